"""The measures over time: for each action with values a small chart, dates along and values up.

A middle is drawn from five values on, and two values are said to be no direction: a point that is new looks like news.
Drawn from the turns of the plan's actions; `rows` are those to show, all of them if there are none, and `chosen` is the
one to show alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from exercises.answers.sheet import Row, Sheet
from exercises.pictures.common import LETTER, broken, nothing_yet, planned, sayer
from exercises.pictures.picture_kind import PictureKind
from workbook.dates import day_words
from workbook.follow_up import Measured, Turns, middle_of
from workbook.pack import Exercise, NamedPicture
from workbook.picture import Caption, Circle, Line, Picture, Point, Poly, Rect
from workbook.picture import Shape as Mark
from workbook.plan import Action
from workbook.words import LANGUAGES, catalogue

_WIDTH = 336.0
_HIGH, _LEFT, _RIGHT = 124.0, 44.0, 16.0
_GAP = 34.0
_MOST = 12
"""More charts than these are told in the table only."""
_FEW = 8
"""So many points have their values written beside them; of more, only the last."""
_TICKS = 4
_DIRECTION = 3
_HEADROOM = 0.08
"""Room above the highest point for its number."""


def draw(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """One chart for each action that has values, or the chosen one's."""
    language = sheet.language if sheet.language in LANGUAGES else "en"
    words = catalogue(language)
    _, ngettext = words.gettext, words.ngettext
    say, turns = sayer(sheet, exercise, picture), Turns(sheet.workbook)
    wanted = {chosen} if chosen else {row.id for row in rows}
    found = [
        (action, measured)
        for action in sheet.plan.actions()
        if (not wanted or action.id in wanted) and (measured := turns.measured(action.id))
    ]
    marks: list[Mark] = []
    points: list[Point] = []
    table = [(_("Action"), _("Measured on"), _("Value"))]
    told: list[str] = []
    y = 0.0
    for number, (action, measured) in enumerate(found):
        told.append(_told(action, measured, language))
        table += [(action.title, day_words(m.day, language), m.turn.value) for m in measured]
        if number < _MOST:
            y += _GAP if number else 0
            y = _chart(marks, points, action, measured, y, language)
    if len(found) > _MOST:
        more = len(found) - _MOST
        y += _GAP
        marks.append(Caption(0, y, ngettext("and {n} more", "and {n} more", more).format(n=more), 15, "ink2"))
        y += 8
    if not found:
        marks.append(Caption(0, 18, nothing_yet(sheet), 15, "ink2"))
        y = 28
    description = f"{say('title')}. " + (" ".join(told) or nothing_yet(sheet))
    return Picture(_WIDTH, y, tuple(marks), description, tuple(table), tuple(points))


def has_values(sheet: Sheet, action_id: str = "") -> bool:
    """True if there is anything to draw, of that action or at all."""
    turns = Turns(sheet.workbook)
    ids = [action_id] if action_id else [action.id for action in sheet.plan.actions()]
    return any(turns.measured(id_) for id_ in ids)


# --- one chart ----------------------------------------------------------------------------------------------------


def _chart(
    marks: list[Mark],
    points: list[Point],
    action: Action,
    measured: Sequence[Measured],
    top: float,
    language: str,
) -> float:
    """Draws one chart from `top` down; where it ends."""
    y = top
    for line in broken(action.title, _WIDTH, 16, 2):
        y += 19
        marks.append(Caption(0, y - 4, line, 16, bold=True))
    for line in broken(action.measure, _WIDTH, 14.5, 3) if action.measure.strip() else []:
        y += 18
        marks.append(Caption(0, y - 3, line, 14.5, "ink2"))
    y += 22
    numbers = [each.number for each in measured]
    ticks = _ticks(min(numbers), max(numbers))
    low, high = ticks[0], ticks[-1]
    first, last = measured[0].day, measured[-1].day
    days = (last - first).days

    def x_of(day: date) -> float:
        room = _WIDTH - _LEFT - _RIGHT - 24
        return _LEFT + 12 + (room * (day - first).days / days if days else room / 2)

    def y_of(value: float) -> float:
        return y + _HIGH * (high - value) / (high - low)

    for tick in ticks:
        marks.append(Line(_LEFT, y_of(tick), _WIDTH - _RIGHT, y_of(tick), "edge" if tick == low else "line"))
        marks.append(Caption(_LEFT - 8, y_of(tick) + 5, said(tick, language), 14, "ink2", anchor="end"))
    middle = middle_of(numbers)
    if middle is not None:
        at = y_of(middle)
        marks.append(Line(_LEFT, at, _WIDTH - _RIGHT, at, "ink2", 1.6, (5, 4)))
    places = tuple((x_of(each.day), y_of(each.number)) for each in measured)
    labels: list[Caption] = []
    for number, (each, (px, py)) in enumerate(zip(measured, places, strict=True)):
        if len(measured) <= _FEW or number == len(measured) - 1:
            at = py - 10 if _is_peak(numbers, number) else py + 20
            label = Caption(px, at, said(each.number, language), 14, bold=True, anchor="middle")
            wide = len(label.text) * 14 * LETTER + 4
            # The lines of the ground stop at a number; the curve does not.
            marks.append(Rect(px - wide / 2, at - 12, wide, 15, fill="paper"))
            labels.append(label)
        words = f"{action.title}, {day_words(each.day, language)}: {each.turn.value}"
        points.append(Point(f"{action.id}/{each.turn.id}", px, py, 10, words))
    if len(places) > 1:
        marks.append(Poly(places, stroke="ink", width=1.8))
    for px, py in places:
        marks += [Circle(px, py, 5.5, fill="paper"), Circle(px, py, 4.2, fill="ink")]
    marks += labels
    y += _HIGH + 20
    _days(marks, measured, [x for x, _y in places], y, language)
    note = _note(len(measured), middle, language)
    if note:
        y += 22
        marks.append(Caption(_LEFT, y, note, 14, "ink2"))
    return y + 6


