"""Fields to write in. Plain text only: a rich paste could open files on the disk behind the user's back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.look.look import Look
from workbook.tokens import TARGET_BUTTON


def for_the_window(event: QEvent, has_undo: bool) -> bool:
    """True for undo in a field that has nothing of its own to undo, and for redo, which the window shares out.

    Qt's fields would keep both and do nothing, and the keyboard is in a field nearly always.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Redo) or (event.matches(keys.Undo) and not has_undo)


class LineField(QLineEdit):
    """One line. Focus is shown by its own 2 px border. `changed(str)` on every edit by the user.

    With `split_lines`, pasting several lines emits `lines_pasted(list[str])` instead of joining them.
    """

    changed = Signal(str)
    lines_pasted = Signal(list)

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        placeholder: str = "",
        name: str = "",
        role: str = "body",
        split_lines: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look, self._role, self._split = look, role, split_lines
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.set_look(look)
        self.textEdited.connect(self.changed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFont(look.font(self._role))
        self.setMinimumHeight(look.px(TARGET_BUTTON))
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if for_the_window(event, self.isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._split and event.matches(QKeySequence.StandardKey.Paste):
            lines = [line.strip() for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
            if len(lines) > 1:
                self.lines_pasted.emit(lines)
                return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines: grows with its text from `min_lines` to `max_lines`, then scrolls. Tab leaves it.

    `changed(str)` on every edit by the user, `left()` when the keyboard goes elsewhere.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        min_lines: int = 2,
        max_lines: int = 8,
        placeholder: str = "",
        name: str = "",
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._min, self._max = look, role, min_lines, max(min_lines, max_lines)
        self._quiet = False
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.set_look(look)
        self.set_text(text)
        # Setting it up is nothing that anybody should undo.
        self.document().clearUndoRedoStacks()
        self.textChanged.connect(self._edited)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text without telling anyone; the same text leaves cursor and undo alone."""
        if text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False
        self._fit()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFont(look.font(self._role))
        self._fit()

    def _edited(self) -> None:
        self._fit()
        if not self._quiet:
            self.changed.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        if for_the_window(event, self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self.minimumHeight()
        self._fit()
        if self.minimumHeight() != height:
            # A layout that is at work does not hear of a height that changes meanwhile: it is told once more after.
            QTimer.singleShot(0, self, self.updateGeometry)

    def _height(self, lines: int) -> int:
        look = self._look
        spacing = QFontMetrics(look.font(self._role)).lineSpacing()
        return max(lines * spacing + 2 * (look.px(8) + look.px(1)) + 1, look.px(TARGET_BUTTON))

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        shown = max(self._min, min(lines, self._max))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if lines > self._max else policy.ScrollBarAlwaysOff
        )
        if self.height() != self._height(shown) or self.maximumHeight() != self._height(shown):
            self.setFixedHeight(self._height(shown))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self.minimumHeight() or self._height(self._min))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.minimumHeight() or self._height(self._min))
