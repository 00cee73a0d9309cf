"""The sweep: when it runs, what it leaves behind, and that it stays wanted until it has been done."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from workbook import file as file_
from workbook.check import check
from workbook.errors import NotSavedError
from workbook.model import Key, Place
from workbook.sweep import WANTED
from workbook.workbook import Workbook

ROOT = Path(__file__).parents[2]
ROWS = Place("1.1", "mentions")
KEY = Key("0.1", "purpose")
GONE = "zqgone"


@pytest.fixture
def path(tmp_path) -> Path:
    """A closed workbook with bytes of what is gone between its rows."""
    path = tmp_path / "ours.samsyn"
    with closing(Workbook.create(path, title="Ours")) as workbook:
        for n in range(40):
            workbook.add_item(ROWS, {"name": f"stays {n}"})
    leave_behind(path)
    return path


@pytest.fixture
def workbook(path):
    workbook = Workbook.open(path)
    yield workbook
    workbook.close()


def leave_behind(path: Path) -> None:
    """Puts bytes in the free part of each page, as a row leaves them that has moved to another page.

    That happens by itself in some rounds and not in others, as chance divides the pages.
    """
    raw = bytearray(path.read_bytes())
    size = int.from_bytes(raw[16:18], "big")
    for page in range(size, len(raw), size):
        if raw[page] not in (10, 13):  # no leaf
            continue
        rows_ = int.from_bytes(raw[page + 3 : page + 5], "big")
        free, used = page + 8 + 2 * rows_, page + int.from_bytes(raw[page + 5 : page + 7], "big")
        middle = (free + used) // 2
        if used - free > 100:
            raw[middle : middle + len(GONE)] = GONE.encode()
    path.write_bytes(raw)
    assert raw.count(GONE.encode()) > 2


class Watched:
    """The connection of a workbook, which notes each vacuum and can be told to have no room for one."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self.vacuums = 0
        """How many vacuums were done."""
        self.tried = 0
        self.fails: BaseException | None = None

    def __getattr__(self, name):
        return getattr(self._conn, name)

    def execute(self, statement, *values):
        if statement != "vacuum":
            return self._conn.execute(statement, *values)
        self.tried += 1
        if self.fails is not None:
            raise self.fails
        assert not self._conn.in_transaction
        self.vacuums += 1
        return self._conn.execute(statement)


def watched(workbook: Workbook) -> Watched:
    found = Watched(workbook._db.conn)
    object.__setattr__(workbook._db, "conn", found)
    return found


def journal(workbook: Workbook) -> Path:
    return workbook.path.with_name(workbook.path.name + "-journal")


def lies_around(workbook: Workbook) -> list[str]:
    """Where the bytes of what was taken away still are: the file, or the journal beside it."""
    return [
        path.name
        for path in (workbook.path, journal(workbook))
        if path.exists() and GONE.encode() in path.read_bytes()
    ]