def _is_peak(numbers: Sequence[float], at: int) -> bool:
    """True if the number is best written above its point: the line does not come from up there."""
    beside = [numbers[n] for n in (at - 1, at + 1) if 0 <= n < len(numbers)]
    return not beside or numbers[at] >= sum(beside) / len(beside)


def _days(
    marks: list[Mark], measured: Sequence[Measured], xs: Sequence[float], y: float, language: str
) -> None:
    """The first and the last day, and those between where there is room."""
    year = measured[0].day.year if measured[0].day.year == measured[-1].day.year else None
    labels = [day_words(each.day, language, year=year) for each in measured]
    wide = [len(label) * 14 * LETTER for label in labels]
    order = [0, len(labels) - 1, *range(1, len(labels) - 1)]
    taken: list[tuple[float, float]] = []
    for at in order:
        left = min(max(xs[at] - wide[at] / 2, 0), _WIDTH - wide[at])
        if all(left > end + 10 or left + wide[at] < start - 10 for start, end in taken):
            taken.append((left, left + wide[at]))
            marks.append(Caption(left + wide[at] / 2, y, labels[at], 14, "ink2", anchor="middle"))


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers from below the lowest to above the highest; from zero where that is not far off."""
    if low >= 0 and (low <= high * 0.6 or low == high):
        low = 0.0
    if high <= low:
        high = low + (abs(low) or 1.0)
    high += _HEADROOM * (high - low)
    rough = (high - low) / _TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * part for part in (1, 2, 5, 10) if size * part >= rough * 0.999)
    start = math.floor(low / step + 1e-9)
    end = math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(start, end + 1)]


# --- words --------------------------------------------------------------------------------------------------------


def said(number: float, language: str) -> str:
    """A number as it is written in that language."""
    words = f"{number:.6g}" if abs(number) < 1e6 else f"{number:.3g}"
    return words if language == "en" else words.replace(".", ",")


def _note(n: int, middle: float | None, language: str) -> str:
    """What so few values can say, or what the dashed line is."""
    _ = catalogue(language).gettext
    if middle is not None:
        return _("Dashed: the middle value, {value}").format(value=said(middle, language))
    if n == 1:
        return _("One value so far.")
    return _("Two values are not a direction yet.") if n < _DIRECTION else ""


def _told(action: Action, measured: Sequence[Measured], language: str) -> str:
    """One chart in a few sentences."""
    values = ", ".join(f"{day_words(each.day, language)} {each.turn.value}" for each in measured)
    parts = [action.title.rstrip("."), action.measure.strip().rstrip("."), values]
    middle = middle_of([each.number for each in measured])
    note = _note(len(measured), None, language)
    if middle is not None:
        note = (
            catalogue(language).gettext("The middle value is {value}.").format(value=said(middle, language))
        )
    return " ".join(part for part in (". ".join(filter(None, parts)) + ".", note) if part)


def _measured(sheet: Sheet) -> list[Row]:
    """The actions of the plan of which something was measured."""
    return [row for row in planned(sheet) if has_values(sheet, row.id)]


RUN_CHART = PictureKind({}, draw, rows_of_the_plan=_measured, one_for_each=True)
