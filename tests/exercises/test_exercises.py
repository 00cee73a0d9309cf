"""What is asked: field kinds, progress, spread, blind-spot rules, the matrix, and every text of the shipped pack."""

import re
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.answers.sheet import Sheet
from exercises.fields import DONT_KNOW, KINDS
from exercises.fields.spread import spread_of
from exercises.packs.check_texts import languages_complete
from exercises.packs.reader import shipped_pack
from exercises.pictures import PICTURES
from exercises.plan import review
from exercises.rules import RULES
from exercises.rules.rating_rules import RATING_RULES
from exercises.texts import texts
from exercises.texts.texts import TemplateError, Texts, render
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from exercises.together.progress import (
    begun,
    done_count,
    exercise_done,
    field_progress,
    next_page,
    page_done,
    step_done,
)
from tests.helpers.revealed import reveal_all
from workbook.model import ACTIONS, GROUP, PEOPLE, PROGRAMME, Key, Place
from workbook.picture import Caption, Circle, Diamond, Line

PACK = shipped_pack()
LANGUAGES = ("sv", "nb", "en")


def add(sheet: Sheet, reference: str, *names: str, parent: str = "", author: str = GROUP) -> list[str]:
    field = sheet.field(reference)
    column = field.columns[0].id if field.columns else "name"
    place = sheet.place(field)
    return [sheet.workbook.add_item(place, {column: name}, parent=parent, author=author).id for name in names]


def value_names(sheet: Sheet, *names: str) -> list[str]:
    """Values that the group has found words for."""
    proposals = Cards(sheet, sheet.field("3.2/proposals"))
    return [proposals.new_group(name) for name in names]


def group(sheet: Sheet) -> tuple[list[str], list[str]]:
    """Three people, one customer group with three needs: (people, needs)."""
    people = add(sheet, "0.1/participants", "Anna", "Ben", "Cara")
    (pupils,) = add(sheet, "1.1/groups", "pupils")
    return people, add(sheet, "2.1/needs", "Be seen.", "Know when", "Lock the door", parent=pupils)


def say(sheet: Sheet, reference: str, row: str, column: str, *values: object, agreed: object = None) -> None:
    field = sheet.field(reference)
    for person, value in zip(sheet.people(), values, strict=False):
        sheet.set(field, row, column, value, author=person.id)
    sheet.set(field, row, column, agreed)


# --- fields -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "column", "given", "kept"),
    [
        ("0.1/organisation", "", "  Ashbrook \n Council ", "Ashbrook Council"),
        ("0.1/organisation", "", "   ", None),
        ("0.1/purpose", "", "two\r\nlines", "two\nlines"),
        ("0.1/purpose", "", " \n", None),
        ("0.1/decision", "", "chair", "chair"),
        ("1.1/view", "", ["partner", "object"], ["object", "partner"]),
        ("1.1/view", "", [], None),
        ("2.1/rating", "met", 1, 1),
        ("2.1/rating", "met", 5, 5),
        ("2.1/rating", "met", DONT_KNOW, DONT_KNOW),
        ("0.1/ground_rules", "ticked", True, True),
        ("0.1/ground_rules", "ticked", False, None),
        ("0.1/participants", "name", " Anna  Berg", "Anna Berg"),
        ("4.1/duties", "role", "accountable", "accountable"),
        ("3.2/votes", "", 3, 3),
        ("3.2/votes", "", 0, None),
        ("1.1/word", "one", " service user ", "service user"),
        ("0.1/programme", "", [["0.1", 20]], [["0.1", 20]]),
    ],
)
def test_values_are_kept_as_their_kind_keeps_them(sheet, reference, column, given, kept):
    field = sheet.field(reference)
    sheet.set(field, "row", column, given)
    assert sheet.value(field, "row", column) == kept
    assert type(sheet.value(field, "row", column)) is type(kept)


