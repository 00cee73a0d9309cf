"""The window as a whole, as people meet it: every page in every language, the keyboard, saving, and what is private."""

import re
import shutil
from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from exercises.together.private_round import PrivateRound
from tests.helpers.drive import ALT, CTRL, NONE, SHIFT, Drive, K, settle, wait_for
from tests.helpers.filled import fill
from tests.helpers.in_the_file import texts_in_file
from tests.helpers.in_the_window import (
    PAGES,
    cut_off,
    first_list,
    focus_is_somewhere,
    go,
    lists,
    nameless,
    row_texts,
    seen,
)
from ui.editors.list_row import Grip
from ui.pages.alone_page import AlonePage
from ui.pages.group_page import GroupPage
from ui.pages.new_workbook import NewWorkbookPage
from ui.pages.plan_page import PlanPage
from ui.pages.welcome import Welcome
from ui.parts.matrix_view import PictureView
from ui.print.preview import PreviewPage
from ui.settings import Recent
from ui.shell.left_column import LeftColumn
from ui.window import Window
from workbook import words
from workbook.model import PEOPLE, Key
from workbook.words import catalogue

pytestmark = pytest.mark.slow

SIZES = {"1440": (1440, 900, 100), "1100": (1100, 760, 100), "800": (800, 600, 100), "200%": (1024, 700, 200)}
# --- every page ---------------------------------------------------------------------------------------------------


def untranslated(window: QWidget, language: str) -> set[str]:
    """Words of ours on the screen that should have been said in the language and are not."""
    known = catalogue(language)
    found = set()
    for text in seen(window).split("\n"):
        if text and known.gettext(text) != text:
            found.add(text)
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_is_whole(sample, language, size):
    width, height, zoom = SIZES[size]
    window = sample(language, zoom=zoom, size=(width, height))
    faults = []
    for exercise, page in PAGES:
        shown = go(window, exercise, page)
        faults += [f"{exercise} {page}: cut off: {words}" for words in cut_off(window)]
        faults += [f"{exercise} {page}: no name: {words}" for words in nameless(window)]
        faults += [f"{exercise} {page}: English: {words}" for words in untranslated(window, language)]
        if isinstance(shown, AlonePage):
            shown.begin(window.session.sheet.people()[0].id)
            settle()
            faults += [f"{exercise} {page} writing: cut off: {words}" for words in cut_off(window)]
            faults += [f"{exercise} {page} writing: no name: {words}" for words in nameless(window)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("width", "height", "zoom"), [(1240, 800, 100), (800, 600, 100), (1024, 700, 200)])
def test_no_page_is_wider_than_the_sheet_when_a_row_is_unfolded(sample, width, height, zoom):
    window = sample("sv", zoom=zoom, size=(width, height))
    fill(window.session.sheet)
    wide = []
    for exercise, page in (("1.1", "groups"), ("2.4", "ideas"), ("3.1", "keep"), ("6.2", "list")):
        shown = go(window, exercise, page)
        for editor in lists(window):
            editor.rows_shown()[0].text.setFocus()
            settle()
        room = window.workbook_view().frame.body().viewport().width()
        if shown.width() > room:
            wide.append(f"{exercise} {page}: {shown.width()} > {room}")
    assert not wide


@pytest.mark.parametrize(("exercise", "page"), [("0.1", "people"), ("2.1", "needs"), ("1.2", "apart")])
def test_whatever_is_typed_is_brought_into_view(sample, exercise, page):
    window = sample("sv", zoom=200, size=(1024, 700))
    go(window, exercise, page)
    drive = Drive(window)
    assert drive.focus().visibleRegion().boundingRect().height() < drive.focus().height()
    drive.type("x")
    settle()
    assert drive.focus().visibleRegion().boundingRect().height() == drive.focus().height()


def test_where_the_group_is_stays_in_sight_in_the_left_column(sample):
    window = sample("sv", size=(1100, 700))
    for exercise in ("6.4", "0.1"):
        go(window, exercise, "intro")
        here = window.findChild(LeftColumn).nav.row_of(exercise)
        assert here.visibleRegion().boundingRect().height() == here.height()


def test_the_keyboard_never_begins_in_a_field_of_the_agenda(sample):
    """A key pressed by chance would change how long an exercise may take."""
    window = sample()
    go(window, "6.3", "plan")
    go(window, "meeting", "agenda")
    assert Drive(window).focus() is window.workbook_view().frame.main_button


