"""What has changed since an exercise was done the last time, in words: cell by cell, and a field in a few lines.

Only what the group agreed on is compared. Nothing is called better or worse: that is for the group to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from exercises.answers.card import same
from exercises.answers.row_names import list_under
from exercises.answers.sheet import Row, Sheet
from exercises.content.in_words import value_words
from exercises.fields.grids import DUTIES
from exercises.fields.scale import DONT_KNOW
from workbook.model import Value
from workbook.number_words import capital, how_many
from workbook.pack import Column, Exercise, Field
from workbook.typed_text import one_line, shortened
from workbook.words import catalogue, language

_COMPARED = frozenset({"scale", "choice", "choices"})
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class _Change:
    """One cell that is another than the last time; `by` is how far a number has moved."""

    words: str
    by: int = 0


def was(sheet: Sheet, field: Field, row: str, column: str, words: NullTranslations | None = None) -> str:
    """What stands beside a cell: *Last time 2, now 3: one up*; empty where there was nothing the last time."""
    before = sheet.before(field, row, column)
    if before in (None, ""):
        return ""
    said = words or catalogue(language())
    _ = said.gettext
    spec: Field | Column = field.column(column) if column else field
    if spec.kind not in _COMPARED:
        return _("Last time: {what}").format(
            what=shortened(one_line(value_words(sheet, field, column, before)), _LONGEST)
        )
    now = sheet.value(field, row, column)
    one, two = (_value(sheet, field, column, value) for value in (before, now))
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


def since(
    sheet: Sheet, field: Field, words: NullTranslations | None = None, *, parent: str = ""
) -> list[str]:
    """What has changed in a field, the largest steps first; empty the first time, and before there is anything new.

    `parent` asks for the rows of a grid that stand under that one.
    """
    sheet = sheet.as_it_is()  # what only goes on from the last time is no answer of this time
    if field.retired or field.by == "each" or not sheet.last_round(field):
        return []
    said = words or catalogue(language())
    if field.kind == "pick":
        return _picks(sheet, field, said)
    if field.kind == "responsibility":
        return [*_duties(sheet, field, said)]
    if field.kind == "grid":
        return _cells(sheet, field, parent, said)
    line = was(sheet, field, "", "", said) if field.kind in _COMPARED else ""
    return [line] if line and sheet.value(field) is not None else []


def since_in(sheet: Sheet, exercise: Exercise, words: NullTranslations | None = None) -> list[str]:
    """What has changed in a whole exercise, field by field; of a pick it is said which one is meant."""
    lines = []
    for field in exercise.fields.values():
        found = since(sheet, field, words)
        if found and field.kind == "pick":
            found = [f"{sheet.label(field)}. {' '.join(found)}"]
        lines += found
    return lines


def chosen_last(sheet: Sheet, field: Field) -> list[Row]:
    """What a pick had picked the last time, in its order."""
    number = sheet.last_round(field)
    return sheet.seen_at({field.exercise: number}).picked(field) if number else []


def is_among(row: Row, rows: Sequence[Row]) -> bool:
    """True for a row that is there, or, where everybody proposes anew, for one that says the same."""
    return any(row.id == other.id or same(row.words) == same(other.words) for other in rows)


# --- kind by kind -----------------------------------------------------------------------------------------------


def _cells(sheet: Sheet, field: Field, parent: str, said: NullTranslations) -> list[str]:
    _, ngettext = said.gettext, said.ngettext
    changes: list[_Change] = []
    alike = new = 0
    columns = [spec for spec in field.columns if spec.kind in _COMPARED]
    voice = list_under(sheet, field).voice
    for row in sheet.grid_rows(field):
        if parent not in ("", row.parent):
            continue
        for spec in columns:
            before, now = sheet.before(field, row.id, spec.id), sheet.value(field, row.id, spec.id)
            if now is None:
                continue
            if before is None:
                new += 1
            elif before == now:
                alike += 1
            else:
                what = f"“{_named(row)}”" if voice else _named(row)
                if len(columns) > 1:
                    label = sheet.texts().exercise(
                        sheet.pack.exercise(field.exercise), f"fields.{field.id}.columns.{spec.id}.label"
                    )
                    what = f"{what}, {label[:1].lower()}{label[1:]}"
                changes.append(_change(sheet, field, spec.id, what, before, now, said))
    changes.sort(key=lambda change: -abs(change.by))
    lines = [change.words for change in changes]
    if alike:
        alike_words = ngettext("{who} is the same as last time.", "{who} are the same as last time.", alike)
        lines.append(capital(alike_words.format(who=how_many(alike, said))))
    if new and (changes or alike):
        new_words = ngettext("{who} had no value last time.", "{who} had no value last time.", new)
        lines.append(capital(new_words.format(who=how_many(new, said))))
    return lines


def _change(
    sheet: Sheet, field: Field, column: str, what: str, before: Value, now: Value, said: NullTranslations
) -> _Change:
    _ = said.gettext
    one, two = (_value(sheet, field, column, value) for value in (before, now))
    by = _moved(before, now)
    if by is not None:
        words = _("{what}: {step}, from {before} to {now}.")
        return _Change(words.format(what=what, step=_step(by, said), before=one, now=two), by)
    if before == DONT_KNOW:
        return _Change(_("{what}: last time you didn't know, now {now}.").format(what=what, now=two))
    if now == DONT_KNOW:
        return _Change(_("{what}: last time {before}, now you don't know.").format(what=what, before=one))
    words = _("{what}: last time {before}, now {now}.")
    return _Change(words.format(what=what, before=one, now=two))


def _picks(sheet: Sheet, field: Field, said: NullTranslations) -> list[str]:
    _ = said.gettext
    last, now = chosen_last(sheet, field), sheet.picked(field)
    if not last or not now:
        return []
    new = [_named(row) for row in now if not is_among(row, last)]
    gone = [_named(row) for row in last if not is_among(row, now)]
    lines = []
    if new:
        lines.append(_("New: {names}.").format(names=", ".join(new)))
    if gone:
        lines.append(_("No longer there: {names}.").format(names=", ".join(gone)))
    if not lines:
        moved = field.ordered and [row.words for row in now] != [row.words for row in last]
        lines.append(_("The same as last time, in another order.") if moved else _("The same as last time."))
    return lines


def _duties(sheet: Sheet, field: Field, said: NullTranslations) -> Iterator[str]:
    _ = said.gettext
    roles, exercise, texts = sheet.across(field), sheet.pack.exercise(field.exercise), sheet.texts()
    names = {duty: texts.exercise(exercise, f"fields.{field.id}.letters.{duty}") for duty in DUTIES}
    for task in sheet.grid_rows(field):
        duties = [
            (role, sheet.before(field, task.id, role.id), sheet.value(field, task.id, role.id))
            for role in roles
        ]
        if not any(before for _role, before, _now in duties) or not any(
            now for _role, _before, now in duties
        ):
            continue
        nothing = _("nothing")
        parts = [
            _("{role} {now}, last time {before}").format(
                role=role.words, now=names.get(now, nothing), before=names.get(before, nothing)
            )
            for role, before, now in duties
            if before != now
        ]
        if parts:
            yield f"{_named(task)}: {'; '.join(parts)}."


# --- words ------------------------------------------------------------------------------------------------------


def _value(sheet: Sheet, field: Field, column: str, value: Value) -> str:
    """A value as it stands in a sentence: numbers as they are, the rest between quotation marks."""
    words = value_words(sheet, field, column, value)
    return words if isinstance(value, int) or value == DONT_KNOW else f"“{words}”"


def _step(by: int, said: NullTranslations) -> str:
    """*one up*, *two down*."""
    n = abs(by)
    words = said.ngettext("one up", "{n} up", n) if by > 0 else said.ngettext("one down", "{n} down", n)
    return words.format(n=how_many(n, said))


def _moved(before: Value, now: Value) -> int | None:
    return now - before if type(before) is int and type(now) is int else None


def _named(row: Row) -> str:
    """What a row is called in a sentence: *Anchored: everybody knows why* is anchored."""
    return shortened(one_line(row.words.partition(": ")[0]), _LONGEST).rstrip(".")
