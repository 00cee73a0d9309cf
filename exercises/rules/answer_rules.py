"""Rules about answers: what nobody refers to, what everybody says alike, what rests on a guess."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.answers.sheet import Sheet
from exercises.fields.row_names import names_of
from exercises.fields.settings import LIMIT, ONE_OF, Setting, a_column, a_field
from exercises.rules.come import is_last, is_past, passed_over
from exercises.rules.rating_rules import column_at, rows_of
from exercises.rules.rule import Found, Rule, one_text
from exercises.together.progress import begun
from workbook.pack import BlindSpotRule, Exercise
from workbook.values import parts_of, text_of, texts_of


def _unreferenced(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Rows of `items` that no row's column `by` names. Before anything is named nobody has come to it, unless the group
    has gone on without; a list at the end of its exercise is begun with its first row."""
    by, column = column_at(sheet, exercise, rule.settings["by"])
    rows = rows_of(sheet, by)
    values = [sheet.value(by, row.id, column) for row in rows]
    named = {id_ for value in values for id_ in texts_of(parts_of(value))}
    listed = not by.rows and is_last(sheet, by)
    if not rows or not (named or listed or is_past(sheet, by)):
        return
    for row in sheet.rows_at(sheet.field(rule.settings["items"], exercise.id)):
        if row.id not in named:
            yield Found(row.id, {"item": row.words})


def _same_value(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """At least two rows, all with the same value in `column`."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    values = [sheet.value(field, row.id, column) for row in rows_of(sheet, field)]
    if len(values) >= 2 and None not in values and len(set(values)) == 1:
        words = dict(sheet.named_options(field, column)).get(text_of(values[0]), "")
        yield Found("", {"value": words})


def _picked_with_value(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Picked rows whose `column` has that value."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    for row in sheet.picked(sheet.field(rule.settings["pick"], exercise.id)):
        if sheet.value(field, row.id, column) == rule.settings["value"]:
            yield Found(row.id, {"item": row.words})


def _no_item_with_value(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Parents of whose rows none has that value in `column`, once all of them say something there. One without any rows
    is found when the group has gone on."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    rows, past = sheet.rows_at(field), is_past(sheet, field)
    for parent in sheet.rows_per(field):
        said = [sheet.value(field, row.id, column) for row in rows if row.parent == parent.id]
        if rule.settings["value"] not in said and (past or (said and None not in said)):
            yield Found(parent.id, {"item": parent.words})


def _more_picked_than(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """More rows picked than `limit`."""
    picked = sheet.picked(sheet.field(rule.settings["pick"], exercise.id))
    if len(picked) > rule.settings["limit"]:
        yield Found("", {"n": len(picked), "limit": rule.settings["limit"]})


def _picked_without(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Picked rows whose cell in `column` is empty. What was picked in another exercise waits until the group has
    come to this one. While they go down the rows, only one that they have passed over is told there."""
    field, column = column_at(sheet, exercise, rule.settings["column"])
    pick = sheet.field(rule.settings["pick"], exercise.id)
    picked = sheet.picked(pick)
    if pick.exercise != field.exercise and not begun(sheet, sheet.pack.exercise(field.exercise)):
        return
    names, past = names_of(sheet, pick, picked), is_past(sheet, field)
    filled = {row.id for row in picked if sheet.value(field, row.id, column) is not None}
    over = passed_over(picked, filled)
    for row in picked:
        if row.id not in filled:
            yield Found(row.id, {"item": names[row.id]}, early=not past and row.id not in over)


_VALUE = Setting(answer_of="column")

ANSWER_RULES = {
    "unreferenced": Rule(
        {"items": a_field("has_rows"), "by": a_column(refers=True)}, _unreferenced, one_text("item"), ("by",)
    ),
    "same_value": Rule({"column": ONE_OF}, _same_value, one_text("value"), ("column",), by_a_new_row=True),
    "picked_with_value": Rule(
        {"pick": a_field("picks"), "column": ONE_OF, "value": _VALUE},
        _picked_with_value, one_text("item"), ("column",), weakens=True,
    ),
    "no_item_with_value": Rule(
        {"column": a_column("chooses_one", under=True), "value": _VALUE},
        _no_item_with_value, one_text("item"), ("column",),
    ),
    "more_picked_than": Rule(
        {"pick": a_field("picks"), "limit": LIMIT}, _more_picked_than, one_text("n", "limit"), ("pick",)
    ),
    "picked_without": Rule(
        {"pick": a_field("picks"), "column": a_column()}, _picked_without, one_text("item"), ("column",)
    ),
}  # fmt: skip
