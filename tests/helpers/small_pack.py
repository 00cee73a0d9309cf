"""A pack made of Python tables, for tests that need questions the shipped pack does not ask.

Only its structure is written by the test; every text a pack needs says its own key, so that what stands on a page can
be told from what somebody has written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from exercises.answers.sheet import Sheet
from exercises.packs.carried import PackWithFiles, read_own
from exercises.packs.check_texts import _lists, _wanted
from exercises.packs.reader import read_pack
from exercises.start.seeding import new_workbook
from workbook.model import PEOPLE
from workbook.pack import Pack

Table = Mapping[str, Any]


def write_pack(folder: Path, exercises: Mapping[str, Table], plan: Table | None = None) -> PackWithFiles:
    """Writes and reads a pack in English. Each exercise is {"page": [...], "field": [...], "picture": [...],
    "blind_spot": [...]}, as in `exercise.toml`."""
    folder.mkdir()
    top: dict[str, Any] = {
        "format": 1, "id": "small", "version": "1", "languages": ["en"], "chapters": [1],
        "programme": [{"id": "all", "exercises": [[id_, 30] for id_ in exercises]}],
    }  # fmt: skip
    if plan:
        top["plan"] = plan
    (folder / "pack.toml").write_text(_toml(top))
    forms = {form: f"{form} customer" for form in ("one", "the", "many", "all")}
    texts = {"title": "Small", "customer": forms, "chapters": {"1": "Chapter"}}
    (folder / "en.toml").write_text(_toml({**texts, "programmes": {"all": {"title": "All"}}}))
    for id_, exercise in exercises.items():
        (folder / id_).mkdir()
        (folder / id_ / "exercise.toml").write_text(
            _toml({"id": id_, "chapter": 1, "minutes": 30, **exercise})
        )
        (folder / id_ / "en.toml").write_text("")
    for id_, read in read_pack(folder, trusted=True).exercises.items():
        (folder / id_ / "en.toml").write_text(_toml(_tree(_wanted(read), _lists(read))))
    return read_own(folder)


def open_small(folder: Path, found: PackWithFiles, people: Iterable[str] = ("Anna", "Ben")) -> Sheet:
    """A new workbook made with that pack, and its group."""
    path = folder / "small.samsyn"
    workbook = new_workbook(path, found.pack, language="en", title="Small", programme="all", files=found)
    with workbook.without_history():
        for name in people:
            workbook.add_item(PEOPLE, {"name": name})
    return Sheet(workbook, found.pack)


def small_sheet(
    folder: Path, exercises: Mapping[str, Table], people: Sequence[str] = ("Anna", "Ben")
) -> Sheet:
    """Both at once."""
    return open_small(folder, write_pack(folder / "pack", exercises), people)


def fields_of(pack: Pack) -> dict[str, Any]:
    """Every field of the pack by `exercise/field`."""
    return {f"{e.id}/{f.id}": f for e in pack.exercises.values() for f in e.fields.values()}


def _tree(keys: Iterable[str], lists: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in keys:
        *above, last = key.split(".")
        at = found
        for part in above:
            at = at.setdefault(part, {})
        words = " ".join(key.replace("_", " ").split(".")[-3:])
        at[last] = [words] * 4 if key in lists else words
    return found


def _toml(table: Table) -> str:
    """The table as TOML: plain values first, then tables, so that each stands under its own head."""
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in table.items()) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value)
