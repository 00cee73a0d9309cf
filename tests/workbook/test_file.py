"""The file on disk, with real files, real processes and a real full disk."""

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Migrations

from tests.helpers.patience import PATIENCE
from workbook import backup, check, held, migrations, schema
from workbook.errors import NotSavedError, ReadOnlyError, WorkbookError
from workbook.file import AlreadyOpenError
from workbook.model import Key, Place
from workbook.schema import APPLICATION_ID, newest_format
from workbook.typed_text import clean
from workbook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[2]
NEEDS = Place("2.1", "needs")
KEY = Key("0.1", "purpose")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workbook with a few rows."""
    path = tmp_path / "group.samsyn"
    fill(Workbook.create(path, title="Ängsvik")).close()
    return path


def fill(workbook: Workbook) -> Workbook:
    with workbook.step("fill"):
        workbook.set(KEY, "What should be better")
        for number in range(6):
            workbook.add_item(
                NEEDS, {"words": f"I want to know who comes, number {number}"}, id_=f"need{number}"
            )
    return workbook


def contents(workbook: Workbook) -> dict:
    """Everything that is read from the two exercises of `fill`."""
    found = {
        tuple(key): value for name in ("0.1", "2.1") for key, value in workbook._store.answers(name).items()
    }
    return found | {item.id: item for item in workbook.items(NEEDS)}


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def python(code: str, *arguments: str, **more) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **more,
    )  # fmt: skip


def refused(path: Path, kind: type[WorkbookError] = WorkbookError) -> WorkbookError:
    """Opening is refused in words, for writing and for reading, and not a byte is written."""
    before = sha(path) if path.is_file() else ""
    names = sorted(path.parent.iterdir())
    for read_only in (False, True):
        with pytest.raises(kind) as caught:
            Workbook.open(path, read_only=read_only).close()
        assert caught.value.problem
        assert caught.value.remedy
    assert (sha(path) if path.is_file() else "") == before
    assert sorted(path.parent.iterdir()) == names
    return caught.value


# --- create, open, close ------------------------------------------------------------------------------------------


def test_what_was_written_is_there_after_reopening(path):
    workbook = Workbook.open(path)
    assert workbook.fact("title") == "Ängsvik"
    assert workbook.value(KEY) == "What should be better"
    assert [item.id for item in workbook.items(NEEDS)] == [f"need{n}" for n in range(6)]
    assert workbook.damaged == []
    workbook.close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert check.check(path) == []


def test_a_new_workbook_is_whole_and_marked(tmp_path):
    path = tmp_path / "new & odd #1 %41 ?.samsyn"
    Workbook.create(path).close()
    head = path.read_bytes()[:100]
    assert head[68:72] == APPLICATION_ID.to_bytes(4, "big")
    assert int.from_bytes(head[60:64], "big") == newest_format()
    Workbook.open(path).close()


def test_nothing_is_overwritten(path):
    before = sha(path)
    with pytest.raises(WorkbookError, match="already a file"):
        Workbook.create(path)
    assert sha(path) == before


@pytest.mark.parametrize("where", ["missing/new.samsyn", "a file/new.samsyn", "x" * 300 + ".samsyn"])
def test_a_place_that_cannot_be_written_is_said(tmp_path, where):
    (tmp_path / "a file").write_text("not a folder")
    with pytest.raises(WorkbookError) as caught:
        Workbook.create(tmp_path / where)
    assert caught.value.remedy


# --- what is no workbook ------------------------------------------------------------------------------------------


def test_foreign_files_are_refused_untouched(tmp_path):
    text = tmp_path / "text.samsyn"
    text.write_text("Not a workbook at all.\n" * 50)
    empty = tmp_path / "empty.samsyn"
    empty.touch()
    zipped = Path(shutil.make_archive(str(tmp_path / "zipped"), "zip", tmp_path, "text.samsyn"))
    other = tmp_path / "other.samsyn"
    database = sqlite3.connect(other)
    database.execute("create table answers (x)")
    database.close()
    for path in (text, empty, zipped, other):
        assert "not a Samsyn workbook" in refused(path).problem


def test_missing_folders_and_pipes_are_refused_at_once(tmp_path):
    assert "no file" in refused(tmp_path / "missing.samsyn").problem
    folder = tmp_path / "folder.samsyn"
    folder.mkdir()
    assert "folder" in refused(folder).problem
    pipe = tmp_path / "pipe.samsyn"
    os.mkfifo(pipe)
    assert "not a Samsyn workbook" in refused(pipe).problem


def test_a_newer_format_is_refused_untouched(path):
    data = bytearray(path.read_bytes())
    data[60:64] = (newest_format() + 1).to_bytes(4, "big")
    path.write_bytes(data)
    assert "newer" in refused(path).problem


def test_a_truncated_file_never_says_anything_wrong(path, tmp_path):
    whole = path.read_bytes()
    opened = Workbook.open(path)
    truth = contents(opened)
    opened.close()
    torn = tmp_path / "torn.samsyn"
    for length in [0, 1, 15, 16, 99, 100, 101, 1000, *range(4095, len(whole), 1777), len(whole) - 1]:
        torn.write_bytes(whole[:length])
        for read_only in (True, False):
            try:
                workbook = Workbook.open(torn, read_only=read_only)
            except WorkbookError:
                continue
            with contextlib.suppress(WorkbookError):
                assert contents(workbook) == truth, length
            workbook.close()
    assert sha(path) == hashlib.sha256(whole).hexdigest()


@pytest.mark.parametrize(
    "statement",
    [
        "create trigger t after insert on answers begin delete from answers; end",
        "create trigger t before update on steps begin select raise(ignore); end",
        "create view people as select * from answers",
        "create table more (x)",
        "alter table facts add column twice text generated always as (key || key) virtual",
        "drop index items_place",
        "create index another on steps (label)",
        "pragma journal_mode = wal",
    ],
)
def test_a_strangers_tables_are_refused_and_nothing_of_them_runs(path, statement):
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()
    assert "something other than Samsyn" in refused(path).problem


def test_a_table_that_takes_any_type_is_refused(path):
    database = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("update items set position = 'first'")
    database.execute("pragma writable_schema = on")
    database.execute("update sqlite_schema set sql = replace(sql, 'strict, without rowid', 'without rowid')")
    database.commit()
    database.close()
    refused(path)


# --- read-only ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_may_not_be_written_opens_for_reading(path, monkeypatch, which):
    """The tests may run as root, who may write everywhere: what the system says is put in its mouth."""
    real, closed = os.access, path if which == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda p, mode: Path(p) != closed and real(p, mode))
    before = sha(path)
    workbook = Workbook.open(path)
    assert workbook.read_only
    assert workbook.value(KEY) == "What should be better"
    assert workbook.can_undo() is None
    with pytest.raises(ReadOnlyError):
        workbook.set(KEY, "other")
    target = path.parent / "copy.samsyn"
    workbook.save_copy(target)
    workbook.close()
    assert sha(path) == before
    monkeypatch.undo()
    copy = Workbook.open(target)
    copy.set(KEY, "other")
    copy.close()


def test_a_snapshot_leaves_nothing_behind(path, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    workbook = Workbook.open(path, read_only=True)
    assert list((tmp_path / "temporary").iterdir())
    workbook.close()
    assert list((tmp_path / "temporary").iterdir()) == []


# --- opened twice -------------------------------------------------------------------------------------------------

_OPEN = """
import sys, time
from pathlib import Path
from workbook.file import AlreadyOpenError
from workbook.model import Key
from workbook.workbook import Workbook
path = Path(sys.argv[1])
said, taken = "opened", []
for _try in range(10):  # the best counts, since the machine may be busy with something else
    start = time.perf_counter()
    try:
        Workbook.open(path).close()
    except AlreadyOpenError as error:
        said = "already"
    taken.append(time.perf_counter() - start)
