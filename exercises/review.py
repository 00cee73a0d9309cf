"""The review: every blind spot of the workbook in words, and which of them the group leaves on purpose."""

from __future__ import annotations

from dataclasses import dataclass

from exercises.rules import RULES
from exercises.sheet import Sheet
from workbook.model import LEFT_ON_PURPOSE, Key
from workbook.pack import Exercise


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """One gap in words. `key` names it in the file; `reason` is why it is left, empty if it is not.

    `mend` is the link that mends it, `exercise` and `item` are where it leads.
    """

    key: str
    exercise: str
    rule: str
    item: str
    text: str
    mend: str
    reason: str = ""


def review(sheet: Sheet, only: str = "") -> list[BlindSpot]:
    """The blind spots of the exercises in the programme (or of one), those left on purpose among them."""
    exercises = [exercise for exercise, _minutes in sheet.programme()] or list(sheet.pack.exercises.values())
    return [
        spot for exercise in exercises if only in ("", exercise.id) for spot in _spots_of(sheet, exercise)
    ]


def leave(sheet: Sheet, spot: BlindSpot, reason: str, *, label: str = "") -> None:
    """Leaves a blind spot on purpose, with a reason; an empty reason takes it up again."""
    sheet.workbook.set(Key(*LEFT_ON_PURPOSE, spot.key), reason.strip() or None, label=label)


def _spots_of(sheet: Sheet, exercise: Exercise) -> list[BlindSpot]:
    texts = sheet.texts()
    spots = []
    for rule in exercise.blind_spots:
        at = f"blind_spots.{rule.id}"
        for found in RULES[rule.rule].find(sheet, exercise, rule):
            values = dict(found.values)
            if isinstance(values.get("item"), str):
                # A need is often a whole sentence; inside ours its full stop would end it.
                values["item"] = values["item"].rstrip(".")
            text = texts.exercise(exercise, f"{at}.{found.text}", **values)
            if found.beside_row:
                text = texts.exercise(exercise, f"{at}.in_plan", **values, text=text)
            key = f"{exercise.id}/{rule.id}/{found.item}"
            reason = str(sheet.workbook.value(Key(*LEFT_ON_PURPOSE, key)) or "")
            mend = texts.exercise(exercise, f"{at}.mend", **values)
            spots.append(BlindSpot(key, exercise.id, rule.id, found.item, text, mend, reason))
    return spots
