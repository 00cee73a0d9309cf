"""Time boxes, the agenda and the clock. The tests bring their own time; nobody waits for a second to pass."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from exercises.packs.reader import PackError, read_pack, shipped_pack
from exercises.start.time_boxes import boxes, minutes_of
from exercises.together.progress import exercise_done
from tests.helpers.drive import Drive, K, settle
from ui.clock import Clock, clock_of
from ui.meeting.agenda_view import AgendaView, agenda_lines
from ui.meeting.timer_view import Figures, LargeTimer, TimerView
from ui.session import Session
from ui.shell.facilitator import FacilitatorPanel
from ui.time_words import end_words, figures, left_words
from ui.window import Window
from workbook.agenda import SPENT, agenda, late
from workbook.errors import NotSavedError
from workbook.meeting import Meetings
from workbook.model import ACTIONS, Event, Key
from workbook.own_notes import own_note
from workbook.workbook import Workbook

NINE = datetime(2026, 3, 10, 9, 0)
MINUTE = timedelta(minutes=1)
EXERCISES = list(shipped_pack().exercises.values())
DAY = [("1.1", 40), ("2.1", 50), ("3.2", 40)]


# -- boxes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_pages_come_to_the_exercise(exercise):
    assert all(page.minutes for page in exercise.pages)
    assert sum(page.minutes for page in exercise.pages) == exercise.minutes


@given(st.sampled_from(EXERCISES), st.integers(1, 600))
def test_boxes_come_to_the_programmes_minutes(exercise, minutes):
    found = boxes(exercise, minutes)
    assert tuple(found) == exercise.steps
    assert min(found.values()) >= 1
    assert sum(found.values()) == max(minutes, len(found))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_boxes_are_as_the_pack_says_when_nothing_is_changed(exercise):
    own = {step: sum(page.minutes for page in exercise.pages_of(step)) for step in exercise.steps}
    assert boxes(exercise, exercise.minutes) == own


def a_pack(folder, pages, minutes=45):
    """A pack of one exercise with these lines under each page."""
    place = folder / "1.1-one"
    place.mkdir(parents=True)
    (folder / "pack.toml").write_text(
        'format = 1\nid = "p"\nversion = "1"\nlanguages = ["en"]\nchapters = [1]\n', "utf-8"
    )
    steps = "".join(f'[[page]]\nid = "{step}"\nstep = "{step}"\n{line}\n' for step, line in pages.items())
    (place / "exercise.toml").write_text(f'id = "1.1"\nchapter = 1\nminutes = {minutes}\n{steps}', "utf-8")
    return read_pack(folder, trusted=True).exercises["1.1"]


def test_a_pack_that_says_nothing_gets_sensible_parts(tmp_path):
    exercise = a_pack(tmp_path, dict.fromkeys(("why", "alone", "share", "decide"), ""))
    assert boxes(exercise, 45) == {"why": 5, "alone": 15, "share": 10, "decide": 15}


def test_a_silent_step_gets_of_what_the_others_leave(tmp_path):
    exercise = a_pack(tmp_path, {"why": "minutes = 5", "alone": "", "share": "", "decide": "minutes = 15"})
    assert boxes(exercise, 45) == {"why": 5, "alone": 15, "share": 10, "decide": 15}


@pytest.mark.parametrize("wrong", ["0", "601", "-5", '"8"', "true", "1.5"])
def test_minutes_of_a_page_are_whole_and_sensible(tmp_path, wrong):
    with pytest.raises(PackError) as error:
        a_pack(tmp_path, {"why": f"minutes = {wrong}"})
    assert error.value.key == "page[0].minutes"


# -- the agenda ----------------------------------------------------------------------------------


def times(slots):
    return [(slot.exercise, f"{slot.starts:%H.%M}", slot.minutes, slot.state) for slot in slots]


def test_before_anything_is_done_the_agenda_is_the_plan():
    slots = agenda(DAY, NINE, NINE, "1.1", {}, set())
    assert times(slots) == [
        ("1.1", "09.00", 40, "now"),
        ("2.1", "09.40", 50, "coming"),
        ("3.2", "10.30", 40, "coming"),
    ]
    assert late(DAY, NINE, slots) == 0


def test_what_is_done_stands_as_long_as_it_took_and_the_rest_follows():
    slots = agenda(DAY, NINE, NINE + 60 * MINUTE, "2.1", {"1.1": 50 * 60, "2.1": 10 * 60}, {"1.1"})
    assert times(slots) == [
        ("1.1", "09.00", 50, "done"),
        ("2.1", "09.50", 50, "now"),
        ("3.2", "10.40", 40, "coming"),
    ]
    assert late(DAY, NINE, slots) == 10


def test_what_goes_on_ends_now_when_the_plan_is_past():
    slots = agenda(DAY, NINE, NINE + 55 * MINUTE, "1.1", {}, set())
    assert times(slots)[:2] == [("1.1", "09.00", 55, "now"), ("2.1", "09.55", 50, "coming")]
    assert late(DAY, NINE, slots) == 15


def test_a_break_nobody_timed_moves_what_goes_on():
    """The first took 40 minutes, then there was coffee, and the second has gone on for ten."""
    slots = agenda(DAY, NINE, NINE + 70 * MINUTE, "2.1", {"1.1": 2400, "2.1": 600}, {"1.1"})
    assert times(slots)[1] == ("2.1", "10.00", 50, "now")
    assert late(DAY, NINE, slots) == 20


def test_done_quickly_with_no_clock_running():
    """Nobody ran the clock; what is done cannot have lasted into the future."""
    slots = agenda(DAY, NINE, NINE + 20 * MINUTE, "2.1", {}, {"1.1"})
    assert times(slots)[1] == ("2.1", "09.20", 50, "now")
    assert late(DAY, NINE, slots) == -20


def test_the_present_one_may_be_none_of_the_agenda():
    slots = agenda(DAY, NINE, NINE + 45 * MINUTE, "6.3", {}, {"1.1"})
    assert times(slots) == [
        ("1.1", "09.00", 40, "done"),
        ("2.1", "09.45", 50, "coming"),
        ("3.2", "10.35", 40, "coming"),
    ]


def test_a_day_with_nothing_in_it():
    assert agenda([], NINE, NINE, "1.1", {}, set()) == []
    assert late([], NINE, []) == 0


NAMES = [f"{n}" for n in range(8)]
ENTRIES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(1, 600)), max_size=8, unique_by=lambda entry: entry[0]
)
SPENT_SECONDS = st.dictionaries(st.sampled_from(NAMES), st.floats(0, 40_000))
PASSED = st.timedeltas(timedelta(hours=-30), timedelta(hours=30))


@given(ENTRIES, PASSED, st.sampled_from(NAMES), SPENT_SECONDS, st.sets(st.sampled_from(NAMES)))
def test_every_agenda_holds_together(entries, passed, current, spent, done):
    """Whatever the wall clock says: nothing is lost, nothing overlaps, nothing is to come before now."""
    now = NINE + passed
    minute = NINE + passed // MINUTE * MINUTE
    slots = agenda(entries, NINE, now, current, spent, done)
    assert sorted(slot.exercise for slot in slots) == sorted(id_ for id_, _minutes in entries)
    assert all(slot.minutes >= 1 and slot.starts >= NINE for slot in slots)
    assert [slot.starts for slot in slots] == sorted(slot.starts for slot in slots)
    order = ["done", "now", "coming"]
    assert [order.index(slot.state) for slot in slots] == sorted(order.index(slot.state) for slot in slots)
    coming = [slot for slot in slots if slot.state == "coming"]
    planned = [entry for entry in entries if entry[0] in {slot.exercise for slot in coming}]
    assert [(slot.exercise, slot.minutes) for slot in coming] == planned
    assert all(a.ends == b.starts for a, b in pairwise(coming))
    assert all(slot.ends >= now for slot in slots if slot.state == "now")
    assert all(slot.starts >= minute for slot in coming if now >= NINE)


@given(ENTRIES, st.integers(-600, 0))
def test_before_the_meeting_the_total_is_the_plans(entries, early):
    slots = agenda(entries, NINE, NINE + early * MINUTE, "", {}, set())
    assert sum(slot.minutes for slot in slots) == sum(minutes for _id, minutes in entries)
    assert late(entries, NINE, slots) == 0


@given(ENTRIES, st.integers(0, 600))
def test_the_end_has_moved_by_what_was_taken_too_long(entries, over):
    if entries:
        first, minutes = entries[0]
        now = NINE + (minutes + over) * MINUTE
        slots = agenda(entries, NINE, now, first, {first: (minutes + over) * 60}, set())
        assert late(entries, NINE, slots) == over


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        (None, "You end at 12.40."),
        (0, "You end at 12.40, as planned."),
        (1, "You end at 12.40, one minute later than planned."),
        (10, "You end at 12.40, ten minutes later than planned."),
        (-1, "You end at 12.40, one minute earlier than planned."),
        (-25, "You end at 12.40, 25 minutes earlier than planned."),
    ],
)
def test_the_end_in_words(moved, words):
    assert end_words(datetime(2026, 3, 10, 12, 40), moved) == words


@pytest.mark.parametrize(
    ("left", "shown", "said"),
    [
        (521, "08:41", "Eight minutes and 41 seconds left"),
        (61, "01:01", "One minute and one second left"),
        (300, "05:00", "Five minutes left"),
        (30, "00:30", "30 seconds left"),
        (0, "00:00", "Time is up"),
        (-80, "+01:20", "One minute and 20 seconds over time"),
        (-60, "+01:00", "One minute over time"),
        (-6000, "+100:00", "100 minutes over time"),
    ],
)
def test_the_time_in_figures_and_in_words(left, shown, said):
    assert figures(left) == shown
    assert left_words(left) == said


# -- the clock -----------------------------------------------------------------------------------


class Time:
    """A time that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 5000.0
        self.day = NINE

    def __call__(self) -> float:
        return self.seconds

    def wall(self) -> datetime:
        return self.day

    def passes(self, clock: Clock, seconds: float) -> None:
        self.seconds += seconds
        self.day += timedelta(seconds=seconds)
        clock.tick()


