"""Tasks by roles: who is accountable, responsible, consulted and informed."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from exercises.fields.answers import Answers
from exercises.fields.changes import named
from exercises.fields.kind import Kind, Progress
from exercises.fields.room import Room
from exercises.fields.rows_and_cards import Row
from workbook.blocks import DutyCode
from workbook.content import Responsibilities, Task
from workbook.minutes_content import Duties as Told
from workbook.minutes_content import Part
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.scene_parts import Duties, Thing
from workbook.values import text_of
from workbook.words import _

DUTIES = ("accountable", "responsible", "consulted", "informed")
_CODES: Mapping[str, DutyCode] = {
    "accountable": "accountable", "responsible": "responsible", "consulted": "consulted", "informed": "informed",
}  # fmt: skip
_LETTERS = {"accountable": "A", "responsible": "R", "consulted": "C", "informed": "I"}


class Responsibility(Kind):
    """A cell is accountable, responsible, consulted, informed, or empty."""

    name = "responsibility"
    keys = frozenset({"rows", "across"})
    needs = frozenset({"rows", "across"})
    anew = True
    shares_duties = True
    tallied = True
    words_from_us = True

    def stands_on(self, field: Field) -> str:
        return field.rows

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """One of `DUTIES`. ValueError for anything else."""
        if value not in DUTIES:
            raise ValueError(f"{value!r} is no duty")
        return value

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        """A task is done when somebody is accountable for it."""
        roles = [role.id for role in answers.across(field)]
        tasks = answers.grid_rows(field)
        done = sum(
            any(answers.value(field, task.id, role, author=author) == "accountable" for role in roles)
            for task in tasks
        )
        return Progress(done, len(tasks))

    def parts(self, answers: Answers, field: Field) -> list[Part]:
        return [Told(answers.label(field), duties_of(answers, field))]

    def show(self, room: Room, field: Field) -> None:
        """What is agreed; while answers are shared, only on how many roles they differ."""
        answers = room.answers
        tasks, roles = answers.grid_rows(field), answers.across(field)
        if not tasks or not roles:
            return
        if room.page.step == "share":
            differ = [(_apart(answers, field, task, roles), task) for task in tasks]
            differ.sort(key=lambda entry: -entry[0])
            words = _("You differ on {n} of {of}.")
            things = [
                Thing(task.words, beneath=words.format(n=n, of=len(roles)) if n else "") for n, task in differ
            ]
            room.heap("", tuple(things))
            return
        grid = []
        for task in tasks:
            duties = [text_of(answers.value(field, task.id, role.id)) for role in roles]
            grid.append((task.words, tuple(_LETTERS.get(duty, "") for duty in duties)))
        letters = tuple((code, room.say(field, f"letters.{duty}") or code) for duty, code in _LETTERS.items())
        room.blocks.append(Duties(tuple(role.words for role in roles), letters, tuple(grid)))

    def since(self, answers: Answers, field: Field, said: NullTranslations, parent: str = "") -> list[str]:
        _, lines = said.gettext, []
        exercise, texts, roles = answers.pack.exercise(field.exercise), answers.texts(), answers.across(field)
        names = {duty: texts.exercise(exercise, f"fields.{field.id}.letters.{duty}") for duty in DUTIES}
        for task in answers.grid_rows(field):
            duties = [
                (
                    role,
                    text_of(answers.before(field, task.id, role.id)),
                    text_of(answers.value(field, task.id, role.id)),
                )
                for role in roles
            ]
            if not any(before for _role, before, _now in duties) or not any(now for *_rest, now in duties):
                continue
            nothing = _("nothing")
            parts = [
                _("{role} {now}, last time {before}").format(
                    role=role.words, now=names.get(now, nothing), before=names.get(before, nothing)
                )
                for role, before, now in duties
                if before != now
            ]
            if parts:
                lines.append(f"{named(task)}: {'; '.join(parts)}.")
        return lines


def duties_of(answers: Answers, field: Field) -> Responsibilities:
    """Who does what, for the tasks where anybody does anything."""
    roles = answers.across(field)
    tasks = []
    for task in answers.grid_rows(field):
        duties = tuple(_CODES.get(text_of(answers.value(field, task.id, role.id))) for role in roles)
        if any(duties):
            tasks.append(Task(task.words, duties))
    exercise, texts = answers.pack.exercise(field.exercise), answers.texts()
    letters = tuple(
        (
            _CODES[code],
            texts.exercise(exercise, f"fields.{field.id}.letters.{code}"),
            texts.exercise(exercise, f"fields.{field.id}.options.{code}"),
        )
        for code in DUTIES
    )
    return Responsibilities(tuple(role.words for role in roles), tuple(tasks), letters)


def _apart(answers: Answers, field: Field, task: Row, roles: list[Row]) -> int:
    return sum(len(answers.counts(field, task.id, role.id)) > 1 for role in roles)
