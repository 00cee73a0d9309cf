"""After an anonymous round the file cannot tell who wrote what, when, in what order, or what goes together."""

import json
import random
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from exercises.together.private_round import PrivateRound
from tests.helpers.in_the_file import tables
from tests.helpers.revealed import reveal_all
from workbook.check import check
from workbook.errors import WorkbookError
from workbook.model import ANONYMOUS, DRAFT, PEOPLE
from workbook.workbook import Workbook

PACK = shipped_pack()
NAMES = ["Karin", "Petra", "Johan", "Yusuf", "Anna-Lena", "Sara"]
# Words that stand nowhere else, so that a byte of them left behind is found.
SAID = {name: [f"zq{name.lower()}{n}" for n in range(3)] for name in NAMES}
RATED = {name: [1 + (n + at) % 5 for n in range(5)] for at, name in enumerate(NAMES)}


@pytest.fixture
def sheet(make_sheet):
    return make_sheet(people=NAMES, language="sv")


def round_of(sheet: Sheet, exercise: str, page: str) -> PrivateRound:
    return PrivateRound(sheet, PACK.exercises[exercise], PACK.exercises[exercise].page(page))


def write_words(sheet: Sheet, author: str, words: list[str]) -> None:
    """Typed letter by letter, as the window saves it; one row is written and taken away again."""
    mentions = sheet.field("1.1/mentions")
    for text in [*words, "zqregretted"]:
        item = sheet.workbook.add_item(sheet.place(mentions), author=author)
        for end in range(1, len(text) + 1):
            sheet.set(mentions, item.id, "name", text[:end], author=author, merge=item.id)
    sheet.workbook.remove_item(sheet.place(mentions), item.id)


def hold(sheet: Sheet, order: list[str]) -> PrivateRound:
    round_ = round_of(sheet, "1.1", "mention")
    round_.set_mode("anonymous")
    ids = {name: id_ for id_, name in sheet.workbook.people()}
    for name in order:
        author = round_.begin(ids[name])
        assert author == DRAFT
        write_words(sheet, author, SAID[name])
        round_.finish(ids[name])
    return round_


def test_whoever_had_begun_with_their_name_and_wrote_nothing_is_not_known_without_names(sheet):
    round_, (karin, _name) = round_of(sheet, "1.1", "mention"), sheet.workbook.people()[0]
    round_.begin(karin)
    round_.set_mode("anonymous")
    path = sheet.workbook.path
    sheet.workbook.close()
    assert not [row for row in tables(path)["answers"] if row[0] == "1.1" and karin in str(row)]


def test_an_empty_row_of_somebody_without_a_name_is_no_answer(sheet):
    round_, (karin, _name) = round_of(sheet, "1.1", "mention"), sheet.workbook.people()[0]
    round_.set_mode("anonymous")
    mentions, author = sheet.field("1.1/mentions"), round_.begin(karin)
    for words in ("", "sleep"):
        item = sheet.workbook.add_item(sheet.place(mentions), author=author)
        sheet.set(mentions, item.id, "name", words, author=author)
    round_.finish(karin)
    assert len(sheet.workbook.items(sheet.place(mentions), author=ANONYMOUS)) == 1
    assert not sheet.workbook.items(sheet.place(mentions), author=DRAFT)


def test_the_file_cannot_tell_who_or_when(sheet):
    path, before = sheet.workbook.path, tables(sheet.workbook.path)
    round_ = hold(sheet, NAMES)
    round_.reveal()
    sheet.workbook.close()
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]  # no journal, no WAL
    after = tables(path)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        assert db.execute("pragma freelist_count").fetchone() == (0,)
        people = [row[0] for row in db.execute("select id from items where exercise = 'people'")]
        words = list(db.execute("select row, author, value from answers where field = 'mentions'"))
        authors = [row[0] for row in db.execute("select author from items where exercise = '1.1'")]
        positions = [row[0] for row in db.execute("select position from items where author = ?", [ANONYMOUS])]
    # Every word is there, each in a row of its own with a random identity and place, and none has an author.
    assert len(words) == len({row for row, _author, _value in words}) == 18
    assert {author for _row, author, _value in words} == {ANONYMOUS}
    assert set(authors) <= {ANONYMOUS, ""}
    assert len(set(positions)) == 18
    assert all(0 <= position < 1 for position in positions)
    # No undo step was kept, and no row of a participant.
    assert after["steps"] == before["steps"]
    assert not any(person in str(row) for person in people for row in after["answers"] if row[0] != "people")
    # The bytes of the file hold every word once, and nothing of what was written on the way to it.
    raw = path.read_bytes()
    assert b"zqregretted" not in raw
    assert b"zqregre" not in raw
    for said in SAID.values():
        for text in said:
            assert raw.count(text.encode()) == raw.count(f'"{text}"'.encode())
            assert raw.count(text.encode()) <= 2  # the answer itself, and the card it is shown on
    assert DRAFT.encode() not in raw
    assert check(path) == []