@pytest.fixture
def workbook(make_sheet):
    return make_sheet("w", ("Ann", "Bo"), title="Us", programme="half-day").workbook


@pytest.fixture
def session(qapp, workbook):
    session = Session(workbook, shipped_pack())
    yield session
    session.blockSignals(True)
    session.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clocked(session):
    time = Time()
    clock = Clock(session, now=time, wall=time.wall)
    clock.set_place("1.1", "alone")
    return clock, time


def test_it_stands_still_until_it_is_started(clocked):
    clock, time = clocked
    assert (clock.running, clock.left, clock.total) == (False, 600, 600)
    time.passes(clock, 100)
    assert clock.left == 600
    clock.start()
    time.passes(clock, 100)
    assert (clock.running, clock.left) == (True, 500)
    clock.pause()
    time.passes(clock, 100)
    assert (clock.running, clock.left) == (False, 500)


def test_every_step_has_its_own_box_and_keeps_what_is_left(clocked):
    clock, time = clocked
    clock.start()
    time.passes(clock, 100)
    clock.set_place("1.1", "share")
    assert (clock.running, clock.left) == (True, 540)
    time.passes(clock, 30)
    clock.set_place("1.1", "alone")
    assert clock.left == 500
    clock.set_place("1.1", "share")
    assert clock.left == 510
    assert clock.spent() == {"1.1": 130}


