"""One cell of a list's row or a grid's: the input that suits its kind, what it shows, and how it is written."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from exercises.fields.changes import was
from ui.context import Context
from ui.editors.editor import may_replace
from ui.editors.list_row import RowText
from ui.parts.check_box import CheckBox, DropDown
from ui.parts.roving import ChoiceButton
from ui.parts.scale_cells import ScaleCells
from ui.parts.stack import empty, row, set_shown
from ui.parts.text_field import LineField, TextField
from ui.parts.words import Words
from workbook.model import GROUP, Event, Value
from workbook.pack import Column, Field
from workbook.tokens import TARGET_BUTTON
from workbook.values import number_or_text, parts_of, text_of
from workbook.words import _

_CHOICE, _CHOICES, _TEXT, _LONG = (140, 260), 190, 150, 200
"""How wide cells are at 100 %: a choice at least and most, several choices and texts at least."""
_LINE, _LONGEST = 560, 230
"""Checks that are wider together stand under each other, and no words of theirs are longer."""


class _AcrossOrDown(QWidget):
    """Checks side by side while there is room for all of them and they are no wider than `most`."""

    most = 0

    def turn(self) -> None:
        """Lays them out for the width there is."""
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        checks = self._checks()
        apart = layout.spacing() * (len(checks) - 1)
        wide = sum(check.sizeHint().width() for check in checks)
        down = wide > self.most or wide + apart > self.width()
        layout.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _checks(self) -> list[CheckBox]:
        layout = self.layout()
        items = [layout.itemAt(i) for i in range(layout.count())] if layout is not None else []
        found = [item.widget() for item in items if item is not None]
        return [widget for widget in found if isinstance(widget, CheckBox)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.turn()

    def minimumSizeHint(self) -> QSize:
        """It never holds the page wider than its widest check."""
        widest = max((check.sizeHint().width() for check in self._checks()), default=0)
        return QSize(widest, super().minimumSizeHint().height())


class CellInput(QObject):
    """The input for the column `spec` of the row `id_`.

    `grows` makes short texts fields that grow with their words, as a grid's cells do; Enter and the arrows at its edges
    then lead to the cell above or below (`step`). `enter()` tells of Enter in a text of one line.
    """

    enter = Signal()
    step = Signal(int)

    def __init__(
        self, context: Context, field: Field, id_: str, spec: Column, name: str, *, grows: bool = False
    ) -> None:
        super().__init__()
        self.context, self.field, self.id, self.spec, self.name = context, field, id_, spec, name
        self.label = context.field_text(field, f"columns.{spec.id}.label") or _("Role")
        self._grows = grows
        self._options: list[tuple[str, str]] = []
        self.widget = self._make()
        # Beside a grid's cell stands what it was the last time; whoever answers alone is not to be led by it.
        again = grows and context.author == GROUP and context.sheet.last_round(field)
        self.last = Words(context.look, "", "small", colour="ink2") if again else None

    # --- what it is made of -------------------------------------------------------------------------------------

    def _make(self) -> QWidget:
        kind, look = self.spec.kind, self.context.look
        placeholder = self.context.field_text(self.field, f"columns.{self.spec.id}.placeholder")
        role = "voice" if self.spec.voice else "body"
        if kind == "long_text":
            return self._text(
                TextField(
                    look, "", min_lines=1, max_lines=6, placeholder=placeholder, name=self.name, role=role
                )
            )
        if kind == "choice":
            return self._choice()
        if kind == "choices":
            return self._checks()
        if kind == "scale":
            return self._scale()
        if kind == "tick":
            return self._tick()
        if self._grows:
            text = RowText(
                look, "", min_lines=1, max_lines=6, placeholder=placeholder, name=self.name, role=role
            )
            text.enter.connect(self.enter)
            text.step.connect(self.step)
            return self._text(text)
        line = LineField(look, "", placeholder=placeholder, name=self.name, role=role)
        line.changed.connect(self._type)
        line.editingFinished.connect(self.context.session.leave)
        line.returnPressed.connect(self.enter)
        return line

    def _text(self, text: TextField) -> TextField:
        text.changed.connect(self._type)
        text.left.connect(self.context.session.leave)
        return text

    def _choice(self) -> DropDown:
        self._options = self.context.sheet.named_options(self.field, self.spec.id)
        choice = DropDown(self.context.look, [("", _("Not chosen")), *self._options], name=self.name)
        choice.activated.connect(lambda _i: self._write(choice.current_key() or None))
        return choice

    def _scale(self) -> ScaleCells:
        text, spec = self.context.field_text, self.spec
        at = f"columns.{spec.id}"
        low, high = text(self.field, f"{at}.low"), text(self.field, f"{at}.high")
        colour = "ink" if self.context.author == GROUP else "people"
        scale = ScaleCells(
            self.context.look, spec.low, spec.high, low, high, _("don't know"), name=self.name, colour=colour
        )
        scale.changed.connect(self._write)
        return scale

    def _tick(self) -> CheckBox:
        # Under a heading of its own it needs no words; elsewhere they are what one ticks.
        look = self.context.look
        check = CheckBox(look, "" if self._grows else self.label, name=self.name)
        check.setFixedHeight(look.px(TARGET_BUTTON))
        check.clicked.connect(lambda on=False: self._write(on or None))
        return check

    def _checks(self) -> QWidget:
        holder = QWidget() if self._grows else _AcrossOrDown()
        look = self.context.look
        layout: QBoxLayout = row(look, holder, space=4 if self._grows else 16)
        self._fill_checks(holder, layout)
        return holder

    def _fill_checks(self, holder: QWidget, layout: QBoxLayout) -> None:
        look = self.context.look
        empty(layout)
        self._options = self.context.sheet.named_options(self.field, self.spec.id)
        for option, words in self._options:
            shown = look.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, look.px(_LONGEST))
            check = CheckBox(look, shown, name=f"{self.name}, {words}" if self._grows else words)
            check.setToolTip(words if shown != words else "")
            check.setProperty("option", option)
            check.clicked.connect(lambda _on=False: self._write_checks(holder))
            layout.addWidget(check)
        if not self._options:
            layout.addWidget(Words(look, _("Nothing to choose from yet."), "small", colour="ink2"))
        layout.addStretch(1)
        if isinstance(holder, _AcrossOrDown):
            holder.most = look.px(_LINE)
            holder.turn()
        else:
            layout.setDirection(QBoxLayout.Direction.TopToBottom)

    # --- what it says -------------------------------------------------------------------------------------------

    def value(self) -> Value:
        return self.context.sheet.value(self.field, self.id, self.spec.id, author=self.context.author)

    def is_empty(self) -> bool:
        return self.value() in (None, "", [])

    def refresh(self, event: Event | None = None) -> None:
        """Shows what the workbook says now."""
        value, made = self.value(), self.widget
        if self.last is not None:
            said = was(self.context.sheet, self.field, self.id, self.spec.id)
            if self.last.text() != said:
                self.last.setText(said)
            set_shown(self.last, bool(said))
        if isinstance(made, LineField | TextField):
            words = text_of(value)
            if may_replace(made, event) and made.text() != words:
                if isinstance(made, TextField):
                    made.set_text(words)
                else:
                    made.setText(words)
                    made.setCursorPosition(0)
        elif isinstance(made, ScaleCells):
            made.set_value(number_or_text(value))
        elif isinstance(made, CheckBox):
            made.setChecked(bool(value))
        else:
            self._refresh_options(value)

    def _refresh_options(self, value: Value) -> None:
        """The options may be rows of another list, which change too."""
        made = self.widget
        options = self.context.sheet.named_options(self.field, self.spec.id)
        if isinstance(made, DropDown):
            if options != self._options:
                self._options = options
                made.set_options([("", _("Not chosen")), *options])
            made.set_current_key(text_of(value))
            return
        layout = made.layout()
        if options != self._options and isinstance(layout, QBoxLayout):
            self._fill_checks(made, layout)
        for check in made.findChildren(CheckBox):
            check.setChecked(check.property("option") in parts_of(value))

    def chain(self) -> list[QWidget]:
        """Its inputs in the order Tab goes through them."""
        if isinstance(self.widget, CheckBox):
            return [self.widget]
        if self.spec.kind == "choices":  # none where there is nothing to choose from yet
            return list(self.widget.findChildren(CheckBox))
        if isinstance(self.widget, ScaleCells):  # all of it: Tab comes and goes where the answer is
            return list(self.widget.findChildren(ChoiceButton))
        return [self.widget.focusProxy() or self.widget]

    def focus(self) -> None:
        """Puts the keyboard in the input."""
        for widget in [self.widget] if self.widget.focusProxy() is not None else self.chain()[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- how it is laid out -------------------------------------------------------------------------------------

    @property
    def stretches(self) -> int:
        """How much of the room that is left it takes; 0 = it has a width of its own."""
        return {"short_text": 2, "long_text": 3}.get(self.spec.kind, 0)

    def least_width(self) -> int:
        """Below this the cell is no longer pleasant."""
        look, made = self.context.look, self.widget
        if self.stretches:
            return look.px(_LONG if self.spec.kind == "long_text" else _TEXT)
        if isinstance(made, DropDown):
            low, high = (look.px(n) for n in _CHOICE)
            return max(low, min(made.sizeHint().width(), high))
        if isinstance(made, CheckBox):
            return look.px(44)
        if isinstance(made, ScaleCells):
            return made.sizeHint().width()
        checks = [check.sizeHint().width() for check in made.findChildren(CheckBox)]
        return max(look.px(_CHOICES), *checks, 0)

    def lay_out(self, *, whole: bool) -> None:
        """`whole` gives it the width of the row to itself; else it keeps what suits its kind."""
        if self.stretches or not isinstance(self.widget, DropDown):
            return
        policy = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding
        self.widget.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        hint: QSize = self.widget.sizeHint()
        self.widget.setMaximumWidth(hint.width() if whole else 16_777_215)

    # --- writing ------------------------------------------------------------------------------------------------

    def _write_checks(self, holder: QWidget) -> None:
        chosen = [check.property("option") for check in holder.findChildren(CheckBox) if check.isChecked()]
        self._write(chosen or None)

    def _write(self, value: Value) -> None:
        context = self.context
        context.session.do(
            self.label,
            lambda: context.sheet.set(self.field, self.id, self.spec.id, value, author=context.author),
        )

    def _type(self, words: str) -> None:
        context = self.context
        context.session.type(
            f"{self.field.place}/{self.id}/{self.spec.id}/{context.author}",
            self.label,
            lambda: context.sheet.set(self.field, self.id, self.spec.id, words, author=context.author),
        )
