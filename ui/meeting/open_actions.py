"""What the last meeting left to do: the first thing the next one looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.start.next_meeting import open_actions
from ui.look.look import Look
from ui.parts.stack import column, empty, hairline, row, set_shown
from ui.parts.words import Words
from ui.session import Session
from workbook.dates import due_words
from workbook.typed_text import one_line, shortened
from workbook.words import _, language, ngettext

_MOST = 12
_LONGEST = 160


class OpenActions(QWidget):
    """The open actions with owner and date; hidden where there are none."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._stack = column(look, self, margins=(0, 0, 0, 24))
        self._shown: list[tuple[str, str, str]] | None = None
        self.refresh()

    def refresh(self) -> None:
        sheet, today = self._session.sheet, self._session.today()
        people = {person.id: person.words for person in sheet.people()}
        rows = [
            (
                shortened(one_line(action.title), _LONGEST),
                people.get(action.owner, _("nobody owns it yet")),
                due_words(action.due, language(), today) or _("no date yet"),
            )
            for action in open_actions(sheet)
            if action.meeting != sheet.meeting_id()  # caught today
        ]
        if rows == self._shown:
            return
        self._shown = rows
        empty(self._stack)
        set_shown(self, bool(rows))
        if not rows:
            return
        look = self._look
        head = row(look, margins=(0, 0, 0, 8))
        head.addWidget(Words(look, _("Still open from last time"), "panel"), 1)
        words = ngettext("{n} action", "{n} actions", len(rows)).format(n=len(rows))
        head.addWidget(Words(look, words, colour="ink2", wrap=False))
        self._stack.addLayout(head)
        for title, owner, due in rows[:_MOST]:
            self._stack.addWidget(hairline())
            line = column(look, margins=(0, 8, 0, 8))
            line.addWidget(Words(look, title, "bold"))
            line.addWidget(Words(look, f"{owner}, {due}", "small", colour="ink2"))
            self._stack.addLayout(line)
        self._stack.addWidget(hairline())
        more = len(rows) - _MOST
        if more > 0:
            words = ngettext("and {n} more in the plan", "and {n} more in the plan", more).format(n=more)
            self._stack.addWidget(Words(look, words, "small", colour="ink2"))

    def any(self) -> bool:
        """True if an action from an earlier meeting is still open."""
        return bool(self._shown)