def test_five_minutes_more_are_five_minutes(clocked):
    clock, time = clocked
    clock.start()
    clock.add()
    assert (clock.left, clock.total) == (900, 900)
    time.passes(clock, 980)
    assert clock.left == -80
    clock.add()
    assert clock.left == 300


def test_running_out_is_said_once_until_there_is_more(clocked, session):
    clock, time = clocked
    said: list[str] = []
    out: list[int] = []
    session.message.connect(lambda words, _undo: said.append(words))
    clock.ran_out.connect(lambda: out.append(clock.left))
    clock.start()
    time.passes(clock, 599)
    assert out == []
    time.passes(clock, 1)
    time.passes(clock, 1)
    time.passes(clock, 100)
    assert out == [0]
    assert said == ["The time for this step is up. Take five minutes more, or go on."]
    clock.add()
    time.passes(clock, 300)
    assert len(out) == 2
    clock.set_place("1.1", "share")
    clock.set_place("1.1", "alone")
    time.passes(clock, 1)
    assert len(out) == 2


def test_a_clock_that_goes_back_takes_nothing_away(clocked):
    clock, time = clocked
    clock.start()
    time.passes(clock, 60)
    time.passes(clock, -3600)
    assert clock.left == 540
    time.passes(clock, 10)
    assert clock.left == 530


