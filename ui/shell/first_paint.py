"""When a window has been painted for the first time, so that what nobody sees yet can be made after it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class FirstPaint(QObject):
    """Watches one window from before it is shown until its first paint, and is then gone."""

    come = Signal()
    """Once: the window has been painted, or somebody has pressed a key sooner and everything must be there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QObject] = [window]
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window:
            # Not a timer: a screen may take its time to ask for the first picture.
            surface = self._window.windowHandle()
            surface.installEventFilter(self)
            self._watched.append(surface)
        elif kind == QEvent.Type.Expose:
            # The window is painted while it takes this event, and what is posted comes after.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        elif kind == QEvent.Type.ShortcutOverride:
            self._tell()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self._tell()
            return True
        return super().event(event)

    def _tell(self) -> None:
        for watched in self._watched:
            if isValid(watched):  # the system may have made the window's surface anew
                watched.removeEventFilter(self)
        if self._watched:
            self._watched = []
            self.come.emit()
            self.deleteLater()
