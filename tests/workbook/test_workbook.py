"""The one door: every change is a step, saved, undone and told of as one."""

import contextlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from workbook import check
from workbook.errors import NotSavedError
from workbook.model import ACTIONS, GROUP, PEOPLE, Event, Key, Place
from workbook.plan import Plan
from workbook.workbook import Workbook

GROUPS = Place("1.1", "groups")
NEEDS = Place("2.1", "needs")
RATING = Place("2.1", "rating")
KEY = Key("0.1", "purpose")


@pytest.fixture
def workbook(tmp_path: Path):
    workbook = Workbook.create(tmp_path / "group.samsyn", title="Ängsvik")
    yield workbook
    with contextlib.suppress(sqlite3.ProgrammingError):
        workbook.close()


def rows(workbook: Workbook) -> dict:
    """Everything but the steps, as it stands in the file."""
    conn = workbook._db.conn
    return {table: set(conn.execute(f"select * from {table}")) for table in ("items", "answers", "facts")}


def seen(workbook: Workbook) -> dict:
    """Everything as it is in memory."""
    store = workbook._store
    query = "select exercise from items union select exercise from answers"
    names = {row[0] for row in workbook._db.conn.execute(query)} | {*store._items, *store._answers}
    return {name: (dict(store.items(name)), dict(store.answers(name))) for name in names}


def heard(workbook: Workbook) -> list[Event]:
    events: list[Event] = []
    workbook.listen(events.append)
    return events


# --- steps and events ---------------------------------------------------------------------------------------------


def test_a_change_is_told_of_once_and_only_when_it_is_on_disk(workbook):
    inside = []
    workbook.listen(lambda event: inside.append((event, workbook._db.conn.in_transaction)))
    with workbook.step("outer"):
        workbook.set(KEY, "better")
        with workbook.step("inner"):
            workbook.add_item(GROUPS, {"name": "pupils"})
        assert inside == []
    assert inside == [(Event(frozenset({KEY.place, GROUPS}), "outer"), False)]
    assert workbook.saved_at is not None
    assert workbook.can_undo() == "outer"


def test_what_changes_nothing_is_no_step(workbook):
    workbook.set(KEY, "better", label="first")
    events = heard(workbook)
    workbook.set(KEY, "better", label="again")
    workbook.set(Key("0.1", "unit"), None)
    workbook.set(Key("0.1", "unit"), "")
    with workbook.step("nothing"):
        pass
    assert events == []
    assert workbook.can_undo() == "first"


def test_an_error_inside_takes_everything_back(workbook):
    workbook.set(KEY, "before", label="first")
    workbook.add_item(GROUPS, {"name": "pupils"}, id_="g1")
    events, file, memory = heard(workbook), rows(workbook), seen(workbook)

    def broken() -> None:
        with workbook.step("broken"):
            workbook.set(KEY, "after")
            workbook.remove_item(GROUPS, "g1")
            workbook.add_item(GROUPS, {"name": "parents"})
            with workbook.step("inner"):
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert rows(workbook) == file
    assert seen(workbook) == memory
    assert events == []
    assert not workbook._db.conn.in_transaction
    workbook.set(KEY, "works again")
    assert len(events) == 1
    assert check.check(workbook.path) == []


def test_an_error_of_the_database_is_told_as_not_saved(workbook):
    def broken() -> None:
        with workbook.step("broken"):
            workbook.set(KEY, "after")
            raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(NotSavedError, match="Not saved"):
        broken()
    assert workbook.value(KEY) is None


def test_a_listener_may_write(workbook):
    workbook.listen(lambda event: workbook.set(Key("0.1", "unit"), "from a listener"))
    workbook.set(KEY, "better")
    assert workbook.value(Key("0.1", "unit")) == "from a listener"


@pytest.mark.parametrize("value", [0, False, 3, 2.5, "text", ["a", "b"], {"a": [1, None]}, [0]])
def test_values_come_back_as_they_were(workbook, value):
    workbook.set(KEY, value)
    path = workbook.path
    workbook.close()
    again = Workbook.open(path)
    assert again.value(KEY) == value
    assert type(again.value(KEY)) is type(value)
    again.close()


