"""The rows of a workbook and what of them is in memory: read an exercise at a time, kept true by every write."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from workbook import rows
from workbook.database import Database
from workbook.errors import WorkbookError
from workbook.model import Item, Key, Value
from workbook.rows import DAMAGE, Damage, Image, Row
from workbook.words import _

COUNTED = ("items", "answers")
COUNTS = "#rows"
"""The fact that says how many rows each counted table should have."""


class Store:
    """Reads and writes rows inside the transaction of whoever calls it."""

    def __init__(self, db: Database, name: str) -> None:
        self._db = db
        self._name = name
        self._items: dict[str, dict[str, Item]] = {}
        self._answers: dict[str, dict[Key, Value]] = {}
        self._fields: dict[tuple[str, str], dict[Key, Value]] = {}
        self._authors: dict[tuple[str, str], tuple[str, ...]] = {}
        self._more: Counter[str] = Counter()
        """How many rows each table has gained since the counts were written; negative where it lost some."""
        self._counted = False
        self.damaged: list[Damage] = []

    def fact(self, key: str) -> Value:
        """A fact about the workbook by its name, None if there is none or it cannot be read."""
        return next((value for _row, value in self._parsed("facts", "key = ?", key)), None)

    def pack(self, digest: str) -> bytes | None:
        """The file of a pack that is carried along, or None."""
        return next((row[1] for row in self._sound("packs", "digest = ?", digest)), None)

    def put_pack(self, digest: str, data: bytes) -> None:
        """Keeps the file of a pack, unless it is there."""
        if self.pack(digest) is None:
            rows.put(self._db, "packs", (digest, data))

    def items(self, exercise: str) -> dict[str, Item]:
        """Every row of every list of an exercise, by its id."""
        if exercise not in self._items:
            self._items[exercise] = {
                row[0]: Item(*row) for row in self._sound("items", "exercise = ?", exercise)
            }
        return self._items[exercise]

    def answers(self, exercise: str) -> dict[Key, Value]:
        """Every answer of an exercise, whoever gave it and in whatever round. It is kept: nobody may change it."""
        if exercise not in self._answers:
            self._answers[exercise] = {
                Key(*row[:6]): value for row, value in self._parsed("answers", "exercise = ?", exercise)
            }
        return self._answers[exercise]

    def answers_at(self, exercise: str, field: str) -> dict[Key, Value]:
        """Every answer of one field. Made anew after each write to it, so that it can be gone through meanwhile."""
        at = exercise, field
        if at not in self._fields:
            every = self.answers(exercise).items()
            self._fields[at] = {key: value for key, value in every if key.field == field}
        return self._fields[at]

    def authors_at(self, exercise: str, field: str) -> tuple[str, ...]:
        """Who has answered in a field, each once."""
        at = exercise, field
        if at not in self._authors:
            self._authors[at] = tuple(dict.fromkeys(key.author for key in self.answers_at(exercise, field)))
        return self._authors[at]

    def everywhere(self, table: str, where: str, *values: object) -> list[Row]:
        """The sound rows of all exercises for which the SQL condition `where` holds (`values` for its ?)."""
        return [row for row in rows.read(self._db, table, where, values) if not isinstance(row, Damage)]

    def put(self, table: str, key: Row, row: Row | None) -> Image | None:
        """Writes (or with None deletes) one row; returns its image, or None if there is nothing to undo.

        A damaged row counts as none: undo must not write it back as if somebody had meant it.
        """
        found = rows.get(self._db, table, key)
        if found == row:
            return None
        before = None if isinstance(found, Damage) else found
        if row is None:
            rows.drop(self._db, table, key)
        else:
            rows.put(self._db, table, row)
        self._more[table] += (row is not None) - (found is not None)
        if isinstance(found, Damage) and found in self.damaged:
            self.damaged.remove(found)
        image = None if before is row is None else Image(table, before, row)
        if table == "answers":
            answers = self.answers(key[0])
            for kept in (self._fields, self._authors):
                kept.pop((key[0], key[1]), None)
            if row is None:
                answers.pop(Key(*key), None)
            else:
                answers[Key(*key)] = json.loads(row[6])
        elif table == "items":
            for existing in (before, row):
                if existing is not None:
                    self.items(existing[1]).pop(key[0], None)
            if row is not None:
                self.items(row[1])[key[0]] = Item(*row)
        return image

    @property
    def miscounted(self) -> bool:
        """True if there are more or fewer rows than the counts say."""
        return any(self._more[table] for table in COUNTED)

    def write_counts(self) -> None:
        """Keeps how many rows there should be, so that one that goes missing is noticed.

        They are carried on from the last ones and not counted anew: that would call a missing row right, and take long.
        """
        if self._counted and not self.miscounted:
            return
        known = self.fact(COUNTS)
        kept = known if isinstance(known, dict) else {}
        counts = {table: n + self._more[table] for table in COUNTED if isinstance(n := kept.get(table), int)}
        if counts.keys() != set(COUNTED):
            counts = {table: rows.count(self._db, table) for table in COUNTED}
        rows.put(self._db, "facts", (COUNTS, json.dumps(counts)))
        self._more.clear()
        self._counted = True

    def forget(self) -> None:
        """Lets go of all that is in memory: what was written has been rolled back, so it is read anew."""
        self._items.clear()
        self._answers.clear()
        self._fields.clear()
        self._authors.clear()
        self._more.clear()
        self._counted = False

    def _parsed(self, table: str, where: str, value: str) -> Iterator[tuple[Row, Value]]:
        for row in self._sound(table, where, value):
            try:
                yield row, json.loads(row[-1])
            except (ValueError, RecursionError):
                # A stranger can seal a text that is no JSON, or nested deeper than can be read.
                self._remember(Damage(table, "/".join(map(str, rows.key_of(table, row)))))

    def _sound(self, table: str, where: str, value: str) -> Iterator[Row]:
        """The rows that are as they were written; the others are remembered in `damaged`."""
        try:
            for row in rows.read(self._db, table, where, [value]):
                if isinstance(row, Damage):
                    self._remember(row)
                else:
                    yield row
        except DAMAGE as error:
            raise WorkbookError(
                _("A part of {name} is damaged and cannot be read.").format(name=self._name),
                _("Open an earlier copy. The file has been left as it is."),
            ) from error

    def _remember(self, damage: Damage) -> None:
        if damage not in self.damaged:
            self.damaged.append(damage)
