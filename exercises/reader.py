"""Reads a pack from its folder and refuses a wrong one politely: which file, which key, what to write.

A pack comes from outside, so nothing in it is trusted: sizes are bounded, nothing is run, every reference is followed
once to see that it leads somewhere. What every key means stands in `docs/pack-format.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from exercises.fields import KINDS
from exercises.pictures import PICTURES
from exercises.rules import RULES
from exercises.shape import Shape, check, columns_shape, field_shape
from exercises.texts_check import check_texts
from workbook.errors import WorkbookError
from workbook.pack import STEPS, BlindSpotRule, Column, Exercise, Field, Pack, Page, Picture, Programme
from workbook.words import _

_LARGEST_FILE = 1_000_000
_MOST_EXERCISES = 200

_PACK = Shape(
    {"format": int, "id": str, "version": str, "languages": list, "chapters": list},
    {"programme": list},
)
_PROGRAMME = Shape({"id": str, "exercises": list}, {})
_EXERCISE = Shape(
    {"id": str, "chapter": int, "minutes": int, "page": list},
    {"field": list, "picture": list, "blind_spot": list},
)
_PAGE = Shape({"id": str, "step": str}, {"by": str, "fields": list, "picture": str})


class PackError(WorkbookError):
    """A pack that cannot be used. `file` and `key` say where."""

    def __init__(self, file: Path | str, key: str, problem: str, remedy: str = "") -> None:
        where = f"{file}, {key}: " if key else f"{file}: "
        super().__init__(where + problem, remedy)
        self.file = str(file)
        self.key = key


@lru_cache
def shipped_pack() -> Pack:
    """The pack that ships with Samsyn, *leda*."""
    return read_pack(Path(__file__).parent / "leda", trusted=True)


def read_pack(folder: Path, *, trusted: bool = False) -> Pack:
    """The pack in `folder`. Raises `PackError` at the first mistake.

    A `trusted` pack is our own, whose texts the tests have read; they are read when a language is asked for.
    """
    raw = _toml(folder / "pack.toml")
    where = "pack.toml"
    check(where, "", raw, _PACK, PackError)
    if raw["format"] != 1:
        raise PackError(
            where, "format", _("this pack is of format {n}.").format(n=raw["format"]), _("Write 1.")
        )
    languages = _names(where, "languages", raw["languages"])
    exercises: dict[str, Exercise] = {}
    folders = sorted(path for path in folder.iterdir() if (path / "exercise.toml").is_file())
    if not folders:
        raise PackError(
            folder.name,
            "",
            _("the pack has no exercises."),
            _("Make a folder for each, with an exercise.toml in it."),
        )
    for path in folders[:_MOST_EXERCISES]:
        exercise = _exercise(path, languages)
        if exercise.id in exercises:
            raise PackError(
                f"{path.name}/exercise.toml",
                "id",
                _("{id} is taken by {other}.").format(id=exercise.id, other=exercises[exercise.id].folder),
                _("Give every exercise an id of its own."),
            )
        if exercise.chapter not in raw["chapters"]:
            raise PackError(
                f"{path.name}/exercise.toml",
                "chapter",
                _("chapter {n} is not in pack.toml.").format(n=exercise.chapter),
                _("Write one of {known}.").format(known=", ".join(map(str, raw["chapters"]))),
            )
        exercises[exercise.id] = exercise
    pack = Pack(
        id=raw["id"],
        version=raw["version"],
        languages=languages,
        chapters=tuple(raw["chapters"]),
        exercises=dict(sorted(exercises.items(), key=lambda entry: (entry[1].chapter, _natural(entry[0])))),
        programmes=_programmes(raw.get("programme", [])),
        texts=_Texts(folder, languages),
    )
    _follow_references(pack)
    if not trusted:
        check_texts(pack, PackError)
    return pack


class _Texts(Mapping[str, Mapping[str, Any]]):
    """The texts of a folder by language, each file read when it is asked for."""

    def __init__(self, folder: Path, languages: tuple[str, ...]) -> None:
        self._folder = folder
        self._languages = languages
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, language: str) -> Mapping[str, Any]:
        if language not in self._languages:
            raise KeyError(language)
        if language not in self._read:
            self._read[language] = _toml(self._folder / f"{language}.toml")
        return self._read[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)


def _toml(path: Path) -> dict[str, Any]:
    name = f"{path.parent.name}/{path.name}"
    try:
        if path.is_symlink() or not path.is_file():
            raise PackError(
                name, "", _("the file is missing."), _("Write it; docs/pack-format.md says what goes in.")
            )
        if path.stat().st_size > _LARGEST_FILE:
            raise PackError(name, "", _("the file is larger than a megabyte."), _("Shorten its texts."))
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(
            name, "", str(error), _("Mend the line; texts stand between quotation marks.")
        ) from error
    except UnicodeDecodeError as error:
        raise PackError(name, "", _("the file is not UTF-8 text."), _("Save it as UTF-8.")) from error
    except OSError as error:
        raise PackError(name, "", str(error), _("Check that the file can be read.")) from error


def _exercise(folder: Path, languages: tuple[str, ...]) -> Exercise:
    raw = _toml(folder / "exercise.toml")
    where = f"{folder.name}/exercise.toml"
    check(where, "", raw, _EXERCISE, PackError)
    fields: dict[str, Field] = {}
    for number, entry in enumerate(raw.get("field", [])):
        field = _field(where, f"field[{number}]", raw["id"], entry)
        if field.id in fields:
            raise PackError(where, f"field[{number}].id", _("{id} is used twice.").format(id=field.id))
        fields[field.id] = field
    pages = tuple(_page(where, f"page[{n}]", entry, fields) for n, entry in enumerate(raw["page"]))
    if not pages:
        raise PackError(where, "page", _("the exercise has no pages."), _("Write at least one [[page]]."))
    order = [STEPS.index(page.step) for page in pages]
    if order != sorted(order):
        raise PackError(
            where, "page", _("the steps are out of order."), _("Write them as why, alone, share, decide.")
        )
    pictures = {}
    for number, entry in enumerate(raw.get("picture", [])):
        kind = entry.get("kind") if isinstance(entry, dict) else None
        if kind not in PICTURES:
            raise PackError(where, f"picture[{number}].kind", *_unknown(kind, PICTURES))
        check(where, f"picture[{number}]", entry, PICTURES[kind].shape, PackError)
        settings = {key: value for key, value in entry.items() if key not in ("id", "kind")}
        pictures[entry["id"]] = Picture(entry["id"], kind, settings)
    rules = []
    for number, entry in enumerate(raw.get("blind_spot", [])):
        rule = entry.get("rule") if isinstance(entry, dict) else None
        if rule not in RULES:
            raise PackError(where, f"blind_spot[{number}].rule", *_unknown(rule, RULES))
        check(where, f"blind_spot[{number}]", entry, RULES[rule].shape, PackError)
        settings = {key: value for key, value in entry.items() if key not in ("id", "rule")}
        rules.append(BlindSpotRule(entry["id"], rule, settings))
    for page in pages:
        if page.picture and page.picture not in pictures:
            raise PackError(where, f"page {page.id}, picture", *_unknown(page.picture, pictures))
    texts = _Texts(folder, languages)
    return Exercise(
        raw["id"], raw["chapter"], raw["minutes"], folder.name, pages, fields, pictures, tuple(rules), texts
    )


def _page(where: str, key: str, raw: Any, fields: Mapping[str, Field]) -> Page:
    check(where, key, raw, _PAGE, PackError)
    if raw["step"] not in STEPS:
        raise PackError(where, f"{key}.step", *_unknown(raw["step"], STEPS))
    by = raw.get("by", "each" if raw["step"] == "alone" else "group")
    if by not in ("each", "group"):
        raise PackError(where, f"{key}.by", *_unknown(by, ("each", "group")))
    names = _names(where, f"{key}.fields", raw.get("fields", []))
    for name in names:
        if name not in fields:
            raise PackError(where, f"{key}.fields", *_unknown(name, fields))
        if by == "each" and fields[name].by == "group":
            raise PackError(
                where,
                f"{key}.fields",
                _("{field} is answered by the group, but the page is for each on their own.").format(
                    field=name
                ),
                _('Write by = "each" or by = "both" for the field.'),
            )
    return Page(raw["id"], raw["step"], by, names, raw.get("picture", ""))


def _field(where: str, key: str, exercise: str, raw: Any) -> Field:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    if kind not in KINDS:
        raise PackError(where, f"{key}.kind", *_unknown(kind, KINDS))
    check(where, key, raw, field_shape(KINDS[kind]), PackError)
    if raw.get("by", "group") not in ("group", "each", "both"):
        raise PackError(where, f"{key}.by", *_unknown(raw["by"], ("group", "each", "both")))
    columns = tuple(
        _column(where, f"{key}.columns[{n}]", entry) for n, entry in enumerate(raw.get("columns", []))
    )
    if len({column.id for column in columns}) != len(columns):
        raise PackError(where, f"{key}.columns", _("two columns have the same id."))
    if kind in ("choice", "choices") and bool(raw.get("options")) == bool(raw.get("from")):
        raise PackError(where, key, _("a choice needs options, or from, and not both."))
    return Field(exercise, **{**_attributes(raw), "columns": columns})


def _column(where: str, key: str, raw: Any) -> Column:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    known = [name for name, known in KINDS.items() if known.in_columns and name != "tick"]
    if kind not in known:
        raise PackError(where, f"{key}.kind", *_unknown(kind, known))
    check(where, key, raw, columns_shape(KINDS[kind]), PackError)
    return Column(**_attributes(raw))


def _attributes(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a table as the attributes of a dataclass; `from` is no name in Python."""
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    return {"source" if name == "from" else name: value for name, value in values.items()}


