"""*Catch an action* (Ctrl+K): two lines over the page, so that a thought is kept without leaving where one is.

At a meeting it takes notes, decisions and questions for the parking lot too (Ctrl+Shift+K).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from shiboken6 import isValid

from exercises.plan.action_thread import need_of
from exercises.start.time_boxes import meeting_now
from ui.look.look import Look, inner
from ui.parts.buttons import IconButton, OutlineButton
from ui.parts.segmented import Segmented
from ui.parts.stack import column, row
from ui.parts.text_field import LineField
from ui.parts.words import Words
from ui.session import Session
from workbook.meeting import Meetings
from workbook.tokens import RADIUS_CARD
from workbook.typed_text import one_line, shortened
from workbook.words import _

_WIDE, _EDGE, _SHORT = 520, 16, 160


ACTION = "action"


@dataclass(frozen=True)
class CaptureKind:
    """What can be caught: its name, the bar's title, what the field asks, the button, what is said when it is kept."""

    name: str
    title: str
    asks: str
    button: str
    kept: str = ""


def kinds() -> dict[str, CaptureKind]:
    """An action, and the entries of a meeting, in the interface's language."""
    keep = _("Keep")
    return {
        ACTION: CaptureKind(_("Action"), _("Catch an action"), _("What will you do?"), _("Catch")),
        "note": CaptureKind(
            _("Note"), _("Write a note"), _("What should you remember?"), keep, _("The note is kept.")
        ),
        "decision": CaptureKind(
            _("Decision"),
            _("Write a decision"),
            _("What have you decided?"),
            keep,
            _("The decision is kept."),
        ),
        "parked": CaptureKind(
            _("Parking lot"),
            _("Park a question"),
            _("What will you come back to?"),
            keep,
            _("The question is parked."),
        ),
    }


class CaptureBar(QWidget):
    """`open(...)` shows it over the bottom left of its parent; `caught(action_id)` after each action.

    Typed text stays in it when it is closed without saving, and is there again when it is opened.
    """

    caught = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._origin, self._need, self._words = ("", ""), "", ""
        self._before: QWidget | None = None
        self._kind = ACTION
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAutoFillBackground(False)
        stack = column(look, self, space=8, margins=(16, 14, 16, 14))
        head = row(look, space=8)
        self._title = Words(look, "", "bold", wrap=False)
        head.addWidget(self._title, 1)
        close = IconButton(look, "close", _("Close"))
        close.clicked.connect(self.close_bar)
        head.addWidget(close)
        stack.addLayout(head)
        names = {kind: said.name for kind, said in kinds().items()}
        self._kinds = Segmented(
            look, [(kind, name, None) for kind, name in names.items()], name=_("What it is")
        )
        self._kinds.changed.connect(self._choose)
        stack.addWidget(self._kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = LineField(look)
        self.field.installEventFilter(self)
        stack.addWidget(self.field)
        foot = row(look, space=4)
        self._from = Words(look, "", "small", colour="ink2")
        self._drop = IconButton(look, "close", _("Drop where it comes from"))
        self._drop.clicked.connect(self._drop_origin)
        self._save = OutlineButton(look, _("Catch"), key_hint=_("Enter"), size=36)
        self._save.clicked.connect(lambda: self._catch(stay=False))
        foot.addWidget(self._from, 1)
        foot.addWidget(self._drop)
        foot.addSpacing(look.px(8))
        foot.addWidget(self._save)
        stack.addLayout(foot)
        self._hint = Words(look, _("Ctrl+Enter saves and goes on with the next."), "small", colour="ink2")
        stack.addWidget(self._hint)
        parent.installEventFilter(self)
        self.hide()

    # --- opening and closing ------------------------------------------------------------------------------------

    def open(self, exercise_id: str = "", item_id: str = "", words: str = "", kind: str = ACTION) -> None:
        """Shows the bar; `words` are those of the row the action is caught at. Entries of a meeting need one."""
        self._kinds.setVisible(meeting_now(self._session.sheet) is not None)
        self._choose(kind if not self._kinds.isHidden() else ACTION)
        if self.isHidden():
            self._before = QApplication.focusWidget()
        sheet = self._session.sheet
        self._origin, self._words = (exercise_id, item_id), words
        self._need = need_of(sheet, item_id) if item_id else ""
        said = shortened(one_line(words), _SHORT)
        if not said and exercise_id in sheet.pack.exercises:
            said = sheet.texts().exercise(sheet.pack.exercises[exercise_id], "title")
        self._show_origin(
            _("From {exercise}, {words}").format(exercise=exercise_id, words=said) if exercise_id else ""
        )
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_over(self, other: CaptureBar) -> None:
        """Goes on where another one was, when the look or the language changes."""
        self.field.setText(other.field.text())
        if not other.isHidden():
            self.open(*other._origin, other._words, other._kind)

    def close_bar(self) -> None:
        """Hides the bar and gives the keyboard back; what was typed stays in it."""
        before, self._before = self._before, None
        had = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _choose(self, kind: str) -> None:
        """Says what is asked for: an action, or an entry of the meeting."""
        self._kind = kind
        self._kinds.set_current(kind)
        said = kinds()[kind]
        self._title.setText(said.title)
        self.setAccessibleName(said.title)
        self.field.setPlaceholderText(said.asks)
        self.field.setAccessibleName(said.asks)
        self._save.set_text(said.button)
        self._place()

    def _show_origin(self, words: str) -> None:
        self._from.setText(words)
        self._drop.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def _drop_origin(self) -> None:
        self._origin, self._need = ("", ""), ""
        self._show_origin("")
        self._place()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- saving -------------------------------------------------------------------------------------------------

    def _catch(self, *, stay: bool) -> None:
        title = " ".join(self.field.text().split())
        if not title:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._session.read_only:
            self._session.message.emit(_("This workbook is open for reading only."), "")
            return
        made: list[str] = []
        session, kind, need, origin = self._session, self._kind, self._need, self._origin
        label = _("New action") if kind == ACTION else kinds()[kind].name
        meeting = meeting_now(session.sheet)

        def write() -> None:
            if kind == ACTION:
                made.append(session.sheet.plan.catch(title, label=label, need=need, origin=origin).id)
            elif meeting is not None:
                Meetings(session.workbook).add_entry(meeting.id, title, kind, origin[0])

        session.do(label, write)
        if kind != ACTION and not stay:
            session.message.emit(kinds()[kind].kept, "undo")
        self.field.clear()
        if not stay:
            self.close_bar()
        if made:
            self.caught.emit(made[-1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        elif watched is self.field and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.type() == QEvent.Type.ShortcutOverride:
            # Ctrl+Enter is the main button and Esc closes what is behind, everywhere but here.
            if (enter and control) or event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() != QEvent.Type.KeyPress or not enter:
            return False
        self._catch(stay=control)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    # --- looks --------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        parent, edge = self.parentWidget(), self._look.px(_EDGE)
        if parent is None:
            return
        width = max(1, min(self._look.px(_WIDE), parent.width() - 2 * edge))
        self.resize(width, self.height())
        layout = self.layout()
        if layout is not None:
            layout.activate()
        height = min(max(self.minimumSizeHint().height(), self.heightForWidth(width)), parent.height() - edge)
        self.setGeometry(edge, parent.height() - edge - height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("edge"))
        painter.setBrush(look.colour("paper"))
        radius = look.size(RADIUS_CARD)
        painter.drawRoundedRect(inner(QRectF(self.rect()), look.px(1)), radius, radius)
        painter.end()
