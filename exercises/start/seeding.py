"""A new workbook: its facts, its programme, and the ready-made rows of its pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exercises.answers.sheet import Sheet, seed_key
from exercises.fields.kind import kind_of
from exercises.packs.carried import PackWithFiles, carry, shipped
from exercises.packs.reader import shipped_pack
from exercises.texts.texts import Texts
from workbook.agenda import break_sort, to_keep
from workbook.model import PROGRAMME, Key
from workbook.pack import Exercise, Field, Pack
from workbook.workbook import Workbook


def new_workbook(
    path: Path,
    pack: Pack,
    *,
    language: str,
    title: str = "",
    programme: str = "half-day",
    backups: Path | None = None,
    files: PackWithFiles | None = None,
) -> Workbook:
    """Makes a workbook at `path`, which carries its pack: the one that ships, or `files` for another.

    A programme the pack does not know is an empty one; a pack without any has all its exercises in one. Raises
    WorkbookError.
    """
    workbook = Workbook.create(
        path, backups=backups, title=title, language=language, pack=pack.id, pack_version=pack.version
    )
    try:
        with workbook.without_history(), workbook.step(""):
            if programme in pack.programmes:
                known = pack.programmes[programme].exercises
                chosen = [entry for entry in known if entry[0] in pack.exercises or break_sort(entry[0])]
                workbook.set(Key(*PROGRAMME), to_keep(chosen))
            elif not pack.programmes:
                every = ((each.id, each.minutes) for each in pack.exercises.values())
                workbook.set(Key(*PROGRAMME), to_keep(every))
            if files is not None or pack is shipped_pack():
                carry(workbook, files or shipped())
            seed(workbook, pack)
    except BaseException:
        workbook.close()
        path.unlink(missing_ok=True)
        raise
    return workbook


def seed(workbook: Workbook, pack: Pack) -> None:
    """Writes the ready-made rows of every list that has any, in the workbook's language.

    They are ordinary rows from then on: the group renames, moves and deletes them as it likes.
    """
    sheet = Sheet(workbook, pack)
    for exercise in pack.exercises.values():
        seed_parents(sheet, exercise)


def seed_parents(sheet: Sheet, exercise: Exercise) -> bool:
    """Writes the ready-made rows of an exercise that are not there yet: under each parent once it appears, and of a
    list that has come to the pack since the workbook was made. True if there were any.

    A row that the group has deleted stays deleted, and nothing of this is anybody's to undo.
    """
    workbook = sheet.workbook
    missing = [] if workbook.read_only else list(_missing(sheet, exercise))
    if not missing:
        return False
    texts = Texts(sheet.pack, sheet.language)
    with workbook.without_history(), workbook.step(""):
        for field, parent, name in missing:
            words = texts.exercise(exercise, f"fields.{field.id}.seeds.{name}")
            column = kind_of(field).first_column(field)
            item = workbook.add_item(sheet.place(field), {column: words}, parent=parent)
            workbook.set(_mark(field, parent, name), True)
            workbook.set(seed_key(field, item.id), name)
    return True


def lacks_rows(sheet: Sheet, exercise: Exercise) -> bool:
    """True if there are ready-made rows to write, and the workbook can be written in."""
    return not sheet.workbook.read_only and any(True for _row in _missing(sheet, exercise))


def _missing(sheet: Sheet, exercise: Exercise) -> Iterator[tuple[Field, str, str]]:
    """(field, parent, seed) of the rows that have never been written."""
    for field in exercise.fields.values():
        if not field.seeds or field.retired:
            continue
        parents = [row.id for row in sheet.rows_per(field)] if field.per else [""]
        for parent in parents:
            known = [name for name in field.seeds if sheet.workbook.value(_mark(field, parent, name))]
            # Before there were marks a list with rows in it had been given them all.
            if known or not sheet.workbook.items(sheet.place(field), parent=parent):
                yield from ((field, parent, name) for name in field.seeds if name not in known)


def _mark(field: Field, parent: str, name: str) -> Key:
    """Says that a ready-made row has been written under that parent, whatever has become of it since."""
    return Key(field.exercise, f"{field.id}@seeded", parent, name)
