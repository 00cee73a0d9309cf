"""Reservations under a decision: whoever goes along with it and still wants something said has it written, by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.context import Context
from ui.parts.buttons import IconButton, LinkButton, OutlineButton, PlainButton
from ui.parts.check_box import CheckBox, DropDown
from ui.parts.stack import column, empty, hairline, row
from ui.parts.text_field import LineField
from ui.parts.words import Words
from workbook.meeting import Meetings
from workbook.model import PEOPLE, Event, Place
from workbook.reservations import Reservation, Reservations, place
from workbook.tokens import READING_WIDTH
from workbook.typed_text import new_id, shortened
from workbook.words import _

_LONGEST_ABOUT, _LONGEST_WORDS = 80, 300


class ReservationForm(QWidget):
    """Who, and in one line what. It is saved while it is typed; `done()` when it is to become a row."""

    done = Signal()

    def __init__(self, part: ReservationsPart, id_: str, about: str, narrow: bool) -> None:
        super().__init__()
        self._part, self._id, self._about = part, id_, about
        look = part.look
        self.setMaximumWidth(look.px(READING_WIDTH))
        stack = column(look, self, space=8, margins=(0, 12, 0, 12))
        kept = part.found(id_)
        line: QBoxLayout = (column if narrow else row)(look, space=12)
        people = [(person.id, person.words) for person in part.sheet.people()]
        current = kept.who if kept is not None and kept.who else None
        self.who = DropDown(look, people, current, name=_("Who"), placeholder=_("Who"))
        self.who.setMaximumWidth(look.px(260))
        self.who.activated.connect(lambda _i: self._write())
        self.words = LineField(
            look,
            kept.words if kept is not None else "",
            placeholder=_("In one line: what do you want to have said?"),
            name=_("The reservation"),
        )
        self.words.changed.connect(lambda _text: self._type())
        self.words.editingFinished.connect(part.session.leave)
        self.words.returnPressed.connect(self.finish)
        line.addWidget(self.who)
        line.addWidget(self.words, 1)
        stack.addLayout(line)
        self.on = CheckBox(look, _("About “{words}”").format(words=part.words_of(about))) if about else None
        if self.on is not None:
            self.on.setChecked(kept is None or bool(kept.about))
            self.on.clicked.connect(lambda _on=False: self._write())
            stack.addWidget(self.on)
        usual = _("Said openly: it stands here and in the minutes, with the name. The decision stands too.")
        self._said = Words(look, usual, "small", colour="ink2")
        stack.addWidget(self._said)
        buttons = row(look, space=12)
        write = OutlineButton(look, _("Write it down"), size=36)
        write.clicked.connect(self.finish)
        drop = PlainButton(look, _("Not now"), icon=None, size=36)
        drop.clicked.connect(self.drop)
        for button in (write, drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        stack.addLayout(buttons)
        for widget in (self.who, self.words):
            widget.installEventFilter(self)

    def begin(self) -> None:
        (self.words if self.who.current_key() else self.who).setFocus()

    def refresh(self, event: Event | None) -> None:
        """Undo is shown here too; what is on its way to the disk stays."""
        if event is None or event.cause == "edit":
            return
        kept = self._part.found(self._id)
        words = kept.words if kept is not None else ""
        if words != self.words.text():
            self.words.setText(words)

    def _values(self) -> tuple[str, str, str]:
        about = self._about if self.on is not None and self.on.isChecked() else ""
        return self.who.current_key() or "", self.words.text(), about

    def _save(self) -> Callable[[], None]:
        part, id_, (who, words, about) = self._part, self._id, self._values()

        def write() -> None:
            part.save(id_, who, words, about)

        return write

    def _type(self) -> None:
        self._part.session.type(f"reservation/{self._id}", _("The reservation"), self._save())

    def _write(self) -> None:
        """Who and about what are written as they are chosen, once there are words to go with them."""
        if self.words.text().strip():
            self._part.session.do(_("The reservation"), self._save())

    def finish(self) -> None:
        """The row is done when it says who and what; what is missing is asked for here."""
        who, words, _about = self._values()
        self._part.session.leave()
        if not words.strip():
            self._said.setText(_("Write in a line what it is about, or leave it."))
            self.words.setFocus()
        elif not who:
            self._said.setText(_("Whose is it? A reservation has a name."))
            self.who.setFocus()
        else:
            self.done.emit()

    def drop(self) -> None:
        """Takes the reservation away: nobody has it after all."""
        self._part.session.leave()
        self._part.remove(self._id)
        self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves: with what was written, if anything was."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            who, words, _about = self._values()
            self._part.session.leave()
            if not words.strip() or who:
                self.done.emit()
            else:
                self.finish()
            return True
        return False


class ReservationsPart(QWidget):
    """The reservations of an exercise as quiet rows, and a form for one. `changed()` when the form opens or closes."""

    changed = Signal()

    def __init__(
        self, context: Context, about: Callable[[], str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.look = context, context.look
        self.session, self.sheet = context.session, context.sheet
        self._exercise, self._about = context.exercise.id, about or (lambda: "")
        self._narrow = False
        self._form: ReservationForm | None = None
        self._editing = ""
        self._stack = column(self.look, self)
        self._shown: list[Reservation] = []
        self._build()

    @property
    def is_writing(self) -> bool:
        return self._form is not None

    def places(self) -> set[Place]:
        return {place(self._exercise), PEOPLE}

    def found(self, id_: str) -> Reservation | None:
        """The reservation with that identity, if it has been written."""
        kept = Reservations(self.sheet.workbook).all(self._exercise)
        return next((one for one in kept if one.id == id_), None)

    def words_of(self, item: str) -> str:
        """The words of the row a reservation is about, shortened for a line."""
        found = self.sheet.find(item) if item else None
        words = found[1].words if found is not None else ""
        return shortened(words, _LONGEST_ABOUT)

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        empty(self._stack)
        self._form = None
        self._shown = Reservations(self.sheet.workbook).all(self._exercise)
        if self._shown or self._editing:
            self._stack.addWidget(Words(self.look, _("Reservations"), "cell_bold"))
            self._stack.addSpacing(self.look.px(4))
        for one in self._shown:
            self._stack.addWidget(hairline())
            if one.id == self._editing:
                self._add_form(one.id, one.about)
            else:
                self._stack.addWidget(self._row(one))
        if self._editing and self._form is None:
            self._stack.addWidget(hairline())
            self._add_form(self._editing, self._about())
        if self._shown or self._form is not None:
            self._stack.addWidget(hairline())

    def _add_form(self, id_: str, about: str) -> None:
        self._form = ReservationForm(self, id_, about if self.words_of(about) else "", self._narrow)
        self._form.done.connect(self._close)
        self._stack.addWidget(self._form)

    def _row(self, one: Reservation) -> QWidget:
        look = self.look
        name = self._name(one.who) or _("No name")
        holder = QWidget()
        line = row(look, holder, space=16, margins=(0, 6, 0, 6))
        texts: QBoxLayout = column(look) if self._narrow else row(look, space=16)
        who = Words(look, name, "bold", wrap=self._narrow)
        texts.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
        said = column(look)
        said.addWidget(Words(look, shortened(one.words, _LONGEST_WORDS)))
        about = self.words_of(one.about)
        if about:
            said.addWidget(Words(look, _("About “{words}”").format(words=about), "small", colour="ink2"))
        texts.addLayout(said, 1)
        line.addLayout(texts, 1)
        line.setAlignment(texts, Qt.AlignmentFlag.AlignVCenter)
        change = LinkButton(look, _("Change"), bold=False)
        change.setAccessibleName(_("Change the reservation: {name}").format(name=name))
        change.clicked.connect(lambda: self.change(one.id))
        away = IconButton(look, "trash", _("Take the reservation away: {name}").format(name=name))
        away.clicked.connect(lambda: self.remove(one.id, told=True))
        for button in (change, away):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _name(self, id_: str) -> str:
        return next((person.words for person in self.sheet.people() if person.id == id_), "")

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            if self._form is None:
                self._build()

    # --- what one does ------------------------------------------------------------------------------------------

    def write_one(self) -> None:
        """Somebody has a reservation: a form for it, with the keyboard in it."""
        if self._form is None:
            self._editing = new_id()
            self._build()
            self.changed.emit()
        if self._form is not None:
            self._form.begin()

    def change(self, id_: str) -> None:
        """Opens the form of a reservation that was noted before."""
        self._editing = id_
        self._build()
        self.changed.emit()
        if self._form is not None:
            self._form.begin()

    def save(self, id_: str, who: str, words: str, about: str) -> None:
        """Writes the form; the row comes into being with its first word."""
        kept, reservations = self.found(id_), Reservations(self.sheet.workbook)
        if kept is not None:
            for column_, value in (("who", who), ("words", words), ("about", about)):
                reservations.set(self._exercise, id_, column_, value)
        elif words.strip():
            meeting = Meetings(self.sheet.workbook).current()
            held = meeting.id if meeting is not None and not meeting.ended else ""
            reservations.add(self._exercise, who, words, about, held, id_=id_)

    def remove(self, id_: str, *, told: bool = False) -> None:
        """Takes one away; it can be had back from the bar."""
        if self.found(id_) is None:
            return
        gone = Reservations(self.sheet.workbook)
        self.session.do(_("Reservation"), lambda: gone.remove(self._exercise, id_))
        self.session.message.emit(_("The reservation is taken away."), "undo")
        if told:
            self.changed.emit()

    def _close(self) -> None:
        self._editing = ""
        self._build()
        self.changed.emit()

    def refresh(self, event: Event | None = None) -> None:
        now = Reservations(self.sheet.workbook).all(self._exercise)
        if self._form is not None:
            self._form.refresh(event)
            others = [one for one in now if one.id != self._editing]
            if others == [one for one in self._shown if one.id != self._editing]:
                self._shown = now
                return
        if now != self._shown or (event is not None and PEOPLE in event.places):
            self._build()
