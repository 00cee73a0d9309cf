"""What hangs on a row: everything in the file that a deletion touches, found once for saying it and for doing it."""

from __future__ import annotations

import contextlib
import json

from workbook.light_dataclass import dataclass
from workbook.model import LEFT_ON_PURPOSE, Item, Key, Value
from workbook.store import Store


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything that hangs on a row.

    `ids` are those of the row itself and of all rows under it, `items` these rows as far as they are there; `values`
    are the answers about one of them, and `naming` those that refer to one. A deletion takes the rows and their
    answers; from an answer that refers to one it takes only the reference.
    """

    ids: tuple[str, ...]
    items: tuple[Item, ...]
    values: tuple[Key, ...]
    naming: tuple[Key, ...]


def reach(store: Store, id_: str, *, alone: bool = False) -> Reach:
    """What hangs on the row `id_` and the rows under it; with `alone`, on that one row. Nothing for an empty id."""
    if not id_:  # a stranger's row without identity: everything that is about no row would be about it
        return Reach((), (), (), ())
    ids = [id_] if alone else _down_from(store, id_)
    items = [Item(*row) for each in ids for row in store.everywhere("items", "id = ?", each)]
    values: dict[Key, None] = {}
    for each in ids:
        found = store.everywhere("answers", 'row = ? or "column" = ?', each, each)
        # A blind spot that was left on purpose is kept under the row it is about, at the end of its name.
        spots = store.everywhere("answers", "exercise = ? and row like ?", LEFT_ON_PURPOSE[0], f"%{each}%")
        found += [row for row in spots if each in row[2].split("/")]
        values |= {Key(*row[:6]): None for row in found}
    naming: dict[Key, None] = {}
    for each in ids:
        for row in store.everywhere("answers", "value like ?", f"%{each}%"):
            key = Key(*row[:6])
            with contextlib.suppress(
                ValueError, RecursionError
            ):  # no JSON, or nested too deep: it says nothing
                if key not in values and names(json.loads(row[6]), each):
                    naming[key] = None
    return Reach(tuple(ids), tuple(items), tuple(values), tuple(naming))


def names(value: Value, id_: str) -> bool:
    """True if the JSON value is that id, or holds it as an entry of a list or as a key or value of a dictionary."""
    if isinstance(value, list):
        return any(names(part, id_) for part in value)
    if isinstance(value, dict):
        return any(name == id_ or names(part, id_) for name, part in value.items())
    return bool(value == id_)


def _down_from(store: Store, id_: str) -> list[str]:
    ids = [id_]
    for parent in ids:  # it grows while it is gone through; a row is never taken twice
        found = store.everywhere("items", "parent = ?", parent)
        ids += [row[0] for row in found if row[0] and row[0] not in ids]
    return ids
