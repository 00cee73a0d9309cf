"""The rules of the responsibility grid: one accountable for each task, somebody who does it, and nobody with it all."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.answers.sheet import Sheet
from exercises.fields.settings import a_field
from exercises.rules.rule import Found, Rule
from workbook.pack import BlindSpotRule, Exercise, Field


def task_problem(sheet: Sheet, field: Field, task: str) -> tuple[str, int] | None:
    """What is wrong with one task's row: the name of the text that says it, and how many are accountable.

    An empty row is not wrong yet; nobody has come to it.
    """
    duties = [sheet.value(field, task, role.id) for role in sheet.across(field)]
    accountable = duties.count("accountable")
    if not any(duties):
        return None
    if accountable == 0:
        return "none_accountable", 0
    if accountable > 1:
        return "several_accountable", accountable
    if "responsible" not in duties:
        return "nobody_does", 1
    return None


def overloaded(sheet: Sheet, field: Field) -> tuple[str, int, int] | None:
    """(role id, accountable for n, of all tasks) of the role that holds more than half, or None."""
    tasks = sheet.grid_rows(field)
    for role in sheet.across(field):
        held = sum(sheet.value(field, task.id, role.id) == "accountable" for task in tasks)
        if len(tasks) >= 2 and held * 2 > len(tasks):
            return role.id, held, len(tasks)
    return None


def _duties(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    field = sheet.field(rule.settings["grid"], exercise.id)
    for task in sheet.grid_rows(field):
        problem = task_problem(sheet, field, task.id)
        if problem is not None:
            name, n = problem
            yield Found(task.id, {"item": task.words, "n": n}, text=name, beside_row=True)
    most = overloaded(sheet, field)
    if most is not None:
        role, n, of = most
        name = sheet.words(sheet.field(field.across, exercise.id), role)
        yield Found(role, {"name": name, "n": n, "of": of}, text="too_much")


_TEXTS = {
    "none_accountable": ("item", "n"),
    "several_accountable": ("item", "n"),
    "nobody_does": ("item", "n"),
    "in_plan": ("item", "n", "text"),
    "too_much": ("name", "n", "of"),
    "mend": ("n",),
}
"""The first three stand beside the task they are about; `in_plan` names the task before them."""

DUTY_RULES = {
    "duties": Rule({"grid": a_field("shares_duties")}, _duties, _TEXTS, ("grid",), beside_rows=True)
}