@pytest.mark.parametrize(
    ("reference", "column", "wrong"),
    [
        ("0.1/organisation", "", 5),
        ("0.1/purpose", "", ["text"]),
        ("0.1/decision", "", "dice"),
        ("0.1/decision", "", ["chair"]),
        ("1.1/view", "", "object"),
        ("1.1/view", "", ["nobody"]),
        ("1.1/view", "", [["object"]]),
        ("2.1/rating", "met", 0),
        ("2.1/rating", "met", 6),
        ("2.1/rating", "met", True),
        ("2.1/rating", "met", 2.5),
        ("2.1/rating", "met", "3"),
        ("0.1/ground_rules", "ticked", "yes"),
        ("4.1/duties", "role", "boss"),
        ("4.1/duties", "role", ["accountable"]),
        ("3.2/votes", "", -1),
        ("3.2/votes", "", True),
        ("2.1/priority", "", ["unknown"]),
        ("2.1/priority", "", [["x"]]),
        ("2.1/priority", "", "x"),
        ("1.1/word", "one", 3),
        ("0.1/programme", "", [["9.9", 20]]),
        ("0.1/programme", "", [5]),
        ("0.1/programme", "", [["0.1", "long"]]),
        ("0.1/programme", "", [[["0.1"], 5]]),
        ("0.1/programme", "", "all"),
    ],
)
def test_what_is_no_value_of_its_kind_is_refused_and_not_read(sheet, reference, column, wrong):
    field = sheet.field(reference)
    with pytest.raises(ValueError, match=r"\w"):
        sheet.set(field, "row", column, wrong)
    # And a stranger's file that holds it all the same shows nothing that could not have been typed.
    sheet.workbook.set(sheet.key(field, "row", column), wrong)
    value = sheet.value(field, "row", column)
    kind, _spec = sheet._kind_at(field, column)
    assert value is None or (kind.name in ("choice", "choices", "pick", "programme", "responsibility"))
    sheet.programme()
    sheet.picked(sheet.field("2.1/priority"))
    review.review(sheet)


@pytest.mark.parametrize("wrong", [5, "x", [5], [["0.1"]], [["0.1", True]], {"0.1": 1}])
def test_a_strangers_programme_is_read_for_what_it_is(sheet, wrong):
    sheet.workbook.set(Key(*PROGRAMME), wrong)
    assert sheet.programme() == []
    assert sheet.programme_id() == "own"


def test_lists_grids_and_plans_have_no_value_of_their_own(sheet):
    for reference in ("1.1/groups", "6.3/actions"):
        field = sheet.field(reference)
        with pytest.raises(ValueError, match="value"):
            KINDS[field.kind].check(sheet, field, "x")


def test_a_choice_among_rows_follows_them(sheet):
    field = sheet.field("1.1/groups")
    one, two = add(sheet, "0.1/services", "the phone", "the bins")
    (pupils,) = add(sheet, "1.1/groups", "pupils")
    sheet.set(field, pupils, "services", [two, one])
    assert sheet.value(field, pupils, "services") == [one, two]
    assert sheet.named_options(field, "services") == [(one, "the phone"), (two, "the bins")]
    with pytest.raises(ValueError, match="options"):
        sheet.set(field, pupils, "services", ["gone"])
    sheet.workbook.remove_item(Place("0.1", "services"), one)
    assert sheet.value(field, pupils, "services") == [two]


def test_rows_under_parents_come_in_the_order_of_their_parents(sheet):
    first, second = add(sheet, "1.1/groups", "first", "second")
    add(sheet, "2.1/needs", "b", parent=second)
    add(sheet, "2.1/needs", "a", "", parent=first)
    add(sheet, "2.1/needs", "lost", parent="nobody")
    assert [row.words for row in sheet.rows_at(sheet.field("2.1/needs"))] == ["a", "b"]


def test_a_pick_keeps_its_order_and_each_row_once(sheet):
    _people, needs = group(sheet)
    field = sheet.field("2.1/priority")
    sheet.set(field, "", "", [needs[2], needs[0]])
    assert [row.id for row in sheet.picked(field)] == [needs[2], needs[0]]
    with pytest.raises(ValueError, match="once"):
        sheet.set(field, "", "", [needs[0], needs[0]])


def test_dots_are_counted_over_people(sheet):
    people, _needs = group(sheet)
    field = sheet.field("3.2/votes")
    trust, calm = value_names(sheet, "trust", "calm")
    sheet.set(field, trust, "", 3, author=people[0])
    sheet.set(field, trust, "", 2, author=people[1])
    assert sheet.dots(field, trust) == (0, 0), "not shown yet"
    assert field_progress(sheet.own_turn(people[0]), field, people[0]).done == 3
    reveal_all(sheet, "3.2")
    assert sheet.dots(field, trust) == (5, 2)
    assert sheet.dots(field, calm) == (0, 0)


