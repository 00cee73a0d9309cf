"""Reading and writing sealed rows: the only place that speaks SQL about answers.

A row is a tuple of its columns' values. Each carries a checksum; a row that does not match its own is reported as
damaged and never shown as if somebody had written it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from workbook.database import Database
from workbook.light_dataclass import dataclass
from workbook.schema import COLUMNS, KEYS
from workbook.seal import seal

Row = tuple[Any, ...]

DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What is raised for a file that cannot be read; the second where SQLite quotes broken text in its complaint."""


@dataclass(frozen=True, slots=True)
class Image:
    """What one row was before and after a change; None is no row. A step is a list of these."""

    table: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Damage:
    """A row that does not match its checksum: its table and as much of its key as could be read."""

    table: str
    key: str


def _quoted(columns: Sequence[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


_ALL = {t: ", ".join(_quoted(c)) for t, c in COLUMNS.items()}
_WHERE = {t: " and ".join(f"{c} = ?" for c in _quoted(c[: KEYS[t]])) for t, c in COLUMNS.items()}
_PUT = {
    t: f"insert or replace into {t} ({_ALL[t]}, seal) values ({', '.join('?' * (len(c) + 1))})"
    for t, c in COLUMNS.items()
}


def key_of(table: str, row: Row) -> Row:
    """The values of the row's key columns, which are its first."""
    return row[: KEYS[table]]


def get(db: Database, table: str, key: Row) -> Row | Damage | None:
    """The row with that key, None if there is none, `Damage` if it does not match its checksum."""
    return next(read(db, table, _WHERE[table], key), None)


def put(db: Database, table: str, row: Row) -> None:
    """Writes the row and its checksum, new or in the place of one with the same key."""
    db.conn.execute(_PUT[table], (*row, seal(row)))


def drop(db: Database, table: str, key: Row) -> None:
    """Deletes the row with that key, if there is one."""
    db.conn.execute(f"delete from {table} where {_WHERE[table]}", key)


def read(db: Database, table: str, where: str = "1", values: Sequence[object] = ()) -> Iterator[Row | Damage]:
    """The rows for which the SQL condition `where` holds (`values` for its ?), each as a row, or as `Damage`."""
    for *row, found in _fetch(db, f"select {_ALL[table]}, seal from {table} where {where}", values):
        if found == seal(row):
            yield tuple(row)
        else:
            yield Damage(table, "/".join(str(part) for part in row[: KEYS[table]]))


def _fetch(db: Database, query: str, values: Sequence[object]) -> list[Row]:
    try:
        return db.conn.execute(query, values).fetchall()
    except sqlite3.OperationalError:
        # One text that is no UTF-8 any more must not hide the others: read it as bytes spelt out, which fits no seal.
        db.conn.text_factory = _spelt_out
        try:
            return db.conn.execute(query, values).fetchall()
        finally:
            db.conn.text_factory = str


def _spelt_out(text: bytes) -> str:
    return text.decode("utf-8", "backslashreplace")


def count(db: Database, table: str) -> int:
    """How many rows the table has."""
    return int(db.conn.execute(f"select count(*) from {table}").fetchone()[0])
