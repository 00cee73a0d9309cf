"""What the commands and one's own exercises may ask of the window, which knows them and not the other way round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from ui.ask import Ask
from ui.look.look import Look
from ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.pages.new_workbook import NewWorkbookPage
    from ui.pages.page import SheetPage
    from ui.session import Session
    from ui.shell.workbook_view import WorkbookView
    from workbook.workbook import Workbook


class AppWindow(Protocol):
    """The window: what it shows, its workbook, and what its menu does."""

    look: Look
    settings: Settings

    @property
    def ask(self) -> Ask: ...

    # --- what there is ------------------------------------------------------------------------------------------

    @property
    def has_workbook(self) -> bool: ...

    @property
    def session(self) -> Session: ...

    def workbook_view(self) -> WorkbookView | None: ...

    def page_shown(self) -> SheetPage | None: ...

    def hide_writing(self, why: str = "") -> None: ...

    # --- views --------------------------------------------------------------------------------------------------

    def show_welcome(self) -> None: ...

    def show_new(self) -> NewWorkbookPage: ...

    def show_workbook(self, exercise: str = "", page: str = "") -> None: ...

    def show_menu(self, at: QWidget | None = None) -> None: ...

    def show_keys(self) -> None: ...

    def show_about(self) -> None: ...

    def print_plan(self, document: str = "plan") -> None: ...

    # --- workbooks ----------------------------------------------------------------------------------------------

    def new(self) -> None: ...

    def open(self) -> None: ...

    def sample(self) -> None: ...

    def save_copy(self) -> None: ...

    def close_workbook(self) -> None: ...

    def enter(self, workbook: Workbook, tried: Path | None = None) -> None: ...

    def leave_workbook(self, asks: bool = True) -> bool: ...

    def guarded(self, do: Callable[[], None]) -> None: ...

    # --- look and language --------------------------------------------------------------------------------------

    def set_language(self, language: str) -> None: ...

    def set_theme(self, theme: str) -> None: ...

    def zoom(self, by: int) -> None: ...

    # --- what every widget has ----------------------------------------------------------------------------------

    def window(self) -> QWidget: ...

    def addAction(self, action: QAction, /) -> None: ...

    def removeAction(self, action: QAction, /) -> None: ...

    def focusWidget(self) -> QWidget: ...

    def close(self, /) -> bool: ...
