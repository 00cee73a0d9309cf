"""An open SQLite database as the workbook uses it: one connection, and transactions that are whole or nothing.

sqlite-utils makes and migrates files (`workbook/migrations.py`). Reading and writing a row needs none of it, and
importing it, with click and dateutil in its train, takes longer than opening a workbook.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from workbook.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Database:
    """`conn` is in autocommit: a transaction is opened by `atomic` and never by the driver in passing."""

    conn: sqlite3.Connection

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """One statement, in the transaction at hand if there is one."""
        return self.conn.execute(statement, values)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """What happens inside is committed as one, or not at all if anything is raised. Not to be nested."""
        self.conn.execute("begin")
        try:
            yield
            self.conn.execute("commit")
        except BaseException:
            self.conn.rollback()  # does nothing if the error has ended the transaction already
            raise

    def close(self) -> None:
        self.conn.close()
