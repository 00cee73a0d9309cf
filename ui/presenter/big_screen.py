"""Opens and closes the big screen, and lets it follow the window: its page, what is chosen there, the clock.

The stage is handed a scene and nothing else; it has no way to the workbook. Where the window shows no page of an
exercise the room sees the mark and the workbook's title. `follows.py` says what is asked of the window.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QScreen
from shiboken6 import isValid

from ui.presenter.follows import Follows
from ui.screens import (
    Box,
    ScreenWatch,
    all_screens,
    boxes,
    index_of,
    is_on,
    lay_on,
    mark_of,
    mirrored,
    room_screen,
)
from workbook.agenda import break_sort
from workbook.words import _

if TYPE_CHECKING:
    from ui.presenter.room_window import PresenterWindow
    from workbook.scene_parts import Scene

_SETTLES_AFTER = 300
"""Milliseconds without a change, and the screens are where they will be: a projector comes in several steps."""
_AT_HOME_AFTER = 1_000
"""A system that is about to say that a screen has gone moves the windows first."""


class BigScreen(QObject):
    """The big screen of one window. `turned_on(bool)` when it has been opened or closed.

    The window has a screen that is its own, the laptop's: where it stood when the big screen was opened, or where
    somebody has put it since. Whatever is done to the screens, each of the two goes back to its own.
    """

    turned_on = Signal(bool)

    def __init__(self, follows: Follows) -> None:
        super().__init__(follows.window())
        self._follows, self._window = follows, follows.window()
        self.presenter: PresenterWindow | None = None
        self._screen: QScreen | None = None
        """The screen it fills; None while it is an ordinary window."""
        self._home = mark_of(self._window.screen())
        self._lost = False
        """True when it was closed because its screen, or the window's, had gone."""
        self._followed: list[QObject] = []
        self._settling, self._staying = QTimer(self), QTimer(self)
        for timer, seconds, then in (
            (self._settling, _SETTLES_AFTER, self._lay_out),
            (self._staying, _AT_HOME_AFTER, self._come_home),
        ):
            timer.setSingleShot(True)
            timer.setInterval(seconds)
            timer.timeout.connect(then)
        self._window.installEventFilter(self)

    def watch_the_screens(self) -> None:
        """From now on what somebody writes alone is hidden when the screens change, shown in the room or not."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._moved_by_hand)
        watch = ScreenWatch(self)
        watch.gone.connect(self._screen_gone)
        watch.changed.connect(self._screens_changed)

    @property
    def is_open(self) -> bool:
        return self.presenter is not None

    # --- open and close -----------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """F5: opens it, or closes it."""
        if self.presenter is not None:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """On a screen of its own; with only one it asks first."""
        screens = all_screens()
        at = room_screen(boxes(screens), index_of(screens, self._window.screen()))
        screen = screens[at] if at is not None else None
        if screen is None and not self._may_be_a_window(same=len(screens) > 1):
            return
        from ui.presenter.room_window import PresenterWindow

        self._home, self._lost = mark_of(self._window.screen()), False
        self.presenter = PresenterWindow()
        self.presenter.closed.connect(self._closed)
        self.presenter.swap_wanted.connect(self.swap)
        self._screen = screen
        self.turned_on.emit(True)
        self.follow()
        self._show_on(screen)

    def _may_be_a_window(self, *, same: bool) -> bool:
        """Asks whether the room may see a window on the one picture there is. `same`: on two screens."""
        if same:
            what = _("Both screens show the same.")
            why = _(
                "Set the projector to extend the picture (Windows: Windows+P), and press F5 again. The big screen can "
                "open as a window of its own, but then the room also sees what somebody writes alone."
            )
        else:
            what = _("Only one screen is connected.")
            why = _(
                "The big screen can open as a window of its own. If the room sees this screen, it also sees what "
                "somebody writes alone."
            )
        return self._follows.ask.choose(self._follows.look, what, why, _("Open as a window"), _("Not now"))

    def _show_on(self, screen: QScreen | None) -> None:
        """Shows the room's window there, and leaves the keyboard where it was."""
        assert self.presenter is not None
        in_front = self._window.isActiveWindow()
        self.presenter.show_on(screen)
        if in_front:  # not every desktop heeds that it should not take the keyboard
            self._window.activateWindow()

    def close(self) -> None:
        if self.presenter is not None:
            self.presenter.close()

    def _closed(self) -> None:
        presenter, self.presenter, self._screen = self.presenter, None, None
        if presenter is not None:
            presenter.deleteLater()
        self.turned_on.emit(False)

    def turn(self, by: int) -> None:
        """The page before or after of what the room sees."""
        if self.presenter is not None:
            self.presenter.stage.turn(by)

    # --- screens ------------------------------------------------------------------------------------------------

    def swap(self) -> None:
        """The two windows change screens. What somebody writes is hidden first."""
        presenter, room, window = self.presenter, self._screen, self._window
        here = window.screen()
        if presenter is None or room is None or here is room:
            self._say(_("There is no second screen to swap with."))
            return
        self._follows.hide_writing()
        self._screen, self._home = here, mark_of(room)
        presenter.showNormal()
        presenter.show_on(here)
        lay_on(window, room)
        window.activateWindow()

    def _screens_changed(self) -> None:
        """At once: nobody's own words may be where the room now looks. The rest waits until they have settled."""
        self._follows.hide_writing(_("It was hidden because the screens changed."))
        self._staying.stop()
        self._settling.start()

    def _screen_gone(self, screen: QScreen) -> None:
        """Somebody has pulled the plug. What filled that screen may not come to the one that is left."""
        if self.presenter is not None and screen is self._screen:
            self.presenter.hide()

    def _moved_by_hand(self, screen: QScreen) -> None:
        """The window stands on another screen: its own from now on, unless the screens are being changed."""
        if not self._settling.isActive():
            self._staying.start()

    def _come_home(self) -> None:
        if any(mark_of(screen) == self._home for screen in all_screens()):
            self._home = mark_of(self._window.screen())

    def _lay_out(self) -> None:
        """Each window on its own screen again, as the screens are now; and says it when that cannot be."""
        screens = all_screens()
        own = next((screen for screen in screens if mark_of(screen) == self._home), None)
        if own is not None and not is_on(self._window, own):
            lay_on(self._window, own)
        at = room_screen(boxes(screens), index_of(screens, own or self._window.screen()))
        room = screens[at] if at is not None else None
        if self.presenter is None:
            self._say_what_has_come(room, boxes(screens))
        elif self._screen is None:  # a window of its own, which whoever opened it has put where it is
            return
        elif room is None:
            self.close()
            self._lost = True
            self._say(
                _(
                    "Both screens show the same now, and the big screen is closed. "
                    "Set the projector to extend the picture, and press F5."
                )
                if mirrored(boxes(screens))
                else _("The big screen is disconnected. Nothing else has changed.")
            )
        else:
            self._screen = room
            self._show_on(room)

    def _say_what_has_come(self, room: QScreen | None, lie: list[Box]) -> None:
        if room is not None and self._lost:
            self._lost = False
            self._say(_("There are two screens again. F5 shows the big screen."))
        elif room is None and mirrored(lie):
            self._say(
                _(
                    "Both screens show the same now, so the room would see what somebody writes alone. "
                    "Set the projector to extend the picture, or turn it off."
                )
            )

    def _say(self, words: str) -> None:
        if self._follows.has_workbook:
            self._follows.session.message.emit(words, "")

    # --- following ----------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """The window shows another view, or the big screen has come."""
        if self.presenter is None:
            return
        if self._follows.has_workbook:
            from ui.clock import clock_of

            session = self._follows.session
            clock = clock_of(session)
            if self._is_new(session):
                session.changed.connect(self.show_now)
                clock.ticked.connect(self._show_time)
        self.show_now()

    def _is_new(self, known: QObject) -> bool:
        self._followed = [other for other in self._followed if isValid(other)]
        if any(known is other for other in self._followed):
            return False
        self._followed.append(known)
        return True

    def show_now(self, _event: object = None) -> None:
        """Hands the stage what the room may see now."""
        if self.presenter is None:
            return
        from exercises.scene.scene import scene_of

        follows, stage = self._follows, self.presenter.stage
        page = follows.page_shown() if follows.has_workbook else None
        if page is None:
            stage.set_time(None)
            stage.show_standing(follows.session.workbook.title if follows.has_workbook else "")
            return
        context = page.context
        stage.show_scene(
            self._break() or scene_of(context.sheet, context.exercise, context.page, *page.talked_about())
        )
        self._show_time()

    def _break(self) -> Scene | None:
        """What the room sees while the group has a break, wherever the window is."""
        from exercises.scene.scene import break_scene
        from ui.clock import clock_of
        from ui.time_words import clock_words

        session = self._follows.session
        clock = clock_of(session)
        if not break_sort(clock.exercise):
            return None
        ends = clock.wall() + timedelta(seconds=clock.left)
        return break_scene(session.sheet, clock.exercise, clock_words(ends))

    def _show_time(self) -> None:
        if self.presenter is None or not self._follows.has_workbook:
            return
        from ui.clock import clock_of

        stage, clock = self.presenter.stage, clock_of(self._follows.session)
        shown = stage.scene() is not None and clock.begun
        stage.set_time(clock.left if shown else None, clock.total)
        pause = self._break() if shown else None
        if pause is not None:  # five minutes more are said at once
            stage.show_scene(pause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched is self._window and not event.spontaneous():
            self.close()
        return False
