"""A group that has rated and agreed, for the tests of rules, pictures and rounds: short words for what they say."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.together.private_round import PrivateRound
from exercises.together.progress import next_page
from workbook.model import PEOPLE


def people(sheet: Sheet, *names: str) -> list[str]:
    """New participants."""
    return [sheet.workbook.add_item(PEOPLE, {"name": name}).id for name in names or ("Anna", "Ben", "Cara")]


def add(sheet: Sheet, reference: str, *names: str, parent: str = "") -> list[str]:
    """New rows of a list of the group's."""
    field = sheet.field(reference)
    column, place = field.columns[0].id, sheet.place(field)
    return [sheet.workbook.add_item(place, {column: name}, parent=parent).id for name in names]


def rows(sheet: Sheet, reference: str) -> list[Row]:
    """The rows of a grid."""
    return sheet.grid_rows(sheet.field(reference))


def agree(sheet: Sheet, reference: str, column: str, values: Sequence[object]) -> list[Row]:
    """The group's values for the rows of a grid, in order; None leaves one out."""
    field, found = sheet.field(reference), rows(sheet, reference)
    for row, value in zip(found, values, strict=False):
        sheet.set(field, row.id, column, value)
    return found


def alone(sheet: Sheet, reference: str, column: str, row: int, *values: object) -> None:
    """What everybody answers alone about one row."""
    field, at = sheet.field(reference), rows(sheet, reference)[row]
    for (person, _name), value in zip(sheet.workbook.people(), values, strict=False):
        sheet.set(field, at.id, column, value, author=person)


def reveal(sheet: Sheet, exercise_id: str) -> None:
    """Everybody is done with every private page, and all is shown."""
    exercise = sheet.pack.exercises[exercise_id]
    for page in exercise.pages:
        if page.by == "each":
            held = PrivateRound(sheet, exercise, page)
            for person, _name in sheet.workbook.people():
                held.finish(person)
            held.reveal()


def page_now(sheet: Sheet, exercise_id: str) -> str:
    """Where the group goes on in an exercise."""
    return next_page(sheet, sheet.pack.exercises[exercise_id]).id
