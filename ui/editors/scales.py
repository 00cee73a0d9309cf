"""Scales for many rows: each on their own with cells to press, together with everybody's dots and the agreed value."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from exercises.sheet import Row
from exercises.spread import Spread
from ui.context import Context
from ui.editors.editor import Editor
from ui.editors.spread_words import spread_words, talk_first
from ui.parts.empty_state import EmptyState
from ui.parts.scale import Scale
from ui.parts.spread_strip import SpreadStrip
from ui.parts.stack import column, empty, ground, hairline, row
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
            self._stack.addWidget(_nothing(self))
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


class SpreadRow(QWidget):
    """One row with its strips; the chosen one tells in words how far apart the answers are."""

    chosen = Signal(str)

    def __init__(self, editor: SpreadEditor, row_: Row, number: int, note: str, blind: str) -> None:
        super().__init__()
        look = editor.look
        self.id = row_.id
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        outer = row(look, self)
        self._bar = QWidget()
        self._bar.setFixedWidth(look.px(4))
        outer.addWidget(self._bar)
        grid = QGridLayout()
        grid.setContentsMargins(look.px(12), look.px(9), look.px(14), look.px(9))
        grid.setHorizontalSpacing(look.px(18))
        grid.setVerticalSpacing(0)
        outer.addLayout(grid, 1)
        number_label = Words(look, str(number), "bold", wrap=False, align=Qt.AlignmentFlag.AlignHCenter)
        number_label.setFixedWidth(look.px(22))
        grid.addWidget(number_label, 0, 0, Qt.AlignmentFlag.AlignTop)
        texts = QWidget()
        stack = column(look, texts)
        source = editor.sheet.field(editor.field.rows, editor.field.exercise)
        voice = source.voice
        stack.addWidget((VoiceText if voice else Words)(look, row_.words, "voice" if voice else "bold"))
        if blind:
            from ui.editors.blind_words import BlindWords

            stack.addWidget(BlindWords(look, blind))
        elif note:
            stack.addWidget(Words(look, note, "small", colour="ink2"))
        grid.addWidget(texts, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self.strips: dict[str, SpreadStrip] = {}
        for at, spec in enumerate(editor.field.columns):
            label = editor.context.field_text(editor.field, f"columns.{spec.id}.label")
            narrow = editor.narrow
            strip = SpreadStrip(
                look,
                spec.low,
                spec.high,
                {},
                name=f"{row_.words}: {label}",
                editable=editor.editable,
                numbers=narrow,
            )
            strip.agreed_changed.connect(lambda value, id_=spec.id: editor.agree(self.id, id_, value))
            self.strips[spec.id] = strip
            if narrow:
                strip.setMaximumWidth(look.px(420))
                grid.addWidget(Words(look, label, "small_bold"), 2 + 2 * at, 1)
                grid.addWidget(strip, 3 + 2 * at, 1)
            else:
                strip.setFixedWidth(look.px(196))
                grid.addWidget(strip, 0, 2 + at, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        self._words = Words(look, "", "body")
        self._words.setContentsMargins(0, look.px(6), 0, 0)
        grid.addWidget(self._words, 1, 1, 1, 1 + len(self.strips))
        self._words.hide()
        self.set_chosen(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.id)
        super().mousePressEvent(event)

    def set_chosen(self, chosen: bool, words: str = "") -> None:
        """Tints the row and says the words beneath it."""
        ground(self, "bg" if chosen else "paper")
        ground(self._bar, "thread" if chosen else "paper")
        for widget in (self, self._bar):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._words.setText(words)
        self._words.setVisible(chosen and bool(words))

    def show_spreads(self, spreads: dict[str, Spread]) -> None:
        """Everybody's dots and the agreed value."""
        for column_, spread in spreads.items():
            strip = self.strips[column_]
            unsure = _("{n} don't know").format(n=spread.dont_know) if spread.dont_know else ""
            strip.set_counts(spread.counts, spread.dont_know, unsure)
            agreed = spread.agreed if isinstance(spread.agreed, int) else None
            if strip.agreed() != agreed:
                strip.set_agreed(agreed)
            strip.set_words(spread_words(spread))


