"""What a picture is: lines, circles and words on a plane, with the same content told in words.

A picture kind (matrix, radar, bars) turns answers into one of these; a painter per target (Qt, reportlab,
SVG) draws it. So a new picture kind costs one file and works on screen and paper alike.

Coordinates are in the picture's own units, x to the right and y downwards, (0, 0) top left; the painter
scales the whole to the room there is. One unit is meant to be one screen pixel at 100 % text. Colours are
names from workbook.tokens.Colours; None means not drawn. `dash` is lengths of line and gap in units.
Shapes are painted in order, the first lowest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line with round ends; `width` 1 is a hairline."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = "edge"
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle round (cx, cy) with radius r."""

    cx: float
    cy: float
    r: float
    fill: str | None = "people"
    stroke: str | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Diamond:
    """A square on its tip: r is the distance from the middle to a tip. What the group has agreed."""

    cx: float
    cy: float
    r: float
    fill: str = "ink"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with its top left corner at (x, y)."""

    x: float
    y: float
    w: float
    h: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Poly:
    """A line through several points, or an area when `closed`."""

    points: tuple[tuple[float, float], ...]
    closed: bool = False
    fill: str | None = None
    stroke: str | None = "ink"
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """One line of text. (x, y) is the start, middle or end of its baseline; `angle` turns it clockwise
    in degrees round that point (-90 reads upwards). `size` is in units; serif when `voice`.
    """

    x: float
    y: float
    text: str
    size: float = 15.0
    colour: str = "ink"
    bold: bool = False
    anchor: Anchor = "start"
    angle: float = 0.0
    voice: bool = False


Shape = Line | Circle | Diamond | Rect | Poly | Caption


@dataclass(frozen=True, slots=True)
class Point:
    """A place that means something: an item in the matrix, an axis of the radar.

    `words` says all there is to know about it ("2, Jag vill veta vem som kommer: viktigt 5, uppfyllt 2");
    `r` is how far from (x, y) it can be hit. Points stand in reading order.
    """

    id: str
    x: float
    y: float
    r: float
    words: str
    ring: bool = True
    """False where the picture itself shows which one is chosen, by bold words."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture. `description` is read aloud instead of it, `table` is *Visa som tabell*: the first
    row is the heading, all rows equally long.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    description: str
    table: tuple[tuple[str, ...], ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of what the group agreed on, under its title. `kind` is the name it has in `PICTURES`.

    `numbers` say what stands behind the numbers in it, *1. Be seen.*
    """

    title: str
    picture: Picture
    numbers: tuple[str, ...] = ()
    kind: str = ""
    signs: bool = False
    """True if it has dots and diamonds; the others say in the picture itself what their signs mean."""
