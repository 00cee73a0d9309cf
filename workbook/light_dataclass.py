"""A dataclass that is made quickly, for the modules that a start brings.

`dataclasses.dataclass` writes and compiles up to seven methods for each class while its module is imported: half a
millisecond, and a start brings more than eighty such classes. Here only `__init__` is written for each; comparing,
hashing and `repr` are the same few lines for all. That a value is frozen is held by the type checker, which takes this
for the ordinary `dataclass`, and not once more while the program runs.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False) -> Any:
        """As `dataclasses.dataclass`, with those of its choices that the house uses."""

        def make(cls: type) -> type:
            made = dataclasses.dataclass(eq=False, repr=False, slots=slots)(cls)
            _compare(made, frozen)
            return made

        return make if cls is None else make(cls)


def _compare(cls: Any, frozen: bool) -> None:
    """Gives a class its comparing, its hash if a value of it never changes, and its `repr`."""
    names = [field.name for field in dataclasses.fields(cls)]
    values: Any = attrgetter(*names) if len(names) > 1 else lambda one: [getattr(one, name) for name in names]

    def __eq__(one: object, other: object) -> Any:
        return values(one) == values(other) if one.__class__ is other.__class__ else NotImplemented

    def __hash__(one: object) -> int:
        return hash(tuple(values(one)))

    cls.__eq__, cls.__hash__, cls.__repr__ = __eq__, __hash__ if frozen else None, _repr


def _repr(one: Any) -> str:
    said = [f"{field.name}={getattr(one, field.name)!r}" for field in dataclasses.fields(one) if field.repr]
    return f"{type(one).__qualname__}({', '.join(said)})"
