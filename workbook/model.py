"""The small values a workbook is made of.

An answer is (exercise, field, row, column, author, round) → a JSON value; the author is a participant's id or the
group. An item is one row of a list answer; it has an identity of its own, so that a later exercise can refer to it
and a new name is seen everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

SUFFIX = ".samsyn"
"""How the name of a workbook's file ends."""

PACK_SUFFIX = ".samsynpack"
"""How the name of a file of exercises ends."""

GROUP = ""
"""The author of what the group says together."""

HANDS = "@hands"
"""The author of a show of hands: a tally of how many gave which answer, {"1": 2, "?": 1}."""

ANONYMOUS = "@anonymous"
"""The author of what was written without names: tallies, and texts and items in no order."""

DRAFT = "@draft"
"""Whoever writes right now in an anonymous round: what it holds is folded into the rest when they are done."""

NOBODY = frozenset({HANDS, ANONYMOUS, DRAFT})
"""Authors that are no participant."""

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
"""A JSON value: text, number, truth, list, dictionary; None is no answer. `workbook/values.py` says which it is."""


class Place(NamedTuple):
    """A field of an exercise: where answers and items live."""

    exercise: str
    field: str

    def __str__(self) -> str:
        return f"{self.exercise}/{self.field}"


class Key(NamedTuple):
    """Where one value lives. `row` is an item's id, a fixed row, or empty; so is `column`."""

    exercise: str
    field: str
    row: str = ""
    column: str = ""
    author: str = GROUP
    round: int = 1

    @property
    def place(self) -> Place:
        return Place(self.exercise, self.field)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list. `parent` is the item it belongs under (a need's customer group), or empty.

    `position` orders the rows of a list; it is a float so that a row can be put between two others.
    """

    id: str
    exercise: str
    field: str
    parent: str
    author: str
    round: int
    position: float

    @property
    def place(self) -> Place:
        return Place(self.exercise, self.field)


PEOPLE = Place("people", "participants")
"""The participants: a list like any other, whose items' ids are authors."""

ACTIONS = Place("plan", "actions")
"""The plan's actions, wherever they were caught."""

PROGRAMME = Place("workbook", "programme")
"""Which exercises, in which order, with how many minutes."""

LEFT_ON_PURPOSE = Place("review", "left")
"""Blind spots the group left on purpose: row = the spot's key, value = the reason."""


@dataclass(frozen=True, slots=True)
class Event:
    """What has changed, said once after each change is on disk.

    `places` are the fields touched; `undo` and `redo` tell how it came about; `label` is the step's name for people.
    """

    places: frozenset[Place]
    label: str = ""
    cause: str = "edit"