def test_an_identity_is_found_wherever_it_is(sheet):
    _people, needs = group(sheet)
    field, row = sheet.find(needs[1])
    assert (field.id, row.words) == ("needs", "Know when")
    assert sheet.find("nowhere") is None
    assert sheet.words(sheet.field("2.1/needs"), "nowhere") == ""


# --- progress -----------------------------------------------------------------------------------------------------


def test_an_exercise_goes_from_its_first_page_to_its_last(sheet):
    exercise = PACK.exercises["2.1"]
    rating, priority = sheet.field("2.1/rating"), sheet.field("2.1/priority")
    assert not begun(sheet, exercise)
    assert next_page(sheet, exercise).id == "intro"
    people, needs = group(sheet)
    assert begun(sheet, exercise)
    assert page_done(sheet, exercise, exercise.page("intro"))
    assert next_page(sheet, exercise).id == "rate"
    page = exercise.page("rate")
    round_ = PrivateRound(sheet, exercise, page)
    for number, person in enumerate(people):
        assert not page_done(sheet, exercise, page)
        round_.finish(person)
        assert page_done(sheet, exercise, page) == (number == 2)
    assert step_done(sheet, exercise, "alone")
    round_.begin(people[0])
    assert not page_done(sheet, exercise, page)
    round_.reveal()
    assert page_done(sheet, exercise, page)
    for need in needs:
        for column in ("importance", "met"):
            assert not exercise_done(sheet, exercise)
            sheet.set(rating, need, column, DONT_KNOW if column == "met" else 4)
    assert field_progress(sheet, rating).complete
    assert not exercise_done(sheet, exercise)
    sheet.set(priority, "", "", needs[:1])
    assert exercise_done(sheet, exercise)
    assert done_count(sheet) == (1, 6)


def test_ready_made_rows_are_no_beginning(sheet):
    exercise = PACK.exercises["4.1"]
    assert not begun(sheet, exercise)
    task = sheet.rows_at(sheet.field("4.1/tasks"))[0]
    role = sheet.rows_at(sheet.field("4.1/roles"))[0]
    sheet.set(sheet.field("4.1/duties"), task.id, role.id, "accountable")
    assert begun(sheet, exercise)
    assert field_progress(sheet, sheet.field("4.1/duties")).done == 1


def test_progress_never_exceeds_its_total(sheet):
    group(sheet)
    value_names(sheet, *"abcdefgh")
    for exercise in PACK.exercises.values():
        for field in exercise.fields.values():
            progress = field_progress(sheet, field)
            assert 0 <= progress.done <= max(progress.total, progress.done)
            assert not progress.complete or progress.total > 0


def test_a_plan_is_done_when_every_action_has_what_it_takes(sheet):
    field = sheet.field("6.3/actions")
    action = sheet.plan.catch("Ask twelve users", label="catch")
    assert not field_progress(sheet, field).complete
    for column, value in {"owner": "x", "due": "in autumn", "measure": "fewer calls"}.items():
        sheet.plan.set(action.id, column, value)
    assert field_progress(sheet, field).complete
    with pytest.raises(KeyError):
        sheet.plan.set(action.id, "colour", "red")


# --- spread -------------------------------------------------------------------------------------------------------


def test_a_spread_by_hand():
    spread = spread_of([1, 3, 5, DONT_KNOW, None], 3, 1, 5)
    assert spread.values == [1, 3, 5]
    assert (spread.answered, spread.dont_know, spread.width) == (4, 1, 4)
    assert (spread.middle, spread.mean, spread.agreed) == (3.0, 3.0, 3)
    assert spread.deviation == pytest.approx((8 / 3) ** 0.5 / 2)
    assert spread.is_wide


@pytest.mark.parametrize("values", [[], [None], [DONT_KNOW, DONT_KNOW]])
def test_a_spread_of_nobody_who_knows(values):
    spread = spread_of(values, None, 1, 5)
    assert (spread.values, spread.middle, spread.mean, spread.deviation, spread.is_wide) == (
        [],
        None,
        None,
        0.0,
        False,
    )


