"""The closing round: was it worth our time, one word from each, and the end of the meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.meeting.meeting_head import MeetingHead
from ui.pages.alone_page import AlonePage
from ui.pages.group_page import GroupPage
from ui.parts.foot import Act, FootWords
from workbook.meeting import Meetings
from workbook.words import _


class ClosingPage(AlonePage):
    """Each answers on their own, as in any private round."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self._head = MeetingHead(self)

    def head_widget(self) -> QWidget:
        return self._head

    def back(self) -> Act | None:
        return Act(_("Notes and decisions"), lambda: self.go.emit(self.context.exercise.id, "record", ""))


class ClosedPage(GroupPage):
    """Everybody's numbers and words at once; then the meeting can end, and its minutes be printed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self._head = MeetingHead(self)

    def head_widget(self) -> QWidget:
        return self._head

    def back(self) -> Act | None:
        return Act(_("Closing round"), lambda: self.go.emit(self.context.exercise.id, "closing", ""))

    def main(self) -> Act | None:
        meeting = Meetings(self.session.workbook).current()
        if meeting is None:
            return None
        if meeting.ended:
            return Act(_("Print the minutes"), lambda: self.print_wanted.emit(meeting.id), leads_on=False)
        if self.session.read_only:
            return None
        return Act(_("End the meeting"), self._end, leads_on=False)

    def foot(self) -> FootWords:
        return FootWords(self._over())

    def _over(self) -> str:
        meeting = Meetings(self.session.workbook).current()
        if meeting is None or not meeting.ended:
            return ""
        return _("Meeting {n} is over. The minutes can be printed.").format(n=meeting.number)

    def _end(self) -> None:
        session = self.session
        meeting = Meetings(session.workbook).current()
        if meeting is not None:
            session.leave()
            session.do(_("End the meeting"), lambda: Meetings(session.workbook).end(meeting.id))
            session.message.emit(self._over(), "undo")
        self.state_changed.emit()
