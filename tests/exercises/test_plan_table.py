"""The [plan] table of a pack: what it points out, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.answers.sheet import Sheet
from exercises.packs.reader import PackError, read_pack
from exercises.start.seeding import new_workbook
from tests.helpers.angsvik import add, document_of, every, rows_of
from workbook import blocks as b

PACK = """
format = 1
id = "small"
version = "1"
languages = ["en"]
chapters = [1]
"""
SMALL = """
id = "1.1"
chapter = 1
minutes = 10

[[page]]
id = "p"
step = "decide"
fields = ["needs", "why", "actions"]

[[field]]
id = "why"
kind = "long_text"

[[field]]
id = "needs"
kind = "items"
columns = [{ id = "words", kind = "short_text" }]

[[field]]
id = "actions"
kind = "actions"
needs = "needs"
"""
TEXTS = '[customer]\none="pupil"\nthe="the pupil"\nmany="pupils"\nall="the pupils"\n[chapters]\n1="One"\n'


def small_pack(folder: Path, table: str) -> Path:
    (folder / "a").mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK + table, encoding="utf-8")
    (folder / "en.toml").write_text(TEXTS, encoding="utf-8")
    (folder / "a" / "exercise.toml").write_text(SMALL, encoding="utf-8")
    (folder / "a" / "en.toml").write_text("", encoding="utf-8")
    return folder


def test_a_pack_that_says_nothing_of_the_plan_prints_what_it_has(tmp_path):
    pack = read_pack(small_pack(tmp_path / "pack", ""), trusted=True)
    workbook = new_workbook(tmp_path / "w.samsyn", pack, language="en")
    sheet = Sheet(workbook, pack)
    need = add(sheet, "1.1/needs", words="Tell me what comes next.")
    sheet.plan.catch("Write the week on the board", label="", need=need)
    document = document_of(sheet)
    workbook.close()
    assert rows_of(document)[0][0] == "Tell me what comes next."
    (map_,) = every(document, b.ThreadMap)
    assert map_.customers[0].name == "Pupils"


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ('purpose = "1.1/nothing"', "plan.purpose"),
        ('purpose = "why"', "plan.purpose"),
        ('purpose = "1.1/needs"', "plan.purpose"),
        ('met = "1.1/needs.words"', "plan.met"),
        ('met = "1.1/needs.gone"', "plan.met"),
        ('colour = "1.1/why"', "plan.colour"),
        ("purpose = 3", "plan.purpose"),
    ],
)
def test_a_wrong_plan_table_is_refused(tmp_path, table, key):
    with pytest.raises(PackError) as refused:
        read_pack(small_pack(tmp_path / "pack", f"[plan]\n{table}\n"), trusted=True)
    assert (refused.value.file, refused.value.key) == ("pack.toml", key)
    assert refused.value.remedy
