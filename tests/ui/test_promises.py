"""What the guides promise, proved where the group stands: in the window, with its own keys and its own timers."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from tests.helpers.drive import ALT, CTRL, SHIFT, Drive, K, name_of, settle, wait_for
from tests.helpers.in_the_file import tables, texts_in_file
from tests.helpers.in_the_window import go, seen
from ui import session as session_
from ui.clock import Clock
from ui.pages.fist_row import FistRow
from ui.pages.new_workbook import NewWorkbookPage
from ui.pages.picture_side import PictureSide
from ui.pages.welcome import Welcome
from ui.print.preview import PreviewPage
from ui.session import Session
from ui.shell.round_guard import HIDES_AFTER
from ui.window import Window
from workbook.meeting import Meetings
from workbook.reservations import Reservations
from workbook.workbook import Workbook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu

ROOT = Path(__file__).parents[2]


# --- the copy before the first change -----------------------------------------------------------------------------


def copies(folder: Path) -> list[Path]:
    return sorted((folder / "backups").rglob("*.samsyn*"))


def test_a_copy_is_taken_when_a_file_opened_in_the_window_is_changed(fresh, tmp_path):
    window = fresh()
    path = window.session.workbook.path
    go(window, "0.1", "services")
    before = tables(path)
    assert copies(tmp_path) == []
    drive = Drive(window)
    drive.type("Home care")
    window.session.leave()
    (copy,) = copies(tmp_path)
    assert tables(copy) == before
    drive.press(K.Key_Return)
    drive.type("Meals")
    window.session.leave()
    assert copies(tmp_path) == [copy]  # once for each time it is opened
    assert "Meals" in texts_in_file(path)
    with closing(Workbook.open(copy)) as earlier:  # the way back
        assert [name for _id, name in earlier.people()] == ["Anna Ek", "Bo Dahl"]


@pytest.mark.parametrize("way", ["Ctrl+O", "at the start", "from the recent ones"])
def test_whichever_way_it_is_opened_there_is_a_copy(open_window, fresh, tmp_path, way):
    window = fresh()
    path = window.session.workbook.path
    window.close_workbook()
    if way == "at the start":
        window = open_window(path=path)
    elif way == "Ctrl+O":
        window.ask.path = path
        Drive(window).ctrl(K.Key_O)
    else:
        assert isinstance(window.view, Welcome)
        window.view.open_recent.emit(path)
    settle()
    go(window, "0.1", "services")
    Drive(window).type("Home care")
    window.session.leave()
    assert len(copies(tmp_path)) == 1


# --- typing -------------------------------------------------------------------------------------------------------


def timer_of(session: Session) -> QTimer:
    """The one that saves; the other tells when whoever types has come to rest."""
    timers = [timer for timer in session.children() if isinstance(timer, QTimer)]
    (saving,) = (timer for timer in timers if timer is not session._rest)
    return saving


def test_what_is_typed_is_on_the_disk_four_tenths_of_a_second_after_a_key(fresh):
    window = fresh()
    go(window, "0.1", "services")
    path, timer = window.session.workbook.path, timer_of(window.session)
    assert not timer.isActive()
    drive = Drive(window)
    drive.type("Ho")
    assert timer.isActive()
    assert timer.isSingleShot()
    assert timer.interval() == session_._TYPING_MS == 400
    # Whoever goes on typing is saved all the same: a key does not put it off.
    began = []
    timer.start, start = began.append, timer.start
    drive.type("me care")
    assert began == []
    timer.start = start
    assert "Home care" not in texts_in_file(path)
    timer.timeout.emit()
    assert "Home care" in texts_in_file(path)
    assert not timer.isActive()


@pytest.mark.slow
@pytest.mark.parametrize("key", [K.Key_Q, K.Key_W], ids=["quit", "close"])
@pytest.mark.parametrize("how", ["emptied", "undone"])
def test_a_row_without_words_goes_when_the_workbook_is_closed(sample, key, how):
    """The keyboard is in it still; what is done on leaving it needs the file."""
    window = sample()
    path = window.session.workbook.path
    go(window, "0.1", "services")
    hands = Hands(window, path.parent)
    before = hands.services()
    hands.type("Home care")
    window.session.leave()
    assert hands.services() == [*before, "Home care"]
    if how == "emptied":
        hands.ctrl(K.Key_A)
        hands.press(K.Key_Delete)
    else:
        hands.ctrl(K.Key_Z)
    hands.ctrl(key)
    settle()
    with closing(Workbook.open(path)) as workbook:
        sheet = Sheet(workbook, shipped_pack())
        assert [row.words for row in sheet.rows(sheet.field("0.1/services"))] == before


def test_what_could_not_be_saved_is_tried_every_two_seconds(fresh):
    window = fresh()
    go(window, "0.1", "services")
    session = window.session
    timer, db = timer_of(session), session.workbook._db
    db.execute("pragma query_only = on")
    drive = Drive(window)
    drive.type("Home care")
    for _n in range(3):
        timer.timeout.emit()
        assert session.failing
        assert timer.isActive()
        assert timer.interval() == session_._RETRY_MS == 2000
        drive.type("!")
        assert timer.interval() == 2000  # typing on does not make it knock more often
    db.execute("pragma query_only = off")
    timer.timeout.emit()
    assert not session.failing
    assert not timer.isActive()
    assert "Home care!!!" in texts_in_file(session.workbook.path)


# --- time ---------------------------------------------------------------------------------------------------------


def test_the_windows_clock_never_goes_back(fresh, monkeypatch):
    """The computer's clock is set back in the middle of a step: what is left of it stays what it was."""
    window = fresh()
    clock = window.workbook_view().clock
    assert isinstance(clock, Clock)
    assert clock._now is time.monotonic
    Drive(window).press(K.Key_F8)
    left = clock.left
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert 0 <= left - clock.left <= 5


