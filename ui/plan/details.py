"""The details of one action: its thread, then every field, saved as they are written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.context import Context
from ui.editors.editor import may_replace
from ui.parts.buttons import IconButton, OutlineButton
from ui.parts.check_box import DropDown
from ui.parts.meter import Meter
from ui.parts.stack import column, gap, ground, row
from ui.parts.text_field import LineField, TextField
from ui.parts.words import Words
from ui.plan.due_field import DueField
from ui.plan.one_of import OneOf
from ui.plan.plan_as_table import Scrolling
from ui.plan.plan_in_words import Reading, short
from ui.plan.plan_writer import PlanWriter
from ui.plan.thread_view import ThreadView, thread_of
from ui.plan.turns import TurnsOfAction
from workbook.model import Event
from workbook.pack import Field
from workbook.plan import Action
from workbook.tokens import PANEL_MAX, PANEL_MIN
from workbook.words import _

_TEXTS = {"title": (1, 3), "first_step": (1, 4), "measure": (1, 4)}


class Details(QWidget):
    """The panel of the plan. What it writes goes through `writer`; where it leads is only told."""

    stepped = Signal(int)
    """To the action before (-1) or after (1)."""
    closed = Signal()
    deleted = Signal(str)
    go = Signal(str, str)
    """(exercise, item): a knot of the thread."""

    def __init__(self, context: Context, field: Field, reading: Reading, writer: PlanWriter) -> None:
        super().__init__()
        self._context, self._field, self._reading, self._writer = context, field, reading, writer
        self.look = look = context.look
        self.id = ""
        self._inputs: dict[str, QWidget] = {}
        ground(self, "bg")
        self.setMinimumWidth(look.px(PANEL_MIN))
        stack = column(look, self)
        stack.addLayout(self._head())
        self._area = Scrolling()
        stack.addWidget(self._area, 1)
        body = column(look, self._area.content, space=4, margins=(24, 4, 20, 24))
        self.red_thread = ThreadView(look)
        self.red_thread.go.connect(self.go)
        self.red_thread.choose_need.connect(lambda: self.focus_field("need"))
        body.addWidget(Words(look, _("Red thread"), "small_bold", colour="thread"))
        body.addWidget(self.red_thread)
        body.addWidget(gap(look, 8))
        self._build(body)
        body.addStretch(1)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(PANEL_MAX), self.look.px(600))

    # --- parts --------------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        look = self.look
        head = row(look, space=4, margins=(24, 18, 14, 14))
        self._title = Words(look, "", "panel", wrap=False)
        head.addWidget(self._title, 1)
        self._before = IconButton(look, "left", _("Previous action"))
        self._after = IconButton(look, "right", _("Next action"))
        close = IconButton(look, "close", _("Close the details"))
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.closed)
        for button in (self._before, self._after, close):
            head.addWidget(button)
        return head

    def _build(self, body: QVBoxLayout) -> None:
        look = self.look
        self._field_in(body, "title", self._text("title"))
        if self._reading.needs_field is not None:
            self._field_in(body, "need", self._choice("need"))
        pair = row(look, space=12)
        self._field_in(pair, "owner", self._choice("owner"), stretch=3)
        self._field_in(pair, "due", self._due(), stretch=2)
        body.addLayout(pair)
        self._field_in(body, "first_step", self._text("first_step"))
        self._field_in(body, "measure", self._text("measure"))
        self._field_in(body, "helpers", self._line("helpers"))
        meters = row(look, space=16)
        for name in ("effect", "effort"):
            self._field_in(meters, name, self._meter(name), stretch=1)
        body.addLayout(meters)
        self._field_in(body, "status", self._one_of("status", self._reading.statuses))
        self._field_in(body, "choice", self._one_of("choice", self._reading.choices))
        self._why_not = self._field_in(body, "why_not", self._line("why_not"))
        self._turns = TurnsOfAction(self._context)
        body.addWidget(self._turns)
        delete = OutlineButton(look, _("Delete action"), icon="trash")
        delete.clicked.connect(lambda: self.deleted.emit(self.id))
        body.addWidget(gap(look, 12))
        body.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _label(self, name: str, key: str = "label") -> str:
        if name == "why_not":  # it is Samsyn's question, and no column of the pack's
            return _("Why not now?") if key == "label" else ""
        return self._context.field_text(self._field, f"columns.{name}.{key}")

    def _field_in(
        self, into: QVBoxLayout | QHBoxLayout, name: str, made: QWidget, stretch: int = 0
    ) -> QWidget:
        """A field under its label."""
        cell = QWidget()
        stack = column(self.look, cell, space=4, margins=(0, 4, 0, 4))
        stack.addWidget(Words(self.look, self._label(name), "small", colour="ink2"))
        stack.addWidget(made)
        stack.addStretch(1)
        self._inputs[name] = made
        if self._context.session.read_only:
            made.setEnabled(False)
        into.addWidget(cell, stretch)
        return cell

    def _text(self, name: str) -> TextField:
        low, high = _TEXTS[name]
        label, hint = self._label(name), self._label(name, "placeholder")
        made = TextField(self.look, min_lines=low, max_lines=high, name=label, placeholder=hint)
        made.changed.connect(lambda text: self._type(name, text))
        made.left.connect(self._leave)
        if name == "title":
            made.installEventFilter(self)
        return made

    def _line(self, name: str) -> LineField:
        made = LineField(self.look, name=self._label(name), placeholder=self._label(name, "placeholder"))
        made.changed.connect(lambda text: self._type(name, text))
        made.editingFinished.connect(self._leave)
        return made

    def _due(self) -> DueField:
        made = DueField(self.look, self._context.sheet.language, name=self._label("due"))
        made.changed.connect(lambda due: self._type("due", due))
        made.left.connect(self._leave)
        return made

    def _choice(self, name: str) -> DropDown:
        made = DropDown(self.look, [], name=self._label(name))
        made.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumWidth(self.look.px(96))
        made.activated.connect(lambda _i: self._writer.set(self.id, name, made.current_key() or ""))
        return made

    def _meter(self, name: str) -> Meter:
        spec = self._field.column(name) if self._field.columns else None
        made = Meter(self.look, spec.low if spec else 1, spec.high if spec else 5, name=self._label(name))
        made.changed.connect(lambda value: self._writer.set(self.id, name, value))
        return made

    def _one_of(self, name: str, options: dict[str, str]) -> OneOf:
        made = OneOf(self.look, list(options.items()), name=self._label(name))
        made.changed.connect(lambda key: self._writer.set(self.id, name, key))
        return made

    # --- writing ------------------------------------------------------------------------------------------------

    def _type(self, name: str, text: str) -> None:
        if self.id:
            self._writer.type(self.id, name, " ".join(text.split()) if name == "title" else text)

    def _leave(self) -> None:
        self._context.session.leave()
        self.refresh(self._reading)

    # --- showing ------------------------------------------------------------------------------------------------

    def show_action(self, id_: str) -> None:
        """Shows another action; what was being written in the one before is saved first."""
        if id_ != self.id:
            self._leave()
            self.id = id_
            self._area.verticalScrollBar().setValue(0)
            self.refresh(self._reading, None, anew=True)

    def refresh(self, reading: Reading, event: Event | None = None, *, anew: bool = False) -> None:
        """Shows what the workbook says now; never changes the text somebody is typing."""
        self._reading = reading
        shown = reading.row(self.id)
        self.setEnabled(shown is not None)
        if shown is None:
            return
        action = shown.action
        self._title.setText(_("Action {n}").format(n=shown.number))
        self.red_thread.set_knots(thread_of(reading, action))
        for name, made in self._inputs.items():
            if isinstance(made, TextField | LineField | DueField):
                inner = made.line if isinstance(made, DueField) else made
                if anew or may_replace(inner, event):
                    self._set_text(made, str(getattr(action, name)))
            elif isinstance(made, Meter):
                made.set_value(getattr(action, name))
            elif isinstance(made, OneOf):
                made.set_current(str(getattr(action, name)))
        self._why_not.setVisible(action.choice == "no")
        self._set_owner(action)
        self._set_need(action)
        self._turns.show_action(action.id)

    def _set_text(self, made: QWidget, text: str) -> None:
        if isinstance(made, DueField):
            made.set_due(text)
        elif isinstance(made, TextField):
            made.set_text(text)
        elif isinstance(made, QLineEdit) and made.text() != text:
            made.setText(text)

    def _set_owner(self, action: Action) -> None:
        choice = self._inputs["owner"]
        if isinstance(choice, DropDown):
            options = [("", _("No owner")), *((p.id, short(p.words)) for p in self._reading.people)]
            known = {key for key, _words in options}
            _set_options(choice, options, action.owner if action.owner in known else "")

    def _set_need(self, action: Action) -> None:
        choice = self._inputs.get("need")
        if not isinstance(choice, DropDown):
            return
        options = [("", _("No need"))]
        heads = []
        for group, needs in self._reading.needs():
            if group.words and needs:
                heads.append(len(options))
                options.append((f"group {group.id}", short(group.words)))
            options += [(need.id, short(need.words)) for need in needs]
        known = {key for key, _words in options}
        if _set_options(choice, options, action.need if action.need in known else ""):
            # A group is a heading among its needs: seen, and passed over.
            for at in heads:
                choice.setItemData(at, 0, int(Qt.ItemDataRole.UserRole) - 1)

    # --- keys ---------------------------------------------------------------------------------------------------

    def focus_field(self, name: str) -> None:
        """Puts the keyboard in one field, at once or as soon as the panel is there."""
        made = self._inputs.get(name) or self._inputs["title"]
        if isinstance(made, OneOf):
            made.focus_first()
        else:
            made.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(made, 0, self.look.px(40))
        if not made.isVisible():
            QTimer.singleShot(0, made, lambda: made.setFocus(Qt.FocusReason.OtherFocusReason))

    def has_keyboard(self) -> bool:
        now = self.window().focusWidget()
        return now is not None and self.isAncestorOf(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A title is one line, however many it takes up: Enter goes on to the next field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers():
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.focusNextChild()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _set_options(choice: DropDown, options: list[tuple[str, str]], current: str) -> bool:
    """Gives a drop-down its options, unless it has them already."""
    old = [(str(choice.itemData(i)), choice.itemText(i)) for i in range(choice.count())]
    if old != options:
        choice.set_options(options, current)
        return True
    choice.set_current_key(current)
    return False
