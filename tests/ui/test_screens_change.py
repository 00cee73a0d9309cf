"""What happens to the screens while a group works: mirrored, moved, unplugged, plugged in, the lid closed and opened.

Whatever it is: what somebody writes is hidden before anything else happens, each window goes back to its own screen,
nothing reaches over an edge, the keyboard stays where it was, and it is said.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.drive import Drive, settle, wait_for
from tests.helpers.hot_plug import ALONE, LAPTOP, WALL, can_plug, plug
from tests.helpers.in_the_window import seen
from tests.helpers.patience import PATIENCE
from ui.screens import lay_on

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_plug, reason="this machine's screens cannot be plugged by a test"),
]

K = Qt.Key
SECRET = "zqsecret"


class RoomDrive(Drive):
    """Hands at the window, beside the room's."""

    def only_window(self) -> None:
        pass


@pytest.fixture
def room(fresh):
    """A window on the laptop, with a projector to its right, and what one needs to look at it."""
    plug(LAPTOP, WALL)
    window = fresh()
    window.setGeometry(60, 40, 1100, 700)
    settle()
    yield Room(window)
    plug(ALONE)


class Room:
    """The two windows and the screens under them."""

    def __init__(self, window) -> None:
        self.window, self.drive = window, RoomDrive(window)

    @property
    def big(self):
        return self.window.commands.big_screen

    def writes_alone(self):
        """N. is writing, and has written something."""
        self.window.workbook_view().go("1.1", "mention")
        settle()
        self.drive.press(K.Key_Return)
        self.drive.type(SECRET)
        assert SECRET in self.seen()
        return self.window.workbook_view().frame.page

    def seen(self) -> str:
        """Every word in every window."""
        words = "\n".join(seen(top) for top in QApplication.topLevelWidgets() if top.isVisible())
        return words.replace("\N{NO-BREAK SPACE}", " ")

    def changes(self, *screens) -> None:
        """The screens change. By the time the system has told us, nothing private is left on any of them."""
        plug(*screens)
        assert SECRET not in self.seen()
        wait_for(lambda: not self.big._settling.isActive())
        settle()

    def where(self) -> tuple[str, str]:
        """(the screen under the window, the one that the room's window fills or nothing)."""
        return _under(self.window), _under(self.big.presenter) if self.big.presenter else ""

    def within(self) -> bool:
        """True if neither window reaches over an edge."""
        return all(
            any(screen.geometry().contains(one.frameGeometry()) for screen in QApplication.screens())
            for one in (self.window, self.big.presenter)
            if one is not None
        )


def _under(window: QWidget) -> str:
    return next(
        screen.name()
        for screen in QApplication.screens()
        if screen.geometry().contains(window.geometry().center())
    )


def moved(screen, **to):
    return {**screen, **to}


MIRRORED = moved(WALL, x=0, width=1366, height=768)


def test_the_projector_is_mirrored_while_somebody_writes(room):
    room.drive.press(K.Key_F5)
    assert room.where() == ("laptop", "wall")
    page = room.writes_alone()
    room.changes(LAPTOP, MIRRORED)
    assert not page.writer()
    assert "Both screens show the same now, and the big screen is closed." in room.seen()
    assert "It was hidden because the screens changed." in room.seen()
    assert not room.big.is_open
    room.changes(LAPTOP, WALL)
    assert room.drive.sees("There are two screens again. F5 shows the big screen.")
    assert not room.window.session.has_unsaved()


def test_a_mirror_is_plugged_in_while_somebody_writes_without_a_big_screen(room):
    room.changes(LAPTOP)
    page = room.writes_alone()
    room.changes(LAPTOP, MIRRORED)
    assert not page.writer()
    assert "Both screens show the same now, so the room would see what somebody writes alone." in room.seen()


@pytest.mark.parametrize(
    "arranged",
    [
        pytest.param((moved(LAPTOP, x=1920), moved(WALL, x=0)), id="to the left"),
        pytest.param((moved(LAPTOP, y=1080), moved(WALL, x=0)), id="above"),
        pytest.param((LAPTOP, moved(WALL, width=1280, height=720)), id="another resolution"),
        pytest.param((moved(LAPTOP, width=911, height=512), moved(WALL, x=911)), id="the laptop at 150 %"),
    ],
)
def test_the_screens_are_arranged_anew_while_somebody_writes(room, arranged):
    room.drive.press(K.Key_F5)
    page = room.writes_alone()
    room.changes(*arranged)
    assert not page.writer()
    assert room.where() == ("laptop", "wall")
    assert room.within()
    assert room.big.presenter.geometry() == room.big._screen.geometry()
    assert room.window.isActiveWindow()