def test_minutes_changed_in_the_programme_or_the_agenda_change_the_box(clocked, session):
    clock, time = clocked
    clock.start()
    time.passes(clock, 60)
    meeting = Meetings(session.workbook).start("2026-03-10", [["1.1", 80]], starts="09:00")
    assert minutes_of(session.sheet, session.pack.exercises["1.1"]) == 80
    assert (clock.total, clock.left) == (1200, 1140)
    Meetings(session.workbook).set(meeting.id, "agenda", [["1.1", 40]])
    assert clock.left == 540


def kept(workbook: Workbook) -> dict[str, int]:
    return {key.column: value for key, value in workbook.answers(SPENT).items()}


def test_what_was_spent_is_kept_and_found_again(clocked, session, workbook):
    clock, time = clocked
    Meetings(workbook).start("2026-03-10", [["1.1", 40], ["2.1", 50]])
    steps = workbook.can_undo()
    clock.start()
    time.passes(clock, 59)
    assert kept(workbook) == {}
    time.passes(clock, 1)
    assert kept(workbook) == {"1.1": 60}
    time.passes(clock, 30)
    clock.set_place("2.1", "why")
    assert kept(workbook) == {"1.1": 90}
    time.passes(clock, 20)
    clock.pause()
    assert kept(workbook) == {"1.1": 90, "2.1": 20}
    assert workbook.can_undo() == steps
    again = Clock(session, now=time, wall=time.wall)
    assert again.spent() == {"1.1": 90, "2.1": 20}


def test_the_next_meeting_has_its_own_count(clocked, workbook):
    clock, time = clocked
    first = Meetings(workbook).start("2026-03-10", [["1.1", 40]])
    clock.start()
    time.passes(clock, 50)
    Meetings(workbook).end(first.id)
    assert kept(workbook) == {"1.1": 50}
    assert clock.spent() == {}
    assert clock.left == 600
    second = Meetings(workbook).start("2026-04-10", [["1.1", 40]])
    time.passes(clock, 70)
    assert workbook.value(Key(*SPENT, first.id, "1.1")) == 50
    assert workbook.value(Key(*SPENT, second.id, "1.1")) == 70


def test_nothing_is_written_while_somebody_writes_alone(clocked, session, workbook):
    clock, time = clocked
    Meetings(workbook).start("2026-03-10", [["1.1", 40]])
    session.private = True
    written: list[Event] = []
    workbook.listen(written.append)
    clock.start()
    time.passes(clock, 300)
    clock.pause()
    assert written == []
    session.private = False
    clock.keep()
    assert kept(workbook) == {"1.1": 300}


def test_a_disk_that_is_full_is_not_the_clocks_to_tell(clocked, session, workbook, monkeypatch):
    clock, time = clocked
    Meetings(workbook).start("2026-03-10", [["1.1", 40]])
    troubles: list[str] = []
    session.not_saved.connect(lambda problem, _remedy: troubles.append(problem))

    def full() -> None:
        raise NotSavedError("Not saved.")

    with monkeypatch.context() as patched:
        patched.setattr(workbook, "_must_be_in_place", full)
        clock.start()
        time.passes(clock, 120)
    assert (troubles, session.failing, kept(workbook)) == ([], False, {})
    time.passes(clock, 60)
    assert kept(workbook) == {"1.1": 180}


def test_a_workbook_for_reading_is_only_read(qapp, tmp_path, workbook):
    Meetings(workbook).start("2026-03-10", [["1.1", 40]])
    workbook.save_copy(tmp_path / "copy.samsyn")
    copy = Workbook.open(tmp_path / "copy.samsyn", read_only=True)
    session, time = Session(copy, shipped_pack()), Time()
    clock = Clock(session, now=time)
    clock.set_place("1.1", "why")
    clock.start()
    time.passes(clock, 600)
    assert clock.left == 180 - 600
    session.close()
    session.deleteLater()


def test_closing_keeps_what_was_spent(qapp, tmp_path, workbook):
    Meetings(workbook).start("2026-03-10", [["1.1", 40]])
    workbook.save_copy(tmp_path / "copy.samsyn")
    session, time = Session(Workbook.open(tmp_path / "copy.samsyn"), shipped_pack()), Time()
    clock = Clock(session, now=time)
    clock.set_place("1.1", "why")
    clock.start()
    time.passes(clock, 33)
    session.close()
    session.deleteLater()
    again = Workbook.open(tmp_path / "copy.samsyn")
    assert kept(again) == {"1.1": 33}
    again.close()


