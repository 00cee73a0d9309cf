"""How answers read in a document: one value, the rows of a list or grid, and what stands above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.kind import kind_of
from exercises.fields.row_names import list_under
from exercises.fields.rows_and_cards import Row
from workbook.model import Value
from workbook.pack import Column, Field
from workbook.words import LANGUAGES, catalogue

if TYPE_CHECKING:
    from workbook.blocks import Table

MOST_COLUMNS = 3
"""A list with more columns than these would not be read on an upright page; the others are told in one."""

_NUMBER_WEIGHT, _LEAST_WEIGHT, _MOST_WEIGHT, _LETTERS = 1.1, 1.6, 5.0, 12
_SENTENCE, _SENTENCE_WEIGHT = 40, 2.4
"""A sentence needs this room even where it is the only one in its column."""

Groups = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""(words, rows): what rows stand under, empty where they stand under nothing, and their cells."""


def value_words(answers: Answers, field: Field, column: str, value: Value) -> str:
    """One value of a field, or of a column of it, in words; empty where there is none."""
    if value is None:
        return ""
    return kind_of(field.column(column) if column else field).in_words(answers, field, column, value)


def cell(answers: Answers, field: Field, row: str, column: str = "") -> str:
    """What the group agreed on in one cell, in words."""
    return value_words(answers, field, column, answers.value(field, row, column))


def with_reason(answers: Answers, field: Field, row: str = "") -> str:
    """What the group agreed on, and why, where it said so."""
    value = cell(answers, field, row)
    reason = answers.why(field, row) if value else ""
    return f"{value}. {reason}" if reason else value


def column_label(answers: Answers, field: Field, column: Column) -> str:
    """What the pack calls a column, in the workbook's language; empty where it has no words for it."""
    exercise = answers.pack.exercise(field.exercise)
    return answers.texts().exercise(exercise, f"fields.{field.id}.columns.{column.id}.label")


def row_label(answers: Answers, listed: Field) -> str:
    """What stands above the rows of a grid."""
    listed = list_under(answers, listed)
    return column_label(answers, listed, listed.columns[0]) or answers.label(listed)


def under_parents(
    answers: Answers, listed: Field, rows: Sequence[Row], cells: Mapping[str, tuple[str, ...]]
) -> Groups:
    """The rows under what they stand under, in its order; all together where they stand under nothing."""
    if kind_of(listed).picks or not listed.per:
        return (("", tuple(cells[row.id] for row in rows)),)
    parents = answers.rows_per(listed)
    known = {parent.id for parent in parents}
    groups = [
        (parent.words, [cells[row.id] for row in rows if row.parent == parent.id]) for parent in parents
    ]
    groups.append(("", [cells[row.id] for row in rows if row.parent not in known]))
    return tuple((words, tuple(found)) for words, found in groups if found)


def table(heads: Sequence[str], groups: Groups, voice: bool = False, numbers: Sequence[bool] = ()) -> Table:
    """A small table under `heads`, with more room for longer texts.

    With `voice` each row begins with somebody's own words, which are set in serif. `numbers` says of each column
    whether it holds nothing but short values; empty where none does.
    """
    from workbook.blocks import Cell, RowGroup, Table, TableColumn, TableRow

    rows = [row for _words, found in groups for row in found]
    columns = (
        TableColumn(head, _NUMBER_WEIGHT, "centre")
        if any(numbers[at : at + 1])
        else TableColumn(head, _weight([row[at] for row in rows]))
        for at, head in enumerate(heads)
    )
    banded = (
        RowGroup(
            words,
            "",
            tuple(
                TableRow(tuple(Cell(text, voice=voice and not at) for at, text in enumerate(row)))
                for row in found
            ),
            voice=False,
        )
        for words, found in groups
    )
    return Table(tuple(columns), tuple(banded))


def _weight(texts: Sequence[str]) -> float:
    longest = sum(map(len, texts)) / max(1, len(texts)) / _LETTERS
    if any(len(text) > _SENTENCE for text in texts):
        longest = max(longest, _SENTENCE_WEIGHT)
    return max(_LEAST_WEIGHT, min(_MOST_WEIGHT, longest))


def shown_votes(answers: Answers, field: Field) -> Field | None:
    """The field of the dots that a pick was helped by, once they have been shown; else None."""
    if not kind_of(field).picks or not field.votes:
        return None
    votes = answers.field(field.votes, field.exercise)
    return votes if answers.is_shown(votes) else None


def our_words(answers: Answers, words: str) -> str:
    """A few words of our own, in the workbook's language."""
    _ = catalogue(own_language(answers)).gettext
    said = {
        "yes": _("yes"),
        "don't know": _("don't know"),
        "Why": _("Why"),
        "More about it": _("More about it"),
    }
    return said[words]


def own_language(answers: Answers) -> str:
    """The language of our own words: a pack may speak one that Samsyn itself does not, and then they are English."""
    return answers.language if answers.language in LANGUAGES else "en"
