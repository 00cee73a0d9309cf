"""An exercise done again: ratings and choices begin anew, and last time's stand beside them.

What a group lists (its customer groups, their needs, the signs it rates) is the same all the time, so that two times
can be told apart row by row. What was rated, voted and chosen the last time stays in the file under its own round.
"""

from __future__ import annotations

from exercises.asked import begins_anew
from exercises.progress import begun
from exercises.sheet import ROUND, Row, Sheet
from workbook.model import Key, Value
from workbook.pack import Exercise, Field


def can_do_again(sheet: Sheet, exercise: Exercise) -> bool:
    """True if there is something to begin anew, and the group has come to it this time."""
    anew = any(begins_anew(field) and not field.retired for field in exercise.fields.values())
    return anew and not sheet.workbook.read_only and begun(sheet, exercise)


def again(sheet: Sheet, exercise: Exercise, *, label: str = "") -> int:
    """Begins the next round, and returns its number. One step: undone, last time's answers are there again."""
    number = sheet.round_of(exercise.id) + 1
    sheet.workbook.set(Key(exercise.id, ROUND), number, label=label)
    return number


def changed(sheet: Sheet, field: Field, row: str, column: str = "") -> int | None:
    """How much higher or lower the group rates something than the last time; None where either is no number."""
    return _difference(sheet.before(field, row, column), sheet.value(field, row, column))


def moved(sheet: Sheet, field: Field, column: str) -> list[tuple[Row, int]]:
    """The rows of a grid whose agreed value is another than the last time, the largest step first."""
    found = [(row, changed(sheet, field, row.id, column)) for row in sheet.grid_rows(field)]
    return sorted(((row, by) for row, by in found if by), key=lambda entry: -abs(entry[1]))


def _difference(before: Value, now: Value) -> int | None:
    if type(before) is not int or type(now) is not int:
        return None
    return now - before
