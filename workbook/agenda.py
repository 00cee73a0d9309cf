"""The agenda with clock times: when what is done was, when what goes on ends, and when the rest begins.

Pure: the time of day comes in, and nothing here needs it to go forward. A clock that is set back, or to summer time,
moves what is to come; how long something took is counted elsewhere, in seconds that never go back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workbook.model import Place, Value
from workbook.values import is_number
from workbook.words import catalogue, language

State = Literal["done", "now", "coming"]
Entry = tuple[str, int]
"""(exercise id, minutes planned). A break stands where an exercise does, with an id of its own."""

BREAK, LUNCH = "@break", "@lunch"

SPENT = Place("meetings", "spent")
"""How long the clock ran in an exercise: row = the meeting, column = the exercise, value = seconds."""

_MOST_SECONDS = 10**6
"""No clock runs longer in one exercise at one meeting, whatever a file says."""

_MINUTE = timedelta(minutes=1)
_MOST = 200
"""No day has more entries; a stranger's file may."""


def break_sort(id_: str) -> str:
    """`@break` or `@lunch`; empty for an exercise. The second of a sort is called `@break/2`."""
    sort = id_.partition("/")[0]
    return sort if sort in (BREAK, LUNCH) else ""


def break_words(id_: str, in_language: str = "") -> str:
    """What a break is called, in the language of the interface or another; empty for an exercise."""
    _ = catalogue(in_language or language()).gettext
    return {BREAK: _("Break"), LUNCH: _("Lunch")}.get(break_sort(id_), "")


def new_break(entries: Iterable[Entry], sort: str) -> str:
    """An id for one more break of that sort."""
    taken, n = {id_ for id_, _minutes in entries}, 1
    while (id_ := sort if n == 1 else f"{sort}/{n}") in taken:
        n += 1
    return id_


def seconds_spent(value: Value) -> int:
    """How many seconds the clock ran, as `SPENT` keeps it; 0 for what is no such number."""
    return value if is_number(value) and 0 <= value < _MOST_SECONDS else 0


def to_keep(entries: Iterable[Entry]) -> list[Value]:
    """The entries as a programme or an agenda is kept in the file: [id, minutes] each."""
    return [[id_, minutes] for id_, minutes in entries]


def each_once(entries: Iterable[Entry]) -> list[Entry]:
    """The entries with each id once: an exercise written twice keeps its first place, a second break gets a new id."""
    found: dict[str, int] = {}
    for id_, minutes in entries:
        if not break_sort(id_):
            found.setdefault(id_, minutes)
        elif len(found) < _MOST:
            found[id_ if id_ not in found else new_break(found.items(), break_sort(id_))] = minutes
    return list(found.items())


def put_in(entries: Sequence[Entry], entry: Entry, order: Sequence[str]) -> list[Entry]:
    """The entries with one more: after those that come before it in `order`, or last where that does not have it."""
    before = order[: order.index(entry[0])] if entry[0] in order else [id_ for id_, _minutes in entries]
    at = max((n + 1 for n, (id_, _minutes) in enumerate(entries) if id_ in before), default=0)
    return [*entries[:at], entry, *entries[at:]]


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of an exercise or a break in the day. `minutes` is how long it takes, or took."""

    exercise: str
    starts: datetime
    minutes: int
    state: State

    @property
    def ends(self) -> datetime:
        """When it ends: `minutes` after it starts, whatever the clock says by then."""
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
    in whole minutes from `starts`, so that nothing trembles while seconds pass. A break is over once the group is
    past it.
    """
    taken = [id_ for id_, seconds in spent.items() if break_sort(id_) and seconds >= 60]
    done = {*done, *_breaks_behind(entries, current, done), *taken}
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
            # A break begins when somebody says so, whatever was done before it.
            known = bool(own or break_sort(exercise))
            began = max(starts, began) if known else _not_after(at, began, starts)
            slots.append(Slot(exercise, began, max(minutes, -((began - now) // _MINUTE)), "now"))
            at = slots[-1].ends
    if now > starts and all(slot.state == "done" for slot in slots):
        at = minute
    for exercise, minutes in entries:
        if exercise != current and exercise not in done:
            slots.append(Slot(exercise, at, minutes, "coming"))
            at += minutes * _MINUTE
    return slots


def _breaks_behind(entries: Sequence[Entry], current: str, done: Collection[str]) -> list[str]:
    """The breaks before where the group is, or before the last that is done."""
    order = [id_ for id_, _minutes in entries]
    at = (
        order.index(current)
        if current in order
        else max((order.index(i) for i in done if i in order), default=0)
    )
    return [id_ for id_ in order[:at] if break_sort(id_)]


def _not_after(at: datetime, now: datetime, starts: datetime) -> datetime:
    """What has begun did so by now, and not before the meeting did."""
    return max(starts, min(at, now))


def late(entries: Sequence[Entry], starts: datetime, slots: Sequence[Slot]) -> int:
    """By how many minutes the end has moved from what was planned; below 0 is earlier."""
    if not slots:
        return 0
    planned = starts + sum(minutes for _exercise, minutes in entries) * _MINUTE
    return round((slots[-1].ends - planned) / _MINUTE)
