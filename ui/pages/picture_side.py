"""The picture beside the rows it is drawn from: it grows as the group agrees."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.pictures import PICTURES
from ui.context import Context
from ui.editors.spread import SpreadEditor
from ui.pages.legend import Legend
from ui.parts.matrix_view import PictureView
from ui.parts.stack import column
from ui.parts.words import Words
from workbook.picture import Picture


class PictureSide(QWidget):
    """The page's picture with its title and the words for its signs; it follows the chosen row, and leads to one."""

    def __init__(self, context: Context, spread: SpreadEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._spread = context, spread
        look, id_ = context.look, context.page.picture
        self.setFixedWidth(look.px(360))
        stack = column(look, self)
        stack.addWidget(Words(look, context.say(f"pictures.{id_}.title"), "panel"))
        help_ = context.say(f"pictures.{id_}.help")
        if help_:
            stack.addWidget(Words(look, help_, colour="ink2"))
        stack.addSpacing(look.px(12))
        self._view = PictureView(look, self._draw())
        self._view.chosen.connect(spread.choose)
        stack.addWidget(self._view)
        stack.addSpacing(look.px(14))
        stack.addWidget(Legend(look, self._view.picture_shown))

    def _draw(self) -> Picture:
        context = self._context
        named = context.exercise.pictures[context.page.picture]
        rows = self._spread.rows_shown()
        return PICTURES[named.kind].draw(context.sheet, context.exercise, named, rows, self._spread.chosen)

    def refresh(self) -> None:
        """Draws it as things stand now."""
        self._view.set_picture(self._draw())
        self._view.set_selected(self._spread.chosen)
