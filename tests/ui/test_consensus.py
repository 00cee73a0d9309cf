"""From how far apart a group stands to what it settles on: spreads, reasons, names, reservations, fists and dots."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.pictures import PICTURES
from exercises.together import fist_of_five as fist
from exercises.together.private_round import PrivateRound
from exercises.together.progress import field_progress
from exercises.together.reasons import set_why, why_place
from exercises.together.vote_line import cut, draw, tie_words
from exercises.together.who_said import who
from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import Drive, K, name_of, settle
from ui.editors.spread_editor import SpreadEditor
from ui.editors.spread_words import spread_words, what_to_talk_about, who_said_what
from ui.parts.role_grid import RoleGrid
from ui.parts.words import Words
from ui.window import Window
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, HANDS, PEOPLE
from workbook.reservations import Reservations
from workbook.workbook import Workbook

pytestmark = pytest.mark.slow

NAMES = ("Karin Holm", "Petra Lind", "Johan Vik", "Yusuf Demir", "Anna-Lena Berg", "Sara Ek")
NEEDS = ("Know who is coming", "Cook my own food", "The same faces")
RATED = {"Know who is coming": ("455555", "333333"), "Cook my own food": ("143254", "222222"),
         "The same faces": ("444444", "13??34")}  # fmt: skip
VALUES = ("Safety", "Respect", "Curiosity", "We do what we promise", "Fairness")
DOTS = {"Safety": (2, 1, 1, 2, 1, 1), "Respect": (1, 2, 1, 1, 0, 1), "Curiosity": (1, 1, 1, 0, 1, 0),
        "We do what we promise": (0, 1, 1, 1, 0, 1), "Fairness": (0, 0, 0, 0, 1, 0)}  # fmt: skip


def page_of(sheet: Sheet, exercise: str, page: str):
    return sheet.pack.exercises[exercise], sheet.pack.exercises[exercise].page(page)


def reveal(sheet: Sheet, exercise: str, page: str) -> None:
    held = PrivateRound(sheet, *page_of(sheet, exercise, page))
    for person in sheet.people():
        held.finish(person.id)
    held.reveal()


def answered(sheet: Sheet) -> dict[str, str]:
    """Six people who have rated three needs and laid their dots; words → id. All of it is shown."""
    ids = {name: sheet.workbook.add_item(PEOPLE, {"name": name}).id for name in NAMES}
    group = sheet.workbook.add_item(sheet.place(sheet.field("1.1/groups")), {"name": "Home care"}).id
    needs, rating = sheet.field("2.1/needs"), sheet.field("2.1/rating")
    for words in NEEDS:
        ids[words] = sheet.workbook.add_item(sheet.place(needs), {"words": words}, parent=group).id
        for column, said in zip(("importance", "met"), RATED[words], strict=True):
            for name, digit in zip(NAMES, said, strict=True):
                value = digit if digit == "?" else int(digit)
                sheet.set(rating, ids[words], column, value, author=ids[name])
    proposals = sheet.field("3.2/proposals")
    for value in VALUES:
        sheet.workbook.add_item(sheet.place(proposals), {"value": value}, author=ids["Karin Holm"])
    for page in ("2.1/rate", "3.2/propose"):
        reveal(sheet, *page.split("/"))
    votes = sheet.field("3.2/votes")
    rows = {row.words: row.id for row in sheet.choices_from(votes)}
    for value, laid in DOTS.items():
        ids[value] = rows[value]
        for name, n in zip(NAMES, laid, strict=True):
            if n:
                sheet.set(votes, rows[value], "", n, author=ids[name])
    reveal(sheet, "3.2", "vote")
    return ids


@pytest.fixture
def sheet(make_sheet) -> Sheet:
    return make_sheet("us", title="Us")


@pytest.fixture
def filled(sheet):
    return sheet, answered(sheet)


@pytest.fixture
def at(open_window, make_sheet):
    """Opens the window on a page with everything answered: (window, its hands, words → id)."""

    def make(exercise: str, page: str):
        workbook = (sheet := make_sheet("window", title="Us")).workbook
        with workbook.without_history(), workbook.step(""):
            ids = answered(sheet)
        workbook.close()
        window = open_window(ask=OnlyFiles())
        window.open_path(workbook.path)
        window.workbook_view().go(exercise, page)
        settle()
        return window, Drive(window), ids

    return make


def said(window: Window) -> list[str]:
    """Every text that can be read on the page."""
    page = window.workbook_view().frame.page
    return [label.text() for label in page.findChildren(Words) if label.isVisible() and label.text()]


# --- spread -------------------------------------------------------------------------------------------------------


def test_a_spread_is_said_in_words(filled):
    sheet, ids = filled
    rating = sheet.field("2.1/rating")
    spread = sheet.spread(rating, ids["Cook my own food"], "importance")
    assert spread_words(spread) == "One chose 1, one 2, one 3, two 4, one 5. Not settled."
    assert what_to_talk_about([("Important", spread)]) == (
        "You chose everything from 1 to 5 on “Important”. Let the one and the five speak first."
    )
    close = sheet.spread(rating, ids["The same faces"], "importance")
    assert what_to_talk_about([("Important", close)]) == (
        "You are close to each other on “Important”. Settle it and go on."
    )
    unsure = sheet.spread(rating, ids["The same faces"], "met")
    assert "Two don't know." in spread_words(unsure)
    sheet.set(rating, ids["The same faces"], "met", "?")
    settled = sheet.spread(rating, ids["The same faces"], "met")
    assert spread_words(settled).endswith("Agreed: you don't know.")
    assert what_to_talk_about([("Met today", settled)]) == ""


def test_to_agree_that_nobody_knows_is_decided_and_nowhere_in_the_picture(filled):
    sheet, ids = filled
    rating = sheet.field("2.1/rating")
    for need in NEEDS:
        for column in ("importance", "met"):
            sheet.set(rating, ids[need], column, 4)
    sheet.set(rating, ids["The same faces"], "met", "?")
    assert field_progress(sheet, rating).complete
    spread = sheet.spread(rating, ids["The same faces"], "met")
    assert spread.mean == pytest.approx(2.75)
    exercise = sheet.pack.exercises["2.1"]
    picture = PICTURES["matrix"].draw(sheet, exercise, exercise.pictures["matrix"], sheet.grid_rows(rating))
    assert [point.id for point in picture.points] == [ids["Know who is coming"], ids["Cook my own food"]]
    assert picture.table[3][2] == "agreed: don't know"
    assert "3. The same faces. Important: agreed 4. Met today: agreed: don't know." in picture.description


def test_names_only_where_they_were_given_and_shown(filled):
    sheet, ids = filled
    rating, need = sheet.field("2.1/rating"), ids["Cook my own food"]
    found = who(sheet, rating, need, "importance")
    people = sheet.people()
    assert who_said_what(found, people) == ("1: Karin. 2: Yusuf. 3: Johan. 4: Petra, Sara. 5: Anna-Lena.")
    sheet.workbook.add_item(PEOPLE, {"name": "Sara Bo"})
    assert "4: Petra, Sara Ek." in who_said_what(found, sheet.people())
    sheet.workbook.set(sheet.key(rating, need, "importance", author=HANDS), {"2": 3})
    assert who(sheet, rating, need, "importance") == found
    assert sheet.spread(rating, need, "importance").answered == 9


def test_no_names_of_a_round_without_names_or_before_it_is_shown(sheet):
    karin = sheet.workbook.add_item(PEOPLE, {"name": "Karin"}).id
    group = sheet.workbook.add_item(sheet.place(sheet.field("1.1/groups")), {"name": "All"}).id
    needs, rating = sheet.field("2.1/needs"), sheet.field("2.1/rating")
    need = sheet.workbook.add_item(sheet.place(needs), {"words": "Sleep"}, parent=group).id
    held = PrivateRound(sheet, *page_of(sheet, "2.1", "rate"))
    held.set_mode("anonymous")
    author = held.begin(karin)
    sheet.set(rating, need, "importance", 4, author=author)
    held.finish(karin)
    held.reveal()
    assert sheet.spread(rating, need, "importance").counts == {4: 1}
    assert sheet.workbook.value(sheet.key(rating, need, "importance", author=ANONYMOUS)) == {"4": 1}
    assert who(sheet, rating, need, "importance") == {}


def test_a_reason_goes_with_its_row_and_comes_back(filled):
    sheet, ids = filled
    rating, need = sheet.field("2.1/rating"), ids["Cook my own food"]
    set_why(sheet, rating, need, "importance", "They said so at every visit.")
    assert sheet.why(rating, need, "importance") == "They said so at every visit."
    sheet.workbook.remove_item(sheet.place(sheet.field("2.1/needs")), need)
    assert sheet.workbook.answers(why_place(sheet, rating)) == {}
    sheet.workbook.undo()
    assert sheet.why(rating, need, "importance") == "They said so at every visit."


def test_the_group_agrees_from_the_keyboard_and_says_why(at):
    window, drive, ids = at("2.1", "agree")
    editor = window.findChild(SpreadEditor)
    sheet, rating = window.session.sheet, editor.field
    assert next(row.words for row in editor.listed()) == "Cook my own food"
    window.workbook_view().frame.page.focus_first()
    assert any("Let the one and the five speak first." in text for text in said(window))
    drive.type("4")
    drive.type("They ")
    assert name_of(drive.focus()) == "Cook my own food: Important, why"
    drive.type("said so.")
    drive.press(K.Key_Return)
    assert sheet.why(rating, ids["Cook my own food"], "importance") == "They said so."
    drive.press(K.Key_Tab)
    drive.type("?")
    assert sheet.value(rating, ids["Cook my own food"], "met") == "?"
    assert editor.settled() == (1, 3)
    drive.press(K.Key_Tab)
    while name_of(drive.focus()).endswith("why"):
        drive.press(K.Key_Tab)
    assert editor.chosen != ids["Cook my own food"]
    assert "Important 4: They said so." in said(window)
    assert next(row.words for row in editor.listed()) == "Cook my own food", "the order is frozen"


def test_half_a_reason_is_saved_while_it_is_typed_and_undone_as_one(at):
    window, drive, ids = at("2.1", "agree")
    window.workbook_view().frame.page.focus_first()
    sheet, rating = window.session.sheet, window.findChild(SpreadEditor).field
    drive.type("5Half a rea")
    window.session.flush()
    assert sheet.why(rating, ids["Cook my own food"], "importance") == "Half a rea"
    drive.press(K.Key_Escape)
    window.session.undo()
    settle()
    assert sheet.why(rating, ids["Cook my own food"], "importance") == ""
    assert sheet.value(rating, ids["Cook my own food"], "importance") == 5


def test_names_are_shown_only_when_the_group_asks(at):
    window, drive, _ids = at("2.1", "agree")
    assert not any("Petra" in text for text in said(window))
    drive.click("Show names")
    assert any("4: Petra, Sara." in text for text in said(window))
    drive.click("Show names")
    assert not any("Petra" in text for text in said(window))


def test_a_task_of_the_grid_has_its_reason_too(at):
    window, drive, _ids = at("4.1", "agree")
    sheet = window.session.sheet
    duties = sheet.field("4.1/duties")
    task = sheet.grid_rows(duties)[0]
    sheet.set(duties, task.id, sheet.across(duties)[0].id, "accountable")
    sheet.set(duties, task.id, sheet.across(duties)[1].id, "responsible")
    settle()
    window.workbook_view().frame.page.focus_first()
    cell = drive.focus()
    drive.press(K.Key_F2)
    assert name_of(drive.focus()) == f"{task.words}, why"
    drive.type("They ask for it.")
    drive.press(K.Key_Return)
    assert drive.focus() is cell
    assert sheet.why(duties, task.id) == "They ask for it."
    grid = window.findChild(RoleGrid)
    assert grid.notes[task.id].text == "They ask for it."
    drive.press(K.Key_Down, K.Key_F2)
    assert drive.focus().text() == ""
    window.session.undo()
    settle()
    assert sheet.why(duties, task.id) == ""


# --- reservations -------------------------------------------------------------------------------------------------


def test_a_reservation_is_an_item_of_its_exercise(filled):
    sheet, ids = filled
    kept = Reservations(sheet.workbook)
    meeting = Meetings(sheet.workbook).start("2026-03-10", [])
    one = kept.add("2.1", ids["Petra Lind"], "Too  soon.\n", ids["The same faces"], meeting.id)
    assert kept.all("2.1") == [one]
    assert (one.words, one.about, one.exercise, one.meeting) == (
        "Too soon.", ids["The same faces"], "2.1", meeting.id
    )  # fmt: skip
    assert kept.all("3.2") == []
    sheet.workbook.remove_item(sheet.place(sheet.field("2.1/needs")), ids["The same faces"])
    assert kept.all("2.1")[0].about == ""
    kept.remove("2.1", one.id)
    assert kept.all("2.1") == []
    sheet.workbook.undo()
    assert kept.all("2.1")[0].who == ids["Petra Lind"]


def test_a_stranger_s_reservation_breaks_nothing(filled):
    sheet, _ids = filled
    kept = Reservations(sheet.workbook)
    one = kept.add("2.1", "", "")
    sheet.workbook.set(
        sheet.key(sheet.field("2.1/rating"))._replace(field="@reservations", row=one.id, column="words"), 7
    )
    assert kept.all("2.1")[0].words == ""


def test_somebody_has_a_reservation(at):
    window, drive, ids = at("2.1", "agree")
    window.workbook_view().frame.page.focus_first()
    drive.tab_to("Somebody has a reservation", most=120)
    drive.press(K.Key_Return)
    assert name_of(drive.focus()) == "Who"
    drive.choose("Petra Lind")
    drive.tab("The reservation")
    drive.type("I would have said three.")
    drive.press(K.Key_Return)
    (kept,) = Reservations(window.session.workbook).all("2.1")
    assert (kept.who, kept.words) == (ids["Petra Lind"], "I would have said three.")
    assert kept.about in {ids[need] for need in NEEDS}
    assert {"Petra Lind", "I would have said three."} <= set(said(window))
    assert name_of(drive.focus()) == "Somebody has a reservation"
    drive.click("Take the reservation away: Petra Lind")
    assert Reservations(window.session.workbook).all("2.1") == []
    assert "I would have said three." not in said(window)
    window.session.undo()
    settle()
    assert "I would have said three." in said(window)


def test_a_reservation_has_a_name_and_words(at):
    window, drive, _ids = at("3.2", "choose")
    drive.click("Somebody has a reservation")
    drive.click("Write it down")
    assert "Write in a line what it is about, or leave it." in said(window)
    drive.click("The reservation", QLineEdit)
    drive.type("Too many")
    drive.press(K.Key_Return)
    assert "Whose is it? A reservation has a name." in said(window)
    assert name_of(drive.focus()) == "Who"
    window.session.flush()
    assert [one.words for one in Reservations(window.session.workbook).all("3.2")] == ["Too many"]
    drive.choose("Johan Vik")
    drive.click("Write it down")
    assert "Johan Vik" in said(window)
    drive.click("Somebody has a reservation")
    drive.press(K.Key_Escape)
    assert len(Reservations(window.session.workbook).all("3.2")) == 1


# --- fist of five -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hands", "words"),
    [
        ({}, ""),
        ({5: 3, 3: 2}, "Nobody is below three. The decision stands."),
        ({5: 3, 2: 1, 1: 1}, "Two showed one or two fingers. Let them say what it would take, then show again."),
        ({5: 5, 0: 1}, "One showed a closed fist. The decision waits. Ask what has to change, and show again."),
        ({1: 20}, "20 showed one or two fingers. Let them say what it would take, then show again."),
    ],
)  # fmt: skip
def test_the_hands_say_whether_the_decision_stands(hands, words):
    assert fist.verdict(hands) == words


def test_a_strange_count_is_none(filled):
    sheet, _ids = filled
    fist.count(sheet, "3.2", "choose", {5: 2, 0: 0, 1: 1000})
    assert fist.shown(sheet, "3.2", "choose") == {5: 2, 1: fist.MOST}
    key = sheet.key(sheet.field("3.2/chosen"))._replace(field="@check", row="choose")
    for strange in ([1], {"5": True, "9": 3, "4": "two", "3": -1}, "five"):
        sheet.workbook.set(key, strange)
        assert fist.shown(sheet, "3.2", "choose") == {}


def test_a_decision_is_checked_by_keys_alone(at):
    window, drive, _ids = at("3.2", "choose")
    window.workbook_view().frame.page.focus_first()
    drive.tab_to("Check the decision: fist of five")
    drive.press(K.Key_Return)
    assert name_of(drive.focus()) == "5 fingers: 0 hands"
    drive.type("3")
    drive.press(K.Key_Down, K.Key_Down)
    drive.type("++-")
    drive.press(K.Key_Down)
    drive.type("2")
    assert "Two showed one or two fingers. Let them say what it would take, then show again." in said(window)
    window.session.flush()
    sheet = window.session.sheet
    assert fist.shown(sheet, "3.2", "choose") == {5: 3, 3: 1, 2: 2}
    assert not any(name.split()[0] in " ".join(said(window)) for name in NAMES)
    drive.press(K.Key_Backspace)
    drive.press(K.Key_Up)
    drive.type("3")
    drive.press(K.Key_Escape)
    assert "Fist of five: nobody is below three. The decision stands." in said(window)
    assert fist.shown(sheet, "3.2", "choose") == {5: 3, 3: 3}
    drive.press(K.Key_Return)
    drive.click("Show again")
    assert fist.shown(sheet, "3.2", "choose") == {}
    assert name_of(drive.focus()) == "5 fingers: 0 hands"
    drive.type("12")
    drive.press(K.Key_Escape)
    assert fist.shown(sheet, "3.2", "choose") == {5: 12}
    window.session.undo()
    settle()
    assert fist.shown(sheet, "3.2", "choose") == {}


# --- dots ---------------------------------------------------------------------------------------------------------


def test_ties_at_the_line_are_said_in_words(filled):
    sheet, ids = filled
    chosen = sheet.field("3.2/chosen")
    rows = sorted(
        sheet.choices_from(chosen), key=lambda row: -sheet.dots(sheet.field("3.2/votes"), row.id)[0]
    )
    dots = [sheet.dots(sheet.field("3.2/votes"), row.id)[0] for row in rows]
    assert dots == [8, 6, 4, 4, 1]
    assert tie_words(chosen, rows, dots, 3) == (
        "Curiosity and We do what we promise both have four dots. Both fit, or talk about which."
    )
    assert tie_words(chosen, rows, dots, 4) == ""
    assert "There is not room for all of them. Talk about which." in tie_words(
        chosen, rows * 2, [9, 8, 4, 4, 4, 4, 4, 1, 1, 1], 5
    )
    assert tie_words(chosen, rows, [4, 4, 4, 0, 0], 3) == ""
    assert "each. All three fit" in tie_words(chosen, rows, [4, 4, 4, 0, 0], 2)
    assert cut(sheet, chosen, rows) == 5
    sheet.set(chosen, "", "", [row.id for row in rows[:3]])
    assert cut(sheet, chosen, rows) == 3
    draw(sheet, chosen, 4)
    assert cut(sheet, chosen, rows) == 4
    assert ids["Safety"] == rows[0].id


def test_tallies_are_counted_with_the_dots(filled):
    sheet, ids = filled
    votes = sheet.field("3.2/votes")
    sheet.workbook.set(sheet.key(votes, ids["Fairness"], author=HANDS), {"1": 2, "3": 1})
    assert sheet.dots(votes, ids["Fairness"]) == (6, 4)


def test_the_group_draws_its_line_and_may_cross_it(at):
    window, drive, ids = at("3.2", "choose")
    window.workbook_view().frame.page.focus_first()
    sheet, chosen = window.session.sheet, window.session.sheet.field("3.2/chosen")
    drive.tab_to("The line is after 5 of 5")
    drive.press(K.Key_Up, K.Key_Up)
    assert name_of(drive.focus()) == "The line is after 3 of 5"
    assert "Curiosity and We do what we promise both have four dots. Both fit, or talk about which." in said(
        window
    )
    drive.press(K.Key_Down, K.Key_Up)
    drive.tab_to("Choose the three above the line")
    drive.press(K.Key_Return)
    assert sheet.value(chosen) == [ids[value] for value in VALUES[:3]]
    drive.click("Fairness")
    assert ids["Fairness"] in sheet.value(chosen)
    assert drive.sees("The line is after 3 of 5")


def test_the_line_is_dragged(at):
    window, drive, _ids = at("3.2", "choose")
    line, row = drive.find("The line is after 5 of 5"), drive.find("Respect")
    start, end = line.rect().center(), line.mapFromGlobal(row.mapToGlobal(row.rect().bottomLeft()))
    for kind, at_, held in (
        (QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, QPoint(start.x(), end.y() + 8), Qt.MouseButton.LeftButton),
    ):
        button = held if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        everywhere = QPointF(line.mapToGlobal(at_))
        event = QMouseEvent(kind, QPointF(at_), everywhere, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(line, event)
    settle()
    assert line.accessibleName() == "The line is after 2 of 5"
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton)
    settle()
    assert drive.sees("The line is after 2 of 5")
    sheet = window.session.sheet
    assert cut(sheet, sheet.field("3.2/chosen"), sheet.choices_from(sheet.field("3.2/chosen"))) == 2


def test_used_up_dots_are_said(at):
    window, drive, ids = at("3.2", "choose")
    with window.session.workbook.without_history(), window.session.workbook.step(""):
        key = window.session.sheet.key(window.session.sheet.field("3.2/votes"))
        window.session.workbook.set(key._replace(field="@revealed", row="vote"), None)
    view = window.workbook_view()
    view.go("3.2", "vote")
    settle()
    view.frame.page.begin(ids["Sara Ek"])
    settle()
    assert drive.sees("2 dots left")
    view.frame.page.focus_first()
    drive.type("++")
    assert drive.sees("All your dots are laid. Take one back to move it.")
    drive.type("-")
    assert drive.sees("1 dot left")


def test_it_is_all_there_when_the_file_is_opened_again(filled, tmp_path):
    sheet, ids = filled
    set_why(sheet, sheet.field("2.1/rating"), ids["The same faces"], "met", "Nobody measures it.")
    Reservations(sheet.workbook).add("3.2", ids["Sara Ek"], "Too many.")
    fist.count(sheet, "3.2", "choose", {4: 6})
    copy = tmp_path / "copy.samsyn"
    sheet.workbook.save_copy(copy)
    workbook = Workbook.open(copy)
    other = Sheet(workbook, shipped_pack())
    assert other.why(other.field("2.1/rating"), ids["The same faces"], "met") == "Nobody measures it."
    assert [one.words for one in Reservations(workbook).all("3.2")] == ["Too many."]
    assert fist.shown(other, "3.2", "choose") == {4: 6}
    workbook.close()
