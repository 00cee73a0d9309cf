"""Brings a file up to this Samsyn's format. sqlite-utils keeps in the file itself which steps it has been through.

Imported when it is needed: only a file that is new or older than this Samsyn asks for it.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from workbook.schema import STEPS, newest_format


def migrate(conn: sqlite3.Connection) -> None:
    """Takes the steps that are missing, and writes the format's number, in one transaction.

    Killed between the tables and their number, the file would be refused as a stranger's.
    """
    migrations = Migrations("samsyn")
    for step in STEPS:
        migrations()(step)
    db = Database(conn, execute_plugins=False)
    with db.atomic():
        migrations.apply(db)
        conn.execute(f"pragma user_version = {newest_format()}")
