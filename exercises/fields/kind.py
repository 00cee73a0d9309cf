"""What every kind of field can tell about itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from workbook.model import GROUP, Value
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a field is answered: `done` of `total`."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        return self.total > 0 and self.done >= self.total

    def __add__(self, other: Progress) -> Progress:
        return Progress(self.done + other.done, self.total + other.total)


class Kind(ABC):
    """One kind of field: what a value is, how it is checked, when it is complete.

    `keys` are what a pack may set for it, besides id, kind, by, required and retired. `needs` are those it must set.
    """

    name: ClassVar[str]
    keys: ClassVar[frozenset[str]] = frozenset()
    needs: ClassVar[frozenset[str]] = frozenset()
    in_columns: ClassVar[bool] = False
    """True if a list or grid may have a column of this kind."""

    tallied: ClassVar[bool] = False
    """True if an answer is one of few, so that how many gave which can be counted: hands, or answers without names."""

    own_columns: ClassVar[tuple[Column, ...]] = ()
    """The columns every field of this kind has, where a pack does not write them itself."""

    own_texts: ClassVar[bool] = False
    """True if a pack has to write the words of these columns."""

    @abstractmethod
    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        """The value as it is kept. Raises ValueError for what is no value of this kind."""

    def fits(self, spec: Field | Column, value: Value) -> bool:
        """True if a value that was read could be one of this kind. A stranger's file may hold anything."""
        return isinstance(value, str)

    @abstractmethod
    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        """How far `author` has come with the field."""


class OneValue(Kind):
    """A kind with a single value; with `per` one for every row of another list."""

    in_columns = True

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        rows = [row.id for row in sheet.rows_per(field)] if field.per else [""]
        filled = sum(sheet.value(field, row, author=author) is not None for row in rows)
        return Progress(filled, len(rows))
