"""Threads through the whole workbook: what hangs on a row, merging and splitting rows, and where actions come from."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.answers.sheet import Sheet
from exercises.content.gather_plan import plan_content
from exercises.packs.reader import shipped_pack
from exercises.plan.action_thread import need_of, thread_of_origin, thread_to_need
from exercises.plan.review import leave, review
from exercises.rows.merge_and_split import merge, split
from exercises.rows.what_hangs import Hanging, hanging, hanging_words
from exercises.start.sample import make_sample
from exercises.start.seeding import new_workbook, seed_parents
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from export.what.thread import thread_page
from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import CTRL, SHIFT, Drive, K, name_of, settle
from tests.helpers.filled import fill
from tests.helpers.in_the_file import everything
from tests.helpers.revealed import reveal_all
from ui.editors.list_editor import ListEditor
from ui.editors.row_ask import DeleteAsk
from ui.parts.buttons import OutlineButton
from ui.parts.matrix_view import PictureView
from ui.parts.roving import PlaceButton
from ui.parts.words import Words
from ui.window import Window
from workbook.blocks import Text, ThreadMap
from workbook.model import GROUP, PEOPLE, Key, Place
from workbook.reservations import Reservations
from workbook.workbook import Workbook

PACK = shipped_pack()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu


def add(sheet: Sheet, at: str, words: str, parent: str = "", **columns: object) -> str:
    field = sheet.field(at)
    first = field.columns[0].id if field.columns else "name"
    return sheet.workbook.add_item(sheet.place(field), {first: words, **columns}, parent=parent).id


def new_sheet(folder: Path) -> Sheet:
    return Sheet(new_workbook(folder / "t.samsyn", PACK, language="en", programme="four-meetings"), PACK)


@pytest.fixture
def sheet(make_sheet) -> Sheet:
    return make_sheet(people=("Anna", "Ben"), programme="four-meetings")


class Chain:
    """Two services, a customer group of the first with two needs, and what came of them."""

    def __init__(self, sheet: Sheet) -> None:
        self.home, self.alarm = (add(sheet, "0.1/services", words) for words in ("Home care", "Alarm"))
        self.group = add(sheet, "1.1/groups", "Clients", services=[self.home])
        self.other = add(sheet, "1.1/groups", "Relatives", services=[self.home, self.alarm])
        self.who = add(sheet, "2.1/needs", "I want to know who comes.", self.group)
        self.call = add(sheet, "2.1/needs", "Call me if you are late.", self.group)
        anna, ben = (person.id for person in sheet.people())
        rating = sheet.field("2.1/rating")
        for author, value in ((anna, 4), (ben, 5), (GROUP, 4)):
            sheet.set(rating, self.who, "importance", value, author=author)
        sheet.set(sheet.field("2.1/priority"), "", "", [self.call, self.who])
        self.idea = add(sheet, "2.4/ideas", "A letter every week", self.who)
        sheet.set(sheet.field("2.2/find_out"), self.who, "how", "Ask twelve of them")
        sheet.set(sheet.field("2.1/variation"), self.group, "", "Some want to sleep until ten.")
        self.letter = sheet.plan.catch("Letter", label="", need=self.who, origin=("2.4", self.idea)).id
        Reservations(sheet.workbook).add("2.1", ben, "We do not know that.", self.who)


def reveal(sheet: Sheet, exercise: str, page: str) -> None:
    round_ = PrivateRound(sheet, sheet.pack.exercises[exercise], sheet.pack.exercises[exercise].page(page))
    for person in sheet.people():
        round_.finish(person.id)
    round_.reveal()


# --- what hangs on a row ------------------------------------------------------------------------------------------


def said(sheet: Sheet, at: str, id_: str) -> str:
    return hanging_words(sheet, hanging(sheet, sheet.place(sheet.field(at)), id_)).replace("\u00a0", " ")


def test_what_hangs_is_said_in_words_people_know_through_the_whole_chain(sheet):
    chain = Chain(sheet)
    assert said(sheet, "2.4/ideas", chain.idea) == "1 action hangs on it. The action stays in the plan."
    assert said(sheet, "2.1/needs", chain.call) == "1 choice hangs on it."
    # What is not shown yet is not counted: of three ratings only the group's.
    assert said(sheet, "2.1/needs", chain.who) == (
        "1 idea, 2 answers, 1 choice, 1 reservation and 1 action hang on it. The action stays in the plan."
    )
    reveal(sheet, "2.1", "rate")
    assert said(sheet, "1.1/groups", chain.group) == (
        "2 needs, 1 idea, 5 answers, 2 choices, 1 reservation and 1 action hang on it. "
        "The action stays in the plan."
    )
    assert said(sheet, "0.1/services", chain.home) == "2 choices hang on it."
    assert said(sheet, "1.1/groups", chain.other) == ""


def test_somebody_who_writes_again_is_not_counted_meanwhile(sheet):
    chain = Chain(sheet)
    reveal(sheet, "2.1", "rate")
    round_ = PrivateRound(sheet, sheet.pack.exercises["2.1"], sheet.pack.exercises["2.1"].page("rate"))
    round_.begin(sheet.people()[0].id)
    assert hanging(sheet, Place("2.1", "needs"), chain.who).answers == 3


def test_a_person_has_actions_and_meetings_and_a_left_blind_spot_is_the_rows(sheet):
    chain = Chain(sheet)
    anna = sheet.people()[0].id
    sheet.plan.set(chain.letter, "owner", anna)
    sheet.set(sheet.field("5.1/steps"), sheet.rows(sheet.field("5.1/floors"))[0].id, "who", anna)
    found = hanging(sheet, PEOPLE, anna)
    assert found == Hanging(choices=1, actions=1)
    spot = next(spot for spot in review(sheet, "6.3") if spot.item == chain.call)
    leave(sheet, spot, "Next year")
    assert said(sheet, "2.1/needs", chain.call) == "1 choice and 1 reason for a blind spot hang on it."
    sheet.workbook.remove_item(Place("2.1", "needs"), chain.call)
    assert not [key for key in everything(sheet.workbook)[0] if chain.call in key.row]


def test_what_somebody_writes_alone_says_nothing(sheet):
    anna = sheet.people()[0].id
    place = Place("3.2", "proposals")
    mine = sheet.workbook.add_item(place, {"value": "trust"}, author=anna).id
    Cards(sheet, sheet.field("3.2/proposals")).gather()
    assert not hanging(sheet, place, mine)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Every exercise answered, made once."""
    path = tmp_path_factory.mktemp("filled") / "all.samsyn"
    workbook = make_sample(path, PACK, "en")
    fill(Sheet(workbook, PACK))
    workbook.close()
    return path


