"""What stands on the sheet: content in the middle, and what its head, foot and panel should say.

The frame round the sheet (`ui/shell/sheet_frame.py`) asks a page for these whenever it emits `state_changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from workbook.model import Event


@dataclass(frozen=True)
class Act:
    """A button of the foot: its words, what it does, an icon, and whether it leads on (an arrow)."""

    words: str
    do: Callable[[], None]
    icon: str = ""
    leads_on: bool = True


@dataclass(frozen=True)
class FootWords:
    """What remains to be done, in the middle of the foot; `blind` puts a triangle before it."""

    words: str = ""
    blind: bool = False


class SheetPage(QWidget):
    """One page. Everything here has a quiet default; a page says only what it has."""

    state_changed = Signal()
    """Head, foot or panel should be asked again."""
    go = Signal(str, str, str)
    """(exercise id, page id or empty, item id or empty): take me there."""

    mend = Signal(object)
    """A blind spot (`exercises.plan.review.BlindSpot`): take me to where it is mended."""

    whole_width = False
    """Lists with pictures, grids and the plan take the whole width; reading text keeps to 720 px."""
    leads_on_itself = False
    """True for a page that has its dark button, and every way on, on the sheet and not in the foot."""
    is_alone = False
    """True for a page on which each writes alone (`ui/pages/alone_page.py`)."""
    scrolls_itself = False
    """True for a page that fills the sheet and scrolls inside itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.look = context.look
        self.session = context.session
        self.sheet = context.sheet

    def main(self) -> Act | None:
        """The one dark button, bottom right."""
        return None

    def others(self) -> list[Act]:
        """Outlined buttons left of the main one."""
        return []

    def back(self) -> Act | None:
        """The way back, bottom left. None = the page before, which the frame knows."""
        return None

    def foot(self) -> FootWords:
        """What remains."""
        return FootWords()

    def head_widget(self) -> QWidget | None:
        """Stands in the head instead of the step path (a choice between views, say)."""
        return None

    def panel(self) -> QWidget | None:
        """The details of the chosen row, in a column to the right of the sheet. None = no panel."""
        return None

    def fit(self, width: float) -> None:
        """How wide the sheet is now, in pixels at 100 %: stack what no longer fits side by side."""

    def waits(self) -> bool:
        """True while what belongs here has not been shown to anybody yet."""
        return False

    def refresh(self, event: Event | None = None) -> None:
        """Something in the workbook has changed."""

    def focus_first(self) -> None:
        """Puts the keyboard where one would begin."""

    def standing(self) -> tuple[str, ...]:
        """Where one is on the page, for the same page in another look or language."""
        return ()

    def stand(self, where: tuple[str, ...]) -> None:
        """Goes to where `standing` said one was."""

    def show_item(self, item: str) -> None:
        """Leads to one row: selects it and puts the keyboard there."""

    def show_gap(self, item: str, field: str, column: str) -> None:
        """Leads to where a blind spot is mended: the field, and in it the row and the column."""
        self.show_item(item)

    def current_item(self) -> str:
        """The row one is talking about, for *Catch an action*; empty where there is none."""
        return ""
