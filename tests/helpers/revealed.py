"""What everybody answered alone in an exercise, shown to all: for tests about what comes after a reveal."""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from workbook.model import Key


def reveal_all(sheet: Sheet, *exercises: str) -> None:
    """Every page of these exercises on which each writes is revealed, this time."""
    with sheet.workbook.without_history():
        for id_ in exercises:
            for page in sheet.pack.exercise(id_).pages:
                if page.by == "each":
                    sheet.workbook.set(Key(id_, "@revealed", page.id, round=sheet.round_of(id_)), True)