@pytest.fixture
def full(filled, tmp_path):
    path = tmp_path / "full.samsyn"
    shutil.copy(filled, path)
    workbook = Workbook.open(path)
    yield Sheet(workbook, PACK)
    workbook.close()


@pytest.mark.slow
def test_what_is_said_and_what_is_deleted_are_the_same(full):
    """For a row of every list there is: each answer that a deletion takes away or changes was counted or its own."""
    book = full.workbook
    lists = [
        field
        for exercise in PACK.exercises.values()
        for field in exercise.fields.values()
        if field.kind in ("items", "participants", "checklist") and field.by == "group"
    ]
    told = 0
    for field in lists:
        place = full.place(field)
        for row in full.rows(field)[:2]:
            found, reach = hanging(full, place, row.id), book.reach(row.id)
            before, rows = everything(book)
            book.remove_item(place, row.id, label="delete")
            after, left = everything(book)
            gone = {key for key in before if before[key] != after.get(key)}
            assert gone == {*reach.values, *reach.naming}
            assert set(rows) - set(left) == set(reach.ids)
            own = {
                key for key in gone if key.place in {i.place for i in reach.items} and key.row in reach.ids
            }
            beside = {
                key for key in gone if "@" in key.field and not key.field.endswith(("@why", "@reservations"))
            }
            beside |= {key for key in gone if key.column.startswith("@")}
            assert bool(found) == bool((gone - own - beside) or len(reach.ids) > 1), (field, row.words)
            assert not _dangling(book, set(reach.ids))
            told += found.total
            book.undo()
            assert everything(book) == (before, rows)
    assert told > 100


def _dangling(book: Workbook, ids: set[str]) -> list[Key]:
    """What still names one of them. Who has left the group stays the author of what they wrote."""
    answers, rows = everything(book)
    found = [
        key
        for key, value in answers.items()
        if any(id_ in repr((key._replace(author=""), value)) for id_ in ids)
    ]
    return found + [Key(*item.place, item.id) for item in rows.values() if item.parent in ids]


# --- merging ------------------------------------------------------------------------------------------------------


