"""The review: every blind spot of the workbook in words, and which of them the group leaves on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exercises.answers.sheet import Sheet
from exercises.fields.kind import kind_of
from exercises.fields.roles import page_of_role
from exercises.rules import RULES
from exercises.rules.come import written_on
from exercises.together.progress import begun
from workbook.model import LEFT_ON_PURPOSE, Key
from workbook.pack import BlindSpotRule, Exercise, Page
from workbook.words import LANGUAGES, catalogue


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """One gap in words. `key` names it in the file; `reason` is why it is left, empty if it is not.

    `mend` is the link that mends it, `place` where it leads: (exercise, page, field, column), the last two empty where
    that is the plan. `early` is True for what the group may still be on its way to.
    """

    key: str
    exercise: str
    rule: str
    item: str
    text: str
    mend: str
    reason: str = ""
    place: tuple[str, str, str, str] = ("", "", "", "")
    early: bool = False
    name: str = ""
    """What the row it is about is called in the sentence, if it is about one."""


def review(sheet: Sheet, only: str = "") -> list[BlindSpot]:
    """The blind spots of the exercises in the programme, and of those the group has done besides (or of one exercise);
    those left on purpose are among them."""
    sheet = sheet.standing(only)  # what has been begun again holds as it was, but where the group works on it
    if only:
        return _spots_of(sheet, sheet.pack.exercise(only))
    every = list(sheet.pack.exercises.values())
    chosen = [exercise for exercise, _minutes in sheet.programme()] or every
    besides = [exercise for exercise in every if exercise not in chosen and begun(sheet, exercise)]
    return [spot for exercise in (*chosen, *besides) for spot in _spots_of(sheet, exercise)]


def on_page(sheet: Sheet, exercise: Exercise, page: Page) -> list[BlindSpot]:
    """The blind spots to tell while the group works on a page: of what it writes there, then of what came before."""
    ids = [each.id for each in exercise.pages]
    here, before, at = [], [], ids.index(page.id)
    for spot in review(sheet, exercise.id):
        there = ids.index(spot.place[1]) if spot.place[0] == exercise.id and spot.place[1] else 0
        if there < at:
            before.append(spot)
        elif there == at and not spot.early:
            here.append(spot)
    return here + before


def in_few_words(sheet: Sheet, spots: Sequence[BlindSpot]) -> list[tuple[str, str]]:
    """(sentence, reason) for paper: gaps of one sort are told together, in a sentence that names them all."""
    _ = catalogue(sheet.language if sheet.language in LANGUAGES else "en").gettext
    sorts: dict[tuple[str, str, str], list[BlindSpot]] = {}
    for spot in spots:
        sorts.setdefault((spot.exercise, spot.rule, spot.reason), []).append(spot)
    told = []
    for first, *others in sorts.values():
        if not others or not all(spot.name for spot in others):
            told += [(spot.text, spot.reason) for spot in (first, *others)]
            continue
        *names, last = (_("“{words}”").format(words=spot.name) for spot in others)
        if names:
            also = _("The same goes for {names} and {last}.").format(names=", ".join(names), last=last)
        else:
            also = _("The same goes for {name}.").format(name=last)
        told.append((f"{first.text} {also}", first.reason))
    return told


def reason_left(sheet: Sheet, exercise: str, rule: str, item: str) -> str:
    """Why a gap is left on purpose; empty if it is not."""
    return str(sheet.workbook.value(Key(*LEFT_ON_PURPOSE, _key(exercise, rule, item))) or "")


def _key(exercise: str, rule: str, item: str) -> str:
    return f"{exercise}/{rule}/{item}"


def leave(sheet: Sheet, spot: BlindSpot, reason: str, *, label: str = "") -> None:
    """Leaves a blind spot on purpose, with a reason; an empty reason takes it up again."""
    sheet.workbook.set(Key(*LEFT_ON_PURPOSE, spot.key), reason.strip() or None, label=label)


def _spots_of(sheet: Sheet, exercise: Exercise) -> list[BlindSpot]:
    # Some are of today: what is due is past tomorrow, though nobody has written a word.
    return list(sheet.keep(("spots", exercise.id, date.today()), lambda: _found_in(sheet, exercise)))


def _found_in(sheet: Sheet, exercise: Exercise) -> list[BlindSpot]:
    texts = sheet.texts()
    spots = []
    for rule in exercise.blind_spots:
        at = f"blind_spots.{rule.id}"
        for found in RULES[rule.rule].find(sheet, exercise, rule):
            values = dict(found.values)
            if isinstance(item := values.get("item"), str):
                # A need is often a whole sentence; inside ours its full stop would end it.
                values["item"] = item.rstrip(".")
            text = texts.exercise(exercise, f"{at}.{found.text}", **values)
            if found.beside_row:
                text = texts.exercise(exercise, f"{at}.in_plan", **values, text=text)
            key = _key(exercise.id, rule.id, found.item)
            reason = reason_left(sheet, exercise.id, rule.id, found.item)
            mend = texts.exercise(exercise, f"{at}.mend", **values)
            place = _mended_in(sheet, exercise, rule)
            spots.append(
                BlindSpot(
                    key, exercise.id, rule.id, found.item, text, mend, reason, place, found.early,
                    str(values.get("item", "")),
                )
            )  # fmt: skip
    return spots


def _mended_in(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> tuple[str, str, str, str]:
    """The exercise, page, field and column in which a gap of that rule is mended."""
    key = next((key for key in RULES[rule.rule].mended_in if rule.settings.get(key)), "")
    if not key:
        return *plan_page(sheet), "", ""
    reference = str(rule.settings[key])
    is_column = "." in reference.rpartition("/")[2]
    name, _dot, column = reference.rpartition(".") if is_column else (reference, "", "")
    field = sheet.field(name, exercise.id)
    if RULES[rule.rule].by_a_new_row or (key == "unless" and kind_of(field).writes_rows):
        column = ""
    page = written_on(sheet, field)
    return field.exercise, page.id if page is not None else "", field.id, column


def mended_in_action(sheet: Sheet, spot: BlindSpot) -> str:
    """The part of an action in which a gap is mended, *title* for a new action; empty where that is elsewhere."""
    rules = sheet.pack.exercise(spot.exercise).blind_spots
    rule = next((rule for rule in rules if rule.id == spot.rule), None)
    part = RULES[rule.rule].in_action if rule is not None else ""
    return str(rule.settings.get(part, part)) if rule is not None else ""


def plan_page(sheet: Sheet) -> tuple[str, str]:
    """The exercise and page of the plan, empty in a pack without."""
    found = ((exercise.id, page_of_role(exercise, "plan")) for exercise in sheet.pack.exercises.values())
    return next(((exercise, page) for exercise, page in found if page), ("", ""))