class SpreadEditor(Editor):
    """Everybody's answers as dots; with `editable` the group sets its own value on them.

    The rows stand in two groups, where the group differs most and where it rather agrees; the order is frozen while the
    group decides, so that nothing jumps under anybody's hand. `chosen_changed(row id)` tells which row is talked about.
    """

    chosen_changed = Signal(str)

    def __init__(
        self, context: Context, field: Field, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, field, parent)
        self.editable = editable
        self._stack = column(self.look, self)
        self._rows: dict[str, SpreadRow] = {}
        self._order: list[str] = []
        self.chosen = ""
        self._build()

    def rows_shown(self) -> list[Row]:
        """The rows in the order they stand on the page."""
        rows = {row_.id: row_ for row_ in self._wanted()}
        return [rows[id_] for id_ in self._order if id_ in rows]

    def _wanted(self) -> list[Row]:
        rows = self.sheet.grid_rows(self.field)
        return [row_ for row_ in rows if self.context.parent in ("", row_.parent)]

    def rebuild(self) -> None:
        self._build()

    def spreads(self, id_: str) -> dict[str, Spread]:
        """Column → spread of one row."""
        return {spec.id: self.sheet.spread(self.field, id_, spec.id) for spec in self.field.columns}

    def _build(self) -> None:
        empty(self._stack)
        self._rows.clear()
        wanted = self._wanted()
        if not wanted:
            self._order = []
            self._stack.addWidget(_nothing(self))
            return
        spreads = {row_.id: self.spreads(row_.id) for row_ in wanted}
        widest = {id_: min(spread.order() for spread in found.values()) for id_, found in spreads.items()}
        apart = [r for r in wanted if any(s.is_wide for s in spreads[r.id].values())]
        alike = [r for r in wanted if r not in apart]
        apart.sort(key=lambda row_: widest[row_.id])
        self._order = [row_.id for row_ in (*apart, *alike)]
        number = 0
        for title, rows in ((_("Where we differ most"), apart), (_("Where we rather agree"), alike)):
            if not rows:
                continue
            if not number:
                self._stack.addWidget(self._head(title))
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
                made = SpreadRow(self, row_, number, note, blind)
                made.chosen.connect(self.choose)
                self._rows[row_.id] = made
                self._stack.addWidget(made)
        self._stack.addWidget(hairline())
        self.choose(self.chosen if self.chosen in self._rows else self._order[0])
        self.refresh()

    def _head(self, title: str) -> QWidget:
        holder = QWidget()
        line = row(self.look, holder, space=18, margins=(56, 0, 14, 6))
        line.addWidget(Words(self.look, title, "cell_bold"), 1, Qt.AlignmentFlag.AlignBottom)
        for spec in () if self.narrow else self.field.columns:
            cell = QWidget()
            cell.setFixedWidth(self.look.px(196))
            inner = column(self.look, cell)
            inner.addWidget(
                Words(
                    self.look,
                    self.context.field_text(self.field, f"columns.{spec.id}.label"),
                    "cell_bold",
                    wrap=False,
                )
            )
            numbers = row(self.look)
            for value in range(spec.low, spec.high + 1):
                numbers.addWidget(
                    Words(
                        self.look,
                        str(value),
                        "small",
                        colour="ink2",
                        wrap=False,
                        align=Qt.AlignmentFlag.AlignHCenter,
                    ),
                    1,
                )
            inner.addLayout(numbers)
            line.addWidget(cell)
        return holder

    def _note(self, row_: Row) -> tuple[str, str]:
        """How the group knows (the first choice column of the rows' list that says so), and a blind spot about it."""
        source = self.sheet.field(self.field.rows, self.field.exercise)
        for spot in self.context.exercise.blind_spots:
            reference = str(spot.settings.get("column", ""))
            if reference.startswith(f"{source.id}.") and spot.settings.get("value"):
                spec = reference.rpartition(".")[2]
                value = self.sheet.value(source, row_.id, spec)
                words = dict(self.sheet.named_options(source, spec)).get(value, "") if value else ""
                words = words[:1].upper() + words[1:]
                if value == spot.settings["value"] and spot.rule == "picked_with_value":
                    return "", _("Rests on {what}").format(what=words[:1].lower() + words[1:])
                return words, ""
        return "", ""

    def choose(self, id_: str) -> None:
        """Makes a row the one that is talked about."""
        self.chosen = id_
        for other, made in self._rows.items():
            made.set_chosen(other == id_, self._say(other) if other == id_ else "")
        self.chosen_changed.emit(id_)

    def _say(self, id_: str) -> str:
        for spec in self.field.columns:
            spread = self.sheet.spread(self.field, id_, spec.id)
            if spread.is_wide:
                label = self.context.field_text(self.field, f"columns.{spec.id}.label")
                return talk_first(spread, label)
        return ""

    def agree(self, id_: str, column_: str, value: int | None) -> None:
        """The group settles on a value."""
        self.choose(id_)
        self.write(value, id_, column_)

    def refresh(self, event: Event | None = None) -> None:
        if {row_.id for row_ in self._wanted()} != set(self._order):
            self._build()
            return
        for id_, made in self._rows.items():
            made.show_spreads(self.spreads(id_))

    def settled(self) -> tuple[int, int]:
        """(rows where every column is agreed, rows)."""
        rows = self._wanted()
        done = sum(
            all(self.sheet.value(self.field, row_.id, spec.id) is not None for spec in self.field.columns)
            for row_ in rows
        )
        return done, len(rows)

    def focus_first(self) -> None:
        for id_ in self._order:
            for strip in self._rows[id_].strips.values():
                strip.setFocus()
                return


def _nothing(editor: Editor) -> EmptyState:
    words = editor.context.field_text(editor.field, "empty")
    first, _dot, rest = words.partition(". ")
    return EmptyState(editor.look, first or _("Nothing to show yet."), rest)
