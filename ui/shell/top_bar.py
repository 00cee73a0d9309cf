"""The top bar: menu, mark, group, when it was saved; undo, redo and print."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.clock import Clock
from ui.look.icons import draw_icon
from ui.look.look import Look
from ui.meeting.timer_view import TimerView
from ui.parts.buttons import IconButton, OutlineButton, PlainButton
from ui.parts.mark import Mark
from ui.parts.stack import ground, hairline, row
from ui.parts.words import Words
from workbook.tokens import LEFT_COLUMN, TOP_BAR, WIDTH_NARROW
from workbook.words import _


class SavedWords(QWidget):
    """*Saved 10.42* with a check, after every change."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        line = row(look, self, space=8)
        self._words = Words(look, "", "cell", colour="ink2", wrap=False)
        line.addSpacing(look.px(20))
        line.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._ticked = False

    def show_saved(self, at: datetime | None, *, waiting: bool, failing: bool, read_only: bool) -> None:
        self._ticked = False
        if read_only:
            words = _("Read only")
        elif failing:
            words = _("Not saved")
        elif waiting:
            words = _("Saving")
        elif at is None:
            words = ""
        else:
            self._ticked = True
            words = _("Saved {time}").format(time=at.strftime(_("%H.%M")))
        self._words.setText(words)
        self.update()

    def text(self) -> str:
        """What it says about saving, such as *Saved 10.42*."""
        return self._words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ticked:
            side = self._look.size(18)
            painter = QPainter(self)
            box = QRectF(0, (self.height() - side) / 2, side, side)
            draw_icon(painter, "check", box, self._look.colour("ink2"))
            painter.end()