def test_the_keyboard_begins_on_the_programme_that_is_chosen(sample):
    window = sample()
    go(window, "0.1", "programme")
    assert Drive(window).focus().isChecked()


# --- language, theme and text size --------------------------------------------------------------------------------


def trigger(window: Window, words_: str) -> None:
    """Chooses an entry of the menu by its words, wherever in it it is."""
    menu = window.commands.menu(window)
    found = [action for action in menu.findChildren(QAction) if action.text() == words_]
    found += [action for action in menu.actions() if action.text() == words_]
    assert found, f"the menu has no {words_!r}"
    found[0].trigger()
    menu.deleteLater()
    settle()


def switches(drive: Drive, window: Window):
    """Every way to another look or language, and back."""
    yield lambda: drive.ctrl(K.Key_Plus)
    yield lambda: drive.ctrl(K.Key_Minus)
    yield lambda: drive.ctrl(K.Key_Plus)
    yield lambda: drive.ctrl(K.Key_0)
    for entry in ("Dark", "Light", "As the computer", "Svenska", "Norsk", "English"):
        yield lambda entry=entry: trigger(window, entry)


def test_a_half_typed_word_survives_every_switch_on_a_list(fresh):
    window = fresh()
    editor = first_list(window)
    drive = Drive(window)
    editor._rows[0].text.setFocus()
    typed = ""
    for number, switch in enumerate(switches(drive, window)):
        letter = "abcdefghijklmn"[number]
        drive.type(letter)
        typed += letter
        switch()
        settle()
        assert (window.workbook_view().exercise.id, window.workbook_view().page_spec.id) == (
            "0.1",
            "services",
        )
        assert drive.focus().text() == typed
        assert window.session.sheet.language == "en"
    assert number == 9
    assert row_texts(lists(window)[0]) == [typed]


def test_a_half_typed_answer_survives_every_switch_while_one_writes_alone(fresh):
    window = fresh()
    page = go(window, "1.1", "mention")
    who = window.session.sheet.people()[1].id
    page.begin(who)
    settle()
    drive, typed = Drive(window), ""
    for letter, switch in zip("abcdefghij", switches(drive, window), strict=True):
        drive.type(letter)
        typed += letter
        switch()
        settle()
        page = window.workbook_view().frame.page
        assert isinstance(page, AlonePage)
        assert page.writer() == who
        assert drive.focus().text() == typed


def test_a_switch_on_the_plan_keeps_view_chosen_action_and_what_is_typed(sample):
    window = sample()
    page = go(window, "6.3", "plan")
    drive = Drive(window)
    chosen = page._reading.rows[2].id
    page._pick(chosen)
    page._edit(chosen, "first_step")
    settle()
    drive.ctrl(K.Key_End)
    drive.type("xyz")
    for switch in switches(drive, window):
        switch()
        page = window.workbook_view().frame.page
        assert isinstance(page, PlanPage)
        assert page._chosen == chosen
        assert drive.focus().text().endswith("xyz")
    page.show_view("board")
    drive.ctrl(K.Key_Plus)
    page = window.workbook_view().frame.page
    assert page._stack.currentWidget() is page.board


def test_a_switch_keeps_the_customer_group_one_has_come_to(sample):
    window = sample()
    page = go(window, "2.1", "needs")
    page._turn(1)
    name = page._parents[1].words
    Drive(window).ctrl(K.Key_Minus)
    trigger(window, "Svenska")
    page = window.workbook_view().frame.page
    assert isinstance(page, GroupPage)
    assert page._parents[page._at].words == name


def test_a_switch_keeps_what_is_typed_for_a_new_workbook(open_window, tmp_path):
    window = open_window()
    drive = Drive(window)
    drive.ctrl(K.Key_N)
    drive.type("Home care")
    drive.press(K.Key_Tab)
    drive.type("Anna, he")
    for switch in switches(drive, window):
        switch()
        page = window.view
        assert isinstance(page, NewWorkbookPage)
        assert (page.title.text(), page.people.text()) == ("Home care", "Anna, he")
        assert drive.focus() is page.people
    assert page.language.current() == "en"


