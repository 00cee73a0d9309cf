"""One choice and several choices, among fixed options or among the rows of an earlier answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exercises.fields.answers import Answers
from exercises.fields.asked import spread_columns
from exercises.fields.kind import Kind
from exercises.fields.one_value import OneValue, OnStrips
from exercises.fields.room import Room
from exercises.fields.spread import ChoiceSpread
from workbook.model import Value
from workbook.pack import Column, Field
from workbook.values import is_texts, parts_of, text_of, texts_of
from workbook.words import _


def choice_spread(answers: Answers, field: Field, row: str, column: str) -> ChoiceSpread:
    """The spread of the answers to one cell of a choice."""
    found = answers.counts(field, row, column)
    options = answers.option_ids(field.column(column))
    counts = {option: found[option] for option in options if found[option]}
    return ChoiceSpread(counts, text_of(answers.value(field, row, column)) or None)


class _Chooses(Kind):
    """What one choice and several have in common: their options."""

    keys = frozenset({"options", "from", "per"})
    chooses = True
    compared = True
    tallied = True

    def check_settings(
        self,
        where: str,
        key: str,
        raw: Mapping[str, Any],
        columns: Sequence[Column],
        error: Callable[..., Exception],
    ) -> None:
        """Raises `error` unless either fixed options are written, or the list that they come from."""
        if bool(raw.get("options")) == bool(raw.get("from")):
            raise error(
                where, key, _("a choice needs options, or from, and not both."),
                _('Write options = ["yes", "no"], or from = "1.1/groups".'),
            )  # fmt: skip

    def fixed_answers(self, spec: Field | Column) -> Sequence[str]:
        return spec.options


class Choice(_Chooses, OnStrips):
    name = "choice"
    chooses_one = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """The id of one of the options. ValueError for anything else."""
        if value not in answers.option_ids(field):
            raise ValueError(f"{value!r} is no option of {field.id}")
        return value

    def in_words(self, answers: Answers, field: Field, column: str, value: Value) -> str:
        named = dict(answers.named_options(field, column))
        return named.get(text_of(value), "")

    def spread(self, answers: Answers, field: Field, row: str, column: str) -> ChoiceSpread:
        return choice_spread(answers, field, row, column)

    def show_spread(self, room: Room, field: Field, row: str, columns: list[str]) -> None:
        """How many chose each option, and which of them the group has agreed on."""
        from workbook.scene_parts import Thing

        for column in columns:
            found = choice_spread(room.answers, field, row, column)
            things = [
                Thing(
                    words,
                    found.counts.get(option, 0),
                    _("Agreed") if option == found.agreed else "",
                    option == found.agreed,
                )
                for option, words in room.answers.named_options(field, column)
            ]
            title = room.say(field, f"columns.{column}.label") if len(spread_columns(field)) > 1 else ""
            room.heap(title, tuple(things))


class Choices(_Chooses, OneValue):
    name = "choices"
    both_stand = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """The ids of options, in the order of the options; None for an empty list. ValueError for one that is none."""
        options = answers.option_ids(field)
        if not isinstance(value, list) or any(part not in options for part in value):
            raise ValueError(f"{value!r} are not options of {field.id}")
        return [option for option in options if option in value] or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return is_texts(value)

    def in_words(self, answers: Answers, field: Field, column: str, value: Value) -> str:
        return ", ".join(self._named(answers, field, column, value))

    def on_screen(self, answers: Answers, field: Field, value: Value) -> str:
        """The words of the options that were chosen, one under the other."""
        return "\n".join(self._named(answers, field, "", value))

    def joined(self, there: Value, coming: Value) -> Value:
        if isinstance(there, list) and isinstance(coming, list):
            return [*there, *(part for part in coming if part not in there)]
        return there

    def split(self, value: Value, row: str, new: str) -> Value:
        """A list that names the row names both."""
        if not isinstance(value, list) or row not in value:
            return value
        at = value.index(row) + 1
        return [*value[:at], new, *value[at:]]

    def _named(self, answers: Answers, field: Field, column: str, value: Value) -> list[str]:
        named = dict(answers.named_options(field, column))
        return [named[part] for part in texts_of(parts_of(value)) if part in named]
