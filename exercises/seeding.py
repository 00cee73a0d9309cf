"""A new workbook: its facts, its programme, and the ready-made rows of its pack."""

from __future__ import annotations

from pathlib import Path

from exercises.sheet import Sheet
from exercises.texts import Texts
from workbook.model import PROGRAMME, Key
from workbook.pack import Pack
from workbook.workbook import Workbook


def new_workbook(
    path: Path,
    pack: Pack,
    *,
    language: str,
    title: str = "",
    programme: str = "half-day",
    backups: Path | None = None,
) -> Workbook:
    """Makes a workbook at `path`; a programme the pack does not know is an empty one. Raises WorkbookError."""
    workbook = Workbook.create(
        path, backups=backups, title=title, language=language, pack=pack.id, pack_version=pack.version
    )
    try:
        with workbook.without_history(), workbook.step(""):
            if programme in pack.programmes:
                chosen = [
                    list(entry)
                    for entry in pack.programmes[programme].exercises
                    if entry[0] in pack.exercises
                ]
                workbook.set(Key(*PROGRAMME), chosen)
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
    texts = Texts(pack, sheet.language)
    for exercise in pack.exercises.values():
        for field in exercise.fields.values():
            if field.seeds and not workbook.items(sheet.place(field)):
                column = field.columns[0].id if field.columns else "name"
                for name in field.seeds:
                    words = texts.exercise(exercise, f"fields.{field.id}.seeds.{name}")
                    workbook.add_item(sheet.place(field), {column: words})
