"""What the group calls those it is there for, in the four forms that later texts need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress
from exercises.fields.room import Room
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.typed_text import one_line
from workbook.values import text_of

if TYPE_CHECKING:
    from workbook.blocks import Told

WORD_FORMS = ("one", "the", "many", "all")
"""a customer, the customer, customers, the customers"""


class Word(Kind):
    name = "word"
    answered_by = ("group", "both")
    role = "word"
    words_from_us = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """One form of the word, in one line; None for an empty one. ValueError for what is no text."""
        if not isinstance(value, str):
            raise ValueError("a word is text")
        return one_line(value) or None

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        return Progress(int(bool(answers.value(field, "", "one", author=author))), 1)

    def in_document(self, answers: Answers, field: Field) -> Told | None:
        from workbook.blocks import Bullets

        forms = (text_of(answers.value(field, "", form)) for form in WORD_FORMS)
        return Bullets((", ".join(dict.fromkeys(form for form in forms if form)),))

    def show(self, room: Room, field: Field) -> None:
        words = text_of(room.answers.value(field, "", "one"))
        if words:
            room.text(words, room.label(field), field.voice)
