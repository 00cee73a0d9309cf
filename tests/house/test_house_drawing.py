"""The drawing of the house: every folder is in it, an arrow up is red, and the same code gives the same bytes."""

import importlib.util
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("house", ROOT / ".ci" / "house.py")
house = importlib.util.module_from_spec(SPEC)
sys.modules["house"] = house
SPEC.loader.exec_module(house)

FOLDERS = {
    path.parent.relative_to(ROOT).as_posix()
    for top in ("workbook", "exercises", "export", "ui")
    for path in (ROOT / top).rglob("*.py")
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The file as `make house` writes it."""
    to = tmp_path_factory.mktemp("house") / "house.svg"
    house.main(to)
    return to


def test_every_folder_is_a_room_or_a_part(drawn):
    words = [text.text for text in ElementTree.parse(drawn).iter("{http://www.w3.org/2000/svg}text")]
    for folder in FOLDERS:
        assert f"{folder.rpartition('/')[2]}/" in words, folder
    assert {room.removesuffix("/*") for room in house.House().rooms} | {"exercises", "ui"} >= FOLDERS


def test_no_import_between_rooms_is_forgotten():
    """A room's last lines name each room of its part that it leans on."""
    found = house.House()
    house.draw(found)
    for (one, other), n in found.between.items():
        room, to = found.rooms[one], found.rooms[other]
        told = " ".join(words for words, _colour in room.lines)
        assert (to.short if to.part == room.part else to.part) in told
        assert n > 0


def test_it_can_be_looked_at(drawn, qapp):
    assert QSvgRenderer(str(drawn)).isValid()


def test_the_same_code_gives_the_same_bytes(drawn, tmp_path):
    house.main(tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_bytes() == drawn.read_bytes()


def test_rooms_without_a_circle_stand_so_that_no_arrow_runs_up():
    between = {("a", "b"): 1, ("b", "c"): 2, ("a", "c"): 5, ("d", "a"): 1, ("d", "c"): 1}
    order = house.from_the_top("abcd", between)
    assert [edge for edge in between if order.index(edge[0]) > order.index(edge[1])] == []
    assert house.is_implied(("a", "c"), {*between})
    assert not house.is_implied(("b", "c"), {*between})


def test_of_a_circle_the_lighter_side_runs_up():
    between = {("a", "b"): 9, ("b", "a"): 1}
    assert house.from_the_top("ab", between) == ["a", "b"]


def test_the_picture_is_shown_where_the_house_is_told():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert "](pictures/house.svg)" in text
    assert (ROOT / "docs" / "pictures" / "house.svg").is_file()
