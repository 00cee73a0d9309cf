"""Bars: two values side by side, one against another round 1.0, or the agreed value of many rows.

What the group has agreed on is in ink, what is only the middle of the answers in blue stripes, and what nobody knows is
a question mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.fields.row_names import list_under, names_of
from exercises.fields.settings import NUMBERS
from exercises.fields.spread import Spread
from exercises.pictures.common import (
    both_told,
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
from workbook.pack import Exercise, Field, NamedPicture
from workbook.picture import Caption, Circle, Diamond, Line, Picture, Point, Poly, Rect
from workbook.picture import Shape as Mark
from workbook.values import is_number

_LABEL, _BAR, _TAIL = 150.0, 184.0, 46.0
_WIDTH = _LABEL + _BAR + _TAIL
_THICK = 12.0
_MOST_DOTS = 5
"""So many dots stand beside each other; more of them stand closer."""
_DOT = 7.0


def pairs(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """Today filled, wanted in outline with the number at its end, and how far it is between them, row by row."""
    field, first = column_of(sheet, exercise, picture.settings["first"])
    second = column_of(sheet, exercise, picture.settings["second"])[1]
    say, spec, names = sayer(sheet, exercise, picture), field.column(first), names_of(sheet, field, rows)
    unit = (_BAR - 16) / max(1, spec.high)
    marks: list[Mark] = []
    for n, (filled, words) in enumerate(((True, say("first")), (False, say("second")))):
        fill = "ink" if filled else None
        marks.append(Rect(_LABEL, 6.0 + n * 22, 22, _THICK, fill=fill, stroke="ink", width=1.5))
        marks.append(Caption(_LABEL + 30, 17.0 + n * 22, words, 14, "ink2"))
    points, lines, table, y = [], [], [("", say("first"), say("second"))], 60.0
    parent, open_ = "", False
    for row in rows:
        parent, y = _parent(marks, sheet, field, rows, row, parent, y)
        one, two = sheet.spread(field, row.id, first), sheet.spread(field, row.id, second)
        top, a, b = y, number(one), number(two)
        y = _label(marks, row, chosen, y)
        for value, spread, at in ((a, one, top), (b, two, top + 17)):
            if value is not None and value > 0:
                marks += _bar(value * unit, at, filled=at == top, agreed=is_agreed(spread))
                open_ = open_ or not is_agreed(spread)
            said = "?" if value is None and (spread.agreed or spread.dont_know) else ""
            said = decimal(sheet, value) if value is not None else said
            marks.append(Caption(_LABEL + (value or 0) * unit + 7, at + 11, said, 14, "ink2"))
        if a is not None and b is not None and a != b:
            gap = ("+" if b > a else "−") + decimal(sheet, abs(b - a))
            marks.append(Caption(_WIDTH - 2, top + 19, gap, 15, bold=True, anchor="end"))
        cells = cell_told(sheet, field, row.id, first), cell_told(sheet, field, row.id, second)
        words = f"{names[row.id]}: {say('first')} {cells[0]}, {say('second')} {cells[1]}"
        points.append(Point(row.id, _LABEL - 10, top + 14, 14, words, False))
        lines.append(words + ".")
        table.append((names[row.id], *cells))
        y = max(y, top + 32) + 14
    if open_:
        marks += not_settled(sheet, 0, y)
        y += 20
    return _picture(sheet, say("title"), y, marks, lines, table, points)


def _bar(wide: float, y: float, *, filled: bool, agreed: bool) -> list[Mark]:
    """One of a pair, filled or in outline; what is not agreed has stripes or dashes instead."""
    if agreed:
        fill = "ink" if filled else None
        return [Rect(_LABEL, y, wide, _THICK, fill=fill, stroke="ink", width=1.5)]
    if filled:
        return striped(_LABEL, y, wide, _THICK)
    right, below = _LABEL + wide, y + _THICK
    corners = ((_LABEL, y), (right, y), (right, below), (_LABEL, below))
    return [Poly(corners, True, None, "people", 1.5, (4.0, 3.0))]


def ratio(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """Delivery over expectation: a bar from 1.0 to the right where they get more, to the left where they get less."""
    field, over = column_of(sheet, exercise, picture.settings["over"])
    under = column_of(sheet, exercise, picture.settings["under"])[1]
    say, names = sayer(sheet, exercise, picture), names_of(sheet, field, rows)
    middle, unit = _LABEL + _BAR / 2, _BAR / 2
    low, high = (broken(say(key), unit - 4, 14) for key in ("low", "high"))
    marks: list[Mark] = [
        Caption(middle - 8, 16.0 + n * 17, w, 14, "ink2", anchor="end") for n, w in enumerate(low)
    ]
    marks += [Caption(middle + 8, 16.0 + n * 17, w, 14, "ink2") for n, w in enumerate(high)]
    start = 12.0 + 17 * max(len(low), len(high))
    heads = say("over"), say("under")
    points, lines, table, y = [], [], [("", *heads, f"{heads[0]} / {heads[1]}")], start + 8
    parent, spans, began, open_ = "", list[tuple[float, float]](), start, False
    for row in rows:
        before = y
        parent, y = _parent(marks, sheet, field, rows, row, parent, y)
        if y > before and spans:
            began = y - 4
        got, wanted = sheet.spread(field, row.id, over), sheet.spread(field, row.id, under)
        a, b = number(got), number(wanted)
        top = y
        y = _label(marks, row, chosen, y)
        part = a / b if a is not None and b else None
        said = _quotient(sheet, part) if part is not None else "–"
        if part is None:
            unknown = any(s.agreed is not None or s.answered for s in (got, wanted))
            marks.append(Caption(_WIDTH - 2, top + 15, "?" if unknown else "–", 15, "ink2", anchor="end"))
        else:
            reach = max(-1.0, min(1.0, part - 1)) * unit
            agreed = is_agreed(got) and is_agreed(wanted)
            colour = "ink" if agreed else "people"
            open_ = open_ or not agreed
            left = min(middle, middle + reach)
            if reach and agreed:
                marks.append(Rect(left, top + 2, abs(reach), 15, fill=colour))
            elif reach:
                marks += striped(left, top + 2, abs(reach), 15)
            else:
                marks.append(Diamond(middle, top + 9.5, 7, colour))
            marks.append(Caption(_WIDTH - 2, top + 15, said, 15, bold=part < 1, anchor="end"))
        cells = cell_told(sheet, field, row.id, over), cell_told(sheet, field, row.id, under)
        inputs = f"{heads[0]} {cells[0]}, {heads[1]} {cells[1]}"
        words = f"{names[row.id]}: {said} ({inputs})" if part is not None else f"{names[row.id]}: {inputs}"
        points.append(Point(row.id, _LABEL - 10, top + 10, 14, words, False))
        lines.append(words + ".")
        table.append((names[row.id], *cells, said))
        y = max(y, top + 22) + 10
        spans = [*(span for span in spans if span[0] != began), (began, y - 4)]
    marks[:0] = [Line(middle, a, middle, b, "edge", 1.5) for a, b in spans]
    marks.append(Caption(middle, y + 14, _quotient(sheet, 1.0), 14, "ink2", anchor="middle"))
    if open_:
        y += 30
        marks += not_settled(sheet, 0, y)
    return _picture(sheet, say("title"), y + 18, marks, lines, table, points)


def agreed_bars(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """One scale a row: everybody's dots and the agreed value; what a radar becomes with too many axes."""
    field, column = column_of(sheet, exercise, picture.settings["value"])
    say, spec, names = sayer(sheet, exercise, picture), field.column(column), names_of(sheet, field, rows)
    marks: list[Mark] = []
    points, lines, table, y = [], [], [("", say("title"))], 8.0
    wide = _BAR + _TAIL - 20
    parent = ""
    for row in rows:
        parent, y = _parent(marks, sheet, field, rows, row, parent, y)
        spread, before = sheet.spread(field, row.id, column), sheet.before(field, row.id, column)
        top = y
        y = max(_label(marks, row, chosen, y), top + 26) + 10
        scale_line(marks, spread, _LABEL + 8, top + 12, wide, spec.low, spec.high, before)
        words = f"{names[row.id]}: {both_told(sheet, spread, before)}"
        points.append(Point(row.id, _LABEL - 10, top + 12, 14, words, False))
        lines.append(words + ".")
        table.append((names[row.id], both_told(sheet, spread, before)))
    marks += ends(_LABEL + 8, y + 12, wide, spec.low, spec.high)
    return _picture(sheet, say("title"), y + 18, marks, lines, table, points)


