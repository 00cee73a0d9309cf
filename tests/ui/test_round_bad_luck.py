"""A private round in bad luck: whatever happens, what was hidden stays hidden, and what was written is still there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QWidget

import main as program
from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import minutes_content
from exercises.content.gather_plan import plan_content
from exercises.packs.reader import shipped_pack
from exercises.scene.scene import scene_of
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from exercises.together.who_said import who
from export.what import DOCUMENTS
from tests.helpers.drive import K, name_of, settle, wait_for, where
from tests.helpers.in_the_file import tables
from tests.helpers.in_the_window import cut_off, everything_said
from tests.helpers.patience import PATIENCE
from tests.helpers.revealed import as_if_shown
from tests.helpers.round_child import LATE
from tests.helpers.round_group import LONG, SECRET, SIX, Group, made
from ui.ask import Ask
from ui.pages.alone_page import AlonePage
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, DRAFT, PEOPLE, Place
from workbook.workbook import Workbook

ROOT = Path(__file__).parents[2]
PACK = shipped_pack()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # a menu
    pytest.mark.usefixtures("qapp"),
]


# --- killed -------------------------------------------------------------------------------------------------------


@dataclass
class Left:
    """What a killed Samsyn left behind: its file, what it had saved, and what was typed just before."""

    path: Path
    saved: dict[str, list[str]]
    unsaved: str


STATES = (
    "before",
    "just after a key",
    "in the middle of a word",
    "hidden",
    "handed over",
    "from paper",
    "all have answered",
    "just shown",
    "late, writing",
    "late, done",
    "counting hands",
)
SHOWN = ("just shown", "late, writing", "late, done")
WRITING = ("just after a key", "in the middle of a word", "hidden", "from paper")


def play(folder: Path, mode: str) -> dict[str, Left]:
    """What is left where the child is killed in each state.

    In all but the last it is stopped in its tracks and what lies in its folder is copied, which is what a kill leaves;
    in the last it is killed.
    """
    live = folder / "live"
    live.mkdir()
    path = made(live / "ours.samsyn")
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "USERPROFILE": str(folder)}
    child = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.helpers.round_child", str(path), mode],
        cwd=ROOT, env={**os.environ, **home}, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    too_long = threading.Timer(PATIENCE, child.kill)
    too_long.start()
    found: dict[str, Left] = {}
    try:
        for line in child.stdout:
            heard = json.loads(line)
            state = heard["state"]
            child.send_signal(signal.SIGKILL if state == STATES[-1] else signal.SIGSTOP)
            if state == STATES[-1]:
                child.wait()
            there = folder / f"after {len(found)}"
            shutil.copytree(live, there)
            found[state] = Left(there / path.name, heard["saved"], heard["unsaved"])
            if state != STATES[-1]:
                child.send_signal(signal.SIGCONT)
                child.stdin.write("\n")
                child.stdin.flush()
    finally:
        too_long.cancel()
        child.kill()
        _rest, errors = child.communicate()
    assert errors == ""
    assert tuple(found) == STATES
    assert child.returncode == -signal.SIGKILL
    return found


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    return play(tmp_path_factory.mktemp("named"), "named")


@pytest.fixture(scope="module")
def anonymous(tmp_path_factory):
    return play(tmp_path_factory.mktemp("anonymous"), "anonymous")


needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped here")


@pytest.fixture
def reopen(open_window, tmp_path):
    """Opens what was left, in a folder of the test's own; what that shows is looked at before anything is touched."""

    def make(left: Left) -> Reopened:
        folder = tmp_path / "left"
        shutil.copytree(left.path.parent, folder)
        QApplication.clipboard().clear()
        window = open_window()
        window.open_path(folder / left.path.name)
        assert window.ask.told == []
        at = window.workbook_view()
        return Reopened(window, at.exercise.id, at.page_spec.id)

    return make


