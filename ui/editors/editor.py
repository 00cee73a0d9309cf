"""What every editor is: a widget that shows a field's answers and writes them through the session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.answers.sheet import Row
from ui.context import Context
from ui.parts.foot import Act, FootWords
from workbook.model import Event, Place, Value
from workbook.pack import Field

_CARDS = ("cards", "groups")
"""What stands under a list by each once it is shown, beside the answers themselves: `exercises/together/cards.py`."""


class Editor(QWidget):
    """Shows one field. `places` are the answers it shows; when one of them changes the page calls `refresh`.

    A refresh never touches the text somebody is typing in, unless it comes from undo or redo. Everything a page may ask
    has a quiet default; an editor says only what it has.
    """

    chosen_changed = Signal(str)
    """The id of the row the group talks about now, empty for none."""
    current_changed = Signal(str)
    """The id of the row the keyboard has come to."""

    go = Signal(str, str, str)
    """(exercise id, page id, item id or empty): where what is missing here is written, as a page asks it."""

    beside_from = 660
    """From this width of the sheet, in pixels at 100 %, what belongs to a row stands beside it and not under it."""
    has_own_title = False
    """True for one that needs no heading over it where a page has several."""
    talks_of_one = False
    """True for one that has a row the group talks about; of several on a page, only one has it at a time."""
    pictured = False
    """True for one whose rows a picture beside it can follow: `listed`, `current_id` and `show_row`."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.field = field
        self.look = context.look
        self.session = context.session
        self.sheet = context.sheet

    def places(self) -> set[Place]:
        """The answers this editor shows."""
        found = {self.sheet.place(self.field)}
        for reference in (
            self.field.per,
            self.field.rows,
            self.field.across,
            self.field.source,
            self.field.votes,
        ):
            if reference:
                found.add(self.sheet.place(self.sheet.field(reference, self.field.exercise)))
        for column in self.field.columns:
            if column.source:
                found.add(self.sheet.place(self.sheet.field(column.source)))
        return found | {Place(exercise, f"{name}@{what}") for exercise, name in found for what in _CARDS}

    def refresh(self, event: Event | None = None) -> None:
        """Shows what the workbook says now."""

    narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Stacks what stands side by side, where the sheet is narrow for the text's size."""
        if narrow != self.narrow:
            self.narrow = narrow
            self.rebuild()

    def rebuild(self) -> None:
        """Builds the editor anew for its width; an editor that does not mind keeps as it is."""

    def label(self) -> str:
        """What the field is called."""
        return self.context.field_text(self.field, "label")

    def value(self, row: str = "", column: str = "") -> Value:
        return self.sheet.value(self.field, row, column, author=self.context.author)

    def write(self, value: Value, row: str = "", column: str = "") -> None:
        """Writes a value at once, as a step of its own."""
        context = self.context
        self.session.do(
            self.label(),
            lambda: self.sheet.set(self.field, row, column, value, author=context.author),
        )

    def type(self, value: Value, row: str = "", column: str = "") -> None:
        """Writes a value while it is being typed."""
        context = self.context
        self.session.type(
            f"{self.sheet.place(self.field)}/{row}/{column}/{context.author}",
            self.label(),
            lambda: self.sheet.set(self.field, row, column, value, author=context.author),
        )

    # --- its rows -----------------------------------------------------------------------------------------------

    def listed(self) -> Sequence[Row]:
        """Its rows in the order they stand on the page."""
        return ()

    def current_id(self) -> str:
        """The row one works in, or empty."""
        return ""

    def let_go(self) -> None:
        """No row here is talked about any more: the group has gone to one of another editor."""

    def show_row(self, row: str) -> None:
        """Makes a row the one that is talked about, when its point in the picture is pressed."""

    def focus_row(self, row: str) -> None:
        """Puts the keyboard in a row, if it is here."""

    def focus_at(self, row: str, column: str) -> None:
        """Puts the keyboard in one cell; where there is no such row, where one would write in that column."""
        self.focus_first()

    def focus_first(self) -> None:
        """Puts the keyboard where one would begin; an editor one only reads in has no such place."""

    # --- what the page puts round it ----------------------------------------------------------------------------

    def suggests(self) -> bool:
        """True if what was said before stands beside it, to be taken in."""
        return False

    def has_names(self) -> bool:
        """True if it can show who gave which answer, should the group wish."""
        return False

    names_shown = False

    def show_names(self, on: bool) -> None:
        """The group wants to see who gave which answer, or no longer."""

    def offer(self) -> Act | None:
        """What the foot of the page offers to do with it."""
        return None

    shares_foot = False
    """True for one whose words in the foot may stand beside those of others, each with its label."""

    def foot(self) -> FootWords | None:
        """What remains to be done here, for the foot of the page; None leaves it to the others."""
        return None


def focused(widget: QWidget) -> bool:
    """True if somebody is typing in that widget."""
    return widget.hasFocus()


def may_replace(widget: QWidget, event: Event | None) -> bool:
    """True if a refresh may change the widget's text: nobody types in it, or it comes from undo or redo."""
    return not focused(widget) or (event is not None and event.cause != "edit")
