"""One of a few: side by side where the words fit, a drop-down where they do not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.look import Look
from ui.parts.check_box import DropDown
from ui.parts.segmented import Segmented
from workbook.tokens import TARGET_BUTTON


class OneOf(QWidget):
    """`changed(key)` when the user chooses another of `options` (key, words)."""

    changed = Signal(str)

    def __init__(self, look: Look, options: list[tuple[str, str]], *, name: str) -> None:
        super().__init__()
        self._look = look
        self._side_by_side = Segmented(
            look, [(key, words, None) for key, words in options], name=name, parent=self
        )
        self._choice = DropDown(look, options, name=name, parent=self)
        self._side_by_side.changed.connect(self.changed)
        self._choice.activated.connect(lambda _i: self.changed.emit(self._choice.current_key() or ""))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def set_current(self, key: str) -> None:
        """Shows a choice without telling anybody."""
        self._side_by_side.set_current(key)
        self._choice.set_current_key(key)

    def focus_first(self) -> None:
        shown = self._side_by_side if not self._side_by_side.isHidden() else self._choice
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        need = self._side_by_side.sizeHint()
        fits = need.width() <= self.width()
        self._side_by_side.setVisible(fits)
        self._choice.setVisible(not fits)
        self._side_by_side.setGeometry(0, 0, need.width(), need.height())
        self._choice.setGeometry(0, 0, self.width(), self._look.px(TARGET_BUTTON))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._side_by_side.sizeHint().width(), self._look.px(TARGET_BUTTON))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(TARGET_BUTTON))
