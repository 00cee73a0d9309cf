"""Which columns each answers alone, which only the group fills in, and which are set beside each other."""

from __future__ import annotations

from exercises.fields.kind import kind_of
from exercises.fields.one_value import OnStrips
from workbook.model import GROUP
from workbook.pack import Column, Field


def asked_of_each(field: Field) -> tuple[Column, ...]:
    """The columns that each answers on their own; all of them where the pack leaves none to the group."""
    return tuple(spec for spec in field.columns if spec.by != "group")


def asked_by(field: Field, author: str) -> tuple[Column, ...]:
    """The columns on the page of whoever writes: the group sees all, each only what is asked of each."""
    return field.columns if author == GROUP else asked_of_each(field)


def spread_columns(field: Field) -> tuple[Column, ...]:
    """The columns whose answers are set beside each other: scales and choices that each has answered."""
    return tuple(spec for spec in asked_of_each(field) if isinstance(kind_of(spec), OnStrips))


def told_columns(field: Field) -> tuple[Column, ...]:
    """What the group writes beside what it agrees on: its evidence, an example, a next step."""
    strips = spread_columns(field)
    return tuple(spec for spec in field.columns if spec not in strips)


def shows_spread(field: Field) -> bool:
    """True for a field that each answers row by row and whose answers can be set beside each other."""
    return kind_of(field).shows_spread(field)


def begins_anew(field: Field) -> bool:
    """True where an exercise that is done again asks anew; a list of the group's goes on from the last time."""
    return field.by != "group" or kind_of(field).anew
