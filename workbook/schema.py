"""The tables, and the frozen steps that made them.

A step is never edited once released, not by a space; a new one is added. The file's `user_version` is the number of
steps, so that a newer file can be told from its first hundred bytes without opening it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Protocol

APPLICATION_ID = 0x53414D53
"""'SAMS' in the file's header: this database is a workbook."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "facts": ("key", "value"),
    "items": ("id", "exercise", "field", "parent", "author", "round", "position"),
    "answers": ("exercise", "field", "row", "column", "author", "round", "value"),
    "steps": ("id", "label", "at", "undone", "changes"),
    "packs": ("digest", "data"),
}
"""Every table's columns in the order its rows are sealed."""

KEYS: dict[str, int] = {"facts": 1, "items": 1, "answers": 6, "steps": 1, "packs": 1}
"""How many of a table's first columns are its key."""


class Executes(Protocol):
    """What a step is given: the file that is made or migrated, or an empty database to compare one with."""

    def execute(self, statement: str, /) -> object: ...


def m001_first_workbook(db: Executes) -> None:
    """Facts about the workbook, lists, answers (by a participant or the group, in a round), and undo steps."""
    for statement in (
        """create table facts (
            key text primary key, value text not null, seal blob not null) strict, without rowid""",
        """create table items (
            id text primary key, exercise text not null, field text not null, parent text not null,
            author text not null, round integer not null, position real not null, seal blob not null)
            strict, without rowid""",
        "create index items_place on items (exercise, field)",
        """create table answers (
            exercise text not null, field text not null, row text not null, "column" text not null,
            author text not null, round integer not null, value text not null, seal blob not null,
            primary key (exercise, field, row, "column", author, round)) strict, without rowid""",
        "create index answers_row on answers (row)",
        """create table steps (
            id integer primary key autoincrement, label text not null, at text not null,
            undone integer not null, changes text not null, seal blob not null) strict""",
    ):
        db.execute(statement)


def m002_packs(db: Executes) -> None:
    """The exercises a workbook was made with, whole, by what is in them."""
    db.execute("create table packs (digest text primary key, data blob not null, seal blob not null) strict")


STEPS: tuple[Callable[[Executes], None], ...] = (m001_first_workbook, m002_packs)
"""Each is known in the file by its function's name."""

_BOOKKEEPING = (
    """CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
)
"""Where sqlite-utils notes the steps, as it stands in every file."""


def newest_format() -> int:
    """The format this Samsyn writes: how many migrations a new file has behind it, from 1."""
    return len(STEPS)


def schema_of(conn: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """(type, name, table, statement) of everything that a database is made of."""
    return frozenset(conn.execute("select type, name, tbl_name, sql from sqlite_schema"))


def expected_schema(format_: int) -> frozenset[tuple[str, ...]]:
    """What a workbook of that format is made of, word by word."""
    conn = sqlite3.connect(":memory:")
    try:
        for statement in _BOOKKEEPING:
            conn.execute(statement)
        for step in STEPS[:format_]:
            step(conn)
        return schema_of(conn)
    finally:
        conn.close()
