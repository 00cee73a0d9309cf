"""Everybody's answers to scales as dots, widest first, and the value the group agrees on for each row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exercises.answers.sheet import Row
from exercises.fields.asked import spread_columns
from exercises.fields.kind import kind_of
from exercises.fields.one_value import OnStrips
from exercises.fields.spread import ChoiceSpread, Spread
from exercises.rules import RULES
from exercises.together.reasons import why_place
from exercises.together.who_said import who
from ui.context import Context
from ui.editors.editor import Editor
from ui.editors.nothing import nothing_yet
from ui.editors.spread_row import SpreadLayout, SpreadRow
from ui.editors.spread_words import what_to_talk_about, who_may_start, who_said_what
from ui.parts.foot import FootWords
from ui.parts.spread_strip import BESIDE
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import Words
from workbook.model import Event, Place
from workbook.pack import Field
from workbook.values import text_of
from workbook.words import _, ngettext


class SpreadEditor(Editor):
    """Everybody's answers as dots; with `editable` the group sets its own value on them.

    The rows stand in two groups, where the group differs most and where it rather agrees; the order is frozen while the
    group decides, so that nothing jumps under anybody's hand. `chosen_changed(row id)` tells which row is talked about;
    from the start it is the first, unless `begins` is False since another grid of the page has it.
    `row_action` is what the chosen row offers: (words, what to do with its id).
    """

    talks_of_one = True
    pictured = True

    def __init__(
        self,
        context: Context,
        field: Field,
        *,
        editable: bool,
        begins: bool = True,
        row_action: tuple[str, Callable[[str], None]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, field, parent)
        self.editable = editable
        self.columns = spread_columns(field)
        self._stack = column(self.look, self)
        self._rows: dict[str, SpreadRow] = {}
        self._order: list[str] = []
        self.chosen = ""
        self.begins, self.row_action = begins, row_action
        self._build()

    def places(self) -> set[Place]:
        return super().places() | {why_place(self.sheet, self.field)}

    def listed(self) -> list[Row]:
        rows = {row_.id: row_ for row_ in self._wanted()}
        return [rows[id_] for id_ in self._order if id_ in rows]

    def _wanted(self) -> list[Row]:
        rows = self.sheet.grid_rows(self.field)
        return [row_ for row_ in rows if self.context.parent in ("", row_.parent)]

    def rebuild(self) -> None:
        self._build()

    def spreads(self, id_: str) -> dict[str, Spread | ChoiceSpread]:
        """Column → spread of one row."""
        found = {}
        for spec in self.columns:
            kind = kind_of(spec)
            assert isinstance(kind, OnStrips)
            found[spec.id] = kind.spread(self.sheet, self.field, id_, spec.id)
        return found

    def _build(self) -> None:
        empty(self._stack)
        self._rows.clear()
        wanted = self._wanted()
        if not wanted:
            self._order = []
            self._stack.addWidget(nothing_yet(self))
            return
        layout = SpreadLayout(
            self.context, self.field, tuple(self.columns), self.editable, self.narrow, self.row_action
        )
        spreads = {row_.id: self.spreads(row_.id) for row_ in wanted}
        widest = {id_: min(spread.order() for spread in found.values()) for id_, found in spreads.items()}
        apart = [r for r in wanted if any(s.is_wide for s in spreads[r.id].values())]
        alike = [r for r in wanted if r not in apart]
        apart.sort(key=lambda row_: widest[row_.id])
        self._order = [row_.id for row_ in (*apart, *alike)]
        number = 0
        for title, rows in ((_("Where we differ most"), apart), (_("Where we mostly agree"), alike)):
            if not rows:
                continue
            if not number:
                self._stack.addWidget(self._head(title, layout))
            else:
                head = Words(self.look, title, "cell_bold")
                head.setContentsMargins(0, 0, 0, 0)
                holder = QWidget()
                row(self.look, holder, margins=(56, 20, 0, 8)).addWidget(head)
                self._stack.addWidget(holder)
            for row_ in rows:
                number += 1
                self._stack.addWidget(hairline())
                note, blind = self._note(row_)
                made = SpreadRow(layout, row_, number, note, blind)
                made.chosen.connect(self.choose)
                made.agreed.connect(self.agree)
                self._rows[row_.id] = made
                self._stack.addWidget(made)
        self._stack.addWidget(hairline())
        if self.chosen not in self._rows:
            self.chosen = self._order[0] if self.begins else ""
        if self.chosen:
            self.choose(self.chosen)
        self.refresh()

    def _head(self, title: str, layout: SpreadLayout) -> QWidget:
        holder = QWidget()
        line = row(self.look, holder, space=18, margins=(56, 0, 14, 6))
        line.addWidget(Words(self.look, title, "cell_bold"), 1, Qt.AlignmentFlag.AlignBottom)
        for spec in () if self.narrow else self.columns:
            cell = QWidget()
            cell.setFixedWidth(layout.width(spec))
            inner = column(self.look, cell)
            inner.addWidget(Words(self.look, layout.label(spec.id), "cell_bold", wrap=False))
            numbers = row(self.look)
            for value in range(spec.low, spec.high + 1) if kind_of(spec).measured else ():
                numbers.addWidget(self._over(str(value)), 1)
            if self.editable and kind_of(spec).measured:
                numbers.addSpacing(self.look.px(BESIDE))  # the cell for *don't know* says itself what it is
            inner.addLayout(numbers)
            line.addWidget(cell, 0, Qt.AlignmentFlag.AlignBottom)
        return holder

    def _over(self, words: str) -> Words:
        middle = Qt.AlignmentFlag.AlignHCenter
        return Words(self.look, words, "small", colour="ink2", wrap=False, align=middle)

    def _note(self, row_: Row) -> tuple[str, str]:
        """How the group knows (the first choice column of the rows' list that says so), and a blind spot about it."""
        source = self.sheet.field(self.field.rows, self.field.exercise)
        for spot in self.context.exercise.blind_spots:
            reference = str(spot.settings.get("column", ""))
            spec = reference.rpartition(".")[2]
            known = reference.startswith(f"{source.id}.") and spot.settings.get("value")
            if known and kind_of(source.column(spec)).chooses_one:
                value = self.sheet.value(source, row_.id, spec)
                words = dict(self.sheet.named_options(source, spec)).get(text_of(value), "")
                words = words[:1].upper() + words[1:]
                if value == spot.settings["value"] and RULES[spot.rule].weakens:
                    return "", _("Rests on {what}").format(what=words[:1].lower() + words[1:])
                return words, ""
        return "", ""

    def let_go(self) -> None:
        """No row of this grid is talked about: the group has gone to another."""
        self.chosen = ""
        self._tell()

    def choose(self, id_: str) -> None:
        """Makes a row the one that is talked about."""
        before = self._rows.get(self.chosen)
        moves = before is not None and id_ != self.chosen and before.writes_reason()
        self.chosen = id_
        if moves and id_ in self._rows:
            # What is written in stays with its row, which is about to fold up.
            for strip in self._rows[id_].strips.values():
                strip.setFocus()
                break
        self._tell()
        self.chosen_changed.emit(id_)

    def _tell(self) -> None:
        """The chosen row says what to talk about, and who said what where the group wants to know."""
        for id_, made in self._rows.items():
            if id_ != self.chosen:
                made.set_chosen(False)
        chosen = self._rows.get(self.chosen)
        if chosen is not None:
            chosen.set_chosen(True, self._say(self.chosen), self._names(self.chosen))

    def _say(self, id_: str) -> str:
        numbers, sentences = [], []
        for column_, spread in self.spreads(id_).items():
            if isinstance(spread, ChoiceSpread):
                sentences.append(who_may_start(spread, self.sheet.named_options(self.field, column_)))
            elif self.editable or spread.is_wide:
                label = self.context.field_text(self.field, f"columns.{column_}.label")
                numbers.append((label, spread))
        return " ".join([*([what_to_talk_about(numbers)] if numbers else []), *filter(None, sentences)])

    # --- names --------------------------------------------------------------------------------------------------

    def has_names(self) -> bool:
        """True if anything here was answered with names, so that there is something to show on the group's word."""
        return any(who(self.sheet, self.field, id_, c.id) for id_ in self._order for c in self.columns)

    def show_names(self, on: bool) -> None:
        """The group wants to see who said what in the row it talks about, or no longer."""
        self.names_shown = on
        self._tell()

    def _names(self, id_: str) -> str:
        if not self.names_shown:
            return ""
        lines = []
        for spec in self.columns:
            found = who(self.sheet, self.field, id_, spec.id)
            words = dict(self.sheet.named_options(self.field, spec.id))
            said = who_said_what(
                {words.get(str(v), v): names for v, names in found.items()}, self.sheet.people()
            )
            if said:
                label = self.context.field_text(self.field, f"columns.{spec.id}.label")
                lines.append(f"{label}. {said}")
        return "\n".join(lines)

    # --- deciding -----------------------------------------------------------------------------------------------

    def agree(self, id_: str, column_: str, value: int | str | None) -> None:
        """The group settles on a value."""
        self.choose(id_)
        self.write(value, id_, column_)

    def refresh(self, event: Event | None = None) -> None:
        if {row_.id for row_ in self._wanted()} != set(self._order):
            self._build()
            return
        for id_, made in self._rows.items():
            made.show_spreads(self.spreads(id_), event)
        self._tell()

    def current_id(self) -> str:
        """The row that is talked about, or empty."""
        return self.chosen if self.chosen in self._rows else ""

    def show_row(self, row: str) -> None:
        self.choose(row)

    def focus_row(self, row: str) -> None:
        """The row is talked about; the keyboard stays where the page has put it."""
        if row in self._rows:
            self.choose(row)

    def foot(self) -> FootWords | None:
        if not self.editable:
            return None
        done, of = self.settled()
        return FootWords(ngettext("{n} of {of} settled", "{n} of {of} settled", done).format(n=done, of=of))

    def settled(self) -> tuple[int, int]:
        """(rows where every number and choice is agreed, rows)."""
        rows = self._wanted()
        done = sum(
            all(self.sheet.value(self.field, row_.id, spec.id) is not None for spec in self.columns)
            for row_ in rows
        )
        return done, len(rows)

    def focus_at(self, row: str, column: str) -> None:
        """Puts the keyboard in a row: on its strip, or where the group writes beside its numbers."""
        if row not in self._rows:
            self.focus_first()
            return
        self.choose(row)
        self._rows[row].focus_column(column)

    def focus_first(self) -> None:
        for id_ in self._order:
            for strip in self._rows[id_].strips.values():
                strip.setFocus()
                return
