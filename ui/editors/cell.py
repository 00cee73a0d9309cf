"""One cell of a list's row or a grid's: what it shows, how it is written, and how it is laid out.

What one answers in depends on the kind of its column: see `ui/editors/cells.py`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from exercises.fields.changes import was
from ui.context import Context
from ui.parts.stack import set_shown
from ui.parts.words import Words
from workbook.model import GROUP, Event, Value
from workbook.pack import Column, Field
from workbook.words import _


class Cell(QObject):
    """The input for the column `spec` of the row `id_`; it is called `name`. Whoever inherits says what it is made of.

    `grows` is True in a grid, where the cell stands under a heading and texts of one line grow with their words.
    `enter()` tells of Enter in a text of one line, `step(by)` that the cell above or below is wanted.
    """

    enter = Signal()
    step = Signal(int)

    stretches = 0
    """How much of the room that is left it takes; 0 = it has a width of its own."""
    own_line = False
    """True for one that takes a whole line where cells stand in a flow."""
    names_itself = False
    """True for one in which its label stands, outside a grid."""

    def __init__(
        self, context: Context, field: Field, id_: str, spec: Column, name: str, *, grows: bool = False
    ) -> None:
        super().__init__()
        self.context, self.field, self.id, self.spec, self.name = context, field, id_, spec, name
        self.label = context.field_text(field, f"columns.{spec.id}.label") or _("Role")
        self.grows = grows
        self.widget = self.make()
        # Beside a grid's cell stands what it was the last time; whoever answers alone is not to be led by it.
        again = grows and context.author == GROUP and context.sheet.last_round(field)
        self.last = Words(context.look, "", "small", colour="ink2") if again else None

    # --- what a kind says of it ---------------------------------------------------------------------------------

    def make(self) -> QWidget:
        """What one answers in; it writes with `write` or `type`."""
        raise NotImplementedError

    def show(self, value: Value, event: Event | None = None) -> None:
        """Shows a value; `event` is what has changed it, for a text that somebody may be typing in."""
        raise NotImplementedError

    def chain(self) -> list[QWidget]:
        """Its inputs in the order Tab goes through them."""
        return [self.widget.focusProxy() or self.widget]

    def least_width(self) -> int:
        """Below this the cell is no longer pleasant."""
        return self.widget.sizeHint().width()

    def lay_out(self, *, whole: bool) -> None:
        """`whole` gives it the width of the row to itself; else it keeps what suits its kind."""

    # --- what it says -------------------------------------------------------------------------------------------

    def value(self) -> Value:
        return self.context.sheet.value(self.field, self.id, self.spec.id, author=self.context.author)

    def is_empty(self) -> bool:
        return self.value() in (None, "", [])

    def refresh(self, event: Event | None = None) -> None:
        """Shows what the workbook says now."""
        if self.last is not None:
            said = was(self.context.sheet, self.field, self.id, self.spec.id)
            if self.last.text() != said:
                self.last.setText(said)
            set_shown(self.last, bool(said))
        self.show(self.value(), event)

    def focus(self) -> None:
        """Puts the keyboard in the input."""
        for widget in [self.widget] if self.widget.focusProxy() is not None else self.chain()[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- writing ------------------------------------------------------------------------------------------------

    def write(self, value: Value) -> None:
        """Writes a value at once, as a step of its own."""
        context = self.context
        context.session.do(
            self.label,
            lambda: context.sheet.set(self.field, self.id, self.spec.id, value, author=context.author),
        )

    def type(self, value: Value) -> None:
        """Writes a value while it is being typed."""
        context = self.context
        context.session.type(
            f"{self.field.place}/{self.id}/{self.spec.id}/{context.author}",
            self.label,
            lambda: context.sheet.set(self.field, self.id, self.spec.id, value, author=context.author),
        )
