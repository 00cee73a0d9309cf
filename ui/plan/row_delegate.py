"""How a heading and an action's row are painted: 60 px, two lines and three columns; stacked where it is narrow."""

from __future__ import annotations

from PySide6 import QtWidgets
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import marks
from ui.look.look import Look, fill, inner
from ui.plan.action_model import ENTRY
from ui.plan.plan_in_words import GroupHead, PlanRow
from workbook.tokens import LINE_BAR, LINE_FOCUS, RADIUS_CELL, ROW_PLAN
from workbook.words import _

Index = QModelIndex | QPersistentModelIndex
_LEFT, _HEADING, _FIRST_HEADING, _NARROW, _STACKED = 14, 54, 48, 640, 84
MARKS: dict[str, marks.Status] = {"waiting": "waiting", "doing": "doing", "done": "done"}
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw_line(painter: QPainter, box: QRectF, look: Look, text: str, role: str, colour: str) -> float:
    """One line of text, cut with an ellipsis where it does not fit; how wide it came out."""
    painter.setFont(look.font(role))
    painter.setPen(look.colour(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, _MIDDLE | Qt.TextFlag.TextSingleLine, shown)
    return float(metrics.horizontalAdvance(shown))


def draw_blind(painter: QPainter, box: QRectF, look: Look, text: str, role: str, icon: float = 16) -> float:
    """A small triangle and its words."""
    side, gap = look.size(icon), look.px(6)
    marks.blind(painter, QRectF(box.left(), box.center().y() - side / 2, side, side), look)
    return side + gap + draw_line(painter, box.adjusted(side + gap, 0, 0, 0), look, text, role, "ochre")


def draw_beneath(painter: QPainter, box: QRectF, look: Look, row: PlanRow) -> None:
    """Whose need it is in serif, or where it comes from, or that nobody knows."""
    if row.order:
        draw_line(painter, box, look, row.order, "small", "ink2")
    elif row.need:
        draw_line(painter, box, look, row.need, "voice_small", "ink2")
    elif row.origin:
        draw_line(painter, box, look, row.origin, "small", "ink2")
    elif row.blind:
        draw_blind(painter, box, look, row.blind, "small")


def draw_focus(painter: QPainter, box: QRectF, look: Look, radius: float) -> None:
    """The ring inside a row or round a card, since the frame of the window only knows whole widgets."""
    width = float(look.px(LINE_FOCUS))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = look.pen("people", LINE_FOCUS)
    pen.setWidthF(width)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner(box, width), radius, radius)
    painter.restore()


