"""Which keys a table of a pack may and must have, and of which type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from exercises.fields.kind import Kind

_TYPES = {
    "columns": list, "options": list, "seeds": list, "per": str, "rows": str, "across": str, "from": str,
    "votes": str, "suggest": str, "needs": str, "behind": str, "at_least": int, "at_most": int, "ordered": bool,
    "dots": int, "low": int, "high": int, "voice": bool, "required": bool, "retired": bool, "by": str,
}  # fmt: skip

_MOST = 1000
"""A list is never asked to have more rows than this."""

MOST_DOTS = 100
"""Nobody has more dots to lay in one vote."""


@dataclass(frozen=True)
class Shape:
    """Required and optional keys with their types."""

    required: Mapping[str, type]
    optional: Mapping[str, type]


def field_shape(kind: Kind) -> Shape:
    """What a [[field]] of that kind may hold."""
    return Shape(
        {"id": str, "kind": str, **{key: _TYPES[key] for key in kind.needs}},
        {key: _TYPES[key] for key in (kind.keys - kind.needs) | {"by", "required", "retired"}},
    )


def columns_shape(kind: Kind) -> Shape:
    """What a column of that kind may hold."""
    allowed = (kind.keys & {"options", "from", "low", "high"}) | {"required", "voice", "by"}
    return Shape({"id": str, "kind": str}, {key: _TYPES[key] for key in allowed})


_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SHOWN = 60
_MOST_IDS = 200


def unknown(found: object, known: Iterable[str]) -> tuple[str, str]:
    """Problem and remedy for a word that is none of the known ones."""
    return (
        _("{found} is not known here.").format(
            found=repr(found)[:_SHOWN] if found is not None else _("What is missing")
        ),
        _("Write one of: {known}.").format(known=", ".join(known)),
    )


def check_ids(where: str, key: str, ids: Sequence[object], error: Callable[..., Exception]) -> None:
    """Raises `error(file, key, problem, remedy)` for an id that is none, for one that is there twice, and for more than
    `_MOST_IDS`. Dots and slashes would be read as references."""
    if len(ids) > _MOST_IDS:
        raise error(where, key, _("there are more than {n}.").format(n=_MOST_IDS), _("Write fewer."))
    for number, id_ in enumerate(ids):
        if not isinstance(id_, str) or not _ID.fullmatch(id_):
            raise error(
                where, key, _("{id} cannot be an id.").format(id=repr(id_)[:_SHOWN]),
                _("Write small letters a to z, digits and _, with a letter first, 40 at most."),
            )  # fmt: skip
        if id_ in ids[:number]:
            raise error(
                where, key, _("{id} is used twice.").format(id=id_), _("Give every one an id of its own.")
            )


def check_numbers(where: str, key: str, raw: Mapping[str, Any], error: Callable[..., Exception]) -> None:
    """Raises `error(file, key, problem, remedy)` for a number that cannot be meant: a scale upside down, a list of at
    least minus one."""
    low, high = raw.get("low", 1), raw.get("high", 5)
    if not 0 <= low < high <= low + 10:
        raise error(
            where, f"{key}.low" if "low" in raw else f"{key}.high",
            _("a scale from {low} to {high} cannot be shown.").format(low=low, high=high),
            _("Write low from 0, and high 1 to 10 above it."),
        )  # fmt: skip
    least, most = raw.get("at_least", 0), raw.get("at_most", _MOST)
    if not (0 <= least <= most and 1 <= most <= _MOST):
        raise error(
            where, f"{key}.at_least" if "at_least" in raw else f"{key}.at_most",
            _("at least {least} and at most {most} is impossible.").format(least=least, most=most),
            _("Write 0 to {most}, and at_most no less than at_least.").format(most=_MOST),
        )  # fmt: skip
    if not 1 <= raw.get("dots", 5) <= MOST_DOTS:
        raise error(where, f"{key}.dots", _("that is no number of dots."), _("Write 1 to 100."))


def check(where: str, at: str, raw: Any, shape: Shape, error: Callable[..., Exception]) -> None:
    """Raises `error(file, key, problem, remedy)` for the first key that is missing, unknown or of the wrong type."""
    prefix = f"{at}." if at else ""
    if not isinstance(raw, dict):
        raise error(where, at, _("this must be a table."), _("Write its keys under it, one on each line."))
    for key in shape.required:
        if key not in raw:
            raise error(
                where, prefix + key, _("this key is missing."), _("Write it; docs/pack-format.md says how.")
            )
    for key, value in raw.items():
        wanted = shape.required.get(key) or shape.optional.get(key)
        if wanted is None:
            known = ", ".join(sorted({*shape.required, *shape.optional}))
            raise error(
                where,
                prefix + key[:_SHOWN],
                _("this key is not known here."),
                _("Known are: {known}.").format(known=known),
            )
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise error(
                where, prefix + key, _("the value is of the wrong sort."),
                _("Write {wanted}.").format(wanted=_sort_in_words(wanted)),
            )  # fmt: skip


def _sort_in_words(sort: type) -> str:
    return {
        str: _("a text"),
        int: _("a whole number"),
        bool: _("true or false"),
        list: _("a list"),
        dict: _("a table"),
    }[sort]
