"""What the helpers of an open workbook's view may ask of it: where the group is, and the way elsewhere.

The view itself (`workbook_view.py`) knows its helpers; they know only this.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.shell.sheet_frame import SheetFrame
from workbook.pack import Exercise, Page


class Shell(Protocol):
    """The frame round the sheet, and the way from page to page."""

    session: Session
    frame: SheetFrame
    exercise: Exercise
    page_spec: Page

    def go(self, exercise: str, page: str = "", item: str = "") -> None:
        """Shows a page of an exercise; without a page, where the group had come in it."""

    def turn(self, by: int) -> None:
        """The page before or after in this exercise."""

    def reveal(self) -> None:
        """Shows everybody's answers and goes on to them."""

    def listed(self) -> list[str]:
        """The exercises of the left column, in order."""
        ...

    def set_shut(self, shut: bool) -> None:
        """Shuts the rest of the window while a private round goes on, or opens it again."""

    def window(self) -> QWidget:
        """The window it is in."""
        ...
