"""The agenda of a meeting: its exercises and breaks with times, those skipped today, and when it all ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from exercises.together.progress import exercise_done
from ui.editors.timed_list import TimedList
from ui.look.look import Look
from ui.session import Session
from ui.time_words import end_words
from workbook.agenda import SPENT, Entry, Slot, agenda, break_sort, late, seconds_spent, to_keep
from workbook.meeting import Meeting, Meetings
from workbook.model import Key
from workbook.words import _


class AgendaList(TimedList):
    """Shows and changes the current meeting's agenda. `here` is what the group is in, `now` the time of day."""

    takes_breaks = True

    def __init__(
        self, look: Look, session: Session, here: Callable[[], str], now: Callable[[], datetime]
    ) -> None:
        self._here, self._now = here, now
        super().__init__(look, session, _("Agenda"))
        self.refresh()

    # --- what there is ------------------------------------------------------------------------------------------

    def _meeting(self) -> Meeting | None:
        return Meetings(self._session.workbook).current()

    def entries(self) -> list[Entry]:
        meeting, known = self._meeting(), self._session.sheet.pack.exercises
        agenda_ = meeting.agenda if meeting else ()
        return [entry for entry in agenda_ if entry[0] in known or break_sort(entry[0])]

    def left_out(self) -> list[str]:
        """The exercises of the programme that are neither on the agenda nor done: skipped today."""
        sheet, listed = self._session.sheet, dict(self.entries())
        return [
            id_
            for id_, _minutes in sheet.programme_entries()
            if id_ not in listed
            and not break_sort(id_)
            and not exercise_done(sheet, sheet.pack.exercises[id_])
        ]

    def slots(self) -> list[Slot]:
        """The agenda with times; empty where nobody has said when the meeting starts."""
        meeting = self._meeting()
        if meeting is None or not meeting.starts:
            return []
        day = meeting.day or self._session.today()
        starts = datetime.combine(day, time.fromisoformat(meeting.starts))
        worked = set(Meetings(self._session.workbook).worked(meeting.id))
        # Planned the day before, or looked at the day after, it stands as it was planned.
        now = self._now() if day == self._session.today() and not meeting.ended else starts
        here = self._here()
        here = here if now > starts and (here in worked or break_sort(here)) else ""
        done = self._done(worked)
        return agenda(self.entries(), starts, max(now, starts), here, self._spent(meeting), done)

    def _done(self, worked: set[str]) -> set[str]:
        sheet = self._session.sheet
        return {
            id_
            for id_, _minutes in self.entries()
            if id_ in worked and exercise_done(sheet, sheet.pack.exercises[id_])
        }

    def _spent(self, meeting: Meeting) -> dict[str, float]:
        workbook = self._session.workbook
        kept = {id_: workbook.value(Key(*SPENT, meeting.id, id_)) for id_, _minutes in meeting.agenda}
        return {id_: float(n) for id_, value in kept.items() if (n := seconds_spent(value))}

    # --- words --------------------------------------------------------------------------------------------------

    def end_said(self, slots: list[Slot]) -> str:
        meeting = self._meeting()
        if not slots or meeting is None:
            return "" if self._rows else _("Nothing is on the agenda yet.")
        starts = datetime.combine(meeting.day or date.min, time.fromisoformat(meeting.starts))
        moved = late(self.entries(), starts, slots) if meeting.day else 0
        return end_words(max(slot.ends for slot in slots), moved or None)

    def words_of_others(self) -> tuple[str, str, str]:
        return _("Not today"), _("Put back"), _("Put back {title}")

    def take_away_words(self) -> str:
        return _("Skip it today")

    def taken_away(self, title: str) -> str:
        return _("{title} is skipped today.").format(title=title)

    # --- changing -----------------------------------------------------------------------------------------------

    def save(self, entries: list[Entry], label: str) -> None:
        meeting = self._meeting()
        if meeting is not None:
            value = to_keep(entries)
            self._session.do(label, lambda: Meetings(self._session.workbook).set(meeting.id, "agenda", value))

    def save_typed(self, id_: str, minutes: int) -> None:
        meeting = self._meeting()
        if meeting is None:
            return

        def write() -> None:
            value = to_keep((other, minutes if other == id_ else n) for other, n in self.entries())
            Meetings(self._session.workbook).set(meeting.id, "agenda", value)

        self._session.type(f"agenda/{meeting.id}/{id_}", _("Minutes"), write)
