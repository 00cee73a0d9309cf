"""A named group on the grouping board, or the pile of cards that lie in none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.editors.card_view import CardView
from ui.editors.list_row import RowText
from ui.look.look import Look
from ui.parts.buttons import IconButton
from ui.parts.stack import column, row, take_apart
from ui.parts.words import Words
from workbook.tokens import RADIUS_CARD
from workbook.words import _, ngettext


class CardColumn(QWidget):
    """`id` is the group's, empty for the pile. Cards stand in as many stacks as there is room for."""

    def __init__(self, look: Look, id_: str, voice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.id = id_
        self.views: list[CardView] = []
        self.stacks = 1
        self._laid: tuple[list[CardView], int] = ([], 0)
        self._targeted = False
        outer = column(look, self, space=10, margins=(4, 8, 4, 10))
        self.head = row(look, space=0) if id_ else row(look, margins=(6, 0, 6, 0))
        self.heading: RowText | None = None
        self.dissolve: IconButton | None = None
        if id_:
            role = "voice_large" if voice else "panel"
            self.heading = RowText(
                look,
                "",
                min_lines=1,
                max_lines=3,
                placeholder=_("Name the group"),
                name=_("Name of the group"),
                role=role,
            )
            self.heading.setProperty("role", "quiet")
            self.head.addWidget(self.heading, 1)
            self.dissolve = IconButton(look, "close", _("Dissolve the group, its cards stay"), colour="ink2")
            self.head.addWidget(self.dissolve, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._title = Words(look, "", "panel", wrap=False)
            self.head.addWidget(self._title)
        outer.addLayout(self.head)
        self._grid = QWidget()
        self._line = row(look, self._grid, space=10, margins=(6, 0, 6, 0))
        outer.addWidget(self._grid)
        self._empty = Words(look, "", "small", colour="ink2")
        if id_:
            self._empty.setContentsMargins(look.px(10), 0, look.px(10), 0)
            outer.addWidget(self._empty)
        else:
            self.head.addSpacing(look.px(10))
            self.head.addWidget(self._empty, 1)
        outer.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def lay(self, views: list[CardView], stacks: int) -> None:
        """Puts its cards beside and under each other, in reading order."""
        stacks = max(1, min(stacks, len(views)))
        self._say(len(views))
        if (views, stacks) == self._laid:
            return
        self._laid = (list(views), stacks)
        self.views, self.stacks = views, stacks
        take_apart(self._line)
        for number in range(stacks):
            stack = QVBoxLayout()
            stack.setSpacing(self._look.px(10))
            for view in views[number::stacks]:
                stack.addWidget(view)
                view.show()
            stack.addStretch(1)
            self._line.addLayout(stack, 1)

    def _say(self, n: int) -> None:
        count = ngettext("{n} card", "{n} cards", n).format(n=n)
        if self.heading is None:
            self._title.setText(_("Not in a group yet"))
            self._empty.setText("" if n else _("Every card lies in a group."))
        else:
            self.heading.setAccessibleDescription(count)
            self._empty.setText("" if n else _("No cards. Del in the empty name takes the group away."))
        self._empty.setVisible(not n)
        self._grid.setVisible(bool(n))

    def name(self) -> str:
        """What it is called in a menu."""
        if self.heading is None:
            return _("Not in a group yet")
        return self.heading.toPlainText() or _("A group without a name")

    def set_targeted(self, targeted: bool) -> None:
        """Shows that a card would land here."""
        if targeted != self._targeted:
            self._targeted = targeted
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("people", 2) if self._targeted else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunk" if self._targeted else "bg"))
        radius = look.size(RADIUS_CARD)
        side = look.size(1) if self._targeted else 0.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(side, side, -side, -side), radius, radius)
        painter.end()
