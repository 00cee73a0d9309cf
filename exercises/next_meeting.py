"""Starting a meeting: what there is to do at it, and the actions that the one before left open."""

from __future__ import annotations

from datetime import date

from exercises.following_up import follow_up_field
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


def begins_with(sheet: Sheet) -> Exercise | None:
    """Where a meeting looks at what is open: the pack's follow-up, or the plan itself where it has none."""
    field = follow_up_field(sheet.pack)
    return sheet.pack.exercises[field.exercise] if field is not None else plan_exercise(sheet)


def programme_entries(sheet: Sheet) -> list[tuple[str, int]]:
    """(exercise id, minutes) of the programme."""
    return [(exercise.id, minutes) for exercise, minutes in sheet.programme()]


def next_agenda(sheet: Sheet) -> list[tuple[str, int]]:
    """What the next meeting may do: the plan first if there is one to follow up, then what is not done yet.

    The first meeting does the programme. Where that is shared out among several, each takes what is its own, and what
    the ones before it did not come to.
    """
    meeting = Meetings(sheet.workbook).current()
    entries = _until(sheet, 1 if meeting is None else meeting.number + 1)
    if meeting is None:
        return entries
    plan = begins_with(sheet)
    left = [(id_, n) for id_, n in entries if not exercise_done(sheet, sheet.pack.exercises[id_])]
    if plan is None or not open_actions(sheet):
        return left
    minutes = dict(entries).get(plan.id, plan.minutes)
    return [(plan.id, minutes), *(entry for entry in left if entry[0] != plan.id)]


def _until(sheet: Sheet, number: int) -> list[tuple[str, int]]:
    """The entries of the programme that belong to the meetings up to that one."""
    entries = programme_entries(sheet)
    programme = sheet.pack.programmes.get(sheet.programme_id())
    if programme is None or not programme.meetings:
        return entries
    known = programme.until(number)
    return [entry for entry in entries if entry[0] in known]


def start_meeting(sheet: Sheet, day: date, *, label: str = "") -> Meeting:
    """The first or next meeting, on that day, with the agenda it may have."""
    return Meetings(sheet.workbook).start(day.isoformat(), next_agenda(sheet), label=label)


def must_choose(sheet: Sheet, today: date) -> bool:
    """True if the group is back on another day than the meeting's own: does it go on with that, or start the next?

    Not for a workbook that was made ready the day before, nor for a sample that is only looked at: where nothing has
    been done but the first exercise, who we are, the meeting has not been held yet.
    """
    meetings = Meetings(sheet.workbook)
    meeting = meetings.current()
    if meeting is None or sheet.workbook.read_only or meeting.day == today:
        return False
    first = {id_ for id_, _minutes in meeting.agenda[:1]}
    caught = any(action.meeting == meeting.id for action in sheet.plan.actions())
    return meeting.ended or caught or bool(set(meetings.worked(meeting.id)) - first)
