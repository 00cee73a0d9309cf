"""What a start brings in: at the first paint of a page, nothing that the page does not need.

In a child process and by the program's own door; how long it takes is the business of `make bench`.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.harness import ROOT, Painted, environment, painted
from benchmarks.start import UNSEEN, WELCOME, unneeded
from tests.helpers.drive import wait_for
from ui.ask import Ask
from ui.settings import Settings
from ui.shell.first_paint import FirstPaint
from ui.window import Window


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def blank(home) -> Painted:
    return painted([ROOT / "benchmarks" / "blank.py"], home)


@pytest.fixture(scope="module")
def sample(home) -> Path:
    path = home / "sample.samsyn"
    command = [sys.executable, ROOT / "main.py", "sample", path]
    subprocess.run(command, env=environment(home), check=True, stdout=subprocess.DEVNULL)
    return path


def test_the_welcome_page_brings_nothing_of_a_workbook(home, blank):
    once = painted([ROOT / "main.py"], home)
    assert "ui.pages.welcome" in once.modules
    assert unneeded(once, blank, "welcome") == []


@pytest.mark.slow
def test_the_sample_brings_only_the_page_it_opens_on(home, blank, sample):
    once = painted([ROOT / "main.py", sample], home)
    assert "ui.pages.plan_page" in once.modules
    assert unneeded(once, blank, "sample") == []


def test_the_lists_name_modules_that_are_there():
    for name in {*WELCOME, *UNSEEN}:
        path = ROOT.joinpath(*name.split("."))
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


def test_what_is_left_for_later_comes_with_the_first_paint_once(qapp):
    window, told = QWidget(), []
    FirstPaint(window).come.connect(lambda: told.append(True))
    assert told == []
    window.show()
    wait_for(lambda: told, "the first paint")
    window.hide()
    window.show()
    window.repaint()
    qapp.processEvents()
    assert told == [True]
    window.close()


def test_a_key_pressed_before_the_first_paint_finds_everything_in_its_place(qapp):
    window, told = QWidget(), []
    FirstPaint(window).come.connect(lambda: told.append(True))
    window.show()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert told == [True]
    window.close()


class Asked(Ask):
    """Counts how often a file is asked for, and chooses none."""

    def __init__(self) -> None:
        self.times = 0

    def file_to_open(self, folder):
        self.times += 1


ANEW = """
import sys
from PySide6.QtCore import QEvent, QSettings
from ui.app import make_application
from ui.settings import Settings
from ui.window import Window
app = make_application(["samsyn"])
window = Window(Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat)))
window.show()
window.rebuild()
for _turn in range(20):
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
print("complete" if window.actions() else "not complete")
"""


def test_a_window_that_is_made_anew_before_its_first_paint_is_complete(home):
    """In another theme, say, which the system chooses just then: the surface that was watched is gone."""
    command = [sys.executable, "-c", ANEW, str(home / "anew.ini")]
    done = subprocess.run(
        command, env=environment(home), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.stdout.strip()) == ("", "complete")


def test_the_keys_of_the_menu_are_there_with_the_first_paint(qapp, tmp_path):
    ask = Asked()
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(store), ask)
    assert not window.actions()
    window.show()
    wait_for(lambda: window.actions(), "the keys")
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert ask.times == 1
    window.close()


def test_how_far_the_group_has_come_stands_there_after_the_first_paint(qapp, tmp_path, sample):
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(store), Asked(), path=sample)
    view = window.workbook_view()
    assert view.left._count.text() == ""
    assert store.value("recent") is None
    window.show()
    wait_for(lambda: view.left._count.text(), "the exercises done")
    assert [entry.state for entry in view.left.nav._entries if hasattr(entry, "state")].count("done") > 5
    assert [recent.path for recent in window.settings.recent()] == [sample]
    window.close()


def test_the_details_of_an_action_stand_in_their_panel_after_the_first_paint(qapp, tmp_path, sample):
    window = Window(
        Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)), Asked(), path=sample
    )
    view = window.workbook_view()
    window.show()
    assert view._panel.isVisible()
    before = (view._panel.width(), view._panel.widget())
    wait_for(lambda: view._panel.widget() is not None, "the details")
    assert before == (view._panel.width(), None)
    assert view._panel.widget().isVisible()
    assert view._panel.widget() is view.frame.page.details
    window.close()