print(said, min(taken))
print(Workbook.open(path, read_only=True).value(Key("0.1", "purpose")))
"""


def second_process(path: Path) -> list[str]:
    child = python(_OPEN, str(path))
    return child.communicate(timeout=PATIENCE)[0].splitlines()


def test_a_second_process_is_kept_out_at_once_and_may_read_what_is_saved(path):
    workbook = Workbook.open(path)
    workbook.set(KEY, "saved a moment ago")
    first, read = second_process(path)
    assert first.startswith("already")
    assert float(first.split()[1]) < 0.2
    assert read == "saved a moment ago"
    workbook.close()
    assert second_process(path)[0].startswith("opened")


def test_nothing_we_do_with_an_open_file_lets_go_of_its_lock(path, tmp_path):
    """Closing any descriptor of a file drops all locks of the process on it, the database's among them."""
    workbook = Workbook.open(path, backups=tmp_path / "backups")
    workbook.set(KEY, "with a backup")
    assert len(list((tmp_path / "backups").iterdir())) == 1
    with pytest.raises(AlreadyOpenError):
        Workbook.open(path)
    other = Workbook.open(path, read_only=True)
    assert other.value(KEY) == "with a backup"
    other.close()
    workbook.save_copy(tmp_path / "copy.samsyn")
    assert second_process(path)[0].startswith("already")
    workbook.close()
    assert not held.is_held(path)


