"""What a workbook's file holds, read past the program, and past its sheets."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from json import loads
from pathlib import Path

from workbook.model import Item, Key
from workbook.workbook import Workbook


def tables(path) -> dict[str, list[tuple]]:
    """Every row of every table, read from a copy: the file itself is held by whoever has it open."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(path.read_bytes())
        names = [name for (name,) in db.execute("select name from sqlite_schema where type = 'table'")]
        return {name: db.execute(f'select * from "{name}"').fetchall() for name in names}


def in_file(path: Path, sql: str, *values) -> list:
    """What is on the disk now, read from a copy as somebody else's program would."""
    copy = path.with_suffix(".copy")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy)) as db:
        return db.execute(sql, values).fetchall()


def texts_in_file(path: Path) -> str:
    return "\n".join(value for (value,) in in_file(path, "select value from answers"))


def texts_in(path: Path) -> list[str]:
    """Every text in a closed workbook, read past the program."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        rows = db.execute("select value from answers union all select value from facts").fetchall()
    db.close()
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list):
            for part in value:
                collect(part)

    for (value,) in rows:
        collect(loads(value))
    return found


def everything(workbook: Workbook) -> tuple[dict[Key, object], dict[str, Item]]:
    """Every answer and every row there is, as the file has it; but for where the window notes that they work."""
    store = workbook._store
    places = {row[0] for row in store.everywhere("answers", "1 = 1")}
    places |= {row[1] for row in store.everywhere("items", "1 = 1")}
    answers = {
        key: value for place in places for key, value in store.answers(place).items() if key.field != "worked"
    }
    return answers, {id_: item for place in places for id_, item in store.items(place).items()}