class Reopened(Group):
    """The group where the window has put it, with what was on it then."""

    def __init__(self, window, exercise: str, page: str) -> None:
        self.text, self.keyboard = everything_said(window), name_of(QApplication.focusWidget())
        super().__init__(window, exercise, page)

    @property
    def sheet(self) -> Sheet:
        return self.window.session.sheet


def told(sheet: Sheet) -> str:
    """All that the room and the documents say, of every page."""
    said = [
        str(scene_of(sheet, exercise, page))
        for exercise in (*PACK.exercises.values(), PACK.meeting)
        for page in exercise.pages
    ]
    said.append(str(DOCUMENTS["plan"](plan_content(sheet))))
    if Meetings(sheet.workbook).current() is not None:
        said.append(str(DOCUMENTS["minutes"](minutes_content(sheet))))
    return "\n".join(said)


def written(sheet: Sheet) -> list[str]:
    """The words of every answer in the file."""
    return [
        row.words for row in as_if_shown(sheet).rows(sheet.field("1.1/mentions"), author=None) if row.words
    ]


def hidden_in(left: Left, state: str, mode: str) -> set[str]:
    """What must not be seen after a kill in that state."""
    if state not in SHOWN:
        return {word for words in left.saved.values() for word in words} | ({left.unsaved} - {""})
    return {"zqlate1"} if state == "late, writing" else set()


@needs_kill
@pytest.mark.parametrize("mode", ["named", "anonymous"])
@pytest.mark.parametrize("state", STATES)
def test_killed(reopen, request, state, mode):
    left = request.getfixturevalue(mode)[state]
    g = reopen(left)
    hidden = {word for word in hidden_in(left, state, mode) if state != "counting hands"}
    shown = {word for words in left.saved.values() for word in words} - hidden if state in SHOWN else set()
    room, clipboard = told(g.sheet), QApplication.clipboard()
    for word in hidden:
        assert word not in g.text
        assert word not in room
        assert all(word not in clipboard.text(kind) for kind in QClipboard.Mode)
    for word in shown:
        assert word in room
    # What was written is there, but at most for what was typed in the last moment.
    saved = [word for words in left.saved.values() for word in words]
    more = [word for word in written(g.sheet) if word not in saved]
    assert [word for word in saved if word not in written(g.sheet)] == []
    assert all(left.unsaved.startswith(word) for word in more)
    where_now = ("1.1", "all") if state == "just shown" else ("1.1", "mention")
    if (state, mode) != ("before", "named"):  # nothing has happened yet
        assert g.at() == (("2.1", "rate") if state == "counting hands" else where_now)
    else:
        g = Group(g.window, "1.1", "mention")
    sheet, exercise = g.window.session.sheet, PACK.exercises[g.exercise]
    round_ = PrivateRound(sheet, exercise, exercise.page(g.page_id))
    if state != "just shown":
        assert isinstance(g.page, AlonePage)
        assert g.page.writer() == ""
        assert round_.mode == mode
    if state in WRITING:
        assert g.keyboard == ("Go on writing" if mode == "anonymous" else begin_words(state))
        goes_on(g, left, state, mode)
    elif state == "late, writing":
        assert round_.answered == len(SIX)
        goes_on(g, left, state, mode)
        assert "zqlate1" in told(g.sheet)
    elif state == "counting hands":
        assert g.round.answered == 0
        assert "7" in str(tables_of(g, "rating"))
        g.page.count_hands()
        g.page.finish()
        assert g.round.hands_done


def begin_words(state: str) -> str:
    return f"I am {'Anna-Lena' if state == 'from paper' else 'Karin'}, begin"


def tables_of(g: Group, field: str) -> list[tuple]:
    answers = g.window.session.workbook.answers(g.sheet.place(g.sheet.field(f"2.1/{field}")))
    return [(key.author, value) for key, value in answers.items()]


