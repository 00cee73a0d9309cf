"""With names or anonymous: chosen before anybody writes, said while they do, and true of what the file knows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercises.together.private_round import NAMED, PrivateRound
from ui.look.look import Look
from ui.parts.segmented import Segmented
from ui.parts.stack import column
from ui.parts.words import Words
from workbook.model import ANONYMOUS
from workbook.words import _, ngettext

WITHOUT = ANONYMOUS[1:]
_EASY_TO_GUESS = 3
"""Among so few, what somebody wrote tells who it was."""


class NamesChoice(QWidget):
    """Two choices side by side and a sentence on what the chosen one means. `chosen(mode)`."""

    chosen = Signal(str)

    def __init__(self, look: Look, round_: PrivateRound, can_choose: bool) -> None:
        super().__init__()
        stack = column(look, self, space=8)
        stack.addWidget(Words(look, _("With names or without?"), "bold"))
        self.choice = Segmented(
            look,
            [(NAMED, _("With names"), None), (WITHOUT, _("Anonymous"), None)],
            round_.mode,
            name=_("With names or without?"),
        )
        self.choice.setEnabled(can_choose)
        self.choice.changed.connect(self._chose)
        stack.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._means = Words(look, "", colour="ink2")
        stack.addWidget(self._means)
        self._few = len(round_.people())
        self._say(round_.mode)

    def _chose(self, mode: str) -> None:
        self._say(mode)
        self.chosen.emit(mode)

    def _say(self, mode: str) -> None:
        words = meaning(mode)
        if mode == WITHOUT and 0 < self._few <= _EASY_TO_GUESS:
            words += " " + easy_to_guess(self._few)
        self._means.setText(words)
        self.choice.setAccessibleDescription(words)


def meaning(mode: str) -> str:
    """What it means, in a sentence that holds."""
    if mode == WITHOUT:
        return _(
            "Not even the file knows who wrote what. "
            "Whoever is done cannot change their answer or look at it again."
        )
    return _(
        "Samsyn remembers who wrote what; everybody's answers are shown without names "
        "until the group asks for them."
    )


def easy_to_guess(n: int) -> str:
    """What a group of very few is told before it answers without names."""
    return ngettext(
        "You are {n}, so it is easy to guess who wrote what.",
        "You are {n}, so it is easy to guess who wrote what.",
        n,
    ).format(n=n)


def in_a_line(mode: str) -> str:
    """What was chosen, said once it is too late to choose."""
    if mode == WITHOUT:
        return _("Anonymous: nobody can come back to their answer.")
    return _("With names: shown without them until the group asks.")