def scale_line(
    marks: list[Mark],
    spread: Spread,
    x: float,
    y: float,
    wide: float,
    low: int,
    high: int,
    before: object = None,
) -> None:
    """A line from the lowest to the highest value with everybody's dots on it, the agreed diamond, and last time's
    as a dashed stroke."""
    unit = wide / max(1, high - low)
    marks.append(Line(x, y, x + wide, y, "edge", 1.0))
    marks += [Line(x + n * unit, y - 3, x + n * unit, y + 3, "edge", 1.0) for n in range(high - low + 1)]
    if is_number(before):
        at = x + (before - low) * unit
        marks.append(Line(at, y - 12, at, y + 12, "ink2", 2.0, (4.0, 3.0)))
    for value, n in spread.counts.items():
        step = min(_DOT, _MOST_DOTS * _DOT / n)
        for k in range(n):
            at = x + (value - low) * unit + (k - (n - 1) / 2) * step
            # Above the line they are not hidden by the diamond.
            marks.append(Circle(at, y - 13 if is_agreed(spread) else y, 3.4, fill="people"))
    if spread.agreed_number is not None:
        at = x + (spread.agreed_number - low) * unit
        marks += [Diamond(at, y, 9, "paper"), Diamond(at, y, 7.4, "ink")]


def ends(x: float, y: float, wide: float, low: int, high: int) -> list[Mark]:
    """The lowest and the highest number under a scale."""
    places = ((x, low), (x + wide, high))
    return [Caption(at, y, str(value), 14, "ink2", anchor="middle") for at, value in places]


