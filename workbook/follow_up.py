"""What came of the actions: one turn for each action and meeting. Did, saw, learnt, what next, and a measured value.

A turn is an item under its action, so that it goes with it and everything can be undone. It is read as if written by a
stranger: what is no value of its kind is left out, and what stands under no action is never asked for.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass

from workbook.dates import iso_date
from workbook.meeting import Meetings
from workbook.model import ACTIONS, Item, Key, Place
from workbook.plan import STATUSES, Action, Plan
from workbook.typed_text import one_line
from workbook.values import text_of
from workbook.workbook import Workbook

TURNS = Place("plan", "turns")
"""The turns, each under its action, in the order they were made."""

NEXT = ("adopt", "adapt", "abandon")
"""How a group goes on: keeps what it tried, changes it, or drops it."""

COLUMNS = ("date", "did", "saw", "learnt", "next", "value", "status", "meeting", "choice")

_NUMBER = re.compile(r"(?<![\w.,])[-\u2212]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?", re.ASCII)
_LARGEST = 1e12
_ENOUGH = 5
"""A middle of fewer values says nothing."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of one action. `value` is as it was typed, `date` when it was measured: an ISO date, or words.

    `status` is what the group said of the action then; `held` is the day of the meeting, where that is known.
    """

    id: str
    action: str
    meeting: str = ""
    did: str = ""
    saw: str = ""
    learnt: str = ""
    next: str = ""
    value: str = ""
    date: str = ""
    status: str = ""
    held: datetime.date | None = None

    @property
    def number(self) -> float | None:
        """The first number of the value, *12* of *12 of 20*; None where it has none."""
        return number_in(self.value)

    @property
    def measured(self) -> datetime.date | None:
        """The day the value was measured; where nobody has said, the day of the meeting."""
        return iso_date(self.date) or self.held

    def says_anything(self) -> bool:
        """False for a turn that was begun and emptied again."""
        return any(
            (self.did.strip(), self.saw.strip(), self.learnt.strip(), self.next, self.value, self.status)
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of a turn that can be drawn: a number, and the day it was measured."""

    day: datetime.date
    number: float
    turn: Turn