def _programmes(raw: list[Any]) -> dict[str, Programme]:
    programmes = {}
    for number, entry in enumerate(raw):
        key = f"programme[{number}]"
        check("pack.toml", key, entry, _PROGRAMME, PackError)
        chosen = []
        for pair in entry["exercises"]:
            if not (
                isinstance(pair, list)
                and len(pair) == 2
                and isinstance(pair[0], str)
                and isinstance(pair[1], int)
            ):
                raise PackError("pack.toml", f"{key}.exercises", _("{pair} is no entry.").format(pair=pair),
                                _('Write ["1.1", 40]: the exercise and its minutes.'))  # fmt: skip
            chosen.append((pair[0], pair[1]))
        programmes[entry["id"]] = Programme(entry["id"], tuple(chosen))
    return programmes


def _follow_references(pack: Pack) -> None:
    """Every reference must lead to a field, a rating to a column, and no chain of references back to itself."""
    for exercise in pack.exercises.values():
        where = f"{exercise.folder}/exercise.toml"
        for field in exercise.fields.values():
            for key in ("per", "rows", "across", "source", "votes"):
                reference = getattr(field, key)
                if reference:
                    _field_at(
                        pack,
                        exercise,
                        where,
                        f"field {field.id}, {'from' if key == 'source' else key}",
                        reference,
                    )
            for column in field.columns:
                if column.source:
                    _field_at(
                        pack, exercise, where, f"field {field.id}, column {column.id}, from", column.source
                    )
            if field.suggest:
                _column_at(pack, exercise, where, f"field {field.id}, suggest", field.suggest)
            if field.needs:
                _field_at(pack, exercise, where, f"field {field.id}, needs", field.needs)
            _no_circle(pack, exercise, field, where)
        for rule in exercise.blind_spots:
            for key, value in rule.settings.items():
                if key in ("column", "by"):
                    _column_at(pack, exercise, where, f"blind_spot {rule.id}, {key}", value)
                elif key in ("items", "pick", "grid"):
                    _field_at(pack, exercise, where, f"blind_spot {rule.id}, {key}", value)
        for picture in exercise.pictures.values():
            for key in PICTURES[picture.kind].columns:
                column = _column_at(
                    pack, exercise, where, f"picture {picture.id}, {key}", picture.settings[key]
                )
                if column.kind != "scale":
                    raise PackError(
                        where,
                        f"picture {picture.id}, {key}",
                        _("{name} has no numbers.").format(name=picture.settings[key]),
                        _("Name a column of kind scale."),
                    )


