"""What everybody wrote, all at once: the same words from several people stand once, with a dot for each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.context import Context
from ui.editors.editor import Editor
from ui.look import marks
from ui.look.look import Look
from ui.parts.buttons import OutlineButton
from ui.parts.empty_state import EmptyState
from ui.parts.stack import column, empty, hairline, set_shown
from ui.parts.words import VoiceText, Words
from workbook.model import Event
from workbook.pack import Field
from workbook.words import _, ngettext


class Dots(QWidget):
    """One blue dot for each person."""

    def __init__(self, look: Look, n: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._n = look, n
        self.setFixedSize(QSize(look.px(15) * n, look.px(14)))
        self.setAccessibleName(ngettext("{n} person", "{n} people", n).format(n=n))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(self._n):
            marks.dot(
                painter,
                QRectF(self._look.size(15 * i), self._look.size(2), self._look.size(11), self._look.size(11)),
                self._look,
            )
        painter.end()


def gathered(editor: Editor, field: Field) -> list[tuple[str, int]]:
    """(words, by how many people) of everybody's rows, the most said first; a difference in capitals is none."""
    people: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    for row_ in editor.sheet.rows(field, author=None):
        if row_.words and row_.author:
            same = row_.words.casefold().strip(" .,;:?!")
            people.setdefault(same, set()).add(row_.author)
            words.setdefault(same, row_.words)
    found = [(words[same], len(authors)) for same, authors in people.items()]
    return sorted(found, key=lambda entry: -entry[1])


class SharedItems(Editor):
    """Everybody's rows in two or three columns, in large words."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._stack = column(self.look, self)
        self.refresh()

    def refresh(self, event: Event | None = None) -> None:
        empty(self._stack)
        found = gathered(self, self.field)
        if not found:
            self._stack.addWidget(
                EmptyState(
                    self.look,
                    _("Nobody has written anything yet."),
                    _("Go back and let each write on their own."),
                )
            )
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.look.px(24))
        grid.setVerticalSpacing(0)
        columns = 2 if self.look.zoom < 1.5 else 1
        per_column = -(-len(found) // columns)
        for number, (words, n) in enumerate(found):
            cell = QWidget()
            stack = column(self.look, cell, space=4)
            stack.addWidget(hairline())
            stack.addSpacing(self.look.px(8))
            make = VoiceText if self.field.voice else Words
            stack.addWidget(make(self.look, words, "voice_large" if self.field.voice else "lead"))
            stack.addWidget(Dots(self.look, n))
            stack.addSpacing(self.look.px(8))
            grid.addWidget(cell, number % per_column, number // per_column, Qt.AlignmentFlag.AlignTop)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
        self._stack.addLayout(grid)


class Suggestions(Editor):
    """What was said before and is not in the list yet; a press takes it in. Nothing is typed twice."""

    def __init__(
        self, context: Context, field: Field, take: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, field, parent)
        self._take = take
        self._stack = column(self.look, self, space=8)
        self._shown: list[str] = []
        self.refresh()

    def left(self) -> list[str]:
        """The words that no row of the list has."""
        source = self.sheet.field(self.field.suggest.rpartition(".")[0], self.field.exercise)
        taken = {row_.words.casefold().strip(" .,;:?!") for row_ in self.sheet.rows(self.field)}
        second = self.field.columns[1].id if len(self.field.columns) > 1 else ""
        for row_ in self.sheet.rows(self.field):
            hints = self.sheet.value(self.field, row_.id, second) if second else None
            if isinstance(hints, str):
                taken |= {part.casefold().strip(" .,;:?!") for part in hints.split(",")}
        return [
            words for words, _n in gathered(self, source) if words.casefold().strip(" .,;:?!") not in taken
        ]

    def refresh(self, event: Event | None = None) -> None:
        left = self.left()
        if left == self._shown and event is not None:
            return
        self._shown = left
        empty(self._stack)
        if not left:
            self.hide()
            return
        set_shown(self, True)
        self._stack.addWidget(Words(self.look, _("From what you said"), "panel"))
        self._stack.addWidget(
            Words(
                self.look,
                _("Press to take it into the list. What fits nowhere may stay here."),
                "small",
                colour="ink2",
            )
        )
        for words in left:
            room = self.look.px(330 - 2 * 18 - 34)
            shown = self.look.metrics("bold").elidedText(words, Qt.TextElideMode.ElideRight, room)
            button = OutlineButton(self.look, shown, icon="plus", size=36)
            button.setToolTip(words)
            button.setAccessibleName(_("Take in: {words}").format(words=words))
            button.clicked.connect(lambda _on=False, words=words: self._take(words))
            self._stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
