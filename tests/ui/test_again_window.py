"""An exercise done again through the window, with the keyboard: last year's values from paper, and this year's."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidget

from exercises.answers.again import can_do_again
from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import minutes_content
from exercises.packs.reader import shipped_pack
from exercises.start.next_meeting import start_meeting
from exercises.start.seeding import new_workbook
from tests.helpers.angsvik import cells_in
from tests.helpers.answers import NoTrouble
from tests.helpers.drive import ALT, CTRL, Drive, K, settle
from tests.helpers.in_the_window import seen
from tests.helpers.rated import agree
from tests.helpers.windows import put_away, settings_in, show_window
from ui.settings import Settings
from workbook import blocks as b
from workbook.meeting import Meetings
from workbook.minutes_content import Worked
from workbook.model import PEOPLE
from workbook.workbook import Workbook

pytestmark = pytest.mark.slow

AGAIN = "Do the exercise again"
LAST_YEAR = (2, 3, 1, 4, 3, None, 2, None)
NOW = (3, 3, 2, 4, 4, 4, 2, 3)
NAMES = ("Karin", "Petra", "Johan", "Yusuf", "Anna-Lena", "Sara")
OWN = ("433234", "534233", "322112", "443343", "544344", "445434", "323223", "332233")
"""What each of the six gives each sign, sign by sign."""


class Table:
    """A group at one window; it can be closed and opened on another day."""

    def __init__(self, path: Path, settings: Settings, day: datetime) -> None:
        self.path, self.settings = path, settings
        self.open(day)

    def open(self, day: datetime) -> None:
        ask = NoTrouble()
        ask.yes = False  # a round that is not finished is left
        self.window = show_window(self.settings, ask)
        self.window.open_path(self.path)
        self.view.session.now = lambda: day
        self.drive = Drive(self.window)

    def close(self) -> None:
        put_away(self.window)

    @property
    def view(self):
        return self.window.workbook_view()

    @property
    def sheet(self) -> Sheet:
        return self.view.session.sheet

    def at(self) -> tuple[str, str]:
        return self.view.exercise.id, self.view.page_spec.id

    def agree(self, values) -> None:
        """From the page where the group agrees: a digit for each sign, and past those that are left out."""
        field = self.sheet.field("6.1/rating")
        rows = self.sheet.grid_rows(field)
        for row in self.view.frame.page._editors[0].listed():
            value = values[[each.id for each in rows].index(row.id)]
            if value is not None:
                self.go_to(row.id)
                self.drive.type(str(value))

    def go_to(self, id_: str) -> None:
        strip = self.view.frame.page._editors[0]._rows[id_].strips["value"]
        for _n in range(80):
            if strip is self.drive.focus() or strip.isAncestorOf(self.drive.focus()):
                return
            self.drive.press(K.Key_Tab)
        raise AssertionError(f"Tab never came to {id_}")

    def alone(self, digits: list[str]) -> None:
        """The private round: each says a number for every sign and is done, then all is shown."""
        self.view.go("6.1", "own")
        settle()
        for person in range(len(NAMES)):
            self.drive.press(K.Key_Return)
            for sign in digits:
                self.drive.type(sign[person])
                self.drive.press(K.Key_Tab)
            self.drive.press(K.Key_Return, held=CTRL)
            settle()
        self.drive.press(K.Key_Return, held=CTRL)
        settle()

    def values(self, round: int = 0) -> list[object]:
        field = self.sheet.field("6.1/rating")
        return [self.sheet.value(field, row.id, "value", round=round) for row in self.sheet.grid_rows(field)]


@pytest.fixture
def table(own_folders, tmp_path):
    path = tmp_path / "signs.samsyn"
    workbook = new_workbook(path, shipped_pack(), language="en", title="Us", programme="full-day")
    with workbook.without_history(), workbook.step(""):
        for name in NAMES:
            workbook.add_item(PEOPLE, {"name": name})
        start_meeting(Sheet(workbook, shipped_pack()), date(2026, 3, 10))
    workbook.close()
    made = Table(path, settings_in(tmp_path), datetime(2026, 3, 10, 9))
    yield made
    made.close()


def test_last_years_values_from_paper_stand_beside_this_years(table):
    drive, view = table.drive, table.view
    view.go("6.1", "intro")
    settle()
    assert not drive.sees(AGAIN), "there is nothing to do again yet"
    assert "Have you rated this before, on paper?" in seen(table.window)
    drive.press(K.Key_4, held=ALT)
    assert table.at() == ("6.1", "agree")
    table.agree(LAST_YEAR)
    assert table.values() == list(LAST_YEAR)
    drive.press(K.Key_1, held=ALT)
    assert table.at() == ("6.1", "intro")
    assert "Have you rated this before, on paper?" not in seen(table.window)
    drive.tab_to(AGAIN)
    drive.press(K.Key_Space)
    assert table.at() == ("6.1", "intro")
    assert table.sheet.round_of("6.1") == 2
    assert not drive.sees(AGAIN), "the new time has not begun"
    assert drive.focus().isVisible()
    assert "You do this exercise for the second time." in seen(table.window)
    assert "Last time was" not in seen(table.window), "nobody knows which day it was"
    assert table.values() == [None] * 8
    assert table.values(round=1) == list(LAST_YEAR)
    drive.click("Undo")
    assert table.sheet.round_of("6.1") == 1
    assert drive.sees(AGAIN)
    drive.ctrl(K.Key_Y)
    assert table.sheet.round_of("6.1") == 2
    table.alone(list(OWN))
    assert table.at() == ("6.1", "spread")
    drive.press(K.Key_4, held=ALT)
    table.agree(NOW)
    assert table.values() == list(NOW)
    assert table.values(round=1) == list(LAST_YEAR)
    (meeting,) = Meetings(table.sheet.workbook).all()
    assert Meetings(table.sheet.workbook).rounds_worked("6.1") == {meeting.id: 2}


def first_time(table: Table) -> None:
    """Everything of 6.1 at the meeting in March, as if it had been done; then the one in September begins."""
    sheet = table.sheet
    with sheet.workbook.without_history(), sheet.workbook.step(""):
        signs = [row.id for row in agree(sheet, "6.1/rating", "value", LAST_YEAR)]
        for name, chosen in (("strengths", signs[3:5]), ("improve", signs[2:3])):
            sheet.set(sheet.field(f"6.1/{name}"), "", "", chosen)
        sheet.set(sheet.field("6.1/steps"), signs[2], "next", "Ask three at coffee")
        Meetings(sheet.workbook).touch("6.1", 1)
        start_meeting(sheet, date(2026, 9, 15))
    table.close()
    table.open(datetime(2026, 9, 15, 9))


def test_the_second_time_at_the_next_meeting(table):
    first_time(table)
    drive, view = table.drive, table.view
    view.go("6.1", "intro")
    settle()
    drive.tab_to(AGAIN)
    drive.press(K.Key_Space)
    assert "You do this exercise for the second time. Last time was 10 March 2026." in seen(table.window)
    table.alone(list(OWN))
    assert table.at() == ("6.1", "spread")
    said = seen(table.window)
    assert said.count("Last time 2") == 2
    assert "Since last time" not in said, "nothing is agreed yet"
    drive.press(K.Key_4, held=ALT)
    assert "Last time, 10 March 2026" in seen(table.window), "the dashes in the radar"
    table.agree(NOW)
    said = seen(table.window)
    assert "Last time 2, now 3: one up" in said
    assert "Last time 3, the same now" in said
    names = [row.words.partition(": ")[0] for row in table.sheet.grid_rows(table.sheet.field("6.1/rating"))]
    assert f"{names[0]}: one up, from 2 to 3." in said
    assert "Three are the same as last time." in said
    assert "Two had no value last time." in said
    drive.click("Show as a table")
    assert "Last time" in [
        table.window.findChild(QTableWidget).horizontalHeaderItem(n).text() for n in range(3)
    ]
    drive.press(K.Key_Return, held=CTRL)
    assert table.at() == ("6.1", "choose")
    said = seen(table.window)
    assert said.count("Chosen last time") == 3
    assert f"Last time you chose: {names[3]}, {names[4]}." in said
    drive.press(K.Key_Space)  # the first sign is a strength now
    assert f"New: {names[0]}." in seen(table.window)
    assert f"No longer there: {names[3]}, {names[4]}." in seen(table.window)
    table.view.go("6.1", "steps")
    settle()
    assert "Ask three at coffee" not in seen(table.window), "what to improve is not chosen yet"
    improve = table.sheet.field("6.1/improve")
    signs = [row.id for row in table.sheet.grid_rows(table.sheet.field("6.1/rating"))]
    table.view.session.do("", lambda: table.sheet.set(improve, "", "", signs[2:3]))
    settle()
    assert "Last time: Ask three at coffee" in seen(table.window)
    first, second = Meetings(table.sheet.workbook).all()
    assert Meetings(table.sheet.workbook).rounds_worked("6.1") == {first.id: 1, second.id: 2}
    spring, autumn = (
        next(w for w in minutes_content(table.sheet, one).exercises if w.number == "6.1")
        for one in (first, second)
    )
    assert rated(spring) == ["2", "3", "1", "4", "3", "2"]
    assert rated(autumn) == [str(value) for value in NOW]
    assert autumn.decided[-1].label == "Since 10 March 2026"
    assert not any(one.label.startswith("Since") for one in spring.decided)


def rated(worked: Worked) -> list[str]:
    """The agreed values as the minutes have them."""
    grid = next(one.told for one in worked.decided if isinstance(one.told, b.Table))
    return [row[1] for _band, rows in cells_in(grid) for row in rows]


def test_it_can_be_taken_back_on_any_page_and_after_a_restart(table):
    first_time(table)
    drive, view = table.drive, table.view
    view.go("6.1", "intro")
    settle()
    drive.click(AGAIN)
    drive.press(K.Key_4, held=ALT)
    assert table.at() == ("6.1", "agree")
    assert "Last time 2" in seen(table.window)
    drive.ctrl(K.Key_Z)
    assert table.at() == ("6.1", "agree")
    assert "Last time" not in seen(table.window)
    assert "6 of 8 settled" in seen(table.window)
    drive.ctrl(K.Key_Y)
    assert "0 of 8 settled" in seen(table.window)
    table.close()
    table.open(datetime(2026, 9, 15, 10))
    assert table.sheet.round_of("6.1") == 2
    table.drive.ctrl(K.Key_Z)
    assert table.sheet.round_of("6.1") == 1
    assert table.values() == list(LAST_YEAR)


def test_a_round_that_somebody_saw_into_is_begun_anew(table):
    drive, view = table.drive, table.view
    view.go("6.1", "own")
    settle()
    drive.press(K.Key_Return)
    for _sign in OWN:
        drive.type("6")
        drive.press(K.Key_Tab)
    drive.press(K.Key_Return, held=CTRL)
    view.go("6.1", "intro")
    settle()
    assert table.at() == ("6.1", "intro")
    assert "1 has answered and has not been shown" in seen(table.window)
    drive.click(AGAIN)
    assert "for the second time" not in seen(table.window), "the group has not come to anything yet"
    view.go("6.1", "own")
    settle()
    assert view.frame.page.round.answered == 0
    assert not view.frame.page.round.begun


def test_a_copy_for_reading_has_no_such_button(table):
    first_time(table)
    path = table.path
    table.view.go("6.1", "intro")
    settle()
    assert table.drive.sees(AGAIN)
    table.close()
    copy = Workbook.open(path, read_only=True)
    try:
        assert not can_do_again(Sheet(copy, shipped_pack()), shipped_pack().exercises["6.1"])
    finally:
        copy.close()
    table.open(datetime(2026, 9, 15, 9))
