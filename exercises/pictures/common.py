"""What several picture kinds have in common: where their numbers come from, and words that fit."""

from __future__ import annotations

from collections.abc import Callable

from exercises.answers.sheet import Row, Sheet
from exercises.fields.scale import DONT_KNOW
from exercises.fields.spread import Spread
from workbook.pack import Exercise, Field, NamedPicture
from workbook.picture import Caption, Line, Rect
from workbook.picture import Shape as Mark
from workbook.values import is_number
from workbook.words import catalogue

LETTER = 0.52
"""How wide a letter is, as a part of its size: enough to break a line before it is too long."""
_STRIPE = 6.0
"""How far apart the stripes are."""


def sayer(sheet: Sheet, exercise: Exercise, picture: NamedPicture) -> Callable[[str], str]:
    """A function that says a text of the picture by its key, such as `title`, in the workbook's language."""
    texts = sheet.texts()
    return lambda key: texts.exercise(exercise, f"pictures.{picture.id}.{key}")


def column_of(sheet: Sheet, exercise: Exercise, reference: str) -> tuple[Field, str]:
    """The field and column that a picture's setting names."""
    name, _dot, column = reference.rpartition(".")
    return sheet.field(name, exercise.id), column


def planned(sheet: Sheet) -> list[Row]:
    """The actions of the plan, for the pictures that are drawn from it."""
    actions = [action for action in sheet.plan.actions() if action.title and action.choice != "no"]
    return [Row(each.id, each.title) for each in actions]


def number(spread: Spread) -> float | None:
    """What the group has agreed on, or the middle of what they said until then; None for *don't know* and nothing."""
    if spread.agreed_number is not None:
        return float(spread.agreed_number)
    return None if spread.agreed == DONT_KNOW else spread.middle


def decimal(sheet: Sheet, value: float) -> str:
    """A number with as many decimals as it has, and with a comma where the language writes one."""
    said = f"{value:g}"
    return said if sheet.language == "en" else said.replace(".", ",")


def is_agreed(spread: Spread) -> bool:
    """True where the group has agreed on a number."""
    return spread.agreed_number is not None


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
    if before == DONT_KNOW:
        return f"{now}, " + _("last time you didn't know")
    last = _("last time {value}").format(value=before)
    return f"{now}, {last}" if is_number(before) else now


def everybodys(sheet: Sheet, spread: Spread) -> str:
    """What each answered, in rising order, for who cannot see the dots; empty where nobody did."""
    _ = catalogue(sheet.language).gettext
    given = [*map(str, spread.values), *["?"] * spread.dont_know]
    return _("answers {values}").format(values=", ".join(given)) if given else ""


def cell_told(sheet: Sheet, field: Field, row: str, column: str) -> str:
    """What one cell says, and what it said the last time."""
    return both_told(sheet, sheet.spread(field, row, column), sheet.before(field, row, column))


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


def striped(x: float, y: float, w: float, h: float) -> list[Mark]:
    """A bar of what is not agreed yet: blue, and striped, since blue is grey on a copier."""
    marks: list[Mark] = [Rect(x, y, w, h, stroke="people", width=1.5)]
    across = _STRIPE
    while across < w + h:
        # From the lower left to the upper right, as far as the bar goes.
        marks.append(
            Line(
                x + max(0.0, across - h), y + min(h, across), x + min(w, across), y + max(0.0, across - w),
                "people", 1.4,
            )
        )  # fmt: skip
        across += _STRIPE
    return marks


def not_settled(sheet: Sheet, x: float, y: float) -> list[Mark]:
    """The words that say what the stripes mean, with a piece of them before; (x, y) is the upper left corner."""
    _ = catalogue(sheet.language).gettext
    words = Caption(x + 32, y + 11, _("Not settled: the middle of your answers"), 14, "ink2")
    return [*striped(x, y, 22, 12), words]
