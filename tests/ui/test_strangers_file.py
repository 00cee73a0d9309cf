"""A stranger's file may hold anything: the window opens it all the same, and shows what can be read."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel

from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from tests.helpers.drive import settle
from ui.ask import Ask
from ui.clock import clock_of
from ui.settings import Settings
from ui.window import Window
from workbook.agenda import SPENT
from workbook.meeting import Meetings
from workbook.model import Key
from workbook.workbook import Workbook

MEETING = "a" * 32
WRONG = [7, 0, True, ["a"], {"a": 1}, 1.5, [["a"]], ""]


class Answers(Ask):
    """Asks nobody, and lets nothing be told that went wrong."""

    def __init__(self) -> None:
        pass

    def choose(self, look, title, text, yes, no):
        return False

    def tell(self, look, error):
        raise AssertionError(error)


@pytest.fixture
def opened(qapp, tmp_path, monkeypatch):
    """Makes a workbook with such facts and answers in its file, and a window that has opened it."""
    monkeypatch.setattr("ui.window.backups_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr("ui.window.documents_folder", lambda: tmp_path)
    windows: list[Window] = []

    def make(values: dict[Key, object] | None = None, **facts) -> Window:
        path = tmp_path / "From elsewhere.samsyn"
        new_workbook(path, shipped_pack(), language="en", title="Theirs").close()
        workbook = Workbook.open(path)
        workbook.set_facts(**facts)
        Meetings(workbook).start("2026-03-10", [("1.1", 30)], starts="09:00", id_=MEETING)
        for key, value in (values or {}).items():
            workbook.set(key, value)
        workbook.close()
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        settings.language = "en"
        window = Window(settings, Answers(), None)
        windows.append(window)
        window.show()
        window.open_path(path)
        settle()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


@pytest.mark.parametrize("wrong", WRONG, ids=map(repr, WRONG))
@pytest.mark.parametrize(
    "fact", ["title", "language", "here", "nameless", "pack_version", "pack_shipped", "sweep"]
)
def test_a_strangers_facts_break_nothing(opened, fact, wrong):
    window = opened(**{fact: wrong})
    view = window.workbook_view()
    assert view.isVisible()
    shown = "From elsewhere" if fact == "title" else "Theirs"
    assert view.top._title.text() == shown


@pytest.mark.parametrize("wrong", [*WRONG, -1, 10**400], ids=lambda value: repr(value)[:20])
def test_a_clock_that_ran_for_ever_has_not_run(opened, wrong):
    window = opened({Key(*SPENT, MEETING, "1.1"): wrong})
    window.workbook_view().go("meeting", "agenda")
    settle()
    assert clock_of(window.session).spent().get("1.1", 0) == (7 if wrong == 7 else 0)
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any("Tuesday 10 March" in words for words in shown)
