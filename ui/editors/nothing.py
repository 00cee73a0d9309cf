"""What stands where a field has no rows to show yet: one line on what is missing, one on the way there."""

from __future__ import annotations

from ui.editors.editor import Editor
from ui.parts.empty_state import EmptyState
from workbook.words import _


def nothing_yet(editor: Editor) -> EmptyState:
    """The field's own words for having nothing."""
    first, _dot, rest = editor.context.field_text(editor.field, "empty").partition(". ")
    return EmptyState(editor.look, first or _("Nothing to show yet."), rest)
