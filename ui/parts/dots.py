"""Dot voting: minus, sockets, count, plus; and the result, a row of dots with their sum."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look import marks
from ui.look.look import Look
from ui.parts.buttons import IconButton
from ui.parts.words import Words
from workbook.tokens import TARGET_BUTTON

_DOT, _PITCH = 20, 25
_RESULT, _RESULT_PITCH, _IN_A_ROW = 18, 23, 12
_SMALL, _SMALL_PITCH, _SMALL_ROW = 12, 15, 18


class _Sockets(QWidget):
    """The dots laid here, then the empty places; more than there is room for is told by the number alone."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.value, self.maximum = look, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = self.look
        sockets = self.maximum * look.px(_PITCH)
        return QSize(sockets + look.px(4) + look.text_width("bold", "00"), look.px(TARGET_BUTTON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        side, pitch = look.px(_DOT), look.px(_PITCH)
        top = (self.height() - side) / 2
        for index in range(self.maximum):
            kind = "filled" if index < self.value else "socket"
            marks.dot(painter, QRectF(index * pitch, top, side, side), look, kind)
        painter.setFont(look.font("bold" if self.value else "body"))
        painter.setPen(look.colour("ink" if self.value else "ink3"))
        box = QRectF(self.maximum * pitch, 0, self.width() - self.maximum * pitch, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.value))
        painter.end()


class DotVote(QWidget):
    """One person's dots on one item: `changed(int)` carries the new count, 0 to `maximum`.

    The owner keeps count of what is left over all items and tells by `set_can_add`; when the dots are used
    up, plus looks off and says `why_not`. `less_name` and `more_name` name the two buttons. The keys +, -
    and Backspace work on both.
    """

    changed = Signal(int)

    def __init__(
        self,
        look: Look,
        value: int = 0,
        maximum: int = 5,
        *,
        can_add: bool = True,
        why_not: str = "",
        name: str = "",
        less_name: str = "",
        more_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value, self._maximum, self._can_add, self._why_not = value, maximum, can_add, why_not
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.less = IconButton(look, "minus", less_name, framed=True, size=TARGET_BUTTON)
        self.more = IconButton(look, "plus", more_name, framed=True, size=TARGET_BUTTON)
        self._sockets = _Sockets(look, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(16))
        for part in (self.less, self._sockets, self.more):
            row.addWidget(part)
        for button, step in ((self.less, -1), (self.more, 1)):
            button.clicked.connect(lambda _on=False, s=step: self._step(s))
            button.installEventFilter(self)
        self.setFocusProxy(self.more)
        self._show()

    def value(self) -> int:
        return self._value

    def set_value(self, value: int) -> None:
        """Show a count without telling anyone."""
        self._value = max(0, min(value, self._maximum))
        self._show()

    def set_can_add(self, can_add: bool, why_not: str = "") -> None:
        self._can_add, self._why_not = can_add, why_not or self._why_not
        self._show()

    def _show(self) -> None:
        full = not self._can_add or self._value >= self._maximum
        self.less.set_off(self._value <= 0)
        self.more.set_off(full, self._why_not if not self._can_add else "")
        self._sockets.value, self._sockets.maximum = self._value, self._maximum
        self.setAccessibleDescription(f"{self._value} / {self._maximum}")
        self._sockets.updateGeometry()
        self._sockets.update()

    def _step(self, step: int) -> None:
        to = self._value + step
        if 0 <= to <= self._maximum and (step < 0 or self._can_add):
            self.set_value(to)
            self.changed.emit(to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.text() == "+":
            self._step(1)
        elif event.text() in ("-", "\u2212") or event.key() == Qt.Key.Key_Backspace:
            self._step(-1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            (self.less if event.key() == Qt.Key.Key_Left else self.more).setFocus()
        else:
            return False
        return True


class DotsLeft(QWidget):
    """Whoever votes sees here, and only here, how many dots are left: those still in hand, then the empty places."""

    def __init__(self, look: Look, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._of, self._left = look, of, of
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, look.px(_PITCH) + look.px(2), 0, 0)
        self._words = Words(look, "", "bold", align=Qt.AlignmentFlag.AlignRight)
        stack.addWidget(self._words)

    def show_left(self, left: int, words: str) -> None:
        """That many are left, and what to say of it."""
        self._left = left
        self._words.setText(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, pitch = look.px(_DOT), look.px(_PITCH)
        start = self.width() - (self._of - 1) * pitch - side - look.px(1)
        # More of them than there is room for is told by the words alone.
        for index in range(self._of if start >= 0 else 0):
            box = QRectF(start + index * pitch, 1, side, side)
            if index < self._left:
                marks.dot(painter, box, look, "filled")
                continue
            pen = look.pen("edge", 1.5)
            pen.setDashPattern([1.6, 1.8])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.end()


class DotResult(QWidget):
    """What an item got: `count` dots, the sum and `words` ("från 5 av er").

    `most` is the largest count in the list, so that sums and words stand in one column down the page.
    Many dots become smaller and wrap; they are always as many as the sum.
    """

    def __init__(
        self,
        look: Look,
        count: int,
        words: str,
        *,
        most: int | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._count, self._words, self._most = look, count, words, max(most or count, count)
        self.setAccessibleName(name or f"{count}, {words}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _dots(self) -> tuple[int, int, int]:
        """Diameter, pitch and how many in a row."""
        look = self._look
        if self._most <= _IN_A_ROW:
            return look.px(_RESULT), look.px(_RESULT_PITCH), max(1, self._most)
        return look.px(_SMALL), look.px(_SMALL_PITCH), min(self._most, _SMALL_ROW)

    def _columns(self) -> tuple[int, int, int]:
        look = self._look
        _, pitch, per_row = self._dots()
        sum_right = per_row * pitch + look.px(12) + look.text_width("lead", str(self._most))
        return per_row * pitch, sum_right, sum_right + look.px(18)

    def sizeHint(self) -> QSize:
        look = self._look
        _, pitch, per_row = self._dots()
        rows = -(-self._count // per_row) or 1
        width = self._columns()[2] + look.text_width("cell", self._words)
        return QSize(width, max(look.line_height("lead"), rows * pitch))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        side, pitch, per_row = self._dots()
        rows = -(-self._count // per_row) or 1
        top = (self.height() - rows * pitch) / 2 + (pitch - side) / 2
        for index in range(self._count):
            row, column = divmod(index, per_row)
            marks.dot(painter, QRectF(column * pitch, top + row * pitch, side, side), look)
        dots_right, sum_right, words_left = self._columns()
        painter.setFont(look.font("lead"))
        painter.setPen(look.colour("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        box = QRectF(dots_right, 0, sum_right - dots_right, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, str(self._count))
        painter.setFont(look.font("cell"))
        painter.setPen(look.colour("ink2"))
        rest = QRectF(words_left, 0, self.width() - words_left, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | middle, self._words)
        painter.end()
