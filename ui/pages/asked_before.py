"""What a group once answered to questions that its pack asks no more: shown, and no longer to be changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.content.in_words import parts_asked_no_more
from ui.context import Context
from ui.parts.stack import column
from ui.parts.words import VoiceText, Words
from workbook.minutes_content import Duties, Grid, Part
from workbook.words import _


def asked_before(context: Context) -> QWidget | None:
    """The answers under a heading, or None where there are none."""
    parts = parts_asked_no_more(context.sheet, context.exercise)
    if not parts:
        return None
    look = context.look
    holder = QWidget()
    stack = column(look, holder, space=4, margins=(0, 28, 0, 0))
    stack.addWidget(Words(look, _("Asked no more"), "panel"))
    stack.addWidget(
        Words(
            look, _("You answered this before the exercises changed. It is kept and printed."), colour="ink2"
        )
    )
    for part in parts:
        stack.addSpacing(look.px(8))
        stack.addWidget(Words(look, part.label, "bold"))
        voice = not isinstance(part, Duties) and part.voice
        for line in _lines(part):
            stack.addWidget(VoiceText(look, line) if voice else Words(look, line))
    return holder


def _lines(part: Part) -> list[str]:
    if isinstance(part, Grid):
        return [" · ".join(filter(None, (words, *cells))) for words, rows in part.groups for cells in rows]
    if isinstance(part, Duties):
        roles = part.found.roles
        return [
            task.name + ": " + ", ".join(role for role, duty in zip(roles, task.duties, strict=True) if duty)
            for task in part.found.tasks
        ]
    return [line for line in part.lines if line]
