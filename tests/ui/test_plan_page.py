"""The action plan on the screen, driven by the keys people press."""

import time
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from exercises.content.gather_plan import plan_content
from exercises.packs.reader import shipped_pack
from exercises.plan.review import review
from exercises.start.seeding import new_workbook
from ui.context import Context
from ui.look.look import Look
from ui.look.style_sheet import dress
from ui.pages.plan_page import PlanPage
from ui.parts.buttons import LinkButton, PaintedButton
from ui.parts.text_field import LineField
from ui.plan.action_model import MIME
from ui.plan.plan_in_words import GroupHead, PlanRow
from ui.session import Session
from ui.shell.capture import CaptureBar
from workbook import words
from workbook.dates import day_words
from workbook.model import ACTIONS, PEOPLE, Key

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
K = Qt.Key


def press(key, modifiers=NONE, text="", at=None):
    """One key, down and up, to whatever has the keyboard."""
    widget = at or QApplication.focusWidget()
    assert widget is not None
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def write(text):
    for letter in text:
        press(0, text=letter)


@pytest.fixture(scope="module")
def pack():
    return shipped_pack()


@pytest.fixture
def english():
    before = words.language()
    words.use("en")
    yield
    words.use(before)


@pytest.fixture
def session(qtbot, tmp_path, pack, english):
    """Two people, a group with two needs (one of them first), and four actions."""
    workbook = new_workbook(tmp_path / "plan.samsyn", pack, language="en")
    made = Session(workbook, pack)
    sheet = made.sheet
    with workbook.without_history(), workbook.step(""):
        made.people = [workbook.add_item(PEOPLE, {"name": n, "role": "head"}).id for n in ("Mira", "Tom")]
        group = workbook.add_item(sheet.field("1.1/groups").place, {"name": "Families"})
        needs = sheet.field("2.1/needs").place
        made.needs = [
            workbook.add_item(needs, {"words": said, "known": "asked"}, parent=group.id).id
            for said in ("Tell me who is coming.", "Listen to me.")
        ]
        made.group = group.id
        sheet.set(sheet.field("2.1/priority"), "", "", made.needs)
        task = sheet.rows(sheet.field("4.1/tasks"))[0]
        full = {"due": f"{date.today().year + 1}-04-24", "measure": "8 of 10", "owner": made.people[0]}
        plan = sheet.plan
        made.ids = [
            plan.catch("Write a letter", label="", need=made.needs[0], effect=3, effort=2, **full).id,
            plan.catch("Ring if late", label="", effect=5, effort=1, origin=("4.1", task.id), **full).id,
            plan.catch("Open earlier", label="", choice="later", **full).id,
            plan.catch("New web page", label="", choice="no").id,
        ]
    yield made
    made.close()


@pytest.fixture
def make(qtbot):
    """Builds the page in a window as the shell does: the panel beside it while it is asked for."""

    def build(session, look=None, size=(1900, 900)):
        look = look or Look.light()
        exercise = session.pack.exercises["6.3"]
        window = QWidget()
        dress(window, look)
        page = PlanPage(Context(look, session, exercise, exercise.page("plan")))
        session.changed.connect(page.refresh)
        box = QHBoxLayout(window)
        box.addWidget(page.head_widget())
        box.addWidget(page, 1)

        def arrange():
            if page.panel() is not None:
                box.addWidget(page.details)
                page.details.show()
            else:
                page.details.hide()

        page.state_changed.connect(arrange)
        window.resize(*size)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.window_kept = window
        return page

    return build


@pytest.fixture
def page(make, session):
    page = make(session)
    page.focus_first()
    return page


def shown(list_):
    """What a list shows: headings as they are, rows by their title."""
    return [
        entry.words if isinstance(entry, GroupHead) else f"- {entry.title}" for entry in list_.rows.entries
    ]


def action(session, id_):
    return session.sheet.plan.action(id_)


