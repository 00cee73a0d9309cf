"""Fist of five: everybody shows at once how far they stand behind a decision. Counted, without names.

It is kept beside the page whose decision it is about, as how many showed which number: {"3": 2, "5": 4}.
"""

from __future__ import annotations

from gettext import NullTranslations

from exercises.answers.sheet import Sheet
from workbook.model import Key, Place
from workbook.number_words import capital, how_many
from workbook.values import is_number
from workbook.words import catalogue, language

FIELD = "@check"
FINGERS = (5, 4, 3, 2, 1, 0)
MOST = 99


def check_place(exercise: str) -> Place:
    """Where the checks of an exercise are kept: row = the page, the value is how many showed which number."""
    return Place(exercise, FIELD)


def shown(sheet: Sheet, exercise: str, page: str) -> dict[int, int]:
    """How many showed which number; empty before anybody has been counted."""
    found = sheet.workbook.value(_key(sheet, exercise, page))
    if not isinstance(found, dict):
        return {}
    fits = {str(number): number for number in FINGERS}
    return {
        fits[number]: n for number, n in found.items() if number in fits and is_number(n) and 0 < n <= MOST
    }


def count(sheet: Sheet, exercise: str, page: str, hands: dict[int, int]) -> None:
    """Writes how many showed which number; nobody at all takes the check away."""
    kept = {str(number): min(n, MOST) for number, n in sorted(hands.items()) if n > 0}
    sheet.workbook.set(_key(sheet, exercise, page), {**kept} or None)


def _key(sheet: Sheet, exercise: str, page: str) -> Key:
    return Key(exercise, FIELD, page, round=sheet.round_of(exercise))


def verdict(hands: dict[int, int], words: NullTranslations | None = None) -> str:
    """What the hands say about the decision, and what to do next; in the interface's language unless told another."""
    said = words or catalogue(language())
    _ = said.gettext
    none, few = hands.get(0, 0), hands.get(1, 0) + hands.get(2, 0)
    if not sum(hands.values()):
        return ""
    if none:
        return said.ngettext(
            "{who} showed a closed fist. The decision waits. Ask what has to change, and show again.",
            "{who} showed a closed fist. The decision waits. Ask what has to change, and show again.",
            none,
        ).format(who=_who(none, said))
    if few:
        return said.ngettext(
            "{who} showed one or two fingers. Let them say what it would take, then show again.",
            "{who} showed one or two fingers. Let them say what it would take, then show again.",
            few,
        ).format(who=_who(few, said))
    return _("Nobody is below three. The decision stands.")


def _who(n: int, said: NullTranslations) -> str:
    return capital(how_many(n, said))
