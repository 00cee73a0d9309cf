"""What the group decided in an exercise, as a document tells it: each field as its kind reads.

Only the group's own values are read, never what anybody answered alone.
"""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from exercises.fields.kind import kind_of
from exercises.fields.roles import has_role
from workbook.minutes_content import Duties, Lines, Part
from workbook.pack import Exercise


def parts_of(sheet: Sheet, exercise: Exercise, *, turns_only: bool = False) -> list[Part]:
    """What the group decided in the exercise: the fields of its last step, each once, in the order of its pages.

    What is asked no more comes after them. With `turns_only` nothing is read but what came of each action.
    """
    names = dict.fromkeys(name for page in exercise.pages_of("decide") for name in page.fields)
    names |= dict.fromkeys(field.id for field in exercise.fields.values() if field.retired)
    at_the_top = {sheet.pack.plan.get(key) for key in ("organisation", "unit")}
    fields = [exercise.fields[name] for name in names if f"{exercise.id}/{name}" not in at_the_top]
    fields = [f for f in fields if f.by != "each" and (has_role(f, "follow_up") or not turns_only)]
    # A grid over what was picked says what was picked.
    told = {sheet.field(field.rows, exercise.id) for field in fields if kind_of(field).tells_its_rows}
    parts = (part for field in fields if field not in told for part in kind_of(field).parts(sheet, field))
    return [part for part in parts if _says_anything(part)]


def parts_asked_no_more(sheet: Sheet, exercise: Exercise) -> list[Part]:
    """What the group once answered to questions that have been retired."""
    retired = [field for field in exercise.fields.values() if field.retired and field.by != "each"]
    parts = (part for field in retired for part in kind_of(field).parts(sheet, field))
    return [part for part in parts if _says_anything(part)]


def _says_anything(part: Part) -> bool:
    if isinstance(part, Lines):
        return any(part.lines)
    if isinstance(part, Duties):
        return bool(part.found.tasks)
    return any(rows for _words, rows in part.groups)