@given(st.lists(st.one_of(st.integers(1, 5), st.just(DONT_KNOW), st.none()), max_size=15))
@settings(deadline=None)
def test_what_is_true_of_every_spread(values):
    numbers = [value for value in values if isinstance(value, int)]
    spread = spread_of(values, None, 1, 5)
    assert spread.values == sorted(numbers)
    assert spread.answered == len(numbers) + values.count(DONT_KNOW)
    assert 0 <= spread.deviation <= 1.0000001
    assert spread.width == (max(numbers) - min(numbers) if numbers else 0)
    turned = spread_of([6 - value if isinstance(value, int) else value for value in values], None, 1, 5)
    assert turned.deviation == pytest.approx(spread.deviation)
    if numbers:
        assert min(numbers) <= spread.mean <= max(numbers)
        assert turned.middle == pytest.approx(6 - spread.middle)


def test_those_who_have_left_are_still_counted(sheet):
    people, needs = group(sheet)
    say(sheet, "2.1/rating", needs[0], "met", 1, 2, 5, agreed=2)
    sheet.workbook.remove_item(PEOPLE, people[2])
    reveal_all(sheet, "2.1")
    assert sheet.spread(sheet.field("2.1/rating"), needs[0], "met").values == [1, 2, 5]
    assert len(sheet.people()) == 2


# --- blind spots --------------------------------------------------------------------------------------------------


def spots(sheet: Sheet, exercise: str) -> list[tuple[str, str]]:
    return [(spot.rule, spot.text) for spot in review.review(sheet, exercise)]


def test_a_service_without_a_group_and_groups_of_one_role(sheet):
    field = sheet.field("1.1/groups")
    (phone, _bins) = add(sheet, "0.1/services", "the phone", "the bins.")
    assert spots(sheet, "1.1") == []
    pupils, parents = add(sheet, "1.1/groups", "pupils", "parents")
    sheet.set(field, pupils, "services", [phone])
    sheet.set(field, pupils, "role", "recipient")
    assert spots(sheet, "1.1") == [
        ("service_without_group", "“the bins” has no customer group. Who is it for?")
    ]
    sheet.set(field, parents, "role", "recipient")
    assert (
        "one_role",
        "All customer groups have the same role: recipient. Who else are you here for?",
    ) in spots(sheet, "1.1")
    sheet.set(field, parents, "role", "relative")
    assert len(spots(sheet, "1.1")) == 1


def test_a_priority_on_a_guess_and_a_group_nobody_asked(sheet):
    _people, needs = group(sheet)
    field = sheet.field("2.1/needs")
    sheet.set(sheet.field("2.1/priority"), "", "", needs[:2])
    sheet.set(field, needs[0], "known", "guess")
    assert [rule for rule, _text in spots(sheet, "2.1")] == ["priority_on_guess", "nobody_asked"]
    assert spots(sheet, "2.1")[0][1] == "“Be seen” is a priority but rests on a guess."
    sheet.set(field, needs[2], "known", "asked")
    sheet.set(field, needs[0], "known", "figures")
    assert spots(sheet, "2.1") == []


def test_too_many_values_and_values_without_words(sheet):
    values = value_names(sheet, *"abcdef")
    sheet.set(sheet.field("3.2/chosen"), "", "", values)
    sheet.set(sheet.field("3.2/sentences"), values[0], "sentence", "We answer.")
    found = spots(sheet, "3.2")
    assert found[0] == ("too_many", "You have chosen 6 values. More than 5 are hard to remember.")
    assert [rule for rule, _text in found[1:]] == ["no_words"] * 5


def test_duties_that_are_not_clear(sheet):
    field = sheet.field("4.1/duties")
    tasks = [row.id for row in sheet.grid_rows(field)]
    roles = [row.id for row in sheet.across(field)]
    assert spots(sheet, "4.1") == []
    for task, duties in zip(
        tasks,
        [["responsible"], ["accountable", "accountable"], ["accountable"], ["accountable", "responsible"]],
        strict=False,
    ):
        for role, duty in zip(roles, duties, strict=False):
            sheet.set(field, task, role, duty)
    found = [text.partition(": ")[2] for _rule, text in spots(sheet, "4.1")]
    assert found == [
        "Nobody is accountable. Who will be?",
        "Two are accountable. Choose one of them.",
        "Nobody does the work. Who will?",
    ]
    for task in tasks:
        sheet.set(field, task, roles[0], "accountable")
    assert "accountable for 12 of 12 tasks, more than half" in spots(sheet, "4.1")[-1][1]