class TopBar(QWidget):
    """`menu_wanted(button)`, `undo()`, `redo()`, `print_wanted()`."""

    menu_wanted = Signal(QWidget)
    undo = Signal()
    redo = Signal()
    print_wanted = Signal()
    exercises_wanted = Signal(QWidget)
    capture = Signal()
    notes_wanted = Signal()
    screen_wanted = Signal()
    meeting_wanted = Signal()

    def __init__(self, look: Look, title: str, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(look.px(TOP_BAR))
        ground(self, "bg")
        line = self._line = row(look, self, space=10, margins=(12, 0, 20, 0))
        self.menu_button = IconButton(look, "menu", _("Menu"))
        self.menu_button.clicked.connect(lambda: self.menu_wanted.emit(self.menu_button))
        line.addWidget(self.menu_button)
        self._brand = QWidget()
        brand = row(look, self._brand, space=12)
        brand.addWidget(Mark(look))
        brand.addWidget(Words(look, "Samsyn", "panel", wrap=False))
        brand.addStretch(1)
        self._brand.setFixedWidth(look.px(LEFT_COLUMN - 12 - 36 - 10))
        line.addWidget(self._brand)
        self._gap = QWidget()
        self._gap.setFixedWidth(look.px(12))
        line.addWidget(self._gap)
        self._title = Words(look, title, "bold", wrap=False)
        self._exercise = PlainButton(look, "", icon="down")
        self._exercise.role_font = "panel"
        self._exercise.clicked.connect(lambda: self.exercises_wanted.emit(self._exercise))
        self._exercise.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line.addWidget(self._exercise)
        self._spring = QWidget()
        line.addWidget(self._spring, 1)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        line.addWidget(self._title)
        self._meeting = PlainButton(look, "", icon=None, size=36)
        self._meeting.role_font, self._meeting.text_colour = "cell", "ink2"
        self._meeting.clicked.connect(self.meeting_wanted)
        line.addWidget(self._meeting)
        self.saved = SavedWords(look)
        line.addWidget(self.saved)
        line.addStretch(1)
        self._undo = IconButton(look, "undo", _("Undo"))
        self._undo.clicked.connect(self.undo)
        self._redo = IconButton(look, "redo", _("Redo"))
        self._redo.clicked.connect(self.redo)
        line.addWidget(self._undo)
        line.addWidget(self._redo)
        self.timer = TimerView(look, clock)
        self._rules = [hairline(role="rule"), hairline(role="rule")]
        for part in (self._rules[0], self.timer, self._rules[1]):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        for rule in self._rules:
            rule.setFixedHeight(look.px(28))
        self._capture = OutlineButton(look, _("Action"), icon="plus")
        self._capture.setAccessibleName(_("Catch an action"))
        self._capture.clicked.connect(self.capture)
        line.addWidget(self._capture)
        self._screen = OutlineButton(look, _("Show on the big screen"), icon="screen")
        self._screen.clicked.connect(self.screen_wanted)
        line.addWidget(self._screen)
        self._print = OutlineButton(look, _("Print"), icon="print")
        self._print.clicked.connect(self.print_wanted)
        line.addWidget(self._print)
        self._notes = IconButton(look, "note", _("The facilitator's notes"))
        self._notes.clicked.connect(self.notes_wanted)
        line.addWidget(self._notes)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._fit()

    def set_exercise(self, number: str, title: str) -> None:
        """The exercise's title, shown here where the window is narrow; a press opens the list of exercises."""
        self._exercise.set_text(f"{number} {title}".strip())
        self._fit()

    def set_meeting(self, words: str) -> None:
        """*Meeting 1, Tuesday 10 March*; a press opens the meeting's own pages."""
        self._meeting.set_text(words)
        self._fit()

    def set_screen_on(self, on: bool) -> None:
        """Says what the button does: open the big screen, or close it."""
        self._screen.set_text(_("Close the big screen") if on else _("Show on the big screen"))
        self._fit()

    def set_shut(self, shut: bool) -> None:
        """Print and the facilitator's notes are shut while a private round goes on."""
        for button in (self._print, self._notes, self._meeting):
            button.setEnabled(not shut)

    def set_steps(self, undo: str | None, redo: str | None) -> None:
        """Which steps can be undone and done again, by name."""
        for button, words, step in ((self._undo, _("Undo"), undo), (self._redo, _("Redo"), redo)):
            button.setEnabled(step is not None)
            button.set_name(f"{words}: {step}" if step else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() / self._look.zoom
        self._brand.setVisible(wide >= 1024)
        narrow = wide < WIDTH_NARROW
        for widget in (self._exercise, self._capture, self._spring):
            widget.setVisible(narrow)
        for other in (self._gap, self._notes, self._title, self.saved, self._undo, self._redo, self._print):
            other.setVisible(not narrow)
        shown = (self.menu_button, self._exercise, self._capture, self._notes)
        need = sum(widget.sizeHint().width() + self._look.px(10) for widget in shown)
        # Where it is narrow only the figures are left of the timer: it is in the panel too, and on F8.
        self.timer.set_room(icon=wide >= 1024, button=not narrow)
        self.timer.show()
        for rule in self._rules:
            rule.setVisible(not narrow)
        # The notes are in the menu too, and on F9; the exercise's title has nowhere else to be.
        self._notes.setVisible(not narrow or need + self._look.px(12 + 22 + 8 + 20 + 20) <= self.width())
        room = int(self.width() - self._look.px(580 + (LEFT_COLUMN if wide >= 1024 else 0)))
        screen = self._screen.sizeHint().width() + self._look.px(10)
        # The big screen is in the menu too, and on F5.
        wanted = min(self._look.px(240), self._title.sizeHint().width())
        self._screen.setVisible(not narrow and room - screen >= wanted)
        if self._screen.isVisibleTo(self):
            room -= screen
        # The meeting is in the menu too; it is said here where the title keeps its room.
        meeting = self._meeting.sizeHint().width() + self._look.px(10)
        left = room - meeting - self._title.sizeHint().width()
        self._meeting.setVisible(not narrow and bool(self._meeting.text()) and left >= 0)
        if self._meeting.isVisibleTo(self):
            room -= meeting
        self._title.setMaximumWidth(max(room, self._look.px(80)))
        self.timer.set_roomy(False)
        self._line.invalidate()
        spare = self.width() - self._line.minimumSize().width()
        self.timer.setVisible(not narrow or spare >= 0)
        self.timer.set_roomy(not narrow and spare >= self.timer.words_width())
