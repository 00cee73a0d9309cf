"""The blind spots of ratings, choices and half-filled rows: found where they are, and nowhere else."""

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.plan.review import review
from exercises.rules import RULES
from exercises.start.seeding import seed_parents
from tests.helpers.rated import add, agree, alone, people, reveal, rows

PACK = shipped_pack()


def found(sheet: Sheet, exercise_id: str, rule_id: str) -> list[str]:
    """What the rule finds: what each gap calls its row."""
    exercise = PACK.exercises[exercise_id]
    rule = next(spot for spot in exercise.blind_spots if spot.id == rule_id)
    gaps = list(RULES[rule.rule].find(sheet, exercise, rule))
    assert all(set(gap.values) == set(RULES[rule.rule].texts[gap.text]) for gap in gaps)
    return [str(gap.values.get("item", "")) for gap in gaps]


def test_a_new_workbook_has_no_gap_of_this_sort(sheet):
    ids = {spot.id for exercise in PACK.exercises.values() for spot in exercise.blind_spots}
    for exercise in PACK.exercises.values():
        for spot in exercise.blind_spots:
            assert found(sheet, exercise.id, spot.id) == [], (exercise.id, spot.id)
    assert len(ids) > 20


def test_lowest_is_about_one_row_and_waits_until_there_is_a_difference(sheet):
    agree(sheet, "1.3/shaping", "today", [3, 3, 3])
    assert found(sheet, "1.3", "users_least") == []
    agree(sheet, "1.3/shaping", "today", [4, 3, 2, "?", 5])
    users = rows(sheet, "1.3/shaping")[2]
    assert found(sheet, "1.3", "users_least") == [users.words]
    agree(sheet, "1.3/shaping", "today", [2])
    assert found(sheet, "1.3", "users_least") == [users.words], "lowest together with another is lowest"
    agree(sheet, "1.3/shaping", "today", [1])
    assert found(sheet, "1.3", "users_least") == []
    agree(sheet, "1.3/shaping", "today", [1, 3, "?"])
    assert found(sheet, "1.3", "users_least") == [], "don't know is lower than nothing"


def test_lowest_knows_its_row_by_another_name_and_not_once_it_is_gone(sheet):
    found_rows = agree(sheet, "1.3/shaping", "today", [4, 3, 1])
    field = sheet.field("1.3/interests")
    sheet.set(field, found_rows[2].id, "name", "Our residents")
    assert found(sheet, "1.3", "users_least") == ["Our residents"]
    sheet.workbook.remove_item(field.place, found_rows[2].id)
    assert found(sheet, "1.3", "users_least") == []


def test_low_values_are_the_limit_or_less_and_never_dont_know(sheet):
    named = agree(sheet, "5.4/secured", "secured", [2, 1, 3, "?", 5])
    assert found(sheet, "5.4", "not_secured") == [named[0].words, named[1].words]


def test_a_wide_gap_goes_both_ways_and_is_none_to_dont_know(sheet):
    named = agree(sheet, "1.3/shaping", "today", [1, 5, 3, "?", 2])
    agree(sheet, "1.3/shaping", "wanted", [3, 1, 4, 5, None])
    assert found(sheet, "1.3", "far_apart") == [named[0].words, named[1].words]


def focus(sheet: Sheet, *services: str) -> list[str]:
    ids = add(sheet, "0.1/services", *services)
    sheet.set(sheet.field("2.3/focus"), "", "", ids)
    seed_parents(sheet, PACK.exercises["2.3"])
    return ids


def test_delivery_far_below_expectation_and_not_the_other_way(sheet):
    focus(sheet, "Home care")
    named = agree(sheet, "2.3/quality", "expectation", [5, 5, 1, "?", 4])
    agree(sheet, "2.3/quality", "delivery", [3, 4, 5, 1, "?"])
    assert found(sheet, "2.3", "far_below") == [named[0].words]


def test_rows_of_the_same_name_under_two_parents_say_which(sheet):
    focus(sheet, "Home care", "Alarms")
    agree(sheet, "2.3/quality", "expectation", [5] * 18)
    agree(sheet, "2.3/quality", "delivery", [5] * 9 + [1] + [5] * 8)
    (name,) = found(sheet, "2.3", "far_below")
    assert name.endswith("(Alarms)")
    (spot,) = [spot for spot in review(sheet, "2.3") or _all(sheet, "2.3") if spot.rule == "far_below"]
    assert "(Alarms)" in spot.text