def goes_on(g: Group, left: Left, state: str, mode: str) -> None:
    """Whoever was writing goes on, sees their own words and nobody else's, and is done."""
    name = LATE if state == "late, writing" else SIX[2] if state == "from paper" else SIX[0]
    if state == "late, writing" and mode == "named":
        g.page._turn_to(g.sheet.people()[-1])
    g.drive.press(K.Key_Return)
    seen_now = everything_said(g.window)
    for who_, words in left.saved.items():
        for word in words:
            assert (word in seen_now) is (who_ == name)
    before = g.round.answered
    g.is_done()
    assert g.round.answered == before + 1
    if state != "late, writing":
        assert not any(word in everything_said(g.window) for words in left.saved.values() for word in words)


@needs_kill
@pytest.mark.parametrize(
    "state", ["in the middle of a word", "from paper", "all have answered", "late, writing"]
)
def test_the_bytes_of_an_anonymous_round_tell_nothing_even_after_a_kill(reopen, anonymous, state):
    left = anonymous[state]
    g = reopen(left)
    if g.round.draft_left:
        g.drive.press(K.Key_Return)
        g.is_done()
    if not g.round.revealed:
        assert g.page.reveal()
    people = [id_ for id_, _name in g.window.session.workbook.people()]
    path = g.window.session.workbook.path
    g.window.close()
    settle()
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]
    raw = path.read_bytes()
    assert DRAFT.encode() not in raw
    whole = {word for words in left.saved.values() for word in words}
    for word in whole:
        # Each as it is shown, and nothing of the way to it. What is written after the reveal may move a row to another
        # page, and leave its bytes in the first: by then it is everybody's.
        assert raw.count(word.encode()) >= 1
        assert raw.count(word[:-1].encode()) == sum(raw.count(w.encode()) for w in whole if word[:-1] in w)
    found = tables(path)
    assert not any(id_ in str(row) for id_ in people for row in found["answers"] if row[0] != "people")
    assert not any(id_ in str(row) for id_ in people for row in found["items"] if "participants" not in row)
    assert not any("zq" in str(row) or DRAFT in str(row) for row in found["steps"])


# --- lid, projector, window, look ---------------------------------------------------------------------------------


MODES = pytest.mark.parametrize("mode", ["named", "anonymous"])


def in_state(g: Group, state: str, mode: str) -> None:
    """Two have answered, and then: handed over, writing, from paper, or all shown."""
    if mode == "anonymous":
        g.anonymous()
    g.answers(SIX[0], f"{SECRET} one")
    g.answers(SIX[1], f"{SECRET} two")
    if state == "writing":
        g.begins(SIX[2])
        g.writes("half a wo")
    elif state == "from paper":
        g.page._begin_paper(g.window.session.sheet.people()[2])
        settle()
        g.writes("half a wo")
    elif state == "shown":
        assert g.page.reveal()
        g.go()


def lid(g: Group) -> None:
    g.clock.time += 3600
    g.guard.look()


def suspended(g: Group) -> None:
    QApplication.instance().applicationStateChanged.emit(
        type(QApplication.applicationState()).ApplicationSuspended
    )


def pulled(g: Group) -> None:
    """The projector's cable is pulled."""
    screen = g.window.commands.big_screen
    screen._screen = plug = object()
    screen._screen_gone(plug)
    screen._screens_changed()
    wait_for(lambda: not screen.is_open)
    settle()


@MODES
@pytest.mark.parametrize("luck", [lid, suspended, pulled])
@pytest.mark.parametrize("state", ["handed over", "writing", "from paper", "shown"])
def test_lid_and_projector(group, state, luck, mode):
    g = group()
    g.drive.beside = lambda: g.window.commands.big_screen.presenter
    g.drive.press(K.Key_F5)
    in_state(g, state, mode)
    where_now, answered = g.at(), g.round.answered
    luck(g)
    text = everything_said(g.window)
    assert "half a wo" not in text
    assert SECRET not in text
    assert (g.at(), g.round.answered) == (where_now, answered)
    assert g.page.writer() == ""
    if state in ("writing", "from paper"):
        assert "saved and hidden" in text
        assert "half a wo" in written(g.window.session.sheet)
        assert name_of(g.drive.focus()) == (
            "Go on writing" if mode == "anonymous" else "I am Anna-Lena, begin"
        )
        g.drive.press(K.Key_Return)
        assert "half a wo" in g.sees()
        assert SECRET not in g.sees()