def test_a_window_that_fills_its_screen_goes_back_to_it_and_fills_it(room):
    room.window.showMaximized()
    room.drive.press(K.Key_F5)
    room.writes_alone()
    room.changes(moved(LAPTOP, x=1920), moved(WALL, x=0))
    assert room.where() == ("laptop", "wall")
    assert room.window.isMaximized()


@pytest.mark.parametrize("with_the_room", [True, False])
def test_the_lid_is_closed_and_opened(room, with_the_room):
    if with_the_room:
        room.drive.press(K.Key_F5)
    page = room.writes_alone()
    room.changes(moved(WALL, x=0))
    assert not page.writer()
    assert room.where() == ("wall", "")
    room.changes(moved(WALL, x=0), moved(LAPTOP, x=1920))
    assert room.where() == ("laptop", "")
    assert room.within()
    room.drive.press(K.Key_F5)
    assert room.where() == ("laptop", "wall")


def test_the_plug_is_pulled_while_somebody_writes(room):
    room.drive.press(K.Key_F5)
    page = room.writes_alone()
    here = page.context
    presenter = room.big.presenter
    plug(LAPTOP)
    assert not presenter.isVisible(), "at once: what filled the wall is not to come to the laptop"
    assert SECRET not in room.seen()
    wait_for(lambda: not room.big.is_open)
    settle()
    assert not page.writer()
    assert room.drive.sees("The big screen is disconnected. Nothing else has changed.")
    assert room.window.workbook_view().frame.page.context == here
    assert not room.window.session.has_unsaved()
    room.changes(LAPTOP, WALL)
    assert not room.big.is_open, "nothing comes up on the wall by itself"
    assert room.drive.sees("There are two screens again. F5 shows the big screen.")


def test_where_somebody_puts_the_window_is_where_it_belongs(room):
    """A group with a large screen of its own beside the laptop."""
    wall = next(screen for screen in QApplication.screens() if screen.name() == "wall")
    lay_on(room.window, wall)
    wait_for(lambda: not room.big._staying.isActive())
    settle()
    assert room.where() == ("wall", "")
    room.changes(LAPTOP, moved(WALL, y=200))
    assert room.where() == ("wall", "")


def test_swapping_hides_first_and_each_keeps_to_its_new_screen(room):
    room.drive.press(K.Key_F5)
    page = room.writes_alone()
    room.drive.press(K.Key_F5, held=Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert not page.writer()
    assert SECRET not in room.seen()
    assert room.where() == ("wall", "laptop")
    assert room.within()
    room.changes(moved(LAPTOP, x=1920), moved(WALL, x=0))
    assert room.where() == ("wall", "laptop")


def test_f5_on_mirrored_screens_says_so(room):
    room.changes(LAPTOP, MIRRORED)
    room.window.ask.yes = False
    room.drive.press(K.Key_F5)
    assert room.window.ask.asked[-1].startswith("Both screens show the same. Set the projector to extend")
    assert not room.big.is_open


def test_nothing_happens_when_nobody_writes_and_a_screen_comes(room):
    room.changes(LAPTOP)
    before, lies = room.seen(), room.window.geometry()
    room.changes(LAPTOP, WALL)
    assert (room.seen(), room.window.geometry()) == (before, lies)


AT_THE_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.app

def look():
    (window,) = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    over = not window.screen().geometry().contains(window.frameGeometry())
    print("fills it" if window.isMaximized() else f"{window.width()} x {window.height()}", "and beyond" if over else "")
    QApplication.exit(0)

class Application(ui.app.QApplication):
    def exec(self):
        QTimer.singleShot(0, look)
        return super().exec()

ui.app.QApplication = Application
sys.exit(ui.app.run())
"""


@pytest.mark.parametrize(
    ("size", "begins"),
    [
        ((1366, 768), "fills it"),
        ((1280, 720), "fills it"),
        ((910, 512), "fills it"),
        ((1920, 1080), "1440 x 900"),
    ],
)
def test_at_the_start_the_window_reaches_over_no_edge(size, begins, tmp_path):
    """With a projector to the right, on which an edge of somebody's own page would be seen."""
    width, height = size
    screens = {"screens": [moved(LAPTOP, width=width, height=height), moved(WALL, x=width)]}
    (tmp_path / "screens.json").write_text(json.dumps(screens))
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", AT_THE_START],
        cwd=ROOT,
        env={**os.environ, **home, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.stderr, done.stdout.strip(), done.returncode) == ("", begins, 0)
