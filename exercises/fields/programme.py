"""Which exercises the group will do, and its breaks: a list of [id, minutes]."""

from __future__ import annotations

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress
from exercises.fields.room import Room
from workbook.agenda import break_sort
from workbook.meeting import LONGEST_BOX
from workbook.model import GROUP, PROGRAMME, Value
from workbook.pack import Column, Field
from workbook.values import is_number


def entry_of(value: Value) -> tuple[str, int] | None:
    """(exercise id, minutes) of an entry, or the same of a break; None for what is no entry."""
    match value:
        case [str(id_), int(minutes)] if is_number(minutes) and 0 <= minutes <= LONGEST_BOX:
            return id_, minutes
    return None


class Programme(Kind):
    name = "programme"
    answered_by = ("group", "both")
    role = "programme"
    kept_at = PROGRAMME

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """A list of [exercise id, minutes], with breaks; None for an empty one.

        Raises ValueError for what is no entry, and for an exercise that the pack lacks.
        """
        if not isinstance(value, list):
            raise ValueError("a programme is a list")
        for entry in value:
            found = entry_of(entry)
            if found is None or not (found[0] in answers.pack.exercises or break_sort(found[0])):
                raise ValueError(f"{entry!r} is no entry of a programme")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, list) and all(entry_of(entry) is not None for entry in value)

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        return Progress(int(bool(answers.programme())), 1)

    def show(self, room: Room, field: Field) -> None:
        room.timed(room.answers.programme_entries())
