"""*Show names*: who gave which answer, only where they were given with names, and only while the group wishes."""

from __future__ import annotations

from collections.abc import Sequence

from ui.editors.editor import Editor
from ui.look.look import Look
from ui.parts.check_box import CheckBox
from workbook.words import _


class NamesSwitch(CheckBox):
    """Stands in the page's head, before the list in the order of Tab; hidden where there are no names to show."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Show names"))
        self.hide()

    def follow(self, editors: Sequence[Editor]) -> None:
        """Shows and hides the names of those editors."""
        for editor in editors:
            if editor.has_names():
                self.setChecked(self.isChecked() or editor.names_shown)
                self.toggled.connect(editor.show_names)
                self.show()