def test_a_switch_keeps_the_preview_and_the_way_back(sample):
    window = sample()
    go(window, "2.1", "needs")
    window.print_plan()
    Drive(window).ctrl(K.Key_Plus)
    assert isinstance(window.view, PreviewPage)
    wait_for(window.view.is_ready, "the preview")
    window.view.leave()
    settle()
    assert window.workbook_view().page_spec.id == "needs"
    assert window.settings.zoom == 110


def test_a_switch_keeps_what_is_being_caught(sample):
    window = sample()
    go(window, "2.1", "needs")
    drive = Drive(window)
    drive.ctrl(K.Key_K)
    drive.type("Call them")
    drive.ctrl(K.Key_Plus)
    bar = window.workbook_view().capture_bar
    assert bar.isVisible()
    assert drive.focus() is bar.field
    assert bar.field.text() == "Call them"
    drive.press(K.Key_Return)
    (caught,) = [action for action in window.session.sheet.plan.actions() if action.title == "Call them"]
    assert caught.origin[0] == "2.1"


# --- keyboard -----------------------------------------------------------------------------------------------------


def tab_round(window: Window, most: int = 250) -> list[tuple[QWidget, int | None]]:
    """Everything Tab comes to and how far down the page it is, until the keyboard is where it was."""
    drive = Drive(window)
    start, found = drive.focus(), []
    body = window.workbook_view().frame.page
    for _n in range(most):
        drive.press(K.Key_Tab)
        inside = body.isAncestorOf(drive.focus())
        found.append((drive.focus(), drive.focus().mapTo(body, QPoint(0, 0)).y() if inside else None))
        if drive.focus() is start:
            return found
    raise AssertionError(f"Tab did not come round in {most}")


@pytest.mark.parametrize(
    ("exercise", "page"), [("0.1", "services"), ("1.1", "groups"), ("2.1", "agree"), ("3.2", "choose")]
)
def test_tab_goes_through_everything_once_and_comes_round(sample, exercise, page):
    window = sample()
    go(window, exercise, page)
    found = tab_round(window)
    came = [widget for widget, _y in found]
    assert len(came) == len(set(came))
    unreached = [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget not in came
        # Tab comes into a picture at the point of the row one stands in, and that has gone on since.
        and not (
            isinstance(widget.parentWidget(), PictureView)
            and any(other.parentWidget() is widget.parentWidget() for other in came)
        )
    ]
    assert unreached == []
    if exercise in (
        "2.1",
        "3.2",
    ):  # elsewhere rows unfold under the keyboard, and all that is below them moves
        tops = [y for _widget, y in found if y is not None]
        # Back up where it goes on to the column beside the list, and round to the top of the page.
        assert sum(b < a - 60 for a, b in pairwise(tops)) <= 2


def test_f6_goes_round_the_regions(sample):
    window = sample()
    go(window, "2.1", "needs")
    drive, view = Drive(window), window.workbook_view()
    came = []
    for _n in range(4):
        drive.press(K.Key_F6)
        came.append(next(i for i, r in enumerate(view.regions()) if r.isAncestorOf(drive.focus())))
    assert sorted(came[:3]) == [0, 1, 2]
    assert came[3] == came[0]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_f10_opens_the_menu_and_escape_gives_the_keyboard_back(sample):
    window = sample()
    go(window, "0.1", "services")
    before = QApplication.focusWidget()
    QTest.keyClick(before, K.Key_F10)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Print the plan" in [action.text() for action in menu.actions()]
    QTest.keyClick(menu, K.Key_Escape)
    settle()
    assert QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is before


def test_the_keys_lead_from_page_to_page(sample):
    window = sample()
    go(window, "1.1", "intro")
    drive, view = Drive(window), window.workbook_view()

    def here() -> tuple[str, str]:
        assert focus_is_somewhere(window), here
        return view.exercise.id, view.page_spec.id

    for number, page in ((2, "mention"), (3, "all"), (4, "groups"), (1, "intro")):
        drive.press(getattr(K, f"Key_{number}"), held=ALT)
        assert here() == ("1.1", page)
    drive.ctrl(K.Key_PageDown)
    assert here() == ("1.1", "mention")
    drive.ctrl(K.Key_PageUp)
    drive.ctrl(K.Key_PageUp)
    assert here() == ("1.1", "intro")
    drive.press(K.Key_PageDown, held=CTRL | SHIFT)
    assert here()[0] == "1.2"
    drive.press(K.Key_PageUp, held=CTRL | SHIFT)
    assert here()[0] == "1.1"
    view.go("1.1", "intro")
    drive.ctrl(K.Key_Return)
    assert here() == ("1.1", "mention")


