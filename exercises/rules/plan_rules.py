"""The rules of the plan: a need without an action, an action without what it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from exercises.answers.sheet import Sheet
from exercises.fields.settings import Setting, a_field
from exercises.rules.rule import Found, Rule, one_text
from workbook.pack import BlindSpotRule, Exercise
from workbook.plan import Action

ACTION_PARTS = ("owner", "due", "measure", "need", "first_step", "helpers")
"""What an action can lack."""


def _picked_without_action(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Priority needs that no action of the plan serves; one that has no words yet serves nobody."""
    served = {action.need for action in _planned(sheet)}
    for row in sheet.picked(sheet.field(rule.settings["pick"], exercise.id)):
        if row.id not in served:
            yield Found(row.id, {"item": row.words})


def _action_without(sheet: Sheet, exercise: Exercise, rule: BlindSpotRule) -> Iterator[Found]:
    """Actions that lack an owner, a date, a measure or a need."""
    for action in _planned(sheet):
        if not getattr(action, rule.settings["what"]):
            yield Found(action.id, {"item": action.title})


def _one_owner_carries_most(sheet: Sheet, exercise: Exercise, _rule: BlindSpotRule) -> Iterator[Found]:
    """One person owns more actions than all the others together."""
    owners = Counter(action.owner for action in _planned(sheet) if action.owner)
    total = sum(owners.values())
    for owner, n in owners.most_common(1):
        if total >= 3 and n * 2 > total:
            name = next((row.words for row in sheet.people() if row.id == owner), "")
            yield Found(owner, {"name": name, "n": n, "of": total})


def _due_in_the_past(sheet: Sheet, exercise: Exercise, _rule: BlindSpotRule) -> Iterator[Found]:
    """Actions whose date has passed and that are not done; several are told in one sentence, not one each."""
    today = date.today()
    past = [
        a for a in _planned(sheet) if a.due_date is not None and a.due_date < today and a.status != "done"
    ]
    if len(past) == 1:
        yield Found(past[0].id, {"item": past[0].title})
    elif past:
        yield Found(past[0].id, {"n": len(past)}, text="several")


def _planned(sheet: Sheet) -> list[Action]:
    """What is in the plan; an action that has no words yet is still being written."""
    return [action for action in sheet.plan.actions() if action.choice != "no" and action.title]


PLAN_RULES = {
    "picked_without_action": Rule(
        {"pick": a_field("picks")}, _picked_without_action, one_text("item"), in_action="title"
    ),
    "action_without": Rule(
        {"what": Setting(among=ACTION_PARTS)}, _action_without, one_text("item"), in_action="what"
    ),
    "one_owner_carries_most": Rule(
        {}, _one_owner_carries_most, one_text("name", "n", "of"), in_action="owner"
    ),
    "due_in_the_past": Rule(
        {}, _due_in_the_past, {"text": ("item",), "several": ("n",), "mend": ()}, in_action="due"
    ),
}