# --- while it is open ---------------------------------------------------------------------------------------------


def test_a_file_copied_while_open_is_whole(path, tmp_path):
    workbook = Workbook.open(path)
    for number in range(5):
        workbook.set(KEY, f"version {number}")
        copy = tmp_path / f"copy{number}.samsyn"
        held.copy(path, copy)
        assert check.check(copy) == []
        copied = Workbook.open(copy)
        assert copied.value(KEY) == f"version {number}"
        copied.close()
    workbook.close()


@pytest.mark.parametrize("how", ["removed", "renamed", "replaced"])
def test_a_file_that_has_gone_is_noticed_before_anything_is_called_saved(path, tmp_path, how):
    workbook = Workbook.open(path)
    heard: list = []
    workbook.listen(heard.append)
    if how == "removed":
        path.unlink()
    elif how == "renamed":
        path.rename(tmp_path / "elsewhere.samsyn")
    else:
        other = tmp_path / "other"
        other.write_bytes(b"something else")
        other.replace(path)
    with pytest.raises(NotSavedError) as caught:
        workbook.set(KEY, "not saved")
    assert "no longer" in caught.value.problem
    assert heard == []
    assert workbook.saved_at is None
    assert workbook.value(KEY) == "What should be better"
    target = tmp_path / "rescued.samsyn"
    truth = contents(workbook)
    workbook.save_copy(target)
    workbook.close()
    rescued = Workbook.open(target)
    assert contents(rescued) == truth
    rescued.set(KEY, "saved")
    rescued.close()


def test_a_copy_that_cannot_be_written_says_so_and_leaves_nothing(path, tmp_path):
    workbook = Workbook.open(path)
    (tmp_path / "file").touch()
    for target in (tmp_path / "missing" / "copy.samsyn", tmp_path / "file" / "copy.samsyn"):
        with pytest.raises(WorkbookError) as caught:
            workbook.save_copy(target)
        assert caught.value.remedy
    workbook.close()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", path.name]


def test_a_full_disk_is_said_and_nothing_is_lost(path):
    """A real SQLITE_FULL: the database may not grow any more."""
    workbook = Workbook.open(path)
    heard: list = []
    workbook.listen(heard.append)
    truth = contents(workbook)
    pages = workbook._db.conn.execute("pragma page_count").fetchone()[0]
    workbook._db.conn.execute(f"pragma max_page_count = {pages}")

    def much() -> None:
        with workbook.step("much"):
            workbook.set(Key("0.1", "unit"), "first part")
            workbook.set(KEY, "x" * 100_000)

    with pytest.raises(NotSavedError) as caught:
        much()
    assert "full" in caught.value.problem
    assert heard == []
    assert contents(workbook) == truth
    workbook._db.conn.execute("pragma max_page_count = 1000000")
    workbook.set(KEY, "x" * 100_000)
    assert len(heard) == 1
    workbook.close()
    assert check.check(path) == []


_FULL = """
import resource, signal, sys
from workbook import words
words.use("en")
from pathlib import Path
from workbook.errors import NotSavedError
from workbook.model import Key
from workbook.workbook import Workbook
path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
workbook = Workbook.open(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192,) * 2)
saved = 0
try:
    for number in range(10_000):
        workbook.set(Key("0.1", "more", str(number)), "x" * 2000)
        saved = number + 1
except NotSavedError as error:
    print(saved, error.problem)
print(len(workbook.answers(Key("0.1", "more").place)))
workbook.close()
"""


def test_a_file_system_that_takes_no_more_is_said(path):
    """The operating system itself refuses to let the file, or its journal, grow."""
    child = python(_FULL, str(path))
    lines = child.communicate(timeout=PATIENCE)[0].splitlines()
    saved = int(lines[0].split()[0])
    assert "Not saved" in lines[0]
    assert int(lines[1]) == saved
    workbook = Workbook.open(path)
    assert len(workbook.answers(Place("0.1", "more"))) == saved
    assert workbook.value(KEY) == "What should be better"
    workbook.close()
    assert check.check(path) == []