def test_there_is_one_clock_for_a_session(session):
    assert clock_of(session) is clock_of(session)


# -- in the window -------------------------------------------------------------------------------


@pytest.fixture
def window(open_window, tmp_path, workbook):
    """A window at 1.1, alone, with a clock that goes when it is told to; a meeting of today began at nine."""
    workbook.save_copy(tmp_path / "window.samsyn")
    window = open_window(path=tmp_path / "window.samsyn", size=None)
    window.time = Time()
    clock = clock_of(window.session)
    clock._now, clock.wall = window.time, window.time.wall
    window.workbook_view().go("1.1", "groups")
    return window


def in_top_bar(window: Window) -> TimerView:
    return window.workbook_view().top.timer


def said(window: Window) -> list[str]:
    """The words that are on the screen in the timers."""
    found: list[str] = []
    for timer in window.findChildren(TimerView) + window.findChildren(LargeTimer):
        found += [timer._words.text().strip()] if timer._words.isVisible() else []
    return [words for words in found if words]


def test_f8_starts_and_pauses(window):
    hands, clock = Drive(window), window.workbook_view().clock
    assert in_top_bar(window).figures.text() == "18:00"
    assert in_top_bar(window).button.accessibleName() == "Start the timer"
    hands.press(K.Key_F8)
    window.time.passes(clock, 39)
    assert in_top_bar(window).figures.text() == "17:21"
    assert in_top_bar(window).figures.accessibleName() == "17 minutes and 21 seconds left"
    assert in_top_bar(window).button.accessibleName() == "Pause the timer"
    hands.press(K.Key_F8)
    window.time.passes(clock, 39)
    assert in_top_bar(window).figures.text() == "17:21"


def test_under_a_minute_and_over_time_are_said(window):
    hands, view = Drive(window), window.workbook_view()
    hands.press(K.Key_F8)
    window.time.passes(view.clock, 18 * 60 - 40)
    assert said(window) == ["Under a minute left"]
    window.time.passes(view.clock, 120)
    assert said(window) == ["Over time"]
    assert in_top_bar(window).figures.text() == "+01:20"
    assert view.frame.message.isVisible()
    hands.press(K.Key_F9)
    assert said(window) == ["Over time", "Over time"]
    hands.click("Five minutes more")
    assert said(window) == []
    assert {figures.text() for figures in window.findChildren(Figures)} == {"05:00"}


def test_nobody_is_dragged_off_a_sentence(window):
    hands, view = Drive(window), window.workbook_view()
    view.go("1.1", "look_back")
    hands.press(K.Key_F8)
    field = hands.tab_to(window.session.sheet.label(window.session.pack.field_at("1.1/forgotten")))
    hands.type("Those who never ca")
    at = field.textCursor().position()
    window.time.passes(view.clock, 18 * 60 + 10)
    assert hands.focus() is field
    assert not view.frame.message.isVisible()
    hands.type("ll us")
    assert field.toPlainText() == "Those who never call us"
    assert field.textCursor().position() == at + 5
    assert said(window) == ["Over time"]


def test_the_clock_goes_on_from_page_to_page_and_through_a_new_look(window):
    hands, view = Drive(window), window.workbook_view()
    clock = view.clock
    hands.press(K.Key_F8)
    window.time.passes(clock, 60)
    hands.ctrl(K.Key_PageUp)
    assert (clock.running, clock.left) == (True, 540)
    hands.ctrl(K.Key_PageDown)
    assert clock.left == 1020
    window.set_theme("dark")
    assert window.workbook_view().clock is clock
    assert clock.running
    assert in_top_bar(window).figures.text() == "17:00"


def agenda_said(window: Window) -> list[str]:
    return [row.accessibleName() for row in window.findChild(AgendaView)._rows]


def test_the_panel_has_the_agenda(window):
    hands, view = Drive(window), window.workbook_view()
    workbook = window.session.workbook
    Meetings(workbook).start("2026-03-10", DAY, starts="09:00")
    hands.press(K.Key_F9)
    hands.press(K.Key_F8)
    window.time.passes(view.clock, 10)
    assert agenda_said(window) == [
        "09.00 1.1 Who is the customer?, now",
        "09.40 2.1 Needs and expectations, to come",
        "10.30 3.2 Our values, to come",
    ]
    assert hands.sees("Five minutes more")
    window.time.passes(view.clock, 50 * 60)
    assert agenda_said(window)[1] == "09.51 2.1 Needs and expectations, to come"
    assert window.findChild(AgendaView)._end.text() == "You end at 11.21, eleven minutes later than planned."
    hands.tab_to("09.00 1.1 Who is the customer?, now")
    hands.press(K.Key_Down, K.Key_Return)
    assert view.exercise.id == "2.1"


