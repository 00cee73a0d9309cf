"""An exercise done again: ratings begin anew beside last time's, and the group's lists are the same."""

from datetime import date
from pathlib import Path

import pytest

from exercises.again import again, can_do_again, changed, moved
from exercises.cards import Cards
from exercises.next_meeting import next_agenda, start_meeting
from exercises.progress import begun, exercise_done
from exercises.reader import shipped_pack
from exercises.round import PrivateRound
from exercises.seeding import new_workbook, seed_parents
from exercises.sheet import Sheet
from tests.rated import add, agree, alone, page_now, people, reveal, rows
from workbook.model import PROGRAMME, Key
from workbook.workbook import Workbook

PACK = shipped_pack()
SIGNS = PACK.exercises["6.1"]


@pytest.fixture
def sheet(tmp_path: Path):
    workbook = new_workbook(tmp_path / "group.samsyn", PACK, language="en", title="Ashbrook")
    yield Sheet(workbook, PACK)
    workbook.close()


def test_there_is_nothing_to_do_again_before_it_was_done(sheet):
    assert not can_do_again(sheet, SIGNS)
    agree(sheet, "6.1/rating", "value", [3])
    assert can_do_again(sheet, SIGNS)
    again(sheet, SIGNS)
    assert not can_do_again(sheet, SIGNS), "the second time has not begun"
    assert not can_do_again(sheet, PACK.exercises["0.1"]), "it has nothing that begins anew"


def test_ratings_begin_anew_and_last_times_stand_beside_them(sheet):
    people(sheet)
    alone(sheet, "6.1/rating", "value", 0, 2, 3, 3)
    reveal(sheet, "6.1")
    named = agree(sheet, "6.1/rating", "value", [3, 4, "?"])
    rating = sheet.field("6.1/rating")
    assert again(sheet, SIGNS) == 2
    assert rows(sheet, "6.1/rating") == named, "the signs are the same rows"
    assert sheet.value(rating, named[0].id, "value") is None
    assert sheet.counts(rating, named[0].id, "value") == {}
    assert [sheet.before(rating, row.id, "value") for row in named[:4]] == [3, 4, "?", None]
    assert not begun(sheet, SIGNS)
    assert page_now(sheet, "6.1") == SIGNS.pages[0].id
    alone_page = next(page for page in SIGNS.pages if page.by == "each")
    held = PrivateRound(sheet, SIGNS, alone_page)
    assert not held.revealed
    assert held.answered == 0
    agree(sheet, "6.1/rating", "value", [5, 4, 4, 2])
    assert [changed(sheet, rating, row.id, "value") for row in named[:4]] == [2, 0, None, None]
    assert moved(sheet, rating, "value") == [(named[0], 2)]


def test_a_new_sign_has_no_last_time_and_one_that_is_gone_takes_both_along(sheet):
    named = agree(sheet, "6.1/rating", "value", [3, 4])
    again(sheet, SIGNS)
    (new,) = add(sheet, "6.1/signs", "We laugh")
    assert new in [row.id for row in rows(sheet, "6.1/rating")]
    assert sheet.before(sheet.field("6.1/rating"), new, "value") is None
    sheet.workbook.remove_item(sheet.field("6.1/signs").place, named[0].id)
    assert all(key.row != named[0].id for key in sheet.workbook.answers(sheet.field("6.1/rating").place))


def test_it_is_one_step_that_can_be_undone_and_survives_a_restart(sheet, tmp_path):
    named = agree(sheet, "6.1/rating", "value", [3])
    rating = sheet.field("6.1/rating")
    again(sheet, SIGNS, label="once more")
    assert sheet.workbook.can_undo() == "once more"
    sheet.workbook.undo()
    assert sheet.value(rating, named[0].id, "value") == 3
    assert sheet.before(rating, named[0].id, "value") is None
    sheet.workbook.redo()
    path = sheet.workbook.path
    sheet.workbook.close()
    with_round = Workbook.open(path)
    try:
        there = Sheet(with_round, PACK)
        assert there.round_of("6.1") == 2
        assert there.before(rating, named[0].id, "value") == 3
    finally:
        with_round.close()
    sheet.workbook = Workbook.open(path)


@pytest.mark.parametrize("wrong", [0, -3, "2", True, 2.5, None, [2]])
def test_a_strangers_round_is_the_first(sheet, wrong):
    sheet.workbook.set(Key("6.1", "@round"), wrong)
    assert sheet.round_of("6.1") == 1


def test_cards_votes_and_choices_of_two_times_are_apart(sheet):
    (anna, ben, _cara) = people(sheet)
    values = PACK.exercises["3.2"]
    proposals, votes, chosen = (sheet.field(f"3.2/{name}") for name in ("proposals", "votes", "chosen"))

    def propose(words: str, author: str) -> None:
        sheet.workbook.add_item(
            proposals.place, {"value": words}, author=author, round=sheet.round_at(proposals)
        )

    propose("Courage", anna)
    propose("Care", ben)
    reveal(sheet, "3.2")
    cards = Cards(sheet, proposals)
    cards.new_group("Warmth", next(card.id for card in cards.all() if card.words == "Care"))
    first = [heading.words for heading in Cards(sheet, proposals).headings()]
    ids = [heading.id for heading in Cards(sheet, proposals).headings()]
    sheet.set(votes, ids[0], "", 2, author=anna)
    sheet.set(chosen, "", "", ids)
    again(sheet, values)
    assert Cards(sheet, proposals).headings() == []
    assert sheet.picked(chosen) == []
    propose("Patience", anna)
    reveal(sheet, "3.2")
    assert [heading.words for heading in Cards(sheet, proposals).headings()] == ["Patience"]
    sheet.workbook.undo()
    assert sheet.round_of("3.2") == 1
    assert [heading.words for heading in Cards(sheet, proposals).headings()] == first
    assert sheet.dots(votes, ids[0]) == (2, 1)
    assert [row.id for row in sheet.picked(chosen)] == ids