def wants(path: Path) -> bool:
    """True if the file says that it is still to be swept."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(path.read_bytes())
        return db.execute("select count(*) from facts where key = ?", [WANTED]).fetchone()[0] == 1


def test_after_a_sweep_nothing_lies_around_neither_in_the_file_nor_in_the_journal(workbook):
    workbook.set(KEY, "a first step")
    assert lies_around(workbook) == [
        workbook.path.name,
        journal(workbook).name,
    ]  # the journal keeps old pages
    workbook.sweep()
    assert lies_around(workbook) == []
    assert workbook._db.conn.execute("pragma freelist_count").fetchone() == (0,)
    assert not wants(workbook.path)
    assert not journal(workbook).exists() or journal(workbook).stat().st_size == 0
    assert check(workbook.path) == []


@pytest.mark.parametrize("paused", [False, True], ids=["a step", "without history"])
@pytest.mark.parametrize("deep", [0, 1, 2])
def test_it_runs_once_after_the_outermost_step_and_before_anybody_is_told(workbook, deep, paused):
    conn, heard = watched(workbook), []
    workbook.listen(lambda event: heard.append(conn.vacuums))

    def ask(levels: int) -> None:
        if not levels:
            workbook.set(KEY, f"{deep}")
            workbook.sweep()
            assert conn.tried == 0
            return
        with workbook.step("inside"):
            ask(levels - 1)

    def step() -> None:
        with workbook.step("outermost"):
            ask(deep)
            workbook.sweep()

    if paused:
        with workbook.without_history():
            step()
    else:
        step()
    assert (conn.vacuums, heard) == (1, [1])
    workbook.set(KEY, "later")
    assert conn.vacuums == 1  # wanted once, done once


def test_asked_outside_a_step_it_runs_at_once_and_nobody_hears_of_it(workbook):
    conn, heard = watched(workbook), []
    workbook.listen(heard.append)
    before, saved = workbook.newest_step, workbook.saved_at
    workbook.sweep()
    assert (conn.vacuums, heard) == (1, [])
    assert (workbook.newest_step, workbook.saved_at) == (before, saved)


def test_a_listener_that_writes_or_fails_does_not_keep_it_from_running(workbook):
    conn = watched(workbook)

    def writes(event):
        if event.label != "theirs":
            workbook.set(Key("0.1", "unit"), "theirs", label="theirs")
            raise RuntimeError("a fault of ours")

    workbook.listen(writes)

    def writes_and_asks():
        with workbook.step("mine"):
            workbook.set(KEY, "mine")
            workbook.sweep()

    with pytest.raises(RuntimeError):
        writes_and_asks()
    assert conn.vacuums == 1
    assert (workbook.value(KEY), workbook.value(Key("0.1", "unit"))) == ("mine", "theirs")


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("disk I/O error"),
        sqlite3.DatabaseError("malformed"),
        OSError(28, "No space left on device"),
        MemoryError(),
    ],
    ids=lambda error: f"{type(error).__name__} {error}",
)
def test_without_room_the_step_is_saved_all_the_same_and_it_is_tried_after_the_next(workbook, error):
    conn, heard = watched(workbook), []
    workbook.listen(heard.append)
    conn.fails = error
    with workbook.step("one"):
        workbook.set(KEY, "one")
        workbook.sweep()
    assert (conn.tried, conn.vacuums, len(heard)) == (1, 0, 1)
    assert wants(workbook.path)
    workbook.set(KEY, "two")
    assert (conn.tried, conn.vacuums, len(heard)) == (2, 0, 2)
    conn.fails = None
    workbook.set(KEY, "three")
    assert (conn.tried, conn.vacuums, len(heard)) == (3, 1, 3)
    assert not wants(workbook.path)
    assert workbook.value(KEY) == "three"


FULL = """
import resource, sys
from pathlib import Path
from tests.workbook.test_sweep import KEY, lies_around
from workbook.workbook import Workbook

workbook = Workbook.open(Path(sys.argv[1]))
_old, most = resource.getrlimit(resource.RLIMIT_FSIZE)
# A vacuum keeps every page in the journal, and more; a step a few of them.
resource.setrlimit(resource.RLIMIT_FSIZE, (workbook.path.stat().st_size, most))
workbook.set(KEY, "no room")
workbook.sweep()
workbook.set(KEY, "still none")
print(workbook.value(KEY), bool(lies_around(workbook)))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
workbook.set(KEY, "room")
print(workbook.value(KEY), bool(lies_around(workbook)))
workbook.close()
"""


def child(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60
    )


def test_on_a_really_full_disk_it_is_done_when_there_is_room(path):
    """The operating system itself refuses what the vacuum needs."""
    done = child(FULL, str(path))
    assert done.stdout.splitlines() == ["still none True", "room False"]
    assert check(path) == []


def test_a_step_that_is_not_saved_leaves_the_file_as_it_was(workbook):
    conn = watched(workbook)

    def lost():
        with workbook.step("lost"):
            workbook.set(KEY, "lost")
            workbook.sweep()
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(NotSavedError):
        lost()
    assert conn.tried == 0
    assert not wants(workbook.path)
    assert workbook.value(KEY) is None


def test_closing_tries_once_more_and_what_is_wanted_still_is_done_at_the_next_opening(workbook):
    path, conn = workbook.path, watched(workbook)
    conn.fails = sqlite3.OperationalError("database or disk is full")
    workbook.sweep()
    workbook.close()
    assert conn.tried == 2
    assert wants(path)
    before = path.read_bytes()
    with closing(Workbook.open(path, read_only=True)) as reading:
        assert reading.fact("title") == "Ours"
    assert path.read_bytes() == before  # only looked at
    with closing(Workbook.open(path)) as again:
        assert not wants(path)
        assert lies_around(again) == []
    assert check(path) == []


def test_closing_sweeps_where_there_is_room_again(workbook):
    path, conn = workbook.path, watched(workbook)
    conn.fails = sqlite3.OperationalError("database or disk is full")
    workbook.sweep()
    conn.fails = None
    workbook.close()
    assert conn.vacuums == 1
    assert not wants(path)


def test_no_copy_is_taken_of_a_file_that_is_still_to_be_swept(tmp_path, monkeypatch):
    """The data folder may have room where the workbook's own disk has none."""
    backups = tmp_path / "backups"
    workbook = Workbook.create(tmp_path / "new.samsyn", backups=backups, title="Ours")
    monkeypatch.setattr("workbook.workbook._RENEWED", 0)
    conn = watched(workbook)
    conn.fails = sqlite3.OperationalError("database or disk is full")
    workbook.sweep()
    first = {copy: copy.read_bytes() for copy in backups.iterdir()}
    workbook.set_facts(title="Theirs")
    workbook.set_facts(title="Others'")
    assert {copy: copy.read_bytes() for copy in backups.iterdir()} == first
    conn.fails = None
    workbook.close()
    (copy,) = backups.iterdir()
    assert not wants(copy)
    with closing(Workbook.open(copy, read_only=True)) as reading:
        assert reading.title == "Others'"


