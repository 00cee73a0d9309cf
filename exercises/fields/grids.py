"""Grids: rows are the items of an earlier answer; columns are fixed, or items too (who is responsible for what)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.asked import asked_by
from exercises.fields.kind import Kind, Progress
from workbook.model import GROUP, Value
from workbook.pack import Column, Field

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet

DUTIES = ("accountable", "responsible", "consulted", "informed")


class Grid(Kind):
    name = "grid"
    keys = frozenset({"rows", "columns"})
    needs = frozenset({"rows", "columns"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        raise ValueError("a grid has cells, not a value")

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        cells = [
            sheet.value(field, row.id, column.id, author=author)
            for row in sheet.grid_rows(field)
            for column in _wanted(field, author)
        ]
        return Progress(sum(cell is not None for cell in cells), len(cells))


def _wanted(field: Field, author: str) -> tuple[Column, ...]:
    """The columns a grid is not done without: those the pack says are required, or those that are no mere addition.

    Evidence beside what each answered may stay empty, and a tick says as much when it is not there.
    """
    asked = asked_by(field, author)
    needed = tuple(column for column in asked if column.required)
    main = tuple(column for column in asked if column.kind != "tick" and not column.by)
    return needed or main or asked


class Responsibility(Kind):
    """Tasks by roles; a cell is accountable, responsible, consulted, informed, or empty."""

    name = "responsibility"
    tallied = True
    keys = frozenset({"rows", "across"})
    needs = frozenset({"rows", "across"})

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        if value not in DUTIES:
            raise ValueError(f"{value!r} is no duty")
        return value

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        """A task is done when somebody is accountable for it."""
        roles = [role.id for role in sheet.across(field)]
        tasks = sheet.grid_rows(field)
        done = sum(
            any(sheet.value(field, task.id, role, author=author) == "accountable" for role in roles)
            for task in tasks
        )
        return Progress(done, len(tasks))
