"""The spread strip as the room sees it: a dot for each, a frame and a diamond on what is agreed."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.look import marks
from ui.parts.spread_strip import MOST_DOTS, dot_places
from ui.presenter.room_type import RoomPen, Sizes
from ui.presenter.scene_in_words import foot_words
from workbook.scene_parts import Strip

_CELL, _TO_CELL, _TO_NUMBER = 174.0, 24.0, 28.0
_DOTS = 4.0
"""How many times larger the dots are than those of the window."""


def strip_height(s: Sizes, strip: Strip, wide: float) -> float:
    """How high a strip with its title and numbers is."""
    title = len(s.lines(strip.title, "item", wide, 600, most=2)) if strip.title else 0
    words = foot_words(strip)
    foot = len(s.lines(words, "label", wide)) * s.line("label") + s(8) if words else 0.0
    return title * s.line("item") + s(_TO_CELL + _CELL + _TO_NUMBER) + s.line("item") + foot


def paint_strip(pen: RoomPen, strip: Strip, x: float, top: float, wide: float) -> None:
    """Title, cells, numbers, how many don't know, and what was agreed the last time."""
    s = pen.sizes
    title = s.lines(strip.title, "item", wide, 600, most=2) if strip.title else ()
    pen.words(title, "item", x, top, weight=600)
    y = top + len(title) * s.line("item") + s(_TO_CELL)
    values = range(strip.low, strip.high + 1)
    cell, tall, counts = wide / len(values), s(_CELL), dict(strip.counts)
    pen.frame(QRectF(x, y, wide, tall), 2, "edge")
    for number in range(1, len(values)):
        pen.bar(QRectF(x + number * cell - s(1), y, max(1.0, s(2)), tall), "edge")
    for number, value in enumerate(values):
        left, agreed = x + number * cell, value == strip.agreed
        if agreed:
            pen.frame(QRectF(left - s(2), y - s(1), cell + s(3), tall + s(2)), 8, "ink")
        _dots(pen, counts.get(value, 0), left + cell / 2, y + tall / 2, cell)
        if agreed:
            box = QRectF(left + cell / 2 - s(24), y + tall - s(26), s(48), s(48))
            marks.diamond(pen.painter, box, pen.look, halo="paper")
        colour, weight = ("ink", 600) if agreed else ("ink2", 400)
        under = y + tall + s(_TO_NUMBER)
        pen.words((str(value),), "item", 0, under, weight=weight, colour=colour, middle=left + cell / 2)
    if foot_words(strip):
        under = y + tall + s(_TO_NUMBER + 8) + s.line("item")
        words = s.lines(foot_words(strip), "label", wide)
        pen.words(words, "label", x, under, colour="ink2")


def _dots(pen: RoomPen, n: int, x: float, y: float, cell: float) -> None:
    s = pen.sizes
    if not n:
        return
    if n > MOST_DOTS:
        side = s(36)
        pen.dot(x - s(26), y, side)
        pen.words((str(n),), "item", x + s(2), y - s.line("item") / 2, weight=600)
        return
    side, places = dot_places(n, cell, s(_DOTS))
    for right, down in places:
        pen.dot(x + right, y + down, side)
