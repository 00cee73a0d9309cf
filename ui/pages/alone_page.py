"""Each on their own: the computer goes round, and only the one who writes sees what is written.

Nobody's words and nobody's number of rows are on the page of another. What everybody wrote is shown at once, to all,
when the group says so.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from exercises.sheet import Row
from ui.context import Context
from ui.editors import make_editor
from ui.editors.editor import Editor
from ui.look import marks
from ui.look.icons import draw_icon
from ui.look.look import Look
from ui.pages.page import Act, FootWords, SheetPage
from ui.parts.buttons import MainButton, OutlineButton, PlainButton
from ui.parts.stack import column, empty, gap, hairline, row
from ui.parts.words import Words, no_widow
from workbook.model import Event
from workbook.tokens import TARGET_HANDOVER
from workbook.words import _, ngettext

_SIDE_BY_SIDE, _ROW_WITH_SCALES = 760, 660
"""Below these widths (at 100 %) the two halves, and the scales of a row, stand under each other."""


class AlonePage(SheetPage):
    """Two faces: the hand-over with who has answered, and the page of whoever writes."""

    whole_width = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._writer: Row | None = None
        self._last: Row | None = None
        self._editors: list[Editor] = []
        self._narrow = False
        look = self.look
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(look.px(32), look.px(40), look.px(32), look.px(24))
        self._outer.setSpacing(look.px(56))
        self._next = None if self.is_revealed() else self._first_waiting()
        self._begin_button: MainButton | None = None
        self._build()

    def fit(self, width: float) -> None:
        way = QBoxLayout.Direction.LeftToRight if width >= _SIDE_BY_SIDE else QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(way)
        self._narrow = width < _ROW_WITH_SCALES
        for editor in self._editors:
            editor.set_narrow(self._narrow)

    # --- whose turn ---------------------------------------------------------------------------------------------

    def _waiting(self) -> list[Row]:
        return [p for p in self.sheet.people() if not self._is_done(p)]

    def _is_done(self, person: Row) -> bool:
        return self.sheet.is_done(self.context.exercise.id, self.context.page, person.id)

    def _first_waiting(self) -> Row | None:
        waiting = self._waiting()
        return waiting[0] if waiting else None

    def is_revealed(self) -> bool:
        """True once everybody's answers have been shown."""
        return self.sheet.is_revealed(self.context.exercise.id, self.context.page)

    def writer(self) -> str:
        """Whoever has the computer now; empty during the hand-over."""
        return self._writer.id if self._writer is not None else ""

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        empty(self._outer)
        self._editors.clear()
        self._begin_button = None
        if not self.sheet.people():
            self._outer.addWidget(self._nobody())
        elif self._writer is not None:
            self._outer.addLayout(self._writing(self._writer), 5)
            self._outer.addWidget(_Aside(self.context), 3, Qt.AlignmentFlag.AlignTop)
        else:
            self._outer.addLayout(self._handover(), 5)
            self._outer.addWidget(self._who(), 4, Qt.AlignmentFlag.AlignTop)
        self.state_changed.emit()

    def _nobody(self) -> QWidget:
        from ui.parts.empty_state import EmptyState

        state = EmptyState(
            self.look,
            _("Nobody is in the group yet."),
            _("Write who you are first; then each can answer on their own."),
            _("Add participants"),
        )
        people = next(
            (
                e
                for e in self.sheet.pack.exercises.values()
                if any(f.kind == "participants" for f in e.fields.values())
            ),
            None,
        )
        if people is not None:
            state.acted.connect(lambda: self.go.emit(people.id, "", ""))
        return state

    def _handover(self) -> QVBoxLayout:
        look = self.look
        stack = column(look)
        if not self.is_revealed():
            stack.addLayout(_with_lock(look, _("Private. Nobody sees what the others have written.")))
            stack.addWidget(gap(look, 14))
        person = self._next
        if person is not None and not self.is_revealed():
            name = first_name(person.words)
            stack.addWidget(Words(look, _("Pass the computer to {name}").format(name=name), "handover"))
        elif self.is_revealed():
            stack.addWidget(Words(look, _("The answers are shown"), "handover"))
        else:
            stack.addWidget(Words(look, _("Everybody has answered"), "handover"))
        stack.addWidget(gap(look, 14))
        if self._last is not None:
            words = _(
                "{name}'s answer is saved and hidden. It is not shown until you show everyone's at once."
            ).format(name=first_name(self._last.words))
            stack.addWidget(Words(look, words, "intro", colour="ink2"))
            stack.addWidget(gap(look, 20))
        else:
            stack.addWidget(
                Words(
                    look, self.context.say(f"pages.{self.context.page.id}.question"), "intro", colour="ink2"
                )
            )
            stack.addWidget(gap(look, 20))
        line = row(look, space=12)
        if person is not None:
            begin = MainButton(
                look,
                _("I am {name}, begin").format(name=first_name(person.words)),
                icon_right=None,
                size=TARGET_HANDOVER,
            )
            begin.clicked.connect(lambda: self._begin(person))
            self._begin_button = begin
            line.addWidget(begin)
        other = OutlineButton(look, _("Somebody else's turn"), size=TARGET_HANDOVER)
        other.clicked.connect(lambda: self._choose(other))
        line.addWidget(other)
        line.addStretch(1)
        stack.addLayout(line)
        stack.addStretch(1)
        return stack

    def _who(self) -> QWidget:
        look = self.look
        holder = QWidget()
        stack = column(look, holder)
        people = self.sheet.people()
        done = sum(self._is_done(p) for p in people)
        head = row(look)
        head.addWidget(Words(look, _("Who has answered"), "panel"), 1)
        head.addWidget(
            Words(look, _("{n} of {of}").format(n=done, of=len(people)), colour="ink2", wrap=False)
        )
        stack.addLayout(head)
        stack.addSpacing(look.px(12))
        roles = self._roles()
        for person in people:
            stack.addWidget(hairline())
            turn = self._next is not None and person.id == self._next.id
            done_words = _("Answered") if self.is_revealed() else _("Done, answer hidden")
            stack.addWidget(
                _PersonRow(
                    look,
                    person.words,
                    roles.get(person.id, ""),
                    done_words if self._is_done(person) else "",
                    turn,
                )
            )
        stack.addWidget(hairline())
        stack.addSpacing(look.px(10))
        stack.addWidget(
            Words(
                look, _("Is somebody away today? Skip them. They can answer later."), "small", colour="ink2"
            )
        )
        return holder

    def _roles(self) -> dict[str, str]:
        field = next(
            (
                f
                for e in self.sheet.pack.exercises.values()
                for f in e.fields.values()
                if f.kind == "participants"
            ),
            None,
        )
        if field is None:
            return {}
        return {p.id: self.sheet.value(field, p.id, "role") or "" for p in self.sheet.people()}

    def _writing(self, person: Row) -> QVBoxLayout:
        look, context = self.look, self.context.written_by(person.id)
        stack = column(look)
        name = first_name(person.words)
        stack.addLayout(_with_lock(look, _("{name} writes. Only you see this.").format(name=name)))
        stack.addSpacing(look.px(12))
        stack.addWidget(
            Words(look, no_widow(self.context.say(f"pages.{self.context.page.id}.question")), "question")
        )
        help_ = self.context.say(f"pages.{self.context.page.id}.help")
        if help_:
            stack.addSpacing(look.px(6))
            stack.addWidget(Words(look, help_, "intro", colour="ink2"))
        stack.addSpacing(look.px(18))
        for name_ in self.context.page.fields:
            editor = make_editor(context, self.context.exercise.fields[name_])
            editor.set_narrow(self._narrow)
            self._editors.append(editor)
            stack.addWidget(editor)
        stack.addSpacing(look.px(28))
        line = row(look, space=12)
        done = MainButton(look, _("I'm done, hide my answer"), icon_right=None, size=TARGET_HANDOVER)
        done.clicked.connect(self.finish)
        hide = OutlineButton(look, _("Hide now"), icon="lock", key_hint="Esc", size=TARGET_HANDOVER)
        hide.clicked.connect(self.hide_writing)
        line.addWidget(done)
        line.addWidget(hide)
        line.addStretch(1)
        stack.addLayout(line)
        stack.addStretch(1)
        return stack

    # --- what one does ------------------------------------------------------------------------------------------

    def _begin(self, person: Row) -> None:
        self._writer = person
        self._build()
        self.focus_first()

    def _choose(self, at: QWidget) -> None:
        menu = QMenu(self)
        for person in self.sheet.people():
            action = menu.addAction(person.words)
            action.triggered.connect(lambda _on=False, person=person: self._turn_to(person))
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _turn_to(self, person: Row) -> None:
        self._next = person
        self._last = None
        self._build()
        self.focus_first()

    def finish(self) -> None:
        """*I'm done*: the answer is hidden and the next one's turn comes."""
        person = self._writer
        if person is None:
            return
        self.session.leave()
        page, exercise = self.context.page, self.context.exercise.id
        self.session.do(_("Done"), lambda: self.sheet.set_done(exercise, page, person.id, True))
        self._last, self._writer = person, None
        people = self.sheet.people()
        at = next((i for i, p in enumerate(people) if p.id == person.id), 0)
        waiting = [p for p in people[at + 1 :] + people[:at] if not self._is_done(p)]
        self._next = waiting[0] if waiting else None
        self._build()
        self.focus_first()

    def hide_writing(self) -> None:
        """Hides what is being written; it stays the same person's turn."""
        if self._writer is None:
            return
        self.session.leave()
        self._next, self._writer = self._writer, None
        self._last = self._next
        self._build()
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._writer is not None:
            self.hide_writing()
            return
        super().keyPressEvent(event)

    def reveal(self) -> None:
        """Shows everybody's answers, once and for all."""
        self.session.leave()
        page, exercise = self.context.page, self.context.exercise.id
        if not self.is_revealed():
            self.session.do(_("Show everyone's answers"), lambda: self.sheet.reveal(exercise, page))

    def foot(self) -> FootWords:
        people, waiting = self.sheet.people(), len(self._waiting())
        if self._writer is not None:
            return FootWords(_("{n} of {of} have answered").format(n=len(people) - waiting, of=len(people)))
        if not people or not waiting or self.is_revealed():
            return FootWords()
        return FootWords(
            ngettext("{n} has not answered yet", "{n} have not answered yet", waiting).format(n=waiting)
        )

    def all_answered(self) -> bool:
        """True if nobody is left to wait for."""
        return bool(self.sheet.people()) and not self._waiting()

    def refresh(self, event: Event | None = None) -> None:
        for editor in self._editors:
            if event is None or editor.places() & event.places:
                editor.refresh(event)
        if self._writer is None and event is not None and event.cause != "edit":
            self._next = self._first_waiting()
            self._build()
        self.state_changed.emit()

    def focus_first(self) -> None:
        if self._editors:
            self._editors[0].focus_first()
        elif self._begin_button is not None:
            self._begin_button.setFocus()