class Turns:
    """What came of the actions of one workbook, read and written. It keeps nothing itself."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    # --- reading ------------------------------------------------------------------------------------------------

    def of(self, action_id: str) -> list[Turn]:
        """The turns of an action that say something, the first one first."""
        return [turn for turn in self._all().get(action_id, []) if turn.says_anything()]

    def last(self, action_id: str) -> Turn | None:
        """The latest turn of an action that says something, None before the first."""
        turns = self.of(action_id)
        return turns[-1] if turns else None

    def at(self, action_id: str, meeting_id: str) -> Turn | None:
        """The action's turn at a meeting (empty: outside any), if there is one."""
        found = [turn for turn in self._all().get(action_id, []) if turn.meeting == meeting_id]
        return found[-1] if found else None

    def measured(self, action_id: str) -> list[Measured]:
        """The values that are numbers and have a day, by day."""
        found = [
            Measured(day, number, turn)
            for turn in self.of(action_id)
            if (day := turn.measured) is not None and (number := turn.number) is not None
        ]
        return sorted(found, key=lambda each: each.day)

    def to_follow_up(self, meeting_id: str) -> list[Action]:
        """The actions to go through at a meeting, the soonest due first: what is open, and what had its turn there.

        What is caught while one goes through those from before waits for the next meeting.
        """
        found = [
            action
            for action in Plan(self._workbook).actions()
            if action.title.strip() and (is_open(action) or self.has_turn(action.id, meeting_id))
        ]
        if any(action.meeting != meeting_id for action in found):
            found = [a for a in found if a.meeting != meeting_id or self.has_turn(a.id, meeting_id)]
        return sorted(found, key=lambda action: action.due_date or datetime.date.max)

    def done_before(self, meeting_id: str) -> list[Action]:
        """The actions that are done and have no turn at that meeting: they can be taken up again."""
        return [
            action
            for action in Plan(self._workbook).actions()
            if action.title.strip() and action.status == "done" and not self.has_turn(action.id, meeting_id)
        ]

    def has_turn(self, action_id: str, meeting_id: str) -> bool:
        """True if the action was followed up at that meeting."""
        turn = self.at(action_id, meeting_id)
        return turn is not None and turn.says_anything()

    def is_dropped(self, action: Action) -> bool:
        """True for an action that the group tried and dropped, unlike one that it never began."""
        last = self.last(action.id)
        return action.choice == "no" and last is not None and last.next == "abandon"

    def _all(self) -> dict[str, list[Turn]]:
        """Every turn by its action."""
        return self._workbook.keep("turns", self._read_all)

    def _read_all(self) -> dict[str, list[Turn]]:
        days = {meeting.id: meeting.day for meeting in Meetings(self._workbook).all()}
        found: dict[str, list[Turn]] = {}
        for item in self._workbook.items(TURNS):
            found.setdefault(item.parent, []).append(self._turn(item, days))
        return found

    def _turn(self, item: Item, days: dict[str, datetime.date | None]) -> Turn:
        def text(column: str) -> str:
            return text_of(self._workbook.value(Key(*TURNS, item.id, column)))

        next_, status, meeting = text("next"), text("status"), text("meeting")
        return Turn(
            id=item.id,
            action=item.parent,
            meeting=meeting,
            did=text("did"),
            saw=text("saw"),
            learnt=text("learnt"),
            next=next_ if next_ in NEXT else "",
            value=one_line(text("value")),
            date=one_line(text("date")),
            status=status if status in STATUSES else "",
            held=days.get(meeting),
        )

    # --- writing ------------------------------------------------------------------------------------------------

    def add(self, action_id: str, meeting_id: str = "", *, id_: str = "", label: str = "") -> Turn:
        """A new turn of an action. KeyError if there is no such action."""
        if self._workbook.item(ACTIONS, action_id) is None:
            raise KeyError(action_id)
        item = self._workbook.add_item(TURNS, {"meeting": meeting_id}, parent=action_id, id_=id_, label=label)
        return self._turn(item, {})

    def set(self, turn_id: str, column: str, value: str, *, label: str = "", merge: str = "") -> None:
        """Changes one column. A status is the action's own too; what is dropped leaves the plan, and comes back.

        KeyError for a column that there is not, ValueError for what it cannot be; nothing if the turn is gone.
        """
        if column not in COLUMNS:
            raise KeyError(column)
        if (column == "next" and value not in ("", *NEXT)) or (column == "status" and value not in STATUSES):
            raise ValueError(value)
        item = self._workbook.item(TURNS, turn_id)
        if item is None:
            return
        with self._workbook.step(label, merge=merge):
            if column == "next":
                self._drop_or_take_back(item, value)
            self._workbook.set(Key(*TURNS, turn_id, column), value or None)
            if column == "status" and self._workbook.item(ACTIONS, item.parent) is not None:
                Plan(self._workbook).set(item.parent, "status", value)

    def put(
        self, action_id: str, meeting_id: str, column: str, value: str, *, label: str = "", merge: str = ""
    ) -> None:
        """Changes one column of the action's turn at a meeting, which is made if it is not there.

        Nothing happens if the action is gone, or if there is no turn and nothing to say.
        """
        if self._workbook.item(ACTIONS, action_id) is None:
            return
        turn = self.at(action_id, meeting_id)
        if turn is None and not value:
            return
        with self._workbook.step(label, merge=merge):
            turn = turn or self.add(action_id, meeting_id)
            self.set(turn.id, column, value)

    def _drop_or_take_back(self, item: Item, value: str) -> None:
        """What is dropped is no longer to be done; what it was before is kept with the turn."""
        plan, kept = Plan(self._workbook), Key(*TURNS, item.id, "choice")
        action = plan.action(item.parent)
        if action is None:
            return
        if value == "abandon" and action.choice != "no":
            self._workbook.set(kept, action.choice)
            plan.set(action.id, "choice", "no")
        elif value != "abandon" and self._workbook.value(Key(*TURNS, item.id, "next")) == "abandon":
            before = self._workbook.value(kept)
            if action.choice == "no" and before in ("now", "later"):
                plan.set(action.id, "choice", before)
            self._workbook.set(kept, None)


def is_open(action: Action) -> bool:
    """True for what is to be done now, or has been begun, and is not done."""
    return action.status != "done" and (
        action.choice == "now" or (action.choice == "later" and action.status == "doing")
    )


def number_in(text: str) -> float | None:
    """The first number of a text as people write it: *12*, *12,5*, *1 200*, *12 of 20*; None if there is none."""
    found = _NUMBER.search(text[:200])
    if found is None:
        return None
    plain = re.sub(r"[ \u00a0\u202f]", "", found[0]).replace(",", ".").replace("\u2212", "-")
    number = float(plain)
    return number if math.isfinite(number) and abs(number) < _LARGEST else None


def middle_of(values: list[float]) -> float | None:
    """The median, None of fewer than five values: it would look like knowledge."""
    if len(values) < _ENOUGH:
        return None
    from statistics import median  # imported when it is needed: it brings fractions and decimals

    return float(median(values))