def _parent(
    marks: list[Mark], sheet: Sheet, field: Field, rows: Sequence[Row], row: Row, last: str, y: float
) -> tuple[str, float]:
    """A heading where rows of another parent begin, if there are several."""
    if row.parent == last or len({each.parent for each in rows}) < 2:
        return row.parent, y
    base = list_under(sheet, field)
    named = {each.id: each.words for each in sheet.rows_per(base)}
    y += 10 if last else 0
    marks.append(Caption(0, y + 14, named.get(row.parent, ""), 15, "ink2", bold=True))
    return row.parent, y + 28


def _label(marks: list[Mark], row: Row, chosen: str, y: float) -> float:
    lines = broken(short(row.words), _LABEL - 14, 15)
    for n, words in enumerate(lines):
        marks.append(Caption(0, y + 14 + n * 18, words, 15, bold=row.id == chosen))
    return y + len(lines) * 18


def _quotient(sheet: Sheet, part: float) -> str:
    """0.67, and 1.0 rather than 1, since it is no step of a scale."""
    said = decimal(sheet, round(part, 2))
    return said if round(part, 2) % 1 else f"{said}{decimal(sheet, 0.5)[1]}0"


def _picture(
    sheet: Sheet, title: str, y: float, marks: list[Mark], lines: list[str], table: Sequence[tuple[str, ...]],
    points: list[Point],
) -> Picture:  # fmt: skip
    description = f"{title}. " + (" ".join(lines) or nothing_yet(sheet))
    return Picture(_WIDTH, y + 4, tuple(marks), description, tuple(table), tuple(points))


PAIRS = PictureKind(
    {"first": NUMBERS, "second": NUMBERS},
    pairs,
    ("title", "first", "second"),
)
RATIO = PictureKind(
    {"over": NUMBERS, "under": NUMBERS},
    ratio,
    ("title", "over", "under", "low", "high"),
)
