"""Type and lengths of the big screen, and the one way words come onto it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from ui.look.look import Look
from workbook.tokens import PRESENTER, VOICE, TypeRole

_SOFT = "\u00ad"
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}


class Sizes:
    """Lengths and fonts as look.md gives them for 1080 px, at the height there is."""

    def __init__(self, scale: float, types: Mapping[str, TypeRole] = PRESENTER) -> None:
        self.scale = scale
        self._types = types

    def __call__(self, n: float) -> float:
        """`n` pixels of a screen 1080 high, on this one."""
        return n * self.scale

    def font(self, role: str, weight: int | None = None, *, voice: bool = False) -> QFont:
        kind = self._types[role]
        font = QFont(VOICE if voice else kind.family)
        font.setPixelSize(max(1, round(kind.px * self.scale)))
        font.setWeight(_WEIGHTS[weight or (500 if voice else kind.weight)])
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line(self, role: str) -> float:
        """The height of a line."""
        return self._types[role].line * self.scale

    def lines(
        self,
        words: str,
        role: str,
        width: float,
        weight: int | None = None,
        *,
        voice: bool = False,
        most: int = 0,
    ) -> tuple[str, ...]:
        """The words broken at a width, long ones in the middle; what is beyond `most` lines ends in an ellipsis."""
        return _broken(words, self.font(role, weight, voice=voice).toString(), max(1.0, width), most)

    def width(self, words: str, role: str, weight: int | None = None) -> float:
        return QFontMetricsF(self.font(role, weight)).horizontalAdvance(words)


@lru_cache(512)
def _broken(words: str, font_name: str, width: float, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_name)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # not in its name
    found: list[str] = []
    for paragraph in words.splitlines() or [""]:
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            piece = _cut(paragraph, line.textStart(), line.textLength())
            hyphen = "-" if piece.rstrip().endswith(_SOFT) else ""
            found.append(piece.replace(_SOFT, "").strip() + hyphen)
            if most and len(found) > most:
                break
        layout.endLayout()
        if most and len(found) > most:
            break
    if most and len(found) > most:
        last = found[most - 1] + "…"
        found[most - 1 :] = [QFontMetricsF(font).elidedText(last, Qt.TextElideMode.ElideRight, width)]
    return tuple(found)


def _cut(text: str, start: int, length: int) -> str:
    """A part of a text counted as Qt counts, where an emoji is two."""
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


class RoomPen:
    """Draws in one look and size. Every word goes through `words`."""

    def __init__(self, painter: QPainter, look: Look, sizes: Sizes) -> None:
        self.painter, self.look, self.sizes = painter, look, sizes

    def words(
        self,
        lines: tuple[str, ...],
        role: str,
        x: float,
        top: float,
        *,
        weight: int | None = None,
        voice: bool = False,
        colour: str = "ink",
        right: float = 0.0,
        middle: float = 0.0,
    ) -> None:
        """Lines from `x`, the first with its top at `top`; ending at `right` or standing round `middle` if given."""
        font = self.sizes.font(role, weight, voice=voice)
        metrics = QFontMetricsF(font)
        step = self.sizes.line(role)
        self.painter.setFont(font)
        self.painter.setPen(self.look.colour(colour))
        for number, line in enumerate(lines):
            wide = metrics.horizontalAdvance(line) if right or middle else 0.0
            at = right - wide if right else middle - wide / 2 if middle else x
            y = top + number * step + (step - metrics.height()) / 2 + metrics.ascent()
            self.painter.drawText(QPointF(at, y), line)

    def rule(self, x: float, y: float, width: float, *, thick: float = 1.3, colour: str = "line") -> None:
        """A line across, `thick` pixels at 1080 and never thinner than one."""
        self.bar(QRectF(x, y, width, max(1.0, self.sizes(thick))), colour)

    def bar(self, rect: QRectF, colour: str) -> None:
        self.painter.fillRect(rect, self.look.colour(colour))

    def frame(self, rect: QRectF, thick: float, colour: str) -> None:
        """A frame that lies inside the rectangle."""
        width = max(1.0, self.sizes(thick))
        pen = QPen(self.look.colour(colour), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def dot(self, x: float, y: float, side: float, colour: str = "people", *, filled: bool = True) -> None:
        """A dot with its middle at (x, y), or an empty ring."""
        width = max(1.0, self.sizes(2.6))
        r = side / 2 if filled else (side - width) / 2
        self.painter.setPen(Qt.PenStyle.NoPen if filled else QPen(self.look.colour(colour), width))
        self.painter.setBrush(self.look.colour(colour) if filled else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(QPointF(x, y), r, r)