# --- typing -------------------------------------------------------------------------------------------------------


def type_in(workbook: Workbook, key: Key, text: str, label: str = "type") -> None:
    for length in range(1, len(text) + 1):
        workbook.set(key, text[:length], label=label, merge=str(key))


def test_typing_is_one_step_until_the_field_is_left(workbook):
    type_in(workbook, KEY, "first")
    workbook.end_typing()
    type_in(workbook, KEY, "first and second")
    workbook.undo()
    assert workbook.value(KEY) == "first"
    workbook.undo()
    assert workbook.value(KEY) is None
    assert workbook.can_undo() is None
    workbook.redo()
    workbook.redo()
    assert workbook.value(KEY) == "first and second"


def test_typing_that_comes_to_nothing_is_no_step(workbook):
    """A letter, taken away again, and then something after all: the same field all the time."""
    workbook.set(Key("0.1", "unit"), "before", label="before")
    workbook.set(KEY, "a", label="type", merge="purpose")
    workbook.set(KEY, "", label="type", merge="purpose")
    assert workbook.can_undo() == "before"
    workbook.set(KEY, "b", label="type", merge="purpose")
    workbook.set(KEY, "bc", label="type", merge="purpose")
    assert undone(workbook) == ["type", "before"]
    assert workbook.value(KEY) is None
    workbook.redo()
    workbook.redo()
    assert workbook.value(KEY) == "bc"


def test_typing_in_another_field_or_doing_something_else_begins_a_new_step(workbook):
    other = Key("0.1", "unit")
    type_in(workbook, KEY, "abc", "one")
    type_in(workbook, other, "def", "two")
    type_in(workbook, KEY, "abcd", "three")
    workbook.add_item(GROUPS, label="four")
    type_in(workbook, KEY, "abcde", "five")
    assert undone(workbook) == ["five", "four", "three", "two", "one"]


def undone(workbook: Workbook) -> list[str]:
    labels = []
    while event := workbook.undo():
        labels.append(event.label)
        assert event.cause == "undo"
    return labels


def test_typing_after_a_step_that_was_not_saved_is_a_step_of_its_own(workbook):
    workbook.set(KEY, "a", label="saved", merge="typing")

    def lost() -> None:
        with workbook.step("lost", merge="other"):
            workbook.set(KEY, "lost")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lost()
    workbook.set(KEY, "ab", label="typed", merge="other")
    workbook.undo()
    assert workbook.value(KEY) == "a"


# --- undo and redo ------------------------------------------------------------------------------------------------


def test_undo_and_redo_survive_reopening(workbook):
    path = workbook.path
    for number in range(4):
        workbook.set(KEY, f"version {number}", label=f"step {number}")
    workbook.undo()
    workbook.close()
    again = Workbook.open(path)
    assert (again.can_undo(), again.can_redo()) == ("step 2", "step 3")
    again.redo()
    assert again.value(KEY) == "version 3"
    again.undo()
    again.undo()
    again.close()
    again = Workbook.open(path)
    assert again.value(KEY) == "version 1"
    assert undone(again) == ["step 1", "step 0"]
    again.close()


def test_a_new_step_ends_what_could_be_done_again(workbook):
    workbook.set(KEY, "one", label="one")
    workbook.set(KEY, "two", label="two")
    workbook.undo()
    workbook.set(Key("0.1", "unit"), "new", label="new")
    assert workbook.can_redo() is None
    assert workbook.redo() is None
    assert undone(workbook) == ["new", "one"]


def test_undo_tells_what_has_changed(workbook):
    workbook.add_item(GROUPS, {"name": "pupils"}, label="add")
    events = heard(workbook)
    assert workbook.undo() == events[0] == Event(frozenset({GROUPS}), "add", "undo")
    assert workbook.redo() == events[1] == Event(frozenset({GROUPS}), "add", "redo")


def test_what_makes_a_workbook_is_not_undone(workbook):
    with workbook.without_history():
        workbook.set(KEY, "given")
    assert workbook.can_undo() is None


