"""What a page has no rows for yet, and where they are written: the nearest list or choice behind it that is empty."""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from workbook.pack import Field

_MOST = 12
"""A chain of references is no longer; the pack's reader has seen to that."""


def lacking(sheet: Sheet, field: Field) -> Field | None:
    """The field to fill in first, or None where there is something to answer.

    2.3 rates the aspects of the services in focus: without services it is the services of 0.1, with them the choice.
    """
    for name in (field.rows, field.across, field.source, field.per):
        source = sheet.field(name, field.exercise) if name else None
        if source is not None and not sheet.rows_at(source):
            return _first_empty(sheet, source)
    return None


def _first_empty(sheet: Sheet, field: Field) -> Field:
    for _n in range(_MOST):
        behind = [sheet.field(name, field.exercise) for name in (field.per, field.source) if name]
        without = next((source for source in behind if not sheet.rows_at(source)), None)
        if without is None:
            return field
        field = without
    return field


def page_of(sheet: Sheet, field: Field) -> str:
    """The page on which the group writes in that field; empty where the pack has none."""
    pages = sheet.pack.exercise(field.exercise).pages
    found = [page for page in pages if field.id in page.fields]
    own = [page for page in found if page.by == "group" and page.step != "share"]
    return next((page.id for page in own or found), "")
