"""How far apart the answers to one question are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exercises.fields.scale import DONT_KNOW
from workbook.model import Value

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet
    from workbook.pack import Field

WIDE = 0.3
"""A normalised standard deviation above this is said in words."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Answers to one cell of a scale. *Don't know* is counted beside, never in a mean.

    `agreed` is the group's value: a number, "?" or None.
    """

    counts: dict[int, int]
    dont_know: int
    agreed: Value
    low: int
    high: int

    @property
    def values(self) -> list[int]:
        """Every number given, in rising order."""
        return [value for value, n in sorted(self.counts.items()) for _ in range(n)]

    @property
    def answered(self) -> int:
        """How many have answered, *don't know* among them."""
        return sum(self.counts.values()) + self.dont_know

    @property
    def width(self) -> int:
        """Largest minus smallest."""
        values = self.values
        return values[-1] - values[0] if values else 0

    @property
    def deviation(self) -> float:
        """Standard deviation as a part of the widest possible one: 0 = all alike, 1 = half at each end."""
        values = self.values
        import statistics  # imported when it is needed: it brings fractions and decimals

        return statistics.pstdev(values) / ((self.high - self.low) / 2) if len(values) > 1 else 0.0

    @property
    def is_wide(self) -> bool:
        """True where the group should talk before it decides."""
        return self.deviation > WIDE and self.width >= 2

    @property
    def middle(self) -> float | None:
        """The median of the answers, None if nobody knows."""
        import statistics

        return float(statistics.median(self.values)) if self.values else None

    @property
    def mean(self) -> float | None:
        """The mean of the answers, None if nobody knows."""
        import statistics

        return float(statistics.mean(self.values)) if self.values else None

    def order(self) -> tuple[float, float]:
        """Sorts the widest first: width, then deviation."""
        return -self.width, -self.deviation


def spread_of(answers: Iterable[Value] | Counter[Value], agreed: Value, low: int, high: int) -> Spread:
    """The spread of the answers to one cell, or of how many gave which: a number, *don't know*, or None."""
    given = Counter(answers)
    counts = {
        value: n for value, n in given.items() if isinstance(value, int) and not isinstance(value, bool)
    }
    return Spread(counts, given[DONT_KNOW], agreed, low, high)


def who(sheet: Sheet, field: Field, row: str, column: str) -> dict[Value, list[str]]:
    """Who gave which answer to a cell: numbers in rising order, then *don't know*; names in the group's order.

    Only what was written with names and has been shown to all: nothing of a round without names, of hands that were
    counted, or of somebody who has left the group.
    """
    from exercises.together.private_round import PrivateRound

    exercise = sheet.pack.exercise(field.exercise)
    alone = next((page for page in exercise.pages if page.by == "each" and field.id in page.fields), None)
    if alone is None:
        return {}
    held = PrivateRound(sheet, exercise, alone)
    if held.anonymous or not held.revealed:
        return {}
    found: dict[Value, list[str]] = {}
    hidden = sheet.unfinished(field)
    for person in (each for each in sheet.people() if each.id not in hidden):
        value = sheet.value(field, row, column, author=person.id)
        if isinstance(value, int | str):
            found.setdefault(value, []).append(person.words)
    return dict(sorted(found.items(), key=lambda said: (isinstance(said[0], str), said[0])))