def test_what_a_plan_lacks(sheet):
    people, needs = group(sheet)
    sheet.set(sheet.field("2.1/priority"), "", "", needs[:1])
    rules = {rule for rule, _text in spots(sheet, "6.3")}
    assert rules == {"need_without_action"}
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    actions = [sheet.plan.catch(f"Action {n}", label="", owner=people[0]) for n in range(3)]
    sheet.plan.set(actions[0].id, "due", yesterday)
    found = [rule for rule, _text in spots(sheet, "6.3")]
    assert {rule: found.count(rule) for rule in found} == {
        "need_without_action": 1, "no_due": 2, "no_measure": 3, "no_need": 3, "overload": 1, "past": 1,
    }  # fmt: skip
    sheet.plan.set(actions[0].id, "status", "done")
    sheet.plan.set(actions[0].id, "need", needs[0])
    sheet.plan.set(actions[1].id, "choice", "no")
    sheet.plan.set(actions[2].id, "owner", "")
    found = [rule for rule, _text in spots(sheet, "6.3")]
    assert {rule: found.count(rule) for rule in found} == {
        "no_owner": 1, "no_due": 1, "no_measure": 2, "no_need": 1,
    }  # fmt: skip


def test_a_blind_spot_can_be_left_on_purpose(sheet):
    _people, needs = group(sheet)
    for need in needs:
        sheet.set(sheet.field("2.1/needs"), need, "known", "figures")
    (spot,) = review.review(sheet, "2.1")
    assert (spot.rule, spot.reason) == ("nobody_asked", "")
    review.leave(sheet, spot, " We ask in May. ")
    assert review.review(sheet, "2.1")[0].reason == "We ask in May."
    review.leave(sheet, spot, " ")
    assert review.review(sheet, "2.1")[0].reason == ""


def test_rules_give_their_texts_the_variables_they_promise(sheet):
    people, needs = group(sheet)
    phone, _bins = add(sheet, "0.1/services", "the phone", "the bins")
    (parents,) = add(sheet, "1.1/groups", "parents")
    sheet.set(sheet.field("1.1/groups"), parents, "services", [phone])
    for row in (parents, sheet.rows_at(sheet.field("1.1/groups"))[0].id):
        sheet.set(sheet.field("1.1/groups"), row, "role", "recipient")
    sheet.set(sheet.field("2.1/priority"), "", "", needs)
    sheet.set(sheet.field("2.1/needs"), needs[0], "known", "guess")
    sheet.set(sheet.field("3.2/chosen"), "", "", value_names(sheet, *"abcdef"))
    duties = sheet.field("4.1/duties")
    role = sheet.across(duties)[0].id
    for task in sheet.grid_rows(duties):
        sheet.set(duties, task.id, role, "accountable")
    for n in range(3):
        sheet.plan.catch(f"Action {n}", label="", owner=people[0], due="2020-01-01")
    found_by = set()
    for exercise in PACK.exercises.values():
        for named in exercise.blind_spots:
            rule = RULES[named.rule]
            for found in rule.find(sheet, exercise, named):
                found_by.add(named.rule)
                assert set(found.values) == set(rule.texts[found.text]), named
                assert set(rule.texts["mend"]) <= set(found.values), named
    # Those about ratings are found in tests/exercises/test_rules.py.
    named_by = {rule.rule for exercise in PACK.exercises.values() for rule in exercise.blind_spots}
    assert found_by - set(RATING_RULES) == named_by - set(RATING_RULES)


# --- the matrix ---------------------------------------------------------------------------------------------------


def matrix(sheet: Sheet, chosen: str = ""):
    exercise = PACK.exercises["2.1"]
    named = exercise.pictures["matrix"]
    rows = sheet.rows_at(sheet.field("2.1/needs"))
    return PICTURES["matrix"].draw(sheet, exercise, named, rows, chosen)


