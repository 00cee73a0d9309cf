"""The other columns of a list's chosen row: small fields in a flow, each under its label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from exercises.cards import taken_from
from ui.context import Context
from ui.editors.editor import may_replace
from ui.parts.check import Check, Choice
from ui.parts.scale import Scale
from ui.parts.stack import column, row
from ui.parts.text_field import LineField, TextField
from ui.parts.words import Words
from workbook.model import Event, Value
from workbook.pack import Column, Field
from workbook.words import _


def summary_of(context: Context, field: Field, id_: str, columns: Sequence[Column]) -> str:
    """What the other columns say, in a line: *brukare, mottagare, berättigad efter prövning*."""
    parts = []
    for spec in columns:
        value = context.sheet.value(field, id_, spec.id, author=context.author)
        if value in (None, "", []):
            continue
        if spec.kind in ("choice", "choices"):
            words = dict(context.sheet.named_options(field, spec.id))
            chosen = [value] if spec.kind == "choice" else value
            parts.append(", ".join(words.get(one, "") for one in chosen))
        elif spec.kind == "scale":
            parts.append(f"{context.field_text(field, f'columns.{spec.id}.label')} {value}")
        else:
            parts.append(str(value))
    heading = taken_from(context.sheet, field, id_)
    if heading is not None and heading.hints:
        parts.append(_("You said: {words}").format(words=", ".join(heading.hints)))
    return " · ".join(part for part in parts if part)


class ColumnFields(QWidget):
    """Fields for `columns` of the row `id_`. `enter()` when Enter is pressed in a line: the row is done."""

    enter = Signal()

    def __init__(
        self,
        context: Context,
        field: Field,
        id_: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._field, self._id, self._columns = context, field, id_, columns
        look = context.look
        self._inputs: dict[str, QWidget] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look.px(2), 0, look.px(6))
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(10))
        at = 0
        for spec in columns:
            wide = spec.kind in ("long_text", "choices")
            if wide and at % 2:
                at += 1
            cell = QWidget(self)
            stack = column(look, cell, space=4)
            label = context.field_text(field, f"columns.{spec.id}.label") or _("Role")
            stack.addWidget(Words(look, label, "small", colour="ink2", wrap=False))
            made = self._input(spec, label)
            self._inputs[spec.id] = made
            stack.addWidget(made)
            grid.addWidget(cell, at // 2, at % 2, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            at += 2 if wide else 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.refresh()

    def chain(self) -> list[QWidget]:
        """Its inputs in the order Tab goes through them."""
        found: list[QWidget] = []
        for widget in self._inputs.values():
            found += list(widget.findChildren(Check)) or [widget.focusProxy() or widget]
        return found

    def refresh(self, event: Event | None = None) -> None:
        """Shows what the workbook says now."""
        for spec in self._columns:
            value = self._context.sheet.value(self._field, self._id, spec.id, author=self._context.author)
            made = self._inputs[spec.id]
            if isinstance(made, LineField | TextField):
                if may_replace(made, event) and made.text() != (value or ""):
                    if isinstance(made, TextField):
                        made.set_text(value or "")
                    else:
                        made.setText(value or "")
            elif isinstance(made, Choice):
                made.set_current_key(value or "")
            elif isinstance(made, Scale):
                made.set_value(value)
            else:
                for check in made.findChildren(Check):
                    check.blockSignals(True)
                    check.setChecked(check.property("option") in (value or []))
                    check.blockSignals(False)

    def _input(self, spec: Column, label: str) -> QWidget:
        look, context = self._context.look, self._context
        placeholder = context.field_text(self._field, f"columns.{spec.id}.placeholder")
        if spec.kind == "long_text":
            text = TextField(look, "", min_lines=1, max_lines=6, placeholder=placeholder, name=label)
            text.changed.connect(lambda words, spec=spec: self._type(spec, words))
            text.left.connect(context.session.leave)
            return text
        if spec.kind == "choice":
            options = [("", _("Not chosen")), *context.sheet.named_options(self._field, spec.id)]
            choice = Choice(look, options, name=label)
            choice.activated.connect(
                lambda _i, spec=spec, choice=choice: self._write(spec, choice.current_key() or None)
            )
            return choice
        if spec.kind == "choices":
            holder = QWidget()
            flow = row(look, holder, space=16)
            options = context.sheet.named_options(self._field, spec.id)
            for option, words in options:
                check = Check(look, words)
                check.setProperty("option", option)
                check.toggled.connect(lambda _on, spec=spec, holder=holder: self._write_checks(spec, holder))
                flow.addWidget(check)
            if not options:
                flow.addWidget(Words(look, _("Nothing to choose from yet."), "small", colour="ink2"))
            flow.addStretch(1)
            return holder
        if spec.kind == "scale":
            low = context.field_text(self._field, f"columns.{spec.id}.low")
            high = context.field_text(self._field, f"columns.{spec.id}.high")
            scale = Scale(look, spec.low, spec.high, low, high, _("don't know"), name=label)
            scale.changed.connect(lambda value, spec=spec: self._write(spec, value))
            return scale
        line = LineField(look, "", placeholder=placeholder, name=label)
        line.changed.connect(lambda words, spec=spec: self._type(spec, words))
        line.editingFinished.connect(context.session.leave)
        line.returnPressed.connect(self.enter)
        return line

    def _write_checks(self, spec: Column, holder: QWidget) -> None:
        chosen = [check.property("option") for check in holder.findChildren(Check) if check.isChecked()]
        self._write(spec, chosen or None)

    def _write(self, spec: Column, value: Value) -> None:
        context = self._context
        label = context.field_text(self._field, f"columns.{spec.id}.label")
        context.session.do(
            label, lambda: context.sheet.set(self._field, self._id, spec.id, value, author=context.author)
        )

    def _type(self, spec: Column, value: str) -> None:
        context = self._context
        label = context.field_text(self._field, f"columns.{spec.id}.label")
        context.session.type(
            f"{self._field.place}/{self._id}/{spec.id}",
            label,
            lambda: context.sheet.set(self._field, self._id, spec.id, value, author=context.author),
        )