def test_a_clock_that_is_set_back_hides_nothing_and_keeps_watching(group):
    g = group()
    in_state(g, "writing", "named")
    g.clock.time -= 7200
    g.guard.look()
    assert g.page.writer()
    g.pulse(90)
    assert not g.page.writer()


@MODES
@pytest.mark.parametrize("state", ["writing", "from paper"])
def test_the_window_is_closed_in_the_middle_of_a_word(group, state, mode):
    g = group()
    in_state(g, state, mode)
    g = g.reopened()
    assert "half a wo" in written(g.window.session.sheet)
    text = everything_said(g.window)
    assert "half a wo" not in text
    assert SECRET not in text
    assert g.round.answered == 2


def english_again(g: Group) -> None:
    g.window.set_language("sv")
    settle()
    assert "half a wo" in everything_said(g.window)
    g.window.set_language("en")


SWITCHES = {
    "language": english_again,
    "dark": lambda g: g.window.set_theme("dark"),
    "larger": lambda g: g.window.zoom(1),
}


@MODES
@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("state", ["writing", "from paper"])
def test_another_look_while_somebody_writes(group, state, switch, mode):
    g = group()
    in_state(g, state, mode)
    author, before = g.page.writer(), g.round.answered
    SWITCHES[switch](g)
    settle()
    g.guard.now = g.clock
    assert g.page.writer() == author
    assert isinstance(g.drive.focus(), QPlainTextEdit)
    g.drive.type("rd")
    assert "half a word" in g.sees()
    assert SECRET not in everything_said(g.window)
    g.is_done()
    assert g.round.answered == before + 1
    assert "half a wo" not in everything_said(g.window)
    assert "half a word" in written(g.window.session.sheet)
    # On the hand-over nothing comes up with another look either.
    g.window.zoom(-1)
    assert SECRET not in everything_said(g.window)
    assert "half a wo" not in everything_said(g.window)


# --- what leaves the house ----------------------------------------------------------------------------------------


def text_of(path: Path) -> str:
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@MODES
def test_nothing_hidden_is_in_a_document_of_a_copy_made_in_the_middle_of_a_round(group, tmp_path, mode):
    g = group()
    session = g.window.session
    session.do("", lambda: Meetings(session.workbook).start("2026-03-10", [["1.1", 40]]))
    session.do("", lambda: Meetings(session.workbook).touch("1.1"))
    g.go()
    in_state(g, "writing", mode)
    g.window.ask.path = copy = tmp_path / "copy.samsyn"
    g.window.save_copy()
    settle()
    assert g.page.writer()
    with closing(Workbook.open(copy, read_only=True)) as workbook:
        assert len(written(Sheet(workbook, PACK))) == 3  # the copy is whole
        assert SECRET not in told(Sheet(workbook, PACK))
    for document in ("plan", "minutes"):
        for ending in ("html", "pdf"):
            to = tmp_path / f"{document}.{ending}"
            assert program.main(["export", str(copy), "--document", document, "--to", str(to)]) == 0
            said = " ".join(text_of(to).split())
            assert SECRET not in said
            assert "half a wo" not in said


# --- who takes part -----------------------------------------------------------------------------------------------


@MODES
def test_somebody_leaves_the_group_while_writing_a_late_answer(group, mode):
    g = group(people=SIX[:3])
    in_state(g, "shown", mode)
    late = g.window.session.sheet.people()[2]
    g.page._turn_to(late)
    g.drive.press(K.Key_Return)
    g.writes("half a wo")
    g.window.session.do("", lambda: g.window.session.workbook.remove_item(PEOPLE, late.id))
    settle()
    if mode == "named":
        assert g.page.writer() == ""
    g.drive.press(K.Key_Escape)
    assert "half a wo" not in everything_said(g.window)
    assert "half a wo" not in told(g.window.session.sheet)
    assert f"{SECRET} one" in told(g.window.session.sheet)


