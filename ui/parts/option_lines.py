"""How the answers to a choice spread: a line for each option with a dot per person, a diamond on what is agreed.

The sister of the spread strip, for options that have words instead of numbers, and with the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import marks
from ui.look.look import Look, inner
from ui.parts.roving import ChoiceButton, Roving
from ui.parts.spread_strip import MOST_DOTS
from workbook.tokens import RADIUS_CELL, TARGET_ICON

_LEFT, _DOT, _PITCH, _GAP = 12, 9, 12, 12


class OptionLines(QWidget):
    """`options` are (key, words). Choosing a line (click, arrows and Enter) emits `agreed_changed(key)`.

    Backspace, or choosing the agreed one again, emits `agreed_changed(None)`. Letters and F2 emit `wants_words(str)`.
    """

    agreed_changed = Signal(object)
    wants_words = Signal(str)
    entered = Signal()

    def __init__(
        self,
        look: Look,
        options: Sequence[tuple[str, str]],
        *,
        editable: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._options = look, list(options)
        self._keys = [key for key, _words in options]
        self._counts: dict[str, int] = {}
        self._agreed: str | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._cells: list[ChoiceButton] = []
        self._roving = Roving(self, self._pressed)
        if editable:
            for key, words in options:
                cell = ChoiceButton(words, None, self)
                cell.setProperty("ringRadius", RADIUS_CELL)
                cell.clicked.connect(lambda _on=False, key=key: self._choose(key))
                cell.installEventFilter(self)
                self._cells.append(cell)
            self._roving.set_items(list(self._cells))
        self.set_agreed(None)

    def agreed(self) -> str | None:
        return self._agreed

    def set_agreed(self, key: str | None) -> None:
        """Show an agreement without telling anyone."""
        self._agreed = key if key in self._keys else None
        for known, cell in zip(self._keys, self._cells, strict=False):
            cell.setChecked(known == self._agreed)
        if self._cells and self._agreed is not None:
            self._roving.set_home(self._keys.index(self._agreed))
        if (home := self._roving.home_item()) is not None:
            self.setFocusProxy(home)
        self.update()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how many chose each option, by its key."""
        self._counts = dict(counts)
        self.updateGeometry()
        self.update()

    def set_words(self, words: str, cells: Mapping[str, str]) -> None:
        """What a screen reader says: the whole, and of each option (*it improves, two of you*)."""
        self.setAccessibleDescription(words)
        for key, cell in zip(self._keys, self._cells, strict=False):
            cell.setAccessibleName(cells.get(key, ""))
            cell.setAccessibleDescription(words)

    def _choose(self, key: str) -> None:
        wanted = None if key == self._agreed else key
        self.set_agreed(wanted)
        self.agreed_changed.emit(wanted)

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            if self._agreed is not None:
                self._choose(self._agreed)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._keys[index])
        elif key == Qt.Key.Key_F2 or event.text().isalpha():
            self.wants_words.emit("" if key == Qt.Key.Key_F2 else event.text())
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        by_tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in by_tab:
            self.entered.emit()
        return False

    # --- size and paint -----------------------------------------------------------------------------------------

    def _line(self) -> int:
        return max(self._look.px(TARGET_ICON), self._look.line_height("body") + self._look.px(8))

    def _dots_width(self) -> int:
        most = max(self._counts.values(), default=0)
        if most > MOST_DOTS:
            return self._look.px(_PITCH + 4) + self._look.text_width("small_bold", str(most))
        return self._look.px(_PITCH) * most

    def sizeHint(self) -> QSize:
        look = self._look
        words = max((look.text_width("bold", words) for _key, words in self._options), default=0)
        wide = words + look.px(2 * _LEFT + _GAP) + max(self._dots_width(), look.px(4 * _PITCH))
        return QSize(wide, self._line() * len(self._options) + look.px(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(140), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        for index, cell in enumerate(self._cells):
            cell.setGeometry(self._box(index).toRect())

    def _box(self, index: int) -> QRectF:
        return QRectF(0, index * self._line(), self.width(), self._line() + self._look.px(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hair, radius = float(look.px(1)), look.size(RADIUS_CELL)
        whole = QRectF(0, 0, self.width(), self._line() * len(self._options) + hair)
        painter.setPen(look.pen("edge"))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(inner(whole, hair), radius, radius)
        for index, (key, words) in enumerate(self._options):
            box = self._box(index)
            if index:
                painter.fillRect(QRectF(hair, box.top(), box.width() - 2 * hair, hair), look.colour("line"))
            if self._cells and self._cells[index].underMouse():
                painter.fillRect(box.adjusted(2 * hair, 2 * hair, -2 * hair, -hair), look.colour("sunk"))
            self._paint_option(painter, box, key, words)
        if self._agreed is not None:
            box = self._box(self._keys.index(self._agreed))
            painter.setPen(look.pen("ink", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner(box, look.size(2)), radius - 1, radius - 1)
            r = look.size(6)
            at = QRectF(box.left() + look.px(_LEFT) + 1, box.center().y() - r, 2 * r, 2 * r)
            marks.diamond(painter, at, look, halo="paper")
        painter.end()

    def _paint_option(self, painter: QPainter, box: QRectF, key: str, words: str) -> None:
        look, n = self._look, self._counts.get(key, 0)
        agreed = key == self._agreed
        # The words stand still when the diamond comes: its room is kept where something can be agreed.
        left = look.px(_LEFT) + (look.px(20) if self._cells or self._agreed is not None else 0)
        dots = self._dots_width()
        room = box.width() - left - look.px(_LEFT + _GAP) - dots
        painter.setFont(look.font("bold" if agreed else "body"))
        painter.setPen(look.colour("ink" if n or agreed or self._cells else "ink2"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, box.top(), room, box.height()), middle, shown)
        x, side = box.right() - look.px(_LEFT) - dots, look.size(_DOT)
        for at in range(1 if n > MOST_DOTS else n):
            marks.dot(
                painter, QRectF(x + look.size(_PITCH) * at, box.center().y() - side / 2, side, side), look
            )
        if n > MOST_DOTS:
            painter.setFont(look.font("small_bold"))
            painter.setPen(look.colour("ink"))
            beside = QRectF(x + look.px(_PITCH + 4), box.top(), dots, box.height())
            painter.drawText(beside, middle, str(n))
