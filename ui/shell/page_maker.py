"""Which page class shows a page of an exercise. Modules are imported when a page first needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from exercises.start.seeding import lacks_rows, seed_parents
from ui.context import Context

if TYPE_CHECKING:
    from ui.pages.alone_page import AlonePage
    from ui.pages.page import SheetPage
    from ui.shell.workbook_view import WorkbookView


def make_page(view: WorkbookView, context: Context, item: str = "") -> SheetPage:
    """The page of the context, its signals led to the view; `item` is the row to begin with."""
    exercise, spec = context.exercise, context.page
    if lacks_rows(context.sheet, exercise):
        context.session.do("", lambda: seed_parents(context.sheet, exercise))
    if exercise == context.sheet.pack.meeting:
        from ui.meeting.pages import make_meeting_page

        met = make_meeting_page(view, context)
        if met.is_alone:
            cast("AlonePage", met).nowhere_to_begin.connect(view.focus_page)
        return met
    if any(exercise.fields[name].kind == "actions" for name in spec.fields):
        from ui.pages.plan_page import PlanPage

        plan = PlanPage(context)
        plan.print_wanted.connect(view.print_wanted)
        return plan
    if any(exercise.fields[name].kind == "follow_up" for name in spec.fields):
        from ui.pages.follow_up_page import FollowUpPage

        turns = FollowUpPage(context, item)
        turns.capture_wanted = lambda *asked: view.capture_bar.open(*asked)
        return turns
    if not spec.fields:
        from ui.pages.intro_page import IntroPage

        return IntroPage(context)
    if spec.by == "each":
        from ui.pages.alone_page import AlonePage

        alone = AlonePage(context)
        alone.nowhere_to_begin.connect(view.focus_page)
        return alone
    from ui.pages.group_page import GroupPage

    page = GroupPage(context, item)
    page.capture_wanted = lambda *asked: view.capture_bar.open(*asked)
    return page
