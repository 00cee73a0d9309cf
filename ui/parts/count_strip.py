"""A strip of counts: one cell for each answer, with how many hands went up for it.

Digits write a number (two of them in a row a two-digit one), up and down and a click change it by one, Backspace takes
it away. Left and right only move, so that looking at the answers never becomes a count.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.look import Look, inner
from ui.parts.roving import PlaceButton, Roving
from workbook.tokens import RADIUS_CELL, TARGET_ANSWER

_HEAD, _SIDE, _MOST = 22, 12, 99


class _Cell(PlaceButton):
    """One answer's count; the right button of the mouse takes one away."""

    less = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.less.emit()
            return
        super().mousePressEvent(event)


class CountStrip(QWidget):
    """`answers` are (value, what stands over its cell, how it is spoken). `changed(value, count)` for every change."""

    changed = Signal(str, int)

    def __init__(
        self,
        look: Look,
        answers: list[tuple[str, str, str]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._answers, self._name = look, answers, name
        self._counts: dict[str, int] = {}
        self._typing: tuple[int, str] | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cells: list[_Cell] = []
        for index in range(len(answers)):
            cell = _Cell("", None, self)
            cell.setProperty("ringRadius", RADIUS_CELL)
            cell.clicked.connect(lambda _on=False, i=index: self._add(i, 1))
            cell.less.connect(lambda i=index: self._add(i, -1))
            self._cells.append(cell)
        self._roving = Roving(self, self._pressed)
        self._roving.set_items(list(self._cells))
        if self._cells:
            self.setFocusProxy(self._cells[0])
        self.set_counts({})

    def counts(self) -> dict[str, int]:
        """How many for each answer that anybody gave."""
        return {value: n for value, n in self._counts.items() if n}

    def set_counts(self, counts: dict[str, int]) -> None:
        """Shows counts without telling anyone."""
        self._counts = {value: counts.get(value, 0) for value, _head, _spoken in self._answers}
        for cell, (value, _head, spoken) in zip(self._cells, self._answers, strict=True):
            cell.setAccessibleName(f"{self._name}: {spoken}" if self._name else spoken)
            cell.setAccessibleDescription(str(self._counts[value]))
        self.update()

    def _put(self, index: int, n: int) -> None:
        value, n = self._answers[index][0], max(0, min(n, _MOST))
        if n != self._counts[value]:
            self.set_counts({**self._counts, value: n})
            self.changed.emit(value, n)

    def _add(self, index: int, by: int) -> None:
        self._typing = None
        self._put(index, self._counts[self._answers[index][0]] + by)

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        key, text = event.key(), event.text()
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._add(index, 1 if key == Qt.Key.Key_Up else -1)
        elif text in ("+", "-"):
            self._add(index, 1 if text == "+" else -1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typing = None
            self._put(index, 0)
        elif len(text) == 1 and text in "0123456789":
            before = self._typing[1] if self._typing is not None and self._typing[0] == index else ""
            written = before + text if len(before) == 1 and before != "0" else text
            self._typing = (index, written)
            self._put(index, int(written))
        else:
            self._typing = None
            return False
        return True

    def _wide(self, index: int) -> int:
        head = self._look.text_width("small", self._answers[index][1]) + self._look.px(_SIDE)
        return max(self._look.px(TARGET_ANSWER), head)

    def sizeHint(self) -> QSize:
        width = sum(self._wide(i) for i in range(len(self._cells)))
        return QSize(width, self._look.px(_HEAD + TARGET_ANSWER))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        x = 0
        for index, cell in enumerate(self._cells):
            width = self._wide(index)
            cell.setGeometry(x, self._look.px(_HEAD), width, self._look.px(TARGET_ANSWER))
            x += width

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hair, radius = float(look.px(1)), look.size(RADIUS_CELL)
        frame = QRectF(0, look.px(_HEAD), self.width(), look.px(TARGET_ANSWER))
        painter.setPen(look.pen("edge"))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(inner(frame, hair), radius, radius)
        for index, cell in enumerate(self._cells):
            self._paint_cell(painter, index, cell)
        painter.end()

    def _paint_cell(self, painter: QPainter, index: int, cell: QAbstractButton) -> None:
        look, box = self._look, QRectF(cell.geometry())
        value, head, _spoken = self._answers[index]
        count = self._counts[value]
        if index:
            painter.fillRect(QRectF(box.left(), box.top(), look.px(1), box.height()), look.colour("edge"))
        if cell.underMouse():
            inset = look.px(2)
            painter.fillRect(box.adjusted(inset, inset, -inset, -inset), look.colour("sunk"))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink2"))
        over = QRectF(box.left(), 0, box.width(), look.px(_HEAD))
        painter.drawText(over, Qt.AlignmentFlag.AlignCenter, head)
        painter.setFont(look.font("bold" if count else "body"))
        painter.setPen(look.colour("ink" if count else "ink3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
