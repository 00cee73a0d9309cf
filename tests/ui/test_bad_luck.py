"""What goes wrong outside the window, and how it is said there: nothing is ever lost without a word."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from tests.helpers.drive import Drive, K, settle, wait_for
from tests.helpers.in_the_file import texts_in_file
from tests.helpers.in_the_window import PAGES, first_list, focus_is_somewhere, go, lists, row_texts, seen
from ui.pages.alone_page import AlonePage
from ui.pages.plan_page import PlanPage
from ui.pages.welcome import Welcome
from ui.parts.buttons import PaintedButton
from ui.print.preview import PreviewPage
from workbook.workbook import Workbook

ROOT = Path(__file__).parents[2]


# --- opening ------------------------------------------------------------------------------------------------------


def truncated(path: Path, whole: Path) -> None:
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])


def foreign(path: Path, whole: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("create table notes (words)")
    db.close()


def newer(path: Path, whole: Path) -> None:
    shutil.copy(whole, path)
    db = sqlite3.connect(path)
    db.execute("pragma user_version = 99")
    db.commit()
    db.close()


def no_database(path: Path, whole: Path) -> None:
    path.write_text("Dear diary", encoding="utf-8")


def folder(path: Path, whole: Path) -> None:
    path.mkdir()


def nothing(path: Path, whole: Path) -> None:
    pass


@pytest.mark.parametrize("make", [truncated, foreign, newer, no_database, folder, nothing])
def test_what_cannot_be_opened_is_said_in_a_sentence(open_window, samples, tmp_path, make):
    path = tmp_path / "strange.samsyn"
    make(path, samples("en"))
    before = path.read_bytes() if path.is_file() else b""
    window = open_window()
    window.ask.path = path
    Drive(window).ctrl(K.Key_O)
    settle()
    assert isinstance(window.view, Welcome)
    assert focus_is_somewhere(window)
    (said,) = window.ask.told
    assert "strange.samsyn" in said
    assert said.endswith(".")
    assert not window.has_workbook
    assert (path.read_bytes() if path.is_file() else b"") == before


HOLD = """
import sys
from pathlib import Path
from workbook.workbook import Workbook
workbook = Workbook.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
workbook.close()
"""


@pytest.fixture
def held(samples, tmp_path):
    """A workbook that another process has open."""
    path = tmp_path / "held.samsyn"
    shutil.copy(samples("en"), path)
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout.readline() == "held\n"
    yield path
    child.communicate("")


@pytest.mark.parametrize("look", [True, False])
def test_what_somebody_else_has_open_may_be_looked_at(open_window, held, look):
    window = open_window()
    window.ask.yes = look
    window.open_path(held)
    settle()
    assert "already open" in window.ask.asked[0]
    assert window.has_workbook is look
    assert isinstance(window.view, Welcome) is not look
    if look:
        assert window.session.read_only
        assert "nothing can be changed" in seen(window)


@pytest.fixture
def reading(open_window, samples, tmp_path):
    """A window in which the sample is open for reading."""
    path = tmp_path / "sample.samsyn"
    shutil.copy(samples("en"), path)
    window = open_window()
    window.enter(Workbook.open(path, read_only=True))
    settle()
    return window


@pytest.mark.slow
def test_in_a_workbook_one_only_reads_nothing_is_changed_and_nothing_breaks(reading):
    window, drive = reading, Drive(reading)
    path = window.session.workbook.path
    before = path.read_bytes()
    for exercise, page in PAGES:
        shown = go(window, exercise, page)
        assert "nothing can be changed" in seen(window), (exercise, page)
        if isinstance(shown, AlonePage):
            shown.begin(window.session.sheet.people()[0].id)
            settle()
        for _n in range(3):
            drive.type("3")
            if not isinstance(
                drive.focus(), PaintedButton | QComboBox
            ):  # which would open something or lead elsewhere
                drive.press(K.Key_Space)
            drive.press(K.Key_Tab)
        window.session.leave()
        settle()
    view = window.workbook_view()
    editor = first_list(window)
    there = row_texts(editor)
    editor.focus_first()
    drive.type("word")
    window.session.leave()
    assert "reading only" in seen(view.frame.message)
    drive.press(K.Key_Return)
    for keys in (K.Key_Z, K.Key_Y, K.Key_Delete):
        drive.ctrl(keys)
    assert view.top.saved.text() == "Read only"
    assert path.read_bytes() == before
    assert row_texts(first_list(window)) == there
    drive.ctrl(K.Key_K)
    drive.type("An action")
    drive.press(K.Key_Return)
    assert view.capture_bar.field.text() == "An action"
    drive.press(K.Key_Escape)
    window.close_workbook()
    assert window.ask.asked == []
    assert path.read_bytes() == before


@pytest.mark.slow
def test_from_a_workbook_one_only_reads_a_copy_and_the_plan_can_be_had(reading, tmp_path):
    window = reading
    window.ask.path = tmp_path / "copy.samsyn"
    window.save_copy()
    assert window.ask.path.is_file()
    window.ask.path = tmp_path / "plan.pdf"
    window.print_plan()
    preview = window.view
    wait_for(preview.is_ready, "the preview")
    preview.save()
    wait_for(lambda: window.ask.path.is_file(), "the plan on paper")
    assert len(PdfReader(window.ask.path).pages) > 1
    preview.leave()
    settle()
    window.ask.path = tmp_path / "ours.samsyn"
    window.save_elsewhere()
    settle()
    assert not window.session.read_only
    assert "nothing can be changed" not in seen(window)
    go(window, "0.1", "unit")
    Drive(window).type("Ours")
    window.session.leave()
    assert "Ours" in texts_in_file(tmp_path / "ours.samsyn")


# --- saving -------------------------------------------------------------------------------------------------------


def vanish(window):
    """The file is taken away under the window; gives back what brings it home."""
    path = window.session.workbook.path
    away = path.with_suffix(".away")
    path.rename(away)
    return lambda: away.rename(path)


def fill_the_disk(window):
    """No page more fits in the file."""
    db = window.session.workbook._db
    pages = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count = {pages}").fetchone()
    return lambda: db.execute("pragma max_page_count = 1073741823").fetchone()


def forbid(window):
    """Every write is refused, as on a share that has become read-only."""
    db = window.session.workbook._db
    db.execute("pragma query_only = on")
    return lambda: db.execute("pragma query_only = off")


BAD_LUCK = [vanish, fill_the_disk, forbid]
LONG = "Nobody else has written this. " * 400


def write_in_vain(window) -> str:
    """Types and pastes more than can be saved; returns what stands in the field then."""
    go(window, "0.1", "unit")
    drive = Drive(window)
    for _n in range(2):
        drive.press(K.Key_Tab)
    drive.focus().insertPlainText(LONG)
    drive.type("end")
    wait_for(lambda: window.session.failing, "the first try to fail")
    assert window.session.has_unsaved()
    return drive.focus().text()


@pytest.mark.slow
@pytest.mark.parametrize("luck", BAD_LUCK)
def test_what_cannot_be_saved_is_said_and_kept_and_saved_when_it_can_be(fresh, luck, monkeypatch):
    monkeypatch.setattr("ui.session._RETRY_MS", 20)
    window = fresh()
    mend = luck(window)
    text = write_in_vain(window)
    view = window.workbook_view()
    assert view.frame._trouble.isVisible()
    assert "Not saved" in seen(view.frame._trouble)
    assert "Save somewhere else" in seen(view.frame._trouble)
    assert view.top.saved.text() == "Not saved"
    assert Drive(window).focus().text() == text == LONG + "end"
    # Neither a new look nor the way to another page takes away what is only on the screen.
    drive = Drive(window)
    field = drive.focus()
    drive.ctrl(K.Key_Plus, K.Key_PageDown, K.Key_P)
    assert window.workbook_view() is view
    assert drive.focus() is field
    assert view.frame._trouble.isVisible()
    mend()
    wait_for(lambda: not window.session.failing, "the retry")
    settle()
    assert window.look.zoom == 1.1
    view = window.workbook_view()
    assert view.page_spec.id == "unit"
    assert not view.frame._trouble.isVisible()
    assert view.top.saved.text().startswith("Saved")
    assert LONG + "end" in texts_in_file(window.session.workbook.path)
    assert LONG + "end" in seen(window)


@pytest.mark.slow
@pytest.mark.parametrize("luck", BAD_LUCK)
def test_the_group_goes_on_somewhere_else_with_all_it_wrote(fresh, tmp_path, luck):
    window = fresh()
    luck(window)
    write_in_vain(window)
    window.ask.path = tmp_path / "elsewhere.samsyn"
    Drive(window).click("Save somewhere else")
    settle()
    assert window.ask.told == []
    assert window.session.workbook.path == window.ask.path
    assert not window.session.has_unsaved()
    assert LONG + "end" in texts_in_file(window.ask.path)
    assert LONG + "end" in seen(window)
    assert not window.workbook_view().frame._trouble.isVisible()
    drive = Drive(window)
    drive.click("Purpose")
    drive.ctrl(K.Key_End)
    drive.type("!")
    window.session.leave()
    assert LONG + "end!" in texts_in_file(window.ask.path)
    window.session.undo()
    assert LONG + "end!" not in texts_in_file(window.ask.path)
    window.close_workbook()
    window.open_path(tmp_path / "elsewhere.samsyn")
    assert Sheet(window.session.workbook, shipped_pack()).people()[0].words == "Anna Ek"


def test_what_was_done_in_a_list_and_in_the_plan_goes_along_too(fresh, tmp_path):
    window = fresh()
    drive = Drive(window)
    editor = first_list(window)
    editor.focus_first()
    drive.type("Kept")
    window.session.leave()
    window.session.sheet.plan.catch("Old action", label="")
    vanish(window)
    drive.press(K.Key_Return)
    drive.type("New")
    window.session.leave()
    drive.ctrl(K.Key_K)
    drive.type("New action")
    drive.press(K.Key_Return)
    assert window.session.has_unsaved()
    window.ask.path = tmp_path / "elsewhere.samsyn"
    window.save_elsewhere()
    settle()
    assert row_texts(first_list(window)) == ["Kept", "New"]
    assert [action.title for action in window.session.sheet.plan.actions()] == ["Old action", "New action"]
    assert not window.session.has_unsaved()


def test_somewhere_else_that_will_not_do_is_said_and_nothing_lost(fresh, tmp_path):
    window = fresh()
    home = vanish(window)
    text = write_in_vain(window)
    window.ask.path = tmp_path / "no such folder" / "x.samsyn"
    Drive(window).click("Save somewhere else")
    settle()
    assert len(window.ask.told) == 1
    assert window.session.has_unsaved()
    assert text in seen(window)
    home()
    assert window.session.flush()


@pytest.mark.parametrize("stay", [True, False])
def test_closing_with_unsaved_words_asks(fresh, stay):
    window = fresh()
    vanish(window)
    write_in_vain(window)
    window.ask.yes = stay
    assert window.close() is not stay
    assert "not saved" in window.ask.asked[0]
    assert window.has_workbook is stay


def test_a_workbook_that_cannot_be_made_is_said(open_window, tmp_path):
    window = open_window()
    Drive(window).ctrl(K.Key_N)
    (tmp_path / "file").write_text("", encoding="utf-8")
    window.view.set_path(tmp_path / "file" / "x.samsyn")
    Drive(window).type("We")
    window.view.begin.click()
    settle()
    assert len(window.ask.told) == 1
    assert window.view.title.text() == "We"


# --- people, emptiness and our own faults -------------------------------------------------------------------------


def test_somebody_with_actions_leaves_the_group(sample):
    window = sample()
    sheet = window.session.sheet
    owner = next(action.owner for action in sheet.plan.actions() if action.owner)
    owned = {action.id for action in sheet.plan.actions() if action.owner == owner}
    editor = first_list(window, "0.1", "people")
    row = next(row for row in editor._rows if row.id == owner)
    row.text.setFocus()
    drive = Drive(window)
    drive.ctrl(K.Key_Delete)
    settle()
    assert "hang on it" in seen(row), "it is said before anything is gone"
    assert owner in {person.id for person in sheet.people()}
    drive.tab_to("Delete all the same")
    drive.press(K.Key_Space)
    settle()
    assert focus_is_somewhere(window)
    assert owner not in {person.id for person in sheet.people()}
    assert {a.owner for a in sheet.plan.actions() if a.id in owned} == {""}
    go(window, "6.3", "plan")
    window.session.undo()
    assert {a.id for a in sheet.plan.actions() if a.owner == owner} == owned


@pytest.mark.slow
def test_in_an_empty_workbook_every_page_opens(open_window, tmp_path):
    path = tmp_path / "empty.samsyn"
    new_workbook(path, shipped_pack(), language="en").close()
    window = open_window()
    window.open_path(path)
    for exercise, page in PAGES:
        shown = go(window, exercise, page)
        assert seen(shown).strip()
        assert focus_is_somewhere(window), (exercise, page)
    shown = go(window, "6.3", "plan")
    assert isinstance(shown, PlanPage)
    for view in ("board", "person", "table"):
        shown.show_view(view)
        settle()
    window.print_plan()
    preview = window.view
    assert isinstance(preview, PreviewPage)
    wait_for(preview.is_ready, "the preview")
    window.ask.path = tmp_path / "plan.pdf"
    preview.save()
    wait_for(window.ask.path.is_file, "the plan on paper")
    assert len(PdfReader(window.ask.path).pages) >= 1


@pytest.mark.qt_no_exception_capture
def test_our_own_fault_is_said_and_the_window_lives_on(fresh, monkeypatch, capsys):
    from ui import app, bug

    window = fresh()
    told = []
    monkeypatch.setattr(bug, "tell_bug", lambda parent, details: told.append(details))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app._catch_bugs(window)

    def fault():
        raise ZeroDivisionError("ours")

    QTimer.singleShot(0, fault)
    wait_for(lambda: told, "the message")
    assert "ZeroDivisionError: ours" in told[0]
    assert "ours" in capsys.readouterr().err
    first_list(window).focus_first()
    Drive(window).type("on")
    window.session.leave()
    assert row_texts(lists(window)[0]) == ["on"]


def test_a_workbook_named_at_the_start_is_opened_at_once(open_window, samples, tmp_path):
    path = tmp_path / "named.samsyn"
    shutil.copy(samples("en"), path)
    window = open_window(path=path)
    assert window.workbook_view() is not None
    assert window.focusWidget() is not None


def test_one_that_cannot_be_opened_leads_to_the_welcome_page(open_window, tmp_path):
    window = open_window(path=tmp_path / "gone.samsyn")
    assert "There is no file" in str(window.ask.told[0])
    assert isinstance(window.view, Welcome)


def test_the_open_workbook_stays_when_another_cannot_be_opened(open_window, samples, tmp_path):
    path = tmp_path / "stays.samsyn"
    shutil.copy(samples("en"), path)
    window = open_window(path=path)
    window.open_path(tmp_path / "gone.samsyn")
    assert window.session.workbook.path == path
    assert window.workbook_view() is not None
