"""A grid of texts: what the group says about each row, in its own words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.editors.editor import Editor, may_replace
from ui.parts.empty_state import EmptyState
from ui.parts.stack import column, empty
from ui.parts.text_field import TextField
from ui.parts.words import VoiceText, Words
from workbook.model import Event
from workbook.pack import Field


class SentencesEditor(Editor):
    """A grid of texts: every row with what the group says about it in its own words."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._stack = column(self.look, self, space=6)
        self._fields: dict[tuple[str, str], TextField] = {}
        self._shown: list[object] = []
        self._build()

    def _build(self) -> None:
        empty(self._stack)
        self._fields.clear()
        rows = self.sheet.grid_rows(self.field)
        self._shown = list(rows)
        if not rows:
            first, _dot, rest = self.context.field_text(self.field, "empty").partition(". ")
            self._stack.addWidget(EmptyState(self.look, first, rest))
            return
        source = self.sheet.field(self.field.rows, self.field.exercise)
        for row_ in rows:
            self._stack.addWidget(VoiceText(self.look, row_.words, "voice_large"))
            beneath = self.sheet.beneath(source, row_.id)
            if beneath:
                self._stack.addWidget(Words(self.look, beneath, "cell", colour="ink2"))
            for spec in self.field.columns:
                label = self.context.field_text(self.field, f"columns.{spec.id}.label")
                placeholder = self.context.field_text(self.field, f"columns.{spec.id}.placeholder")
                made = TextField(
                    self.look, "", min_lines=1, max_lines=5, placeholder=placeholder, name=f"{row_.words}: {label}",
                    role="voice" if spec.voice else "body",
                )  # fmt: skip
                made.changed.connect(lambda text, id_=row_.id, column_=spec.id: self.type(text, id_, column_))
                made.left.connect(self.session.leave)
                self._fields[row_.id, spec.id] = made
                if len(self.field.columns) > 1:
                    self._stack.addWidget(Words(self.look, label, "small", colour="ink2"))
                self._stack.addWidget(made)
            self._stack.addSpacing(self.look.px(14))
        self.refresh()

    def refresh(self, event: Event | None = None) -> None:
        if list(self.sheet.grid_rows(self.field)) != self._shown:
            self._build()
            return
        for (id_, column_), made in self._fields.items():
            value = self.value(id_, column_) or ""
            if may_replace(made, event) and made.text() != value:
                made.set_text(value)

    def focus_first(self) -> None:
        for made in self._fields.values():
            if not made.text():
                made.setFocus()
                return
        for made in self._fields.values():
            made.setFocus()
            return
