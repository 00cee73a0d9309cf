"""Kinds that Samsyn itself keeps house with: the group's word, its programme, its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.kind import Kind, Progress
from workbook.agenda import break_sort
from workbook.meeting import LONGEST_BOX
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.typed_text import one_line

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet

WORD_FORMS = ("one", "the", "many", "all")
"""a customer, the customer, customers, the customers"""


class Word(Kind):
    """What the group calls those it is there for, in the four forms that later texts need."""

    name = "word"

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if not isinstance(value, str):
            raise ValueError("a word is text")
        return one_line(value) or None

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        return Progress(int(bool(sheet.value(field, "", "one", author=author))), 1)


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
    """Which exercises the group will do, and its breaks: a list of [id, minutes]."""

    name = "programme"

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if not isinstance(value, list):
            raise ValueError("a programme is a list")
        for entry in value:
            known = is_entry(entry) and (entry[0] in sheet.pack.exercises or break_sort(entry[0]))
            if not known:
                raise ValueError(f"{entry!r} is no entry of a programme")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, list) and all(is_entry(entry) for entry in value)

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        return Progress(int(bool(sheet.programme())), 1)


class Actions(Kind):
    """The plan: the actions, wherever they were caught."""

    name = "actions"
    keys = frozenset({"needs"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        raise ValueError("a plan has actions, not a value")

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return True  # `workbook.plan` reads each part of an action for what it is

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        """Complete when every action to be done now has what it takes: an owner, a date and a measure."""
        actions = [action for action in sheet.plan.actions() if action.choice == "now"]
        done = sum(bool(action.owner and action.due and action.measure) for action in actions)
        return Progress(done, max(1, len(actions)))
