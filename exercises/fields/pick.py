"""A pick: a few of the rows of another field; the order is the group's order where `ordered`."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.changes import named
from exercises.fields.kind import Kind, Progress
from exercises.fields.reading import own_language, shown_votes
from exercises.fields.room import Room
from exercises.fields.rows_and_cards import Row, same
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.values import is_texts
from workbook.words import catalogue

if TYPE_CHECKING:
    from workbook.blocks import Told


class Pick(Kind):
    name = "pick"
    keys = frozenset({"from", "votes", "at_least", "at_most", "ordered"})
    needs = frozenset({"from"})
    answered_by = ("group", "both")
    anew = True
    picks = True

    def stands_on(self, field: Field) -> str:
        return field.source

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """Ids of rows of the field it picks from, each once; None for an empty list. ValueError for anything else."""
        assert isinstance(field, Field)
        known = {row.id for row in answers.choices_from(field)}
        if not is_texts(value) or len(set(value)) != len(value) or not set(value) <= known:
            raise ValueError("a pick is a list of rows, each once")
        return [*value] or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return is_texts(value)

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        picked = len(answers.picked(field))
        enough = max(1, field.at_least)
        return Progress(min(picked, enough), enough)

    def in_document(self, answers: Answers, field: Field) -> Told | None:
        from workbook.blocks import Bullets

        votes, source = shown_votes(answers, field), answers.field(field.source, field.exercise)
        ngettext = catalogue(own_language(answers)).ngettext
        lines = []
        for row in answers.picked(field):
            n = answers.dots(votes, row.id)[0] if votes is not None else 0
            dots = ngettext("{n} dot", "{n} dots", n).format(n=n)
            lines.append(f"{row.words} ({dots})" if n else row.words)
        return Bullets(tuple(lines), field.ordered, source.voice)

    def show(self, room: Room, field: Field) -> None:
        """With dots: all there was to choose from. Without: what has been chosen, in the group's order."""
        from workbook.scene_parts import Bar, Bars, Thing

        answers = room.answers
        source = answers.field(field.source, field.exercise)
        chosen = answers.picked(field)
        if not field.votes:
            things = [
                Thing(row.words, number=number if field.ordered else 0)
                for number, row in enumerate(chosen, start=1)
            ]
            room.heap(room.label(field), tuple(things), source.voice)
            return
        votes, picked = answers.field(field.votes, field.exercise), {row.id for row in chosen}
        bars = [
            Bar(row.words, *answers.dots(votes, row.id), row.id in picked)
            for row in answers.choices_from(field)
        ]
        bars.sort(key=lambda bar: -bar.dots)
        cut = sum(bar.chosen for bar in bars)
        clean = all(bar.chosen for bar in bars[:cut])
        room.parts.append(Bars(tuple(bars), cut if clean and cut < len(bars) else 0, source.voice))

    def since(self, answers: Answers, field: Field, said: NullTranslations, parent: str = "") -> list[str]:
        _ = said.gettext
        last, now = chosen_last(answers, field), answers.picked(field)
        if not last or not now:
            return []
        new = [named(row) for row in now if not is_among(row, last)]
        gone = [named(row) for row in last if not is_among(row, now)]
        lines = []
        if new:
            lines.append(_("New: {names}.").format(names=", ".join(new)))
        if gone:
            lines.append(_("No longer there: {names}.").format(names=", ".join(gone)))
        if not lines:
            moved = field.ordered and [row.words for row in now] != [row.words for row in last]
            lines.append(
                _("The same as last time, in another order.") if moved else _("The same as last time.")
            )
        return lines


def chosen_last(answers: Answers, field: Field) -> list[Row]:
    """What a pick had picked the last time, in its order."""
    number = answers.last_round(field)
    return answers.seen_at({field.exercise: number}).picked(field) if number else []


def is_among(row: Row, rows: Sequence[Row]) -> bool:
    """True for a row that is there, or, where everybody proposes anew, for one that says the same."""
    return any(row.id == other.id or same(row.words) == same(other.words) for other in rows)
