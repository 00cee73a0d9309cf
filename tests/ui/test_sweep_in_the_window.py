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

from tests.exercises.test_anonymous import tables
from tests.helpers.drive import CTRL, K
from tests.ui.test_private_round import SIX, Group, group  # noqa: F401
from tests.ui.test_window import open_window, settle  # noqa: F401
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
        letters = self._chance.choices("abcdefghijklmnopqrstuvwxyz ", k=self._chance.randint(shortest, longest))
        self.given.append(f"zq{999 - len(self.given)} {''.join(letters).strip()}")
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

    def files(self) -> dict[str, bytes]:
        journal = self.path.with_name(self.path.name + "-journal")
        copies = [file for file in self.data.rglob("*") if file.is_file()]
        return {file.name: file.read_bytes() for file in (self.path, journal, *copies) if file.exists()}

    def tells(self, texts: list[str]) -> list[str]:
        """What the bytes tell that they should not. What stands in no row of a file must not stand in its bytes."""
        found, cells = [], tables(self.path)
        whole = "\n".join(str(cell) for rows in cells.values() for row in rows for cell in row)
        for name, raw in self.files().items():
            said = {"a draft's identity": self.drafts, "the mark of a draft": {DRAFT}, "a regret": {REGRET}}
            for what, signs in said.items():
                found += [f"{name}: {what} {sign}" for sign in signs if sign.encode() in raw]
            for text in texts:
                # The first letters too: what was written on the way to it.
                lives = whole.count(text[:30]) if name == self.path.name else 0
                if raw.count(text[:30].encode()) > lives:
                    found.append(f"{name}: {text[:30]!r} {raw.count(text[:30].encode())} times, {lives} in rows")
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
    """Types the last letters of the last line, pastes the rest: the lines become rows as they do for a person."""
    QApplication.clipboard().setText("\n".join([*lines[:-1], lines[-1][:-3]]))
    g.drive.press(K.Key_V, held=CTRL)
    g.drive.type(lines[-1][-3:])


def regrets_a_row(g: Group) -> None:
    """One more row, saved and taken away again."""
    g.drive.press(K.Key_Return)
    g.drive.type(REGRET)
    g.window.session.leave()
    g.drive.press(K.Key_A, held=CTRL)
    g.drive.press(K.Key_Backspace, K.Key_Backspace)


def in_rows(path: Path, table: str, words: list[str]) -> list[str]:
    """The texts in the order in which the rows of a table hold them."""
    cells = "\n".join(str(row) for row in tables(path)[table])
    return sorted((text for text in words if text[:30] in cells), key=lambda text: cells.index(text[:30]))


def test_what_six_wrote_without_names_leaves_no_trace_on_the_disk(group, tmp_path):  # noqa: F811
    g, words = group(), Words()
    disk = Disk(g, tmp_path / "backups")

    def plays(exercise: str, page: str, each: int, *, shared: bool, reopens_before: str = "") -> list[str]:
        nonlocal g
        g.exercise, g.page_id = exercise, page
        g.go()
        g.anonymous()
        mine: list[str] = []
        for name in SIX:
            g.begins(name) if name != reopens_before else g.drive.press(K.Key_Return)
            lines = [words.new() for _n in range(each)]
            mine += lines
            pastes(g, [*lines, SHARED] if shared else lines)
            if not shared:
                regrets_a_row(g)
            g.window.session.leave()
            disk.notice(g)
            if name == SIX[1] and not shared:  # Samsyn is closed in the middle of an answer, and goes on
                g = g.reopened()
                disk.notice(g)
                g.drive.press(K.Key_Return)
            g.is_done()
            assert disk.tells(words.given) == []
        return mine

    first = plays("1.1", "mention", 12, shared=True)
    assert g.page.all_answered()
    print(len(first), disk.drafts)
