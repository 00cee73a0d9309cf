"""What each has written alone stays hidden until the group shows everybody's at once, whichever way one comes here."""

from __future__ import annotations

from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.parts.empty_state import EmptyState
from workbook.model import GROUP
from workbook.pack import Field, Page
from workbook.words import _, ngettext


def waits_for(context: Context, field: Field) -> Page | None:
    """The page of each whose answers the field's editor would show, while they are not shown yet."""
    mode = context.mode_of(field)
    name = field.id if mode != "write" else field.votes.rpartition("/")[2]
    return _unshown(context, name, mode == "share")


def suggestions_wait_for(context: Context, field: Field) -> Page | None:
    """The same for what was said before and may be taken into the field."""
    name = field.suggest.rpartition(".")[0].rpartition("/")[2]
    return _unshown(context, name, context.page.step == "share")


def _unshown(context: Context, name: str, always: bool) -> Page | None:
    """`always` = also while nobody has written anything: there is nothing to hide, but the way there to show."""
    if not name:
        return None
    sheet, exercise = context.sheet, context.exercise
    page = next((page for page in exercise.pages if page.by == "each" and name in page.fields), None)
    if page is None or sheet.is_revealed(exercise.id, page):
        return None
    answers, number = sheet.workbook.answers(sheet.place(exercise.fields[name])), sheet.round_of(exercise.id)
    written = any(key.author != GROUP and key.round == number for key in answers)
    return page if written or (always and sheet.people()) else None


class NotShown(EmptyState):
    """How many have not answered, and the way to the page where they do. Never what, or how much."""

    def __init__(self, context: Context, page: Page) -> None:
        sheet = context.sheet
        round_ = PrivateRound(sheet, context.exercise, page)
        if not round_.anybody_answered:
            super().__init__(
                context.look,
                _("Nobody has answered yet"),
                _("Let each answer on their own first. Then everybody's answers are shown here at once."),
                _("Back to each on their own"),
            )
            return
        waiting = len(round_.waiting())
        words = ngettext("{n} has not answered yet", "{n} have not answered yet", waiting).format(n=waiting)
        super().__init__(
            context.look,
            _("Not shown yet"),
            words if waiting else _("Everybody has answered"),
            _("Back to each on their own"),
        )
