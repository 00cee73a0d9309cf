"""What the minutes of one meeting are made of, in words: who was there, what was decided, what comes next.

`exercises/content/gather_minutes.py` fills it in from a workbook, `export/what/minutes.py` makes a document of it.
Every text is as it was typed; an empty one was not given. Nothing here tells who gave which answer in a round.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.blocks import Told
from workbook.content import Person, PlanAction
from workbook.picture import Drawn


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
class Decided:
    """A question and what was decided about it."""

    label: str
    told: Told


@dataclass(frozen=True, slots=True)
class NotedReservation:
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
class Worked:
    """An exercise the group worked in at the meeting."""

    number: str
    title: str
    rounds: tuple[Round, ...] = ()
    decided: tuple[Decided, ...] = ()
    checks: tuple[Check, ...] = ()
    reservations: tuple[NotedReservation, ...] = ()
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
