"""The plan: the actions, wherever they were caught."""

from __future__ import annotations

from datetime import date

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress
from exercises.fields.room import Room
from workbook.dates import due_words
from workbook.model import ACTIONS, GROUP, Value
from workbook.pack import Column, Field

_CAUGHT = frozenset({"title", "need", "origin", "meeting"})
"""What an action has when it has only been caught."""


class Actions(Kind):
    name = "actions"
    keys = frozenset({"needs"})
    answered_by = ("group", "both")
    role = "plan"
    kept_at = ACTIONS
    words_from_us = True
    writes_rows = True

    def first_column(self, field: Field) -> str:
        return "title"

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """ValueError for whatever comes: an action is written by `workbook.plan.Plan`."""
        raise ValueError("a plan has actions, not a value")

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return True  # `workbook.plan` reads each part of an action for what it is

    def is_ready_made(self, field: Field, column: str) -> bool:
        """Actions caught on the way to the plan are no beginning."""
        return column in _CAUGHT

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        """Complete when every action to be done now has what it takes: an owner, a date and a measure."""
        actions = [action for action in answers.plan.actions() if action.choice == "now"]
        done = sum(bool(action.owner and action.due and action.measure) for action in actions)
        return Progress(done, max(1, len(actions)))

    def show(self, room: Room, field: Field) -> None:
        """What will be done now and later: whose need, who, when."""
        from workbook.scene_parts import Planned, PlanPart

        answers, today = room.answers, date.today()
        people = {person.id: person.words for person in answers.people()}
        needs = answers.field(field.needs, field.exercise) if field.needs else None
        for choice in ("now", "later"):
            actions = tuple(
                Planned(
                    action.title,
                    answers.words(needs, action.need) if needs is not None and action.need else "",
                    people.get(action.owner, ""),
                    due_words(action.due, answers.language, today),
                )
                for action in answers.plan.actions()
                if action.choice == choice and action.title
            )
            if actions:
                title = room.say(field, f"columns.choice.options.{choice}")
                room.parts.append(PlanPart(title[:1].upper() + title[1:], actions))
