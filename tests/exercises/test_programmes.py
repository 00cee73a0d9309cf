"""Programmes and agendas: ready ones and own ones, breaks, and that nothing is lost whatever is moved or skipped."""

from datetime import date, datetime
from pathlib import Path

import pytest

from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import minutes_content
from exercises.packs.reader import shipped_pack
from exercises.scene.scene import scene_of
from exercises.start.next_meeting import agenda_of, next_agenda, start_meeting
from exercises.start.seeding import new_workbook
from exercises.start.time_boxes import entries
from exercises.texts.texts import Texts
from export.what.minutes import minutes
from tests.helpers.answers import NoTrouble
from tests.helpers.drive import ALT, SHIFT, Drive, K, name_of, settle, wait_for
from tests.helpers.in_the_window import said
from ui.clock import Clock
from ui.meeting.agenda_view import AgendaRow, agenda_lines
from ui.pages.new_workbook import NewWorkbook
from ui.parts.words import Words
from ui.window import Window
from workbook.agenda import BREAK, LUNCH, SPENT, agenda, break_sort, break_words, each_once, new_break, put_in
from workbook.meeting import Meetings
from workbook.model import PROGRAMME, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu

PACK = shipped_pack()
T = {id_: Texts(PACK, "en").exercise(each, "title") for id_, each in PACK.exercises.items()}
"""Their titles."""
DAY_1 = datetime(2026, 3, 10, 8, 30)
FULL_DAY = [
    ("0.1", 20), ("1.1", 40), ("@break", 15), ("1.2", 30), ("2.1", 50), ("2.3", 40), ("@lunch", 45),
    ("3.2", 40), ("3.3", 25), ("4.1", 35), ("@break/2", 15), ("6.1", 40), ("6.3", 25),
]  # fmt: skip


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 10, hour, minute)


# --- breaks -----------------------------------------------------------------------------------------------------


def test_a_break_is_an_entry_with_an_id_of_its_own():
    assert [break_sort(id_) for id_ in ("@break", "@lunch", "@break/2", "1.1", "@breakfast")] == [
        BREAK, LUNCH, BREAK, "", "",
    ]  # fmt: skip
    assert (break_words("@lunch", "en"), break_words("@break/3", "en"), break_words("1.1", "en")) == (
        "Lunch", "Break", "",
    )  # fmt: skip
    twice = [("@break", 15), ("1.1", 40), ("1.1", 20), ("@break", 10)]
    assert each_once(twice) == [("@break", 15), ("1.1", 40), ("@break/2", 10)]
    assert each_once(each_once(twice)) == each_once(twice)
    assert new_break([("@lunch", 45)], LUNCH) == "@lunch/2"


def test_an_exercise_that_is_put_back_finds_its_place():
    there = [("1.1", 40), ("@break", 15), ("3.2", 40)]
    order = ["0.1", "1.1", "2.1", "3.2"]
    assert put_in(there, ("0.1", 20), order)[0] == ("0.1", 20)
    assert [id_ for id_, _n in put_in(there, ("2.1", 50), order)] == ["1.1", "2.1", "@break", "3.2"]
    assert put_in(there, ("6.3", 25), order)[-1] == ("6.3", 25)


def test_a_break_is_over_when_the_group_is_past_it():
    planned = [("1.1", 40), ("@break", 15), ("2.1", 50), ("@lunch", 45), ("3.2", 40)]

    def states(now, current, spent, done):
        return [(s.exercise, s.state) for s in agenda(planned, at(9), now, current, spent, done)]

    assert states(at(9, 10), "1.1", {"1.1": 600}, ()) == [
        ("1.1", "now"), ("@break", "coming"), ("2.1", "coming"), ("@lunch", "coming"), ("3.2", "coming"),
    ]  # fmt: skip
    assert states(at(9, 45), "@break", {"1.1": 2400, "@break": 300}, {"1.1"})[:3] == [
        ("1.1", "done"), ("@break", "now"), ("2.1", "coming"),
    ]  # fmt: skip
    assert states(at(10, 10), "2.1", {"1.1": 2400, "@break": 1200, "2.1": 600}, {"1.1"})[:3] == [
        ("1.1", "done"), ("@break", "done"), ("2.1", "now"),
    ]  # fmt: skip
    # What was done before its turn takes no break with it while the group is back where it was.
    assert ("@lunch", "coming") in states(at(9, 50), "1.1", {"1.1": 600, "3.2": 2400}, {"3.2"})


