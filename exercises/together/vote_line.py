"""Where the group draws the line after a dot vote, and the ties it runs through. The group may cross it."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from workbook.model import Key, Place
from workbook.number_words import capital, how_many
from workbook.pack import Field
from workbook.typed_text import one_line, shortened
from workbook.values import is_number
from workbook.words import _, ngettext

_LONGEST = 40


def cut_place(sheet: Sheet, field: Field) -> Place:
    """Where the line of a pick is kept."""
    place = sheet.place(field)
    return Place(place.exercise, f"{place.field}@cut")


def cut(sheet: Sheet, field: Field, rows: Sequence[Row]) -> int:
    """After how many of the rows the line goes: where the group drew it, after those it chose, or as many as it may."""
    kept = sheet.workbook.value(_key(sheet, field))
    if is_number(kept) and kept >= 1:
        return min(kept, len(rows))
    picked = {row.id for row in sheet.picked(field)}
    enough = max(1, field.at_least)
    if len(picked) >= enough and picked == {row.id for row in rows[: len(picked)]}:
        return len(picked)
    return min(field.at_most or len(rows), len(rows))


def draw(sheet: Sheet, field: Field, after: int) -> None:
    """Draws the line of a pick after that many rows, as a step of its own."""
    sheet.workbook.set(_key(sheet, field), after)


def _key(sheet: Sheet, field: Field) -> Key:
    return sheet.key(field)._replace(field=cut_place(sheet, field).field)


def tie(rows: Sequence[Row], dots: Sequence[int], after: int) -> list[Row]:
    """The rows that have equally many dots and that the line would part; empty where it parts none."""
    if not 0 < after < len(rows) or dots[after - 1] != dots[after] or not dots[after]:
        return []
    return [row for row, n in zip(rows, dots, strict=True) if n == dots[after]]


def tie_words(field: Field, rows: Sequence[Row], dots: Sequence[int], after: int) -> str:
    """*Curiosity and We do what we promise both have four dots. Both fit, or talk about which.*"""
    found = tie(rows, dots, after)
    if not found:
        return ""
    n, many = dots[after], len(found)
    said_of = [shortened(one_line(row.words), _LONGEST) for row in found]
    names = _(" and ").join([", ".join(said_of[:-1]), said_of[-1]])
    if many == 2:
        said = ngettext("{names} both have {n} dot.", "{names} both have {n} dots.", n)
    else:
        said = ngettext("{names} have {n} dot each.", "{names} have {n} dots each.", n)
    said = said.format(names=names, n=how_many(n))
    above = sum(other > n for other in dots)
    if not field.at_most or above + many <= field.at_most:
        more = (
            _("Both fit, or talk about which.")
            if many == 2
            else _("All {n} fit, or talk about which.").format(n=how_many(many))
        )
    else:
        more = _("There is not room for all of them. Talk about which.")
    return f"{capital(said)} {more}"