def test_an_empty_matrix_says_so(sheet):
    picture = matrix(sheet)
    assert picture.points == ()
    assert picture.description == "Important against met. Nothing to show yet."
    assert len(picture.table) == 1


def test_a_matrix_shows_what_is_agreed_and_what_is_not(sheet):
    _people, needs = group(sheet)
    say(sheet, "2.1/rating", needs[0], "importance", 5, 4, 5, agreed=5)
    say(sheet, "2.1/rating", needs[0], "met", 1, 2, 3, agreed=2)
    say(sheet, "2.1/rating", needs[1], "importance", 1, 3, DONT_KNOW)
    say(sheet, "2.1/rating", needs[1], "met", 4, 4, 4)
    reveal_all(sheet, "2.1")
    picture = matrix(sheet, chosen=needs[0])
    first, second = picture.points
    assert (first.id, second.id) == tuple(needs[:2])
    assert first.words == "1. Be seen.: Important 5, Met today 2."
    assert second.words == "2. Know when: Important 2, Met today 4."
    assert first.x < second.x
    assert first.y < second.y
    assert sum(isinstance(shape, Diamond) for shape in picture.shapes) == 2
    assert sum(isinstance(shape, Circle) for shape in picture.shapes) == 1
    assert sum(isinstance(shape, Line) and bool(shape.dash) for shape in picture.shapes) == 2
    assert picture.table[1:] == (
        ("1. Be seen.", "agreed 5", "agreed 2"),
        ("2. Know when", "not agreed, middle 2", "not agreed, middle 4"),
        ("3. Lock the door", "–", "–"),
    )
    assert {len(row) for row in picture.table} == {3}


def test_needs_on_the_same_spot_do_not_hide_each_other(sheet):
    _people, needs = group(sheet)
    for need in needs:
        say(sheet, "2.1/rating", need, "importance", agreed=3)
        say(sheet, "2.1/rating", need, "met", agreed=3)
    points = matrix(sheet).points
    assert len(points) == 3
    assert min(abs(a.x - b.x) + abs(a.y - b.y) for a, b in combinations(points, 2)) >= 2 * 15.5


def test_a_matrix_stays_inside_its_frame_whatever_a_file_says(sheet):
    _people, needs = group(sheet)
    for value in (-50, 0, 99, 10**30, "text", True, [3]):
        for column in ("importance", "met"):
            sheet.workbook.set(Key("2.1", "rating", needs[0], column), value)
        picture = matrix(sheet, chosen=needs[0])
        assert picture.points == ()
    for value in (1, 5):
        for column in ("importance", "met"):
            sheet.set(sheet.field("2.1/rating"), needs[0], column, value)
        (point,) = matrix(sheet).points
        assert point.r < point.x < picture.width - point.r
        assert point.r < point.y < picture.height - point.r
    words = [shape.text for shape in picture.shapes if isinstance(shape, Caption)]
    assert {"Act on this", "Look after", "Leave as is", "Doing too much?"} < set(words)


# --- texts --------------------------------------------------------------------------------------------------------


def leaves(tree, at: str = ""):
    if isinstance(tree, str):
        yield at, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, f"{at}.{key}" if at else key)
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from leaves(value, f"{at}[{number}]")