def test_two_groups_become_one_with_everything_that_hangs_on_them(sheet):
    chain = Chain(sheet)
    book, place = sheet.workbook, Place("1.1", "groups")
    same = add(sheet, "2.1/needs", "call me if you are late", chain.other)
    rating, anna, ben = sheet.field("2.1/rating"), *(person.id for person in sheet.people())
    sheet.set(rating, same, "met", 2, author=anna)
    sheet.set(rating, same, "importance", 1, author=GROUP)
    sheet.set(rating, chain.call, "importance", 5)
    sheet.set(sheet.field("2.1/variation"), chain.other, "", "Some live far away.")
    sheet.set(sheet.field("1.1/groups"), chain.group, "value", "An easier day.")
    sheet.set(sheet.field("1.1/groups"), chain.other, "value", "To be a daughter.")
    sheet.set(sheet.field("5.3/whom"), "", "", [chain.group, chain.other])
    reveal_all(sheet, "2.1")
    before = everything(book)
    lost = merge(sheet, place, chain.group, chain.other, label="Merge")
    assert lost == 1  # the group's own 5 and 1 about the same need: the 1 that was there stands
    assert [row.words for row in sheet.rows(sheet.field("1.1/groups"))] == ["Relatives"]
    assert sheet.value(sheet.field("1.1/groups"), chain.other, "value") == "To be a daughter.\nAn easier day."
    assert sheet.value(sheet.field("1.1/groups"), chain.other, "services") == [chain.home, chain.alarm]
    assert sheet.value(sheet.field("2.1/variation"), chain.other) == (
        "Some live far away.\nSome want to sleep until ten."
    )
    needs = sheet.rows(sheet.field("2.1/needs"))
    assert [(row.words, row.parent) for row in needs] == [
        ("call me if you are late", chain.other), ("I want to know who comes.", chain.other)
    ]  # fmt: skip
    assert [row.id for row in sheet.picked(sheet.field("2.1/priority"))] == [same, chain.who]
    assert sheet.own_turn(anna).value(rating, same, "met", author=anna) == 2
    assert sheet.value(rating, same, "importance") == 1
    assert sheet.own_turn(ben).value(rating, chain.who, "importance", author=ben) == 5
    assert sheet.value(sheet.field("5.3/whom")) == [chain.other]
    assert sheet.plan.action(chain.letter).need == chain.who
    assert not _dangling(book, {chain.group, chain.call})
    book.undo()
    assert everything(book) == before
    book.redo()
    assert [row.words for row in sheet.rows(sheet.field("1.1/groups"))] == ["Relatives"]


def test_an_action_and_a_blind_spot_follow_the_need_they_are_about(sheet):
    chain = Chain(sheet)
    spot = next(spot for spot in review(sheet, "6.3") if spot.item == chain.call)
    leave(sheet, spot, "Next year")
    sheet.plan.catch("Phone", label="", need=chain.call, origin=("2.1", chain.call))
    merge(sheet, Place("2.1", "needs"), chain.call, chain.who)
    assert {action.need for action in sheet.plan.actions()} == {chain.who}
    assert [action.origin for action in sheet.plan.actions()] == [("2.4", chain.idea), ("2.1", chain.who)]
    assert [row.id for row in sheet.picked(sheet.field("2.1/priority"))] == [chain.who]
    assert "Next year" in everything(sheet.workbook)[0].values()


def test_merged_tasks_and_roles_keep_who_does_what(sheet):
    tasks, roles = (sheet.rows(sheet.field(f"4.1/{name}")) for name in ("tasks", "roles"))
    duties = sheet.field("4.1/duties")
    sheet.set(duties, tasks[0].id, roles[0].id, "accountable")
    sheet.set(duties, tasks[0].id, roles[1].id, "consulted")
    sheet.set(duties, tasks[1].id, roles[1].id, "responsible")
    action = sheet.plan.catch("Gap", label="", origin=("4.1", tasks[0].id)).id
    assert merge(sheet, Place("4.1", "tasks"), tasks[0].id, tasks[1].id) == 1
    assert [sheet.value(duties, tasks[1].id, role.id) for role in roles[:2]] == ["accountable", "responsible"]
    assert sheet.plan.action(action).origin == ("4.1", tasks[1].id)
    assert merge(sheet, Place("4.1", "roles"), roles[0].id, roles[2].id) == 0
    assert sheet.value(duties, tasks[1].id, roles[2].id) == "accountable"


def test_somebody_who_stood_there_twice_keeps_what_they_wrote(sheet):
    chain = Chain(sheet)
    again = sheet.workbook.add_item(PEOPLE, {"name": "Anna E"}).id
    anna = sheet.people()[0].id
    rating = sheet.field("2.1/rating")
    sheet.set(rating, chain.call, "met", 3, author=again)
    sheet.workbook.add_item(Place("3.2", "proposals"), {"value": "calm"}, author=again)
    sheet.plan.set(chain.letter, "owner", again)
    reveal_all(sheet, "2.1", "3.2")
    before = everything(sheet.workbook)
    merge(sheet, PEOPLE, again, anna, label="Merge")
    assert sheet.own_turn(anna).value(rating, chain.call, "met", author=anna) == 3
    assert [row.words for row in sheet.own_turn(anna).rows(sheet.field("3.2/proposals"), author=anna)] == [
        "calm"
    ]
    assert sheet.plan.action(chain.letter).owner == anna
    assert again not in repr(everything(sheet.workbook))
    sheet.workbook.undo()
    assert everything(sheet.workbook) == before


def test_two_services_with_the_same_nine_aspects_have_nine(sheet):
    chain = Chain(sheet)
    focus, quality = sheet.field("2.3/focus"), sheet.field("2.3/quality")
    sheet.set(focus, "", "", [chain.home, chain.alarm])
    seed_parents(sheet, PACK.exercises["2.3"])
    aspects = {
        parent: sheet.rows(sheet.field("2.3/aspects"), parent=parent) for parent in (chain.home, chain.alarm)
    }
    sheet.set(quality, aspects[chain.alarm][2].id, "delivery", 4)
    merge(sheet, Place("0.1", "services"), chain.alarm, chain.home)
    kept = sheet.rows(sheet.field("2.3/aspects"))
    assert [row.id for row in kept] == [row.id for row in aspects[chain.home]]
    assert sheet.value(quality, kept[2].id, "delivery") == 4
    assert not seed_parents(sheet, PACK.exercises["2.3"])


