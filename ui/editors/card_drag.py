"""A card under way with the pointer: what it would do where it is, said before it is let go of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.editors.card_column import CardColumn
from ui.editors.card_view import CardView
from ui.look.look import Look, inner
from ui.parts.stack import column
from ui.parts.words import Words
from workbook.tokens import RADIUS_CARD
from workbook.words import _

MERGE_MS = 350
"""Held this long over another card, a card would be laid on it; before that it would be put before it."""
_EDGE, _STEP = 40, 24


class CardDrag:
    """One drag at a time. `merge(card, into)` and `move(card, group, to)` are what letting go does."""

    def __init__(
        self,
        owner: QWidget,
        look: Look,
        board: Callable[[], list[CardColumn]],
        merge: Callable[[str, str], object],
        move: Callable[[str, str, int], object],
    ) -> None:
        self._owner, self._look, self._board = owner, look, board
        self._merge, self._move = merge, move
        self._ghost: _Ghost | None = None
        self._over: CardView | None = None
        self._column: CardColumn | None = None
        self.merges = False
        """True once letting go would lay the card on the one beneath."""
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ready_to_merge)

    @property
    def under_way(self) -> bool:
        return self._ghost is not None

    def go(self, view: CardView, at: QPoint) -> None:
        """The pointer has moved to `at` on the screen with that card."""
        if self._ghost is None:
            self._ghost = _Ghost(self._look, view.card.words, self._owner.window())
        ghost, window = self._ghost, self._owner.window()
        self._scroll(at)
        over, onto = self._card_at(at, view), self._column_at(at)
        if over is not self._over:
            self._mark(over)
        if onto is not self._column:
            self._aim(onto)
        ghost.say(self._words())
        place = window.mapFromGlobal(at) + QPoint(self._look.px(12), self._look.px(10))
        ghost.move(
            max(0, min(place.x(), window.width() - ghost.width())),
            max(0, min(place.y(), window.height() - ghost.height())),
        )
        ghost.raise_()

    def drop(self, view: CardView, at: QPoint) -> None:
        """The card is let go of."""
        if self._ghost is None:
            return
        self.go(view, at)
        over, onto, merges = self._over, self._column, self.merges
        self.stop()
        if over is not None and merges:
            self._merge(view.card.id, over.card.id)
        elif onto is not None:
            others = [other for other in onto.views if other is not view]
            self._move(view.card.id, onto.id, others.index(over) if over in others else len(others))

    def stop(self) -> None:
        """Ends the drag and leaves the card where it was."""
        self._mark(None)
        self._aim(None)
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None

    # --- inside -------------------------------------------------------------------------------------------------

    def _mark(self, over: CardView | None) -> None:
        if self._over is not None:
            self._over.set_targeted(False)
        self._over, self.merges = over, False
        self._timer.stop()
        if over is not None:
            self._timer.start(MERGE_MS)

    def _ready_to_merge(self) -> None:
        if self._over is not None and self._ghost is not None:
            self.merges = True
            self._over.set_targeted(True)
            if self._column is not None:
                self._column.set_targeted(False)
            self._ghost.say(self._words())

    def _aim(self, onto: CardColumn | None) -> None:
        if self._column is not None:
            self._column.set_targeted(False)
        self._column = onto
        if onto is not None:
            onto.set_targeted(True)

    def _words(self) -> str:
        if self.merges and self._over is not None:
            return _("Let go to merge with {words}").format(words=self._over.card.words[:40])
        if self._over is not None:
            return _("Hold to merge, let go to put it before")
        return _("Let go to put it here") if self._column is not None else ""

    def _card_at(self, at: QPoint, but: CardView) -> CardView | None:
        for onto in self._board():
            for view in onto.views:
                if view is not but and _holds(view, at):
                    return view
        return None

    def _column_at(self, at: QPoint) -> CardColumn | None:
        return next((onto for onto in self._board() if _holds(onto, at)), None)

    def _scroll(self, at: QPoint) -> None:
        """Near the edge of what can be seen, the board comes along."""
        around = self._owner.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            y, bar = around.viewport().mapFromGlobal(at).y(), around.verticalScrollBar()
            if y < _EDGE:
                bar.setValue(bar.value() - _STEP)
            elif y > around.viewport().height() - _EDGE:
                bar.setValue(bar.value() + _STEP)


class _Ghost(QWidget):
    """The card beside the pointer, with what letting go would do."""

    def __init__(self, look: Look, words: str, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        stack = column(look, self, space=2, margins=(14, 8, 14, 8))
        shown = look.metrics("bold").elidedText(words, Qt.TextElideMode.ElideRight, look.px(230))
        stack.addWidget(Words(look, shown, "bold", wrap=False))
        self._said = Words(look, "", "small", colour="ink2", wrap=False)
        stack.addWidget(self._said)
        self.show()

    def say(self, words: str) -> None:
        if words != self._said.text():
            self._said.setText(words)
            self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.pen("people", 2))
        painter.setBrush(self._look.colour("paper"))
        radius = self._look.size(RADIUS_CARD)
        painter.drawRoundedRect(inner(QRectF(self.rect()), self._look.px(2)), radius, radius)
        painter.end()


def _holds(widget: QWidget, at: QPoint) -> bool:
    return widget.isVisible() and QRect(QPoint(0, 0), widget.size()).contains(widget.mapFromGlobal(at))