def spot(session, rule):
    return next(found for found in review(session.sheet) if found.rule == rule)


def link(page, words_):
    found = [b for b in page.table.spots.findChildren(LinkButton) if b.text() == words_]
    return found[0]


# -- the table -----------------------------------------------------------------------------------


def test_the_table_groups_and_says_what_it_shows(page, session):
    assert shown(page.table.list) == [
        "Now", "- Write a letter", "- Ring if late", "Later", "- Open earlier", "Not now", "- New web page",
    ]  # fmt: skip
    model = page.table.list.rows
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Write a letter, Mira, 24 April {date.today().year + 1}, Not started"
    assert model.index(6).data(Qt.ItemDataRole.AccessibleTextRole) == "New web page, Not started"
    rows = [entry for entry in model.entries if isinstance(entry, PlanRow)]
    assert rows[0].need == "Tell me who is coming."
    assert rows[1].origin.startswith("From 4.1: ")
    assert rows[2].blind == "No customer group yet"
    assert page.foot().words == "3 actions, 1 not now"
    assert page.main().words == "Print the plan"


def test_arrows_pass_over_headings_and_enter_opens_the_details(page, session):
    assert page.table.list.hasFocus()
    for _i in range(2):
        press(K.Key_Down)
    assert page.details.id == session.ids[2]
    press(K.Key_Home)
    press(K.Key_End)
    assert page.details.id == session.ids[3]
    press(K.Key_Up)
    press(K.Key_Return)
    assert QApplication.focusWidget() is page.details._inputs["title"]
    press(K.Key_Escape)
    assert page.panel() is None
    assert page.table.list.hasFocus()


def test_what_is_typed_in_the_details_is_saved_and_undone_at_once(page, session):
    press(K.Key_F2)
    press(K.Key_End, CTRL)
    write(" på söndag")
    title = page.details._inputs["title"]
    session.leave()
    assert action(session, session.ids[0]).title == "Write a letter på söndag"
    assert "- Write a letter på söndag" in shown(page.table.list)
    session.undo()
    assert title.text() == "Write a letter"
    assert "- Write a letter" in shown(page.table.list)
    session.redo()
    assert title.text() == "Write a letter på söndag"


def test_the_last_line_adds_and_stays(page, session):
    page.table.line.setFocus()
    for title in ("Call them", "Meet them"):
        write(title)
        press(K.Key_Return)
    assert page.table.line.hasFocus()
    assert page.table.line.text() == ""
    assert shown(page.table.list)[3:5] == ["- Call them", "- Meet them"]
    press(K.Key_Return)
    assert len(session.sheet.plan.actions()) == 6


def test_enter_in_the_title_goes_on_instead_of_breaking_it(page, session):
    press(K.Key_Return)
    press(K.Key_Return)
    assert QApplication.focusWidget() is page.details._inputs["need"]
    assert page.details._inputs["title"].text() == "Write a letter"


def test_a_click_chooses_a_row_and_opens_its_details(page, session, qtbot):
    page._close_details()
    list_ = page.table.list
    at = list_.visualRect(list_.rows.index(2)).center()
    qtbot.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.details.id == session.ids[1]
    assert page.panel() is page.details
    assert list_.hasFocus()


def test_delete_says_so_and_undo_brings_it_back(page, session, qtbot):
    with qtbot.waitSignal(session.message) as said:
        press(K.Key_Delete)
    assert said.args == ["The action is deleted.", "undo"]
    assert "- Write a letter" not in shown(page.table.list)
    assert page.table.list.chosen() == session.ids[1]
    session.undo()
    assert shown(page.table.list)[1] == "- Write a letter"


def test_space_goes_through_the_statuses(page, session):
    seen = []
    for _i in range(3):
        press(K.Key_Space, text=" ")
        seen.append(action(session, session.ids[0]).status)
    assert seen == ["doing", "done", "waiting"]


