"""Opening a workbook: the file, and the exercises it carries."""

from __future__ import annotations

from pathlib import Path

from exercises.packs.carried import pack_of
from workbook.workbook import Workbook


def open_workbook(path: Path, backups: Path | None, *, read_only: bool = False) -> Workbook:
    """An open workbook whose exercises can be read, or nothing is open. Raises WorkbookError."""
    workbook = Workbook.open(path, read_only=read_only, backups=backups)
    try:
        pack_of(workbook)
    except BaseException:
        workbook.close()
        raise
    return workbook
