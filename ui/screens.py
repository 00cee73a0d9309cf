"""The screens of this computer: which is the room's, when they change, and how a window is laid on one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from workbook.tokens import WINDOW_MIN

_FRAME = QSize(16, 48)
"""What a system may put round a window, which it tells only when the window is there."""


class Box(NamedTuple):
    """Where a screen or window lies, in pixels of the whole desktop."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def of(cls, rect: QRect) -> Box:
        return cls(rect.x(), rect.y(), rect.width(), rect.height())


def room_screen(screens: Sequence[Box], here: int) -> int | None:
    """The screen for the room: the largest that shows something else than the window's own. None = there is none.

    Two screens in the same place show the same: what is on one is seen on the other.
    """
    others = [at for at, box in enumerate(screens) if at != here and not _overlap(box, screens[here])]
    return max(others, key=lambda at: screens[at].width * screens[at].height, default=None)


def mirrored(screens: Sequence[Box]) -> bool:
    """True if two screens show the same, wholly or in part."""
    return any(_overlap(one, other) for at, one in enumerate(screens) for other in screens[at + 1 :])


def moved(window: Box, to: Box) -> Box:
    """A window of the same size in the middle of another screen, made smaller if it must be."""
    width, height = min(window.width, to.width), min(window.height, to.height)
    return Box(to.x + (to.width - width) // 2, to.y + (to.height - height) // 2, width, height)


def _overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    down = one.y < other.y + other.height and other.y < one.y + one.height
    return across and down


# --- Qt's own ------------------------------------------------------------------------------------------------------


def all_screens() -> list[QScreen]:
    """What is connected now."""
    return QGuiApplication.screens()


def boxes(screens: Sequence[QScreen]) -> list[Box]:
    """Where they lie."""
    return [Box.of(screen.geometry()) for screen in screens]


def index_of(screens: Sequence[QScreen], screen: QScreen | None) -> int:
    """Its place among them; the first's, if it is none of them."""
    return next((at for at, known in enumerate(screens) if known is screen), 0)


def mark_of(screen: QScreen) -> str:
    """What one knows a screen by when it has been away: its serial number, or where it is plugged in."""
    return screen.serialNumber() or screen.name()


class ScreenWatch(QObject):
    """Tells at once when the screens are no longer what they were.

    `changed` for a screen that has come, gone, moved, been scaled or begun to show the same as another; `gone(screen)`
    before it, for one that was unplugged. A taskbar that comes and goes changes nothing.
    """

    changed = Signal()
    gone = Signal(QScreen)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = cast(QGuiApplication, QGuiApplication.instance())
        application.screenAdded.connect(self._come)
        application.screenRemoved.connect(self._left)
        for screen in all_screens():
            self._follow(screen)
        self._known = self._arrangement()

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._look)
        screen.logicalDotsPerInchChanged.connect(self._look)
        screen.physicalDotsPerInchChanged.connect(self._look)

    def _come(self, screen: QScreen) -> None:
        self._follow(screen)
        self._look()

    def _left(self, screen: QScreen) -> None:
        self.gone.emit(screen)
        self._look(without=screen)

    def _look(self, _told: object = None, without: QScreen | None = None) -> None:
        now = self._arrangement(without)
        if now != self._known:
            self._known = now
            self.changed.emit()

    @staticmethod
    def _arrangement(without: QScreen | None = None) -> frozenset[tuple[str, Box, float]]:
        return frozenset(
            (mark_of(screen), Box.of(screen.geometry()), screen.devicePixelRatio())
            for screen in all_screens()
            if screen is not without
        )


# --- windows -------------------------------------------------------------------------------------------------------


def is_on(window: QWidget, screen: QScreen) -> bool:
    """True if the window lies on that screen and reaches over no edge of it.

    One that fills its screen may have its frame outside it, so its middle is asked.
    """
    lies = window.frameGeometry()
    if window.isMaximized() or window.isFullScreen():
        return window.screen() is screen and screen.geometry().contains(lies.center())
    return screen.geometry().contains(lies)


def begin_on(window: QWidget, screen: QScreen) -> None:
    """Before it is first shown: as large as it wants to be, or it fills the screen that has no room for that."""
    room = screen.availableGeometry().size() - _FRAME
    window.setMinimumSize(window.minimumSize().boundedTo(room))
    if window.size() != window.size().boundedTo(room):
        window.resize(window.size().boundedTo(room))
        window.setWindowState(Qt.WindowState.WindowMaximized)


def lay_on(window: QWidget, screen: QScreen) -> None:
    """Lays a window in the middle of a screen, frame and all, and makes it smaller if it must be."""
    whole = window.isMaximized() or window.isFullScreen()
    if whole:
        window.showNormal()
    window.setScreen(screen)
    frame, inner, room = window.frameGeometry(), window.geometry(), screen.availableGeometry()
    edges = QSize(frame.width() - inner.width(), frame.height() - inner.height())
    window.setMinimumSize(QSize(*WINDOW_MIN).boundedTo(room.size() - edges))
    to = moved(Box.of(frame), Box.of(room))
    window.setGeometry(
        to.x + inner.x() - frame.x(),
        to.y + inner.y() - frame.y(),
        to.width - edges.width(),
        to.height - edges.height(),
    )
    if whole:
        window.showMaximized()
