"""What keeps a private round private: the rest of the window is shut, and what somebody writes hides by itself.

Own text is hidden when nobody has touched a key for a while, when the window is no longer in front, and when the
computer has slept. It is saved first. Going elsewhere asks; closing Samsyn does not, it saves and hides.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from ui.look.look import Look
from ui.pages.page import SheetPage
from ui.shell.shell import Shell
from workbook.words import _

if TYPE_CHECKING:
    from ui.ask import Ask

HIDES_AFTER = 90
"""Seconds without a key or a click."""
_PULSE_MS = 1_000
_SLEPT = 10
"""A second that took so many seconds: the computer has slept, and may have been opened by anybody."""
_MOMENT_MS = 150
"""Closing a menu or a question of our own may take the window out of front for so long."""
_OURS = frozenset({Qt.WindowType.Popup, Qt.WindowType.Dialog, Qt.WindowType.Sheet})
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class RoundGuard(QObject):
    """Guards one view. `now` tells the time of day in seconds; a test gives its own."""

    now: Callable[[], float] = staticmethod(time.time)

    def __init__(self, look: Look, ask: Ask, view: QWidget, shell: Shell) -> None:
        super().__init__(view)
        self._look, self._view, self._shell = look, view, shell
        self.ask = ask
        self.shut = False
        """True while the rest of the window is shut."""
        self._asking = False
        self._watching = self._called = False
        self._copied = set[QClipboard.Mode]()
        self._touched = self._pulse = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_PULSE_MS)
        self._timer.timeout.connect(self.look)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_MOMENT_MS)
        self._again.timeout.connect(self._look_whether_in_front)
        view.installEventFilter(self)

    def _page(self) -> SheetPage | None:
        return self._shell.frame.page

    def update(self) -> None:
        """Shuts or opens the rest of the window, as the page in view is now."""
        page = self._page()
        self.shut = page is not None and page.goes_on()
        self._shell.set_shut(self.shut)
        self._watch(page is not None and page.writes_privately())

    # --- going elsewhere ----------------------------------------------------------------------------------------

    def may_leave(self, asks: bool = True) -> bool:
        """True if the group may go elsewhere: no round goes on, or it was asked and they leave it.

        Without asking (Samsyn is closed) what somebody writes is saved and hidden; the round goes on next time.
        """
        page = self._page()
        if page is None or not page.goes_on() or self._shell.session.read_only:
            return True
        if not asks:
            self.hide()
            return True
        if self._asking:
            return False
        self._asking = True
        try:
            stay = self.ask.choose(
                self._look, _("The round is not finished."), page.answered_words(), _("Stay"),
                _("Leave the round"),
            )  # fmt: skip
        finally:
            self._asking = False
            self._touched = self._pulse = self.now()
        if stay:
            return False
        page.leave()
        return True

    # --- hiding -------------------------------------------------------------------------------------------------

    def hide(self, why: str = "") -> None:
        """Saves and hides what somebody writes, with everything that floats above it."""
        page = self._page()
        if page is None or not page.writes_privately():
            return
        self._put_away()
        page.hide_writing(why)

    def _put_away(self) -> None:
        """What floats above the text goes with it: menus, hints and messages."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        self._shell.frame.message.dismiss()

    def look(self) -> None:
        """Once a second: has nobody touched anything, or has the computer slept?"""
        now = self.now()
        slept, self._pulse = now - self._pulse > _SLEPT, now
        if now < self._touched:  # the clock has been set back
            self._touched = now
        if slept:
            self.hide(_("It was hidden while the computer was asleep."))
        elif now - self._touched >= HIDES_AFTER:
            self.hide(_("It was hidden because nobody had touched the computer for a minute and a half."))

    def _watch(self, writing: bool) -> None:
        if writing == self._watching:
            return
        self._watching = writing
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if writing:
            self._touched = self._pulse = self.now()
            self._called = False
            self._timer.start()
            application.installEventFilter(self)
            application.applicationStateChanged.connect(self._state_changed)
            QApplication.clipboard().changed.connect(self._copied.add)
        else:
            self._timer.stop()
            self._again.stop()
            self._put_away()
            application.removeEventFilter(self)
            application.applicationStateChanged.disconnect(self._state_changed)
            self._forget_copied()

    def _forget_copied(self) -> None:
        """What somebody has copied of their own answer (or only marked, on some systems) is not there to paste."""
        clipboard = QApplication.clipboard()
        clipboard.changed.disconnect(self._copied.add)
        for mode in self._copied:
            clipboard.clear(mode)
        self._copied.clear()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._no_longer_in_front()

    def _no_longer_in_front(self) -> None:
        """At once; what we opened or closed ourselves is given a moment to say whether it is really so."""
        if self._again.isActive() or any(_is_ours(widget) for widget in QApplication.topLevelWidgets()):
            self._again.start()
            return
        self._hide_for_another()

    def _look_whether_in_front(self) -> None:
        """After a moment: is it only our own menu or question that is in front of the window, or nothing at all?"""
        window, active = self._view.window(), QApplication.activeWindow()
        if QApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
            self._hide_for_another()
        elif active is None and not self._called:
            # Our own question is gone, and the system has put nothing in front instead.
            self._called = True
            window.activateWindow()
            self._again.start()
        elif active is None or not (active is window or _is_ours(active)):
            self._hide_for_another()
        else:
            self._called = False

    def _hide_for_another(self) -> None:
        self._view.window().installEventFilter(self)  # until it is in front again
        self.hide(_("It was hidden because another window came in front."))

    def _in_front_again(self) -> None:
        """The keyboard goes where one goes on, unless somebody has already put it somewhere on the page."""
        page, here = self._page(), self._view.window().focusWidget()
        if page is None or page.writes_privately() or QApplication.activePopupWidget() is not None:
            return
        if here is None or not page.isAncestorOf(here):
            page.focus_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            self._touched = self.now()
        elif kind == QEvent.Type.WindowDeactivate and watched is self._view.window():
            self._no_longer_in_front()
        elif kind == QEvent.Type.WindowActivate and watched is self._view.window():
            if not self._watching:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self, self._in_front_again)
        elif (
            kind == QEvent.Type.Hide and self._watching and watched is not self._view and _is_window(watched)
        ):
            self._again.start()
        elif kind == QEvent.Type.Hide and watched is self._view:
            # Put away with the computer's own button the text is hidden; where another view comes it goes with it.
            if event.spontaneous():
                self._no_longer_in_front()
            else:
                self._watch(False)
        return False


def _is_window(watched: QObject) -> bool:
    """True for a menu or a question of our own, in view or just put away."""
    return (
        isinstance(watched, QWidget)
        and watched.isWindow()
        and (watched.windowType() in _OURS or isinstance(watched, QDialog))
    )


def _is_ours(widget: QWidget) -> bool:
    return widget.isVisible() and _is_window(widget)
