"""A kind with a single value; with `per` one for every row of another list."""

from __future__ import annotations

from abc import abstractmethod
from gettext import NullTranslations
from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.changes import was
from exercises.fields.kind import Kind, Progress
from exercises.fields.reading import value_words, with_reason
from exercises.fields.room import Room
from exercises.fields.rows_and_cards import Row
from exercises.fields.spread import ChoiceSpread, Spread
from workbook.model import GROUP, Value
from workbook.pack import Field

if TYPE_CHECKING:
    from workbook.blocks import Told


class OneValue(Kind):
    """What a single value has in common, whatever it is: a text, a choice, a number."""

    in_columns = True

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        rows = [row.id for row in answers.rows_per(field)] if field.per else [""]
        filled = sum(answers.value(field, row, author=author) is not None for row in rows)
        return Progress(filled, len(rows))

    def in_document(self, answers: Answers, field: Field) -> Told | None:
        from workbook.blocks import Bullets

        if not field.per:
            return Bullets((with_reason(answers, field),), voice=field.voice)
        rows = ((row.words, with_reason(answers, field, row.id)) for row in answers.rows_per(field))
        return Bullets(tuple(f"{words}: {value}" for words, value in rows if value))

    def show(self, room: Room, field: Field) -> None:
        """The group's own, or how many gave which answer."""
        from workbook.scene_parts import Thing

        answers = room.answers
        if field.by != "group":
            counts = answers.counts(field, "", "")
            said = [Thing(self.on_screen(answers, field, answer), n) for answer, n in counts.items()]
            nameless = answers.nameless_texts(field, "", "")
            said += [Thing(self.on_screen(answers, field, words), 1) for words in nameless]
            room.alike(room.label(field), said, field.voice)
            return
        for row in answers.rows_per(field) if field.per else [Row("", "")]:
            value = answers.value(field, row.id)
            words = "" if value is None else self.on_screen(answers, field, value)
            if words:
                room.text(words, row.words or room.label(field), field.voice)

    def on_screen(self, answers: Answers, field: Field, value: Value) -> str:
        """A value as the room reads it."""
        return value_words(answers, field, "", value)

    def since(self, answers: Answers, field: Field, said: NullTranslations, parent: str = "") -> list[str]:
        line = was(answers, field, "", "", said) if self.compared else ""
        return [line] if line and answers.value(field) is not None else []


class OnStrips(OneValue):
    """A value whose answers are set beside each other, so that one sees how far apart they are."""

    @abstractmethod
    def spread(self, answers: Answers, field: Field, row: str, column: str) -> Spread | ChoiceSpread:
        """How everybody answered one cell, and what the group agreed on."""

    @abstractmethod
    def show_spread(self, room: Room, field: Field, row: str, columns: list[str]) -> None:
        """Adds what the room sees of the columns of this kind, of one row."""