def test_an_action_caught_in_a_row_knows_the_row(sample):
    window = sample()
    editor = first_list(window, "2.1", "needs")
    row = editor._rows[1]
    row.text.setFocus()
    drive = Drive(window)
    drive.ctrl(K.Key_K)
    bar = window.workbook_view().capture_bar
    assert drive.focus() is bar.field
    assert row.text.text()[:20] in seen(bar)
    drive.type("Do it")
    drive.press(K.Key_Escape)
    assert not bar.isVisible()
    assert drive.focus() is row.text
    drive.ctrl(K.Key_K)
    assert bar.field.text() == "Do it"
    drive.press(K.Key_Return)
    assert drive.focus() is row.text
    (caught,) = [action for action in window.session.sheet.plan.actions() if action.title == "Do it"]
    assert caught.origin == ("2.1", row.id)
    assert caught.need == row.id


def test_the_keyboard_is_never_nowhere(sample):
    window = sample()
    editor = first_list(window)
    drive = Drive(window)
    editor._rows[0].text.setFocus()
    for what in (
        lambda: drive.press(K.Key_Return),
        lambda: drive.type("new"),
        lambda: drive.press(K.Key_Up, held=ALT),
        lambda: drive.ctrl(K.Key_Delete),
        lambda: drive.ctrl(K.Key_Z),
        lambda: drive.ctrl(K.Key_Y),
        lambda: drive.ctrl(K.Key_Z),
        lambda: drive.ctrl(K.Key_Z),
        lambda: drive.ctrl(K.Key_K),
        lambda: drive.press(K.Key_Escape),
        lambda: drive.ctrl(K.Key_PageDown),
        lambda: drive.ctrl(K.Key_PageUp),
        lambda: drive.ctrl(K.Key_Return),
        lambda: drive.press(K.Key_F6),
        lambda: drive.press(K.Key_4, held=ALT),
    ):
        what()
        settle()
        assert focus_is_somewhere(window)


# --- lists --------------------------------------------------------------------------------------------------------


def test_a_list_is_written_without_the_mouse(fresh):
    window = fresh()
    editor = first_list(window)
    drive = Drive(window)
    editor.focus_first()
    for words_ in ("one", "two", "three"):
        drive.type(words_)
        drive.press(K.Key_Return)
    assert row_texts(editor) == ["one", "two", "three"]
    drive.press(K.Key_Backspace)
    assert drive.focus().text() == "three"
    drive.press(K.Key_Up, held=ALT)
    assert row_texts(editor) == ["one", "three", "two"]
    assert drive.focus().text() == "three"
    drive.press(K.Key_Down, held=ALT)
    assert row_texts(editor) == ["one", "two", "three"]
    drive.ctrl(K.Key_A)
    drive.press(K.Key_Backspace, K.Key_Backspace)
    settle()
    assert row_texts(editor) == ["one", "two"]
    assert drive.focus().text() == "two"


def paste(widget: QPlainTextEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    widget.insertFromMimeData(data)
    settle()


def test_thirty_lines_pasted_are_thirty_rows_and_one_step(fresh):
    window = fresh()
    editor = first_list(window)
    drive = Drive(window)
    editor.focus_first()
    paste(drive.focus(), "\n".join(f"line {n}" for n in range(30)))
    assert row_texts(editor) == [f"line {n}" for n in range(30)]
    assert focus_is_somewhere(window)
    drive.ctrl(K.Key_Z)
    settle()
    assert row_texts(editor) == []
    drive.ctrl(K.Key_Y)
    settle()
    assert len(row_texts(editor)) == 30


def test_a_row_is_dragged(fresh):
    window = fresh()
    editor = first_list(window)
    editor.focus_first()
    paste(QApplication.focusWidget(), "one\ntwo\nthree")
    grip = editor._rows[0].findChild(Grip)
    last = editor._rows[2]
    to = grip.mapFromGlobal(last.mapToGlobal(QPoint(10, last.height() - 4)))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, NONE, grip.rect().center())
    QTest.mouseMove(grip, to)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, NONE, to)
    settle()
    assert row_texts(editor) == ["two", "three", "one"]


