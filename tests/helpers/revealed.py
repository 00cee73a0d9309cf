"""What everybody answered alone in an exercise, shown to all: for tests about what comes after a reveal."""

from __future__ import annotations

import copy
from collections.abc import Hashable

from exercises.answers.sheet import Sheet
from workbook.model import Key
from workbook.pack import Field


def reveal_all(sheet: Sheet, *exercises: str) -> None:
    """Every page of these exercises on which each writes is revealed, this time."""
    with sheet.workbook.without_history():
        for id_ in exercises:
            for page in sheet.pack.exercise(id_).pages:
                if page.by == "each":
                    sheet.workbook.set(Key(id_, "@revealed", page.id, round=sheet.round_of(id_)), True)


class _AsIfShown(Sheet):
    def is_shown(self, field: Field, *, round: int = 0) -> bool:
        return True

    def may_see(self, field: Field, author: str, *, round: int = 0) -> bool:
        return True

    def _way(self) -> Hashable:
        return super()._way(), "as if shown"


def as_if_shown(sheet: Sheet) -> Sheet:
    """The same workbook as it would be read if all were shown: what is in the file, whoever may see it."""
    found = copy.copy(sheet)
    found.__class__ = _AsIfShown
    return found
