"""The other columns of a list's chosen row: small fields in a flow, each under its label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from exercises.fields.kind import kind_of
from exercises.fields.reading import value_words
from exercises.together.cards import taken_from
from ui.context import Context
from ui.editors.cell import Cell
from ui.editors.cells import make_cell
from ui.parts.stack import column
from ui.parts.words import Words
from workbook.model import Event
from workbook.pack import Column, Field
from workbook.words import _


def summary_of(context: Context, field: Field, id_: str, columns: Sequence[Column]) -> str:
    """What the other columns say, in a line: *brukare, mottagare, berättigad efter prövning*."""
    parts = []
    for spec in columns:
        value = context.sheet.value(field, id_, spec.id, author=context.author)
        if value in (None, "", []):
            continue
        label = context.field_text(field, f"columns.{spec.id}.label")
        if kind_of(spec).measured:
            parts.append(f"{label} {value}")
        elif not kind_of(spec).stands_alone:  # what is ticked says itself what it is
            parts.append(label)
        else:
            parts.append(value_words(context.sheet, field, spec.id, value))
    heading = taken_from(context.sheet, field, id_)
    if heading is not None and heading.hints:
        parts.append(_("You said: {words}").format(words=", ".join(heading.hints)))
    return " · ".join(part for part in parts if part)


def names_its_column(spec: Column) -> bool:
    """True for a column whose summary begins with what it is called."""
    return kind_of(spec).measured or not kind_of(spec).stands_alone


class ColumnFields(QWidget):
    """Fields for `columns` of the row `id_`, which is called `name` where it is one of many.

    `enter()` when Enter is pressed in a line: the row is done.
    """

    enter = Signal()

    def __init__(
        self,
        context: Context,
        field: Field,
        id_: str,
        columns: Sequence[Column],
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = context.look
        self._cells: list[Cell] = []
        self._holders: list[tuple[QWidget, bool, Qt.AlignmentFlag]] = []
        """What holds a field, whether it takes the whole width, and where it stands in its line."""
        self._by = 0
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, look.px(2), 0, look.px(6))
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(10))
        for spec in columns:
            holder = QWidget(self)
            stack = column(look, holder, space=4)
            label = context.field_text(field, f"columns.{spec.id}.label") or _("Role")
            made = make_cell(context, field, id_, spec, f"{name}: {label}" if name else label)
            made.setParent(self)
            if not made.names_itself:
                stack.addWidget(Words(look, label, "small", colour="ink2", wrap=False))
            made.enter.connect(self.enter)
            self._cells.append(made)
            stack.addWidget(made.widget)
            low = Qt.AlignmentFlag.AlignBottom if made.names_itself else Qt.AlignmentFlag.AlignTop
            wide = made.own_line or (made.stretches > 0 and len(columns) == 1)
            self._holders.append((holder, wide, low))
        self._place(2)
        self.refresh()

    def _place(self, by: int) -> None:
        """So many fields beside each other."""
        if by == self._by:
            return
        self._by, at = by, 0
        for holder, wide, low in self._holders:
            wide = wide or by == 1
            at += at % by if wide else 0
            self._grid.addWidget(holder, at // by, at % by, 1, by if wide else 1, low)
            at += by if wide else 1
        for number in range(2):
            self._grid.setColumnStretch(number, int(number < by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two beside each other while every two have room."""
        super().resizeEvent(event)
        small = [holder.minimumSizeHint().width() for holder, wide, _low in self._holders if not wide]
        two = sum(sorted(small)[-2:]) + self._grid.horizontalSpacing()
        self._place(2 if self.width() >= two else 1)

    def minimumSizeHint(self) -> QSize:
        """It never holds the page wider than its widest field."""
        widest = max((holder.minimumSizeHint().width() for holder, *_rest in self._holders), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def chain(self) -> list[QWidget]:
        """Its inputs in the order Tab goes through them."""
        return [widget for cell in self._cells for widget in cell.chain()]

    def cells(self) -> list[Cell]:
        return self._cells

    def focus_column(self, column_: str) -> None:
        """Puts the keyboard in that column."""
        for cell in self._cells:
            if cell.spec.id == column_:
                cell.focus()

    def refresh(self, event: Event | None = None) -> None:
        """Shows what the workbook says now."""
        for cell in self._cells:
            cell.refresh(event)
