"""A question answered once by each: a scale to answer on, and everybody's numbers or words all at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.context import Context
from ui.editors.editor import Editor
from ui.editors.shared import Dots
from ui.editors.spread_words import spread_words
from ui.parts.empty_state import EmptyState
from ui.parts.scale_cells import ScaleCells
from ui.parts.spread_strip import SpreadStrip
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import Words
from workbook.model import Event
from workbook.pack import Field
from workbook.values import number_or_text, text_of
from workbook.words import _

_STRIP = 420


class OneScale(Editor):
    """One participant's number."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        stack = column(self.look, self, space=8, margins=(0, 0, 0, 20))
        stack.addWidget(Words(self.look, self.label(), "bold"))
        self._scale = ScaleCells(
            self.look,
            field.low,
            field.high,
            context.field_text(field, "low"),
            context.field_text(field, "high"),
            _("don't know"),
            name=self.label(),
        )
        self._scale.changed.connect(lambda value: self.write(value))
        stack.addWidget(self._scale)
        self.refresh()

    def refresh(self, event: Event | None = None) -> None:
        value = number_or_text(self.value())
        if self._scale.value() != value:
            self._scale.set_value(value)

    def focus_first(self) -> None:
        self._scale.setFocus()


class SharedScale(Editor):
    """Everybody's numbers as dots, and in words."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        look = self.look
        stack = column(look, self, space=6)
        self._strip = SpreadStrip(
            look, field.low, field.high, {}, name=self.label(), editable=False, numbers=True
        )
        self._strip.setMaximumWidth(look.px(_STRIP))
        stack.addWidget(self._strip)
        ends = QWidget()
        ends.setMaximumWidth(look.px(_STRIP))
        line = row(look, ends, space=12)
        for key, align in (("low", Qt.AlignmentFlag.AlignLeft), ("high", Qt.AlignmentFlag.AlignRight)):
            words = context.field_text(field, key)
            line.addWidget(Words(look, words, "small", colour="ink2", align=align), 1)
        stack.addWidget(ends)
        self._words = Words(look, "")
        stack.addWidget(self._words)
        self.refresh()

    def refresh(self, event: Event | None = None) -> None:
        spread = self.sheet.spread(self.field, "", "")
        self._strip.set_counts(spread.counts, spread.dont_know)
        words = spread_words(spread, settling=False)
        self._strip.set_words(words)
        self._words.setText(words)


class SharedTexts(Editor):
    """Everybody's words, large, in alphabetical order, so that no order of arrival shows."""

    has_own_title = True

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._stack = column(self.look, self)
        self._shown: list[tuple[str, int]] | None = None
        self.refresh()

    def words(self) -> list[tuple[str, int]]:
        """What was written, each with how many people wrote it."""
        field, sheet = self.field, self.sheet
        said = [sheet.value(field, author=person.id) for person in sheet.answerers(field)]
        said += sheet.nameless_texts(field, "", "")
        found: dict[str, list[str]] = {}
        for words in map(text_of, said):
            if words.strip():
                found.setdefault(words.casefold().strip(" .,;:?!"), []).append(words)
        return [(alike[0], len(alike)) for _same, alike in sorted(found.items())]

    def refresh(self, event: Event | None = None) -> None:
        found = self.words()
        if found == self._shown:
            return
        self._shown = found
        empty(self._stack)
        self._stack.addWidget(Words(self.look, self.label(), "bold"))
        self._stack.addSpacing(self.look.px(8))
        if not found:
            self._stack.addWidget(
                EmptyState(
                    self.look,
                    _("Nobody has written anything yet."),
                    _("Go back and let each write on their own."),
                )
            )
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.look.px(24))
        grid.setVerticalSpacing(0)
        columns = 1 if self.narrow else 2
        per_column = -(-len(found) // columns)
        for number, (words, n) in enumerate(found):
            cell = QWidget()
            stack = column(self.look, cell, space=4)
            stack.addWidget(hairline())
            stack.addSpacing(self.look.px(8))
            stack.addWidget(Words(self.look, words, "lead"))
            stack.addWidget(Dots(self.look, n))
            stack.addSpacing(self.look.px(8))
            grid.addWidget(cell, number % per_column, number // per_column, Qt.AlignmentFlag.AlignTop)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
        self._stack.addLayout(grid)

    def rebuild(self) -> None:
        self._shown = None
        self.refresh()
