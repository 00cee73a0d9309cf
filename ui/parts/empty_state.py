"""Nothing here yet: what is missing, the way there, and one button. No drawing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.look.look import Look, inner
from ui.parts.buttons import OutlineButton
from ui.parts.words import Words
from workbook.tokens import RADIUS_CARD


class EmptyState(QWidget):
    """`acted()` when the button, if there is one, is pressed."""

    acted = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        line: str,
        button_text: str | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(f"{title}. {line}")
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(20), look.px(18), look.px(20), look.px(18))
        column.setSpacing(look.px(4))
        column.addWidget(Words(look, title, "panel"))
        column.addWidget(Words(look, line, colour="ink2"))
        if button_text:
            column.addSpacing(look.px(10))
            self.button = OutlineButton(look, button_text, size=36)
            self.button.clicked.connect(self.acted)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
            self.setFocusProxy(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = look.pen("edge")
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = look.size(RADIUS_CARD)
        painter.drawRoundedRect(inner(QRectF(self.rect()), look.px(1)), radius, radius)
        painter.end()