def test_a_break_took_as_long_as_the_clock_says():
    planned = [("1.1", 40), ("@break", 15), ("2.1", 50)]
    slots = agenda(planned, at(9), at(10, 10), "2.1", {"1.1": 2400, "@break": 1500, "2.1": 300}, {"1.1"})
    assert [(s.starts, s.minutes) for s in slots] == [(at(9), 40), (at(9, 40), 25), (at(10, 5), 50)]


# --- ready programmes -------------------------------------------------------------------------------------------


@pytest.fixture
def made(tmp_path: Path):
    books = []

    def make(programme: str) -> Sheet:
        workbook = new_workbook(tmp_path / f"{programme}.samsyn", PACK, language="en", programme=programme)
        books.append(workbook)
        return Sheet(workbook, PACK)

    yield make
    for workbook in books:
        workbook.close()


@pytest.mark.parametrize(
    ("programme", "minutes"), [("half-day", 210), ("full-day", 420), ("follow-up", 90), ("own", 0)]
)
def test_each_programme_takes_the_time_it_says(made, programme, minutes):
    sheet = made(programme)
    assert sum(n for _id, n in sheet.programme_entries()) == minutes
    assert sheet.programme_id() == programme
    assert next_agenda(sheet) == sheet.programme_entries()


def test_four_meetings_take_two_hours_and_a_half_at_most_each(made):
    sheet = made("four-meetings")
    before: set[str] = set()
    for number in range(1, 5):
        own = [(id_, n) for id_, n in agenda_of(sheet, number) if id_ not in before]
        assert 0 < sum(n for _id, n in own) <= 150
        before |= dict(own).keys()
    assert before == {exercise.id for exercise, _n in sheet.programme()}


def test_a_full_day_has_its_lunch_at_a_quarter_past_twelve(made):
    sheet = made("full-day")
    meeting = start_meeting(sheet, date(2026, 3, 10))
    assert list(meeting.agenda) == FULL_DAY
    slots = {s.exercise: s for s in agenda(meeting.agenda, at(9), at(9), "", {}, ())}
    assert (slots["@lunch"].starts, slots["@lunch"].ends) == (at(12, 15), at(13))
    assert slots["6.3"].ends == at(16)


def test_a_programme_is_known_by_its_exercises_and_old_files_keep_theirs(made):
    sheet = made("full-day")
    sheet.workbook.set(Key(*PROGRAMME), [list(entry) for entry in FULL_DAY if not break_sort(entry[0])])
    assert sheet.programme_id() == "full-day"
    assert len(sheet.programme_entries()) == 10


def test_breaks_belong_to_the_meeting_they_were_planned_for(made):
    sheet = made("full-day")
    start_meeting(sheet, date(2026, 3, 10))
    assert not [id_ for id_, _n in next_agenda(sheet) if break_sort(id_)]
    four = made("four-meetings")
    value = [list(entry) for entry in four.programme_entries()]
    for place, long in ((2, 15), (5, 99), (7, 10)):  # in the first, between two, in the second
        value.insert(place, ["@break", long])
    four.workbook.set(Key(*PROGRAMME), value)
    assert [n for id_, n in agenda_of(four, 1) if break_sort(id_)] == [15]
    assert [n for id_, n in agenda_of(four, 2) if break_sort(id_)] == [10]


