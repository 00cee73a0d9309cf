"""A round in a group of nobody: the way to where one writes who one is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.parts.empty_state import EmptyState
from ui.parts.stack import column
from workbook.words import _


class NobodyYet(QWidget):
    """`go(exercise id, page, item)`, as a page asks it."""

    go = Signal(str, str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        stack = column(context.look, self, margins=(32, 40, 32, 24))
        state = EmptyState(
            context.look,
            _("Nobody is in the group yet."),
            _("Write who you are first; then each can answer on their own."),
            _("Add participants"),
        )
        exercises = context.sheet.pack.exercises.values()
        people = next(
            (e.id for e in exercises if any(f.kind == "participants" for f in e.fields.values())), ""
        )
        if people:
            state.acted.connect(lambda: self.go.emit(people, "", ""))
        stack.addWidget(state)
        stack.addStretch(1)
