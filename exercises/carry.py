"""What stands on a card goes with it when it is laid on another: dots, a place among the chosen, a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exercises.wording import same
from workbook.model import Value
from workbook.pack import Field

if TYPE_CHECKING:
    from exercises.sheet import Sheet


def carry(sheet: Sheet, spec: Field, card_id: str, into_id: str) -> None:
    """Lets what stands on a card of that list stand on another one."""
    book = sheet.workbook
    for resting in _resting(sheet, spec):
        for key, value in list(book.answers(sheet.place(resting)).items()):
            if key.row == card_id:
                there = key._replace(row=into_id)
                book.set(there, _together(book.value(there), value))
    for key in book.hanging_on(card_id):
        book.set(key, _renamed(book.value(key), card_id, into_id))


def _renamed(value: Value, old: str, new: str) -> Value:
    """The value with one identity in the place of another, in a list of rows only once."""
    if isinstance(value, list):
        renamed = [_renamed(part, old, new) for part in value]
        return [part for at, part in enumerate(renamed) if part != new or new not in renamed[:at]]
    if isinstance(value, dict):
        return {name: _renamed(part, old, new) for name, part in value.items()}
    return new if value == old else value


def _resting(sheet: Sheet, spec: Field) -> Iterator[Field]:
    """The fields whose rows or choices are that list's headings, straight or by way of a pick."""
    fields = [other for exercise in sheet.pack.exercises.values() for other in exercise.fields.values()]
    found = [spec]
    for base in found:  # it grows while it is gone through
        for other in fields:
            leads = (sheet.field(to, other.exercise) for to in (other.source, other.rows, other.across) if to)
            if other not in found and base in leads:
                found.append(other)
    return iter(found[1:])


def _together(there: Value, coming: Value) -> Value:
    """What two cards had of the same sort: dots are added, and of two texts the one that was there comes first."""
    if there in (None, ""):
        return coming
    if _is_count(there) and _is_count(coming):
        return there + coming
    if isinstance(there, dict) and isinstance(coming, dict):
        return {
            answer: there.get(answer, 0) + coming.get(answer, 0)
            for answer in dict.fromkeys([*there, *coming])
        }
    if isinstance(there, str) and isinstance(coming, str) and same(coming) != same(there):
        return f"{there}\n{coming}"
    return there


def _is_count(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
