"""An exercise done again: ratings and choices begin anew, and last time's stand beside them.

What a group lists (its customer groups, their needs, the signs it rates) is the same all the time, so that two times
can be told apart row by row. What was rated, voted and chosen the last time stays in the file under its own round.
"""

from __future__ import annotations

from datetime import date

from exercises.answers.rounds import MOST_ROUNDS, ROUND
from exercises.answers.sheet import Sheet
from exercises.fields.asked import begins_anew
from workbook.model import Key, Place
from workbook.pack import Exercise


def can_do_again(sheet: Sheet, exercise: Exercise) -> bool:
    """True if there is anything that would begin anew: what was rated, voted on or chosen this time."""
    anew = [field for field in exercise.fields.values() if begins_anew(field) and not field.retired]
    if sheet.workbook.read_only or sheet.round_of(exercise.id) >= MOST_ROUNDS:
        return False
    return any(
        key.round == sheet.round_at(field)
        for field in anew
        for key in sheet.workbook.answers(sheet.place(field))
    )


def again(sheet: Sheet, exercise: Exercise, *, label: str = "") -> int:
    """Begins the next round, and returns its number. One step: undone, last time's answers are there again."""
    number = sheet.round_of(exercise.id) + 1
    # Where doing it again was undone, what had been shown by then is a time of its own.
    while any(key.round == number for key in sheet.workbook.answers(Place(exercise.id, "@revealed"))):
        number += 1
    sheet.workbook.set(Key(exercise.id, ROUND), number, label=label)
    return number


def last_day(sheet: Sheet, exercise: Exercise) -> date | None:
    """The day of the meeting at which the exercise was done the last time; None where that is not known."""
    number = sheet.last_time(exercise)
    meeting = sheet.meeting_of(exercise.id, number) if number else None
    return meeting.day if meeting is not None else None
