"""The action plan, from a workbook through its content to blocks and to paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from exercises.plan.review import leave, review
from export.what import DOCUMENTS
from tests.helpers.angsvik import (
    ACTIONS_OF,
    GRID,
    NEEDS,
    PEOPLE_OF,
    PRIORITY,
    TODAY,
    VALUES,
    content_of,
    document_of,
    every,
    fill,
    new_sheet,
    paper,
    rows_of,
    section_titles,
    table_of,
)
from workbook import blocks as b
from workbook.content import CoreValue, CustomerGroup, Need, Person, PlanAction, PlanContent
from workbook.dates import due_words
from workbook.model import ACTIONS, PEOPLE, Key
from workbook.words import LANGUAGES

# -- what a workbook says --------------------------------------------------------------------------


def test_the_content_follows_the_thread(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fill(sheet)
        content = content_of(sheet)
    assert [person.name for person in content.people] == list(PEOPLE_OF)
    assert content.people[0].role == "verksamhetschef, ordförande"
    assert (content.unit, content.organisation) == ("Hemtjänsten Norra och Södra", "Ängsviks kommun")
    assert content.decision
    assert content.decision != "consensus"
    assert [group.name for group in content.customers] == list(NEEDS)
    first = content.customers[0].needs[1]
    assert (first.words, first.priority, first.importance, first.met) == (PRIORITY[0], 1, 5, 2)
    assert [action.title for action in first.actions] == [ACTIONS_OF[0][0], ACTIONS_OF[1][0]]
    assert content.customers[3].needs[0].met is None
    assert [action.title for action in content.without_need] == [ACTIONS_OF[7][0]]
    assert [action.title for action in content.not_now] == ["Byt planeringssystem"]
    assert [(value.name, value.sentence) for value in content.values] == list(VALUES.items())
    assert [need.words for _group, need in content.needs_in_order()][:5] == list(PRIORITY)


def test_only_what_the_group_agreed_on_is_read(tmp_path):
    with new_sheet(tmp_path) as sheet:
        ids = fill(sheet)
        karin = ids["Karin Holmqvist"]
        sheet.workbook.add_item(sheet.field("1.1/mentions").place, {"name": "HEMLIGT"}, author=karin)
        sheet.workbook.add_item(sheet.field("3.2/proposals").place, {"value": "HEMLIGT"}, author=karin)
        sheet.set(sheet.field("2.1/rating"), ids[PRIORITY[0]], "met", 1, author=karin)
        task = sheet.grid_rows(sheet.field("4.1/duties"))[0].id
        role = sheet.across(sheet.field("4.1/duties"))[0].id
        sheet.set(sheet.field("4.1/duties"), task, role, "informed", author=karin)
        content = content_of(sheet)
    assert "HEMLIGT" not in repr(content)
    assert content.customers[0].needs[1].met == 2
    assert content.duties.tasks[0][1][0].code == "accountable"


def test_responsibilities_say_what_is_broken_once(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fill(sheet)
        content = content_of(sheet)
        document = document_of(sheet)
    found, problems = content.duties, content.duty_problems
    assert len(found.held) == len(GRID)
    codes = [duty.code for duty in found.tasks[0][1]]
    assert codes == ["accountable", *["responsible"] * 2, *["consulted"] * 3]
    assert [duty.letter for duty in found.key] == ["A", "U", "R", "i"]
    assert len(problems) >= 2
    assert not set(problems) & {gap.text for gap in content.gaps}
    grid = next(table for table in every(document, b.Table) if table.key)
    assert len(grid.groups[0].rows) == len(GRID)
    assert any(bullets.items == problems for bullets in every(document, b.Bullets))


def test_a_removed_owner_leaves_no_owner(tmp_path):
    with new_sheet(tmp_path) as sheet:
        ids = fill(sheet)
        sheet.workbook.remove_item(PEOPLE, ids["Petra Lindahl"])
        document = document_of(sheet)
    row = next(cells for _need, cells in rows_of(document) if cells[0].startswith("Ring vid"))
    assert row[1] in ("no owner", "ingen ägare")
    assert "Petra Lindahl" not in every(document, b.Cover)[0].names


def test_an_action_whose_need_is_gone_is_without_a_need(tmp_path):
    with new_sheet(tmp_path) as sheet:
        ids = fill(sheet)
        sheet.workbook.remove_item(sheet.field("2.1/needs").place, ids["Ring mig om ni blir försenade."])
        by_need = content_of(sheet)
        sheet.workbook.remove_item(sheet.field("1.1/groups").place, ids["Anhöriga"])
        by_group = content_of(sheet)
    assert ACTIONS_OF[2][0] in {action.title for action in by_need.without_need}
    assert {ACTIONS_OF[2][0], ACTIONS_OF[6][0]} <= {action.title for action in by_group.without_need}
    assert len(by_group.actions) == 8


def test_a_need_that_lost_its_words_does_not_take_its_action_along(tmp_path):
    with new_sheet(tmp_path) as sheet:
        ids = fill(sheet)
        sheet.workbook.set(Key("2.1", "needs", ids[PRIORITY[2]], "words"), "")
        content = content_of(sheet)
    assert len(content.actions) == 8
    assert ACTIONS_OF[2][0] in {action.title for action in content.without_need}


def test_a_reason_follows_its_blind_spot_and_its_action(tmp_path):
    with new_sheet(tmp_path) as sheet:
        ids = fill(sheet)
        action = ids["Skriv om arbetsbeskrivningen för planerarna"]
        spot = next(spot for spot in review(sheet) if spot.item == action and spot.rule == "no_need")
        leave(sheet, spot, "Den bär flera av åtgärderna.")
        document = document_of(sheet)
        sheet.plan.set(action, "choice", "no")
        sheet.plan.set(action, "why_not", "Facket vill vänta.")
        content = content_of(sheet)
    spots = every(document, b.Gap)
    assert [one.reason for one in spots if one.reason] == ["Den bär flera av åtgärderna."]
    assert any(not one.reason for one in spots)
    assert (
        next(one for one in content.not_now if "arbetsbeskrivningen" in one.title).reason
        == "Facket vill vänta."
    )


# -- the blocks ------------------------------------------------------------------------------------


def test_every_action_has_its_owner_date_and_need_in_the_table(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fill(sheet)
        document = document_of(sheet)
    rows = rows_of(document)
    assert len(rows) == 7
    for title, need, owner, due, step, measure, _status, choice in ACTIONS_OF:
        if choice == "no" or not need:
            continue
        found_need, cells = next(row for row in rows if row[1][0] == title)
        assert cells[:5] == [title, owner, step, due_words(due, "sv", TODAY), measure]
        assert found_need == need
    order = [group.title for group in table_of(document).groups]
    assert order[:5] == list(PRIORITY)
    assert order[5] == "Prata med mig, inte över huvudet på mig."
    assert table_of(document).groups[0].aside == "Brukare med hemtjänst"
    kinds = [row.cells[-1].kind for group in table_of(document).groups for row in group.rows]
    assert kinds == ["doing", "later", "waiting", "doing", "waiting", "waiting", "waiting"]


def test_a_single_action_without_a_need_stands_under_the_table_with_all_it_says(tmp_path):
    with new_sheet(tmp_path, "en") as sheet:
        fill(sheet)
        document = document_of(sheet)
        for title in ("Städa förrådet", "Måla dörren"):
            sheet.plan.catch(title, label="")
        more = document_of(sheet)
    (below,) = [text for text in every(document, b.Text) if text.text.startswith("8. ")]
    assert below.text == (
        "8. Skriv om arbetsbeskrivningen för planerarna, Karin Holmqvist, hösten. First step: Ta upp med facket. "
        "Status: Later."
    )
    assert [group.title for group in table_of(more).groups][-1] == "Without a customer group yet"
    assert len(rows_of(more)) == 10


def test_the_map_has_groups_in_their_order_and_priority_needs_first(tmp_path):
    with new_sheet(tmp_path) as sheet:
        ids = fill(sheet)
        # A priority need without an action asks for one; another need without one is not in the plan.
        sheet.plan.set(ids["Hembesök inom två dygn"], "choice", "no")
        document = document_of(sheet)
    (map_,) = every(document, b.ThreadMap)
    assert [customer.name for customer in map_.customers] == list(NEEDS)[:3]
    assert [need.words for need in map_.customers[0].needs] == [
        PRIORITY[0], PRIORITY[2], PRIORITY[4], "Prata med mig, inte över huvudet på mig.",
    ]  # fmt: skip
    assert [(need.words, need.actions) for need in map_.customers[1].needs] == [(PRIORITY[1], ())]
    assert [one.note for one in map_.customers[0].needs[0].actions] == [
        "Yusuf, 24 april",
        "Anna-Lena, hösten",
    ]
    left_out = [text.text for text in every(document, b.Text) if "Den som fått avslag" in text.text]
    assert left_out == ["Den som fått avslag, Hemsjukvården."]
    also = [text.text for text in every(document, b.Text) if "planerarna" in text.text]
    assert also[:1] == ["Skriv om arbetsbeskrivningen för planerarna (Karin, hösten)."]


def test_values_and_measures_fill_the_page_of_the_map_and_start_no_other():
    def document(actions: int) -> b.Document:
        measured = tuple(PlanAction(f"Do {n}", measure="They notice it. " * 6) for n in range(actions))
        groups = (CustomerGroup("Pupils", (Need("Tell me.", measured, 1),)),)
        values = tuple(CoreValue(name) for name in ("Calm", "Play", "Care"))
        return DOCUMENTS["plan"](PlanContent("en", TODAY, customers=groups, values=values))

    def beside(actions: int) -> list[int]:
        blocks = document(actions).blocks
        page = blocks[
            : next(n for n, one in enumerate(blocks) if isinstance(one, b.Section) and one.landscape)
        ]
        found = [one for one in page if isinstance(one, b.Beside | b.Bullets)]
        return [len(one.right[1].items) if isinstance(one, b.Beside) else 0 for one in found]

    assert beside(3) == [3]
    assert beside(7) == [2]
    assert beside(8) == [1]
    assert beside(9) == []
    assert beside(12) == [3]


def test_full_names_where_first_names_are_shared(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fill(sheet)
        sheet.workbook.add_item(PEOPLE, {"name": "Yusuf Kaya"})
        document = document_of(sheet)
    (map_,) = every(document, b.ThreadMap)
    assert map_.customers[0].needs[0].actions[0].note == "Yusuf Demir, 24 april"


def test_the_cover_counts_in_words(tmp_path):
    with new_sheet(tmp_path, "en") as sheet:
        fill(sheet)
        (cover,) = every(document_of(sheet), b.Cover)
    assert cover.sentence.startswith("Six leaders, three customer groups, eight actions. ")
    assert (cover.strands, cover.knots, cover.names) == (6, 8, tuple(PEOPLE_OF))
    assert cover.dates == "10 March to 21 April 2026"
    assert cover.kicker == "Hemtjänsten Norra och Södra, Ängsviks kommun"
    assert "six strands" in cover.description.lower()
    assert "eight knots" in cover.description


def test_one_is_said_as_one():
    action = PlanAction("Ring", "Ann Berg", due="2026-05-01")
    groups = (CustomerGroup("Pupils", (Need("Tell me.", (action,), 1),)),)
    content = PlanContent("en", TODAY, people=(Person("Ann Berg"),), customers=groups)
    (cover,) = every(DOCUMENTS["plan"](content), b.Cover)
    assert cover.sentence == "One leader, one customer group, one action. Here is whose need it answers to."
    alone = PlanContent("en", TODAY, without_need=(action,) * 13)
    (cover,) = every(DOCUMENTS["plan"](alone), b.Cover)
    assert cover.sentence == "13 actions."
    assert cover.dates == "10 March 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_workbook_says_where_to_begin(tmp_path, language):
    with new_sheet(tmp_path, language) as sheet:
        document = document_of(sheet)
    (cover,) = every(document, b.Cover)
    assert (cover.strands, cover.knots) == (0, 0)
    assert cover.kicker == "Hemtjänsten"
    assert len(section_titles(document)) == 1
    assert len(every(document, b.Bullets)[0].items) == 4
    assert paper(document)


def test_the_first_action_gives_a_plan(tmp_path):
    with new_sheet(tmp_path, "en") as sheet:
        sheet.plan.catch("Ring those who never ring", label="")
        sheet.plan.catch("", label="")
        document = document_of(sheet)
    assert [cells[:4] for _need, cells in rows_of(document)] == [
        ["Ring those who never ring", "no owner", "", ""]
    ]
    assert table_of(document).groups[0].title == ""
    assert section_titles(document)[0] == "Actions"
    assert "Ring those who never ring" in paper(document)


def test_a_date_without_a_title_is_not_lost(tmp_path):
    with new_sheet(tmp_path, "en") as sheet:
        sheet.plan.catch("", label="", due="2026-05-01")
        document = document_of(sheet)
    ((_need, cells),) = rows_of(document)
    assert cells[0]
    assert cells[3] == "1 May"


def test_no_section_is_empty(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fill(sheet)
        documents = [document_of(sheet)]
        sheet.workbook.remove_item(ACTIONS, sheet.plan.actions()[0].id)
        documents.append(document_of(sheet))
    for document in documents:
        for one, after in pairwise(document.blocks):
            assert not (isinstance(one, b.Section) and isinstance(after, b.Section))
        assert not isinstance(document.blocks[-1], b.Section)


def test_long_texts_are_whole_in_the_appendix():
    long = "ord och åter ord, " * 600
    action = PlanAction("Ring", first_step=long, measure="x" * 10_000)
    content = PlanContent("en", TODAY, without_need=(action, PlanAction("Skriv", first_step="Kort.")))
    document = DOCUMENTS["plan"](content)
    cells = rows_of(document)[0][1]
    assert len(cells[2]) < 600
    assert len(cells[4]) < 600
    assert "no. 1" in cells[2]
    assert "no. 2" in cells[4]
    texts = [text.text for text in every(document, b.Text)]
    assert long in texts
    assert "x" * 10_000 in texts
    assert rows_of(document)[1][1][2] == "Kort."


def test_many_open_blind_spots_are_counted_not_listed():
    gaps = tuple(b.Gap(f"Gap {n}") for n in range(100))
    content = PlanContent(
        "en", TODAY, without_need=(PlanAction("Ring"),), gaps=(*gaps, b.Gap("Left", "Because"))
    )
    document = DOCUMENTS["plan"](content)
    assert len(every(document, b.Gap)) == 31
    assert any(text.text.startswith("70 more") for text in every(document, b.Text))
    assert section_titles(document)[-1] == "Left on purpose, and still open"


def test_the_next_meeting_stands_beside_the_actions():
    content = PlanContent(
        "sv", date(2026, 3, 11), without_need=(PlanAction("Ring"),),
        meetings=(date(2026, 3, 10), date(2026, 4, 21)),
    )  # fmt: skip
    (section,) = [one for one in every(DOCUMENTS["plan"](content), b.Section) if one.landscape]
    assert section.aside.endswith("tisdag 21 april")
    later = DOCUMENTS["plan"](replace(content, made_on=date(2026, 4, 21)))
    assert [one.aside for one in every(later, b.Section) if one.landscape] == [""]


def test_values_without_sentences_are_named():
    content = PlanContent("sv", TODAY, values=(CoreValue("Mod"), CoreValue("Lugn", "Vi hinner.")))
    document = DOCUMENTS["plan"](content)
    assert [heading.text for heading in every(document, b.Heading)] == ["Mod", "Lugn"]
    assert [text.text for text in every(document, b.Text) if text.role == "lead"][-1] == "Vi hinner."