def test_what_one_merges_and_splits_alone_is_nobody_elses_to_undo(sheet):
    place, anna = Place("3.2", "proposals"), sheet.people()[0].id
    one, two = (
        sheet.workbook.add_item(place, {"value": words}, author=anna).id for words in ("calm", "trust")
    )
    steps = sheet.workbook.newest_step
    merge(sheet, place, one, two, label="Merge")
    made = split(sheet, place, two, label="Split")
    own = sheet.own_turn(anna).rows(sheet.field("3.2/proposals"), author=anna)
    assert [(row.id, row.words) for row in own] == [
        (two, "trust"), (made, "trust")
    ]  # fmt: skip
    assert sheet.workbook.newest_step == steps


# --- splitting ----------------------------------------------------------------------------------------------------


def test_a_split_row_shares_its_columns_and_its_lists_and_nothing_that_can_only_mean_one(sheet):
    chain = Chain(sheet)
    book = sheet.workbook
    sheet.set(sheet.field("1.1/groups"), chain.group, "role", "recipient")
    sheet.set(sheet.field("5.3/whom"), "", "", [chain.group])
    before = everything(book)
    made = split(sheet, Place("1.1", "groups"), chain.group, label="Split")
    groups = sheet.rows(sheet.field("1.1/groups"))
    assert [(row.id, row.words) for row in groups][:2] == [(chain.group, "Clients"), (made, "Clients")]
    assert sheet.value(sheet.field("1.1/groups"), made, "role") == "recipient"
    assert sheet.value(sheet.field("1.1/groups"), made, "services") == [chain.home]
    assert sheet.value(sheet.field("5.3/whom")) == [chain.group, made]
    assert {row.parent for row in sheet.rows(sheet.field("2.1/needs"))} == {chain.group}
    book.undo()
    assert everything(book) == before
    made = split(sheet, Place("0.1", "services"), chain.home)
    assert sheet.value(sheet.field("1.1/groups"), chain.other, "services") == [chain.home, made, chain.alarm]
    made = split(sheet, Place("2.1", "needs"), chain.who)
    assert [row.id for row in sheet.picked(sheet.field("2.1/priority"))] == [chain.call, chain.who]
    assert sheet.workbook.item(Place("2.1", "needs"), made).parent == chain.group


# --- cards --------------------------------------------------------------------------------------------------------


def test_a_card_brings_its_dots_to_the_group_it_is_put_in(sheet):
    field, votes = sheet.field("3.2/proposals"), sheet.field("3.2/votes")
    anna, ben = (person.id for person in sheet.people())
    for words in ("trust", "calm", "humour"):
        sheet.workbook.add_item(sheet.place(field), {"value": words}, author=anna)
    cards = Cards(sheet, field)
    reveal(sheet, "3.2", "propose")
    ids = {card.words: card.id for card in cards.all()}
    group = cards.new_group("Calmness", ids["calm"])
    sheet.set(votes, ids["trust"], "", 2, author=anna)
    sheet.set(votes, ids["trust"], "", 1, author=ben)
    sheet.set(votes, group, "", 1, author=ben)
    sheet.set(sheet.field("3.2/chosen"), "", "", [ids["trust"]])
    action = sheet.plan.catch("Breathe", label="", origin=("3.2", ids["trust"])).id
    before = everything(sheet.workbook)
    cards.move(ids["trust"], group, 0, label="Move a card")
    reveal(sheet, "3.2", "vote")
    assert sheet.dots(votes, group) == (4, 2)
    assert sheet.value(sheet.field("3.2/chosen")) == [group]
    assert sheet.plan.action(action).origin == ("3.2", group)
    assert not [key for key in sheet.workbook.answers(Place("3.2", "votes")) if key.row == ids["trust"]]
    sheet.workbook.undo()
    assert sheet.dots(votes, ids["trust"]) == (3, 2)
    assert sheet.value(sheet.field("3.2/chosen")) == [ids["trust"]]
    assert everything(sheet.workbook)[1] == before[1]
    made = cards.new_group("", ids["humour"])
    sheet.set(votes, made, "", 3, author=anna)
    cards.dissolve(made)
    assert sheet.dots(votes, ids["humour"]) == (3, 1)
    before = everything(sheet.workbook)
    first = next(each for each in cards.groups() if each.id == group).cards[0]
    sheet.set(votes, group, "", 2, author=anna)
    cards.dissolve(group, label="Dissolve")
    assert sheet.dots(votes, first.id) == (3, 2)


# --- any number of changes ----------------------------------------------------------------------------------------

