"""How far the group has come: per page, step and exercise. Nothing is stored for it; it is read from the answers."""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from exercises.fields import Progress, kind_of
from exercises.fields.asked import begins_anew
from exercises.together.private_round import PrivateRound
from workbook.model import GROUP
from workbook.pack import Exercise, Field, Page


def field_progress(sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
    """How far `author` has come with a field."""
    return kind_of(field).progress(sheet, field, author)


def page_done(sheet: Sheet, exercise: Exercise, page: Page) -> bool:
    """True if there is nothing left to do on the page.

    Each on their own: when all participants are done or their answers are shown. The group: when its required fields
    are complete. A page with nothing to fill in is done when anything after it has begun.
    """
    if page.by == "each":
        round_ = PrivateRound(sheet, exercise, page)
        return round_.revealed or round_.all_answered
    fields = [exercise.fields[name] for name in page.fields]
    own = [
        field for field in fields if field.by != "each" and not (page.step == "share" and field.by == "both")
    ]
    if not own:
        return begun_after(sheet, exercise, page)
    wanted = [field for field in own if field.required]
    if not wanted:
        # A group may leave an open question open: it has gone on, or it has answered everything.
        return begun_after(sheet, exercise, page) or all(
            field_progress(sheet, field).complete for field in own
        )
    return all(field_progress(sheet, field).complete for field in wanted)


def step_done(sheet: Sheet, exercise: Exercise, step: str) -> bool:
    """True if every page of the step is done."""
    return all(page_done(sheet, exercise, page) for page in exercise.pages_of(step))


def begun(sheet: Sheet, exercise: Exercise) -> bool:
    """True if anything at all has been answered in it (ready-made rows do not count)."""
    return any(_touched(sheet, exercise, page) for page in exercise.pages)


def exercise_done(sheet: Sheet, exercise: Exercise) -> bool:
    """True if every required answer of the group is there."""
    wanted = [field for field in exercise.fields.values() if field.required and field.by != "each"]
    return bool(wanted) and sheet.keep(
        ("done", exercise.id), lambda: all(field_progress(sheet, field).complete for field in wanted)
    )


def done_count(sheet: Sheet) -> tuple[int, int]:
    """(exercises done, exercises in the programme)."""
    programme = [exercise for exercise, _minutes in sheet.programme()]
    return sum(exercise_done(sheet, exercise) for exercise in programme), len(programme)


def next_page(sheet: Sheet, exercise: Exercise) -> Page:
    """Where to go on in an exercise: its first page that is not done, or the last."""
    if not begun(sheet, exercise):
        return exercise.pages[0]
    for page in exercise.pages:
        if not page_done(sheet, exercise, page):
            return page
    return exercise.pages[-1]


def begun_after(sheet: Sheet, exercise: Exercise, page: Page) -> bool:
    """True if anything after that page of the exercise has been answered."""
    later = exercise.pages[exercise.pages.index(page) + 1 :]
    return any(_touched(sheet, exercise, other) for other in later)


def _touched(sheet: Sheet, exercise: Exercise, page: Page) -> bool:
    if page.by == "each":
        round_ = PrivateRound(sheet, exercise, page)
        if round_.revealed or round_.anybody_answered:
            return True
    for name in page.fields:
        field = exercise.fields[name]
        number = sheet.round_at(field)
        if number < sheet.round_of(exercise.id) and not begins_anew(field):
            continue  # a list that goes on from last time says nothing about this time
        authored = page.by == "each" or page.step == "share"
        kind = kind_of(field)
        for key in sheet.workbook.answers(sheet.place(field)):
            # Ready-made rows, and actions caught on the way here, are no beginning.
            if (
                not kind.is_ready_made(field, key.column)
                and key.round == number
                and (authored or key.author == GROUP)
            ):
                return True
    return False