def every_text(language: str):
    """(where, key, text, the variables it may use) of the whole shipped pack."""
    for key, text in leaves(PACK.texts[language]):
        yield "pack", key, text, {}
    for exercise in PACK.exercises.values():
        rules = {rule.id: RULES[rule.rule] for rule in exercise.blind_spots}
        for key, text in leaves(exercise.texts[language]):
            values = {}
            if key.startswith("blind_spots."):
                _start, rule, name = key.split(".")
                numbers = {"n": 3, "of": 4, "limit": 5}
                values = {name: numbers.get(name, "something") for name in rules[rule].texts[name]}
            yield exercise.id, key, text, values


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_renders_alike_by_both_ways_and_leaves_no_braces(language):
    customer = PACK.texts[language]["customer"]
    for where, key, text, more in every_text(language):
        values = {"customer": customer, **more}
        rendered = render(text, values)
        assert rendered == texts._render_with_jinja(text, values), (where, key)
        assert not re.search(r"[{}]", rendered), (where, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_calm_and_clean(language):
    for where, key, text, _values in every_text(language):
        assert "!" not in text, (where, key)
        assert text == text.strip() or key == "example.text", (where, key)
        assert "  " not in text, (where, key)
        assert "\t" not in text, (where, key)


def keys_of(tree) -> set[str]:
    # Lists may be of different lengths: one language has another saying more. Customer words differ by language.
    return {re.sub(r"\[\d+\]", "[]", key) for key, _text in leaves(tree)}


def test_three_languages_have_the_same_keys():
    for exercise in PACK.exercises.values():
        sv, nb, en = (keys_of(exercise.texts[language]) for language in LANGUAGES)
        assert sv == nb == en, exercise.id
        assert languages_complete(PACK, exercise) == list(LANGUAGES)
    sv, nb, en = (keys_of(PACK.texts[language]) for language in LANGUAGES)
    assert sv == nb == en


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "{{ a }}",
        "{{a}} and {{  b.c  }}.\n",
        "{{ b.c }}{{ b.c }}",
        "a } b { c }} d",
        "{{ missing }}",
        "{{ b.missing }}",
        "{{ a.c }}",
        "line\n\n",
    ],
)
def test_the_fast_way_and_jinja_agree(text):
    values = {"a": "å {{ a }}", "b": {"c": 5}, "customer": {}}
    try:
        fast = render(text, values)
    except TemplateError:
        fast = TemplateError
    try:
        slow = texts._environment().from_string(text).render(values)
    except Exception:
        slow = TemplateError
    assert fast == slow


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "{% for %}", "{#", "<b>&amp;", "\\1 \\g<0>", "!"])
def test_what_people_type_is_never_a_template(value):
    assert render('"{{ item }}" is', {"item": value}) == f'"{value}" is'
    assert render("{{ item }}{% if item %}.{% endif %}", {"item": value}) == f"{value}."


def test_what_a_text_may_do():
    values = {"n": 3, "customer": {"one": "pupil", "all": "the pupils"}}
    for text, wanted in {
        "{{ customer.all | capitalize }}": "The pupils",
        "{% if n > 2 %}many{% else %}few{% endif %}": "many",
        '{{ {2: "Two"}.get(n, n) }}': "3",
        '{{ "one" if n == 1 else "several" }}': "several",
        "{{ customer.one }}{{ '' if n == 1 else 's' }}": "pupils",
    }.items():
        assert render(text, values) == wanted


def test_the_groups_own_word_is_used_everywhere(sheet):
    exercise = PACK.exercises["2.1"]
    assert "the customers" in sheet.texts().exercise(exercise, "purpose")
    for form, word in {"one": "pupil", "the": "the pupil", "many": "pupils", "all": "the pupils"}.items():
        sheet.set(sheet.field("1.1/word"), "", form, word)
    purpose = sheet.texts().exercise(exercise, "purpose")
    assert "the pupils" in purpose
    assert "customer" not in purpose


def test_a_word_in_one_form_is_used_in_all():
    given_one = Texts(PACK, "sv", {"one": "elev", "the": ""})
    assert set(given_one.customer.values()) == {"elev"}
    assert Texts(PACK, "fi").language == PACK.languages[0]


def test_texts_that_are_not_there_are_empty():
    some = Texts(PACK, "en")
    exercise = PACK.exercises["0.1"]
    assert some.exercise(exercise, "pages.nothing.at.all") == ""
    assert some.exercise(exercise, "pages") == ""
    assert some.exercise_list(exercise, "title") == []
    assert len(some.exercise_list(exercise, "facilitator.stuck")) >= 2
    assert all(set(word) == {"one", "the", "many", "all"} for word in some.words())
    assert some.pack("title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_programme_fits_its_exercises(language):
    for programme in PACK.programmes.values():
        assert Texts(PACK, language).pack(f"programmes.{programme.id}.title")
        for _id, minutes in programme.exercises:
            assert 5 <= minutes <= 120


def test_actions_keep_a_place_of_their_own(sheet):
    assert sheet.place(sheet.field("6.3/actions")) == ACTIONS
    assert sheet.place(sheet.field("0.1/participants")) == PEOPLE
    assert sheet.place(sheet.field("2.1/needs")) == Place("2.1", "needs")
