"""The pages of the meeting, and the choice between them in the head of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.context import Context
from ui.pages.page import Act, SheetPage
from ui.parts.segmented import Segmented
from workbook.meeting import Meetings
from workbook.words import _

if TYPE_CHECKING:
    from ui.shell.workbook_view import WorkbookView

AGENDA = ("meeting", "agenda")
"""Where the meeting begins."""

CameFrom = Callable[[], tuple[str, str]]
"""Which (exercise, page) of the programme the group was on before it came to the meeting's own pages."""


def make_meeting_page(view: WorkbookView, context: Context) -> SheetPage:
    """The page of the meeting that the context names."""
    page = context.page.id

    def came_from() -> tuple[str, str]:
        return view.came_from

    if page == "agenda" or Meetings(context.session.workbook).current() is None:
        from ui.meeting.agenda_page import AgendaPage
        from ui.meeting.resume_page import ResumePage

        if context.session.asks_to_go_on:
            resume = ResumePage(context)
            resume.goes_on.connect(view.go_on)
            return resume
        return AgendaPage(context, came_from)
    if page == "record":
        from ui.meeting.record_page import RecordPage

        return RecordPage(context, came_from)
    from ui.meeting.closing_page import ClosedPage, ClosingPage

    if page == "closing":
        return ClosingPage(context)
    closed = ClosedPage(context)
    closed.minutes_wanted.connect(view.minutes_wanted)
    return closed


class MeetingHead(Segmented):
    """*Agenda | Notes and decisions | Closing round*."""

    def __init__(self, page: SheetPage) -> None:
        options: list[tuple[str, str, str | None]] = [
            ("agenda", _("Agenda"), None),
            ("record", _("Notes and decisions"), None),
            ("closing", _("Closing round"), None),
        ]
        here = page.context.page.id
        super().__init__(
            page.look, options, "closing" if here == "closed" else here, name=_("Pages of the meeting")
        )
        self.changed.connect(lambda to: page.go.emit(page.context.exercise.id, to, ""))


def back_to(page: SheetPage, came_from: CameFrom) -> Act | None:
    """The way back to the exercise the group came from."""
    exercise, at = came_from()
    if exercise not in page.sheet.pack.exercises:
        return None
    return Act(_("Back to {number}").format(number=exercise), lambda: page.go.emit(exercise, at, ""))
