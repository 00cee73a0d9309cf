"""An exercise done again: ratings begin anew beside last time's, and the group's lists are the same."""

from datetime import date

import pytest

from exercises.answers.again import again, can_do_again, last_day
from exercises.answers.difference import since
from exercises.answers.rounds import ROUND
from exercises.answers.sheet import Sheet
from exercises.content.drawn_pictures import columns_of
from exercises.content.gather_minutes import meeting_numbered, minutes_content
from exercises.content.gather_plan import plan_content
from exercises.fields.changes import was
from exercises.fields.pick import chosen_last
from exercises.packs.reader import shipped_pack
from exercises.pictures import PICTURES
from exercises.plan.review import review
from exercises.scene.scene import scene_of
from exercises.start.next_meeting import next_agenda, start_meeting
from exercises.start.seeding import seed_parents
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from exercises.together.progress import begun, exercise_done
from tests.helpers.angsvik import cells_in
from tests.helpers.rated import add, agree, alone, page_now, people, reveal, rows
from workbook.blocks import Table
from workbook.meeting import Meetings
from workbook.model import PROGRAMME, Key
from workbook.scene_parts import Strips
from workbook.workbook import Workbook

PACK = shipped_pack()
SIGNS = PACK.exercises["6.1"]


def called(sheet: Sheet, sign: int) -> str:
    """The short name of a sign."""
    return rows(sheet, "6.1/rating")[sign].words.partition(": ")[0]


def test_there_is_nothing_to_do_again_before_it_was_done(sheet):
    assert not can_do_again(sheet, SIGNS)
    (new,) = add(sheet, "6.1/signs", "We laugh")
    assert not can_do_again(sheet, SIGNS), "a list is no answer that could begin anew"
    sheet.workbook.remove_item(sheet.field("6.1/signs").place, new)
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
    assert [was(sheet, rating, row.id, "value") for row in named[:5]] == [
        "Last time 3, now 5: two up",
        "Last time 4, the same now",
        "Last time you didn't know, now 4",
        "",
        "",
    ]
    assert since(sheet, rating) == [
        f"{called(sheet, 0)}: two up, from 3 to 5.",
        f"{called(sheet, 2)}: last time you didn't know, now 4.",
        "One is the same as last time.",
        "One had no value last time.",
    ]


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
    sheet.open_instead(Workbook.open(path))


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


# --- what stands on an exercise that has been begun again ---------------------------------------------------------


def needs_and_values(sheet: Sheet) -> tuple[list[str], list[str]]:
    """Priority needs in 2.1, and values in 3.2 that came from everybody's cards."""
    anna, ben, _cara = people(sheet)
    (group,) = add(sheet, "1.1/groups", "pupils")
    needs = add(sheet, "2.1/needs", "Calm mornings", "To be asked", parent=group)
    agree(sheet, "2.1/rating", "importance", [5, 4])
    sheet.set(sheet.field("2.1/priority"), "", "", needs)
    propose(sheet, "Courage", anna)
    propose(sheet, "Care", ben)
    reveal(sheet, "3.2")
    values = [heading.id for heading in Cards(sheet, sheet.field("3.2/proposals")).headings()]
    sheet.set(sheet.field("3.2/chosen"), "", "", values)
    for id_, words in zip(values, ("We say it", "We look twice"), strict=True):
        sheet.set(sheet.field("3.2/sentences"), id_, "sentence", words)
    return needs, values


def propose(sheet: Sheet, words: str, author: str) -> None:
    field = sheet.field("3.2/proposals")
    sheet.workbook.add_item(field.place, {"value": words}, author=author, round=sheet.round_at(field))


def test_a_pick_that_begins_anew_holds_for_the_others_until_there_is_a_new_one(sheet):
    needs, _values = needs_and_values(sheet)
    idea = sheet.field("2.4/ideas")
    sheet.workbook.add_item(idea.place, {"idea": "A quiet room"}, parent=needs[0])
    again(sheet, PACK.exercises["2.1"])
    priority = sheet.field("2.1/priority")
    assert sheet.picked(priority) == [], "its own page is empty"
    assert [row.words for row in chosen_last(sheet, priority)] == ["Calm mornings", "To be asked"]
    assert [row.id for row in rows(sheet, "2.2/know")] == needs
    assert [row.words for row in sheet.rows_at(idea)] == ["A quiet room"]
    (customer,) = plan_content(sheet).customers
    assert [(need.priority, need.importance) for need in customer.needs] == [(1, 5), (2, 4)]
    rule = next(rule for rule in PACK.exercises["6.3"].blind_spots if rule.rule == "picked_without_action")
    assert [spot.item for spot in review(sheet) if spot.rule == rule.id] == needs
    agree(sheet, "2.1/rating", "importance", [3])
    (customer,) = plan_content(sheet).customers
    assert [(need.priority, need.importance) for need in customer.needs] == [(1, 3), (2, 4)]
    sheet.set(priority, "", "", needs[1:])
    assert [row.id for row in rows(sheet, "2.2/know")] == needs[1:]
    (customer,) = plan_content(sheet).customers
    assert [need.priority for need in customer.needs] == [0, 1]
    assert plan_content(sheet).changes.needs == (
        "“Calm mornings”, important: two down, from 5 to 3.",
        "No longer there: Calm mornings.",
    )


