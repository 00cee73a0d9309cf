"""The rows above the pages: one for each thing there is to say, the newest below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.look import Look
from ui.parts.stack import column


class NoticeRows(QWidget):
    """Holds what was said about `work` (what is under way), `saved` and `changed`, until something else is said."""

    lost_keyboard = Signal()
    """A row that had the keyboard is gone: somebody else must take it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, QWidget] = {}
        self._stack = column(look, self)
        self.hide()

    def row(self, about: str) -> QWidget | None:
        return self._rows.get(about)

    def put(self, about: str, row: QWidget, words: str) -> None:
        """Says something, also aloud, in the place of what was said about this before."""
        had_keyboard = self._drop(about)
        self._rows[about] = row
        self._stack.addWidget(row)
        self.show()
        row.show()
        if had_keyboard:
            self.lost_keyboard.emit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def take_away(self, about: str) -> None:
        """There is nothing more to say about it."""
        if self._drop(about):
            self.lost_keyboard.emit()

    def _drop(self, about: str) -> bool:
        """True if the keyboard was in the row that is gone."""
        row = self._rows.pop(about, None)
        if row is None:
            return False
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and row.isAncestorOf(focused)
        self._stack.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._rows))
        return had_keyboard