def test_somebody_comes_in_the_middle_of_a_round_without_names(group):
    g = group(people=SIX[:2])
    g.anonymous()
    g.answers(SIX[0], SECRET)
    g.window.session.do("", lambda: g.window.session.workbook.add_item(PEOPLE, {"name": LATE}))
    assert "1 of 3" in g.sees()
    g.answers(SIX[1], "x")
    g.answers(LATE, "y")
    assert g.page.all_answered()
    assert SECRET not in everything_said(g.window)


def test_one_participant_without_names(group):
    g = group(people=SIX[:1])
    g.anonymous()
    assert "easy to guess" in g.sees()
    g.answers(SIX[0], "qwertling")
    assert "qwertling" not in everything_said(g.window)
    g.is_done()
    assert g.at() == ("1.1", "all")
    assert "qwertling" in g.sees()


@MODES
def test_nobody_is_done_and_nothing_is_shown(group, mode):
    g = group()
    if mode == "anonymous":
        g.anonymous()
    g.begins(SIX[0])
    g.writes(SECRET)
    g.drive.press(K.Key_Escape)
    assert not g.page.reveal()
    assert not g.round.revealed
    g.window.workbook_view().guard.ask.yes = False
    g.window.workbook_view().go("1.1", "all")
    settle()
    assert SECRET not in everything_said(g.window)
    assert SECRET not in told(g.window.session.sheet)


@pytest.mark.parametrize("zoom", [100, 200])
def test_fifteen_with_long_names_come_to_what_is_shown(group, zoom):
    g = group("2.1", "rate", people=LONG, size=(1024, 700), zoom=zoom)
    rating = g.window.session.sheet.field("2.1/rating")
    session = g.window.session
    need = session.sheet.grid_rows(rating)[0].id
    for person in session.sheet.people()[1:]:
        session.sheet.set(rating, need, "importance", 4, author=g.round.begin(person.id))
        g.round.finish(person.id)
    g.begins(LONG[0])
    g.drive.type("3")
    g.is_done()
    assert g.page.all_answered()
    g.is_done()
    sheet = g.window.session.sheet
    assert g.at() == ("2.1", "spread")
    assert as_if_shown(sheet).spread(rating, sheet.grid_rows(rating)[0].id, "importance").answered == 15
    settle()
    assert cut_off(g.window) == []


# --- in front or not ----------------------------------------------------------------------------------------------


def moment(ms: int = 250) -> None:
    """Long enough for the window to have found out whether it is in front."""
    over: list[bool] = []
    QTimer.singleShot(ms, lambda: over.append(True))
    wait_for(lambda: over)


def test_our_own_menu_is_no_other_window(group):
    g = group()
    in_state(g, "writing", "named")
    menu = g.opens("More for this row")
    QApplication.sendEvent(g.window, QEvent(QEvent.Type.WindowDeactivate))
    moment()
    assert g.page.writer()
    assert menu.isVisible()
    menu.close()
    moment()
    assert g.page.writer()
    assert "half a wo" in g.sees()


def test_our_own_question_is_no_other_window(group):
    g = group()
    in_state(g, "writing", "named")
    g.guard.ask = Ask(g.window)
    asked = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        moment()
        asked.append(g.page.writer())
        box.defaultButton().click()

    QTimer.singleShot(0, answer)
    g.window.workbook_view().go("1.1", "all")
    moment()
    assert asked == [g.page.writer()]
    assert g.page.writer()
    assert g.window.isActiveWindow()
    assert isinstance(g.drive.focus(), QPlainTextEdit)


