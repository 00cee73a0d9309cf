"""A dataclass whose methods are written when the first value of it is made.

`dataclasses.dataclass` writes and compiles up to seven methods for each class while its module is imported: half a
millisecond. A start brings more than a hundred such classes, and makes values of a third of them. Here only `__init__`
is written for each, when it is first called; comparing, hashing and `repr` are the same few lines for all. That a value
is frozen and has no other attributes is held by the type checker, to which this is the ordinary `dataclass`, and not
once more while the program runs. A class built on one of these is made here too.
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
            _Unwritten(cls, frozen)
            return cls

        return make if cls is None else make(cls)


class _Unwritten:
    """Stands as the fields of a class until somebody asks for them or makes a value of it."""

    def __init__(self, cls: Any, frozen: bool) -> None:
        self._cls, self._frozen = cls, frozen

        def __init__(value: Any, /, *args: Any, **named: Any) -> None:
            self._write()
            cls.__init__(value, *args, **named)

        cls.__init__, cls.__dataclass_fields__ = __init__, self

    def __get__(self, value: object, owner: type) -> Any:
        """The fields, as `dataclasses` asks for them, also when it writes a class that is built on this one."""
        self._write()
        return self._cls.__dataclass_fields__

    def _write(self) -> None:
        cls = self._cls
        del cls.__init__, cls.__dataclass_fields__
        dataclasses.dataclass(eq=False, repr=False)(cls)
        names = [field.name for field in dataclasses.fields(cls)]
        values: Any = attrgetter(*names) if len(names) > 1 else lambda one: [getattr(one, at) for at in names]

        def __eq__(one: object, other: object) -> Any:
            return values(one) == values(other) if one.__class__ is other.__class__ else NotImplemented

        def __hash__(one: object) -> int:
            return hash(tuple(values(one)))

        cls.__eq__, cls.__hash__, cls.__repr__ = __eq__, __hash__ if self._frozen else None, _repr


def _repr(one: Any) -> str:
    said = [f"{field.name}={getattr(one, field.name)!r}" for field in dataclasses.fields(one) if field.repr]
    return f"{type(one).__qualname__}({', '.join(said)})"
