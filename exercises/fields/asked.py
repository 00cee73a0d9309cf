"""Which columns of a grid each answers alone, which only the group fills in, and how the answers to a choice spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.model import GROUP, Value
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet

_ON_STRIPS = frozenset({"scale", "choice"})
_HALF = 2
_ANEW = frozenset({"grid", "responsibility", "votes", "pick"})


def asked_of_each(field: Field) -> tuple[Column, ...]:
    """The columns that each answers on their own; all of them where the pack leaves none to the group."""
    return tuple(spec for spec in field.columns if spec.by != "group")


def asked_by(field: Field, author: str) -> tuple[Column, ...]:
    """The columns on the page of whoever writes: the group sees all, each only what is asked of each."""
    return field.columns if author == GROUP else asked_of_each(field)


def spread_columns(field: Field) -> tuple[Column, ...]:
    """The columns whose answers are set beside each other: scales and choices that each has answered."""
    return tuple(spec for spec in asked_of_each(field) if spec.kind in _ON_STRIPS)


def told_columns(field: Field) -> tuple[Column, ...]:
    """What the group writes beside what it agrees on: its evidence, an example, a next step."""
    strips = spread_columns(field)
    return tuple(spec for spec in field.columns if spec not in strips)


def shows_spread(field: Field) -> bool:
    """True for a grid that each answers and whose answers can be set beside each other."""
    return field.kind == "grid" and field.by != "group" and bool(spread_columns(field))


def begins_anew(field: Field) -> bool:
    """True where an exercise that is done again asks anew; a list of the group's goes on from the last time."""
    return field.by != "group" or field.kind in _ANEW


@dataclass(frozen=True, slots=True)
class ChoiceSpread:
    """How many chose which option of a cell, in the order of the options, and what the group agreed on."""

    counts: dict[str, int]
    agreed: Value

    @property
    def answered(self) -> int:
        """How many have answered."""
        return sum(self.counts.values())

    @property
    def is_wide(self) -> bool:
        """True where no more than half of those who answered chose the same."""
        most = max(self.counts.values(), default=0)
        return self.answered > 1 and most * _HALF <= self.answered

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


def choice_spread(sheet: Sheet, field: Field, row: str, column: str) -> ChoiceSpread:
    """The spread of the answers to one cell of a choice."""
    found = sheet.counts(field, row, column)
    options = sheet.option_ids(field.column(column))
    counts = {option: found[option] for option in options if found[option]}
    return ChoiceSpread(counts, sheet.value(field, row, column))
