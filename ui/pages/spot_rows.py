"""The blind spots of this exercise, where they arise: a sentence, one way to mend it, and leaving it on purpose."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.review import BlindSpot, review
from ui.context import Context
from ui.parts.message_bar import BlindSpotRow
from ui.parts.stack import column, empty, set_shown
from workbook.model import Event

_MOST = 3


class SpotRows(QWidget):
    """Shows at most three; the plan lists them all before print."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stack = column(context.look, self, space=8)
        self._shown: list[BlindSpot] = []
        self.refresh()

    def refresh(self, event: Event | None = None) -> None:
        context = self._context
        decided = context.page.step == "decide" and context.page.by == "group"
        found = review(context.sheet, context.exercise.id) if decided else []
        # The grid tells its own broken rules in words beside each row.
        own = {rule.id for rule in context.exercise.blind_spots if rule.rule == "duties"}
        open_ = [spot for spot in found if not spot.reason and spot.rule not in own][:_MOST]
        if open_ == self._shown:
            return
        self._shown = open_
        empty(self._stack)
        for spot in open_:
            self._stack.addWidget(BlindSpotRow(context.look, spot.text))
        set_shown(self, bool(open_))
