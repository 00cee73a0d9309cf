"""Why the group agreed on a value: one line beside it, if they wish. It belongs to the row and goes with it."""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from workbook.model import Key, Place
from workbook.pack import Field


def why_place(sheet: Sheet, field: Field) -> Place:
    """Where the reasons of a field are kept; row, column and round are those of the value each stands beside."""
    place = sheet.place(field)
    return Place(place.exercise, f"{place.field}@why")


def set_why(sheet: Sheet, field: Field, row: str, column: str, words: str) -> None:
    """Writes the reason; empty words take it away. Nothing is kept about a row that is gone meanwhile."""
    if not row or sheet.find(row) is not None:
        sheet.workbook.set(_key(sheet, field, row, column), words or None)


def _key(sheet: Sheet, field: Field, row: str, column: str) -> Key:
    return sheet.key(field, row, column)._replace(field=why_place(sheet, field).field)
