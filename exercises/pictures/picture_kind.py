"""What a picture kind is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exercises.answers.sheet import Row, Sheet
from exercises.fields.settings import Setting, shape_of
from exercises.fields.shape import Shape
from workbook.picture import Picture


@dataclass(frozen=True)
class PictureKind:
    """`draw(sheet, exercise, picture, rows, chosen)` makes the picture of those rows.

    `settings` are what a pack writes for it, besides id and kind: columns that it is drawn from, as `field.column`.
    """

    settings: Mapping[str, Setting]
    draw: Callable[..., Picture]
    texts: tuple[str, ...] = ("title",)
    """The texts it needs under `pictures.<id>`."""
    lists: tuple[str, ...] = ()
    """Those of its texts that are lists."""
    several_fields: bool = False
    """True if its columns may be those of different grids."""
    numbered: bool = False
    """True if its points have the numbers of the rows beside them."""
    rows_of_the_plan: Callable[[Sheet], list[Row]] | None = None
    """The rows of a picture that is drawn from the plan's actions and their turns, whatever stands on the page."""
    signs: tuple[str, ...] = ()
    """The signs that are explained beside it: `one` person's answer, what is `agreed`, what is still `open`."""
    last_dashed: bool = False
    """True if what it was the last time is drawn in it, dashed."""
    one_for_each: bool = False
    """True if every row has a picture of its own in a document, so that none is cut in two by the end of a page."""

    @property
    def shape(self) -> Shape:
        """The keys of a [[picture]] of that kind."""
        return shape_of("kind", self.settings)

    @property
    def of_the_plan(self) -> bool:
        """True if it is drawn from the plan, and from nothing that was answered in an exercise."""
        return self.rows_of_the_plan is not None
