"""What each has written alone stays hidden until the group shows everybody's at once, whichever way one comes here."""

from __future__ import annotations

from exercises.answers.visibility import Hidden
from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.parts.empty_state import EmptyState
from workbook.pack import Field
from workbook.words import _, ngettext


def waits_for(context: Context, field: Field) -> Hidden | None:
    """What keeps the field's editor from being shown. Before anybody has begun there is nothing to hide: then the group
    may write its own answer, and only where it would share is shown the way there."""
    return _that_counts(context, context.sheet.hidden_behind(field), context.mode_of(field) == "share")


def suggestions_wait_for(context: Context, field: Field) -> Hidden | None:
    """The same for what was said before and may be taken into the field."""
    found = context.sheet.hidden_behind_suggestions(field)
    return _that_counts(context, found, context.page.step == "share")


def _that_counts(context: Context, found: Hidden | None, sharing: bool) -> Hidden | None:
    sheet = context.sheet
    return found if found is not None and (sheet.is_begun(found) or (sharing and sheet.people())) else None


class NotShown(EmptyState):
    """How many have not answered, and the way to the page where they do. Never what, or how much."""

    def __init__(self, context: Context, hidden: Hidden) -> None:
        round_ = PrivateRound(context.sheet, hidden.exercise, hidden.page)
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
