"""Samsyn's signs, painted: knots on the thread, the dot of a person, the diamond of an agreement,
the status of an action, the blind-spot triangle, the mark and the strands of the welcome page.

Shape first, colour second: every sign can be told from the others in black and white.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from ui.look.icons import draw_icon
from ui.look.look import Look

Knot = Literal["done", "here", "coming"]
Status = Literal["waiting", "doing", "done", "later"]


def _line(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    return QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)


def _tick(painter: QPainter, box: QRectF, colour: QColor, width: float) -> None:
    path = QPainterPath()
    x, y, w = box.x(), box.y(), box.width()
    path.moveTo(x + 0.29 * w, y + 0.53 * w)
    path.lineTo(x + 0.44 * w, y + 0.67 * w)
    path.lineTo(x + 0.72 * w, y + 0.36 * w)
    painter.setPen(_line(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def knot(painter: QPainter, rect: QRectF, look: Look, kind: Knot, ground: str = "bg") -> None:
    """A knot on the thread: done = filled with a check, here = ring with a core, coming = small ring.

    `rect` holds the largest (16-18 px at 100 %); the one to come is drawn smaller in its middle.
    `ground` is the colour behind, so that the thread does not shine through the ring.
    """
    box = _square(rect)
    middle, r = box.center(), box.width() / 2
    red = look.colour("thread")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind == "done":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red)
        painter.drawEllipse(middle, r * 0.94, r * 0.94)
        _tick(painter, box, look.colour("on_ink"), r * 0.2)
    elif kind == "here":
        width = r * 0.34
        painter.setPen(QPen(red, width))
        painter.setBrush(look.colour("paper"))
        painter.drawEllipse(middle, r - width / 2, r - width / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red)
        painter.drawEllipse(middle, r * 0.32, r * 0.32)
    else:
        width = look.size(1.5)
        painter.setPen(QPen(look.colour("edge"), width))
        painter.setBrush(look.colour(ground))
        painter.drawEllipse(middle, r * 0.58, r * 0.58)
    painter.restore()


def diamond(
    painter: QPainter, rect: QRectF, look: Look, colour: str = "ink", halo: str | None = None
) -> None:
    """What the group has agreed. `halo` paints a thin rim in that colour, to stand clear of a line."""
    box = _square(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rims = [(look.colour(halo), box.width() / 2 + look.size(2.5))] if halo else []
    for fill, r in [*rims, (look.colour(colour), box.width() / 2)]:
        c = box.center()
        path = QPainterPath(QPointF(c.x(), c.y() - r))
        path.lineTo(c.x() + r, c.y())
        path.lineTo(c.x(), c.y() + r)
        path.lineTo(c.x() - r, c.y())
        path.closeSubpath()
        painter.fillPath(path, QBrush(fill))
    painter.restore()


def dot(painter: QPainter, rect: QRectF, look: Look, kind: str = "filled") -> None:
    """One person. "filled" = given, "socket" = an empty place, "spent" = dashed, already laid elsewhere."""
    box = _square(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind == "filled":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("people"))
        painter.drawEllipse(box)
    else:
        width = look.size(1.5)
        pen = QPen(look.colour("edge"), width)
        if kind == "spent":
            pen.setDashPattern([1.6, 1.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    painter.restore()


def status(painter: QPainter, rect: QRectF, look: Look, kind: Status, colour: str = "ink") -> None:
    """How far an action has come: ring, half, check, or a minus for not now. Always beside its word."""
    box = _square(rect)
    middle, r = box.center(), box.width() / 2
    width = max(1.0, r * 0.19)
    ink = look.colour(colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, width))
    painter.setBrush(ink if kind == "done" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, r - width / 2, r - width / 2)
    if kind == "done":
        _tick(painter, box, look.colour("on_ink"), r * 0.2)
    elif kind == "doing":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), -90 * 16, 180 * 16)
    elif kind == "later":
        painter.setPen(_line(ink, width))
        reach = QPointF(r * 0.42, 0)
        painter.drawLine(middle - reach, middle + reach)
    painter.restore()


def blind(painter: QPainter, rect: QRectF, look: Look) -> None:
    """The triangle of a blind spot, always followed by words."""
    draw_icon(painter, "blind", rect, look.colour("ochre"))


def logo(painter: QPainter, rect: QRectF, look: Look) -> None:
    """The mark: three strands meet in a knot and go on as one thread. Twice as wide as high or more."""
    h = min(rect.height(), rect.width() * 0.8)
    w = h / 0.8
    x, y = rect.x() + (rect.width() - w) / 2, rect.center().y() - h / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(x + 0.6 * w, y + h / 2)
    painter.setPen(_line(look.colour("ink"), w * 0.062))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start in (0.05, 0.95):
        path = QPainterPath(QPointF(x + 0.04 * w, y + start * h))
        path.cubicTo(x + 0.26 * w, y + start * h, x + 0.38 * w, at.y(), at.x(), at.y())
        painter.drawPath(path)
    painter.drawLine(QPointF(x + 0.04 * w, at.y()), at)
    painter.setPen(_line(look.colour("thread"), w * 0.1))
    painter.drawLine(at, QPointF(x + 0.95 * w, at.y()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("thread"))
    painter.drawEllipse(at, w * 0.125, w * 0.125)
    painter.restore()


def strands(painter: QPainter, rect: QRectF, look: Look, count: int = 6) -> None:
    """The welcome page: `count` strands come in from the left, meet in a knot and leave as the thread.

    Computed, never random, so that the same group always gets the same picture.
    """
    x, w = rect.x(), rect.width()
    at = QPointF(x + 0.757 * w, rect.center().y())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    painter.setPen(_line(look.colour("ink"), look.size(1.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for i in range(count):
        share = 0.0 if count == 1 else i / (count - 1) * 2 - 1
        bend = 1 + 0.16 * ((i * 7) % 5 - 2) / 2
        y0 = at.y() + share * rect.height() * 0.47
        y1 = at.y() + share * rect.height() * 0.60 * bend
        path = QPainterPath(QPointF(x - 0.02 * w, y0))
        path.cubicTo(x + 0.24 * w, y1, x + 0.42 * w, at.y() + share * rect.height() * 0.12, at.x(), at.y())
        painter.drawPath(path)
    painter.setPen(_line(look.colour("thread"), look.size(3)))
    painter.drawLine(at, QPointF(rect.right(), at.y()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("thread"))
    painter.drawEllipse(at, look.size(8), look.size(8))
    painter.restore()
