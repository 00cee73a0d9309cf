"""What was said and has not been opened, told once where the group begins to decide. Nothing is held up by it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exercises.fields.kind import kind_of
from exercises.together.cards import Cards
from ui.context import Context
from ui.parts.buttons import LinkButton
from ui.parts.stack import row
from ui.parts.words import Words
from workbook.pack import Field, Page
from workbook.typed_text import one_line, shortened
from workbook.words import ngettext

_MOST = 5
_LONGEST = 40


def not_opened(context: Context, go: Callable[[str], None]) -> QWidget | None:
    """A quiet row on the first page of *decide*; None where everything was opened. `go(page)` leads back."""
    found = _left(context)
    if found is None:
        return None
    field, page = found
    left = Cards(context.sheet, field).unopened()
    named = [shortened(one_line(card.words), _LONGEST) for card in left[:_MOST]]
    if len(left) > _MOST:
        more = len(left) - _MOST
        named.append(ngettext("{n} more", "{n} more", more).format(n=more))
    said = ngettext("{n} card was not opened: {words}.", "{n} cards were not opened: {words}.", len(left))
    look = context.look
    holder = QWidget()
    line = row(look, holder, space=12, margins=(0, 8, 0, 0))
    line.addWidget(Words(look, said.format(n=len(left), words=", ".join(named)), colour="ink2"), 1)
    link = LinkButton(look, ngettext("Open it", "Open them", len(left)), bold=False)
    link.clicked.connect(lambda: go(page.id))
    line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _left(context: Context) -> tuple[Field, Page] | None:
    """The list that has cards left to open, and the page where they lie."""
    exercise, sheet = context.exercise, context.sheet
    if context.page not in exercise.pages_of("decide")[:1]:
        return None
    for page in exercise.pages_of("share"):
        for field in (exercise.fields[name] for name in page.fields):
            cards = kind_of(field).writes_rows and field.by == "each" and sheet.is_shown(field)
            if cards and Cards(sheet, field).unopened():
                return field, page
    return None
