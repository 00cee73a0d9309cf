"""A new workbook: what the group is called, who is in it, which programme, and where the file lies. One page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from exercises.packs.carried import PackWithFiles
from exercises.texts.texts import Texts
from ui.look.look import Look
from ui.pages.pack_line import PackLine
from ui.parts.buttons import LinkButton, MainButton, PlainButton
from ui.parts.check_box import Radio
from ui.parts.segmented import Segmented
from ui.parts.stack import column, empty, ground, hairline, row
from ui.parts.text_field import LineField, TextField
from ui.parts.words import Words
from workbook.errors import WorkbookError
from workbook.model import SUFFIX
from workbook.tokens import SHEET_FOOT
from workbook.typed_text import lines, one_line
from workbook.words import LANGUAGES, NAMES, _, language


@dataclass(frozen=True)
class NewWorkbook:
    """What the page asks for. People are (name, role)."""

    path: Path
    title: str
    language: str
    programme: str
    people: tuple[tuple[str, str], ...]
    exercises: PackWithFiles | None = None
    """Another pack than the one that comes with Samsyn."""


class NewWorkbookPage(QWidget):
    """`made(NewWorkbook)` when it is to be made, `closed()` when not; `place_wanted(suggested)` asks for a place."""

    made = Signal(object)
    closed = Signal()
    place_wanted = Signal(Path)
    exercises_wanted = Signal()

    def __init__(self, look: Look, ours: PackWithFiles, folder: Path, parent: QWidget | None = None) -> None:
        """`ours` are the exercises that come with Samsyn."""
        super().__init__(parent)
        self._look, self._ours, self._folder = look, ours, folder
        self.exercises = ours
        self._chosen_path: Path | None = None
        ground(self, "paper")
        outer = column(look, self)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area, 1)
        holder = QWidget()
        ground(holder, "paper")
        area.setWidget(holder)
        across = row(look, holder, margins=(32, 40, 32, 24))
        sheet = QWidget()
        sheet.setMaximumWidth(look.px(720))
        across.addStretch(1)
        across.addWidget(sheet, 100)
        across.addStretch(1)
        stack = column(look, sheet, space=6)
        stack.addWidget(Words(look, _("New workbook"), "question"))
        stack.addSpacing(look.px(14))
        self.title = LineField(
            look, "", placeholder=_("Home care in Ängsvik"), name=_("What is the group called?")
        )
        self._labelled(stack, _("What is the group called?"), self.title)
        self.title.changed.connect(lambda _text: self._show_place())
        self.people = TextField(
            look, "", min_lines=4, max_lines=12, name=_("Who is in it?"),
            placeholder=_("Karin Holmqvist, head of unit"),
        )  # fmt: skip
        self._labelled(
            stack, _("Who is in it?"), self.people,
            _("One on each line. Write the role after a comma if you like. You can add more later."),
        )  # fmt: skip
        stack.addWidget(Words(look, _("Exercises from"), "bold"))
        self._pack_line = PackLine(look)
        self._pack_line.wanted.connect(self.exercises_wanted)
        self._pack_line.ours_wanted.connect(lambda: self.set_exercises(self._ours))
        stack.addWidget(self._pack_line)
        stack.addSpacing(look.px(16))
        stack.addWidget(Words(look, _("Which programme?"), "bold"))
        # In a widget of their own, or Qt would take the languages below for others of the same group.
        self._choices = QWidget()
        self._programmes = column(look, self._choices, space=2)
        stack.addWidget(self._choices)
        stack.addSpacing(look.px(16))
        stack.addWidget(Words(look, _("Which language will you write in?"), "bold"))
        self.language = Segmented(
            look, [(code, NAMES[code], None) for code in LANGUAGES], language(),
            name=_("Which language will you write in?"),
        )  # fmt: skip
        self.language.changed.connect(self._show_programmes)
        stack.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addSpacing(look.px(16))
        stack.addWidget(Words(look, _("Where it lies"), "bold"))
        place = row(look, space=12)
        self._place = Words(look, "", colour="ink2")
        place.addWidget(self._place, 1)
        change = LinkButton(look, _("Choose another place"))
        change.clicked.connect(lambda: self.place_wanted.emit(self.path()))
        place.addWidget(change)
        stack.addLayout(place)
        stack.addStretch(1)
        outer.addWidget(hairline())
        foot = QWidget()
        foot.setFixedHeight(look.px(SHEET_FOOT))
        line = row(look, foot, space=16, margins=(24, 0, 32, 0))
        back = PlainButton(look, _("Back"))
        back.clicked.connect(self.closed)
        line.addWidget(back)
        line.addStretch(1)
        self.begin = MainButton(look, _("Make the workbook"))
        self.begin.clicked.connect(self._make)
        line.addWidget(self.begin)
        outer.addWidget(foot)
        self.programme = "half-day"
        self._show_programmes(language())
        self._show_place()

    def _labelled(self, stack: QVBoxLayout, words: str, field: QWidget, help_: str = "") -> None:
        stack.addWidget(Words(self._look, words, "bold"))
        if help_:
            stack.addWidget(Words(self._look, help_, colour="ink2"))
        stack.addWidget(field)
        stack.addSpacing(self._look.px(14))

    def _show_programmes(self, code: str) -> None:
        empty(self._programmes)
        pack = self.exercises.pack
        texts = Texts(pack, code)
        self._pack_line.show_pack(texts.pack("title"), is_ours=self.exercises is self._ours)
        if self.programme not in pack.programmes:
            self.programme = next(iter(pack.programmes), "")
        before: QWidget = self._pack_line.last()
        for programme in pack.programmes.values():
            title = texts.pack(f"programmes.{programme.id}.title")
            button = Radio(self._look, title, parent=self._choices)
            button.setAccessibleDescription(texts.pack(f"programmes.{programme.id}.help"))
            button.setChecked(programme.id == self.programme)
            button.clicked.connect(lambda _on=False, id_=programme.id: setattr(self, "programme", id_))
            self._programmes.addWidget(button)
            # They are made anew with every language, and Tab comes to them where they stand.
            QWidget.setTabOrder(before, button)
            before = button
            help_ = Words(self._look, texts.pack(f"programmes.{programme.id}.help"), colour="ink2")
            indent = row(self._look, margins=(34, 0, 0, 6))
            indent.addWidget(help_)
            self._programmes.addLayout(indent)

    def set_exercises(self, found: PackWithFiles) -> None:
        """The workbook will have these exercises."""
        self.exercises = found
        self._show_programmes(self.language.current() or language())

    def say_mistake(self, error: WorkbookError) -> None:
        """The exercises that were chosen cannot be used, and why; those from before stay."""
        self._pack_line.say(error)

    def path(self) -> Path:
        """Where the file will lie: the chosen place, or the group's name in the documents folder, never an old file."""
        if self._chosen_path is not None:
            return self._chosen_path
        stem = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", one_line(self.title.text())).strip(" .")[:80] or _(
            "Our workbook"
        )
        path = self._folder / f"{stem}{SUFFIX}"
        number = 2
        while path.exists():
            path = self._folder / f"{stem} {number}{SUFFIX}"
            number += 1
        return path

    def set_path(self, path: Path) -> None:
        self._chosen_path = path
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(str(self.path()))

    def _make(self) -> None:
        people = []
        for line in lines(self.people.text()):
            name, _comma, role = line.partition(",")
            people.append((name.strip(), role.strip()))
        self.made.emit(
            NewWorkbook(
                self.path(),
                one_line(self.title.text()) or self.path().stem,
                self.language.current() or language(),
                self.programme,
                tuple(people),
                None if self.exercises is self._ours else self.exercises,
            )
        )

    def take_over(self, other: NewWorkbookPage) -> None:
        """Goes on where another one was, when the look or the language changes."""
        self.title.setText(other.title.text())
        self.people.set_text(other.people.text())
        self.programme, self._chosen_path = other.programme, other._chosen_path
        self.exercises = other.exercises if other.exercises is not other._ours else self._ours
        code = other.language.current() or language()
        self.language.set_current(code)
        self._show_programmes(code)
        self._show_place()

    def focus_first(self) -> None:
        self.title.setFocus()
