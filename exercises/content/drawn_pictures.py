"""The pictures of an exercise as they are printed and shown to the room: once there is something in them to show."""

from __future__ import annotations

from exercises.answers.sheet import Row, Sheet
from exercises.pictures import PICTURES
from exercises.pictures.run_chart import has_values
from workbook.minutes_content import Drawn
from workbook.pack import Exercise, Field
from workbook.pack import Picture as Named

OF_THE_PLAN = frozenset({"progress", "run_chart"})
"""Pictures drawn from the plan's actions and their turns, whatever stands on the page."""
NUMBERED = frozenset({"matrix"})
"""Pictures whose points have the numbers of the rows beside them."""


def columns_of(exercise: Exercise, named: Named) -> list[tuple[Field, str]]:
    """The (field, column) that the picture's settings name."""
    found: list[tuple[Field, str]] = []
    for setting in named.settings.values():
        for reference in setting if isinstance(setting, list | tuple) else [setting]:
            name, dot, column = str(reference).rpartition(".")
            field = exercise.fields.get(name.rpartition("/")[2]) if dot else None
            if field is not None:
                found.append((field, column))
    return found


def drawn(sheet: Sheet, exercise: Exercise, *, of_the_plan: bool = True) -> list[Drawn]:
    """The pictures of an exercise that show something the group has agreed on, and nothing that is not shown to all.

    Those of the plan say how far it has come by now, so that they are no part of the minutes of an earlier meeting.
    """
    found = []
    for named in exercise.pictures.values():
        if (of_the_plan or named.kind not in OF_THE_PLAN) and not _is_hidden(sheet, exercise, named):
            found += drawn_as(sheet, exercise, named)
    return found


def drawn_as(sheet: Sheet, exercise: Exercise, named: Named, parent: str = "") -> list[Drawn]:
    """One picture, of the rows under `parent` if one is said; a run chart for each action that has been measured."""
    rows = _rows(sheet, exercise, named, parent)
    title = sheet.texts().exercise(exercise, f"pictures.{named.id}.title")
    # Each action has a chart of its own, so that none is cut in two by the end of a page.
    several = [[row] for row in rows] if named.kind == "run_chart" else [rows] if rows else []
    found = []
    for number, some in enumerate(several):
        picture = PICTURES[named.kind].draw(sheet, exercise, named, some)
        numbers = tuple(row[0] for row in picture.table[1:]) if named.kind in NUMBERED else ()
        found.append(Drawn("" if number else title, named.kind, picture, numbers))
    return found


def _is_hidden(sheet: Sheet, exercise: Exercise, named: Named) -> bool:
    """True while anything it is drawn from is being answered alone: half a picture would tell of the other half."""
    found = (sheet.hidden_behind(field) for field, _column in columns_of(exercise, named))
    return any(hidden is not None and sheet.is_begun(hidden) for hidden in found)


def _rows(sheet: Sheet, exercise: Exercise, named: Named, parent: str) -> list[Row]:
    """The rows of the picture; none where it has nothing to show."""
    if named.kind in OF_THE_PLAN:
        return _of_the_plan(sheet, named.kind)
    cells = columns_of(exercise, named)
    listed = {
        field: [row for row in _listed(sheet, field) if parent in ("", row.parent)]
        for field, _column in cells
    }
    said = any(_says(sheet, field, row, column) for field, column in cells for row in listed[field])
    return next(iter(listed.values()), []) if said else []


def _says(sheet: Sheet, field: Field, row: Row, column: str) -> bool:
    """True if the group has agreed on a value, or has shown what each of them says of what it need not agree on."""
    if field.by != "each":
        return sheet.value(field, row.id, column) is not None
    return sheet.spread(field, row.id, column).answered > 0


def _listed(sheet: Sheet, field: Field) -> list[Row]:
    return sheet.grid_rows(field) if field.rows else sheet.rows_at(field)


def _of_the_plan(sheet: Sheet, kind: str) -> list[Row]:
    """The actions of the plan; for a run chart those of which something was measured."""
    actions = [action for action in sheet.plan.actions() if action.title and action.choice != "no"]
    return [Row(each.id, each.title) for each in actions if kind != "run_chart" or has_values(sheet, each.id)]
