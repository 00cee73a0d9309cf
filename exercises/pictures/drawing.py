"""What several picture kinds have in common: where their numbers come from, and words that fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from exercises.fields.scale import DONT_KNOW
from exercises.sheet import Sheet
from exercises.spread import Spread
from workbook.pack import Exercise, Field
from workbook.pack import Picture as Named
from workbook.words import catalogue

LETTER = 0.52
"""How wide a letter is, as a part of its size: enough to break a line before it is too long."""


def sayer(sheet: Sheet, exercise: Exercise, picture: Named) -> Callable[[str], str]:
    """Says a text of the picture by its key."""
    texts = sheet.texts()
    return lambda key: texts.exercise(exercise, f"pictures.{picture.id}.{key}")


def column_of(sheet: Sheet, exercise: Exercise, reference: str) -> tuple[Field, str]:
    """The field and column that a picture's setting names."""
    name, _dot, column = reference.rpartition(".")
    return sheet.field(name, exercise.id), column


def number(spread: Spread) -> float | None:
    """What the group has agreed on, or the middle of what they said until then. Never *don't know*."""
    if is_number(spread.agreed):
        return float(spread.agreed)
    return None if spread.agreed == DONT_KNOW else spread.middle


def decimal(sheet: Sheet, value: float) -> str:
    """A number with as many decimals as it has, and with a comma where the language writes one."""
    said = f"{value:g}"
    return said if sheet.language == "en" else said.replace(".", ",")


def is_agreed(spread: Spread) -> bool:
    """True where the group has agreed on a number."""
    return is_number(spread.agreed)


def told(sheet: Sheet, spread: Spread) -> str:
    """A number in words: agreed, only the middle, not known, or nothing yet."""
    _ = catalogue(sheet.language).gettext
    if spread.agreed == DONT_KNOW:
        return _("agreed: don't know")
    if spread.agreed is not None:
        return _("agreed {value}").format(value=spread.agreed)
    if spread.middle is not None:
        return _("not agreed, middle {value}").format(value=decimal(sheet, spread.middle))
    return "–"


def both_told(sheet: Sheet, spread: Spread, before: object) -> str:
    """A number in words, and what it was the last time where there was one."""
    _ = catalogue(sheet.language).gettext
    now = told(sheet, spread)
    last = _("last time {value}").format(value=before)
    return f"{now}, {last}" if is_number(before) else now


def is_number(value: object) -> TypeGuard[int]:
    """True for a value on a scale; *don't know* is none."""
    return isinstance(value, int) and not isinstance(value, bool)


def short(words: str) -> str:
    """What a row is called in a picture: *Anchored: everybody knows why* is anchored."""
    return words.partition(": ")[0]


def nothing_yet(sheet: Sheet) -> str:
    return catalogue(sheet.language).gettext("Nothing to show yet.")


def broken(words: str, width: float, size: float, most: int = 3) -> list[str]:
    """The words in lines of at most `width`; what does not fit in `most` lines ends with an ellipsis."""
    room = max(4, int(width / (size * LETTER)))
    found: list[str] = []
    for word in words.split():
        while len(word) > room:
            found.append(word[: room - 1] + "-")
            word = word[room - 1 :]
        if found and len(found[-1]) + 1 + len(word) <= room and not found[-1].endswith("-"):
            found[-1] += " " + word
        else:
            found.append(word)
    if len(found) > most:
        found = found[:most]
        found[-1] = found[-1][: room - 1].rstrip() + "…"
    return found or [""]
