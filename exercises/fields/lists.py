"""Lists of rows: items with columns, participants, and a checklist whose rows are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.kind import Kind, Progress
from workbook.model import GROUP, Value
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet


class Tick(Kind):
    """Yes or nothing: the column a checklist adds to its rows."""

    name = "tick"
    in_columns = True

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if not isinstance(value, bool):
            raise ValueError("a tick is yes or no")
        return value or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, bool)

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        return Progress(int(bool(sheet.value(field, author=author))), 1)


class Items(Kind):
    """Rows that the group (or each participant) writes; each has an identity that later exercises refer to."""

    name = "items"
    keys = frozenset({"columns", "seeds", "per", "suggest", "behind", "at_most", "at_least", "voice"})
    needs = frozenset({"columns"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        raise ValueError("a list has rows, not a value")

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        """A list is complete when enough rows say something. Where it stands under other rows, some may stay empty."""
        enough = max(1, field.at_least)
        said = sum(bool(row.words) for row in sheet.rows(field, author=author))
        return Progress(min(enough, said), enough)


class Participants(Items):
    """The people of the group: their rows are the authors of what each writes alone."""

    name = "participants"
    keys = frozenset({"at_least"})
    needs = frozenset()
    own_columns = (Column("name", "short_text", required=True), Column("role", "short_text"))


class Checklist(Items):
    """Ready-made rows to tick, and rows of one's own."""

    name = "checklist"
    keys = frozenset({"seeds"})
    needs = frozenset()
    own_columns = (Column("name", "short_text", required=True), Column("ticked", "tick"))

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        rows = sheet.rows(field, author=author)
        ticked = any(sheet.value(field, row.id, "ticked", author=author) for row in rows)
        return Progress(int(ticked), 1)
