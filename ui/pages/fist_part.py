"""Fist of five in the sheet: everybody shows at once, the hands are counted, and what they say stands in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exercises.together.fist_of_five import FINGERS, check_place, count, shown, verdict
from ui.context import Context
from ui.pages.fist_row import FistRow
from ui.parts.buttons import OutlineButton
from ui.parts.roving import Roving
from ui.parts.stack import column, hairline, row
from ui.parts.words import Words
from workbook.meeting import Meetings
from workbook.model import Event, Place
from workbook.number_words import capital, how_many
from workbook.tokens import READING_WIDTH
from workbook.words import _, ngettext


def meanings() -> dict[int, str]:
    """What each number of fingers says."""
    return {
        5: _("I am all for it, and will work for it."),
        4: _("I think it is right, and will help."),
        3: _("I can live with it, and will stand by it."),
        2: _("I am not sure yet. There is something I want to talk about first."),
        1: _("I have strong doubts. Something has to change before I can stand by it."),
        0: _("I cannot accept it as it is."),
    }


class FistPart(QWidget):
    """Closed it tells the result, if there is one; open it explains, and counts. `closed()` when it is put away."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._session, self._sheet = context, context.session, context.sheet
        look = context.look
        self.is_open = False
        self._digits = False
        stack = column(look, self, space=6)
        self._told = Words(look, "", "body")
        stack.addWidget(self._told)
        self._body = QWidget()
        self._body.setMaximumWidth(look.px(READING_WIDTH))
        inner = column(look, self._body, space=4)
        stack.addWidget(self._body)
        inner.addWidget(Words(look, _("Fist of five"), "panel"))
        inner.addWidget(
            Words(
                look,
                _(
                    "Say the decision out loud. Count to three, and everybody shows a hand at the same time. "
                    "Count the hands; no names are kept."
                ),
                colour="ink2",
            )
        )
        inner.addSpacing(look.px(6))
        self._rows: list[FistRow] = []
        for number in FINGERS:
            inner.addWidget(hairline())
            made = FistRow(look, number, meanings()[number])
            made.changed.connect(lambda _n: self._counted())
            self._rows.append(made)
            inner.addWidget(made)
        inner.addWidget(hairline())
        inner.addSpacing(look.px(8))
        self._verdict = Words(look, "", "bold")
        self._of = Words(look, "", "small", colour="ink2")
        inner.addWidget(self._verdict)
        inner.addWidget(self._of)
        inner.addSpacing(look.px(8))
        line = row(look, space=12)
        self._again = OutlineButton(look, _("Show again"), size=36)
        self._again.clicked.connect(self._clear)
        done = OutlineButton(look, _("Put it away"), size=36)
        done.clicked.connect(self.close_part)
        for button in (self._again, done):
            line.addWidget(button)
        line.addStretch(1)
        inner.addLayout(line)
        self._roving = Roving(self, self._pressed)
        self._roving.set_items([made.cell for made in self._rows])
        for made in self._rows:
            made.cell.clicked.connect(lambda _on=False, made=made: made.step(1))
        self.refresh()

    def places(self) -> set[Place]:
        return {check_place(self._context.exercise.id)}

    def refresh(self, event: Event | None = None) -> None:
        """Shows what has been counted; not what is still on its way to the disk."""
        if event is None or event.cause != "edit" or not self._has_keyboard():
            hands = shown(self._sheet, self._context.exercise.id, self._context.page.id)
            for made in self._rows:
                if made.count() != hands.get(made.number, 0):
                    made.show_count(hands.get(made.number, 0))
        self._tell()

    def _has_keyboard(self) -> bool:
        return any(made.cell.hasFocus() for made in self._rows)

    def _hands(self) -> dict[int, int]:
        return {made.number: made.count() for made in self._rows}

    def _tell(self) -> None:
        said, hands = verdict(self._hands()), sum(self._hands().values())
        people = self._present()
        words = ""
        if hands and hands < people:
            words = _("{n} of {of} hands counted.").format(n=hands, of=people)
        elif people and hands > people:
            words = ngettext(
                "{n} hands counted, and there is {of} of you.",
                "{n} hands counted, and there are {of} of you.",
                people,
            ).format(n=hands, of=people)
        elif hands:
            words = ngettext("{who} hand counted.", "{who} hands counted.", hands)
            words = capital(words.format(who=how_many(hands)))
        self._verdict.setText(said)
        self._of.setText(words)
        for label in (self._verdict, self._of):
            label.setVisible(bool(label.text()))
        self._again.set_off(not hands)
        self._told.setText(_("Fist of five: {what}").format(what=said[:1].lower() + said[1:]) if said else "")
        self._body.setVisible(self.is_open)
        self._told.setVisible(bool(said) and not self.is_open)

    def _present(self) -> int:
        meetings = Meetings(self._sheet.workbook)
        meeting = meetings.current()
        return len(self._sheet.people() if meeting is None else meetings.present(meeting))

    # --- what one does ------------------------------------------------------------------------------------------

    def open_part(self) -> None:
        """Unfolds it, with the keyboard at the five."""
        self.is_open = True
        self._tell()
        self._roving.go(0)

    def close_part(self) -> None:
        """Folds it up; what was counted stays."""
        self._session.leave()
        self.is_open = False
        self._tell()
        self.closed.emit()

    def _counted(self) -> None:
        exercise, page, hands = self._context.exercise.id, self._context.page.id, self._hands()
        self._session.type(
            f"{check_place(exercise)}/{page}",
            _("Fist of five"),
            lambda: count(self._sheet, exercise, page, hands),
        )
        self._tell()

    def _clear(self) -> None:
        if not any(self._hands().values()):
            return
        exercise, page = self._context.exercise.id, self._context.page.id
        self._session.leave()
        self._session.do(_("Show again"), lambda: count(self._sheet, exercise, page, {}))
        self._session.message.emit(_("The count is cleared. Show your hands again."), "undo")
        self._roving.go(0)

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        """A digit is the count, the next one at once its second figure; plus and minus, and Backspace for nobody."""
        made, text, again = self._rows[index], event.text(), self._digits
        self._digits = False
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if text.isdecimal() and text.isascii():
            made.set_count(made.count() * 10 + int(text) if again and made.count() < 10 else int(text))
            self._digits = True
        elif text == "+":
            made.step(1)
        elif text in ("-", "\u2212"):
            made.step(-1)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            made.set_count(0)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_part()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._roving.go(index + 1)
        elif event.key() == Qt.Key.Key_Left:
            made.step(-1)
        elif event.key() == Qt.Key.Key_Right:
            made.step(1)
        else:
            return False
        return True
