"""A small row of blocks with a number: effect and effort beside an action."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ui.look.look import Look, inner

_WIDE, _HIGH, _GAP, _TARGET = 20, 14, 4, 28


class Meter(QAbstractSlider):
    """`value` is an int from `low` to `high` or None. `changed(object)` carries what the user chose.

    A slider to screen readers; one step below `low` stands for nothing chosen, since sliders have no None.
    """

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        low: int = 1,
        high: int = 5,
        value: int | None = None,
        *,
        name: str = "",
        editable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._low, self._high, self._editable = look, low, high, editable
        self.setRange(low - 1, high)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if editable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self.update)
        self.set_value(value)

    def chosen(self) -> int | None:
        return self.value() if self.value() >= self._low else None

    def set_value(self, value: int | None) -> None:
        """Show a value without telling anyone."""
        self.setValue(self._low - 1 if value is None else value)
        self.update()

    def _choose(self, value: int | None) -> None:
        if self._editable and value != self.chosen():
            self.set_value(value)
            self.changed.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, now = event.key(), self.chosen()
        if event.text().isdigit() and self._low <= int(event.text()) <= self._high:
            self._choose(int(event.text()))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(None)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._choose(self._low if now is None else min(now + 1, self._high))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._choose(self._low if now is None else max(now - 1, self._low))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = int(event.position().x() // (self._look.px(_WIDE) + self._look.px(_GAP)))
        if 0 <= index <= self._high - self._low:
            self._choose(self._low + index)

    def sizeHint(self) -> QSize:
        look = self._look
        count = self._high - self._low + 1
        return QSize(
            count * (look.px(_WIDE) + look.px(_GAP)) + look.px(6) + look.text_width("bold", str(self._high)),
            look.px(_TARGET),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self.chosen()
        wide, high, gap = look.px(_WIDE), look.px(_HIGH), look.px(_GAP)
        top = (self.height() - high) // 2
        for index in range(self._high - self._low + 1):
            box = QRectF(index * (wide + gap), top, wide, high)
            filled = now is not None and self._low + index <= now
            painter.setPen(Qt.PenStyle.NoPen if filled else look.pen("edge"))
            painter.setBrush(look.colour("ink") if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box if filled else inner(box, look.px(1)), look.size(2.5), look.size(2.5))
        if now is not None:
            painter.setFont(look.font("bold"))
            painter.setPen(look.colour("ink"))
            x = (self._high - self._low + 1) * (wide + gap) + look.px(6)
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x, 0, self.width() - x, self.height()), middle, str(now))
        painter.end()
