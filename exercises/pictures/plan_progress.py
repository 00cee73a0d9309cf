"""How far the plan has come: which actions wait, go on, are done or were dropped, one sign for each.

The signs are those of the plan itself: ring, half, check and minus. It is drawn from the plan, not from any rows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.fields.turn_words import TurnWords, follow_up_field
from exercises.pictures.common import nothing_yet, planned, sayer
from exercises.pictures.picture_kind import PictureKind
from workbook.follow_up import Turns
from workbook.pack import Exercise, NamedPicture
from workbook.picture import Caption, Circle, Line, Picture, Point, Poly, Rect
from workbook.picture import Shape as Mark
from workbook.plan import STATUSES, Action
from workbook.words import LANGUAGES, catalogue

_WIDTH = 336.0
_R, _STEP, _LINE = 10.0, 30.0, 28.0
_EDGE = 5.0
"""Room beside the first sign for the ring round the chosen one."""
_ACROSS = 11
_MOST = 3 * _ACROSS
"""More actions than these of one sort are told by the number and a bar."""
_DROPPED = "dropped"


def draw(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """The actions of the plan by how far they have come; what was never begun is left out."""
    _ = catalogue(sheet.language if sheet.language in LANGUAGES else "en").gettext
    say, found = sayer(sheet, exercise, picture), by_status(sheet)
    field = follow_up_field(sheet.pack)
    known = TurnWords(sheet, field).statuses if field is not None else {}
    names = {**{status: known.get(status) or status for status in STATUSES}, _DROPPED: _("Dropped")}
    total = sum(map(len, found.values()))
    marks: list[Mark] = []
    points: list[Point] = []
    y = 4.0
    for status, actions in found.items():
        n = len(actions)
        colour = "ink" if n else "ink2"
        marks.append(Caption(0, y + 15, names[status], 16, colour, bold=bool(n)))
        marks.append(Caption(_WIDTH, y + 15, str(n), 16, colour, bold=bool(n), anchor="end"))
        y += 24
        if n > _MOST:
            marks.append(Rect(0, y + 6, _WIDTH * n / total, 14, fill="ink"))
            y += 30
        else:
            for at, action in enumerate(actions):
                cx, cy = _R + _EDGE + at % _ACROSS * _STEP, y + 14 + at // _ACROSS * _LINE
                marks += _sign(status, cx, cy)
                points.append(Point(action.id, cx, cy, _R, f"{action.title}: {names[status]}"))
            y += math.ceil(n / _ACROSS) * _LINE
        marks.append(Line(0, y + 9, _WIDTH, y + 9, "line"))
        y += 18
    told = "; ".join(_told(names[status], actions) for status, actions in found.items() if actions)
    description = f"{say('title')}. " + (f"{told}." if told else nothing_yet(sheet))
    table = (("", _("How many")), *((names[status], str(len(actions))) for status, actions in found.items()))
    return Picture(_WIDTH, y - 8, tuple(marks), description, table, tuple(points))


def by_status(sheet: Sheet) -> dict[str, list[Action]]:
    """The actions of the plan by status, and what was dropped."""
    turns = Turns(sheet.workbook)
    found: dict[str, list[Action]] = {status: [] for status in (*STATUSES, _DROPPED)}
    for action in sheet.plan.actions():
        if not action.title.strip():
            continue
        if action.choice != "no":
            found.setdefault(action.status if action.status in STATUSES else STATUSES[0], []).append(action)
        elif turns.is_dropped(action):
            found[_DROPPED].append(action)
    return found


def _told(name: str, actions: Sequence[Action]) -> str:
    return f"{name} {len(actions)}: " + ", ".join(action.title.rstrip(".") for action in actions[:_MOST])


def _sign(status: str, x: float, y: float) -> list[Mark]:
    """The sign of a status round (x, y), as in the plan."""
    r, width = _R, 1.9
    ring = Circle(x, y, r - width / 2, fill="ink" if status == "done" else None, stroke="ink", width=width)
    if status == "done":
        tick = ((x - 0.42 * r, y + 0.04 * r), (x - 0.1 * r, y + 0.36 * r), (x + 0.45 * r, y - 0.32 * r))
        return [ring, Poly(tick, stroke="on_ink", width=2.0)]
    if status == "doing":
        turns = [math.pi * n / 16 for n in range(17)]
        half = tuple((x + (r - 1) * math.sin(t), y - (r - 1) * math.cos(t)) for t in turns)
        return [ring, Poly(half, closed=True, fill="ink", stroke=None)]
    if status == _DROPPED:
        return [ring, Line(x - 0.42 * r, y, x + 0.42 * r, y, "ink", width)]
    return [ring]


PROGRESS = PictureKind({}, draw, rows_of_the_plan=planned)
