"""What the minutes of one meeting are made of, in words: who was there, what was decided, what comes next.

`exercises/content/gather_minutes.py` fills it in from a workbook, `export/what/minutes.py` makes a document of it.
Every text is as it was typed; an empty one was not given. Nothing here tells who gave which answer in a round.
"""

from __future__ import annotations

from datetime import date

from workbook.content import Person, PlanAction, Responsibilities
from workbook.light_dataclass import dataclass
from workbook.picture import Picture


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave which number, as (number, how many); *don't know* is counted beside."""

    counts: tuple[tuple[int, int], ...] = ()
    dont_know: int = 0

    @property
    def answered(self) -> int:
        """How many answered, those who do not know among them."""
        return sum(n for _value, n in self.counts) + self.dont_know


@dataclass(frozen=True, slots=True)
class Lines:
    """A question and what was decided about it. `in_order` where the order is the group's own."""

    label: str
    lines: tuple[str, ...]
    in_order: bool = False
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A question whose answer is a small table, under the heads `columns`.

    `groups` are (words, rows): the words that rows stand under, empty if under none, and the cells of each row.
    With `voice` each row begins with somebody's own words, which are set in serif.
    """

    label: str
    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    voice: bool = False
    numbers: tuple[bool, ...] = ()
    """Which columns hold nothing but short values, one for each; empty where none does."""


@dataclass(frozen=True, slots=True)
class Duties:
    """A question whose answer is the responsibility grid."""

    label: str
    found: Responsibilities


Part = Lines | Grid | Duties


@dataclass(frozen=True, slots=True)
class Reservation:
    """What somebody wished to have said; `about` is the row it concerns, in its words."""

    who: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A decision that was tried with a fist of five: what it was about, and how many held up which number."""

    about: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Round:
    """How many answered for themselves, and whether their names stood beside their answers.

    `gathered` is what they had said as the group had grouped it: (heading, other words under it).
    """

    question: str
    answered: int
    anonymous: bool = False
    by_hands: bool = False
    gathered: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of what the group agreed on. `numbers` say what stands behind the numbers in it, *1. Be seen.*"""

    title: str
    kind: str
    picture: Picture
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worked:
    """An exercise the group worked in at the meeting."""

    number: str
    title: str
    rounds: tuple[Round, ...] = ()
    parts: tuple[Part, ...] = ()
    checks: tuple[Check, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    pictures: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing round, without names."""

    question: str = ""
    tally: Tally = Tally()
    low: str = ""
    high: str = ""
    word_question: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """Everything the minutes of one meeting say."""

    language: str
    made_on: date
    number: int
    day: date | None = None
    starts: str = ""
    place: str = ""
    title: str = ""
    organisation: str = ""
    unit: str = ""
    present: tuple[Person, ...] = ()
    away: tuple[Person, ...] = ()
    programme: tuple[tuple[str, int], ...] = ()
    """(title, minutes) in order."""
    exercises: tuple[Worked, ...] = ()
    decisions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()
    actions: tuple[PlanAction, ...] = ()
    needs: tuple[str, ...] = ()
    """Whose need each action serves, in the customers' words: one for each action, empty where there is none."""
    closing: Closing = Closing()
    facilitator: tuple[tuple[str, str], ...] = ()
    """The facilitator's own notes, (where, text); only where they were asked for."""
