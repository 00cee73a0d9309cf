"""A first meeting, played through the window from the welcome page to the plan on paper, with keys and clicks only.

The half before the coffee is played by a child that is killed in the middle of a sentence (`meeting_child.py`); this
one goes on from the file it left.
"""

import os
import subprocess
import sys
import threading
from datetime import date
from json import loads
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton

from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import K, name_of
from tests.helpers.in_the_file import texts_in
from tests.helpers.meeting_child import FORGOTTEN, GROUPS, HALF, NEEDS, PEOPLE, TITLE
from tests.helpers.patience import PATIENCE
from tests.helpers.second_half import (
    ACTIONS_OF,
    AGREED,
    GRID,
    PRIORITY,
    RATED,
    SUMS,
    VALUES,
    SecondHalf,
    print_the_plan,
)
from ui.pages.welcome import Welcome
from workbook.dates import due_words
from workbook.model import ACTIONS
from workbook.model import PEOPLE as PARTICIPANTS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def play_first_half(path: Path) -> list[str]:
    """The sentences the child said were saved, before it was killed."""
    home = {
        "HOME": str(path.parent),
        "XDG_DATA_HOME": str(path.parent / "data"),
        "USERPROFILE": str(path.parent),
    }
    child = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.helpers.meeting_child", str(path)],
        cwd=ROOT, env={**os.environ, **home}, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    said = []
    too_long = threading.Timer(PATIENCE, child.kill)
    too_long.start()
    try:
        for line in child.stdout:
            heard = loads(line)
            if isinstance(heard, dict):
                break
            said.append(heard)
        else:
            pytest.fail(f"the child did not come to the middle:\n{child.stderr.read()}")
    finally:
        too_long.cancel()
        child.kill()
        _rest, errors = child.communicate()
    assert errors == ""
    assert heard == {"here": "Med deras ord"}
    assert child.returncode != 0, "it was to be killed"
    return said


def texts_of(session) -> set[str]:
    """Every text of the open workbook, as the window has it."""
    places = {session.sheet.place(f) for e in session.pack.exercises.values() for f in e.fields.values()}
    values = [
        v for place in (*places, ACTIONS, PARTICIPANTS) for v in session.workbook.answers(place).values()
    ]
    return {value for value in [*values, session.workbook.fact("title")] if isinstance(value, str)}


def test_a_first_meeting(at_the_table, tmp_path):
    path, printed = tmp_path / "Ängsvik.samsyn", tmp_path / "Planen.pdf"
    said = play_first_half(path)
    half = NEEDS["Brukare med hemtjänst"][-1][0][:HALF]
    assert said[-1] == half
    assert {TITLE, FORGOTTEN, *PEOPLE, *GROUPS} <= set(said)

    # The computer is started again and the group goes on where it was.
    window, drive = at_the_table(OnlyFiles(to_save=printed, to_open=path))
    drive.ctrl(K.Key_O)
    meeting = SecondHalf(window, drive, said.append)
    meeting.stands("2.1", "needs")
    assert [text for text in said if text not in texts_of(window.session)] == []
    said.remove(half)  # which is no sentence yet
    meeting.play()
    check_what_was_decided(window.session.sheet)

    print_the_plan(window, drive, printed)
    meeting.stands("6.3", "plan")
    window.close()
    check_paper(printed)

    # A week later.
    window, drive = at_the_table(OnlyFiles())
    assert isinstance(window.view, Welcome)
    recent = [b for b in window.findChildren(QAbstractButton) if name_of(b).startswith(f"{TITLE}, ")]
    drive.click_on(recent[0])
    meeting = SecondHalf(window, drive, said.append)
    meeting.stands("6.3", "plan")
    go_back_and_forth(window, drive)
    window.close()
    found = texts_in(path)
    assert len(said) > 120
    assert [text for text in said if text not in found] == []


def check_what_was_decided(sheet) -> None:
    """The exercises are done and their answers are those of the meeting."""
    from exercises.together.progress import exercise_done

    # Nobody knows what those who were refused get today; a number the group leaves open holds nothing up.
    assert [e.id for e, _minutes in sheet.programme() if not exercise_done(sheet, e)] == []
    rating = sheet.field("2.1/rating")
    for row in sheet.grid_rows(rating):
        agreed = [sheet.value(rating, row.id, column) for column in ("importance", "met")]
        assert agreed[: len(AGREED[row.words])] == [int(n) for n in AGREED[row.words]]
        if row.words in RATED:
            important, met, _agreed = RATED[row.words]
            people = [person.id for person in sheet.people()]
            for column, digits in (("importance", important), ("met", met)):
                assert [sheet.own_turn(p).value(rating, row.id, column, author=p) for p in people] == [
                    int(n) for n in digits
                ]
    assert [row.words for row in sheet.picked(sheet.field("2.1/priority"))] == list(PRIORITY)
    votes = sheet.field("3.2/votes")
    assert {row.words: sheet.dots(votes, row.id)[0] for row in sheet.choices_from(votes)} == SUMS
    assert sum(SUMS.values()) == 30
    assert [row.words for row in sheet.picked(sheet.field("3.2/chosen"))] == list(VALUES)
    letters = {"accountable": "A", "responsible": "U", "consulted": "R", "informed": "i", None: "-"}
    duties = sheet.field("4.1/duties")
    grid = {
        task.words: "".join(letters[sheet.value(duties, task.id, role.id)] for role in sheet.across(duties))
        for task in sheet.grid_rows(duties)
    }
    assert grid == GRID
    people, choices = dict(sheet.workbook.people()), {"now": "Nu", "later": "Senare", "no": "Inte nu"}
    needs = sheet.field("2.1/needs")
    plan = {
        (a.title, sheet.words(needs, a.need), people.get(a.owner, ""), a.due, a.first_step, a.measure,
         f"{a.effect}{a.effort}", choices[a.choice])
        for a in sheet.plan.actions()
    }  # fmt: skip
    assert plan == set(ACTIONS_OF)


def check_paper(target: Path) -> None:
    """What was decided can be read on the paper."""
    squeezed = "".join("".join(page.extract_text() for page in PdfReader(target).pages).split())
    on_paper = []
    for title, need, owner, due, step, measure, _size, when in ACTIONS_OF:
        due = due_words(due, "sv", date.today())
        on_paper += [title] if when == "Inte nu" else [title, need, owner, due, step, measure]
    on_paper += [*VALUES, *VALUES.values()]
    assert [text for text in on_paper if "".join(text.split()) not in squeezed] == []


def go_back_and_forth(window, drive) -> None:
    """Undo over the last steps of the meeting, and all of them again."""
    plan = window.session.sheet.plan
    states = [plan.actions()]
    for _n in range(8):
        drive.ctrl(K.Key_Z)
        states.append(plan.actions())
        assert states[-1] != states[-2]
    for state in reversed(states[:-1]):
        drive.ctrl(K.Key_Y)
        assert plan.actions() == state
