"""Drawings within the page: pictures, the cover's thread, and the small signs; each has its words beside it."""

from __future__ import annotations

from export.html.markup import Markup, element, joined
from workbook.blocks import Cover, StatusKind
from workbook.picture import Caption, Circle, Diamond, Line, Picture, Poly, Rect, Shape
from workbook.tokens import LIGHT, SANS, VOICE

_MOST_STRANDS, _MOST_KNOTS = 40, 24


def picture(drawn: Picture) -> Markup:
    """The picture as an `svg` element, one pixel a unit; its description is what a screen reader says."""
    shapes = map(_shape, drawn.shapes)
    return _svg(drawn.width, drawn.height, drawn.description, *shapes)


def status(kind: StatusKind) -> Markup:
    """Ring, half, check or minus; its word stands beside it."""
    ring = element("circle", cx="8", cy="8", r="7", fill="none", stroke=LIGHT.ink, stroke_width="1.4")
    inside = {
        "waiting": Markup(""),
        "doing": element("path", d="M8 1a7 7 0 0 1 0 14z", fill=LIGHT.ink),
        "later": element("path", d="M4.5 8h7", stroke=LIGHT.ink, stroke_width="1.6"),
        "done": joined(
            element("circle", cx="8", cy="8", r="7", fill=LIGHT.ink),
            element("path", d="M4.6 8.2l2.4 2.5 4.4-5", fill="none", stroke=LIGHT.paper, stroke_width="1.8"),
        ),
    }[kind]
    return _mark(ring, inside)


def triangle() -> Markup:
    """The sign of a blind spot."""
    return _mark(
        element("path", d="M8 1.5l7 13H1z", fill="none", stroke=LIGHT.ochre, stroke_width="1.4"),
        element("path", d="M8 6v4.4M8 12.2v.6", stroke=LIGHT.ochre, stroke_width="1.4"),
    )


def thread(cover: Cover) -> Markup:
    """The cover's drawing, lying down: one strand per person, one knot per action, all computed."""
    strands = max(min(cover.strands, _MOST_STRANDS), 0)
    knots = max(min(cover.knots, _MOST_KNOTS), 0)
    drawn: list[str] = []
    for number in range(strands):
        y = 60 + (100 * (number / (strands - 1)) - 50 if strands > 1 else -14)
        d = f"M0 {y:.1f}C60 {y:.1f} 90 60 150 60"
        drawn.append(element("path", d=d, fill="none", stroke=LIGHT.ink))
    d = "M150 60C250 52 300 40 400 40S560 84 720 80"
    drawn.append(element("path", d=d, fill="none", stroke=LIGHT.thread, stroke_width="2.4"))
    for number in range(knots):
        x, y = _on_thread((number + 0.5) / knots)
        drawn.append(_circle(x, y, 5, LIGHT.paper, LIGHT.thread, 1.8))
    drawn.append(_circle(150, 60, 7, LIGHT.thread, "", 0))
    return _svg(720, 120, cover.description, *drawn)


def _on_thread(share: float) -> tuple[float, float]:
    """A point of the red line: two curves, the second beginning as the first one ends."""
    first = ((150.0, 60.0), (250.0, 52.0), (300.0, 40.0), (400.0, 40.0))
    second = ((400.0, 40.0), (500.0, 40.0), (560.0, 84.0), (720.0, 80.0))
    curve, t = (first, share * 2) if share < 0.5 else (second, share * 2 - 1)
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


def _svg(width: float, height: float, description: str, *shapes: str) -> Markup:
    return element(
        "svg", *shapes, width=_n(width), height=_n(height), viewBox=f"0 0 {_n(width)} {_n(height)}", role="img",
        aria_label=description or "–", overflow="visible",
    )  # fmt: skip


def _mark(*shapes: str) -> Markup:
    return element("svg", *shapes, class_="mark", viewBox="0 0 16 16", aria_hidden="true")


def _shape(shape: Shape) -> Markup:
    if isinstance(shape, Line):
        return element(
            "line", x1=_n(shape.x1), y1=_n(shape.y1), x2=_n(shape.x2), y2=_n(shape.y2), stroke=_colour(shape.colour),
            stroke_width=_n(shape.width), stroke_dasharray=_dash(shape.dash), stroke_linecap="round",
        )  # fmt: skip
    if isinstance(shape, Circle):
        return _circle(shape.cx, shape.cy, shape.r, _colour(shape.fill), _colour(shape.stroke), shape.width)
    if isinstance(shape, Diamond):
        corners = ((0, -shape.r), (shape.r, 0), (0, shape.r), (-shape.r, 0))
        points = " ".join(f"{_n(shape.cx + dx)},{_n(shape.cy + dy)}" for dx, dy in corners)
        return element("polygon", points=points, fill=_colour(shape.fill))
    if isinstance(shape, Rect):
        return element(
            "rect", x=_n(shape.x), y=_n(shape.y), width=_n(shape.w), height=_n(shape.h), rx=_n(shape.radius),
            fill=_colour(shape.fill), stroke=_colour(shape.stroke), stroke_width=_n(shape.width),
        )  # fmt: skip
    if isinstance(shape, Poly):
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
        return element(
            "polygon" if shape.closed else "polyline", points=points, fill=_colour(shape.fill),
            stroke=_colour(shape.stroke), stroke_width=_n(shape.width), stroke_dasharray=_dash(shape.dash),
        )  # fmt: skip
    return _words(shape)


def _words(words: Caption) -> Markup:
    turned = f"rotate({_n(words.angle)} {_n(words.x)} {_n(words.y)})" if words.angle else ""
    family = f"{VOICE}, Georgia, serif" if words.voice else f"{SANS}, Arial, sans-serif"
    return element(
        "text", words.text, x=_n(words.x), y=_n(words.y), fill=_colour(words.colour), font_size=_n(words.size),
        font_family=family, font_weight="600" if words.bold else "", text_anchor=words.anchor, transform=turned,
    )  # fmt: skip


def _circle(x: float, y: float, r: float, fill: str, stroke: str, width: float) -> Markup:
    return element(
        "circle", cx=_n(x), cy=_n(y), r=_n(r), fill=fill or "none", stroke=stroke or "none", stroke_width=_n(width)
    )  # fmt: skip


def _colour(name: str | None) -> str:
    return LIGHT.get(name) if name else "none"


def _dash(lengths: tuple[float, ...]) -> str:
    return " ".join(map(_n, lengths))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
