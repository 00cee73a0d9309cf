"""Which fields of a pack Samsyn keeps house with: its people, its word, its programme, its plan and its follow-up."""

from __future__ import annotations

from exercises.fields.kind import kind_of
from workbook.pack import Exercise, Field, Pack, Page


def has_role(field: Field, role: str) -> bool:
    """True for a field of a kind with that role: `people`, `word`, `programme`, `plan` or `follow_up`."""
    return kind_of(field).role == role


def fields_with(pack: Pack, role: str) -> list[Field]:
    """The pack's fields with a role, retired ones too, in the order of its exercises."""
    return [field for field in pack.fields() if has_role(field, role)]


def field_with(pack: Pack, role: str) -> Field | None:
    """The first of the pack's fields with a role, or None."""
    return next(iter(fields_with(pack, role)), None)


def field_on(exercise: Exercise, page: Page, role: str) -> Field | None:
    """The first field of a page with a role, or None."""
    fields = (exercise.fields[name] for name in page.fields)
    return next((field for field in fields if has_role(field, role)), None)


def page_of_role(exercise: Exercise, role: str) -> str:
    """The id of the page on which a field with that role stands; empty if the exercise has none."""
    return next((page.id for page in exercise.pages if field_on(exercise, page, role)), "")
