"""Lists of rows: items with columns, participants, and a checklist whose rows are ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress, kind_of
from exercises.fields.reading import MOST_COLUMNS, cell, column_label, our_words, table, under_parents
from exercises.fields.room import Room
from exercises.fields.rows_and_cards import Row
from workbook.model import GROUP, PEOPLE, Value
from workbook.pack import Column, Field
from workbook.words import _

if TYPE_CHECKING:
    from workbook.blocks import Told


class ListKind(Kind):
    """Rows that somebody writes; each has an identity that later exercises refer to."""

    writes_rows = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """ValueError for whatever comes: it is the columns of its rows that have values."""
        raise ValueError("a list has rows, not a value")

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        """A list is complete when enough rows say something. Where it stands under other rows, some may stay empty."""
        enough = max(1, field.at_least)
        said = sum(bool(row.words) for row in answers.rows(field, author=author))
        return Progress(min(enough, said), enough)


class Items(ListKind):
    """Rows that the group (or each participant) writes, with the columns that the pack gives them."""

    name = "items"
    keys = frozenset({"columns", "seeds", "per", "suggest", "behind", "at_most", "at_least", "voice"})
    needs = frozenset({"columns"})
    can_be_needs = True

    def check_settings(
        self,
        where: str,
        key: str,
        raw: Mapping[str, Any],
        columns: Sequence[Column],
        error: Callable[..., Exception],
    ) -> None:
        """Raises `error` if the first column, which a row is known by, is no text."""
        if not kind_of(columns[0]).is_text:
            raise error(
                where, f"{key}.columns[0].kind", _("a row is known by its first column, which has to be a text."),
                _("Write a column of kind short_text first."),
            )  # fmt: skip

    def in_document(self, answers: Answers, field: Field) -> Told | None:
        from workbook.blocks import Bullets

        rows = [row for row in answers.rows(field) if row.words]
        first, *others = field.columns
        used = [column for column in others if any(cell(answers, field, row.id, column.id) for row in rows)]
        if not used and not field.per:
            return Bullets(tuple(row.words for row in rows), voice=field.voice)
        heads = [column_label(answers, field, column) for column in used]
        if len(used) < MOST_COLUMNS:
            columns = (column_label(answers, field, first), *heads)
            cells = {
                row.id: (row.words, *(cell(answers, field, row.id, column.id) for column in used))
                for row in rows
            }
            numbers = (False, *(kind_of(column).short for column in used))
        else:
            columns = (column_label(answers, field, first), our_words(answers, "More about it"))
            cells = {row.id: (row.words, _in_one(answers, field, row, used, heads)) for row in rows}
            numbers = (False, False)
        return table(columns, under_parents(answers, field, rows, cells), field.voice, numbers)

    def show(self, room: Room, field: Field) -> None:
        """Everybody's own as cards; else the rows, under each of those they stand under."""
        if is_shared_as_cards(field):
            _show_cards(room, field)
        elif not field.per:
            room.rows(field, room.answers.rows(field))
        else:
            for above in room.answers.rows_per(field):
                if room.parent in ("", above.id):
                    room.rows(field, room.answers.rows(field, parent=above.id), above.words)


class Participants(ListKind):
    """The people of the group: their rows are the authors of what each writes alone."""

    name = "participants"
    keys = frozenset({"at_least"})
    answered_by = ("group", "both")
    own_columns = (Column("name", "short_text", required=True), Column("role", "short_text"))
    words_from_us = True
    role = "people"
    kept_at = PEOPLE


class Checklist(ListKind):
    """Ready-made rows to tick, and rows of one's own."""

    name = "checklist"
    keys = frozenset({"seeds"})
    answered_by = ("group", "both")
    ticked_in = "ticked"
    own_columns = (Column("name", "short_text", required=True), Column(ticked_in, "tick"))

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        rows = answers.rows(field, author=author)
        ticked = any(answers.value(field, row.id, self.ticked_in, author=author) for row in rows)
        return Progress(int(ticked), 1)

    def in_document(self, answers: Answers, field: Field) -> Told | None:
        from workbook.blocks import Bullets

        return Bullets(tuple(row.words for row in _ticked(answers, field)))

    def show(self, room: Room, field: Field) -> None:
        room.rows(field, _ticked(room.answers, field))


def is_shared_as_cards(spec: Field) -> bool:
    """True for a list that each writes for themselves: others refer to its headings, once it is shown."""
    return kind_of(spec).writes_rows and spec.by == "each" and not spec.per


def _show_cards(room: Room, field: Field) -> None:
    """Groups as columns; what lies in none stands after them, without a heading."""
    from workbook.scene_parts import Heap, Thing

    wall = room.answers.wall(field)
    heaps = [
        Heap(group.name, tuple(Thing(card.words, card.people) for card in group.cards))
        for group in wall.groups()
    ]
    loose = tuple(Thing(card.words, card.people) for card in wall.cards())
    if loose:
        heaps.append(Heap("", loose))
    room.heaps(heaps, field.voice)


def _in_one(answers: Answers, field: Field, row: Row, used: Sequence[Column], heads: Sequence[str]) -> str:
    """What several columns say of a row, in sentences."""
    said = zip(heads, (cell(answers, field, row.id, column.id) for column in used), strict=True)
    return " ".join(f"{head}: {words.rstrip('.')}." for head, words in said if words)


def _ticked(answers: Answers, field: Field) -> list[Row]:
    column = kind_of(field).ticked_in
    return [row for row in answers.rows(field) if row.words and answers.value(field, row.id, column)]
