"""What the group writes beside the values it agrees on: its evidence, an example; under the row it talks about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from exercises.answers.sheet import Row
from ui.context import Context
from ui.editors.other_columns import ColumnFields, names_its_column, summary_of
from workbook.pack import Column, Field
from workbook.typed_text import shortened

_LONGEST = 140


class ToldFields(ColumnFields):
    """The fields of one row. Escape leads back (`enter`), and what was written stays."""

    def __init__(self, context: Context, field: Field, row_: Row, told: tuple[Column, ...]) -> None:
        super().__init__(context, field, row_.id, told, row_.words)
        self._context, self._field, self._id, self._told = context, field, row_.id, told
        for widget in self.chain():
            widget.installEventFilter(self)

    def said(self) -> list[str]:
        """What stands there, in a line each: *What shows it: the minutes from spring*."""
        found = []
        for spec in self._told:
            words = summary_of(self._context, self._field, self._id, [spec])
            if words:
                label = self._context.field_text(self._field, f"columns.{spec.id}.label")
                short = shortened(words, _LONGEST)
                found.append(f"{label}: {short}" if not names_its_column(spec) else short)
        return found

    def begin(self, text: str) -> None:
        """Puts the keyboard in the first field, with what was typed already."""
        for widget in self.chain()[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(widget, QLineEdit):
                widget.end(False)
                if text:
                    widget.insert(text)
                    widget.textEdited.emit(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                widget.moveCursor(widget.textCursor().MoveOperation.End)
                widget.insertPlainText(text)

    def has_keyboard(self) -> bool:
        """True while somebody writes in it."""
        return any(widget.hasFocus() for widget in self.chain())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if down and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.enter.emit()
            return True
        return False
