"""The follow-up: turns of the actions, their pictures and words, and the page on which they are taken."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import meeting_numbered, minutes_content
from exercises.content.gather_plan import plan_content
from exercises.content.in_words import decided_in
from exercises.fields import KINDS
from exercises.fields.roles import page_of_role
from exercises.fields.turn_words import follow_up_field
from exercises.packs.pack_files import PackError
from exercises.packs.reader import read_pack
from exercises.pictures import PICTURES
from exercises.scene.scene import scene_of
from exercises.start.next_meeting import begins_with, next_agenda
from exercises.start.seeding import new_workbook
from exercises.together.progress import exercise_done, field_progress
from export.what import DOCUMENTS
from tests.helpers.angsvik import cells_in
from tests.helpers.answers import NoTrouble
from tests.helpers.drive import CTRL, SHIFT, Drive, K, settle
from tests.helpers.in_the_window import said
from ui.meeting.agenda_page import AgendaPage
from ui.pages.follow_up_page import FollowUpPage
from ui.parts.matrix_view import PictureView
from ui.parts.words import Words
from ui.session import Session
from ui.shell.where_left import where_left
from ui.window import Window
from workbook.follow_up import COLUMNS, TURNS, Turns, middle_of, number_in
from workbook.meeting import Meetings
from workbook.model import ACTIONS, PEOPLE, Key
from workbook.picture import Caption, Circle, Line, Poly, Rect
from workbook.plan import Plan
from workbook.workbook import Workbook

MARCH, APRIL, JUNE = "2026-03-10", "2026-04-21", "2026-06-09"

PACK = """
format = 1
id = "small"
version = "1.0"
languages = ["en"]
chapters = [1]
"""
PACK_WORDS = """
title = "Small"
[chapters]
1 = "All of it"
[customer]
one = "customer"
the = "the customer"
many = "customers"
all = "the customers"
"""
ALWAYS = """
title = "{title}"
purpose = "Why."
prepare = "Nothing."
hands_on = "Everything."
[example]
who = "Somebody"
text = "It went well."
[facilitator]
pitfalls = ["Haste."]
stuck = ["What else?"]
close = "Well done."
"""
NEEDS = """
id = "1.1"
chapter = 1
minutes = 10
[[page]]
id = "list"
step = "decide"
fields = ["people", "needs"]
[[field]]
id = "people"
kind = "participants"
[[field]]
id = "needs"
kind = "items"
columns = [{ id = "words", kind = "short_text", voice = true }]
"""
NEEDS_WORDS = """
[pages.list]
question = "Who, and what do they need?"
[fields.people]
label = "People"
[fields.needs]
label = "Needs"
[fields.needs.columns.words]
label = "Need"
"""
PLAN = """
id = "1.2"
chapter = 1
minutes = 10
[[page]]
id = "plan"
step = "decide"
fields = ["actions"]
[[field]]
id = "actions"
kind = "actions"
needs = "1.1/needs"
"""
PLAN_WORDS = """
[pages.plan]
question = "What will you do?"
[fields.actions]
label = "Plan"
[fields.actions.columns.owner]
label = "Owner"
[fields.actions.columns.due]
label = "Done by"
[fields.actions.columns.first_step]
label = "First step"
[fields.actions.columns.measure]
label = "Measure"
"""
FOLLOW_UP = """
id = "1.3"
chapter = 1
minutes = 20
[[page]]
id = "turn"
step = "decide"
fields = ["turns"]
picture = "progress"
[[page]]
id = "figures"
step = "decide"
fields = ["said"]
picture = "curves"
[[field]]
id = "turns"
kind = "follow_up"
required = true
[[field]]
id = "said"
kind = "long_text"
[[picture]]
id = "progress"
kind = "progress"
[[picture]]
id = "curves"
kind = "run_chart"
"""
FOLLOW_UP_WORDS = """
[pages.turn]
question = "What happened?"
next = "Look at the measures"
[pages.figures]
question = "What do they say?"
[fields.turns]
label = "Turns"
empty = "No actions yet. Do 1.2 first."
[fields.turns.columns.status]
label = "Status"
[fields.turns.columns.status.options]
waiting = "Not begun"
doing = "Going on"
done = "Finished"
[fields.turns.columns.did]
label = "We did"
[fields.turns.columns.saw]
label = "We saw"
[fields.turns.columns.learnt]
label = "We learnt"
[fields.turns.columns.next]
label = "Next"
[fields.turns.columns.next.options]
adopt = "Keep"
adapt = "Change"
abandon = "Drop"
[fields.turns.columns.value]
label = "New value"
[fields.turns.columns.date]
label = "Measured on"
[fields.said]
label = "What they say"
[pictures.progress]
title = "How far"
[pictures.curves]
title = "Over time"
"""


def write_pack(folder: Path, words: str = FOLLOW_UP_WORDS, without: str = "") -> Path:
    """The small pack; without one of its exercises if asked."""
    exercises = {
        "1.1": ("Needs", NEEDS, NEEDS_WORDS),
        "1.2": ("Plan", PLAN, PLAN_WORDS),
        "1.3": ("Follow-up", FOLLOW_UP, words),
    }
    folder.mkdir(exist_ok=True)
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "en.toml").write_text(PACK_WORDS, encoding="utf-8")
    for id_, (title, structure, texts) in exercises.items():
        if id_ != without:
            (folder / id_).mkdir(exist_ok=True)
            (folder / id_ / "exercise.toml").write_text(structure, encoding="utf-8")
            (folder / id_ / "en.toml").write_text(ALWAYS.format(title=title) + texts, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    return read_pack(write_pack(tmp_path_factory.mktemp("packs") / "small"))


class Group:
    """A workbook with two people, two needs and four actions, on the day of its second meeting."""

    def __init__(self, path: Path, pack) -> None:
        self.workbook: Workbook = new_workbook(path, pack, language="en")
        self.sheet = Sheet(self.workbook, pack)
        self.turns = Turns(self.workbook)
        with self.workbook.without_history():
            self.people = [self.workbook.add_item(PEOPLE, {"name": n}).id for n in ("Petra", "Yusuf")]
            needs = self.sheet.field("1.1/needs").place
            self.needs = [
                self.workbook.add_item(needs, {"words": said}).id
                for said in ("Ring me.", "Tell me who comes.")
            ]
            meetings = Meetings(self.workbook)
            self.first = meetings.start(MARCH, [("1.2", 20)]).id
            catch = self.sheet.plan.catch
            self.ring = catch(
                "Ring if late",
                label="",
                need=self.needs[0],
                owner=self.people[0],
                due="2026-03-31",
                first_step="Put the numbers first",
                measure="Nobody waits a quarter of an hour",
            ).id
            self.letter = catch(
                "Weekly letter", label="", need=self.needs[1], owner=self.people[1], due="2026-04-24"
            ).id
            self.later = catch("Introduction", label="", choice="later").id
            self.no = catch("New system", label="", choice="no").id
            self.second = meetings.start(APRIL, [("1.3", 20)]).id

    @property
    def plan(self) -> Plan:
        return self.sheet.plan

    def picture(self, kind: str, chosen: str = ""):
        exercise = self.sheet.pack.exercises["1.3"]
        named = next(one for one in exercise.pictures.values() if one.kind == kind)
        return PICTURES[kind].draw(self.sheet, exercise, named, [], chosen)

    def measure(self, action: str, *values: tuple[str, str]) -> None:
        for day, value in values:
            turn = self.turns.add(action)
            self.turns.set(turn.id, "value", value)
            self.turns.set(turn.id, "date", day)


@pytest.fixture
def group(tmp_path, pack):
    made = Group(tmp_path / "group.samsyn", pack)
    yield made
    made.workbook.close()


# --- the turns --------------------------------------------------------------------------------------------------


def test_a_turn_is_made_by_the_first_thing_said_and_undone_as_one_step(group):
    turns = group.turns
    turns.put(group.ring, group.second, "did", "Put the numbers first", label="Did")
    turn = turns.at(group.ring, group.second)
    assert (turn.did, turn.meeting, turn.held) == ("Put the numbers first", group.second, date(2026, 4, 21))
    turns.put(group.ring, group.second, "saw", "Fewer complaints", label="Saw")
    assert turns.of(group.ring) == [turns.at(group.ring, group.second)]
    group.workbook.undo()
    assert turns.at(group.ring, group.second).saw == ""
    group.workbook.undo()
    assert turns.at(group.ring, group.second) is None
    group.workbook.redo()
    assert turns.last(group.ring).did == "Put the numbers first"


def test_nothing_said_makes_no_turn_and_an_emptied_one_is_none(group):
    turns = group.turns
    turns.put(group.ring, group.second, "did", "")
    assert group.workbook.items(TURNS) == []
    turns.put(group.ring, group.second, "did", "x")
    turns.put(group.ring, group.second, "did", "")
    assert turns.of(group.ring) == []
    assert not turns.has_turn(group.ring, group.second)
    turns.put("gone", group.second, "did", "x")
    with pytest.raises(KeyError):
        turns.add("gone")


def test_the_status_of_the_action_goes_with_its_turn(group):
    group.turns.put(group.ring, group.second, "status", "done", label="Status")
    assert group.plan.action(group.ring).status == "done"
    assert group.turns.last(group.ring).status == "done"
    group.workbook.undo()
    assert group.plan.action(group.ring).status == "waiting"


def test_what_is_dropped_leaves_the_plan_and_comes_back_where_it_was(group):
    turns = group.turns
    turns.put(group.ring, group.second, "status", "doing")
    turns.put(group.ring, group.second, "next", "abandon", label="Next")
    action = group.plan.action(group.ring)
    assert action.choice == "no"
    assert turns.is_dropped(action)
    assert not turns.is_dropped(group.plan.action(group.no))
    assert group.ring in [each.id for each in turns.to_follow_up(group.second)]
    turns.put(group.ring, group.second, "next", "adapt")
    assert group.plan.action(group.ring).choice == "now"
    group.workbook.undo()
    assert group.plan.action(group.ring).choice == "no"
    turns.put(group.later, group.second, "next", "abandon")
    turns.put(group.later, group.second, "next", "adopt")
    assert group.plan.action(group.later).choice == "later"


def test_only_what_there_is_can_be_set(group):
    turn = group.turns.add(group.ring, group.second)
    with pytest.raises(KeyError):
        group.turns.set(turn.id, "who", "x")
    with pytest.raises(ValueError, match="perhaps"):
        group.turns.set(turn.id, "next", "perhaps")
    with pytest.raises(ValueError, match="soon"):
        group.turns.set(turn.id, "status", "soon")
    group.turns.set("gone", "did", "x")


def test_turns_go_with_their_action_and_come_back_with_it(group):
    group.turns.put(group.ring, group.second, "did", "x")
    group.workbook.remove_item(ACTIONS, group.ring, label="Delete")
    assert group.workbook.items(TURNS) == []
    group.workbook.undo()
    assert group.turns.last(group.ring).did == "x"


def test_what_is_open_comes_first_due_first_with_what_had_its_turn(group):
    turns = group.turns
    assert [a.id for a in turns.to_follow_up(group.second)] == [group.ring, group.letter]
    turns.put(group.ring, group.second, "status", "done")
    assert [a.id for a in turns.to_follow_up(group.second)] == [group.ring, group.letter]
    group.plan.set(group.later, "status", "doing")
    third = Meetings(group.workbook).start(JUNE, []).id
    assert [a.id for a in turns.to_follow_up(third)] == [group.letter, group.later]


def test_what_is_caught_at_a_meeting_is_followed_up_at_the_next(group):
    caught = group.plan.catch("Tell those who came", label="").id
    assert caught not in [a.id for a in group.turns.to_follow_up(group.second)]
    group.turns.put(caught, group.second, "value", "3")
    assert caught in [a.id for a in group.turns.to_follow_up(group.second)], "unless something is said of it"
    third = Meetings(group.workbook).start(JUNE, []).id
    assert len(group.turns.to_follow_up(third)) == 3
    for action in group.plan.actions():
        group.plan.set(action.id, "meeting", third)
    assert len(group.turns.to_follow_up(third)) == 3, "where all are new there is nothing else to go through"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("12 of 20", 12),
        ("about 7", 7),
        ("78 %", 78),
        ("1 200", 1200),
        ("-3", -3),
        ("\u22123", -3),
        ("10-12", 10),
        ("", None),
        ("two complaints", None),
        ("٣", None),
        ("9" * 300, None),
    ],
)
def test_the_number_of_a_value(text, number):
    assert number_in(text) == number


@pytest.mark.slow
@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text):
    number = number_in(text)
    assert number is None or abs(number) < 1e12


def test_the_middle_needs_five_values():
    assert middle_of([1, 2, 3, 4]) is None
    assert middle_of([5, 1, 9, 2, 3]) == 3


def test_values_are_in_the_order_of_their_days(group):
    group.measure(group.ring, ("2026-05-02", "2"), (MARCH, "9"), ("some day", "4"), (APRIL, "many"))
    assert [(each.day.isoformat(), each.number) for each in group.turns.measured(group.ring)] == [
        (MARCH, 9),
        ("2026-05-02", 2),
    ]
    group.turns.put(group.ring, group.second, "value", "3")
    assert group.turns.measured(group.ring)[1].day == date(2026, 4, 21)


WRONG = [7, True, ["a"], {"a": 1}, 1.5, "\u0000nowhere"]


@pytest.mark.parametrize("wrong", WRONG, ids=map(repr, WRONG))
def test_a_strangers_turns_are_read_for_what_they_are(group, wrong):
    workbook = group.workbook
    turn = group.turns.add(group.ring, group.second)
    group.turns.put(group.ring, group.second, "learnt", "Something")
    for column in set(COLUMNS) - {"learnt", "meeting"}:
        workbook.set(Key(*TURNS, turn.id, column), wrong)
    workbook.add_item(TURNS, {"did": "lost"}, parent="nobody")
    workbook.add_item(TURNS, {"did": "on its own"})
    read = group.turns.last(group.ring)
    assert (read.learnt, read.next, read.status, read.number) == ("Something", "", "", None)
    assert group.turns.of("nobody")[0].did == "lost"
    field = group.sheet.field("1.3/turns")
    assert field_progress(group.sheet, field).done == 1
    assert decided_in(group.sheet, group.sheet.pack.exercises["1.3"])
    for kind in ("progress", "run_chart"):
        assert group.picture(kind).description
    DOCUMENTS["plan"](plan_content(group.sheet))


# --- the kind ---------------------------------------------------------------------------------------------------


def test_it_is_done_when_every_open_action_has_had_its_turn_at_this_meeting(group):
    sheet, exercise = group.sheet, group.sheet.pack.exercises["1.3"]
    field = sheet.field("1.3/turns")
    assert (field_progress(sheet, field).done, field_progress(sheet, field).total) == (0, 2)
    group.turns.put(group.ring, group.first, "did", "That was last time")
    assert field_progress(sheet, field).done == 0
    group.turns.put(group.ring, group.second, "status", "done")
    assert (field_progress(sheet, field).done, field_progress(sheet, field).total) == (1, 2)
    group.turns.put(group.letter, group.second, "did", "Wrote it")
    assert exercise_done(sheet, exercise)
    Meetings(group.workbook).start(JUNE, [])
    assert not exercise_done(sheet, exercise)
    with pytest.raises(ValueError, match="turns"):
        KINDS["follow_up"].check(sheet, field, "x")


def test_a_pack_writes_the_words_of_the_columns(tmp_path):
    words = FOLLOW_UP_WORDS.replace('abandon = "Drop"\n', "")
    with pytest.raises(PackError, match=r"fields\.turns\.columns\.next\.options\.abandon"):
        read_pack(write_pack(tmp_path / "wrong", words))


def test_a_follow_up_is_of_the_group(tmp_path):
    folder = write_pack(tmp_path / "wrong")
    path = folder / "1.3" / "exercise.toml"
    path.write_text(
        FOLLOW_UP.replace('kind = "follow_up"', 'kind = "follow_up"\nby = "each"'), encoding="utf-8"
    )
    with pytest.raises(PackError, match="by"):
        read_pack(folder)


def test_the_next_meeting_begins_with_the_follow_up_or_else_with_the_plan(group, tmp_path):
    assert begins_with(group.sheet).id == "1.3"
    assert next_agenda(group.sheet)[0] == ("1.3", 20)
    assert page_of_role(group.sheet.pack.exercises["1.3"], "follow_up") == "turn"
    assert page_of_role(group.sheet.pack.exercises["1.2"], "follow_up") == ""
    without = read_pack(write_pack(tmp_path / "without", without="1.3"))
    assert follow_up_field(without) is None
    assert begins_with(Sheet(group.workbook, without)).id == "1.2"


# --- pictures ---------------------------------------------------------------------------------------------------


def inside(picture) -> None:
    """Nothing is drawn outside the picture."""
    for shape in picture.shapes:
        match shape:
            case Line():
                spots = [(shape.x1, shape.y1), (shape.x2, shape.y2)]
            case Circle():
                spots = [(shape.cx - shape.r, shape.cy - shape.r), (shape.cx + shape.r, shape.cy + shape.r)]
            case Rect():
                spots = [(shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h)]
            case Poly():
                spots = list(shape.points)
            case _:
                spots = [(shape.x, shape.y)]
        for x, y in spots:
            assert -0.01 <= x <= picture.width + 0.01
            assert -0.01 <= y <= picture.height + 0.01


def test_the_picture_of_the_progress_counts_what_waits_goes_on_is_done_and_was_dropped(group):
    group.turns.put(group.ring, group.second, "status", "done")
    group.turns.put(group.letter, group.second, "next", "abandon")
    picture = group.picture("progress")
    assert picture.table[1:] == (("Not begun", "1"), ("Going on", "0"), ("Finished", "1"), ("Dropped", "1"))
    assert "Finished 1: Ring if late" in picture.description
    assert "Dropped 1: Weekly letter" in picture.description
    assert "New system" not in picture.description
    assert [point.id for point in picture.points] == [group.later, group.ring, group.letter]
    inside(picture)


def test_many_actions_become_a_bar(group):
    for n in range(50):
        group.plan.catch(f"Action {n}", label="")
    picture = group.picture("progress")
    assert any(isinstance(shape, Rect) and shape.fill == "ink" for shape in picture.shapes)
    assert not picture.points
    inside(picture)


def dashed(picture) -> list[Line]:
    return [shape for shape in picture.shapes if isinstance(shape, Line) and shape.dash]


def test_two_values_are_no_direction_and_a_middle_needs_five(group):
    assert "Nothing to show yet." in group.picture("run_chart").description
    days = ["2026-03-10", "2026-04-21", "2026-05-12", "2026-06-09", "2026-08-25"]
    numbers = ["9", "2,5", "4", "3 of 10", "1"]
    notes = ["One value so far.", "Two values are not a direction yet.", "", "", "The middle value is 3."]
    for n, (day, number, note) in enumerate(zip(days, numbers, notes, strict=True), start=1):
        group.measure(group.ring, (day, number))
        picture = group.picture("run_chart")
        assert picture.description.endswith(note or f"{number}.")
        assert len(dashed(picture)) == (n == 5)
        assert len(picture.points) == n
        inside(picture)
    assert (
        "Ring if late. Nobody waits a quarter of an hour. 10 March 2026 9, 21 April 2026 2,5"
        in picture.description
    )
    assert picture.table[2] == ("Ring if late", "21 April 2026", "2,5")
    said = [shape.text for shape in picture.shapes if isinstance(shape, Caption)]
    assert {"10 March", "25 August", "2.5", "Dashed: the middle value, 3"} <= set(said)


def test_several_actions_have_a_chart_each_or_the_chosen_one_its_own(group):
    group.measure(group.ring, (MARCH, "9"), (APRIL, "2"))
    group.measure(group.letter, (MARCH, "7 of 20"), (APRIL, "12 of 20"))
    both, one = group.picture("run_chart"), group.picture("run_chart", group.letter)
    assert len(both.points) == 4
    assert both.height > 1.7 * one.height
    assert {point.id.partition("/")[0] for point in one.points} == {group.letter}
    assert "Weekly letter, 21 April 2026: 12 of 20" in [point.words for point in one.points]
    for _n in range(14):
        each = group.plan.catch("One more", label="").id
        group.measure(each, (APRIL, "1"))
    picture = group.picture("run_chart")
    assert "and 4 more" in [shape.text for shape in picture.shapes if isinstance(shape, Caption)]
    assert len(picture.table) == 1 + 4 + 14


@pytest.mark.parametrize(
    "values",
    [
        [(APRIL, "0")],
        [(APRIL, "5"), (APRIL, "5")],
        [(MARCH, "-3"), (APRIL, "-7,5")],
        [(MARCH, "100000000000"), (APRIL, "1")],
        [(MARCH, "0,001"), (APRIL, "0,0012"), (JUNE, "0,0011")],
        [("1999-01-01", "98"), ("2026-01-01", "99"), ("2026-01-02", "97,5")],
        [(f"2026-01-{n:02}", str(n % 7)) for n in range(1, 31)],
    ],
)
def test_any_values_stay_inside_their_chart(group, values):
    group.measure(group.ring, *values)
    picture = group.picture("run_chart")
    inside(picture)
    assert len(picture.points) == len(values)


# --- words ------------------------------------------------------------------------------------------------------


def follow_up_both(group) -> None:
    put = group.turns.put
    put(group.ring, group.first, "value", "9")
    put(group.ring, group.first, "status", "doing")
    put(group.ring, group.second, "did", "Two complaints in three weeks.")
    put(group.ring, group.second, "learnt", "The numbers first")
    put(group.ring, group.second, "value", "2")
    put(group.ring, group.second, "date", "2026-04-20")
    put(group.ring, group.second, "next", "adopt")
    put(group.ring, group.second, "status", "done")


def test_the_minutes_say_what_was_followed_up_at_their_meeting(group):
    follow_up_both(group)
    meetings = Meetings(group.workbook)
    meetings.touch("1.3")
    (worked,) = minutes_content(group.sheet).exercises
    (turns,) = worked.decided
    assert [column.label for column in turns.told.columns] == ["Action", "Status", "What came of it", "Next"]
    told = (
        "We did: Two complaints in three weeks. We learnt: The numbers first. New value: 2 (20 April 2026)."
    )
    assert cells_in(turns.told) == [("", (("Ring if late", "Finished", told, "Keep"),))]
    with group.workbook.without_history():
        group.workbook.set(Key("meetings", "worked", group.first, "1.3"), True)
    (before,) = minutes_content(group.sheet, meeting_numbered(group.sheet, 1)).exercises
    assert cells_in(before.decided[0].told) == [("", (("Ring if late", "Going on", "New value: 9.", ""),))]


def test_what_is_said_of_all_actions_belongs_to_the_last_follow_up(group):
    follow_up_both(group)
    meetings, first = Meetings(group.workbook), meeting_numbered(group.sheet, 1)
    group.sheet.set(group.sheet.field("1.3/said"), "", "", "Fewer wait.")
    with group.workbook.without_history():
        group.workbook.set(Key("meetings", "worked", group.first, "1.3"), True)
    assert "Fewer wait." in repr(minutes_content(group.sheet, first).exercises)
    meetings.touch("1.3")
    assert "Fewer wait." in repr(minutes_content(group.sheet).exercises)
    (before,) = minutes_content(group.sheet, first).exercises
    assert len(before.decided) == 1
    assert "New value: 9." in repr(before.decided)


def test_the_plan_says_what_was_measured_last_and_what_was_learnt_of_what_was_dropped(group):
    follow_up_both(group)
    group.turns.put(group.letter, group.second, "learnt", "Nobody reads it")
    group.turns.put(group.letter, group.second, "next", "abandon")
    content = plan_content(group.sheet)
    (ring,) = (action for action in content.actions if action.title == "Ring if late")
    assert ring.value == "2 (20 April 2026)"
    (dropped,) = (action for action in content.not_now if action.title == "Weekly letter")
    assert dropped.reason == "Nobody reads it"
    assert "Latest: 2 (20 April 2026)" in repr(DOCUMENTS["plan"](content))


def test_the_room_sees_the_action_one_is_at(group):
    follow_up_both(group)
    exercise = group.sheet.pack.exercises["1.3"]
    scene = scene_of(group.sheet, exercise, exercise.page("turn"), "", group.ring)
    assert scene.question == "Ring if late"
    assert scene.place == "Decide, 1 of 2"
    assert ("We learnt", "The numbers first") in scene.content[0].pairs
    whole = scene_of(group.sheet, exercise, exercise.page("turn"))
    assert [action.title for action in whole.content[0].actions] == ["Ring if late", "Weekly letter"]


# --- the page ---------------------------------------------------------------------------------------------------


@pytest.fixture
def open_window(open_window, group, pack):
    opened: list[Window] = []

    def make(size=(1440, 900), zoom=100) -> Window:
        window = open_window(zoom=zoom, size=size, ask=NoTrouble(), now=lambda: datetime(2026, 4, 21, 13, 0))
        window._session = Session(group.workbook, pack, window)
        window._session.now = window.now
        window.show_workbook("1.3", "turn")
        opened.append(window)
        settle()
        return window

    yield make
    for window in opened:
        window._session.leave()
        window._session = None


def page_of(window) -> FollowUpPage:
    return window.view.frame.page


def test_a_turn_is_taken_by_keys_and_the_next_action_follows(open_window, group):
    window = open_window()
    drive = Drive(window)
    assert isinstance(page_of(window), FollowUpPage)
    text = said(window)
    for words in (
        "1 of 2:",
        "Ring if late",
        "Ring me.",
        "Petra",
        "Put the numbers first",
        "0 of 2 followed up",
    ):
        assert words in text
    assert drive.focus().accessibleName() == "We did"
    drive.type("Rang every time")
    drive.tab("We saw")
    drive.type("Two complaints")
    drive.tab("We learnt")
    drive.type("Numbers first")
    drive.tab()
    drive.press(K.Key_Space)
    assert drive.focus().accessibleName() == "Keep"
    drive.tab_to("Not begun")
    drive.press(K.Key_Right, K.Key_Right)
    drive.tab_to("New value")
    drive.type("2,5")
    drive.tab("Measured on")
    drive.ctrl(K.Key_A)
    drive.type("20/4")
    drive.ctrl(K.Key_Return)
    turn = group.turns.at(group.ring, group.second)
    assert (turn.did, turn.saw, turn.learnt) == ("Rang every time", "Two complaints", "Numbers first")
    assert (turn.next, turn.status, turn.value) == ("adopt", "done", "2,5")
    assert turn.number == 2.5
    assert (turn.measured.month, turn.measured.day) == (4, 20)
    assert turn.measured <= date.today()
    assert group.plan.action(group.ring).status == "done"
    text = said(window)
    assert "2 of 2:" in text
    assert "Tell me who comes." in text
    assert "1 of 2 followed up" in text
    assert drive.focus().accessibleName() == "We did"
    assert page_of(window).fields.texts["did"].text() == ""
    drive.ctrl(K.Key_Return)
    settle()
    assert window.view.page_spec.id == "figures"
    assert window.view.frame.page.findChildren(PictureView)[0].picture_shown().points


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu
@pytest.mark.parametrize("nothing_open", [False, True])
def test_what_is_done_can_be_taken_up_again(open_window, group, nothing_open):
    group.turns.put(group.ring, group.first, "status", "done")
    if nothing_open:
        group.turns.put(group.letter, group.first, "status", "done")
    window = open_window()
    drive = Drive(window)
    assert ("Nothing is open." in said(window)) is nothing_open
    assert "Ring if late" not in said(window)
    drive.tab_to("Take up one that is done")
    drive.press(K.Key_Return)
    drive.in_menu("Ring if late")
    assert "Ring if late" in said(window)
    assert drive.focus().accessibleName() == "We did"
    exercise = group.sheet.pack.exercises["1.3"]
    assert scene_of(group.sheet, exercise, exercise.page("turn"), "", group.ring).question == "Ring if late"
    drive.type("It went wrong again")
    drive.tab_to("Finished")
    drive.press(K.Key_Left)
    assert group.turns.at(group.ring, group.second).did == "It went wrong again"
    assert group.plan.action(group.ring).status == "doing"
    assert "Ring if late" in said(window)
    drive.ctrl(K.Key_Z, K.Key_Z)
    assert group.turns.at(group.ring, group.second) is None
    assert group.plan.action(group.ring).status == "done"


def test_the_day_is_today_until_somebody_says_another_and_undo_takes_both_back(open_window, group):
    window = open_window()
    drive = Drive(window)
    drive.tab_to("New value")
    drive.type("12 of 20")
    assert "Drawn as 12" in said(window)
    drive.tab("Measured on")
    turn = group.turns.at(group.ring, group.second)
    assert (turn.value, turn.date, turn.number) == ("12 of 20", APRIL, 12)
    settle()
    views = [view for view in page_of(window).findChildren(PictureView) if view.isVisible()]
    assert any("12 of 20" in view.picture_shown().description for view in views)
    drive.ctrl(K.Key_Z)
    assert group.turns.at(group.ring, group.second) is None
    assert page_of(window).fields.value.text() == ""
    drive.back_to("New value")
    drive.type("fewer")
    assert "No number, so it becomes no point" in said(window)


def test_what_is_adapted_becomes_an_action_of_its_own_with_the_same_need(open_window, group):
    window = open_window()
    drive = Drive(window)
    drive.tab_to("Keep")
    drive.press(K.Key_Space, K.Key_Right)
    assert group.turns.at(group.ring, group.second).next == "adapt"
    assert "What will you change?" in said(window)
    drive.ctrl(K.Key_K)
    assert "From 1.3, Ring if late" in said(window)
    drive.type("Ring at four instead")
    drive.press(K.Key_Return)
    made = group.plan.actions()[-1]
    assert (made.title, made.need, made.origin) == (
        "Ring at four instead",
        group.needs[0],
        ("1.3", group.ring),
    )
    assert "1 of 2:" in said(window), "it waits for the next meeting"
    drive.tab_to("Change the action")
    drive.press(K.Key_Return)
    settle()
    assert window.view.exercise.id == "1.2"
    assert window.view.frame.page.standing()[1] == group.ring


def test_what_is_dropped_is_said_and_taken_back_by_choosing_otherwise(open_window, group):
    window = open_window()
    drive = Drive(window)
    drive.tab_to("Keep")
    drive.press(K.Key_Space, K.Key_Right, K.Key_Right)
    assert group.plan.action(group.ring).choice == "no"
    assert "It now stands among what you do not do now" in said(window)
    assert "1 of 2:" in said(window)
    drive.press(K.Key_Left)
    assert group.plan.action(group.ring).choice == "now"


def test_earlier_turns_stand_in_small_beside_the_new_one_and_in_the_plan(open_window, group):
    with group.workbook.without_history():
        group.turns.put(group.ring, group.first, "saw", "Nine complaints")
        group.turns.put(group.ring, group.first, "value", "9")
    window = open_window()
    text = said(window)
    assert "Meeting 1, 10 March 2026" in text
    assert "We saw: Nine complaints." in text
    assert "Before: 9" in text
    window.view.go("1.2", "plan", group.ring)
    settle()
    details = window.view.frame.page.details
    shown = "\n".join(words.text() for words in details.findChildren(Words))
    assert "We saw: Nine complaints. New value: 9." in shown


def test_the_agenda_leads_to_the_open_actions(open_window, group):
    window = open_window()
    window.view.go("meeting", "agenda")
    settle()
    assert isinstance(page_of(window), AgendaPage)
    drive = Drive(window)
    drive.ctrl(K.Key_Return)
    settle()
    assert (window.view.exercise.id, window.view.page_spec.id) == ("1.3", "turn")
    drive.type("x")
    window.session.leave()
    assert Meetings(group.workbook).worked(group.second) == ["1.3"]
    assert where_left(group.sheet, ["1.1"]) == ("1.3", "turn")


def test_going_back_and_forth_loses_nothing(open_window, group):
    window = open_window()
    drive = Drive(window)
    drive.type("First")
    drive.click("The next one")
    drive.type("Second")
    drive.click("The one before")
    assert page_of(window).fields.texts["did"].text() == "First"
    assert group.turns.at(group.letter, group.second).did == "Second"
    window.set_theme("dark")
    settle()
    assert page_of(window).standing() == (group.ring,)
    assert page_of(window).fields.texts["did"].text() == "First"


def test_a_point_of_the_picture_leads_to_its_action(open_window, group):
    window = open_window()
    drive = Drive(window)
    drive.tab_to("Ring if late: Not begun")
    drive.press(K.Key_Right, K.Key_Return)
    assert page_of(window).current_item() == group.letter


def test_nothing_to_follow_up_says_so_and_where_to_go(open_window, group):
    with group.workbook.without_history():
        for action in group.plan.actions():
            group.plan.set(action.id, "status", "done")
    window = open_window()
    assert "Nothing is open." in said(window)
    drive = Drive(window)
    drive.tab_to("Go to 1.2")
    with group.workbook.without_history():
        for action in group.plan.actions():
            group.workbook.remove_item(ACTIONS, action.id)
    settle()
    assert "No actions yet." in said(window)
    drive.tab_to("Go to 1.2")
    drive.press(K.Key_Return)
    settle()
    assert window.view.exercise.id == "1.2"


def test_another_window_of_words_never_breaks_the_page(open_window, group):
    long = "Ordbehandlingsmaskin" * 400
    with group.workbook.without_history():
        group.plan.set(group.ring, "title", long)
        group.plan.set(group.ring, "measure", "שלום " * 500)
        for column in ("did", "saw", "learnt", "value"):
            group.turns.put(group.ring, group.first, column, long)
    window = open_window((800, 600))
    body = window.view.frame.body()
    assert body.widget().width() <= body.viewport().width()


@pytest.mark.parametrize(
    ("size", "zoom"), [((1440, 900), 100), ((1100, 760), 100), ((800, 600), 100), ((1024, 700), 200)]
)
def test_the_page_fits(open_window, group, size, zoom):
    with group.workbook.without_history():
        group.measure(group.ring, (MARCH, "9"), (APRIL, "2"))
    window = open_window(size, zoom)
    for page in ("turn", "figures"):
        window.view.go("1.3", page)
        settle()
        body = window.view.frame.body()
        assert body.widget().width() <= body.viewport().width()


def test_the_keyboard_goes_through_the_page_and_back(open_window):
    window = open_window()
    drive = Drive(window)
    drive.tab_to("New value")
    drive.press(K.Key_Backtab, held=SHIFT)
    drive.back_to("We did")
    drive.press(K.Key_Return, held=CTRL)
    assert drive.focus().accessibleName() == "We did"
