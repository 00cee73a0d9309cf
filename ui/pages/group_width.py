"""From which width of the sheet what belongs to a row stands beside it, and not under it."""

from __future__ import annotations

from ui.editors.duties_editor import DutiesEditor
from ui.editors.editor import Editor
from ui.editors.list_editor import ListEditor

_WHOLE_GRID = 900
_ROW_WITH_SCALES = 660
_ROW_WITH_COLUMN = 780
"""Below these the key of the grid, the scales of a row, and its second column stand under each other."""


def width_wanted(editor: Editor) -> int:
    """The width that editor wants, in pixels at 100 %."""
    if isinstance(editor, DutiesEditor):
        return _WHOLE_GRID
    return _ROW_WITH_COLUMN if isinstance(editor, ListEditor) else _ROW_WITH_SCALES
