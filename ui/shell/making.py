"""Makes the workbook that the page for a new one asked for: its people, its programme and its first meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exercises.next_meeting import start_meeting
from exercises.reader import shipped_pack
from exercises.seeding import new_workbook
from exercises.sheet import Sheet
from workbook.model import PEOPLE

if TYPE_CHECKING:
    from ui.pages.new_workbook import NewWorkbook
    from workbook.workbook import Workbook


def make_workbook(wanted: NewWorkbook, today: date, backups: Path) -> Workbook:
    """A workbook ready to begin in. Raises WorkbookError or OSError."""
    pack = shipped_pack()
    wanted.path.parent.mkdir(parents=True, exist_ok=True)
    workbook = new_workbook(
        wanted.path,
        pack,
        language=wanted.language,
        title=wanted.title,
        programme=wanted.programme,
        backups=backups,
    )
    with workbook.without_history(), workbook.step(""):
        for name, role in wanted.people:
            workbook.add_item(PEOPLE, {"name": name, "role": role})
        start_meeting(Sheet(workbook, pack), today)
    return workbook
