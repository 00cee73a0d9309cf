"""What everybody wrote, as it is taken on from: a dot for each person, and what may go into a list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from exercises.together.cards import CardHeading, Cards, same, take, taken_from
from ui.context import Context
from ui.editors.editor import Editor
from ui.look import marks
from ui.look.look import Look
from ui.parts.buttons import OutlineButton
from ui.parts.stack import column, empty, row, set_shown
from ui.parts.words import Words
from workbook.model import Event, Place
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


_MOST_DOTS = 9


def people_marks(look: Look, n: int) -> QWidget:
    """How many people: a dot for each; when they are many, one dot and the number."""
    if n <= _MOST_DOTS:
        return Dots(look, n)
    holder = QWidget()
    line = row(look, holder, space=4)
    line.addWidget(Dots(look, 1))
    line.addWidget(Words(look, str(n), "small", wrap=False))
    holder.setAccessibleName(ngettext("{n} person", "{n} people", n).format(n=n))
    return holder


class Suggestions(Editor):
    """What was said before and is not in the list yet; a press takes it in. Nothing is typed twice.

    Words that are longer than its width are cut there, and told whole by the pointer.
    """

    WIDTH = 330

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._source = self.sheet.field(field.suggest.rpartition(".")[0], field.exercise)
        self._stack = column(self.look, self, space=8)
        self._shown: list[CardHeading] = []
        self._width = self.look.px(self.WIDTH)
        self.refresh()

    def set_width(self, width: int) -> None:
        """As wide as that, in pixels of the screen."""
        if width != self._width:
            self._width = width
            self._build()

    def places(self) -> set[Place]:
        cards = Cards(self.sheet, self._source)
        return super().places() | {self.sheet.place(self._source), cards.cards_place, cards.groups_place}

    def left(self) -> list[CardHeading]:
        """The headings that no row was taken from or has the words of: the named groups first."""
        rows = self.sheet.rows(self.field)
        taken = {same(row_.words) for row_ in rows}
        froms = [taken_from(self.sheet, self.field, row_.id) for row_ in rows]
        ids = {heading.id for heading in froms if heading is not None}
        headings = Cards(self.sheet, self._source).headings()
        return [each for each in headings if same(each.words) not in taken and each.id not in ids]

    def _take(self, heading: CardHeading) -> None:
        self.session.do(self.label(), lambda: take(self.sheet, self.field, heading, self.context.parent))

    def refresh(self, event: Event | None = None) -> None:
        left = self.left()
        if left == self._shown and event is not None:
            return
        self._shown = left
        self._build()

    def _build(self) -> None:
        left = self._shown
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
        for heading in left:
            words = heading.words
            room = self._width - self.look.px(2 * 18 + 34)
            shown = self.look.metrics("bold").elidedText(words, Qt.TextElideMode.ElideRight, room)
            button = OutlineButton(self.look, shown, icon="plus", size=36)
            button.setToolTip("\n".join([words, *heading.hints]))
            button.setAccessibleName(_("Take in: {words}").format(words=words))
            button.clicked.connect(lambda _on=False, heading=heading: self._take(heading))
            self._stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if heading.hints:
                button.setAccessibleDescription(", ".join(heading.hints))
                self._stack.addWidget(Words(self.look, ", ".join(heading.hints), "small", colour="ink2"))
