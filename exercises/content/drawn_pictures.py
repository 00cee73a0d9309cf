"""The pictures of an exercise as they are printed and shown to the room: once there is something in them to show."""

from __future__ import annotations

from exercises.answers.sheet import Row, Sheet
from exercises.pictures import PICTURES
from workbook.pack import Exercise, Field, NamedPicture
from workbook.picture import Drawn


def columns_of(sheet: Sheet, exercise: Exercise, named: NamedPicture) -> list[tuple[Field, str]]:
    """The (field, column) that the picture is drawn from, of this exercise or of another one."""
    found: list[tuple[Field, str]] = []
    for key, setting in PICTURES[named.kind].settings.items():
        value = named.settings.get(key)
        if setting.names in ("column", "columns") and value:
            for reference in value if isinstance(value, list | tuple) else [value]:
                name, _dot, column = reference.rpartition(".")
                found.append((sheet.field(name, exercise.id), column))
    return found


def drawn(sheet: Sheet, exercise: Exercise, *, of_the_plan: bool = True) -> list[Drawn]:
    """The pictures of an exercise that show something the group has agreed on, and nothing that is not shown to all.

    Those of the plan say how far it has come by now, so that they are no part of the minutes of an earlier meeting.
    """
    found = []
    for named in exercise.pictures.values():
        if (of_the_plan or not PICTURES[named.kind].of_the_plan) and not is_hidden(sheet, exercise, named):
            found += drawn_as(sheet, exercise, named)
    return found


def drawn_as(sheet: Sheet, exercise: Exercise, named: NamedPicture, parent: str = "") -> list[Drawn]:
    """One picture, of the rows under `parent` if one is said; a run chart for each action that has been measured."""
    rows = _rows(sheet, exercise, named, parent)
    title = sheet.texts().exercise(exercise, f"pictures.{named.id}.title")
    kind = PICTURES[named.kind]
    several = [[row] for row in rows] if kind.one_for_each else [rows] if rows else []
    found = []
    for number, some in enumerate(several):
        picture = kind.draw(sheet, exercise, named, some)
        numbers = tuple(row[0] for row in picture.table[1:]) if kind.numbered else ()
        found.append(Drawn("" if number else title, picture, numbers, named.kind, bool(kind.signs)))
    return found


def is_hidden(sheet: Sheet, exercise: Exercise, named: NamedPicture) -> bool:
    """True while anything it is drawn from is being answered alone: half a picture would tell of the other half."""
    found = (sheet.hidden_behind(field) for field, _column in columns_of(sheet, exercise, named))
    return any(hidden is not None and sheet.is_begun(hidden) for hidden in found)


def _rows(sheet: Sheet, exercise: Exercise, named: NamedPicture, parent: str) -> list[Row]:
    """The rows of the picture; none where it has nothing to show."""
    of_the_plan = PICTURES[named.kind].rows_of_the_plan
    if of_the_plan is not None:
        return of_the_plan(sheet)
    cells = columns_of(sheet, exercise, named)
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
