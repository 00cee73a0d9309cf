"""Two scales against each other, for example importance against fulfilment: four quarters with names.

A diamond is what the group has agreed, a blue ring the middle of the answers until then. Rows on the same spot are
set tip to tip. The chosen row shows the whole span of its answers as dashes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.fields.scale import DONT_KNOW
from exercises.fields.settings import NUMBERS
from exercises.fields.spread import Spread
from exercises.pictures.common import both_told, decimal
from exercises.pictures.picture_kind import PictureKind
from workbook.pack import Exercise, NamedPicture
from workbook.picture import Anchor, Caption, Circle, Diamond, Line, Picture, Point, Rect
from workbook.picture import Shape as Mark
from workbook.values import is_number
from workbook.words import catalogue

_LEFT, _TOP, _SIDE = 46.0, 10.0, 300.0
_Axis = Callable[[float], float]
_Place = tuple[float, float]
_TIP = 17.0
"""How far it is from the middle of a diamond to its tip, with its white edge."""
_ROOM = 0.85
"""How far the axes go beyond the lowest and highest value, so that the corners are free for names."""


def draw(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """The matrix of `rows`, numbered as the caller lists them; `chosen` is the row whose span is drawn."""
    texts = sheet.texts()

    def say(key: str) -> str:
        return texts.exercise(exercise, f"pictures.{picture.id}.{key}")

    field_name, _dot, across = picture.settings["across"].rpartition(".")
    up = picture.settings["up"].rpartition(".")[2]
    field = sheet.field(field_name, exercise.id)
    low, high = field.column(across).low, field.column(across).high
    unit = _SIDE / (high - low + 2 * _ROOM)
    half = _LEFT + _SIDE / 2, _TOP + _SIDE / 2

    def x_of(value: float) -> float:
        return _LEFT + (value - low + _ROOM) * unit

    def y_of(value: float) -> float:
        return _TOP + _SIDE - (value - low + _ROOM) * unit

    marks: list[Mark] = [
        Rect(_LEFT, _TOP, half[0] - _LEFT, half[1] - _TOP, fill="sunk"),
        Line(half[0], _TOP, half[0], _TOP + _SIDE, "edge", 1),
        Line(_LEFT, half[1], _LEFT + _SIDE, half[1], "edge", 1),
        Rect(_LEFT, _TOP, _SIDE, _SIDE, stroke="edge", width=1.5),
        Caption(_LEFT - 36, half[1], say("up"), 15, bold=True, anchor="middle", angle=-90),
        Caption(half[0], _TOP + _SIDE + 42, say("across"), 15, bold=True, anchor="middle"),
    ]
    names = texts.exercise_list(exercise, f"pictures.{picture.id}.quarters") or [""] * 4
    corners: tuple[tuple[float, float, Anchor, bool], ...] = (
        (_LEFT + 8, _TOP + 19, "start", True),
        (_LEFT + _SIDE - 8, _TOP + 19, "end", False),
        (_LEFT + 8, _TOP + _SIDE - 9, "start", False),
        (_LEFT + _SIDE - 8, _TOP + _SIDE - 9, "end", False),
    )
    for name, (x, y, anchor, bold) in zip(names, corners, strict=False):
        marks.append(Caption(x, y, name, 14, bold=bold, colour="ink" if bold else "ink2", anchor=anchor))
    for value in range(low, high + 1):
        marks.append(Caption(_LEFT - 12, y_of(value) + 5, str(value), 14, "ink2", anchor="middle"))
        marks.append(Caption(x_of(value), _TOP + _SIDE + 21, str(value), 14, "ink2", anchor="middle"))

    points: list[Point] = []
    lines: list[str] = []
    table = [("", say("up"), say("across"))]
    both = [(sheet.spread(field, row.id, across), sheet.spread(field, row.id, up)) for row in rows]
    places = [_place_of(spreads) for spreads in both]
    crowd, taken = Counter(place for place in places if place is not None), Counter[_Place]()
    unknown: list[int] = []
    for number, row in enumerate(rows, start=1):
        spreads = both[number - 1]
        agreed = tuple(spread.agreed_number for spread in spreads)
        told = {
            axis: both_told(sheet, spread, sheet.before(field, row.id, name))
            for axis, name, spread in (("up", up, spreads[1]), ("across", across, spreads[0]))
        }
        table.append((f"{number}. {row.words}", told["up"], told["across"]))
        if any(spread.agreed == DONT_KNOW for spread in spreads):
            # Decided, and still nowhere: it stands in words and never at the middle of what they guessed.
            unknown.append(number)
            cells = (f"{say(axis)}: {words}" for axis, words in told.items())
            lines.append(f"{number}. {row.words}. " + ". ".join(cells) + ".")
            continue
        at = places[number - 1]
        if at is None:
            continue
        settled = None not in agreed
        aside, down = _beside(taken[at], crowd[at])
        taken[at] += 1
        x, y = x_of(at[0]) + aside, y_of(at[1]) + down
        if row.id == chosen:
            marks += _span(spreads, x_of, y_of, x, y)
        if settled:
            marks.append(Diamond(x, y, _TIP, "paper"))
            marks.append(Diamond(x, y, 15.5, "ink"))
        else:
            marks.append(Circle(x, y, 12.5, fill="paper", stroke="people", width=2))
        colour = "on_ink" if settled else "people"
        marks.append(Caption(x, y + 5, str(number), 14, colour, bold=True, anchor="middle"))
        words = f"{number}. {row.words}: {say('up')} {decimal(sheet, at[1])}, {say('across')} {decimal(sheet, at[0])}."
        before = {axis: sheet.before(field, row.id, name) for axis, name in (("up", up), ("across", across))}
        last = ", ".join(f"{say(axis)} {value}" for axis, value in before.items() if is_number(value))
        if last:
            words += " " + catalogue(sheet.language).gettext("Last time: {what}").format(what=last) + "."
        points.append(Point(row.id, x, y, 16, words))
        lines.append(words)
    foot = 52
    if unknown:
        _ = catalogue(sheet.language).gettext
        words = _("You don't know yet: {numbers}").format(numbers=", ".join(map(str, unknown)))
        marks.append(Caption(half[0], _TOP + _SIDE + 68, words, 14, "ink2", anchor="middle"))
        foot = 76
    nothing = catalogue(sheet.language).gettext("Nothing to show yet.")
    description = f"{say('title')}. " + (" ".join(lines) or nothing)
    return Picture(
        _LEFT + _SIDE + 14, _TOP + _SIDE + foot, tuple(marks), description, tuple(table), tuple(points)
    )


def _place_of(spreads: tuple[Spread, Spread]) -> _Place | None:
    """Where a row stands: what is agreed, else the middle of what was said. None without one, or at *don't know*."""
    if any(spread.agreed == DONT_KNOW for spread in spreads):
        return None
    x, y = (
        spread.middle if spread.agreed_number is None else float(spread.agreed_number) for spread in spreads
    )
    return None if x is None or y is None else (x, y)


def _beside(n: int, of: int) -> tuple[float, float]:
    """Where the n-th of several on one spot stands: tip to tip in a diamond, which leaves the next spot alone."""
    side = math.ceil(math.sqrt(of))
    row, column = divmod(n, side)
    rows = math.ceil(of / side)
    along, down = column - (side - 1) / 2, row - (rows - 1) / 2
    return _TIP * (along - down), _TIP * (along + down)


def _span(spreads: tuple[Spread, Spread], x_of: _Axis, y_of: _Axis, x: float, y: float) -> list[Mark]:
    dashes = (2.0, 3.0)
    marks: list[Mark] = []
    across, up = (spread.values for spread in spreads)
    if across:
        marks.append(Line(x_of(across[0]), y, x_of(across[-1]), y, "people", 1.6, dashes))
    if up:
        marks.append(Line(x, y_of(up[0]), x, y_of(up[-1]), "people", 1.6, dashes))
    return marks


MATRIX = PictureKind(
    {"across": NUMBERS, "up": NUMBERS},
    draw,
    ("title", "across", "up", "quarters"),
    lists=("quarters",),
    numbered=True,
    signs=("one", "agreed", "open"),
)