_LISTS = [
    "0.1/services", "1.1/groups", "2.1/needs", "2.4/ideas", "2.3/aspects", "1.3/interests", "1.3/shift",
    "3.1/statements", "3.4/carriers", "4.1/tasks", "4.1/roles", "4.3/system", "5.1/floors", "5.2/methods",
    "5.3/obstacles", "5.4/rights", "6.1/signs", "6.2/initiatives", "6.4/tell", "0.1/participants",
]  # fmt: skip
_CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["rename", "merge", "split", "delete", "merge", "delete"]),
        st.sampled_from(_LISTS), st.integers(0, 9), st.integers(0, 9),
    ), min_size=1, max_size=7,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=_CHANGES)
def test_nothing_dangles_whatever_is_renamed_merged_split_and_deleted_and_undo_restores_all(filled, changes):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.samsyn"
        shutil.copy(filled, path)
        sheet = Sheet(Workbook.open(path), PACK)
        book, gone, history = sheet.workbook, set[str](), []
        for what, at, one, two in changes:
            field = sheet.field(at)
            place, rows = sheet.place(field), sheet.rows(field)
            if not rows:
                continue
            row, other = rows[one % len(rows)], rows[two % len(rows)]
            before, steps = everything(book), book.newest_step
            if what == "rename":
                first = field.columns[0].id
                sheet.set(field, row.id, first, f"{row.words[:200]} anew", label="rename")
            elif what == "merge":
                merge(sheet, place, row.id, other.id, label="merge")
            elif what == "split":
                split(sheet, place, row.id, label="split")
            else:
                book.remove_item(place, row.id, label="delete")
            now = everything(book)
            gone |= set(before[1]) - set(now[1])
            assert book.newest_step - steps == (now != before), "one step"
            if now != before:
                history.append(before)
        assert not _dangling(book, gone)
        _answers, items = everything(book)
        assert {item.parent for item in items.values()} <= {"", *items}
        people = {id_ for id_, _name in book.people()}
        owners = {action.owner for action in sheet.plan.actions()} - {""}
        assert owners <= people
        last = everything(book)
        for before in reversed(history):
            book.undo()
            assert everything(book) == before
        for _before in history:
            book.redo()
        assert everything(book) == last
        book.close()


# --- through the window -------------------------------------------------------------------------------------------


@pytest.fixture
def at(open_window, tmp_path, filled):
    """Opens a page of the workbook in which everything is answered."""
    opened: list[Window] = []

    def make(exercise: str, page: str, item: str = "", size: tuple[int, int] = (1440, 900)) -> Drive:
        if not opened:
            path = tmp_path / "all.samsyn"
            shutil.copy(filled, path)
            opened.append(open_window(ask=OnlyFiles(), size=size))
            opened[0].open_path(path)
        opened[0].workbook_view().go(exercise, page, item)
        settle()
        return Drive(opened[0])

    return make


def list_of(drive: Drive) -> ListEditor:
    return next(editor for editor in drive.window.findChildren(ListEditor) if editor.isVisible())


def words_of(drive: Drive) -> list[str]:
    return [row.text.text() for row in list_of(drive).rows_shown() if row.id]


def go_to_row(drive: Drive, words: str) -> None:
    """Up and down to the row with those words."""
    editor = list_of(drive)
    at = next(n for n, row in enumerate(editor.rows_shown()) if row.text.text() == words)
    if drive.focus() not in [row.text for row in editor.rows_shown()]:
        drive.tab_to(name_of(editor.rows_shown()[0].text))
    for _n in range(60):
        here = next(n for n, row in enumerate(editor.rows_shown()) if row.text.hasFocus())
        if here == at:
            return
        drive.press(K.Key_Down if here < at else K.Key_Up)
    raise AssertionError(words)


def asked(drive: Drive) -> str:
    found = [ask for ask in drive.window.findChildren(DeleteAsk) if ask.isVisible()]
    return found[0].text().replace("\u00a0", " ") if found else ""


def bar(drive: Drive) -> str:
    frame = drive.window.workbook_view().frame
    return " ".join(words.text() for words in frame.findChildren(Words) if words.isVisible())


def sheet_of(drive: Drive) -> Sheet:
    return drive.window.session.sheet


RING = "Ring me if you are going to be late."


def test_a_row_says_what_hangs_on_it_before_it_goes_and_undo_brings_it_all_back(at):
    drive = at("2.1", "needs")
    go_to_row(drive, RING)
    before = everything(sheet_of(drive).workbook)
    drive.press(K.Key_Delete, held=CTRL)
    assert "hang on it" in asked(drive)
    assert "action" in asked(drive)
    assert name_of(drive.focus()) == "Keep it"
    drive.press(K.Key_Escape)
    assert not asked(drive)
    assert drive.focus().toPlainText() == RING
    drive.press(K.Key_Delete, held=CTRL)
    drive.press(K.Key_Space)
    assert not asked(drive)
    assert everything(sheet_of(drive).workbook) == before
    drive.press(K.Key_Delete, held=CTRL)
    drive.press(K.Key_Backtab, held=SHIFT)
    assert name_of(drive.focus()) == "Delete all the same"
    drive.press(K.Key_Space)
    assert RING not in words_of(drive)
    assert "what referred to it no longer does" in bar(drive)
    drive.ctrl(K.Key_Z)
    assert everything(sheet_of(drive).workbook) == before
    assert RING in words_of(drive)


