"""Every reference of a pack leads to a field of the right kind, a rating to numbers, and no chain back to itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.fields.shape import unknown
from exercises.pictures import PICTURES
from workbook.pack import BlindSpotRule, Column, Exercise, Field, Pack, Picture
from workbook.words import _

Refuse = Callable[..., Exception]

LISTS = ("items", "participants", "checklist", "actions", "pick")
"""The kinds that have rows others can refer to."""

ACTION_PARTS = ("owner", "due", "measure", "need", "first_step", "helpers")
"""What the rule `action_without` can miss in an action."""

_OF_NUMBERS = ("lowest", "low_value", "all_unknown")
_LONGEST_CHAIN = 12
_KINDS = {
    "per": LISTS, "rows": LISTS, "across": LISTS, "source": LISTS, "votes": ("votes",), "needs": ("items",),
    "behind": LISTS,
    "items": LISTS, "pick": ("pick",), "grid": ("responsibility",),
}  # fmt: skip


def follow_references(pack: Pack, error: Refuse) -> None:
    """Raises `error(file, key, problem, remedy)` for the first reference that leads nowhere."""
    for exercise in pack.exercises.values():
        where = f"{exercise.folder}/exercise.toml"
        for field in exercise.fields.values():
            at = f"field {field.id}"
            for key in ("per", "rows", "across", "source", "votes", "needs", "behind"):
                reference = getattr(field, key)
                if reference:
                    written = "from" if key == "source" else key
                    _field_at(pack, exercise, where, f"{at}, {written}", reference, _KINDS[key], error)
            for column in field.columns:
                if column.source:
                    key = f"{at}, column {column.id}, from"
                    _field_at(pack, exercise, where, key, column.source, LISTS, error)
            if field.suggest:
                _column_at(pack, exercise, where, f"{at}, suggest", field.suggest, error)
        for rule in exercise.blind_spots:
            _follow_rule(pack, exercise, rule, where, error)
        for picture in exercise.pictures.values():
            _follow_picture(pack, exercise, picture, where, error)
    for exercise in pack.exercises.values():
        for field in exercise.fields.values():
            _no_circle(pack, field, error)


def _follow_picture(pack: Pack, exercise: Exercise, picture: Picture, where: str, error: Refuse) -> None:
    """What it is drawn from are scales with the same ends; of one field where they stand on the same rows."""
    kind = PICTURES[picture.kind]
    named: list[tuple[str, Any]] = []
    for key in kind.columns:
        value = picture.settings[key]
        several = isinstance(value, list)
        named += [(f"{key}[{n}]", each) for n, each in enumerate(value)] if several else [(key, value)]
        if value == []:
            raise error(
                where, f"picture {picture.id}, {key}", _("there are none."), _("Write at least one column.")
            )
    fields, ends = set(), set()
    for key, reference in named:
        field, column = _scale_at(pack, exercise, where, f"picture {picture.id}, {key}", reference, error)
        fields.add(field.place)
        ends.add((column.low, column.high))
    if len(fields) > 1 and not kind.several_fields:
        raise error(
            where, f"picture {picture.id}", _("its columns are of two different fields."),
            _("Name columns of the same grid."),
        )  # fmt: skip
    if len(ends) > 1:
        raise error(
            where, f"picture {picture.id}", _("its scales have different ends."),
            _("Give the columns the same low and high."),
        )  # fmt: skip


def _follow_columns(pack: Pack, exercise: Exercise, rule: BlindSpotRule, where: str, error: Refuse) -> None:
    """The columns that a rule about ratings or half-filled rows looks at."""
    at, settings = f"blind_spot {rule.id}", rule.settings
    pair = next((pair for pair in (("first", "second"), ("over", "under")) if pair[0] in settings), ())
    numbers = pair or (("column",) if rule.rule in _OF_NUMBERS else ())
    found = {key: _scale_at(pack, exercise, where, f"{at}, {key}", settings[key], error) for key in numbers}
    if "when" in settings:
        found = {
            key: _column_at(pack, exercise, where, f"{at}, {key}", settings[key], error)
            for key in ("column", "when")
        }
    if len({field.place for field, _column in found.values()}) > 1:
        raise error(
            where, at, _("its columns are of two different fields."), _("Name columns of the same list or grid.")
        )  # fmt: skip
    if "when" in settings and "value" in settings:
        column = found["when"][1]
        scale = [str(number) for number in range(column.low, column.high + 1)]
        known = scale if column.kind == "scale" else column.options
        if settings["value"] not in known:
            raise error(where, f"{at}, value", *unknown(settings["value"], known))
    if "row" in settings:
        field = found["column"][0]
        listed = field.rows if "/" in field.rows else f"{field.exercise}/{field.rows}"
        seeds = (pack.field_at(listed) if field.rows else field).seeds
        if settings["row"] not in seeds:
            raise error(where, f"{at}, row", *unknown(settings["row"], seeds))


def _scale_at(
    pack: Pack, exercise: Exercise, where: str, key: str, reference: Any, error: Refuse
) -> tuple[Field, Column]:
    field, column = _column_at(pack, exercise, where, key, reference, error)
    if column.kind != "scale":
        raise error(
            where, key, _("{name} has no numbers.").format(name=reference), _("Name a column of kind scale.")
        )
    return field, column


def _follow_rule(pack: Pack, exercise: Exercise, rule: BlindSpotRule, where: str, error: Refuse) -> None:
    at = f"blind_spot {rule.id}"
    settings = rule.settings
    for key in ("items", "pick", "grid"):
        if key in settings:
            _field_at(pack, exercise, where, f"{at}, {key}", settings[key], _KINDS[key], error)
    if "by" in settings:
        _field, column = _column_at(pack, exercise, where, f"{at}, by", settings["by"], error)
        if not column.source:
            raise error(
                where, f"{at}, by", _("{name} refers to no rows.").format(name=settings["by"]),
                _("Name a column of kind choice or choices that has from."),
            )  # fmt: skip
    _follow_columns(pack, exercise, rule, where, error)
    if "column" in settings and "when" not in settings and rule.rule not in _OF_NUMBERS:
        field, column = _column_at(pack, exercise, where, f"{at}, column", settings["column"], error)
        if (rule.rule == "same_value" or "value" in settings) and column.kind != "choice":
            raise error(
                where, f"{at}, column", _("{name} is no choice.").format(name=settings["column"]),
                _("Name a column of kind choice."),
            )  # fmt: skip
        if "value" in settings and settings["value"] not in column.options:
            raise error(where, f"{at}, value", *unknown(settings["value"], column.options))
        if rule.rule == "no_item_with_value" and not field.per:
            raise error(
                where, f"{at}, column", _("{name} stands under nothing.").format(name=field.id),
                _("Name a column of a list that has per."),
            )  # fmt: skip
    if "unless" in settings:
        _follow_unless(pack, exercise, rule, where, error)
    if "what" in settings and settings["what"] not in ACTION_PARTS:
        raise error(where, f"{at}, what", *unknown(settings["what"], ACTION_PARTS))
    if settings.get("limit", 1) < 1:
        raise error(where, f"{at}, limit", _("the number is too small."), _("Write 1 or more."))


def _follow_unless(pack: Pack, exercise: Exercise, rule: BlindSpotRule, where: str, error: Refuse) -> None:
    """What answers a number is a pick, a column of a grid, or a column of a list that refers to rows."""
    at, reference = f"blind_spot {rule.id}, unless", rule.settings["unless"]
    if "." not in reference.rpartition("/")[2]:
        _field_at(pack, exercise, where, at, reference, ("pick",), error)
        return
    field, column = _column_at(pack, exercise, where, at, reference, error)
    if field.kind != "grid" and not column.source:
        raise error(
            where, at, _("{name} refers to no rows.").format(name=reference),
            _("Name a pick, a column of a grid, or a column that has from."),
        )  # fmt: skip


def _field_at(
    pack: Pack,
    exercise: Exercise,
    where: str,
    key: str,
    reference: str,
    kinds: tuple[str, ...],
    error: Refuse,
) -> Field:
    try:
        found = pack.field_at(reference if "/" in reference else f"{exercise.id}/{reference}")
    except KeyError:
        raise error(
            where, key, _("{reference} leads to no field.").format(reference=reference[:80]),
            _("Write a field's id, or exercise/field, such as 1.1/groups."),
        ) from None  # fmt: skip
    if kinds and found.kind not in kinds:
        raise error(
            where, key, _("{reference} is of the kind {kind}.").format(reference=reference, kind=found.kind),
            _("Name one of the kind {wanted}.").format(wanted=", ".join(kinds)),
        )  # fmt: skip
    return found


def _column_at(
    pack: Pack, exercise: Exercise, where: str, key: str, reference: Any, error: Refuse
) -> tuple[Field, Column]:
    if not isinstance(reference, str):
        raise error(where, key, _("this must be a text."), _("Write it between quotation marks."))
    name, _dot, column = reference.rpartition(".")
    field = _field_at(pack, exercise, where, key, name, (), error)
    try:
        return field, field.column(column)
    except KeyError:
        raise error(where, key, *unknown(column, [known.id for known in field.columns])) from None


def _no_circle(pack: Pack, field: Field, error: Refuse) -> None:
    seen = [field]
    waiting = [field]
    while waiting:
        current = waiting.pop()
        for key in ("per", "rows", "across", "source"):
            reference = getattr(current, key)
            if not reference:
                continue
            where = f"{pack.exercises[current.exercise].folder}/exercise.toml"
            at = f"field {current.id}, {'from' if key == 'source' else key}"
            other = pack.field_at(reference if "/" in reference else f"{current.exercise}/{reference}")
            if other == field:
                raise error(
                    where, at, _("the references go round in a circle."),
                    _("Let one of them refer to a list that stands on its own."),
                )  # fmt: skip
            if other not in seen:
                seen.append(other)
                waiting.append(other)
            if len(seen) > _LONGEST_CHAIN:
                raise error(
                    where, at, _("the chain of references is too long."),
                    _("Refer to an earlier list of the chain."),
                )  # fmt: skip
