"""Where the rows of a list are kept: as a field's items, unless a list of another sort says otherwise."""

from __future__ import annotations

from exercises.answers.sheet import Row
from exercises.fields.kind import kind_of
from ui.context import Context
from workbook.model import Place
from workbook.pack import Field


class KeptRows:
    """The rows of a field, under the parent and by the author of the context."""

    def __init__(self, context: Context, field: Field) -> None:
        self.context, self.field = context, field
        self.sheet = context.sheet
        self._first = field.columns[0].id if field.columns else "name"

    def place(self) -> Place:
        """The place in the workbook under which the rows are kept."""
        return self.sheet.place(self.field)

    def rows(self) -> list[Row]:
        """The rows that are kept, in order."""
        return self.sheet.rows(self.field, parent=self.context.parent, author=self.context.author)

    def has(self, id_: str) -> bool:
        return self.sheet.workbook.item(self.place(), id_) is not None

    def add(self, id_: str, at: int) -> None:
        """A new row, without words yet."""
        context, round_ = self.context, self.sheet.round_at(self.field)
        self.sheet.workbook.add_item(
            self.place(), parent=context.parent, author=context.author, round=round_, id_=id_, at=at
        )
        ticked = kind_of(self.field).ticked_in
        if ticked:
            self.sheet.set(self.field, id_, ticked, True, author=context.author)

    def put(self, id_: str, words: str) -> None:
        """Writes the words of a row."""
        self.sheet.set(self.field, id_, self._first, words, author=self.context.author)

    def move(self, id_: str, to: int) -> None:
        """Moves a row to index `to`."""
        item = self.sheet.workbook.item(self.place(), id_)
        if item is not None:
            self.sheet.workbook.move_item(item, to)

    def others(self, id_: str) -> list[tuple[str, str]]:
        """(id, words) of the rows that one can be merged with: the author's own, those under other rows last."""
        context, author = self.context, self.context.author
        rows = [row for row in self.sheet.rows(self.field, author=author) if row.words and row.id != id_]
        rows.sort(key=lambda row: row.parent != context.parent)
        above = {row.id: row.words for row in self.sheet.rows_per(self.field)}
        return [
            (
                row.id,
                row.words
                if row.parent == context.parent
                else f"{row.words.rstrip('. ')} ({above[row.parent]})",
            )
            for row in rows
            if row.parent == context.parent or row.parent in above
        ]

    def says(self, id_: str) -> str:
        """What stands in small words under a row, besides its other columns."""
        return ""
