"""What the preview says above the pages: that it is being made, that it is saved, that the plan has moved on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QSizePolicy, QWidget

from ui.look.icons import draw_icon
from ui.look.look import Look
from ui.parts.buttons import LinkButton, OutlineButton
from ui.parts.words import Words

_LEFT, _RIGHT, _ICON = 24, 16, 20


class ProgressLine(QProgressBar):
    """How far it has come, as a line that grows to the right. A progress bar to a screen reader."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(40), self._look.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("line"))
        painter.fillRect(
            QRectF(0, 0, self.width() * max(0.0, share), self.height()), self._look.colour("ink")
        )
        painter.end()


class _Row(QWidget):
    """Paper with a hairline beneath; what does not fit beside the words goes below them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        # Words stand under words, whether or not there is an icon before them.
        left = look.px(_LEFT) + look.px(_ICON) + look.px(8)
        self._box.setContentsMargins(left, look.px(8), look.px(_RIGHT), look.px(9))
        self._box.setSpacing(look.px(16))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("paper"))
        hair = look.px(1)
        painter.fillRect(0, self.height() - hair, self.width(), hair, look.colour("line"))
        painter.end()


class WorkingRow(_Row):
    """Something is under way: words, a line, and a way to stop it. `cancelled()` when that is pressed."""

    cancelled = Signal()

    def __init__(self, look: Look, words: str, cancel: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words = Words(look, words, wrap=False)
        self._line = ProgressLine(look, words)
        self.button = OutlineButton(look, cancel, size=36)
        self.button.clicked.connect(self.cancelled)
        self._box.addWidget(self._words)
        self._box.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self.button)
        self.setAccessibleName(words)

    def tell(self, words: str, done: int, of: int) -> None:
        """Says how far it has come: `done` of `of`."""
        if words != self._words.text():
            self._words.setText(words)
            # It may grow, but a figure less must not make the line jump back.
            self._words.setMinimumWidth(max(self._words.minimumWidth(), self._words.sizeHint().width()))
            self.setAccessibleName(words)
        self._line.setRange(0, of)
        self._line.setValue(done)

    def words(self) -> str:
        return self._words.text()


class NoticeRow(_Row):
    """A quiet sentence with at most one thing to do about it. `acted()` when that is pressed."""

    acted = Signal()

    def __init__(
        self, look: Look, words: str, action: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._icon = icon
        self._words = Words(look, words)
        self._box.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.link: LinkButton | None = None
        if action:
            self.link = LinkButton(look, action)
            self.link.clicked.connect(self.acted)
            self._box.addWidget(self.link)
        self.setAccessibleName(words)

    def words(self) -> str:
        return self._words.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        need = self.link.sizeHint().width() if self.link is not None else 0
        narrow = bool(need) and self.width() - need < self._look.px(300)
        way = ways.TopToBottom if narrow else ways.LeftToRight
        if self._box.direction() != way:
            self._box.setDirection(way)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._icon:
            return
        look, side = self._look, self._look.px(_ICON)
        painter = QPainter(self)
        top = self._words.y() + (min(self._words.height(), look.px(36)) - side) / 2
        draw_icon(painter, self._icon, QRectF(look.px(_LEFT), top, side, side), look.colour("ink2"))
        painter.end()
