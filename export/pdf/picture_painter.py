"""Draws a `Picture`: the same lines, circles and words as on the screen."""

from __future__ import annotations

import math

from export.pdf.flow import Flow
from export.pdf.line_breaks import clean, lines_of
from export.pdf.paper_fonts import typeface
from export.pdf.paper_style import BOLD, CAPTION, SANS, VOICE, Style
from export.pdf.pen import Curve, Pen
from export.pdf.pen import Point as OnPaper
from export.pdf.tagged import Element, alt, box
from workbook.blocks import Figure
from workbook.picture import Caption, Circle, Diamond, Line, Picture, Poly, Rect, Shape

_POINTS_PER_UNIT = 0.75
_LEAST_TYPE = 9.5


def size_of(picture: Picture, width: float, height: float) -> float:
    """How many points a unit of the picture gets: 0.75, as on the screen, or less to fit in width x height points."""
    wide = width / picture.width if picture.width > 0 else 1.0
    tall = height / picture.height if picture.height > 0 else 1.0
    return min(_POINTS_PER_UNIT, wide, tall)


def place(flow: Flow, block: Figure) -> None:
    """A picture with its caption below, both on one page."""
    tallest = flow.page.height - 220
    scale = size_of(block.picture, flow.width, tallest)
    wide, tall = block.picture.width * scale, block.picture.height * scale
    caption = lines_of(block.caption, CAPTION, flow.width, flow.language) if block.caption.strip() else ()
    flow.space(8)
    flow.need(tall + 6 + len(caption) * CAPTION.leading)
    x, y, page = flow.left, flow.y, flow.page
    where = box(x, page.height - y - tall, x + wide, page.height - y)
    element = Element("Figure", flow.parent, alt(block.picture.description) + where)

    def paint(pen: Pen) -> None:
        with pen.tagged(element):
            for shape in block.picture.shapes:
                _draw(pen, shape, x, y, scale)

    flow.put(paint)
    flow.y += tall + 6
    if caption:
        flow.paragraph(caption, CAPTION.leading, Element("P", flow.parent))
    flow.y += 8


def _draw(pen: Pen, shape: Shape, x: float, y: float, scale: float) -> None:
    def at(px: float, py: float) -> OnPaper:
        return x + px * scale, y + py * scale

    if isinstance(shape, Line):
        start, end = at(shape.x1, shape.y1), at(shape.x2, shape.y2)
        pen.line(*start, *end, shape.colour, shape.width * scale, [d * scale for d in shape.dash])
    elif isinstance(shape, Circle):
        if shape.fill or shape.stroke:
            pen.circle(
                *at(shape.cx, shape.cy), shape.r * scale, fill=shape.fill or "", stroke=shape.stroke or "",
                weight=shape.width * scale,
            )  # fmt: skip
    elif isinstance(shape, Diamond):
        pen.diamond(*at(shape.cx, shape.cy), shape.r * scale, fill=shape.fill)
    elif isinstance(shape, Rect):
        if shape.fill or shape.stroke:
            pen.rect(
                *at(shape.x, shape.y), shape.w * scale, shape.h * scale, fill=shape.fill or "",
                stroke=shape.stroke or "", weight=shape.width * scale, radius=shape.radius * scale,
            )  # fmt: skip
    elif isinstance(shape, Poly):
        if shape.points and (shape.fill or shape.stroke):
            first, *rest = (at(*point) for point in shape.points)
            steps: list[OnPaper | Curve] = list(rest)
            pen.path(
                first, steps, fill=shape.fill or "", stroke=shape.stroke or "", weight=shape.width * scale,
                dash=[d * scale for d in shape.dash], close=shape.closed,
            )  # fmt: skip
    else:
        _words(pen, shape, at(shape.x, shape.y), scale)


def _words(pen: Pen, words: Caption, where: OnPaper, scale: float) -> None:
    """One line of text, turned round its own point; never smaller than can be read on paper."""
    face = VOICE if words.voice else BOLD if words.bold else SANS
    size = max(words.size * scale, _LEAST_TYPE)
    text = clean(words.text).replace("\n", " ")
    width = typeface(face).width(text, size)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    style = Style(face, size, size * 1.3, words.colour)
    if not words.angle:
        pen.text(where[0] - shift, where[1], text, style)
        return
    turn = -math.radians(words.angle)
    pen.text(*where, text, style, turned=(math.cos(turn), math.sin(turn), shift))
