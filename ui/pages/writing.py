"""The page of whoever writes: their own answer and nobody else's, and two ways to hide it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.answers.sheet import Row
from exercises.fields.kind import kind_of
from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.editors.by_kind import make_editor
from ui.editors.editor import Editor
from ui.editors.hands import HandsEditor
from ui.editors.titled import Titled
from ui.pages.round_face import Face, first_name
from ui.pages.round_parts import Aside, with_lock
from ui.pages.with_names import in_a_line
from ui.parts.buttons import MainButton, OutlineButton
from ui.parts.foot import Act
from ui.parts.stack import column, row
from ui.parts.words import Words, no_widow
from workbook.pack import Field
from workbook.tokens import TARGET_HANDOVER
from workbook.words import _

_WITH_ASIDE = 1000
"""A grid needs the width; what to do if one gets stuck stands beside it only where there is room for both."""


class _Answering(Face):
    """What both have: the question, the editors and the buttons under them."""

    done = Signal()
    hide_now = Signal()

    def __init__(self, context: Context, width: float) -> None:
        super().__init__(context.look, width)
        self._context = context

    def _question(self, stack: QVBoxLayout, help_: str, remark: str = "") -> None:
        look, page = self.look, self._context.page
        stack.addSpacing(look.px(12))
        stack.addWidget(Words(look, no_widow(self._context.say(f"pages.{page.id}.question")), "question"))
        if help_:
            stack.addSpacing(look.px(6))
            stack.addWidget(Words(look, help_, "intro", colour="ink2"))
        if remark:
            stack.addSpacing(look.px(6))
            stack.addWidget(Words(look, remark, "small", colour="ink2"))
        stack.addSpacing(look.px(18))

    def _in_foot(self, stack: QVBoxLayout, done: str, hide: str) -> None:
        self.main = Act(done, self.done.emit, leads_on=False)
        self.others = [Act(hide, self.hide_now.emit, "lock", False)]
        stack.addStretch(1)

    def _buttons(self, stack: QVBoxLayout, done: str, *others: OutlineButton) -> None:
        look = self.look
        stack.addSpacing(look.px(28))
        line = row(look, space=12)
        main = MainButton(look, done, icon_right=None, size=TARGET_HANDOVER)
        main.clicked.connect(self.done)
        for button in (main, *others):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.lines.append(line)
        stack.addLayout(line)
        stack.addStretch(1)


def _is_grid(field: Field) -> bool:
    """True for what asks something of every row of another field."""
    return bool(kind_of(field).stands_on(field))


def headed(editor: Editor, *, first: bool) -> QWidget:
    """A grid says what it is about where it is one of several; other editors say so themselves."""
    if len(editor.context.page.fields) < 2 or not _is_grid(editor.field):
        return editor
    titled = Titled(editor, editor.label(), editor.context.field_text(editor.field, "help"))
    titled.setContentsMargins(0, 0 if first else editor.look.px(24), 0, 0)
    return titled


class Writing(_Answering):
    """`done()`, `hide_now()`, and from paper `other(button)`: somebody else's paper."""

    other = Signal(QWidget)

    def __init__(
        self, context: Context, round_: PrivateRound, person: Row, from_paper: bool, width: float
    ) -> None:
        super().__init__(context, width)
        look, stack = self.look, column(self.look)
        name = first_name(person.words)
        if from_paper:
            who = _("From {name}'s paper").format(name=name)
        elif name:
            who = _("{name} writes. Only you see this.").format(name=name)
        else:
            who = _("Go on where you were. Only you see this.")
        stack.addLayout(with_lock(look, who))
        self._question(stack, context.say(f"pages.{context.page.id}.help"), in_a_line(round_.mode))
        grids = any(_is_grid(context.exercise.fields[name_]) for name_ in context.page.fields)
        for name_ in context.page.fields:
            editor = make_editor(context, context.exercise.fields[name_])
            editor.set_narrow(self.narrow)
            self.editors.append(editor)
            stack.addWidget(headed(editor, first=len(self.editors) == 1))
        if (grids or round_.is_vote) and not from_paper:
            done = _("I'm done, hide my dots") if round_.is_vote else _("I'm done, hide my answer")
            self._in_foot(stack, done, _("Hide now"))
        else:
            hide = OutlineButton(look, _("Hide now"), icon="lock", key_hint="Esc", size=TARGET_HANDOVER)
            hide.clicked.connect(self.hide_now)
            self._own_buttons(stack, from_paper, hide)
        self.outer.addLayout(stack, 8 if grids else 5)
        if not from_paper and (not grids or width >= _WITH_ASIDE):
            self.outer.addWidget(Aside(context), 2 if grids else 3, Qt.AlignmentFlag.AlignTop)

    def _own_buttons(self, stack: QVBoxLayout, from_paper: bool, hide: OutlineButton) -> None:
        if from_paper:
            other = OutlineButton(self.look, _("Another paper"), size=TARGET_HANDOVER)
            other.clicked.connect(lambda: self.other.emit(other))
            self._buttons(stack, _("Done, the next paper"), other, hide)
        else:
            self._buttons(stack, _("I'm done, hide my answer"), hide)


class CountingHands(_Answering):
    """A show of hands: how many for each answer, never who. `done()` when the hands are counted."""

    def __init__(self, context: Context, round_: PrivateRound, width: float) -> None:
        super().__init__(context, width)
        look, stack = self.look, column(self.look)
        stack.addWidget(Words(look, _("Show of hands"), colour="ink2"))
        self._question(
            stack,
            _("Ask for hands for each answer and write how many. Only the numbers are kept, never who."),
        )
        for name in context.page.fields:
            editor = HandsEditor(context, context.exercise.fields[name], round_)
            editor.set_narrow(self.narrow)
            self.editors.append(editor)
            stack.addWidget(editor)
        self._in_foot(stack, _("The hands are counted"), _("Not now"))
        self.outer.addLayout(stack, 1)
