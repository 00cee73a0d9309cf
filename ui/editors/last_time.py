"""What a field was the last time its exercise was done, and what has changed since, beside what the group does now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.answers.difference import since
from exercises.answers.sheet import Sheet
from exercises.fields.changes import was
from exercises.fields.choice import choice_spread
from exercises.fields.kind import kind_of
from exercises.fields.pick import chosen_last
from ui.context import Context
from ui.editors.spread_words import choice_words, spread_words
from ui.parts.stack import column, empty, set_shown
from ui.parts.words import Words
from workbook.pack import Column, Field
from workbook.words import _

_MOST = 12
"""More lines than these are no summary."""


class SinceLast(QWidget):
    """A small part under a field's editor: what was chosen the last time, and what is another now."""

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__()
        self._context, self._field = context, field
        self._stack = column(context.look, self, space=2, margins=(0, 14, 0, 0))
        self._shown: list[str] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Shows what the workbook says now."""
        found = self._lines()
        if found == self._shown:
            return
        self._shown, look = found, self._context.look
        empty(self._stack)
        set_shown(self, bool(found))
        if not found:
            return
        self._stack.addWidget(Words(look, _("Since last time"), "bold"))
        for line in found:
            self._stack.addWidget(Words(look, line, colour="ink2"))

    def _lines(self) -> list[str]:
        sheet, field = self._context.sheet, self._field
        if field.by == "each":
            last = last_words(sheet, field, "", "")
            return [last] if last and self._context.mode_of(field) == "share" else []
        if self._context.mode_of(field) == "share":
            return []
        found = since(sheet, field, parent=self._context.parent)[:_MOST]
        if kind_of(field).picks:
            names = [row.words.partition(": ")[0].rstrip(".") for row in chosen_last(sheet, field)]
            if field.ordered:
                names = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
            if names:
                found.insert(0, _("Last time you chose: {names}.").format(names=", ".join(names)))
        return found


def last_words(sheet: Sheet, field: Field, row: str, column_: str) -> str:
    """What stands under a row of answers: the group's value the last time, or, of what nobody agrees on, everyone's."""
    if field.by != "each":
        return was(sheet, field, row, column_)
    number = sheet.last_round(field)
    if not number:
        return ""
    then = sheet.seen_at({field.exercise: number})
    spec: Field | Column = field.column(column_) if column_ else field
    if kind_of(spec).measured:
        spread = then.spread(field, row, column_)
        said = spread_words(spread, settling=False) if spread.answered else ""
    elif column_:
        chosen = choice_spread(then, field, row, column_)
        options = then.named_options(field, column_)
        said = choice_words(chosen, options, settling=False) if chosen.answered else ""
    else:
        said = ""
    return _("Last time: {what}").format(what=said[:1].lower() + said[1:]) if said else ""
