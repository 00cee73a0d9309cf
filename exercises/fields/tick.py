"""Yes or nothing: the column a checklist adds to its rows."""

from __future__ import annotations

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress
from exercises.fields.reading import our_words
from workbook.model import GROUP, Value
from workbook.pack import Column, Field


class Tick(Kind):
    name = "tick"
    in_columns = True
    stands_alone = False
    short = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """True, or None for no. ValueError for what is neither yes nor no."""
        if not isinstance(value, bool):
            raise ValueError("a tick is yes or no")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, bool)

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        return Progress(int(bool(answers.value(field, author=author))), 1)

    def in_words(self, answers: Answers, field: Field, column: str, value: Value) -> str:
        return our_words(answers, "yes") if value is True else ""
