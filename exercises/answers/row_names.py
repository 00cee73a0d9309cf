"""What a row is called away from its list: with its parent where two parents have rows of the same name."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from workbook.pack import Field


def list_under(sheet: Sheet, field: Field) -> Field:
    """The list that a grid or a pick stands on in the end; a list is its own."""
    while field.kind in ("grid", "pick"):
        field = sheet.field(field.rows or field.source, field.exercise)
    return field


def names_of(sheet: Sheet, field: Field, rows: Sequence[Row]) -> dict[str, str]:
    """The names of rows by their identity: *Respect (Home care)*, or *Respect* where that is enough."""
    base = list_under(sheet, field)
    parents = {row.id: row.words for row in sheet.rows_per(base)}
    words = [row.words.casefold() for row in sheet.rows_at(base)] if parents else []
    return {
        row.id: f"{row.words} ({parents[row.parent]})"
        if row.parent in parents and words.count(row.words.casefold()) > 1
        else row.words
        for row in rows
    }
