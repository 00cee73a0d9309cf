"""The way back and the way on from a page, where the page has none of its own."""

from __future__ import annotations

from exercises.start.time_boxes import entries
from exercises.together.progress import exercise_done
from ui.pages.page import SheetPage
from ui.pages.step_words import step_names
from ui.parts.foot import Act
from ui.shell.shell import Shell
from workbook.pack import Exercise
from workbook.words import _


def way_back(shell: Shell) -> Act | None:
    """To the page before in the exercise."""
    pages = shell.exercise.pages
    at = pages.index(shell.page_spec)
    if at == 0:
        return None
    before = pages[at - 1]
    words = step_names()[before.step] if before.step != shell.page_spec.step else _("Back")
    return Act(words, lambda: shell.turn(-1))


def way_on(shell: Shell, page: SheetPage) -> tuple[Act | None, bool]:
    """Reveal, the page after, or the next exercise. True = outlined: not all have answered yet."""
    if page.leads_on_itself or page.writer():
        return None, False
    if not page.is_revealed():
        return Act(_("Show everyone's answers"), shell.reveal), page.waits()
    pages = shell.exercise.pages
    at = pages.index(shell.page_spec)
    sheet = shell.session.sheet
    if at + 1 < len(pages):
        words = sheet.texts().exercise(shell.exercise, f"pages.{shell.page_spec.id}.next")
        # Past answers that nobody has seen yet one may go, but it is not what one comes here for.
        return Act(words or _("Go on"), lambda: shell.turn(1)), page.waits()
    after = _after(shell)
    if after is None:
        return None, False
    title = sheet.texts().exercise(after, "title")
    return Act(f"{after.id} {title}", lambda: shell.go(after.id)), False


def _after(shell: Shell) -> Exercise | None:
    """The next exercise of today's agenda, or of the list beside; from one outside both, what is not done yet."""
    sheet, here = shell.session.sheet, shell.exercise.id
    known = sheet.pack.exercises
    if here not in known:
        return None
    today = [id_ for id_, _minutes in entries(sheet) if id_ in known]
    for ids in (today, shell.listed()):
        if here in ids[:-1]:
            return known[ids[ids.index(here) + 1]]
        if here in ids and ids is not today:
            return None
    return next((known[id_] for id_ in today if not exercise_done(sheet, known[id_])), None)
