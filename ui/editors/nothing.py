"""What stands where a field has no rows to show yet: a line on what is missing, and the way to where it is written."""

from __future__ import annotations

from collections.abc import Callable

from exercises.answers.lacking import lacking, page_of
from ui.context import Context
from ui.editors.editor import Editor
from ui.parts.empty_state import EmptyState
from workbook.pack import Field
from workbook.words import _

Go = Callable[[str, str, str], None]
"""(exercise, page, item), as a page asks it."""


def nothing_yet(editor: Editor) -> EmptyState:
    """The field's own words for having nothing; whoever writes alone is not led out of the round."""
    return nothing_in(editor.context, editor.field, editor.go.emit if not editor.context.author else None)


def nothing_in(context: Context, field: Field, go: Go | None) -> EmptyState:
    """The words of a field that has no rows, with a button to where the first of them are written."""
    first, _dot, rest = context.field_text(field, "empty").partition(". ")
    source = lacking(context.sheet, field) if go is not None else None
    page = page_of(context.sheet, source) if source is not None else ""
    if go is None or source is None or not page or page == context.page.id:
        return EmptyState(context.look, first or _("Nothing to show yet."), rest)
    away = source.exercise != context.exercise.id
    where = source.exercise if away else context.sheet.label(source)
    state = EmptyState(
        context.look, f"{first.rstrip('.')}." if first else _("Nothing to show yet."), rest,
        _("Go to {number}").format(number=where),
    )  # fmt: skip
    state.acted.connect(lambda: go(source.exercise, page, ""))
    return state
