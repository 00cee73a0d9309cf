"""One exercise or break of an agenda: when, which, how many minutes; moved with Alt and the arrows or by its handle."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.editors.list_row import Grip
from ui.look.look import Look
from ui.parts.buttons import IconButton
from ui.parts.stack import row
from ui.parts.text_field import LineField
from ui.parts.words import Words
from workbook.agenda import break_sort
from workbook.tokens import ROW_LIST
from workbook.words import _

LONGEST = 600


class MinutesField(LineField):
    """Whole minutes. Up and down change them by five; with Alt they move the row."""

    stepped = Signal(int)
    move_row = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name=name)
        self.setValidator(QIntValidator(1, LONGEST, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(look.px(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.move_row.emit(by)
        elif by and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(-5 * by)
        else:
            super().keyPressEvent(event)


class TimedRow(QWidget):
    """`minutes_typed(n)`, `left()`, `moved(by)`, `dropped(y)`, `skipped()` and `begun()` are asked of the page."""

    minutes_typed = Signal(int)
    left = Signal()
    moved = Signal(int)
    dropped = Signal(int)
    skipped = Signal()
    begun = Signal()

    def __init__(
        self,
        look: Look,
        exercise: str,
        title: str,
        away: str,
        begins: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`away` is what it is called to take the row away; `begins` says that it is a break one can take from here."""
        super().__init__(parent)
        self.exercise, self._title, self._away, self._begins = exercise, title, away, begins
        line = row(look, self, space=8, margins=(0, 3, 0, 3))
        self.setMinimumHeight(look.px(ROW_LIST))
        self.grip = Grip(look, _("Move the row by dragging"))
        self.grip.dropped.connect(self.dropped)
        line.addWidget(self.grip)
        self._time = Words(look, "", "body", colour="ink2", wrap=False)
        self._time.setFixedWidth(look.px(46))
        line.addWidget(self._time)
        a_break = bool(break_sort(exercise))
        number = Words(look, "" if a_break else exercise, "body", colour="ink3", wrap=False)
        number.setFixedWidth(look.px(30))
        line.addWidget(number)
        self._name = Words(look, title, "body", colour="ink2" if a_break else "ink")
        line.addWidget(self._name, 1)
        self._state = Words(look, "", "small", colour="ink2", wrap=False)
        line.addWidget(self._state)
        line.addSpacing(look.px(6))
        self.minutes = MinutesField(look, _("Minutes for {title}").format(title=title))
        self.minutes.changed.connect(self._typed)
        self.minutes.editingFinished.connect(self.left)
        self.minutes.stepped.connect(self._step)
        self.minutes.move_row.connect(self.moved)
        line.addWidget(self.minutes)
        line.addWidget(Words(look, _("min"), "body", colour="ink2", wrap=False))
        self.more = IconButton(look, "more", _("More for {title}").format(title=title))
        self.more.clicked.connect(self._menu)
        line.addWidget(self.more)
        self.first = self.last = False

    def show_minutes(self, minutes: int) -> None:
        """Shows them, unless somebody is writing there."""
        if not self.minutes.hasFocus() or not self.minutes.hasAcceptableInput():
            self.minutes.setText(str(minutes))

    def show_time(self, time: str, state: str) -> None:
        """When it begins, and *now* or *done*."""
        self._time.setText(time)
        self._time.setVisible(bool(time))
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self.minutes.setAccessibleDescription(", ".join(filter(None, (time, state))))

    def _typed(self, text: str) -> None:
        if self.minutes.hasAcceptableInput():
            self.minutes_typed.emit(int(text))

    def _step(self, by: int) -> None:
        text = self.minutes.text()
        minutes = max(1, min((int(text) if text.isdecimal() else 0) + by, LONGEST))
        # From one minute the next is five, and not six.
        minutes -= minutes % 5 if by > 0 and minutes > 5 else 0
        self.minutes.setText(str(minutes))
        self.minutes_typed.emit(minutes)

    def _menu(self) -> None:
        menu = QMenu(self)
        if self._begins:
            menu.addAction(_("Take it now")).triggered.connect(lambda: self.begun.emit())
            menu.addSeparator()
        up, down = menu.addAction(_("Move up")), menu.addAction(_("Move down"))
        up.setEnabled(not self.first)
        down.setEnabled(not self.last)
        up.triggered.connect(lambda: self.moved.emit(-1))
        down.triggered.connect(lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction(self._away).triggered.connect(lambda: self.skipped.emit())
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.skipped.emit()
        else:
            super().keyPressEvent(event)
