"""One row of a grid: what it is called, its cells beside or under that, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from exercises.answers.sheet import Row
from ui.editors.cell import Cell
from ui.look.look import Look
from ui.parts.buttons import IconButton
from ui.parts.stack import column, ground, row
from ui.parts.words import Words
from workbook.tokens import TARGET_BUTTON
from workbook.words import _

BESIDE, UNDER, STACKED = "beside", "under", "stacked"
LEFT, RIGHT, GAP, NUMBER = 16, 8, 16, 22


class GridRow(QWidget):
    """`chosen(id)` when the keyboard or the pointer comes to the row; `more_wanted(widget)` asks for its menu."""

    chosen = Signal(str)
    more_wanted = Signal(QWidget)

    def __init__(
        self, look: Look, row_: Row, words: QWidget, cells: Sequence[Cell], *, number: str = "", more: bool = True
    ) -> None:  # fmt: skip
        super().__init__()
        self.look, self.id, self.cells = look, row_.id, list(cells)
        self._chosen = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # It never holds the page wider than it is: where there is less room, it lays itself out anew.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = row(look, self, space=GAP, margins=(LEFT, 9, RIGHT, 9))
        if number:
            shown = Words(look, number, "bold", wrap=False, align=Qt.AlignmentFlag.AlignHCenter)
            shown.setFixedWidth(look.px(NUMBER))
            words = _beside(look, shown, words)
        self._outer: QBoxLayout = row(look, space=GAP)
        line.addLayout(self._outer, 1)
        self._words = _held(look, words, TARGET_BUTTON)
        self._outer.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)
        self._inner: QBoxLayout = row(look, space=GAP)
        self._outer.addLayout(self._inner, 1)
        self._holders: list[QWidget] = []
        self._labels: list[Words] = []
        for cell in self.cells:
            cell.setParent(self)
            holder = QWidget()
            stack = column(look, holder, space=4)
            label = Words(look, cell.label, "small_bold", colour="ink2")
            stack.addWidget(label)
            stack.addWidget(cell.widget)
            if cell.last is not None:
                stack.addWidget(cell.last)
            stack.addStretch(1)
            self._holders.append(holder)
            self._labels.append(label)
            self._inner.addWidget(holder, cell.stretches)
        self._inner.addStretch(0)
        self.more: IconButton | None = None
        if more:
            self.more = IconButton(look, "more", _("More for this row"))
            self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))
            line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (*self.chain(), *self.findChildren(QWidget)):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.installEventFilter(self)
        self.set_chosen(False)

    def lay_out(self, way: str, widths: Sequence[int], words: int) -> None:
        """`way`: the cells beside the words, side by side under them, or all under each other.

        `widths` are the least of the cells, and `words` is how wide the words are beside them.
        """
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(across if way == BESIDE else down)
        self._outer.setSpacing(self.look.px(GAP if way == BESIDE else 6))
        self._inner.setDirection(down if way == STACKED else across)
        self._inner.setSpacing(self.look.px(10 if way == STACKED else GAP))
        grows = any(cell.stretches for cell in self.cells)
        self._inner.setStretch(len(self.cells), int(way != STACKED and not grows))
        ignored, preferred = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        self._words.setMinimumWidth(words if way == BESIDE else 0)
        self._words.setMaximumWidth(words if way == BESIDE else 16_777_215)
        for cell, holder, label, width in zip(self.cells, self._holders, self._labels, widths, strict=True):
            label.setVisible(way != BESIDE)
            fixed = way != STACKED and not cell.stretches
            holder.setMinimumWidth(width if fixed else 0)
            holder.setMaximumWidth(width if fixed else 16_777_215)
            _set_across(holder, ignored if way != STACKED and cell.stretches else preferred)
            cell.lay_out(whole=way == STACKED)

    def chain(self) -> list[QWidget]:
        """Where Tab goes in the row."""
        found = [widget for cell in self.cells for widget in cell.chain()]
        return [*found, self.more] if self.more is not None else found

    def focus(self) -> None:
        """Puts the keyboard in the first cell that says nothing, or in the first."""
        for cell in [*(cell for cell in self.cells if cell.is_empty()), *self.cells][:1]:
            cell.focus()

    def set_chosen(self, chosen: bool) -> None:
        """Tints the row one works in."""
        if chosen != self._chosen or not self.property("ground"):
            ground(self, "bg" if chosen else "paper")
            self.style().unpolish(self)
            self.style().polish(self)
        self._chosen = chosen
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.id)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self._chosen:
            self.chosen.emit(self.id)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar at the left of the row one works in; its ground is the style's."""
        if self._chosen:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.look.px(4), self.height(), self.look.colour("thread"))
            painter.end()


def _beside(look: Look, number: QWidget, words: QWidget) -> QWidget:
    """The number before the words, their first lines side by side."""
    holder = QWidget()
    line = row(look, holder, space=GAP)
    line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
    return holder


def _held(look: Look, words: QWidget, height: int) -> QWidget:
    """The words at the height of the first line of the cells, and in their middle if they are one line."""
    holder = QWidget()
    stack = column(look, holder)
    stack.addStretch(1)
    stack.addWidget(words)
    stack.addStretch(1)
    holder.setMinimumHeight(look.px(height))
    return holder


def _set_across(widget: QWidget, policy: QSizePolicy.Policy) -> None:
    found = widget.sizePolicy()
    found.setHorizontalPolicy(policy)
    widget.setSizePolicy(found)
