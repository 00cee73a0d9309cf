"""How far apart the answers to one question are, on a scale or among options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbook.model import Value
from workbook.values import is_number, number_or_text

DONT_KNOW = "?"
WIDE = 0.3
"""A normalised standard deviation above this is said in words."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Answers to one cell of a scale. *Don't know* is counted beside, never in a mean.

    `agreed` is the group's value: a number, "?" or None.
    """

    counts: dict[int, int]
    dont_know: int
    agreed: int | str | None
    low: int
    high: int

    @property
    def agreed_number(self) -> int | None:
        """The group's value where it is a number, None for *don't know* and where there is none."""
        return self.agreed if isinstance(self.agreed, int) else None

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
        """The largest number given minus the smallest; 0 where nobody gave any."""
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
        """True where the group should talk before it decides: a deviation above `WIDE`, and two steps or more."""
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
    counts = {value: n for value, n in given.items() if is_number(value)}
    return Spread(counts, given[DONT_KNOW], number_or_text(agreed), low, high)


@dataclass(frozen=True, slots=True)
class ChoiceSpread:
    """How many chose which option of a cell, in the order of the options, and what the group agreed on."""

    counts: dict[str, int]
    agreed: str | None

    @property
    def answered(self) -> int:
        """How many have answered: each person once, since each chose one option."""
        return sum(self.counts.values())

    @property
    def is_wide(self) -> bool:
        """True where no more than half of those who answered chose the same."""
        most = max(self.counts.values(), default=0)
        return self.answered > 1 and 2 * most <= self.answered

    def order(self) -> tuple[float, float]:
        """Sorts the least agreed first: the share of the most chosen, then how many options were chosen."""
        if not self.answered:
            return 1.0, 0.0
        chosen = sum(n > 0 for n in self.counts.values())
        return max(self.counts.values()) / self.answered - 2.0, -float(chosen)

    def fewest(self) -> list[str]:
        """The options that the fewest chose, of those that anybody did."""
        given = {option: n for option, n in self.counts.items() if n}
        least = min(given.values(), default=0)
        return [option for option, n in given.items() if n == least]
