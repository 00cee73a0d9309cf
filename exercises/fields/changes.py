"""How what has changed since the last time is said: cell by cell, in words. Nothing is called better or worse."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations

from exercises.fields.answers import Answers
from exercises.fields.kind import kind_of
from exercises.fields.reading import value_words
from exercises.fields.rows_and_cards import Row
from exercises.fields.spread import DONT_KNOW
from workbook.model import Value
from workbook.number_words import how_many
from workbook.pack import Field
from workbook.typed_text import one_line
from workbook.values import is_number
from workbook.words import catalogue, language

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that is another than the last time; `by` is how far a number has moved."""

    words: str
    by: int = 0


def was(answers: Answers, field: Field, row: str, column: str, words: NullTranslations | None = None) -> str:
    """What stands beside a cell: *Last time 2, now 3: one up*; empty where there was nothing the last time."""
    before = answers.before(field, row, column)
    if before in (None, ""):
        return ""
    said = words or catalogue(language())
    _ = said.gettext
    if not kind_of(field.column(column) if column else field).compared:
        return _("Last time: {what}").format(what=_short(value_words(answers, field, column, before)))
    now = answers.value(field, row, column)
    one, two = (_value(answers, field, column, value) for value in (before, now))
    last = (
        _("Last time you didn't know") if before == DONT_KNOW else _("Last time {before}").format(before=one)
    )
    if now is None:
        return last
    if before == now:
        return _("{last}, the same now").format(last=last)
    if now == DONT_KNOW:
        return _("{last}, now you don't know").format(last=last)
    by = _moved(before, now)
    words_now = _("{last}, now {now}").format(last=last, now=two)
    return words_now if by is None else f"{words_now}: {_step(by, said)}"


def change(
    answers: Answers, field: Field, column: str, what: str, before: Value, now: Value, said: NullTranslations
) -> Change:
    """*Anchored: one up, from 2 to 3.* `what` is what the cell is called."""
    _ = said.gettext
    one, two = (_value(answers, field, column, value) for value in (before, now))
    by = _moved(before, now)
    if by is not None:
        words = _("{what}: {step}, from {before} to {now}.")
        return Change(words.format(what=what, step=_step(by, said), before=one, now=two), by)
    if before == DONT_KNOW:
        return Change(_("{what}: last time you didn't know, now {now}.").format(what=what, now=two))
    if now == DONT_KNOW:
        return Change(_("{what}: last time {before}, now you don't know.").format(what=what, before=one))
    words = _("{what}: last time {before}, now {now}.")
    return Change(words.format(what=what, before=one, now=two))


def named(row: Row) -> str:
    """What a row is called in a sentence: *Anchored: everybody knows why* is anchored."""
    return _short(row.words.partition(": ")[0]).rstrip(".")


def _value(answers: Answers, field: Field, column: str, value: Value) -> str:
    """A value as it stands in a sentence: numbers as they are, the rest between quotation marks."""
    words = value_words(answers, field, column, value)
    return words if isinstance(value, int) or value == DONT_KNOW else f"“{words}”"


def _step(by: int, said: NullTranslations) -> str:
    """*one up*, *two down*."""
    n = abs(by)
    words = said.ngettext("one up", "{n} up", n) if by > 0 else said.ngettext("one down", "{n} down", n)
    return words.format(n=how_many(n, said))


def _moved(before: Value, now: Value) -> int | None:
    return now - before if is_number(before) and is_number(now) else None


def _short(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
