"""A grid of any columns: every row with its cells beside it, or under it where it is narrow.

One row at a time is worked in; it is tinted, and what is caught meanwhile comes from it. Rows that stand under other
rows are shown under those. Tab goes through the cells row by row, Enter and the arrows go down a column of texts.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from exercises.answers.sheet import Row
from exercises.fields.asked import asked_by
from exercises.fields.row_names import list_under, names_of
from ui.context import Context
from ui.editors.cells import make_cell
from ui.editors.editor import Editor
from ui.editors.grid_row import BESIDE, GAP, LEFT, NUMBER, RIGHT, STACKED, UNDER, GridRow
from ui.editors.nothing import nothing_yet
from ui.editors.row_words import row_words, short_name
from ui.parts.roving import show_in_scroll_areas
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import Words
from workbook.model import GROUP, Event
from workbook.pack import Field
from workbook.tokens import TARGET_ICON

_WORDS, _LEAST, _WIDEST, _STRETCH = 200, 260, 640, 3
"""What the words of a row want at least beside its cells, and beside texts; at most; and their share beside texts."""


class GridEditor(Editor):
    """`row_action` is an entry of every row's menu: (words, what to do with the row's id)."""

    talks_of_one = True
    pictured = True

    def __init__(
        self,
        context: Context,
        field: Field,
        *,
        row_action: tuple[str, Callable[[str], None]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, field, parent)
        self._columns = asked_by(field, context.author)
        self._row_action = row_action if context.author == GROUP else None
        self._stack = column(self.look, self)
        self._rows: dict[str, GridRow] = {}
        self._shown: list[Row] = []
        self._head: QWidget | None = None
        self._above: QWidget | None = None
        self._way = "", 0
        self._numbered = bool(context.page.picture)
        self.chosen = ""
        self._build()

    # --- building -----------------------------------------------------------------------------------------------

    def listed(self) -> list[Row]:
        return self._shown

    def _wanted(self) -> list[Row]:
        rows = [r for r in self.sheet.grid_rows(self.field) if self.context.parent in ("", r.parent)]
        order = list(dict.fromkeys(row_.parent for row_ in rows))
        return sorted(rows, key=lambda row_: order.index(row_.parent))

    def _parents(self) -> dict[str, str]:
        """The words of what its rows stand under, for headings."""
        source = self._list()
        if not source.per or self.context.parent:
            return {}
        return {row_.id: row_.words for row_ in self.sheet.rows_per(source)}

    def _list(self) -> Field:
        """The list its rows are of, through whatever picks from it."""
        return list_under(self.sheet, self.field)

    def _build(self) -> None:
        at = self._place()
        empty(self._stack)
        self._rows.clear()
        self._head, self._above, self._way = None, None, ("", 0)
        self._shown = self._wanted()
        if not self._shown:
            self._stack.addWidget(nothing_yet(self))
            return
        parents, before = self._parents(), ""
        for number, row_ in enumerate(self._shown, start=1):
            if parents and row_.parent != before:
                before = row_.parent
                self._stack.addSpacing(self.look.px(14 if number > 1 else 0))
                self._stack.addWidget(_inset(self, Words(self.look, parents.get(before, ""), "panel")))
                self._stack.addSpacing(self.look.px(6))
            if number == 1:
                self._head = _across(QWidget())
                self._stack.addWidget(self._head)
            self._stack.addWidget(hairline())
            made = self._row(row_, str(number) if self._numbered else "")
            self._rows[row_.id] = made
            self._stack.addWidget(made)
        self._stack.addWidget(hairline())
        self._fill_head()
        self._chain()
        self._lay_out()
        self._tint()
        self.refresh()
        if at in {(r, c.spec.id) for r, found in self._rows.items() for c in found.cells}:
            next(c for c in self._rows[at[0]].cells if c.spec.id == at[1]).focus()

    def _place(self) -> tuple[str, str]:
        """The (row, column) that has the keyboard."""
        for id_, made in self._rows.items():
            for cell in made.cells:
                if any(widget.hasFocus() for widget in cell.chain()):
                    return id_, cell.spec.id
        return "", ""

    def _row(self, row_: Row, number: str) -> GridRow:
        source = self.sheet.field(self.field.rows, self.field.exercise)
        beneath = self.sheet.beneath(source, row_.id)
        words = row_words(self.look, row_.words, voice=self._list().voice, beneath=beneath)
        # Two services have rows of the same name: seen under their headings, they are heard without them.
        named, cells = names_of(self.sheet, self.field, [row_])[row_.id], []
        for spec in self._columns:
            label = self.context.field_text(self.field, f"columns.{spec.id}.label")
            cell = make_cell(self.context, self.field, row_.id, spec, f"{named}: {label}", grows=True)
            cell.enter.connect(lambda column_=spec.id: self._go(row_.id, column_, 1))
            cell.step.connect(lambda by, column_=spec.id: self._go(row_.id, column_, by))
            cells.append(cell)
        made = GridRow(self.look, row_, words, cells, number=number, more=self._row_action is not None)
        made.chosen.connect(self.choose)
        made.more_wanted.connect(lambda at, id_=row_.id: self._menu(id_, at))
        return made

    def _fill_head(self) -> None:
        """What the columns are called, once, where the cells stand beside the words."""
        if self._head is None or not self._rows:
            return
        first = next(iter(self._rows.values()))
        right = RIGHT + (GAP + TARGET_ICON if self._row_action is not None else 0)
        line = row(self.look, self._head, space=GAP, margins=(LEFT, 0, right, 6))
        self._above = QWidget()
        line.addWidget(self._above)
        grows = any(cell.stretches for cell in first.cells)
        for cell, width in zip(first.cells, self._widths(), strict=True):
            label = Words(self.look, cell.label, "cell_bold")
            if cell.stretches:
                line.addWidget(_across(label), cell.stretches, Qt.AlignmentFlag.AlignBottom)
            else:
                label.setFixedWidth(width)
                line.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(int(not grows))

    def _chain(self) -> None:
        before: QWidget | None = None
        for made in self._rows.values():
            for widget in made.chain():
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    # --- width --------------------------------------------------------------------------------------------------

    def _widths(self) -> list[int]:
        """The least width of each column, the same for all rows."""
        first = next(iter(self._rows.values()))
        labels = [
            self.look.text_width("cell_bold", word) for c in first.cells for word in [_longest(c.label)]
        ]
        room = self.look.px(4)
        return [max(c.least_width(), wide + room) for c, wide in zip(first.cells, labels, strict=True)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if not self._rows:
            return
        look, widths = self.look, self._widths()
        edge = look.px(LEFT + RIGHT) + (look.px(GAP + TARGET_ICON) if self._row_action is not None else 0)
        words = _WORDS + (GAP + NUMBER if self._numbered else 0)
        cells = sum(widths) + look.px(GAP) * (len(widths) - 1)
        room = self.width() - edge
        beside = room >= cells + look.px(GAP + words)
        way = BESIDE if beside else UNDER if room >= cells and len(widths) > 1 else STACKED
        share = self._share(room - look.px(GAP) * len(widths), widths)
        if (way, share) == self._way:
            return
        self._way = way, share
        if self._head is not None:
            self._head.setVisible(way == BESIDE)
        if self._above is not None:
            self._above.setFixedWidth(max(0, share))
        for made in self._rows.values():
            made.lay_out(way, widths, share)

    def _share(self, room: int, widths: list[int]) -> int:
        """How wide the words of the rows are beside their cells: texts that grow have the rest."""
        cells = next(iter(self._rows.values())).cells
        fixed = sum(width for cell, width in zip(cells, widths, strict=True) if not cell.stretches)
        stretches = sum(cell.stretches for cell in cells)
        texts = sum(width for cell, width in zip(cells, widths, strict=True) if cell.stretches)
        wanted = (room - fixed) * _STRETCH // (_STRETCH + stretches)
        if stretches:
            wanted = min(wanted, max(self.look.px(_LEAST), self._words_need()))
        return min(wanted, room - fixed - texts, self.look.px(_WIDEST) if not stretches else room)

    def _words_need(self) -> int:
        """How wide the longest words of a row are on one line: beside texts they take no more."""
        voice = self._list().voice
        numbers = self.look.px(GAP + NUMBER) if self._numbered else 0
        named = (
            ("voice" if voice else "bold", row_.words if voice else short_name(row_.words)[0])
            for row_ in self._shown
        )
        return (
            max((self.look.text_width(role, words) for role, words in named), default=0)
            + numbers
            + self.look.px(8)
        )

    # --- the row one works in -----------------------------------------------------------------------------------

    def choose(self, id_: str) -> None:
        """Makes a row the one that is worked in."""
        if id_ == self.chosen:
            return
        self.chosen = id_
        self._tint()
        self.chosen_changed.emit(id_)

    def let_go(self) -> None:
        """No row of this grid is worked in: the group has gone to another."""
        self.chosen = ""
        self._tint()

    def current_id(self) -> str:
        """The row one works in, or empty."""
        return self.chosen if self.chosen in self._rows else ""

    def focus_row(self, row: str) -> None:
        if row in self._rows:
            self.choose(row)
            self._rows[row].focus()

    def focus_at(self, row: str, column: str) -> None:
        """Puts the keyboard in that cell, or in the first one of the column that says nothing."""
        cells = [
            (id_, cell) for id_, made in self._rows.items() for cell in made.cells if cell.spec.id == column
        ]
        here = [cell for id_, cell in cells if id_ == row]
        anywhere = sorted((cell for _id, cell in cells), key=lambda cell: not cell.is_empty())
        for cell in [*here, *anywhere][:1]:
            cell.focus()

    def show_row(self, row: str) -> None:
        """Makes it the one that is worked in, and scrolls to it; the keyboard stays."""
        self.choose(row)
        if row in self._rows:
            show_in_scroll_areas(self._rows[row])

    def _tint(self) -> None:
        for id_, made in self._rows.items():
            made.set_chosen(id_ == self.chosen)

    def _go(self, id_: str, column_: str, by: int) -> None:
        """The same column, a row further down or up."""
        ids = list(self._rows)
        at = ids.index(id_) + by if id_ in ids else -1
        if 0 <= at < len(ids):
            next(c for c in self._rows[ids[at]].cells if c.spec.id == column_).focus()

    def _menu(self, id_: str, at: QWidget) -> None:
        if self._row_action is None:
            return
        words, do = self._row_action
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words).triggered.connect(lambda _on=False: do(id_))
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    # --- showing ------------------------------------------------------------------------------------------------

    def refresh(self, event: Event | None = None) -> None:
        if self._wanted() != self._shown:
            self._build()
            return
        for made in self._rows.values():
            for cell in made.cells:
                cell.refresh(event)

    def focus_first(self) -> None:
        """The first cell without an answer, or the first."""
        cells = [cell for made in self._rows.values() for cell in made.cells]
        for cell in [*(cell for cell in cells if cell.is_empty()), *cells][:1]:
            cell.focus()


def _longest(label: str) -> str:
    """The longest word of a label: no column is narrower."""
    return max(label.split() or [""], key=len)


def _across(widget: QWidget) -> QWidget:
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return widget


def _inset(editor: Editor, widget: QWidget) -> QWidget:
    """Words that begin where those of the rows do."""
    holder = QWidget()
    row(editor.look, holder, margins=(LEFT, 0, 0, 0)).addWidget(widget)
    return holder
