"""How the answers spread: a dot per person in the cells of the scale, a framed diamond on what is agreed.

Names are never shown here. In Decide a cell can be chosen; elsewhere the strip only tells.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import marks
from ui.look.look import Look, inner
from ui.parts.roving import ChoiceButton, Roving
from workbook.tokens import MS_REVEAL, RADIUS_CELL, TARGET_BUTTON

_CELL, _WIDEST, _NARROWEST, _FOOT = 39, 56, 24, 6
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
    the agreed one again, emits `agreed_changed(None)`. `dont_know_words` ("1 vet ej") stands beneath when
    not empty, `numbers` writes the scale beneath the cells. What it all says goes in by `set_words`.
    """

    agreed_changed = Signal(object)

    def __init__(
        self,
        look: Look,
        low: int,
        high: int,
        counts: dict[int, int],
        dont_know: int = 0,
        agreed: int | None = None,
        *,
        editable: bool = True,
        name: str = "",
        dont_know_words: str = "",
        numbers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._values = look, list(range(low, high + 1))
        self._counts, self._dont_know, self._agreed = dict(counts), dont_know, agreed
        self._dont_know_words, self._numbers, self._editable = dont_know_words, numbers, editable
        self._shown = 1.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._cells: list[ChoiceButton] = []
        self._roving = Roving(self, self._pressed)
        if editable:
            for value in self._values:
                cell = ChoiceButton(str(value), None, self)
                cell.setProperty("ringRadius", RADIUS_CELL)
                cell.clicked.connect(lambda _on=False, v=value: self._choose(v))
                self._cells.append(cell)
            self._roving.set_items(list(self._cells))
        self.set_agreed(agreed)
        self._limit()

    def agreed(self) -> int | None:
        return self._agreed

    def set_agreed(self, value: int | None) -> None:
        """Show an agreement without telling anyone."""
        self._agreed = value if value in self._values else None
        for number, cell in zip(self._values, self._cells, strict=False):
            cell.setChecked(number == self._agreed)
        if self._cells and self._agreed is not None:
            self._roving.set_home(self._values.index(self._agreed))
        if (home := self._roving.home_item()) is not None:
            self.setFocusProxy(home)
        self.update()

    def set_counts(self, counts: dict[int, int], dont_know: int = 0, dont_know_words: str = "") -> None:
        self._counts, self._dont_know, self._dont_know_words = dict(counts), dont_know, dont_know_words
        self.updateGeometry()
        self.update()

    def set_words(self, words: str, cells: dict[int, str] | None = None) -> None:
        """What a screen reader says: the whole spread, and optionally each cell ("4, två av er")."""
        self.setAccessibleDescription(words)
        self.setToolTip("")
        for value, cell in zip(self._values, self._cells, strict=False):
            cell.setAccessibleName((cells or {}).get(value, f"{self.accessibleName()} {value}".strip()))
            cell.setAccessibleDescription(words)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._limit()
        self.updateGeometry()
        self._place()
        self.update()

    def reveal(self) -> None:
        """All dots appear at once, 240 ms, rising 6 px; at once where less motion is asked for."""
        length = self._look.milliseconds(MS_REVEAL)
        if not length:
            return
        motion = QVariantAnimation(self)
        motion.setDuration(length)
        motion.setStartValue(0.0)
        motion.setEndValue(1.0)
        motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        motion.valueChanged.connect(self._show_share)
        motion.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _show_share(self, share: float) -> None:
        self._shown = share
        self.update()

    def _choose(self, value: int | None) -> None:
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
            self._choose(self._values[index])
        elif event.text().isdigit() and int(event.text()) in self._values:
            value = int(event.text())
            self._roving.go(self._values.index(value))
            if value != self._agreed:
                self._choose(value)
        else:
            return False
        return True

    def _limit(self) -> None:
        count = len(self._values)
        self.setMinimumWidth(self._look.px(_NARROWEST) * count + 1)
        self.setMaximumWidth(self._look.px(_WIDEST) * count + 1)

    def sizeHint(self) -> QSize:
        look = self._look
        height = look.px(TARGET_BUTTON) + look.px(_FOOT)
        if self._numbers:
            height += look.line_height("small")
        if self._dont_know_words:
            height += look.line_height("small")
        return QSize(look.px(_CELL) * len(self._values) + look.px(1), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _box(self, index: int) -> QRectF:
        """A cell; neighbours share their line, so each is one hairline wider than its share."""
        hair = self._look.px(1)
        step = (self.width() - hair) / len(self._values)
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
        painter.drawRoundedRect(inner(QRectF(0, 0, self.width(), height), hair), radius, radius)
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
            box = self._box(self._values.index(self._agreed))
            painter.setPen(look.pen("ink", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner(box, look.size(2)), radius - 1, radius - 1)
        self._paint_dots(painter)
        if self._agreed is not None:
            box = self._box(self._values.index(self._agreed))
            r = look.size(6)
            at = QPointF(box.center().x(), height - look.size(1))
            marks.diamond(painter, QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r), look, halo="paper")
        self._paint_words(painter, height)
        painter.end()

    def _paint_dots(self, painter: QPainter) -> None:
        look = self._look
        painter.save()
        painter.setOpacity(self._shown)
        rise = (1 - self._shown) * look.size(6)
        for index, value in enumerate(self._values):
            count = self._counts.get(value, 0)
            if not count:
                continue
            box = self._box(index)
            middle = box.center() + QPointF(0, rise)
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
                at = QRectF(left + 2 * r + look.px(3), box.top() + rise, wide, box.height())
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
            at = QRectF(0, y, self.width(), look.line_height("small"))
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft, self._dont_know_words)