def test_what_somebody_writes_hides_after_ninety_seconds():
    assert HIDES_AFTER == 90


# --- no network ---------------------------------------------------------------------------------------------------

NETWORK = re.compile(
    r"(socket|socketserver|ssl|http|urllib\.request|ftplib|smtplib|xmlrpc|asyncio|requests|httpx|urllib3|"
    r"PySide6\.(QtNetwork|QtWebEngine\w*|QtWebSockets|QtNetworkAuth|QtHttpServer))(\.|$)"
)


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


@pytest.mark.slow
def test_nothing_in_the_product_imports_what_speaks_to_a_network():
    files = [ROOT / "main.py"]
    for folder in ("workbook", "exercises", "export", "ui"):
        files += (ROOT / folder).rglob("*.py")
    assert len(files) > 300
    assert {str(f): name for f in files for name in imported(f) if NETWORK.match(name)} == {}


OFFLINE = """
import os, socket, sys
from pathlib import Path

def forbidden(*arguments, **more):
    print("the network was asked for", file=sys.stderr, flush=True)
    os._exit(7)

# Nobody may make one, name one or ask for an address, in this process or in one that it starts.
class Socket(socket.socket):
    __init__ = forbidden
socket.socket = socket.SocketType = Socket
for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "socketpair", "fromfd"):
    setattr(socket, name, forbidden)
sys.addaudithook(lambda event, arguments: forbidden() if event.startswith("socket.") else None)
if "QT_QPA_PLATFORM" in os.environ and len(sys.argv) > 1:
    folder = Path(sys.argv[1])
    from PySide6.QtCore import QPoint, QTimer
    from PySide6.QtWidgets import QApplication
    from tests.helpers.drive import Drive, K, CTRL, wait_for
    from tests.helpers.meeting_child import open_window
    from tests.helpers.answers import Answers
    import ui.window
    app = QApplication([])
    ui.window.documents_folder = ui.window.backups_folder = lambda: folder
    window, drive = open_window(folder, Answers())
    drive.ctrl(K.Key_E)
    wait_for(lambda: window.has_workbook, "the sample")
    window.workbook_view().go("0.1", "services")
    drive.only_window = lambda: None
    drive.type("Offline")
    window.session.leave()
    drive.press(K.Key_F5)
    drive.ctrl(K.Key_P)
    wait_for(lambda: window.view.is_ready(), "the plan to be drawn")
    window.close()
    print("all of it without a network")
"""


