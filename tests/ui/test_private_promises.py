"""What is promised of a private round, where its tests have looked beside it: whose turn is next, and what is seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.helpers.drive import K, name_of, settle, wait_for, where
from tests.helpers.in_the_window import everything_said
from tests.helpers.round_group import SECRET, SIX
from ui.presenter.scene_in_words import scene_words
from ui.shell.round_guard import HIDES_AFTER
from workbook.model import PEOPLE
from workbook.scene_parts import Scene, Strip, Strips

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu


def first(name: str) -> str:
    return name.split()[0]


def test_who_is_saved_as_it_is_has_had_their_turn(group):
    g = group()
    g.anonymous()
    g.answers(SIX[0], "one")
    g.begins(SIX[1])
    g.writes("half a wo")
    g.drive.press(K.Key_Escape)
    g.drive.click("Save it as it is")
    people = g.window.session.sheet.people()
    assert g.round.is_done(people[1].id)
    assert name_of(g.drive.focus()) == f"I am {first(SIX[2])}, begin", where()
    g.page.begin(people[1].id)
    assert g.page.writer() == ""  # nobody answers twice
    for name in SIX[2:]:
        g.answers(name, f"of {name}")
    assert g.round.answered == 6
    assert g.page.all_answered()
    g.is_done()
    assert g.at() == ("1.1", "all")
    assert "half a wo" in g.sees()


@pytest.mark.parametrize("way", ["Save it as it is", "Go on writing"])
def test_what_somebody_had_begun_when_samsyn_was_closed_is_one_answer_and_no_more(group, way):
    g = group()
    g.anonymous()
    g.begins(SIX[0])
    g.writes("half a wo")
    g = g.reopened()
    assert "Somebody was writing when Samsyn closed." in g.sees()
    assert "half a wo" not in g.sees()
    g.drive.click(way)
    if way == "Go on writing":
        g.is_done()
    assert (g.round.answered, g.round.of) == (1, 6)
    assert "1 of 6" in g.sees()
    assert not g.round.draft_left
    people = g.window.session.sheet.people()
    for name in SIX[1:]:
        g.page._turn_to(next(person for person in people if person.words == name))
        g.answers(name, f"of {name}")
    assert (g.round.answered, g.round.of) == (6, 6)
    assert g.page.all_answered()
    g.is_done()  # Ctrl+Enter shows everybody's answers
    assert g.at() == ("1.1", "all")
    assert "half a wo" in g.sees()


def test_somebody_who_comes_leaves_the_keyboard_where_it_is(group):
    g = group()
    left = g.window.workbook_view().left
    for _n in range(4):
        if left.isAncestorOf(g.drive.focus()):
            break
        g.drive.press(K.Key_F6)
    at = g.drive.focus()
    assert left.isAncestorOf(at)
    g.window.session.do("", lambda: g.window.session.workbook.add_item(PEOPLE, {"name": "Lena Sen"}))
    settle()
    assert "Lena Sen" in g.sees()
    assert QApplication.focusWidget() is at, where()


def test_why_it_was_hidden_is_still_said_when_somebody_comes(group):
    g = group()
    g.begins(SIX[0])
    g.writes(SECRET)
    g.pulse(HIDES_AFTER)
    why = "nobody had touched the computer for a minute and a half"
    assert why in g.sees()
    g.window.session.do("", lambda: g.window.session.workbook.add_item(PEOPLE, {"name": "Lena Sen"}))
    assert "Lena Sen" in g.sees()
    assert why in g.sees()
    first_ = g.window.session.sheet.people()[0]
    g.window.session.do("", lambda: g.window.session.workbook.remove_item(PEOPLE, first_.id))
    assert why not in g.sees()  # it was said about somebody who is no longer here


def test_a_row_of_the_participants_without_a_name_is_waited_for_by_nobody(group):
    g = group()
    g.window.session.do("", lambda: g.window.session.workbook.add_item(PEOPLE, {"role": "head"}))
    for name in SIX:
        g.answers(name, f"of {name}")
    assert "6 of 6" in g.sees() or "Everybody has answered" in g.sees()
    assert g.round.of == 6
    assert g.page.all_answered()


def test_a_hint_that_floats_goes_with_the_hidden_text(group):
    """The hint may say what is written; it is there until the text is hidden, and not after."""
    g = group()
    g.begins(SIX[0])
    g.writes(SECRET)
    QToolTip.showText(
        g.window.mapToGlobal(g.window.rect().center()), SECRET, g.window, g.window.rect(), 600_000
    )
    wait_for(QToolTip.isVisible, "the hint to be there")
    g.guard._put_away()
    wait_for(lambda: not QToolTip.isVisible(), "the hint to go", within_ms=3_000)
    g.guard.hide()
    assert SECRET not in everything_said(g.window)


def test_nobodys_dont_know_is_not_told_of():
    """A screen reader hears of those who do not know only where there are some."""

    def said(dont_know: int) -> str:
        strip = Strip("Important", 1, 5, ((3, 2),), dont_know=dont_know)
        return scene_words(Scene(where="2.1", question="?", content=(Strips((strip,)),)))

    assert said(0).splitlines()[-1] == "Important: 2 chose 3"
    assert "know" in said(1)
