"""Reads a pack from its folder and refuses a wrong one politely: which file, which key, what to write.

A pack comes from outside, so nothing in it is trusted: sizes are bounded, nothing is run, every reference is followed
once to see that it leads somewhere. What every key means stands in `docs/pack-format.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from exercises.fields import KINDS, kinds_that
from exercises.fields.shape import Shape, check, check_ids, check_numbers, columns_shape, field_shape
from exercises.fields.shape import unknown as _unknown
from exercises.packs.pack_files import Folder, TextFiles, exercise_folders, read_toml
from exercises.packs.pack_files import PackError as PackError
from exercises.packs.plan_places import check_plan
from exercises.packs.references import follow_references
from exercises.pictures import PICTURES
from exercises.rules import RULES
from workbook.agenda import BREAK, LUNCH, break_sort, each_once
from workbook.pack import (
    STEPS,
    BlindSpotRule,
    Column,
    Exercise,
    Field,
    NamedPicture,
    Pack,
    Page,
    ReadyProgramme,
)
from workbook.words import LANGUAGES, _

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_LONGEST_BOX = 600
_EXERCISE_ID = re.compile(r"(?=.{1,20}$)[0-9]+(\.[0-9a-z]+)*")
_OWN_ID = re.compile("meeting")

_PACK = Shape(
    {"format": int, "id": str, "version": str, "languages": list, "chapters": list},
    {"programme": list, "plan": dict},
)
_PROGRAMME = Shape({"id": str, "exercises": list}, {"meetings": list})
_EXERCISE = Shape(
    {"id": str, "chapter": int, "minutes": int, "page": list},
    {"field": list, "picture": list, "blind_spot": list},
)
_PAGE = Shape({"id": str, "step": str}, {"by": str, "fields": list, "picture": str, "minutes": int})


@lru_cache
def shipped_pack() -> Pack:
    """The pack that ships with Samsyn, *leda*."""
    return read_pack(Path(__file__).parents[1] / "leda", trusted=True)


def _texts_of_kind(kind: str, language: str) -> Mapping[str, Any]:
    """What our pack says in a field of that kind, where the kind's own words come from us."""
    known = KINDS[kind].words_from_us
    for exercise in shipped_pack().exercises.values() if known else ():
        for field in exercise.fields.values():
            if field.kind == kind:
                tree = exercise.texts[language if language in exercise.texts else "en"]
                found = tree.get("fields", {}).get(field.id, {})
                return found if isinstance(found, Mapping) else {}
    return {}


@lru_cache
def meeting_exercise() -> Exercise:
    """The meeting itself: no exercise of any pack, but written and read as one."""
    folder = Path(__file__).parents[1] / "meeting"
    exercise = _exercise(folder, LANGUAGES, _OWN_ID)
    return replace(exercise, texts=TextFiles(folder, LANGUAGES, otherwise="en"))


def read_pack(folder: Folder, *, trusted: bool = False) -> Pack:
    """The pack in `folder`. Raises `PackError` at the first mistake.

    A `trusted` pack is our own, whose texts the tests have read; they are read when a language is asked for.
    """
    raw = read_toml(folder / "pack.toml")
    where = "pack.toml"
    check(where, "", raw, _PACK, PackError)
    if raw["format"] != 1:
        raise PackError(
            where, "format", _("this pack is of format {n}.").format(n=raw["format"]), _("Write 1.")
        )
    languages = _names(where, "languages", raw["languages"])
    _check_pack(raw, languages)
    exercises: dict[str, Exercise] = {}
    folders = exercise_folders(folder)
    if not folders:
        raise PackError(
            folder.name,
            "",
            _("the pack has no exercises."),
            _("Make a folder for each, with an exercise.toml in it."),
        )
    for path in folders:
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
        texts=TextFiles(folder, languages),
        plan=raw.get("plan", {}),
        meeting=meeting_exercise(),
        texts_of_kind=_texts_of_kind,
    )
    follow_references(pack, PackError)
    check_plan(pack, PackError)
    if not trusted:
        from exercises.packs.check_texts import check_texts

        check_texts(pack, PackError)
    return pack


def _check_pack(raw: Mapping[str, Any], languages: tuple[str, ...]) -> None:
    where = "pack.toml"
    if not _NAME.fullmatch(raw["id"]):
        raise PackError(where, "id", *_no_name())
    if not languages or len(set(languages)) < len(languages):
        raise PackError(
            where, "languages", _("there are none, or one is there twice."), _('Write ["en"], for example.')
        )
    for language in languages:
        if not _LANGUAGE.fullmatch(language):
            raise PackError(
                where, "languages", _("{found} is no language.").format(found=repr(language)[:60]),
                _("Write two or three small letters, such as sv, nb or en."),
            )  # fmt: skip
    chapters = raw["chapters"]
    if (
        not chapters
        or any(type(n) is not int or n < 0 for n in chapters)
        or len(set(chapters)) < len(chapters)
    ):
        raise PackError(
            where, "chapters", _("this must be a list of different whole numbers."), _("Write [1, 2, 3].")
        )


