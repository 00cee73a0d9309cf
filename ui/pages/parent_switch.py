"""*1 of 3: home-care recipients* with a way to the one before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look.look import Look
from ui.parts.buttons import IconButton
from ui.parts.stack import row
from ui.parts.words import Words
from workbook.words import _


class ParentSwitch(QWidget):
    """Which of the rows of another list the page is about. `turned(-1 or 1)` asks for the one before or after."""

    turned = Signal(int)

    def __init__(self, look: Look, at: int, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(look, self, space=4)
        line.addWidget(
            Words(look, _("{n} of {of}:").format(n=at + 1, of=len(names)), wrap=False, colour="ink2")
        )
        line.addWidget(Words(look, names[at], "bold"), 0)
        for icon, name, by in (("left", _("The one before"), -1), ("right", _("The next one"), 1)):
            button = IconButton(look, icon, name)
            button.setEnabled(0 <= at + by < len(names))
            button.clicked.connect(lambda _on=False, by=by: self.turned.emit(by))
            line.addWidget(button)
        line.addStretch(1)
