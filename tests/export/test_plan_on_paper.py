"""What was decided is on paper: every action with its owner, its date and whose need it serves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pypdf import PdfReader

from export import pdf
from tests.helpers.angsvik import (
    ACTIONS_OF,
    PRIORITY,
    TODAY,
    VALUES,
    document_of,
    every,
    fill,
    new_sheet,
    paper,
    rows_of,
)
from workbook.blocks import ThreadMap
from workbook.dates import due_words


def test_every_action_is_on_paper_with_owner_date_and_need(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fill(sheet)
        document = document_of(sheet)
    target = tmp_path / "plan.pdf"
    pdf.write(document, target)
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(target).pages).split())
    squeezed = printed.replace(" ", "")
    for title, need, owner, due, step, measure, _status, choice in ACTIONS_OF:
        words = (
            [title] if choice == "no" else [title, need, owner, due_words(due, "sv", TODAY), step, measure]
        )
        for text in words:
            assert text.replace(" ", "") in squeezed, text
    for name, sentence in VALUES.items():
        assert name in printed
        assert sentence.replace(" ", "") in squeezed


def test_actions_that_began_nowhere_make_no_nameless_thread(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fill(sheet)
        for n in range(12):
            sheet.plan.catch(f"Lös åtgärd {n}", label="")
        document = document_of(sheet)
    for drawn in every(document, ThreadMap):
        for customer in drawn.customers:
            assert customer.name
            assert all(need.words for need in customer.needs)
    assert "Lös åtgärd 11" in paper(document)


@pytest.mark.slow
def test_five_hundred_actions_are_all_there(tmp_path):
    with new_sheet(tmp_path) as sheet:
        ids = fill(sheet)
        with sheet.workbook.step("many"):
            for n in range(500):
                sheet.plan.catch(
                    f"Åtgärd nummer {n:03}", label="", need=ids[PRIORITY[n % 5]] if n % 7 else "",
                    owner=ids["Yusuf Demir"], due=(TODAY + timedelta(n)).isoformat(),
                )  # fmt: skip
        document = document_of(sheet)
    titles = [cells[0] for _need, cells in rows_of(document)]
    assert len(titles) == len(set(titles)) == 508
    printed = paper(document)
    assert all(f"nummer {n:03}" in printed for n in range(500))
