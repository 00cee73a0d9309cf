"""Small promises of what is asked, counted and printed, each of which was once broken without a test that noticed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from exercises.answers.sheet import Sheet
from exercises.content.gather_plan import plan_content
from exercises.fields import KINDS
from exercises.fields.scale import DONT_KNOW
from exercises.packs.reader import shipped_pack
from exercises.plan.review import leave, review
from exercises.start.seeding import new_workbook
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from export.html import render
from export.what import DOCUMENTS
from workbook.blocks import Gap, Text
from workbook.follow_up import Turns
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, PEOPLE, Key

PACK = shipped_pack()
SIX = ("Karin", "Petra", "Johan", "Yusuf", "Anna-Lena", "Sara")


@pytest.fixture
def sheet(tmp_path):
    workbook = new_workbook(tmp_path / "ours.samsyn", PACK, language="en", title="Ours")
    with workbook.without_history(), workbook.step(""):
        for name in SIX:
            workbook.add_item(PEOPLE, {"name": name})
    with closing(workbook):
        yield Sheet(workbook, PACK)


# --- follow-up ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("actions", [1, 2])
def test_a_follow_up_is_done_when_every_action_has_had_its_turn_be_it_one(sheet, actions):
    for n in range(actions):
        sheet.plan.catch(f"Ring when late {n}", label="")
    meetings = Meetings(sheet.workbook)
    meetings.start("2026-03-10", [["6.4", 40]])
    meeting = meetings.start("2026-04-10", [["6.4", 40]])
    field = next(f for f in PACK.exercises["6.4"].fields.values() if f.kind == "follow_up")
    turns = Turns(sheet.workbook)
    for n, action in enumerate(turns.to_follow_up(meeting.id)):
        progress = KINDS["follow_up"].progress(sheet, field)
        assert (progress.done, progress.total) == (n, actions)
        assert not progress.complete
        turns.set(turns.add(action.id, meeting.id).id, "did", "We rang")
    progress = KINDS["follow_up"].progress(sheet, field)
    assert (progress.done, progress.total) == (actions, actions)
    assert progress.complete


# --- blind spots --------------------------------------------------------------------------------------------------


def duty_without_anybody(sheet: Sheet) -> str:
    """A task that somebody does and nobody is accountable for."""
    duties = sheet.field("4.1/duties")
    task = sheet.grid_rows(duties)[0]
    with sheet.workbook.step(""):
        sheet.set(duties, task.id, sheet.across(duties)[0].id, "responsible")
    return task.words


def plan_on_paper(sheet: Sheet) -> str:
    return " ".join(render(DOCUMENTS["plan"](plan_content(sheet))).decode().split())


def test_a_task_nobody_is_accountable_for_is_a_problem_until_it_is_left_with_a_reason(sheet):
    duty_without_anybody(sheet)
    problems = plan_content(sheet).duty_problems
    assert problems
    spot = next(spot for spot in review(sheet) if spot.text in problems)
    leave(sheet, spot, "We take turns")
    assert spot.text not in plan_content(sheet).duty_problems
    paper = plan_on_paper(sheet)
    assert "We take turns" in paper
    leave(sheet, spot, "")
    assert spot.text in plan_content(sheet).duty_problems
    assert "We take turns" not in plan_on_paper(sheet)


@pytest.mark.parametrize(
    ("open_", "more"),
    [
        (1, ""),
        (29, ""),
        (30, ""),
        (31, "1 more stands in the workbook."),
        (33, "3 more stand in the workbook."),
    ],
)
def test_a_plan_says_how_many_gaps_are_not_printed_and_nothing_where_all_are(with_an_action, open_, more):
    gaps = tuple(Gap(f"Gap number {n}.") for n in range(open_))
    content = replace(plan_content(with_an_action), gaps=gaps)
    document = DOCUMENTS["plan"](content)
    shown = [block.text for block in document.blocks if isinstance(block, Gap)]
    assert shown == [gap.text for gap in gaps[:30]]
    said = [
        block.text for block in document.blocks if isinstance(block, Text) and "in the workbook" in block.text
    ]
    assert said == ([more] if more else [])


@pytest.fixture
def with_an_action(sheet):
    sheet.plan.catch("Ring when late", label="")
    return sheet


def test_a_gap_of_a_services_only_aspect_is_told_of_the_aspect(sheet):
    """Where nobody knows anything of a service's one aspect, it is the aspect; of all that it has, the service."""
    services, focus, aspects, quality = (
        sheet.field(name) for name in ("0.1/services", "2.3/focus", "2.3/aspects", "2.3/quality")
    )
    book = sheet.workbook
    with book.step(""):
        chosen = {
            name: book.add_item(sheet.place(services), {"name": name}).id for name in ("One", "Several")
        }
        sheet.set(focus, "", "", list(chosen.values()))
        for name, amount in (("One", 1), ("Several", 2)):
            for n in range(amount):
                row = book.add_item(sheet.place(aspects), {"name": f"{name} {n}"}, parent=chosen[name])
                sheet.set(quality, row.id, "expectation", DONT_KNOW)
    names = [spot.name for spot in review(sheet, "2.3") if spot.rule == "nobody_knows"]
    assert sorted(names) == ["One 0", "Several"]


