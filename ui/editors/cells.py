"""The cells of lists and grids, by the kind of their column. One more is one more class in the table at the end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from exercises.fields.choice import Choice, Choices
from exercises.fields.kind import kind_of
from exercises.fields.scale import Scale
from exercises.fields.text import LongText, TextKind
from exercises.fields.tick import Tick
from ui.context import Context
from ui.editors.cell import Cell
from ui.editors.editor import may_replace
from ui.editors.list_row import RowText
from ui.parts.check_box import CheckBox, DropDown
from ui.parts.roving import ChoiceButton
from ui.parts.scale_cells import ScaleCells
from ui.parts.stack import empty, row
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


class LineCell(Cell):
    """A text of one line, or, in a grid, of one line that grows."""

    stretches = 2
    _least = _TEXT

    def make(self) -> QWidget:
        self._made = self._text() if self.grows else self._line()
        return self._made

    def _placeholder(self) -> str:
        return self.context.field_text(self.field, f"columns.{self.spec.id}.placeholder")

    def _role(self) -> str:
        return "voice" if self.spec.voice else "body"

    def _line(self) -> LineField | TextField:
        line = LineField(
            self.context.look, "", placeholder=self._placeholder(), name=self.name, role=self._role()
        )
        line.changed.connect(self.type)
        line.editingFinished.connect(self.context.session.leave)
        line.returnPressed.connect(self.enter)
        return line

    def _text(self) -> LineField | TextField:
        text = RowText(
            self.context.look, "", min_lines=1, max_lines=6, placeholder=self._placeholder(), name=self.name,
            role=self._role(),
        )  # fmt: skip
        text.enter.connect(self.enter)
        text.step.connect(self.step)
        return self._written_in(text)

    def _written_in(self, text: TextField) -> TextField:
        text.changed.connect(self.type)
        text.left.connect(self.context.session.leave)
        return text

    def show(self, value: Value, event: Event | None = None) -> None:
        made, words = self._made, text_of(value)
        if not may_replace(made, event) or made.text() == words:
            return
        if isinstance(made, TextField):
            made.set_text(words)
        else:
            made.setText(words)
            made.setCursorPosition(0)

    def least_width(self) -> int:
        return self.context.look.px(self._least)


class TextCell(LineCell):
    """A text of as many lines as it takes."""

    stretches = 3
    own_line = True
    _least = _LONG

    def _text(self) -> LineField | TextField:
        made = TextField(
            self.context.look, "", min_lines=1, max_lines=6, placeholder=self._placeholder(), name=self.name,
            role=self._role(),
        )  # fmt: skip
        return self._written_in(made)

    _line = _text


class ChoiceCell(Cell):
    """One of the options, from a list that drops down."""

    def make(self) -> QWidget:
        self._options = self.context.sheet.named_options(self.field, self.spec.id)
        self._choice = choice = DropDown(self.context.look, self._offered(), name=self.name)
        choice.activated.connect(lambda _i: self.write(choice.current_key() or None))
        return choice

    def _offered(self) -> list[tuple[str, str]]:
        return [("", _("Not chosen")), *self._options]

    def show(self, value: Value, event: Event | None = None) -> None:
        options = self.context.sheet.named_options(self.field, self.spec.id)
        if options != self._options:  # they may be rows of another list, which change too
            self._options = options
            self._choice.set_options(self._offered())
        self._choice.set_current_key(text_of(value))

    def least_width(self) -> int:
        low, high = (self.context.look.px(n) for n in _CHOICE)
        return max(low, min(self._choice.sizeHint().width(), high))

    def lay_out(self, *, whole: bool) -> None:
        policy = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding
        self._choice.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        hint = self._choice.sizeHint()
        self._choice.setMaximumWidth(hint.width() if whole else 16_777_215)


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


class ChecksCell(Cell):
    """Several of the options, each with a box to check."""

    own_line = True

    def make(self) -> QWidget:
        self._holder = QWidget() if self.grows else _AcrossOrDown()
        self._layout: QBoxLayout = row(self.context.look, self._holder, space=4 if self.grows else 16)
        self._fill()
        return self._holder

    def _fill(self) -> None:
        look, layout = self.context.look, self._layout
        empty(layout)
        self._options = self.context.sheet.named_options(self.field, self.spec.id)
        for option, words in self._options:
            shown = look.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, look.px(_LONGEST))
            check = CheckBox(look, shown, name=f"{self.name}, {words}" if self.grows else words)
            check.setToolTip(words if shown != words else "")
            check.setProperty("option", option)
            check.clicked.connect(lambda _on=False: self._write_checked())
            layout.addWidget(check)
        if not self._options:
            layout.addWidget(Words(look, _("Nothing to choose from yet."), "small", colour="ink2"))
        layout.addStretch(1)
        if isinstance(self._holder, _AcrossOrDown):
            self._holder.most = look.px(_LINE)
            self._holder.turn()
        else:
            layout.setDirection(QBoxLayout.Direction.TopToBottom)

    def _checks(self) -> list[CheckBox]:
        """None where there is nothing to choose from yet."""
        return list(self._holder.findChildren(CheckBox))

    def _write_checked(self) -> None:
        self.write([check.property("option") for check in self._checks() if check.isChecked()] or None)

    def show(self, value: Value, event: Event | None = None) -> None:
        if self.context.sheet.named_options(self.field, self.spec.id) != self._options:
            self._fill()
        for check in self._checks():
            check.setChecked(check.property("option") in parts_of(value))

    def chain(self) -> list[QWidget]:
        return [*self._checks()]

    def least_width(self) -> int:
        checks = [check.sizeHint().width() for check in self._checks()]
        return max(self.context.look.px(_CHOICES), *checks, 0)


class ScaleCell(Cell):
    """A number between two ends, or *don't know*."""

    own_line = True

    def make(self) -> QWidget:
        text, spec = self.context.field_text, self.spec
        at = f"columns.{spec.id}"
        low, high = text(self.field, f"{at}.low"), text(self.field, f"{at}.high")
        colour = "ink" if self.context.author == GROUP else "people"
        self._scale = ScaleCells(
            self.context.look, spec.low, spec.high, low, high, _("don't know"), name=self.name, colour=colour
        )
        self._scale.changed.connect(self.write)
        return self._scale

    def show(self, value: Value, event: Event | None = None) -> None:
        self._scale.set_value(number_or_text(value))

    def chain(self) -> list[QWidget]:
        """All of it: Tab comes and goes where the answer is."""
        return [*self._scale.findChildren(ChoiceButton)]


