"""One Look says how everything is drawn right now: which theme, how large, and whether things may move.

Nothing reads a global: whatever draws or sizes takes a Look through its constructor, so a presenter
window (always light) can stand beside a dark main window, and a test can ask for 200 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPalette, QPen

from workbook.tokens import DARK, LIGHT, TYPE, VOICE, Colours

_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}


@dataclass(frozen=True)
class Look:
    """Theme and text size (`zoom`, 1.0-2.0 in the window)."""

    colours: Colours = LIGHT
    zoom: float = 1.0
    dark: bool = False

    @classmethod
    def light(cls, zoom: float = 1.0) -> Look:
        return cls(LIGHT, zoom, False)

    @classmethod
    def in_the_dark(cls, zoom: float = 1.0) -> Look:
        return cls(DARK, zoom, True)

    def px(self, n: float) -> int:
        """`n` pixels at 100 %, at this text size; never less than 1 so that no line disappears."""
        return max(1, round(n * self.zoom))

    def size(self, n: float) -> float:
        """`n` pixels at this text size, unrounded, for strokes and radii."""
        return n * self.zoom

    def font(self, role: str, *, voice: bool = False, weight: int | None = None) -> QFont:
        """The font of a role in TYPE; `voice` sets it in serif, `weight` is 400, 500 or 600."""
        return QFont(_font(role, self.zoom, voice, weight))  # a copy, which whoever asked may change

    def metrics(self, role: str) -> QFontMetrics:
        return _whole_measures(role, self.zoom)

    def text_width(self, role: str, text: str) -> int:
        """How wide `text` is in `role`, rounded up so that it is never clipped by a fraction."""
        return int(_measures(role, self.zoom).horizontalAdvance(text)) + 1

    def line_height(self, role: str) -> int:
        return self.px(TYPE[role].line)

    def colour(self, name: str) -> QColor:
        """The colour called `name` in workbook.tokens.Colours; an unknown name raises KeyError."""
        return QColor(self.colours.get(name))

    def pen(self, name: str, width: float = 1.0) -> QPen:
        """A round-ended pen; `width` is in pixels at 100 %, and a hairline stays one pixel."""
        pen = QPen(self.colour(name))
        pen.setWidthF(float(self.px(width)) if width == 1.0 else max(1.0, width * self.zoom))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


# Fonts and their measures are the same in every theme, and layouts ask for them thousands of times.


@lru_cache(maxsize=256)
def _font(role: str, zoom: float, voice: bool = False, weight: int | None = None) -> QFont:
    kind = TYPE[role]
    font = QFont(VOICE if voice else kind.family)
    font.setPixelSize(Look(zoom=zoom).px(kind.px))
    font.setWeight(_WEIGHTS[weight or kind.weight])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=256)
def _measures(role: str, zoom: float) -> QFontMetricsF:
    return QFontMetricsF(_font(role, zoom))


@lru_cache(maxsize=256)
def _whole_measures(role: str, zoom: float) -> QFontMetrics:
    return QFontMetrics(_font(role, zoom))


def inner(rect: QRectF, width: float) -> QRectF:
    """`rect` drawn in by half a line, so that a line of `width` px falls on whole pixels inside it."""
    half = width / 2
    return rect.adjusted(half, half, -half, -half)


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paints `rect` whole. The first `QPainter.fillRect` would make Python list Qt's 180 named gradients: 2 ms."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def palette(look: Look) -> QPalette:
    """Our own palette for Fusion, whose default highlight and placeholder miss the contrast promised."""
    chosen = QPalette()
    role = QPalette.ColorRole
    table = {
        role.Window: "bg", role.WindowText: "ink", role.Base: "paper", role.AlternateBase: "bg",
        role.Text: "ink", role.Button: "paper", role.ButtonText: "ink", role.BrightText: "on_ink",
        role.Highlight: "people", role.HighlightedText: "on_ink", role.Link: "people",
        role.LinkVisited: "people", role.ToolTipBase: "ink", role.ToolTipText: "on_ink",
        role.PlaceholderText: "ink3", role.Light: "paper", role.Midlight: "sunk", role.Mid: "line",
        role.Dark: "edge", role.Shadow: "ink", role.Accent: "people",
    }  # fmt: skip
    for which, name in table.items():
        chosen.setColor(which, look.colour(name))
    off = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        chosen.setColor(off, which, look.colour("off"))
    return chosen
