"""What each wrote alone, shared as cards: no word is ever lost, and every change can be taken back."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from exercises.together.cards import Cards, same
from exercises.together.private_round import PrivateRound
from tests.helpers.revealed import reveal_all
from workbook.model import ANONYMOUS, DRAFT, PEOPLE, Event, Key
from workbook.workbook import Workbook

PACK = shipped_pack()
FIELD = PACK.field_at("3.2/proposals")


def fresh(folder: Path) -> Sheet:
    workbook = new_workbook(folder / "group.samsyn", PACK, language="en", title="Ashbrook")
    for name in ("Anna", "Ben", "Cara"):
        workbook.add_item(PEOPLE, {"name": name})
    return Sheet(workbook, PACK)


@pytest.fixture
def sheet(tmp_path: Path):
    made = fresh(tmp_path)
    yield made
    made.workbook.close()


def say(sheet: Sheet, author: str | int, *words: str) -> list[str]:
    """Rows of one author: a participant's number or a name of nobody."""
    id_ = sheet.people()[author].id if isinstance(author, int) else author
    place = sheet.place(FIELD)
    return [sheet.workbook.add_item(place, {"value": each}, author=id_).id for each in words]


def gathered(sheet: Sheet) -> Cards:
    reveal_all(sheet, "3.2")
    cards = Cards(sheet, FIELD)
    cards.gather()
    return cards


def named(cards: Cards, words: str) -> str:
    return next(card.id for card in cards.all() if card.words == words)


def state(workbook: Workbook) -> tuple[object, ...]:
    """Every card, group and reference, as the file has it."""
    places = [f"proposals{end}" for end in ("", "@cards", "@groups", "@opened")]
    found = []
    for exercise in workbook._store._answers:
        found += [(k, v) for k, v in workbook._store.answers(exercise).items() if k.exercise == "3.2"]
    items = [item for item in workbook._store.items("3.2").values() if item.field in places]
    return sorted(map(repr, found)), sorted(map(repr, items))


def test_equal_words_are_one_card_and_the_most_said_comes_first(sheet):
    say(sheet, 0, "humour", "Trust")
    say(sheet, 1, "trust.", "calm")
    say(sheet, 2, "trust", "calm", "calm ")
    cards = gathered(sheet)
    assert [(same(card.words), card.people) for card in cards.cards()] == [
        ("trust", 3),
        ("calm", 2),
        ("humour", 1),
    ]
    assert cards.cards()[1].wordings == ["calm"]


def test_equally_often_said_comes_by_the_alphabet_and_not_by_who_was_first(sheet):
    say(sheet, 2, "zeal")
    say(sheet, 0, "care")
    say(sheet, 1, "hope")
    assert [card.words for card in gathered(sheet).cards()] == ["care", "hope", "zeal"]


def test_answers_without_names_count_one_each(sheet):
    say(sheet, ANONYMOUS, "trust", "trust", "calm")
    assert [(card.words, card.people) for card in gathered(sheet).cards()] == [("trust", 2), ("calm", 1)]


def test_what_somebody_writes_just_now_is_no_card(sheet):
    say(sheet, ANONYMOUS, "trust")
    say(sheet, DRAFT, "secret")
    assert [card.words for card in gathered(sheet).all()] == ["trust"]


def test_gathering_leaves_no_step_and_is_done_once(sheet):
    say(sheet, 0, "trust")
    before = sheet.workbook.can_undo()
    cards = gathered(sheet)
    written: list[Event] = []
    sheet.workbook.listen(written.append)
    cards.gather()
    assert (sheet.workbook.can_undo(), written) == (before, [])


def test_a_late_answer_joins_the_card_with_its_words_wherever_it_has_gone(sheet):
    say(sheet, 0, "trust", "calm")
    cards = gathered(sheet)
    cards.merge(named(cards, "calm"), named(cards, "trust"))
    cards.open(cards.all()[0].id)
    sheet.workbook.set(Key("3.2", "@done", "propose", "", sheet.people()[1].id), True)
    say(sheet, 1, "CALM", "humour")
    cards.gather()
    assert [(card.words, len(card.members)) for card in cards.all()] == [("trust", 3), ("humour", 1)]
    assert not cards.opened(named(cards, "trust"))


def test_undo_can_leave_a_late_answer_in_no_card_and_gathering_puts_it_back(sheet):
    say(sheet, 0, "trust", "calm")
    cards = gathered(sheet)
    cards.merge(named(cards, "calm"), named(cards, "trust"), label="Merge")
    say(sheet, ANONYMOUS, "trust")
    cards.gather()
    sheet.workbook.undo()
    assert [row.words for row in cards.loose()] == ["trust"]
    cards.gather()
    assert [(card.words, len(card.members)) for card in cards.all()] == [("calm", 1), ("trust", 2)]


def test_somebody_who_leaves_the_group_leaves_their_words(sheet):
    say(sheet, 0, "trust")
    cards = gathered(sheet)
    sheet.workbook.remove_item(PEOPLE, sheet.people()[0].id)
    assert [(card.words, card.people) for card in cards.all()] == [("trust", 1)]


