"""The way back and the way on from a page, where the page has none of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.start.time_boxes import entries
from exercises.together.progress import exercise_done
from ui.pages.page import Act, SheetPage
from ui.pages.step_words import step_names
from workbook.pack import Exercise
from workbook.words import _

if TYPE_CHECKING:
    from ui.shell.workbook_view import WorkbookView


def way_back(view: WorkbookView) -> Act | None:
    """To the page before in the exercise."""
    pages = view.exercise.pages
    at = pages.index(view.page_spec)
    if at == 0:
        return None
    before = pages[at - 1]
    words = step_names()[before.step] if before.step != view.page_spec.step else _("Back")
    return Act(words, lambda: view.turn(-1))


def way_on(view: WorkbookView, page: SheetPage) -> tuple[Act | None, bool]:
    """Reveal, the page after, or the next exercise. True = outlined: not all have answered yet."""
    alone = view.guard.page()
    if alone is not None:
        if alone.writer():
            return None, False
        if not alone.is_revealed():
            return Act(_("Show everyone's answers"), view.reveal), not alone.all_answered()
    if page.leads_on_itself:
        return None, False
    pages = view.exercise.pages
    at = pages.index(view.page_spec)
    sheet = view.session.sheet
    if at + 1 < len(pages):
        words = sheet.texts().exercise(view.exercise, f"pages.{view.page_spec.id}.next")
        # Past answers that nobody has seen yet one may go, but it is not what one comes here for.
        return Act(words or _("Go on"), lambda: view.turn(1)), page.waits()
    after = _after(view)
    if after is None:
        return None, False
    title = sheet.texts().exercise(after, "title")
    return Act(f"{after.id} {title}", lambda: view.go(after.id)), False


def _after(view: WorkbookView) -> Exercise | None:
    """The next exercise of today's agenda, or of the list beside; from one outside both, what is not done yet."""
    sheet, here = view.session.sheet, view.exercise.id
    known = sheet.pack.exercises
    if here not in known:
        return None
    today = [id_ for id_, _minutes in entries(sheet) if id_ in known]
    for ids in (today, view.left.exercises()):
        if here in ids[:-1]:
            return known[ids[ids.index(here) + 1]]
        if here in ids and ids is not today:
            return None
    return next((known[id_] for id_ in today if not exercise_done(sheet, known[id_])), None)
