"""A profile: several levels under each other, each statement on its scale, the agreed values joined by a line.

The line is broken where a value is missing, and it never goes from one level to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.fields.settings import Setting
from exercises.pictures.bars import ends, scale_line
from exercises.pictures.common import (
    both_told,
    broken,
    column_of,
    everybodys,
    nothing_yet,
    sayer,
    short,
)
from exercises.pictures.picture_kind import PictureKind
from workbook.pack import Exercise, NamedPicture
from workbook.picture import Caption, Line, Picture, Point
from workbook.picture import Shape as Mark

_LABEL, _BAR = 240.0, 132.0
_WIDTH = _LABEL + _BAR + 16
_ROW = 36


def draw(
    sheet: Sheet, exercise: Exercise, picture: NamedPicture, rows: Sequence[Row], chosen: str = ""
) -> Picture:
    """Every level's own rows, whichever of them the page shows."""
    say = sayer(sheet, exercise, picture)
    names = sheet.texts().exercise_list(exercise, f"pictures.{picture.id}.levels")
    below: list[Mark] = []
    marks: list[Mark] = []
    points, lines, table, y = [], [], [("", "", say("title"))], 4.0
    low = high = 1
    for number, reference in enumerate(picture.settings["columns"]):
        field, column = column_of(sheet, exercise, reference)
        low, high = field.column(column).low, field.column(column).high
        level = names[number] if number < len(names) else sheet.label(field)
        marks.append(Caption(0, y + 14, level, 15, "ink2", bold=True))
        listed = sheet.grid_rows(field) if field.rows else sheet.rows_at(field)
        if listed:
            lines.append(f"{level}:")
        y += 28
        line: tuple[float, float] | None = None
        for row in listed:
            spread, before = sheet.spread(field, row.id, column), sheet.before(field, row.id, column)
            label = broken(short(row.words), _LABEL - 12, 14)
            for n, words in enumerate(label):
                marks.append(Caption(0, y + 14 + n * 18, words, 15, bold=row.id == chosen))
            middle = y + 10 + (len(label) - 1) * 9
            scale_line(marks, spread, _LABEL, middle, _BAR, low, high, before)
            here = None
            if spread.agreed_number is not None:
                here = _LABEL + _BAR * (spread.agreed_number - low) / max(1, high - low), middle
                if line is not None:
                    below.append(Line(*line, *here, "ink", 2.2))
            line = here
            said = "; ".join(filter(None, (both_told(sheet, spread, before), everybodys(sheet, spread))))
            points.append(Point(row.id, _LABEL - 14, middle, 12, f"{level}. {row.words}: {said}", False))
            lines.append(f"{row.words}: {said}.")
            table.append((level, row.words, said))
            y += max(_ROW, len(label) * 18 + 12)
        y += 10
    marks += ends(_LABEL, y + 8, _BAR, low, high)
    description = f"{say('title')}. " + (" ".join(lines) or nothing_yet(sheet))
    return Picture(_WIDTH, y + 18, (*below, *marks), description, tuple(table), tuple(points))


PROFILE = PictureKind(
    {"columns": Setting(list, names="columns", able="measured")},
    draw,
    ("title", "levels"),
    lists=("levels",),
    several_fields=True,
    signs=("one", "agreed"),
    last_dashed=True,
)
