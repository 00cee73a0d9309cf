"""Which exercises the group will do, and its breaks: a list of [id, minutes]."""

from __future__ import annotations

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress
from exercises.fields.room import Room
from workbook.agenda import break_sort
from workbook.meeting import LONGEST_BOX
from workbook.model import GROUP, PROGRAMME, Value
from workbook.pack import Column, Field


def is_entry(value: Value) -> bool:
    """True for [exercise id, minutes], or a break's."""
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and isinstance(value[0], str)
        and isinstance(value[1], int)
        and not isinstance(value[1], bool)
        and 0 <= value[1] <= LONGEST_BOX
    )


class Programme(Kind):
    name = "programme"
    answered_by = ("group", "both")
    role = "programme"
    kept_at = PROGRAMME

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        if not isinstance(value, list):
            raise ValueError("a programme is a list")
        for entry in value:
            known = is_entry(entry) and (entry[0] in answers.pack.exercises or break_sort(entry[0]))
            if not known:
                raise ValueError(f"{entry!r} is no entry of a programme")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, list) and all(is_entry(entry) for entry in value)

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        return Progress(int(bool(answers.programme())), 1)

    def show(self, room: Room, field: Field) -> None:
        room.timed(room.answers.programme_entries())
