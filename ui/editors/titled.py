"""An editor under its own heading, where a page has several."""

from __future__ import annotations

from ui.editors.editor import Editor
from ui.parts.stack import column
from ui.parts.words import Words


class Titled(Editor):
    """Holds another editor, with its label and help above it."""

    def __init__(self, editor: Editor, title: str, help_: str) -> None:
        super().__init__(editor.context, editor.field)
        stack = column(self.look, self, space=2)
        stack.addWidget(Words(self.look, title, "bold"))
        if help_:
            stack.addWidget(Words(self.look, help_, colour="ink2"))
        stack.addSpacing(self.look.px(8))
        stack.addWidget(editor)
