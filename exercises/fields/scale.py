"""A scale with words at its ends; *don't know* is always an answer, and never counts in a mean."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.fields.answers import Answers
from exercises.fields.changes import was
from exercises.fields.one_value import OnStrips
from exercises.fields.reading import our_words
from exercises.fields.room import Room
from exercises.fields.spread import DONT_KNOW, Spread
from exercises.fields.tally import number_in
from workbook.model import Value
from workbook.pack import Column, Field
from workbook.values import is_number
from workbook.words import _

__all__ = ["DONT_KNOW", "Scale"]


class Scale(OnStrips):
    name = "scale"
    keys = frozenset({"low", "high"})
    compared = True
    measured = True
    short = True
    tallied = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """A whole number from `low` to `high`, or *don't know*. ValueError for anything else."""
        if not self.fits(field, value):
            raise ValueError(f"{value!r} is not between {field.low} and {field.high}")
        return value

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return spec.low <= value <= spec.high if is_number(value) else value == DONT_KNOW

    def fixed_answers(self, spec: Field | Column) -> Sequence[str]:
        return [str(number) for number in range(spec.low, spec.high + 1)]

    def answer_of(self, tallied: str) -> Value:
        return number_in(tallied)

    def in_words(self, answers: Answers, field: Field, column: str, value: Value) -> str:
        return our_words(answers, "don't know") if value == DONT_KNOW else str(value)

    def show(self, room: Room, field: Field) -> None:
        self._strips(room, field, "", {"": room.label(field)})

    def spread(self, answers: Answers, field: Field, row: str, column: str) -> Spread:
        return answers.spread(field, row, column)

    def show_spread(self, room: Room, field: Field, row: str, columns: list[str]) -> None:
        titles = {column: room.say(field, f"columns.{column}.label") for column in columns}
        self._strips(room, field, row, titles)

    def _strips(self, room: Room, field: Field, row: str, titles: dict[str, str]) -> None:
        """A strip for each column; where the answers are far apart, those at the ends speak first."""
        from workbook.scene_parts import Strip, Strips

        strips = []
        for column, title in titles.items():
            spread = room.answers.spread(field, row, column)
            counts = tuple(sorted(spread.counts.items()))
            last = was(room.answers, field, row, column)
            strips.append(
                Strip(title, spread.low, spread.high, counts, spread.dont_know, spread.agreed, last)
            )
            if not room.prompt and spread.is_wide and spread.agreed is None:
                room.prompt = _speak_first(spread)
        room.parts.append(Strips(tuple(strips)))


def _speak_first(spread: Spread) -> str:
    names = {1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    low, high = spread.values[0], spread.values[-1]
    words = _("Let the {low} and the {high} speak first.")
    return words.format(low=names.get(low, low), high=names.get(high, high))