def test_another_window_behind_our_own_menu_hides_it_all(group):
    g = group()
    in_state(g, "writing", "named")
    g.opens("More for this row")
    other = QWidget()
    other.show()
    other.activateWindow()
    QApplication.sendEvent(g.window, QEvent(QEvent.Type.WindowDeactivate))
    wait_for(lambda: not g.page.writer(), "the answer to be hidden")
    assert QApplication.activePopupWidget() is None
    assert "half a wo" not in everything_said(g.window)
    other.close()
    g.window.activateWindow()
    wait_for(
        lambda: name_of(QApplication.focusWidget() or other) == "I am Anna-Lena, begin",
        "the keyboard to be back",
    )


@MODES
def test_lost_and_regained_in_the_same_moment(group, mode):
    g = group()
    in_state(g, "writing", mode)
    for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate):
        QApplication.sendEvent(g.window, QEvent(kind))
    assert not g.page.writer()
    settle()
    main = "Go on writing" if mode == "anonymous" else "I am Anna-Lena, begin"
    assert name_of(g.drive.focus()) == main, where()
    g.drive.press(K.Key_Return)
    assert "half a wo" in g.sees()


def test_what_one_has_copied_of_ones_own_cannot_be_pasted_by_the_next(group):
    g = group()
    g.begins(SIX[0])
    g.writes(SECRET)
    g.drive.ctrl(K.Key_A, K.Key_C)
    clipboard = QApplication.clipboard()
    assert clipboard.text() == SECRET
    g.is_done()
    assert all(SECRET not in clipboard.text(kind) for kind in QClipboard.Mode)
    g.begins(SIX[1])
    g.drive.ctrl(K.Key_V)
    assert SECRET not in everything_said(g.window)


def test_what_was_copied_before_stays(group):
    g = group()
    QApplication.clipboard().setText("the agenda")
    g.answers(SIX[0], SECRET)
    assert QApplication.clipboard().text() == "the agenda"


# --- the rule -----------------------------------------------------------------------------------------------------


class Table:
    """Two rounds at once, on words and on numbers; what each has begun, and what each is done with."""

    def __init__(self, folder: Path) -> None:
        self.sheet = Sheet(Workbook.open(made(folder / "ours.samsyn", SIX[:3])), PACK)
        meetings = Meetings(self.sheet.workbook)
        meetings.start("2026-03-10", [["1.1", 40], ["2.1", 40]])
        for exercise in ("1.1", "2.1"):
            meetings.touch(exercise)
        self.n = 0
        self.begun: dict[tuple[str, str], list[str]] = {}
        self.done: dict[tuple[str, str], list[str]] = {}
        self.people = [person.id for person in self.sheet.people()]

    def round(self, exercise: str) -> PrivateRound:
        page = next(page for page in PACK.exercises[exercise].pages if page.by == "each")
        return PrivateRound(self.sheet, PACK.exercises[exercise], page)

    def begin(self, exercise: str, person: str) -> None:
        held = self.round(exercise)
        at = (exercise, person)
        # After the reveal nobody remembers who has answered without a name; people do not answer twice.
        if held.anonymous and (at in self.done or (held.draft_left and at not in self.begun)):
            return
        author = held.begin(person)
        self.n += 1
        word = f"zq{self.n}qz"
        if exercise == "1.1":
            field = self.sheet.field("1.1/mentions")
            self.sheet.workbook.add_item(self.sheet.place(field), {"name": word}, author=author)
        else:
            field = self.sheet.field("2.1/rating")
            row = self.sheet.grid_rows(field)[0].id
            self.sheet.set(field, row, "importance", 1 + self.n % 5, author=author)
        self.begun[at] = [*self.begun.get(at, []), *self.done.pop(at, []), word]

    def finish(self, exercise: str, person: str) -> None:
        at = (exercise, person)
        if at in self.begun:
            self.round(exercise).finish(person)
            self.done[at] = [*self.done.get(at, []), *self.begun.pop(at)]

    def check(self) -> None:
        room = told(self.sheet)
        shown = self.round("1.1").revealed
        field = self.sheet.field("1.1/mentions")
        cards = [row.words for card in Cards(self.sheet, field).all() for row in card.members]
        for (exercise, _person), words in self.begun.items():
            if exercise == "1.1":
                assert not any(f"{word}" in room or word in cards for word in words)
        for (exercise, _person), words in self.done.items():
            if exercise == "1.1":
                assert all((word in room) is shown and (word in cards) is shown for word in words)
        rating = self.sheet.field("2.1/rating")
        row = self.sheet.grid_rows(rating)[0].id
        rated = sum(exercise == "2.1" for exercise, _person in self.done)
        assert as_if_shown(self.sheet).spread(rating, row, "importance").answered == rated
        if not self.round("2.1").anonymous:
            named_ = who(self.sheet, rating, row, "importance")
            assert sum(map(len, named_.values())) == (rated if self.round("2.1").revealed else 0)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["begin", "finish", "finish", "begin", "reveal", "leave", "reopen"]),
        st.sampled_from(["1.1", "2.1"]),
        st.integers(0, 2),
    ),
    max_size=14,
)