@pytest.mark.slow
def test_the_order_of_the_bytes_says_nothing_of_the_order_of_arrival(tmp_path):
    """With the same random numbers, any order of arrival makes the same places in the file likely: they are shuffled.

    Over many rounds, whoever wrote first stands first about as often as anybody else.
    """
    chance, first = random.Random(7), 0
    for n in range(40):
        order = chance.sample(NAMES, 6)
        workbook = new_workbook(tmp_path / f"{n}.samsyn", PACK, language="sv")
        for name in NAMES:
            workbook.add_item(PEOPLE, {"name": name})
        sheet = Sheet(workbook, PACK)
        round_ = round_of(sheet, "1.1", "mention")
        round_.set_mode("anonymous")
        ids = {name: id_ for id_, name in workbook.people()}
        for name in order:
            author = round_.begin(ids[name])
            mentions = sheet.field("1.1/mentions")
            workbook.add_item(sheet.place(mentions), {"name": f"zq{name}"}, author=author)
            round_.finish(ids[name])
        workbook.close()
        raw = (tmp_path / f"{n}.samsyn").read_bytes()
        at = {name: raw.index(f"zq{name}".encode()) for name in order}
        first += min(at, key=at.__getitem__) == order[0]
    assert first < 20  # 40 / 6 is about 7; 20 or more has a chance of one in a million


def test_numbers_are_only_counted(sheet):
    groups, needs = sheet.field("1.1/groups"), sheet.field("2.1/needs")
    group = sheet.workbook.add_item(sheet.place(groups), {"name": "brukare"})
    rows = [
        sheet.workbook.add_item(sheet.place(needs), {"words": f"need {n}"}, parent=group.id).id
        for n in range(5)
    ]
    rating = sheet.field("2.1/rating")
    round_ = round_of(sheet, "2.1", "rate")
    round_.set_mode("anonymous")
    for id_, name in sheet.workbook.people():
        author = round_.begin(id_)
        for row, value in zip(rows, RATED[name], strict=True):
            sheet.set(rating, row, "importance", value, author=author)
        round_.finish(id_)
    assert round_.all_answered
    round_.reveal()
    for n, row in enumerate(rows):
        expected = sorted(RATED[name][n] for name in NAMES)
        assert sheet.spread(rating, row, "importance").values == expected
        assert sheet.spread(rating, row, "met").answered == 0
    path = sheet.workbook.path
    sheet.workbook.close()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        found = db.execute("select author, value from answers where field = 'rating'").fetchall()
    assert {author for author, _value in found} == {ANONYMOUS}
    # The answers in a tally stand in the order of the scale, never in the order they came.
    assert all(
        list(map(int, json.loads(value))) == sorted(map(int, json.loads(value))) for _author, value in found
    )


def test_votes_are_counted_with_how_many_gave_them(sheet):
    round_ = round_of(sheet, "1.1", "mention")
    for id_, name in sheet.workbook.people():
        sheet.workbook.add_item(
            sheet.place(sheet.field("3.2/proposals")), {"value": f"v{name}"}, author=round_.begin(id_)
        )
    gather = round_of(sheet, "3.2", "propose")
    for id_, _name in sheet.workbook.people():
        gather.finish(id_)
    gather.reveal()
    votes = sheet.field("3.2/votes")
    rows = sheet.choices_from(votes)
    vote = round_of(sheet, "3.2", "vote")
    vote.set_mode("anonymous")
    for id_, _name in sheet.workbook.people():
        author = vote.begin(id_)
        sheet.set(votes, rows[0].id, "", 2, author=author)
        sheet.set(votes, rows[1].id, "", 3, author=author)
        vote.finish(id_)
    assert sheet.dots(votes, rows[0].id) == (0, 0), "not shown yet"
    vote.reveal()
    assert sheet.dots(votes, rows[0].id) == (12, 6)
    assert sheet.dots(votes, rows[1].id) == (18, 6)
    assert sheet.dots(votes, rows[2].id) == (0, 0)


