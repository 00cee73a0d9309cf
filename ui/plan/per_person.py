"""The plan per person: who owns what, so that nobody carries most of it unseen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.parts.stack import column
from ui.parts.words import Words
from ui.plan.action_list import ActionList
from ui.plan.plan_as_table import Scrolling
from ui.plan.plan_in_words import Reading
from ui.plan.row_delegate import RowDelegate
from workbook.words import _


class PersonView(Scrolling):
    """Every participant with what they own; what nobody owns comes first."""

    def __init__(self, context: Context, statuses: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = context.look
        self.list = ActionList(look, _("Actions per person"))
        self.list.setItemDelegate(RowDelegate(look, self.list, statuses, owners=False))
        self.nobody = Words(look, _("No participants yet."), colour="ink2")
        stack = column(look, self.content, margins=(18, 6, 18, 18))
        stack.addWidget(self.nobody)
        stack.addWidget(self.list)
        stack.addStretch(1)

    def refresh(self, reading: Reading, chosen: str) -> None:
        """Shows the plan as it is now."""
        self.nobody.setVisible(not reading.people)
        self.list.set_entries(reading.by_person(), chosen)
