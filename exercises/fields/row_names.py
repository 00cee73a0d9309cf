"""What a row is called away from its list: with its parent where two parents have rows of the same name."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.fields.answers import Answers
from exercises.fields.kind import kind_of
from exercises.fields.rows_and_cards import Row
from workbook.pack import Field


def list_under(answers: Answers, field: Field) -> Field:
    """The list that a grid or a pick stands on in the end; a list is its own."""
    while reference := kind_of(field).stands_on(field):
        field = answers.field(reference, field.exercise)
    return field


def names_of(answers: Answers, field: Field, rows: Sequence[Row]) -> dict[str, str]:
    """The names of rows by their identity: *Respect (Home care)*, or *Respect* where that is enough."""
    base = list_under(answers, field)
    parents = {row.id: row.words for row in answers.rows_per(base)}
    words = [row.words.casefold() for row in answers.rows_at(base)] if parents else []
    return {
        row.id: f"{row.words} ({parents[row.parent]})"
        if row.parent in parents and words.count(row.words.casefold()) > 1
        else row.words
        for row in rows
    }