def test_values_stay_where_they_are_used_while_everybody_proposes_anew(sheet):
    _needs, values = needs_and_values(sheet)
    action = sheet.plan.catch("Say it aloud", label="", origin=("3.2", values[0]))
    again(sheet, PACK.exercises["3.2"])
    propose(sheet, "Patience", sheet.people()[0].id)
    held = PrivateRound(sheet, PACK.exercises["3.2"], PACK.exercises["3.2"].page("propose"))
    held.begin(sheet.people()[0].id)
    assert [row.words for row in rows(sheet, "3.3/meeting")] == ["Care", "Courage"]
    assert [(value.name, value.sentence) for value in plan_content(sheet).values] == [
        ("Care", "We say it"),
        ("Courage", "We look twice"),
    ]
    found = sheet.find(action.origin[1])
    assert found is not None
    assert found[1].words == "Care", "an action knows where it was caught"
    page = PACK.exercises["3.3"].pages_of("decide")[0]
    scene = scene_of(sheet, PACK.exercises["3.3"], page)
    assert scene.answered is None, "the room sees what 3.3 stands on, and nothing of the round"
    assert "Patience" not in str(scene)
    held.finish(sheet.people()[0].id)
    held.reveal()
    assert [row.words for row in rows(sheet, "3.3/meeting")] == ["Care", "Courage"], "nothing is chosen yet"
    (new,) = Cards(sheet, sheet.field("3.2/proposals")).headings()
    sheet.set(sheet.field("3.2/chosen"), "", "", [new.id])
    assert [row.words for row in rows(sheet, "3.3/meeting")] == ["Patience"]
    assert since(sheet, sheet.field("3.2/chosen")) == ["New: Patience.", "No longer there: Care, Courage."]
    sheet.workbook.undo()
    propose(sheet, "Care", sheet.people()[1].id)
    Cards(sheet, sheet.field("3.2/proposals")).gather()
    care = next(h for h in Cards(sheet, sheet.field("3.2/proposals")).headings() if h.words == "Care")
    sheet.set(sheet.field("3.2/chosen"), "", "", [care.id])
    assert since(sheet, sheet.field("3.2/chosen")) == ["No longer there: Courage."], (
        "the same words are the same"
    )


def test_responsibilities_go_on_task_by_task(sheet):
    duties = sheet.field("4.1/duties")
    (one, two, *_rest), roles = rows(sheet, "4.1/duties"), sheet.across(duties)
    for task in (one, two):
        sheet.set(duties, task.id, roles[0].id, "accountable")
        sheet.set(duties, task.id, roles[1].id, "responsible")
    again(sheet, PACK.exercises["4.1"])
    sheet.set(duties, one.id, roles[2].id, "accountable")
    sheet.set(duties, one.id, roles[1].id, "responsible")
    found = {
        task: tuple(duty and duty.code for duty in duties[:3])
        for task, duties in plan_content(sheet).duties.held
    }
    assert found == {
        one.words: (None, "responsible", "accountable"),
        two.words: ("accountable", "responsible", None),
    }
    (said,) = since(sheet, duties)
    names = [role.words for role in roles]
    lost, gained = said.removeprefix(f"{one.words}: ").split("; ")
    assert lost.startswith(f"{names[0]} nothing, last time ")
    assert gained.startswith(f"{names[2]} ")
    assert gained.endswith(", last time nothing.")


def test_a_private_round_that_is_begun_anew_is_put_aside_and_no_last_time(sheet):
    anna, *_others = people(sheet)
    rating = sheet.field("6.1/rating")
    own = next(page for page in SIGNS.pages if page.by == "each")
    held = PrivateRound(sheet, SIGNS, own)
    held.begin(anna)
    alone(sheet, "6.1/rating", "value", 0, 6)
    held.finish(anna)
    held.leave()
    assert can_do_again(sheet, SIGNS)
    again(sheet, SIGNS)
    fresh = PrivateRound(sheet, SIGNS, own)
    assert (fresh.answered, fresh.begun, fresh.revealed) == (0, False, False)
    assert sheet.times_before(SIGNS) == 0
    assert sheet.last_round(rating) == 0
    alone(sheet, "6.1/rating", "value", 0, 1, 2)
    reveal(sheet, "6.1")
    first = rows(sheet, "6.1/rating")[0]
    assert sheet.counts(rating, first.id, "value") == {1: 1, 2: 1}
    agree(sheet, "6.1/rating", "value", [2])
    again(sheet, SIGNS)
    assert sheet.before(rating, first.id, "value") == 2
    again(sheet, SIGNS)
    assert sheet.before(rating, first.id, "value") == 2, "a time without an answer is passed over"
    assert sheet.times_before(SIGNS) == 1


