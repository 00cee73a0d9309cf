"""Why: what the exercise gives and how it goes, in the two minutes before anybody writes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.pages.again_part import AgainPart
from ui.pages.asked_before import asked_before
from ui.pages.page import SheetPage
from ui.parts.buttons import PlainButton
from ui.parts.stack import column, gap, hairline, row
from ui.parts.words import Words, no_widow
from workbook.model import Event
from workbook.tokens import READING_WIDTH
from workbook.words import _


class IntroPage(SheetPage):
    """Purpose, preparation, the way through, and a worked example that is folded until asked for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = self.look
        self._outer = outer = row(look, self, space=48, margins=(32, 26, 32, 26))
        left = QWidget()
        left.setMaximumWidth(look.px(READING_WIDTH))
        stack = column(look, left)
        question = context.say(f"pages.{context.page.id}.question")
        stack.addWidget(Words(look, no_widow(question), "question"))
        stack.addWidget(gap(look, 12))
        stack.addWidget(Words(look, context.say("purpose"), "intro"))
        help_ = context.say(f"pages.{context.page.id}.help")
        if help_:
            stack.addWidget(gap(look, 12))
            stack.addWidget(Words(look, help_, "intro", colour="ink2"))
        self._fold(stack)
        before = asked_before(context)
        if before is not None:
            stack.addWidget(before)
        self._again = AgainPart(context)
        self._again.done.connect(lambda: self.go.emit(context.exercise.id, context.page.id, ""))
        stack.addWidget(self._again)
        stack.addStretch(1)
        outer.addWidget(left, 3)
        outer.addWidget(self._aside(), 2, Qt.AlignmentFlag.AlignTop)

    def refresh(self, event: Event | None = None) -> None:
        self._again.refresh()

    def fit(self, width: float) -> None:
        way = QBoxLayout.Direction.LeftToRight if width >= 760 else QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(way)

    def _aside(self) -> QWidget:
        look, context = self.look, self.context
        holder = QWidget()
        stack = column(look, holder, space=6)
        minutes = {e.id: m for e, m in self.sheet.programme()}.get(
            context.exercise.id, context.exercise.minutes
        )
        stack.addWidget(Words(look, _("The way through, {n} minutes").format(n=minutes), "panel"))
        stack.addWidget(hairline())
        names = step_names()
        before = ""
        for page in context.exercise.pages[1:]:
            line = row(look, space=12, margins=(0, 4, 0, 4))
            said, before = before, page.step
            name = Words(
                look, names[page.step] if said != page.step else "", "body", colour="ink2", wrap=False
            )
            name.setFixedWidth(look.px(78))
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Words(look, context.say(f"pages.{page.id}.question")), 1)
            stack.addLayout(line)
            stack.addWidget(hairline())
        for title, key in ((_("Before you begin"), "prepare"), (_("What comes of it"), "hands_on")):
            words = context.say(key)
            if words:
                stack.addSpacing(look.px(10))
                stack.addWidget(Words(look, title, "bold"))
                stack.addWidget(Words(look, words, colour="ink2"))
        return holder

    def _fold(self, stack: QVBoxLayout) -> None:
        look, context = self.look, self.context
        who = context.say("example.who")
        if not who:
            return
        stack.addWidget(gap(look, 24))
        button = PlainButton(look, _("Show how another group did"), icon="right")
        button.setCheckable(True)
        stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        example = QWidget()
        inner = column(look, example, space=10, margins=(16, 8, 0, 0))
        inner.addWidget(Words(look, who, "bold"))
        for part in context.say("example.text").split("\n\n"):
            inner.addWidget(Words(look, " ".join(part.split())))
        example.hide()
        stack.addWidget(example)

        def toggle(on: bool) -> None:
            example.setVisible(on)
            button.set_icon("down" if on else "right")
            button.set_text(_("Hide the example") if on else _("Show how another group did"))

        button.toggled.connect(toggle)


def step_names() -> dict[str, str]:
    """What each of the four steps is called, in the interface's language."""
    return {"why": _("Why"), "alone": _("Alone"), "share": _("Share"), "decide": _("Decide")}
