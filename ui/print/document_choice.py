"""Which document the preview shows: the plan, or the minutes of a meeting, and what is to stand in them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.look import Look
from ui.parts.check_box import CheckBox, DropDown
from ui.parts.stack import row
from ui.parts.words import Words
from ui.print.job import minutes_document, plan_document
from ui.session import Session
from workbook.blocks import Document
from workbook.meeting import Meetings
from workbook.words import _

PLAN = "plan"
_SIDES = 16


def documents(session: Session) -> list[tuple[str, str]]:
    """(key, title) of everything there is to print; a meeting's minutes have its id for a key, the last one first."""
    meetings = Meetings(session.workbook).all()
    minutes = [
        (one.id, _("Minutes of meeting {number}").format(number=one.number)) for one in reversed(meetings)
    ]
    return [(PLAN, _("Action plan")), *minutes]


class DocumentChoice(QWidget):
    """The title of the preview; a drop-down where there is more than one document. `changed()` when another is wanted.

    `notes` is a strip of its own for what belongs to minutes only; whoever shows this puts it beneath.
    """

    changed = Signal()

    def __init__(self, look: Look, session: Session, key: str = PLAN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        listed = documents(session)
        self._key = key if key in dict(listed) else PLAN
        self.options: DropDown | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        if len(listed) > 1:
            self.options = DropDown(look, listed, self._key, name=_("Which document"), parent=self)
            self.options.activated.connect(self._choose)
            line.addWidget(self.options)
        else:
            line.addWidget(Words(look, listed[0][1], "lead", wrap=False))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.notes = NotesStrip(look)
        self.notes.check.toggled.connect(self.changed)

    def key(self) -> str:
        """`plan`, or the id of the meeting whose minutes are shown."""
        return self._key

    def make(self, session: Session) -> Document:
        """The chosen document as it is now; the plan, should the meeting be gone."""
        meeting = None if self._key == PLAN else Meetings(session.workbook).meeting(self._key)
        if meeting is None:
            return plan_document(session)
        return minutes_document(session, meeting, facilitator_notes=self.notes.check.isChecked())

    def _choose(self, _index: int) -> None:
        chosen = self.options.current_key() if self.options is not None else None
        if chosen is not None and chosen != self._key:
            self._key = chosen
            self.show_notes()
            self.changed.emit()

    def show_notes(self) -> None:
        """Shows the strip for minutes, once it has its place."""
        self.notes.setVisible(self._key != PLAN)


class NotesStrip(QWidget):
    """Whether the minutes have the facilitator's own notes: only if somebody says so, and never for the next ones."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.check = CheckBox(look, _("With the facilitator's own notes"))
        line = row(look, self, margins=(_SIDES, 2, _SIDES, 4))
        line.addWidget(self.check)
        line.addStretch(1)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hair = self._look.px(1)
        painter.fillRect(0, self.height() - hair, self.width(), hair, self._look.colour("line"))
        painter.end()
