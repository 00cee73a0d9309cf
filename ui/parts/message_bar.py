"""Messages, said where it happens: what can be undone, and what the group may have missed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.look import marks
from ui.look.look import Look
from ui.parts.buttons import IconButton, LinkButton
from ui.parts.words import Words
from workbook.tokens import RADIUS_BUTTON

STAYS_MS = 10_000
_AGAIN_MS = 1_000


class UndoBar(QWidget):
    """The ink bar bottom left of the sheet: a sentence, one action, and a way to close it.

    Stays ten seconds, and as long as it has the keyboard or the pointer. `acted()` when the action is
    pressed, `closed()` whenever it goes away by time or by the cross (not after `acted`).
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        look: Look,
        text: str = "",
        action_text: str = "",
        *,
        close_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._words = Words(look, text, colour="on_ink")
        self._action = LinkButton(look, action_text, colour="on_ink")
        self._close = IconButton(look, "close", close_name, colour="on_ink")
        for button in (self._action, self._close):
            button.setProperty("ringColour", "on_ink")
        self._action.setVisible(bool(action_text))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(18), look.px(6), look.px(8), look.px(6))
        row.setSpacing(look.px(16))
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.dismiss)

    def say(self, text: str, action_text: str = "") -> None:
        """Show a message, in the place of any before it, and start its ten seconds."""
        self._words.setText(text)
        self._action.set_text(action_text)
        self._action.setVisible(bool(action_text))
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._timer.start(STAYS_MS)

    @property
    def offers(self) -> bool:
        """True while it is there with something to press."""
        return not self.isHidden() and not self._action.isHidden()

    def dismiss(self) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _act(self) -> None:
        self._timer.stop()
        self.hide()
        self.acted.emit()

    def _time_is_up(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(_AGAIN_MS)
        else:
            self.dismiss()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("ink"))
        radius = self._look.size(RADIUS_BUTTON)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()


class BlindSpotRow(QWidget):
    """A blind spot: tint, bar, triangle, a sentence and at most two ways to mend it.

    `acted()` and `second_acted()` tell which was pressed. Errors have the same form. Where it is narrow the
    actions go beneath the words.
    """

    acted = Signal()
    second_acted = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        action_text: str | None = None,
        second_action_text: str | None = None,
        *,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(f"{title}. {text}" if title else text)
        left = look.px(50)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(left, look.px(8), look.px(16), look.px(8))
        self._row.setSpacing(look.px(8))
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        column.setSpacing(look.px(4))
        self._title = Words(look, title, "panel") if title else None
        if self._title is not None:
            column.addWidget(self._title)
        self._words = Words(look, text)
        column.addWidget(self._words)
        self._row.addLayout(column, 1)
        self._actions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._actions.setSpacing(look.px(20))
        self._links: list[LinkButton] = []
        for words, told in ((action_text, self.acted), (second_action_text, self.second_acted)):
            if words:
                link = LinkButton(look, words, size=30)
                link.clicked.connect(told)
                self._links.append(link)
                self._actions.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        self._actions.addStretch(0)
        self._row.addLayout(self._actions)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_text(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)

    def offer(self, *, second: bool) -> None:
        """Shows only one of two ways to mend it."""
        for number, link in enumerate(self._links):
            link.setVisible(second == bool(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        shown = [link for link in self._links if not link.isHidden()]
        need = sum(link.sizeHint().width() + self._look.px(20) for link in shown)
        narrow = bool(self._links) and self.width() - need < self._look.px(300)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("ochre_tint"))
        painter.fillRect(QRectF(0, 0, look.px(4), self.height()), look.colour("ochre_bar"))
        side = look.px(20)
        first = self._title or self._words
        middle = first.y() + look.line_height("panel" if self._title else "body") / 2
        if self._title is None and self._words.heightForWidth(self._words.width()) <= look.line_height(
            "body"
        ):
            middle = first.geometry().center().y() + 0.5
        marks.blind(painter, QRectF(look.px(20), middle - side / 2, side, side), look)
        painter.end()
