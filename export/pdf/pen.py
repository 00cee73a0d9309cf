"""Draws on one page: text, lines and shapes, each either tagged or marked as decoration.

Coordinates are points from the page's upper left corner, y downwards. The pen writes the drawing operators itself; it
remembers what colour and typeface are set, which keeps a plan of a thousand rows small and quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from export.pdf.line_breaks import TextLine
from export.pdf.paper_fonts import Typeface, typeface
from export.pdf.paper_style import Style, rgb
from export.pdf.tagged import Element

_ROUND = 0.5523
_OTHER_SUBSET = "\u0001"

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]


class _Codes(dict[int, str]):
    """Hex codes of characters in a typeface's first embedded subset, for `str.translate`."""

    def __init__(self, face: Typeface, doc: Any) -> None:
        super().__init__()
        self._face, self._doc = face, doc

    def __missing__(self, code: int) -> str:
        _ = self._face.widths[chr(code)]  # makes sure that the character has a glyph or a stand-in
        ((subset, data),) = self._face.font.splitString(chr(code), self._doc)
        self[code] = data.hex() if subset == 0 else _OTHER_SUBSET
        return self[code]


class Pen:
    """Draws on the pages of one canvas, one after the other."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.height = 0.0
        self.page = -1
        self.marked: list[list[Element]] = []
        self._codes: dict[str, _Codes] = {}
        self._out: Callable[[str], None] = lambda _: None
        self._forget()

    def _forget(self) -> None:
        self._font = self._fill = self._stroke = self._weight = self._dash = ""

    def start_page(self, width: float, height: float) -> None:
        """Turns to the next page."""
        self.canvas.setPageSize((width, height))
        self.height = height
        self.page += 1
        self.marked.append([])
        self._out = self.canvas._code.append
        self._forget()

    # ---- what it means

    @contextmanager
    def tagged(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to the element, or is decoration when there is none."""
        if element is None:
            self._out("/Artifact BMC")
        else:
            page = self.marked[-1]
            element.kids.append((self.page, len(page)))
            self._out(f"/{element.role} << /MCID {len(page)} >> BDC")
            page.append(element)
        try:
            yield
        finally:
            self._out("EMC")

    # ---- text

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        style: Style,
        turned: tuple[float, float, float] | None = None,
    ) -> None:
        """One piece of text on its baseline.

        `turned` is the cosine and sine of an angle against the clock, and how far before (x, baseline) it starts.
        """
        if not text:
            return
        face = typeface(style.face)
        codes = self._codes.get(style.face)
        if codes is None:
            codes = self._codes[style.face] = _Codes(face, self.canvas._doc)
        self._set_fill(style.colour)
        if style.tracking:
            self._out(f"{style.tracking * style.size:.3f} Tc")
            self.text(x, baseline, text, style._replace(tracking=0.0), turned)
            self._out("0 Tc")
            return
        where = f"BT 1 0 0 1 {x:.2f} {self.height - baseline:.2f} Tm"
        if turned:
            cos, sin, back = turned
            x, up = x - back * cos, self.height - baseline - back * sin
            where = f"BT {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {up:.2f} Tm"
        coded = text.translate(codes)
        if _OTHER_SUBSET not in coded:
            self._out(f"{where} {self._set_font(face.font, 0, style.size)}<{coded}> Tj ET")
            return
        shows = [
            f"{self._set_font(face.font, subset, style.size)}<{data.hex()}> Tj"
            for subset, data in face.font.splitString(text, self.canvas._doc)
        ]
        self._out(f"{where} {' '.join(shows)} ET")

    def _set_font(self, font: Any, subset: int, size: float) -> str:
        wanted = f"{font.getSubsetInternalName(subset, self.canvas._doc)} {size:g} Tf "
        if wanted == self._font:
            return ""
        self._font = wanted
        return wanted

    def lines(
        self, x: float, top: float, lines: Sequence[TextLine], leading: float, *, align: float = 0.0
    ) -> None:
        """Set lines, the first in a box that starts at `top`.

        `align` is the width they are set flush right in. Where a line was broken at a space, the space is drawn too,
        or a screen reader would join the words.
        """
        for number, line in enumerate(lines):
            left = x + align - line.width if align else x
            last = len(line.pieces) - 1
            for i, (dx, text, style) in enumerate(line.pieces):
                baseline = top + number * leading + leading / 2 + 0.33 * style.size
                self.text(left + dx, baseline, text + " " if line.space_after and i == last else text, style)

    # ---- lines and shapes

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._out(f"{rgb(colour)} rg")

    def _set_stroke(self, colour: str, weight: float, dash: Sequence[float] = ()) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self._out(f"{rgb(colour)} RG")
        if f"{weight:.2f}" != self._weight:
            self._weight = f"{weight:.2f}"
            self._out(f"{weight:.2f} w")
        pattern = " ".join(f"{length:.2f}" for length in dash)
        if pattern != self._dash:
            self._dash = pattern
            self._out(f"[{pattern}] 0 d")

    def path(
        self,
        start: Point,
        steps: Sequence[Point | Curve],
        *,
        fill: str = "",
        stroke: str = "",
        weight: float = 1.0,
        dash: Sequence[float] = (),
        close: bool = False,
    ) -> None:
        """A path of straight lines (points) and Bézier curves (two controls and an end)."""
        flip = self.height
        ops = [f"{start[0]:.2f} {flip - start[1]:.2f} m"]
        for step in steps:
            if len(step) == 3:
                (ax, ay), (bx, by), (cx, cy) = step
                ops.append(f"{ax:.2f} {flip - ay:.2f} {bx:.2f} {flip - by:.2f} {cx:.2f} {flip - cy:.2f} c")
            else:
                ops.append(f"{step[0]:.2f} {flip - step[1]:.2f} l")
        if fill:
            self._set_fill(fill)
        if stroke:
            self._set_stroke(stroke, weight, dash)
        paint = "B" if fill and stroke else "f" if fill else "S"
        self._out(" ".join(ops) + (" h " if close else " ") + paint)

    def line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        colour: str,
        weight: float,
        dash: Sequence[float] = (),
    ) -> None:
        """A straight line."""
        self.path((x0, y0), [(x1, y1)], stroke=colour, weight=weight, dash=dash)

    def rect(
        self, x: float, y: float, w: float, h: float, *, fill: str = "", stroke: str = "", weight: float = 1.0,
        radius: float = 0.0,
    ) -> None:  # fmt: skip
        """A rectangle, perhaps with round corners."""
        r = min(radius, w / 2, h / 2)
        if not r:
            corners: list[Point | Curve] = [(x + w, y), (x + w, y + h), (x, y + h)]
            self.path((x, y), corners, fill=fill, stroke=stroke, weight=weight, close=True)
            return
        k = r * (1 - _ROUND)
        steps: list[Point | Curve] = [
            (x + w - r, y), ((x + w - k, y), (x + w, y + k), (x + w, y + r)),
            (x + w, y + h - r), ((x + w, y + h - k), (x + w - k, y + h), (x + w - r, y + h)),
            (x + r, y + h), ((x + k, y + h), (x, y + h - k), (x, y + h - r)),
            (x, y + r), ((x, y + k), (x + k, y), (x + r, y)),
        ]  # fmt: skip
        self.path((x + r, y), steps, fill=fill, stroke=stroke, weight=weight, close=True)

    def circle(
        self, x: float, y: float, r: float, *, fill: str = "", stroke: str = "", weight: float = 1.0
    ) -> None:
        """A circle around a point."""
        k = r * _ROUND
        steps: list[Point | Curve] = [
            ((x + r, y + k), (x + k, y + r), (x, y + r)),
            ((x - k, y + r), (x - r, y + k), (x - r, y)),
            ((x - r, y - k), (x - k, y - r), (x, y - r)),
            ((x + k, y - r), (x + r, y - k), (x + r, y)),
        ]
        self.path((x + r, y), steps, fill=fill, stroke=stroke, weight=weight, close=True)

    def diamond(
        self, x: float, y: float, r: float, *, fill: str = "", stroke: str = "", weight: float = 1.0
    ) -> None:
        """A square on its corner around a point."""
        steps: list[Point | Curve] = [(x + r, y), (x, y + r), (x - r, y)]
        self.path((x, y - r), steps, fill=fill, stroke=stroke, weight=weight, close=True)
