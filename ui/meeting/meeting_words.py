"""A meeting in words: *Meeting 1, Tuesday 10 March*."""

from __future__ import annotations

from datetime import date

from ui.session import Session
from workbook.dates import day_words
from workbook.meeting import Meeting, Meetings
from workbook.words import _, language


def meeting_words(meeting: Meeting, today: date) -> str:
    """Its number and its day, with the year unless that is this year's."""
    if meeting.day is None:
        return _("Meeting {n}").format(n=meeting.number)
    day = day_words(meeting.day, language(), year=today.year, weekday=True)
    return _("Meeting {n}, {day}").format(n=meeting.number, day=day)


def top_words(session: Session) -> str:
    """What the top bar says of the current meeting; empty before the first."""
    meeting = Meetings(session.workbook).current()
    return "" if meeting is None else meeting_words(meeting, session.today())