@pytest.mark.parametrize(
    "strange", [["@tea", 15], ["@break", "long"], ["@break"], [7, 7], "@lunch", ["@lunch", True]]
)
def test_what_is_no_break_is_left_out(made, strange):
    sheet = made("own")
    sheet.workbook.set(Key(*PROGRAMME), [["1.1", 40], strange])
    assert sheet.programme_entries() == [("1.1", 40)]
    with pytest.raises(ValueError, match="programme"):
        sheet.set(sheet.field("0.1/programme"), "", "", [strange])


def test_minutes_and_the_big_screen_tell_of_breaks(made):
    sheet = made("full-day")
    start_meeting(sheet, date(2026, 3, 10))
    content = minutes_content(sheet)
    assert ("Lunch", 45) in content.programme
    assert sum(title == "Break" for title, _n in content.programme) == 2
    said = str(minutes(content).blocks)
    assert "Lunch (45 min)" in said
    meeting = PACK.meeting
    assert meeting is not None
    scene = scene_of(sheet, meeting, meeting.page("agenda"))
    things = [(thing.words, thing.beneath) for thing in scene.content[0].heaps[0].things]
    assert ("Lunch", "45 minutes") in things
    assert things[0] == (f"0.1 {T['0.1']}", "20 minutes")


# --- through the window -----------------------------------------------------------------------------------------


@pytest.fixture
def window(open_window, tmp_path) -> Window:
    window = open_window(ask=NoTrouble(), now=lambda: window.time)
    window.time = DAY_1

    def make(programme: str) -> Drive:
        people = (("Karin Holmqvist", ""), ("Petra Lindahl", ""))
        window.make(NewWorkbook(tmp_path / "g.samsyn", "Ängsvik", "en", programme, people))
        settle()
        window.view.clock.wall = lambda: window.time
        return Drive(window)

    window.begin = make
    return window


def planned(window: Window) -> list[tuple[str, int]]:
    return list(Meetings(window.session.workbook).current().agenda)


def programme(window: Window) -> list[tuple[str, int]]:
    return window.session.sheet.programme_entries()


def begins(window: Window, title: str) -> str:
    """When a row of the agenda says that it begins."""
    field = next(w for w in Drive(window).every(f"Minutes for {title}"))
    return field.accessibleDescription()


def at_the_agenda(window: Window, programme: str = "full-day") -> Drive:
    drive = window.begin(programme)
    drive.ctrl(K.Key_M)
    drive.tab_to("Starts")
    drive.type("9")
    drive.back_to("Date")
    return drive


def test_clock_times_follow_what_is_moved_shortened_and_skipped(window):
    drive = at_the_agenda(window)
    assert (begins(window, "Lunch"), begins(window, T["6.3"])) == ("12.15", "15.35")
    assert "You end at 16.00." in said(window)
    drive.tab_to(f"Minutes for {T['1.2']}")
    drive.press(K.Key_Down, K.Key_Down)  # ten minutes shorter
    drive.tab()
    assert begins(window, "Lunch") == "12.05"
    drive.press(K.Key_Delete)
    assert begins(window, "Lunch") == "11.45"
    assert "You end at 15.30." in said(window)
    drive.ctrl(K.Key_Z)
    assert begins(window, "Lunch") == "12.05"
    drive.tab_to(f"Minutes for {T['3.2']}")
    drive.press(K.Key_Up, held=ALT)
    assert [id_ for id_, _n in planned(window)][5:8] == ["2.3", "3.2", "@lunch"]
    assert (begins(window, T["3.2"]), begins(window, "Lunch")) == ("12.05", "12.45")


