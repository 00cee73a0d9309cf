"""How the answers spread: a dot per person in the cells of the scale, a framed diamond on what is agreed.

Names are never shown here. In Decide a cell can be chosen, *don't know* among them; elsewhere the strip only tells.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import marks
from ui.look.look import Look, inner
from ui.parts.roving import ChoiceButton, Roving
from ui.parts.scale_cells import DONT_KNOW
from workbook.tokens import RADIUS_CELL, TARGET_BUTTON

_CELL, _WIDEST, _NARROWEST, _FOOT = 39, 56, 24, 6
_UNSURE, _APART = 28, 6
"""The cell for *don't know*, and how far it stands from the others."""
BESIDE = _UNSURE + _APART
_ROWS: dict[int, tuple[int, ...]] = {
    1: (1,), 2: (2,), 3: (3,), 4: (2, 2), 5: (3, 2), 6: (3, 3), 7: (3, 1, 3), 8: (3, 2, 3), 9: (3, 3, 3),
}  # fmt: skip
MOST_DOTS = 9


def dot_places(count: int, width: float, zoom: float) -> tuple[float, list[tuple[float, float]]]:
    """Diameter and middles (from the cell's middle) of `count` dots, 1-9, in a cell `width` wide.

    1-3 in a row, then 2 x 2, 2 x 3 and, with smaller dots, 3 x 3; a narrow cell squeezes them together.
    """
    rows = _ROWS[count]
    diameter, pitch = (9.0, 11.0) if len(rows) < 3 else (8.0, 9.5)
    squeeze = min(zoom, (width - 4) / (3 * pitch)) if max(rows) == 3 else zoom
    diameter, pitch = diameter * squeeze, pitch * squeeze
    middles = []
    lift = 2.5 * squeeze if len(rows) == 3 else 0.0  # clear of the diamond on the lower edge
    for r, many in enumerate(rows):
        y = (r - (len(rows) - 1) / 2) * pitch - lift
        middles += [((c - (many - 1) / 2) * pitch, y) for c in range(many)]
    return diameter, middles


