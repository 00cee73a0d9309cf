"""A date as people say it: *24/4*, *fredag 24 april*, *hösten*. Under it stands how it was understood."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look.look import Look
from ui.parts.stack import column
from ui.parts.text_field import LineField
from ui.parts.words import Words
from workbook.dates import day_words, due_words, iso_date, parse_due
from workbook.words import _


class DueField(QWidget):
    """`changed(due)` while it is typed: an ISO date, or the words as they are. `left()` when it is left.

    Without a year it is the next such day; with `past` the last one.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(
        self, look: Look, language: str, *, name: str, placeholder: str = "", past: bool = False
    ) -> None:
        super().__init__()
        self._language, self._due, self._past = language, "", past
        self.line = LineField(look, name=name, placeholder=placeholder)
        self.line.setMaxLength(200)
        self._understood = Words(look, "", "small", colour="ink2")
        stack = column(look, self, space=4)
        stack.addWidget(self.line)
        stack.addWidget(self._understood)
        self.setFocusProxy(self.line)
        self.line.changed.connect(self._typed)
        self.line.editingFinished.connect(self._leave)
        self._show_understood(False)

    def set_due(self, due: str) -> None:
        """Shows a date in words without telling anybody."""
        if due != self._due or not self.line.isModified():
            self._due = due
            self.line.setText(due_words(due, self._language, date.today()))
            self._show_understood(False)

    def _typed(self, text: str) -> None:
        # Only what is typed anew is understood: the words of a day gone by would come back as next year's.
        since = date.today() - timedelta(days=364) if self._past else date.today()
        self._due = parse_due(text, self._language, since)
        self._show_understood(True)
        self.changed.emit(self._due)

    def _show_understood(self, typing: bool) -> None:
        day = iso_date(self._due) if typing else None
        words = day_words(day, self._language, weekday=True) if day is not None else ""
        if typing and self._due and day is None:
            words = _("Kept as words")
        self._understood.setText(words)
        self._understood.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def _leave(self) -> None:
        self.line.setModified(False)
        self.set_due(self._due)
        self.left.emit()
