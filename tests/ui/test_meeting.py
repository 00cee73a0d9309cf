"""Meetings: the model, what a stranger's file may hold, and a first and second meeting through the window."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.answers.sheet import Sheet
from exercises.content.gather_plan import plan_content
from exercises.packs.check_texts import languages_complete
from exercises.packs.reader import meeting_exercise, shipped_pack
from exercises.start.next_meeting import next_agenda, open_actions, start_meeting
from exercises.start.sample import make_sample
from exercises.start.seeding import new_workbook
from tests.helpers.answers import NoTrouble
from tests.helpers.drive import ALT, CTRL, SHIFT, Drive, K, settle
from tests.helpers.in_the_window import said
from tests.helpers.revealed import as_if_shown
from ui.meeting.agenda_page import AgendaPage
from ui.meeting.closing_page import ClosedPage, ClosingPage
from ui.meeting.record_page import RecordPage
from ui.meeting.resume_page import ResumePage
from ui.pages.new_workbook import NewWorkbook
from ui.parts.words import Words
from ui.print.preview import PreviewPage
from ui.window import Window
from workbook.meeting import ENTRIES, MEETINGS, SORTS, WORKED, Meetings, time_of
from workbook.model import PEOPLE, PROGRAMME, Key
from workbook.plan import Plan
from workbook.workbook import Workbook

MARCH, APRIL = "2026-03-10", "2026-04-21"


@pytest.fixture
def workbook(tmp_path: Path):
    workbook = Workbook.create(tmp_path / "group.samsyn", title="Ängsvik", language="en")
    for name in ("Karin", "Petra", "Johan"):
        workbook.add_item(PEOPLE, {"name": name})
    yield workbook
    workbook.close()


def ids(workbook: Workbook) -> list[str]:
    return [id_ for id_, _name in workbook.people()]


# --- the model --------------------------------------------------------------------------------------------------


def test_a_meeting_has_a_number_a_date_a_place_and_an_agenda(workbook):
    meetings = Meetings(workbook)
    assert meetings.current() is None
    first = meetings.start(MARCH, [("1.1", 40), ("2.1", 50)], " Folkets  hus ", "9")
    assert (first.number, first.date, first.place, first.starts) == (1, MARCH, "Folkets hus", "09:00")
    assert first.agenda == (("1.1", 40), ("2.1", 50))
    assert first.attendance is None
    assert first.day == date(2026, 3, 10)
    second = meetings.start(APRIL, [])
    assert [meeting.number for meeting in meetings.all()] == [1, 2]
    assert meetings.current() == second
    assert not second.agenda


def test_a_meeting_is_a_step_that_can_be_undone(workbook):
    meetings = Meetings(workbook)
    meetings.start(MARCH, [("1.1", 40)], label="Start")
    assert workbook.can_undo() == "Start"
    workbook.undo()
    assert meetings.current() is None
    workbook.redo()
    assert meetings.current().agenda == (("1.1", 40),)


def test_everybody_is_there_until_somebody_is_not(workbook):
    meetings = Meetings(workbook)
    id_ = meetings.start(MARCH, []).id
    karin, petra, johan = ids(workbook)
    assert meetings.present(meetings.current()) == [karin, petra, johan]
    meetings.attend(id_, petra, False)
    assert meetings.present(meetings.current()) == [karin, johan]
    sara = workbook.add_item(PEOPLE, {"name": "Sara"}).id
    assert meetings.present(meetings.current()) == [karin, johan, sara]
    workbook.remove_item(PEOPLE, johan)
    meetings.attend(id_, petra, True)
    assert meetings.current().attendance is None


def test_who_was_there_is_kept_when_the_next_meeting_starts(workbook):
    meetings = Meetings(workbook)
    first = meetings.start(MARCH, []).id
    karin, petra, johan = ids(workbook)
    meetings.attend(first, petra, False)
    meetings.start(APRIL, [])
    sara = workbook.add_item(PEOPLE, {"name": "Sara"}).id
    assert meetings.present(meetings.meeting(first)) == [karin, johan]
    assert meetings.present(meetings.current()) == [karin, petra, johan, sara]
    meetings.attend(first, petra, True)
    assert meetings.present(meetings.meeting(first)) == [karin, petra, johan]


def test_ending_keeps_who_was_there(workbook):
    meetings = Meetings(workbook)
    id_ = meetings.start(MARCH, []).id
    everybody = ids(workbook)
    meetings.end(id_, label="End")
    workbook.add_item(PEOPLE, {"name": "Sara"})
    assert meetings.current().ended
    assert list(meetings.current().attendance) == everybody
    assert meetings.current().id == id_


def test_entries_stand_under_their_meeting_in_order_and_by_sort(workbook):
    meetings = Meetings(workbook)
    first, second = meetings.start(MARCH, []).id, meetings.start(APRIL, []).id
    meetings.add_entry(first, "One", "note", "1.1")
    decided = meetings.add_entry(first, "Two", "decision")
    three = meetings.add_entry(first, "Three", "note")
    meetings.add_entry(first, "Zero", "note", at=0)
    meetings.add_entry(second, "Other", "parked")
    assert [e.words for e in meetings.entries(first, "note")] == ["Zero", "One", "Three"]
    assert [e.words for e in meetings.entries(first, "decision")] == ["Two"]
    assert len(meetings.entries(first)) == 4
    assert meetings.entries(first, "note")[1].exercise == "1.1"
    meetings.move_entry(three.id, 0)
    assert [e.words for e in meetings.entries(first, "note")] == ["Three", "Zero", "One"]
    meetings.set_entry(decided.id, "sort", "parked")
    assert not meetings.entries(first, "decision")
    workbook.remove_item(ENTRIES, decided.id, label="Delete")
    assert not meetings.entries(first, "parked")
    workbook.undo()
    assert meetings.entries(first, "parked")[0].words == "Two"
    with pytest.raises(ValueError, match="gossip"):
        meetings.add_entry(first, "x", "gossip")
    with pytest.raises(KeyError):
        meetings.set_entry(decided.id, "who", "x")
    with pytest.raises(KeyError):
        meetings.set(first, "weather", "x")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sorts=st.lists(st.sampled_from(SORTS), min_size=1, max_size=8),
    moves=st.lists(st.tuples(st.integers(0, 7), st.integers(-2, 9)), max_size=6),
)
def test_moving_an_entry_moves_it_among_its_own_sort_only(workbook, sorts, moves):
    meetings = Meetings(workbook)
    id_ = meetings.start(MARCH, []).id
    lists: dict[str, list[str]] = {sort: [] for sort in SORTS}
    for n, sort in enumerate(sorts):
        lists[sort].append(meetings.add_entry(id_, f"{n}", sort).id)
    for which, to in moves:
        sort = sorts[which % len(sorts)]
        moved = lists[sort][which % len(lists[sort])]
        meetings.move_entry(moved, to)
        lists[sort].remove(moved)
        lists[sort].insert(max(0, to), moved)
        for each, wanted in lists.items():
            assert [entry.id for entry in meetings.entries(id_, each)] == wanted


def test_what_the_group_works_in_is_marked_once_and_is_nobodys_to_undo(workbook):
    meetings = Meetings(workbook)
    meetings.touch("1.1")
    first = meetings.start(MARCH, [("2.1", 50), ("1.1", 40)], label="Start").id
    for exercise in ("1.1", "9.9", "2.1", "1.1"):
        meetings.touch(exercise)
    assert meetings.worked(first) == ["2.1", "1.1", "9.9"]
    assert workbook.can_undo() == "Start"
    second = meetings.start(APRIL, []).id
    assert not meetings.worked(second)
    meetings.end(second)
    meetings.touch("1.1")
    assert not meetings.worked(second)


def test_nothing_is_marked_in_a_workbook_open_for_reading(workbook, tmp_path):
    Meetings(workbook).start(MARCH, [])
    workbook.save_copy(tmp_path / "copy.samsyn")
    copy = Workbook.open(tmp_path / "copy.samsyn", read_only=True)
    Meetings(copy).touch("1.1")
    assert not Meetings(copy).worked(Meetings(copy).current().id)
    copy.close()


def test_an_action_remembers_at_which_meeting_it_was_caught(workbook):
    plan = Plan(workbook)
    assert plan.catch("Before", label="").meeting == ""
    meeting = Meetings(workbook).start(MARCH, [])
    action = plan.catch("Ring", label="")
    assert action.meeting == meeting.id
    Meetings(workbook).start(APRIL, [])
    assert plan.action(action.id).meeting == meeting.id
    assert plan.catch("Write", label="").meeting != meeting.id


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9", "09:00"), ("9.30", "09:30"), ("09:05", "09:05"), (" 13 . 00 ", "13:00"), ("23:59", "23:59"),
     ("24.00", ""), ("9:60", ""), ("noon", ""), ("", ""), ("9.5", ""), ("٩", "")],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed, kept):
    assert time_of(typed) == kept


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=4), part, max_size=3),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from(["date", "place", "starts", "attendance", "agenda", "ended", "away",
                                               "number", "words", "sort", "exercise"]), JSON))  # fmt: skip
def test_a_strangers_file_may_hold_anything(workbook, values):
    meetings = Meetings(workbook)
    id_ = workbook.add_item(MEETINGS, values).id
    entry = workbook.add_item(ENTRIES, values, parent=id_).id
    workbook.set(Key(*WORKED, id_, "1.1"), values.get("ended"))
    meeting = meetings.meeting(id_)
    assert meeting.number == len(meetings.all()) or meeting.number > len(meetings.all())
    assert len({m.number for m in meetings.all()}) == len(meetings.all())
    assert isinstance(meeting.place + meeting.starts + meeting.date, str)
    assert all(isinstance(e, str) and isinstance(n, int) for e, n in meeting.agenda)
    assert set(meetings.present(meeting)) <= set(ids(workbook))
    assert next(found.sort for found in meetings.entries(id_) if found.id == entry) in SORTS
    meetings.attend(id_, ids(workbook)[0], False)
    assert ids(workbook)[0] not in meetings.present(meetings.meeting(id_))
    meetings.worked(id_)
    json.dumps([meeting.date, meeting.agenda, meeting.attendance])


# --- the meeting as an exercise ---------------------------------------------------------------------------------


def test_the_meeting_is_read_like_an_exercise_and_is_in_no_list_of_them():
    pack = shipped_pack()
    assert "meeting" not in pack.exercises
    assert pack.knows("meeting")
    assert pack.exercise("meeting") is pack.meeting
    assert [page.id for page in pack.meeting.pages] == ["agenda", "record", "closing", "closed"]
    assert pack.field_at("meeting/worth").kind == "scale"
    assert all("meeting" not in dict(programme.exercises) for programme in pack.programmes.values())
    with pytest.raises(KeyError):
        pack.exercise("9.9")


def test_its_texts_are_there_in_every_language_and_in_english_for_others():
    assert languages_complete(shipped_pack(), meeting_exercise()) == ["sv", "nb", "en"]
    texts = meeting_exercise().texts
    assert texts["fi"]["title"] == texts["en"]["title"]
    for language in ("sv", "nb", "en"):
        for sort in SORTS:
            assert {"label", "help", "add"} <= set(texts[language]["fields"][sort])


def test_the_closing_round_of_each_meeting_is_its_own(tmp_path):
    workbook = new_workbook(tmp_path / "g.samsyn", shipped_pack(), language="en")
    sheet = Sheet(workbook, shipped_pack())
    worth, word = sheet.field("meeting/worth"), sheet.field("meeting/word")
    karin, petra = (workbook.add_item(PEOPLE, {"name": name}).id for name in ("Karin", "Petra"))
    assert sheet.round_of("meeting") == 1
    Meetings(workbook).start(MARCH, [])
    sheet.set(worth, "", "", 4, author=karin)
    sheet.set(worth, "", "", "?", author=petra)
    sheet.set(word, "", "", "mod", author=karin)
    assert sheet.label(worth) == "Was it worth our time?"
    spread = as_if_shown(sheet).spread(worth, "", "")
    assert (spread.counts, spread.dont_know) == ({4: 1}, 1)
    Meetings(workbook).start(APRIL, [])
    assert sheet.round_of("meeting") == 2
    assert sheet.round_of("1.1") == 1
    assert sheet.own_turn(karin).value(worth, author=karin) is None
    assert not as_if_shown(sheet).spread(worth, "", "").answered
    sheet.set(worth, "", "", 2, author=karin)
    assert workbook.value(Key("meeting", "worth", author=karin)) == 4
    assert workbook.value(Key("meeting", "worth", author=karin, round=2)) == 2
    workbook.close()


def test_the_sample_has_met_in_march_and_meets_again_in_april(tmp_path):
    workbook = make_sample(tmp_path / "s.samsyn", shipped_pack(), "sv")
    first, second = Meetings(workbook).all()
    assert (first.date, first.starts, first.place, first.ended) == (MARCH, "09:00", "Folkets hus", True)
    assert (second.date, second.starts, second.ended) == (APRIL, "13:00", False)
    assert second.agenda == (("6.4", 60), ("6.3", 30))
    assert Meetings(workbook).worked(first.id) == [
        "0.1", "1.1", "1.2", "2.1", "2.3", "3.2", "3.3", "4.1", "6.1", "6.3"
    ]  # fmt: skip
    assert Meetings(workbook).worked(second.id) == ["6.4", "6.3"]
    sheet = Sheet(workbook, shipped_pack())
    assert [action.meeting for action in sheet.plan.actions()] == [first.id] * 9 + [second.id]
    assert plan_content(sheet, date(2026, 4, 1)).meetings == (date(2026, 3, 10), date(2026, 4, 21))
    assert workbook.value(Key(*PROGRAMME))
    workbook.close()


def test_the_next_meeting_takes_up_the_plan_and_what_is_left(tmp_path):
    workbook = new_workbook(tmp_path / "g.samsyn", shipped_pack(), language="en")
    sheet = Sheet(workbook, shipped_pack())
    programme = [(exercise.id, minutes) for exercise, minutes in sheet.programme()]
    assert next_agenda(sheet) == programme
    assert start_meeting(sheet, date(2026, 3, 10)).agenda == tuple(programme)
    assert next_agenda(sheet) == programme
    later = sheet.plan.catch("Later", label="", choice="later")
    done = sheet.plan.catch("Done", label="", status="done")
    assert not open_actions(sheet)
    words = sheet.plan.catch("In words", label="", due="in autumn")
    soon = sheet.plan.catch("Soon", label="", due="2026-03-31")
    assert [action.id for action in open_actions(sheet)] == [soon.id, words.id]
    assert later.id != done.id
    assert next_agenda(sheet)[0] == ("6.4", 30)
    assert [id_ for id_, _n in next_agenda(sheet)] == ["6.4", "0.1", "1.1", "2.1", "3.2", "4.1", "6.3"]
    workbook.close()


# --- through the window -----------------------------------------------------------------------------------------

DAY_1, DAY_2 = datetime(2026, 3, 10, 8, 50), datetime(2026, 4, 21, 12, 55)


@pytest.fixture
def open_window(open_window):
    def make(now: datetime, path: Path | None = None, size: tuple[int, int] = (1440, 900)) -> Window:
        window = open_window(path=path, size=size, ask=NoTrouble(), now=lambda: now)
        settle()
        return window

    return make


@pytest.fixture
def first(open_window, tmp_path) -> Window:
    """A window with a new workbook on the morning of its first meeting."""
    window = open_window(DAY_1)
    people = (("Karin Holmqvist", ""), ("Petra Lindahl", ""), ("Johan Wikström", ""))
    window.make(NewWorkbook(tmp_path / "g.samsyn", "Ängsvik", "en", "half-day", people))
    settle()
    return window


def page_of(window: Window):
    return window.view.frame.page


def meeting_of(window: Window):
    return Meetings(window.session.workbook).current()


def to_the_meeting(window: Window, page: str = "agenda") -> Drive:
    window.view.go_to_meeting()
    if page != "agenda":
        window.view.go("meeting", page)
    settle()
    return Drive(window)


def write(drive: Drive, name: str, text: str) -> None:
    drive.tab_to(name)
    drive.ctrl(K.Key_A)
    drive.type(text)
    drive.press(K.Key_Tab)


def test_a_new_workbook_has_its_first_meeting_today(first):
    meeting = meeting_of(first)
    assert (meeting.number, meeting.date, meeting.ended) == (1, MARCH, False)
    sheet = first.session.sheet
    assert meeting.agenda == tuple((exercise.id, minutes) for exercise, minutes in sheet.programme())
    assert first.session.can_undo() is None
    Drive(first).click("Meeting 1, Tuesday 10 March")
    assert isinstance(page_of(first), AgendaPage)


def test_date_start_place_and_attendance(first):
    drive = to_the_meeting(first)
    write(drive, "Starts", "9")
    write(drive, "Place", "Folkets hus")
    meeting = meeting_of(first)
    assert (meeting.starts, meeting.place) == ("09:00", "Folkets hus")
    text = said(first)
    assert "You end at 12.30." in text
    assert "3 h 30 min" in text
    write(drive, "Date", "soon")
    assert meeting_of(first).date == MARCH
    assert "“soon” is no date." in said(first)
    write(drive, "Date", "11 March")
    assert meeting_of(first).date == "2026-03-11"
    assert drive.sees("Meeting 1, Wednesday 11 March")
    drive.tab_to("Petra Lindahl")
    drive.press(K.Key_Space)
    assert "2 of 3" in said(first)
    present = Meetings(first.session.workbook).present(meeting_of(first))
    assert [first.session.sheet.workbook.value(Key(*PEOPLE, id_, "name")) for id_ in present] == [
        "Karin Holmqvist",
        "Johan Wikström",
    ]
    drive.ctrl(K.Key_Z)
    assert "3 of 3" in said(first)


def agenda_of(window: Window) -> list[tuple[str, int]]:
    return list(meeting_of(window).agenda)


def test_the_agenda_is_changed_by_keys(first):
    drive = to_the_meeting(first)
    drive.tab_to("Minutes for Who is the customer?")
    drive.press(K.Key_Up, held=ALT)
    assert [id_ for id_, _n in agenda_of(first)][:2] == ["1.1", "0.1"]
    assert drive.focus().accessibleName() == "Minutes for Who is the customer?"
    drive.ctrl(K.Key_A)
    drive.type("55")
    drive.press(K.Key_Tab)
    assert agenda_of(first)[0] == ("1.1", 55)
    assert drive.focus().accessibleName() == "More for Who is the customer?"
    drive.press(K.Key_Delete)
    assert "1.1" not in dict(agenda_of(first))
    assert "Not today" in said(first)
    assert "Who is the customer? is skipped today." in said(first)
    drive.click("Put back Who is the customer?")
    assert [id_ for id_, _n in agenda_of(first)][:2] == ["0.1", "1.1"]
    assert dict(agenda_of(first))["1.1"] == 40
    assert drive.focus().accessibleName() == "Minutes for Who is the customer?"
    drive.press(K.Key_Up)
    first.session.leave()
    assert dict(agenda_of(first))["1.1"] == 45
    drive.press(K.Key_Down, K.Key_Down)
    first.session.leave()
    assert dict(agenda_of(first))["1.1"] == 35
    assert "1.1" in {exercise.id for exercise, _m in first.session.sheet.programme()}


def test_the_agenda_follows_the_programme_until_it_has_its_own(first):
    sheet, meetings = first.session.sheet, Meetings(first.session.workbook)
    programme = sheet.field("0.1/programme")
    first.session.do("p", lambda: sheet.set(programme, "", "", [["1.1", 30], ["6.3", 20]]))
    assert agenda_of(first) == [("1.1", 30), ("6.3", 20)]
    first.session.undo()
    assert len(agenda_of(first)) == 6
    first.session.do("a", lambda: meetings.set(meeting_of(first).id, "agenda", [["1.1", 60]]))
    first.session.do("p", lambda: sheet.set(programme, "", "", [["6.3", 20]]))
    assert agenda_of(first) == [("1.1", 60)]


def test_notes_decisions_and_parked_questions_are_lists(first):
    first.view.go("1.1", "groups")
    drive = to_the_meeting(first, "record")
    assert isinstance(page_of(first), RecordPage)
    drive.type("We ring")
    drive.press(K.Key_Return)
    drive.type("We write")
    drive.press(K.Key_Up, held=ALT)
    meetings, meeting = Meetings(first.session.workbook), meeting_of(first)
    decided = meetings.entries(meeting.id, "decision")
    assert [(e.words, e.exercise) for e in decided] == [("We write", "1.1"), ("We ring", "1.1")]
    page = page_of(first)
    page.lists["parked"].focus_first()
    drive.type("The lift")
    page.lists["note"].focus_first()
    drive.type("Six came")
    drive.press(K.Key_Return)
    drive.press(K.Key_Backspace)
    drive.press(K.Key_Delete, held=CTRL)
    assert [e.words for e in meetings.entries(meeting.id)] == ["We write", "We ring", "The lift"]
    drive.ctrl(K.Key_Z)
    assert [e.words for e in meetings.entries(meeting.id, "note")] == ["Six came"]
    assert "From 1.1, Who is the customer?" in said(first)


def test_a_thought_is_caught_from_anywhere_as_what_it_is(first):
    first.view.go("2.1", "intro")
    drive = Drive(first)
    drive.press(K.Key_K, held=CTRL | SHIFT)
    assert drive.focus().accessibleName() == "What will you come back to?"
    drive.type("The rota")
    drive.press(K.Key_Return)
    assert "The question is parked." in said(first)
    drive.ctrl(K.Key_K)
    assert drive.focus().accessibleName() == "What will you do?"
    drive.press(K.Key_Tab, held=SHIFT)
    drive.press(K.Key_Right, K.Key_Right)
    drive.press(K.Key_Tab)
    assert drive.focus().accessibleName() == "What have you decided?"
    drive.type("We go on")
    drive.press(K.Key_Return, held=CTRL)
    drive.type("We stop at four")
    drive.press(K.Key_Return)
    meetings, id_ = Meetings(first.session.workbook), meeting_of(first).id
    assert [(e.words, e.sort, e.exercise) for e in meetings.entries(id_)] == [
        ("The rota", "parked", "2.1"),
        ("We go on", "decision", "2.1"),
        ("We stop at four", "decision", "2.1"),
    ]
    assert not first.session.sheet.plan.actions()


def test_what_the_group_does_is_marked_but_never_in_a_private_round(first):
    sheet, meetings = first.session.sheet, Meetings(first.session.workbook)
    first.session.do("x", lambda: sheet.set(sheet.field("0.1/purpose"), "", "", "Stop guessing"))
    assert meetings.worked(meeting_of(first).id) == ["0.1"]
    first.view.go("1.1", "mention")
    page_of(first).begin(sheet.people()[0].id)
    settle()
    Drive(first).type("the nephew")
    first.session.leave()
    assert meetings.worked(meeting_of(first).id) == ["0.1"]
    page_of(first).finish()


def close_the_round(window: Window, answers: list[tuple[str, str]]) -> None:
    drive = to_the_meeting(window, "closing")
    assert isinstance(page_of(window), ClosingPage)
    for number, word in answers:
        drive.press(K.Key_Return)
        drive.type(number)
        drive.press(K.Key_Tab)
        while drive.focus().accessibleName() != "One word to take away":
            drive.press(K.Key_Tab)
        drive.type(word)
        drive.ctrl(K.Key_Return)
        assert word not in said(window)
    drive.ctrl(K.Key_Return)
    settle()


def test_the_closing_round_and_the_end(first):
    close_the_round(first, [("4", "courage"), ("5", "coffee"), ("?", "Courage")])
    assert isinstance(page_of(first), ClosedPage)
    text = said(first)
    assert "One chose 4, one 5. One doesn't know." in text
    assert "Not settled" not in text
    assert "coffee" in text
    assert "courage" in text
    drive = Drive(first)
    drive.ctrl(K.Key_Return)
    assert meeting_of(first).ended
    assert "Meeting 1 is over. The minutes can be printed." in said(first)
    sheet = first.session.sheet
    assert sheet.spread(sheet.field("meeting/worth"), "", "").counts == {4: 1, 5: 1}
    drive.ctrl(K.Key_Return)
    settle()
    assert isinstance(first.view, PreviewPage)
    assert first.view.choice.key() == meeting_of(first).id


def test_back_on_another_day_the_group_chooses_and_the_next_meeting_begins_with_the_plan(first, open_window):
    path, sheet = first.session.workbook.path, first.session.sheet
    sheet.plan.catch("Ring when late", label="", due="2026-03-31", owner=sheet.people()[1].id)
    first.close()
    settle()
    window = open_window(DAY_2, path)
    assert isinstance(page_of(window), ResumePage)
    drive = Drive(window)
    assert drive.focus().accessibleName() == "Start meeting 2"
    assert "Last time: Meeting 1, Tuesday 10 March. 1 action is still open." in said(window)
    window.set_theme("dark")
    settle()
    assert isinstance(page_of(window), ResumePage)
    drive.tab_to("Start meeting 2")
    drive.press(K.Key_Return)
    settle()
    assert isinstance(page_of(window), AgendaPage)
    meeting = meeting_of(window)
    assert (meeting.number, meeting.date) == (2, APRIL)
    text = said(window)
    assert "Still open from last time" in text
    assert "Ring when late" in text
    assert "Petra Lindahl, 31 March" in text
    drive.ctrl(K.Key_Return)
    settle()
    assert (window.view.exercise.id, window.view.page_spec.id) == ("6.4", "turn")
    assert drive.sees("Meeting 2, Tuesday 21 April")


def test_going_on_with_the_meeting_leads_to_where_it_was_left(first, open_window):
    path = first.session.workbook.path
    first.view.go("1.1", "groups")
    drive = Drive(first)
    page_of(first).focus_first()
    drive.type("Children")
    first.session.leave()
    first.close()
    settle()
    window = open_window(DAY_2, path)
    drive = Drive(window)
    drive.press(K.Key_Tab)
    assert drive.focus().accessibleName() == "Go on with meeting 1"
    drive.press(K.Key_Return)
    settle()
    assert (window.view.exercise.id, window.view.page_spec.id) == ("1.1", "groups")
    assert meeting_of(window).number == 1
    window.close()
    settle()
    again = open_window(DAY_1, path)
    assert (again.view.exercise.id, again.view.page_spec.id) == ("1.1", "groups")


def test_a_workbook_without_meetings_opens_where_it_was_and_can_start_one(open_window, tmp_path):
    path = tmp_path / "old.samsyn"
    new_workbook(path, shipped_pack(), language="en").close()
    window = open_window(DAY_2, path)
    assert window.view.exercise.id == "0.1"
    drive = to_the_meeting(window, "record")
    assert isinstance(page_of(window), AgendaPage)
    drive.tab_to("Start meeting 1")
    drive.press(K.Key_Return)
    settle()
    assert meeting_of(window).number == 1
    assert drive.sees("Meeting 1, Tuesday 21 April")


@pytest.mark.slow
@pytest.mark.parametrize("page", ["agenda", "record", "closing", "closed"])
@pytest.mark.parametrize("size", [(1440, 900), (800, 600)])
def test_the_pages_of_the_meeting_fit(first, page, size):
    first.resize(*size)
    to_the_meeting(first, page)
    for words in first.view.frame.findChildren(Words):
        if words.isVisible():
            assert words.width() > 0
    frame = first.view.frame
    assert frame.body().widget().width() <= frame.body().viewport().width()
