"""A keycap with the name of a key, as beside *Fånga en åtgärd*."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.look import Look, inner
from workbook.tokens import RADIUS_CELL

_PAD, _HEIGHT = 6, 24


def hint_width(look: Look, text: str) -> int:
    return look.text_width("small", text) + 2 * look.px(_PAD)


def draw_hint(painter: QPainter, rect: QRectF, look: Look, text: str) -> None:
    """A keycap centred in the height of `rect`, its right edge at rect's right edge."""
    width, height = hint_width(look, text), look.px(_HEIGHT)
    box = QRectF(round(rect.right() - width), round(rect.center().y() - height / 2), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hair = float(look.px(1))
    painter.setPen(look.pen("line"))
    painter.setBrush(look.colour("paper"))
    painter.drawRoundedRect(inner(box, hair), look.size(RADIUS_CELL - 1), look.size(RADIUS_CELL - 1))
    foot = look.pen("edge")
    painter.setPen(foot)
    y = box.bottom() - hair / 2
    painter.drawLine(QPointF(box.left() + look.px(3), y), QPointF(box.right() - look.px(3), y))
    painter.setFont(look.font("small"))
    painter.setPen(look.colour("ink2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyHint(QWidget):
    """A keycap on its own; `name` is what a screen reader says ("Kontroll K"), the text when empty."""

    def __init__(self, look: Look, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._text = look, text
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(hint_width(self._look, self._text), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_hint(painter, QRectF(self.rect()), self._look, self._text)
        painter.end()
