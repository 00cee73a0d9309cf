"""The agenda of a meeting: its exercises with times, those skipped today, and when it all ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from exercises.next_meeting import programme_entries
from exercises.progress import exercise_done
from ui.look.look import Look
from ui.meeting.agenda_row import AgendaRow
from ui.meeting.meeting_words import minutes_words
from ui.meeting.words import clock_words, end_words
from ui.parts.buttons import OutlineButton, PlainButton
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import Words
from ui.session import Session
from workbook.agenda import SPENT, Entry, Slot, agenda, late
from workbook.meeting import Meeting, Meetings
from workbook.model import Key
from workbook.words import _


class AgendaList(QWidget):
    """Shows and changes the current meeting's agenda. `here` is the exercise the group is in, `now` the time of day."""

    def __init__(
        self, look: Look, session: Session, here: Callable[[], str], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._look, self._session, self._here, self._now = look, session, here, now
        self._rows: list[AgendaRow] = []
        self._shown: tuple[list[str], list[str]] | None = None
        stack = column(look, self)
        head = row(look, margins=(0, 0, 0, 8))
        head.addWidget(Words(look, _("Agenda"), "panel"), 1)
        self._total = Words(look, "", "body", colour="ink2", wrap=False)
        head.addWidget(self._total)
        stack.addLayout(head)
        self._stack = column(look)
        stack.addLayout(self._stack)
        self._end = Words(look, "", "body", colour="ink2")
        stack.addSpacing(look.px(10))
        stack.addWidget(self._end)
        stack.addSpacing(look.px(12))
        self._add = OutlineButton(look, _("Add an exercise"), icon="plus", size=36)
        self._add.clicked.connect(self._choose)
        stack.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._skipped = column(look, margins=(0, 20, 0, 0))
        stack.addLayout(self._skipped)
        self.refresh()

    # --- what there is ------------------------------------------------------------------------------------------

    def _meeting(self) -> Meeting | None:
        return Meetings(self._session.workbook).current()

    def _entries(self) -> list[Entry]:
        meeting, known = self._meeting(), self._session.sheet.pack.exercises
        return [entry for entry in (meeting.agenda if meeting else ()) if entry[0] in known]

    def _left_out(self) -> list[str]:
        """The exercises of the programme that are neither on the agenda nor done: skipped today."""
        sheet, listed = self._session.sheet, dict(self._entries())
        return [
            id_
            for id_, _minutes in programme_entries(sheet)
            if id_ not in listed and not exercise_done(sheet, sheet.pack.exercises[id_])
        ]

    def _title(self, id_: str) -> str:
        sheet = self._session.sheet
        return sheet.texts().exercise(sheet.pack.exercises[id_], "title")

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
        here = self._here() if now > starts and self._here() in worked else ""
        done = self._done(worked)
        return agenda(self._entries(), starts, max(now, starts), here, self._spent(meeting), done)

    def _done(self, worked: set[str]) -> set[str]:
        sheet = self._session.sheet
        return {
            id_
            for id_, _minutes in self._entries()
            if id_ in worked and exercise_done(sheet, sheet.pack.exercises[id_])
        }

    def _spent(self, meeting: Meeting) -> dict[str, float]:
        workbook = self._session.workbook
        kept = {id_: workbook.value(Key(*SPENT, meeting.id, id_)) for id_, _minutes in meeting.agenda}
        return {id_: float(n) for id_, n in kept.items() if isinstance(n, int) and n > 0}

    # --- showing ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The rows as they are now; built anew only where others have come or gone."""
        entries, left_out = self._entries(), self._left_out()
        if self._shown != ([id_ for id_, _n in entries], left_out):
            self._build([id_ for id_, _n in entries], left_out)
        slots = {slot.exercise: slot for slot in self.slots()}
        words = {"done": _("done"), "now": _("now"), "coming": ""}
        for row_, (id_, minutes) in zip(self._rows, entries, strict=True):
            row_.show_minutes(minutes)
            slot = slots.get(id_)
            row_.show_time(clock_words(slot.starts) if slot else "", words[slot.state] if slot else "")
        self._total.setText(minutes_words(sum(n for _id, n in entries)))
        self._show_end(list(slots.values()))

    def _show_end(self, slots: list[Slot]) -> None:
        meeting = self._meeting()
        if not slots or meeting is None:
            self._end.setText("" if self._rows else _("Nothing is on the agenda yet."))
            self._end.setVisible(not self._rows)
            return
        starts = datetime.combine(meeting.day or date.min, time.fromisoformat(meeting.starts))
        moved = late(self._entries(), starts, slots) if meeting.day else 0
        self._end.setText(end_words(max(slot.ends for slot in slots), moved or None))
        self._end.show()

    def _build(self, ids: list[str], left_out: list[str]) -> None:
        focused = next((r.exercise for r in self._rows if r.isAncestorOf(self.focusWidget() or self)), "")
        in_minutes = any(r.minutes.hasFocus() for r in self._rows)
        self._shown = (ids, left_out)
        known = {row_.exercise: row_ for row_ in self._rows}
        self._rows = [known.get(id_) or self._new_row(id_) for id_ in ids]
        while self._stack.count():
            item = self._stack.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in self._rows:
                widget.hide()
                widget.deleteLater()
        for number, row_ in enumerate(self._rows):
            self._stack.addWidget(hairline())
            self._stack.addWidget(row_)
            row_.first, row_.last = number == 0, number == len(ids) - 1
            row_.show()
        self._stack.addWidget(hairline())
        self._order()
        for row_ in self._rows:
            if row_.exercise == focused:
                (row_.minutes if in_minutes else row_.more).setFocus()
        empty(self._skipped)
        if left_out:
            self._skipped.addWidget(Words(self._look, _("Not today"), "bold"))
            for id_ in left_out:
                self._skipped.addWidget(self._skipped_row(id_))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order()  # rows made before the list had its page would come after what stands below them

    def _order(self) -> None:
        previous: QWidget | None = None
        for row_ in self._rows:
            for widget in (row_.minutes, row_.more):
                if previous is not None:
                    QWidget.setTabOrder(previous, widget)
                previous = widget
        if previous is not None:
            QWidget.setTabOrder(previous, self._add)

    def _new_row(self, id_: str) -> AgendaRow:
        row_ = AgendaRow(self._look, id_, self._title(id_))
        row_.minutes_typed.connect(lambda n: self._set_minutes(id_, n))
        row_.left.connect(self._leave)
        row_.moved.connect(lambda by: self._move(id_, self._index(id_) + by))
        row_.dropped.connect(lambda y: self._dropped(id_, y))
        row_.skipped.connect(lambda: self.skip(id_))
        return row_

    def _skipped_row(self, id_: str) -> QWidget:
        holder = QWidget()
        line = row(self._look, holder, space=8)
        line.addWidget(Words(self._look, f"{id_}  {self._title(id_)}", colour="ink2"), 1)
        back = PlainButton(self._look, _("Put back"), icon="plus", size=36)
        back.setAccessibleName(_("Put back {title}").format(title=self._title(id_)))
        back.clicked.connect(lambda: self.add(id_))
        line.addWidget(back)
        return holder

    # --- changing -----------------------------------------------------------------------------------------------

    def _write(self, entries: list[Entry], label: str) -> None:
        meeting = self._meeting()
        if meeting is not None:
            value = [list(entry) for entry in entries]
            self._session.do(label, lambda: Meetings(self._session.workbook).set(meeting.id, "agenda", value))

    def _set_minutes(self, id_: str, minutes: int) -> None:
        meeting = self._meeting()
        if meeting is None:
            return

        def write() -> None:
            value = [[other, minutes if other == id_ else n] for other, n in self._entries()]
            Meetings(self._session.workbook).set(meeting.id, "agenda", value)

        self._session.type(f"agenda/{meeting.id}/{id_}", _("Minutes"), write)

    def _leave(self) -> None:
        self._session.leave()
        self.refresh()

    def _index(self, id_: str) -> int:
        return [other for other, _n in self._entries()].index(id_)

    def _move(self, id_: str, to: int) -> None:
        self._session.leave()
        entries = self._entries()
        at = self._index(id_)
        to = max(0, min(to, len(entries) - 1))
        if to != at:
            entries.insert(to, entries.pop(at))
            self._write(entries, _("Move the exercise"))

    def _dropped(self, id_: str, y: int) -> None:
        middles = [row_.mapToGlobal(QPoint(0, row_.height() // 2)).y() for row_ in self._rows]
        to = sum(middle < y for middle in middles)
        self._move(id_, to - 1 if to > self._index(id_) else to)

    def skip(self, id_: str) -> None:
        """Takes an exercise off this meeting's agenda; the programme keeps it."""
        self._session.leave()
        at = self._index(id_)
        self._write([entry for entry in self._entries() if entry[0] != id_], _("Skip"))
        self._session.message.emit(_("{title} is skipped today.").format(title=self._title(id_)), "undo")
        rows = self._rows
        (rows[min(at, len(rows) - 1)].minutes if rows else self._add).setFocus()

    def add(self, id_: str) -> None:
        """Puts an exercise on the agenda: where the programme has it, or last."""
        sheet = self._session.sheet
        programme = dict(programme_entries(sheet))
        entries, order = self._entries(), list(programme)
        before = order[: order.index(id_)] if id_ in order else [other for other, _n in entries]
        at = max((n + 1 for n, (other, _m) in enumerate(entries) if other in before), default=0)
        entries.insert(at, (id_, programme.get(id_, sheet.pack.exercises[id_].minutes)))
        self._write(entries, _("Add an exercise"))
        for row_ in self._rows:
            if row_.exercise == id_:
                row_.minutes.setFocus()

    def _choose(self) -> None:
        menu, listed = QMenu(self), dict(self._entries())
        for id_ in self._session.sheet.pack.exercises:
            if id_ not in listed:
                action = menu.addAction(f"{id_} {self._title(id_)}")
                action.triggered.connect(lambda _on=False, id_=id_: self.add(id_))
        if menu.isEmpty():
            menu.addAction(_("All exercises are on the agenda")).setEnabled(False)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def focus_first(self) -> None:
        (self._rows[0].minutes if self._rows else self._add).setFocus()
