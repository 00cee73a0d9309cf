"""Rules about what the group agreed on: the lowest, the low, the wide apart, the unknown and the half-filled.

A number that is a gap is one no longer when the group has said what it does about it: an action of the plan that was
caught from the row, or what the rule's `unless` names.
*Don't know* is an answer and never a number: it is lower than nothing, and no gap is measured from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.answers.sheet import Row, Sheet
from exercises.fields.row_names import list_under, names_of
from exercises.fields.scale import DONT_KNOW
from exercises.fields.settings import LIMIT, NUMBERS, ONE_OF, UNLESS, Setting, a_column
from exercises.rules.rule import Found, Rule, one_text
from workbook.model import Value
from workbook.pack import BlindSpotRule, Exercise, Field
from workbook.values import is_number, parts_of, texts_of


def column_at(sheet: Sheet, exercise: Exercise, reference: str) -> tuple[Field, str]:
    """The field and the column's id of a setting that names a column."""
    name, _dot, column = reference.rpartition(".")
    return sheet.field(name, exercise.id), column


def rows_of(sheet: Sheet, field: Field) -> list[Row]:
    """The rows that have the field's columns: a list's own, or those a grid stands on."""
    return sheet.grid_rows(field) if field.rows else sheet.rows_at(field)


def _lowest(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """A certain ready-made row has the lowest value in `column`, alone or with others, and not all are alike."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    values = _numbers(sheet, field, column)
    listed = sheet.field(field.rows, field.exercise) if field.rows else field
    for row in sheet.seeded(listed, rule.settings["row"]):
        mine = values.get(row.id)
        if mine is not None and mine == min(values.values()) < max(values.values()):
            yield from _each(sheet, field, _open(sheet, exercise, rule, [row.id]))


def _low_value(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Rows whose agreed value is `limit` or less."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    low = [id_ for id_, value in _numbers(sheet, field, column).items() if value <= rule.settings["limit"]]
    yield from _each(sheet, field, _open(sheet, exercise, rule, low))


def _wide_gap(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Rows where two agreed values lie `limit` or more apart."""
    yield from _apart(sheet, exercise, rule, "second", "first", both_ways=True)


def _ratio_below(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Rows where what is over the line is `limit` or more below what is under it."""
    yield from _apart(sheet, exercise, rule, "under", "over", both_ways=False)


def _apart(
    sheet: Sheet, exercise: Exercise, rule: BlindSpotRule, high: str, low: str, *, both_ways: bool
) -> Iterator[Found]:
    field, above = column_at(sheet, exercise, rule.settings[high])
    _field, below = column_at(sheet, exercise, rule.settings[low])
    wanted, got = _numbers(sheet, field, above), _numbers(sheet, field, below)
    gaps = {id_: wanted[id_] - got[id_] for id_ in wanted if id_ in got}
    far = [id_ for id_, gap in gaps.items() if (abs(gap) if both_ways else gap) >= rule.settings["limit"]]
    yield from _each(sheet, field, _open(sheet, exercise, rule, far))


def _all_unknown(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Rows of which nobody knows anything in `column`; where that is all the rows of a parent, the parent."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    rows = rows_of(sheet, field)
    unknown = [row for row in rows if _nobody_knows(sheet, exercise, field, row.id, column)]
    base = list_under(sheet, field)
    whole = {
        parent.id: parent.words
        for parent in sheet.rows_per(base)
        if len(under := [row for row in rows if row.parent == parent.id]) > 1
        and all(row in unknown for row in under)
    }
    yield from (Found(id_, {"item": words}) for id_, words in whole.items())
    yield from _each(sheet, field, [row.id for row in unknown if row.parent not in whole])


def _nobody_knows(sheet: Sheet, exercise: Exercise, field: Field, row: str, column: str) -> bool:
    agreed = sheet.value(field, row, column)
    if agreed is not None:
        return bool(agreed == DONT_KNOW)
    return list(sheet.counts(field, row, column)) == [DONT_KNOW]


def _choice_left(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Rows for which the group has made a certain choice."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    rows = rows_of(sheet, field)
    left = [row.id for row in rows if sheet.value(field, row.id, column) == rule.settings["value"]]
    yield from _each(sheet, field, _open(sheet, exercise, rule, left))


def _cell_without(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Rows where `column` is empty although `when` says something, or says `value`."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    _field, when = column_at(sheet, exercise, rule.settings["when"])
    half = [
        row.id
        for row in rows_of(sheet, field)
        if _says(sheet.value(field, row.id, when), rule.settings.get("value"))
        and not _filled(sheet.value(field, row.id, column))
    ]
    yield from _each(sheet, field, half)


def _open(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule, ids: Sequence[str]) -> list[str]:
    """Those of the rows about which the group has not yet said what it does."""
    done = {
        action.origin[1]
        for action in sheet.plan.actions()
        if action.origin[0] == exercise.id and action.choice != "no"
    }
    answered = rule.settings.get("unless", "")
    if "." in answered:
        field, column = column_at(sheet, exercise, answered)
        cells = {row.id: sheet.value(field, row.id, column) for row in rows_of(sheet, field)}
        if field.rows:
            done |= {id_ for id_, found in cells.items() if _filled(found)}
        else:
            done |= {id_ for found in cells.values() for id_ in texts_of(parts_of(found)) if id_}
    elif answered:
        done |= {row.id for row in sheet.picked(sheet.field(answered, exercise.id))}
    return [id_ for id_ in ids if id_ not in done]


def _says(found: Value, wanted: str | None) -> bool:
    if wanted is None:
        return _filled(found) and found != DONT_KNOW
    return wanted in found if isinstance(found, list) else str(found) == wanted and type(found) is not bool


def _filled(found: Value) -> bool:
    """True for a cell with something in it; a tick that is not there is nothing, a zero is something."""
    return found is not None and found is not False and found not in ("", [])


def _numbers(sheet: Sheet, field: Field, column: str) -> dict[str, int]:
    """The values the group has agreed on in a column, by row. Never *don't know*."""
    values = ((row.id, sheet.value(field, row.id, column)) for row in rows_of(sheet, field))
    return {id_: value for id_, value in values if is_number(value)}


def _each(sheet: Sheet, field: Field, ids: Sequence[str]) -> Iterator[Found]:
    rows = [row for row in rows_of(sheet, field) if row.id in ids]
    names = names_of(sheet, field, rows)
    yield from (Found(row.id, {"item": names[row.id]}) for row in rows)


RATING_RULES = {
    "lowest": Rule(
        {"column": NUMBERS, "row": Setting(row_of="column"), "unless": UNLESS},
        _lowest, one_text("item"), ("unless", "column"),
    ),
    "low_value": Rule(
        {"column": NUMBERS, "limit": LIMIT, "unless": UNLESS},
        _low_value, one_text("item"), ("unless", "column"),
    ),
    "wide_gap": Rule(
        {"first": NUMBERS, "second": NUMBERS, "limit": LIMIT, "unless": UNLESS},
        _wide_gap, one_text("item"), ("unless", "first"),
    ),
    "ratio_below": Rule(
        {"over": NUMBERS, "under": NUMBERS, "limit": LIMIT, "unless": UNLESS},
        _ratio_below, one_text("item"), ("unless", "over"),
    ),
    "all_unknown": Rule({"column": NUMBERS}, _all_unknown, one_text("item"), ("column",)),
    "choice_left": Rule(
        {"column": ONE_OF, "value": Setting(answer_of="column"), "unless": UNLESS},
        _choice_left, one_text("item"), ("unless", "column"),
    ),
    "cell_without": Rule(
        {"column": a_column(), "when": a_column(), "value": Setting(required=False, answer_of="when")},
        _cell_without, one_text("item"), ("column",),
    ),
}  # fmt: skip
