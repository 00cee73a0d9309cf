"""One edit through our own door, on disk with the step that undoes it, against raw SQLite writing the same rows."""

from __future__ import annotations

import shutil
import sqlite3
import time

from benchmarks.harness import Report, by_turns, sample, turns
from workbook.file import open_file
from workbook.model import Key
from workbook.workbook import Workbook

_KEY = Key("0.1", "purpose")


def run(report: Report) -> None:
    with sample() as (home, path):
        copy = home / "raw.samsyn"
        shutil.copyfile(path, copy)
        workbook = Workbook.open(path)
        raw = open_file(copy)
        ours, statements = _Ours(workbook), list[str]()
        workbook._db.conn.set_trace_callback(statements.append)
        ours()
        workbook._db.conn.set_trace_callback(None)
        writes = [s for s in statements if not s.lstrip().lower().startswith(("select", "pragma"))]
        found = by_turns("saving", {"ours": ours, "raw": lambda: _replay(raw.db.conn, writes)}, turns(150))
        report.against("one edit on disk, ms", found["ours"], found["raw"], 1.4)
        workbook.close()
        raw.close()


class _Ours:
    """Writes another text of the same length each time, as a step of its own."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook, self._number = workbook, 0

    def __call__(self) -> float:
        self._number += 1
        text = f"What we want to be better at, said for time {self._number:06}"
        begun = time.perf_counter()
        self._workbook.set(_KEY, text, label="Write")
        self._workbook.end_typing()
        return (time.perf_counter() - begun) * 1000


def _replay(conn: sqlite3.Connection, statements: list[str]) -> float:
    """The very statements of one edit, bare. A step gets the next number, as ours do."""
    begun = time.perf_counter()
    for statement in statements:
        conn.execute(statement)
    return (time.perf_counter() - begun) * 1000
