"""A picture on the screen: matrix, radar or bars, described by workbook.picture and painted here.

The picture is a graphic with a description to a screen reader; each point that means something is a
button on top of it, which arrows reach and Enter chooses.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.look import Look
from ui.parts.roving import PlaceButton, Roving
from workbook.picture import Caption, Circle, Diamond, Line, Picture, Poly, Rect, Shape

_LEAST_TEXT = 14.0
_SHRINK = 0.7


def paint_picture(painter: QPainter, picture: Picture, look: Look, rect: QRectF, least: float = 0) -> None:
    """Draw `picture` as large as fits, centred, in `rect`. Text is never smaller than `least` px, or 14 at 100 %."""
    if picture.width <= 0 or picture.height <= 0:
        return
    scale = min(rect.width() / picture.width, rect.height() / picture.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = rect.x() + (rect.width() - picture.width * scale) / 2
    top = rect.y() + (rect.height() - picture.height * scale) / 2
    painter.translate(left, top)
    for shape in picture.shapes:
        _paint_shape(painter, shape, look, scale, least)
    painter.restore()


def _pen(look: Look, colour: str | None, width: float, dash: tuple[float, ...], scale: float) -> QPen:
    if colour is None:
        return QPen(Qt.PenStyle.NoPen)
    thick = max(1.0, width * scale)
    pen = QPen(look.colour(colour), thick)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    if dash:
        pen.setDashPattern([d * scale / thick for d in dash])
    return pen


def _brush(look: Look, colour: str | None) -> QBrush:
    return QBrush(Qt.BrushStyle.NoBrush) if colour is None else QBrush(look.colour(colour))


def _paint_shape(painter: QPainter, shape: Shape, look: Look, scale: float, least: float) -> None:
    s = scale
    if isinstance(shape, Line):
        painter.setPen(_pen(look, shape.colour, shape.width, shape.dash, s))
        start, end = _crisp(shape.x1, shape.x2, shape.y1, shape.y2, s)
        painter.drawLine(start, end)
    elif isinstance(shape, Circle):
        painter.setPen(_pen(look, shape.stroke, shape.width, (), s))
        painter.setBrush(_brush(look, shape.fill))
        painter.drawEllipse(QPointF(shape.cx * s, shape.cy * s), shape.r * s, shape.r * s)
    elif isinstance(shape, Diamond):
        x, y, r = shape.cx * s, shape.cy * s, shape.r * s
        tips = [QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_brush(look, shape.fill))
        painter.drawPolygon(QPolygonF(tips))
    elif isinstance(shape, Rect):
        painter.setPen(_pen(look, shape.stroke, shape.width, (), s))
        painter.setBrush(_brush(look, shape.fill))
        box = QRectF(shape.x * s, shape.y * s, shape.w * s, shape.h * s)
        if shape.stroke and shape.width * s <= 1.5:
            box = QRectF(box.toAlignedRect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, shape.radius * s, shape.radius * s)
    elif isinstance(shape, Poly):
        corners = QPolygonF([QPointF(x * s, y * s) for x, y in shape.points])
        painter.setPen(_pen(look, shape.stroke, shape.width, shape.dash, s))
        painter.setBrush(_brush(look, shape.fill if shape.closed else None))
        if shape.closed:
            painter.drawPolygon(corners)
        else:
            painter.drawPolyline(corners)
    else:
        _paint_words(painter, shape, look, s, least)


def _crisp(x1: float, x2: float, y1: float, y2: float, scale: float) -> tuple[QPointF, QPointF]:
    """The ends of a line, moved to the middle of a pixel where it is upright or level."""
    a, b = QPointF(x1 * scale, y1 * scale), QPointF(x2 * scale, y2 * scale)
    if x1 == x2:
        x = math.floor(a.x()) + 0.5
        return QPointF(x, a.y()), QPointF(x, b.y())
    if y1 == y2:
        y = math.floor(a.y()) + 0.5
        return QPointF(a.x(), y), QPointF(b.x(), y)
    return a, b


def _paint_words(painter: QPainter, words: Caption, look: Look, scale: float, least: float) -> None:
    least = least or min(words.size, _LEAST_TEXT) * look.zoom
    font = look.font("bold" if words.bold else "body", voice=words.voice)
    font.setPixelSize(max(1, round(max(words.size * scale, least))))
    painter.save()
    painter.setFont(font)
    painter.setPen(look.colour(words.colour))
    painter.translate(words.x * scale, words.y * scale)
    painter.rotate(words.angle)
    wide = painter.fontMetrics().horizontalAdvance(words.text)
    shift = {"start": 0.0, "middle": -wide / 2, "end": -float(wide)}[words.anchor]
    painter.drawText(QPointF(shift, 0), words.text)
    painter.restore()


class PictureView(QLabel):
    """Shows a Picture as wide as the widget, keeping its shape. `chosen(id)` when a point is clicked or entered.

    Left and right go through the points in their order, up and down to the nearest in that direction.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._picture, self._selected = look, picture, ""
        self._buttons: list[PlaceButton] = []
        self._roving = Roving(self, self._pressed)
        # A label with a pixmap is a graphic to screen readers; the picture itself is painted below.
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_picture(picture)

    def picture_shown(self) -> Picture:
        return self._picture

    def set_picture(self, picture: Picture) -> None:
        """Show another picture; the keyboard stays on the point with the same id where there is one."""
        had = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), None)
        held = self._picture.points[had].id if had is not None else ""
        same = bool(self._buttons) and [p.id for p in picture.points] == [p.id for p in self._picture.points]
        self._picture = picture
        self.setAccessibleName(picture.description)
        if not same:
            self._rebuild(held)
        for point, button in zip(picture.points, self._buttons, strict=True):
            button.setAccessibleName(point.words)
            button.setToolTip(point.words)
        self._place()
        self.updateGeometry()
        self.update()

    def set_selected(self, point_id: str) -> None:
        """Mark one point as the chosen one, or none with ""."""
        self._selected = point_id
        for index, point in enumerate(self._picture.points):
            if point.id == point_id:
                self._roving.set_home(index)
        self.update()

    def _rebuild(self, held: str) -> None:
        old, self._buttons = self._buttons, []
        for point in self._picture.points:
            button = PlaceButton(point.words, None, self)
            button.clicked.connect(lambda _on=False, i=point.id: self.chosen.emit(i))
            button.setVisible(True)
            self._buttons.append(button)
        self._roving.set_items(list(self._buttons))
        if (home := self._roving.home_item()) is not None:
            self.setFocusProxy(home)
        for index, point in enumerate(self._picture.points):
            if held and point.id == held:
                self._buttons[index].setFocus()
        for button in old:
            button.setParent(None)
            button.deleteLater()

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        """Up and down are spatial; Roving itself takes left, right, Home and End."""
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or event.modifiers():
            return False
        way = 1 if event.key() == Qt.Key.Key_Down else -1
        here, points = self._picture.points[index], self._picture.points
        beyond = [(i, p) for i, p in enumerate(points) if (p.y - here.y) * way > 0.5]
        if beyond:
            nearest = min(beyond, key=lambda pair: math.hypot(2 * (pair[1].x - here.x), pair[1].y - here.y))
            self._roving.go(nearest[0])
        return True

    def _scale(self) -> float:
        picture = self._picture
        if not picture.width or not picture.height:
            return 1.0
        return min(self.width() / picture.width, self.height() / picture.height)

    def _place(self) -> None:
        scale = self._scale()
        left = (self.width() - self._picture.width * scale) / 2
        top = (self.height() - self._picture.height * scale) / 2
        for point, button in zip(self._picture.points, self._buttons, strict=True):
            r = max(point.r * scale, self._look.size(12))
            at = QPoint(round(left + point.x * scale - r), round(top + point.y * scale - r))
            button.setGeometry(at.x(), at.y(), round(2 * r), round(2 * r))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._picture.height / max(1.0, self._picture.width))

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._picture.width), self._look.px(self._picture.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self._look.px(self._picture.width * _SHRINK), self._look.px(self._picture.height * _SHRINK)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_picture(painter, self._picture, self._look, QRectF(self.rect()))
        for point, button in zip(self._picture.points, self._buttons, strict=True):
            if (point.id == self._selected and point.ring) or button.underMouse():
                painter.setPen(self._look.pen("ink" if point.id == self._selected else "edge", 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(button.geometry()).adjusted(-3, -3, 3, 3))
        painter.end()