class TickCell(Cell):
    """Yes or nothing. Under a heading of its own it needs no words; elsewhere they are what one ticks."""

    names_itself = True

    def make(self) -> QWidget:
        look = self.context.look
        self._check = check = CheckBox(look, "" if self.grows else self.label, name=self.name)
        check.setFixedHeight(look.px(TARGET_BUTTON))
        check.clicked.connect(lambda on=False: self.write(on or None))
        return check

    def show(self, value: Value, event: Event | None = None) -> None:
        self._check.setChecked(bool(value))

    def chain(self) -> list[QWidget]:
        return [self._check]

    def least_width(self) -> int:
        return self.context.look.px(44)


CELLS: dict[type, type[Cell]] = {
    TextKind: LineCell,
    LongText: TextCell,
    Choice: ChoiceCell,
    Choices: ChecksCell,
    Scale: ScaleCell,
    Tick: TickCell,
}
"""What one answers a column in; a kind without an entry has that of the nearest class it is built on."""


def make_cell(
    context: Context, field: Field, id_: str, spec: Column, name: str, *, grows: bool = False
) -> Cell:
    """The cell of a column. Raises LookupError for a kind that has none."""
    for each in type(kind_of(spec)).__mro__:
        if each in CELLS:
            return CELLS[each](context, field, id_, spec, name, grows=grows)
    raise LookupError(f"no cell shows a column of the kind {spec.kind}")
