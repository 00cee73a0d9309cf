"""How a card of the board is painted: title, whose need, owner and date."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.look import Look, inner
from ui.plan.action_model import ENTRY
from ui.plan.plan_in_words import PlanRow
from ui.plan.row_delegate import draw_blind, draw_focus, draw_line
from workbook.tokens import FOCUS_GAP, RADIUS_CARD
from workbook.words import _

Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _TOP, _LINES = 16, 12, 13, 2
ROOM = 6
"""Round a card, for its focus ring."""


def wrapped(text: str, look: Look, role: str, width: float, lines: int = _LINES) -> list[str]:
    """The text in at most that many lines, the last one with an ellipsis if there is more."""
    layout = QTextLayout(text, look.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while len(found) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start = line.textStart()
        last = len(found) == lines - 1
        found.append(text[start:] if last else text[start : start + line.textLength()])
    layout.endLayout()
    if found:
        metrics = QFontMetrics(look.font(role))
        found[-1] = metrics.elidedText(found[-1].strip(), Qt.TextElideMode.ElideRight, int(width))
    return [line.strip() for line in found]


class CardDelegate(QStyledItemDelegate):
    """Paper cards with a hairline, 12 px apart."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._heights: dict[tuple[object, ...], int] = {}

    def _texts(self, row: PlanRow, width: int) -> tuple[list[str], list[str]]:
        look = self._look
        room = width - 2 * look.px(_PAD) - 2 * look.px(ROOM)
        title = wrapped(row.title or _("No title yet"), look, "bold", room)
        beneath = row.need or row.origin
        return title, wrapped(beneath, look, "voice_small" if row.need else "small", room) if beneath else []

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ENTRY)
        if not isinstance(row, PlanRow):
            return QSize(1, 1)
        # Asked for again after every change, of every card: breaking lines is what takes the time.
        width = self._view.viewport().width()
        known = (row.title, row.beneath, row.owner, self._when(row), width)
        if known not in self._heights:
            self._heights[known] = self._height(row, width)
        return QSize(1, self._heights[known])

    def _height(self, row: PlanRow, width: int) -> int:
        look = self._look
        title, beneath = self._texts(row, width)
        under = look.px(18) * max(len(beneath), bool(row.blind))
        meta = look.px(22) * (2 if self._stacks(row, width) else 1)
        tall = (
            2 * look.px(_TOP)
            + look.px(20) * len(title)
            + (look.px(5) + under if under else 0)
            + look.px(9)
            + meta
        )
        return tall + look.px(_GAP)

    def _stacks(self, row: PlanRow, width: int) -> bool:
        """True where owner and date do not fit in one line."""
        look = self._look
        owner = (
            look.text_width("cell", row.owner)
            if row.owner
            else look.text_width("cell_bold", _("No owner")) + look.px(22)
        )
        when = look.text_width("cell", self._when(row))
        return bool(when) and owner + when + look.px(12) > width - 2 * look.px(_PAD) - 2 * look.px(ROOM)

    def _when(self, row: PlanRow) -> str:
        later = row.choice_words if row.action.choice == "later" else ""
        return ", ".join(part for part in (later, row.due) if part)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = self._look, index.data(ENTRY)
        if not isinstance(row, PlanRow):
            return
        whole = QRect(option.rect)
        room = look.px(ROOM)
        card = QRectF(whole).adjusted(room, room, -room, -room)
        radius = look.size(RADIUS_CARD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(look.pen("edge" if hover else "line"))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(inner(card, look.px(1)), radius, radius)
        self._paint_words(painter, card, row)
        if index == self._view.currentIndex() and self._view.hasFocus():
            draw_focus(painter, QRectF(whole).adjusted(1, 1, -1, -1), look, radius + look.px(FOCUS_GAP))
        painter.restore()

    def _paint_words(self, painter: QPainter, card: QRectF, row: PlanRow) -> None:
        look = self._look
        title, beneath = self._texts(row, self._view.viewport().width())
        box = QRectF(
            card.left() + look.px(_PAD),
            card.top() + look.px(_TOP),
            card.width() - 2 * look.px(_PAD),
            look.px(20),
        )
        for line in title:
            draw_line(painter, box, look, line, "bold", "ink" if row.title else "ink3")
            box.translate(0, look.px(20))
        if beneath or row.blind:
            box.translate(0, look.px(5))
            box.setHeight(look.px(18))
            for line in beneath:
                draw_line(painter, box, look, line, "voice_small" if row.need else "small", "ink2")
                box.translate(0, look.px(18))
            if not beneath:
                draw_blind(painter, box, look, row.blind, "small")
                box.translate(0, look.px(18))
        box.translate(0, look.px(9))
        box.setHeight(look.px(22))
        when = self._when(row)
        wide = min(float(look.text_width("cell", when)), box.width()) if when else 0.0
        stacks = self._stacks(row, self._view.viewport().width())
        owner = box if stacks else box.adjusted(0, 0, -wide - look.px(12), 0)
        if row.owner:
            draw_line(painter, owner, look, row.owner, "cell", "ink")
        else:
            draw_blind(painter, owner, look, _("No owner"), "cell_bold")
        if stacks:
            draw_line(painter, box.translated(0, look.px(22)), look, when, "cell", "ink2")
        elif when:
            draw_line(
                painter, QRectF(box.right() - wide, box.top(), wide, box.height()), look, when, "cell", "ink2"
            )
