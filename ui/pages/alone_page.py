"""Each on their own: the computer goes round, and only the one who writes sees what is written.

Nobody's words and nobody's number of rows are on the page of another. What everybody wrote is shown at once, to all,
when the group says so. What is kept, and when, `exercises/together/private_round.py` knows; here is only whose turn it
is.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from exercises.answers.sheet import Row
from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.editors.editor import Editor
from ui.pages.handover import Handover, WhoseTurn
from ui.pages.nobody_yet import NobodyYet, NothingToAnswer, nothing_to_answer
from ui.pages.page import SheetPage
from ui.pages.round_face import Face
from ui.pages.round_words import done_words, foot_words, hidden_words, left_words
from ui.pages.writing import CountingHands, Writing
from ui.parts.foot import Act, FootWords
from ui.parts.roving import keep_in_sight
from ui.parts.stack import column, empty
from workbook.model import DRAFT, HANDS, Event
from workbook.words import _

_UNKNOWN = Row(DRAFT, "")
"""Whoever was writing without a name: the file does not know who it was, and nobody is asked."""


class AlonePage(SheetPage):
    """Three faces: the hand-over with who has answered, the page of whoever writes, and a show of hands."""

    whole_width = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._writer: Row | None = None
        self._from_paper = False
        self._counting = False
        self._drafter: Row | None = None
        """Whose unfinished answer without a name lies hidden; the file does not know."""
        self._said = ""
        self._width = 1400.0
        self._stack = column(self.look, self)
        self._face: Face | None = None
        self._next = None if self.is_revealed() else self._first_waiting()
        self._shown: object = None
        self._known: set[str] = set()
        self._build()

    @property
    def round(self) -> PrivateRound:
        """The round of this page, as the workbook has it now."""
        return PrivateRound(self.sheet, self.context.exercise, self.context.page)

    @property
    def _editors(self) -> list[Editor]:
        return self._face.editors if self._face is not None else []

    def fit(self, width: float) -> None:
        self._width = width
        if self._face is not None:
            self._face.fit(width)

    # --- whose turn ---------------------------------------------------------------------------------------------

    def _first_waiting(self, after: str = "") -> Row | None:
        """Who is next: the first after somebody who has not answered, from the top again at the end."""
        round_ = self.round
        people = [] if round_.all_answered else round_.people()
        at = next((i + 1 for i, p in enumerate(people) if p.id == after), 0)
        return next((p for p in people[at:] + people[:at] if not round_.is_done(p.id)), None)

    def is_revealed(self) -> bool:
        """True once everybody's answers have been shown."""
        return self.round.revealed

    def goes_on(self) -> bool:
        """True from the first answer until all are shown, and while somebody writes."""
        return self._writer is not None or self._counting or self.round.goes_on

    def writer(self) -> str:
        """Whoever has the computer now (hands, if they are counted); empty during the hand-over."""
        return self._writer.id if self._writer is not None else HANDS if self._counting else ""

    def writes_privately(self) -> bool:
        """True while there is text on the screen that only one person may see."""
        return self._writer is not None

    def all_answered(self) -> bool:
        """True if nobody is left to wait for."""
        return self.round.all_answered and not self._draft_waits()

    def waits(self) -> bool:
        return not self.is_revealed() and not self.all_answered()

    def _draft_waits(self) -> bool:
        """True if somebody's answer without a name is begun: nobody else can write before it is finished."""
        round_ = self.round
        return self._writer is None and round_.anonymous and round_.draft_left

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        empty(self._stack)
        self._face = None
        self._shown = self._state()
        self._known = {person.id for person in self.sheet.people()}
        if not self.sheet.people():
            nobody = NobodyYet(self.context)
            nobody.go.connect(self.go)
            self._stack.addWidget(nobody)
        elif nothing_to_answer(self.context, self.round, self.writer()):
            nothing = NothingToAnswer(self.context)
            nothing.go.connect(self.go)
            self._stack.addWidget(nothing)
        else:
            self._face = self._make_face()
            self._stack.addWidget(self._face)
        self.state_changed.emit()

    def _make_face(self) -> Face:
        round_ = self.round
        if self._counting:
            hands = CountingHands(self.context, round_, self._width)
            hands.done.connect(self.finish)
            hands.hide_now.connect(self.hide_writing)
            return hands
        if self._writer is not None:
            author = DRAFT if round_.anonymous else self._writer.id
            context = self.context.written_by(author)
            writing = Writing(context, round_, self._writer, self._from_paper, self._width)
            writing.done.connect(self.finish)
            writing.hide_now.connect(self.hide_writing)
            writing.other.connect(lambda at: self._choose(at, self._begin_paper))
            return writing
        draft = self._draft_waits()
        person = self._drafter if draft else self._next
        said = self._said
        if draft and person is None and not said:
            said = _("Somebody was writing when Samsyn closed. Give the computer to whoever it was.")
        handover = Handover(self.context, round_, WhoseTurn(person, said, draft), self._width)
        handover.begin.connect(lambda: self._begin(person or _UNKNOWN))
        handover.other.connect(lambda at: self._choose(at, self._turn_to, everybody=True))
        handover.paper.connect(lambda at: self._choose(at, self._begin_paper))
        handover.hands.connect(self.count_hands)
        handover.as_it_is.connect(self._save_draft)
        handover.mode.connect(self._set_mode)
        return handover

    def _state(self) -> object:
        """What the hand-over shows; while it is the same there is nothing to build anew."""
        round_ = self.round
        people = [(p, round_.is_done(p.id)) for p in round_.people()]
        return (
            people, round_.away(), round_.mode, round_.begun, round_.revealed, round_.answered, round_.hands_done,
            self._draft_waits(), self.sheet.language, nothing_to_answer(self.context, round_, self.writer()),
        )  # fmt: skip

    def _set_mode(self, mode: str) -> None:
        self.session.do("", lambda: self.round.set_mode(mode))

    # --- what one does ------------------------------------------------------------------------------------------

    def begin(self, id_: str) -> None:
        """The participant with that id has the computer now."""
        for person in (*self.sheet.people(), _UNKNOWN):
            if person.id == id_:
                self._begin(person)

    def _begin(self, person: Row, from_paper: bool = False) -> None:
        if self._cannot_open(person):
            return
        self.session.do("", lambda: self.round.begin(person.id))
        if self.session.read_only:
            return
        self._writer, self._from_paper, self._counting, self._said = person, from_paper, False, ""
        self._build()
        self._begin_here()

    def _begin_here(self) -> None:
        """The keyboard where one begins; where that is not on the page, on what leads on."""
        self.focus_first()
        here = self.window().focusWidget()
        if here is None or not self.isAncestorOf(here):
            self.nowhere_to_begin.emit()

    def _cannot_open(self, person: Row) -> bool:
        """An answer without a name is closed for good, and one that is begun is finished before the next."""
        round_ = self.round
        closed = round_.anonymous and round_.is_done(person.id)
        other = self._draft_waits() and (self._drafter or _UNKNOWN).id not in (person.id, DRAFT)
        return closed or other

    def _begin_paper(self, person: Row) -> None:
        self.session.leave()
        self._writer = None
        self._begin(person, from_paper=True)

    def _choose(self, at: QWidget, do: Callable[[Row], None], everybody: bool = False) -> None:
        """Names to choose from; of those who have answered, only who can come back to it."""
        round_ = self.round
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person in self.sheet.people():
            done = round_.is_done(person.id)
            if done and (round_.anonymous or not everybody):
                continue
            if self._writer is not None and person.id == self._writer.id:
                continue
            action = menu.addAction(person.words)
            action.triggered.connect(lambda _on=False, person=person: do(person))
        if menu.isEmpty():
            menu.addAction(_("Everybody has answered")).setEnabled(False)
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _turn_to(self, person: Row) -> None:
        self._next, self._said = person, ""
        self._build()
        self.focus_first()

    def count_hands(self) -> None:
        """Shows the page where the hands are counted."""
        self._counting, self._said = True, ""
        self._build()
        self.focus_first()

    def finish(self) -> None:
        """*I'm done*: the answer is hidden and the next one's turn comes, or the next paper."""
        self.session.leave()
        if self._counting:
            self._counting = False
            self.session.do(_("Done"), lambda: self.round.set_hands_done(True))
            self._said = _("The hands are counted. Nothing is shown until you show everyone's answers.")
            self._next = self._first_waiting()
        elif self._writer is not None:
            person, self._writer = self._writer, None
            self._drafter = None
            self.session.do(_("Done"), lambda: self.round.finish(person.id))
            self._next = self._first_waiting(person.id)
            self._said = done_words(self.session, self.round, person)
            if self._from_paper and self._next is not None and not self._draft_waits():
                self._begin(self._next, from_paper=True)
                return
        self._build()
        self._begin_here()

    def _save_draft(self) -> None:
        """What somebody had begun counts as their answer, without being shown to whoever sits here."""
        person = self._drafter or _UNKNOWN
        self._drafter = None
        self.session.do(_("Done"), lambda: self.round.finish(person.id))
        self._said = done_words(self.session, self.round, person)
        self._next = self._first_waiting(person.id)
        self._build()
        self._begin_here()

    def hide_writing(self, why: str = "") -> None:
        """Hides what is being written, saved first; it stays the same person's turn. `why` is said beside it."""
        self.session.leave()
        if self._writer is not None:
            person, self._writer, self._from_paper = self._writer, None, False
            self._next = person if person.id != DRAFT else self._first_waiting()
            if self.round.anonymous:
                self._drafter = person if person.id != DRAFT and self.round.draft_left else None
            self._said = hidden_words(self.session, person, why)
        elif not self._counting:
            return
        self._counting = False
        self._build()
        self.focus_first()

    def leave(self) -> None:
        """The group goes elsewhere in the middle of the round: hidden stays hidden."""
        self.hide_writing()
        self.session.do("", lambda: self.round.leave())

    def press_main(self) -> bool:
        """Ctrl+Enter: *I'm done*, or the turn of who is next. False if nobody is waited for.

        It never shows the answers of some while others wait: the key has just been pressed by whoever is done.
        """
        if self.writer():
            self.finish()
            return True
        waits = self.goes_on() and not self.all_answered()
        return waits and self._face is not None and self._face.press_main()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.writer():
            self.hide_writing()
            return
        super().keyPressEvent(event)

    def reveal(self) -> bool:
        """Shows everybody's answers, once and for all. False, and said in words, if there are none to show yet."""
        self.session.leave()
        round_ = self.round
        if round_.revealed:
            return True
        if self._draft_waits():
            self._said = _("Somebody has begun and is not done. Go on writing first, or save it as it is.")
        elif round_.anybody_answered:
            return self.session.do(_("Show everyone's answers"), round_.reveal)
        elif not round_.begun:
            return True  # there is nothing to hide either: the page after says what to do
        else:
            self._said = _("Nobody is done yet, so there is nothing to show.")
        self._build()
        self.focus_first()
        return False

    # --- what the frame asks ------------------------------------------------------------------------------------

    def answered_words(self) -> str:
        """How many have answered, for whoever asks before the round is left."""
        return left_words(self.round)

    def main(self) -> Act | None:
        return self._face.main if self._face is not None else None

    def others(self) -> list[Act]:
        return self._face.others if self._face is not None else []

    def foot(self) -> FootWords:
        return foot_words(self.round, self._writer is not None)

    def refresh(self, event: Event | None = None) -> None:
        for editor in self._editors if self.writer() else []:  # whoever is done has theirs put away at once
            if event is None or editor.places() & event.places:
                editor.refresh(event)
        gone = (
            self._writer is not None
            and self._writer.id != DRAFT
            and all(person.id != self._writer.id for person in self.sheet.people())
        )
        if gone:
            self.hide_writing()
        elif not self.writer() and self._state() != self._shown:
            self._follow()
        else:
            self.state_changed.emit()

    def _follow(self) -> None:
        """Somebody has come or gone, or it was chosen to have names or not: the list follows, the keyboard stays."""
        here = self.window().focusWidget()
        inside = here is not None and self.isAncestorOf(here)
        chooses = self._face is not None and self._face.mode_has_keyboard()
        round_ = self.round
        known = {person.id for person in self.sheet.people()}
        if self._known - known:
            self._said = ""  # it may be about somebody who is no longer here
        if self._next is None or self._next.id not in known or round_.is_done(self._next.id):
            self._next = None if round_.revealed else self._first_waiting()
        self._build()
        if chooses and self._face is not None and self._face.focus_mode():
            return
        if inside:
            self.focus_first()

    def focus_first(self) -> None:
        if self._face is not None:
            self._face.focus_first()
            keep_in_sight(self)  # seen whole, however large the text
        elif (nothing := self.findChild(NothingToAnswer)) is not None:
            nothing.setFocus()

    def standing(self) -> tuple[str, ...]:
        drafter = self._drafter.id if self._drafter is not None else ""
        turn = self._next.id if self._next is not None else ""
        return (self.writer(), turn, "paper" if self._from_paper else "", self._said, drafter)

    def stand(self, where: tuple[str, ...]) -> None:
        writer, turn, paper, said, drafter = where
        known = {person.id: person for person in (*self.sheet.people(), _UNKNOWN)}
        self._drafter = known.get(writer if writer != HANDS else "") or known.get(drafter)
        if writer == HANDS:
            self.count_hands()
        elif writer in known:
            self._begin(known[writer], from_paper=bool(paper))
        elif turn in known:
            self._turn_to(known[turn])
        if not writer and said:
            self._said = said
            self._build()
            self.focus_first()
