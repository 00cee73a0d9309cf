"""Workbooks of every format there has been open in this Samsyn, unchanged, and say what they said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import minutes_content
from exercises.content.gather_plan import plan_content
from exercises.packs.carried import pack_of
from workbook.check import check
from workbook.workbook import Workbook

FILES = Path(__file__).parents[1] / "files"


@pytest.fixture
def file(tmp_path):
    """The sample in bokmål, made by the Samsyn whose format was the second."""
    path = tmp_path / "old.samsyn"
    shutil.copy(FILES / "format-2.samsyn", path)
    return path


def test_it_is_whole_and_opened_without_a_byte_written(file):
    before = file.read_bytes()
    assert check(file) == []
    book = Workbook.open(file)
    sheet = Sheet(book, pack_of(book))
    assert sheet.pack.id == "leda"
    assert len(plan_content(sheet).actions) == 9
    assert book.damaged == []
    book.close()
    assert file.read_bytes() == before


def test_it_says_what_it_said(file):
    book = Workbook.open(file)
    sheet = Sheet(book, pack_of(book))
    plan, minutes = plan_content(sheet), minutes_content(sheet)
    assert plan.title == "Hjemmetjenesten i Ängsvik"
    assert plan.people[0].name == "Karin Holmqvist"
    assert len(plan.people) == 6
    assert sum(len(group.needs) for group in plan.customers) == 12
    assert len(plan.values) == 4
    assert len(plan.duties.tasks) == 12
    assert minutes.number == 2
    rating = sheet.field("2.1/rating")
    answered = [sheet.spread(rating, row.id, "met").answered for row in sheet.grid_rows(rating)]
    assert answered == [6, 6, 6, 6, 6, 6, 6, 0, 0, 0, 2, 0]
    book.close()


def test_it_can_be_worked_in_and_undone(file):
    book = Workbook.open(file)
    sheet = Sheet(book, pack_of(book))
    need = sheet.rows(sheet.field("2.1/needs"))[0]
    sheet.set(sheet.field("2.1/needs"), need.id, "words", "Noe annet", label="Skriv")
    assert sheet.words(sheet.field("2.1/needs"), need.id) == "Noe annet"
    book.undo()
    assert sheet.words(sheet.field("2.1/needs"), need.id) == need.words
    book.close()
    assert check(file) == []