def test_a_row_on_which_nothing_hangs_goes_at_once(at):
    drive = at("0.1", "services")
    drive.type("Something new")
    drive.press(K.Key_Delete, held=CTRL)
    assert not asked(drive)
    assert "Something new" not in words_of(drive)
    assert "The row is deleted." in bar(drive)


def test_the_menu_says_it_too_for_participants_tasks_roles_and_statements(at):
    for exercise, page in (("0.1", "people"), ("4.1", "adjust"), ("3.1", "adjust"), ("5.2", "adjust")):
        drive = at(exercise, page)
        row = list_of(drive).rows_shown()[0]
        drive.click_on(row.more)
        drive.in_menu("Delete")
        assert "hang" in asked(drive), exercise
        drive.press(K.Key_Escape)
        assert row.text.hasFocus()


def test_an_emptied_row_on_which_something_hangs_has_its_words_back(at):
    drive = at("2.1", "needs")
    before = everything(sheet_of(drive).workbook)
    go_to_row(drive, RING)
    drive.ctrl(K.Key_A)
    drive.press(K.Key_Backspace)
    drive.press(K.Key_Backspace)
    assert "hang on it" in asked(drive)
    assert RING in words_of(drive)
    drive.press(K.Key_Escape)
    assert everything(sheet_of(drive).workbook) == before
    drive.ctrl(K.Key_A)
    drive.press(K.Key_Delete)
    drive.window.session.flush()
    drive.press(K.Key_Down)
    assert RING in words_of(drive)
    assert "The row is kept." in bar(drive)
    assert everything(sheet_of(drive).workbook) == before
    go_to_row(drive, RING)
    drive.ctrl(K.Key_A)
    drive.press(K.Key_Delete)
    drive.press(K.Key_Delete)
    drive.click("Delete all the same")
    assert RING not in words_of(drive)
    drive.ctrl(K.Key_Z)
    assert everything(sheet_of(drive).workbook) == before


def test_a_row_is_merged_with_one_of_another_group_by_typing_a_piece_of_it(at):
    drive = at("2.1", "needs")
    sheet = sheet_of(drive)
    before = everything(sheet.workbook)
    go_to_row(drive, RING)
    editor = list_of(drive)
    row = next(row for row in editor.rows_shown() if row.text.text() == RING)
    acted = [action.id for action in sheet.plan.actions() if action.need == row.id]
    assert acted
    drive.click_on(row.more)
    drive.in_menu("Merge with …")
    assert name_of(drive.focus()) == "Merge with: type to find a row"
    assert "All of it goes along." in drive.focus().accessibleDescription()
    drive.press(K.Key_Escape)
    assert row.text.hasFocus()
    drive.click_on(row.more)
    drive.in_menu("Merge with …")
    drive.type("number to")
    drive.press(K.Key_Return)
    assert RING not in words_of(drive)
    assert "Merged into: One number to ring (Relatives). Where both had" in bar(drive)
    need = next(row.id for row in sheet.rows(sheet.field("2.1/needs")) if row.words == "One number to ring.")
    assert {sheet.plan.action(id_).need for id_ in acted} == {need}
    drive.ctrl(K.Key_Z)
    assert everything(sheet.workbook) == before


def test_a_split_row_is_written_over_at_once(at):
    drive = at("2.1", "needs")
    sheet = sheet_of(drive)
    go_to_row(drive, RING)
    row = next(row for row in list_of(drive).rows_shown() if row.text.text() == RING)
    before = everything(sheet.workbook)
    drive.click_on(row.more)
    drive.in_menu("Split")
    assert "What hangs on it stays with the first." in bar(drive)
    drive.type("Tell me why")
    drive.window.session.flush()
    found = words_of(drive)
    assert found[found.index(RING) + 1] == "Tell me why"
    made = next(row for row in sheet.rows(sheet.field("2.1/needs")) if row.words == "Tell me why")
    assert sheet.value(sheet.field("2.1/needs"), made.id, "known") == "asked"
    drive.ctrl(K.Key_Z)
    drive.ctrl(K.Key_Z)
    assert everything(sheet.workbook) == before


# --- where an action was caught -----------------------------------------------------------------------------------