def test_a_break_is_moved_shortened_taken_away_and_brought_back(window):
    drive = at_the_agenda(window)
    drive.tab_to("Minutes for Lunch")
    drive.ctrl(K.Key_A)
    drive.type("60")
    drive.press(K.Key_Up, held=ALT)
    assert planned(window)[5] == ("@lunch", 60)
    assert (begins(window, "Lunch"), begins(window, T["2.3"])) == ("11.35", "12.35")
    drive.tab("More for Lunch")
    drive.press(K.Key_Return)
    drive.in_menu("Take it away")
    assert "@lunch" not in dict(planned(window))
    assert "Lunch is taken away." in said(window)
    assert "Put back Lunch" not in [name_of(w) for w in window.findChildren(Words)]
    drive.tab_to("Add an exercise or a break")
    drive.press(K.Key_Return)
    drive.in_menu("Lunch")
    assert planned(window)[6] == ("@lunch", 45), "as near to noon as it comes"
    assert name_of(drive.focus()) == "Minutes for Lunch"
    drive.ctrl(K.Key_Z, K.Key_Z)
    assert dict(planned(window))["@lunch"] == 60


def test_a_break_is_added_in_the_middle_of_a_half_day(window):
    drive = at_the_agenda(window, "half-day")
    drive.tab_to("Add an exercise or a break")
    drive.press(K.Key_Return)
    drive.in_menu("Break")
    assert planned(window)[3] == ("@break", 15)
    assert begins(window, T["3.2"]) == "11.05"
    drive.tab_to("Add an exercise or a break")
    drive.press(K.Key_Return)
    drive.in_menu("Break")
    assert [id_ for id_, _n in planned(window) if break_sort(id_)] == ["@break", "@break/2"] or [
        id_ for id_, _n in planned(window) if break_sort(id_)
    ] == ["@break/2", "@break"]


def test_a_break_is_taken_from_the_agenda_and_ended_by_going_on(window):
    drive = at_the_agenda(window)
    window.time = at(10)
    clock = window.view.clock
    drive.tab_to("Minutes for Break")
    drive.tab("More for Break")
    drive.press(K.Key_Return)
    drive.in_menu("Take it now")
    assert (clock.exercise, clock.running, clock.total) == ("@break", True, 15 * 60)
    assert begins(window, "Break") == "10.00, now"
    seconds = [0.0]
    clock.pause()
    clock._now = lambda: seconds[0]
    clock.start()
    lines, _ends = agenda_lines(window.session.sheet, clock, clock.exercise)
    assert [(line.at, line.title) for line in lines if line.state == "now"] == [("10.00", "Break")]
    seconds[0], window.time = 1200.0, at(10, 20)
    window.view.go("1.2", "intro")
    assert clock.exercise == "1.2"
    drive.ctrl(K.Key_M)
    assert begins(window, "Break") == "09.00, done"


def test_the_room_sees_until_when_the_break_is(window):
    from workbook.blocks import Text

    drive = at_the_agenda(window)
    window.time = at(12, 15)
    drive.beside = lambda: window.commands.big_screen.presenter
    drive.press(K.Key_F5)
    wait_for(lambda: window.commands.big_screen.is_open, "the big screen")
    stage = window.commands.big_screen.presenter.stage
    window.activateWindow()
    wait_for(window.isActiveWindow, "the window to be active")
    drive.press(K.Key_F9)
    drive.click(next(name for name in map(name_of, window.findChildren(AgendaRow)) if "Lunch" in name))
    scene = stage.scene()
    assert (scene.question, scene.content) == ("Lunch", (Text("You go on at 13.00."),))
    drive.press(K.Key_F8, held=SHIFT)
    assert stage.scene().content == (Text("You go on at 13.05."),)
    window.view.go("3.2", "intro")
    assert stage.scene().where.startswith("3.2")
    window.commands.big_screen.close()


