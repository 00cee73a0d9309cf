"""One mark of the responsibility grid: told apart by shape and letter, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.look import Look, inner
from workbook.tokens import RADIUS_CELL

CODES = ("A", "R", "C", "I")
"""Accountable, responsible, consulted, informed; every language has letters of its own for them."""

MARK = 30
BLEED = 14
"""How far (at 100 %) the tint of a broken row stands out on both sides: place the grid that much wider."""


def paint_role(painter: QPainter, rect: QRectF, look: Look, code: str | None, letter: str) -> None:
    """The mark of `code` in the middle of `rect`: filled square, framed square, thin ring or bare letter."""
    if code is None:
        return
    side = look.px(MARK)
    box = QRectF(round(rect.center().x() - side / 2), round(rect.center().y() - side / 2), side, side)
    radius = look.size(RADIUS_CELL)
    painter.setBrush(look.colour("ink") if code == "A" else Qt.BrushStyle.NoBrush)
    if code == "A":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, radius, radius)
    elif code == "R":
        painter.setPen(look.pen("ink", 2))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(inner(box, look.size(2)), radius, radius)
    elif code == "C":
        painter.setPen(look.pen("edge"))
        painter.drawEllipse(inner(box.adjusted(1, 1, -1, -1), look.px(1)))
    painter.setFont(look.font("cell_bold"))
    painter.setPen(look.colour("on_ink" if code == "A" else "ink"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


class RoleMark(QWidget):
    """A mark on its own, for the key above the grid. `words` is its name ("har ansvaret")."""

    def __init__(self, look: Look, code: str, letter: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._code, self._letter = look, code, letter
        self.setAccessibleName(f"{letter}, {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(look.px(MARK), look.px(MARK))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_role(painter, QRectF(self.rect()), self._look, self._code, self._letter)
        painter.end()
