"""The way through an exercise, at the right of its head: check = done, dot and bar = here, ring = to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import marks
from ui.look.icons import draw_icon
from ui.look.look import Look
from ui.parts.roving import ChoiceButton, Roving

_HIGH, _COMPACT, _MARK, _GAP, _SIDE, _APART, _BAR = 52, 36, 14, 8, 5, 24, 4
_KNOT, _PITCH, _WORD_GAP = 16, 26, 14


class StepPath(QWidget):
    """`steps` are (key, words). Clicking or Enter asks for a step with `chosen(key)`; the owner goes there.

    `compact` shows a knot per step and the words of the current one (narrow windows). `state_words` maps
    "done", "here" and "coming" to what a screen reader adds to a step's name.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        steps: list[tuple[str, str]],
        current: str | None = None,
        done: set[str] | None = None,
        *,
        compact: bool = False,
        name: str = "",
        state_words: dict[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._steps, self._compact = look, list(steps), compact
        self._current, self._done = current, set(done or ())
        self._state_words = state_words or {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cells: list[ChoiceButton] = []
        for key, words in steps:
            cell = ChoiceButton(words, None, self)
            cell.clicked.connect(lambda _on=False, k=key: self.chosen.emit(k))
            cell.setToolTip(words if compact else "")
            self._cells.append(cell)
        self._roving = Roving(self, self._pressed)
        self._roving.set_items(list(self._cells))
        self.set_state(current, self._done)

    def current(self) -> str | None:
        return self._current

    def set_state(self, current: str | None, done: set[str]) -> None:
        """Show where the group is and what is done."""
        self._current, self._done = current, set(done)
        for index, (key, words) in enumerate(self._steps):
            said = self._state_words.get(self._state(key), "")
            self._cells[index].setAccessibleName(f"{words}, {said}" if said else words)
            self._cells[index].setChecked(key == current)
            if key == current:
                self._roving.set_home(index)
        if (home := self._roving.home_item()) is not None:
            self.setFocusProxy(home)
        self.updateGeometry()
        self._place()
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        for cell, (_, words) in zip(self._cells, self._steps, strict=True):
            cell.setToolTip(words if compact else "")
        self.updateGeometry()
        self._place()
        self.update()

    def _state(self, key: str) -> marks.Knot:
        return "here" if key == self._current else "done" if key in self._done else "coming"

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.chosen.emit(self._steps[index][0])
            return True
        return False

    def _boxes(self) -> list[QRectF]:
        look = self._look
        if self._compact:
            pitch, high = look.px(_PITCH), look.px(_COMPACT)
            return [QRectF(i * pitch, 0, pitch, high) for i in range(len(self._steps))]
        boxes, x = [], 0
        for _, words in self._steps:
            wide = look.text_width("bold", words) + look.px(_MARK) + look.px(_GAP) + 2 * look.px(_SIDE)
            boxes.append(QRectF(x, 0, wide, look.px(_HIGH)))
            x += wide + look.px(_APART)
        return boxes

    def _current_words(self) -> str:
        return next((words for key, words in self._steps if key == self._current), "")

    def sizeHint(self) -> QSize:
        look = self._look
        right = int(self._boxes()[-1].right()) if self._steps else 0
        if self._compact:
            return QSize(
                right + look.px(_WORD_GAP) + look.text_width("bold", self._current_words()), look.px(_COMPACT)
            )
        return QSize(right, look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        foot = 0 if self._compact else self._look.px(_BAR + 4)
        top = 0 if self._compact else self._look.px(8)
        for cell, box in zip(self._cells, self._boxes(), strict=True):
            cell.setGeometry(box.adjusted(0, top, 0, -foot).toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._compact:
            self._paint_compact(painter)
        else:
            for (key, words), box, cell in zip(self._steps, self._boxes(), self._cells, strict=True):
                self._paint_step(painter, box, words, self._state(key), cell.underMouse())
        painter.end()

    def _paint_step(self, painter: QPainter, box: QRectF, words: str, state: str, hover: bool) -> None:
        look = self._look
        side = look.px(_MARK)
        middle = box.center().y() - look.size(1)
        at = QRectF(box.left() + look.px(_SIDE), middle - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        if state == "done":
            draw_icon(painter, "check", at, look.colour("ink"))
        elif state == "here":
            painter.setBrush(look.colour("thread"))
            painter.drawEllipse(at.center(), look.size(5), look.size(5))
            bar = look.px(_BAR)
            painter.fillRect(QRectF(box.left(), box.bottom() - bar, box.width(), bar), look.colour("thread"))
        else:
            painter.setPen(look.pen("edge", 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at.center(), look.size(4.5), look.size(4.5))
        colour = "off" if not self.isEnabled() else "ink" if state == "here" or hover else "ink2"
        painter.setFont(look.font("bold" if state == "here" else "body"))
        painter.setPen(look.colour(colour))
        left = at.right() + look.px(_GAP)
        rest = QRectF(left, middle - look.px(16), box.right() - left, 2 * look.px(16))
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_compact(self, painter: QPainter) -> None:
        look = self._look
        boxes = self._boxes()
        if not boxes:
            return
        reached = max(
            (i for i, (key, _) in enumerate(self._steps) if self._state(key) != "coming"), default=0
        )
        for index, colour in ((reached, "thread"), (len(boxes) - 1, "edge")):
            pen = QPen(look.colour(colour), look.px(2))
            if colour == "edge":
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            start = boxes[0] if colour == "thread" else boxes[reached]
            if boxes[index].x() > start.x():
                painter.drawLine(QPointF(start.center()), QPointF(boxes[index].center()))
        side = look.px(_KNOT)
        for (key, _), box in zip(self._steps, boxes, strict=True):
            at = box.center()
            knot = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
            marks.knot(painter, knot, look, self._state(key), ground="paper")
        painter.setFont(look.font("bold"))
        painter.setPen(look.colour("ink"))
        left = boxes[-1].right() + look.px(_WORD_GAP)
        rest = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(
            rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._current_words()
        )
