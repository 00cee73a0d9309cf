"""The big screen in small, live, beside the hand-over: so that nobody need wonder what the room sees."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from exercises.scene.scene import scene_of
from ui.clock import clock_of
from ui.context import Context
from ui.look.look import Look, inner
from ui.presenter.stage import Stage
from workbook.tokens import PRESENTER, RADIUS_CELL, TypeRole
from workbook.words import _

_WIDTH, _HEIGHT = 268, 152


def _larger(role: str, times: float) -> TypeRole:
    kind = PRESENTER[role]
    return TypeRole(round(kind.px * times), round(kind.line * times), kind.weight, kind.family)


MINIATURE = {
    "question": _larger("question", 1.5), "voice": _larger("voice", 1.5), "timer": _larger("timer", 1.15),
    "item": _larger("item", 1.9), "label": _larger("label", 1.9),
}  # fmt: skip
"""Larger than on the big screen for its size, or nothing could be read."""


class Miniature(QWidget):
    """What the room sees of the page that the context names."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        look = context.look
        self._clock = clock_of(context.session)
        self.stage = Stage(Look.light(), MINIATURE, self)
        self.setAccessibleName(_("What the room sees"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        edge = look.px(3)
        box = QVBoxLayout(self)
        box.setContentsMargins(edge, edge, edge, edge)
        box.addWidget(self.stage)
        context.session.changed.connect(self.refresh)
        self._clock.ticked.connect(self.refresh)
        self.refresh()

    def refresh(self, _event: object = None) -> None:
        """What the room sees now."""
        context, clock = self._context, self._clock
        self.stage.show_scene(scene_of(context.sheet, context.exercise, context.page))
        self.stage.set_time(clock.left if clock.begun else None, clock.total)
        self.setAccessibleDescription(self.stage.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(self._context.look.px(_WIDTH), self._context.look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("edge"))
        painter.setBrush(self.stage.look.colour("paper"))
        radius = look.size(RADIUS_CELL)
        painter.drawRoundedRect(inner(QRectF(self.rect()), look.px(1)), radius, radius)
        painter.end()
