"""Notes, decisions and the parking lot of the meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.context import Context
from ui.editors.list_editor import ListEditor
from ui.meeting.entry_rows import entry_list
from ui.meeting.meeting_head import CameFrom, MeetingHead, back_to
from ui.pages.page import SheetPage
from ui.parts.empty_state import EmptyState
from ui.parts.foot import Act
from ui.parts.stack import column, row
from ui.parts.words import Words
from workbook.meeting import ENTRIES, Meetings
from workbook.model import Event
from workbook.words import _

_SIDE_BY_SIDE = 900
_ORDER = (("decision",), ("note", "parked"))
"""Decisions on the left, where the room's eyes are; beside them what supports them."""


class RecordPage(SheetPage):
    """Three lists; each entry remembers in which exercise it arose."""

    whole_width = True

    def __init__(self, context: Context, came_from: CameFrom, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._came_from = came_from
        self._head = MeetingHead(self)
        self.lists: dict[str, ListEditor] = {}
        look = self.look
        outer = column(look, self, margins=(32, 20, 32, 24))
        outer.addWidget(Words(look, context.say("pages.record.question"), "lead"))
        outer.addWidget(Words(look, context.say("pages.record.help"), colour="ink2"))
        outer.addSpacing(look.px(18))
        self._halves = row(look, space=48)
        outer.addLayout(self._halves)
        outer.addStretch(1)
        meeting = Meetings(self.session.workbook).current()
        if meeting is None:
            state = EmptyState(
                look,
                _("No meeting yet."),
                _("Notes belong to a meeting. Start one first."),
                _("To the agenda"),
            )
            state.acted.connect(lambda: self.go.emit(context.exercise.id, "agenda", ""))
            self._halves.addWidget(state)
            return
        for half in _ORDER:
            holder = QWidget()
            stack = column(look, holder)
            for number, sort in enumerate(half):
                if number:
                    stack.addSpacing(look.px(26))
                stack.addWidget(Words(look, context.say(f"fields.{sort}.label"), "panel"))
                stack.addWidget(Words(look, context.say(f"fields.{sort}.help"), "small", colour="ink2"))
                stack.addSpacing(look.px(8))
                self.lists[sort] = entry_list(context, sort, meeting.id, lambda: self._came_from()[0])
                stack.addWidget(self.lists[sort])
            stack.addStretch(1)
            self._halves.addWidget(holder, 1, Qt.AlignmentFlag.AlignTop)

    def fit(self, width: float) -> None:
        wide = width >= _SIDE_BY_SIDE
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._halves.setSpacing(self.look.px(48 if wide else 26))

    def head_widget(self) -> QWidget:
        return self._head

    def main(self) -> Act | None:
        if not self.lists:
            return None
        return Act(_("Closing round"), lambda: self.go.emit(self.context.exercise.id, "closing", ""))

    def back(self) -> Act | None:
        return back_to(self, self._came_from)

    def refresh(self, event: Event | None = None) -> None:
        if event is None or ENTRIES in event.places:
            for editor in self.lists.values():
                editor.refresh(event)
        self.state_changed.emit()

    def focus_first(self) -> None:
        if "decision" in self.lists:
            self.lists["decision"].focus_first()

    def standing(self) -> tuple[str, ...]:
        return tuple(editor.current_id() for editor in self.lists.values() if editor.current_id())

    def stand(self, where: tuple[str, ...]) -> None:
        for item in where:
            self.show_item(item)

    def show_item(self, item: str) -> None:
        for editor in self.lists.values():
            editor.focus_row(item)
