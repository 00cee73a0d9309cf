"""A grid: rows are those of an earlier answer, columns are fixed, and each cell is a small field of its own."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.asked import asked_by, spread_columns, told_columns
from exercises.fields.changes import Change, change, named
from exercises.fields.kind import KINDS, Kind, Progress, kind_of
from exercises.fields.one_value import OnStrips
from exercises.fields.reading import (
    cell,
    column_label,
    our_words,
    row_label,
    shown_votes,
    table,
    under_parents,
)
from exercises.fields.room import Room
from exercises.fields.row_names import list_under
from exercises.fields.rows_and_cards import Row
from workbook.model import GROUP, Value
from workbook.number_words import capital, how_many
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from workbook.blocks import Table


class Grid(Kind):
    name = "grid"
    keys = frozenset({"rows", "columns"})
    needs = frozenset({"rows", "columns"})
    anew = True
    tells_its_rows = True

    def stands_on(self, field: Field) -> str:
        return field.rows

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """ValueError for whatever comes: it is its columns that have values."""
        raise ValueError("a grid has cells, not a value")

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        cells = [
            answers.value(field, row.id, column.id, author=author)
            for row in answers.grid_rows(field)
            for column in _wanted(field, author)
        ]
        return Progress(sum(cell is not None for cell in cells), len(cells))

    def shows_spread(self, field: Field) -> bool:
        return field.by != "group" and bool(spread_columns(field))

    def in_document(self, answers: Answers, field: Field) -> Table:
        return _table(answers, field)

    def show(self, room: Room, field: Field) -> None:
        if self.shows_spread(field):
            _show_one_row(room, field)
        else:
            _show_sentences(room, field)

    def since(self, answers: Answers, field: Field, said: NullTranslations, parent: str = "") -> list[str]:
        return _since(answers, field, parent, said)


def _wanted(field: Field, author: str) -> tuple[Column, ...]:
    """The columns a grid is not done without: those the pack says are required, or those that are no mere addition.

    Evidence beside what each answered may stay empty, and a tick says as much when it is not there.
    """
    asked = asked_by(field, author)
    needed = tuple(column for column in asked if column.required)
    main = tuple(column for column in asked if kind_of(column).stands_alone and not column.by)
    return needed or main or asked


# --- in documents -------------------------------------------------------------------------------------------------


def _table(answers: Answers, field: Field) -> Table:
    """The rows that say something; where the exercise itself picked them, all of them, with their dots."""
    listed = answers.field(field.rows, field.exercise)
    picked_here = kind_of(listed).picks and listed.exercise == field.exercise
    reasons = {
        row.id: [answers.why(field, row.id, column.id) for column in field.columns]
        for row in answers.grid_rows(field)
    }
    rows = [
        row
        for row in answers.grid_rows(field)
        if picked_here
        or any(cell(answers, field, row.id, column.id) for column in field.columns)
        or any(reasons[row.id])
    ]
    votes = shown_votes(answers, listed) if picked_here else None
    with_reasons = any(any(reasons[row.id]) for row in rows)
    # A column that says nothing anywhere takes no room on paper.
    used = [
        column for column in field.columns if any(cell(answers, field, row.id, column.id) for row in rows)
    ]
    used = used or list(field.columns)
    heads = [column_label(answers, field, column) for column in field.columns]
    columns = [row_label(answers, listed), *(column_label(answers, field, column) for column in used)]
    numbers = [False, *(kind_of(column).short for column in used)]
    if votes is not None:
        columns.append(answers.label(votes))
        numbers.append(True)
    if with_reasons:
        columns.append(our_words(answers, "Why"))
        numbers.append(False)
    cells: dict[str, tuple[str, ...]] = {}
    for row in rows:
        said = [row.words, *(cell(answers, field, row.id, column.id) for column in used)]
        if votes is not None:
            said.append(str(answers.dots(votes, row.id)[0] or ""))
        if with_reasons:
            said.append(_reasons(heads, reasons[row.id]))
        cells[row.id] = tuple(said)
    groups = under_parents(answers, listed, rows, cells)
    voice = list_under(answers, listed).voice
    return table(columns, groups, voice, numbers)


def _reasons(heads: Sequence[str], reasons: Sequence[str]) -> str:
    """Why the values are what they are; which one is meant is said where there is more than one to mean."""
    given = [(head, reason) for head, reason in zip(heads, reasons, strict=True) if reason]
    if len(heads) == 1:
        return " ".join(reason for _head, reason in given)
    return " ".join(f"{head}: {reason.rstrip('.')}." for head, reason in given)


# --- on the big screen --------------------------------------------------------------------------------------------


def _rows(room: Room, field: Field) -> list[Row]:
    return [row for row in room.answers.grid_rows(field) if room.parent in ("", row.parent)]


def _show_one_row(room: Room, field: Field) -> None:
    """One row at a time: the one the group talks about, or the one they differ most on."""
    rows = _by_spread(room.answers, field, _rows(room, field))
    if not rows or _talks_elsewhere(room, field):
        return
    row = next((row for row in rows if row.id == room.item), rows[0])
    room.question = row.words
    room.voice = room.answers.field(field.rows, field.exercise).voice
    room.at = rows.index(row) + 1, len(rows)
    columns = spread_columns(field)
    for name in sorted({spec.kind for spec in columns}, key=lambda name: (not KINDS[name].measured, name)):
        kind = KINDS[name]
        assert isinstance(kind, OnStrips)
        kind.show_spread(room, field, row.id, [spec.id for spec in columns if spec.kind == name])
    if room.page.step == "decide":
        for spec in told_columns(field):
            words = cell(room.answers, field, row.id, spec.id)
            if words:
                room.text(words, room.say(field, f"columns.{spec.id}.label"), spec.voice)


def _talks_elsewhere(room: Room, field: Field) -> bool:
    """Of several grids on a page the room sees the one whose row is talked about, or else the first."""
    others = [room.exercise.fields[name] for name in room.page.fields]
    grids = [other for other in others if kind_of(other).shows_spread(other) and _rows(room, other)]
    talked_about = [grid for grid in grids if room.item in {row.id for row in _rows(room, grid)}]
    return bool(grids) and (talked_about or grids)[0] is not field


def _by_spread(answers: Answers, field: Field, rows: list[Row]) -> list[Row]:
    """Where the group differs most first, as on the page."""
    kinds = {spec.id: kind_of(spec) for spec in spread_columns(field)}
    spreads = {
        row.id: [
            kind.spread(answers, field, row.id, column)
            for column, kind in kinds.items()
            if isinstance(kind, OnStrips)
        ]
        for row in rows
    }
    apart = [row for row in rows if any(spread.is_wide for spread in spreads[row.id])]
    alike = [row for row in rows if row not in apart]
    apart.sort(key=lambda row: min(spread.order() for spread in spreads[row.id]))
    return [*apart, *alike]


def _show_sentences(room: Room, field: Field) -> None:
    """The group's own grid: every row with what is said of it; numbers and choices with their names."""
    from workbook.blocks import Facts

    source = room.answers.field(field.rows, field.exercise)
    pairs = []
    for row in _rows(room, field):
        said = []
        for spec in field.columns:
            words = cell(room.answers, field, row.id, spec.id)
            if words and not kind_of(spec).is_text:
                label = room.say(field, f"columns.{spec.id}.label")
                words = f"{label}: {words}" if kind_of(spec).stands_alone else label
            said.append(words)
        pairs.append((row.words, "\n".join(filter(None, said))))
    voice = source.voice or any(spec.voice for spec in field.columns)
    if pairs:
        room.parts.append(Facts(tuple(pairs), voice))


