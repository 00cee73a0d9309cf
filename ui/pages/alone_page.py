"""Each on their own: the computer goes round, and only the one who writes sees what is written.

Nobody's words and nobody's number of rows are on the page of another. What everybody wrote is shown at once, to all,
when the group says so.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from exercises.sheet import Row
from ui.context import Context
from ui.editors import make_editor
from ui.editors.editor import Editor
from ui.pages.page import FootWords, SheetPage
from ui.pages.round_parts import Aside, PersonRow, with_lock
from ui.parts.buttons import MainButton, OutlineButton
from ui.parts.stack import column, empty, gap, hairline, row
from ui.parts.words import Words, no_widow
from workbook.model import Event
from workbook.tokens import TARGET_HANDOVER
from workbook.words import _, ngettext

_SIDE_BY_SIDE, _ROW_WITH_SCALES = 760, 780
"""Below these widths (at 100 %) the two halves, and the scales of a row, stand under each other."""
_GRIDS, _WITH_ASIDE = frozenset({"grid", "responsibility"}), 1000
"""A grid needs the width; what to do if one gets stuck stands beside it only where there is room for both."""


class AlonePage(SheetPage):
    """Two faces: the hand-over with who has answered, and the page of whoever writes."""

    whole_width = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._writer: Row | None = None
        self._last: Row | None = None
        self._editors: list[Editor] = []
        self._lines: list[QBoxLayout] = []
        self._narrow = False
        self._width = 1400.0
        look = self.look
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(look.px(32), look.px(40), look.px(32), look.px(24))
        self._outer.setSpacing(look.px(56))
        self._next = None if self.is_revealed() else self._first_waiting()
        self._begin_button: MainButton | None = None
        self._build()

    def fit(self, width: float) -> None:
        self._width = width
        self._narrow = width < _ROW_WITH_SCALES
        for editor in self._editors:
            editor.set_narrow(self._narrow)
        self._direct()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # What has just been shown takes room only now.
            self._direct()
        return super().event(event)

    def _direct(self) -> None:
        """Side by side what fits so, words of any length counted; the large buttons too."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        room, sides = self._width * self.look.zoom, self._outer.contentsMargins()
        room -= sides.left() + sides.right()
        for box, fits in (
            *((line, _across(line) <= room) for line in self._lines),
            (self._outer, self._width >= _SIDE_BY_SIDE and _across(self._outer) <= room),
        ):
            if box.direction() != (across if fits else down):
                box.setDirection(across if fits else down)

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

    def goes_on(self) -> bool:
        """True from the first answer until all are shown."""
        begun = self._writer is not None or len(self._waiting()) < len(self.sheet.people())
        return begun and not self.is_revealed()

    def writer(self) -> str:
        """Whoever has the computer now; empty during the hand-over."""
        return self._writer.id if self._writer is not None else ""

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        empty(self._outer)
        self._editors.clear()
        self._lines.clear()
        self._begin_button = None
        if not self.sheet.people():
            self._outer.addWidget(self._nobody())
        elif self._writer is not None:
            grids = any(
                self.context.exercise.fields[name].kind in _GRIDS for name in self.context.page.fields
            )
            self._outer.addLayout(self._writing(self._writer), 8 if grids else 5)
            if not grids or self._width >= _WITH_ASIDE:
                self._outer.addWidget(Aside(self.context), 2 if grids else 3, Qt.AlignmentFlag.AlignTop)
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
            stack.addLayout(with_lock(look, _("Private. Nobody sees what the others have written.")))
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
            line.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        other = OutlineButton(look, _("Somebody else's turn"), size=TARGET_HANDOVER)
        other.clicked.connect(lambda: self._choose(other))
        line.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self._lines.append(line)
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
                PersonRow(
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
        stack.addLayout(with_lock(look, _("{name} writes. Only you see this.").format(name=name)))
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
        line.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(hide, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self._lines.append(line)
        stack.addLayout(line)
        stack.addStretch(1)
        return stack

    # --- what one does ------------------------------------------------------------------------------------------

    def begin(self, id_: str) -> None:
        """The participant with that id has the computer now."""
        for person in self.sheet.people():
            if person.id == id_:
                self._begin(person)

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

    def standing(self) -> tuple[str, ...]:
        return (self.writer(), self._next.id if self._next is not None else "")

    def stand(self, where: tuple[str, ...]) -> None:
        writer, turn = where
        for person in self.sheet.people():
            if person.id == (writer or turn):
                (self._begin if writer else self._turn_to)(person)


def _across(box: QBoxLayout) -> int:
    """How wide a box must be at least to have its parts side by side."""
    parts = [
        part for i in range(box.count()) if (part := box.itemAt(i)) is not None and not part.spacerItem()
    ]
    return sum(part.minimumSize().width() for part in parts) + box.spacing() * max(0, len(parts) - 1)


def first_name(name: str) -> str:
    """What one calls somebody at the table: the first part of the name."""
    return name.split()[0] if name.split() else name
