"""What a meeting keeps of itself while the group works: which exercises it worked in, and a changed programme."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject

from exercises.start.next_meeting import agenda_of
from ui.session import Session
from workbook.agenda import to_keep
from workbook.errors import WorkbookError
from workbook.follow_up import TURNS
from workbook.meeting import Meetings
from workbook.model import ACTIONS, PEOPLE, PROGRAMME, Event, Place


class Following(QObject):
    """Listens to the workbook for as long as the view lives; `here` is the exercise the group has on the screen.

    It never writes during a private round, where the time of a change could tell who made it, and leaves no step.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.here = ""
        self._programme = self._planned()
        session.changed.connect(self._changed)

    def _changed(self, event: Event) -> None:
        session = self._session
        if session.read_only or session.private:
            return
        # What follows from a change never keeps the change itself from being saved; it is tried at the next one.
        with contextlib.suppress(WorkbookError):
            meetings, known = Meetings(session.workbook), session.sheet.pack.exercises
            # What a private round keeps of itself (@done and the like) is nobody's work yet.
            worked = {p.exercise for p in event.places if p.exercise in known and not p.field.startswith("@")}
            if self.here in known and event.places & self._own_places():
                worked.add(self.here)
            for exercise in sorted(worked):
                meetings.touch(exercise, session.sheet.round_of(exercise))
            if PROGRAMME in event.places:
                self._follow_programme()

    def _own_places(self) -> set[Place]:
        """People, plan, its turns and programme, where they are what the exercise on the screen asks for."""
        sheet = self._session.sheet
        fields = sheet.pack.exercises[self.here].fields.values()
        return {sheet.place(field) for field in fields} & {PEOPLE, ACTIONS, TURNS, PROGRAMME}

    def _planned(self) -> list[tuple[str, int]]:
        """What the programme has for this meeting."""
        meeting = Meetings(self._session.workbook).current()
        return agenda_of(self._session.sheet, 1 if meeting is None else meeting.number)

    def _follow_programme(self) -> None:
        """An agenda that was the programme's stays so when the programme changes."""
        before, self._programme = self._programme, self._planned()
        meetings = Meetings(self._session.workbook)
        meeting = meetings.current()
        if meeting is not None and not meeting.ended and list(meeting.agenda) == before:
            with self._session.workbook.without_history():
                meetings.set(meeting.id, "agenda", to_keep(self._programme))