@pytest.mark.slow
def test_the_whole_of_it_runs_where_sockets_are_forbidden(tmp_path):
    """The window, the sample, the big screen and the plan on paper, which a second process draws."""
    (tmp_path / "sitecustomize.py").write_text(OFFLINE.partition('if "QT_QPA')[0], encoding="utf-8")
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(tmp_path)],
        cwd=ROOT, env={**os.environ, **home, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1:] == ["all of it without a network"], done.stderr
    assert "network" not in done.stderr
    refused = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, capture_output=True,
    )  # fmt: skip
    assert refused.returncode == 7  # it is really forbidden


# --- pages --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_picture_moves_beside_the_rows_when_the_window_grows_and_back(sample):
    window = sample(size=(800, 600))
    go(window, "2.1", "agree")
    (picture,) = window.workbook_view().frame.page.findChildren(PictureSide)

    def place() -> tuple[bool, bool]:
        """(beside the rows, large enough to be read)"""
        settle()
        return picture.mapTo(window, QPoint(0, 0)).x() > window.width() / 2, picture.height() > 300

    assert place() == (False, False)
    for _time in range(2):
        window.resize(1440, 900)
        assert place() == (True, True)
        window.resize(800, 600)
        assert place() == (False, False)


@pytest.mark.parametrize(
    ("name", "said"), [("Relatives", "Relatives"), ("a" * 28, "a" * 28), ("a" * 29, "a" * 27 + "…")]
)
def test_the_dark_button_names_what_is_next_whole_where_it_is_short(fresh, name, said):
    window = fresh()
    sheet = window.session.sheet
    groups = sheet.place(sheet.field("1.1/groups"))
    with sheet.workbook.step(""):
        for words in ("Those with home care", name):
            sheet.workbook.add_item(groups, {"name": words})
    go(window, "2.1", "needs")
    assert name_of(window.workbook_view().frame.main_button) == f"Next: {said}"


# --- the keys -----------------------------------------------------------------------------------------------------


class Hands(Drive):
    """Hands at a window with the sample, and what the keys may have to do with."""

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        self.folder = folder

    def only_window(self) -> None:
        """The big screen may be open."""

    def at(self) -> tuple[str, str]:
        view = self.window.workbook_view()
        return view.exercise.id, view.page_spec.id

    def goes(self, exercise: str, page: str) -> None:
        go(self.window, exercise, page)

    @property
    def sheet(self) -> Sheet:
        return self.window.session.sheet

    def services(self) -> list[str]:
        return [row.words for row in self.sheet.rows(self.sheet.field("0.1/services"))]


def new(h: Hands) -> None:
    h.ctrl(K.Key_N)
    assert isinstance(h.window.view, NewWorkbookPage)


def opens(h: Hands) -> None:
    h.window.ask.path = h.folder / "another.samsyn"
    h.window.session.workbook.save_copy(h.window.ask.path)
    h.ctrl(K.Key_O)
    assert h.window.session.workbook.path == h.window.ask.path


def shows_the_sample(h: Hands) -> None:
    before = h.window.session.workbook.path
    h.ctrl(K.Key_E)
    wait_for(lambda: h.window.session.workbook.path != before, "the sample")
    assert h.window.session.workbook.path.parent == h.folder
    assert h.services()


def saves_a_copy(h: Hands) -> None:
    h.goes("0.1", "services")
    h.type("Typed a moment ago")
    h.window.ask.path = copy = h.folder / "stick" / "copy.samsyn"
    copy.parent.mkdir()
    h.press(K.Key_S, held=CTRL | SHIFT)
    assert "The copy is saved as copy.samsyn." in seen(h.window)
    mine = h.window.session.workbook.path
    assert tables(copy) == tables(mine)
    assert "Typed a moment ago" in texts_in_file(copy)
    assert h.window.session.workbook.path == mine != copy
    with closing(Workbook.open(copy)) as workbook:
        assert Sheet(workbook, shipped_pack()).people() == h.sheet.people()


