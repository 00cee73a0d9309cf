"""What the big screen may ask of the window it follows, and of the page that is shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from ui.ask import Ask
from ui.look.look import Look

if TYPE_CHECKING:
    from ui.context import Context
    from ui.session import Session


class RoomPage(Protocol):
    """A page of an exercise, as far as the room has to do with it."""

    context: Context

    def talked_about(self) -> tuple[str, str]:
        """(the parent row whose part is shown or empty, the row one is talking about or empty)."""
        ...


class Follows(Protocol):
    """The window on the group's own screen."""

    look: Look

    @property
    def ask(self) -> Ask:
        """Questions that need a dialog of the system."""
        ...

    @property
    def has_workbook(self) -> bool:
        """True while a workbook is open."""
        ...

    @property
    def session(self) -> Session:
        """The open workbook's; ask `has_workbook` first."""
        ...

    def page_shown(self) -> RoomPage | None:
        """The page on the sheet; None while the window shows something else."""
        ...

    def hide_writing(self, why: str = "") -> None:
        """Hides what somebody writes alone, with everything that floats above it; nothing else is touched."""
        ...

    def window(self) -> QWidget:
        """The window itself."""
        ...
