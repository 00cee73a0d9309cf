"""The tables, and the frozen migrations that made them.

A migration is never edited once released; a new one is added. The file's `user_version` is the number of migrations, so
that a newer file can be told from its first hundred bytes without opening it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils.db import Database

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

migrations = Migrations("samsyn")


@migrations()
def m001_first_workbook(db: Database) -> None:
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


@migrations()
def m002_packs(db: Database) -> None:
    """The exercises a workbook was made with, whole, by what is in them."""
    db.execute("create table packs (digest text primary key, data blob not null, seal blob not null) strict")


def newest_format() -> int:
    """The format this Samsyn writes."""
    return len(migrations._migrations)
