"""The line a group draws through a list: it is dragged, or moved with the arrows, and everything can cross it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.look import Look
from ui.parts.roving import PlaceButton
from workbook.tokens import RADIUS_CELL

_HEIGHT, _HANDLE, _TALL = 24, 34, 18


class CutLine(PlaceButton):
    """`moved(int)` is a step up (-1) or down (1) by the keyboard; `dragged(int)` the pointer's height on the screen,
    `dropped()` when it is let go."""

    moved = Signal(int)
    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, look: Look, name: str, help_: str, parent: QWidget | None = None) -> None:
        super().__init__(name, self._paint_line, parent)
        self._look = look
        self._pulls = False
        self.setAccessibleDescription(help_)
        self.setToolTip(help_)
        self.setFixedHeight(look.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self.setProperty("ringRadius", RADIUS_CELL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pulls = event.button() == Qt.MouseButton.LeftButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pulls:
            self.dragged.emit(int(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pulled, self._pulls = self._pulls, False
        super().mouseReleaseEvent(event)
        if pulled:
            self.dropped.emit()

    def _paint_line(self, painter: QPainter, button: QAbstractButton) -> None:
        look = self._look
        middle = round(self.height() / 2)
        painter.fillRect(QRectF(0, middle - look.px(1), self.width(), look.px(2)), look.colour("ink"))
        wide, tall = look.size(_HANDLE), look.size(_TALL)
        box = QRectF(self.width() - wide - look.px(4), middle - tall / 2, wide, tall)
        painter.setPen(look.pen("ink", 1.5))
        painter.setBrush(look.colour("sunk" if self.underMouse() or self.isDown() else "paper"))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        x, r = box.center().x(), look.size(4)
        for side in (-1, 1):
            at = x + side * look.size(7)
            tip = middle + side * look.size(4)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(at - r, middle - side * look.size(2)),
                        QPointF(at + r, middle - side * look.size(2)),
                        QPointF(at, tip),
                    ]
                )
            )
