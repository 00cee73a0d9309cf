"""The house of participation: a foundation, floors and a roof; filled as far as the group has come.

Rows stand from the bottom up: the first is the foundation, the last the roof. The filled part is where we are today,
the notch below the words where we want to be. What is not agreed yet is only the middle of the answers: it is blue, and
striped or dashed.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.fields.scale import DONT_KNOW
from exercises.fields.settings import NUMBERS
from exercises.pictures.common import (
    broken,
    cell_told,
    column_of,
    decimal,
    is_agreed,
    not_settled,
    nothing_yet,
    number,
    sayer,
    short,
    striped,
)
from exercises.pictures.picture_kind import PictureKind
from workbook.pack import Exercise, NamedPicture
from workbook.picture import Caption, Line, Picture, Point, Poly, Rect
from workbook.picture import Shape as Mark

_WIDE, _FLOOR, _ROOF, _LEFT, _GAP, _OUT = 340.0, 60.0, 100.0, 18.0, 4.0, 10.0
_NOTCH = 14.0
_BAR = 6.0
_MOST_HIGH, _LOW = 8, 36.0
"""More floors than these are lower, and their names a line each."""
_EAVES = 20.0
"""How high the roof is at its ends, so that the lowest values have somewhere to stand."""


def draw(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
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
    high, most = (_FLOOR, 2) if floors <= _MOST_HIGH else (_LOW, 1)
    open_ = False
    for n, row in enumerate(rows):
        now, then = sheet.spread(field, row.id, today), sheet.spread(field, row.id, wanted)
        roof = with_roof and n == len(rows) - 1
        left, wide = (_LEFT - _OUT, _WIDE + 2 * _OUT) if roof or n == 0 else (_LEFT, _WIDE)
        y = 8.0 if roof else top + (floors - 1 - n) * (high + _GAP)
        base = 8.0 + _ROOF - _GAP if roof else y + high
        parts_of = number(now), number(then)
        parts = [None if value is None else (value - spec.low) / span for value in parts_of]
        if parts[0]:
            corners = _outline(left, wide, y, base, roof, parts[0])
            marks.append(Poly(corners, True, "sunk", None))
            # The tint may vanish on a copier; the bar along the floor does not.
            if is_agreed(now):
                marks.append(Rect(left, base - _BAR, wide * parts[0], _BAR, fill="ink"))
            else:
                marks += striped(left, base - _BAR, wide * parts[0], _BAR)
        marks.append(
            Poly(_outline(left, wide, y, base, roof, 1.0), True, None, "ink", 2.6 if n == 0 else 1.6)
        )
        if parts[1] is not None:
            x = left + wide * min(max(parts[1], 0.012), 0.988)
            dash = () if is_agreed(then) else (3.0, 2.0)
            colour = "ink" if is_agreed(then) else "people"
            marks.append(Line(x, base - _NOTCH, x, base - 1, colour, 4.0, dash))
        open_ = open_ or any(not is_agreed(s) and number(s) is not None for s in (now, then))
        said_now = (
            "?" if now.agreed == DONT_KNOW else decimal(sheet, parts_of[0]) if parts_of[0] is not None else ""
        )
        marks.append(Caption(left + 9, base - 13 if roof else base - 18, said_now, 14, "ink2"))
        words = short(row.words) if roof else row.words
        label = broken(words, wide * 0.42 if roof else wide - 64, 15, most=most)
        middle = base - _NOTCH - 20 if roof else y + (24 if most > 1 else 14)
        for k, line in enumerate(label):
            at = middle + 5 + (k - (len(label) - 1) / 2) * 18
            marks.append(Caption(_LEFT + _WIDE / 2, at, line, 15, bold=row.id == chosen, anchor="middle"))
        cells = cell_told(sheet, field, row.id, today), cell_told(sheet, field, row.id, wanted)
        said = f"{row.words}: {say('today')} {cells[0]}, {say('wanted')} {cells[1]}"
        points.append(Point(row.id, left + 13, base - (18 if roof else 23), 12, said, False))
        lines.append(said + ".")
        table.append((row.words, *cells))
    bottom = top + floors * (high + _GAP) + 10
    if rows:
        marks.append(Rect(_LEFT, bottom + 3, 22, 13, fill="sunk", stroke="ink"))
        marks.append(Rect(_LEFT, bottom + 16 - _BAR, 22, _BAR, fill="ink"))
        marks.append(Caption(_LEFT + 32, bottom + 15, say("today"), 14, "ink2"))
        marks.append(Line(_LEFT + 11, bottom + 27, _LEFT + 11, bottom + 40, "ink", 4.0))
        marks.append(Caption(_LEFT + 32, bottom + 39, say("wanted"), 14, "ink2"))
    if open_:
        marks += not_settled(sheet, _LEFT, bottom + 50)
    description = f"{say('title')}. " + (" ".join(lines) or nothing_yet(sheet))
    tall = bottom + (72 if open_ else 48)
    return Picture(_WIDE + 2 * _LEFT, tall, tuple(marks), description, tuple(table), tuple(points))


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
    {"today": NUMBERS, "wanted": NUMBERS},
    draw,
    ("title", "today", "wanted"),
)
