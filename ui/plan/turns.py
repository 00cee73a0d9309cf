"""The turns of an action: those it has had, told in small, and the fields of the one that is being taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from exercises.fields.turn_words import TOLD, Said, TurnWords, follow_up_field
from exercises.pictures.run_chart import said
from ui.context import Context
from ui.editors.editor import may_replace
from ui.parts.buttons import OutlineButton
from ui.parts.stack import column, empty, row
from ui.parts.text_field import LineField, TextField
from ui.parts.words import Words
from ui.plan.due_field import DueField
from ui.plan.one_of import OneOf
from ui.session import Session
from workbook.follow_up import TURNS, Turn, Turns, number_in
from workbook.model import Event
from workbook.plan import Action
from workbook.typed_text import one_line, shortened
from workbook.words import _

_LONGEST = 600
_EARLIER = 4
_SHOWN = 12


class EarlierTurns(QWidget):
    """Turns in words, the latest first, each in one piece; hidden where there are none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look = context.look
        self._stack = column(context.look, self, space=2)
        self._shown: list[Said] = []
        self.hide()

    def set_turns(self, turns: list[Said]) -> None:
        """Shows these; builds nothing anew where they are the same."""
        if turns == self._shown:
            return
        self._shown = turns
        empty(self._stack)
        look = self._look
        for number, turn in enumerate(turns):
            if number:
                self._stack.addSpacing(look.px(8))
            if turn.when:
                self._stack.addWidget(Words(look, turn.when, "small_bold", colour="ink2"))
            told = " ".join(
                f"{label}: {shortened(one_line(words), _LONGEST).rstrip('.')}." for label, words in turn.parts
            )
            self._stack.addWidget(Words(look, told, "small", colour="ink2"))
        self.setVisible(bool(turns))


