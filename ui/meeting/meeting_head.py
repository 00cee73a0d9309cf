"""What the pages of the meeting have in common: the choice between them in their head, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from ui.pages.page import SheetPage
from ui.parts.foot import Act
from ui.parts.segmented import Segmented
from workbook.words import _

AGENDA = ("meeting", "agenda")
"""Where the meeting begins."""

CameFrom = Callable[[], tuple[str, str]]
"""Which (exercise, page) of the programme the group was on before it came to the meeting's own pages."""


class MeetingHead(Segmented):
    """*Agenda | Notes and decisions | Closing round*."""

    def __init__(self, page: SheetPage) -> None:
        options: list[tuple[str, str, str | None]] = [
            ("agenda", _("Agenda"), None),
            ("record", _("Notes and decisions"), None),
            ("closing", _("Closing round"), None),
        ]
        here = page.context.page.id
        super().__init__(
            page.look, options, "closing" if here == "closed" else here, name=_("Pages of the meeting")
        )
        self.changed.connect(lambda to: page.go.emit(page.context.exercise.id, to, ""))


def back_to(page: SheetPage, came_from: CameFrom) -> Act | None:
    """The way back to the exercise the group came from."""
    exercise, at = came_from()
    if exercise not in page.sheet.pack.exercises:
        return None
    return Act(_("Back to {number}").format(number=exercise), lambda: page.go.emit(exercise, at, ""))