def random_change(workbook: Workbook, chance: random.Random) -> None:
    place = chance.choice([GROUPS, NEEDS, PEOPLE, ACTIONS])
    items = workbook.items(place, author=None)
    what = chance.randrange(9)
    some = chance.choice(items).id if items else ""
    any_item = [item for p in (GROUPS, NEEDS, PEOPLE) for item in workbook.items(p, author=None)]
    other = chance.choice(any_item).id if any_item else ""
    label = f"change {chance.random()}"
    if what == 0:
        workbook.set(Key("0.1", chance.choice("abc")), chance.choice(["x", "y", None, 3]), label=label)
    elif what == 1 and items:
        workbook.move_item(
            chance.choice(items), chance.randrange(5), parent=chance.choice(["", other]), label=label
        )
    elif what == 2 and items:
        workbook.remove_item(place, some, label=label)
    elif what == 3:
        workbook.set(Key(*RATING, other, "met"), [other, "text", {"who": other, other: 1}], label=label)
    elif what == 4:
        workbook.set_facts(label, title=chance.choice(["one", "two"]))
    elif what == 5:
        type_in(workbook, Key("0.1", "typed"), chance.choice(["abc", "de"]), label)
        workbook.end_typing()
    elif what == 6:
        with workbook.step(label):
            for _n in range(3):
                random_change(workbook, chance)
    else:
        parent = other if chance.random() < 0.4 else ""
        at = chance.choice([None, 0, 1, 2])
        workbook.add_item(place, {"name": "n", "owner": other}, parent=parent, at=at, label=label)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_everything_can_be_taken_back_and_done_again(workbook, seed):
    chance = random.Random(seed)
    path, start = workbook.path, rows(workbook)
    for _n in range(40):
        random_change(workbook, chance)
        assert seen(workbook) == fresh(workbook)
    end = rows(workbook)
    steps = len(undone(workbook))
    back = rows(workbook)
    assert (back["items"], back["answers"]) == (start["items"], start["answers"])
    assert titles(back) == titles(start)
    assert check.check(path) == []
    workbook.close()
    again = Workbook.open(path)
    for _n in range(steps):
        assert again.redo() is not None
    assert again.redo() is None
    assert rows(again) == end
    assert seen(again) == fresh(again)
    again.close()
    assert check.check(path) == []


def test_what_a_participant_writes_is_nobodys_to_undo(workbook):
    need = workbook.add_item(NEEDS, {"name": "n"}, label="need")
    own = workbook.add_item(GROUPS, {"name": "secret word"}, author="karin", label="own")
    workbook.set(Key(*RATING, need.id, "met", "karin"), 2, label="rate")
    assert workbook.can_undo() == "need"
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(workbook.path.read_bytes())
        assert not any("secret word" in row[0] for row in db.execute("select changes from steps"))
    # What the group deletes takes the ratings along, and undo brings them back.
    workbook.remove_item(NEEDS, need.id, label="gone")
    assert workbook.value(Key(*RATING, need.id, "met", "karin")) is None
    workbook.undo()
    assert workbook.value(Key(*RATING, need.id, "met", "karin")) == 2
    assert workbook.item(GROUPS, own.id) == own


def test_what_is_not_to_be_undone_may_stand_inside_a_step(workbook):
    with workbook.step("both"):
        workbook.set(KEY, "group")
        with workbook.without_history():
            workbook.set(Key("0.1", "quiet"), "kept")
    workbook.undo()
    assert workbook.value(KEY) is None
    assert workbook.value(Key("0.1", "quiet")) == "kept"


def titles(found: dict) -> set:
    return {row for row in found["facts"] if not row[0].startswith("#")}


def fresh(workbook: Workbook) -> dict:
    """What is read anew from the file, to compare with what was in memory."""
    empty = {name: ({}, {}) for name, value in seen(workbook).items() if value == ({}, {})}
    workbook._store.forget()
    return seen(workbook) | empty


