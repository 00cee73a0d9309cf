"""Time boxes: how an exercise's minutes are shared out among its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exercises.answers.sheet import Sheet
from workbook.agenda import break_sort
from workbook.meeting import Meeting, Meetings
from workbook.pack import Exercise

WEIGHTS: Mapping[str, int] = {"why": 1, "alone": 3, "share": 2, "decide": 3}
"""The parts a step gets where the pack does not say."""


def boxes(exercise: Exercise, minutes: int) -> dict[str, int]:
    """Step → its minutes, whole ones that come to `minutes`, and at least one for every step.

    The pages' own minutes are made longer or shorter alike. A step none of whose pages says anything gets its part of
    what the others leave of the exercise's time.
    """
    steps = exercise.steps
    own = {step: sum(page.minutes for page in exercise.pages_of(step)) for step in steps}
    silent = [step for step in steps if not own[step]]
    rest = max(exercise.minutes - sum(own.values()), len(silent))
    parts = sum(WEIGHTS[step] for step in silent)
    shares = [own[step] or rest * WEIGHTS[step] / parts for step in steps]
    return dict(zip(steps, _whole(shares, minutes), strict=True))


def _whole(shares: Sequence[float], total: int) -> list[int]:
    """Whole numbers in the proportions of `shares` that come to `total`, or to one each where that is more."""
    spare = max(0, total - len(shares))
    # One each first; what is left goes to whoever is furthest below their share, one minute at a time.
    wanted = [share * max(total, len(shares)) / sum(shares) for share in shares]
    found = [1] * len(shares)
    for _n in range(spare):
        at = max(range(len(found)), key=lambda i: (wanted[i] - found[i], -i))
        found[at] += 1
    return found


def entries(sheet: Sheet) -> list[tuple[str, int]]:
    """(exercise id, minutes) in order, breaks among them: of the meeting that goes on, else of the programme."""
    meeting = meeting_now(sheet)
    planned = meeting.agenda if meeting is not None else ()
    known = sheet.pack.exercises
    if planned:
        return [(id_, minutes) for id_, minutes in planned if id_ in known or break_sort(id_)]
    return sheet.programme_entries()


def minutes_of(sheet: Sheet, exercise: Exercise) -> int:
    """How long the exercise may take: as the agenda or the programme says, or the exercise itself."""
    return dict(entries(sheet)).get(exercise.id) or exercise.minutes


def meeting_now(sheet: Sheet) -> Meeting | None:
    """The meeting that has been started and not ended, None between meetings."""
    meeting = Meetings(sheet.workbook).current()
    return None if meeting is None or meeting.ended else meeting
