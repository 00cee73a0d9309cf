"""The editors: which one shows a field depends on its kind and on what the page is for.

Modules are imported when a page first needs them, so that the welcome page starts without any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import Context
    from ui.editors.editor import Editor
    from workbook.pack import Field


def make_editor(
    context: Context,
    field: Field,
    *,
    row_action: tuple[str, Callable[[str], None]] | None = None,
    begins: bool = True,
) -> Editor:
    """The editor of a field on that page.

    `row_action` is what its rows offer, (words, what to do with a row's id); `begins` is False for all but the first
    grid of a page, so that the group talks about one row at a time.
    """
    from exercises.fields.asked import spread_columns
    from ui.editors import duties_editor as duties
    from ui.editors import grid_editor as grid
    from ui.editors import grouping, list_editor, one_answer, simple
    from ui.editors import programme_editor as programme
    from ui.editors import spread_editor as spread
    from ui.editors import vote_and_pick as choosing

    mode = context.mode_of(field)
    if field.kind in ("short_text", "long_text", "scale") and mode == "share":
        return (
            one_answer.SharedScale(context, field)
            if field.kind == "scale"
            else one_answer.SharedTexts(context, field)
        )
    if field.kind == "scale":
        return one_answer.OneScale(context, field)
    if field.kind in ("short_text", "long_text"):
        return simple.TextEditor(context, field)
    if field.kind in ("choice", "choices"):
        return simple.ChoiceEditor(context, field)
    if field.kind == "word":
        return simple.WordEditor(context, field)
    if field.kind == "programme":
        return programme.ProgrammeEditor(context, field)
    if field.kind == "responsibility":
        return duties.DutiesEditor(context, field, mode=mode)
    if field.kind == "votes":
        return choosing.VotesEditor(context, field)
    if field.kind == "pick":
        return choosing.PickEditor(context, field)
    if field.kind == "grid":
        if mode == "write" or not spread_columns(field):
            return grid.GridEditor(context, field, row_action=row_action)
        return spread.SpreadEditor(
            context, field, editable=mode == "agree", begins=begins, row_action=row_action
        )
    if mode == "share":
        return grouping.GroupingEditor(context, field)
    return list_editor.ListEditor(
        context, field, row_action=row_action if field.kind != "participants" else None
    )