def test_what_is_skipped_keeps_its_answers_and_can_be_opened(window):
    drive = window.begin("half-day")
    sheet = window.session.sheet
    groups = sheet.field("1.1/groups")
    window.session.do("a", lambda: sheet.workbook.add_item(sheet.place(groups), {"name": "Users"}))
    drive.ctrl(K.Key_M)
    drive.tab_to(f"More for {T['1.1']}")
    drive.press(K.Key_Delete)
    assert "1.1" not in dict(planned(window))
    assert [row.words for row in sheet.rows(groups)] == ["Users"]
    window.view.go("1.1")
    assert window.view.exercise.id == "1.1"
    drive.ctrl(K.Key_M)
    drive.click(f"Put back {T['1.1']}")
    assert [id_ for id_, _n in planned(window)][:2] == ["0.1", "1.1"]
    assert [row.words for row in sheet.rows(groups)] == ["Users"]


def test_the_way_on_follows_the_agenda(window):
    drive = at_the_agenda(window)
    drive.tab_to(f"Minutes for {T['3.2']}")
    for _n in range(5):
        drive.press(K.Key_Up, held=ALT)
    assert [id_ for id_, _n in planned(window)][:4] == ["0.1", "1.1", "3.2", "@break"]
    last = PACK.exercises["1.1"].pages[-1].id
    window.view.go("1.1", last)
    drive.ctrl(K.Key_Return)
    assert window.view.exercise.id == "3.2"
    window.view.go("3.2", PACK.exercises["3.2"].pages[-1].id)
    drive.ctrl(K.Key_Return)
    assert window.view.exercise.id == "1.2", "breaks are between, and hold nothing up"


# --- the workbook's own programme -------------------------------------------------------------------------------


def at_the_programme(window: Window, programme: str = "half-day") -> Drive:
    drive = window.begin(programme)
    window.view.go("0.1", "programme")
    settle()
    return drive


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "title"),
    [("full-day", "Full day"), ("four-meetings", "Four meetings"), ("follow-up", "Follow-up")],
)
def test_a_ready_programme_is_taken_with_one_key(window, name, title):
    drive = at_the_programme(window)
    steps = 0
    while not name_of(drive.focus()).startswith(title):
        drive.press(K.Key_Down)  # an arrow chooses, as in every group of such buttons
        steps += 1
    assert window.session.sheet.programme_id() == name
    assert planned(window) == agenda_of(window.session.sheet, 1), "the agenda of the first meeting goes along"
    ready = each_once(PACK.programmes[name].exercises)
    assert programme(window) == ready
    drive.ctrl(*[K.Key_Z] * steps)
    assert window.session.sheet.programme_id() == "half-day"
    assert planned(window) == programme(window)


@pytest.mark.slow
def test_an_own_programme_has_any_order_and_any_minutes(window):
    drive = at_the_programme(window)
    before = list(window.view.left.exercises())
    drive.tab_to(f"Minutes for {T['3.2']}")
    drive.press(K.Key_Up, held=ALT)
    drive.ctrl(K.Key_A)
    drive.type("55")
    drive.tab(f"More for {T['3.2']}")
    drive.press(K.Key_Return)
    drive.in_menu("Move up")
    assert programme(window)[1] == ("3.2", 55)
    assert (before[1], window.view.left.exercises()[1]) == ("1.1", "3.2")
    assert window.session.sheet.programme_id() == "own"
    drive.tab_to(f"More for {T['4.1']}")
    drive.press(K.Key_Delete)
    assert "4.1" not in window.view.left.exercises()
    assert "What you have answered there stays." in said(window)
    assert "Not in the programme" in said(window)
    drive.tab_to(f"Add {T['1.2']}")
    drive.press(K.Key_Return)
    assert "1.2" in dict(programme(window))
    assert name_of(drive.focus()) == f"Add {T['1.3']}", "one rarely adds a single one"
    drive.press(K.Key_Return)
    assert "1.3" in window.view.left.exercises()
    drive.back_to("Add a break")
    drive.press(K.Key_Return)
    drive.in_menu("Lunch")
    assert dict(programme(window))["@lunch"] == 45
    drive.ctrl(K.Key_Z, K.Key_Z, K.Key_Z)
    assert "1.2" not in window.view.left.exercises()
    assert planned(window) == programme(window), "an agenda that was the programme's follows it"


