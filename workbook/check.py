"""Is a workbook whole? Every row against its checksum, how many there should be, and the database underneath.

SQLite's own check misses a row that has changed or gone missing, and the checksums miss a broken index; so both.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from pathlib import Path

from workbook import file as file_
from workbook import rows
from workbook.schema import COLUMNS
from workbook.words import _

_MOST_SAID = 20


def check(path: Path) -> list[str]:
    """What is wrong with the workbook at `path`, one sentence each; empty if it is whole.

    Nothing is written. Raises WorkbookError for a file that cannot be opened at all.
    """
    problems: list[str] = []
    with contextlib.closing(file_.open_file(path, read_only=True)) as opened:
        for look in (_structure, _rows, _counts):
            try:
                problems += look(opened)
            except (sqlite3.Error, ValueError) as error:
                problems.append(
                    _("A part of the file cannot be read: {why}.").format(why=file_.reason(error))
                )
    if len(problems) > _MOST_SAID:
        more = _("... and {n} more.").format(n=len(problems) - _MOST_SAID)
        problems = [*problems[:_MOST_SAID], more]
    return problems


def _structure(opened: file_.OpenFile) -> list[str]:
    """What SQLite itself finds wrong, its indexes among it."""
    found = [str(row[0]) for row in opened.db.conn.execute(f"pragma integrity_check({_MOST_SAID})")]
    return [_("The database says: {what}").format(what=what) for what in found if what != "ok"]


def _rows(opened: file_.OpenFile) -> list[str]:
    """Rows that are not what was written."""
    return [
        _("A row of {table} is damaged: {key}.").format(table=table, key=re.sub("/+", "/", row.key))
        for table in COLUMNS
        for row in rows.read(opened.db, table)
        if isinstance(row, rows.Damage)
    ]


def _counts(opened: file_.OpenFile) -> list[str]:
    """Tables that have more or fewer rows than were written."""
    kept = rows.get(opened.db, "facts", ("#rows",))
    counts = json.loads(kept[1]) if isinstance(kept, tuple) else None
    if not isinstance(counts, dict):
        return [_("The file no longer says how many rows it should have.")]
    return [
        _("{table} has {n} rows and should have {wanted}.").format(table=table, n=found, wanted=wanted)
        for table, wanted in counts.items()
        if table in COLUMNS and (found := rows.count(opened.db, table)) != wanted
    ]
