"""Which editor shows a field: it depends on the field's kind, and on what the page is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exercises.fields.asked import spread_columns
from exercises.fields.choice import Choice, Choices
from exercises.fields.grid import Grid
from exercises.fields.kind import kind_of
from exercises.fields.lists import ListKind, Participants
from exercises.fields.pick import Pick
from exercises.fields.programme import Programme
from exercises.fields.responsibility import Responsibility
from exercises.fields.scale import Scale
from exercises.fields.text import TextKind
from exercises.fields.votes import Votes
from exercises.fields.word import Word
from ui.context import Context
from ui.editors.duties_editor import DutiesEditor
from ui.editors.editor import Editor
from ui.editors.grid_editor import GridEditor
from ui.editors.grouping import GroupingEditor
from ui.editors.list_editor import ListEditor
from ui.editors.one_answer import OneScale, SharedScale, SharedTexts
from ui.editors.programme_editor import ProgrammeEditor
from ui.editors.simple import ChoiceEditor, TextEditor, WordEditor
from ui.editors.spread_editor import SpreadEditor
from ui.editors.vote_and_pick import PickEditor, VotesEditor
from workbook.pack import Field


@dataclass(frozen=True)
class Wishes:
    """What a page wishes of an editor.

    `row_action` is what its rows offer, (words, what to do with a row's id); `begins` is False for all but the first
    grid of a page, so that the group talks about one row at a time.
    """

    row_action: tuple[str, Callable[[str], None]] | None = None
    begins: bool = True


Maker = Callable[[Context, Field, Wishes], Editor]


def plain(editor: Callable[[Context, Field], Editor]) -> Maker:
    """An editor that needs no more than to know which field it shows."""
    return lambda context, field, _wishes: editor(context, field)


def _list(context: Context, field: Field, wishes: Wishes) -> Editor:
    return ListEditor(context, field, row_action=wishes.row_action)


def _grid(context: Context, field: Field, wishes: Wishes) -> Editor:
    """A grid to write in, or, of what each has answered, everybody's answers beside each other."""
    mode, action = context.mode_of(field), wishes.row_action
    if mode == "write" or not spread_columns(field):
        return GridEditor(context, field, row_action=action)
    return SpreadEditor(context, field, editable=mode == "agree", begins=wishes.begins, row_action=action)


ANY = ""

EDITORS: dict[tuple[type, str], Maker] = {
    (TextKind, ANY): plain(TextEditor),
    (TextKind, "share"): plain(SharedTexts),
    (Scale, ANY): plain(OneScale),
    (Scale, "share"): plain(SharedScale),
    (Choice, ANY): plain(ChoiceEditor),
    (Choices, ANY): plain(ChoiceEditor),
    (Word, ANY): plain(WordEditor),
    (Programme, ANY): plain(ProgrammeEditor),
    (Responsibility, ANY): plain(DutiesEditor),
    (Votes, ANY): plain(VotesEditor),
    (Pick, ANY): plain(PickEditor),
    (Grid, ANY): _grid,
    (ListKind, ANY): _list,
    (ListKind, "share"): plain(GroupingEditor),
    (Participants, ANY): plain(ListEditor),
}
"""By the class of a kind and the mode of the page (`Context.mode_of`), or any mode.

A kind without an entry has that of the nearest class it is built on.
"""


def make_editor(context: Context, field: Field, wishes: Wishes | None = None) -> Editor:
    """The editor of a field on the page of the context. Raises LookupError for a kind that has none."""
    modes = (context.mode_of(field), ANY)
    for key in ((each, mode) for each in type(kind_of(field)).__mro__ for mode in modes):
        if key in EDITORS:
            return EDITORS[key](context, field, wishes or Wishes())
    raise LookupError(f"no editor shows a field of the kind {field.kind}")
