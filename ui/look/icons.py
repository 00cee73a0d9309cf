"""Icons as vectors in the current text colour: crisp at every text size and every pixel ratio.

Painted parts call `draw_icon`; menus and actions that need a QIcon call `icon`, which keeps one pixmap
per common pixel ratio (a QIconEngine written in Python would be freed under Qt's feet).
"""

from __future__ import annotations

import re
from functools import cache

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ui.look.icon_paths import PATHS
from ui.look.look import Look
from workbook.tokens import LINE_ICON

BOX = 20.0
NAMES = tuple(PATHS)
RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)

_WORD = re.compile(r"[A-Z]|-?\d+\.?\d*")
_TAKES = {"M": 2, "L": 2, "C": 6, "O": 3, "R": 4, "D": 3, "Z": 0}


@cache
def _paths(name: str) -> tuple[QPainterPath, QPainterPath]:
    """The line and the filled dots of an icon; an unknown name raises KeyError."""
    lines, dots = QPainterPath(), QPainterPath()
    words = _WORD.findall(PATHS[name])
    at = 0
    while at < len(words):
        letter = words[at]
        count = _TAKES[letter]
        n = [float(w) for w in words[at + 1 : at + 1 + count]]
        at += 1 + count
        if letter == "M":
            lines.moveTo(n[0], n[1])
        elif letter == "L":
            lines.lineTo(n[0], n[1])
        elif letter == "C":
            lines.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        elif letter == "O":
            lines.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
        elif letter == "R":
            lines.addRect(n[0], n[1], n[2], n[3])
        elif letter == "D":
            dots.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
        else:
            lines.closeSubpath()
    return lines, dots


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint the icon `name` as large as fits, centred, in `rect`. The line grows with the icon."""
    lines, dots = _paths(name)
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / BOX, side / BOX)
    pen = QPen(colour, LINE_ICON)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    if not dots.isEmpty():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(dots)
    painter.restore()


def pixmap(name: str, look: Look, colour: str = "ink", size: float = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap, `size` px at 100 % text, for a screen of this device pixel ratio."""
    side = look.px(size)
    image = QPixmap(round(side * ratio), round(side * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_icon(painter, name, QRectF(0, 0, side, side), look.colour(colour))
    painter.end()
    return image


def icon(name: str, look: Look, colour: str = "ink", size: float = 20) -> QtGui.QIcon:
    """A QIcon of `size` px at this text size, greyed when its button or menu row is off."""
    made = QtGui.QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, look, colour, size, ratio), QtGui.QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, look, "off", size, ratio), QtGui.QIcon.Mode.Disabled)
    return made