def test_a_late_answer_waits_until_its_writer_is_done(sheet):
    say(sheet, 0, "trust")
    cards = gathered(sheet)
    late, exercise = sheet.people()[1].id, sheet.pack.exercises["3.2"]
    held = PrivateRound(sheet, exercise, exercise.page("propose"))
    held.begin(late)
    say(sheet, 1, "half a wo")
    cards.gather()
    assert [card.words for card in cards.all()] == ["trust"]
    held.finish(late)
    cards.gather()
    assert len(cards.all()) == 2


def test_a_deleted_answer_leaves_its_card_and_an_emptied_card_is_gone(sheet):
    (trust,) = say(sheet, 0, "trust")
    (again,) = say(sheet, 1, "Trust")
    cards = gathered(sheet)
    sheet.workbook.remove_item(sheet.place(FIELD), trust)
    assert [[row.id for row in card.members] for card in cards.all()] == [[again]]
    sheet.workbook.remove_item(sheet.place(FIELD), again)
    assert cards.all() == []
    assert cards.headings() == []
    cards.gather()
    assert sheet.workbook.items(cards.cards_place) == []
    sheet.workbook.undo()
    cards.gather()
    assert len(cards.all()) == 1


def test_headings_are_the_named_groups_and_then_the_cards_in_none(sheet):
    say(sheet, 0, "trust", "calm", "know who comes", "humour")
    say(sheet, 1, "Trust")
    cards = gathered(sheet)
    group = cards.new_group("Trust", named(cards, "Trust"))
    cards.move(named(cards, "calm"), group, 9)
    cards.move(named(cards, "know who comes"), group, 1)
    rows = sheet.rows_at(FIELD)
    assert [row.words for row in rows] == ["Trust", "humour"]
    heading = cards.headings()[0]
    assert (heading.id, heading.hints, heading.people) == (group, ["know who comes", "calm"], 2)
    assert sheet.words(FIELD, group) == "Trust"
    assert sheet.words(FIELD, named(cards, "humour")) == "humour"
    found = sheet.find(group)
    assert found is not None
    assert (found[0].id, found[1].words) == ("proposals", "Trust")
    cards.dissolve(group)
    assert len(sheet.rows_at(FIELD)) == 4


def _words(cards: Cards) -> list[str]:
    return [card.words for card in cards.all()]


def test_a_group_without_cards_is_the_groups_own_word(sheet):
    say(sheet, 0, "trust")
    cards = gathered(sheet)
    cards.new_group("Courage")
    cards.new_group("")
    assert [heading.words for heading in cards.headings()] == ["Courage", "trust"]


def test_a_group_with_no_name_is_called_by_its_first_card(sheet):
    say(sheet, 0, "trust")
    cards = gathered(sheet)
    group = cards.new_group("", named(cards, "trust"))
    assert [row.words for row in sheet.rows_at(FIELD)] == ["trust"]
    assert sheet.words(FIELD, group) == "trust"


def test_what_else_was_said_stands_under_a_heading_wherever_it_is_picked(sheet):
    say(sheet, 0, "trust", "calm")
    cards = gathered(sheet)
    trust = named(cards, "trust")
    cards.merge(named(cards, "calm"), trust)
    assert sheet.beneath(FIELD, trust) == "calm"
    assert sheet.beneath(sheet.field("3.2/chosen"), trust) == "calm"
    assert sheet.beneath(sheet.field("1.1/groups"), "nobody") == ""


def test_before_it_is_shown_there_is_nothing_to_refer_to(sheet):
    say(sheet, 0, "trust")
    assert sheet.rows_at(FIELD) == []


def test_one_wording_is_split_out_with_everybody_who_said_it(sheet):
    say(sheet, 0, "trust", "calm")
    say(sheet, 1, "calm")
    cards = gathered(sheet)
    calm, trust = named(cards, "calm"), named(cards, "trust")
    cards.merge(calm, trust)
    cards.rename(trust, "Safe")
    (card,) = cards.all()
    member = next(row.id for row in card.members if row.words == "calm")
    new = cards.split(trust, member)
    assert [(card.words, len(card.members)) for card in cards.all()] == [("Safe", 1), ("calm", 2)]
    alone = cards.split(new, cards.card(new).members[0].id)
    assert [len(card.members) for card in cards.all()] == [1, 1, 1]
    assert cards.split(alone, cards.card(alone).members[0].id) == alone


def test_the_words_that_are_split_off_do_not_stay_as_the_cards_name(sheet):
    say(sheet, 0, "trust", "calm")
    cards = gathered(sheet)
    cards.merge(named(cards, "calm"), named(cards, "trust"))
    (card,) = cards.all()
    cards.split(card.id, next(row.id for row in card.members if row.words == "trust"))
    assert _words(cards) == ["calm", "trust"]


def test_a_name_that_is_taken_away_gives_back_the_words_most_said(sheet):
    say(sheet, 0, "trust")
    cards = gathered(sheet)
    cards.rename(named(cards, "trust"), "Safe")
    cards.rename(named(cards, "Safe"), "  ")
    assert _words(cards) == ["trust"]


