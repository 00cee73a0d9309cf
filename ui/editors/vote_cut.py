"""The line under what a vote put first: where the group draws it, the ties it runs through, and a way to take it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.answers.sheet import Row
from exercises.together.vote_line import cut, draw, tie_words
from ui.editors.editor import Editor
from ui.parts.buttons import LinkButton
from ui.parts.cut_line import CutLine
from ui.parts.stack import column, set_shown
from ui.parts.words import Words
from workbook.number_words import how_many
from workbook.words import _, ngettext


class UnderTheLine(QWidget):
    """Puts the line into `stack`, a list of hairlines and rows by turns, and says below the list what follows from it.

    Choosing stays with the boxes: a row below the line can be chosen, and one above it left.
    """

    def __init__(self, editor: Editor, stack: QVBoxLayout, rows: Sequence[Row]) -> None:
        super().__init__()
        look = editor.look
        self._editor, self._list, self._rows = editor, stack, list(rows)
        votes = editor.sheet.field(editor.field.votes, editor.field.exercise)
        self._dots = [editor.sheet.dots(votes, row_.id)[0] for row_ in rows]
        found = _widgets(stack)
        self._hairs, self._lines = found[::2], found[1::2]
        self._after = cut(editor.sheet, editor.field, rows)
        self.line = CutLine(
            look, "", _("Your line. Move it with the arrows, or drag it. You may choose below it too.")
        )
        self.line.moved.connect(lambda by: self._draw(self._after + by))
        self.line.dragged.connect(self._drag)
        self.line.dropped.connect(lambda: self._draw(self._after, dropped=True))
        under = column(look, self, space=6, margins=(0, 12, 0, 0))
        self._tie = Words(look, "")
        under.addWidget(self._tie)
        self._take = LinkButton(look, "")
        self._take.clicked.connect(self._choose)
        under.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def _show(self) -> None:
        """The line takes the place of the hairline it lies on."""
        self._list.removeWidget(self.line)
        for at, hair in enumerate(self._hairs):
            set_shown(hair, at != self._after)
        self._list.insertWidget(2 * self._after, self.line)
        n, of = self._after, len(self._rows)
        self.line.setAccessibleName(_("The line is after {n} of {of}").format(n=n, of=of))
        words = tie_words(self._editor.field, self._rows, self._dots, n)
        self._tie.setText(words)
        self._tie.setVisible(bool(words))
        above = {row_.id for row_ in self._rows[:n]}
        chosen = {row_.id for row_ in self._editor.sheet.picked(self._editor.field)}
        self._take.set_text(
            ngettext("Choose the one above the line", "Choose the {n} above the line", n).format(
                n=how_many(n)
            )
        )
        self._take.setVisible(above != chosen)
        set_shown(self, bool(words) or above != chosen)

    def _draw(self, after: int, *, dropped: bool = False) -> None:
        after = max(1, min(after, len(self._rows)))
        if after == cut(self._editor.sheet, self._editor.field, self._rows):
            return
        editor = self._editor
        editor.session.do(_("The line"), lambda: draw(editor.sheet, editor.field, after))

    def _drag(self, y: int) -> None:
        """The line goes with the pointer, to the nearest place between two rows."""
        parent = self.line.parentWidget()
        if parent is None:
            return
        at = parent.mapFromGlobal(QPoint(0, y)).y()
        after = max(1, sum(made.geometry().center().y() < at for made in self._lines))
        if after != self._after:
            self._after = after
            self._show()

    def _choose(self) -> None:
        self._editor.write([row_.id for row_ in self._rows[: self._after]])


def _widgets(stack: QVBoxLayout) -> list[QWidget]:
    items = (stack.itemAt(at) for at in range(stack.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]
