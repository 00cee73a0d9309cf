"""One choice and several choices, among fixed options or among the rows of an earlier answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.kind import OneValue
from workbook.model import Value
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet


class Choice(OneValue):
    name = "choice"
    tallied = True
    keys = frozenset({"options", "from", "per"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if value not in sheet.option_ids(field):
            raise ValueError(f"{value!r} is no option of {field.id}")
        return value


class Choices(OneValue):
    name = "choices"
    tallied = True
    keys = frozenset({"options", "from", "per"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        options = sheet.option_ids(field)
        if not isinstance(value, list) or any(part not in options for part in value):
            raise ValueError(f"{value!r} are not options of {field.id}")
        return [option for option in options if option in value] or None

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
