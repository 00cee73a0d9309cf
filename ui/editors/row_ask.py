"""What is said beneath a row before it is deleted: what hangs on it, and whether to go on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.look.look import Look
from ui.parts.buttons import OutlineButton
from ui.parts.roving import show_in_scroll_areas
from ui.parts.stack import column, row
from ui.parts.words import Words
from workbook.words import _

_NARROW = 340


class DeleteAsk(QWidget):
    """`deleted` or `kept`; the keyboard is on *Keep it*, and Esc keeps too."""

    deleted = Signal()
    kept = Signal()

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        stack = column(look, self, space=8, margins=(0, 2, 0, 8))
        self._words = Words(look, words)
        stack.addWidget(self._words)
        self._line: QBoxLayout = row(look, space=8)
        self._delete = OutlineButton(look, _("Delete all the same"), size=36)
        self._keep = OutlineButton(look, _("Keep it"), size=36)
        for button, told in ((self._delete, self.deleted), (self._keep, self.kept)):
            button.clicked.connect(told)
            button.installEventFilter(self)
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)
        stack.addLayout(self._line)
        self.set_text(words)

    def set_text(self, words: str) -> None:
        """What hangs on the row now."""
        self._words.setText(words)
        for button in (self._delete, self._keep):
            button.setAccessibleDescription(words)

    def text(self) -> str:
        return self._words.text()

    def chain(self) -> list[QWidget]:
        """The widgets Tab goes through, in order."""
        return [self._delete, self._keep]

    def begin(self) -> None:
        """Puts the keyboard on what loses nothing."""
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self, turns: int = 4) -> None:
        """Keeps it in sight: it has its place only when the layouts round it have had their turns."""
        show_in_scroll_areas(self)
        if turns and self._keep.hasFocus():
            QTimer.singleShot(0, self, lambda: self._follow(turns - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.kept.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