def prints(h: Hands) -> None:
    h.ctrl(K.Key_P)
    assert isinstance(h.window.view, PreviewPage)


def closes(h: Hands) -> None:
    h.ctrl(K.Key_W)
    assert isinstance(h.window.view, Welcome)


def quits(h: Hands) -> None:
    h.ctrl(K.Key_Q)
    assert not h.window.isVisible()


def undoes_and_redoes(h: Hands) -> None:
    h.goes("0.1", "services")
    before = h.services()
    h.type("One more")
    h.press(K.Key_Return)
    assert h.services() != before
    h.ctrl(K.Key_Z)
    assert h.services() == before
    h.ctrl(K.Key_Y)
    assert "One more" in h.services()


def catches(h: Hands) -> None:
    h.ctrl(K.Key_K)
    h.type("Ring them")
    h.press(K.Key_Return)
    assert "Ring them" in [action.title for action in h.sheet.plan.actions()]


def parks(h: Hands) -> None:
    meetings = Meetings(h.sheet.workbook)
    h.press(K.Key_K, held=CTRL | SHIFT)
    h.type("Who pays")
    h.press(K.Key_Return)
    assert "Who pays" in [entry.words for entry in meetings.entries(meetings.current().id, "parked")]


def meets(h: Hands) -> None:
    h.ctrl(K.Key_M)
    assert h.at() == ("meeting", "agenda")


def presses_the_dark_button(h: Hands) -> None:
    h.goes("1.1", "intro")
    h.ctrl(K.Key_Return)
    assert h.at() != ("1.1", "intro")


def steps(h: Hands) -> None:
    exercise = h.sheet.pack.exercises["3.2"]
    h.goes("3.2", "sentences")
    for number, step in enumerate(exercise.steps):
        h.press(K(K.Key_1 + number), held=ALT)
        assert h.at() == ("3.2", exercise.pages_of(step)[0].id)


def turns_pages(h: Hands) -> None:
    h.goes("1.1", "intro")
    h.ctrl(K.Key_PageDown)
    assert h.at() == ("1.1", h.sheet.pack.exercises["1.1"].pages[1].id)
    h.ctrl(K.Key_PageUp)
    assert h.at() == ("1.1", "intro")
    h.press(K.Key_PageDown, held=CTRL | SHIFT)
    later = h.at()[0]
    assert later > "1.1"
    h.press(K.Key_PageUp, held=CTRL | SHIFT)
    assert h.at()[0] == "1.1"


def resizes(h: Hands) -> None:
    h.ctrl(K.Key_Plus)
    assert h.window.look.zoom > 1
    h.ctrl(K.Key_0)
    assert h.window.look.zoom == 1
    h.ctrl(K.Key_Minus)
    assert h.window.look.zoom < 1


def shows_the_room(h: Hands) -> None:
    h.press(K.Key_F5)
    assert h.window.commands.big_screen.is_open
    h.window.activateWindow()
    h.press(K.Key_F5, held=SHIFT)
    assert "There is no second screen to swap with." in seen(h.window)
    h.press(K.Key_F5)
    assert not h.window.commands.big_screen.is_open


def turns_the_room(h: Hands) -> None:
    place = h.sheet.place(h.sheet.field("0.1/services"))
    with h.sheet.workbook.without_history(), h.sheet.workbook.step(""):
        for n in range(60):
            h.sheet.workbook.add_item(place, {"name": f"Service {n}"})
    h.goes("0.1", "services")
    h.press(K.Key_F5)
    stage = h.window.commands.big_screen.presenter.stage
    h.press(K.Key_PageDown, held=CTRL | ALT)
    assert (h.at(), stage.page) == (("0.1", "services"), 1)
    h.press(K.Key_PageUp, held=CTRL | ALT)
    assert (h.at(), stage.page) == (("0.1", "services"), 0)


def times(h: Hands) -> None:
    clock = h.window.workbook_view().clock
    h.press(K.Key_F8)
    assert clock.running
    left = clock.left
    h.press(K.Key_F8, held=SHIFT)
    assert 290 < clock.left - left <= 300
    h.press(K.Key_F8)
    assert not clock.running


