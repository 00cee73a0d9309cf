"""The facilitator's notes for the exercise: seen only on this screen, never on paper and never by the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercises.sheet import Sheet
from ui.look.look import Look
from ui.parts.buttons import IconButton
from ui.parts.stack import column, hairline, row
from ui.parts.words import Words
from workbook.pack import Exercise
from workbook.tokens import SHEET_HEAD
from workbook.words import _


class FacilitatorPanel(QWidget):
    """What to ask when the group is stuck, what usually goes wrong, and how to close. `closed()` puts it away."""

    closed = Signal()

    def __init__(self, look: Look, sheet: Sheet, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = sheet.texts()
        stack = column(look, self)
        head = QWidget()
        head.setFixedHeight(look.px(SHEET_HEAD))
        line = row(look, head, space=8, margins=(24, 0, 12, 0))
        line.addWidget(Words(look, _("For the facilitator"), "panel"), 1)
        line.addWidget(Words(look, _("only seen here"), "small", colour="ink2", wrap=False))
        self.close_button = IconButton(look, "close", _("Close the facilitator's notes"))
        self.close_button.clicked.connect(self.closed)
        line.addWidget(self.close_button)
        stack.addWidget(head)
        stack.addWidget(hairline())
        body = column(look, space=8, margins=(24, 20, 24, 24))
        parts = (
            (_("If the group is stuck, ask"), texts.exercise_list(exercise, "facilitator.stuck"), "ink"),
            (_("What usually goes wrong"), texts.exercise_list(exercise, "facilitator.pitfalls"), "ink2"),
            (_("To close"), [texts.exercise(exercise, "facilitator.close")], "ink2"),
        )
        for title, lines, colour in parts:
            body.addWidget(Words(look, title, "bold"))
            for words in lines:
                body.addWidget(Words(look, words, colour=colour))
            body.addSpacing(look.px(14))
        stack.addLayout(body)
        stack.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
