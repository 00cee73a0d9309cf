"""A workbook opened on another day: go on with the meeting, or start the next one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercises.start.next_meeting import open_actions, start_meeting
from ui.context import Context
from ui.meeting.meeting_words import meeting_words
from ui.pages.page import SheetPage
from ui.parts.buttons import MainButton, OutlineButton
from ui.parts.stack import column, gap, row
from ui.parts.words import Words
from workbook.meeting import Meetings
from workbook.tokens import READING_WIDTH, TARGET_HANDOVER
from workbook.words import _, ngettext

_SIDE_BY_SIDE = 620


class ResumePage(SheetPage):
    """Two clear ways on: the next meeting begins, or the group goes on with this one."""

    leads_on_itself = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look, session = self.look, self.session
        meeting = Meetings(session.workbook).current()
        self._number = meeting.number if meeting is not None else 0
        outer = row(look, self, margins=(32, 40, 32, 24))
        main = QWidget()
        main.setMaximumWidth(look.px(READING_WIDTH))
        stack = column(look, main)
        was = meeting_words(meeting, session.today()) if meeting is not None else ""
        stack.addWidget(Words(look, _("You are back"), "handover"))
        stack.addWidget(gap(look, 14))
        last = _("Last time: {meeting}.").format(meeting=was)
        n = len(open_actions(self.sheet))
        if n:
            last += " " + ngettext("{n} action is still open.", "{n} actions are still open.", n).format(n=n)
        stack.addWidget(Words(look, last, "intro", colour="ink2"))
        stack.addWidget(gap(look, 20))
        self._line = row(look, space=12)
        start = _("Start meeting {n}").format(n=self._number + 1)
        self.start_button = MainButton(look, start, size=TARGET_HANDOVER, icon_right=None)
        self.start_button.clicked.connect(self._start)
        on = _("Go on with meeting {n}").format(n=self._number)
        self.on_button = OutlineButton(look, on, size=TARGET_HANDOVER)
        self.on_button.clicked.connect(self._go_on)
        for button in (self.start_button, self.on_button):
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)
        stack.addLayout(self._line)
        stack.addWidget(gap(look, 20))
        words = _(
            "The next meeting begins with what was to be done since the last. Nothing you have written is changed."
        )
        stack.addWidget(Words(look, words, colour="ink2"))
        stack.addStretch(1)
        outer.addWidget(main, 1)
        outer.addStretch(1)

    def fit(self, width: float) -> None:
        wide = width >= _SIDE_BY_SIDE
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def head_widget(self) -> QWidget:
        # Neither the steps nor the pages of a meeting belong here: first it must be said which meeting it is.
        return QWidget()

    def _start(self) -> None:
        session = self.session
        session.asks_to_go_on = False
        session.do(_("Start the meeting"), lambda: start_meeting(session.sheet, session.today()))
        self.go.emit(self.context.exercise.id, "agenda", "")

    def _go_on(self) -> None:
        self.session.asks_to_go_on = False
        self.go_on.emit()

    def focus_first(self) -> None:
        self.start_button.setFocus()