_WRITE = """
import sys
from pathlib import Path
from workbook.model import Key
from workbook.workbook import Workbook
workbook = Workbook.open(Path(sys.argv[1]))
number = 0
while True:
    workbook.set(Key("0.1", sys.argv[2], str(number % 50)), f"{number} " + "x" * (number % 5000))
    print(number, flush=True)
    number += 1
"""


@pytest.mark.slow
def test_everything_acknowledged_survives_being_killed(path):
    chance = random.Random(7)
    taken: list[float] = []
    for attempt in range(5):
        child = python(_WRITE, str(path), f"more{attempt}")
        assert child.stdout is not None
        wanted = chance.randrange(20, 200)
        last = -1
        while last < wanted:
            last = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().splitlines()
        child.wait()
        child.stdin.close()
        child.stdout.close()
        # The last line may itself have been cut off.
        last = max([last, *(int(line) for line in rest[:-1])])
        start = time.perf_counter()
        workbook = Workbook.open(path)
        taken.append(time.perf_counter() - start)
        answers = workbook.answers(Place("0.1", f"more{attempt}"))
        found = sorted(int(text.split()[0]) for text in answers.values())
        workbook.close()
        assert found[-1] >= last
        assert found == list(range(max(0, found[-1] - 49), found[-1] + 1))
        assert check.check(path) == []
    assert min(taken) < 1


# --- bits that turn -----------------------------------------------------------------------------------------------


def test_a_flipped_bit_is_never_shown_as_if_somebody_had_written_it(path, tmp_path):
    """300 single bits: the value is right, or missing and told of, or the file is refused."""
    whole = path.read_bytes()
    workbook = Workbook.open(path)
    truth = contents(workbook)
    workbook.close()
    chance = random.Random(20)
    flipped = tmp_path / "flipped.samsyn"
    outcomes = {"refused": 0, "right": 0, "told": 0}
    for _number in range(300):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        flipped.write_bytes(data)
        try:
            workbook = Workbook.open(flipped)
        except WorkbookError:
            outcomes["refused"] += 1
            continue
        try:
            found = contents(workbook)
        except WorkbookError:
            outcomes["refused"] += 1
            continue
        finally:
            damaged = list(workbook.damaged)
            workbook.close()
        wrong = {key: value for key, value in found.items() if truth.get(key) != value}
        assert wrong == {}
        if found == truth:
            outcomes["right"] += 1
        else:
            outcomes["told"] += 1
            try:
                told = damaged or check.check(flipped)
            except WorkbookError:
                told = ["refused"]
            assert told, set(truth) - set(found)
    assert min(outcomes.values()) > 0, outcomes


def test_a_row_that_has_gone_is_noticed(path):
    database = sqlite3.connect(path)
    database.execute("delete from answers where row = 'need3'")
    database.commit()
    database.close()
    assert check.check(path) != []
    # And what is written afterwards does not make it right.
    workbook = Workbook.open(path)
    workbook.set(Key("0.1", "unit"), "later")
    workbook.close()
    assert check.check(path) != []


def test_a_long_list_of_damage_says_how_much_more_there_is(path):
    with contextlib.closing(Workbook.open(path)) as workbook, workbook.step("more"):
        for n in range(30):
            workbook.set(Key(*NEEDS, f"need{n}", "words"), f"Another {n}")
    database = sqlite3.connect(path)
    rows = database.execute("select count(*) from answers").fetchone()[0]
    database.execute("update answers set value = '\"Wrong\"'")
    database.commit()
    database.close()
    found = check.check(path)
    assert len(found) == 21
    assert found[-1] == f"... and {rows - 20} more."


def test_a_file_that_no_longer_says_how_many_rows_it_has_is_not_called_whole(path):
    database = sqlite3.connect(path)
    database.execute("delete from facts where key = '#rows'")
    database.commit()
    database.close()
    assert check.check(path) == ["The file no longer says how many rows it should have."]


def broken(path: Path, statement: str) -> Workbook:
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()
    return Workbook.open(path)