def test_a_merged_card_takes_its_dots_its_choice_and_its_sentence_along(sheet):
    say(sheet, 0, "trust", "calm", "humour")
    cards = gathered(sheet)
    trust, calm = named(cards, "trust"), named(cards, "calm")
    votes, chosen, sentences = (sheet.field(f"3.2/{name}") for name in ("votes", "chosen", "sentences"))
    anna, ben, _cara = (person.id for person in sheet.people())
    sheet.set(votes, trust, "", 1, author=anna)
    sheet.set(votes, calm, "", 2, author=anna)
    sheet.set(votes, calm, "", 1, author=ben)
    sheet.set(chosen, "", "", [calm, named(cards, "humour"), trust])
    sheet.set(sentences, calm, "sentence", "We take our time.")
    action = sheet.plan.catch("Breathe", label="", origin=("3.2", calm))
    before = state(sheet.workbook)
    cards.merge(calm, trust, label="Merge")
    assert next(each.origin for each in sheet.plan.actions() if each.id == action.id) == ("3.2", trust)
    assert sheet.dots(votes, trust) == (4, 2)
    assert sheet.value(chosen) == [trust, named(cards, "humour")]
    assert sheet.value(sentences, trust, "sentence") == "We take our time."
    sheet.workbook.undo()
    assert state(sheet.workbook) == before


def test_coverage_is_kept_and_is_no_step(sheet):
    say(sheet, 0, "trust", "calm", "humour")
    cards = gathered(sheet)
    before = sheet.workbook.can_undo()
    for words in ("trust", "calm"):
        cards.open(named(cards, words))
    assert [card.words for card in cards.unopened()] == ["humour"]
    assert sheet.workbook.can_undo() == before
    cards.merge(named(cards, "trust"), named(cards, "calm"))
    assert cards.opened(named(cards, "calm"))
    cards.merge(named(cards, "humour"), named(cards, "calm"))
    assert [card.words for card in cards.unopened()] == ["calm"]
    cards.open(named(cards, "calm"))
    (card,) = cards.all()
    cards.split(card.id, card.members[0].id)
    assert cards.unopened() == []


def test_a_strangers_file_may_hold_anything(sheet):
    (trust,) = say(sheet, 0, "trust")
    cards = gathered(sheet)
    for members in ("text", [1, trust, trust], {"a": 1}, ["nobody"]):
        id_ = sheet.workbook.add_item(cards.cards_place, {"name": 7, "members": members}, parent="gone").id
        assert cards.card(id_) is None
    cards.move(named(cards, "trust"), "gone", 0)
    cards.merge("gone", "gone too")
    cards.dissolve("gone")
    assert _words(cards) == ["trust"]


_ACTIONS = st.tuples(
    st.sampled_from(["merge", "split", "move", "dissolve", "group", "rename", "gather", "late", "open"]),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(-1, 9),
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    said=st.lists(
        st.tuples(st.sampled_from([0, 1, 2, ANONYMOUS]), st.sampled_from(["a", "A", "b", "c.", "d", "?"])),
        min_size=1,
        max_size=9,
    ),
    doing=st.lists(_ACTIONS, max_size=10),
)
def test_no_word_is_lost_whatever_is_done_and_undo_restores_exactly(said, doing):
    with tempfile.TemporaryDirectory() as folder:
        sheet = fresh(Path(folder))
        for author, words in said:
            say(sheet, author, words)
        cards = gathered(sheet)
        history = []
        for what, one, two, index in doing:
            ids = [card.id for card in cards.all()]
            groups = [group.id for group in cards.groups()]
            card = cards.card(ids[one % len(ids)])
            before, newest = state(sheet.workbook), sheet.workbook.newest_step
            if what == "merge":
                cards.merge(card.id, ids[two % len(ids)])
            elif what == "split":
                cards.split(card.id, card.members[two % len(card.members)].id)
            elif what == "move":
                cards.move(card.id, ["", *groups][two % (len(groups) + 1)], index)
            elif what == "dissolve" and groups:
                cards.dissolve(groups[one % len(groups)])
            elif what == "group":
                cards.new_group("g", card.id if two % 2 else "")
            elif what == "rename":
                cards.rename(card.id, "r" * (two % 3))
            elif what == "gather":
                cards.gather()
                assert state(sheet.workbook) == before
            elif what == "late":
                say(sheet, ANONYMOUS, "late")
                cards.gather()
                history.clear()
                said = [*said, (ANONYMOUS, "late")]
            elif what == "open":
                cards.open(card.id)
                history.clear()
            if what not in ("late", "open", "gather") and sheet.workbook.newest_step != newest:
                history.append(before)
            under = [row.words for card in cards.all() for row in card.members]
            assert Counter(under) == Counter(words for _author, words in said)
            assert cards.loose() == []
            shown = [card.id for group in cards.groups() for card in group.cards]
            shown += [card.id for card in cards.cards()]
            assert sorted(shown) == sorted(card.id for card in cards.all())
            assert len(set(shown)) == len(shown)
        for before in reversed(history):
            sheet.workbook.undo()
            assert state(sheet.workbook) == before
        sheet.workbook.close()
