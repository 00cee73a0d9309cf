"""What could break the promises, done on purpose: acts in any order, private rounds in the midst of them, and files of
strangers. Nobody loses a word, nobody's private answer is seen, and every act is one step to undo, after a restart too.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from exercises.answers.again import again, can_do_again
from exercises.answers.difference import since_in
from exercises.answers.rounds import MOST_ROUNDS, ROUND
from exercises.answers.sheet import Sheet, tally_of
from exercises.content.gather_minutes import minutes_content
from exercises.content.gather_plan import plan_content
from exercises.fields.kind import kind_of
from exercises.packs.reader import shipped_pack
from exercises.plan.review import review
from exercises.rows.merge_and_split import merge, split
from exercises.rows.what_hangs import hanging, hanging_words
from exercises.scene.scene import scene_of
from exercises.start.next_meeting import next_agenda, start_meeting
from exercises.start.seeding import new_workbook
from exercises.start.time_boxes import entries, minutes_of
from exercises.together.private_round import PrivateRound
from tests.helpers.in_the_file import everything
from tests.helpers.rated import add, agree, alone, people, reveal, rows
from workbook import rows as sealed
from workbook.agenda import each_once
from workbook.follow_up import TURNS
from workbook.meeting import MEETINGS, WORKED, Meetings
from workbook.model import ANONYMOUS, DRAFT, HANDS, PEOPLE, PROGRAMME, Key, Place
from workbook.workbook import Workbook

PACK = shipped_pack()
NEEDS = Place("2.1", "needs")
SIGNS = PACK.exercises["6.1"]


def new_sheet(folder: Path) -> Sheet:
    return Sheet(new_workbook(folder / "t.samsyn", PACK, language="en", programme="four-meetings"), PACK)


@pytest.fixture
def sheet(tmp_path):
    made = new_sheet(tmp_path)
    yield made
    made.workbook.close()


def round_of(sheet: Sheet, exercise_id: str) -> PrivateRound:
    exercise = sheet.pack.exercises[exercise_id]
    return PrivateRound(sheet, exercise, next(p for p in exercise.pages if p.by == "each" and p.fields))


def two_needs(sheet: Sheet) -> list[str]:
    return add(sheet, "2.1/needs", "a", "b", parent=add(sheet, "1.1/groups", "g")[0])


def write(sheet: Sheet, round_: PrivateRound, person: str, row: str, value: object) -> None:
    author = round_.begin(person)
    sheet.set(sheet.field("2.1/rating"), row, "met", value, author=author)
    round_.finish(person)


# --- before it is shown -------------------------------------------------------------------------------------------


def test_the_pictures_of_the_minutes_wait_until_the_answers_are_shown(sheet):
    people(sheet)
    start_meeting(sheet, date(2026, 1, 12))
    Meetings(sheet.workbook).touch("6.1")
    agree(sheet, "6.1/rating", "value", [3, 3, 3, 3])
    (worked,) = minutes_content(sheet).exercises
    assert worked.pictures, "agreed at once, from paper: nobody has anything to hide"
    alone(sheet, "6.1/rating", "value", 0, 1, 5, 5)
    (worked,) = minutes_content(sheet).exercises
    assert not worked.pictures
    reveal(sheet, "6.1")
    (worked,) = minutes_content(sheet).exercises
    assert "answers 1, 5, 5" in worked.pictures[0].picture.description


def test_merging_does_not_tell_whose_hidden_answers_gave_way(sheet):
    anna, *_others = people(sheet)
    a, b = two_needs(sheet)
    rating = sheet.field("2.1/rating")
    for row, value in ((a, 4), (b, 5)):
        sheet.set(rating, row, "met", value, author=anna)
    assert merge(sheet, NEEDS, a, b) == 0


# --- undo in the midst of a round ---------------------------------------------------------------------------------


def test_undo_keeps_what_somebody_wrote_alone_after_the_step(sheet):
    anna, *_others = people(sheet)
    a, b = two_needs(sheet)
    rating, round_ = sheet.field("2.1/rating"), round_of(sheet, "2.1")
    write(sheet, round_, anna, a, 4)
    merge(sheet, NEEDS, a, b, label="Merge")
    own = sheet.own_turn(anna)
    assert own.value(rating, b, "met", author=anna) == 4
    write(sheet, round_, anna, b, 2)
    sheet.workbook.undo()
    assert [own.value(rating, row, "met", author=anna) for row in (a, b)] == [4, 2]
    sheet.workbook.redo()
    assert [own.value(rating, row, "met", author=anna) for row in (a, b)] == [None, 2]


def test_undo_moves_back_only_the_hands_that_were_moved(sheet):
    people(sheet)
    a, b = two_needs(sheet)
    rating, round_ = sheet.field("2.1/rating"), round_of(sheet, "2.1")
    round_.count_hands(rating, a, "met", {"4": 2})
    merge(sheet, NEEDS, a, b, label="Merge")
    round_.count_hands(rating, b, "met", {"4": 2, "5": 1})
    sheet.workbook.undo()
    assert [round_.hands(rating, row, "met") for row in (a, b)] == [{"4": 2}, {"5": 1}]


@pytest.mark.parametrize("act", ["merge", "delete"])
def test_no_step_tells_what_was_answered_without_a_name_before_it(sheet, act):
    anna, ben, cara = people(sheet)
    a, b = two_needs(sheet)
    rating, round_ = sheet.field("2.1/rating"), round_of(sheet, "2.1")
    round_.set_mode(ANONYMOUS[1:])
    write(sheet, round_, anna, a, 4)
    write(sheet, round_, ben, b, 5)
    if act == "merge":
        merge(sheet, NEEDS, a, b, label="Merge")
    else:
        sheet.workbook.remove_item(NEEDS, a, label="Delete")
    write(sheet, round_, cara, b, 1)
    kept = sheet.workbook._store.everywhere("steps", "1 = 1")
    assert not [row for row in kept if ANONYMOUS in row[4] or DRAFT in row[4]]
    assert ANONYMOUS[1:].encode() + b'", 1, "{\\"4' not in sheet.workbook.path.read_bytes()
    nameless = sheet.own_turn(ANONYMOUS)
    before = nameless.tally(rating, b, "met", ANONYMOUS)
    assert before
    sheet.workbook.undo()
    assert nameless.tally(rating, b, "met", ANONYMOUS) == before
    add(sheet, "2.1/needs", "c", parent=sheet.rows(sheet.field("1.1/groups"))[0].id)
    assert sheet.workbook.can_undo() is not None


# --- who takes part -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nameless", [False, True])
def test_who_is_deleted_after_answering_does_not_stand_for_somebody_who_has_not(sheet, nameless):
    anna, ben, _cara = people(sheet)
    a, _b = two_needs(sheet)
    round_ = round_of(sheet, "2.1")
    round_.set_mode(ANONYMOUS[1:] if nameless else "named")
    for person in (anna, ben):
        write(sheet, round_, person, a, 3)
    sheet.workbook.remove_item(PEOPLE, anna)
    assert (round_.answered, round_.of, round_.all_answered) == (2, 3, False)
    assert [person.words for person in round_.waiting()] == ["Cara"]


@pytest.mark.parametrize("gone_first", [True, False])
def test_who_stood_there_twice_and_was_here_once_is_here(sheet, gone_first):
    anna, twin, cara = people(sheet, "Anna", "Anna again", "Cara")
    meeting = start_meeting(sheet, date(2026, 1, 12))
    meetings = Meetings(sheet.workbook)
    meetings.attend(meeting.id, twin, False)
    merge(sheet, PEOPLE, *((twin, anna) if gone_first else (anna, twin)), label="Merge")
    left = anna if gone_first else twin
    assert set(meetings.present(meetings.all()[-1])) == {left, cara}
    sheet.workbook.undo()
    assert set(meetings.present(meetings.all()[-1])) == {anna, cara}


@pytest.mark.parametrize("done", [(True, True), (True, False), (False, True)])
def test_who_is_done_as_one_and_writes_as_the_other_is_not_done(sheet, done):
    anna, twin, _cara = people(sheet, "Anna", "Anna again", "Cara")
    rating, round_ = sheet.field("2.1/rating"), round_of(sheet, "2.1")
    for person, row, is_done in zip((anna, twin), two_needs(sheet), done, strict=True):
        sheet.set(rating, row, "met", 4, author=round_.begin(person))
        if is_done:
            round_.finish(person)
    merge(sheet, PEOPLE, twin, anna, label="Merge")
    assert round_.is_done(anna) == all(done)
    assert (anna in sheet.unfinished(rating)) != all(done)


# --- done again, and not after all --------------------------------------------------------------------------------


def test_doing_it_again_after_undo_does_not_begin_with_what_was_shown_then(sheet):
    people(sheet)
    agree(sheet, "6.1/rating", "value", [3])
    assert again(sheet, SIGNS, label="Again") == 2
    alone(sheet, "6.1/rating", "value", 0, 1, 5, 5)
    reveal(sheet, "6.1")
    sheet.workbook.undo()
    assert sheet.value(sheet.field("6.1/rating"), rows(sheet, "6.1/rating")[0].id, "value") == 3
    agree(sheet, "6.1/rating", "value", [4])
    assert again(sheet, SIGNS, label="Again") == 3
    assert not round_of(sheet, "6.1").revealed


# --- a stranger's file --------------------------------------------------------------------------------------------

HUGE = "9" * 5000
JUNK = [
    True, False, 0, -1, 10**30, 10**400, 1.5, "x", HUGE, ["x"], [[1]], {"1": "x"}, {HUGE: 1}, {"4": 10**12},
    {"x": {"y": 1}}, [None], [["6.1", 10**12]], [["6.1", 1.5]], [["@break", True]],
    [["@break", -5], ["@lunch", 5], ["@break/9/9", 5]],
]  # fmt: skip


@pytest.mark.parametrize("value", JUNK, ids=lambda value: repr(value)[:20])
def test_values_of_wrong_kinds_under_every_new_key_are_read_as_none(sheet, value):
    anna, *_others = people(sheet)
    a, b = two_needs(sheet)
    meeting, book = start_meeting(sheet, date(2026, 1, 12)), sheet.workbook
    agree(sheet, "6.1/rating", "value", [3])
    action = sheet.plan.catch("Letter", label="", need=a, origin=("2.1", a))
    turn = book.add_item(TURNS, {}, parent=action.id)
    with book.without_history(), book.step(""):
        for key in (
            Key("6.1", ROUND), Key(*WORKED, meeting.id, "6.1"), Key(*WORKED, meeting.id, "2.1"), Key(*PROGRAMME),
            Key(*MEETINGS, meeting.id, "agenda"), Key(*MEETINGS, meeting.id, "away"),
            Key("6.1", "signs@seed", rows(sheet, "6.1/rating")[0].id), Key("2.1", "rating", a, "met", HANDS),
            Key("2.1", "rating", a, "met", ANONYMOUS), Key("2.1", "rating", a, "met"),
            Key("2.1", "rating", a, "met", anna), Key("2.1", "priority"), Key(*TURNS, turn.id, "status"),
            Key(*TURNS, turn.id, "value"), Key("3.2", "votes", a, "", HANDS), Key("3.2", "votes", a, "", anna),
            Key("2.1", "@writing", "rate"),
            Key("2.1", "@revealed", "rate"), Key("2.1", "@done", "rate", "", anna),
        ):  # fmt: skip
            book.set(key, value)
        book.set(Key("2.1", "rating", b, "met", HANDS), {"4": 1})
        book.set(Key("3.2", "votes", b, "", HANDS), {"4": 1})
    shown(sheet)
    assert 1 <= sheet.round_of("6.1") <= MOST_ROUNDS
    assert all(0 <= minutes <= 600 for _id, minutes in [*next_agenda(sheet), *entries(sheet)])
    assert 0 < minutes_of(sheet, SIGNS) <= 600
    merge(sheet, NEEDS, a, b, label="Merge")
    shown(sheet)


def test_nobody_lays_more_dots_than_there_are_and_no_group_is_larger_than_a_thousand(sheet):
    """Each dot is painted, and each answer stands in a row: a file that says a million million stops the window."""
    votes = sheet.field("3.2/votes")
    assert [n for n in (-1, 0, 100, 101, 10**30) if kind_of(votes).fits(votes, n)] == [0, 100]
    with pytest.raises(ValueError, match="dots"):
        kind_of(votes).check(sheet, votes, 101)
    assert tally_of({"1": 1000, "2": 1001, "3": 0}) == {"1": 1000}


def test_what_is_no_json_does_not_keep_a_row_from_being_deleted(sheet):
    (group,) = add(sheet, "1.1/groups", "Clients")
    with sheet.workbook._db.atomic():
        for row, text in (("r", '{"'), ("s", "[" * 100_000 + '"')):
            sealed.put(sheet.workbook._db, "answers", ("2.1", "x", row, "", "", 1, f"{text}{group}"))
    sheet.workbook._store.forget()
    assert not hanging(sheet, Place("1.1", "groups"), group)
    sheet.workbook.remove_item(Place("1.1", "groups"), group, label="Delete")
    assert not sheet.rows(sheet.field("1.1/groups"))


def test_a_row_without_identity_takes_nothing_with_it(sheet):
    add(sheet, "1.1/groups", "Clients")
    sheet.workbook.set(Key("2.3", "note"), "About no row at all")
    with sheet.workbook._db.atomic():
        sealed.put(sheet.workbook._db, "items", ("", "1.1", "groups", "", "", 1, 5.0))
    sheet.workbook._store.forget()
    sheet.workbook.remove_item(Place("1.1", "groups"), "", label="Delete")
    assert sheet.workbook.value(Key("2.3", "note"))
    assert "Clients" in [row.words for row in sheet.rows(sheet.field("1.1/groups"))]


def test_an_agenda_of_breaks_only_has_an_end():
    assert len(each_once([("@break", 5)] * 20_000)) == 200
    assert [id_ for id_, _n in each_once([("@break", 5), ("6.1", 9), ("@break", 5), ("6.1", 1)])] == [
        "@break", "6.1", "@break/2",
    ]  # fmt: skip


def test_an_exercise_can_be_done_again_as_often_as_can_be_read(sheet):
    agree(sheet, "6.1/rating", "value", [3])
    for _n in range(MOST_ROUNDS + 1):
        if can_do_again(sheet, SIGNS):
            again(sheet, SIGNS, label="Again")
            agree(sheet, "6.1/rating", "value", [3])
    assert sheet.round_of("6.1") == MOST_ROUNDS


# --- any acts in any order ----------------------------------------------------------------------------------------

FEW = st.integers(0, 5)


class Acts(RuleBasedStateMachine):
    """One group that rates needs and signs, merges, splits, deletes, does it again and takes back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.sheet = new_sheet(self.folder)
        self.n = 0

    def teardown(self) -> None:
        self.sheet.workbook.close()
        shutil.rmtree(self.folder)

    @initialize(nameless=st.booleans())
    def begin(self, nameless: bool) -> None:
        people(self.sheet, "Anna", "Ben", "Cara", "Dan")
        start_meeting(self.sheet, date(2026, 1, 12))
        for exercise in ("2.1", "6.1"):
            Meetings(self.sheet.workbook).touch(exercise)
        for group in add(self.sheet, "1.1/groups", "One", "Two"):
            add(self.sheet, "2.1/needs", "a", "b", parent=group)
        if nameless:
            round_of(self.sheet, "2.1").set_mode(ANONYMOUS[1:])

    def pick(self, found: list, n: int):
        return found[n % len(found)]

    def act(self, do) -> None:
        """Whatever it is, it is one step, and undone the workbook is as it was."""
        book = self.sheet.workbook
        before, number = everything(book), book.newest_step
        do()
        after = everything(book)
        assert book.newest_step <= number + 1
        if book.newest_step == number + 1:
            book.undo()
            assert everything(book) == before
            book.redo()
            assert everything(book) == after

    def needs(self) -> list[str]:
        return [row.id for row in self.sheet.rows(self.sheet.field("2.1/needs"))]

    @rule(n=FEW, value=st.integers(1, 5), who=FEW, at=st.sampled_from(["2.1", "6.1"]))
    def write_alone(self, n: int, value: int, who: int, at: str) -> None:
        sheet, round_ = self.sheet, round_of(self.sheet, at)
        field = sheet.field("2.1/rating" if at == "2.1" else "6.1/rating")
        found = sheet.grid_rows(field)
        folk = round_.people()
        if not found or not folk or (round_.anonymous and round_.is_done(self.pick(folk, who).id)):
            return
        person = self.pick(folk, who).id
        author = round_.begin(person)
        column = "met" if at == "2.1" else "value"
        sheet.set(field, self.pick(found, n).id, column, value, author=author)
        round_.finish(person)

    @rule(n=FEW, value=st.integers(1, 5), who=FEW)
    def leave_off_half_way(self, n: int, value: int, who: int) -> None:
        """With a name: somebody begins, and the computer is put aside."""
        round_, found = round_of(self.sheet, "6.1"), rows(self.sheet, "6.1/rating")
        person = self.pick(round_.people(), who).id
        rating = self.sheet.field("6.1/rating")
        self.sheet.set(rating, self.pick(found, n).id, "value", value, author=round_.begin(person))
        assert person in self.sheet.unfinished(rating)

    @rule(at=st.sampled_from(["2.1", "6.1"]))
    def show(self, at: str) -> None:
        round_of(self.sheet, at).reveal()

    @rule(n=FEW, value=st.integers(1, 5))
    def agree_on(self, n: int, value: int) -> None:
        found = rows(self.sheet, "6.1/rating")
        self.act(
            lambda: self.sheet.set(self.sheet.field("6.1/rating"), self.pick(found, n).id, "value", value)
        )

    @rule(at=st.sampled_from(["2.1", "6.1"]))
    def do_again(self, at: str) -> None:
        exercise = PACK.exercises[at]
        if can_do_again(self.sheet, exercise):
            self.act(lambda: again(self.sheet, exercise, label="Again"))
            assert not round_of(self.sheet, at).revealed

    @precondition(lambda self: len(self.needs()) > 1)
    @rule(n=FEW, m=FEW)
    def merge_needs(self, n: int, m: int) -> None:
        one, other = self.pick(self.needs(), n), self.pick(self.needs(), m)
        self.act(lambda: merge(self.sheet, NEEDS, one, other, label="Merge"))
        if one != other:
            assert one not in self.needs()

    @precondition(lambda self: self.needs())
    @rule(n=FEW)
    def split_need(self, n: int) -> None:
        self.act(lambda: split(self.sheet, NEEDS, self.pick(self.needs(), n), label="Split"))

    @precondition(lambda self: len(self.needs()) > 1)
    @rule(n=FEW)
    def delete_need(self, n: int) -> None:
        self.act(lambda: self.sheet.workbook.remove_item(NEEDS, self.pick(self.needs(), n), label="Delete"))

    @precondition(lambda self: len(self.sheet.people()) > 1)
    @rule(n=FEW)
    def delete_person(self, n: int) -> None:
        who = self.pick(self.sheet.people(), n).id
        self.act(lambda: self.sheet.workbook.remove_item(PEOPLE, who, label="Delete"))

    @precondition(lambda self: len(self.sheet.people()) > 1)
    @rule(n=FEW, m=FEW)
    def merge_people(self, n: int, m: int) -> None:
        folk = self.sheet.people()
        one, other = self.pick(folk, n).id, self.pick(folk, m).id
        self.act(lambda: merge(self.sheet, PEOPLE, one, other, label="Merge"))

    @rule()
    def undo(self) -> None:
        if self.sheet.workbook.can_undo() is not None and len(self.sheet.people()) > 1:
            self.sheet.workbook.undo()

    @rule()
    def redo(self) -> None:
        self.sheet.workbook.redo()

    @rule()
    def restart(self) -> None:
        path = self.sheet.workbook.path
        before = everything(self.sheet.workbook)
        self.sheet.workbook.close()
        self.sheet = Sheet(Workbook.open(path), PACK)
        assert everything(self.sheet.workbook) == before
        assert not self.sheet.workbook.damaged

    @invariant()
    def what_is_hidden_changes_nothing_anybody_sees(self) -> None:
        """Other hidden answers, and every page, paper and count would be the same."""
        book = self.sheet.workbook
        hidden = {
            key: value
            for exercise, field in (("2.1", "rating"), ("6.1", "rating"))
            for key, value in book.answers(Place(exercise, field)).items()
            if key.author and not round_of(self.sheet.seen_at({exercise: key.round}), exercise).revealed
        }
        if not hidden:
            return
        seen = shown(self.sheet)
        change(book, {key: other_than(value) for key, value in hidden.items()})
        assert shown(self.sheet) == seen
        change(book, hidden)


def other_than(value: object) -> object:
    if isinstance(value, int):
        return 6 - value if value != 3 else 1
    return {str(6 - int(n)) if n != "3" else "1": m for n, m in value.items()}


def change(book: Workbook, values: dict[Key, object]) -> None:
    with book.without_history(), book.step(""):
        for key, value in values.items():
            book.set(key, value)


def shown(sheet: Sheet) -> list[object]:
    """What the room, the paper and the pages say of the two exercises."""
    found: list[object] = [minutes_content(sheet), plan_content(sheet), review(sheet)]
    for exercise in (PACK.exercises["2.1"], SIGNS):
        found += [scene_of(sheet, exercise, page) for page in exercise.pages]
        found += [since_in(sheet, exercise), can_do_again(sheet, exercise)]
    for row in sheet.rows(sheet.field("2.1/needs")):
        found.append(hanging_words(sheet, hanging(sheet, NEEDS, row.id)))
    return found


TestActs = pytest.mark.slow(Acts.TestCase)
TestActs.settings = settings(
    max_examples=12,
    stateful_step_count=18,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