def test_alt_and_arrows_move_within_a_group_and_on_to_the_next(page, session):
    press(K.Key_Down, ALT)
    assert shown(page.table.list)[1:3] == ["- Ring if late", "- Write a letter"]
    press(K.Key_Down, ALT)
    assert shown(page.table.list)[2:5] == ["Later", "- Write a letter", "- Open earlier"]
    assert page.table.list.chosen() == session.ids[0]
    press(K.Key_Up, ALT)
    assert shown(page.table.list)[1:3] == ["- Ring if late", "- Write a letter"]
    for _i in range(3):
        session.undo()
    assert shown(page.table.list)[1] == "- Write a letter"


def test_effect_against_effort_sorts_and_goes_back(page, session, qtbot):
    (act,) = page.others()
    act.do()
    assert shown(page.table.list)[1:3] == ["- Ring if late", "- Write a letter"]
    assert page.table.list.rows.entries[1].beneath == "Effect 5, effort 1"
    page.focus_first()
    with qtbot.waitSignal(session.message):
        press(K.Key_Down, ALT)
    (act,) = page.others()
    assert act.words == "The group's order"
    act.do()
    assert shown(page.table.list)[1] == "- Write a letter"


def drop(list_, id_, row, lower=False):
    data = QMimeData()
    data.setData(MIME, id_.encode())
    box = list_.visualRect(list_.rows.index(row))
    at = QPointF(box.center().x(), box.bottom() - 2 if lower else box.top() + 2)
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    list_.dropEvent(QDropEvent(at, move, data, left, NONE))


def test_dragging_is_the_second_way(page, session):
    drop(page.table.list, session.ids[0], 4)
    assert shown(page.table.list)[:4] == ["Now", "- Ring if late", "Later", "- Write a letter"]


def test_an_empty_plan_shows_the_way(page, session):
    for id_ in session.ids:
        session.do("", lambda id_=id_: session.workbook.remove_item(ACTIONS, id_))
    assert page.table.empty.isVisible()
    assert not page.table.list.isVisible()
    assert page.others() == []
    assert page.panel() is None
    page.focus_first()
    assert page.table.line.hasFocus()


# -- the details ---------------------------------------------------------------------------------


def test_a_date_is_understood_as_people_say_it(page, session):
    due = page.details._inputs["due"]
    due.line.setFocus()
    due.line.selectAll()
    write("24/4")
    session.flush()
    kept = action(session, session.ids[0]).due
    assert kept.endswith("-04-24")
    assert due._understood.text() == day_words(date.fromisoformat(kept), "en", weekday=True)
    press(K.Key_Return)
    assert due.line.text().startswith("24 April")
    assert due._understood.isHidden()
    due.line.selectAll()
    write("hösten")
    press(K.Key_Return)
    assert action(session, session.ids[0]).due == "hösten"
    assert due.line.text() == "hösten"


def test_choices_and_meters_write_and_show(page, session):
    id_ = session.ids[0]
    owner, need = page.details._inputs["owner"], page.details._inputs["need"]
    owner.setFocus()
    press(K.Key_Down)
    assert action(session, id_).owner == session.people[1]
    need.setFocus()
    press(K.Key_Down)
    assert action(session, id_).need == session.needs[1]
    for _i in range(2):
        press(K.Key_Up)
    assert action(session, id_).need == "", "the group is a heading among its needs, and is passed over"
    page.details._inputs["effect"].setFocus()
    press(K.Key_4, text="4")
    page.details.focus_field("choice")
    press(K.Key_Right)
    kept = action(session, id_)
    assert (kept.effect, kept.choice) == (4, "later")
    assert shown(page.table.list)[2:4] == ["Later", "- Write a letter"]


