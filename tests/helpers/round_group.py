"""A group at one laptop: a workbook with six people, a window, and hands that go through a private round."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from exercises.together.private_round import PrivateRound
from tests.helpers.drive import Drive, K, name_of, settle, where
from tests.helpers.in_the_window import seen
from ui.pages.alone_page import AlonePage
from ui.parts.segmented import Segmented
from ui.window import Window
from workbook.model import PEOPLE
from workbook.words import _

SIX = (
    "Karin Holmqvist",
    "Yusuf Demir",
    "Anna-Lena Sjöberg",
    "Petra Lindahl",
    "Johan Wikström",
    "Sara Eliasson",
)
LONG = tuple(
    f"{first}-Margareta {last}-Ängsviksdotter"
    for first in ("Anna", "Britt", "Carin", "Disa", "Elsa")
    for last in ("Lindqvist", "von Rosenschöld", "Szczepański")
)
SECRET = "the one nobody rings"
NEEDS = (
    "I want to know who comes",
    "The same faces",
    "Ring me if you are late",
    "Talk to me",
    "A clean home",
)


def made(path: Path, people=SIX, needs=NEEDS) -> Path:
    """A workbook whose group has people, a customer group and its needs, and nothing answered."""
    workbook = new_workbook(path, shipped_pack(), language="en", title="Our group")
    sheet = Sheet(workbook, shipped_pack())
    with workbook.without_history(), workbook.step(""):
        for name in people:
            workbook.add_item(PEOPLE, {"name": name})
        group = workbook.add_item(sheet.place(sheet.field("1.1/groups")), {"name": "Those with home care"})
        for words in needs:
            workbook.add_item(sheet.place(sheet.field("2.1/needs")), {"words": words}, parent=group.id)
    workbook.close()
    return path


class Clock:
    """The time of day, as the test says."""

    time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


class Group:
    """A window, a pair of hands, and what one asks about the round."""

    def __init__(self, window: Window, exercise: str, page: str) -> None:
        self.window, self.drive = window, Drive(window)
        self.exercise, self.page_id = exercise, page
        self.clock = Clock()
        self.go()

    def go(self) -> None:
        self.window.workbook_view().go(self.exercise, self.page_id)
        settle()
        self.guard.now = self.clock

    @property
    def guard(self):
        return self.window.workbook_view().guard

    @property
    def page(self) -> AlonePage:
        page = self.window.workbook_view().frame.page
        assert isinstance(page, AlonePage), page
        return page

    @property
    def round(self) -> PrivateRound:
        return self.page.round

    def at(self) -> tuple[str, str]:
        view = self.window.workbook_view()
        return view.exercise.id, view.page_spec.id

    def opens(self, words: str) -> QMenu:
        """The menu that a button opens."""
        button = self.drive.find(words)
        button.setFocus()
        button.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def begins(self, name: str) -> None:
        """The one whose turn it is presses Enter."""
        assert name_of(self.drive.focus()) == _("I am {name}, begin").format(name=name.split()[0]), where()
        self.drive.press(K.Key_Return)

    def writes(self, *lines: str) -> None:
        for number, line in enumerate(lines):
            if number:
                self.drive.press(K.Key_Return)
            self.drive.type(line)

    def is_done(self) -> None:
        self.drive.ctrl(K.Key_Return)

    def answers(self, name: str, *lines: str) -> None:
        self.begins(name)
        self.writes(*lines)
        self.is_done()

    def anonymous(self) -> None:
        """Tab from the main button to the choice, and one step to the right."""
        while type(self.drive.focus().parentWidget()) is not Segmented:
            self.drive.press(K.Key_Tab)
        self.drive.press(K.Key_Right)
        assert self.round.mode == "anonymous"
        assert type(self.drive.focus().parentWidget()) is Segmented, where()
        self.page.focus_first()

    def sees(self) -> str:
        settle()
        return seen(self.window).replace("\u00a0", " ")

    def pulse(self, seconds: int) -> None:
        """So many seconds go by, with a look each."""
        for _n in range(seconds):
            self.clock.time += 1
            self.guard.look()
        settle()

    def reopened(self) -> Group:
        """Samsyn is closed, and the file opened again."""
        path = self.window.session.workbook.path
        self.window.close()
        settle()
        self.window.show()
        self.window.show_welcome()
        self.window.open_path(path)
        self.window.activateWindow()
        settle()
        if not isinstance(self.window.workbook_view().frame.page, AlonePage):
            self.go()
        return Group(self.window, self.exercise, self.page_id)
