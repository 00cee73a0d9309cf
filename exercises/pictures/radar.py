"""Statements round a centre: everybody's dots, the agreed line, and last time's.

The agreed line is broken where a value is missing and never drawn through. More than ten axes become bars, and so do
fewer than three, which make no surface.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.fields.row_names import names_of
from exercises.fields.settings import NUMBERS
from exercises.pictures.bars import agreed_bars
from exercises.pictures.common import (
    both_told,
    broken,
    column_of,
    everybodys,
    nothing_yet,
    sayer,
    short,
    told,
)
from exercises.pictures.picture_kind import PictureKind
from workbook.pack import Exercise, NamedPicture
from workbook.picture import Anchor, Caption, Circle, Diamond, Line, Picture, Point, Poly
from workbook.picture import Shape as Mark
from workbook.values import number_of
from workbook.words import catalogue

_FEWEST_AXES, _MOST_AXES = 3, 10
_RADIUS, _SIDE, _HEAD = 128.0, 92.0, 54.0
_WIDTH, _HEIGHT = 2 * (_RADIUS + _SIDE), 2 * (_RADIUS + _HEAD)
_CX, _CY = _WIDTH / 2, _HEIGHT / 2
_TIP = 12.0
"""How far a dot stands from the middle of the diamond on the same value."""
_DOT, _FAN, _SIZE, _LEAD = 3.6, 8.6, 15.0, 18.0
_Place = tuple[float, float]


def draw(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """The radar of `rows`, the first straight up, then clockwise."""
    if not _FEWEST_AXES <= len(rows) <= _MOST_AXES:
        return agreed_bars(sheet, exercise, picture, rows, chosen)
    field, column = column_of(sheet, exercise, picture.settings["value"])
    say, spec, names = sayer(sheet, exercise, picture), field.column(column), names_of(sheet, field, rows)
    spreads = [sheet.spread(field, row.id, column) for row in rows]
    before = [number_of(sheet.before(field, row.id, column)) for row in rows]
    turns = [2 * math.pi * n / len(rows) for n in range(len(rows))]

    def at(turn: float, value: float, aside: float = 0.0) -> _Place:
        r = _RADIUS * (value - spec.low + 1) / (spec.high - spec.low + 1)
        x, y = math.sin(turn), -math.cos(turn)
        return _CX + r * x - aside * y, _CY + r * y + aside * x

    marks: list[Mark] = []
    for value in range(spec.low, spec.high + 1):
        corners = tuple(at(turn, value) for turn in turns)
        outer = value == spec.high
        marks.append(Poly(corners, True, None, "edge" if outer else "line", 1.2 if outer else 1.0))
    marks += [Line(_CX, _CY, *at(turn, spec.high), "line") for turn in turns]
    last = [at(turn, then) if then is not None else None for turn, then in zip(turns, before, strict=True)]
    marks += _lines(last, "ink2", 1.6, (5.0, 4.0))
    for n, (turn, earlier) in enumerate(zip(turns, before, strict=True)):
        if earlier is not None and last[n - 1] is None and last[(n + 1) % len(last)] is None:
            # No line leads to it: a stroke across its axis.
            marks.append(Line(*at(turn, earlier, -_FAN), *at(turn, earlier, _FAN), "ink2", 1.6, (5.0, 4.0)))
    for turn, spread in zip(turns, spreads, strict=True):
        for value, n in spread.counts.items():
            for aside in _fan(n, beside=_TIP if value == spread.agreed else 0.0):
                marks.append(Circle(*at(turn, value, aside), _DOT, fill="people"))
    agreed = [
        at(turn, spread.agreed_number) if spread.agreed_number is not None else None
        for turn, spread in zip(turns, spreads, strict=True)
    ]
    marks += _lines(agreed, "ink", 2.4, ())
    for place in agreed:
        if place is not None:
            marks += [Diamond(*place, 8, "paper"), Diamond(*place, 6.8, "ink")]
    # The numbers stand beside the first axis, over whatever is drawn there.
    for value in (spec.low, spec.high):
        x, y = at(0, value)
        marks.append(Caption(x + 8, y + (14 if value == spec.high else -3), str(value), 14, "ink2"))
    again = any(value is not None for value in before)
    _ = catalogue(sheet.language).gettext
    points, lines = [], []
    table = [("", say("title"), _("Last time")) if again else ("", say("title"))]
    for row, turn, spread, earlier in zip(rows, turns, spreads, before, strict=True):
        marks += _label(short(row.words), turn, row.id == chosen)
        each = everybodys(sheet, spread)
        words = f"{names[row.id]}: {both_told(sheet, spread, earlier)}" + (f"; {each}" if each else "")
        points.append(Point(row.id, *at(turn, spec.high), 16, words))
        lines.append(words + ".")
        said = (names[row.id], told(sheet, spread))
        table.append((*said, str(earlier) if earlier is not None else "–") if again else said)
    description = f"{say('title')}. " + (" ".join(lines) or nothing_yet(sheet))
    return Picture(_WIDTH, _HEIGHT, tuple(marks), description, tuple(table), tuple(points))


def _label(words: str, turn: float, bold: bool) -> list[Mark]:
    """A statement's name outside its corner, in as many lines as there is room for."""
    across, up = math.sin(turn), math.cos(turn)
    x, y = _CX + (_RADIUS + 13) * across, _CY - (_RADIUS + 13) * up
    anchor: Anchor = "middle" if abs(across) < 0.2 else "start" if across > 0 else "end"
    room = {"middle": _WIDTH * 0.35, "start": _WIDTH - x, "end": x}[anchor]
    lines = broken(words, room, _SIZE)
    # Above the centre a label grows upwards, below it downwards, and beside it both ways.
    first = y + 5 - (len(lines) - 1) * _LEAD * (1 + up) / 2 + (6 if up < -0.9 else 0)
    return [
        Caption(x, first + n * _LEAD, line, _SIZE, bold=bold, anchor=anchor) for n, line in enumerate(lines)
    ]


def _fan(n: int, beside: float) -> list[float]:
    """How far from the axis each of n dots stands: side by side, or to both sides of the diamond that is there."""
    step = min(_FAN, 5 * _FAN / n)
    if not beside:
        return [(k - (n - 1) / 2) * step for k in range(n)]
    return [(1 if k % 2 else -1) * (beside + k // 2 * step) for k in range(n)]


def _lines(places: Sequence[_Place | None], colour: str, width: float, dash: tuple[float, ...]) -> list[Mark]:
    """Between neighbours that both have a value, round to the first again."""
    around = [*places[1:], *places[:1]]
    pairs = zip(places, around, strict=True)
    return [Line(*a, *b, colour, width, dash) for a, b in pairs if a is not None and b is not None]


RADAR = PictureKind({"value": NUMBERS}, draw, signs=("one", "agreed"), last_dashed=True)
