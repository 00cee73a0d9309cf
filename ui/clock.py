"""The clock of the meeting: counts the time box of the present step, and what each exercise has taken.

It belongs to the session, so that it goes on while the window is made anew or shows something else. It counts with a
clock that never goes back, and never stops anybody: when the time is up it says so, and that is all.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from exercises.start.time_boxes import boxes, entries, meeting_now, minutes_of
from ui.session import Session
from workbook.agenda import SPENT, seconds_spent
from workbook.errors import WorkbookError
from workbook.meeting import MEETINGS
from workbook.model import PROGRAMME, Event, Key
from workbook.words import _

_BOX = 5 * 60
"""What a step gets that no pack knows."""
_KEEP_EVERY = 60.0


class Clock(QObject):
    """Stopped until `start`; then it goes on from step to step until `pause`.

    `now` gives seconds that only go forward, `wall` the time of day; tests hand in their own.
    """

    ticked = Signal()
    """What it shows has changed."""
    ran_out = Signal()
    """The time of the present step has just come to its end."""

    def __init__(
        self,
        session: Session,
        *,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(session)
        self._session, self._now, self.wall = session, now, wall
        self.sound = False
        """Whether a soft sound is heard when the time is up."""
        self._place = ("", "")
        self._box = _BOX
        self._used: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._added: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._spent: defaultdict[str, float] = defaultdict(float)
        self._kept: dict[str, int] = {}
        self._kept_at = now()
        self._since: float | None = None
        self._over = False
        self._meeting = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._follow_meeting()
        session.changed.connect(self._changed)
        session.before_close.append(self.pause)

    # --- what it shows ------------------------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        return self._since is not None

    @property
    def exercise(self) -> str:
        """The exercise whose time it counts."""
        return self._place[0]

    @property
    def begun(self) -> bool:
        """True once it has run in the present step."""
        return self.running or self._used[self._place] > 0

    @property
    def total(self) -> int:
        """The seconds of the present step's box, with what was added."""
        return self._box + self._added[self._place]

    @property
    def left(self) -> int:
        """The whole seconds that are left; below 0 is over time."""
        return math.ceil(self._left())

    def spent(self) -> dict[str, float]:
        """Exercise → the seconds the clock has run in it at this meeting."""
        self._count()
        return {id_: seconds for id_, seconds in self._spent.items() if seconds}

    def _left(self) -> float:
        self._count()
        return self.total - self._used[self._place]

    # --- what one can do ----------------------------------------------------------------------------------------

    def set_place(self, exercise: str, step: str) -> None:
        """The step the group is in now. What was left of it when it was left is left of it still."""
        if (exercise, step) == self._place:
            return
        self._count()
        self.keep()
        self._place = (exercise, step)
        self._measure()
        self.tick()

    def start(self) -> None:
        if not self.running:
            self._since = self._now()
            self.tick()

    def pause(self) -> None:
        if self.running:
            self._count()
            self._since = None
            self._timer.stop()
            self.keep()
            self.ticked.emit()

    def toggle(self) -> None:
        """Starts the clock, or pauses it (F8)."""
        if self.running:
            self.pause()
        else:
            self.start()

    def add(self, minutes: int = 5) -> None:
        """More time for the present step. Over time, it is counted from now: five minutes are five minutes."""
        self._added[self._place] += minutes * 60 + max(0, -self.left)
        self._over = self._left() <= 0
        self.tick()

    # --- how it goes --------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Counts, says what has changed, and waits for the next whole second."""
        left = self._left()
        if left <= 0 and not self._over and self.running:
            self._over = True
            self._tell()
            self.ran_out.emit()
        if self.running:
            if self._now() - self._kept_at >= _KEEP_EVERY:
                self.keep()
            self._timer.start(max(1, math.ceil((left - math.ceil(left) + 1) * 1000)))
        self.ticked.emit()

    def _count(self) -> None:
        """Puts what has passed since the last time to the step and the exercise."""
        if self._since is not None:
            now = self._now()
            passed, self._since = max(0.0, now - self._since), now
            self._used[self._place] += passed
            self._spent[self._place[0]] += passed

    def _measure(self) -> None:
        """How long the present step may take, as the agenda or the programme says now."""
        id_, step = self._place
        sheet = self._session.sheet
        if sheet.pack.knows(id_):
            exercise = sheet.pack.exercise(id_)
            minutes = boxes(exercise, minutes_of(sheet, exercise)).get(step)
        else:
            minutes = dict(entries(sheet)).get(id_)  # a break is one box
        self._box = minutes * 60 if minutes else _BOX
        self._over = self._left() <= 0

    def _tell(self) -> None:
        if self.sound:
            QApplication.beep()
        if not somebody_writes():
            self._session.message.emit(
                _("The time for this step is up. Take five minutes more, or go on."), ""
            )

    # --- what is kept -------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Writes what the exercises have taken. It can wait, so it never troubles anybody.

        While somebody writes alone nothing is written that says when.
        """
        self._kept_at = self._now()
        session, workbook = self._session, self._session.workbook
        spent = {id_: int(seconds) for id_, seconds in self.spent().items()}
        news = {id_: seconds for id_, seconds in spent.items() if seconds != self._kept.get(id_, 0)}
        if not news or not self._meeting or session.private or session.read_only or session.has_unsaved():
            return
        with contextlib.suppress(WorkbookError), workbook.without_history(), workbook.step(""):
            for id_, seconds in news.items():
                workbook.set(Key(*SPENT, self._meeting, id_), seconds)
            self._kept.update(news)

    def _changed(self, event: Event) -> None:
        if not event.places.isdisjoint((MEETINGS, PROGRAMME)):
            self._follow_meeting()
            self._measure()
            self.tick()

    def _follow_meeting(self) -> None:
        """A new meeting has its own count; what ran before the first was started belongs to it."""
        meeting = meeting_now(self._session.sheet)
        id_ = meeting.id if meeting is not None else ""
        if id_ == self._meeting:
            return
        if self._meeting:
            self.keep()
            for counted in (self._used, self._added, self._spent):
                counted.clear()
        self._meeting, self._kept = id_, {}
        for key, value in self._session.workbook.answers(SPENT).items():
            if id_ and key.row == id_:
                self._kept[key.column] = seconds = seconds_spent(value)
                self._spent[key.column] += seconds


def clock_of(session: Session) -> Clock:
    """The session's clock, made when it is first asked for."""
    for child in session.children():
        if isinstance(child, Clock):
            return child
    return Clock(session)


def somebody_writes() -> bool:
    """True while the keyboard is in a field with words in it: perhaps half a sentence."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        return not field.isReadOnly() and bool(field.text())
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return not field.isReadOnly() and not field.document().isEmpty()
    return False
