"""Scales for many rows, as each answers them on their own: every row with cells to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercises.sheet import Row
from ui.context import Context
from ui.editors.editor import Editor
from ui.editors.nothing import nothing_yet
from ui.parts.scale import Scale
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import VoiceText, Words
from workbook.model import Event
from workbook.pack import Field
from workbook.words import _


class ScaleEditor(Editor):
    """One participant's numbers: every row with its scales beside it."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._stack = column(self.look, self)
        self._scales: dict[tuple[str, str], Scale] = {}
        self._shown: list[Row] = []
        self._build()

    def _rows(self) -> list[Row]:
        rows = self.sheet.grid_rows(self.field)
        return [row_ for row_ in rows if self.context.parent in ("", row_.parent)]

    def rebuild(self) -> None:
        self._build()

    def _build(self) -> None:
        empty(self._stack)
        self._scales.clear()
        self._shown = self._rows()
        if not self._shown:
            self._stack.addWidget(nothing_yet(self))
            return
        source = self.sheet.field(self.field.rows, self.field.exercise)
        parents = {row_.parent for row_ in self._shown}
        before = ""
        for row_ in self._shown:
            if len(parents) > 1 and row_.parent != before:
                before = row_.parent
                words_of = self.sheet.words(self.sheet.field(source.per, source.exercise), before)
                self._stack.addSpacing(self.look.px(14))
                self._stack.addWidget(Words(self.look, words_of, "panel"))
                self._stack.addSpacing(self.look.px(6))
            self._stack.addWidget(hairline())
            line = QWidget()
            inner: QBoxLayout = (column if self.narrow else row)(
                self.look, line, space=10 if self.narrow else 24, margins=(0, 12, 0, 12)
            )
            make = VoiceText if source.voice else Words
            words = make(self.look, row_.words, "voice" if source.voice else "body")
            inner.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
            for spec in self.field.columns:
                inner.addWidget(
                    self._scale(row_, spec.id), 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
                )
            self._stack.addWidget(line)
        self._stack.addWidget(hairline())
        self.refresh()

    def _scale(self, row_: Row, column_: str) -> QWidget:
        spec = self.field.column(column_)
        at = f"columns.{column_}"
        label = self.context.field_text(self.field, f"{at}.label")
        holder = QWidget()
        stack = column(self.look, holder, space=4)
        stack.addWidget(Words(self.look, label, "small_bold", wrap=False))
        scale = Scale(
            self.look,
            spec.low,
            spec.high,
            self.context.field_text(self.field, f"{at}.low"),
            self.context.field_text(self.field, f"{at}.high"),
            _("don't know"),
            name=f"{row_.words}: {label}",
        )
        scale.changed.connect(lambda value, row_=row_, column_=column_: self.write(value, row_.id, column_))
        self._scales[row_.id, column_] = scale
        stack.addWidget(scale)
        return holder

    def refresh(self, event: Event | None = None) -> None:
        if self._rows() != self._shown:
            self._build()
            return
        for (row_, column_), scale in self._scales.items():
            value = self.value(row_, column_)
            if scale.value() != value:
                scale.set_value(value)

    def focus_first(self) -> None:
        for (row_, column_), scale in self._scales.items():
            if self.value(row_, column_) is None:
                scale.setFocus()
                return
        for scale in self._scales.values():
            scale.setFocus()
            return
