"""Rounds without names in the real window: what is left of them in the bytes on the disk.

A hundred rows and more in three exercises, written in falling alphabetical order; after each answer the file, the
journal beside it and every copy in the data folder are read byte by byte.
"""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.drive import CTRL, K, settle
from tests.helpers.in_the_file import tables
from tests.helpers.round_group import SIX, Group
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, DRAFT, Key, Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu

SHARED = "zqshared what all of us wrote in the same words"
REGRET = "zqregret"


class Words:
    """Long texts in falling alphabetical order, each of them nowhere else."""

    def __init__(self) -> None:
        self._chance = random.Random(3)
        self.given: list[str] = []

    def new(self, shortest: int = 60, longest: int = 220) -> str:
        letters = self._chance.choices(
            "abcdefghijklmnopqrstuvwxyz-", k=self._chance.randint(shortest, longest)
        )
        self.given.append(f"zq{999 - len(self.given)} {''.join(letters)}")
        return self.given[-1]


class Disk:
    """What lies on the disk of a group: the workbook, its journal, and the copies in the data folder."""

    def __init__(self, g: Group, data: Path) -> None:
        self.path, self.data = g.window.session.workbook.path, data
        self.drafts: set[str] = set()
        """Identities of rows that somebody was writing, collected while there are any."""

    def notice(self, g: Group) -> None:
        """Remembers the rows that are being written now; there must be some, or nothing would be proved."""
        items, _keys = g.window.session.workbook.written_by(DRAFT)
        self.drafts |= {item.id for item in items}

    def files(self) -> list[Path]:
        journal = self.path.with_name(self.path.name + "-journal")
        return [file for file in (self.path, journal, *self.copies()) if file.exists()]

    def copies(self) -> list[Path]:
        return sorted(file for file in self.data.rglob("*") if file.is_file())

    def tells(self, texts: list[str]) -> list[str]:
        """What the bytes tell that they should not: what stands in no row of a file must not stand in its bytes."""
        found = []
        for file in self.files():
            raw = file.read_bytes()
            cells = {} if file.name.endswith("-journal") else tables(file)
            rows = "\n".join(str(cell) for each in cells.values() for row in each for cell in row)
            signs = [*self.drafts, DRAFT, REGRET]
            found += [f"{file.name}: {sign}" for sign in signs if sign.encode() in raw]
            for text in texts:  # its first letters: what was written on the way to it is found too
                times, lives = raw.count(text[:30].encode()), rows.count(text[:30])
                if times != lives:
                    found.append(f"{file.name}: {text[:30]!r} {times} times, {lives} in rows")
        return found


def tells_order(found: list[str], written: list[str]) -> bool:
    """True if the order in which texts are found goes with the order they were written in, or against it.

    What is sorted by the alphabet tells nothing; nor does what is shuffled: with 30 texts chance keeps Kendall's tau
    within 0.13 two times in three.
    """
    if found == sorted(found):
        return False
    at = {text: number for number, text in enumerate(written)}
    pairs = list(combinations([at[text] for text in found], 2))
    tau = sum(1 if first < second else -1 for first, second in pairs) / len(pairs)
    return abs(tau) > 0.6


def pastes(g: Group, lines: list[str]) -> None:
    """Pasted lines become rows, as they do for a person; the keyboard is in the empty row after them."""
    QApplication.clipboard().setText("\n".join(lines))
    g.drive.press(K.Key_V, held=CTRL)


def types_and_regrets(g: Group, line: str) -> None:
    """A row letter by letter, and one more that is saved and taken away again."""
    g.drive.type(line)
    g.drive.press(K.Key_Return)
    g.drive.type(REGRET)
    g.window.session.leave()
    g.drive.press(K.Key_A, held=CTRL)
    g.drive.press(K.Key_Backspace, K.Key_Backspace)


def in_rows(path: Path, table: str, words: list[str]) -> list[str]:
    """The texts in the order in which the rows of a table hold them."""
    cells = "\n".join(str(row) for row in tables(path)[table])
    return sorted((text for text in words if text[:30] in cells), key=lambda text: cells.index(text[:30]))


