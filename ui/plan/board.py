"""The plan as a board: three columns by status. Alt and arrows move a card; dragging is the second way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.context import Context
from ui.look import marks
from ui.look.look import Look
from ui.parts.stack import column
from ui.plan.action_list import ActionList
from ui.plan.action_model import MIME
from ui.plan.card_delegate import ROOM, CardDelegate
from ui.plan.plan_as_table import Scrolling
from ui.plan.plan_in_words import Reading
from ui.plan.row_delegate import MARKS, draw_line
from workbook.plan import STATUSES
from workbook.tokens import RADIUS_CARD

_HEAD, _NARROW = 50, 620


class BoardView(Scrolling):
    """`moved(action, status, before or empty)` when a card is to go somewhere else."""

    moved = Signal(str, str, str)

    def __init__(self, context: Context, statuses: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look = context.look
        self.columns: dict[str, BoardColumn] = {}
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.content)
        self._box.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(20))
        self._box.setSpacing(look.px(16))
        for status in STATUSES:
            made = BoardColumn(look, status, statuses[status])
            made.list.nudged.connect(self._nudge)
            made.list.dropped.connect(
                lambda id_, before, _group, status=status: self.moved.emit(id_, status, before)
            )
            made.dropped.connect(lambda id_, status=status: self.moved.emit(id_, status, ""))
            made.list.left_over.connect(lambda right, row, status=status: self._sideways(status, right, row))
            self.columns[status] = made
            self._box.addWidget(made, 1)

    def lists(self) -> list[ActionList]:
        return [made.list for made in self.columns.values()]

    def refresh(self, reading: Reading, chosen: str) -> None:
        """Shows the plan as it is now; the keyboard follows the card it was on."""
        had = next((made.list for made in self.columns.values() if made.list.hasFocus()), None)
        for made in self.columns.values():
            made.set_rows(reading, chosen)
            if had is not None and had is not made.list and made.list.rows.row_of(chosen) >= 0:
                made.list.choose(chosen)
                made.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_card(self, id_: str) -> None:
        """Puts the keyboard on a card, or on the first one."""
        for made in self.columns.values():
            if made.list.rows.row_of(id_) >= 0:
                made.list.choose(id_)
                made.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for made in self.columns.values():
            if made.list.rows.rowCount():
                made.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _sideways(self, status: str, right: int, row: int) -> None:
        """To the card beside, passing over empty columns."""
        order = list(self.columns)
        at = order.index(status) + right
        while 0 <= at < len(order):
            list_ = self.columns[order[at]].list
            if count := list_.rows.rowCount():
                list_.go(max(0, min(row, count - 1)))
                list_.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            at += right

    def _nudge(self, id_: str, right: int, down: int) -> None:
        order = list(self.columns)
        here = next((s for s, made in self.columns.items() if made.list.rows.row_of(id_) >= 0), None)
        if here is None:
            return
        model = self.columns[here].list.rows
        row = model.row_of(id_)
        if right:
            to = order.index(here) + right
            if 0 <= to < len(order):
                beside = self.columns[order[to]].list.rows.action_at(row)
                self.moved.emit(id_, order[to], beside.id if beside is not None else "")
        elif 0 <= row + down < model.rowCount():
            before = model.action_at(row - 1 if down < 0 else row + 2)
            self.moved.emit(id_, here, before.id if before is not None else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != way:
            self._box.setDirection(way)
            side = self._look.px(18 if narrow else 32)
            self._box.setContentsMargins(side, self._look.px(20), side, self._look.px(20))


class BoardColumn(QWidget):
    """One status: its mark, its words, how many, and the cards."""

    dropped = Signal(str)
    """An action let go of beneath the last card."""

    def __init__(self, look: Look, status: str, words: str) -> None:
        super().__init__()
        self._look, self._status, self._words, self._count = look, status, words, 0
        self.list = ActionList(look, words)
        self.list.setItemDelegate(CardDelegate(look, self.list))
        stack = column(look, self, margins=(14 - ROOM, _HEAD - ROOM, 14 - ROOM, 14 - ROOM))
        stack.addWidget(self.list)
        stack.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAcceptDrops(True)

    def set_rows(self, reading: Reading, chosen: str) -> None:
        rows = reading.with_status(self._status)
        self._count = len(rows)
        self.list.set_entries(rows, chosen)
        self.list.setAccessibleName(f"{self._words}, {self._count}")
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("bg"))
        radius = look.size(RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        side = look.px(18)
        head = QRectF(look.px(14), 0, self.width() - look.px(28), look.px(_HEAD))
        mark = QRectF(head.left(), head.center().y() - side / 2, side, side)
        marks.status(painter, mark, look, MARKS[self._status])
        line = head.adjusted(side + look.px(9), 0, 0, 0)
        used = draw_line(painter, line, look, self._words, "bold", "ink")
        draw_line(painter, line.adjusted(used + look.px(8), 0, 0, 0), look, str(self._count), "body", "ink2")
        painter.end()
