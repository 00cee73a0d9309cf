"""A document as it will be on paper, to look through, save and print: the plan, or the minutes of a meeting.

What is saved and printed is what is shown. Meanwhile the workbook may go on changing (somebody undoes):
then this says so and waits to be asked, since pages that change under the reader's eyes are hard to check.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.ask import ask_where_to_save
from ui.look.look import Look
from ui.parts.message_bar import BlindSpotRow
from ui.parts.stack import column, ground
from ui.print import saving, system_print
from ui.print.document_choice import PLAN, DocumentChoice
from ui.print.job import ExportJob
from ui.print.notice_bar import NoticeRows
from ui.print.notices import NoticeRow, WorkingRow
from ui.print.pages_view import PagesView
from ui.print.paper import Paper
from ui.print.print_head import PreviewHead
from ui.session import Session
from workbook.blocks import Document
from workbook.errors import WorkbookError
from workbook.overwriting import PDF, with_ending
from workbook.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_log = logging.getLogger(__name__)
_LOOK_AGAIN_MS = 300
_STEPS = 10

MakeDocument = Callable[[Session], Document]
ChooseSavePath = Callable[[QWidget, Path], Path | None]
AskPrinter = Callable[[QWidget, Paper, str], "QPrinter | None"]


class PreviewPage(QWidget):
    """Makes the document when it is first shown. `closed()` when the group wants to go back.

    `document` is what it begins with: `plan`, or the id of a meeting for its minutes.
    """

    closed = Signal()

    def __init__(
        self,
        look: Look,
        session: Session,
        parent: QWidget | None = None,
        *,
        document: str = PLAN,
        make: MakeDocument | None = None,
        choose_save_path: ChooseSavePath = ask_where_to_save,
        ask_printer: AskPrinter = system_print.ask_printer,
        show_folder: Callable[[Path], None] = saving.show_folder,
    ) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self.choice = DocumentChoice(look, session, document, self)
        self._make = make or self.choice.make
        self._choose, self._ask, self._show_folder = choose_save_path, ask_printer, show_folder
        self._document: Document | None = None
        self._shown: Document | None = None
        self._paper: Paper | None = None
        self._job: ExportJob | system_print.PrintJob | None = None
        self._begun = False
        ground(self, "bg")
        self.setAccessibleName(_("On paper"))
        self.choice.setVisible(make is None)
        self.head = PreviewHead(look, None if make else self.choice)
        self.pages = PagesView(look)
        stack = column(look, self)
        self.said = NoticeRows(look)
        self.said.lost_keyboard.connect(self.focus_first)
        stack.addWidget(self.head)
        stack.addWidget(self.choice.notes)
        self.choice.show_notes()
        stack.addWidget(self.said)
        stack.addWidget(self.pages, 1)
        self.choice.changed.connect(self._another)
        self.head.back.connect(self.leave)
        self.head.save.connect(self.save)
        self.head.print_.connect(self.print_)
        self.head.zoom_in.connect(self.pages.zoom_in)
        self.head.zoom_out.connect(self.pages.zoom_out)
        self.head.fit_width.connect(self.pages.fit_width)
        self.pages.current_changed.connect(self._show_page)
        self.pages.zoomed.connect(self._show_zoom)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.timeout.connect(self._is_it_still_so)
        session.changed.connect(self._changed)
        self.head.set_ready(False)
        self._show_zoom()

    # --- making it ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self.make()

    def make(self) -> None:
        """Makes the document as it is now; pages that are shown already stay until the new ones are there."""
        if isinstance(self._job, system_print.PrintJob):
            return
        self._stop()
        for which in ("work", "changed", "saved"):
            self.said.take_away(which)
        try:
            self._document = self._make(self._session)
        except WorkbookError as error:
            self._not_made(error.problem, error.remedy)
            return
        except Exception:
            _log.exception("the document could not be put together")
            self._not_made(
                _("The document could not be put together. The workbook is safe."),
                _("Go back, look through what it is made of and try again."),
            )
            return
        job = self._job = ExportJob(self._document, self)
        # The job's own signals, so that one that is no longer ours cannot be taken for the one that is.
        job.progress.connect(self._making)
        job.finished.connect(self._made)
        job.failed.connect(self._not_made)
        job.cancelled.connect(self._given_up)
        self._working(_("Making the pages"), 0, _STEPS)
        job.start()

    def _another(self) -> None:
        """Another document is wanted, or with other notes: what is still shown is not saved in its place."""
        self._shown = None
        self.head.set_ready(False)
        self.make()

    def is_ready(self) -> bool:
        """True when the pages are shown."""
        return self._paper is not None and self._job is None

    def _making(self, done: int, of: int) -> None:
        step = min(_STEPS, done * _STEPS // max(1, of))
        words = _("Making the pages, {done} of {of}").format(done=step, of=_STEPS)
        self._working(words, done, of)

    def _made(self, data: bytes) -> None:
        self._job = None
        try:
            paper = Paper(data)
        except ValueError:
            _log.exception("the PDF cannot be opened")
            self._not_made(_("The document was made but cannot be shown. The workbook is safe."), "")
            return
        self._paper, self._shown = paper, self._document
        # Whoever goes through the documents with the arrows goes on; else one begins to read.
        choosing = QGuiApplication.focusObject()
        among = isinstance(choosing, QWidget) and any(
            part.isAncestorOf(choosing) for part in (self.choice, self.choice.notes)
        )
        with_keyboard = self._has_keyboard() and not among
        self.said.take_away("work")
        self.pages.set_paper(paper)
        self.head.set_ready(True)
        if with_keyboard:
            self.focus_first()
        self._look_again.start(_LOOK_AGAIN_MS)

    def _not_made(self, problem: str, remedy: str) -> None:
        job, self._job = self._job, None
        details = job.details if isinstance(job, ExportJob) else ""
        words = f"{problem} {remedy}".strip()
        row = BlindSpotRow(self._look, words, _("Try again"), _("Copy the details") if details else None)
        row.acted.connect(self.make)
        row.second_acted.connect(partial(_copy, details))
        self.said.put("work", row, words)

    def _given_up(self) -> None:
        """The group has cancelled: say what there is instead."""
        self._job = None
        if self._paper is not None:
            self.said.take_away("work")
            self._is_it_still_so()
            return
        row = NoticeRow(self._look, _("The pages have not been made."), _("Make them"))
        row.acted.connect(self.make)
        self.said.put("work", row, row.words())

    # --- has it changed? ----------------------------------------------------------------------------------------

    def _changed(self, _event: object) -> None:
        if self._begun and not self._look_again.isActive():
            self._look_again.start(_LOOK_AGAIN_MS)

    def _is_it_still_so(self) -> None:
        """Says that the pages are no longer what they would be now; most changes do not reach them."""
        if self._shown is None or self._job is not None or not self.isVisible():
            return
        try:
            same = self._make(self._session) == self._shown
        except Exception:
            same = False  # making it again will say why
        if same:
            self.said.take_away("changed")
        elif self.said.row("changed") is None:
            row = NoticeRow(self._look, _("What stands here has changed."), _("Update"))
            row.acted.connect(self.make)
            self.said.put("changed", row, row.words())

    # --- what one can do with it --------------------------------------------------------------------------------

    def save(self) -> None:
        """Saves the pages that are shown, byte by byte, or what they say as a web page."""
        if self._paper is None or self._shown is None:
            return
        from export import html

        title = self._session.workbook.title
        path = self._choose(self, saving.suggested_path(title, self._shown.subject))
        if path is None:
            return
        page = saving.is_web_page(path)
        self._write(path, html.render(self._shown) if page else self._paper.data, self.save)

    def _write(self, path: Path, data: bytes, again: Callable[[], None]) -> None:
        """Puts that file there and says so, or says why not and offers to choose `again`."""
        from export.atomic import write_bytes

        try:
            write_bytes(path, data)
        except WorkbookError as error:
            words = f"{error.problem} {error.remedy}".strip()
            failed = BlindSpotRow(self._look, words, _("Save it elsewhere"))
            failed.acted.connect(again)
            self.said.put("saved", failed, words)
            return
        self._say_saved(path)

    def _say_saved(self, path: Path) -> None:
        words = _("Saved as {name}").format(name=path.name)
        row = NoticeRow(self._look, words, _("Show in folder"), icon="check")
        row.acted.connect(partial(self._show_folder, path.parent))
        self.said.put("saved", row, words)

    def print_(self) -> None:
        """Prints the pages that are shown."""
        if self._paper is None or self._shown is None or self._job is not None:
            return
        name = saving.file_name(self._session.workbook.title, self._shown.subject)
        printer = self._ask(self, self._paper, Path(name).stem)
        if printer is None or self._job is not None:
            return
        if printer.outputFileName():
            # A file gets what a file can hold: the words, the tags and the fonts, and not pictures of the pages.
            pages = system_print.pages_to_print(printer, len(self._paper), self.pages.current())
            path = with_ending(Path(printer.outputFileName()), PDF)
            self._write(path, self._paper.only(pages), self.print_)
            return
        job = self._job = system_print.PrintJob(self._paper.data, printer, self.pages.current(), self)
        job.progress.connect(self._printing)
        job.finished.connect(partial(self._printed, printer))
        job.failed.connect(self._not_printed)
        job.cancelled.connect(self._printing_stopped)
        self.choice.setEnabled(False)
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(self._may_choose)
        self.said.take_away("saved")
        self._working(_("Printing"), 0, 1)
        job.start()

    def _may_choose(self, *_told: object) -> None:
        self.choice.setEnabled(True)

    def _printing(self, done: int, of: int) -> None:
        self._working(_("Printing, page {done} of {of}").format(done=done, of=of), done, of)

    def _printed(self, printer: QPrinter) -> None:
        self._job = None
        self.said.take_away("work")
        words = _("The document has been sent to the printer.")
        if printer.printerName():
            words = _("The document has been sent to {printer}.").format(printer=printer.printerName())
        self.said.put("saved", NoticeRow(self._look, words, icon="check"), words)

    def _not_printed(self, problem: str, remedy: str) -> None:
        self._job = None
        self.said.take_away("work")
        words = f"{problem} {remedy}".strip()
        row = BlindSpotRow(self._look, words, _("Try again"))
        row.acted.connect(self.print_)
        self.said.put("saved", row, words)

    def _printing_stopped(self) -> None:
        self._job = None
        self.said.take_away("work")
        words = _("The printing was stopped.")
        self.said.put("saved", NoticeRow(self._look, words), words)

    def cancel(self) -> None:
        """Stops the drawing or printing that is under way."""
        if self._job is not None:
            self._job.cancel()

    def leave(self) -> None:
        """Ends what is under way and goes back."""
        self._stop()
        self.closed.emit()

    def _stop(self) -> None:
        """Ends what is under way without a word."""
        job, self._job = self._job, None
        if job is not None:
            job.blockSignals(True)
            job.cancel()
            job.deleteLater()

    # --- what is said -------------------------------------------------------------------------------------------

    def _show_page(self, page: int) -> None:
        count = len(self._paper) if self._paper is not None else 0
        self.head.show_page(_("Page {number} of {count}").format(number=page + 1, count=count))

    def _show_zoom(self) -> None:
        pages = self.pages
        self.head.show_zoom(pages.percent(), pages.can_zoom_out(), pages.can_zoom_in(), pages.fits_width())

    def _working(self, words: str, done: int, of: int) -> None:
        row = self.said.row("work")
        if not isinstance(row, WorkingRow):
            row = WorkingRow(self._look, words, _("Cancel"))
            row.cancelled.connect(self.cancel)
            self.said.put("work", row, words)
        row.tell(words, done, of)

    # --- the keyboard -------------------------------------------------------------------------------------------

    def _has_keyboard(self) -> bool:
        focused = QGuiApplication.focusObject()
        return (
            focused is None
            or focused is self
            or (isinstance(focused, QWidget) and self.isAncestorOf(focused))
        )

    def focus_first(self) -> None:
        """Puts the keyboard on the pages, or on the way back until there are any."""
        if self._paper is not None:
            self.pages.focus_page()
        else:
            self.head.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Our keys are ours while this is open, whatever the window uses them for."""
        if event.type() is QEvent.Type.DeferredDelete:
            self._stop()
            self.pages.let_go()
        ours = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and self._act_of(cast(QKeyEvent, event)) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is not None:
            act()
        elif not self.pages.scroll_by_key(event):
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier:
            return {Qt.Key.Key_S.value: self.save, Qt.Key.Key_P.value: self.print_}.get(event.key())
        if held == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Escape:
            return self.leave
        return None


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
