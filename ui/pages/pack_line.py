"""Which exercises a new workbook gets: those that come with Samsyn, or others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.look.look import Look
from ui.parts.buttons import LinkButton
from ui.parts.message_bar import BlindSpotRow
from ui.parts.stack import column
from ui.parts.words import Words
from workbook.errors import WorkbookError
from workbook.words import _


class PackLine(QWidget):
    """Says which, and `wanted()` when others are to be chosen, `ours_wanted()` when Samsyn's own are."""

    wanted = Signal()
    ours_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stack = column(look, self, space=4)
        self._look = look
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(look.px(12))
        self._name = Words(look, "", colour="ink2")
        line.addWidget(self._name, 1)
        self._ours = LinkButton(look, _("Use Samsyn's own"))
        self._ours.clicked.connect(self.ours_wanted)
        line.addWidget(self._ours)
        self._choose = LinkButton(look, _("Choose a folder or a file"))
        self._choose.clicked.connect(self.wanted)
        line.addWidget(self._choose)
        stack.addLayout(line)
        self._mistake = BlindSpotRow(look, "")
        self._mistake.hide()
        stack.addWidget(self._mistake)

    def show_pack(self, title: str, *, is_ours: bool) -> None:
        """Says which exercises are chosen."""
        self._name.setText(_("{title}, which comes with Samsyn").format(title=title) if is_ours else title)
        self._ours.setVisible(not is_ours)
        self._mistake.hide()

    def say(self, error: WorkbookError) -> None:
        """Why what was chosen cannot be used."""
        self._mistake.set_text(f"{error.problem} {error.remedy}".strip())
        self._mistake.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The links go beneath the name where there is no room beside it."""
        super().resizeEvent(event)
        links = self._ours.sizeHint().width() + self._choose.sizeHint().width()
        narrow = self.width() - links < self._look.px(200)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            for link in (self._ours, self._choose):
                self._line.setAlignment(link, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))

    def last(self) -> QWidget:
        """The widget from which Tab goes on to what follows."""
        return self._choose
