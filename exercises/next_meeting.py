"""Starting a meeting: what there is to do at it, and the actions that the one before left open."""

from __future__ import annotations

from datetime import date

from exercises.progress import exercise_done
from exercises.sheet import Sheet
from workbook.meeting import Meeting, Meetings
from workbook.pack import Exercise
from workbook.plan import Action


def open_actions(sheet: Sheet) -> list[Action]:
    """The actions that were to be done now and are not done, the soonest due first."""
    found = [
        action
        for action in sheet.plan.actions()
        if action.choice == "now" and action.status != "done" and action.title.strip()
    ]
    return sorted(found, key=lambda action: action.due_date or date.max)


def plan_exercise(sheet: Sheet) -> Exercise | None:
    """The exercise where the pack keeps the plan."""
    for exercise in sheet.pack.exercises.values():
        if any(field.kind == "actions" for field in exercise.fields.values()):
            return exercise
    return None


def programme_entries(sheet: Sheet) -> list[tuple[str, int]]:
    """(exercise id, minutes) of the programme."""
    return [(exercise.id, minutes) for exercise, minutes in sheet.programme()]


def next_agenda(sheet: Sheet) -> list[tuple[str, int]]:
    """What the next meeting may do: the plan first if there is one to follow up, then what is not done yet.

    The first meeting does the programme.
    """
    entries = programme_entries(sheet)
    if Meetings(sheet.workbook).current() is None:
        return entries
    plan = plan_exercise(sheet)
    left = [(id_, n) for id_, n in entries if not exercise_done(sheet, sheet.pack.exercises[id_])]
    if plan is None or not open_actions(sheet):
        return left
    minutes = dict(entries).get(plan.id, plan.minutes)
    return [(plan.id, minutes), *(entry for entry in left if entry[0] != plan.id)]


def start_meeting(sheet: Sheet, day: date, *, label: str = "") -> Meeting:
    """The first or next meeting, on that day, with the agenda it may have."""
    return Meetings(sheet.workbook).start(day.isoformat(), next_agenda(sheet), label=label)


def must_choose(sheet: Sheet, today: date) -> bool:
    """True if the group is back on another day than the meeting's own: does it go on with that, or start the next?"""
    meeting = Meetings(sheet.workbook).current()
    return meeting is not None and not sheet.workbook.read_only and meeting.day != today