def test_why_not_now_is_asked_of_what_waits_without_a_date(page, session):
    last = session.sheet.plan.actions()[-1]
    assert last.choice == "no"
    fields = page.details.findChildren(LineField)
    why = next(field for field in fields if field.accessibleName() == "Why not now?")
    assert not why.isVisibleTo(page.details)
    page.details.show_action(last.id)
    assert why.isVisibleTo(page.details)
    page.details.focus_field("why_not")
    write("The region buys in 2028")
    session.leave()
    assert session.sheet.plan.action(last.id).why_not == "The region buys in 2028"
    (not_now,) = plan_content(session.sheet).not_now
    assert not_now.reason == "The region buys in 2028"


def test_the_thread_leads_back(page, session, qtbot):
    links = page.details.red_thread.findChildren(PaintedButton) or page.details.red_thread._rows[:-1]
    assert [row.accessibleName().split(" (")[0] for row in links] == ["Customer group", "Need"]
    with qtbot.waitSignal(page.go) as gone:
        links[0].click()
    assert gone.args == ["1.1", "", session.group]
    page.table.list.setFocus()
    press(K.Key_Down)
    first, origin = page.details.red_thread._rows[:2]
    with qtbot.waitSignal(page.go) as gone:
        origin.click()
    assert gone.args[0] == "4.1"
    first.click()
    assert page.details._inputs["need"].hasFocus()


def test_a_removed_owner_is_no_owner(page, session):
    session.do("", lambda: session.workbook.remove_item(PEOPLE, session.people[0]))
    assert page.details._inputs["owner"].current_key() == ""
    assert page.table.list.rows.entries[1].owner == ""
    session.undo()
    assert page.details._inputs["owner"].current_key() == session.people[0]


def test_previous_and_next_follow_the_view(page, session):
    page.details.stepped.emit(1)
    page.details.stepped.emit(1)
    assert page.details.id == session.ids[2]
    assert page.table.list.chosen() == session.ids[2]
    page.details.stepped.emit(-1)
    assert page.details.id == session.ids[1]


# -- blind spots ---------------------------------------------------------------------------------


def test_what_an_action_lacks_is_mended_in_its_details(page, session):
    session.do("", lambda: session.sheet.plan.set(session.ids[2], "owner", ""))
    page._mend(spot(session, "no_owner"))
    assert page.details.id == session.ids[2]
    assert page.details._inputs["owner"].hasFocus()
    session.do("", lambda: session.sheet.plan.set(session.ids[2], "due", ""))
    page._mend(spot(session, "no_due"))
    assert page.details._inputs["due"].line.hasFocus()


def test_a_need_without_action_gets_a_new_one(page, session):
    link(page, "New action").click()
    made = session.sheet.plan.actions()[-1]
    assert made.need == session.needs[1]
    assert QApplication.focusWidget() is page.details._inputs["title"]
    write("Sit down first")
    session.leave()
    assert action(session, made.id).title == "Sit down first"


def test_gaps_of_other_exercises_lead_there(page, session, qtbot):
    sheet = session.sheet
    session.do("", lambda: sheet.set(sheet.field("2.1/needs"), session.needs[0], "known", "guess"))
    elsewhere = next(found for found in review(session.sheet) if found.exercise != "6.3")
    with qtbot.waitSignal(page.mend) as gone:
        page._mend(elsewhere)
    assert gone.args == [elsewhere]