class TurnsOfAction(QWidget):
    """What came of one action at the follow-ups so far; hidden where the pack has none, or the action."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._sheet, self._field = context.sheet, follow_up_field(context.sheet.pack)
        look = context.look
        stack = column(look, self, space=4, margins=(0, 12, 0, 0))
        title = (
            context.sheet.texts().exercise(context.sheet.pack.exercise(self._field.exercise), "title")
            if self._field is not None
            else ""
        )
        stack.addWidget(Words(look, title, "small", colour="ink2"))
        self._history = EarlierTurns(context)
        stack.addWidget(self._history)
        self.hide()

    def show_action(self, id_: str) -> None:
        """Shows the turns of an action, the latest first."""
        if self._field is None:
            return
        words = TurnWords(self._sheet, self._field)
        told = [words.said(turn) for turn in reversed(Turns(self._sheet.workbook).of(id_))]
        self._history.set_turns(told[:_SHOWN])
        self.setVisible(bool(told))


class TurnWriter:
    """Every change of a turn, in one place, so that each is one step to undo with a word people know."""

    def __init__(self, session: Session, words: TurnWords) -> None:
        self._session, self._words = session, words

    def turns(self) -> Turns:
        # Asked for each time: the session goes on in another file when it is saved somewhere else.
        return Turns(self._session.workbook)

    def set(self, action: str, column_id: str, value: str) -> None:
        """Writes one column of what came of an action, as a step of its own."""
        meeting = self._session.sheet.meeting_id()
        label = self._words.label(column_id)
        self._session.do(label, lambda: self.turns().put(action, meeting, column_id, value))

    def type(self, action: str, column_id: str, text: str) -> None:
        """One column, while it is being typed."""
        meeting, token = self._session.sheet.meeting_id(), f"{TURNS}/{action}/{column_id}"
        self._session.type(
            token, self._words.label(column_id), lambda: self._put(action, meeting, column_id, text)
        )

    def _put(self, action: str, meeting: str, column_id: str, text: str) -> None:
        turns = self.turns()
        turns.put(action, meeting, column_id, text)
        turn = turns.at(action, meeting)
        if column_id == "value" and text.strip() and turn is not None and not turn.date:
            # Nobody says when unless it was another day.
            turns.put(action, meeting, "date", self._session.today().isoformat())


class TurnFields(QWidget):
    """Did, saw and learnt; what next and how far it has come; the measured value with its day."""

    change = Signal()
    """*Change the action* was pressed: what is adapted is changed in the plan."""
    catch = Signal()
    """*Catch an action* was pressed: what is adapted becomes an action of its own."""

    def __init__(self, context: Context, words: TurnWords, writer: TurnWriter) -> None:
        super().__init__()
        self._context, self._words, self._writer = context, words, writer
        self.look = look = context.look
        self._action = Action("")
        self.texts: dict[str, TextField] = {}
        self._pairs: list[QHBoxLayout] = []
        stack = column(look, self, space=14)
        cells = {name: self._labelled(name, self._text(name)) for name in TOLD}
        self.next = OneOf(look, list(words.nexts.items()), name=words.label("next"))
        self.next.changed.connect(lambda key: self._writer.set(self._action.id, "next", key))
        self.status = OneOf(look, list(words.statuses.items()), name=words.label("status"))
        self.status.changed.connect(lambda key: self._writer.set(self._action.id, "status", key))
        self._after = self._what_follows()
        decided = QWidget()
        inside = column(look, decided, space=12)
        inside.addWidget(self._labelled("next", self.next))
        inside.addWidget(self._after)
        inside.addWidget(self._labelled("status", self.status))
        inside.addStretch(1)
        self.value, self._understood = self._value(), Words(look, "", "small", colour="ink2")
        measured = self._labelled("value", self.value)
        measured.layout().addWidget(self._understood)  # type: ignore[union-attr]
        self.date = DueField(look, context.sheet.language, name=words.label("date"), past=True)
        self.date.changed.connect(lambda day: self._writer.type(self._action.id, "date", day))
        self.date.left.connect(self._leave)
        for pair in (
            (cells["did"], cells["saw"]),
            (cells["learnt"], decided),
            (measured, self._labelled("date", self.date)),
        ):
            line = row(look, space=24)
            for cell in pair:
                line.addWidget(cell, 1)
            self._pairs.append(line)
            stack.addLayout(line)
        self._earlier = Words(look, "", "small", colour="ink2")
        stack.addWidget(self._earlier)
        if context.session.read_only:
            for part in (*self.texts.values(), self.next, self.status, self.value, self.date, self._after):
                part.setEnabled(False)

    # --- parts --------------------------------------------------------------------------------------------------

    def _labelled(self, name: str, made: QWidget) -> QWidget:
        cell = QWidget()
        stack = column(self.look, cell, space=4)
        stack.addWidget(Words(self.look, self._words.label(name), "small", colour="ink2"))
        stack.addWidget(made)
        stack.setAlignment(Qt.AlignmentFlag.AlignTop)
        return cell

    def _text(self, name: str) -> TextField:
        label, hint = self._words.label(name), self._words.label(name, "placeholder")
        made = TextField(self.look, min_lines=3, max_lines=8, name=label, placeholder=hint)
        made.changed.connect(lambda text: self._writer.type(self._action.id, name, text))
        made.left.connect(self._leave)
        self.texts[name] = made
        return made

    def _value(self) -> LineField:
        label, hint = self._words.label("value"), self._words.label("value", "placeholder")
        made = LineField(self.look, name=label, placeholder=hint)
        made.setMaxLength(200)
        made.changed.connect(self._typed_value)
        made.editingFinished.connect(self._leave)
        return made

    def _what_follows(self) -> QWidget:
        """What *adapt* and *drop* lead to."""
        look, holder = self.look, QWidget()
        stack = column(look, holder, space=8)
        self._says = Words(look, "", "small", colour="ink2")
        stack.addWidget(self._says)
        self._ways = QWidget()
        line = row(look, self._ways, space=8)
        change = OutlineButton(look, _("Change the action"), size=36)
        change.clicked.connect(self.change)
        catch = OutlineButton(look, _("Catch an action"), size=36)
        catch.clicked.connect(self.catch)
        line.addWidget(change)
        line.addWidget(catch)
        line.addStretch(1)
        self._ways_line = line
        stack.addWidget(self._ways)
        holder.hide()
        return holder

    def set_narrow(self, narrow: bool, tight: bool) -> None:
        """Stacks what stands side by side; `tight` the two buttons too."""
        for line in self._pairs:
            line.setDirection(_way(not narrow))
            line.setSpacing(self.look.px(14 if narrow else 24))
        self._ways_line.setDirection(_way(not tight))

    # --- writing ------------------------------------------------------------------------------------------------

    def _typed_value(self, text: str) -> None:
        self._understand(text)
        self._writer.type(self._action.id, "value", " ".join(text.split()))

    def _understand(self, text: str) -> None:
        """Says what of the value becomes a point, where that is not plain."""
        number, plain = number_in(text), " ".join(text.split())
        words = ""
        if plain and number is None:
            words = _("No number, so it becomes no point")
        elif number is not None and not _is_bare(plain):
            words = _("Drawn as {number}").format(number=said(number, self._context.sheet.language))
        self._understood.setText(words)
        self._understood.setVisible(bool(words))
        self.value.setAccessibleDescription(words)

    def _leave(self) -> None:
        self._context.session.leave()

    # --- showing ------------------------------------------------------------------------------------------------

    def show_turn(self, action: Action, turn: Turn | None, before: list[Turn], event: Event | None) -> None:
        """The action's turn as the workbook has it; never changes what somebody is typing."""
        anew = action.id != self._action.id
        self._action = action
        turn = turn or Turn("", action.id)
        for name, made in self.texts.items():
            if anew or may_replace(made, event):
                made.set_text(getattr(turn, name))
        if (anew or may_replace(self.value, event)) and self.value.text() != turn.value:
            self.value.setText(turn.value)
        self._understand(self.value.text())
        if anew or may_replace(self.date.line, event):
            self.date.line.setModified(False)
            self.date.set_due(turn.date)
        self.next.set_current(turn.next)
        self.status.set_current(action.status)
        self._follow(turn.next)
        values = [words for each in reversed(before) if (words := self._words.value(each))]
        told = "; ".join(shortened(one_line(words), 80) for words in values[:_EARLIER])
        self._earlier.setText(_("Before: {values}").format(values=told) if told else "")
        self._earlier.setVisible(bool(told))

    def _follow(self, next_: str) -> None:
        says = {
            "adapt": _("What will you change? Write it in the action, or make it an action of its own."),
            "abandon": _("It now stands among what you do not do now, with what you learnt."),
        }
        self._says.setText(says.get(next_, ""))
        self._ways.setVisible(next_ == "adapt")
        self._after.setVisible(next_ in says)


def _way(across: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom


def _is_bare(text: str) -> bool:
    """True for a number with nothing beside it but its unit's sign."""
    return not text.strip("0123456789 \u00a0\u202f.,-\u2212%")
