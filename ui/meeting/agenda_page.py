"""The meeting's first page: when and where, who is here, what there is to do and when it ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercises.fields.roles import page_of_role
from exercises.start.next_meeting import begins_with, start_meeting
from exercises.together.progress import exercise_done
from ui.clock import clock_of
from ui.context import Context
from ui.meeting.agenda_list import AgendaList
from ui.meeting.attendance import WhenAndWhere, WhoIsHere
from ui.meeting.meeting_head import CameFrom, MeetingHead, back_to
from ui.meeting.meeting_words import meeting_words
from ui.meeting.open_actions import OpenActions
from ui.pages.page import SheetPage
from ui.parts.empty_state import EmptyState
from ui.parts.foot import Act, FootWords
from ui.parts.stack import column, empty, row
from ui.parts.words import Words
from workbook.agenda import break_sort
from workbook.meeting import Meetings
from workbook.model import Event
from workbook.pack import Exercise
from workbook.words import _

_SIDE_BY_SIDE = 860


class AgendaPage(SheetPage):
    """Without a meeting yet (an older workbook), a way to start the first one."""

    whole_width = True

    def __init__(self, context: Context, came_from: CameFrom, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._came_from = came_from
        self._head = MeetingHead(self)
        self._outer = row(self.look, self, space=56, margins=(32, 20, 32, 24))
        self._of = ""
        self._open: OpenActions | None = None
        self._build()

    def _build(self) -> None:
        empty(self._outer)
        look, session = self.look, self.session
        meeting = Meetings(session.workbook).current()
        self._of = "" if meeting is None else meeting.id
        if meeting is None:
            state = EmptyState(
                look,
                _("No meeting yet."),
                _("Start one, and Samsyn keeps who was here, what you decided and when you did what."),
                _("Start meeting 1"),
            )
            state.acted.connect(self._start)
            self._outer.addWidget(state, 1, Qt.AlignmentFlag.AlignTop)
            self.setFocusProxy(state)
            return
        main, side = QWidget(), QWidget()
        stack = column(look, main)
        self._title = Words(look, "", "lead")
        stack.addWidget(self._title)
        self._over = Words(
            look, _("This meeting is over. What you change here is changed in its minutes."), colour="ink2"
        )
        stack.addWidget(self._over)
        stack.addSpacing(look.px(20))
        self._open = OpenActions(look, session) if meeting.number > 1 else None
        if self._open is not None:
            stack.addWidget(self._open)
        self._list = AgendaList(look, session, self._here, session.now)
        self._list.break_begun.connect(lambda id_: self.go.emit(id_, "", ""))
        stack.addWidget(self._list)
        stack.addStretch(1)
        beside = column(look, side, space=28)
        self._when, self._who = WhenAndWhere(look, session), WhoIsHere(look, session)
        beside.addWidget(self._when)
        beside.addWidget(self._who)
        beside.addStretch(1)
        self._outer.addWidget(main, 5)
        self._outer.addWidget(side, 3)
        self.refresh()

    def fit(self, width: float) -> None:
        way = QBoxLayout.Direction.LeftToRight if width >= _SIDE_BY_SIDE else QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(way)

    def head_widget(self) -> QWidget:
        return self._head

    def _here(self) -> str:
        """The exercise the group came from, or the break it has."""
        on = clock_of(self.session).exercise
        return on if break_sort(on) else self._came_from()[0]

    # --- what one does ------------------------------------------------------------------------------------------

    def _start(self) -> None:
        session = self.session
        session.do(_("Start the meeting"), lambda: start_meeting(session.sheet, session.today()))
        self.state_changed.emit()
        self.focus_first()

    def _follows_up(self) -> bool:
        return self._open is not None and self._open.any()

    def _first(self) -> Exercise | None:
        """The first exercise of the agenda that is not done."""
        known = self.sheet.pack.exercises
        meeting = Meetings(self.session.workbook).current()
        found = [known[id_] for id_, _minutes in (meeting.agenda if meeting else ()) if id_ in known]
        return next((e for e in found if not exercise_done(self.sheet, e)), found[0] if found else None)

    def main(self) -> Act | None:
        meeting = Meetings(self.session.workbook).current()
        if meeting is None:
            return None
        if meeting.ended:
            words = _("Start meeting {n}").format(n=meeting.number + 1)
            return None if self.session.read_only else Act(words, self._start)
        plan = begins_with(self.sheet)
        if self._follows_up() and plan is not None:
            return Act(_("Begin with the plan"), lambda: self.go.emit(plan.id, _plan_page(plan), ""))
        first = self._first()
        if first is None:
            return None
        title = self.sheet.texts().exercise(first, "title")
        return Act(f"{first.id} {title}", lambda: self.go.emit(first.id, "", ""))

    def back(self) -> Act | None:
        return back_to(self, self._came_from)

    def foot(self) -> FootWords:
        return FootWords()

    def refresh(self, event: Event | None = None) -> None:
        meeting = Meetings(self.session.workbook).current()
        if (meeting.id if meeting is not None else "") != self._of:
            self._build()
            self.state_changed.emit()
            return
        if meeting is None:
            return
        self._title.setText(meeting_words(meeting, self.session.today()))
        self._over.setVisible(meeting.ended)
        if self._open is not None:
            self._open.refresh()
        self._list.refresh()
        self._when.refresh()
        self._who.refresh()
        self.state_changed.emit()

    def focus_first(self) -> None:
        if not self._of:
            proxy = self.focusProxy()
            if proxy is not None:
                proxy.setFocus()


def _plan_page(exercise: Exercise) -> str:
    """The page of the exercise on which the open actions stand."""
    return page_of_role(exercise, "follow_up") or page_of_role(exercise, "plan")
