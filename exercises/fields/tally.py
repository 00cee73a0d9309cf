"""Numbers as a tally has them: {"1": 2, "?": 1}."""

from __future__ import annotations

from workbook.model import Value

_MOST_DIGITS = 10


def is_digits(text: str) -> bool:
    """True for a number as a tally has it; one of a thousand digits is none."""
    return text.isdecimal() and len(text) < _MOST_DIGITS


def number_in(text: str) -> Value:
    """The number that a word of a tally means, or the word itself."""
    return int(text) if is_digits(text) else text