def test_all_can_be_taken_out_and_then_every_exercise_is_listed(window):
    drive = at_the_programme(window, "follow-up")
    for id_ in ("6.4", "6.1", "6.3"):
        drive.tab_to(f"More for {T[id_]}")
        drive.press(K.Key_Delete)
    assert programme(window) == []
    assert "Nothing is in the programme yet." in said(window)
    assert len(window.view.left.exercises()) == 23


def test_an_exercise_outside_the_programme_is_opened_and_added(window):
    drive = window.begin("half-day")
    drive.click("Programme: half day")
    drive.in_menu("Show all exercises")
    drive.press(K.Key_F6)
    nav = window.view.left.nav
    row = nav.row_of("2.4")
    drive.click_on(row)
    assert window.view.exercise.id == "2.4"
    drive.click("Programme: half day")
    drive.in_menu("Put 2.4 in the programme")
    assert [id_ for id_, _n in programme(window)] == ["0.1", "1.1", "2.1", "2.4", "3.2", "4.1", "6.3"]
    assert dict(planned(window))["2.4"] == PACK.exercises["2.4"].minutes
    drive.ctrl(K.Key_Z)
    assert "2.4" not in dict(programme(window) + planned(window))


def test_from_an_exercise_outside_the_programme_one_comes_back_into_it(window):
    drive = window.begin("half-day")
    window.view.go("5.4", PACK.exercises["5.4"].pages[-1].id)
    drive.ctrl(K.Key_Return)
    assert window.view.exercise.id == "0.1", "the first that is not done"


def test_the_closing_round_has_a_box_of_its_own(window):
    window.begin("half-day")
    clock = window.view.clock
    assert clock.exercise == "0.1"
    window.view.go("meeting", "record")
    assert clock.exercise == "0.1", "a note takes no time from the exercise"
    window.view.go("meeting", "closing")
    assert (clock.exercise, clock.total) == ("meeting", 5 * 60)


def test_a_meeting_without_a_start_has_minutes_and_no_times(window):
    drive = window.begin("full-day")
    drive.ctrl(K.Key_M)
    assert begins(window, "Lunch") == ""
    assert "7 h" in said(window)
    drive.tab_to("Add an exercise or a break")
    drive.press(K.Key_Return)
    drive.in_menu("Lunch")
    assert "@lunch/2" in dict(planned(window)), "in the middle, where nobody knows the time"


def test_a_break_costs_no_exercise_its_time(window):
    """What the clock ran in a break is the break's, and is kept as that."""
    seconds = [0.0]
    window.begin("full-day")
    session = window.session
    clock = Clock(session, now=lambda: seconds[0], wall=lambda: window.time)
    clock.set_place("1.1", "why")
    clock.start()
    seconds[0] = 600
    clock.set_place("@break", "")
    assert clock.total == 15 * 60
    seconds[0] = 1200
    clock.pause()
    meeting = Meetings(session.workbook).current()
    kept = {id_: session.workbook.value(Key(*SPENT, meeting.id, id_)) for id_ in ("1.1", "@break")}
    assert kept == {"1.1": 600, "@break": 600}
    assert entries(session.sheet) == FULL_DAY


@pytest.mark.parametrize("size", [(800, 600, 100), (1024, 700, 200)])
@pytest.mark.parametrize("place", [("meeting", "agenda"), ("0.1", "programme")])
def test_rows_fit_where_it_is_narrow(window, size, place):
    width, height, zoom = size
    window.begin("full-day")
    window.settings.zoom = zoom
    window.resize(width, height)
    window.rebuild()
    window.view.go(*place)
    settle()
    bar = window.view.frame._scroll.horizontalScrollBar()
    assert bar.maximum() == 0
