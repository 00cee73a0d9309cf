"""Undo and redo: steps kept in the file as row images, so that they survive a restart and a crash."""

from __future__ import annotations

import json
from datetime import datetime

from workbook import rows
from workbook.database import Database
from workbook.model import Item, Key
from workbook.rows import Damage, Image, Row
from workbook.typed_text import clean

_KEPT = 2000
"""Steps further back than this are forgotten."""


class History:
    """The steps of one workbook. It writes inside the transaction of whoever calls it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._typing: tuple[str, int] | None = None
        self.paused = False

    def record(self, label: str, images: list[Image], merge: str) -> None:
        """Keeps a step; what had been undone before can no longer be done again.

        With the same `merge` as the step before, it grows that step: undo is what people think they did, a sentence and
        not a letter.
        """
        if self.paused:
            return
        if merge and self._typing is not None and self._typing[0] == merge:
            number = self._typing[1]
            before = self._get(number)
            if before is not None:
                joined = _joined(before[1], images)
                if joined:
                    self._put(number, before[0], joined, undone=False)
                else:  # a letter, and taken away again: there is nothing to undo
                    rows.drop(self._db, "steps", (number,))
                    self._typing = None
                return
        self._db.conn.execute("delete from steps where undone = 1")
        number = self.newest() + 1
        self._put(number, label, images, undone=False)
        self._db.conn.execute("delete from steps where id <= ?", [number - _KEPT])
        self._typing = (merge, number) if merge else None

    def end_typing(self) -> None:
        """The next step is one of its own, whatever its `merge`."""
        self._typing = None

    def next_undo(self) -> str | None:
        """The label of the step that would be undone, None if there is none."""
        row = self._next(undone=False)
        return None if row is None else str(row[1])

    def next_redo(self) -> str | None:
        """The label of the step that would be done again, None if there is none."""
        row = self._next(undone=True)
        return None if row is None else str(row[1])

    def last(self, *, undone: bool) -> tuple[int, str, list[Image]] | None:
        """The step to undo, or with `undone` to redo: (number, label, images), None if there is none."""
        row = self._next(undone=undone)
        return None if row is None else (row[0], row[1], _images(row[4]))

    def last_key(self) -> Key | None:
        """Where the last step that is not undone was made; None without one, or if it changed only facts."""
        found = self.last(undone=False)
        for image in reversed(found[2] if found is not None else []):
            row = image.after or image.before
            if row is not None and image.table == "answers":
                return Key(*row[:6])
            if row is not None and image.table == "items":
                item = Item(*row)
                return Key(*item.place, item.id, "", item.author, item.round)
        return None

    def mark(self, number: int, *, undone: bool) -> None:
        """Keeps with a step whether it is undone, so that it can be redone after a restart."""
        found = self._get(number)
        if found is not None:
            self._put(number, found[0], found[1], undone=undone)

    def forget_until(self, exercise: str, author: str, round: int) -> None:
        """Deletes the last step with a row of that author in that exercise and round, and all steps before it."""
        found = self._db.conn.execute(
            "select id, changes from steps where changes like ? order by id desc", [f'%"{author}", {round},%']
        )
        for number, changes in found.fetchall():
            rows_ = [row for image in _images(changes) for row in (image.before, image.after) if row]
            if any(exercise in row[:2] and author in row for row in rows_):
                self._db.conn.execute("delete from steps where id <= ?", [number])
                self._typing = None
                return

    def _next(self, *, undone: bool) -> Row | None:
        """The step's row, None if there is none or it is damaged; what lies behind it is then out of reach."""
        order = "undone = 1 order by id asc limit 1" if undone else "undone = 0 order by id desc limit 1"
        row = next(rows.read(self._db, "steps", order), None)
        return None if isinstance(row, Damage) else row

    def _get(self, number: int) -> tuple[str, list[Image]] | None:
        row = rows.get(self._db, "steps", (number,))
        return None if row is None or isinstance(row, Damage) else (row[1], _images(row[4]))

    def _put(self, number: int, label: str, images: list[Image], *, undone: bool) -> None:
        changes = json.dumps([[i.table, i.before, i.after] for i in images], ensure_ascii=False)
        at = datetime.now().isoformat(timespec="seconds")
        rows.put(self._db, "steps", (number, clean(label), at, int(undone), changes))

    def newest(self) -> int:
        """The number of the last step, 0 if there is none."""
        return int(self._db.conn.execute("select coalesce(max(id), 0) from steps").fetchone()[0])


def _images(text: str) -> list[Image]:
    return [
        Image(table, None if before is None else tuple(before), None if after is None else tuple(after))
        for table, before, after in json.loads(text)
    ]


def _joined(earlier: list[Image], later: list[Image]) -> list[Image]:
    """Two lists of images as one: a row's first `before` and its last `after`; without what is as it was."""
    joined: dict[tuple[str, Row], Image] = {}
    for image in [*earlier, *later]:
        existing = image.before or image.after
        assert existing is not None
        key = (image.table, rows.key_of(image.table, existing))
        known = joined.get(key)
        joined[key] = image if known is None else Image(image.table, known.before, image.after)
    return [image for image in joined.values() if image.before != image.after]