# --- since the last time ------------------------------------------------------------------------------------------


def _since(answers: Answers, field: Field, parent: str, said: NullTranslations) -> list[str]:
    ngettext = said.ngettext
    changes: list[Change] = []
    alike = new = 0
    columns = [spec for spec in field.columns if kind_of(spec).compared]
    voice = list_under(answers, field).voice
    for row in answers.grid_rows(field):
        if parent not in ("", row.parent):
            continue
        for spec in columns:
            before = answers.before(field, row.id, spec.id)
            now = answers.value(field, row.id, spec.id)
            if now is None:
                continue
            if before is None:
                new += 1
            elif before == now:
                alike += 1
            else:
                what = f"“{named(row)}”" if voice else named(row)
                if len(columns) > 1:
                    label = column_label(answers, field, spec)
                    what = f"{what}, {label[:1].lower()}{label[1:]}"
                changes.append(change(answers, field, spec.id, what, before, now, said))
    changes.sort(key=lambda each: -abs(each.by))
    lines = [each.words for each in changes]
    if alike:
        alike_words = ngettext("{who} is the same as last time.", "{who} are the same as last time.", alike)
        lines.append(capital(alike_words.format(who=how_many(alike, said))))
    if new and (changes or alike):
        new_words = ngettext("{who} had no value last time.", "{who} had no value last time.", new)
        lines.append(capital(new_words.format(who=how_many(new, said))))
    return lines
