"""The facilitator's panel: time, agenda, questions for a group that is stuck, and notes of one's own.

Seen only on this screen, never on paper and never by the room.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.clock import clock_of
from ui.look.look import Look
from ui.meeting.agenda_view import AgendaView, agenda_lines
from ui.meeting.timer_view import LargeTimer
from ui.parts.buttons import IconButton
from ui.parts.stack import column, hairline, row
from ui.parts.text_field import TextField
from ui.parts.words import Words
from ui.session import Session
from workbook.meeting import Meetings
from workbook.model import Event
from workbook.own_notes import OWN_NOTES, own_note, set_own_note
from workbook.pack import Exercise
from workbook.tokens import SHEET_HEAD
from workbook.words import _

_AGAIN_MS = 20_000


class FacilitatorPanel(QWidget):
    """`closed()` puts it away, `go(exercise id)` leads to another exercise of the agenda."""

    closed = Signal()
    go = Signal(str)

    def __init__(
        self, look: Look, session: Session, exercise: Exercise, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._exercise = look, session, exercise
        self._clock = clock_of(session)
        meeting = Meetings(session.workbook).current()
        self._meeting = meeting.id if meeting is not None else ""
        stack = column(look, self)
        stack.addWidget(self._make_head())
        stack.addWidget(hairline())
        body = column(look, space=8, margins=(24, 16, 24, 24))
        body.addWidget(LargeTimer(look, self._clock))
        body.addSpacing(look.px(14))
        texts = session.sheet.texts()
        stuck = texts.exercise_list(exercise, "facilitator.stuck")
        self._add_words(body, _("If the group is stuck, ask"), stuck, "ink")
        body.addWidget(Words(look, _("Agenda"), "bold"))
        self.agenda = AgendaView(look)
        self.agenda.chosen.connect(self.go)
        body.addWidget(self.agenda)
        body.addSpacing(look.px(14))
        self.note = TextField(look, self._noted(), min_lines=2, max_lines=12, name=_("Own note"))
        self.note.setReadOnly(session.read_only)
        self.note.changed.connect(self._write_note)
        self.note.left.connect(session.leave)
        body.addWidget(Words(look, _("Own note"), "cell", colour="ink2"))
        body.addWidget(self.note)
        only_here = _("Only here. In the minutes only if you tick the box for it.")
        body.addWidget(Words(look, only_here, "small", colour="ink2"))
        body.addSpacing(look.px(14))
        # What one reads beforehand stands last; what is used all the time is seen without scrolling.
        pitfalls = texts.exercise_list(exercise, "facilitator.pitfalls")
        self._add_words(body, _("What usually goes wrong"), pitfalls, "ink2")
        self._add_words(body, _("To close"), [texts.exercise(exercise, "facilitator.close")], "ink2")
        stack.addLayout(body)
        stack.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown_at: object = None
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._time_goes)
        self._again.start()
        self._clock.ticked.connect(self._time_goes)
        session.changed.connect(self._changed)
        self.refresh_agenda()

    def _make_head(self) -> QWidget:
        look = self._look
        head = QWidget()
        head.setFixedHeight(look.px(SHEET_HEAD))
        line = row(look, head, space=8, margins=(24, 0, 12, 0))
        line.addWidget(Words(look, _("For the facilitator"), "panel"), 1)
        line.addWidget(Words(look, _("only seen here"), "small", colour="ink2", wrap=False))
        self.close_button = IconButton(look, "close", _("Close the facilitator's notes"))
        self.close_button.clicked.connect(self.closed)
        line.addWidget(self.close_button)
        return head

    def _add_words(self, body: QVBoxLayout, title: str, lines: list[str], colour: str) -> None:
        body.addWidget(Words(self._look, title, "bold"))
        for words in lines:
            body.addWidget(Words(self._look, words, colour=colour))
        body.addSpacing(self._look.px(14))

    # --- the agenda ---------------------------------------------------------------------------------------------

    def refresh_agenda(self) -> None:
        """Works the clock times out anew."""
        # On the meeting's own pages the group is still in the exercise it came from.
        known, here = self._session.sheet.pack.exercises, self._exercise.id
        current = here if here in known else self._clock.exercise
        lines, ends = agenda_lines(self._session.sheet, self._clock, current)
        self.agenda.show_lines(lines, ends)

    def _time_goes(self) -> None:
        """Once a minute is often enough, and whenever the clock is started, stopped or given more."""
        clock = self._clock
        minute = (clock.wall().replace(second=0, microsecond=0), clock.running, clock.total)
        if minute != self._shown_at and self.isVisible():
            self._shown_at = minute
            self.refresh_agenda()

    # --- what is written ----------------------------------------------------------------------------------------

    def _noted(self) -> str:
        return own_note(self._session.workbook, self._meeting, self._exercise.id)

    def _write_note(self) -> None:
        note, session, exercise = self.note, self._session, self._exercise.id
        session.type(
            f"{OWN_NOTES}/{exercise}",
            _("Own note"),
            lambda: set_own_note(session.workbook, self._meeting, exercise, note.text()),
        )

    def _changed(self, event: Event) -> None:
        if OWN_NOTES in event.places and (event.cause != "edit" or not self.note.hasFocus()):
            self.note.set_text(self._noted())
        if event.places != {OWN_NOTES}:
            self.refresh_agenda()