def test_the_room_sees_last_times_value_only_after_the_reveal(sheet):
    people(sheet)
    agree(sheet, "6.1/rating", "value", [3])
    again(sheet, SIGNS)
    page = SIGNS.page("agree")
    alone(sheet, "6.1/rating", "value", 0, 4, 5)
    assert scene_of(sheet, SIGNS, page).content == ()
    reveal(sheet, "6.1")
    first = rows(sheet, "6.1/rating")[0]
    said = [
        strip.last
        for block in scene_of(sheet, SIGNS, page, item=first.id).content
        if isinstance(block, Strips)
        for strip in block.strips
    ]
    assert said[0] == "Last time 3"


@pytest.mark.parametrize("exercise_id", ["1.3", "2.1", "2.3", "4.3", "5.1"])
def test_every_picture_of_ratings_has_last_times_values_in_its_table_and_words(sheet, exercise_id):
    (service,) = add(sheet, "0.1/services", "Home care")
    (group,) = add(sheet, "1.1/groups", "pupils")
    add(sheet, "2.1/needs", "Calm mornings", parent=group)
    sheet.set(sheet.field("2.3/focus"), "", "", [service])
    exercise = PACK.exercises[exercise_id]
    seed_parents(sheet, exercise)
    (named,) = exercise.pictures.values()
    columns = columns_of(sheet, exercise, named)
    for field, column in columns:
        agree(sheet, f"{exercise_id}/{field.id}", column, [2])
    again(sheet, exercise)
    sheet.set(sheet.field("2.3/focus"), "", "", [service])
    for field, column in columns:
        agree(sheet, f"{exercise_id}/{field.id}", column, [3])
    shown = [row for field, _column in columns for row in sheet.grid_rows(field)[:1]]
    picture = PICTURES[named.kind].draw(sheet, exercise, named, list(dict.fromkeys(shown)))
    cells = [words for line in picture.table[1:] for words in line]
    assert "agreed 3, last time 2" in cells
    assert "ast time" in picture.description


# --- at which meeting ---------------------------------------------------------------------------------------------


def signs_in(sheet: Sheet, number: int) -> tuple[list[str], list[str]]:
    """(the agreed values, what has changed) of 6.1 in the minutes of a meeting."""
    (worked,) = (
        w for w in minutes_content(sheet, meeting_numbered(sheet, number)).exercises if w.number == "6.1"
    )
    grid = next(one.told for one in worked.decided if isinstance(one.told, Table))
    changes = [line for one in worked.decided if one.label.startswith("Since") for line in one.told.items]
    return [row[1] for _band, rows in cells_in(grid) for row in rows], changes


@pytest.mark.parametrize("kept", [1, True])
def test_the_minutes_of_a_meeting_hold_the_answers_of_that_time(sheet, kept):
    people(sheet)
    first = start_meeting(sheet, date(2026, 3, 10))
    agree(sheet, "6.1/rating", "value", [2, 3, 4])
    sheet.workbook.set(Key("meetings", "worked", first.id, "6.1"), kept)
    second = start_meeting(sheet, date(2026, 9, 15))
    again(sheet, SIGNS)
    assert last_day(sheet, SIGNS) == date(2026, 3, 10)
    Meetings(sheet.workbook).touch("6.1", sheet.round_of("6.1"))
    agree(sheet, "6.1/rating", "value", [3, 3])
    assert signs_in(sheet, 1) == (["2", "3", "4"], [])
    assert signs_in(sheet, 2) == (
        ["3", "3"],
        [f"{called(sheet, 0)}: one up, from 2 to 3.", "One is the same as last time."],
    )
    minutes = minutes_content(sheet, meeting_numbered(sheet, 2))
    labels = [one.label for worked in minutes.exercises for one in worked.decided]
    assert "Since 10 March 2026" in labels
    assert Meetings(sheet.workbook).rounds_worked("6.1") == {first.id: 1, second.id: 2}
    sheet.workbook.set(Key("6.1", ROUND), None)  # the second time is taken back
    assert signs_in(sheet, 2) == (["2", "3", "4"], [])


def test_an_exercise_that_was_only_reserved_against_is_read_as_it_had_come_to_be(sheet):
    people(sheet)
    start_meeting(sheet, date(2026, 3, 10))
    Meetings(sheet.workbook).touch("6.1", 1)
    between = start_meeting(sheet, date(2026, 4, 10))
    start_meeting(sheet, date(2026, 9, 15))
    again(sheet, SIGNS)
    Meetings(sheet.workbook).touch("6.1", 2)
    assert sheet.round_at_meeting("6.1", between) == 1
    assert sheet.round_at_meeting("2.1", between) == 1


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
    sheet.open_instead(Workbook.open(path))


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