class RowDelegate(QStyledItemDelegate):
    """Rows of the table; without `owners` those of one person, who is told by the heading."""

    def __init__(
        self, look: Look, view: QAbstractItemView, statuses: dict[str, str], *, owners: bool
    ) -> None:
        super().__init__(view)
        self._look, self._view, self._owners = look, view, owners
        widest = max(look.text_width("cell", words) for words in statuses.values())
        self._status = look.px(17) + look.px(10) + widest + look.px(16)

    def is_narrow(self, width: int) -> bool:
        return width < self._look.px(_NARROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self._look
        if isinstance(index.data(ENTRY), GroupHead):
            return QSize(1, look.px(_FIRST_HEADING if index.row() == 0 else _HEADING))
        return QSize(1, look.px(_STACKED if self.is_narrow(self._view.viewport().width()) else ROW_PLAN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, box = index.data(ENTRY), QRect(option.rect)
        painter.save()
        if isinstance(entry, GroupHead):
            self._paint_heading(painter, box, entry)
        elif isinstance(entry, PlanRow):
            self._paint_row(painter, box, option, index, entry)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, heading: GroupHead) -> None:
        look = self._look
        line = QRectF(
            box.left() + look.px(_LEFT),
            box.bottom() - look.px(36),
            box.width() - 2 * look.px(_LEFT),
            look.px(34),
        )
        room = line.width()
        if heading.blind:
            used = draw_blind(painter, line, look, heading.words, "panel", 18)
        else:
            used = draw_line(
                painter, line.adjusted(0, 0, -room * 0.35, 0), look, heading.words, "panel", "ink"
            )
        if heading.detail:
            line.setLeft(line.left() + used + look.px(10))
            rest = line.adjusted(0, 0, -look.text_width("body", heading.count) - look.px(12), 0)
            used = draw_line(painter, rest, look, heading.detail, "body", "ink2")
        line.setLeft(line.left() + used + look.px(10))
        draw_line(painter, line, look, heading.count, "body", "ink3" if heading.detail else "ink2")
        fill(painter, QRectF(box.left(), box.bottom(), box.width(), look.px(1)), look.colour("line"))

    def _paint_row(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index, row: PlanRow
    ) -> None:
        look = self._look
        if index == self._view.currentIndex():
            fill(painter, QRectF(box), look.colour("bg"))
            fill(
                painter,
                QRectF(box.left(), box.top(), look.px(LINE_BAR), box.height()),
                look.colour("thread"),
            )
        elif self._view.underMouse() and option.state & QtWidgets.QStyle.StateFlag.State_MouseOver:
            fill(painter, QRectF(box), look.colour("sunk"))
        fill(painter, QRectF(box.left(), box.bottom(), box.width(), look.px(1)), look.colour("line"))
        inside = QRectF(box).adjusted(look.px(_LEFT), 0, -look.px(_LEFT), 0)
        if self.is_narrow(box.width()):
            self._paint_stacked(painter, inside, row)
        else:
            self._paint_wide(painter, inside, row)
        if index == self._view.currentIndex() and self._view.hasFocus():
            draw_focus(
                painter,
                QRectF(box).adjusted(look.px(LINE_BAR), 0, 0, -look.px(1)),
                look,
                look.size(RADIUS_CELL),
            )

    def _paint_title(self, painter: QPainter, box: QRectF, row: PlanRow) -> None:
        look, top = self._look, self._look.px(9)
        title = QRectF(box.left(), box.top() + top, box.width(), look.px(22))
        draw_line(
            painter, title, look, row.title or _("No title yet"), "bold", "ink" if row.title else "ink3"
        )
        draw_beneath(painter, title.translated(0, look.px(22)).adjusted(0, 0, 0, -look.px(2)), look, row)

    def _paint_wide(self, painter: QPainter, box: QRectF, row: PlanRow) -> None:
        look = self._look
        date, owner, gap = look.px(104), look.px(150), look.px(12)
        status_at = box.right() - self._status + look.px(14)
        date_at = status_at - date
        owner_at = date_at - owner if self._owners else date_at
        self._paint_title(
            painter, QRectF(box.left(), box.top(), owner_at - gap - box.left(), box.height()), row
        )
        if self._owners:
            self._paint_owner(painter, QRectF(owner_at, box.top(), owner - gap, box.height()), row)
        draw_line(painter, QRectF(date_at, box.top(), date - gap, box.height()), look, row.due, "cell", "ink")
        self._paint_status(
            painter, QRectF(status_at, box.top(), box.right() - status_at + gap, box.height()), row
        )

    def _paint_stacked(self, painter: QPainter, box: QRectF, row: PlanRow) -> None:
        look = self._look
        self._paint_title(painter, box, row)
        line = QRectF(box.left(), box.top() + look.px(51), box.width(), look.px(24))
        status = min(float(self._status), line.width() * 0.4)
        date = look.px(88)
        if self._owners:
            self._paint_owner(painter, line.adjusted(0, 0, -status - date, 0), row)
        else:
            date = int(line.width() - status)
        draw_line(
            painter, QRectF(line.right() - status - date, line.top(), date - look.px(8), line.height()),
            look, row.due, "cell", "ink",
        )  # fmt: skip
        self._paint_status(painter, QRectF(line.right() - status, line.top(), status, line.height()), row)

    def _paint_owner(self, painter: QPainter, box: QRectF, row: PlanRow) -> None:
        if row.owner:
            draw_line(painter, box, self._look, row.owner, "cell", "ink")
        elif row.action.choice != "no":  # what the group does not do needs nobody
            draw_blind(painter, box, self._look, _("No owner"), "cell_bold")

    def _paint_status(self, painter: QPainter, box: QRectF, row: PlanRow) -> None:
        look = self._look
        draw_status(painter, box, look, row.action.status, row.status_words)


def draw_status(painter: QPainter, box: QRectF, look: Look, status: str, words: str) -> None:
    """Ring, half or check, and its word."""
    side = look.px(17)
    kind = MARKS.get(status, "waiting")
    colour = "edge" if kind == "waiting" else "ink"
    mark = QRectF(box.left(), box.center().y() - side / 2, side, side)
    marks.status(painter, mark, look, kind, colour)
    draw_line(painter, box.adjusted(side + look.px(10), 0, 0, 0), look, words, "cell", "ink2")
