"""The cover: one strand per participant comes in from the left, they meet in a knot and go on as one red thread.

The thread carries one open knot per action and runs out at the lower left, where it becomes the margin of every page
that follows. It is computed from the workbook, so no two groups have the same cover.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from export.pdf import paper_marks as marks
from export.pdf.flow import Flow
from export.pdf.line_breaks import TextLine, at_most_lines, balanced, lines_of, one_line
from export.pdf.paper_style import (
    BOLD,
    DATES,
    FOOT,
    FOOT_BASELINE,
    KICKER,
    LEAD,
    LEFT,
    NAMES,
    RIGHT,
    THREAD_COVER,
    THREAD_X,
    Style,
)  # fmt: skip
from export.pdf.pen import Curve, Pen, Point
from export.pdf.tagged import Element, alt, box
from workbook.blocks import Cover

_KNOT = (225.0, 314.4)
_MOST_KNOTS = 24
"""More would run together to a smear; then this many stand evenly for all of them."""
_MOST_STRANDS = 40
_CURVE_FOOT = 700.0
_NAMES_X = 328.6
_FOOT_TOP = 671.0
_NAMES_TOP = 500.0
"""Above this the thread runs over the names."""
_FOOT_BOTTOM = 790.0

_THREAD: tuple[Curve, ...] = (
    ((265.0, 314.8), (300.0, 310.6), (340.0, 310.6)),
    ((440.0, 310.6), (522.0, 350.0), (522.0, 394.0)),
    ((522.0, 430.0), (470.0, 460.5), (400.0, 466.0)),
    ((370.0, 468.4), (341.0, 471.0), (312.0, 473.6)),
    ((150.0, 488.0), (THREAD_X, 560.0), (THREAD_X, _CURVE_FOOT)),
)
"""The thread as drawn by hand, from the knot to where it has become the margin line."""


def place(flow: Flow, block: Cover) -> None:
    """A page of its own, always upright."""
    flow.landscape = False
    if flow.index < 0 or flow.page.paints:
        flow.next_page()
    flow.page.cover = True
    section = Element("Sect", flow.root)
    top = _head(flow, block, section)
    _thread(flow, block, section, top)
    _foot(flow, block, section)
    flow.page.bookmarks.append((one_line(block.title)[:200] or "–", 0.0, 0))
    flow.heading = 1
    flow.y = flow.bottom


def _put(
    flow: Flow, lines: Sequence[TextLine], leading: float, top: float, element: Element, x: float = LEFT
) -> float:
    """Draws lines at a given height and says where they end."""

    def paint(pen: Pen) -> None:
        with pen.tagged(element):
            pen.lines(x, top, lines, leading)

    flow.put(paint)
    return top + len(lines) * leading


def _head(flow: Flow, block: Cover, parent: Element) -> float:
    """Who, what and when; says where the text ends. A long title is set smaller before it is shortened."""
    language, width = flow.language, flow.width
    y = 62.6
    if block.kicker.strip():
        lines = at_most_lines(block.kicker, KICKER, width, 3, language)
        y = _put(flow, lines, KICKER.leading, y, Element("P", parent))
    y = max(y + 0.9, 81.5)
    for size, most in ((44, 2), (36, 3), (28, 4), (22, 6)):
        style = Style(BOLD, size, size * 1.12, tracking=-0.02)
        lines = balanced(block.title, style, width, language)
        if len(lines) <= most and not any("\u00ad" in piece[1] for line in lines for piece in line.pieces):
            break
    else:
        lines = at_most_lines(block.title, style, width, 6, language)
    y += (44 - size) * 0.25
    y = _put(flow, lines, style.leading, y, Element("H1", parent)) + 8.5
    if block.dates.strip():
        lines = at_most_lines(block.dates, DATES, width, 3, language)
        y = _put(flow, lines, DATES.leading, y, Element("P", parent))
    return y


# ---- the thread


def _bent(top: float) -> tuple[Point, tuple[Curve, ...]]:
    """The knot and the curve, moved down and pressed together below a long title."""
    down = max(_KNOT[1], top + 110.0)
    scale = (_CURVE_FOOT - down) / (_CURVE_FOOT - _KNOT[1])

    def move(point: Point) -> Point:
        return point[0], _CURVE_FOOT - (_CURVE_FOOT - point[1]) * scale

    return move(_KNOT), tuple((move(a), move(b), move(c)) for a, b, c in _THREAD)


def _along(start: Point, curves: Sequence[Curve], count: int) -> list[Point]:
    """`count` points evenly along the curve, the last just before it has become the margin."""
    trace: list[Point] = [start]
    for a, b, c in curves:
        p = trace[-1]
        for i in range(1, 65):
            t = i / 64
            u = 1 - t
            x = u * u * u * p[0] + 3 * u * u * t * a[0] + 3 * u * t * t * b[0] + t * t * t * c[0]
            y = u * u * u * p[1] + 3 * u * u * t * a[1] + 3 * u * t * t * b[1] + t * t * t * c[1]
            trace.append((x, y))
    lengths = [0.0]
    for one, other in pairwise(trace):
        lengths.append(lengths[-1] + math.dist(one, other))
    whole = lengths[-1] - 50.0
    points, i = [], 0
    for n in range(1, count + 1):
        wanted = whole * n / count
        while lengths[i + 1] < wanted:
            i += 1
        part = (wanted - lengths[i]) / (lengths[i + 1] - lengths[i])
        (x0, y0), (x1, y1) = trace[i], trace[i + 1]
        points.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
    return points


def _strands(count: int, knot: Point, top: float) -> list[tuple[Point, Curve]]:
    """One curve per participant from the sheet's left edge into the knot.

    They come in pairs from above and below, a little unevenly as real threads do, and every other one swings wider.
    """
    kx, ky = knot
    above, below = ky - max(145.6, top - 8.0), 192.0
    strands = []
    for i in range(count):
        share = 0.0 if count == 1 else 2 * i / (count - 1) - 1
        side = below if share > 0 else above
        # An opening is left in the middle, and the outermost reach as far as there is room.
        reach = share * 0.62 + math.copysign(0.38, share) if share else 0.0
        wobble = 0.045 * math.sin(i * 2.4 + count) if 0 < i < count - 1 else 0.0
        y = ky + (reach + wobble) * side
        away = y - ky
        wide = i % 2 == 1 and count > 2
        first = (76.0, y - away * 0.10) if wide else (82.0, ky + away * 0.72)
        second = (130.0, ky + away * 0.20) if wide else (150.0, ky + away * 0.17)
        if count == 1:
            y, first, second = ky - 22.0, (70.0, ky - 26.0), (140.0, ky + 4.0)
        strands.append(((-4.0, y), (first, second, (kx, ky))))
    return strands


def _thread(flow: Flow, block: Cover, parent: Element, top: float) -> None:
    page = flow.page
    knot, curves = _bent(top)
    points = _along(knot, curves, max(min(block.knots, _MOST_KNOTS), 0))
    strands = _strands(max(min(block.strands, _MOST_STRANDS), 0), knot, top)
    upper, left = page.height - (knot[1] - 175), 0.0
    figure = Element("Figure", parent, alt(block.description) + box(left, 0, page.width - RIGHT, upper))

    def paint(pen: Pen) -> None:
        with pen.tagged(figure):
            for start, curve in strands:
                pen.path(start, [curve], stroke="ink", weight=0.8)
            line: list[Point | Curve] = [*curves, (THREAD_X, page.height + 2)]
            pen.path(knot, line, stroke="thread", weight=THREAD_COVER)
            for x, y in points:
                pen.circle(x, y, 4.1, fill="paper", stroke="thread", weight=1.5)
            pen.circle(*knot, 5.9, fill="thread")

    flow.put(paint)


# ---- the foot


def _foot(flow: Flow, block: Cover, parent: Element) -> None:
    language = flow.language
    for style in (LEAD, LEAD._replace(size=11.0, leading=15.0)):
        lines: Sequence[TextLine] = lines_of(block.sentence, style, 214, language)
        if len(lines) * style.leading <= _FOOT_BOTTOM - _FOOT_TOP:
            break
    else:
        lines = at_most_lines(block.sentence, style, 214, 7, language)
    if block.sentence.strip():
        _put(flow, lines, style.leading, _FOOT_TOP - 1.6, Element("P", parent))
    _names(flow, block.names, parent)
    if block.made_with.strip():
        _made_with(flow, block.made_with, Element("P", parent))


def _names(flow: Flow, names: Sequence[str], parent: Element) -> None:
    """The participants, upwards from the foot as far as they need.

    In one column up to eight, then in two or three, whichever first holds all names whole; only where none does are
    long names shortened.
    """
    if not names:
        return
    small = NAMES._replace(size=9.5, leading=12.5)
    choices = [(1, NAMES)] if len(names) <= 8 else []
    choices += [(2, NAMES), (2, small), (3, small), (1, NAMES), (1, small)]
    for columns, style in choices:
        left = _NAMES_X if columns < 3 else 300.0
        width = (flow.page.width - RIGHT - left) / columns
        rows = -(-len(names) // columns)
        lines = [at_most_lines(name, style, width - 8, 1, flow.language) for name in names]
        whole = all(
            set_name == lines_of(name, style, width - 8, flow.language)
            for name, set_name in zip(names, lines, strict=True)
        )
        if whole and _FOOT_BOTTOM - rows * style.leading >= _NAMES_TOP:
            break
    else:
        columns, style = 3, small
        left, rows = 300.0, max(-(-len(names) // columns), 1)
        width = (flow.page.width - RIGHT - left) / columns
        style = style._replace(leading=min(style.leading, (_FOOT_BOTTOM - _NAMES_TOP) / rows))
        lines = [at_most_lines(name, style, width - 8, 1, flow.language) for name in names]
    top = min(_FOOT_TOP, _FOOT_BOTTOM - rows * style.leading)
    listed = Element("L", parent)
    for i, line in enumerate(lines):
        body = Element("LBody", Element("LI", listed))
        x, y = left + (i // rows) * width, top + (i % rows) * style.leading
        _put(flow, line, style.leading, y, body, x)


def _made_with(flow: Flow, words: str, element: Element) -> None:
    lines = at_most_lines(words, FOOT, 240, 1, flow.language)
    baseline = flow.page.height - FOOT_BASELINE

    def paint(pen: Pen) -> None:
        with pen.tagged(None):
            marks.samsyn(pen, LEFT, baseline - 3.0)
        with pen.tagged(element):
            pen.lines(LEFT + 18, baseline - FOOT.leading / 2 - 0.33 * FOOT.size, lines, FOOT.leading)

    flow.put(paint)
