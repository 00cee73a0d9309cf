"""Between two who write: whose turn it is, what happened to the answer before, and the other ways to answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercises.answers.sheet import Row
from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.pages.round_face import Face, first_name
from ui.pages.round_parts import with_lock
from ui.pages.who_answered import WhoHasAnswered
from ui.pages.with_names import NamesChoice, easy_to_guess, in_a_line
from ui.parts.buttons import MainButton, OutlineButton
from ui.parts.stack import column, gap, hairline, row
from ui.parts.words import Words, no_widow
from ui.presenter.miniature import Miniature
from workbook.tokens import TARGET_HANDOVER
from workbook.words import _


@dataclass(frozen=True)
class WhoseTurn:
    """Whose turn it is (None = nobody's), what is said about it, and whether somebody's draft lies unfinished."""

    person: Row | None
    said: str = ""
    draft: bool = False


class Handover(Face):
    """`begin()`, `other(button)`, `paper(button)`, `hands()`, `as_it_is()` and `mode(str)` are what one can ask for."""

    begin = Signal()
    other = Signal(QWidget)
    paper = Signal(QWidget)
    hands = Signal()
    as_it_is = Signal()
    mode = Signal(str)

    def __init__(self, context: Context, round_: PrivateRound, turn: WhoseTurn, width: float) -> None:
        super().__init__(context.look, width)
        self._context, self._round, self._turn = context, round_, turn
        self._main: MainButton | None = None
        self._stack = column(self.look)
        self._head()
        self._buttons()
        if not round_.revealed:
            self._names()
            self._other_ways()
            self._what_the_room_sees()
        self._stack.addStretch(1)
        self.outer.addLayout(self._stack, 5)
        who = WhoHasAnswered(self.look, context.sheet, round_, turn.person.id if turn.person else "")
        self.outer.addWidget(who, 4, Qt.AlignmentFlag.AlignTop)

    def focus_first(self) -> None:
        """Puts the keyboard on the button with which the next one begins."""
        if self._main is not None:
            self._main.setFocus()

    def press_main(self) -> bool:
        if self._main is not None:
            self._main.click()
        return True

    def focus_mode(self) -> bool:
        choice = self.findChild(NamesChoice)
        if choice is not None:
            choice.choice.setFocus()
        return True

    def mode_has_keyboard(self) -> bool:
        choice, here = self.findChild(NamesChoice), self.window().focusWidget()
        return choice is not None and here is not None and choice.isAncestorOf(here)

    def _head(self) -> None:
        look, stack, turn = self.look, self._stack, self._turn
        if not self._round.revealed:
            stack.addLayout(with_lock(look, _("Private. Nobody sees what the others have written.")))
            stack.addWidget(gap(look, 14))
        stack.addWidget(Words(look, self._title(), "handover"))
        stack.addWidget(gap(look, 14))
        said = turn.said or self._context.say(f"pages.{self._context.page.id}.question")
        stack.addWidget(Words(look, no_widow(said), "intro", colour="ink2"))
        stack.addWidget(gap(look, 20))

    def _title(self) -> str:
        turn, round_ = self._turn, self._round
        if turn.draft and turn.person is None:
            return _("Somebody is not done")
        if turn.person is not None and not round_.revealed:
            return _("Pass the computer to {name}").format(name=first_name(turn.person.words))
        if round_.revealed:
            return _("The answers are shown")
        return _("Everybody has answered") if round_.all_answered else _("Whose turn is it?")

    def _buttons(self) -> None:
        look, turn = self.look, self._turn
        line = row(look, space=12)
        words = ""
        if turn.draft:
            words = _("Go on writing")
        elif turn.person is not None:
            words = _("I am {name}, begin").format(name=first_name(turn.person.words))
        if words:
            self._main = MainButton(look, words, icon_right=None, size=TARGET_HANDOVER)
            self._main.clicked.connect(self.begin)
            line.addWidget(self._main, 0, Qt.AlignmentFlag.AlignLeft)
        if turn.draft:
            keep = OutlineButton(look, _("Save it as it is"), size=TARGET_HANDOVER)
            keep.clicked.connect(self.as_it_is)
            line.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            other = OutlineButton(look, _("Somebody else's turn"), size=TARGET_HANDOVER)
            other.clicked.connect(lambda: self.other.emit(other))
            line.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.lines.append(line)
        self._stack.addLayout(line)

    def _names(self) -> None:
        """The choice until somebody has begun; then what was chosen, in a line."""
        look, round_ = self.look, self._round
        self._stack.addWidget(gap(look, 28))
        if round_.begun or self._turn.draft:
            words = in_a_line(round_.mode)
            if round_.anonymous and len(round_.people()) <= 3:
                words += " " + easy_to_guess(len(round_.people()))
            self._stack.addWidget(Words(look, words, colour="ink2"))
            return
        choice = NamesChoice(look, round_, not self._context.session.read_only)
        choice.chosen.connect(self.mode)
        self._stack.addWidget(choice)

    def _other_ways(self) -> None:
        """Paper and hands count as much as what is written here."""
        look, round_ = self.look, self._round
        if self._turn.draft or round_.all_answered:
            return
        self._stack.addWidget(gap(look, 24))
        self._stack.addWidget(hairline())
        self._stack.addWidget(gap(look, 14))
        self._stack.addWidget(Words(look, _("Other ways to answer"), "bold"))
        self._stack.addWidget(gap(look, 10))
        line = row(look, space=12)
        paper = OutlineButton(look, _("Write in from paper"), icon="note")
        paper.clicked.connect(lambda: self.paper.emit(paper))
        line.addWidget(paper, 0, Qt.AlignmentFlag.AlignLeft)
        if round_.can_count_hands:
            hands = OutlineButton(look, _("Show of hands"), icon="people")
            hands.clicked.connect(self.hands)
            line.addWidget(hands, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.lines.append(line)
        self._stack.addLayout(line)

    def _what_the_room_sees(self) -> None:
        """The big screen in small, so that nobody need wonder."""
        look = self.look
        self._stack.addWidget(gap(look, 24))
        self._stack.addWidget(hairline())
        self._stack.addWidget(gap(look, 22))
        line = row(look, space=24)
        line.addWidget(Miniature(self._context), 0, Qt.AlignmentFlag.AlignTop)
        beside = column(look, space=6)
        beside.addWidget(Words(look, _("This is what the room sees"), "bold"))
        words = _(
            "Only the question, the time and how many have answered. What you write is never shown there."
        )
        beside.addWidget(Words(look, words, colour="ink2"))
        beside.addStretch(1)
        line.addLayout(beside, 1)
        self.lines.append(line)
        self._stack.addLayout(line)
