"""A round in a group of nobody, or about nothing: the way to where one writes who one is, or what it is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.answers.lacking import lacking
from exercises.fields.roles import field_with
from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.editors.nothing import nothing_in
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
        people = field_with(context.sheet.pack, "people")
        if people is not None:
            state.acted.connect(lambda: self.go.emit(people.exercise, "", ""))
        stack.addWidget(state)
        stack.addStretch(1)


def nothing_to_answer(context: Context, round_: PrivateRound, writer: str) -> bool:
    """True where every question is about rows that are not there yet: a round would be an empty one."""
    fields = [context.exercise.fields[name] for name in context.page.fields]
    lacks = bool(fields) and all(lacking(context.sheet, field) for field in fields)
    return lacks and not writer and not round_.begun and not round_.revealed


class NothingToAnswer(QWidget):
    """`go(exercise id, page, item)`, as a page asks it. The words are those of the first field."""

    go = Signal(str, str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        stack = column(context.look, self, margins=(32, 40, 32, 24))
        state = nothing_in(context, context.exercise.fields[context.page.fields[0]], self.go.emit)
        stack.addWidget(state)
        stack.addStretch(1)
        self.setFocusProxy(state)
