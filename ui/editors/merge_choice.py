"""*Merge with ...*: the other cards or rows, found by typing a piece of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.look.look import Look
from ui.parts.buttons import OutlineButton
from ui.parts.roving import Roving, show_in_scroll_areas
from ui.parts.stack import column, empty
from ui.parts.text_field import LineField
from ui.parts.words import Words
from workbook.words import _, ngettext

_MOST = 6


class MergeChoice(QWidget):
    """`chosen(id)` by Enter on the first that fits, or by going down to another; `given_up` by Esc.

    `name` is what the field is called, `nothing` what is said when none fits, `note` what is said of the merging, and
    `room` how wide the words of the others may be.
    """

    chosen = Signal(str)
    given_up = Signal()

    def __init__(
        self,
        look: Look,
        others: list[tuple[str, str]],
        *,
        name: str = "",
        nothing: str = "",
        note: str = "",
        room: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._others, self._room = look, others, room
        self._nothing = nothing or _("No card has those words.")
        stack = column(look, self, space=6, margins=(0, 0, 6, 8))
        self.field = LineField(
            look, "", placeholder=_("Merge with …"), name=name or _("Merge with: type to find a card")
        )
        self.field.changed.connect(self._find)
        self.field.installEventFilter(self)
        stack.addWidget(self.field)
        if note:
            stack.addWidget(Words(look, note, "small", colour="ink2"))
            self.field.setAccessibleDescription(note)
        self._list = column(look, space=4)
        stack.addLayout(self._list)
        self._left = Words(look, "", "small", colour="ink2")
        stack.addWidget(self._left)
        self._roving = Roving(self, self._key)
        self._buttons: list[OutlineButton] = []
        self._find("")

    def chain(self) -> list[QWidget]:
        """The widgets Tab goes through, in order."""
        return [self.field]

    def _find(self, piece: str) -> None:
        """Those that begin so come before those that have it somewhere inside."""
        wanted = piece.casefold().strip()
        found = [other for other in self._others if wanted in other[1].casefold()]
        found.sort(key=lambda other: not other[1].casefold().startswith(wanted))
        empty(self._list)
        self._buttons = []
        for id_, words in found[:_MOST]:
            room = self._look.px(self._room)
            shown = self._look.metrics("bold").elidedText(words, Qt.TextElideMode.ElideRight, room)
            button = OutlineButton(self._look, shown, size=36)
            button.setAccessibleName(_("Merge with: {words}").format(words=words))
            button.setToolTip(words)
            button.clicked.connect(lambda _on=False, id_=id_: self.chosen.emit(id_))
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)
        self._roving.set_items(list(self._buttons))
        more = len(found) - len(self._buttons)
        said = ngettext("and {n} more", "and {n} more", more).format(n=more) if more > 0 else ""
        self._left.setText(said if found else self._nothing)
        self._left.setVisible(bool(self._left.text()))

    def _key(self, event: QKeyEvent, index: int) -> bool:
        if event.key() == Qt.Key.Key_Up and index == 0:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            show_in_scroll_areas(self.field)
            return True
        return self._gave_up(event)

    def _gave_up(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._buttons and not event.modifiers():
            self._buttons[0].click()
            return True
        if event.key() == Qt.Key.Key_Down and self._buttons:
            self._roving.go(0)
            return True
        return self._gave_up(event)