def test_without_a_meeting_the_agenda_begins_now(window):
    Drive(window).press(K.Key_F9)
    assert agenda_said(window)[0] == "09.00 1.1 Who is the customer?, now"
    assert window.findChild(AgendaView)._end.text().startswith("You end at 12.")


def lines(window: Window) -> list[tuple[str, str, str]]:
    view = window.workbook_view()
    found, _ends = agenda_lines(window.session.sheet, view.clock, view.exercise.id)
    return [(line.at, line.exercise, line.state) for line in found]


def test_what_was_done_another_day_has_no_time_of_day(window):
    workbook, sheet = window.session.workbook, window.session.sheet
    owner = workbook.people()[0][0]
    action = {"title": "Call", "owner": owner, "due": "2026-05-01", "measure": "They say so", "choice": "now"}
    workbook.add_item(ACTIONS, action)
    Meetings(workbook).start("2026-03-10", [["1.1", 40], ["6.3", 25], ["2.1", 50]], starts="09:00")
    assert exercise_done(sheet, sheet.pack.exercises["6.3"])
    assert lines(window) == [("09.00", "1.1", "now"), ("", "6.3", "done"), ("09.40", "2.1", "coming")]


def test_a_meeting_still_to_come_is_shown_as_planned(window):
    Meetings(window.session.workbook).start("2026-03-24", DAY, starts="13:00")
    assert [at for at, _exercise, _state in lines(window)] == ["13.00", "13.40", "14.30"]


def test_a_meeting_of_another_day_that_was_never_ended_begins_now(window):
    Meetings(window.session.workbook).start("2026-03-03", DAY, starts="13:00")
    window.time.day = NINE + 15 * MINUTE
    assert [at for at, _exercise, _state in lines(window)] == ["09.15", "09.55", "10.45"]


def test_the_figures_stay_where_the_window_is_narrow(window):
    window.settings.zoom = 125
    window.resize(800, 600)
    window.rebuild()
    settle()
    timer = in_top_bar(window)
    assert timer.figures.isVisible()
    assert not timer.button.isVisible()


def test_an_own_note_is_kept_by_exercise_and_shown_again(window):
    hands, view = Drive(window), window.workbook_view()
    hands.press(K.Key_F9)
    hands.tab_to("Own note")
    hands.type("Petra waits")
    hands.ctrl(K.Key_PageDown)
    meeting = Meetings(window.session.workbook).current()
    kept = own_note(window.session.workbook, meeting.id if meeting else "", "1.1")
    assert kept == "Petra waits"
    view.go("2.1")
    assert window.findChild(FacilitatorPanel).note.text() == ""
    view.go("1.1")
    assert view._panel.widget().note.text() == "Petra waits"
    hands.ctrl(K.Key_Z)
    assert view._panel.widget().note.text() == ""


def test_the_sound_is_off_until_it_is_chosen(window, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    hands, clock = Drive(window), window.workbook_view().clock
    hands.press(K.Key_F8)
    window.time.passes(clock, 18 * 60)
    assert heard == []
    menu = window.commands.menu(window)
    sound = next(action for action in menu.actions() if action.text() == "Soft sound when time is up")
    assert sound.isCheckable()
    assert not sound.isChecked()
    sound.trigger()
    clock.add()
    window.time.passes(clock, 300)
    assert heard == ["beep"]
    assert window.settings.sound
    window.rebuild()
    assert window.workbook_view().clock.sound


def test_a_panel_that_covers_the_sheet_has_the_keyboard(window):
    window.resize(800, 600)
    settle()
    hands, view = Drive(window), window.workbook_view()
    hands.press(K.Key_F9)
    assert view.frame.isHidden()
    assert view._panel.isAncestorOf(window.focusWidget())
    hands.press(K.Key_F9)
    assert not view.frame.isHidden()
    assert view.frame.isAncestorOf(window.focusWidget())
