"""What stands beside a round: who has answered, what to do if one gets stuck, and the sign that it is private."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.context import Context
from ui.look import marks
from ui.look.icons import draw_icon
from ui.look.look import Look
from ui.parts.buttons import PlainButton
from ui.parts.stack import column, row
from ui.parts.words import Words
from workbook.words import _


class Aside(QWidget):
    """*If you get stuck*: questions, and another group's answer, folded until asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.setMaximumWidth(look.px(300))
        outer = row(look, self, space=24)
        line = QWidget()
        line.setFixedWidth(look.px(2))
        line.setProperty("ground", "sunk")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer.addWidget(line)
        stack = column(look, space=10)
        stack.addWidget(Words(look, _("If you get stuck"), "bold"))
        texts = context.sheet.texts()
        for question in texts.exercise_list(context.exercise, "facilitator.stuck")[:2]:
            stack.addWidget(Words(look, question, colour="ink2"))
        button = PlainButton(look, _("Show how another group did"), icon="right")
        button.setCheckable(True)
        stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMaximumWidth(max(look.px(300), button.sizeHint().width() + look.px(2 + 24)))
        example = QWidget()
        inner = column(look, example, space=8)
        inner.addWidget(Words(look, context.say("example.who"), "bold"))
        inner.addWidget(Words(look, " ".join(context.say("example.text").split("\n\n")[0].split())))
        example.hide()
        button.toggled.connect(example.setVisible)
        stack.addWidget(example)
        stack.addStretch(1)
        outer.addLayout(stack, 1)


class PersonRow(QWidget):
    """Who, and whether they have answered: never how much."""

    def __init__(self, look: Look, name: str, role: str, done: str, turn: bool) -> None:
        super().__init__()
        self._look, self._done, self._turn = look, bool(done), turn
        line = row(look, self, space=14, margins=(38, 9, 0, 9))
        stack = column(look)
        stack.addWidget(Words(look, name, "bold" if turn else "body"))
        if role:
            stack.addWidget(Words(look, role, "small", colour="ink2"))
        line.addLayout(stack, 1)
        words = done or (_("Your turn") if turn else _("Not yet"))
        if done == _("Done, answer hidden"):
            line.addWidget(Lock(look), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(
            Words(look, words, "cell_bold" if turn and not done else "cell", colour="ink2", wrap=False)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.size(24)
        box = QRectF(look.size(2), (self.height() - side) / 2, side, side)
        if self._turn and not self._done:
            marks.knot(painter, box, look, "here", "paper")
        else:
            marks.status(painter, box, look, "done" if self._done else "waiting")
        painter.end()


class Lock(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(18), look.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, "lock", QRectF(self.rect()), self._look.colour("ink2"))
        painter.end()


def with_lock(look: Look, words: str) -> QHBoxLayout:
    line = row(look, space=10)
    line.addWidget(Lock(look))
    line.addWidget(Words(look, words, colour="ink2"), 1)
    return line
