"""Samsyn's mark as a widget, for the top bar and the welcome page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import marks
from ui.look.look import Look


class Mark(QWidget):
    """Samsyn's mark: strands that meet in a knot and go on as one thread."""

    def __init__(self, look: Look, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(look.px(size), look.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks.logo(painter, QRectF(self.rect()), self._look)
        painter.end()