def reads_the_notes(h: Hands) -> None:
    h.goes("2.1", "needs")
    stuck = h.sheet.texts().exercise_list(h.sheet.pack.exercises["2.1"], "facilitator.stuck")[0]
    assert stuck not in seen(h.window).replace("\u00a0", " ")
    h.press(K.Key_F9)
    assert stuck in seen(h.window).replace("\u00a0", " ")
    h.press(K.Key_F9)
    assert stuck not in seen(h.window).replace("\u00a0", " ")


def reserves(h: Hands) -> None:
    h.goes("3.2", "choose")
    h.ctrl(K.Key_R)
    who = h.sheet.people()[1].words
    h.choose(who)
    h.tab("The reservation")
    h.type("Too soon")
    h.press(K.Key_Return)
    assert "Too soon" in [one.words for one in Reservations(h.sheet.workbook).all("3.2")]


def counts_fingers(h: Hands) -> None:
    h.goes("3.2", "choose")

    def fingers() -> list[FistRow]:
        return [row for row in h.window.findChildren(FistRow) if row.isVisible()]

    assert fingers() == []
    h.ctrl(K.Key_5)
    assert len(fingers()) == 6


def shows_the_keys(h: Hands) -> None:
    read: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        read.append(seen(dialog))
        dialog.reject()

    QTimer.singleShot(0, look)
    h.press(K.Key_F1)
    assert "the dark button" in read[0]
    assert "Ctrl Enter" in read[0]


def goes_round_the_window(h: Hands) -> None:
    h.goes("1.1", "groups")
    regions = [region for region in h.window.workbook_view().regions() if region.isVisible()]
    been = []
    for _n in regions:
        h.press(K.Key_F6)
        been += [number for number, region in enumerate(regions) if region.isAncestorOf(h.focus())]
    assert len(set(been)) >= 3


def opens_the_menu(h: Hands) -> None:
    h.press(K.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Save a copy" in [action.text() for action in menu.actions()]
    menu.close()


DEEDS: dict[Callable[[Hands], None], tuple[str, ...]] = {
    new: ("Ctrl+N",),
    opens: ("Ctrl+O",),
    shows_the_sample: ("Ctrl+E",),
    saves_a_copy: ("Ctrl+Shift+S",),
    prints: ("Ctrl+P",),
    closes: ("Ctrl+W",),
    quits: ("Ctrl+Q",),
    undoes_and_redoes: ("Ctrl+Z", "Ctrl+Y"),
    catches: ("Ctrl+K",),
    parks: ("Ctrl+Shift+K",),
    meets: ("Ctrl+M",),
    presses_the_dark_button: ("Ctrl+Enter",),
    steps: ("Alt+1 to Alt+4",),
    turns_pages: ("Ctrl+PgUp", "Ctrl+PgDown"),
    resizes: ("Ctrl++", "Ctrl+-", "Ctrl+0"),
    shows_the_room: ("F5", "Shift+F5"),
    turns_the_room: ("Ctrl+Alt+PgUp", "Ctrl+Alt+PgDown"),
    times: ("F8", "Shift+F8"),
    reads_the_notes: ("F9",),
    reserves: ("Ctrl+R",),
    counts_fingers: ("Ctrl+5",),
    shows_the_keys: ("F1",),
    goes_round_the_window: ("F6",),
    opens_the_menu: ("F10",),
}


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_key_does_what_the_guide_says(sample, tmp_path, deed):
    window = sample()
    window.session.asks_to_go_on = False
    deed(Hands(window, tmp_path))


def test_every_key_of_the_whole_window_in_the_guide_is_tried():
    guide = (ROOT / "docs" / "using.md").read_text(encoding="utf-8").partition("## Keys")[2]
    cells = [line.split("|")[1].strip() for line in guide.splitlines() if line.startswith("| ")]
    written = {key.strip() for cell in cells[1:] for key in cell.split(",")}
    ours = {key for key in written if re.match(r"(Ctrl|F\d|Shift|Alt\+)", key)} - {"F2"}
    assert ours == {key for keys in DEEDS.values() for key in keys}