def test_rows_keep_their_order_however_often_they_are_put_between(workbook):
    first = workbook.add_item(GROUPS, {"name": "first"})
    workbook.add_item(GROUPS, {"name": "last"})
    for number in range(150):
        workbook.add_item(GROUPS, {"name": f"{number}"}, at=1)
    names = [workbook.value(Key(*GROUPS, item.id, "name")) for item in workbook.items(GROUPS)]
    assert names == ["first", *(f"{number}" for number in reversed(range(150))), "last"]
    workbook.move_item(first, 10**6)
    assert workbook.items(GROUPS)[-1].id == first.id


def test_a_row_that_is_gone_is_not_moved_back(workbook):
    item = workbook.add_item(GROUPS, {"name": "gone"})
    workbook.remove_item(GROUPS, item.id)
    workbook.move_item(item, 0)
    assert workbook.items(GROUPS) == []


# --- deleting -----------------------------------------------------------------------------------------------------


def test_deleting_a_row_takes_all_that_hangs_on_it_and_undo_brings_it_back(workbook):
    group = workbook.add_item(GROUPS, {"name": "pupils"}, id_="g1")
    kept = workbook.add_item(GROUPS, {"name": "parents"}, id_="g2")
    need = workbook.add_item(NEEDS, {"words": "I want to be seen"}, parent=group.id, id_="n1")
    workbook.set(Key(*RATING, need.id, "met", "p1"), 2)
    workbook.set(Key("4.1", "duties", "task", group.id), "accountable")
    workbook.set(Key("2.1", "priority"), ["n1", "other"])
    workbook.set(Key("9.9", "map"), {"n1": 1, "left": ["n1", "x"], "who": "g1", "kept": "g2"})
    workbook.set(Key("9.9", "one"), "g1")
    workbook.set(Key("9.9", "mentions"), "a text that mentions g1 in passing")
    before, memory = rows(workbook), seen(workbook)
    events = heard(workbook)
    assert {key.field for key in workbook.reach("n1").naming} == {"priority", "map"}
    workbook.remove_item(GROUPS, group.id, label="delete pupils")
    assert workbook.items(GROUPS) == [kept]
    assert workbook.items(NEEDS) == []
    assert workbook.answers(RATING) == {}
    assert workbook.answers(Place("4.1", "duties")) == {}
    assert workbook.value(Key("2.1", "priority")) == ["other"]
    assert workbook.value(Key("9.9", "map")) == {"left": ["x"], "kept": "g2"}
    assert workbook.value(Key("9.9", "one")) is None
    assert workbook.value(Key("9.9", "mentions")) == "a text that mentions g1 in passing"
    assert len(events) == 1
    assert workbook.undo().label == "delete pupils"
    assert rows(workbook) == before
    assert {name: seen(workbook)[name] for name in memory} == memory


def test_a_row_that_stands_under_itself_can_be_deleted(workbook):
    """Only a stranger's file has one."""
    one = workbook.add_item(GROUPS, {"name": "one"}, id_="one")
    two = workbook.add_item(GROUPS, {"name": "two"}, id_="two", parent="one")
    workbook.move_item(one, 0, parent=two.id)
    workbook.remove_item(GROUPS, "one")
    assert workbook.items(GROUPS) == []


def test_the_actions_of_somebody_who_leaves_stay_without_an_owner(workbook):
    anna = workbook.add_item(PEOPLE, {"name": "Anna"})
    plan = Plan(workbook)
    action = plan.catch("Ask twelve users", label="catch", owner=anna.id, due="2026-04-01")
    workbook.set(Key(*RATING, "n1", "met", anna.id), 4)
    workbook.remove_item(PEOPLE, anna.id, label="delete Anna")
    assert workbook.people() == []
    assert plan.actions()[0].owner == ""
    assert plan.actions()[0].due == "2026-04-01"
    assert workbook.value(Key(*RATING, "n1", "met", anna.id)) == 4
    workbook.undo()
    assert plan.action(action.id) == action
    assert workbook.people() == [(anna.id, "Anna")]


