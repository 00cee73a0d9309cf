"""Every reference of a pack leads to a field of the right kind, a rating to numbers, and no chain back to itself.

What a key of a field leads to stands in a table here; what a setting of a picture or a rule leads to, each declares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exercises.fields import kind_of, kinds_that
from exercises.fields.settings import Setting
from exercises.fields.shape import unknown
from exercises.pictures import PICTURES
from exercises.rules import RULES
from workbook.pack import BlindSpotRule, Column, Exercise, Field, NamedPicture, Pack
from workbook.words import _

Refuse = Callable[..., Exception]

_LONGEST_CHAIN = 12
_ABLE = {
    "per": "has_rows", "rows": "has_rows", "across": "has_rows", "source": "has_rows", "votes": "lays_dots",
    "needs": "can_be_needs", "behind": "has_rows",
}  # fmt: skip
"""What is true of the kind of the field that a key of a field leads to."""
_STANDS_ON = ("per", "rows", "across", "source")


def follow_references(pack: Pack, error: Refuse) -> None:
    """Raises `error(file, key, problem, remedy)` for the first reference that leads nowhere."""
    for exercise in pack.exercises.values():
        follow = _Following(pack, exercise, error)
        for field in exercise.fields.values():
            follow.field(field)
        for rule in exercise.blind_spots:
            follow.rule(rule)
        for picture in exercise.pictures.values():
            follow.picture(picture)
    for field in pack.fields():
        _no_circle(pack, field, error)


class _Following:
    """Follows the references of one exercise."""

    def __init__(self, pack: Pack, exercise: Exercise, error: Refuse) -> None:
        self._pack, self._exercise, self._error = pack, exercise, error
        self._where = f"{exercise.folder}/exercise.toml"

    def field(self, field: Field) -> None:
        """The lists and picks that a field stands on, and what its columns refer to."""
        at = f"field {field.id}"
        for key, able in _ABLE.items():
            reference = getattr(field, key)
            if reference:
                self._field_at(f"{at}, {'from' if key == 'source' else key}", reference, able)
        for column in field.columns:
            if column.source:
                self._field_at(f"{at}, column {column.id}, from", column.source, "has_rows")
        if field.suggest:
            self._column_at(f"{at}, suggest", field.suggest)

    def rule(self, rule: BlindSpotRule) -> None:
        """Follows every setting of a rule, and looks for the words and numbers it names there.

        Raises `PackError` for one that leads nowhere.
        """
        at, declared = f"blind_spot {rule.id}", RULES[rule.rule].settings
        found = self._follow(at, declared, rule.settings)
        if len({field.place for _key, field, _column in found}) > 1:
            raise self._refused(
                at, _("its columns are of two different fields."), _("Name columns of the same list or grid.")
            )
        columns = {key: (field, column) for key, field, column in found}
        for key, setting in declared.items():
            value = rule.settings.get(key)
            if value is None:
                continue
            if setting.names == "mended":
                self._mended_at(f"{at}, {key}", value)
            elif setting.type is int and value < 1:
                raise self._refused(f"{at}, {key}", _("the number is too small."), _("Write 1 or more."))
            else:
                known = self._words_known(setting, columns)
                if known is not None and value not in known:
                    raise self._refused(f"{at}, {key}", *unknown(value, known))

    def picture(self, picture: NamedPicture) -> None:
        """Follows what a picture is drawn from: scales with the same ends, of one field where they stand on its rows.

        Raises `PackError` for anything else.
        """
        at, kind = f"picture {picture.id}", PICTURES[picture.kind]
        found = self._follow(at, kind.settings, picture.settings)
        if len({field.place for _key, field, _column in found}) > 1 and not kind.several_fields:
            raise self._refused(
                at, _("its columns are of two different fields."), _("Name columns of the same grid.")
            )
        if len({(column.low, column.high) for _key, _field, column in found}) > 1:
            raise self._refused(
                at, _("its scales have different ends."), _("Give the columns the same low and high.")
            )

    # --- what settings lead to ----------------------------------------------------------------------------------

    def _follow(
        self, at: str, declared: Mapping[str, Setting], settings: Mapping[str, Any]
    ) -> list[tuple[str, Field, Column]]:
        """Follows the fields, and the columns, of which it returns (setting, field, column)."""
        found = []
        for key, setting in declared.items():
            if setting.names == "field" and key in settings:
                self._field_at(f"{at}, {key}", settings[key], setting.able)
            for each, reference in self._columns_named(at, key, setting, settings):
                field, column = self._column_at(f"{at}, {each}", reference, setting.able)
                if setting.refers and not column.source:
                    raise self._refused(
                        f"{at}, {each}", _("{name} refers to no rows.").format(name=reference),
                        _("Name a column of kind choice or choices that has from."),
                    )  # fmt: skip
                if setting.under and not field.per:
                    raise self._refused(
                        f"{at}, {each}", _("{name} stands under nothing.").format(name=field.id),
                        _("Name a column of a list that has per."),
                    )  # fmt: skip
                found.append((key, field, column))
        return found

    def _columns_named(
        self, at: str, key: str, setting: Setting, settings: Mapping[str, Any]
    ) -> Iterator[tuple[str, Any]]:
        """(where it stands, reference) of each column that a setting names."""
        if key not in settings:
            return
        if setting.names == "column":
            yield key, settings[key]
        elif setting.names == "columns":
            if not settings[key]:
                raise self._refused(f"{at}, {key}", _("there are none."), _("Write at least one column."))
            yield from ((f"{key}[{n}]", each) for n, each in enumerate(settings[key]))

    def _words_known(
        self, setting: Setting, columns: Mapping[str, tuple[Field, Column]]
    ) -> tuple[str, ...] | None:
        """The words of which the setting is one, or None where any word will do."""
        if setting.answer_of:
            _field, column = columns[setting.answer_of]
            return tuple(kind_of(column).fixed_answers(column))
        if setting.row_of:
            field, _column = columns[setting.row_of]
            listed = field.rows if "/" in field.rows else f"{field.exercise}/{field.rows}"
            return (self._pack.field_at(listed) if field.rows else field).seeds
        return setting.among or None

    def _mended_at(self, at: str, reference: str) -> None:
        """What answers a number is a pick, a column of a grid, or a column of a list that refers to rows."""
        if "." not in reference.rpartition("/")[2]:
            self._field_at(at, reference, "picks")
            return
        field, column = self._column_at(at, reference)
        if not field.rows and not column.source:
            raise self._refused(
                at, _("{name} refers to no rows.").format(name=reference),
                _("Name a pick, a column of a grid, or a column that has from."),
            )  # fmt: skip

    # --- one reference ------------------------------------------------------------------------------------------

    def _field_at(self, at: str, reference: str, able: str = "") -> Field:
        written = reference if "/" in reference else f"{self._exercise.id}/{reference}"
        try:
            found = self._pack.field_at(written)
        except KeyError:
            raise self._refused(
                at, _("{reference} leads to no field.").format(reference=reference[:80]),
                _("Write a field's id, or exercise/field, such as 1.1/groups."),
            ) from None  # fmt: skip
        if able and not getattr(kind_of(found), able):
            problem = _("{reference} is of the kind {kind}.").format(reference=reference, kind=found.kind)
            raise self._refused(at, problem, _one_that_is(able))
        return found

    def _column_at(self, at: str, reference: Any, able: str = "") -> tuple[Field, Column]:
        if not isinstance(reference, str):
            raise self._refused(at, _("this must be a text."), _("Write it between quotation marks."))
        name, _dot, id_ = reference.rpartition(".")
        field = self._field_at(at, name)
        try:
            column = field.column(id_)
        except KeyError:
            raise self._refused(at, *unknown(id_, [known.id for known in field.columns])) from None
        if able and not getattr(kind_of(column), able):
            lacks = {"measured": _("{name} has no numbers."), "chooses_one": _("{name} is no choice.")}
            problem = lacks.get(able, _("{name} is of another kind.")).format(name=reference)
            raise self._refused(at, problem, _one_that_is(able))
        return field, column

    def _refused(self, at: str, problem: str, remedy: str) -> Exception:
        return self._error(self._where, at, problem, remedy)


def _one_that_is(able: str) -> str:
    return _("Name one of the kind {wanted}.").format(wanted=", ".join(kinds_that(able)))


def _no_circle(pack: Pack, field: Field, error: Refuse) -> None:
    seen = [field]
    waiting = [field]
    while waiting:
        current = waiting.pop()
        for key in _STANDS_ON:
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