def _exercise(
    folder: Folder, languages: tuple[str, ...], known_ids: re.Pattern[str] = _EXERCISE_ID
) -> Exercise:
    raw = read_toml(folder / "exercise.toml")
    where = f"{folder.name}/exercise.toml"
    check(where, "", raw, _EXERCISE, PackError)
    if not known_ids.fullmatch(raw["id"]):
        raise PackError(
            where, "id", _("{id} cannot be an exercise's id.").format(id=repr(raw["id"])[:60]),
            _("Write numbers with dots between them, such as 2.1."),
        )  # fmt: skip
    if not 1 <= raw["minutes"] <= _LONGEST_BOX:
        raise PackError(where, "minutes", _("that is no time box."), _("Write 1 to 600."))
    fields: dict[str, Field] = {}
    for number, entry in enumerate(raw.get("field", [])):
        field = _field(where, f"field[{number}]", raw["id"], entry)
        check_ids(where, f"field[{number}].id", [*fields, field.id], PackError)
        fields[field.id] = field
    pages = tuple(_page(where, f"page[{n}]", entry, fields) for n, entry in enumerate(raw["page"]))
    if not pages:
        raise PackError(where, "page", _("the exercise has no pages."), _("Write at least one [[page]]."))
    check_ids(where, "page.id", [page.id for page in pages], PackError)
    order = [STEPS.index(page.step) for page in pages]
    if order != sorted(order):
        raise PackError(
            where, "page", _("the steps are out of order."), _("Write them as why, alone, share, decide.")
        )
    shown = {name for page in pages for name in page.fields}
    for field in fields.values():
        if field.id not in shown and not field.retired:
            raise PackError(
                where, f"field {field.id}", _("the field stands on no page."),
                _("Name it in the fields of a page, or write retired = true."),
            )  # fmt: skip
    pictures: dict[str, NamedPicture] = {}
    for number, entry in enumerate(raw.get("picture", [])):
        kind = entry.get("kind") if isinstance(entry, dict) else None
        if not isinstance(kind, str) or kind not in PICTURES:
            raise PackError(where, f"picture[{number}].kind", *_unknown(kind, PICTURES))
        check(where, f"picture[{number}]", entry, PICTURES[kind].shape, PackError)
        settings = {key: value for key, value in entry.items() if key not in ("id", "kind")}
        check_ids(where, f"picture[{number}].id", [*pictures, entry["id"]], PackError)
        pictures[entry["id"]] = NamedPicture(entry["id"], kind, settings)
    rules: list[BlindSpotRule] = []
    for number, entry in enumerate(raw.get("blind_spot", [])):
        rule = entry.get("rule") if isinstance(entry, dict) else None
        if not isinstance(rule, str) or rule not in RULES:
            raise PackError(where, f"blind_spot[{number}].rule", *_unknown(rule, RULES))
        check(where, f"blind_spot[{number}]", entry, RULES[rule].shape, PackError)
        settings = {key: value for key, value in entry.items() if key not in ("id", "rule")}
        ids = [known.id for known in rules]
        check_ids(where, f"blind_spot[{number}].id", [*ids, entry["id"]], PackError)
        rules.append(BlindSpotRule(entry["id"], rule, settings))
    for page in pages:
        if page.picture and page.picture not in pictures:
            raise PackError(where, f"page {page.id}, picture", *_unknown(page.picture, pictures))
    texts = TextFiles(folder, languages)
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
    if not 1 <= raw.get("minutes", 1) <= _LONGEST_BOX:
        raise PackError(where, f"{key}.minutes", _("that is no time box."), _("Write 1 to 600."))
    names = tuple(name for name in names if not fields[name].retired)
    return Page(raw["id"], raw["step"], by, names, raw.get("picture", ""), raw.get("minutes", 0))


def _field(where: str, key: str, exercise: str, raw: Any) -> Field:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    known = kinds_that("stands_alone")
    if not isinstance(kind, str) or kind not in known:
        raise PackError(where, f"{key}.kind", *_unknown(kind, known))
    check(where, key, raw, field_shape(KINDS[kind]), PackError)
    _check_numbers_and_options(where, key, raw)
    check_ids(where, f"{key}.seeds", raw.get("seeds", []), PackError)
    if raw.get("by", "group") not in ("group", "each", "both"):
        raise PackError(where, f"{key}.by", *_unknown(raw["by"], ("group", "each", "both")))
    columns = KINDS[kind].own_columns or tuple(
        _column(where, f"{key}.columns[{n}]", entry) for n, entry in enumerate(raw.get("columns", []))
    )
    check_ids(where, f"{key}.columns", [column.id for column in columns], PackError)
    if "columns" in raw and not columns:
        raise PackError(where, f"{key}.columns", _("there are none."), _("Write at least one column."))
    KINDS[kind].check_settings(where, key, raw, columns, PackError)
    _check_asked(where, key, raw.get("by", "group"), columns)
    if raw.get("by", "group") not in KINDS[kind].answered_by:
        raise PackError(
            where, f"{key}.by", _("a field of the kind {kind} is not answered so.").format(kind=kind),
            _("Write one of: {known}.").format(known=", ".join(KINDS[kind].answered_by)),
        )  # fmt: skip
    source = raw.get("from", "")
    if source and "/" not in source:  # the options of a choice are looked up without knowing where it stands
        source = f"{exercise}/{source}"
    return Field(exercise, **{**_attributes(raw), "columns": columns, "source": source})


