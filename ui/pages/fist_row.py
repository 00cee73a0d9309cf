"""One number of a fist of five: what it means, and a cell with a dot for each hand that showed it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from exercises.together.fist_of_five import MOST
from ui.look.look import Look, inner
from ui.parts.buttons import IconButton
from ui.parts.roving import PlaceButton
from ui.parts.spread_strip import MOST_DOTS, dot_places
from ui.parts.stack import row
from ui.parts.words import Words
from workbook.tokens import RADIUS_CELL, TARGET_BUTTON
from workbook.words import _, ngettext

_CELL = 52


class FistRow(QWidget):
    """`changed(int)` carries the new count. The keyboard stands on the cell; minus and plus are for the pointer."""

    changed = Signal(int)

    def __init__(self, look: Look, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.number, self._words, self._n = look, number, words, 0
        line = row(look, self, space=14, margins=(0, 5, 0, 5))
        figure = Words(look, str(number), "lead", wrap=False, align=Qt.AlignmentFlag.AlignHCenter)
        figure.setFixedWidth(look.px(24))
        line.addWidget(figure, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Words(look, words), 1, Qt.AlignmentFlag.AlignVCenter)
        self.less = IconButton(look, "minus", _("One hand less"), framed=True, size=TARGET_BUTTON)
        self.more = IconButton(look, "plus", _("One hand more"), framed=True, size=TARGET_BUTTON)
        self.cell = PlaceButton("", self._paint_cell)
        self.cell.setFixedSize(QSize(look.px(_CELL), look.px(TARGET_BUTTON)))
        self.cell.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.cell.setProperty("ringRadius", RADIUS_CELL)
        self._sum = Words(look, "", "bold", wrap=False, align=Qt.AlignmentFlag.AlignRight)
        self._sum.setFixedWidth(look.text_width("bold", "00") + look.px(4))
        for button, by in ((self.less, -1), (self.more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, by=by: self.step(by))
        for part in (self.less, self.cell, self._sum, self.more):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_count(0)

    def count(self) -> int:
        return self._n

    def step(self, by: int) -> None:
        """Counts one hand more, or one less."""
        self.set_count(self._n + by)

    def set_count(self, n: int) -> None:
        """Keeps how many hands somebody has counted."""
        n = max(0, min(n, MOST))
        if n != self._n:
            self.show_count(n)
            self.changed.emit(n)

    def show_count(self, n: int) -> None:
        """Shows a count without telling anyone."""
        self._n = n
        self.less.set_off(n <= 0)
        self._sum.setText(str(n))
        fingers = ngettext("{n} finger", "{n} fingers", self.number).format(n=self.number)
        hands = ngettext("{n} hand", "{n} hands", n).format(n=n)
        self.cell.setAccessibleName(f"{fingers}: {hands}")
        self.cell.setAccessibleDescription(self._words)
        self.cell.update()

    def _paint_cell(self, painter: QPainter, button: QAbstractButton) -> None:
        look = self._look
        box = inner(QRectF(button.rect()), float(look.px(1)))
        painter.setPen(look.pen("edge"))
        painter.setBrush(look.colour("sunk" if button.underMouse() else "paper"))
        painter.drawRoundedRect(box, look.size(RADIUS_CELL), look.size(RADIUS_CELL))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("people"))
        if self._n > MOST_DOTS:
            painter.drawEllipse(box.center(), look.size(4.5), look.size(4.5))
        elif self._n:
            diameter, places = dot_places(self._n, box.width(), look.zoom)
            for x, y in places:
                painter.drawEllipse(
                    QRectF(
                        box.center().x() + x - diameter / 2,
                        box.center().y() + y - diameter / 2,
                        diameter,
                        diameter,
                    )
                )