def test_a_blind_spot_can_be_left_on_purpose_and_taken_up_again(page, session):
    before = page._open_spots()
    first = next(found for found in review(session.sheet) if not found.reason)
    leave = link(page, "Leave it")
    leave.setFocus()
    press(K.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    press(K.Key_Escape)
    assert QApplication.focusWidget().text() == "Leave it"
    press(K.Key_Return)
    write("Not this year")
    press(K.Key_Return)
    assert page._open_spots() == before - 1
    left = [found for found in review(session.sheet) if found.reason]
    assert [(found.key, found.reason) for found in left] == [(first.key, "Not this year")]
    page.table.spots._toggle_fold()
    link(page, "Take up again").click()
    assert page._open_spots() == before
    session.undo()
    assert page._open_spots() == before - 1


def test_many_blind_spots_are_folded_to_three(page, session):
    box = page.table.spots
    for n in range(5):
        session.do("", lambda n=n: session.sheet.plan.catch(f"Idea {n}", label=""))
    n = page._open_spots()
    assert n > 4
    assert len([b for b in box.findChildren(LinkButton) if b.text() == "Leave it"]) == 3
    link(page, f"Show all {n}").click()
    assert len([b for b in box.findChildren(LinkButton) if b.text() == "Leave it"]) == n


# -- board and people ----------------------------------------------------------------------------


def column_titles(page):
    return {status: shown(made.list) for status, made in page.board.columns.items()}


def test_cards_move_between_columns_and_keep_the_keyboard(page, session):
    page.show_view("board")
    page.focus_first()
    assert page.foot().words.startswith("Alt")
    press(K.Key_Right, ALT)
    assert column_titles(page) == {
        "waiting": ["- Ring if late", "- Open earlier"], "doing": ["- Write a letter"], "done": [],
    }  # fmt: skip
    assert page.board.columns["doing"].list.hasFocus()
    press(K.Key_Left)
    assert page.board.columns["waiting"].list.hasFocus()
    press(K.Key_Down, ALT)
    assert column_titles(page)["waiting"] == ["- Open earlier", "- Ring if late"]
    session.undo()
    session.undo()
    assert column_titles(page)["waiting"] == ["- Write a letter", "- Ring if late", "- Open earlier"]


def test_enter_on_a_card_opens_the_details(page, session):
    page.show_view("board")
    assert page.panel() is None
    page.focus_first()
    press(K.Key_Return)
    assert page.panel() is page.details
    assert QApplication.focusWidget() is page.details._inputs["title"]


def test_the_details_come_back_after_the_board(page, session):
    page.show_view("board")
    page.show_view("table")
    assert page.panel() is page.details


def test_a_deleted_card_leaves_the_keyboard_on_another(page, session):
    page.show_view("board")
    page.focus_first()
    press(K.Key_Down)
    press(K.Key_Down)
    press(K.Key_Delete)
    list_ = page.board.columns["waiting"].list
    assert list_.hasFocus()
    assert list_.chosen() == session.ids[1]


def test_a_card_can_be_dragged(page, session):
    page.show_view("board")
    drop(page.board.columns["waiting"].list, session.ids[2], 0)
    assert column_titles(page)["waiting"][0] == "- Open earlier"
    data = QMimeData()
    data.setData(MIME, session.ids[0].encode())
    done = page.board.columns["done"]
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    done.dropEvent(QDropEvent(QPointF(20, 200), move, data, left, NONE))
    assert column_titles(page)["done"] == ["- Write a letter"]


def test_per_person_shows_what_nobody_owns_first(page, session):
    session.do("", lambda: session.sheet.plan.set(session.ids[1], "owner", ""))
    page.show_view("person")
    assert shown(page.person.list) == [
        "No owner", "- Ring if late", "Mira", "- Write a letter", "- Open earlier", "Tom",
    ]  # fmt: skip
    assert page.person.list.rows.entries[2].detail == "head"
    assert page.person.list.rows.entries[2].count == "2 actions"
    page.focus_first()
    press(K.Key_F2)
    assert page.panel() is page.details


# -- size, speed, names --------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("view", ["table", "board", "person"])
def test_nothing_asks_for_more_than_the_smallest_window_has(make, session, zoom, view):
    session.do("", lambda: session.sheet.plan.set(session.ids[0], "title", "ord" * 3000 + " שלום 👩‍👩‍👧"))
    session.do("", lambda: session.workbook.set(Key(*PEOPLE, session.people[0], "name"), "N" * 3000))
    page = make(session, Look.light(zoom), (800, 600))
    page.show_view(view)
    page.grab()
    room = 800 - page.look.px(56)
    assert page.minimumSizeHint().width() <= room
    assert page.head_widget().minimumSizeHint().width() <= room
    assert page.details.minimumSizeHint().width() <= page.look.px(372)


@pytest.mark.slow
def test_five_hundred_actions_stay_fast(make, session):
    plan = session.sheet.plan

    def many():
        for n in range(500):
            plan.catch(f"Action {n}", label="", need=session.needs[n % 2], owner=session.people[n % 2])

    session.do("", many)
    page = make(session)
    page.focus_first()
    started = time.process_time()
    for _i in range(5):
        press(K.Key_Space, text=" ")
    page.grab()
    assert time.process_time() - started < 5
    press(K.Key_End)
    scrolled = page.table.verticalScrollBar()
    assert scrolled.value() > 0.9 * scrolled.maximum() - 200


@pytest.mark.parametrize("view", ["table", "board", "person"])
def test_everything_one_can_reach_has_a_name(page, view):
    page.show_view(view)
    page._open_details(page._chosen)
    strong = Qt.FocusPolicy.TabFocus
    nameless = [
        widget
        for root in (page, page.details, page.head_widget())
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & strong and not widget.accessibleName() and not widget.focusProxy()
    ]
    assert [w for w in nameless if not isinstance(w, QLineEdit) or w.isVisible()] == []


# -- catching ------------------------------------------------------------------------------------


@pytest.fixture
def capture(qtbot, session):
    window = QWidget()
    dress(window, Look.light())
    window.resize(900, 600)
    qtbot.addWidget(window)
    before = QLineEdit(window)
    bar = CaptureBar(Look.light(), session, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    return SimpleNamespace(bar=bar, before=before, window=window)


def test_enter_catches_with_need_and_origin_and_closes(capture, session, qtbot):
    bar = capture.bar
    bar.open("2.1", session.needs[1], "Listen to me.")
    write("Sit down först")
    with qtbot.waitSignal(bar.caught) as caught:
        press(K.Key_Return)
    made = action(session, caught.args[0])
    assert (made.title, made.need, made.origin) == (
        "Sit down först",
        session.needs[1],
        ("2.1", session.needs[1]),
    )
    assert bar.isHidden()
    assert capture.before.hasFocus()
    session.undo()
    assert action(session, made.id) is None


def test_control_enter_stays_for_the_next(capture, session):
    bar = capture.bar
    task = session.sheet.rows(session.sheet.field("4.1/tasks"))[0]
    bar.open("4.1", task.id, task.words)
    for title in ("One", "Two"):
        write(title)
        press(K.Key_Return, CTRL)
    assert bar.isVisible()
    assert bar.field.text() == ""
    last = session.sheet.plan.actions()[-1]
    assert (last.title, last.need, last.origin) == ("Two", "", ("4.1", task.id))


def test_closing_by_accident_keeps_the_text(capture, session):
    bar = capture.bar
    bar.open("2.1", session.needs[0], "Tell me who is coming.")
    write("Half a thou")
    press(K.Key_Escape)
    assert bar.isHidden()
    assert capture.before.hasFocus()
    bar.open("2.1", "", "")
    assert bar.field.text() == "Half a thou"
    bar._drop.click()
    assert bar.field.hasFocus()
    press(K.Key_Return)
    last = session.sheet.plan.actions()[-1]
    assert (last.title, last.need, last.origin) == ("Half a thou", "", ("", ""))


def test_the_bar_stays_in_the_window_at_twice_the_size(qtbot, session):
    window = QWidget()
    window.resize(800, 600)
    dress(window, Look.light(2.0))
    qtbot.addWidget(window)
    bar = CaptureBar(Look.light(2.0), session, window)
    window.show()
    bar.open("2.1", session.needs[0], "A long need " * 200)
    assert window.rect().contains(bar.geometry())
    window.resize(820, 640)
    assert window.rect().contains(bar.geometry())
    assert not bar.grab().isNull()
