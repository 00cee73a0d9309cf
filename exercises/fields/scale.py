"""A scale with words at its ends; *don't know* is always an answer, and never counts in a mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.kind import OneValue
from workbook.model import Value
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet

DONT_KNOW = "?"


class Scale(OneValue):
    name = "scale"
    tallied = True
    keys = frozenset({"low", "high"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if not self.fits(field, value):
            raise ValueError(f"{value!r} is not between {field.low} and {field.high}")
        return value

    def fits(self, spec: Field | Column, value: Value) -> bool:
        if isinstance(value, bool) or not isinstance(value, int):
            return bool(value == DONT_KNOW)
        return spec.low <= value <= spec.high
