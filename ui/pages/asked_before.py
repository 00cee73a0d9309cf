"""What a group once answered to questions that its pack asks no more: shown, and no longer to be changed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from exercises.content.in_words import asked_no_more
from ui.context import Context
from ui.parts.stack import column
from ui.parts.words import VoiceText, Words
from workbook.blocks import Bullets, Cell, DutyGrid, Told
from workbook.words import _


def asked_before(context: Context) -> QWidget | None:
    """The answers under a heading, or None where there are none."""
    asked = asked_no_more(context.sheet, context.exercise)
    if not asked:
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
    for one in asked:
        stack.addSpacing(look.px(8))
        stack.addWidget(Words(look, one.label, "bold"))
        for line, voice in _lines(one.told):
            stack.addWidget(VoiceText(look, line) if voice else Words(look, line))
    return holder


def _lines(told: Told) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is somebody's voice."""
    if isinstance(told, Bullets):
        yield from ((item, told.voice) for item in told.items if item)
    elif isinstance(told, DutyGrid):
        for task, duties in told.held:
            roles = (role for role, duty in zip(told.roles, duties, strict=True) if duty)
            yield f"{task}: {', '.join(roles)}", False
    else:
        for group in told.groups:
            for row in group.rows:
                cells = [cell for cell in row.cells if isinstance(cell, Cell)]
                words = (group.title, *(cell.text for cell in cells))
                yield " · ".join(filter(None, words)), any(cell.voice for cell in cells)
