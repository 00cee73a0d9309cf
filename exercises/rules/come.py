"""How far the group has come with what a rule looks at, so that no rule speaks before anybody has been there."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.together.progress import begun_after
from workbook.pack import Field, Page


def written_on(sheet: Sheet, field: Field) -> Page | None:
    """The last page on which the group writes a field, or None."""
    pages = sheet.pack.exercise(field.exercise).pages
    found = [page for page in pages if _is_written(page) and field.id in page.fields]
    return found[-1] if found else None


def is_past(sheet: Sheet, field: Field) -> bool:
    """True once the group has gone on from the page of that field: something after it has been answered."""
    page = written_on(sheet, field)
    return page is not None and begun_after(sheet, sheet.pack.exercise(field.exercise), page)


def is_last(sheet: Sheet, field: Field) -> bool:
    """True if the exercise has nothing more to answer after that field."""
    pages = sheet.pack.exercise(field.exercise).pages
    page = written_on(sheet, field)
    return page is not None and not any(later.fields for later in pages[pages.index(page) + 1 :])


def passed_over(rows: Sequence[Row], answered: set[str]) -> set[str]:
    """The rows that are not answered although a later one is."""
    last = max((n for n, row in enumerate(rows) if row.id in answered), default=0)
    return {row.id for row in rows[:last] if row.id not in answered}


def _is_written(page: Page) -> bool:
    return page.by == "group" and page.step != "share"
