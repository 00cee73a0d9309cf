"""Notes, decisions and the parking lot as lists: the same list editor, kept under the meeting."""

from __future__ import annotations

from collections.abc import Callable

from exercises.answers.sheet import Row
from ui.context import Context
from ui.editors.kept_rows import KeptRows
from ui.editors.list_editor import ListEditor
from workbook.meeting import ENTRIES, Meetings
from workbook.model import Place
from workbook.pack import Column, Field
from workbook.words import _


class EntryRows(KeptRows):
    """The entries of one sort at one meeting; `arose` is the exercise the group came from when one is written."""

    def __init__(self, context: Context, field: Field, meeting: str, arose: Callable[[], str]) -> None:
        super().__init__(context, field)
        self._meeting, self._arose = meeting, arose

    def place(self) -> Place:
        return ENTRIES

    def _meetings(self) -> Meetings:
        # Asked for each time: the session goes on in another file when it is saved somewhere else.
        return Meetings(self.sheet.workbook)

    def rows(self) -> list[Row]:
        found = self._meetings().entries(self._meeting, self.field.id)
        return [Row(entry.id, entry.words, entry.meeting) for entry in found]

    def add(self, id_: str, at: int) -> None:
        self._meetings().add_entry(self._meeting, "", self.field.id, self._arose(), at=at, id_=id_)

    def put(self, id_: str, words: str) -> None:
        self._meetings().set_entry(id_, "words", words)

    def move(self, id_: str, to: int) -> None:
        self._meetings().move_entry(id_, to)

    def others(self, id_: str) -> list[tuple[str, str]]:
        return [(row.id, row.words) for row in self.rows() if row.words and row.id != id_]

    def says(self, id_: str) -> str:
        entries = self._meetings().entries(self._meeting, self.field.id)
        exercise = next((entry.exercise for entry in entries if entry.id == id_), "")
        if exercise not in self.sheet.pack.exercises:
            return ""
        title = self.sheet.texts().exercise(self.sheet.pack.exercises[exercise], "title")
        return _("From {exercise}, {words}").format(exercise=exercise, words=title)


def entry_list(context: Context, sort: str, meeting: str, arose: Callable[[], str]) -> ListEditor:
    """The editor of one sort of entries; its words are the meeting's own texts."""
    field = Field(context.exercise.id, sort, "items", columns=(Column("words", "short_text"),))
    return ListEditor(context, field, kept=EntryRows(context, field, meeting, arose))
