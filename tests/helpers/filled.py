"""Every exercise answered: what the sample never came to is filled with sentences from the exercises' own examples.

So that `make screens` shows pages with something on them. What is chosen is the same every time.
"""

from __future__ import annotations

import random
import re

from exercises.answers.sheet import Sheet
from exercises.fields.asked import asked_of_each
from exercises.start.seeding import seed_parents
from exercises.together.cards import Cards, is_shared_as_cards
from exercises.together.private_round import PrivateRound
from exercises.together.progress import begun
from workbook.model import GROUP, Value
from workbook.pack import Column, Exercise, Field

_LONGEST = 110
_ROWS = 3
_LEFT_OUT = frozenset({"participants", "programme", "word", "responsibility"})
"""Kinds with values of a sort of their own; the sample has them."""


def fill(sheet: Sheet) -> None:
    """Answers every exercise that nobody has begun."""
    with sheet.workbook.without_history(), sheet.workbook.step(""):
        for exercise in sheet.pack.exercises.values():
            if not begun(sheet, exercise) and not _is_follow_up(exercise):
                _Filler(sheet, exercise).fill()


def _is_follow_up(exercise: Exercise) -> bool:
    return any(field.kind in ("follow_up", "actions") for field in exercise.fields.values())


class _Filler:
    def __init__(self, sheet: Sheet, exercise: Exercise) -> None:
        self._sheet, self._exercise = sheet, exercise
        self._chance = random.Random(exercise.id)
        example = sheet.texts().exercise(exercise, "example.text")
        sentences = (part.strip(' ”“»«"') for part in re.split(r"(?<=[.?!])\s+", example))
        self._sentences = [part for part in sentences if 8 < len(part) < _LONGEST]
        self._next = 0

    def fill(self) -> None:
        for page in self._exercise.pages:
            seed_parents(self._sheet, self._exercise)
            fields = [self._exercise.fields[name] for name in page.fields]
            if page.by != "each":
                for field in fields:
                    self._field(field, GROUP)
                continue
            round_ = PrivateRound(self._sheet, self._exercise, page)
            for person in self._sheet.people():
                for field in fields:
                    self._field(field, person.id)
                round_.finish(person.id)
            round_.reveal()
            round_.leave()
        for field in self._exercise.fields.values():
            if is_shared_as_cards(field):
                cards = Cards(self._sheet, field)
                for card in cards.unopened():
                    cards.open(card.id)

    def _field(self, field: Field, author: str) -> None:
        sheet = self._sheet
        if (field.by == "each" and author == GROUP) or field.kind in _LEFT_OUT:
            return
        if field.kind == "items":
            for parent in [row.id for row in sheet.rows_per(field)] if field.per else [""]:
                self._list(field, parent, author)
        elif field.kind == "checklist":
            for row in sheet.rows(field):
                sheet.set(field, row.id, "ticked", self._chance.random() < 0.6 or None)
        elif field.columns:
            asked = field.columns if author == GROUP else asked_of_each(field)
            for row in sheet.grid_rows(field):
                for spec in asked:
                    if author != GROUP or spec not in _answered_alone(field):
                        self._cell(field, row.id, spec, author)
                    else:
                        self._agree(field, row.id, spec)
        elif field.kind == "votes":
            for row in sheet.choices_from(field)[: field.dots]:
                sheet.set(field, row.id, "", 1, author=author)
        elif field.kind == "pick":
            found = [row.id for row in sheet.choices_from(field)]
            sheet.set(field, "", "", found[: min(field.at_most or _ROWS, _ROWS)])
        else:
            for row in [row.id for row in sheet.rows_per(field)] if field.per else [""]:
                sheet.set(field, row, "", self._value(field), author=author)

    def _list(self, field: Field, parent: str, author: str) -> None:
        sheet = self._sheet.own_turn(author)
        found = sheet.rows(field, parent=parent, author=author)
        if not found:
            place, number = sheet.place(field), sheet.round_at(field)
            for _ in range(_ROWS):
                sheet.workbook.add_item(place, parent=parent, author=author, round=number)
            found = sheet.rows(field, parent=parent, author=author)
        for row in found:
            for spec in field.columns:
                if sheet.value(field, row.id, spec.id, author=author) is None:
                    self._cell(field, row.id, spec, author)

    def _cell(self, field: Field, row: str, spec: Column, author: str) -> None:
        self._sheet.set(field, row, spec.id, self._value(spec), author=author)

    def _agree(self, field: Field, row: str, spec: Column) -> None:
        """The middle of what they said, as most groups end up."""
        said = sorted(
            (value for value in self._sheet.counts(field, row, spec.id).elements() if value != "?"), key=str
        )
        self._sheet.set(field, row, spec.id, said[len(said) // 2] if said else "?")

    def _value(self, spec: Field | Column) -> Value:
        """Something that could have been answered; None where there is nothing to choose from."""
        if spec.kind in ("choice", "choices"):
            options = self._sheet.option_ids(spec)
            chosen = self._chance.choice(options) if options else None
            return [chosen] if chosen and spec.kind == "choices" else chosen
        if spec.kind == "scale":
            return "?" if self._chance.random() < 0.08 else self._chance.randint(spec.low, spec.high)
        if spec.kind == "tick":
            return self._chance.random() < 0.6 or None
        if spec.kind == "long_text":
            return " ".join(self._words() for _ in range(2))
        return self._words()

    def _words(self) -> str:
        self._next += 1
        return self._sentences[self._next % len(self._sentences)]


def _answered_alone(field: Field) -> tuple[Column, ...]:
    return asked_of_each(field) if field.by == "both" else ()
