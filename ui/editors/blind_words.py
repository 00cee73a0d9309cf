"""A blind spot in a row: a small triangle and ochre words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import marks
from ui.look.look import Look
from ui.parts.stack import row
from ui.parts.words import Words


class Triangle(QWidget):
    """The sign of a blind spot; the words beside it say it."""

    def __init__(self, look: Look, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._side = look, look.px(side)
        self.setFixedSize(QSize(self._side, self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks.blind(painter, QRectF(0, (self.height() - self._side) / 2, self._side, self._side), self._look)
        painter.end()


class BlindWords(QWidget):
    """Triangle and words in a line."""

    def __init__(self, look: Look, words: str, role: str = "small", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(look, self, space=6)
        line.addWidget(Triangle(look), 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = Words(look, words, role, colour="ochre")
        line.addWidget(self._words, 1)

    def text(self) -> str:
        """The words beside the triangle."""
        return self._words.text()

    def set_text(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))
