"""The blind spots of this exercise, where they arise: a sentence, one way to mend it, and leaving it on purpose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from exercises.plan.review import BlindSpot, leave, on_page
from exercises.rules import RULES
from ui.context import Context
from ui.parts.stack import column
from ui.plan.blind_spots import BlindSpots
from workbook.model import Event
from workbook.words import _


class SpotRows(QWidget):
    """Those of the page and of the pages before it; the plan lists them all before print.

    `at` says which row somebody works in. What they have not come to yet in that row is no gap: it is told when they
    have left it.
    """

    mend = Signal(object)
    """A BlindSpot whose link was pressed."""

    def __init__(self, context: Context, at: Callable[[], str] = str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._at = context, at
        self._told: set[str] = set()
        self._row = ""
        self._own = {rule.id for rule in context.exercise.blind_spots if RULES[rule.rule].beside_rows}
        """What an editor tells itself, in words beside each row."""
        self._box = BlindSpots(context.look, before_print=False)
        self._box.mend.connect(self.mend)
        self._box.leave.connect(self._leave)
        column(context.look, self).addWidget(self._box)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keyboard_moved)
        self.refresh()

    def refresh(self, event: Event | None = None) -> None:
        """Shows what there is to say now."""
        context, page = self._context, self._context.page
        found: list[BlindSpot] = []
        if page.by == "group" and page.step != "share":
            found = [
                spot for spot in on_page(context.sheet, context.exercise, page) if spot.rule not in self._own
            ]
        self._row = self._at()
        shown = [spot for spot in found if spot.key in self._told or spot.item != self._row or not spot.item]
        self._told = {spot.key for spot in shown}
        self._box.set_spots(shown)

    def current_item(self) -> str:
        """The row that the blind spot the keyboard is on is about, or empty."""
        focus = QApplication.focusWidget()
        if focus is None or not self._box.isAncestorOf(focus):
            return ""
        key = str(focus.property("spot") or "").split("/")  # exercise/rule/row/which of its links
        return key[2] if len(key) > 2 and self._context.sheet.find(key[2]) is not None else ""

    def _keyboard_moved(self) -> None:
        if self._at() != self._row:
            self.refresh()

    def _leave(self, spot: BlindSpot, reason: str) -> None:
        label = _("Leave blind spot") if reason else _("Take up again")
        self._context.session.do(label, lambda: leave(self._context.sheet, spot, reason, label=label))