def test_the_copy_at_opening_is_of_the_file_that_has_been_swept(workbook, tmp_path):
    """Else what should leave no trace would lie in the data folder."""
    path, conn = workbook.path, watched(workbook)
    conn.fails = sqlite3.OperationalError("database or disk is full")
    workbook.sweep()
    workbook.close()
    assert GONE.encode() in path.read_bytes()
    with closing(Workbook.open(path, backups=tmp_path / "backups")) as again:
        again.set(KEY, "the first change")
    (copy,) = (tmp_path / "backups").iterdir()
    assert GONE.encode() not in copy.read_bytes()
    assert not wants(copy)


def test_a_copy_saved_while_it_is_wanted_is_clean_and_opens(workbook, tmp_path):
    conn = watched(workbook)
    conn.fails = sqlite3.OperationalError("database or disk is full")
    workbook.sweep()
    workbook.save_copy(tmp_path / "copy.samsyn")
    assert GONE.encode() not in (tmp_path / "copy.samsyn").read_bytes()
    with closing(Workbook.open(tmp_path / "copy.samsyn")) as copy:
        assert copy.fact("title") == "Ours"
    assert not wants(tmp_path / "copy.samsyn")


KILLED = """
import os, resource, signal, sys
from pathlib import Path
from tests.workbook.test_sweep import KEY
from workbook.workbook import Workbook

workbook = Workbook.open(Path(sys.argv[1]))
sweep = workbook._sweep.run
def killed():
    if sys.argv[2] == "in the middle":  # where the journal of the vacuum has grown as large as the file
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (workbook.path.stat().st_size,) * 2)
        sweep()
    os.kill(os.getpid(), signal.SIGKILL)
workbook._sweep.run = killed
with workbook.step("the last"):
    workbook.set(KEY, "saved")
    workbook.sweep()
"""


@pytest.mark.parametrize(
    ("when", "killed_by"), [("before", signal.SIGKILL), ("in the middle", signal.SIGXFSZ)], ids=str
)
def test_killed_between_the_step_and_the_sweep_the_next_opening_does_it(path, when, killed_by):
    assert child(KILLED, str(path), when).returncode == -killed_by
    assert GONE.encode() in path.read_bytes()
    with closing(Workbook.open(path)) as workbook:
        assert workbook.value(KEY) == "saved"
        assert lies_around(workbook) == []
        assert not wants(path)
    assert check(path) == []


def test_a_damaged_file_is_opened_and_refused_as_before(workbook):
    """To ask whether a sweep is wanted must not be what fails."""
    path = workbook.path
    workbook.close()
    data = bytearray(path.read_bytes())
    at = data.index(b"title")
    data[at - 40 : at + 40] = b"\xff" * 80
    path.write_bytes(data)
    opened = file_.open_file(path)
    opened.close()
    Workbook.open(path).close()
    assert path.read_bytes() == bytes(data)
