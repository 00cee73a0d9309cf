"""A list as a fast typist loves it: type, Enter, type. Paste many lines and they are many rows.

There is always an empty row last. A row exists in the workbook from its first letter on; Backspace in an empty row goes
back up, Alt and the arrows move it, the handle drags it. What else one does with a row is in `row_acts.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from exercises.answers.sheet import Row
from exercises.fields.kind import kind_of
from ui.context import Context
from ui.editors.editor import Editor, may_replace
from ui.editors.kept_rows import KeptRows
from ui.editors.list_row import ListRow
from ui.editors.other_columns import ColumnFields, summary_of
from ui.editors.row_acts import RowActs
from ui.parts.stack import column, hairline
from workbook.model import Event, Place
from workbook.pack import Field
from workbook.typed_text import lines, new_id
from workbook.values import text_of
from workbook.words import _


class ListEditor(Editor):
    """Edits items, participants and checklists. `row_action` adds an entry to a row's menu: (words, what to do).

    `kept` says where the rows are kept, where that is not among the field's items.
    """

    beside_from = 780
    pictured = True

    def __init__(
        self,
        context: Context,
        field: Field,
        *,
        row_action: tuple[str, Callable[[str], None]] | None = None,
        kept: KeptRows | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, field, parent)
        self.kept = kept or KeptRows(context, field)
        self._acts = RowActs(context, self.kept, self, row_action)
        self._first = field.columns[0].id if field.columns else "name"
        self._ticked = kind_of(field).ticked_in
        others = tuple(spec for spec in field.columns[1:] if spec.id != self._ticked)
        # A single short column stands on the row's own line; more of them unfold under the chosen row.
        self._second = others[0] if len(others) == 1 and kind_of(others[0]).one_line else None
        self._others = () if self._second is not None else others
        self._rows: list[ListRow] = []
        self._current: ListRow | None = None
        self._stack = column(self.look, self)
        self._stack.addWidget(hairline())
        self.refresh()

    # --- showing ------------------------------------------------------------------------------------------------

    def places(self) -> set[Place]:
        return super().places() | {self.kept.place()}

    def refresh(self, event: Event | None = None) -> None:
        found = self.kept.rows()
        known = {row.id: row for row in self._rows if row.id}
        wanted: list[ListRow] = []
        for item in found:
            row = known.pop(item.id, None) or self._new_row(item.id)
            if may_replace(row.text, event) and row.text.text() != item.words:
                row.text.set_text(item.words)
            if row.tick is not None:
                self._show_tick(row)
            if row.second is not None and self._second is not None and may_replace(row.second, event):
                row.second.set_text(text_of(self.value(item.id, self._second.id)))
            row.set_draft(False)
            self._acts.say_anew(row)
            if row is not self._current:
                row.set_summary(self._summary(item.id))
            elif isinstance(row.details, ColumnFields):
                row.details.refresh(event)
            wanted.append(row)
        drafts = [row for row in self._rows if not row.id and (row.text.hasFocus() or row.text.text())]
        for row in known.values():
            self._drop(row)
        for draft in drafts:
            at = self._rows.index(draft)
            before = [row for row in self._rows[:at] if row in wanted]
            wanted.insert(wanted.index(before[-1]) + 1 if before else 0, draft)
        if not wanted or wanted[-1].id or wanted[-1].text.text():
            spare = [row for row in self._rows if not row.id and row not in wanted]
            wanted.append(spare[0] if spare else self._new_row(""))
        for row in self._rows:
            if row not in wanted and row not in known.values():
                self._drop(row)
        self._arrange(wanted)

    def _arrange(self, wanted: list[ListRow]) -> None:
        self._rows = wanted
        for number, row in enumerate(wanted):
            if self._stack.indexOf(row) != number + 1:
                self._stack.removeWidget(row)
                self._stack.insertWidget(number + 1, row)
            row.number.setText(str(number + 1))
            row.show()
        if self.field.at_most:
            full = self.is_full()
            for row in wanted:
                row.setVisible(bool(row.id) or not full)
        self.set_tab_order()

    def rows_shown(self) -> list[ListRow]:
        """The rows as they stand, the empty one last among them."""
        return self._rows

    def is_full(self) -> bool:
        """True if the list takes no more rows."""
        at_most = self.field.at_most
        return bool(at_most) and sum(bool(row.id) for row in self._rows) >= at_most

    def set_tab_order(self) -> None:
        """Tab goes through a row from left to right, then through what stands beneath it."""
        previous: QWidget | None = None
        for row in self._rows:
            chain: list[QWidget] = [row.text]
            if row.tick is not None:
                chain.insert(0, row.tick)
            if row.second is not None:
                chain.append(row.second)
            chain += row.asked.chain() if row.asked is not None else []
            if isinstance(row.details, ColumnFields):
                chain += row.details.chain()
            chain.append(row.more)
            for widget in chain:
                if previous is not None:
                    QWidget.setTabOrder(previous, widget)
                previous = widget

    def _summary(self, id_: str) -> str:
        return summary_of(self.context, self.field, id_, self._others) or self.kept.says(id_)

    def _new_row(self, id_: str) -> ListRow:
        add = self.context.field_text(self.field, "add")
        placeholder = self.context.field_text(self.field, f"columns.{self._first}.placeholder") or add
        label = self.context.field_text(self.field, f"columns.{self._first}.label") or self.label()
        voice = self.field.voice or (bool(self.field.columns) and self.field.columns[0].voice)
        row = ListRow(
            self.look,
            name=label,
            placeholder=add if not id_ else placeholder,
            voice=voice,
            tick=bool(self._ticked),
            second=self._second_label(),
        )
        row.set_narrow(self.narrow)
        if row.second is not None:
            row.second.changed.connect(lambda text, row=row: self._typed_second(row, text))
            row.second.left.connect(self.session.leave)
            row.second.enter.connect(lambda row=row: self._enter(row))
        row.id = id_
        row.text.changed.connect(lambda text, row=row: self.typed(row, text))
        row.text.left.connect(lambda row=row: self._left(row))
        row.text.enter.connect(lambda row=row: self._enter(row))
        row.text.leave_back.connect(lambda row=row: self._back(row))
        row.text.delete.connect(lambda row=row: self._acts.delete(row))
        row.text.move_row.connect(lambda by, row=row: self.move_row(row, self._rows.index(row) + by))
        row.text.step.connect(lambda by, row=row: self._step(row, by))
        row.text.entered.connect(lambda row=row: self._entered(row))
        row.text.pasted.connect(lambda text, row=row: self._paste(row, text))
        row.ticked.connect(lambda on, row=row: self._tick(row, on))
        row.more_wanted.connect(lambda at, row=row: self._acts.menu(row, at))
        row.grip.dropped.connect(lambda y, row=row: self._dropped(row, y))
        return row

    def rebuild(self) -> None:
        for row in self._rows:
            row.set_narrow(self.narrow)

    def _second_label(self) -> str:
        if self._second is None:
            return ""
        return self.context.field_text(self.field, f"columns.{self._second.id}.label")

    def _typed_second(self, row: ListRow, text: str) -> None:
        if row.id and self._second is not None:
            self.type(text, row.id, self._second.id)

    def _drop(self, row: ListRow) -> None:
        if row is self._current:
            self._current = None
        self._stack.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _entered(self, row: ListRow) -> None:
        row.before = row.text.text() or row.before
        self._make_current(row)

    def _make_current(self, row: ListRow) -> None:
        if row is self._current:
            return
        before, self._current = self._current, row
        if before is not None and before in self._rows:
            before.fold()
            if before.id:
                before.set_summary(self._summary(before.id))
        if self._others and row.id:
            self._unfold(row)
        self.set_tab_order()
        self.current_changed.emit(row.id)

    def _unfold(self, row: ListRow) -> None:
        fields = ColumnFields(self.context, self.field, row.id, self._others)
        fields.enter.connect(lambda: self._enter(row))
        row.unfold(fields)

    # --- writing ------------------------------------------------------------------------------------------------

    def typed(self, row: ListRow, text: str) -> None:
        """The words of a row are these now; its first letter makes it one."""
        if not row.id and not text.strip():
            return
        if not row.id:
            row.id = new_id()
            row.set_draft(False)
            if self._others and row is self._current:
                self._unfold(row)
            if row is self._rows[-1]:
                self._arrange([*self._rows, self._new_row("")])
        index = [other for other in self._rows if other.id].index(row)
        self.session.type(
            f"{self.field.place}/{row.id}", self.label(), lambda: self._write_row(row.id, index, text)
        )

    def _write_row(self, id_: str, index: int, text: str) -> None:
        if not self.kept.has(id_):
            self.kept.add(id_, index)
        self.kept.put(id_, text)

    def _left(self, row: ListRow) -> None:
        self.session.leave()
        if row.id and not row.text.text().strip():
            self._acts.leave_emptied(row, says_more=self._has_more(row))

    def _has_more(self, row: ListRow) -> bool:
        """True if an emptied row still says something in another column."""
        return any(
            self.sheet.value(self.field, row.id, spec.id, author=self.context.author)
            for spec in self.field.columns[1:]
            if kind_of(spec).stands_alone
        )

    def _enter(self, row: ListRow) -> None:
        at = self._rows.index(row) + 1
        if not row.text.text().strip():
            return
        self.session.flush()
        if at < len(self._rows) and not self._rows[at].id and not self._rows[at].text.text():
            fresh = self._rows[at]
        else:
            fresh = self._new_row("")
            self._arrange([*self._rows[:at], fresh, *self._rows[at:]])
        if fresh.isVisibleTo(self):
            fresh.text.setFocus()

    def _back(self, row: ListRow) -> None:
        at = self._rows.index(row)
        if self._acts.back(row) or at == 0:
            return
        above = self._rows[at - 1]
        above.text.setFocus()
        above.text.moveCursor(above.text.textCursor().MoveOperation.End)
        if row.id:
            self._acts.remove(row.id)
        elif row is not self._rows[-1]:
            self._drop(row)
            self._arrange([other for other in self._rows if other is not row])

    def _paste(self, row: ListRow, text: str) -> None:
        """Every line a row, all of them one step; what is written in an empty row begins there."""
        found = lines(text)
        if not found:
            return
        self.session.flush()
        first = ""
        if not row.id:
            first, found = row.text.text() + found[0], found[1:]
            row.id = new_id()
            row.set_draft(False)
            row.text.set_text(first)
        at = [other for other in self._rows if other.id].index(row) + 1
        if self.field.at_most:
            found = found[: max(0, self.field.at_most - sum(bool(other.id) for other in self._rows))]

        def write() -> None:
            if first:
                self._write_row(row.id, at - 1, first)
            for number, words in enumerate(found):
                id_ = new_id()
                self.kept.add(id_, at + number)
                self.kept.put(id_, words)

        if first or found:
            self.session.do(_("Paste"), write)
        self._rows[min(at + len(found), len(self._rows) - 1)].text.setFocus()

    def move_row(self, row: ListRow, to: int) -> None:
        """Moves a row to index `to`."""
        with_id = [other for other in self._rows if other.id]
        if not row.id or row not in with_id:
            return
        to = max(0, min(to, len(with_id) - 1))
        id_ = row.id
        self.session.flush()  # a row typed a moment ago is moved too
        if not self.kept.has(id_) or with_id.index(row) == to:
            return
        self.session.do(_("Move the row"), lambda: self.kept.move(id_, to))
        row.text.setFocus()

    def _step(self, row: ListRow, by: int) -> None:
        to = self._rows.index(row) + by
        if 0 <= to < len(self._rows) and self._rows[to].isVisibleTo(self):
            self._rows[to].text.setFocus()

    def _dropped(self, row: ListRow, y: int) -> None:
        tops = [other.mapToGlobal(QPoint(0, other.height() // 2)).y() for other in self._rows if other.id]
        to = sum(top < y for top in tops)
        here = [other for other in self._rows if other.id].index(row)
        self.move_row(row, to - 1 if to > here else to)

    def _tick(self, row: ListRow, on: bool) -> None:
        if row.id:
            self.write(on or None, row.id, self._ticked)

    def _show_tick(self, row: ListRow) -> None:
        assert row.tick is not None
        row.tick.blockSignals(True)
        row.tick.setChecked(bool(self.value(row.id, self._ticked)))
        row.tick.setAccessibleName(row.text.text())
        row.tick.blockSignals(False)

    def focus_first(self) -> None:
        """The first row without words, or the first row."""
        for row in self._rows:
            if not row.text.text() and row.isVisibleTo(self):
                row.text.setFocus()
                return
        self._rows[0].text.setFocus()

    def focus_row(self, row: str) -> None:
        for each in self._rows:
            if each.id == row:
                each.text.setFocus()

    def show_row(self, row: str) -> None:
        self.focus_row(row)

    def listed(self) -> list[Row]:
        return [r for r in self.sheet.rows_at(self.field) if self.context.parent in ("", r.parent)]

    def suggests(self) -> bool:
        return bool(self.field.suggest)

    def focus_at(self, row: str, column: str) -> None:
        """Puts the keyboard in a column of that row, or of the first that says nothing there; or in a new row."""
        ids = sorted(filter(None, (each.id for each in self._rows)), key=lambda id_: id_ != row)
        empty_ = [id_ for id_ in ids if column and not self.value(id_, column)]
        if not column or not ids:
            self.focus_first()
            return
        self.focus_row(row if row in ids else [*empty_, *ids][0])
        if self._current is not None and isinstance(self._current.details, ColumnFields):
            self._current.details.focus_column(column)

    def current_id(self) -> str:
        """The row the keyboard was in last, or empty."""
        return self._current.id if self._current is not None else ""
