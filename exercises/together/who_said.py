"""Who gave which answer, for the page that sets names beside the numbers once they have been shown."""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from workbook.pack import Field
from workbook.values import number_or_text


def who(sheet: Sheet, field: Field, row: str, column: str) -> dict[int | str, list[str]]:
    """Who gave which answer to a cell: numbers in rising order, then *don't know*; names in the group's order.

    Only what was written with names and has been shown to all: nothing of a round without names, of hands that were
    counted, or of somebody who has left the group.
    """
    if not sheet.names_may_be_told(field):
        return {}
    found: dict[int | str, list[str]] = {}
    for person in sheet.people():
        value = number_or_text(sheet.value(field, row, column, author=person.id))
        if value is not None:
            found.setdefault(value, []).append(person.words)
    return dict(sorted(found.items(), key=lambda said: (isinstance(said[0], str), said[0])))
