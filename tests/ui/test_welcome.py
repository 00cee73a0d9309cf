"""What the welcome page says of the workbooks that were open here, and what pages unfold or count at their end."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from exercises.start.next_meeting import start_meeting
from tests.helpers.drive import Drive, settle
from tests.helpers.in_the_window import go, said
from tests.helpers.windows import settings_in
from ui.pages.welcome import when_words
from ui.settings import Recent
from workbook import words

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("language", "days", "told"),
    [
        ("en", 0, "today 16.20"),
        ("en", 1, "yesterday 16.20"),
        ("en", 2, "28 November"),
        ("en", 400, "26 October 2025"),
        ("sv", 1, "i går 16.20"),
        ("sv", 2, "28 november"),
        ("nb", 1, "i går 16.20"),
        ("nb", 2, "28. november"),
        ("nb", 400, "26. oktober 2025"),
    ],
)
def test_when_a_workbook_was_open(language, days, told):
    words.use(language)
    assert when_words(datetime.combine(TODAY - timedelta(days), time(16, 20)), TODAY) == told


def test_a_workbook_of_yesterday_is_opened_from_the_keyboard(open_window, copy_of_sample, tmp_path):
    path = copy_of_sample()
    yesterday = datetime.combine(date.today() - timedelta(1), time(16, 20))
    settings_in(tmp_path, "en", 100).remember(Recent(path, "Home care", 3, 12, yesterday))
    window = open_window()
    drive = Drive(window)
    drive.tab_to("Home care, 3 of 12 exercises, yesterday 16.20")
    drive.press(Qt.Key.Key_Return)
    settle()
    assert window.session.workbook.path == path


def test_how_another_group_did_is_shown_and_put_away(fresh):
    window = fresh()
    page = go(window, "1.1", "intro")
    example = " ".join(page.context.say("example.text").split("\n\n")[0].split())
    drive = Drive(window)
    assert example not in said(window)
    drive.tab_to("Show how another group did")
    drive.press(Qt.Key.Key_Space)
    assert example in said(window)
    assert drive.focus().accessibleName() == "Hide the example"
    drive.press(Qt.Key.Key_Space)
    assert example not in said(window)


def test_more_open_actions_than_there_is_room_for_are_counted(fresh):
    window = fresh()
    sheet = window.session.sheet
    start_meeting(sheet, date(2026, 3, 10))
    for n in range(14):
        sheet.plan.catch(f"Deed {n}", label="")
    start_meeting(sheet, date(2026, 4, 21))
    go(window, "meeting", "agenda")
    text = said(window)
    assert "14 actions" in text
    assert text.count("Deed ") == 12
    assert "and 2 more in the plan" in text