# --- who takes part -----------------------------------------------------------------------------------------------


def test_who_has_no_name_takes_no_part(sheet):
    sheet.workbook.add_item(PEOPLE, {"role": "head"})
    assert [person.words for person in sheet.people()] == list(SIX)
    exercise = PACK.exercises["1.1"]
    assert PrivateRound(sheet, exercise, exercise.page("mention")).of == 6


# --- orders that must tell nothing --------------------------------------------------------------------------------


def test_a_card_does_not_tell_who_came_last(sheet):
    """Four come late, one after another, with the words that three have written: by chance they would stand last."""
    exercise, field = PACK.exercises["1.1"], sheet.field("1.1/mentions")
    held = PrivateRound(sheet, exercise, exercise.page("mention"))
    held.set_mode("anonymous")

    def writes(person: str) -> None:
        sheet.workbook.add_item(sheet.place(field), {"name": "the same"}, author=held.begin(person))
        held.finish(person)

    people = [person.id for person in sheet.people()]
    for person in people[:2]:
        writes(person)
    held.reveal()
    for person in people[2:]:
        writes(person)
        (card,) = sheet.workbook.items(Cards(sheet, field).cards_place)
        members = sheet.workbook.value(Key(*card.place, card.id, "members"))
        assert members == sorted(members)
    assert len(members) == 6


TEXTS = [
    (exercise, page, name)
    for exercise in (*PACK.exercises.values(), PACK.meeting)
    for page in exercise.pages
    for name in page.fields
    if page.by == "each" and exercise.fields[name].kind in ("short_text", "long_text", "word")
]


@pytest.mark.parametrize(("exercise", "page", "name"), TEXTS, ids=lambda at: getattr(at, "id", at))
def test_every_text_without_a_name_is_kept_by_the_alphabet(sheet, exercise, page, name):
    """Written in falling order, by six, one of them in the middle: who came when is not to be read from the file."""
    field = exercise.fields[name]
    held = PrivateRound(sheet, exercise, page)
    held.set_mode("anonymous")
    words = ["zebra", "xylophone", "mango", "mango", "kiwi", "apple"]
    for n, person in enumerate(sheet.people()):
        sheet.set(field, "", "", words[n], author=held.begin(person.id))
        held.finish(person.id)
        (kept,) = [
            value
            for key, value in sheet.workbook.answers(sheet.place(field)).items()
            if key.author == ANONYMOUS
        ]
        assert kept == sorted(words[: n + 1])


def test_the_closing_round_is_among_them():
    assert ("meeting", "word") in {(exercise.id, name) for exercise, _page, name in TEXTS}
    assert ("5.2", "mine") in {(exercise.id, name) for exercise, _page, name in TEXTS}
