"""Starting a meeting: what there is to do at it, and the actions that the one before left open."""

from __future__ import annotations

from datetime import date

from exercises.answers.sheet import Sheet
from exercises.fields.roles import field_with
from exercises.fields.turn_words import follow_up_field
from exercises.together.progress import exercise_done
from workbook.agenda import break_sort
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
    """The exercise where the pack keeps the plan, None where it keeps none."""
    field = field_with(sheet.pack, "plan")
    return sheet.pack.exercises[field.exercise] if field is not None else None


def begins_with(sheet: Sheet) -> Exercise | None:
    """Where a meeting looks at what is open: the pack's follow-up, or the plan itself where it has none."""
    field = follow_up_field(sheet.pack)
    return sheet.pack.exercises[field.exercise] if field is not None else plan_exercise(sheet)


def next_agenda(sheet: Sheet) -> list[tuple[str, int]]:
    """What the next meeting may do: the plan first if there is one to follow up, then what is not done yet.

    The first meeting does the programme. Where that is shared out among several, each takes what is its own, and what
    the ones before it did not come to. Breaks are of the meeting they were planned for.
    """
    meeting = Meetings(sheet.workbook).current()
    if meeting is None:
        return agenda_of(sheet, 1)
    entries, known = agenda_of(sheet, meeting.number + 1), sheet.pack.exercises
    plan = begins_with(sheet)
    left = [(id_, n) for id_, n in entries if id_ not in known or not exercise_done(sheet, known[id_])]
    if plan is None or not open_actions(sheet):
        return left
    minutes = dict(entries).get(plan.id, plan.minutes)
    return [(plan.id, minutes), *(entry for entry in left if entry[0] != plan.id)]


def agenda_of(sheet: Sheet, number: int) -> list[tuple[str, int]]:
    """The entries of the programme that belong to the meetings up to that one, and the breaks of that one alone."""
    entries = sheet.programme_entries()
    programme = sheet.pack.programmes.get(sheet.programme_id())
    parts = programme.meetings if programme is not None else ()
    if programme is None or not parts:
        return [entry for entry in entries if number == 1 or not break_sort(entry[0])]
    known, first, last = programme.until(number), sum(parts[: number - 1]), sum(parts[:number])
    found: list[tuple[str, int]] = []
    behind = 0
    for id_, minutes in entries:
        if break_sort(id_):
            mine = first < behind < last  # between two meetings it is no break of either
        else:
            mine, behind = id_ in known, behind + 1
        if mine:
            found.append((id_, minutes))
    return found


def start_meeting(sheet: Sheet, day: date, *, label: str = "") -> Meeting:
    """The first or next meeting, on that day, with the agenda it may have."""
    return Meetings(sheet.workbook).start(day.isoformat(), next_agenda(sheet), label=label)


def must_choose(sheet: Sheet, today: date) -> bool:
    """True if the group is back on another day than the meeting's own: does it go on with that, or start the next?

    Not for a workbook that was made ready the day before: where nothing has been done but the first exercise, who we
    are, the meeting has not been held yet. Nor for a sample that is only looked at, in which nobody has done anything.
    """
    meetings = Meetings(sheet.workbook)
    meeting = meetings.current()
    if meeting is None or sheet.workbook.read_only or meeting.day == today or not sheet.workbook.newest_step:
        return False
    first = {id_ for id_, _minutes in meeting.agenda[:1]}
    caught = any(action.meeting == meeting.id for action in sheet.plan.actions())
    return meeting.ended or caught or bool(set(meetings.worked(meeting.id)) - first)
