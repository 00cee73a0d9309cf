"""Which page class shows a page of the meeting. Modules are imported when a page first needs them."""

from __future__ import annotations

from ui.context import Context
from ui.meeting.meeting_head import CameFrom
from ui.pages.page import SheetPage
from workbook.meeting import Meetings


def make_meeting_page(context: Context, came_from: CameFrom) -> SheetPage:
    """The page of the meeting that the context names."""
    page = context.page.id
    if page == "agenda" or Meetings(context.session.workbook).current() is None:
        from ui.meeting.agenda_page import AgendaPage
        from ui.meeting.resume_page import ResumePage

        return ResumePage(context) if context.session.asks_to_go_on else AgendaPage(context, came_from)
    if page == "record":
        from ui.meeting.record_page import RecordPage

        return RecordPage(context, came_from)
    from ui.meeting.closing_page import ClosedPage, ClosingPage

    return ClosingPage(context) if page == "closing" else ClosedPage(context)