def _all(sheet: Sheet, exercise_id: str):
    sheet.workbook.set(_programme_key(), [[exercise_id, 40]])
    return review(sheet, exercise_id)


def _programme_key():
    from workbook.model import PROGRAMME, Key

    return Key(*PROGRAMME)


def test_nobody_knows_is_said_when_it_is_agreed_or_shown_and_not_before(sheet):
    people(sheet)
    focus(sheet, "Home care")
    named = rows(sheet, "2.3/quality")
    alone(sheet, "2.3/quality", "expectation", 0, "?", "?", "?")
    alone(sheet, "2.3/quality", "expectation", 1, "?", "?", 3)
    assert found(sheet, "2.3", "nobody_knows") == [], "answers that are not shown are nobody's to find"
    reveal(sheet, "2.3")
    assert found(sheet, "2.3", "nobody_knows") == [named[0].words]
    agree(sheet, "2.3/quality", "expectation", [4, "?"])
    assert found(sheet, "2.3", "nobody_knows") == [named[1].words]


def test_a_whole_parent_of_which_nobody_knows_is_told_once(sheet):
    focus(sheet, "Home care", "Alarms")
    agree(sheet, "2.3/quality", "expectation", ["?"] * 9 + [4] * 8 + ["?"])
    home, last = found(sheet, "2.3", "nobody_knows")
    assert home == "Home care"
    assert last.endswith("(Alarms)")


def test_rows_with_a_certain_choice_of_the_groups(sheet):
    people(sheet)
    add(sheet, "6.2/initiatives", "The panel", "The poster")
    alone(sheet, "6.2/verdict", "verdict", 0, "display", "display", "display")
    reveal(sheet, "6.2")
    agree(sheet, "6.2/verdict", "verdict", ["improving", "display"])
    assert found(sheet, "6.2", "display") == ["The poster"]


def test_half_filled_rows_ticks_and_numbers_as_texts(sheet):
    first, second = add(sheet, "6.2/initiatives", "The panel", "The poster")
    sheet.set(sheet.field("6.2/initiatives"), first, "customers", True)
    assert found(sheet, "6.2", "without_customers") == ["The poster"]
    sheet.set(sheet.field("6.2/evidence"), second, "changed", "Nothing much")
    assert found(sheet, "6.2", "change_without_proof") == ["The poster"]
    named = agree(sheet, "5.4/secured", "secured", [5, 5, 4, "?"])
    sheet.set(sheet.field("5.4/secured"), named[0].id, "example", "Anna chose")
    assert found(sheet, "5.4", "full_without_example") == [named[1].words]


def test_who_is_asked_only_where_there_is_a_step(sheet):
    (anna, *_rest) = people(sheet)
    named = rows(sheet, "5.1/steps")
    field = sheet.field("5.1/steps")
    sheet.set(field, named[0].id, "next", "Ask at the door")
    assert found(sheet, "5.1", "nobody_takes_it") == [named[0].words]
    sheet.set(field, named[0].id, "who", anna)
    assert found(sheet, "5.1", "nobody_takes_it") == []


def test_groups_that_no_chosen_way_reaches_across_exercises(sheet):
    one, two = add(sheet, "1.1/groups", "pupils", "parents")
    ways = [row.id for row in sheet.rows(sheet.field("5.2/methods"))][:2]
    sheet.set(sheet.field("5.2/chosen"), "", "", ways)
    assert found(sheet, "5.2", "group_left_out") == [], "nobody has come to the plan yet"
    sheet.set(sheet.field("5.2/plan"), ways[0], "groups", [one])
    assert found(sheet, "5.2", "group_left_out") == ["parents"]
    sheet.set(sheet.field("5.2/plan"), ways[1], "groups", [one, two])
    assert found(sheet, "5.2", "group_left_out") == []


def test_what_was_picked_elsewhere_waits_until_the_exercise_is_begun(sheet):
    (pupils,) = add(sheet, "1.1/groups", "pupils")
    needs = add(sheet, "2.1/needs", "Be seen", "Know when", parent=pupils)
    sheet.set(sheet.field("2.1/priority"), "", "", needs)
    assert found(sheet, "2.2", "not_told") == []
    sheet.set(sheet.field("2.2/know"), needs[0], "told", "They say so every week")
    assert found(sheet, "2.2", "not_told") == ["Know when"]
