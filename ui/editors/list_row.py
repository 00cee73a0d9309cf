"""One row of a list: a grip, a number, the words one types, and what can be done with it.

The chosen row unfolds its other columns beneath; the others tell theirs in a line of small words.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.editors.merge_choice import MergeChoice
from ui.editors.row_ask import DeleteAsk
from ui.look.look import Look
from ui.parts.buttons import IconButton
from ui.parts.check_box import CheckBox
from ui.parts.stack import column, hairline, row
from ui.parts.text_field import TextField
from ui.parts.words import Words
from workbook.tokens import ROW_LIST, TARGET_BUTTON
from workbook.words import _


class RowText(TextField):
    """The words of a row: one line that grows when they are many; Enter goes on, it does not break the line."""

    enter = Signal()
    leave_back = Signal()
    move_row = Signal(int)
    step = Signal(int)
    entered = Signal()
    pasted = Signal(str)
    delete = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.enter.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == Qt.KeyboardModifier.AltModifier:
            self.move_row.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and plain and not self.toPlainText():
            self.leave_back.emit()
        elif key == Qt.Key.Key_Delete and (
            not self.toPlainText() or modifiers == Qt.KeyboardModifier.ControlModifier
        ):
            self.delete.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain and self._at_edge(key):
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _at_edge(self, key: int) -> bool:
        cursor = self.textCursor()
        here = self.cursorRect(cursor).top()
        cursor.movePosition(cursor.MoveOperation.Start if key == Qt.Key.Key_Up else cursor.MoveOperation.End)
        return self.cursorRect(cursor).top() == here

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() if source.hasText() else ""
        if "\n" in text.strip():
            self.pasted.emit(text)
        else:
            self.insertPlainText(text.strip("\n"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class Grip(IconButton):
    """The handle one drags a row by; with the keyboard, Alt and the arrows do the same."""

    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "grip", name, colour="ink3", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._from: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.dragged.emit(event.globalPosition().toPoint().y())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None and (event.globalPosition().toPoint() - self._from).manhattanLength() > 6:
            self.dropped.emit(event.globalPosition().toPoint().y())
        self._from = None
        super().mouseReleaseEvent(event)


class ListRow(QWidget):
    """`id` is the item's, empty until it has words. `more_wanted(widget)` asks for the row's menu.

    `second` is the label of a short column that stands on the same line; it is what an empty one says.
    """

    more_wanted = Signal(QWidget)
    ticked = Signal(bool)

    def __init__(
        self,
        look: Look,
        *,
        name: str,
        placeholder: str,
        voice: bool,
        tick: bool = False,
        second: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.id = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(look, self)
        line = row(look, space=8, margins=(0, 3, 0, 3))
        self.grip = Grip(look, _("Move the row by dragging"))
        self.number = Words(look, "", "body", colour="ink3", wrap=False)
        self.number.setFixedWidth(look.px(22))
        self.tick = CheckBox(look, name=name) if tick else None
        self.text = RowText(
            look, "", min_lines=1, max_lines=6, placeholder=placeholder, name=name,
            role="voice" if voice else "body",
        )  # fmt: skip
        self.text.setProperty("role", "quiet")
        self.more = IconButton(look, "more", _("More for this row"))
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))
        line.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        # As high as the first line of the words, and so beside it however many lines there are.
        beside = QWidget()
        beside.setFixedHeight(look.px(TARGET_BUTTON))
        row(look, beside).addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        if self.tick is not None:
            self.tick.toggled.connect(self.ticked)
            line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
            beside.hide()
        self._words = row(look, space=8)
        self._words.addWidget(self.text, 3, Qt.AlignmentFlag.AlignTop)
        self.second: RowText | None = None
        if second:
            self.second = RowText(look, "", min_lines=1, max_lines=6, placeholder=second, name=second)
            self.second.setProperty("role", "quiet")
            self._words.addWidget(self.second, 2, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._words, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        self.summary = Words(look, "", "small", colour="ink2")
        self.summary.setContentsMargins(0, 0, 0, 0)
        self._under = column(look, margins=(87, 0, 44, 10))
        self._under.addWidget(self.summary)
        self.summary.hide()
        outer.addLayout(self._under)
        outer.addWidget(hairline())
        self.details: QWidget | None = None
        self.before = ""
        """The words it had when the keyboard came to it."""
        self.asked: DeleteAsk | MergeChoice | None = None
        self.setMinimumHeight(look.px(ROW_LIST))
        self.set_draft(True)

    def set_draft(self, draft: bool) -> None:
        """A row with nothing in it yet has no handle and no menu, but keeps their room."""
        for widget in (self.grip, self.more, *([self.second] if self.second is not None else [])):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            widget.setVisible(not draft)
        if self.tick is not None:
            self.tick.setEnabled(not draft)

    def set_narrow(self, narrow: bool) -> None:
        """The second column stands under the words where there is no room beside them."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._words.setDirection(way)
        if self.second is not None and narrow:
            self._words.setAlignment(self.second, Qt.AlignmentFlag(0))

    def ask(self, widget: DeleteAsk | MergeChoice) -> None:
        """Shows a question right under the words."""
        self.unask()
        self.asked = widget
        self._under.insertWidget(0, widget)
        widget.show()

    def unask(self) -> None:
        """Puts away the question beneath the row, if there is one."""
        if self.asked is not None:
            asked, self.asked = self.asked, None
            self._under.removeWidget(asked)
            asked.hide()
            asked.deleteLater()

    def unfold(self, details: QWidget) -> None:
        """Shows the row's other columns beneath."""
        self.summary.hide()
        self.details = details
        self._under.addWidget(details)
        details.show()

    def fold(self) -> None:
        """Puts the row's other columns away again."""
        if self.details is not None:
            details, self.details = self.details, None
            self._under.removeWidget(details)
            details.hide()
            details.deleteLater()
        self.summary.setVisible(bool(self.summary.text()))

    def set_summary(self, words: str) -> None:
        """Its other columns in a line."""
        self.summary.setText(words)
        self.summary.setVisible(bool(words) and self.details is None)

    @property
    def under(self) -> QVBoxLayout:
        return self._under
