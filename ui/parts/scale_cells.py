"""A scale to answer on: joined cells with numbers and, apart from them, a cell for *vet inte*.

Nothing is ever preset. Arrows only move between the cells, so that looking at the alternatives never
becomes an answer; digits, Space, Enter and the mouse answer, Backspace takes the answer back.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.look import Look, inner
from ui.parts.roving import ChoiceButton, Roving
from workbook.tokens import RADIUS_CELL, TARGET_ANSWER, TARGET_ICON

DONT_KNOW = "?"
_GAP, _WIDEST, _UNDER = 8, 64, 4
_MANY, _NARROWEST = 7, 28
"""A scale of more numbers than this may have narrower cells, but none narrower than that."""


class ScaleCells(QWidget):
    """`value` is an int from `low` to `high`, "?" or None. `changed(object)` carries the same.

    `low_words` and `high_words` stand under the ends, `dont_know_words` under the "?"; an empty
    `dont_know_words` leaves the "?" out. `compact` is 36 high and without words (they are still spoken). `colour`
    is that of one's own answer; what a group has agreed is `ink`.
    """

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        low: int = 1,
        high: int = 5,
        low_words: str = "",
        high_words: str = "",
        dont_know_words: str = "",
        value: int | str | None = None,
        *,
        compact: bool = False,
        colour: str = "people",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._compact, self._value, self._colour = look, compact, value, colour
        self._low_words, self._high_words, self._dont_know = low_words, high_words, dont_know_words
        self._numbers = list(range(low, high + 1))
        self._keys: list[int | str] = [*self._numbers, *([DONT_KNOW] if dont_know_words else [])]
        self.setAccessibleName(name)
        self._shrinks = len(self._numbers) > _MANY and not compact
        across = QSizePolicy.Policy.Maximum if self._shrinks else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._cells: list[ChoiceButton] = []
        for key in self._keys:
            cell = ChoiceButton(self._spoken(key), None, self)
            cell.setProperty("ringRadius", RADIUS_CELL)
            cell.setAccessibleDescription(name)
            cell.clicked.connect(lambda _on=False, k=key: self._answer(k))
            self._cells.append(cell)
        self._roving = Roving(self, self._pressed)
        self._roving.set_items(list(self._cells))
        self.set_value(value)

    def value(self) -> int | str | None:
        return self._value

    def set_value(self, value: int | str | None) -> None:
        """Show an answer without telling anyone; a value outside the scale counts as none."""
        self._value = value if value in self._keys else None
        for key, cell in zip(self._keys, self._cells, strict=True):
            cell.setChecked(self._value is not None and key == self._value)
        if self._value is not None:
            self._roving.set_home(self._keys.index(self._value))
        if (home := self._roving.home_item()) is not None:
            self.setFocusProxy(home)
        self.setAccessibleDescription("" if self._value is None else self._spoken(self._value))
        self.update()

    def _spoken(self, key: int | str) -> str:
        if key == DONT_KNOW:
            return self._dont_know
        words = self._low_words if key == self._numbers[0] else ""
        words = self._high_words if key == self._numbers[-1] else words
        return f"{key}, {words}" if words else str(key)

    def _answer(self, key: int | str | None) -> None:
        if key != self._value:
            self.set_value(key)
            self.changed.emit(self._value)

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._answer(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer(self._keys[index])
        elif event.text() == DONT_KNOW or (event.text().isdigit() and int(event.text()) in self._numbers):
            said: int | str = DONT_KNOW if event.text() == DONT_KNOW else int(event.text())
            if said not in self._keys:
                return False
            self._roving.go(self._keys.index(said))
            self._answer(said)
        else:
            return False
        return True

    def _cell_size(self) -> tuple[int, int]:
        """How large the cells are: a scale of many draws them together where there is less room."""
        width, height = self._preferred()
        if self._shrinks:
            room = self.width() - self._look.px(_GAP) - self._dont_know_width()
            width = max(self._look.px(_NARROWEST), min(width, room // len(self._numbers)))
        return width, height

    def _preferred(self) -> tuple[int, int]:
        look = self._look
        if self._compact:
            return look.px(TARGET_ICON), look.px(TARGET_ICON)
        words = look.text_width("small", self._low_words) + look.text_width("small", self._high_words)
        need = -(-(words + look.px(16)) // len(self._numbers))
        return max(look.px(TARGET_ANSWER), min(need, look.px(_WIDEST))), look.px(TARGET_ANSWER)

    def _word_boxes(self) -> list[tuple[str, QRectF, Qt.AlignmentFlag]]:
        """The words under the scale with their places; the two ends share the width of the cells."""
        if self._compact:
            return []
        look = self._look
        width, height = self._cell_size()
        total = width * len(self._numbers)
        metrics = QFontMetrics(look.font("small"))
        low = min(look.text_width("small", self._low_words), total // 2)
        boxes = []
        for words, x, wide, align in (
            (self._low_words, 0, low, Qt.AlignmentFlag.AlignLeft),
            (self._high_words, low + look.px(8), total - low - look.px(8), Qt.AlignmentFlag.AlignRight),
            (self._dont_know, total + look.px(_GAP), self._dont_know_width(), Qt.AlignmentFlag.AlignLeft),
        ):
            if words:
                flags = int(Qt.TextFlag.TextWordWrap) | int(align)
                tall = metrics.boundingRect(0, 0, wide, 1000, flags, words).height()
                boxes.append((words, QRectF(x, height + look.px(_UNDER), wide, tall), align))
        return boxes

    def _dont_know_width(self) -> int:
        return max(self._preferred()[0], self._look.text_width("small", self._dont_know))

    def sizeHint(self) -> QSize:
        return self._hint(self._preferred()[0])

    def _hint(self, width: int) -> QSize:
        look, height = self._look, self._preferred()[1]
        total = width * len(self._numbers)
        if self._dont_know:
            total += look.px(_GAP) + (width if self._compact else self._dont_know_width())
        boxes = self._word_boxes()
        return QSize(total, int(max((box.bottom() for _, box, _ in boxes), default=height)))

    def minimumSizeHint(self) -> QSize:
        return self._hint(self._look.px(_NARROWEST)) if self._shrinks else self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        width, height = self._cell_size()
        for index, cell in enumerate(self._cells):
            apart = self._look.px(_GAP) if self._keys[index] == DONT_KNOW else 0
            cell.setGeometry(index * width + apart, 0, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hair, radius = float(look.px(1)), look.size(RADIUS_CELL)
        edge = look.pen("edge" if self.isEnabled() else "line")
        width, height = self._cell_size()
        joined = QRectF(0, 0, width * len(self._numbers), height)
        apart = [QRectF(self._cells[-1].geometry())] if self._dont_know else []
        for frame in [joined, *apart]:
            painter.setPen(edge)
            painter.setBrush(look.colour("paper"))
            painter.drawRoundedRect(inner(frame, hair), radius, radius)
        for index in range(1, len(self._numbers)):
            x = index * width + hair / 2
            painter.drawLine(QPointF(x, hair), QPointF(x, height - hair))
        for key, cell in zip(self._keys, self._cells, strict=True):
            box = QRectF(cell.geometry())
            chosen = cell.isChecked()
            painter.setPen(Qt.PenStyle.NoPen)
            if chosen:
                painter.setBrush(look.colour(self._colour))
                painter.drawRoundedRect(box, radius, radius)
            elif cell.underMouse() and self.isEnabled():
                painter.setBrush(look.colour("sunk"))
                inset = 2 * hair
                painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius / 2, radius / 2)
            painter.setFont(look.font("bold" if chosen else "body"))
            painter.setPen(look.colour("off" if not self.isEnabled() else "on_ink" if chosen else "ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(key))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink2"))
        for words, box, align in self._word_boxes():
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap) | int(align), words)
        painter.end()
