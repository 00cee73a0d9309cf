"""What the faces of a round have in common: two halves that stand side by side where there is room, else beneath."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.editors.editor import Editor
from ui.look.look import Look
from ui.parts.foot import Act

_SCROLL_BAR = 12
_SIDE_BY_SIDE, _ROW_WITH_SCALES = 760, 780
"""Below these widths (at 100 %) the two halves, and the scales of a row, stand under each other."""


class Face(QWidget):
    """One face of the page: the hand-over, the page of whoever writes, or the hands that are counted."""

    def __init__(self, look: Look, width: float) -> None:
        super().__init__()
        self.look = look
        self.width_now = width
        self.editors: list[Editor] = []
        self.lines: list[QBoxLayout] = []
        self.main: Act | None = None
        """What the foot's buttons do, on a page so long that buttons under it would be out of sight."""
        self.others: list[Act] = []
        self.outer = QHBoxLayout(self)
        self.outer.setContentsMargins(look.px(32), look.px(40), look.px(32), look.px(24))
        self.outer.setSpacing(look.px(56))

    @property
    def narrow(self) -> bool:
        """True where a row's scales do not fit beside its words."""
        return self.width_now < _ROW_WITH_SCALES

    def fit(self, width: float) -> None:
        """`width` is that of the sheet at 100 %."""
        self.width_now = width
        for editor in self.editors:
            editor.set_narrow(self.narrow)
        self.direct()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # What has just been shown takes room only now.
            self.direct()
        return super().event(event)

    def direct(self) -> None:
        """Side by side what fits so, words of any length counted; the large buttons too."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        # The scroll bar takes its part of the width as soon as there is more than can be seen.
        room, sides = (self.width_now - _SCROLL_BAR) * self.look.zoom, self.outer.contentsMargins()
        room -= sides.left() + sides.right()
        for box, fits in (
            *((line, _across(line) <= room) for line in self.lines),
            (self.outer, self.width_now >= _SIDE_BY_SIDE and _across(self.outer) <= room),
        ):
            if box.direction() != (across if fits else down):
                box.setDirection(across if fits else down)

    def press_main(self) -> bool:
        """Begins the turn of who is next, on the face that waits for that. False on the others."""
        return False

    def focus_mode(self) -> bool:
        """Puts the keyboard in the choice of names, on the face that has it. False on the others."""
        return False

    def mode_has_keyboard(self) -> bool:
        """True while somebody chooses between names and none."""
        return False

    def focus_first(self) -> None:
        """Puts the keyboard where one would begin."""
        for editor in self.editors:  # the first may have no rows to answer yet
            editor.focus_first()
            here = self.window().focusWidget()
            if here is not None and self.isAncestorOf(here):
                return


def _across(box: QBoxLayout) -> int:
    """How wide a box must be at least to have its parts side by side."""
    parts = [
        part for i in range(box.count()) if (part := box.itemAt(i)) is not None and not part.spacerItem()
    ]
    return sum(part.minimumSize().width() for part in parts) + box.spacing() * max(0, len(parts) - 1)


def first_name(name: str) -> str:
    """What one calls somebody at the table: the first part of the name."""
    return name.split()[0] if name.split() else name
