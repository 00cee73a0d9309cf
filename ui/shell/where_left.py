"""Where a group goes on in a workbook that is opened again, and on which page a row is found."""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from exercises.together.progress import exercise_done
from workbook.meeting import ENTRIES, MEETINGS
from workbook.model import GROUP, Key
from workbook.pack import Exercise, Page
from workbook.values import text_of


def where_left(sheet: Sheet, listed: list[str]) -> tuple[str, str]:
    """(exercise, page) of the last thing anybody did, else the first of the listed exercises that is not done.

    A private round leaves no step; it says itself where it was, and counts as long as nothing was done after it.
    """
    here = sheet.workbook.fact("here")
    if isinstance(here, list) and len(here) == 3 and here[2] == sheet.workbook.newest_step:
        exercise = sheet.pack.exercise(str(here[0])) if sheet.pack.knows(str(here[0])) else None
        if exercise is not None and any(page.id == here[1] for page in exercise.pages):
            return exercise.id, str(here[1])
    key = sheet.workbook.last_key()
    if key is not None and sheet.pack.meeting is not None and key.place in (MEETINGS, ENTRIES):
        # What was noted on the way arose in an exercise, and that is where the group was.
        arose = (
            text_of(sheet.workbook.value(Key(*ENTRIES, key.row, "exercise"))) if key.place == ENTRIES else ""
        )
        at_home = "agenda" if key.place == MEETINGS else "record"
        return (arose, "") if arose in sheet.pack.exercises else (sheet.pack.meeting.id, at_home)
    if key is not None:
        for exercise in sheet.pack.exercises.values():
            for page in reversed(exercise.pages):
                if _stands_on(sheet, key, exercise, page):
                    return exercise.id, page.id
    return next((id_ for id_ in listed if not exercise_done(sheet, sheet.pack.exercises[id_])), listed[0]), ""


def page_with(sheet: Sheet, exercise: Exercise, item: str) -> Page:
    """The page of the group on which a row is written."""
    found = sheet.find(item)
    name = found[0].id if found is not None else ""
    pages = [page for page in exercise.pages if page.by == "group"]
    return next((page for page in pages if name in page.fields), pages[-1] if pages else exercise.pages[-1])


def _stands_on(sheet: Sheet, key: Key, exercise: Exercise, page: Page) -> bool:
    """True if what lives at that key is written on that page (or says that somebody is done with it)."""
    if key.field.startswith("@"):
        return key.exercise == exercise.id and key.row == page.id
    name = key.field.partition("@")[0]  # the cards of an answer, the reason of an agreement
    places = {sheet.place(exercise.fields[field]) for field in page.fields}
    return key.place._replace(field=name) in places and (page.by == "each") == (key.author != GROUP)
