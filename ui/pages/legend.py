"""What the signs of the matrix mean: one of you, what you have agreed, not settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from ui.look import marks
from ui.look.look import Look
from ui.parts.buttons import LinkButton
from ui.parts.stack import column, row
from ui.parts.words import Words
from workbook.picture import Picture
from workbook.words import _


class _Sign(QWidget):
    def __init__(self, look: Look, kind: str) -> None:
        super().__init__()
        self._look, self._kind = look, kind
        self.setFixedSize(look.px(34), look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        if self._kind == "agreed":
            side = look.size(16)
            marks.diamond(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), look)
        elif self._kind == "one":
            side = look.size(10)
            marks.dot(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), look)
        else:
            pen = look.pen("people", 1.6)
            pen.setDashPattern([2, 2.4])
            painter.setPen(pen)
            painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
            painter.setPen(look.pen("people", 2))
            painter.setBrush(look.colour("paper"))
            painter.drawEllipse(middle, look.size(7), look.size(7))
        painter.end()


class Legend(QWidget):
    """Three signs, and the picture as a table for whoever wants it."""

    def __init__(self, look: Look, picture: Callable[[], Picture], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._picture = look, picture
        stack = column(look, self, space=8)
        for kind, words in (
            ("one", _("One of you")),
            ("agreed", _("What you have agreed")),
            ("open", _("Not settled: the middle, and the whole span")),
        ):
            line = row(look, space=12)
            line.addWidget(_Sign(look, kind), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Words(look, words), 1)
            stack.addLayout(line)
        self._link = LinkButton(look, _("Show as a table"))
        self._link.clicked.connect(self._show_table)
        stack.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        self._table: QTableWidget | None = None
        self._stack = stack

    def _show_table(self) -> None:
        if self._table is not None:
            self._table.deleteLater()
            self._table = None
            self._link.set_text(_("Show as a table"))
            return
        rows = self._picture().table
        table = QTableWidget(len(rows) - 1, len(rows[0]))
        table.setAccessibleName(self._picture().description)
        table.setHorizontalHeaderLabels(list(rows[0]))
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setWordWrap(True)
        for y, cells in enumerate(rows[1:]):
            for x, words in enumerate(cells):
                table.setItem(y, x, QTableWidgetItem(words))
        table.resizeRowsToContents()
        table.setMinimumHeight(min(self._look.px(320), self._look.px(40) * len(rows)))
        self._table = table
        self._stack.addWidget(table)
        self._link.set_text(_("Hide the table"))
