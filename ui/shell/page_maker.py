"""Which page class shows a page of an exercise. Modules are imported when a page first needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.roles import field_on
from exercises.start.seeding import lacks_rows, seed_parents
from ui.context import Context

if TYPE_CHECKING:
    from ui.meeting.meeting_head import CameFrom
    from ui.pages.page import SheetPage


def make_page(context: Context, item: str, came_from: CameFrom) -> SheetPage:
    """The page of the context; `item` is the row to begin with, `came_from` is asked by the pages of the meeting."""
    exercise, spec = context.exercise, context.page
    if lacks_rows(context.sheet, exercise):
        context.session.do("", lambda: seed_parents(context.sheet, exercise))
    if exercise == context.sheet.pack.meeting:
        from ui.meeting.pages import make_meeting_page

        return make_meeting_page(context, came_from)
    if field_on(exercise, spec, "plan") is not None:
        from ui.pages.plan_page import PlanPage

        return PlanPage(context)
    if field_on(exercise, spec, "follow_up") is not None:
        from ui.pages.follow_up_page import FollowUpPage

        return FollowUpPage(context, item)
    if not spec.fields:
        from ui.pages.intro_page import IntroPage

        return IntroPage(context)
    if spec.by == "each":
        from ui.pages.alone_page import AlonePage

        return AlonePage(context)
    from ui.pages.group_page import GroupPage

    return GroupPage(context, item)
