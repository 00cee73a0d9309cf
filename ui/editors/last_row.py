"""Which row the keyboard was in last, for editors whose rows are many small controls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class LastRow(QObject):
    """`watch` every control with its row; `id` is the row of the one that had the keyboard last, or empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.id = ""
        self._rows: dict[QObject, str] = {}

    def watch(self, control: QWidget, row: str) -> None:
        """That control belongs to the row."""
        self._rows[control] = row
        control.installEventFilter(self)

    def begin(self) -> None:
        """The controls are made anew; which row it was is remembered."""
        self._rows.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._rows:
            self.id = self._rows[watched]
        return False
