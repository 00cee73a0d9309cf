"""Opens and closes the big screen, and lets it follow the window: its page, what is chosen there, the clock.

The stage is handed a scene and nothing else; it has no way to the workbook. Where the window shows no page of an
exercise the room sees the mark and the workbook's title. `follows.py` says what is asked of the window.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from shiboken6 import isValid

from ui.presenter.follows import Follows
from ui.presenter.screens import Box, left_alone, moved, room_screen
from workbook.agenda import break_sort
from workbook.words import _

if TYPE_CHECKING:
    from ui.presenter.room_window import PresenterWindow
    from workbook.scene_parts import Scene


class BigScreen(QObject):
    """The big screen of one window. `turned_on(bool)` when it has been opened or closed."""

    turned_on = Signal(bool)

    def __init__(self, follows: Follows) -> None:
        super().__init__(follows.window())
        self._follows, self._window = follows, follows.window()
        self.presenter: PresenterWindow | None = None
        self._screen: QScreen | None = None
        """The screen it fills; None while it is an ordinary window."""
        self._followed: list[QObject] = []
        self._window.installEventFilter(self)
        cast(QGuiApplication, QGuiApplication.instance()).screenRemoved.connect(self._screen_gone)

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
        window, screens = self._window, QGuiApplication.screens()
        at = room_screen([_box(screen.geometry()) for screen in screens], _index(screens, window.screen()))
        screen = screens[at] if at is not None else None
        if screen is None and not self._follows.ask.choose(
            self._follows.look,
            _("Only one screen is connected."),
            _(
                "The big screen can open as a window of its own. If the room sees this screen, it also sees what "
                "somebody writes alone."
            ),
            _("Open as a window"),
            _("Not now"),
        ):
            return
        from ui.presenter.room_window import PresenterWindow

        self.presenter = PresenterWindow()
        self.presenter.closed.connect(self._closed)
        self.presenter.swap_wanted.connect(self.swap)
        self._screen = screen
        self.turned_on.emit(True)
        self.follow()
        in_front = window.isActiveWindow()
        self.presenter.show_on(screen)
        if in_front:  # not every desktop heeds that it should not take the keyboard
            window.activateWindow()

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
        self._hide_writing()
        self._screen = here
        presenter.showNormal()
        presenter.show_on(here)
        whole = window.isMaximized() or window.isFullScreen()
        window.showNormal()
        window.setScreen(room)
        to = moved(_box(window.geometry()), _box(room.availableGeometry()))
        window.setGeometry(QRect(*to))
        if whole:
            window.showMaximized()
        window.activateWindow()

    def _screen_gone(self, screen: QScreen) -> None:
        """Somebody has pulled the plug. Nothing that was hidden may come to the screen that is left."""
        if self.presenter is None or self._screen is None:
            return
        rest = [_box(s.geometry()) for s in QGuiApplication.screens() if s is not screen]
        if left_alone(rest, lost_the_room=screen is self._screen):
            self.presenter.hide()
            self._hide_writing()
            self.close()
            self._say(_("The big screen is disconnected. Nothing else has changed."))

    def _hide_writing(self) -> None:
        page = self._follows.page_shown()
        if page is not None:
            page.hide_writing()

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


def _box(rect: QRect) -> Box:
    return Box(rect.x(), rect.y(), rect.width(), rect.height())


def _index(screens: list[QScreen], screen: QScreen) -> int:
    return next((at for at, known in enumerate(screens) if known is screen), 0)
