"""The agenda with clock times: when what is done was, when what goes on ends, and when the rest begins.

Pure: the time of day comes in, and nothing here needs it to go forward. A clock that is set back, or to summer time,
moves what is to come; how long something took is counted elsewhere, in seconds that never go back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workbook.model import Place

State = Literal["done", "now", "coming"]
Entry = tuple[str, int]
"""(exercise id, minutes planned)."""

SPENT = Place("meetings", "spent")
"""How long the clock ran in an exercise: row = the meeting, column = the exercise, value = seconds."""

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """One exercise's place in the day."""

    exercise: str
    starts: datetime
    minutes: int
    state: State

    @property
    def ends(self) -> datetime:
        return self.starts + self.minutes * _MINUTE


def agenda(
    entries: Sequence[Entry],
    starts: datetime,
    now: datetime,
    current: str,
    spent: Mapping[str, float],
    done: Collection[str],
) -> list[Slot]:
    """The slots in order of time: what is done, what goes on, what is to come.

    What is done took as long as its `spent` seconds say, or what was planned where nobody ran the clock. What goes on
    began its own seconds ago, or after what is done, and ends as planned from then, or now if that is later. All of it
    in whole minutes from `starts`, so that nothing trembles while seconds pass.
    """
    slots: list[Slot] = []
    at = starts
    minute = starts + (now - starts) // _MINUTE * _MINUTE
    own = timedelta(seconds=spent.get(current, 0))
    began = min(minute, starts + round((now - own - starts) / _MINUTE) * _MINUTE) if own else minute
    for exercise, minutes in entries:
        if exercise in done and exercise != current:
            took = max(1, round(spent[exercise] / 60)) if spent.get(exercise) else minutes
            slots.append(Slot(exercise, _not_after(at, began, starts), took, "done"))
            at += took * _MINUTE
    for exercise, minutes in entries:
        if exercise == current:
            began = max(starts, began) if own else _not_after(at, began, starts)
            slots.append(Slot(exercise, began, max(minutes, -((began - now) // _MINUTE)), "now"))
            at = slots[-1].ends
    if now > starts and all(slot.state == "done" for slot in slots):
        at = minute
    for exercise, minutes in entries:
        if exercise != current and exercise not in done:
            slots.append(Slot(exercise, at, minutes, "coming"))
            at += minutes * _MINUTE
    return slots


def _not_after(at: datetime, now: datetime, starts: datetime) -> datetime:
    """What has begun did so by now, and not before the meeting did."""
    return max(starts, min(at, now))


def late(entries: Sequence[Entry], starts: datetime, slots: Sequence[Slot]) -> int:
    """By how many minutes the end has moved from what was planned; below 0 is earlier."""
    if not slots:
        return 0
    planned = starts + sum(minutes for _exercise, minutes in entries) * _MINUTE
    return round((slots[-1].ends - planned) / _MINUTE)
