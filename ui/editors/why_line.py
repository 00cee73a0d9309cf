"""One line for the reason of the row one stands in, under a grid that has no room for it beside each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.together.reasons import set_why
from ui.editors.editor import Editor, may_replace
from ui.parts.stack import column
from ui.parts.text_field import LineField
from ui.parts.words import Words
from workbook.model import Event
from workbook.tokens import READING_WIDTH
from workbook.words import _


class WhyLine(QWidget):
    """`watch` a cell, and the line is about its row while the keyboard is there; F2 goes to it, Enter and Esc back."""

    def __init__(self, editor: Editor, margin: int = 0) -> None:
        super().__init__()
        look = editor.look
        self._editor, self._row = editor, ""
        self._cells: dict[QObject, tuple[str, str]] = {}
        self._from: QWidget | None = None
        self.setMaximumWidth(look.px(READING_WIDTH))
        stack = column(look, self, space=4, margins=(margin, 6, margin, 0))
        self._whose = Words(look, "", "small_bold")
        stack.addWidget(self._whose)
        self.line = LineField(look, "", placeholder=_("Why this? One line"))
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.changed.connect(self._type)
        self.line.editingFinished.connect(editor.session.leave)
        self.line.returnPressed.connect(self._back)
        self.line.installEventFilter(self)
        stack.addWidget(self.line)
        self.hide()

    def watch(self, cell: QWidget, row: str, words: str) -> None:
        """The line is about that row while the keyboard is in the cell."""
        self._cells[cell] = (row, words)
        cell.installEventFilter(self)

    def refresh(self, event: Event | None = None) -> None:
        """Shows what the workbook says now."""
        said = self._editor.sheet.why(self._editor.field, self._row) if self._row else ""
        if may_replace(self.line, event) and self.line.text().strip() != said:
            self.line.setText(said)

    def _stand(self, cell: QWidget, row: str, words: str) -> None:
        self._from = cell
        if row != self._row:
            self._editor.session.leave()
            self._row = row
            self._whose.setText(words)
            why = _("why")
            self.line.setAccessibleName(f"{words}, {why}")
            self.refresh()
        self.show()

    def _type(self, text: str) -> None:
        editor, row = self._editor, self._row
        editor.session.type(
            f"why/{editor.field.place}/{row}",
            _("The reason"),
            lambda: set_why(editor.sheet, editor.field, row, "", text),
        )

    def _back(self) -> None:
        if self._from is not None:
            self._from.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if _pressed(event) == Qt.Key.Key_Escape:
                self._back()
                return True
            return False
        at = self._cells.get(watched)
        if at is None or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._stand(watched, *at)
        elif _pressed(event) == Qt.Key.Key_F2:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False


def _pressed(event: QEvent) -> int:
    """The key that went down, 0 for any other event."""
    down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
    return event.key() if down and isinstance(event, QKeyEvent) else 0
