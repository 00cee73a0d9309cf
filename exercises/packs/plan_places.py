"""The [plan] table of a pack: where the printed plan finds what it says.

Only the actions field knows which list holds the needs; that a pick over it means *these first*, or that a grid holds
the sentences of the values, would be guessing. So a pack says so itself, and leaves out what it does not have.
"""

from __future__ import annotations

from collections.abc import Callable

from exercises.fields import kind_of, kinds_that
from exercises.fields.shape import Shape, check
from workbook.pack import Column, Field, Pack
from workbook.words import _

_WHERE = "pack.toml"
_FIELDS = {
    "organisation": "is_text", "unit": "is_text", "purpose": "is_text", "decision": "chooses_one",
    "priority": "picks", "values": "picks", "duties": "shares_duties",
}  # fmt: skip
_COLUMNS = {"importance": "measured", "met": "measured", "sentences": "is_text"}
"""What is true of the kind of the field, or the column, that a key names."""


def check_plan(pack: Pack, error: Callable[..., Exception]) -> None:
    """Raises `error(file, key, problem, remedy)` for the first entry that leads nowhere or to the wrong kind."""
    check(_WHERE, "plan", pack.plan, Shape({}, dict.fromkeys({**_FIELDS, **_COLUMNS}, str)), error)
    for key, reference in pack.plan.items():
        found: Field | Column
        try:
            if key in _COLUMNS:
                field, _dot, column = reference.rpartition(".")
                found = pack.field_at(field).column(column)
            else:
                found = pack.field_at(reference)
        except KeyError:
            raise error(
                _WHERE,
                f"plan.{key}",
                _("{reference} leads to no field.").format(reference=reference),
                _("Write exercise/field, or exercise/field.column for a column of it."),
            ) from None
        wanted = _FIELDS.get(key) or _COLUMNS[key]
        if not getattr(kind_of(found), wanted):
            raise error(
                _WHERE,
                f"plan.{key}",
                _("{reference} is of the kind {kind}.").format(reference=reference, kind=found.kind),
                _("Name one of the kind {wanted}.").format(wanted=", ".join(kinds_that(wanted))),
            )