def _field_at(pack: Pack, exercise: Exercise, where: str, key: str, reference: Any) -> Field:
    try:
        return pack.field_at(reference if "/" in reference else f"{exercise.id}/{reference}")
    except (KeyError, TypeError):
        raise PackError(
            where,
            key,
            _("{reference} leads to no field.").format(reference=reference),
            _("Write a field's id, or exercise/field, such as 1.1/groups."),
        ) from None


def _column_at(pack: Pack, exercise: Exercise, where: str, key: str, reference: Any) -> Column:
    name, _dot, column = str(reference).rpartition(".")
    field = _field_at(pack, exercise, where, key, name)
    try:
        return field.column(column)
    except KeyError:
        raise PackError(where, key, *_unknown(column, [known.id for known in field.columns])) from None


def _no_circle(pack: Pack, exercise: Exercise, field: Field, where: str) -> None:
    seen = [field]
    waiting = [field]
    while waiting:
        current = waiting.pop()
        for key in ("per", "rows", "across", "source"):
            reference = getattr(current, key)
            if not reference:
                continue
            other = pack.field_at(reference if "/" in reference else f"{current.exercise}/{reference}")
            if other == field:
                raise PackError(where, f"field {field.id}, {key}", _("the references go round in a circle."))
            if other not in seen:
                seen.append(other)
                waiting.append(other)


def _names(where: str, key: str, raw: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(name, str) for name in raw):
        raise PackError(where, key, _("this must be a list of texts."), _('Write ["like", "this"].'))
    return tuple(raw)


def _unknown(found: Any, known: Any) -> tuple[str, str]:
    return (
        _("{found} is not known here.").format(
            found=repr(found) if found is not None else _("What is missing")
        ),
        _("Write one of: {known}.").format(known=", ".join(known)),
    )


def _natural(id_: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (10**9, part) for part in id_.split(".")]