@MODES
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_before_somebody_is_done_their_words_are_nowhere(tmp_path_factory, mode, steps):
    table = Table(tmp_path_factory.mktemp("table"))
    for exercise in ("1.1", "2.1"):
        table.round(exercise).set_mode(mode)
    for what, exercise, number in steps:
        if what in ("begin", "finish"):
            getattr(table, what)(exercise, table.people[number])
        elif what == "reopen":
            path = table.sheet.workbook.path
            table.sheet.workbook.close()
            remembered = table.sheet.answered_without_name
            table.sheet = Sheet(Workbook.open(path), PACK)
            table.sheet.answered_without_name = remembered
        else:
            getattr(table.round(exercise), what)()
        table.check()
    table.sheet.workbook.close()


def test_a_card_opened_again_keeps_its_place(tmp_path):
    """What somebody opens again after the reveal is gone while they write, and back where it lay when they are done."""
    table = Table(tmp_path)
    one, two, _three = table.people
    for person in (one, two):
        table.begin("1.1", person)
        table.finish("1.1", person)
    held = table.round("1.1")
    held.reveal()
    cards = Cards(table.sheet, table.sheet.field("1.1/mentions"))
    first, second = (card.id for card in cards.all())
    cards.merge(second, first)
    author = cards.all()[0].members[0].author
    held.begin(author)
    assert [len(card.members) for card in cards.all()] == [1]
    cards.gather()
    (card,) = cards.all()
    cards.rename(card.id, "Ours")
    assert held.answered == 1
    held.finish(author)
    assert [(card.words, len(card.members)) for card in cards.all()] == [("Ours", 2)]
    table.sheet.workbook.close()


def test_whoever_began_before_it_was_to_be_without_names_is_not_in_the_file(tmp_path):
    table = Table(tmp_path)
    held = table.round("1.1")
    held.begin(table.people[0])
    marks = Place("1.1", "@writing")
    assert table.sheet.workbook.answers(marks)
    held.set_mode("anonymous")
    assert not table.sheet.workbook.answers(marks)
    held.finish(table.people[0])
    path = table.sheet.workbook.path
    table.sheet.workbook.close()
    assert not any(row[4] == table.people[0] for row in tables(path)["answers"])
    assert ANONYMOUS.encode() in path.read_bytes()


def test_hands_that_are_not_all_counted_do_not_count(tmp_path):
    table = Table(tmp_path)
    table.begin("2.1", table.people[0])
    table.finish("2.1", table.people[0])
    held, rating = table.round("2.1"), table.sheet.field("2.1/rating")
    row = table.sheet.grid_rows(rating)[0].id
    held.count_hands(rating, row, "importance", {"4": 3})
    held.reveal()
    assert as_if_shown(table.sheet).spread(rating, row, "importance").answered == 1
    held.set_hands_done(True)
    assert as_if_shown(table.sheet).spread(rating, row, "importance").answered == 4
    table.sheet.workbook.close()
