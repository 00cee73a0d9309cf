"""What the foot of a group's page says: how far it has come with what stands there."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.together.progress import field_progress
from ui.context import Context
from ui.editors.editor import Editor
from ui.parts.foot import FootWords
from workbook.pack import Field
from workbook.words import _


def foot_of(context: Context, fields: Sequence[Field], editors: Sequence[Editor]) -> FootWords:
    """The words of the page with those fields and editors."""
    said = [(editor, foot) for editor in editors if (foot := editor.foot()) is not None]
    alone = [foot for editor, foot in said if not editor.shares_foot or len(said) == 1]
    if alone:
        return alone[0]
    if said:
        return FootWords(" ".join(f"{editor.label()}: {foot.words}" for editor, foot in said))
    missing = [
        field
        for field in fields
        if field.required
        and context.mode_of(field) != "share"
        and not field_progress(context.sheet, field).complete
    ]
    if missing and len(fields) > 1:
        names = ", ".join(context.field_text(field, "label") for field in missing)
        return FootWords(_("Left to fill in: {names}").format(names=names))
    return FootWords()
