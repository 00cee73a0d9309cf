"""What the guides and `docs/architecture.md` promise of the file, read from a workbook that is open."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.rows.merge_and_split import merge
from exercises.rows.what_hangs import hanging
from workbook import backup, history
from workbook.check import check
from workbook.meeting import WORKED, Meetings
from workbook.model import PEOPLE, Key, Place
from workbook.workbook import Workbook

KEY = Key("0.1", "purpose")
PROMISED = {
    "journal_mode": "delete",
    "synchronous": 2,  # full: a power cut takes nothing that was called saved
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "temp_store": 2,  # in memory: nothing of what is sorted or swept goes to another file
    "query_only": 0,
}


def create(path: Path) -> Workbook:
    return Workbook.create(path)


def reopen(path: Path) -> Workbook:
    Workbook.create(path).close()
    return Workbook.open(path)


def older(path: Path) -> Workbook:
    """A workbook of the first format, migrated on the way."""
    shutil.copy(Path(__file__).parents[1] / "files" / "format-1.samsyn", path)
    return Workbook.open(path)


def swept(path: Path) -> Workbook:
    workbook = Workbook.create(path)
    workbook.sweep()
    return workbook


@pytest.mark.parametrize("made", [create, reopen, older, swept])
@pytest.mark.parametrize("written", [False, True])
def test_an_open_workbook_is_kept_as_safely_as_is_promised(tmp_path, made, written):
    with closing(made(tmp_path / "ours.samsyn")) as workbook:
        if written:
            workbook.set(KEY, "something")
            workbook.undo()
        conn = workbook._db.conn
        assert {name: conn.execute(f"pragma {name}").fetchone()[0] for name in PROMISED} == PROMISED
        assert conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 64 * 1024 * 1024


def test_one_that_is_only_read_is_read_with_the_same_care(tmp_path):
    Workbook.create(tmp_path / "ours.samsyn").close()
    with closing(Workbook.open(tmp_path / "ours.samsyn", read_only=True)) as workbook:
        conn = workbook._db.conn
        for name in ("trusted_schema", "cell_size_check", "secure_delete", "temp_store"):
            assert conn.execute(f"pragma {name}").fetchone()[0] == PROMISED[name]
        assert conn.execute("pragma query_only").fetchone() == (1,)


def test_two_thousand_steps_can_be_taken_back_and_none_more(tmp_path):
    assert history._KEPT == 2000
    with closing(Workbook.create(tmp_path / "ours.samsyn")) as workbook:
        workbook._db.conn.execute("pragma synchronous = off")  # only for the test's own time
        for n in range(2003):
            workbook.set(KEY, f"{n}", label=f"{n}")
        undone = 0
        while workbook.can_undo() is not None:
            workbook.undo()
            undone += 1
        assert undone == 2000
        assert workbook.value(KEY) == "2"


def test_the_ten_last_copies_are_kept_and_no_eleventh(tmp_path):
    path, folder = tmp_path / "ours.samsyn", tmp_path / "backups"
    Workbook.create(path).close()
    today = datetime.now()
    made = [backup.keep(path, folder, now=today + timedelta(seconds=n)) for n in range(14)]
    assert sorted(folder.iterdir()) == made[-10:]


# --- what is damaged ----------------------------------------------------------------------------------------------


def damage(path: Path, table: str, where: str, *values: str) -> None:
    """Changes a row of a closed workbook as a flipped bit does: it no longer fits its checksum."""
    with closing(sqlite3.connect(path)) as db, db:
        column = {"answers": "value", "items": "position"}[table]
        changed = db.execute(
            f"update {table} set {column} = {column} || '1' where {where}"
            if column == "value"
            else f"update {table} set {column} = {column} + 1 where {where}",
            values,
        )
        assert changed.rowcount == 1


def test_one_damaged_answer_breaks_neither_deleting_nor_merging(tmp_path):
    """Whoever the damaged answer names or is by, the others can still be merged and deleted."""
    path = tmp_path / "ours.samsyn"
    pack = shipped_pack()
    groups = Place("1.1", "groups")
    with closing(Workbook.create(path)) as workbook:
        people = [workbook.add_item(PEOPLE, {"name": name}) for name in ("Anna", "Bo", "Cecilia")]
        rows = [workbook.add_item(groups, {"name": name}) for name in ("one", "two", "three")]
        for person in people:
            for row in rows:
                workbook.set(Key("9.9", "names", row.id, "", person.id), [row.id, person.id])
    damage(path, "answers", "field = 'names' and row = ? and author = ?", rows[0].id, people[0].id)
    with closing(Workbook.open(path)) as workbook:
        sheet = Sheet(workbook, pack)
        hanging(sheet, PEOPLE, people[0].id)
        merge(sheet, PEOPLE, people[0].id, people[1].id)
        workbook.remove_item(groups, rows[0].id)
        workbook.remove_item(PEOPLE, people[2].id)
        assert workbook.people() == [(people[1].id, "Bo")]
        assert [item.id for item in workbook.items(groups)] == [rows[1].id, rows[2].id]
    assert check(path)


def test_a_damaged_meeting_does_not_shift_the_numbers_of_those_after_it(tmp_path):
    path = tmp_path / "ours.samsyn"
    with closing(Workbook.create(path)) as workbook:
        meetings = Meetings(workbook)
        ids = []
        for day in ("2026-03-10", "2026-04-10", "2026-05-10"):
            ids.append(meetings.start(day, [["1.1", 40]]).id)
        assert [meeting.number for meeting in meetings.all()] == [1, 2, 3]
    damage(path, "items", "id = ?", ids[1])
    with closing(Workbook.open(path)) as workbook:
        meetings = Meetings(workbook)
        assert [(meeting.id, meeting.number) for meeting in meetings.all()] == [(ids[0], 1), (ids[2], 3)]


def test_what_a_strangers_file_says_was_worked_in_counts_only_where_it_is_a_round(tmp_path):
    with closing(Workbook.create(tmp_path / "ours.samsyn")) as workbook:
        meetings = Meetings(workbook)
        first, second, third = (meetings.start(f"2026-0{n}-10", []) for n in (3, 4, 5))
        for meeting, value in ((first, 2), (second, "twice"), (third, True)):
            workbook.set(Key(*WORKED, meeting.id, "1.1"), value)
            workbook.set(Key(*WORKED, meeting.id, "2.1"), 7)
        assert meetings.rounds_worked("1.1") == {first.id: 2, third.id: 1}
