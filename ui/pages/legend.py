"""What the signs of a picture mean, one of you, what you have agreed, not settled, and the picture as a table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from exercises.pictures import PictureKind
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
        elif self._kind == "last":
            pen = look.pen("ink2", 1.6)
            pen.setDashPattern([3, 2.4])
            painter.setPen(pen)
            painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
        else:
            pen = look.pen("people", 1.6)
            pen.setDashPattern([2, 2.4])
            painter.setPen(pen)
            painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
            painter.setPen(look.pen("people", 2))
            painter.setBrush(look.colour("paper"))
            painter.drawEllipse(middle, look.size(7), look.size(7))
        painter.end()


_SETTLED = frozenset({"agreed"})


class Legend(QWidget):
    """The signs of a picture of that kind, and the picture as a table for whoever wants it.

    Without `alone` nobody has answered by themselves: there is only what the group has agreed. `last` says when last
    time was, and is empty the first time.
    """

    def __init__(
        self,
        look: Look,
        picture: Callable[[], Picture],
        kind: PictureKind,
        alone: bool = True,
        last: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._picture = look, picture
        stack = column(look, self, space=8)
        said = {
            "one": _("One of you"),
            "agreed": _("What you have agreed"),
            "open": _("Not settled: the middle, and the whole span"),
            "last": last,
        }
        signs = [sign for sign in kind.signs if alone or sign in _SETTLED]
        for sign in [*signs, "last"] if last and kind.last_dashed else signs:
            line = row(look, space=12)
            line.addWidget(_Sign(look, sign), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Words(look, said[sign]), 1)
            stack.addLayout(line)
        self._link = LinkButton(look, _("Show as a table"))
        self._link.clicked.connect(self._turn)
        stack.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        self._table: QTableWidget | None = None
        self._stack = stack

    def refresh(self) -> None:
        """The table says what the picture says now."""
        if self._table is not None:
            self._fill(self._table)

    def _turn(self) -> None:
        if self._table is not None:
            self._table.deleteLater()
            self._table = None
            self._link.set_text(_("Show as a table"))
            return
        table = QTableWidget()
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setFont(self._look.font("cell"))
        self._fill(table)
        self._table = table
        self._stack.addWidget(table)
        self._link.set_text(_("Hide the table"))

    def _fill(self, table: QTableWidget) -> None:
        """One row of the picture's table is one row here; the first column takes the room there is."""
        rows = self._picture().table or (("",),)
        table.setAccessibleName(self._picture().description)
        table.setRowCount(len(rows) - 1)
        table.setColumnCount(len(rows[0]))
        table.setHorizontalHeaderLabels(list(rows[0]))
        for y, cells in enumerate(rows[1:]):
            for x, words in enumerate(cells):
                had = table.item(y, x)
                if had is None:
                    table.setItem(y, x, QTableWidgetItem(words))
                elif had.text() != words:
                    had.setText(words)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.resizeRowsToContents()
        tall = sum(table.rowHeight(y) for y in range(table.rowCount()))
        table.setMinimumHeight(min(self._look.px(420), tall + self._look.px(44)))
