"""Where the groups and the pile stand: beside each other where there is room, else one list with headings."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from exercises.together.cards import Card, Group
from ui.editors.card_column import CardColumn
from ui.editors.card_view import CardView
from ui.look.look import Look
from ui.parts.stack import row, take_apart

_CARD = 232
"""A stack of cards is at least this wide at 100 %."""
_SIDE_BY_SIDE = 3 * _CARD
_FEW = 4
_GAP, _ROUND_A_WORD = 16, 96
"""Between the columns, and what stands on both sides of a word in a group's name."""


class CardBoard(QWidget):
    """Lays out the columns it holds; what stands in them is its owner's business."""

    def __init__(self, look: Look, voice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._voice = look, voice
        self.groups: dict[str, CardColumn] = {}
        self._shown: tuple[list[Group], list[Card], dict[str, CardView]] = ([], [], {})
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(look.px(16))
        self.pile = CardColumn(look, "", voice)
        self._ways.addWidget(self.pile)
        self._right = QWidget()
        self._lines = row(look, self._right, space=16)
        self._ways.addWidget(self._right)

    def columns(self) -> list[CardColumn]:
        """The pile and the groups, in the order one goes through them."""
        return [self.pile, *self.groups.values()]

    def keep(self, ids: list[str]) -> list[CardColumn]:
        """Keeps a column for each of these groups, in this order; returns the new ones."""
        for id_ in set(self.groups) - set(ids):
            gone = self.groups.pop(id_)
            for view in gone.views:
                view.setParent(self.pile)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        made = [
            CardColumn(self._look, id_, self._voice, self._right) for id_ in ids if id_ not in self.groups
        ]
        known = self.groups | {new.id: new for new in made}
        self.groups = {id_: known[id_] for id_ in ids}
        return made

    def lay(self, groups: list[Group], loose: list[Card], views: dict[str, CardView]) -> None:
        """Puts every card where it lies."""
        self._shown = groups, loose, views
        width = self.width() / self._look.zoom
        room = max(1, int((width + _GAP) / (max(_CARD, self._widest_word()) + _GAP)))
        wide = width >= _SIDE_BY_SIDE and bool(loose)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._ways.direction() != way:
            self._ways.setDirection(way)
        across = room if not (groups and wide) else 1 if len(loose) < _FEW else max(1, room // 2)
        self.pile.lay([views[card.id] for card in loose], across)
        beside = max(1, room - across) if wide else room
        lines = min(beside, max(1, len(groups)))
        for group in groups:
            cards = [views[card.id] for card in group.cards]
            self.groups[group.id].lay(cards, max(1, beside // lines))
        take_apart(self._lines)
        columns = list(self.groups.values())
        for number in range(lines):
            stack = QVBoxLayout()
            stack.setSpacing(self._look.px(16))
            for made in columns[number::lines]:
                stack.addWidget(made)
                made.show()
            stack.addStretch(1)
            self._lines.addLayout(stack, 1)
        self._right.setVisible(bool(groups))
        self._ways.setStretch(0, across if wide else 0)
        self._ways.setStretch(1, beside if wide else 0)

    def _widest_word(self) -> float:
        """The width at 100 % that a column needs so that no word of a group's name is broken."""
        metrics = QFontMetrics(self._look.font("voice_large" if self._voice else "panel"))
        words = [word for made in self.groups.values() for word in made.name().split()]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return min(widest / self._look.zoom + _ROUND_A_WORD, 2.0 * _CARD)

    def above_or_below(self, index: int, by: int) -> int:
        """The place in the whole order of the card above (-1) or below (1); at the end of a group, of the next one."""
        start = 0
        for made in self.columns():
            many = len(made.views)
            if index < start + many:
                here, last = index - start, many - 1
                to = here + by * made.stacks
                if 0 <= to <= last:
                    return start + to
                under_last = by > 0 and here // made.stacks < last // made.stacks
                return start + last if under_last else start - 1 if by < 0 else start + many
            start += many
        return -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay(*self._shown)