_FROM = [
    ("1.1", "all", ""), ("1.1", "groups", ""), ("1.2", "value", ""), ("1.2", "apart", ""), ("1.2", "elsewhere", ""),
    ("1.3", "agree", ""), ("1.3", "shift", ""), ("2.1", "needs", "need"), ("2.1", "spread", "need"),
    ("2.1", "agree", "need"), ("2.1", "priority", "need"), ("2.2", "know", "need"), ("2.2", "find_out", "need"),
    ("2.3", "agree", ""), ("2.3", "choose", ""), ("2.3", "levers", ""), ("2.4", "ideas", "need"),
    ("2.4", "weigh", "need"), ("3.1", "keep", ""), ("3.2", "gather", ""), ("3.2", "choose", ""),
    ("3.2", "sentences", ""), ("3.3", "meeting", ""), ("3.3", "inside", ""), ("3.3", "stop", ""), ("3.4", "agree", ""),
    ("3.4", "steps", ""), ("4.1", "compare", ""), ("4.1", "agree", ""), ("4.2", "develop", ""),
    ("4.3", "agree_system", ""), ("5.1", "agree", ""), ("5.1", "steps", ""), ("5.2", "fit", ""), ("5.2", "plan", ""),
    ("5.3", "invite", ""), ("5.3", "obstacles", ""), ("5.4", "agree", ""), ("5.4", "gaps", ""), ("6.1", "agree", ""),
    ("6.1", "steps", ""), ("6.2", "list", ""), ("6.2", "evidence", ""), ("6.2", "agree", ""), ("6.4", "turn", ""),
    ("6.4", "tell", ""),
]  # fmt: skip


@pytest.mark.slow
def test_an_action_knows_where_it_was_caught_whatever_row_that_was(at):
    sheet = sheet_of(at("6.1", "choose"))
    signs = sheet.rows(sheet.field("6.1/signs"))
    sheet.set(sheet.field("6.1/improve"), "", "", [signs[0].id])
    for exercise, page, need in _FROM:
        drive = at(exercise, page)
        view = drive.window.workbook_view()
        sheet = sheet_of(drive)
        if not view.frame.page.current_item():
            drive.press(K.Key_Up)  # the keyboard begins in the empty row of a list
        row = view.frame.page.current_item()
        assert row, (exercise, page)
        drive.ctrl(K.Key_K)
        words = sheet.find(row)[1].words
        assert " ".join(words.split())[:40] in view.capture_bar.field.accessibleDescription(), (
            exercise,
            page,
        )
        drive.type("Do")
        drive.press(K.Key_Return)
        action = sheet.plan.actions()[-1]
        assert action.origin == (exercise, row), page
        assert action.need == need_of(sheet, row)
        assert bool(action.need) == bool(need) or (exercise, page) == ("6.4", "turn")
        if need:
            assert sheet.words(sheet.field("2.1/needs"), action.need)


def test_a_row_of_any_grid_or_list_offers_it_and_what_is_open_in_words_of_the_duties_too(at):
    drive = at("3.3", "meeting")
    drive.click("More for this row")
    drive.in_menu("Catch an action")
    drive.type("Name tags")
    drive.press(K.Key_Return)
    sheet = sheet_of(drive)
    value = sheet.picked(sheet.field("3.2/chosen"))[0]
    assert sheet.plan.actions()[-1].origin == ("3.3", value.id)
    drive = at("4.1", "agree")
    drive.press(K.Key_Down, K.Key_Down)
    drive.ctrl(K.Key_K)
    drive.type("Sort it out")
    drive.press(K.Key_Return)
    task = sheet.rows(sheet.field("4.1/tasks"))[2]
    assert sheet.plan.actions()[-1].origin == ("4.1", task.id)


def thread(sheet: Sheet, action_id: str) -> list[str]:
    return [f"{link.label}: {link.words}" for link in thread_of_origin(sheet, sheet.plan.action(action_id))]


def test_the_thread_tells_the_whole_chain_in_words(sheet):
    chain = Chain(sheet)
    assert [f"{link.label}: {link.words}" for link in thread_to_need(sheet, chain.who)] == [
        "Service (0.1): Home care", "Customer group (1.1): Clients", "In their words (2.1): I want to know who comes.",
    ]  # fmt: skip
    assert thread(sheet, chain.letter)[-1] == "Idea (2.4): A letter every week"
    reveal(sheet, "3.2", "propose")
    field = sheet.field("3.2/proposals")
    value = Cards(sheet, field).new_group("Trust")
    sheet.set(sheet.field("3.2/chosen"), "", "", [value])
    sheet.set(sheet.field("3.3/meeting"), value, "we_do", "Say my name")
    sheet.set(sheet.field("3.3/stop"), value, "we_stop", "Send new people alone")
    tags = sheet.plan.catch("Name tags", label="", origin=("3.3", value)).id
    assert thread(sheet, tags) == ["Our values (3.2): Trust", ": Say my name; Send new people alone"]
    carrier = sheet.rows(sheet.field("3.4/carriers"))[0]
    sheet.set(sheet.field("3.4/strengthen"), "", "", [carrier.id])
    sheet.set(sheet.field("3.4/steps"), carrier.id, "next", "Ten minutes each Monday")
    monday = sheet.plan.catch("Mondays", label="", origin=("3.4", carrier.id)).id
    assert thread(sheet, monday)[0] == "Our values (3.2): Trust"
    assert thread(sheet, monday)[1].endswith(carrier.words)
    assert thread(sheet, monday)[2] == ": Ten minutes each Monday"
    task = sheet.rows(sheet.field("4.1/tasks"))[0]
    role = sheet.rows(sheet.field("4.1/roles"))[0]
    sheet.set(sheet.field("4.1/duties"), task.id, role.id, "responsible")
    gap = sheet.plan.catch("Decide who", label="", origin=("4.1", task.id)).id
    assert thread(sheet, gap)[0].endswith(task.words)
    assert "accountable" in thread(sheet, gap)[1]
    sheet.set(sheet.field("5.3/whom"), "", "", [chain.group])
    coffee = sheet.plan.catch("Coffee", label="", origin=("5.3", "")).id
    assert thread(sheet, coffee)[0] == "Customer group (1.1): Clients"
    sheet.workbook.remove_item(Place("4.1", "tasks"), task.id)
    assert sheet.plan.action(gap).origin == ("4.1", "")
    assert thread(sheet, gap) == [": Who does what"]