def test_one_text_that_is_no_utf8_hides_no_other(path):
    workbook = broken(path, "update answers set value = cast(x'22ff22' as text) where row = 'need2'")
    assert workbook.value(Key(*NEEDS, "need2", "words")) is None
    assert workbook.value(Key(*NEEDS, "need3", "words"))
    assert [damage.key for damage in workbook.damaged] == ["2.1/needs/need2/words//1"]
    workbook.close()


def test_undo_does_not_bring_a_damaged_value_back_as_true(path):
    workbook = broken(path, "update answers set value = '\"Wrong\"' where row = 'need2'")
    key = Key(*NEEDS, "need2", "words")
    assert workbook.value(key) is None
    workbook.set(key, "written again", label="mend")
    assert workbook.damaged == []
    workbook.undo()
    assert workbook.value(key) is None
    workbook.close()
    again = Workbook.open(path)
    assert again.value(key) is None
    again.close()


def test_a_damaged_value_can_be_taken_away(path):
    workbook = broken(path, "update answers set value = '\"Wrong\"' where row = 'need2'")
    key = Key(*NEEDS, "need2", "words")
    assert workbook.value(key) is None
    workbook.set(key, None, label="take away")
    assert workbook.damaged == []
    assert workbook.can_undo() == "fill"
    workbook.close()
    assert check.check(path) == []


def test_a_complaint_that_is_no_text_is_damage_too_and_lets_go_of_the_file(path):
    data = path.read_bytes()
    path.write_bytes(data.replace(b"field text not null, row", b"field te\xf8t not null, row"))
    assert "damaged" in refused(path).problem
    assert not held.is_held(path)
    path.write_bytes(data)
    Workbook.open(path).close()


def test_a_damaged_step_is_not_undone(path):
    workbook = broken(path, "update steps set changes = replace(changes, 'better', 'worse')")
    assert workbook.can_undo() is None
    assert workbook.undo() is None
    workbook.close()


@pytest.mark.parametrize("text", ["[" * 100_000, "{not json", '"\\ud800"', "NaN" * 3])
def test_a_sealed_text_that_is_no_json_is_damage(path, text):
    from workbook import rows

    workbook = Workbook.open(path)
    rows.put(workbook._db, "answers", (*KEY, text))
    workbook.close()
    workbook = Workbook.open(path)
    if text.startswith('"'):
        assert workbook.value(KEY) == "\ud800"
    else:
        assert workbook.value(KEY) is None
        assert [damage.table for damage in workbook.damaged] == ["answers"]
    workbook.close()


# --- texts --------------------------------------------------------------------------------------------------------

