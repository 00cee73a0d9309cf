"""A private round on one laptop, as people live it: in the real window, with real keys, and in bad luck."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from exercises.together.private_round import PrivateRound
from tests.helpers.drive import ALT, K, name_of, settle, wait_for
from tests.helpers.in_the_window import cut_off, everything_said, nameless
from tests.helpers.revealed import as_if_shown
from tests.helpers.round_group import LONG, NEEDS, SECRET, SIX, Group
from ui.pages.welcome import Welcome
from ui.parts.buttons import MainButton
from ui.parts.segmented import Segmented
from ui.print.preview import PreviewPage
from ui.shell.round_guard import HIDES_AFTER
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, DRAFT, PEOPLE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # a menu
]


# --- the round ----------------------------------------------------------------------------------------------------


def test_six_answer_in_turn_and_nobody_sees_the_others(group):
    g = group()
    for number, name in enumerate(SIX):
        g.begins(name)
        assert f"{name.split()[0]} writes. Only you see this." in g.sees()
        g.writes(f"secret of {name}", "second line")
        for other in SIX[:number]:
            assert f"secret of {other}" not in g.sees()
        assert "example" not in g.sees()
        g.is_done()
        text = g.sees()
        assert "secret" not in text
        assert text.count("Done, answer hidden") == number + 1
        assert f"{number + 1} of 6" in text
    assert "Everybody has answered" in text
    main = g.window.workbook_view().frame.main_button
    assert isinstance(main, MainButton)
    assert g.window.session.can_undo() is None
    g.is_done()  # Ctrl+Enter is now *Show everyone's answers*
    assert g.at() == ("1.1", "all")
    assert "secret of Sara" in g.sees()


def test_any_order_skip_and_come_back(group):
    g = group()
    g.answers(SIX[0], "one")
    g.page._turn_to(g.window.session.sheet.people()[3])
    assert "Pass the computer to Petra" in g.sees()
    g.answers(SIX[3], "four")
    assert "Pass the computer to Johan" in g.sees()
    g.page._turn_to(g.window.session.sheet.people()[0])
    g.begins(SIX[0])
    assert "one" in [e.toPlainText() for e in g.window.findChildren(QPlainTextEdit) if e.isVisible()]
    assert g.round.answered == 1
    g.is_done()
    assert g.round.answered == 2


def test_the_menu_of_names_holds_names_alone(group):
    g = group()
    g.answers(SIX[0], SECRET)
    menu = g.opens("Somebody else's turn")
    assert [action.text() for action in menu.actions()] == list(SIX)
    menu.close()


def test_those_away_are_named_quietly(group):
    g = group()
    session = g.window.session
    people = [p.id for p in session.sheet.people()]
    meeting = Meetings(session.workbook).start("2026-03-10", [])
    Meetings(session.workbook).set(meeting.id, "attendance", people[:4])
    text = g.sees()
    assert "Away today: Johan Wikström, Sara Eliasson" in text
    assert "0 of 4" in text
    for name in SIX[:4]:
        g.answers(name, "x")
    assert "Everybody has answered" in g.sees()


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("exercise", "page"), [("1.1", "mention"), ("2.1", "rate"), ("3.2", "vote")])
def test_names_or_not_is_chosen_before_anybody_writes(group, exercise, page):
    g = group(exercise, page)
    if page == "vote":
        sheet = g.window.session.sheet
        proposals, exercise_ = sheet.field("3.2/proposals"), sheet.pack.exercises["3.2"]
        who = sheet.people()[0].id
        sheet.workbook.add_item(sheet.place(proposals), {"value": "Safety"}, author=who)
        before = PrivateRound(sheet, exercise_, exercise_.page("propose"))
        before.finish(who)
        before.reveal()
        g.go()
    assert "I am Karin, begin" in name_of(g.drive.focus())
    assert "Samsyn remembers who wrote what" in g.sees()
    g.anonymous()
    assert "Not even the file knows who wrote what." in g.sees()
    assert "easy to guess" not in g.sees()
    g.begins(SIX[0])
    assert "Anonymous: nobody can come back to their answer." in g.sees()
    g.drive.type("a" if exercise == "1.1" else "3" if exercise == "2.1" else "+")
    g.is_done()
    text = g.sees()
    assert "Anonymous: nobody can come back to their answer." in text
    assert "It cannot be opened again." in text
    assert not g.drive.every("With names or without?", Segmented)
    with pytest.raises(Exception, match="already answered"):
        g.round.set_mode("named")


def test_three_are_told_that_it_is_easy_to_guess(group):
    g = group(people=SIX[:3])
    assert "easy to guess" not in g.sees()
    g.anonymous()
    assert "You are 3, so it is easy to guess who wrote what." in g.sees()


def test_an_anonymous_answer_is_closed_for_good(group):
    g = group()
    g.anonymous()
    g.answers(SIX[0], SECRET)
    menu = g.opens("Somebody else's turn")
    assert [action.text() for action in menu.actions()] == list(SIX[1:])
    menu.close()
    g.page.begin(g.window.session.sheet.people()[0].id)
    assert g.page.writer() == ""
    assert SECRET not in everything_said(g.window)


def test_an_anonymous_answer_that_is_begun_is_finished_before_the_next(group):
    g = group()
    g.anonymous()
    g.begins(SIX[0])
    g.writes(SECRET)
    g.drive.press(K.Key_Escape)
    assert name_of(g.drive.focus()) == "Go on writing"
    assert not g.drive.sees("Somebody else's turn")
    g.page.begin(g.window.session.sheet.people()[1].id)
    assert g.page.writer() == ""
    assert not g.page.reveal()
    assert "Somebody has begun and is not done." in g.sees()
    g.drive.press(K.Key_Return)
    assert SECRET in g.sees()
    g.is_done()
    assert name_of(g.drive.focus()) == "I am Yusuf, begin"
    assert g.round.answered == 1
    g.begins(SIX[1])
    g.writes("another")
    g.drive.press(K.Key_Escape)
    g.drive.click("Save it as it is")
    assert g.round.answered == 2
    assert not g.round.draft_left


# --- other ways ---------------------------------------------------------------------------------------------------


def test_papers_are_written_in_one_after_the_other(group):
    g = group()
    g.answers(SIX[0], "by hand")
    people = g.window.session.sheet.people()
    menu = g.opens("Write in from paper")
    assert [action.text() for action in menu.actions()] == list(SIX[1:])
    menu.close()
    settle()
    g.window.activateWindow()
    wait_for(g.window.isActiveWindow, "the window to be active")
    g.page._begin_paper(people[3])  # what the third entry does
    assert "From Petra's paper" in g.sees()
    g.writes("paper one")
    g.is_done()
    assert "From Johan's paper" in g.sees()
    assert "paper one" not in g.sees()
    g.writes("paper two")
    g.drive.press(K.Key_Escape)
    assert "paper" not in g.sees().replace("Write in from paper", "")
    sheet = g.window.session.sheet
    found = sheet.own_turn(people[3].id).rows(sheet.field("1.1/mentions"), author=people[3].id)
    assert [row.words for row in found] == ["paper one"]
    assert [g.round.is_done(p.id) for p in people] == [True, False, False, True, False, False]


def test_hands_are_counted_into_the_same_round(group):
    g = group("2.1", "rate")
    g.drive.click("Show of hands")
    assert "Important" in name_of(g.drive.focus())
    g.drive.type("2")
    g.drive.press(K.Key_Right)
    g.drive.press(K.Key_Up, K.Key_Up, K.Key_Down)
    g.drive.press(K.Key_Right)
    g.drive.type("12")
    assert "15 hands, but you are 6." in g.sees()
    g.drive.press(K.Key_Backspace)
    g.drive.type("3")
    assert "but you are" not in g.sees()
    assert "6 hands" in g.sees()
    g.drive.press(K.Key_Tab)
    assert "Met today" in name_of(g.drive.focus())
    g.is_done()
    assert "The hands are counted." in g.sees()
    assert "All together" in g.sees()
    assert g.round.hands_done
    assert g.page.all_answered()
    sheet = g.window.session.sheet
    rating = sheet.field("2.1/rating")
    first = sheet.grid_rows(rating)[0]
    assert as_if_shown(sheet).spread(rating, first.id, "importance").counts == {1: 2, 2: 1, 3: 3}
    g.is_done()
    assert g.at() == ("2.1", "spread")


def test_only_what_can_be_counted_is_asked_for_by_hands(group):
    g = group()
    assert not g.drive.sees("Show of hands")
    assert g.drive.sees("Write in from paper")


# --- the guard ----------------------------------------------------------------------------------------------------


def test_the_rest_of_the_window_is_shut(group):
    g = group()
    view = g.window.workbook_view()
    assert view.left.nav.isEnabled()
    g.answers(SIX[0], SECRET)
    assert "Closed in a private round" in g.sees()
    assert not view.left.nav.isEnabled()
    assert not view.top._print.isEnabled()
    assert not view.top._notes.isEnabled()
    assert not view.top._undo.isEnabled()
    g.drive.press(K.Key_F9)
    assert not view._panel.isVisible()
    for key in (K.Key_Z, K.Key_Y):
        g.drive.ctrl(key)
    assert g.round.answered == 1
    assert g.window.ask.asked == []
    for name in SIX[1:]:
        g.answers(name, "x")
    g.is_done()
    assert view.left.nav.isEnabled()
    assert "Closed in a private round" not in g.sees()


LEAVING = {
    "the page after": lambda g: g.drive.press(K.Key_PageDown, held=Qt.KeyboardModifier.ControlModifier),
    "a step": lambda g: g.drive.press(K.Key_4, held=ALT),
    "the step path": lambda g: g.window.workbook_view().frame.step_chosen.emit("decide"),
    "the way back": lambda g: g.window.workbook_view().frame._back_button.click(),
    "the left column": lambda g: g.window.workbook_view().left.chosen.emit("2.1"),
    "the plan": lambda g: g.window.workbook_view().go_to_plan(),
    "new": lambda g: g.drive.ctrl(K.Key_N),
    "sample": lambda g: g.drive.ctrl(K.Key_E),
    "print": lambda g: g.drive.ctrl(K.Key_P),
    "close": lambda g: g.drive.ctrl(K.Key_W),
}


@pytest.mark.parametrize("way", LEAVING)
def test_going_elsewhere_asks_first(group, way):
    g = group()
    g.answers(SIX[0], "one")
    g.begins(SIX[1])
    g.writes(SECRET)
    session = g.window.session
    LEAVING[way](g)
    settle()
    assert g.window.ask.asked == [
        "The round is not finished. 1 of 6 has answered; what is written stays hidden."
    ]
    assert g.page.writer()
    assert SECRET in g.sees()
    g.window.ask.yes = False
    LEAVING[way](g)
    settle()
    assert len(g.window.ask.asked) == 2
    view = g.window.workbook_view()
    elsewhere = view is None or g.at() != ("1.1", "mention") or g.window.session is not session
    assert elsewhere
    assert SECRET not in everything_said(g.window)
    if isinstance(g.window.view, PreviewPage):
        g.window.view.leave()
        settle()


def test_quitting_asks_nothing_and_keeps_everything(group):
    g = group()
    g.begins(SIX[0])
    g.writes(SECRET)
    g.window.close()
    settle()
    assert g.window.ask.asked == []
    assert not g.window.has_workbook
    assert SECRET not in everything_said(g.window)


def hide_by(g: Group, why: str) -> None:
    if why == "Esc":
        g.drive.press(K.Key_Escape)
    elif why == "idle":
        g.pulse(HIDES_AFTER)
    elif why == "sleep":
        g.clock.time += 20
        g.guard.look()
    else:
        QApplication.sendEvent(g.window, QEvent(QEvent.Type.WindowDeactivate))
    settle()


@pytest.mark.parametrize("mode", ["named", "anonymous"])
@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("Esc", ""),
        ("idle", "nobody had touched the computer for a minute and a half"),
        ("sleep", "while the computer was asleep"),
        ("front", "another window came in front"),
    ],
)
def test_own_text_hides_and_is_nowhere(group, why, said, mode):
    g = group()
    if mode == "anonymous":
        g.anonymous()
    g.begins(SIX[0])
    g.writes(SECRET, "half a wo")
    assert SECRET in everything_said(g.window)
    hide_by(g, why)
    text = everything_said(g.window)
    assert SECRET not in text
    assert "half a wo" not in text
    assert said in text
    assert "What Karin has written so far is saved and hidden." in g.sees()
    sheet = g.window.session.sheet
    author = DRAFT if mode == "anonymous" else sheet.people()[0].id
    found = sheet.own_turn(author).rows(sheet.field("1.1/mentions"), author=author)
    assert [row.words for row in found] == [SECRET, "half a wo"]
    g.drive.press(K.Key_Return)
    assert SECRET in g.sees()


def test_a_key_or_a_click_keeps_it_open(group):
    g = group()
    g.begins(SIX[0])
    for _n in range(4):
        g.pulse(HIDES_AFTER - 1)
        assert g.page.writer()
        g.drive.type("a")
    g.pulse(HIDES_AFTER)
    assert g.page.writer() == ""


def test_an_open_menu_is_closed_with_it(group):
    g = group()
    g.begins(SIX[0])
    g.writes(SECRET, "")
    g.opens("More for this row")
    g.pulse(HIDES_AFTER)
    assert QApplication.activePopupWidget() is None
    assert SECRET not in everything_said(g.window)


def test_a_deleted_row_offers_no_undo_of_what_is_hidden(group):
    g = group()
    g.begins(SIX[0])
    g.writes(SECRET, "other")
    g.drive.press(K.Key_Up)
    g.drive.ctrl(K.Key_Delete)
    hide_by(g, "Esc")
    assert "The row is deleted." not in g.sees()


# --- bad luck -----------------------------------------------------------------------------------------------------


def test_somebody_joins_and_somebody_leaves_in_the_middle(group):
    g = group()
    g.answers(SIX[0], SECRET)
    workbook = g.window.session.workbook
    added = workbook.add_item(PEOPLE, {"name": "Ny Kollega"})
    text = g.sees()
    assert "Ny Kollega" in text
    assert "1 of 7" in text
    assert name_of(g.drive.focus()) == "I am Yusuf, begin"
    people = g.window.session.sheet.people()
    workbook.remove_item(PEOPLE, people[1].id)
    assert "Yusuf" not in g.sees()
    assert name_of(g.drive.focus()) == "I am Anna-Lena, begin"
    workbook.remove_item(PEOPLE, people[0].id)
    text = g.sees()
    assert "Karin" not in text
    assert SECRET not in everything_said(g.window)
    g.begins(SIX[2])
    g.writes("half a")
    workbook.remove_item(PEOPLE, people[2].id)
    settle()
    assert g.page.writer() == ""
    assert "half a" not in everything_said(g.window)
    workbook.remove_item(PEOPLE, added.id)
    assert "Pass the computer to Petra" in g.sees()


def test_one_participant(group):
    g = group(people=SIX[:1])
    g.answers(SIX[0], "alone")
    assert "Everybody has answered" in g.sees()
    g.is_done()
    assert g.at() == ("1.1", "all")
    assert "alone" in g.sees()


def test_a_reveal_of_nothing_is_none(group):
    g = group()
    g.is_done()
    assert g.at() == ("1.1", "all")
    text = g.sees()
    assert "Nobody has answered yet" in text
    assert "Let each answer on their own first." in text
    g.drive.click("Back to each on their own")
    settle()
    assert not g.round.revealed
    g.begins(SIX[0])
    g.writes("x")
    g.drive.press(K.Key_Escape)
    g.drive.click("Show everyone's answers")
    assert g.at() == ("1.1", "mention")
    assert "Nobody is done yet, so there is nothing to show." in g.sees()
    assert not g.round.revealed


@pytest.mark.parametrize(
    ("size", "zoom"), [((1440, 900), 100), ((1100, 700), 100), ((800, 600), 100), ((1024, 700), 200)]
)
def test_fifteen_with_long_names_fit(group, size, zoom):
    g = group("2.1", "rate", people=LONG, size=size, zoom=zoom)
    faults = []

    def look(what: str) -> None:
        settle()
        faults.extend(f"{what}: {fault}" for fault in (*cut_off(g.window), *nameless(g.window)))

    look("before")
    g.anonymous()
    look("anonymous")
    g.page.begin(g.window.session.sheet.people()[0].id)
    look("writing")
    g.drive.type("3")
    g.page.finish()
    look("handed over")
    g.page.count_hands()
    look("hands")
    g.page.hide_writing()
    g.page._begin_paper(g.window.session.sheet.people()[1])
    look("paper")
    assert not faults, "\n".join(faults)


STATES = ("before", "writing", "hidden", "handed over", "all answered", "revealed")


@pytest.mark.parametrize("mode", ["named", "anonymous"])
@pytest.mark.parametrize("state", STATES)
def test_what_was_hidden_stays_hidden_and_what_was_written_is_there_when_it_is_opened_again(
    group, state, mode
):
    g = group(people=SIX[:4])
    if mode == "anonymous":
        g.anonymous()
    names = SIX[:4]
    done = {"before": 0, "writing": 1, "hidden": 1, "handed over": 2}.get(state, 4)
    for name in names[:done]:
        g.answers(name, f"{SECRET} {name}")
    if state in ("writing", "hidden"):
        g.begins(names[1])
        g.writes("begun and not don")
    if state == "hidden":
        g.drive.press(K.Key_Escape)
    if state == "revealed":
        g.is_done()
    g = g.reopened()
    settle()
    text = everything_said(g.window)
    assert g.round.mode == mode
    assert g.round.answered == done
    assert g.round.revealed is (state == "revealed")
    assert "begun and not don" not in text
    if state != "revealed":
        assert SECRET not in text
    if state == "before":
        assert name_of(g.drive.focus()) == "I am Karin, begin"
        assert g.drive.every("With names or without?", Segmented)
    elif state in ("writing", "hidden"):
        if mode == "anonymous":
            assert "Somebody was writing when Samsyn closed. Give the computer to whoever it was." in text
            assert name_of(g.drive.focus()) == "Go on writing"
        else:
            assert name_of(g.drive.focus()) == "I am Yusuf, begin"
        g.drive.press(K.Key_Return)
        assert "begun and not don" in g.sees()
        assert SECRET not in g.sees()
        g.is_done()
        assert g.round.answered == 2
    elif state == "handed over" and mode == "anonymous":
        assert "2 have answered without names." in text
    elif state == "all answered":
        assert "Everybody has answered" in text
        g.is_done()
        assert g.at() == ("1.1", "all")
        assert g.sees().count(SECRET) >= 4
    sheet = g.window.session.sheet
    written = [row.words for row in as_if_shown(sheet).rows(sheet.field("1.1/mentions"), author=None)]
    assert sorted(w for w in written if w.startswith(SECRET)) == sorted(f"{SECRET} {n}" for n in names[:done])
    if mode == "anonymous":
        field = sheet.field("1.1/mentions")
        assert {row.author for row in as_if_shown(sheet).rows(field, author=None)} <= {ANONYMOUS}


def test_closing_the_workbook_leaves_no_words_behind(group):
    g = group()
    g.answers(SIX[0], SECRET)
    g.window.ask.yes = False
    g.drive.ctrl(K.Key_W)
    settle()
    assert isinstance(g.window.view, Welcome)
    assert SECRET not in everything_said(g.window)


def test_the_key_of_who_is_done_shows_nothing_while_others_wait(group):
    """It is for good, and the same key twice is soon done; when nobody waits it is what comes next."""
    g = group(people=SIX[:2])
    g.answers(SIX[0], SECRET)
    g.is_done()  # once more: it begins the next one's turn
    assert not g.round.revealed
    assert g.page.writer() == g.window.session.sheet.people()[1].id
    g.writes("x")
    g.is_done()
    assert name_of(g.drive.focus()) == "Show everyone's answers"
    (key,) = [a for a in g.window.actions() if QKeySequence("Ctrl+Return") in a.shortcuts()]
    assert not key.autoRepeat(), "nor is it pressed again by holding it down"
    g.is_done()
    assert g.at() == ("1.1", "all")


def test_a_late_answer_joins_those_that_are_shown(group):
    g = group(people=SIX[:2])
    g.answers(SIX[0], "early")
    g.drive.click("Show everyone's answers")
    assert g.at() == ("1.1", "all")
    g.go()
    g.page._turn_to(g.window.session.sheet.people()[1])
    g.drive.press(K.Key_Return)
    g.writes("late")
    g.is_done()
    assert "answer is with the others now" in g.sees()


# --- how long it takes --------------------------------------------------------------------------------------------

LETTERS_A_MINUTE = 200
SECONDS_A_PRESS = 1.2
SECONDS_A_HAND_OVER = 10
MOST_MINUTES = 15
TWELVE = tuple(f"{first} {last}" for first in ("Eva", "Olle", "Siv", "Bo") for last in ("Ek", "Lind", "Dahl"))
ITEMS = (
    "people with home care",
    "their families",
    "the night alarm",
    "those just home",
    "the clinic's nurses",
)


def minutes(letters: int, presses: int) -> float:
    """Letters as one types, every other key and every click for itself, and the computer from hand to hand."""
    seconds = letters * 60 / LETTERS_A_MINUTE + presses * SECONDS_A_PRESS + len(TWELVE) * SECONDS_A_HAND_OVER
    return seconds / 60


def test_twelve_peoples_five_items_take_less_than_a_quarter_of_an_hour(group):
    g = group(people=TWELVE)
    before, letters = g.drive.keys, 0
    for name in TWELVE:
        g.answers(name, *ITEMS)
        letters += sum(map(len, ITEMS))
    presses = g.drive.keys - before - letters + g.drive.clicks
    assert g.page.all_answered()
    assert (letters, presses) == (12 * 84, 12 * 6)
    assert minutes(letters, presses) < MOST_MINUTES
    assert round(minutes(letters, presses), 1) == 8.5


def test_twelve_peoples_five_rows_of_two_scales_take_less_than_a_quarter_of_an_hour(group):
    g = group("2.1", "rate", people=TWELVE)
    before = g.drive.keys
    for name in TWELVE:
        g.begins(name)
        for _row in NEEDS:
            for digit in "42":
                g.drive.type(digit)
                g.drive.press(K.Key_Tab)
        g.is_done()
    presses = g.drive.keys - before + g.drive.clicks
    assert g.page.all_answered()
    sheet = g.window.session.sheet
    rating = sheet.field("2.1/rating")
    assert all(
        as_if_shown(sheet).spread(rating, row.id, "met").counts == {2: 12} for row in sheet.grid_rows(rating)
    )
    assert presses == 12 * 22
    assert minutes(0, presses) < MOST_MINUTES
    assert round(minutes(0, presses), 1) == 7.3


def test_where_there_is_nothing_to_answer_yet_the_keyboard_is_on_the_way_on(group):
    g = group("2.3", "own")
    view = g.window.workbook_view()
    view.frame.page.begin(g.window.session.sheet.people()[0].id)
    settle()
    assert g.window.focusWidget() is view.frame.main_button
