"""Where there is nothing to answer yet: what is missing is said, and one is led to where it is written."""

import pytest

from exercises.answers.lacking import lacking, page_of
from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import seed_parents
from tests.helpers.answers import NoTrouble
from tests.helpers.drive import Drive, K, settle
from ui.pages.new_workbook import NewWorkbook
from ui.parts.empty_state import EmptyState
from ui.window import Window

PACK = shipped_pack()


@pytest.fixture
def sheet(make_sheet) -> Sheet:
    return make_sheet(programme="full-day")


def add(sheet, at, **columns):
    field = sheet.field(at)
    return sheet.workbook.add_item(sheet.place(field), columns).id


def test_the_first_that_is_missing_is_named(sheet):
    quality = sheet.field("2.3/quality")
    assert lacking(sheet, quality).id == "services"
    service = add(sheet, "0.1/services", name="Home care")
    assert lacking(sheet, quality).id == "focus"
    assert page_of(sheet, lacking(sheet, quality)) == "focus"
    sheet.set(sheet.field("2.3/focus"), "", "", [service])
    seed_parents(sheet, PACK.exercises["2.3"])
    assert lacking(sheet, quality) is None


def test_every_grid_vote_and_pick_of_an_empty_workbook_says_where_to_begin(sheet):
    """And where one is led to one can write: nothing stands before it."""
    asked = [f for e in PACK.exercises.values() for f in e.fields.values() if f.rows or f.source]
    led = {f"{f.exercise}/{f.id}": found for f in asked if (found := lacking(sheet, f)) is not None}
    assert {"1.2/value", "2.1/rating", "2.1/priority", "2.3/quality"} <= led.keys()
    for name, found in led.items():
        assert page_of(sheet, found), name
        assert lacking(sheet, found) is None, name


@pytest.fixture
def window(open_window, tmp_path) -> Window:
    window = open_window(ask=NoTrouble(), size=None)
    people = (("Karin Holmqvist", ""), ("Petra Lindahl", ""))
    window.make(NewWorkbook(tmp_path / "g.samsyn", "Ängsvik", "en", "full-day", people))
    settle()
    return window


def test_a_round_about_nothing_leads_to_where_it_begins(window):
    drive = Drive(window)
    window.view.go("2.3", "own")
    settle()
    assert not [b for b in window.view.frame.page.findChildren(EmptyState) if not b.isVisible()]
    drive.tab_to("Go to 0.1")
    drive.press(K.Key_Return)
    assert (window.view.exercise.id, window.view.page_spec.id) == ("0.1", "services")
    sheet = window.session.sheet
    window.session.do("s", lambda: add(sheet, "0.1/services", name="Home care"))
    window.view.go("2.3", "own")
    settle()
    drive.tab_to(f"Go to {sheet.label(sheet.field('2.3/focus'))}")
    drive.press(K.Key_Return)
    assert (window.view.exercise.id, window.view.page_spec.id) == ("2.3", "focus")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("exercise", "page"), [("1.2", "value"), ("2.1", "priority"), ("2.3", "agree"), ("2.3", "focus")]
)
def test_a_page_of_the_group_has_the_way_too(window, exercise, page):
    window.view.go(exercise, page)
    settle()
    drive = Drive(window)
    state = next(s for s in window.view.frame.page.findChildren(EmptyState) if s.isVisible())
    drive.click_on(state.button)
    assert (window.view.exercise.id, window.view.page_spec.id) != (exercise, page)
    assert window.view.exercise.id < exercise
