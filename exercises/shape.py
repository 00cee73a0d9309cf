"""Which keys a table of a pack may and must have, and of which type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from exercises.fields.kind import Kind

_TYPES = {
    "columns": list, "options": list, "seeds": list, "per": str, "rows": str, "across": str, "from": str,
    "votes": str, "suggest": str, "needs": str, "at_least": int, "at_most": int, "ordered": bool, "dots": int,
    "low": int, "high": int, "voice": bool, "required": bool, "retired": bool, "by": str,
}  # fmt: skip

_WORDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list"}


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
    allowed = (kind.keys & {"options", "from", "low", "high"}) | {"required", "voice"}
    return Shape({"id": str, "kind": str}, {key: _TYPES[key] for key in allowed})


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
                prefix + key,
                _("this key is not known here."),
                _("Known are: {known}.").format(known=known),
            )
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise error(
                where, prefix + key, _("the value is of the wrong sort."),
                _("Write {wanted}.").format(wanted=_(_WORDS[wanted])),
            )  # fmt: skip
