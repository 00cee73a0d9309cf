"""Dot vote: each participant lays the same number of dots over the rows, several on one if they wish."""

from __future__ import annotations

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress
from exercises.fields.shape import MOST_DOTS
from exercises.fields.tally import is_digits, number_in
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.values import is_number, number_of


class Votes(Kind):
    """Neither documents nor the room are told of it by itself: the pick that it helps has its dots."""

    name = "votes"
    keys = frozenset({"from", "dots"})
    needs = frozenset({"from"})
    answered_by = ("each",)
    anew = True
    both_stand = True
    lays_dots = True
    tallied = True
    hangs_as = "dots"

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """Dots on one row, None for none; how many are left in all is the page's business.

        Raises ValueError for what is no number of dots.
        """
        if not self.fits(field, value):
            raise ValueError(f"dots are counted from 0 to {MOST_DOTS}")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return is_number(value) and 0 <= value <= MOST_DOTS

    def answer_of(self, tallied: str) -> Value:
        return number_in(tallied)

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        rows = answers.choices_from(field)
        laid = sum(number_of(answers.value(field, row.id, author=author)) or 0 for row in rows)
        return Progress(min(laid, field.dots), field.dots)

    def joined(self, there: Value, coming: Value) -> Value:
        """Dots are added: those of one person, or how many laid how many."""
        if isinstance(there, dict) and isinstance(coming, dict):
            both = dict.fromkeys([*there, *coming])
            return {n: sum(m for m in (there.get(n), coming.get(n)) if is_number(m)) for n in both}
        return there + coming if is_number(there) and is_number(coming) else there

    def how_many(self, value: Value, *, nameless: bool) -> int:
        if isinstance(value, dict):
            return sum(int(n) * many for n, many in value.items() if is_digits(n) and is_number(many))
        return number_of(value) or 0
