"""The open workbook as the window knows it: saving while people type, events as signals, undo and redo.

This is the one bridge between the ground and Qt. Typing is written at most four tenths of a second after a key, and at
once when a field is left; everything else is written as it happens. What could not be written stays here, is said, and
is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from exercises.answers.sheet import Sheet
from workbook.errors import NotSavedError, ReadOnlyError
from workbook.light_dataclass import dataclass
from workbook.model import Event
from workbook.pack import Pack
from workbook.workbook import Workbook

_TYPING_MS = 400
_RETRY_MS = 2000
_REST_MS = 500
"""So long after the last key whoever typed has come to rest."""

Write = Callable[[], object]


@dataclass
class _Pending:
    token: str
    label: str
    write: Write
    writing: bool = False


class Session(QObject):
    """Holds the workbook and its sheet."""

    changed = Signal(object)
    """An Event: something is on disk that was not there before."""
    rested = Signal()
    """Whoever typed has left the field, or written nothing for a moment: what waited for that is shown now."""
    saved = Signal()
    """What is on the screen is on disk."""
    not_saved = Signal(str, str)
    """(problem, remedy): the last change is only on the screen."""
    message = Signal(str, str)
    """(sentence, what can be undone or empty) for the message bar."""

    def __init__(self, workbook: Workbook, pack: Pack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pack = pack
        self._pending: list[_Pending] = []
        self.private = False
        """True while a round goes on alone: the last step is somebody's hidden answer, and is nobody else's to undo."""
        self.before_close: list[Callable[[], object]] = []
        """Who has something to put away before the file is let go of."""
        self.now: Callable[[], datetime] = datetime.now
        """The time of day; tests have days of their own."""
        self.asks_to_go_on = False
        """True until a group that is back on another day has said if it goes on with the meeting or starts the next."""
        self.failing = False
        self.trouble = ("", "")
        """(problem, remedy) of what could not be saved, while that is so."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.typing = False
        """True while a text that is being typed is written: whatever else it changes on the screen waits for a rest."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.rested)
        self.workbook = workbook
        self.sheet = Sheet(workbook, pack)
        workbook.listen(self.changed.emit)

    @property
    def saved_at(self) -> datetime | None:
        """When something last reached the disk."""
        return self.workbook.saved_at

    def use_pack(self, pack: Pack) -> None:
        """Another version of the exercises; whoever shows them is made anew."""
        self.pack = pack
        self.sheet.open_instead(pack=pack)

    def today(self) -> date:
        """The day it is now, by the clock the session was given."""
        return self.now().date()

    @property
    def read_only(self) -> bool:
        return self.workbook.read_only

    # --- writing ------------------------------------------------------------------------------------------------

    def type(self, token: str, label: str, write: Write) -> None:
        """Something is being typed in the field called `token`; `write` puts its present text into the workbook.

        Only the last text of a field matters, and all of it becomes one step until `leave`.
        """
        if self._pending and self._pending[-1].token != token:
            self.flush()
        self._pending = [p for p in self._pending if p.token != token] + [_Pending(token, label, write)]
        if self._rest.isActive():
            self._rest.start()
        if not self._timer.isActive():
            self._timer.start(_RETRY_MS if self.failing else _TYPING_MS)

    def leave(self) -> None:
        """A field has been left: what was typed is written now, and what comes next is another step."""
        self.flush()
        self.workbook.end_typing()
        if self._rest.isActive():
            self._rest.stop()
            self.rested.emit()

    def do(self, label: str, write: Write) -> bool:
        """Writes something at once, as one step. False if it did not reach the disk; then it is tried again."""
        self.flush()
        self.workbook.end_typing()
        self._pending.append(_Pending("", label, write))
        return self.flush()

    def flush(self) -> bool:
        """Writes what is waiting. True if nothing is left to write."""
        self._timer.stop()
        while self._pending:
            pending = self._pending[0]
            if pending.writing:
                return False  # its own event has led back here, and nothing is written twice
            pending.writing, self.typing = True, bool(pending.token)
            try:
                with self.workbook.step(pending.label, merge=pending.token):
                    pending.write()
            except ReadOnlyError as error:
                self._pending.clear()
                self.message.emit(str(error), "")
                return False
            except NotSavedError as error:
                self.failing, self.trouble = True, (error.problem, error.remedy)
                self.not_saved.emit(error.problem, error.remedy)
                self._timer.start(_RETRY_MS)
                return False
            except BaseException:
                # A fault of ours: it is told, and must not keep what is written after it from being saved.
                self._pending.remove(pending)
                raise
            finally:
                pending.writing = self.typing = False
            if pending.token:
                self._rest.start()
            if self._pending and self._pending[0] is pending:
                self._pending.pop(0)
        self.failing, self.trouble = False, ("", "")
        self.saved.emit()
        return True

    def has_unsaved(self) -> bool:
        """True while something on the screen is not on disk."""
        return bool(self._pending)

    def save_elsewhere(self, path: Path, backups: Path | None) -> None:
        """Goes on in a copy at `path`, what could not be saved included. Raises WorkbookError."""
        self.workbook.save_copy(path)
        workbook = Workbook.open(path, backups=backups)
        old, self.workbook = self.workbook, workbook
        old.close()
        # What waits to be written was asked of this sheet, and is written through it in the new place.
        self.sheet.open_instead(workbook)
        workbook.listen(self.changed.emit)
        self.flush()

    # --- undo ---------------------------------------------------------------------------------------------------

    def can_undo(self) -> str | None:
        """The name of the step that would be undone, or None."""
        return None if self.private else self.workbook.can_undo()

    def can_redo(self) -> str | None:
        """The name of the step that would be done again, or None."""
        return None if self.private else self.workbook.can_redo()

    def undo(self) -> None:
        """Takes the last step back, after what is being typed has been saved."""
        self._travel(self.workbook.undo)

    def redo(self) -> None:
        """Does the last undone step again."""
        self._travel(self.workbook.redo)

    def _travel(self, way: Callable[[], Event | None]) -> None:
        if self.private or not self.flush():
            return
        try:
            way()
        except ReadOnlyError as error:
            self.message.emit(str(error), "")
        except NotSavedError as error:
            self.not_saved.emit(error.problem, error.remedy)

    def close(self) -> None:
        """Writes what is waiting and lets go of the file."""
        field = QApplication.focusWidget()
        if field is not None:
            field.clearFocus()  # what one does on leaving a field is done while there is a file
        self.flush()
        self._timer.stop()
        self._rest.stop()
        for put_away in self.before_close:
            put_away()
        self.workbook.close()