HOSTILE = {
    "emoji": "👩‍👩‍👧 🏳️‍🌈 flag 🇳🇴",
    "rtl": "שלום \u202eabc\u202c مرحبا",
    "markup": "<img src='file:///etc/passwd'><b>&amp; {{ 7*7 }} {% raw %} =1+1 '; drop table answers; --",
    "long word": "å" * 200_000,
    "a million": "0123456789" * 100_000,
    "marks": "a\u0301\u200b\u200d\ufeff\u00a0\ufffd end",
    "lines": "one\ntwo\n\n\tthree",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_are_kept_exactly(path, name):
    workbook = Workbook.open(path)
    workbook.set(KEY, HOSTILE[name], label=HOSTILE[name][:100])
    workbook.close()
    workbook = Workbook.open(path)
    assert workbook.value(KEY) == HOSTILE[name]
    workbook.close()


def test_what_no_file_can_keep_is_left_out_and_nothing_else(path):
    workbook = Workbook.open(path)
    workbook.set(KEY, "a\x00b\ud800c\ud83d\ude00d\ufffd\x0be\r\nf", label="label\x00 \ud800")
    assert workbook.value(KEY) == "abc😀d\ufffd\ne\nf"
    assert workbook.can_undo() == "label "
    workbook.close()


@pytest.mark.slow
def test_a_value_larger_than_any_text_is_not_saved(path):
    workbook = Workbook.open(path)
    with pytest.raises(NotSavedError):
        workbook.set(KEY, "x" * (65 * 1024 * 1024))
    assert workbook.value(KEY) == "What should be better"
    workbook.close()


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_keeps_all_that_can_be_kept(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert json.loads(json.dumps(once, ensure_ascii=False)) == once
    # Halves of a pair that stand together are one character, halves alone are none.
    characters = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    assert [c for c in once if c != "\n"] == [c for c in characters if clean(c) == c != "\n"]


# --- formats and backups ------------------------------------------------------------------------------------------


@pytest.fixture
def newer_samsyn(monkeypatch):
    """As if this Samsyn had one more migration than the file."""

    def m999_more(db) -> None:
        db.execute("create table more (x text) strict")

    steps = (*schema.STEPS, m999_more)
    monkeypatch.setattr(schema, "STEPS", steps)
    monkeypatch.setattr(migrations, "STEPS", steps)


@pytest.mark.parametrize("format_", range(1, newest_format() + 1))
def test_what_a_file_is_compared_with_is_what_sqlite_utils_makes(format_, monkeypatch):
    """Also its own table, whose words another version of it may change: then an older file would be a stranger's."""
    monkeypatch.setattr(migrations, "STEPS", schema.STEPS[:format_])
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrations.migrate(conn)
        assert schema.schema_of(conn) == schema.expected_schema(format_)


def test_an_older_file_is_changed_only_after_a_copy(path, tmp_path, newer_samsyn):
    before = sha(path)
    workbook = Workbook.open(path, backups=tmp_path / "backups")
    assert workbook.value(KEY) == "What should be better"
    workbook.set(KEY, "newer")
    workbook.close()
    assert int.from_bytes(path.read_bytes()[60:64], "big") == newest_format()
    kept = [copy for copy in (tmp_path / "backups").iterdir() if "-format-" in copy.name]
    assert [sha(copy) for copy in kept] == [before]
    Workbook.open(path).close()


def test_an_older_file_opens_for_reading_without_being_changed(path, newer_samsyn):
    before = sha(path)
    workbook = Workbook.open(path, read_only=True)
    assert workbook.value(KEY) == "What should be better"
    workbook.close()
    assert sha(path) == before


def test_no_copy_no_migration(path, tmp_path, newer_samsyn):
    (tmp_path / "backups").write_text("a file where the folder should be")
    before = sha(path)
    with pytest.raises(WorkbookError, match="copy to keep"):
        Workbook.open(path, backups=tmp_path / "backups")
    assert sha(path) == before
    Workbook.open(path).close()


def test_a_migration_that_stops_half_way_leaves_the_older_file(path, newer_samsyn, monkeypatch):
    older = int.from_bytes(path.read_bytes()[60:64], "big")

    def stopped(_migrations, db) -> None:
        db.execute("create table half (x)")
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Migrations, "apply", stopped)
        with pytest.raises(WorkbookError, match="full"):
            Workbook.open(path)
    assert int.from_bytes(path.read_bytes()[60:64], "big") == older
    workbook = Workbook.open(path)
    assert workbook.value(KEY) == "What should be better"
    workbook.close()


def test_backups_are_the_ten_last_and_one_a_day_for_a_month(path, tmp_path):
    folder = tmp_path / "backups"
    now = datetime(2026, 3, 10, 12)
    for hours in range(24 * 45, -1, -6):
        at = now - timedelta(hours=hours)
        copy = backup.keep(path, folder, now=at)
        os.utime(copy, (at.timestamp(), at.timestamp()))
    left = sorted(folder.iterdir())
    days = {datetime.fromtimestamp(copy.stat().st_mtime).date() for copy in left}
    assert 30 <= len(days) <= 32
    assert len(left) <= 42
    assert [datetime.fromtimestamp(copy.stat().st_mtime) for copy in left][-10:] == [
        now - timedelta(hours=hours) for hours in range(54, -1, -6)
    ]
    other = tmp_path / "elsewhere" / path.name
    other.parent.mkdir()
    shutil.copy(path, other)
    backup.keep(other, folder, now=now)
    assert len(list(folder.iterdir())) == len(left) + 1


def test_a_backup_is_the_file_as_it_was_before_the_first_change(path, tmp_path):
    before = sha(path)
    workbook = Workbook.open(path, backups=tmp_path / "backups")
    assert not (tmp_path / "backups").exists()
    workbook.set(KEY, "one")
    workbook.set(KEY, "two")
    workbook.close()
    assert [sha(copy) for copy in (tmp_path / "backups").iterdir()] == [before]


def test_a_backup_folder_that_cannot_be_written_stops_nobody(path, tmp_path):
    (tmp_path / "backups").write_text("a file where the folder should be")
    workbook = Workbook.open(path, backups=tmp_path / "backups")
    workbook.set(KEY, "written all the same")
    workbook.close()
