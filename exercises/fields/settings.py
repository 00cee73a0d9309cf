"""What the settings of a picture or a rule name, declared: a pack's reader follows each to where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from exercises.fields.shape import Shape
from workbook.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a [[picture]] or a [[blind_spot]]: of which type it is, and what it names."""

    type: type = str
    required: bool = True
    names: Literal["", "field", "column", "columns", "mended"] = ""
    """A field; a column, or a list of them; or where a gap is mended: a pick, a column of a grid or one with `from`."""

    able: str = ""
    """What is true of the kind of what it names: `measured`, `picks` and so on; any kind will do if it is empty."""

    refers: bool = False
    """True if the column has to refer to the rows of a list."""

    under: bool = False
    """True if the column's list has to stand under the rows of another."""

    answer_of: str = ""
    """It is one of the answers to the column that this setting names."""

    row_of: str = ""
    """It is a ready-made row of the list whose rows the column of this setting has."""

    among: tuple[str, ...] = ()
    """It is one of these words."""


def a_field(able: str) -> Setting:
    """A field of a kind of which that is true."""
    return Setting(names="field", able=able)


def a_column(able: str = "", *, refers: bool = False, under: bool = False) -> Setting:
    """A column, `field.column`; those of one picture or rule are all of the same field."""
    return Setting(names="column", able=able, refers=refers, under=under)


NUMBERS = a_column("measured")
"""A column of numbers."""

ONE_OF = a_column("chooses_one")
"""A column whose value is one of its options."""

LIMIT = Setting(int)
"""A number from 1."""

UNLESS = Setting(required=False, names="mended")
"""What answers a number, so that it is no gap any more."""


def shape_of(what: str, settings: Mapping[str, Setting]) -> Shape:
    """The keys of a table with these settings; `what` is the key that says of which kind it is."""
    required = {key: setting.type for key, setting in settings.items() if setting.required}
    optional = {key: setting.type for key, setting in settings.items() if not setting.required}
    return Shape({"id": str, what: str, **required}, optional)
