"""The exercises a workbook carries along, so that it opens anywhere, years later, as it was made.

A workbook keeps the pack it was made with as the bytes of its file. Those it uses are named by a fact, so that taking
in a newer version is a step like any other; the file of an older one is never thrown away, so that the step can be
undone.
Answers are kept under their ids, whatever the pack says: one that lacks a question shows less, and loses nothing.

Which pack is used: one of somebody's own is always the one that is carried. One that shipped with Samsyn is read from
this Samsyn if that has the same version, which is quicker, and else as it is carried. A workbook of the first format
carries none, and uses what ships.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from exercises.packs.reader import PackError, shipped_pack
from exercises.texts.texts import Texts
from workbook.errors import WorkbookError
from workbook.model import Value
from workbook.pack import Exercise, Field, Pack
from workbook.words import _, ngettext
from workbook.workbook import Workbook

KEPT = "pack_kept"
"""The fact that names what is used of what is carried."""
_SHIPPED = "pack_shipped"
_FOLDER = Path(__file__).parents[1] / "leda"


@dataclass(frozen=True)
class PackWithFiles:
    """A pack and the files it was read from. `name` is what its folder or file is called."""

    pack: Pack
    files: Mapping[str, bytes]
    name: str

    @property
    def is_shipped(self) -> bool:
        return self.pack is shipped_pack()


def read_own(path: Path) -> PackWithFiles:
    """The pack at `path`, a folder or a `.samsynpack`. Raises `PackError`."""
    from exercises.packs.pack_zip import files_of, pack_in

    path = path.resolve()
    files = files_of(path)
    return PackWithFiles(pack_in(files, path.stem if path.is_file() else path.name), files, path.name)


@lru_cache
def shipped() -> PackWithFiles:
    """The pack that ships with Samsyn, with its files."""
    from exercises.packs.pack_zip import files_of

    return PackWithFiles(shipped_pack(), files_of(_FOLDER), _FOLDER.name)


@lru_cache(4)
def _shipped_bytes() -> tuple[str, bytes]:
    from exercises.packs.pack_zip import digest, packed

    return digest(shipped().files), packed(shipped().files)


def carry(workbook: Workbook, found: PackWithFiles, label: str = "") -> None:
    """Makes the pack the one the workbook uses, and keeps its file in it. One step."""
    from exercises.packs.pack_zip import digest, packed

    name, data = _shipped_bytes() if found.is_shipped else (digest(found.files), packed(found.files))
    with workbook.step(label):
        workbook.carry(name, data)
        facts: dict[str, Value] = {KEPT: name, _SHIPPED: found.is_shipped}
        workbook.set_facts(label, pack=found.pack.id, pack_version=found.pack.version, **facts)


def pack_of(workbook: Workbook) -> Pack:
    """The exercises of the workbook. Raises WorkbookError if it carries its own and they cannot be read."""
    name = workbook.fact(KEPT)
    if not isinstance(name, str) or uses_shipped(workbook):
        return shipped_pack()
    data = workbook.carried(name)
    try:
        if data is None:
            raise PackError(workbook.path.name, "", _("the exercises it carries are missing or damaged."))
        return _read(name, data)
    except PackError as error:
        if workbook.fact(_SHIPPED) is True:
            return shipped_pack()  # a newer one of the same, in which every id still means the same
        raise WorkbookError(
            _("The exercises that {name} was made with cannot be read. {why}").format(
                name=workbook.path.name, why=error.problem
            ),
            _("Open an earlier copy. The answers are still in the file, which has been left as it is."),
        ) from error


def uses_shipped(workbook: Workbook) -> bool:
    """True if the workbook uses the exercises of this very Samsyn."""
    ours = shipped_pack()
    same = (workbook.fact("pack"), workbook.fact("pack_version")) == (ours.id, ours.version)
    return workbook.fact(KEPT) is None or (workbook.fact(_SHIPPED) is True and same)


def files_in(workbook: Workbook) -> PackWithFiles:
    """The pack of the workbook with its files. Raises WorkbookError."""
    from exercises.packs.pack_zip import unpack

    pack = pack_of(workbook)
    data = None if pack is shipped_pack() else workbook.carried(str(workbook.fact(KEPT)))
    return shipped() if data is None else PackWithFiles(pack, unpack(data, pack.id), pack.id)


@lru_cache(8)
def _read(name: str, data: bytes) -> Pack:
    from exercises.packs.pack_zip import digest, pack_in, unpack

    files = unpack(data, f"{name[:8]}.samsynpack")
    if digest(files) != name:
        raise PackError(name[:8], "", _("the exercises are not those the workbook was made with."))
    return pack_in(files, name[:8])


# --- a newer version ------------------------------------------------------------------------------------------------


def what_changes(workbook: Workbook, old: Pack, new: Pack, language: str) -> list[str]:
    """What another version of its pack does to a workbook, a sentence each; empty if nobody would notice."""
    said = []
    before, after = Texts(old, language), Texts(new, language)
    added = [after.exercise(each, "title") for id_, each in new.exercises.items() if id_ not in old.exercises]
    if added:
        said.append(_("New exercises: {titles}.").format(titles=", ".join(added)))
    gone = [each for id_, each in old.exercises.items() if id_ not in new.exercises]
    if gone:
        titles = ", ".join(before.exercise(each, "title") for each in gone)
        said.append(_("Exercises that are no longer there: {titles}.").format(titles=titles))
    asked = [
        after.exercise(exercise, f"fields.{field.id}.label")
        for exercise, field in _fields(new)
        if exercise.id in old.exercises and field.id not in old.exercises[exercise.id].fields
    ]
    if asked:
        said.append(_("New questions: {labels}.").format(labels=", ".join(asked)))
    lost, other = [], []
    for exercise, field in _fields(old):
        n = _answers(workbook, field)
        known = new.exercises[exercise.id].fields.get(field.id) if exercise.id in new.exercises else None
        if n and known is None:
            lost.append(before.exercise(exercise, f"fields.{field.id}.label"))
        elif n and known is not None and known.kind != field.kind:
            other.append(before.exercise(exercise, f"fields.{field.id}.label"))
        elif n and known is not None and known.retired and not field.retired:
            said.append(
                _("{label} is asked no more; what you answered is still shown and printed.").format(
                    label=before.exercise(exercise, f"fields.{field.id}.label")
                )
            )
    if lost:
        said.append(
            _("What you answered here stays in the file but is shown no more: {labels}.").format(
                labels=", ".join(lost)
            )
        )
    if other:
        said.append(
            _("These are asked in another way, and what you answered may not show: {labels}.").format(
                labels=", ".join(other)
            )
        )
    worded = sum(
        1
        for id_, exercise in new.exercises.items()
        if id_ in old.exercises
        and any(exercise.texts.get(code) != old.exercises[id_].texts.get(code) for code in new.languages)
    )
    if worded:
        said.append(
            ngettext(
                "The words of {n} exercise have changed.", "The words of {n} exercises have changed.", worded
            ).format(n=worded)
        )
    return said


def _fields(pack: Pack) -> list[tuple[Exercise, Field]]:
    return [(exercise, field) for exercise in pack.exercises.values() for field in exercise.fields.values()]


def _answers(workbook: Workbook, field: Field) -> int:
    """How many answers and rows a field has, by anybody."""
    return len(workbook.answers(field.place)) + len(workbook.items(field.place, author=None))
