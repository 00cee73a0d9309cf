"""Tasks by roles: who is accountable, responsible, consulted and informed."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.changes import named
from exercises.fields.kind import Kind, Progress
from exercises.fields.room import Room
from exercises.fields.rows_and_cards import Row
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.values import text_of
from workbook.words import _

if TYPE_CHECKING:
    from workbook.blocks import DutyCode, DutyGrid

DUTIES: tuple[DutyCode, ...] = ("accountable", "responsible", "consulted", "informed")


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

    def in_document(self, answers: Answers, field: Field) -> DutyGrid:
        return duty_grid(answers, field)

    def show(self, room: Room, field: Field) -> None:
        """What is agreed; while answers are shared, only on how many roles they differ."""
        answers = room.answers
        tasks, roles = answers.grid_rows(field), answers.across(field)
        if not tasks or not roles:
            return
        if room.page.step == "share":
            from workbook.scene_parts import Thing

            differ = [(_apart(answers, field, task, roles), task) for task in tasks]
            differ.sort(key=lambda entry: -entry[0])
            words = _("You differ on {n} of {of}.")
            things = [
                Thing(task.words, beneath=words.format(n=n, of=len(roles)) if n else "") for n, task in differ
            ]
            room.heap("", tuple(things))
            return
        room.parts.append(duty_grid(answers, field))

    def since(self, answers: Answers, field: Field, said: NullTranslations, parent: str = "") -> list[str]:
        _, lines = said.gettext, []
        exercise, texts, roles = answers.pack.exercise(field.exercise), answers.texts(), answers.across(field)
        names: dict[str, str] = {
            duty: texts.exercise(exercise, f"fields.{field.id}.letters.{duty}") for duty in DUTIES
        }
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


def duty_grid(answers: Answers, field: Field) -> DutyGrid:
    """Who does what, as the group has agreed."""
    from workbook.blocks import Duty, DutyGrid

    exercise, texts, roles = answers.pack.exercise(field.exercise), answers.texts(), answers.across(field)
    key: dict[str, Duty] = {
        code: Duty(
            code,
            texts.exercise(exercise, f"fields.{field.id}.letters.{code}") or code[0].upper(),
            texts.exercise(exercise, f"fields.{field.id}.options.{code}"),
        )
        for code in DUTIES
    }
    tasks = (
        (task.words, tuple(key.get(text_of(answers.value(field, task.id, role.id))) for role in roles))
        for task in answers.grid_rows(field)
    )
    return DutyGrid(tuple(role.words for role in roles), tuple(tasks), tuple(key.values()))


def _apart(answers: Answers, field: Field, task: Row, roles: list[Row]) -> int:
    return sum(len(answers.counts(field, task.id, role.id)) > 1 for role in roles)
