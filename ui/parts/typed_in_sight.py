"""What one types is seen: a page may begin with its question while the field that has the keyboard is further down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.parts.roving import keep_in_sight

_OTHERS = "\b\r\n\x7f"
"""Keys besides letters that change what is written: Backspace, Enter, Delete."""


class TypedInSight(QObject):
    """Scrolls to whatever has the keyboard in `window` when a key is pressed that writes or chooses something there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)
        self._moved(None, QApplication.focusWidget())

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self):
            return
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._window.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typed = event.text() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else ""
        writes = event.type() == QEvent.Type.InputMethod or (
            typed and (typed.isprintable() or typed in _OTHERS)
        )
        if writes:
            keep_in_sight(self._window)  # also once it, or the row after it, has grown with what is written
        return False
