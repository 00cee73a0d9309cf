"""Exercises and breaks with their minutes, in order: what a meeting's agenda and a workbook's programme have in common.

Each row is moved, made longer or shorter, or taken away, and what is left out is put back. Nothing is ever locked, and
no answer goes with a row.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.editors.timed_row import TimedRow
from ui.look.look import Look
from ui.parts.buttons import OutlineButton, PlainButton
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import Words
from ui.session import Session
from ui.time_words import clock_words, minutes_words
from workbook.agenda import BREAK, LUNCH, Entry, Slot, break_sort, break_words, new_break, put_in
from workbook.words import _

BREAK_MINUTES = {BREAK: 15, LUNCH: 45}
_NOON = 12 * 60


class TimedList(QWidget):
    """Whoever inherits says what the entries are, what is left out, and where they are kept."""

    break_begun = Signal(str)
    """Asked of the page: the group takes that break now."""
    takes_breaks = False
    """Whether a break can be taken from here."""
    adds_exercises = True
    """Whether what is added may be an exercise that is not among those left out below."""

    def __init__(self, look: Look, session: Session, title: str) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._rows: list[TimedRow] = []
        self._back: dict[str, PlainButton] = {}
        self._shown: tuple[list[str], list[str]] | None = None
        stack = column(look, self)
        head = row(look, margins=(0, 0, 0, 8))
        head.addWidget(Words(look, title, "panel"), 1)
        self._total = Words(look, "", "body", colour="ink2", wrap=False)
        head.addWidget(self._total)
        stack.addLayout(head)
        self._stack = column(look)
        stack.addLayout(self._stack)
        self._end = Words(look, "", "body", colour="ink2")
        stack.addSpacing(look.px(10))
        stack.addWidget(self._end)
        stack.addSpacing(look.px(12))
        words = _("Add an exercise or a break") if self.adds_exercises else _("Add a break")
        self._add = OutlineButton(look, words, icon="plus", size=36)
        self._add.clicked.connect(self._choose)
        stack.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._others = column(look, margins=(0, 20, 0, 0))
        stack.addLayout(self._others)

    # --- what there is ------------------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """The (exercise or break, minutes) of the list, in order."""
        raise NotImplementedError

    def left_out(self) -> list[str]:
        """The exercises that can be put back, shown below."""
        raise NotImplementedError

    def save(self, entries: list[Entry], label: str) -> None:
        """Keeps other entries, as one step."""
        raise NotImplementedError

    def save_typed(self, id_: str, minutes: int) -> None:
        """Keeps the minutes of one entry while they are typed."""
        raise NotImplementedError

    def words_of_others(self) -> tuple[str, str, str]:
        """The heading over what is left out, the button, and its name with the exercise's {title}."""
        raise NotImplementedError

    def taken_away(self, title: str) -> str:
        """What is said when an exercise has been taken away."""
        raise NotImplementedError

    def take_away_words(self) -> str:
        """What taking an exercise away is called in its menu."""
        raise NotImplementedError

    def slots(self) -> list[Slot]:
        """The entries with times; empty where there are none."""
        return []

    def end_said(self, slots: list[Slot]) -> str:
        """The sentence under the rows on when it ends; empty for none."""
        return ""

    def title_of(self, id_: str) -> str:
        """An exercise's title, or what a break is called."""
        sheet = self._session.sheet
        return break_words(id_) or sheet.texts().exercise(sheet.pack.exercises[id_], "title")

    # --- showing ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The rows as they are now; built anew only where others have come or gone."""
        entries, left_out = self.entries(), self.left_out()
        if self._shown != ([id_ for id_, _n in entries], left_out):
            self._build([id_ for id_, _n in entries], left_out)
        slots = {slot.exercise: slot for slot in self.slots()}
        words = {"done": _("done"), "now": _("now"), "coming": ""}
        for row_, (id_, minutes) in zip(self._rows, entries, strict=True):
            row_.show_minutes(minutes)
            slot = slots.get(id_)
            row_.show_time(clock_words(slot.starts) if slot else "", words[slot.state] if slot else "")
        self._total.setText(minutes_words(sum(n for _id, n in entries)))
        said = self.end_said(list(slots.values()))
        self._end.setText(said)
        self._end.setVisible(bool(said))

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
        empty(self._others)
        self._back = {}
        if left_out:
            self._others.addWidget(Words(self._look, self.words_of_others()[0], "bold"))
            for id_ in left_out:
                self._others.addWidget(self._other(id_))

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

    def _new_row(self, id_: str) -> TimedRow:
        away = _("Take it away") if break_sort(id_) else self.take_away_words()
        now = self.takes_breaks and bool(break_sort(id_))
        row_ = TimedRow(self._look, id_, self.title_of(id_), away, now)
        row_.minutes_typed.connect(lambda n: self.save_typed(id_, n))
        row_.left.connect(self._leave)
        row_.moved.connect(lambda by: self._move(id_, self._index(id_) + by))
        row_.dropped.connect(lambda y: self._dropped(id_, y))
        row_.skipped.connect(lambda: self.take_away(id_))
        row_.begun.connect(lambda: self.break_begun.emit(id_))
        return row_

    def _other(self, id_: str) -> QWidget:
        holder = QWidget()
        line = row(self._look, holder, space=8)
        title = self.title_of(id_)
        line.addWidget(Words(self._look, f"{id_}  {title}", colour="ink2"), 1)
        _heading, words, named = self.words_of_others()
        back = PlainButton(self._look, words, icon="plus", size=36)
        back.setAccessibleName(named.format(title=title))
        back.clicked.connect(lambda: self.add(id_))
        self._back[id_] = back
        line.addWidget(back)
        return holder

    def focus_on_other(self, id_: str) -> None:
        """Puts the keyboard where that exercise can be put back."""
        self._back[id_].setFocus()

    # --- changing -----------------------------------------------------------------------------------------------

    def _leave(self) -> None:
        self._session.leave()
        self.refresh()

    def _index(self, id_: str) -> int:
        return [other for other, _n in self.entries()].index(id_)

    def _move(self, id_: str, to: int) -> None:
        self._session.leave()
        entries = self.entries()
        at = self._index(id_)
        to = max(0, min(to, len(entries) - 1))
        if to != at:
            entries.insert(to, entries.pop(at))
            self.save(entries, _("Move the break") if break_sort(id_) else _("Move the exercise"))

    def _dropped(self, id_: str, y: int) -> None:
        middles = [row_.mapToGlobal(QPoint(0, row_.height() // 2)).y() for row_ in self._rows]
        to = sum(middle < y for middle in middles)
        self._move(id_, to - 1 if to > self._index(id_) else to)

    def take_away(self, id_: str) -> None:
        """Takes an exercise or a break off the list; what was answered in it stays."""
        self._session.leave()
        at, title = self._index(id_), self.title_of(id_)
        left = [entry for entry in self.entries() if entry[0] != id_]
        self.save(left, _("Take it away") if break_sort(id_) else _("Skip"))
        away = _("{title} is taken away.").format(title=title)
        self._session.message.emit(away if break_sort(id_) else self.taken_away(title), "undo")
        rows = self._rows
        (rows[min(at, len(rows) - 1)].minutes if rows else self._add).setFocus()

    def add(self, id_: str) -> None:
        """Puts an exercise on the list: where the programme, or the pack, has it, or last."""
        entries = put_in(self.entries(), (id_, self.minutes_of(id_)), self.natural_order())
        self._put(entries, id_, _("Add an exercise"))

    def natural_order(self) -> list[str]:
        """The order in which an exercise that is put back finds its place."""
        return [id_ for id_, _n in self._session.sheet.programme_entries()]

    def minutes_of(self, id_: str) -> int:
        """How long an exercise that is added may take."""
        sheet = self._session.sheet
        return dict(sheet.programme_entries()).get(id_) or sheet.pack.exercises[id_].minutes

    def add_break(self, sort: str) -> None:
        """A break after what goes on now, else in the middle of the day; lunch as near to noon as it comes."""
        entries = self.entries()
        id_ = new_break(entries, sort)
        entries.insert(self._place_for(sort, entries), (id_, BREAK_MINUTES[sort]))
        self._put(entries, id_, _("Add a break"))

    def _place_for(self, sort: str, entries: list[Entry]) -> int:
        slots = {slot.exercise: slot for slot in self.slots()}
        now = [n for n, (id_, _m) in enumerate(entries) if id_ in slots and slots[id_].state == "now"]
        done = [n for n, (id_, _m) in enumerate(entries) if id_ in slots and slots[id_].state == "done"]
        least = max([-1, *now, *done]) + 1
        if sort == BREAK and now:
            return least
        begins = 0
        if sort == LUNCH and slots:
            first = min(slot.starts for slot in slots.values())
            begins = first.hour * 60 + first.minute
        total = sum(minutes for _id, minutes in entries)
        wanted = _NOON - begins if begins else total / 2
        ends = [sum(minutes for _id, minutes in entries[:at]) for at in range(len(entries) + 1)]
        return min(range(least, len(ends)), key=lambda at: abs(ends[at] - wanted))

    def _put(self, entries: list[Entry], id_: str, label: str) -> None:
        self.save(entries, label)
        for row_ in self._rows:
            if row_.exercise == id_:
                row_.minutes.setFocus()

    def _choose(self) -> None:
        menu, listed = QMenu(self), dict(self.entries())
        for sort in (BREAK, LUNCH):
            menu.addAction(break_words(sort)).triggered.connect(lambda _on=False, s=sort: self.add_break(s))
        if self.adds_exercises:
            menu.addSeparator()
            for id_ in self._session.sheet.pack.exercises:
                if id_ not in listed:
                    action = menu.addAction(f"{id_} {self.title_of(id_)}")
                    action.triggered.connect(lambda _on=False, id_=id_: self.add(id_))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def focus_first(self) -> None:
        (self._rows[0].minutes if self._rows else self._add).setFocus()
