"""What the group decided in an exercise, as a document tells it: each field as its kind reads.

Only the group's own values are read, never what anybody answered alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.answers.sheet import Sheet
from exercises.fields.kind import kind_of
from exercises.fields.roles import has_role
from workbook.blocks import Bullets, DutyGrid, Told
from workbook.minutes_content import Decided
from workbook.pack import Exercise, Field


def decided_in(sheet: Sheet, exercise: Exercise, *, turns_only: bool = False) -> list[Decided]:
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
    return list(_decided(sheet, (field for field in fields if field not in told)))


def asked_no_more(sheet: Sheet, exercise: Exercise) -> list[Decided]:
    """What the group once answered to questions that have been retired."""
    fields = exercise.fields.values()
    return list(_decided(sheet, (field for field in fields if field.retired and field.by != "each")))


def _decided(sheet: Sheet, fields: Iterable[Field]) -> Iterator[Decided]:
    for field in fields:
        told = kind_of(field).in_document(sheet, field)
        if told is not None and _says_anything(told):
            yield Decided(sheet.label(field), told)


def _says_anything(told: Told) -> bool:
    if isinstance(told, Bullets):
        return any(told.items)
    if isinstance(told, DutyGrid):
        return bool(told.held)
    return any(group.rows for group in told.groups)
