"""The bar above the pages: the way back, which page, how large, and what to do with them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.look.look import Look
from ui.parts.buttons import IconButton, MainButton, OutlineButton, PlainButton
from ui.parts.stack import row
from ui.parts.words import Words
from workbook.tokens import TOP_BAR
from workbook.words import _

_SIDES, _BETWEEN = 16, 24


class PreviewHead(QWidget):
    """Only shows and tells; what happens is the page's business."""

    back = Signal()
    save = Signal()
    print_ = Signal()
    zoom_in = Signal()
    zoom_out = Signal()
    fit_width = Signal()

    def __init__(self, look: Look, title: QWidget | None = None, parent: QWidget | None = None) -> None:
        """`title` says which document it is, if it is not the plan."""
        super().__init__(parent)
        self._look = look
        self.back_button = PlainButton(look, _("Back"))
        self._title = title or Words(look, _("Action plan"), "lead", wrap=False)
        self.page_words = Words(look, "", "small", colour="ink2", wrap=False)
        self.smaller = IconButton(look, "minus", _("Smaller"))
        self.percent = Words(
            look, "", "small", colour="ink2", align=Qt.AlignmentFlag.AlignHCenter, wrap=False
        )
        self.percent.setFixedWidth(look.text_width("small", "300 %") + look.px(4))
        self.larger = IconButton(look, "plus", _("Larger"))
        self.fit = OutlineButton(look, _("Fit width"))
        self.save_button = OutlineButton(look, _("Save the document…"), icon="file")
        self.print_button = MainButton(look, _("Print…"), icon_right=None)
        self.print_button.set_icon("print")
        for button, told in (
            (self.back_button, self.back), (self.smaller, self.zoom_out), (self.larger, self.zoom_in),
            (self.fit, self.fit_width), (self.save_button, self.save), (self.print_button, self.print_),
        ):  # fmt: skip
            button.clicked.connect(told)
        self._start = self._group(20, self.back_button, self._title, self.page_words)
        self._middle = self._group(4, self.smaller, self.percent, self.larger, self.fit)
        self._end = self._group(12, self.save_button, self.print_button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(look.px(_SIDES), 0, look.px(_SIDES), look.px(1))
        self._grid.setHorizontalSpacing(look.px(_BETWEEN))
        self._grid.setVerticalSpacing(0)
        self._rows = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange(1)

    def _group(self, space: int, *widgets: QWidget) -> QWidget:
        group = QWidget(self)
        box = row(self._look, group, space=space)
        for widget in widgets:
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return group

    # --- what it shows ------------------------------------------------------------------------------------------

    def show_page(self, words: str) -> None:
        self.page_words.setText(words)
        self._fit()

    def show_zoom(self, percent: int, smaller: bool, larger: bool, fits: bool) -> None:
        """How large it is, and which ways it can go."""
        words = _("{percent} %").format(percent=percent)
        self.percent.setText(words)
        self.percent.setAccessibleName(_("Size: {percent} %").format(percent=percent))
        self.smaller.set_off(not smaller)
        self.larger.set_off(not larger)
        self.fit.set_off(fits, _("The pages are as wide as there is room for.") if fits else "")

    def set_ready(self, ready: bool) -> None:
        """Whether there are pages to save and print."""
        why = "" if ready else _("The pages are not made yet.")
        self.save_button.set_off(not ready, why)
        self.print_button.set_off(not ready, why)
        self._middle.setEnabled(ready)

    # --- one row, two or three ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as three rows can be, or the bar would hold the window wide and never come to fold."""
        look = self._look
        without = self.percent.sizeHint().width() + look.px(4)
        middle = self._middle.sizeHint().width() - (0 if self.percent.isHidden() else without)
        widest = max(self._start.sizeHint().width(), middle, self._end.sizeHint().width())
        return QSize(widest + 2 * look.px(_SIDES), self.height())

    def _fit(self) -> None:
        look = self._look
        room = self.width() - 2 * look.px(_SIDES)
        between = look.px(_BETWEEN)
        self.percent.show()
        start, middle, end = (group.sizeHint().width() for group in (self._start, self._middle, self._end))
        rows = 1 if start + middle + end + 2 * between <= room else 2
        if rows == 2 and middle + end + between > room:
            # The number is the first thing one can do without.
            self.percent.hide()
            rows = 2 if self._middle.sizeHint().width() + end + look.px(8) <= room else 3
        self._grid.setHorizontalSpacing(between if rows == 1 else look.px(8))
        if rows != self._rows:
            self._arrange(rows)

    def _arrange(self, rows: int) -> None:
        self._rows = rows
        grid, left, right = self._grid, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for group in (self._start, self._middle, self._end):
            grid.removeWidget(group)
        for column in range(3):
            grid.setColumnStretch(column, 0)
        if rows == 1:
            grid.addWidget(self._start, 0, 0, left)
            grid.addWidget(self._middle, 0, 1)
            grid.addWidget(self._end, 0, 2)
        elif rows == 2:
            grid.addWidget(self._start, 0, 0, 1, 2, left)
            grid.addWidget(self._middle, 1, 0, left)
            grid.addWidget(self._end, 1, 1, right)
        else:
            for number, group in enumerate((self._start, self._middle, self._end)):
                grid.addWidget(group, number, 0, 1, 2, left)
        grid.setColumnStretch(0, 1)
        high = TOP_BAR if rows == 1 else TOP_BAR - 4
        self.setFixedHeight(rows * self._look.px(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("paper"))
        painter.fillRect(0, self.height() - look.px(1), self.width(), look.px(1), look.colour("line"))
        painter.end()
