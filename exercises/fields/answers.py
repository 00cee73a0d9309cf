"""What a field kind may ask of the answers of a workbook.

`Sheet` answers all of it. A kind never sees the workbook itself, so that nothing reaches it that may not be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol, Self

from exercises.fields.rows_and_cards import Card, Group, Row
from exercises.fields.spread import Spread
from exercises.texts.texts import Texts
from workbook.follow_up import Turns
from workbook.meeting import Meeting
from workbook.model import GROUP, Value
from workbook.pack import Column, Field, Pack
from workbook.plan import Plan


class Answers(Protocol):
    """The answers of one workbook, seen through its pack; what each method gives stands in `Sheet`.

    `author` is a participant's id, or empty for the group. `row` and `column` are empty where a field has none.
    """

    @property
    def pack(self) -> Pack: ...

    @property
    def plan(self) -> Plan: ...

    language: str

    # --- texts --------------------------------------------------------------------------------------------------

    def texts(self) -> Texts: ...

    def label(self, field: Field) -> str: ...

    # --- fields and values --------------------------------------------------------------------------------------

    def field(self, reference: str, exercise: str = "") -> Field: ...

    def value(
        self, field: Field, row: str = "", column: str = "", *, author: str = GROUP, round: int = 0
    ) -> Value: ...

    def why(self, field: Field, row: str, column: str = "") -> str: ...

    def option_ids(self, spec: Field | Column) -> list[str]: ...

    def named_options(self, field: Field, column: str = "") -> list[tuple[str, str]]: ...

    # --- rows ---------------------------------------------------------------------------------------------------

    def rows(self, field: Field, *, parent: str | None = None, author: str | None = GROUP) -> list[Row]: ...

    def rows_at(self, field: Field) -> list[Row]: ...

    def rows_per(self, field: Field) -> list[Row]: ...

    def grid_rows(self, field: Field) -> list[Row]: ...

    def across(self, field: Field) -> list[Row]: ...

    def choices_from(self, field: Field) -> list[Row]: ...

    def picked(self, field: Field) -> list[Row]: ...

    def words(self, field: Field, id_: str) -> str: ...

    def people(self) -> list[Row]: ...

    def wall(self, field: Field) -> Wall: ...

    # --- what everybody has answered ----------------------------------------------------------------------------

    def counts(self, field: Field, row: str, column: str) -> Counter[Value]: ...

    def nameless_texts(self, field: Field, row: str, column: str) -> list[str]: ...

    def spread(self, field: Field, row: str, column: str) -> Spread: ...

    def dots(self, field: Field, row: str) -> tuple[int, int]: ...

    def is_shown(self, field: Field, *, round: int = 0) -> bool: ...

    # --- the last time ------------------------------------------------------------------------------------------

    def before(self, field: Field, row: str = "", column: str = "") -> Value: ...

    def last_round(self, field: Field) -> int: ...

    def seen_at(self, rounds: Mapping[str, int]) -> Self: ...

    # --- the group's own meetings and programme -----------------------------------------------------------------

    def turns(self) -> Turns: ...

    def meetings(self) -> Sequence[Meeting]: ...

    def meeting_id(self) -> str: ...

    def programme(self) -> Sequence[object]: ...

    def programme_entries(self) -> list[tuple[str, int]]: ...


class Wall(Protocol):
    """The cards that everybody's answers to a list hang as, in named groups or in none."""

    def groups(self) -> list[Group]: ...

    def cards(self, group_id: str = "") -> list[Card]: ...