class SpreadStrip(QWidget):
    """Cells `low`..`high` with `counts[value]` dots in each and a frame on the `agreed` value, if any.

    Choosing a cell (click, digits, arrows and Enter) emits `agreed_changed(int)`; Backspace, or choosing
    the agreed one again, emits `agreed_changed(None)`. With `unsure_name` there is one more cell, apart, on which
    the group can agree that it does not know: it and the key ? emit `agreed_changed("?")`. `dont_know_words`
    ("1 vet ej") stands beneath when not empty, `numbers` writes the scale beneath the cells. What it all says goes in
    by `set_words`. Letters and F2 are for whoever gives the reason: `wants_words(str)` carries what was typed.
    """

    agreed_changed = Signal(object)
    wants_words = Signal(str)
    entered = Signal()
    """The keyboard has come here by Tab."""

    def __init__(
        self,
        look: Look,
        low: int,
        high: int,
        counts: dict[int, int],
        dont_know: int = 0,
        agreed: int | str | None = None,
        *,
        editable: bool = True,
        name: str = "",
        unsure_name: str = "",
        dont_know_words: str = "",
        numbers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._values = look, list(range(low, high + 1))
        self._keys: list[int | str] = [*self._values, *([DONT_KNOW] if editable and unsure_name else [])]
        self._counts, self._dont_know, self._agreed = dict(counts), dont_know, agreed
        self._dont_know_words, self._numbers, self._editable = dont_know_words, numbers, editable
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._cells: list[ChoiceButton] = []
        self._roving = Roving(self, self._pressed)
        if editable:
            for value in self._keys:
                cell = ChoiceButton(unsure_name if value == DONT_KNOW else str(value), None, self)
                cell.setProperty("ringRadius", RADIUS_CELL)
                cell.setProperty("said", cell.accessibleName())
                cell.clicked.connect(lambda _on=False, v=value: self._choose(v))
                cell.installEventFilter(self)
                self._cells.append(cell)
            self._roving.set_items(list(self._cells))
        self.set_agreed(agreed)
        self._limit()

    def agreed(self) -> int | str | None:
        return self._agreed

    def set_agreed(self, value: int | str | None) -> None:
        """Show an agreement without telling anyone."""
        self._agreed = value if value in self._keys else None
        for key, cell in zip(self._keys, self._cells, strict=False):
            cell.setChecked(self._agreed is not None and key == self._agreed)
        if self._cells and self._agreed is not None:
            self._roving.set_home(self._keys.index(self._agreed))
        if (home := self._roving.home_item()) is not None:
            self.setFocusProxy(home)
        self.update()

    def set_counts(self, counts: dict[int, int], dont_know: int = 0, dont_know_words: str = "") -> None:
        self._counts, self._dont_know, self._dont_know_words = dict(counts), dont_know, dont_know_words
        self.updateGeometry()
        self.update()

    def set_words(self, words: str, cells: dict[int | str, str] | None = None) -> None:
        """What a screen reader says: the whole spread, and optionally each cell ("4, två av er")."""
        self.setAccessibleDescription(words)
        self.setToolTip("")
        for value, cell in zip(self._keys, self._cells, strict=False):
            said = cell.property("said") or value
            cell.setAccessibleName((cells or {}).get(value, f"{self.accessibleName()} {said}".strip()))
            cell.setAccessibleDescription(words)

    def _choose(self, value: int | str | None) -> None:
        value = None if value == self._agreed else value
        if value != self._agreed:
            self.set_agreed(value)
            self.agreed_changed.emit(value)

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            if self._agreed is not None:
                self._choose(self._agreed)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._keys[index])
        elif (said := self._said(event.text())) is not None:
            self._roving.go(self._keys.index(said))
            if said != self._agreed:
                self._choose(said)
        elif key == Qt.Key.Key_F2 or event.text().isalpha():
            self.wants_words.emit("" if key == Qt.Key.Key_F2 else event.text())
        else:
            return False
        return True

    def _said(self, text: str) -> int | str | None:
        """The cell that a typed sign means, or None."""
        key: int | str = int(text) if text.isdecimal() else text
        return key if key in self._keys else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        by_tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in by_tab:
            self.entered.emit()
        return False

    def scale_width(self) -> int:
        """How wide the numbered cells are together, for whoever writes the numbers above them."""
        return self.width() - self._beside()

    def _beside(self) -> int:
        """The room for the cell apart."""
        return self._look.px(BESIDE) if len(self._keys) > len(self._values) else 0

    def _limit(self) -> None:
        count = len(self._values)
        self.setMinimumWidth(self._look.px(_NARROWEST) * count + 1 + self._beside())
        self.setMaximumWidth(self._look.px(_WIDEST) * count + 1 + self._beside())

    def sizeHint(self) -> QSize:
        look = self._look
        height = look.px(TARGET_BUTTON) + look.px(_FOOT)
        if self._numbers:
            height += look.line_height("small")
        if self._dont_know_words:
            height += look.line_height("small")
        return QSize(look.px(_CELL) * len(self._values) + look.px(1) + self._beside(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _box(self, index: int) -> QRectF:
        """A cell; neighbours share their line, so each is one hairline wider than its share."""
        hair, scale = self._look.px(1), self.scale_width()
        if index == len(self._values):
            return QRectF(
                scale + self._look.px(_APART), 0, self._look.px(_UNSURE), self._look.px(TARGET_BUTTON)
            )
        step = (scale - hair) / len(self._values)
        left, right = round(index * step), round((index + 1) * step) + hair
        return QRectF(left, 0, right - left, self._look.px(TARGET_BUTTON))

    def _place(self) -> None:
        for index, cell in enumerate(self._cells):
            cell.setGeometry(self._box(index).toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hair, radius = float(look.px(1)), look.size(RADIUS_CELL)
        height = look.px(TARGET_BUTTON)
        painter.setPen(look.pen("edge"))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(inner(QRectF(0, 0, self.scale_width(), height), hair), radius, radius)
        if len(self._keys) > len(self._values):
            painter.drawRoundedRect(inner(self._box(len(self._values)), hair), radius, radius)
        for index, cell in enumerate(self._cells):
            if cell.underMouse() and self.isEnabled():
                box = self._box(index).adjusted(2 * hair, 2 * hair, -2 * hair, -2 * hair)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("sunk"))
                painter.drawRoundedRect(box, radius / 2, radius / 2)
        for index in range(1, len(self._values)):
            wall = QRectF(self._box(index).left(), hair, hair, height - 2 * hair)
            painter.fillRect(wall, look.colour("line"))
        if self._agreed is not None:
            box = self._box(self._keys.index(self._agreed))
            painter.setPen(look.pen("ink", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner(box, look.size(2)), radius - 1, radius - 1)
        self._paint_dots(painter)
        if len(self._keys) > len(self._values):
            agreed = self._agreed == DONT_KNOW
            painter.setFont(look.font("bold" if agreed else "body"))
            painter.setPen(look.colour("ink" if agreed else "ink2"))
            painter.drawText(self._box(len(self._values)), Qt.AlignmentFlag.AlignCenter, DONT_KNOW)
        if self._agreed is not None:
            box = self._box(self._keys.index(self._agreed))
            r = look.size(6)
            at = QPointF(box.center().x(), height - look.size(1))
            marks.diamond(painter, QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r), look, halo="paper")
        self._paint_words(painter, height)
        painter.end()

    def _paint_dots(self, painter: QPainter) -> None:
        look = self._look
        painter.save()
        for index, value in enumerate(self._values):
            count = self._counts.get(value, 0)
            if not count:
                continue
            box = self._box(index)
            middle = box.center()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("people"))
            if count > MOST_DOTS:
                r = look.size(4.5)
                words = str(count)
                wide = look.text_width("small_bold", words)
                left = middle.x() - (2 * r + look.px(3) + wide) / 2
                painter.drawEllipse(QPointF(left + r, middle.y()), r, r)
                painter.setFont(look.font("small_bold"))
                painter.setPen(look.colour("ink"))
                at = QRectF(left + 2 * r + look.px(3), box.top(), wide, box.height())
                painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
                continue
            diameter, places = dot_places(count, box.width(), look.zoom)
            for x, y in places:
                painter.drawEllipse(middle + QPointF(x, y), diameter / 2, diameter / 2)
        painter.restore()

    def _paint_words(self, painter: QPainter, top: int) -> None:
        look = self._look
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink2"))
        y = top + look.px(_FOOT)
        if self._numbers:
            for index, value in enumerate(self._values):
                box = self._box(index)
                at = QRectF(box.left(), y, box.width(), look.line_height("small"))
                painter.drawText(at, Qt.AlignmentFlag.AlignCenter, str(value))
            y += look.line_height("small")
        if self._dont_know_words:
            # Under the cell it speaks of, where there is one.
            side = Qt.AlignmentFlag.AlignRight if self._beside() else Qt.AlignmentFlag.AlignLeft
            at = QRectF(0, y, self.width(), look.line_height("small"))
            painter.drawText(at, side, self._dont_know_words)
