"""The left column: the programme's exercises on the thread, and *Catch an action* always at its foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from exercises.answers.sheet import Sheet
from exercises.together.progress import done_count, exercise_done
from ui.look.look import Look
from ui.look.marks import Knot
from ui.pages.round_parts import Lock
from ui.parts.buttons import IconButton, OutlineButton, PlainButton
from ui.parts.stack import column, ground, hairline, row
from ui.parts.thread_nav import Chapter, ExerciseRow, ThreadNav
from ui.parts.words import Words
from workbook.meeting import Meetings
from workbook.tokens import LEFT_COLUMN, LEFT_RAIL
from workbook.words import _, ngettext


class LeftColumn(QWidget):
    """`chosen(exercise id)`, `capture()`, `plan()`, `programme(button)`."""

    chosen = Signal(str)
    capture = Signal()
    plan = Signal()
    programme = Signal(QWidget)

    def __init__(self, look: Look, sheet: Sheet, *, counts: bool = True) -> None:
        """Without `counts` the titles are there at once, and how far the group has come at the next `refresh`."""
        super().__init__()
        self._look, self._sheet = look, sheet
        self._counts = counts
        self._rail = False
        self._all = False
        self.current = ""
        self._scrolled_to = ""
        ground(self, "bg")
        self.setFixedWidth(look.px(LEFT_COLUMN))
        stack = column(look, self)
        self._head = QWidget()
        head = row(look, self._head, margins=(8, 4, 16, 2))
        self._programme = PlainButton(look, "", icon=None, size=36)
        self._programme.role_font, self._programme.text_colour = "small", "ink2"
        self._programme.clicked.connect(lambda: self.programme.emit(self._programme))
        head.addWidget(self._programme, 1, Qt.AlignmentFlag.AlignLeft)
        self._shut_words = QWidget()
        shut = row(look, self._shut_words, space=10, margins=(8, 0, 0, 0))
        shut.addWidget(Lock(look))
        shut.addWidget(Words(look, _("Closed in a private round"), "small", colour="ink2"), 1)
        self._shut_words.setFixedHeight(look.px(36))
        self._shut_words.hide()
        head.addWidget(self._shut_words, 1)
        self._count = Words(look, "", "small", colour="ink2", wrap=False)
        head.addWidget(self._count)
        stack.addWidget(self._head)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        states = {"done": _("done"), "here": _("here"), "coming": _("to come")}
        self.nav = ThreadNav(look, name=_("Exercises"), state_words=states)
        self.nav.chosen.connect(self.chosen)
        area.setWidget(self.nav)
        stack.addWidget(area, 1)
        stack.addWidget(hairline())
        self._foot = QWidget()
        foot = column(look, self._foot, space=4, margins=(16, 16, 16, 12))
        self.capture_button = OutlineButton(look, _("Catch an action"), icon="plus", key_hint="Ctrl+K")
        self.capture_button.setSizePolicy(
            self.capture_button.sizePolicy().Policy.Expanding, self.capture_button.sizePolicy().Policy.Fixed
        )
        self.capture_button.clicked.connect(self.capture)
        self._actions = PlainButton(look, "", icon="flag", size=36)
        self._actions.role_font, self._actions.text_colour = "body", "ink2"
        self._actions.clicked.connect(self.plan)
        foot.addWidget(self.capture_button)
        foot.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addWidget(self._foot)
        self._rail_foot = QWidget()
        small = column(look, self._rail_foot, space=4, margins=(10, 12, 10, 12))
        plus = IconButton(look, "plus", _("Catch an action"), framed=True)
        plus.clicked.connect(self.capture)
        small.addWidget(plus)
        self._rail_foot.hide()
        stack.addWidget(self._rail_foot)

    def show_all(self, every: bool) -> None:
        """Shows every exercise of the pack, or those of the programme."""
        self._all = every
        self.refresh()

    def shows_all(self) -> bool:
        """True while every exercise is listed."""
        return self._all

    def exercises(self) -> list[str]:
        """The ids of the exercises listed, in order."""
        chosen = [exercise for exercise, _minutes in self._sheet.programme()]
        if self._all or not chosen:
            chosen = list(self._sheet.pack.exercises.values())
        return [exercise.id for exercise in chosen]

    def shown(self) -> list[str]:
        """Those, and each in the place of its number what is on today's agenda besides, and where the group is."""
        meeting, known = Meetings(self._sheet.workbook).current(), list(self._sheet.pack.exercises)
        besides = [self.current, *(id_ for id_, _minutes in (meeting.agenda if meeting is not None else ()))]
        found = self.exercises()
        for id_ in besides:
            if id_ in known and id_ not in found:
                before = [n for n, other in enumerate(found) if known.index(other) < known.index(id_)]
                found.insert(before[-1] + 1 if before else 0, id_)
        return found

    def as_menu(self) -> QMenu:
        """The exercises as a menu, where there is no room for the column."""
        menu, texts = QMenu(self.window()), self._sheet.texts()
        for id_ in self.shown():
            title = texts.exercise(self._sheet.pack.exercises[id_], "title")
            menu.addAction(f"{id_} {title}").triggered.connect(
                lambda _on=False, id_=id_: self.chosen.emit(id_)
            )
        return menu

    def set_shut(self, shut: bool) -> None:
        """Keeps the exercises in place, dimmed and out of reach; catching an action is never shut."""
        self.nav.setEnabled(not shut)
        self._programme.setVisible(not shut)
        self._shut_words.setVisible(shut)

    def refresh(self) -> None:
        """Titles, progress and counts as they are now."""
        sheet, texts = self._sheet, self._sheet.texts()
        entries: list[Chapter | ExerciseRow] = []
        chapter = None
        for id_ in self.shown():
            exercise = sheet.pack.exercises[id_]
            if exercise.chapter != chapter:
                chapter = exercise.chapter
                entries.append(Chapter(texts.pack(f"chapters.{chapter}")))
            done = self._counts and exercise_done(sheet, exercise)
            state: Knot = "here" if id_ == self.current else "done" if done else "coming"
            entries.append(ExerciseRow(id_, id_, texts.exercise(exercise, "title"), state))
        self.nav.set_entries(entries)
        if self.current:
            self.nav.set_current(self.current)
        if self.current != self._scrolled_to:
            self._scrolled_to = self.current
            self._show_current()
        if self._counts:
            n, of = done_count(sheet)
            self._count.setText(_("{n} of {of}").format(n=n, of=of))
        self._counts = True
        name = texts.pack(f"programmes.{sheet.programme_id()}.title")
        self._programme.set_text(_("Programme: {name}").format(name=name[:1].lower() + name[1:]))
        n = len(sheet.plan.actions())
        words = (
            ngettext("{n} action caught", "{n} actions caught", n).format(n=n)
            if n
            else _("No actions caught yet")
        )
        self._actions.set_text(words)

    def _show_current(self) -> None:
        """Where the group is stays in sight, and a little of what comes after; it has its place when it is laid out."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        here = self.nav.row_of(self.current)
        if here is not None:
            self._area.ensureWidgetVisible(here, 0, self._look.px(56))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()

    def set_rail(self, rail: bool) -> None:
        """A rail of knots; it unfolds when the pointer or the keyboard comes there."""
        self._rail = rail
        self._fold(rail)

    def _fold(self, folded: bool) -> None:
        self.nav.set_rail(folded)
        for widget in (self._head, self._foot):
            widget.setVisible(not folded)
        self._rail_foot.setVisible(folded)
        self.setFixedWidth(self._look.px(LEFT_RAIL if folded else LEFT_COLUMN))

    def event(self, event: QEvent) -> bool:
        if self._rail and event.type() == QEvent.Type.Enter:
            self._fold(False)
            self.raise_()
        elif self._rail and event.type() == QEvent.Type.Leave and not self._has_focus():
            self._fold(True)
        return super().event(event)

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)
