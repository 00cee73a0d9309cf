"""Short text (one line) and long text (as many as it takes)."""

from __future__ import annotations

from exercises.fields.answers import Answers
from exercises.fields.one_value import OneValue
from exercises.fields.rows_and_cards import same
from workbook.model import Value
from workbook.pack import Column, Field
from workbook.typed_text import clean, one_line


class TextKind(OneValue):
    """Somebody's own words. Where two rows become one, the words of both stand."""

    keys = frozenset({"per", "voice"})
    is_text = True
    both_stand = True

    def joined(self, there: Value, coming: Value) -> Value:
        """Both texts; or what was written without names, in alphabetical order."""
        if isinstance(there, str) and isinstance(coming, str):
            return there if same(coming) == same(there) else self.one_text(there, coming)
        if isinstance(there, list) and isinstance(coming, list):
            return sorted([*there, *coming], key=str)
        return there

    def one_text(self, there: str, coming: str) -> str:
        """Two texts one after the other."""
        return one_line(f"{there.rstrip(' ;')}; {coming}")


class ShortText(TextKind):
    name = "short_text"
    one_line = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """The text in one line; None for one that says nothing. ValueError for what is no text."""
        if not isinstance(value, str):
            raise ValueError("a short text is text")
        return one_line(value) or None


class LongText(TextKind):
    name = "long_text"

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """The text with its lines as they are; None for one that says nothing. ValueError for what is no text."""
        if not isinstance(value, str):
            raise ValueError("a long text is text")
        return clean(value) if value.strip() else None

    def one_text(self, there: str, coming: str) -> str:
        return f"{there}\n{coming}"