def test_a_draft_survives_a_crash_and_belongs_to_nobody(sheet):
    round_ = round_of(sheet, "1.1", "mention")
    round_.set_mode("anonymous")
    people = [id_ for id_, _name in sheet.workbook.people()]
    write_words(sheet, round_.begin(people[0]), ["zqone"])
    round_.finish(people[0])
    write_words(sheet, round_.begin(people[1]), ["zqhalf"])
    path = sheet.workbook.path
    sheet.workbook.close()
    again = Sheet(Workbook.open(path), PACK)
    round_ = round_of(again, "1.1", "mention")
    assert round_.draft_left
    assert round_.goes_on
    assert not round_.all_answered
    assert (round_.answered, round_.of) == (1, 6)
    # Who has answered is not in the file: it says so rather than guess.
    assert round_.who_is_forgotten
    assert len(round_.waiting()) == 6
    assert not any(row.author in people for row in again.rows(again.field("1.1/mentions"), author=None))
    round_.finish(people[1])
    assert round_.answered == 2
    assert not round_.draft_left
    round_.reveal()
    assert sorted(row.words for row in again.rows(again.field("1.1/mentions"), author=ANONYMOUS)) == [
        "zqhalf",
        "zqone",
    ]
    again.workbook.close()


def test_how_it_is_held_is_said_before_anybody_writes(sheet):
    round_ = round_of(sheet, "1.1", "mention")
    assert round_.mode == "named"
    round_.set_mode("anonymous")
    round_.set_mode("named")
    author = round_.begin(sheet.workbook.people()[0][0])
    write_words(sheet, author, ["zqword"])
    with pytest.raises(WorkbookError, match="already answered"):
        round_.set_mode("anonymous")
    assert round_.mode == "named"


def test_a_reveal_with_no_answers_shows_nothing(sheet):
    round_ = round_of(sheet, "1.1", "mention")
    round_.reveal()
    assert not round_.revealed


def test_somebody_who_was_away_can_answer_after_the_reveal(sheet):
    round_ = hold(sheet, NAMES[:5])
    round_.reveal()
    late = sheet.workbook.people()[5][0]
    write_words(sheet, round_.begin(late), ["zqlate"])
    round_.finish(late)
    assert round_.answered == 6
    assert round_.revealed


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hands=st.dictionaries(st.sampled_from(["1", "2", "3", "4", "5", "?"]), st.integers(0, 15)))
def test_hands_land_in_the_same_round(sheet, hands):
    groups, needs, rating = (sheet.field(name) for name in ("1.1/groups", "2.1/needs", "2.1/rating"))
    group = sheet.workbook.add_item(sheet.place(groups), {"name": "brukare"})
    need = sheet.workbook.add_item(sheet.place(needs), {"words": "need"}, parent=group.id).id
    round_ = round_of(sheet, "2.1", "rate")
    assert round_.can_count_hands
    assert not round_of(sheet, "1.1", "mention").can_count_hands
    person = sheet.workbook.people()[0][0]
    sheet.set(rating, need, "met", 3, author=person)
    round_.count_hands(rating, need, "met", hands)
    round_.set_hands_done(True)
    reveal_all(sheet, "2.1")
    spread = sheet.spread(rating, need, "met")
    assert spread.answered == 1 + sum(hands.values())
    assert spread.dont_know == hands.get("?", 0)
    assert spread.counts.get(3, 0) == 1 + hands.get("3", 0)


def test_no_backup_is_kept_in_the_middle_of_a_round_without_names(sheet, tmp_path):
    """Two copies would tell which answers came between them: the copy at opening waits until the round is over."""
    round_, folder = hold(sheet, NAMES[:2]), tmp_path / "backups"
    path = sheet.workbook.path
    sheet.workbook.close()
    again = Sheet(Workbook.open(path, backups=folder), PACK)
    round_ = round_of(again, "1.1", "mention")
    third = again.workbook.people()[2][0]
    write_words(again, round_.begin(third), ["zqthird"])
    round_.finish(third)
    assert not folder.exists() or list(folder.iterdir()) == []
    round_.reveal()
    again.set(again.field("0.1/unit"), "", "", "Norra")
    assert len(list(folder.rglob("*.samsyn*"))) == 1
    again.workbook.close()
