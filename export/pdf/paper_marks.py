"""The small drawn signs: how far an action has come, who has which duty, and Samsyn's own mark.

Each differs in shape and not only in colour, so that a copier takes nothing away. All are decoration to a screen
reader, which gets the word that stands beside them or the meaning of their letter.
"""

from __future__ import annotations

from export.pdf.line_breaks import one_line
from export.pdf.paper_fonts import typeface
from export.pdf.paper_style import BOLD, Style
from export.pdf.pen import Curve, Pen, Point
from export.pdf.tagged import Element
from workbook.blocks import DutyCode, StatusKind

STATUS_WIDTH = 16.5
_R = 5.1
_WEIGHT = 1.05
DUTY_SIDE = 16.0
_LETTER = Style(BOLD, 9.5, 12)
_LETTER_ON_INK = Style(BOLD, 9.5, 12, "on_ink")


def status(pen: Pen, kind: StatusKind, x: float, y: float) -> None:
    """Ring, half, check or minus; (x, y) is its middle."""
    with pen.tagged(None):
        if kind == "done":
            pen.circle(x, y, _R, fill="ink", stroke="ink", weight=_WEIGHT)
            pen.path((x - 2.5, y + 0.1), [(x - 0.7, y + 2.0), (x + 2.6, y - 1.9)], stroke="paper", weight=1.3)
            return
        pen.circle(x, y, _R, stroke="ink", weight=_WEIGHT)
        if kind == "doing":
            k = _R * 0.5523
            half: list[Point | Curve] = [
                ((x + k, y - _R), (x + _R, y - k), (x + _R, y)),
                ((x + _R, y + k), (x + k, y + _R), (x, y + _R)),
            ]
            pen.path((x, y - _R), half, fill="ink", close=True)
        elif kind == "later":
            pen.line(x - 2.5, y, x + 2.5, y, "ink", 1.2)


def duty(pen: Pen, code: DutyCode, letter: str, x: float, y: float, element: Element | None) -> None:
    """A duty's letter in its shape; (x, y) is the middle. The element, if any, is what the letter belongs to."""
    side = DUTY_SIDE
    with pen.tagged(None):
        if code == "accountable":
            pen.rect(x - side / 2, y - side / 2, side, side, fill="ink", radius=2.2)
        elif code == "responsible":
            pen.rect(
                x - side / 2 + 0.6,
                y - side / 2 + 0.6,
                side - 1.2,
                side - 1.2,
                stroke="ink",
                weight=1.2,
                radius=2.2,
            )
        elif code == "consulted":
            pen.circle(x, y, side / 2 - 0.3, stroke="ink", weight=0.6)
    style = _LETTER_ON_INK if code == "accountable" else _LETTER
    text = one_line(letter)[:2]
    with pen.tagged(element):
        pen.text(x - typeface(style.face).width(text, style.size) / 2, y + 3.2, text, style)


def samsyn(pen: Pen, x: float, y: float) -> None:
    """Samsyn's mark: strands that meet in a knot and go on as one thread; (x, y) is its left edge on the axis."""
    for dy in (-4.2, 4.2):
        steps: list[Point | Curve] = [((x + 3.4, y + dy * 0.95), (x + 4.2, y + dy * 0.1), (x + 7.4, y))]
        pen.path((x, y + dy), steps, stroke="ink", weight=1.0)
    pen.line(x, y, x + 7.4, y, "ink", 1.0)
    pen.line(x + 7.4, y, x + 12.6, y, "thread", 1.5)
    pen.circle(x + 7.8, y, 1.75, fill="thread")