def test_a_deleted_row_comes_back_from_the_bar(fresh):
    window = fresh()
    editor = first_list(window)
    editor.focus_first()
    paste(QApplication.focusWidget(), "one\ntwo\nthree")
    editor._rows[1].text.setFocus()
    Drive(window).ctrl(K.Key_Delete)
    assert row_texts(editor) == ["one", "three"]
    assert focus_is_somewhere(window)
    message = window.workbook_view().frame.message
    assert message.isVisible()
    message._action.click()
    settle()
    assert row_texts(editor) == ["one", "two", "three"]


def test_the_bar_goes_when_its_undo_would_take_back_something_else(fresh):
    window = fresh()
    editor, drive, message = first_list(window), Drive(window), window.workbook_view().frame.message
    editor.focus_first()
    paste(QApplication.focusWidget(), "one\ntwo\nthree")
    for done_since in (lambda: drive.type("x"), lambda: drive.ctrl(K.Key_Z)):
        editor._rows[1].text.setFocus()
        drive.ctrl(K.Key_Delete)
        assert message.isVisible()
        done_since()
        window.session.leave()
        assert message.isHidden()


def test_a_list_holds_no_more_than_it_may(fresh):
    window = fresh()
    page = go(window, "3.2", "propose")
    page.begin(window.session.sheet.people()[0].id)
    settle()
    editor, drive = lists(window)[0], Drive(window)
    paste(drive.focus(), "\n".join("abcdefgh"))
    assert row_texts(editor) == list("abcde")
    editor._rows[4].text.setFocus()
    drive.press(K.Key_Return)
    drive.type("x")
    assert len(row_texts(editor)) == 5
    assert focus_is_somewhere(window)


def test_tab_goes_to_the_next_column_of_a_row(fresh):
    window = fresh()
    editor = first_list(window, "0.1", "people")
    drive = Drive(window)
    editor.focus_first()
    drive.type("Cia")
    drive.press(K.Key_Tab)
    drive.type("cook")
    drive.press(K.Key_Return)
    drive.type("Dag")
    window.session.flush()
    sheet = window.session.sheet
    assert [p.words for p in sheet.people()] == ["Anna Ek", "Bo Dahl", "Cia", "Dag"]
    assert sheet.workbook.value(Key(*PEOPLE, sheet.people()[2].id, "role")) == "cook"


@pytest.mark.parametrize(
    "text", ["ordet" * 2000, "אבגד הוזח טיכל", "👵🏽 👨‍👩‍👧‍👦 🇸🇪 e\u0301"], ids=["long", "rtl", "emoji"]
)
def test_any_text_fits_and_is_kept(fresh, text):
    window = fresh()
    editor = first_list(window)
    editor.focus_first()
    paste(QApplication.focusWidget(), text)
    Drive(window).press(K.Key_Return)
    settle()
    go(window, "1.1", "groups")
    editor = first_list(window)
    assert row_texts(editor) == [text.strip("\n")]
    assert editor.width() <= window.width()


def test_a_refresh_leaves_the_row_one_types_in_alone(fresh):
    window = fresh()
    editor = first_list(window)
    editor.focus_first()
    drive = Drive(window)
    drive.type("half a w")
    field = drive.focus()
    # The row is on disk in an older form than on the screen.
    window.session.flush()
    drive.type("o")
    editor.refresh()
    assert drive.focus() is field
    assert field.text() == "half a wo"
    assert field.textCursor().position() == 9


# --- saving -------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_saved_without_asking(fresh):
    window = fresh()
    first_list(window).focus_first()
    drive, view, path = Drive(window), window.workbook_view(), window.session.workbook.path
    drive.type("Meals")
    assert "Meals" not in texts_in_file(path)
    wait_for(lambda: "Meals" in texts_in_file(path), "the word in the file")
    wait_for(lambda: view.top.saved.text().startswith("Saved"), "the words that say so")
    assert re.fullmatch(r"Saved \d\d\.\d\d", view.top.saved.text())
    assert datetime.now().strftime("%H") in view.top.saved.text() or datetime.now().minute < 2


def test_leaving_a_field_saves_it_at_once(fresh):
    window = fresh()
    go(window, "0.1", "unit")
    drive, path = Drive(window), window.session.workbook.path
    drive.type("Norra")
    drive.press(K.Key_Tab)
    assert "Norra" in texts_in_file(path)
    drive.type("Unit")
    go(window, "0.1", "people")
    assert "Unit" in texts_in_file(path)