def _column(where: str, key: str, raw: Any) -> Column:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    known = kinds_that("in_columns")
    if not isinstance(kind, str) or kind not in known:
        raise PackError(where, f"{key}.kind", *_unknown(kind, known))
    check(where, key, raw, columns_shape(KINDS[kind]), PackError)
    _check_numbers_and_options(where, key, raw)
    KINDS[kind].check_settings(where, key, raw, (), PackError)
    if "/" not in raw.get("from", "/"):
        raise PackError(
            where, f"{key}.from", _("a column does not know which exercise it is in."),
            _("Write exercise/field, such as 1.1/groups."),
        )  # fmt: skip
    return Column(**_attributes(raw))


def _check_asked(where: str, key: str, by: str, columns: tuple[Column, ...]) -> None:
    """A column for the group alone needs another that each answers first."""
    for number, column in enumerate(columns):
        if column.by not in ("", "group"):
            raise PackError(where, f"{key}.columns[{number}].by", *_unknown(column.by, ("group",)))
        if column.by and by != "both":
            raise PackError(
                where, f"{key}.columns[{number}].by", _("everything in {field} is answered alike.").format(field=key),
                _('Write by = "both" for the field, or leave by out for the column.'),
            )  # fmt: skip
    if columns and all(column.by for column in columns):
        raise PackError(
            where, f"{key}.columns", _("there is nothing for each to answer."),
            _('Leave by = "group" out for one column.'),
        )  # fmt: skip


def _check_numbers_and_options(where: str, key: str, raw: Mapping[str, Any]) -> None:
    check_numbers(where, key, raw, PackError)
    check_ids(where, f"{key}.options", raw.get("options", []), PackError)


def _attributes(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a table as the attributes of a dataclass; `from` is no name in Python."""
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    return {"source" if name == "from" else name: value for name, value in values.items()}


def _programmes(raw: list[Any]) -> dict[str, ReadyProgramme]:
    programmes: dict[str, ReadyProgramme] = {}
    for number, entry in enumerate(raw):
        key = f"programme[{number}]"
        check("pack.toml", key, entry, _PROGRAMME, PackError)
        if not _NAME.fullmatch(entry["id"]):
            raise PackError("pack.toml", f"{key}.id", *_no_name())
        if entry["id"] in programmes:
            raise PackError(
                "pack.toml", f"{key}.id", _("{id} is used twice.").format(id=entry["id"]),
                _("Give every one an id of its own."),
            )  # fmt: skip
        chosen: list[tuple[str, int]] = []
        for pair in entry["exercises"]:
            if not (
                isinstance(pair, list)
                and len(pair) == 2
                and isinstance(pair[0], str)
                and type(pair[1]) is int
                and 1 <= pair[1] <= _LONGEST_BOX
                and (pair[0] in (BREAK, LUNCH) or pair[0] not in dict(chosen))
            ):
                raise PackError(
                    "pack.toml", f"{key}.exercises", _("{pair} is no entry.").format(pair=repr(pair)[:60]),
                    _('Write ["1.1", 40]: the exercise and its minutes, or ["@break", 15], or ["@lunch", 45].'),
                )  # fmt: skip
            chosen.append((pair[0], pair[1]))
        meetings, n = entry.get("meetings", []), sum(not break_sort(id_) for id_, _minutes in chosen)
        if any(type(part) is not int or part < 1 for part in meetings) or (meetings and sum(meetings) != n):
            raise PackError(
                "pack.toml", f"{key}.meetings", _("that does not share out its exercises among meetings."),
                _("Write how many each meeting has, in order: {n} in all.").format(n=n),
            )  # fmt: skip
        programmes[entry["id"]] = ReadyProgramme(entry["id"], tuple(each_once(chosen)), tuple(meetings))
    return programmes


def _names(where: str, key: str, raw: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(name, str) for name in raw):
        raise PackError(where, key, _("this must be a list of texts."), _('Write ["like", "this"].'))
    return tuple(raw)


def _no_name() -> tuple[str, str]:
    return (
        _("this cannot be an id."),
        _("Write small letters a to z, digits, - and _, with a letter first, 40 at most."),
    )


def _natural(id_: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (10**9, part) for part in id_.split(".")]
