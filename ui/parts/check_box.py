"""Check box, radio button and drop-down with marks of our own: a style sheet can only draw those from files."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy, QWidget

from ui.look.icons import draw_icon
from ui.look.look import Look, inner
from workbook.tokens import RADIUS_CELL, TARGET_BUTTON, TARGET_ICON

_BOX, _GAP = 22, 10


def _size(look: Look, button: QAbstractButton) -> QSize:
    words = look.text_width("body", button.text()) + look.px(_GAP) if button.text() else 0
    return QSize(look.px(_BOX) + words, look.px(TARGET_ICON if button.text() else _BOX + 6))


def _words(painter: QPainter, look: Look, button: QAbstractButton) -> None:
    painter.setFont(look.font("body"))
    painter.setPen(look.colour("ink" if button.isEnabled() else "off"))
    left = look.px(_BOX) + look.px(_GAP)
    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(left, 0, button.width() - left, button.height()), middle, button.text())


class CheckBox(QCheckBox):
    """A check box. `name` is its name when it stands without words of its own."""

    def __init__(self, look: Look, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self._look, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_BOX)
        box = QRectF(0, (self.height() - side) // 2, side, side)
        on = self.isChecked()
        edge = ("ink" if on else "edge") if self.isEnabled() else "line"
        painter.setPen(look.pen(edge, 1.5))
        fill = edge if on else "sunk" if self.underMouse() and self.isEnabled() else "paper"
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(inner(box, look.size(1.5)), look.size(RADIUS_CELL), look.size(RADIUS_CELL))
        if on:
            inset = side * 0.16
            draw_icon(painter, "check", box.adjusted(inset, inset, -inset, -inset), look.colour("on_ink"))
        _words(painter, look, self)
        painter.end()


class Radio(QRadioButton):
    """A radio button; those with the same parent exclude each other, as in Qt."""

    def __init__(self, look: Look, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self._look, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_BOX)
        middle = QPointF(side / 2, self.height() / 2)
        edge = ("ink" if self.isChecked() else "edge") if self.isEnabled() else "line"
        painter.setPen(look.pen(edge, 1.5))
        painter.setBrush(look.colour("sunk" if self.underMouse() and self.isEnabled() else "paper"))
        painter.drawEllipse(middle, side / 2 - look.size(1), side / 2 - look.size(1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(edge))
            painter.drawEllipse(middle, side * 0.24, side * 0.24)
        _words(painter, look, self)
        painter.end()


class DropDown(QComboBox):
    """A drop-down of (key, words). `current_key()` is a key or None; `activated` tells of the user's choice."""

    def __init__(
        self,
        look: Look,
        options: list[tuple[str, str]],
        current: str | None = None,
        *,
        name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(look.font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", RADIUS_CELL)
        self.set_options(options, current)

    def set_options(self, options: list[tuple[str, str]], current: str | None = None) -> None:
        self.clear()
        for key, words in options:
            self.addItem(words, key)
        self.set_current_key(current)

    def current_key(self) -> str | None:
        key = self.currentData()
        return None if key is None else str(key)

    def set_current_key(self, key: str | None) -> None:
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def sizeHint(self) -> QSize:
        look = self._look
        words = [self.itemText(i) for i in range(self.count())] + [self.placeholderText()]
        return QSize(max(look.text_width("body", w) for w in words) + look.px(52), look.px(TARGET_BUTTON))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(96), self._look.px(TARGET_BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("edge" if self.isEnabled() else "line"))
        painter.setBrush(look.colour("sunk" if self.underMouse() and self.isEnabled() else "paper"))
        radius = look.size(RADIUS_CELL)
        painter.drawRoundedRect(inner(QRectF(self.rect()), look.px(1)), radius, radius)
        chosen = self.currentIndex() >= 0
        words = self.currentText() if chosen else self.placeholderText()
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("off" if not self.isEnabled() else "ink" if chosen else "ink3"))
        room = self.width() - look.px(12) - look.px(36)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(look.px(12), 0, room, self.height()), middle, words)
        side = look.px(18)
        box = QRectF(self.width() - look.px(10) - side, (self.height() - side) / 2, side, side)
        draw_icon(painter, "down", box, look.colour("ink2" if self.isEnabled() else "off"))
        painter.end()
