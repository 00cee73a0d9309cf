"""What stands on the sheet: content in the middle, and what its head, foot and panel should say.

The frame round the sheet (`ui/shell/sheet_frame.py`) asks a page for these whenever it emits `state_changed`.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.parts.foot import Act, FootWords
from workbook.model import Event


class SheetPage(QWidget):
    """One page. Everything here has a quiet default; a page says only what it has."""

    state_changed = Signal()
    """Head, foot or panel should be asked again."""
    go = Signal(str, str, str)
    """(exercise id, page id or empty, item id or empty): take me there."""

    go_on = Signal()
    """Take me to where the group left off."""
    mend = Signal(object)
    """A blind spot (`exercises.plan.review.BlindSpot`): take me to where it is mended."""
    capture_wanted = Signal(str, str, str)
    """(exercise id, item id, the item's words): *Catch an action* that comes from there."""
    print_wanted = Signal(str)
    """Which document to print: `plan`, or the id of the meeting whose minutes are wanted."""
    nowhere_to_begin = Signal()
    """Somebody's turn has come and there is nothing to answer yet: the keyboard belongs on the way on."""

    whole_width = False
    """Lists with pictures, grids and the plan take the whole width; reading text keeps to 720 px."""
    leads_on_itself = False
    """True for a page that has its dark button, and every way on, on the sheet and not in the foot."""
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

    def has_panel(self) -> bool:
        """Whether something stands beside the sheet now; asked before `panel` makes it."""
        return False

    def panel(self) -> QWidget | None:
        """The details of the chosen row, in a column to the right of the sheet. None = no panel."""
        return None

    def fit(self, width: float) -> None:
        """How wide the sheet is now, in pixels at 100 %: stack what no longer fits side by side."""

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

    def talked_about(self) -> tuple[str, str]:
        """What the room should see of the page: (the parent row whose part is shown or empty, the row or empty)."""
        return "", self.current_item()

    # --- answers that are given alone ---------------------------------------------------------------------------

    def waits(self) -> bool:
        """True while answers that belong here are not given yet or not shown: nobody came here to go on past them."""
        return False

    def is_revealed(self) -> bool:
        """False while what each answered here is hidden from the others."""
        return True

    def goes_on(self) -> bool:
        """True while a private round goes on: the rest of the window is shut."""
        return False

    def writer(self) -> str:
        """The id of whoever has the computer to themselves; empty while it is the group's."""
        return ""

    def writes_privately(self) -> bool:
        """True while there is text on the screen that only one person may see."""
        return False

    def answered_words(self) -> str:
        """How many have answered, for whoever asks before the round is left."""
        return ""

    def hide_writing(self, why: str = "") -> None:
        """Saves and hides what somebody writes alone; `why` is said beside it."""

    def leave(self) -> None:
        """The group goes elsewhere in the middle of a round."""

    def reveal(self) -> bool:
        """Shows everybody's answers, once and for all. False if there are none to show."""
        return False

    def press_main(self) -> bool:
        """Ctrl+Enter where the page has a key of its own for it. False leaves it to the dark button."""
        return False