class _Aside(QWidget):
    """*If you get stuck*: questions, and another group's answer, folded until asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        outer = row(look, self, space=24)
        line = QWidget()
        line.setFixedWidth(look.px(2))
        line.setProperty("ground", "sunk")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer.addWidget(line)
        stack = column(look, space=10)
        stack.addWidget(Words(look, _("If you get stuck"), "bold"))
        texts = context.sheet.texts()
        for question in texts.exercise_list(context.exercise, "facilitator.stuck")[:2]:
            stack.addWidget(Words(look, question, colour="ink2"))
        button = PlainButton(look, _("Show how another group did"), icon="right")
        button.setCheckable(True)
        stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        example = QWidget()
        inner = column(look, example, space=8)
        inner.addWidget(Words(look, context.say("example.who"), "bold"))
        inner.addWidget(Words(look, " ".join(context.say("example.text").split("\n\n")[0].split())))
        example.hide()
        button.toggled.connect(example.setVisible)
        stack.addWidget(example)
        stack.addStretch(1)
        outer.addLayout(stack, 1)


class _PersonRow(QWidget):
    """Who, and whether they have answered: never how much."""

    def __init__(self, look: Look, name: str, role: str, done: str, turn: bool) -> None:
        super().__init__()
        self._look, self._done, self._turn = look, bool(done), turn
        line = row(look, self, space=14, margins=(38, 9, 0, 9))
        stack = column(look)
        stack.addWidget(Words(look, name, "bold" if turn else "body"))
        if role:
            stack.addWidget(Words(look, role, "small", colour="ink2"))
        line.addLayout(stack, 1)
        words = done or (_("Your turn") if turn else _("Not yet"))
        if done == _("Done, answer hidden"):
            line.addWidget(_Lock(look), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(
            Words(look, words, "cell_bold" if turn and not done else "cell", colour="ink2", wrap=False)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.size(24)
        box = QRectF(look.size(2), (self.height() - side) / 2, side, side)
        if self._turn and not self._done:
            marks.knot(painter, box, look, "here", "paper")
        else:
            marks.status(painter, box, look, "done" if self._done else "waiting")
        painter.end()


class _Lock(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(18), look.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, "lock", QRectF(self.rect()), self._look.colour("ink2"))
        painter.end()


def _with_lock(look: Look, words: str) -> QHBoxLayout:
    line = row(look, space=10)
    line.addWidget(_Lock(look))
    line.addWidget(Words(look, words, colour="ink2"), 1)
    return line


def first_name(name: str) -> str:
    """What one calls somebody at the table: the first part of the name."""
    return name.split()[0] if name.split() else name


__all__ = ["Act", "AlonePage", "first_name"]
