"""The page for a new workbook, and making what it asks for: its people, its programme and its first meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exercises.answers.sheet import Sheet
from exercises.packs.carried import read_own, shipped
from exercises.start.next_meeting import start_meeting
from exercises.start.seeding import new_workbook
from ui.ask import Ask
from ui.look.look import Look
from ui.pages.new_workbook import NewWorkbookPage
from workbook.errors import WorkbookError
from workbook.model import PEOPLE
from workbook.words import _

if TYPE_CHECKING:
    from ui.pages.new_workbook import NewWorkbook
    from workbook.workbook import Workbook


def new_page(look: Look, ask: Ask, folder: Path) -> NewWorkbookPage:
    """The page for a new workbook, which will lie in `folder` unless another is chosen."""
    page = NewWorkbookPage(look, shipped(), folder)

    def choose_place(suggested: Path) -> None:
        path = ask.file_to_save(suggested, _("Where the workbook will lie"))
        if path is not None:
            page.set_path(path)

    def choose_pack() -> None:
        path = ask.pack_to_open(folder)
        if path is not None:
            try:
                page.set_exercises(read_own(path))
            except WorkbookError as error:
                page.say_mistake(error)

    page.place_wanted.connect(choose_place)
    page.exercises_wanted.connect(choose_pack)
    return page


def make_workbook(wanted: NewWorkbook, today: date, backups: Path) -> Workbook:
    """A workbook ready to begin in. Raises WorkbookError or OSError."""
    found = wanted.exercises or shipped()
    wanted.path.parent.mkdir(parents=True, exist_ok=True)
    workbook = new_workbook(
        wanted.path,
        found.pack,
        language=wanted.language,
        title=wanted.title,
        programme=wanted.programme,
        backups=backups,
        files=found,
    )
    with workbook.without_history(), workbook.step(""):
        for name, role in wanted.people:
            workbook.add_item(PEOPLE, {"name": name, "role": role})
        start_meeting(Sheet(workbook, found.pack), today)
    return workbook