def catch(drive: Drive, words: str) -> tuple[str, str]:
    """Catches an action from where the keyboard is, and returns where it comes from."""
    drive.ctrl(K.Key_K)
    drive.type(words)
    drive.press(K.Key_Return)
    action = sheet_of(drive).plan.actions()[-1]
    assert action.title == words
    return action.origin


def test_of_two_lists_on_a_page_it_is_the_one_with_the_keyboard(at):
    drive = at("4.1", "adjust")
    tasks, roles = (editor for editor in drive.window.findChildren(ListEditor) if editor.isVisible())
    drive.click_on(tasks.rows_shown()[1].text)
    drive.click_on(roles.rows_shown()[2].text)
    assert catch(drive, "One") == ("4.1", roles.rows_shown()[2].id)
    drive.click_on(tasks.rows_shown()[1].text)
    drive.click("Catch an action", OutlineButton)
    drive.type("Two")
    drive.press(K.Key_Return)
    assert sheet_of(drive).plan.actions()[-1].origin == ("4.1", tasks.rows_shown()[1].id)


def test_the_point_one_chooses_in_a_picture_is_the_row(at):
    drive = at("2.4", "weigh")
    sheet = sheet_of(drive)
    ideas = sheet.rows(sheet.field("2.4/ideas"))
    points = drive.window.findChildren(PictureView)[0]
    buttons = [each for each in points.findChildren(PlaceButton) if each.isVisible()]
    drive.click_on(buttons[1])
    chosen = drive.window.workbook_view().frame.page.current_item()
    assert chosen in {row.id for row in ideas}
    assert catch(drive, "From the picture") == ("2.4", chosen)
    assert sheet.plan.actions()[-1].need == sheet.find(chosen)[1].parent


def test_a_blind_spot_is_caught_as_the_row_it_is_about(at):
    drive = at("2.1", "priority")
    sheet = sheet_of(drive)
    spot = next(spot for spot in review(sheet, "2.1") if spot.rule == "priority_on_guess" and not spot.reason)
    drive.click("Leave it", number=0)
    drive.press(K.Key_Escape)
    assert catch(drive, "Ask them") == ("2.1", spot.item)
    assert sheet.plan.actions()[-1].need == spot.item


def test_what_began_elsewhere_has_a_thread_of_its_own_on_paper(sheet):
    chain = Chain(sheet)
    floors, tasks = sheet.rows(sheet.field("5.1/floors")), sheet.rows(sheet.field("4.1/tasks"))
    sheet.set(sheet.field("5.1/steps"), floors[0].id, "next", "Ask at every visit")
    sheet.plan.catch("Ask", label="", origin=("5.1", floors[0].id))
    sheet.plan.catch("Decide who", label="", origin=("4.1", tasks[0].id))
    blocks = thread_page(plan_content(sheet))
    (first,) = [block for block in blocks if isinstance(block, ThreadMap)]
    assert first.customers[0].name == "Clients"
    (also,) = [block.text for block in blocks if isinstance(block, Text) and "Decide who" in block.text]
    assert f"from {floors[0].words}: Ask at every visit" in also
    assert f"from Who does what: {tasks[0].words}" in also
    sheet.plan.catch("Ask again", label="", origin=("5.1", floors[0].id))
    blocks = thread_page(plan_content(sheet))
    _first, second = [block for block in blocks if isinstance(block, ThreadMap)]
    assert [(each.name, each.needs[0].words, len(each.needs[0].actions)) for each in second.customers] == [
        (floors[0].words, "Ask at every visit", 2), ("Who does what", tasks[0].words, 1)
    ]  # fmt: skip
    assert not second.customers[0].needs[0].voice
    assert not any("Decide who" in block.text for block in blocks if isinstance(block, Text))
    assert chain.letter
