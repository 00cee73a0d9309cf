"""Exercises of one's own in the window: copy, try, reload, pack, and take in a newer version.

Whoever writes a pack tries it in a workbook that is thrown away again. A mistake in the pack is said as one sentence
with file and key, and what was shown stays until the mistake is mended.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from ui.paths import documents_folder
from workbook.agenda import to_keep
from workbook.errors import WorkbookError
from workbook.model import PACK_SUFFIX, PEOPLE, PROGRAMME, SUFFIX, Event, Key, Place
from workbook.words import _, language

if TYPE_CHECKING:
    from exercises.packs.carried import PackWithFiles
    from ui.shell.app_window import AppWindow
    from workbook.workbook import Workbook

_PEOPLE_TO_TRY_WITH = ("Kim", "Robin")


class OwnPacks(QObject):
    """What the menu *Exercises* does, for one window."""

    def __init__(self, window: AppWindow) -> None:
        super().__init__(window.window())
        self._window = window
        self.tried: Path | None = None
        """The folder or file whose exercises are being tried."""
        self._scratch: Path | None = None
        self._mistake = ("", "")

    # --- the menu -----------------------------------------------------------------------------------------------

    def add_to(self, menu: QMenu) -> None:
        """*Exercises*, with what can be done right now."""
        mine = menu.addMenu(_("Exercises"))
        window = self._window
        writes = window.has_workbook and not window.session.read_only
        for words, do, possible in (
            (_("Copy these exercises to a folder"), self.copy, True),
            (_("Try the exercises in a folder"), self.try_out, True),
            (_("Reload the exercises"), self.reload, self.tried is not None),
            (_("Pack them as a file"), self.pack, True),
            (_("Take in a new version of the exercises"), self.take_in, writes and self.tried is None),
        ):
            action = mine.addAction(words)
            action.setEnabled(possible)
            action.triggered.connect(self._guarded(do))

    def _guarded(self, do: Callable[[], None]) -> Callable[[], None]:
        return lambda: self._window.guarded(do)

    # --- copy and pack ------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """The exercises of the open workbook, or those that come with Samsyn, in a folder of their own."""
        from exercises.packs.carried import files_in, shipped
        from exercises.packs.pack_zip import write_folder

        window = self._window
        folder = window.ask.folder(documents_folder(), _("Where the copy will lie"))
        if folder is None:
            return
        found = files_in(window.session.workbook) if window.has_workbook else shipped()
        path, number = folder / found.pack.id, 2
        while path.exists():
            path, number = folder / f"{found.pack.id}-{number}", number + 1
        write_folder(found.files, path)
        self._say(_("The exercises are copied to {path}.").format(path=path))

    def pack(self) -> None:
        """The folder that is being tried, or another, as one file to give to others."""
        from exercises.packs.carried import read_own
        from exercises.packs.pack_zip import packed, write_file

        path = self.tried or self._window.ask.pack_to_open(documents_folder())
        if path is None:
            return
        data = packed(read_own(path).files)
        out = self._window.ask.pack_to_save(path.with_name(path.stem + PACK_SUFFIX))
        if out is not None:
            write_file(data, out)
            self._say(_("The exercises are packed as {name}.").format(name=out.name))

    # --- a file that is opened ----------------------------------------------------------------------------------

    def begins_with(self, path: Path) -> bool:
        """A file of exercises that is opened leads to a new workbook with them. False for another file."""
        if path.suffix.lower() != PACK_SUFFIX:
            return False
        self._guarded(lambda: self._begin_with(path))()
        return True

    def _begin_with(self, path: Path) -> None:
        from exercises.packs.carried import read_own

        found = read_own(path)
        if self._window.leave_workbook():
            self._window.show_new().set_exercises(found)

    # --- trying -------------------------------------------------------------------------------------------------

    def try_out(self) -> None:
        """Opens a workbook to throw away, with the exercises of a folder or a file."""
        window = self._window
        path = window.ask.pack_to_open(documents_folder())
        if path is None:
            return
        found = self._read(path)
        if found is None or not window.leave_workbook():
            return
        self._scratch = Path(tempfile.mkdtemp(prefix="samsyn-"))
        try:
            window.enter(self._make(found, self._scratch / f"{found.pack.id}{SUFFIX}"), tried=path)
            first = next(iter(found.pack.exercises.values()))
            window.show_workbook(first.id, first.pages[0].id)
        except BaseException:
            self.forget()
            window.show_welcome()
            raise

    def _read(self, path: Path) -> PackWithFiles | None:
        """The pack at that path; as long as there is a mistake in it, it is said and can be mended."""
        from exercises.packs.carried import read_own
        from exercises.packs.pack_files import PackError

        while True:
            try:
                return read_own(path)
            except PackError as error:
                again = _("I have mended it, read again")
                if not self._window.ask.choose(
                    self._window.look, error.problem, error.remedy, again, _("Not now")
                ):
                    return None

    def _make(self, found: PackWithFiles, path: Path) -> Workbook:
        from exercises.start.seeding import new_workbook

        code = language() if language() in found.pack.languages else found.pack.languages[0]
        workbook = new_workbook(path, found.pack, language=code, title=found.name, files=found)
        with workbook.without_history(), workbook.step(""):
            for name in _PEOPLE_TO_TRY_WITH:
                workbook.add_item(PEOPLE, {"name": name})
            self._choose_all(workbook, found)
        return workbook

    def _choose_all(self, workbook: Workbook, found: PackWithFiles) -> None:
        """Every exercise is in the programme, those that have just been written too."""
        every = ((exercise.id, exercise.minutes) for exercise in found.pack.exercises.values())
        workbook.set(Key(*PROGRAMME), to_keep(every))

    def reload(self) -> None:
        """Reads the pack that is being tried again. A mistake is said in the head of the sheet."""
        from exercises.packs.carried import carry, read_own
        from exercises.packs.pack_files import PackError

        if self.tried is None:
            return
        window = self._window
        view = window.workbook_view()
        if view is not None and not view.guard.may_leave():
            return
        try:
            found = read_own(self.tried)
        except PackError as error:
            self._mistake = (error.problem, error.remedy)
            self._show_standing()
            return
        self._mistake = ("", "")
        window.session.leave()
        workbook = window.session.workbook
        with workbook.without_history(), workbook.step(""):
            carry(workbook, found)
            self._choose_all(workbook, found)
        self._show_standing()
        self._say(_("The exercises are read again."))

    def reload_now(self) -> None:
        """The link in the head of the sheet."""
        self._window.guarded(self.reload)

    def standing(self) -> tuple[str, str, bool]:
        """What the head of the sheet says while exercises are tried, empty otherwise."""
        if self.tried is None or self._mistake[0]:
            return (*self._mistake, True)
        return (
            _("You are trying the exercises in {name}.").format(name=self.tried.name),
            _("What you write here is thrown away when you close."),
            True,
        )

    def _show_standing(self) -> None:
        view = self._window.workbook_view()
        if view is not None:
            view.set_standing_trouble(*self.standing())

    def forget(self) -> None:
        """The workbook has been closed: one that was made to try exercises in is thrown away."""
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
        self.tried, self._scratch, self._mistake = None, None, ("", "")

    # --- another version ----------------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Takes in another version of the workbook's exercises, on purpose and after saying what changes.

        Raises WorkbookError for the exercises of another pack, and what `read_own` does.
        """
        from exercises.packs.carried import carry, pack_of, read_own, shipped, uses_shipped, what_changes

        window = self._window
        view = window.workbook_view()
        if view is not None and not view.guard.may_leave():
            return
        session = window.session
        session.leave()
        workbook, old = session.workbook, pack_of(session.workbook)
        ours = workbook.fact("pack_shipped") is True or workbook.fact("pack_kept") is None
        if ours and not uses_shipped(workbook):
            found = shipped()
        else:
            path = window.ask.pack_to_open(documents_folder())
            if path is None:
                return
            found = read_own(path)
        if found.pack.id != old.id:
            raise WorkbookError(
                _("These exercises are {found}, and the workbook was made with {wanted}.").format(
                    found=found.pack.id, wanted=old.id
                ),
                _("Make a new workbook to use them. Nothing has been changed."),
            )
        changes = what_changes(workbook, old, found.pack, session.sheet.language)
        if not changes:
            self._say(_("The workbook has these exercises already."))
            return
        title = _("Take in version {new}? The workbook has version {old}.").format(
            new=found.pack.version, old=old.version
        )
        said = "\n\n".join(
            [*changes, _("Everything you have written stays in the file, and you can undo this.")]
        )
        if window.ask.choose(window.look, title, said, _("Take it in"), _("Leave as it is")):
            label = _("New version of the exercises")
            session.do(label, lambda: carry(workbook, found, label))

    def follow(self) -> None:
        """Follows the workbook that has just been opened: another version may come by undo as well."""
        self._window.session.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)

    def _changed(self, event: Event) -> None:
        from exercises.packs.carried import KEPT, pack_of

        window = self._window
        if not window.has_workbook or Place("facts", KEPT) not in event.places:
            return
        session = window.session
        pack = pack_of(session.workbook)
        if pack is session.pack:
            return
        view = window.workbook_view()
        at = ("", "") if view is None else (view.exercise.id, view.page_spec.id)
        session.use_pack(pack)
        if view is not None:
            known = pack.knows(at[0]) and any(page.id == at[1] for page in pack.exercise(at[0]).pages)
            window.show_workbook(at[0] if pack.knows(at[0]) else "", at[1] if known else "")

    def _say(self, words: str) -> None:
        """In the message bar where there is one."""
        if self._window.workbook_view() is not None:
            self._window.session.message.emit(words, "")
        else:
            self._window.ask.tell(self._window.look, WorkbookError(words))
