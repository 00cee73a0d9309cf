"""In the head of the plan: the three views, and how many blind spots there are where they are not seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.look import marks
from ui.look.look import Look
from ui.parts.buttons import PaintedButton
from ui.parts.segmented import Segmented
from ui.parts.stack import row
from workbook.words import _, ngettext

VIEWS = ("table", "board", "person")


class PlanHead(QWidget):
    """`chosen(view)` when another view is asked for. Where it is narrow the icons and the blind spots are left out."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._narrow = False
        self._opened = 0
        self._count = _BlindCount(look, "")
        self._count.clicked.connect(lambda: self.chosen.emit("table"))
        words = {"table": _("Table"), "board": _("Board"), "person": _("Per person")}
        self.views, self.small_views = (
            Segmented(
                look,
                [(key, words[key], key if icons else None) for key in VIEWS],
                VIEWS[0],
                name=_("How the plan is shown"),
            )
            for icons in (True, False)
        )
        stack = row(look, self, space=12)
        stack.addWidget(self._count)
        for views in (self.views, self.small_views):
            views.changed.connect(self.chosen)
            stack.addWidget(views)
        self._arrange()

    def set_view(self, key: str) -> None:
        self.views.set_current(key)
        self.small_views.set_current(key)

    def set_blind_spots(self, n: int) -> None:
        """How many to tell of; none hides them."""
        self._opened = n
        self._count.set_text(ngettext("{n} blind spot", "{n} blind spots", n).format(n=n))
        self._arrange()

    def is_narrow(self) -> bool:
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._arrange()

    def _arrange(self) -> None:
        self._count.setVisible(bool(self._opened) and not self._narrow)
        self.views.setVisible(not self._narrow)
        self.small_views.setVisible(self._narrow)


class _BlindCount(PaintedButton):
    """*3 blind spots*, leading to where they stand."""

    side = 4
    ground, border = None, None
    text_colour, role_font = "ink2", "body"

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, icon="blind")

    def paint_content(self, painter: QPainter, text: str) -> None:
        super().paint_content(painter, text)
        look = self.look
        side = look.px(20)
        marks.blind(painter, QRectF(look.px(self.side), (self.height() - side) / 2, side, side), look)
