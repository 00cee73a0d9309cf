"""Choosing among rows: dots to lay, and a pick of a few, in order where it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.kind import Kind, Progress
from workbook.model import GROUP, Value
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet


class Votes(Kind):
    """Dot vote: each participant lays the same number of dots over the rows, several on one if they wish."""

    name = "votes"
    tallied = True
    keys = frozenset({"from", "dots"})
    needs = frozenset({"from"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        """Dots on one row; how many are left in all is the sheet's business."""
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValueError("dots are counted from 0")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        rows = sheet.choices_from(field)
        laid = sum(sheet.value(field, row.id, author=author) or 0 for row in rows)
        return Progress(min(laid, field.dots), field.dots)


class Pick(Kind):
    """A few of the rows; the order is the group's order where `ordered`."""

    name = "pick"
    keys = frozenset({"from", "votes", "at_least", "at_most", "ordered"})
    needs = frozenset({"from"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        assert isinstance(field, Field)
        known = {row.id for row in sheet.choices_from(field)}
        if not self.fits(field, value) or len(set(value)) != len(value) or not set(value) <= known:
            raise ValueError("a pick is a list of rows, each once")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, list) and all(isinstance(part, str) for part in value)

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        picked = len(sheet.picked(field))
        enough = max(1, field.at_least)
        return Progress(min(picked, enough), enough)
