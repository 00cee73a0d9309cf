"""What one does with a row of a list besides writing in it: move, merge, split, delete. Each is one step.

Where something hangs on a row, that is said beneath it before it is deleted. A row that was emptied and on which
something hangs gets its words back: clearing a line to write it anew must not take away what hangs on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from exercises.rows.merge_and_split import merge, split
from exercises.rows.what_hangs import hanging, hanging_words
from ui.context import Context
from ui.editors.card_menu import CardMenu
from ui.editors.kept_rows import KeptRows
from ui.editors.list_row import ListRow
from ui.editors.merge_choice import MergeChoice
from ui.editors.row_ask import DeleteAsk
from workbook.model import Event
from workbook.typed_text import new_id, one_line, shortened
from workbook.words import _

_SHORT = 60


class RowList(Protocol):
    """What the acts ask of the list on the screen."""

    def rows_shown(self) -> list[ListRow]: ...

    def is_full(self) -> bool: ...

    def move_row(self, row: ListRow, to: int) -> None: ...

    def typed(self, row: ListRow, text: str) -> None: ...

    def set_tab_order(self) -> None: ...

    def refresh(self, event: Event | None = None) -> None: ...


class RowActs:
    """The acts on the rows of one list, which are kept in `kept`.

    `extra` is an entry of every row's menu: (words, what to do with its id).
    """

    def __init__(
        self,
        context: Context,
        kept: KeptRows,
        shown: RowList,
        extra: tuple[str, Callable[[str], None]] | None = None,
    ) -> None:
        self._look, self._session, self._sheet = context.look, context.session, context.sheet
        self._kept, self._list, self._extra = kept, shown, extra

    # --- the menu -----------------------------------------------------------------------------------------------

    def menu(self, row: ListRow, at: QWidget) -> None:
        """Everything one can do with the row."""
        rows = self._list.rows_shown()
        here, last = rows.index(row), len([other for other in rows if other.id]) - 1
        menu = CardMenu(row)
        menu.entry(_("Move up"), "Alt ↑", lambda: self._list.move_row(row, here - 1), here > 0)
        menu.entry(_("Move down"), "Alt ↓", lambda: self._list.move_row(row, here + 1), here < last)
        menu.addSeparator()
        menu.entry(_("Merge with …"), "", lambda: self.ask_merge(row), bool(self._kept.others(row.id)))
        menu.entry(_("Split"), "", lambda: self.split(row), not self._list.is_full())
        if self._extra is not None:
            words, do = self._extra
            menu.addSeparator()
            menu.entry(words, "", lambda: do(row.id))
        menu.addSeparator()
        menu.entry(_("Delete"), _("Ctrl+Del"), lambda: self.delete(row))
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    # --- deleting -----------------------------------------------------------------------------------------------

    def hanging_words(self, id_: str, *, deleted: bool = True) -> str:
        """What hangs on a row, and what becomes of it when the row is deleted, or else merged; empty for nothing."""
        sheet = self._sheet
        return hanging_words(sheet, hanging(sheet, self._kept.place(), id_), deleted=deleted)

    def delete(self, row: ListRow) -> None:
        """Deletes at once where nothing hangs on the row; else it is said first."""
        if not row.id:
            return
        self._session.flush()
        words = self.hanging_words(row.id)
        if words:
            self.give_back(row)
            self._ask(row, words)
        else:
            self._delete(row)

    def _ask(self, row: ListRow, words: str) -> None:
        ask = DeleteAsk(self._look, words)
        ask.deleted.connect(lambda: self._delete(row, hung=True))
        ask.kept.connect(lambda: self._let_be(row))
        self._put_under(row, ask)
        ask.begin()

    def _delete(self, row: ListRow, *, hung: bool = False) -> None:
        id_, rows = row.id, self._list.rows_shown()
        at = rows.index(row)
        row.unask()
        rows[at + 1 if at + 1 < len(rows) else at - 1].text.setFocus()
        if self.remove(id_):
            said = _("The row is deleted.")
            if hung:
                said = _("The row is deleted, and what referred to it no longer does.")
            self._say(said)

    def remove(self, id_: str) -> bool:
        """Deletes the row without a word; False if it is not there any more."""
        if not self._kept.has(id_):
            self._list.refresh()
            return False
        book, place = self._sheet.workbook, self._kept.place()
        return self._session.do(_("Delete the row"), lambda: book.remove_item(place, id_))

    def leave_emptied(self, row: ListRow, *, says_more: bool) -> None:
        """The keyboard leaves a row without words: it goes, or has its words back where something hangs on it.

        One that still says something in another column stays as it is.
        """
        words = self.hanging_words(row.id)
        if not words and not says_more:
            self.remove(row.id)
        elif words and self.give_back(row):
            self._session.message.emit(_("The row is kept. {what}").format(what=words), "")

    def back(self, row: ListRow) -> bool:
        """Backspace in a row without words. True if the row stays, with its words and what hangs on it beneath."""
        self._session.flush()
        words = self.hanging_words(row.id) if row.id else ""
        if words:
            self.give_back(row)
            self._ask(row, words)
        return bool(words)

    def give_back(self, row: ListRow) -> bool:
        """The words that an emptied row had when the keyboard came to it; clearing them is then no step."""
        if row.text.text().strip() or not row.before.strip():
            return False
        row.text.set_text(row.before)
        self._list.typed(row, row.before)
        self._session.leave()
        return True

    def say_anew(self, row: ListRow) -> None:
        """Something has changed while it is asked whether to delete the row."""
        if isinstance(row.asked, DeleteAsk):
            words = self.hanging_words(row.id)
            if words:
                row.asked.set_text(words)
            else:
                self._let_be(row)

    # --- merging and splitting ----------------------------------------------------------------------------------

    def ask_merge(self, row: ListRow) -> None:
        """The other rows beneath, to find by typing."""
        self._session.flush()
        others = self._kept.others(row.id)
        if not others:
            return
        choice = MergeChoice(
            self._look,
            others,
            name=_("Merge with: type to find a row"),
            nothing=_("No row has those words."),
            note=self.hanging_words(row.id, deleted=False),
            room=420,
        )
        choice.chosen.connect(lambda into: self.merge(row, into))
        choice.given_up.connect(lambda: self._let_be(row))
        self._put_under(row, choice)
        choice.field.setFocus()

    def merge(self, row: ListRow, into: str) -> None:
        """Makes the row one with another, which keeps its words."""
        words = dict(self._kept.others(row.id)).get(into, "")
        id_, place, lost = row.id, self._kept.place(), list[int]()
        rows = self._list.rows_shown()
        after = next((other for other in rows if other.id == into), None)
        row.unask()
        if after is None:  # it stands under another row, on another page
            after = rows[rows.index(row) + 1] if rows[-1] is not row else rows[0]
        after.text.setFocus()
        if not self._session.do(_("Merge rows"), lambda: lost.append(merge(self._sheet, place, id_, into))):
            return
        said = _("Merged into: {words}.").format(words=shortened(one_line(words), _SHORT).rstrip(". "))
        if any(lost):
            said += " " + _("Where both had an answer, the one there stands.")
        self._say(said)

    def split(self, row: ListRow) -> None:
        """A second row right after it with the same columns, its words chosen to be written over."""
        self._session.flush()
        hangs = bool(self.hanging_words(row.id))
        id_, place, made = row.id, self._kept.place(), new_id()
        if not self._session.do(_("Split the row"), lambda: split(self._sheet, place, id_, new=made)):
            return
        fresh = next((r for r in self._list.rows_shown() if r.id == made), None)
        if fresh is not None:
            fresh.text.setFocus()
            fresh.text.selectAll()
        self._say(_("Split in two. What hangs on it stays with the first.") if hangs else _("Split in two."))

    # --- beneath the row ----------------------------------------------------------------------------------------

    def _put_under(self, row: ListRow, widget: DeleteAsk | MergeChoice) -> None:
        """Shows a question beneath the row, in place of one beneath any other."""
        for other in self._list.rows_shown():
            other.unask()
        row.ask(widget)
        self._list.set_tab_order()

    def _let_be(self, row: ListRow) -> None:
        row.unask()
        row.text.setFocus()

    def _say(self, words: str) -> None:
        self._session.message.emit(words, "" if self._session.private else "undo")
