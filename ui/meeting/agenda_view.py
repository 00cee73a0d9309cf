"""The agenda in the facilitator's panel: when each exercise is, which are done, and where the group is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import dropwhile

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.answers.sheet import Sheet
from exercises.start.time_boxes import entries, meeting_now
from exercises.together.progress import exercise_done
from ui.clock import Clock
from ui.look.icons import draw_icon
from ui.look.look import Look
from ui.parts.buttons import PaintedButton
from ui.parts.roving import Roving
from ui.parts.stack import column, empty, hairline
from ui.parts.words import Words
from ui.time_words import clock_words, end_words
from workbook.agenda import Slot, State, agenda, break_sort, break_words, late
from workbook.tokens import TARGET_ICON
from workbook.words import _

_TIME = 52


@dataclass(frozen=True)
class AgendaLine:
    """One row: when (empty where nobody knows), what, and how far it has come."""

    exercise: str
    at: str
    title: str
    state: State


def agenda_lines(sheet: Sheet, clock: Clock, current: str) -> tuple[list[AgendaLine], str]:
    """The rows of the agenda, and the sentence on when the group ends.

    A meeting of today goes by its clock times. Without one, what is left begins now; one that is still to come is
    shown as it is planned.
    """
    now = clock.wall()
    listed = entries(sheet)
    known = sheet.pack.exercises
    done = {id_ for id_, _minutes in listed if id_ in known and exercise_done(sheet, known[id_])}
    meeting = meeting_now(sheet)
    before = {id_ for id_, _minutes in listed}
    spent = clock.spent()
    begins = now - timedelta(seconds=spent.get(current, 0))
    timed = False
    if meeting is not None and meeting.day is not None and meeting.day >= now.date():
        timed = bool(meeting.starts)
        if timed:
            begins = datetime.combine(meeting.day, time.fromisoformat(meeting.starts))
        elif meeting.day == now.date():
            begins = now - timedelta(seconds=sum(spent.values()))
        if meeting.day > now.date():
            now = begins
        # Nobody ran the clock in it today, and its turn has not come: it was done some other day.
        later = dropwhile(lambda entry: entry[0] != current, listed)
        before = {id_ for id_, _minutes in later}.difference(spent)
    begins = begins.replace(second=0, microsecond=0)
    earlier = [id_ for id_, _minutes in listed if id_ in done & before - {current}]
    planned = [entry for entry in listed if entry[0] not in earlier]
    slots = agenda(planned, begins, now, current, spent, done)
    texts = sheet.texts()

    def line(id_: str, slot: Slot | None) -> AgendaLine:
        title = break_words(id_) or texts.exercise(known[id_], "title")
        return AgendaLine(
            id_, clock_words(slot.starts) if slot else "", title, slot.state if slot else "done"
        )

    lines = [line(slot.exercise, slot) for slot in slots]
    order = [id_ for id_, _minutes in listed]
    for id_ in earlier:
        # Without a time of its own it stands where the agenda has it.
        after = (n for n, other in enumerate(lines) if order.index(other.exercise) > order.index(id_))
        lines.insert(next(after, len(lines)), line(id_, None))
    moved = late(listed, begins, slots) if timed else None
    return lines, end_words(slots[-1].ends, moved) if slots else ""


class AgendaRow(PaintedButton):
    """A press goes to the exercise, or begins the break."""

    ground, border = None, None

    def __init__(self, look: Look, line: AgendaLine, parent: QWidget | None = None) -> None:
        super().__init__(look, line.title, size=TARGET_ICON, parent=parent)
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        state = {"done": _("done"), "now": _("now"), "coming": _("to come")}[line.state]
        named = line.title if break_sort(line.exercise) else f"{line.exercise} {line.title}"
        self.setAccessibleName(f"{line.at} {named}, {state}".lstrip())
        self.setToolTip(named)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(TARGET_ICON))

    def paint_content(self, painter: QPainter, text: str) -> None:
        look, line = self.look, self._line
        here = line.state == "now"
        role = "cell_bold" if here else "cell"
        painter.setFont(look.font(role))
        painter.setPen(look.colour("ink" if here else "ink2"))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        high, wide = self.height(), self.width()
        painter.drawText(QRectF(0, 0, look.px(_TIME), high), middle, line.at)
        said = _("now") if here else ""
        side = look.px(18)
        end = look.text_width("small_bold", said) if here else side
        room = wide - look.px(_TIME) - end - look.px(8)
        title = look.metrics(role).elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(look.px(_TIME), 0, room + 1, high), middle, title)
        if here:
            painter.setFont(look.font("small_bold"))
            painter.drawText(QRectF(wide - end, 0, end, high), middle, said)
        elif line.state == "done":
            draw_icon(
                painter, "check", QRectF(wide - side, (high - side) / 2, side, side), look.colour("ink2")
            )


class AgendaView(QWidget):
    """`chosen(exercise id)` when somebody wants to go there. Tab comes in where the group is; arrows go on."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: list[AgendaLine] = []
        self._rows: list[AgendaRow] = []
        stack = column(look, self)
        self._stack = column(look)
        stack.addLayout(self._stack)
        stack.addSpacing(look.px(8))
        self._end = Words(look, "", "small", colour="ink2")
        stack.addWidget(self._end)
        self._roving = Roving(self)

    def show_lines(self, lines: list[AgendaLine], ends: str) -> None:
        """Shows the agenda; what stands as it stood is left alone."""
        if ends != self._end.text():
            self._end.setText(ends)
        if lines == self._lines:
            return
        focus = next((row._line.exercise for row in self._rows if row.hasFocus()), "")
        self._lines = lines
        empty(self._stack)
        self._rows = []
        for line in lines:
            self._stack.addWidget(hairline())
            row = AgendaRow(self._look, line)
            row.clicked.connect(self._pressed)
            self._stack.addWidget(row)
            self._rows.append(row)
        here = next((n for n, line in enumerate(lines) if line.state == "now"), 0)
        self._roving.set_items(list(self._rows), here)
        for row in self._rows:
            if focus and row._line.exercise == focus:
                row.show()
                row.setFocus()

    def _pressed(self) -> None:
        row = self.sender()
        if isinstance(row, AgendaRow):
            self.chosen.emit(row._line.exercise)