def test_a_texts_and_lists_of_the_group_go_on(sheet):
    sheet.set(sheet.field("5.3/purpose"), "", "", "To hear of the mornings")
    (group,) = add(sheet, "1.1/groups", "pupils")
    sheet.set(sheet.field("1.1/groups"), group, "word", "children")
    for id_ in ("5.3", "1.1"):
        again(sheet, PACK.exercises[id_])
    assert sheet.value(sheet.field("5.3/purpose")) == "To hear of the mornings"
    assert [row.words for row in sheet.rows(sheet.field("1.1/groups"))] == ["pupils"]
    assert sheet.value(sheet.field("1.1/groups"), group, "word") == "children"


# --- ready-made rows under others -----------------------------------------------------------------------------------


def pick(sheet: Sheet, *services: str) -> None:
    sheet.set(sheet.field("2.3/focus"), "", "", list(services))


def aspects(sheet: Sheet, parent: str) -> list[str]:
    return [row.words for row in sheet.rows(sheet.field("2.3/aspects"), parent=parent)]


def test_ready_made_rows_are_written_once_under_each_parent_as_it_appears(sheet):
    exercise = PACK.exercises["2.3"]
    one, two = add(sheet, "0.1/services", "Home care", "Alarms")
    assert not seed_parents(sheet, exercise)
    pick(sheet, one)
    steps = sheet.workbook.newest_step
    assert seed_parents(sheet, exercise)
    assert not seed_parents(sheet, exercise)
    assert sheet.workbook.newest_step == steps, "it is nobody's to undo"
    assert len(aspects(sheet, one)) == len(exercise.fields["aspects"].seeds)
    assert aspects(sheet, two) == []
    pick(sheet, one, two)
    assert seed_parents(sheet, exercise)
    assert aspects(sheet, two) == aspects(sheet, one)
    assert not exercise_done(sheet, exercise)


def test_a_ready_made_row_that_was_deleted_or_renamed_does_not_come_back(sheet):
    exercise = PACK.exercises["2.3"]
    (one,) = add(sheet, "0.1/services", "Home care")
    pick(sheet, one)
    seed_parents(sheet, exercise)
    field = sheet.field("2.3/aspects")
    for row in sheet.rows(field):
        sheet.workbook.remove_item(field.place, row.id)
    assert not seed_parents(sheet, exercise)
    assert aspects(sheet, one) == []
    sheet.workbook.undo()
    assert len(aspects(sheet, one)) == 1
    assert not seed_parents(sheet, exercise)
    pick(sheet)
    pick(sheet, one)
    assert not seed_parents(sheet, exercise), "a service chosen again has its rows as they were left"


def test_a_parent_that_is_deleted_takes_its_rows_along_and_undo_brings_them_back(sheet):
    exercise = PACK.exercises["2.3"]
    (one,) = add(sheet, "0.1/services", "Home care")
    pick(sheet, one)
    seed_parents(sheet, exercise)
    before = aspects(sheet, one)
    sheet.workbook.remove_item(sheet.field("0.1/services").place, one)
    assert aspects(sheet, one) == []
    sheet.workbook.undo()
    assert aspects(sheet, one) == before
    assert not seed_parents(sheet, exercise)


def test_an_exercise_that_has_come_to_the_pack_since_gets_its_rows(sheet):
    exercise = PACK.exercises["6.1"]
    field = sheet.field("6.1/signs")
    for row in sheet.rows(field):
        sheet.workbook.remove_item(field.place, row.id)
    for key in list(sheet.workbook.answers(field.place._replace(field="signs@seeded"))):
        sheet.workbook.set(key, None)
    assert seed_parents(sheet, exercise)
    assert len(sheet.rows(field)) == len(field.seeds)


def test_a_workbook_for_reading_only_is_left_as_it_is(sheet):
    (one,) = add(sheet, "0.1/services", "Home care")
    pick(sheet, one)
    path = sheet.workbook.path
    sheet.workbook.close()
    copy = Workbook.open(path, read_only=True)
    assert not seed_parents(Sheet(copy, PACK), PACK.exercises["2.3"])
    copy.close()
    sheet.workbook = Workbook.open(path)


# --- a programme of several meetings --------------------------------------------------------------------------------


def test_each_meeting_takes_what_is_its_own_and_what_was_left(sheet):
    chosen = PACK.programmes["four-meetings"].exercises
    sheet.workbook.set(Key(*PROGRAMME), [list(entry) for entry in chosen])
    assert next_agenda(sheet) == list(chosen[:4])
    start_meeting(sheet, date(2026, 3, 10))
    assert next_agenda(sheet) == list(chosen[:8]), "nothing was done at the first"
    for _meeting in range(2):
        start_meeting(sheet, date(2026, 3, 17))
    assert next_agenda(sheet) == list(chosen)
    start_meeting(sheet, date(2026, 3, 24))
    assert next_agenda(sheet) == list(chosen), "a fifth meeting takes the rest"


def test_a_programme_of_ones_own_is_not_shared_out(sheet):
    chosen = PACK.programmes["four-meetings"].exercises[:6]
    sheet.workbook.set(Key(*PROGRAMME), [list(entry) for entry in chosen])
    assert next_agenda(sheet) == list(chosen)
