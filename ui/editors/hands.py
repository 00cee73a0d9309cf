"""A show of hands: how many for each answer, never who. The sum stands beside, and is said where it cannot be right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercises.answers.sheet import Row
from exercises.fields.asked import asked_of_each
from exercises.fields.kind import kind_of
from exercises.fields.responsibility import DUTIES
from exercises.fields.scale import DONT_KNOW
from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.editors.blind_words import BlindWords
from ui.editors.editor import Editor
from ui.parts.count_strip import CountStrip
from ui.parts.empty_state import EmptyState
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import VoiceText, Words
from workbook.model import Event
from workbook.pack import Column, Field
from workbook.tokens import TARGET_ANSWER
from workbook.words import _, ngettext

_Answers = list[tuple[str, str, str]]
_WORDS = 240
"""The least width for a row's words beside its strips."""


class HandsEditor(Editor):
    """Every question of the field with a strip of counts."""

    def __init__(
        self, context: Context, field: Field, round_: PrivateRound, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, field, parent)
        self._round = round_
        self._stack = column(self.look, self)
        self._strips: dict[tuple[str, str], tuple[CountStrip, Words, BlindWords]] = {}
        self._shown: list[Row] = []
        self._beside: list[QBoxLayout] = []
        self._build()

    def rebuild(self) -> None:
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The questions of a row stand side by side where there is room for them and for the row's words."""
        super().resizeEvent(event)
        strips = list(self._strips.values())[: len(self._questions())]
        need = sum(
            strip.sizeHint().width() + total.minimumWidth() + self.look.px(24)
            for strip, total, _problem in strips
        )
        wide = not self.narrow and self.width() - need >= self.look.px(_WORDS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for beside in self._beside:
            beside.setDirection(way)

    def _rows(self) -> list[Row]:
        if self.field.rows:
            return self.sheet.grid_rows(self.field)
        if kind_of(self.field).lays_dots:
            return self.sheet.choices_from(self.field)
        return self.sheet.rows_per(self.field) if self.field.per else [Row("", self.label())]

    def _questions(self) -> list[tuple[str, str]]:
        """(column, label) of what is asked for every row."""
        if kind_of(self.field).shares_duties:
            return [(role.id, role.words) for role in self.sheet.across(self.field)]
        text = self.context.field_text
        asked = asked_of_each(self.field)
        return [(c.id, text(self.field, f"columns.{c.id}.label")) for c in asked] or [("", "")]

    def _answers(self, column_: str) -> _Answers:
        """(value, head, spoken) of every answer that can be given."""
        spec: Field | Column = self.field.column(column_) if self.field.columns else self.field
        kind = kind_of(spec)
        if kind.lays_dots:
            return [("1", _("Hands"), _("Hands"))]
        if kind.measured:
            text = self.context.field_text
            at = f"columns.{column_}." if column_ else ""
            ends = {
                spec.low: text(self.field, f"{at}low"),
                spec.high: text(self.field, f"{at}high"),
            }
            numbers = [
                (str(n), str(n), f"{n}, {ends[n]}" if ends.get(n) else str(n))
                for n in range(spec.low, spec.high + 1)
            ]
            return [*numbers, (DONT_KNOW, DONT_KNOW, _("don't know"))]
        if kind.shares_duties:
            text = self.context.field_text
            return [
                (
                    duty,
                    text(self.field, f"letters.{duty}") or duty,
                    text(self.field, f"options.{duty}") or duty,
                )
                for duty in DUTIES
            ]
        return [(id_, words, words) for id_, words in self.sheet.named_options(self.field, column_)]

    def _build(self) -> None:
        empty(self._stack)
        self._strips.clear()
        self._beside.clear()
        self._shown = self._rows()
        if not self._shown:
            first, _dot, rest = self.context.field_text(self.field, "empty").partition(". ")
            self._stack.addWidget(EmptyState(self.look, first, rest))
            return
        source = self.field.rows or self.field.source
        voice = bool(source) and self.sheet.field(source, self.field.exercise).voice
        for row_ in self._shown:
            self._stack.addWidget(hairline())
            line = QWidget()
            inner: QBoxLayout = (column if self.narrow else row)(
                self.look, line, space=10 if self.narrow else 24, margins=(0, 12, 0, 12)
            )
            make = VoiceText if voice else Words
            words = make(self.look, row_.words, "voice" if voice else "bold")
            inner.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
            beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
            beside.setSpacing(self.look.px(12))
            self._beside.append(beside)
            for column_, label in self._questions():
                beside.addLayout(self._strip(row_, column_, label))
            inner.addLayout(beside)
            self._stack.addWidget(line)
        self._stack.addWidget(hairline())
        self._stack.addSpacing(self.look.px(8))
        hint = _("Write the number, or press the up and down arrows. Left and right go to the next answer.")
        self._stack.addWidget(Words(self.look, hint, "small", colour="ink2"))
        self.refresh()

    def _strip(self, row_: Row, column_: str, label: str) -> QBoxLayout:
        look = self.look
        stack = column(look, space=2)
        if label:
            stack.addWidget(Words(look, label, "small_bold"))
        line = row(look, space=12)
        name = f"{row_.words}: {label}" if label else row_.words
        strip = CountStrip(look, self._answers(column_), name=name)
        strip.changed.connect(lambda _value, _n, at=(row_.id, column_): self._write(*at))
        line.addWidget(strip, 0, Qt.AlignmentFlag.AlignLeft)
        total = Words(look, "", colour="ink2", wrap=False)
        total.setMinimumWidth(look.text_width("body", self._sum(15)))
        total.setFixedHeight(look.px(TARGET_ANSWER))
        line.addWidget(total, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        stack.addLayout(line)
        problem = BlindWords(look, "")
        stack.addWidget(problem)
        self._strips[row_.id, column_] = strip, total, problem
        return stack

    def _sum(self, n: int) -> str:
        return ngettext("{n} hand", "{n} hands", n).format(n=n)

    def _write(self, row_: str, column_: str) -> None:
        counts = self._strips[row_, column_][0].counts()
        self.session.do(self.label(), lambda: self._round.count_hands(self.field, row_, column_, counts))
        self._say(row_, column_)

    def _say(self, row_: str, column_: str) -> None:
        strip, total, problem = self._strips[row_, column_]
        n, present = sum(strip.counts().values()), len(self._round.people())
        total.setText(self._sum(n) if n else "")
        words = _("{n} hands, but you are {of}.").format(n=n, of=present) if n > present else ""
        problem.set_text(words)
        problem.setVisible(bool(words))

    def refresh(self, event: Event | None = None) -> None:
        if self._rows() != self._shown:
            self._build()
            return
        for (row_, column_), (strip, _total, _problem) in self._strips.items():
            counts = self._round.hands(self.field, row_, column_)
            if strip.counts() != counts:
                strip.set_counts(counts)
            self._say(row_, column_)

    def focus_first(self) -> None:
        for strip, _total, _problem in self._strips.values():
            strip.setFocus()
            return