def test_undo_and_redo_say_what_they_do(fresh):
    window = fresh()
    go(window, "0.1", "unit")
    drive, top = Drive(window), window.workbook_view().top
    label = drive.focus().accessibleName()
    drive.type("Norra")
    drive.press(K.Key_Tab)
    assert top._undo.accessibleName() == f"Undo: {label}"
    assert not top._redo.isEnabled()
    top._undo.click()
    settle()
    assert top._redo.accessibleName() == f"Redo: {label}"
    assert not top._undo.isEnabled()
    top._redo.click()
    settle()
    assert "Norra" in seen(window)


# --- private ------------------------------------------------------------------------------------------------------


def unrevealed(window: Window, exercise: str, page_id: str) -> None:
    """As if everybody had answered that page and nobody had shown it yet."""
    sheet = window.session.sheet
    page = sheet.pack.exercises[exercise].page(page_id)
    with sheet.workbook.without_history(), sheet.workbook.step(""):
        sheet.workbook.set(Key(exercise, "@revealed", page_id), None)
        PrivateRound(sheet, sheet.pack.exercises[exercise], page).begin(sheet.people()[-1].id)
        for field in (sheet.pack.exercises[exercise].fields[name] for name in page.fields):
            if field.kind == "items":
                for row in sheet.rows(field, author=None):
                    sheet.set(field, row.id, field.columns[0].id, f"secret {row.id[:6]}", author=row.author)
    settle()


@pytest.mark.parametrize(
    ("exercise", "alone", "others"),
    [
        ("1.1", "mention", ("all", "groups")),
        ("2.1", "rate", ("spread", "agree")),
        ("3.2", "propose", ("gather",)),
        ("3.2", "vote", ("choose",)),
        ("4.1", "own", ("compare", "agree")),
    ],
)
def test_nobody_sees_anothers_answers_before_they_are_shown(sample, exercise, alone, others):
    window = sample()
    view, drive = window.workbook_view(), Drive(window)
    unrevealed(window, exercise, alone)
    page = go(window, exercise, alone)
    assert "secret" not in seen(window)
    page.begin(window.session.sheet.people()[-1].id)
    settle()
    mine = window.session.sheet.people()[-1].id
    field = page._editors[0].field
    theirs = (
        [r.words for r in window.session.sheet.rows(field, author=None) if r.author != mine]
        if field.kind == "items"
        else []
    )
    assert [text for text in theirs if text in seen(window)] == []
    page.hide_writing()
    settle()
    assert "secret" not in seen(window)
    window.ask.yes = False
    drive.press(K.Key_3, held=ALT)
    settle()
    assert "stays hidden" in window.ask.asked[0]
    assert view.page_spec.id != alone
    for other in (view.page_spec.id, *others):
        shown = go(window, exercise, other)
        if other in others:
            text = seen(shown)
            assert "Not shown yet" in text
            assert "1 has not answered yet" in text
            assert "secret" not in text
            for told in (r"\w chose \d", r"from \d of you", "You differ"):
                assert not re.search(told, text), told
    Drive(window).click("Back to each on their own")
    settle()
    assert view.page_spec.id == alone
    view.frame.page.reveal()
    for other in others:
        assert "Not shown yet" not in seen(go(window, exercise, other))
    window.session.undo()  # shown is shown: it is no step, and is not taken back
    settle()
    assert "Not shown yet" not in seen(window)


# --- welcome ------------------------------------------------------------------------------------------------------


def test_what_was_open_last_is_there_to_open(open_window, samples, tmp_path):
    window = open_window()
    assert "Opened last" not in seen(window)
    for name in ("one", "two"):
        shutil.copy(samples("en"), tmp_path / f"{name}.samsyn")
        window.settings.remember(Recent(tmp_path / f"{name}.samsyn", f"Group {name}", 2, 6, datetime.now()))
    window.rebuild()
    settle()
    assert "Opened last" in seen(window)
    (tmp_path / "one.samsyn").unlink()
    window.rebuild()
    settle()
    text = seen(window)
    assert "Group two" in text
    assert "Group one" not in text
    (row,) = [b for b in window.findChildren(QAbstractButton) if b.text() == "Group two"]
    row.click()
    settle()
    assert window.session.workbook.path == tmp_path / "two.samsyn"
    window.close_workbook()
    assert isinstance(window.view, Welcome)
