"""A private round in a process of its own, which stands still wherever it could be killed.

Run as `python -m tests.helpers.round_child WORKBOOK MODE`. It says on stdout where it stands and what has been written,
and goes on when it gets a line on stdin; in the last place it stays until it is killed.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import K, name_of, wait_for
from tests.helpers.meeting_child import open_window, strict
from tests.helpers.round_group import SIX, Group
from workbook.model import PEOPLE
from workbook.words import use

LATE = "Lena Sen"


class Round:
    """Six answer, are shown, a seventh comes late; then they rate, and hands are counted."""

    def __init__(self, group: Group, mode: str) -> None:
        self.group, self.mode = group, mode
        self.saved: dict[str, list[str]] = {}
        self.unsaved = ""

    def stands(self, state: str) -> None:
        """Says where we are, and stands still: no timer runs meanwhile."""
        print(json.dumps({"state": state, "saved": self.saved, "unsaved": self.unsaved}), flush=True)
        if not sys.stdin.readline():
            sys.exit()

    def save(self) -> None:
        wait_for(lambda: not self.group.window.session.has_unsaved(), "everything to be saved")

    def write(self, name: str, *words: str) -> None:
        self.group.writes(*words)
        self.save()
        self.saved.setdefault(name, []).extend(words)

    def play(self) -> None:
        group = self.group
        if self.mode == "anonymous":
            group.anonymous()
        self.stands("before")
        karin, yusuf, anna, *others = SIX
        group.begins(karin)
        self.write(karin, "zqkarin1")
        group.drive.press(K.Key_Return)
        self.unsaved = "zqhal"
        group.drive.type(self.unsaved)
        self.stands("just after a key")
        self.save()
        self.unsaved = ""
        self.saved[karin].append("zqhal")
        self.stands("in the middle of a word")
        group.drive.press(K.Key_Escape)
        self.stands("hidden")
        group.drive.press(K.Key_Return)
        group.drive.tab_to("Who", 3)
        group.is_done()
        group.answers(yusuf, "zqyusuf1", "zqyusuf2")
        self.saved[yusuf] = ["zqyusuf1", "zqyusuf2"]
        self.stands("handed over")
        group.page._begin_paper(group.window.session.sheet.people()[2])
        self.write(anna, "zqanna1")
        self.stands("from paper")
        group.page.finish()
        group.drive.press(K.Key_Escape)
        for name in others:
            word = "zq" + name[:3].casefold()
            group.answers(name, word)
            self.saved[name] = [word]
        self.stands("all have answered")
        group.is_done()
        self.stands("just shown")
        session = group.window.session
        session.do("", lambda: session.workbook.add_item(PEOPLE, {"name": LATE}))
        group.go()
        group.page._turn_to(session.sheet.people()[-1])
        group.drive.press(K.Key_Return)
        self.write(LATE, "zqlate1")
        self.stands("late, writing")
        group.is_done()
        self.stands("late, done")
        self.rate()

    def rate(self) -> None:
        group = self.group
        group.exercise, group.page_id = "2.1", "rate"
        group.go()
        if self.mode == "anonymous":
            group.anonymous()
        group.page.count_hands()
        group.drive.type("7")
        self.stands("counting hands")


def main() -> None:
    from ui.app import make_application

    path, mode = Path(sys.argv[1]), sys.argv[2]
    strict()
    make_application(sys.argv[:1])
    window, _drive = open_window(path.parent.parent, OnlyFiles())
    window.set_language("en")
    use("en")
    window.open_path(path)
    group = Group(window, "1.1", "mention")
    assert name_of(QApplication.focusWidget()) == "I am Karin, begin"
    Round(group, mode).play()


if __name__ == "__main__":
    main()