class Played:
    """Rounds of six people, one after another, with a look at the disk after each answer."""

    def __init__(self, g: Group, data: Path) -> None:
        self.g, self.words = g, Words()
        self.disk = Disk(g, data)

    def go(self, exercise: str, page: str) -> None:
        self.g.exercise, self.g.page_id = exercise, page
        self.g.go()
        self.g.anonymous()

    def is_done(self) -> None:
        """*I'm done*, once what is written is on the disk and has been noticed there."""
        self.g.window.session.leave()
        self.disk.notice(self.g)
        self.g.is_done()
        assert self.disk.tells(self.words.given) == []

    def shows(self) -> None:
        """Ctrl+Enter shows everybody's answers, since everybody has answered."""
        assert self.g.page.all_answered()
        self.g.is_done()
        assert self.disk.tells(self.words.given) == []

    def begins(self, name: str) -> None:
        """The computer goes to somebody; after a restart nobody knows who has answered, and they choose it."""
        person = next(row for row in self.g.window.session.sheet.people() if row.words == name)
        self.g.page._turn_to(person)
        self.g.begins(name)

    def list_of(self, each: int) -> list[str]:
        """A list by each, with a line that all have and one that everybody regrets; in the middle Samsyn is closed."""
        mine: list[str] = []
        for name in SIX:
            self.begins(name)
            lines = [*(self.words.new() for _n in range(each - 1)), self.words.new(30, 35)]
            mine += lines
            pastes(self.g, [SHARED, *lines[:-1]])
            types_and_regrets(self.g, lines[-1])
            if name == SIX[1]:
                self.g.window.session.leave()
                self.disk.notice(self.g)
                self.g = self.g.reopened()
                self.g.drive.press(K.Key_Return)
            self.is_done()
        return mine

    def tallied(self) -> None:
        """The closing round: a number and a word."""
        for number, name in enumerate(SIX):
            self.begins(name)
            self.g.drive.type(str(1 + number % 5))
            self.g.drive.tab_to("One word to take away")
            self.g.drive.type(self.words.new(60, 90))
            self.is_done()


@pytest.mark.slow
def test_what_six_wrote_without_names_leaves_no_trace_on_the_disk(group, tmp_path):
    g = group()
    g.window.session.do("", lambda: Meetings(g.window.session.workbook).start("2026-03-10", [["1.1", 40]]))
    p = Played(g, tmp_path / "backups")
    lists: dict[str, list[str]] = {}
    for exercise, page, each in (("1.1", "mention", 14), ("3.2", "propose", 3)):
        p.go(exercise, page)
        lists[exercise] = p.list_of(each)
        p.shows()
    p.go("meeting", "closing")
    known = len(p.words.given)
    p.tallied()
    p.shows()
    closing = p.words.given[known:]

    workbook, path = p.g.window.session.workbook, p.disk.path
    assert sum(map(len, lists.values())) >= 100
    assert len(p.disk.drafts) > 100
    assert any(file.parent == p.disk.data for file in p.disk.files())
    for exercise, mine in lists.items():
        place = Place(exercise, {"1.1": "mentions", "3.2": "proposals"}[exercise])
        column = {"1.1": "name", "3.2": "value"}[exercise]
        items = workbook.items(place, author=ANONYMOUS)
        by_place = [workbook.value(Key(*place, item.id, column, ANONYMOUS)) for item in items]
        assert sorted(by_place) == sorted([*mine, *[SHARED] * len(SIX)])
        raw = path.read_bytes()
        cards = workbook.items(Place(exercise, f"{place.field}@cards"))
        named = [workbook.value(Key(*card.place, card.id, "name")) for card in cards]
        by_byte = sorted(mine, key=lambda text: raw.index(text[:30].encode()))
        for found in (
            [text for text in by_place if text != SHARED],
            in_rows(path, "answers", mine),
            [text for text in named if text != SHARED],
            by_byte,
        ):
            assert sorted(found) == sorted(mine)
            assert not tells_order(found, mine), found
        members = [workbook.value(Key(*card.place, card.id, "members")) for card in cards]
        assert max(map(len, members)) == len(SIX)
        assert all(each == sorted(each) for each in members)
    (texts,) = workbook.answers(Place("meeting", "word")).values()
    (numbers,) = workbook.answers(Place("meeting", "worth")).values()
    assert texts == sorted(closing)
    assert json.dumps(numbers) == '{"1": 2, "2": 1, "3": 1, "4": 1, "5": 1}'


def test_no_copy_is_taken_of_what_somebody_has_begun_without_a_name_and_left(group, tmp_path):
    """The group goes elsewhere in the middle of an answer, and opens the workbook another day."""
    g = group()
    disk = Disk(g, tmp_path / "backups")
    g.anonymous()
    g.answers(SIX[0], "zqdone")
    g.begins(SIX[1])
    g.writes("zqhalf a wo")
    g.window.session.leave()
    disk.notice(g)
    (draft,) = disk.drafts
    g.window.ask.yes = False  # *Leave the round*
    g.window.workbook_view().go("0.1", "services")
    taken = disk.copies()
    g = g.reopened()
    g.window.workbook_view().go("0.1", "services")
    settle()
    g.drive.type("Home care")
    g.window.session.leave()
    assert disk.copies() == taken
    assert not any(draft.encode() in copy.read_bytes() for copy in disk.copies())
    g.go()
    g.drive.click("Save it as it is")
    g.window.ask.yes = False
    g.window.workbook_view().go("0.1", "services")
    g = g.reopened()
    g.window.workbook_view().go("0.1", "unit")
    settle()
    g.window.session.do("", lambda: g.window.session.workbook.set(Key("0.1", "unit"), "North"))
    assert len(disk.copies()) == len(taken) + 1  # there is nothing more to hide than what is folded in
    assert not any(draft.encode() in file.read_bytes() for file in disk.files())
