"""Two mornings in Ängsvik, played through the real windows with the keyboard alone: six people, one computer.

The first is a whole meeting: who is here, four exercises with their private rounds, what the room sees of them, the
decisions, the closing round and the minutes on paper. A month later the group comes back and starts the next one.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from exercises.together.fist_of_five import shown
from tests.helpers.drive import K, name_of
from tests.helpers.in_the_file import texts_in
from tests.helpers.in_the_room import (
    CAUGHT,
    DECIDED,
    FIRST,
    FISTS,
    NEXT,
    NOTED,
    OWN_NOTE,
    PARKED,
    RESERVED,
    WHY_FOUR,
    WORTH,
    InTheRoom,
    OneScreen,
    print_minutes,
)
from tests.helpers.in_the_window import seen
from tests.helpers.meeting_child import FORGOTTEN, GROUPS, PEOPLE, TITLE
from tests.helpers.second_half import AGREED, GRID, PRIORITY, RATED, VALUES
from ui.meeting.agenda_page import AgendaPage
from ui.meeting.resume_page import ResumePage
from ui.pages.welcome import Welcome
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, GROUP
from workbook.own_notes import own_notes
from workbook.reservations import Reservations
from workbook.words import _

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # a menu
]


def check_what_was_kept(sheet) -> None:
    """What the group decided, and of what was anonymous no trace of whose it was."""
    people = {person.words: person.id for person in sheet.people()}
    rating = sheet.field("2.1/rating")
    rows = {row.words: row.id for row in sheet.grid_rows(rating)}
    for words, id_ in rows.items():
        agreed = [sheet.value(rating, id_, column) for column in ("importance", "met")]
        assert agreed[: len(AGREED[words])] == [int(n) for n in AGREED[words]]
    for words, (important, met, _agreed) in RATED.items():
        for column, digits in (("importance", important), ("met", met)):
            said = sheet.spread(rating, rows[words], column).counts
            assert said == Counter(int(n) for n in digits)
    assert {key.author for key in sheet.workbook.answers(sheet.place(rating))} == {GROUP, ANONYMOUS}
    assert sheet.why(rating, rows[PRIORITY[-1]], "importance") == WHY_FOUR
    (reserved,) = Reservations(sheet.workbook).all("2.1")
    assert (reserved.who, reserved.words, reserved.about) == (
        people["Johan Wikström"], RESERVED, rows[PRIORITY[-1]]
    )  # fmt: skip
    assert {n: hands for n, hands in shown(sheet, "2.1", "agree").items() if hands} == FISTS
    assert [row.words for row in sheet.picked(sheet.field("2.1/priority"))] == list(PRIORITY)
    duties, letters = (
        sheet.field("4.1/duties"),
        {"accountable": "A", "responsible": "U", "consulted": "R", "informed": "i"},
    )
    assert {
        task.words: "".join(
            letters.get(sheet.value(duties, task.id, role.id), "-") for role in sheet.across(duties)
        )
        for task in sheet.grid_rows(duties)
    } == GRID
    assert {action.title: action.origin[0] for action in sheet.plan.actions()} == {
        title: exercise for title, (exercise, _need) in CAUGHT.items()
    }
    assert own_notes(sheet.workbook, Meetings(sheet.workbook).current().id) == {"1.1": OWN_NOTE}


def check_minutes(pdf: Path, page: Path) -> None:
    """Who was there, what was decided in each exercise, and what comes next; nothing that is only one person's."""
    on_paper = "".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    on_page = unescape(re.sub(r"(?s)<style>.*?</style>|<[^>]+>", " ", page.read_text(encoding="utf-8")))
    told = [
        *PEOPLE, *PEOPLE.values(), "Folkets hus", "tisdag 10 mars 2026", DECIDED, NOTED, PARKED, FORGOTTEN,
        *GROUPS, *AGREED, *VALUES, *VALUES.values(), *GRID, *CAUGHT, RESERVED, *(word for _n, word in WORTH.values()),
    ]  # fmt: skip
    for said in (on_paper, on_page):
        squeezed = "".join(said.split()).replace("\u00ad", "")
        assert [text for text in told if "".join(text.split()) not in squeezed] == []
        assert "".join(OWN_NOTE.split()) not in squeezed
        # The title's line on the page, the words' order in the round: nothing says who was tired.
        assert squeezed.index("hoppfull") < squeezed.index("klart,lättad,mod,nyfiken,trött")


def start_the_next(window, drive, path: Path) -> None:
    """A month later: back to the choice, and on to what was to be done since the last time."""
    assert isinstance(window.view, Welcome)
    for _n in range(20):
        if name_of(drive.focus()).startswith(f"{TITLE}, "):
            break
        drive.press(K.Key_Tab)
    drive.press(K.Key_Return)
    view = window.workbook_view()
    assert isinstance(view.frame.page, ResumePage)
    assert name_of(drive.focus()) == _("Start meeting {n}").format(n=2)
    drive.press(K.Key_Return)
    assert isinstance(view.frame.page, AgendaPage)
    meeting = Meetings(window.session.workbook).current()
    assert (meeting.number, meeting.date) == (2, "2026-04-21")
    on_screen = seen(window)
    assert _("Still open from last time") in on_screen
    assert [title for title in CAUGHT if title not in on_screen] == []
    assert name_of(drive.focus()) == _("Begin with the plan")
    drive.ctrl(K.Key_Return)
    assert (view.exercise.id, view.page_spec.id) == ("6.4", "turn")


def test_a_meeting_by_keyboard_and_the_next(at_the_table, tmp_path):
    path, pdf, page = (tmp_path / name for name in ("Ängsvik.samsyn", "Möte 1.pdf", "Möte 1.html"))
    ask, said = OneScreen(to_save=path), []
    window, drive = at_the_table(ask)
    window.now = lambda: FIRST
    drive.beside = lambda: window.commands.big_screen.presenter
    meeting = InTheRoom(window, drive, said.append)
    meeting.play()
    check_what_was_kept(window.session.sheet)
    print_minutes(window, drive, ask, pdf, page)
    meeting.stands("meeting", "closed")
    drive.ctrl(K.Key_Q)
    assert not window.commands.big_screen.is_open
    check_minutes(pdf, page)

    later, hands = at_the_table(OneScreen())
    later.now = lambda: NEXT
    start_the_next(later, hands, path)
    later.close()
    found = texts_in(path)
    assert [text for text in said if text not in found] == []
    assert (drive.clicks, hands.clicks) == (0, 0)
    assert drive.keys < 4500
