"""What a picture kind is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exercises.fields.shape import Shape
from workbook.pack import Exercise
from workbook.pack import Picture as Named
from workbook.picture import Picture


@dataclass(frozen=True)
class PictureKind:
    """`draw(sheet, exercise, picture, rows, chosen)` makes the picture of those rows; `columns` are the settings that
    name a scale column, as `field.column`, or a list of them."""

    shape: Shape
    columns: tuple[str, ...]
    draw: Callable[..., Picture]
    texts: tuple[str, ...] = ("title",)
    """The texts it needs under `pictures.<id>`."""
    lists: tuple[str, ...] = ()
    """Those of its texts that are lists."""
    several_fields: bool = False
    """True if its columns may be those of different grids."""


__all__ = ["Exercise", "Named", "PictureKind"]
