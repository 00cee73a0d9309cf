"""The house of participation: a foundation, floors and a roof; filled as far as the group has come.

Rows stand from the bottom up: the first is the foundation, the last the roof. The filled part is where we are today,
the notch below the words where we want to be. What is not agreed yet is only the middle of the answers: it is blue.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.pictures.drawing import broken, column_of, is_agreed, nothing_yet, number, sayer, short, told
from exercises.pictures.kind import PictureKind
from exercises.shape import Shape
from exercises.sheet import Row, Sheet
from workbook.pack import Exercise
from workbook.pack import Picture as Named
from workbook.picture import Line, Picture, Point, Poly, Rect, Words
from workbook.picture import Shape as Mark

_WIDE, _FLOOR, _ROOF, _LEFT, _GAP, _OUT = 340.0, 60.0, 100.0, 18.0, 4.0, 10.0
_NOTCH = 14.0
_EAVES = 20.0
"""How high the roof is at its ends, so that the lowest values have somewhere to stand."""


def draw(sheet: Sheet, exercise: Exercise, picture: Named, rows: Sequence[Row], chosen: str = "") -> Picture:
    """Each storey filled from the left by today's part of the scale, with a line where we want to be."""
    field, today = column_of(sheet, exercise, picture.settings["today"])
    wanted = column_of(sheet, exercise, picture.settings["wanted"])[1]
    say, spec = sayer(sheet, exercise, picture), field.column(today)
    span = max(1, spec.high - spec.low)
    marks: list[Mark] = []
    points, lines, table = [], [], [("", say("today"), say("wanted"))]
    with_roof = len(rows) > 2
    top = 8.0 + (_ROOF if with_roof else 0.0)
    floors = len(rows) - with_roof
    for n, row in enumerate(rows):
        now, then = sheet.spread(field, row.id, today), sheet.spread(field, row.id, wanted)
        roof = with_roof and n == len(rows) - 1
        left, wide = (_LEFT - _OUT, _WIDE + 2 * _OUT) if roof or n == 0 else (_LEFT, _WIDE)
        y = 8.0 if roof else top + (floors - 1 - n) * (_FLOOR + _GAP)
        base = 8.0 + _ROOF - _GAP if roof else y + _FLOOR
        parts = [
            None if value is None else (value - spec.low) / span for value in (number(now), number(then))
        ]
        if parts[0]:
            corners = _outline(left, wide, y, base, roof, parts[0])
            marks.append(Poly(corners, True, "sunk", None))
            if not is_agreed(now):
                marks.append(Line(*corners[-2], *corners[-1], "people", 1.6, (4.0, 3.0)))
        marks.append(
            Poly(_outline(left, wide, y, base, roof, 1.0), True, None, "ink", 2.6 if n == 0 else 1.6)
        )
        if parts[1] is not None:
            x = left + wide * min(max(parts[1], 0.012), 0.988)
            marks.append(Line(x, base - _NOTCH, x, base - 1, "ink" if is_agreed(then) else "people", 4.0))
        words = short(row.words) if roof else row.words
        label = broken(words, wide * 0.42 if roof else wide - 40, 15, most=2)
        middle = base - _NOTCH - 20 if roof else y + 24
        for k, line in enumerate(label):
            at = middle + 5 + (k - (len(label) - 1) / 2) * 18
            marks.append(Words(_LEFT + _WIDE / 2, at, line, 15, bold=row.id == chosen, anchor="middle"))
        said = f"{row.words}: {say('today')} {told(sheet, now)}, {say('wanted')} {told(sheet, then)}"
        points.append(Point(row.id, _LEFT + 20, middle, 14, said))
        lines.append(said + ".")
        table.append((row.words, told(sheet, now), told(sheet, then)))
    bottom = top + floors * (_FLOOR + _GAP) + 10
    if rows:
        marks.append(Rect(_LEFT, bottom + 3, 22, 13, fill="sunk", stroke="ink"))
        marks.append(Words(_LEFT + 32, bottom + 15, say("today"), 14, "ink2"))
        marks.append(Line(_LEFT + 11, bottom + 27, _LEFT + 11, bottom + 40, "ink", 4.0))
        marks.append(Words(_LEFT + 32, bottom + 39, say("wanted"), 14, "ink2"))
    description = f"{say('title')}. " + (" ".join(lines) or nothing_yet(sheet))
    return Picture(_WIDE + 2 * _LEFT, bottom + 48, tuple(marks), description, tuple(table), tuple(points))


def _outline(
    left: float, wide: float, y: float, base: float, roof: bool, part: float
) -> tuple[tuple[float, float], ...]:
    """The corners of a storey from its left end to that part of it; the last two are its right side."""
    x = left + wide * part
    if not roof:
        return (left, base), (left, y), (x, y), (x, base)
    eaves, half = base - _EAVES, left + wide / 2
    peak = ((half, y),) if x > half else ()
    return (left, base), (left, eaves), *peak, (x, _height(left, wide, y, base, x)), (x, base)


def _height(left: float, wide: float, y: float, base: float, x: float) -> float:
    """Where the roof is above x."""
    rise = base - _EAVES - y
    return y + rise * abs(x - left - wide / 2) / (wide / 2)


HOUSE = PictureKind(
    Shape({"id": str, "kind": str, "today": str, "wanted": str}, {}),
    ("today", "wanted"),
    draw,
    ("title", "today", "wanted"),
)
