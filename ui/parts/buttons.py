"""Buttons: one dark main button per view, everything else outlined, plain, underlined or an icon.

They are QPushButtons, so keyboard and screen readers need nothing special, but paint themselves: an icon
can stand to the right, a keycap beside the words, and no text is ever clipped at any text size.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look.icons import draw_icon
from ui.look.look import Look, inner
from ui.parts.key_hint import draw_hint, hint_width
from workbook.tokens import RADIUS_BUTTON, TARGET_BUTTON, TARGET_HANDOVER, TARGET_ICON

_ICON, _GAP = 20, 10


class PaintedButton(QPushButton):
    """What all our buttons share. `size` is the height at 100 %: 36, 40, 44 or 52."""

    side: int = 18
    ground: str | None = "paper"
    border: str | None = "edge"
    text_colour: str = "ink"
    role_font: str = "bold"
    left_aligned: bool = False

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str | None = None,
        icon_right: str | None = None,
        key_hint: str | None = None,
        size: int = TARGET_BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.look = look
        self._icon, self._icon_right, self._hint, self._size = icon, icon_right, key_hint, size
        self._off = False
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", RADIUS_BUTTON)
        if size >= TARGET_HANDOVER:
            self.side, self.role_font = 26, "large_bold"

    def set_text(self, text: str) -> None:
        """New words; the screen reader's name follows."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, icon: str | None) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_off(self, off: bool, why: str = "") -> None:
        """Look switched off but keep the keyboard, so that focus does not jump away mid-way.

        `why` goes to the tooltip and the screen reader. Clicks still arrive: the owner ignores them.
        """
        self._off = off
        self.setAccessibleDescription(why)
        self.setToolTip(why or (self.accessibleName() if not self.text() else ""))
        self.update()

    def is_off(self) -> bool:
        return self._off or not self.isEnabled()

    def sizeHint(self) -> QSize:
        look = self.look
        width = 2 * look.px(self.side) + look.text_width(self.role_font, self.text())
        for there in (self._icon, self._icon_right):
            width += look.px(_ICON) + look.px(_GAP) if there else 0
        width += hint_width(look, self._hint) + look.px(_GAP) if self._hint else 0
        return QSize(width, look.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def colours(self) -> tuple[str | None, str | None, str]:
        """Ground, border and text as they are now: at rest, under the pointer, pressed or off."""
        if self.is_off():
            return self.ground and "paper", self.border and "line", "off"
        if self.isDown() or self.isChecked():
            return "sunk", self.border, self.text_colour
        return ("sunk" if self.underMouse() else self.ground), self.border, self.text_colour

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        ground, border, text = self.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hair, radius = float(look.px(1)), look.size(RADIUS_BUTTON)
        painter.setPen(look.pen(border) if border else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        if ground or border:
            painter.drawRoundedRect(inner(QRectF(self.rect()), hair), radius, radius)
        self.paint_content(painter, text)
        painter.end()

    def paint_content(self, painter: QPainter, text: str) -> None:
        """Icon, words, icon, keycap, in a row: centred, or from the left when there is room to fill."""
        look = self.look
        need, full = self.sizeHint().width(), self.width()
        x = float(look.px(self.side)) + (0 if self._hint or self.left_aligned else max(0, full - need) // 2)
        colour = look.colour(text)
        side, gap = look.px(_ICON), look.px(_GAP)
        if self._icon:
            draw_icon(painter, self._icon, QRectF(x, (self.height() - side) / 2, side, side), colour)
            x += side + gap
        painter.setFont(look.font(self.role_font))
        painter.setPen(colour)
        wide = look.text_width(self.role_font, self.text())
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, wide, self.height()), middle, self.text())
        self.underline(painter, x, wide)
        x += wide + gap
        if self._icon_right:
            draw_icon(painter, self._icon_right, QRectF(x, (self.height() - side) / 2, side, side), colour)
        if self._hint:
            rim = look.px(self.side) if self._size >= TARGET_HANDOVER else look.px(12)
            draw_hint(painter, QRectF(0, 0, full - rim, self.height()), look, self._hint)

    def underline(self, painter: QPainter, x: float, width: float) -> None:
        """Draws the line under the words of a link; other buttons have none."""


class MainButton(PaintedButton):
    """The one dark button of a view. `icon_right` is an arrow when it leads on, None when it stays."""

    ground, border, text_colour = "ink", None, "on_ink"

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon_right: str | None = "arrow",
        size: int = TARGET_BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, icon_right=icon_right, size=size, parent=parent)
        self.setProperty("role", "main")

    def colours(self) -> tuple[str | None, str | None, str]:
        if self.is_off():
            return "paper", "line", "off"
        return ("ink2" if self.isDown() or self.underMouse() else "ink"), None, "on_ink"


class OutlineButton(PaintedButton):
    """Every other button: paper with an edge; `key_hint` is shown as a keycap and changes nothing else."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str | None = None,
        icon_right: str | None = None,
        key_hint: str | None = None,
        size: int = TARGET_BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look, text, icon=icon, icon_right=icon_right, key_hint=key_hint, size=size, parent=parent
        )
        self.setProperty("role", "outlined")


class PlainButton(PaintedButton):
    """Words without a frame: the way back (left chevron), a fold (right chevron)."""

    side = 8
    ground, border = None, None

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str | None = "left",
        size: int = TARGET_BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, icon=icon, size=size, parent=parent)
        self.setProperty("role", "plain")


class LinkButton(PaintedButton):
    """Bold underlined words inside a message or a row. `colour` is "ink" or, on the ink bar, "on_ink"."""

    side = 2
    ground, border = None, None

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        colour: str = "ink",
        bold: bool = True,
        size: int = TARGET_ICON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, size=size, parent=parent)
        self.text_colour = colour
        self.role_font = "bold" if bold else "body"
        self.setProperty("role", "link")

    def colours(self) -> tuple[str | None, str | None, str]:
        return None, None, self.text_colour if not self.is_off() else "off"

    def underline(self, painter: QPainter, x: float, width: float) -> None:
        look = self.look
        thick = 2.0 if self.underMouse() and not self.is_off() else 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(self.colours()[2]))
        top = round(self.height() / 2 + look.size(10))
        painter.drawRect(QRectF(x, top, width - 1, look.px(thick)))


class IconButton(PaintedButton):
    """An icon alone, 36 x 36: `name` is its tooltip and its name. `framed` draws the edge as in 07 and 11."""

    side = 0

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        *,
        framed: bool = False,
        size: int = TARGET_ICON,
        colour: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "", icon=icon, size=size, parent=parent)
        self.text_colour = colour
        if not framed:
            self.ground, self.border = None, None
        self.set_name(name)
        self.setProperty("role", "icon")

    def set_name(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def colours(self) -> tuple[str | None, str | None, str]:
        ground, border, text = super().colours()
        if self.text_colour == "on_ink" and ground == "sunk":
            return "ink2", border, text
        return ground, border, text

    def paint_content(self, painter: QPainter, text: str) -> None:
        if self._icon:
            side = self.look.px(_ICON)
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            draw_icon(painter, self._icon, box, self.look.colour(text))