def test_an_action_outlives_what_it_was_caught_from(workbook):
    need = workbook.add_item(NEEDS, {"words": "I want to know who comes"})
    plan = Plan(workbook)
    plan.catch("Publish the list", label="catch", need=need.id, origin=("2.1", need.id))
    workbook.remove_item(NEEDS, need.id)
    (action,) = plan.actions()
    assert (action.need, action.origin) == ("", ("2.1", ""))
    workbook.undo()
    assert plan.actions()[0].origin == ("2.1", need.id)


@pytest.mark.parametrize("origin", ["text", 5, {"a": 1}, [], [None], ["2.1", 3, 4]])
def test_an_action_from_a_strangers_file_is_read(workbook, origin):
    item = workbook.add_item(ACTIONS, {"title": ["a list"], "effect": True, "due": 3})
    workbook.set(Key(*ACTIONS, item.id, "origin"), origin)
    (action,) = Plan(workbook).actions()
    assert (action.title, action.effect, action.due) == ("", None, "")
    assert all(isinstance(part, str) for part in action.origin)


# --- authors ------------------------------------------------------------------------------------------------------


def test_private_answers_and_rows_have_their_author(workbook):
    mentions = Place("1.1", "mentions")
    for author in ("anna", "ben"):
        workbook.add_item(mentions, {"name": f"by {author}"}, author=author)
        workbook.set(Key(*RATING, "n1", "met", author), 3 if author == "anna" else 5)
    assert workbook.items(mentions) == []
    assert {item.author for item in workbook.items(mentions, author=None)} == {"anna", "ben"}
    (row,) = workbook.items(mentions, author="anna")
    assert workbook.value(Key(*mentions, row.id, "name", "anna")) == "by anna"
    assert workbook.value(Key(*mentions, row.id, "name", GROUP)) is None
    assert workbook.value(Key(*RATING, "n1", "met")) is None
    assert workbook.value(Key(*RATING, "n1", "met", "ben")) == 5


def test_rounds_are_kept_apart(workbook):
    workbook.set(KEY._replace(round=1), "first")
    workbook.set(KEY._replace(round=2), "second")
    workbook.add_item(GROUPS, {"name": "later"}, round=2)
    assert workbook.value(KEY) == "first"
    assert workbook.items(GROUPS) == []
    assert len(workbook.items(GROUPS, round=2)) == 1


# --- with the shipped pack ----------------------------------------------------------------------------------------


def test_deleting_a_customer_group_takes_its_needs_and_their_priority(tmp_path):
    pack = shipped_pack()
    workbook = new_workbook(tmp_path / "new.samsyn", pack, language="sv", title="Ängsvik")
    sheet = Sheet(workbook, pack)
    needs, priority = sheet.field("2.1/needs"), sheet.field("2.1/priority")
    groups = [workbook.add_item(GROUPS, {"name": name}) for name in ("elever", "föräldrar")]
    items = [
        workbook.add_item(NEEDS, {"words": f"{g.id} vill"}, parent=g.id) for g in groups for _n in range(2)
    ]
    sheet.set(priority, "", "", [items[3].id, items[0].id])
    assert [row.id for row in sheet.rows_at(needs)] == [item.id for item in items]
    workbook.remove_item(GROUPS, groups[0].id)
    assert [row.id for row in sheet.rows_at(needs)] == [items[2].id, items[3].id]
    assert [row.id for row in sheet.picked(priority)] == [items[3].id]
    workbook.undo()
    assert [row.id for row in sheet.picked(priority)] == [items[3].id, items[0].id]
    workbook.close()


def test_a_new_workbook_has_its_programme_and_rows_and_nothing_to_undo(tmp_path):
    pack = shipped_pack()
    workbook = new_workbook(tmp_path / "new.samsyn", pack, language="nb", title="Vik", programme="half-day")
    sheet = Sheet(workbook, pack)
    assert workbook.can_undo() is None
    assert sheet.programme_id() == "half-day"
    assert len(sheet.rows_at(sheet.field("4.1/tasks"))) == 12
    assert all(row.words for row in sheet.rows_at(sheet.field("4.1/roles")))
    workbook.close()
    assert check.check(tmp_path / "new.samsyn") == []
