"""What a group may do with a decision before it goes on: say a reservation, and check it with a fist of five."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from shiboken6 import isValid

from ui.context import Context
from ui.pages.fist_part import FistPart
from ui.pages.reservation_part import ReservationsPart
from ui.parts.buttons import OutlineButton
from ui.parts.stack import column, row
from workbook.model import Event, Place
from workbook.words import _

_SIDE_BY_SIDE = 760


def has_decision(context: Context) -> bool:
    """True on the pages where a group settles what each has first thought of alone."""
    alone = any(page.by == "each" for page in context.exercise.pages)
    return alone and context.page.step == "decide" and context.page.by == "group"


class DecisionPart(QWidget):
    """Under the decision: reservations as quiet rows, two outlined ways, and the check where it is asked for.

    `about` tells which row the group talks about. `changed()` when something folds up or unfolds.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        about: Callable[[], str] | None = None,
        *,
        margin: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = context.look
        stack = column(look, self, space=14, margins=(margin, 0, margin, 0))
        self.reservations = ReservationsPart(context, about)
        self.fist = FistPart(context)
        stack.addWidget(self.reservations)
        self._line: QBoxLayout = row(look, space=12)
        self.has_one = OutlineButton(
            look, _("Somebody has a reservation"), icon="flag", key_hint="Ctrl+R", size=36
        )
        self.check = OutlineButton(
            look, _("Check the decision: fist of five"), icon="people", key_hint="Ctrl+5", size=36
        )
        self._before: QWidget | None = None
        self.has_one.clicked.connect(self.reserve)
        self.check.clicked.connect(self.check_it)
        for button in (self.has_one, self.check):
            self._line.addWidget(button)
        self._line.addStretch(1)
        stack.addLayout(self._line)
        stack.addWidget(self.fist)
        self.reservations.changed.connect(self._written)
        self.fist.closed.connect(self._put_away)

    def places(self) -> set[Place]:
        return self.reservations.places() | self.fist.places()

    def refresh(self, event: Event | None = None) -> None:
        """Shows what the workbook says now."""
        if event is None or self.places() & event.places:
            self.reservations.refresh(event)
            self.fist.refresh(event)

    def fit(self, width: float) -> None:
        """How wide the sheet is, in pixels at 100 %."""
        narrow = width < _SIDE_BY_SIDE
        self.reservations.set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)

    def reserve(self) -> None:
        """Ctrl+R: somebody has a reservation, about the row one is in."""
        if not self.reservations.is_writing:
            self._before = QApplication.focusWidget()
        self.reservations.write_one()

    def check_it(self) -> None:
        """Ctrl+5: opens the fist of five, or puts it away."""
        if self.fist.is_open:
            self.fist.close_part()
        else:
            self._before = QApplication.focusWidget()
            self.fist.open_part()
            self.changed.emit()

    def _put_away(self) -> None:
        self._go_back(self.check)
        self.changed.emit()

    def _go_back(self, way: QWidget) -> None:
        """The keyboard goes where it was, in the row one talked about; else to the way it came from."""
        before, self._before = self._before, None
        (before if before is not None and isValid(before) and before.isVisible() else way).setFocus()

    def _written(self) -> None:
        """The keyboard goes back when the form has become a row."""
        if not self.reservations.is_writing:
            self._go_back(self.has_one)
        self.changed.emit()
