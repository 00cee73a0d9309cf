"""The menu of a card: everything its keys do, with the keys beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class CardMenu(QMenu):
    """`entry(words, keys, what to do)`; `under(words)` is a menu inside it."""

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)

    def entry(self, words: str, keys: str, do: Callable[[], object], on: bool = True) -> None:
        """One more line; the key is only said here, the card itself listens for it."""
        words = words.replace("&", "&&")
        action = QAction(f"{words}\t{keys}" if keys else words, self)
        action.triggered.connect(lambda _on=False: do())
        action.setEnabled(on)
        self.addAction(action)

    def under(self, words: str) -> CardMenu:
        """A menu inside this one."""
        menu = CardMenu(self, words)
        self.addMenu(menu)
        return menu
