"""What the foot of a group's page says: how far it has come with what stands there."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.together.progress import field_progress
from ui.context import Context
from ui.editors import mode_of
from ui.editors.duties_editor import DutiesEditor
from ui.editors.editor import Editor
from ui.editors.grouping import GroupingEditor
from ui.editors.spread_editor import SpreadEditor
from ui.editors.vote_and_pick import PickEditor
from ui.pages.page import FootWords
from workbook.pack import Field
from workbook.words import _, ngettext


def foot_of(context: Context, fields: Sequence[Field], editors: Sequence[Editor]) -> FootWords:
    """The words of the page with those fields and editors."""
    for editor in editors:
        if isinstance(editor, SpreadEditor) and editor.editable:
            done, of = editor.settled()
            return FootWords(
                ngettext("{n} of {of} settled", "{n} of {of} settled", done).format(n=done, of=of)
            )
        if isinstance(editor, DutiesEditor):
            words = editor.overload_words()
            if words:
                return FootWords(words, blind=True)
        if isinstance(editor, GroupingEditor):
            return FootWords(editor.foot_words())
    picks = [editor for editor in editors if isinstance(editor, PickEditor)]
    if len(picks) > 1:
        return FootWords(" ".join(f"{pick.label()}: {pick.foot_words()}" for pick in picks))
    if picks:
        return FootWords(picks[0].foot_words())
    missing = [
        field
        for field in fields
        if field.required
        and mode_of(context, field) != "share"
        and not field_progress(context.sheet, field).complete
    ]
    if missing and len(fields) > 1:
        names = ", ".join(context.field_text(field, "label") for field in missing)
        return FootWords(_("Left to fill in: {names}").format(names=names))
    return FootWords()
