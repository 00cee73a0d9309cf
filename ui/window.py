"""The window: which view it shows, what its menu and keys do, and opening and closing workbooks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.look.look import Look
from ui.look.style_sheet import dress
from ui.parts.typed_in_sight import TypedInSight
from ui.paths import backups_folder, documents_folder
from ui.settings import ZOOMS, Recent, Settings
from ui.shell.first_paint import FirstPaint
from workbook import words
from workbook.errors import WorkbookError
from workbook.tokens import WINDOW_MIN
from workbook.words import _

if TYPE_CHECKING:
    from ui.ask import Ask
    from ui.look.focus import FocusFrame
    from ui.pages.new_workbook import NewWorkbook, NewWorkbookPage
    from ui.pages.page import SheetPage
    from ui.session import Session
    from ui.shell.commands import Commands
    from ui.shell.own_packs import OwnPacks
    from ui.shell.workbook_view import WorkbookView
    from workbook.workbook import Workbook

VERSION = "0.1.0"
_ONCE = Qt.ConnectionType(
    Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value
)


class Window(QMainWindow):
    """One window, one workbook."""

    def __init__(
        self,
        settings: Settings,
        ask: Ask | None = None,
        path: Path | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`path` is a workbook to open at once, so that the welcome page does not flash by before it."""
        super().__init__()
        self.settings = settings
        if ask is not None:
            self.ask = ask
        self._session: Session | None = None
        self._back = ("", "")
        """The (exercise, page) that the plan on paper leads back to."""
        self.view: QWidget | None = None
        self.now = now
        self._focus: FocusFrame | None = None
        self._painted = False
        FirstPaint(self).come.connect(self._complete)
        TypedInSight(self)
        words.use(settings.language)
        self.look = self._make_look()
        self.resize(1440, 900)
        self.setMinimumSize(*WINDOW_MIN)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.rebuild())
        if path is not None:
            self.open_path(path)
        if self.view is None:
            self.show_welcome()

    @cached_property
    def ask(self) -> Ask:
        """Questions that need a dialog of the system."""
        from ui.ask import Ask

        return Ask(self)

    @cached_property
    def commands(self) -> Commands:
        """What the menu and the keys do."""
        from ui.shell.commands import Commands

        return Commands(self, self.own_packs)

    @cached_property
    def own_packs(self) -> OwnPacks:
        """Exercises of one's own: what the menu *Exercises* does."""
        from ui.shell.own_packs import OwnPacks

        return OwnPacks(self)

    def _complete(self) -> None:
        """What is not on the first picture: the keys and the menu, and the ring round what has the keyboard."""
        self._painted = True
        self._furnish()
        self.commands.big_screen.watch_the_screens()
        view = self.workbook_view()
        if view is not None:
            view.complete()
            self._remember()

    def _furnish(self) -> None:
        from ui.look.focus import FocusFrame

        if self._focus is not None:
            self._focus.deleteLater()
        self._focus = FocusFrame(self.look, self)
        self.commands.update()

    # --- look and language --------------------------------------------------------------------------------------

    def _make_look(self) -> Look:
        theme = self.settings.theme
        if theme == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            theme = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        zoom = self.settings.zoom / 100
        return Look.in_the_dark(zoom) if theme == "dark" else Look.light(zoom)

    def rebuild(self) -> None:
        """The same view again, in another language, theme or text size: in the same place, nothing lost."""
        if self.has_workbook:
            self.session.leave()
            if self.session.failing:
                # What is only on the screen stays there; the new look comes when it is saved.
                self.session.saved.connect(self.rebuild, _ONCE)
                return
        words.use(self.settings.language)
        self.look = self._make_look()
        self.commands.rebuild()
        from ui.pages.new_workbook import NewWorkbookPage
        from ui.shell.place import place_in, put_back
        from ui.shell.workbook_view import WorkbookView

        before, place = self.view, place_in(self.view)
        if isinstance(before, WorkbookView):
            self.show_workbook(before.exercise.id, before.page_spec.id)
            if isinstance(self.view, WorkbookView):
                self.view.take_over(before)
        elif isinstance(before, NewWorkbookPage):
            self.show_new().take_over(before)
        elif self.has_workbook:
            self.print_plan()
        else:
            self.show_welcome()
        put_back(self.view, place)

    def set_language(self, language: str) -> None:
        """The language of the interface; a workbook's own is its own."""
        self.settings.language = language
        self.rebuild()

    def set_theme(self, theme: str) -> None:
        self.settings.theme = theme
        self.rebuild()

    def zoom(self, by: int) -> None:
        """The text one step larger or smaller; 0 is 100 %."""
        at = ZOOMS.index(self.settings.zoom)
        self.settings.zoom = ZOOMS[max(0, min(at + by, len(ZOOMS) - 1))] if by else 100
        self.rebuild()

    def show_view(self, view: QWidget) -> None:
        """Puts that view in the window, in place of the one before."""
        old = self.view
        self.view = view
        dress(self, self.look)
        self.setCentralWidget(view)
        if old is not None:
            old.deleteLater()
        if self._painted:
            self._furnish()

    # --- views --------------------------------------------------------------------------------------------------

    def show_welcome(self) -> None:
        from ui.pages.welcome import Welcome

        welcome = Welcome(self.look, self.settings.recent(), VERSION)
        welcome.new.connect(self.new)
        welcome.open_file.connect(self.open)
        welcome.sample.connect(self.sample)
        welcome.open_recent.connect(self.open_path)
        welcome.language_chosen.connect(self.set_language)
        welcome.keys.connect(self.show_keys)
        welcome.about.connect(self.show_about)
        self.setWindowTitle("Samsyn")
        self.show_view(welcome)
        welcome.focus_first()

    def show_workbook(self, exercise: str = "", page: str = "") -> None:
        from ui.shell.trouble import standing_trouble
        from ui.shell.workbook_view import WorkbookView

        view = WorkbookView(self.look, self.session, exercise, page, self.ask, not self._painted)
        view.menu_wanted.connect(self.show_menu)
        view.programme_wanted.connect(lambda at: self.commands.show_programme_menu(at))
        view.print_wanted.connect(self.print_plan)
        view.top.screen_wanted.connect(lambda: self.commands.big_screen.toggle())
        view.moved.connect(self._show_on_big_screen)
        view.save_elsewhere.connect(self.save_elsewhere)
        self.setWindowTitle(f"{self.session.workbook.path.name} – Samsyn")
        self.show_view(view)
        view.focus_page()
        view.frame.reload.connect(self.own_packs.reload_now)
        trying = self.own_packs.standing()
        view.set_standing_trouble(*(trying if trying[0] else standing_trouble(self.session.workbook)))

    def _show_on_big_screen(self) -> None:
        if self._painted:  # before that nobody can have asked for one
            self.commands.show_on_big_screen()

    def workbook_view(self) -> WorkbookView | None:
        """The open workbook's view, if that is what is shown."""
        if not self.has_workbook:
            return None
        from ui.shell.workbook_view import WorkbookView

        return self.view if isinstance(self.view, WorkbookView) else None

    def page_shown(self) -> SheetPage | None:
        """The page on the sheet; None while something else is shown."""
        view = self.workbook_view()
        return view.frame.page if view is not None else None

    def hide_writing(self, why: str = "") -> None:
        """Saves and hides what somebody writes alone, if anybody does."""
        view = self.workbook_view()
        if view is not None:
            view.guard.hide(why)

    @property
    def has_workbook(self) -> bool:
        """True while a workbook is open."""
        return self._session is not None

    @property
    def session(self) -> Session:
        """The open workbook's session; ask `has_workbook` first."""
        assert self._session is not None
        return self._session

    # --- workbooks ----------------------------------------------------------------------------------------------

    def new(self) -> None:
        """The page for a new workbook."""
        if self.leave_workbook():
            self.show_new()

    def show_new(self) -> NewWorkbookPage:
        """The page for a new workbook, whatever was shown before."""
        from ui.shell.making import new_page

        page = new_page(self.look, self.ask, documents_folder())
        page.closed.connect(self.show_welcome)
        page.made.connect(self.make)
        self.show_view(page)
        page.focus_first()
        return page

    def make(self, wanted: NewWorkbook) -> None:
        """Makes the workbook the page asked for, and goes into it."""
        from ui.shell.making import make_workbook

        def make() -> None:
            self.enter(make_workbook(wanted, self.now().date(), backups_folder()))
            first = next(iter(self.session.pack.exercises.values()))
            self.show_workbook(first.id, first.pages[0].id)

        self.guarded(make)

    def open(self) -> None:
        path = self.ask.file_to_open(documents_folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Opens a workbook, or begins one with a pack; a workbook that somebody else holds may be read instead."""
        from ui.shell.opening import open_workbook
        from workbook.file import AlreadyOpenError

        if self.own_packs.begins_with(path) or (
            self.has_workbook and self.session.workbook.path == path.absolute()
        ):
            return
        try:
            try:
                workbook = open_workbook(path, backups_folder())
            except AlreadyOpenError as error:
                look_at_it = _("Look at it without changing")
                if not self.ask.choose(self.look, error.problem, error.remedy, look_at_it, _("Do not open")):
                    return
                workbook = open_workbook(path, None, read_only=True)
        except (WorkbookError, OSError) as error:
            self._tell(error)
            return
        # Only now, when there is something to go to, is the workbook that is open left.
        if self.leave_workbook():
            self.enter(workbook)
        else:
            workbook.close()

    def sample(self) -> None:
        """The ready workbook, made anew in the documents folder unless it is there."""
        from exercises.packs.reader import shipped_pack
        from exercises.start.sample import make_sample

        path = documents_folder() / _("Samsyn, the sample.samsyn")

        def make() -> None:
            if path.exists():
                self.open_path(path)
            elif self.leave_workbook():
                path.parent.mkdir(parents=True, exist_ok=True)
                self.enter(make_sample(path, shipped_pack(), words.language(), backups=backups_folder()))

        self.guarded(make)

    def enter(self, workbook: Workbook, tried: Path | None = None) -> None:
        """Goes into a workbook. `tried` is where the exercises lie that it has been made to try."""
        from exercises.packs.carried import pack_of
        from exercises.start.next_meeting import must_choose
        from ui.session import Session

        self.own_packs.tried = tried
        self._session = Session(workbook, pack_of(workbook), self)
        self.own_packs.follow()
        self._session.now = self.now
        self._session.asks_to_go_on = must_choose(self._session.sheet, self._session.today())
        self.show_workbook()
        if self._painted:
            self._remember()

    def leave_workbook(self, asks: bool = True) -> bool:
        """Closes the open workbook. False if the group stays: in its private round, or with what could not be saved."""
        if not self.has_workbook:
            return True
        view = self.workbook_view()
        if view is not None and not view.guard.may_leave(asks):
            return False
        self.session.leave()
        if self.session.has_unsaved():
            stays = self.ask.choose(
                self.look,
                _("The last you wrote is not saved."),
                _("If you close now it is lost. Stay, and save the workbook somewhere else."),
                _("Stay"),
                _("Close without it"),
            )
            if stays and self.session.has_unsaved():  # it is tried again while they are asked
                return False
        self._remember()
        session, self._session = self.session, None
        session.blockSignals(True)
        session.close()
        session.deleteLater()
        self.own_packs.forget()
        return True

    def close_workbook(self) -> None:
        """Closes the open workbook and shows the welcome page."""
        if self.leave_workbook():
            self.show_welcome()

    def _remember(self) -> None:
        from exercises.together.progress import done_count

        if self.own_packs.tried is not None:
            return
        workbook, sheet = self.session.workbook, self.session.sheet
        done, of = done_count(sheet)
        title = workbook.title or workbook.path.stem
        self.settings.remember(Recent(workbook.path, title, done, of, datetime.now()))

    def save_copy(self) -> None:
        """A whole copy of the workbook somewhere else."""
        workbook = self.session.workbook
        suggested = workbook.path.with_name(
            _("{name}, copy").format(name=workbook.path.stem) + workbook.path.suffix
        )
        path = self.ask.file_to_save(suggested, _("Save a copy"))
        if path is not None:
            self.session.leave()

            def save() -> None:
                workbook.save_copy(path)
                self.session.message.emit(_("The copy is saved as {name}.").format(name=path.name), "")

            self.guarded(save)

    def save_elsewhere(self) -> None:
        """Goes on in a new place, with what could not be saved in the old one."""
        path = self.ask.file_to_save(
            documents_folder() / self.session.workbook.path.name, _("Save somewhere else")
        )
        if path is not None:

            def save() -> None:
                self.session.save_elsewhere(path, backups_folder())
                self.rebuild()

            self.guarded(save)

    def guarded(self, do: Callable[[], None]) -> None:
        """Does it, and tells what was in the way."""
        try:
            do()
        except (WorkbookError, OSError) as error:
            self._tell(error)

    def _tell(self, error: WorkbookError | OSError) -> None:
        if isinstance(error, OSError):
            from workbook.file import reason

            error = WorkbookError(
                _("It could not be done: {why}.").format(why=reason(error)), _("Nothing has been changed.")
            )
        self.ask.tell(self.look, error)

    # --- print, menu, help --------------------------------------------------------------------------------------

    def print_plan(self, document: str = "plan") -> None:
        """The plan as it will look on paper, or the minutes of the meeting with that id."""
        if not self.has_workbook:
            return
        from ui.print.preview import PreviewPage

        view = self.workbook_view()
        if view is not None and not view.guard.may_leave():
            return
        if view is not None:
            self._back = (view.exercise.id, view.page_spec.id)
        self.session.leave()
        if self.session.failing:
            self.session.message.emit(self.session.trouble[0], "")
            return
        preview = PreviewPage(
            self.look, self.session, document=document, choose_save_path=self.ask.pdf_to_save
        )
        preview.closed.connect(lambda: self.show_workbook(*self._back))
        self.show_view(preview)
        preview.focus_first()

    def show_menu(self, at: QWidget | None = None) -> None:
        view = self.workbook_view()
        anchor = at or (view.top.menu_button if view is not None else self)
        self.commands.menu(self).popup(anchor.mapToGlobal(QPoint(0, anchor.height() if at or view else 0)))

    def show_keys(self) -> None:
        from ui.pages.keys_page import keys_dialog

        keys_dialog(self, self.look).exec()

    def show_about(self) -> None:
        from ui.pages.keys_page import about_dialog

        about_dialog(self, self.look, VERSION).exec()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.leave_workbook(asks=False):
            event.accept()
        else:
            event.ignore()
