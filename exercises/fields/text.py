"""Short text (one line) and long text (as many as it takes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.kind import OneValue
from workbook.model import Value
from workbook.pack import Column, Field
from workbook.typed_text import clean, one_line

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet


class ShortText(OneValue):
    name = "short_text"
    keys = frozenset({"per", "voice"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if not isinstance(value, str):
            raise ValueError("a short text is text")
        return one_line(value) or None


class LongText(OneValue):
    name = "long_text"
    keys = frozenset({"per", "voice"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if not isinstance(value, str):
            raise ValueError("a long text is text")
        return clean(value) if value.strip() else None
