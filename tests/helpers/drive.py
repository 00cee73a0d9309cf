"""A pair of hands for the window: real key events to whatever has the keyboard, real clicks on what can be seen.

Nothing here reaches into a widget to change it. What is not on the screen cannot be clicked, and what has not the
keyboard cannot be typed in, so a test that passes is one that a person could do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QScrollArea, QWidget

from tests.helpers.patience import PATIENCE_MS

K = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


class LostError(AssertionError):
    """The hands did not find what they were told to use."""


def wait_for(condition: Callable[[], object], what: str = "", within_ms: int = PATIENCE_MS) -> None:
    """Lets Qt work until the condition holds: woken by every event, and at the latest when the time is up."""
    over: list[bool] = []
    end, pulse = QTimer(), QTimer()
    end.setSingleShot(True)
    end.timeout.connect(lambda: over.append(True))
    end.start(within_ms)
    pulse.start(5)  # only so that the condition is asked again when nothing else happens
    try:
        while not condition():
            if over:
                raise LostError(f"waited {within_ms} ms for {what or condition} at {where()}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    finally:
        end.stop()
        pulse.stop()


def one_turn() -> None:
    """Lets the window do what is waiting, as it has time to between two keys however fast one types.

    What has been put away is really gone then, as it is wherever Qt runs its own loop.
    """
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Lets everything that is due happen, and what comes of it, deletions too."""
    for _turn in range(6):
        one_turn()


def where() -> str:
    """What has the keyboard, in words."""
    widget = QApplication.focusWidget()
    return "nothing" if widget is None else f"{type(widget).__name__} {name_of(widget)!r}"


def name_of(widget: QWidget) -> str:
    """A widget's name as a screen reader says it, without soft hyphens."""
    return widget.accessibleName().replace("\u00ad", "")


class Drive:
    """Drives one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.keys = 0
        """How many keys have been pressed."""
        self.clicks = 0
        """How many times something has been clicked."""
        self.beside: Callable[[], QWidget | None] = lambda: None
        """Another window that may be open beside this one: the big screen."""

    def only_window(self) -> None:
        """Says no if anything else has become a window: it would flash up and take the keyboard with it."""
        menu = QApplication.activePopupWidget()
        known = (self.window, self.beside(), menu if isinstance(menu, QMenu) else None)
        strays = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in known]
        focus = QApplication.focusWindow()
        if strays or (focus is not None and focus not in (w.windowHandle() for w in known if w is not None)):
            raise LostError(f"there are other windows: {strays or focus}")

    # --- keys ---------------------------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """What has the keyboard."""
        widget = QApplication.focusWidget()
        if widget is None:
            raise LostError("nothing has the keyboard")
        return widget

    def type(self, text: str) -> None:
        """Types a text letter by letter; a letter of several code points (an emoji with its tone) comes as one key."""
        for letter in graphemes(text):
            key = ord(letter.upper()) if letter.isascii() and letter.isprintable() else 0
            modifiers = SHIFT if letter.isupper() else NONE
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, key, modifiers, letter))
            self.keys += 1
            one_turn()

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Presses keys one after another; shortcuts work as they do from a keyboard."""
        for key in keys:
            QTest.keyClick(
                QApplication.activePopupWidget() or QApplication.focusWidget() or self.window, key, held
            )
            self.keys += 1
            self.only_window()
            one_turn()

    def ctrl(self, *keys: Qt.Key) -> None:
        self.press(*keys, held=CTRL)

    def tab_to(self, name: str, most: int = 60) -> QWidget:
        """Presses Tab until something with that name has the keyboard."""
        for _n in range(most):
            if name_of(self.focus()) == name:
                return self.focus()
            self.press(K.Key_Tab)
        raise LostError(f"Tab never came to {name!r}; it stands at {where()}")

    def tab(self, name: str = "") -> QWidget:
        """Presses Tab once, and says no if it comes elsewhere than to what is called so."""
        self.press(K.Key_Tab)
        if name and name_of(self.focus()) != name:
            raise LostError(f"Tab came to {where()} and not to {name!r}")
        return self.focus()

    def back_to(self, name: str, most: int = 60) -> QWidget:
        """Presses Shift+Tab until something with that name has the keyboard."""
        for _n in range(most):
            if name_of(self.focus()) == name:
                return self.focus()
            self.press(K.Key_Backtab, held=SHIFT)
        raise LostError(f"Shift+Tab never came to {name!r}; it stands at {where()}")

    def in_menu(self, words: str) -> None:
        """Walks down the menu that is open to what is called so, and presses Enter."""
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise LostError(f"there is no menu; the keyboard is at {where()}")
        for _n in menu.actions():
            self.press(K.Key_Down)
            at = menu.activeAction()
            if at is not None and at.text().partition("\t")[0] == words:
                self.press(K.Key_Return)
                return
        raise LostError(f"{words!r} is not in the menu: {[action.text() for action in menu.actions()]}")

    def choose(self, words: str) -> None:
        """Chooses in the drop-down that has the keyboard, by walking down it."""
        box = self.focus()
        if not isinstance(box, QComboBox):
            raise LostError(f"{where()} is no drop-down")
        if box.currentIndex() > 0 and box.currentText() != words:
            self.press(K.Key_Home)
        for _n in range(box.count()):
            if box.currentText() == words:
                return
            self.press(K.Key_Down)
            if self.focus() is not box:
                raise LostError(f"the keyboard went from the drop-down to {where()}")
        raise LostError(f"{words!r} is not in {name_of(box)!r}")

    # --- pointer ------------------------------------------------------------------------------------------------

    def every(self, name: str, kind: type = QWidget) -> list[QWidget]:
        """What is called so, is on the screen and can be used, in the order it was made."""
        return [
            widget
            for widget in self.window.findChildren(kind)
            if name_of(widget) == name and widget.isVisible() and widget.isEnabled()
        ]

    def find(self, name: str, kind: type = QWidget, number: int = 0) -> QWidget:
        found = self.every(name, kind)
        if len(found) <= number:
            raise LostError(f"there is no {kind.__name__} called {name!r}; the keyboard is at {where()}")
        return found[number]

    def sees(self, name: str) -> bool:
        return bool(self.every(name))

    def click(self, name: str, kind: type = QWidget, number: int = 0) -> None:
        """Scrolls to what is called so and clicks its middle; fails if something else lies over it."""
        self.click_on(self.find(name, kind, number))

    def click_on(self, widget: QWidget) -> None:
        settle()  # the page may still be scrolling to what was typed a moment ago
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        one_turn()
        at = widget.rect().center()
        hit = widget.window().childAt(widget.mapTo(widget.window(), at))
        if hit is not widget and (hit is None or not widget.isAncestorOf(hit)):
            over = "nothing" if hit is None else f"{type(hit).__name__} {name_of(hit)!r}"
            raise LostError(f"{name_of(widget)!r} cannot be clicked: {over} is there")
        QTest.mouseClick(
            hit, Qt.MouseButton.LeftButton, NONE, hit.mapFrom(widget, QPoint(at)) if hit is not widget else at
        )
        self.clicks += 1
        self.only_window()
        one_turn()


def graphemes(text: str) -> list[str]:
    """The text in the pieces that come from one key: a letter with what combines with it."""
    pieces: list[str] = []
    for letter in text:
        joins = pieces and (
            unicodedata.combining(letter)
            or letter in "\u200d\ufe0f"
            or "\U0001f3fb" <= letter <= "\U0001f3ff"
            or pieces[-1].endswith("\u200d")
        )
        if joins:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces
