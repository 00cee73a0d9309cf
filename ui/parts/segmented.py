"""A few choices side by side, one of them filled: *Vår bild | Var för sig*, *Nu | Senare | Inte nu*."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.icons import draw_icon
from ui.look.look import Look, fill, inner
from ui.parts.roving import ChoiceButton, Roving
from workbook.tokens import RADIUS_BUTTON, TARGET_ICON

Option = tuple[str, str, str | None]
_SIDE, _ICON, _GAP = 14, 18, 8


class Segmented(QWidget):
    """`options` are (key, words, icon name or None); `current` is a key, or None while nothing is chosen.

    Arrows choose at once, as in any radio group. A choice made by the user emits `changed(key)`.
    """

    changed = Signal(str)

    def __init__(
        self,
        look: Look,
        options: list[Option],
        current: str | None = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._options, self._current = look, options, current
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cells: list[ChoiceButton] = []
        for index, (_, words, _icon) in enumerate(options):
            cell = ChoiceButton(words, None, self)
            cell.setProperty("ringRadius", RADIUS_BUTTON)
            cell.clicked.connect(lambda _on=False, i=index: self._choose(i))
            self._cells.append(cell)
        self._roving = Roving(self, self._keys)
        self._roving.set_items(list(self._cells))
        self.set_current(current)

    def current(self) -> str | None:
        return self._current

    def set_current(self, key: str | None) -> None:
        """Show a choice without telling anyone."""
        self._current = key
        for index, (option, _, _icon) in enumerate(self._options):
            self._cells[index].setChecked(option == key)
            if option == key:
                self._roving.set_home(index)
        if (first := self._roving.home_item()) is not None:
            self.setFocusProxy(first)
        self.update()

    def _choose(self, index: int) -> None:
        key = self._options[index][0]
        if key != self._current:
            self.set_current(key)
            self.changed.emit(key)

    def _keys(self, event: QKeyEvent, index: int) -> bool:
        key = event.key()
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
        step = -1 if key in back else 1 if key in on else 0
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            to = max(0, min(index + step, len(self._cells) - 1))
            self._roving.go(to)
            self._choose(to)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
            return True
        return False

    def _widths(self) -> list[int]:
        look = self._look
        extra = look.px(_ICON) + look.px(_GAP)
        return [
            look.text_width("bold", words) + 2 * look.px(_SIDE) + (extra if icon else 0)
            for _, words, icon in self._options
        ]

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), self._look.px(TARGET_ICON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        x = 0
        for cell, width in zip(self._cells, self._widths(), strict=True):
            cell.setGeometry(x, 0, width, self.height())
            x += width

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hair, radius = float(look.px(1)), look.size(RADIUS_BUTTON)
        frame = inner(QRectF(self.rect()), hair)
        whole = QPainterPath()
        whole.addRoundedRect(frame, radius, radius)
        painter.fillPath(whole, look.colour("paper"))
        painter.setClipPath(whole)
        for index, cell in enumerate(self._cells):
            self._paint_cell(painter, cell, index)
        painter.setClipping(False)
        painter.setPen(look.pen("edge" if self.isEnabled() else "line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(whole)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: QAbstractButton, index: int) -> None:
        look = self._look
        _, words, icon = self._options[index]
        box = QRectF(cell.geometry())
        chosen = cell.isChecked()
        if chosen and self.isEnabled():
            fill(painter, box, look.colour("ink"))
        elif cell.underMouse() and self.isEnabled():
            fill(painter, box, look.colour("sunk"))
        if index and not chosen and not self._cells[index - 1].isChecked():
            fill(painter, QRectF(box.left(), 0, look.px(1), box.height()), look.colour("line"))
        colour = look.colour("off" if not self.isEnabled() else "on_ink" if chosen else "ink")
        role = "bold" if chosen else "body"
        wide = look.text_width(role, words)
        extra = look.px(_ICON) + look.px(_GAP) if icon else 0
        x = box.left() + (box.width() - wide - extra) / 2
        if icon:
            side = look.px(_ICON)
            draw_icon(painter, icon, QRectF(x, (box.height() - side) / 2, side, side), colour)
        painter.setFont(look.font(role))
        painter.setPen(colour)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x + extra, 0, wide, box.height()), middle, words)
