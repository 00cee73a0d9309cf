"""Makes a PDF of a document without anybody having to wait for it.

The work is done in a child process, since in a thread every key took eleven times as long. It is a QProcess and not
multiprocessing: the event loop tells what the child says, so there is no thread to end, no polling, no resource
tracker left behind and no `__main__` imported a second time; writing to it never blocks the window, while
multiprocessing's start waits until the child has read the whole document. Killing a QProcess is the same call on
Windows, macOS and Linux. The document is built before, in this process, so the child never touches the workbook,
which only one process may have open. What comes back is read as bytes and JSON; nothing is unpickled here.
"""

from __future__ import annotations

import atexit
import json
import logging
import os

from PySide6.QtCore import QByteArray, QObject, QProcess, QProcessEnvironment, QTimer, Signal
from shiboken6 import isValid

from export import worker
from ui.session import Session
from workbook.blocks import Document
from workbook.meeting import Meeting
from workbook.words import _, language

_log = logging.getLogger(__name__)
_DIES_MS = 3000


def plan_document(session: Session) -> Document:
    """The action plan of this workbook, what has just been typed included."""
    from exercises.content.gather_plan import plan_content
    from export.what import DOCUMENTS

    session.flush()
    return DOCUMENTS["plan"](plan_content(session.sheet))


def minutes_document(session: Session, meeting: Meeting, *, facilitator_notes: bool = False) -> Document:
    """The minutes of one meeting, what has just been typed included."""
    from exercises.content.gather_minutes import minutes_content
    from export.what import DOCUMENTS

    session.flush()
    content = minutes_content(session.sheet, meeting, facilitator_notes=facilitator_notes)
    return DOCUMENTS["minutes"](content)


class ExportJob(QObject):
    """Makes one PDF. `start` it once; it ends with exactly one of finished, failed or cancelled."""

    progress = Signal(int, int)
    """(done, of)"""
    finished = Signal(bytes)
    failed = Signal(str, str)
    """(problem, remedy)"""
    cancelled = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._process: QProcess | None = None
        self._end: _End | None = None
        self._line = b""
        self._size: int | None = None
        self._parts: list[bytes] = []
        self._held = 0
        self._told: tuple[str, str] | None = None
        self._ended = False
        self.details = ""
        """What the child wrote on stderr if it failed: nothing for people, all for whoever mends it."""

    def start(self) -> None:
        """Starts the child; everything else is told by the signals, never before this returns."""
        try:
            request = worker.request(self._document, language())
        except Exception:
            _log.exception("the document could not be handed over")
            QTimer.singleShot(0, self, self._fail)
            return
        # Without a parent, so that it can be ended in good order when the job is deleted in the middle.
        process = self._process = QProcess()
        program, arguments, settings = worker.command(os.environ)
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in settings.items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._child_ended)
        process.errorOccurred.connect(self._no_child)
        self._end = _End(process)
        self.destroyed.connect(self._end)
        process.start(program, arguments)
        process.write(QByteArray(request))
        process.closeWriteChannel()

    def is_running(self) -> bool:
        return self._process is not None and not self._ended

    def process_id(self) -> int:
        """The child's number, 0 when there is none."""
        return int(self._process.processId()) if self._process is not None else 0

    def cancel(self) -> None:
        """Ends the child at once; when this returns there is none."""
        if not self.is_running():
            return
        self._ended = True
        self._let_go()
        self.cancelled.emit()

    # --- what the child says ------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._ended or self._process is None:
            return
        data = bytes(self._process.readAllStandardOutput().data())
        while data and self._size is None:
            line, end, data = data.partition(b"\n")
            self._line += line
            if end:
                line, self._line = self._line, b""
                self._heard(line)
        if data:
            self._parts.append(data)
            self._held += len(data)

    def _heard(self, line: bytes) -> None:
        what = json.loads(line)
        if "done" in what:
            self.progress.emit(what["done"], what["of"])
        elif "bytes" in what:
            self._size = what["bytes"]
        elif "failed" in what:
            problem, remedy = what["failed"]
            self._told = (problem, remedy)

    def _child_ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._ended or self._process is None:
            return
        try:
            self._read()
        except (ValueError, KeyError, TypeError):
            _log.exception("the child's answer makes no sense")
            self._size = None
        if self._ended:  # somebody who heard of the progress has cancelled
            return
        self.details = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        whole = self._size is not None and self._held == self._size
        if self._told is None and whole and code == 0 and status is QProcess.ExitStatus.NormalExit:
            self._ended = True
            self._let_go()
            self.finished.emit(b"".join(self._parts))
            return
        if self._told is None:
            _log.error("no PDF was made (exit code %s):\n%s", code, self.details)
        self._fail()

    def _no_child(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self._ended:
            _log.error("no child could be started: %s", self._process and self._process.errorString())
            # It may not even have been tried when this comes, in the middle of `start`.
            QTimer.singleShot(0, self, self._fail)

    def _fail(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._let_go()
        problem, remedy = self._told or (
            _("The document could not be made. The workbook is safe."),
            _("Try again. If it happens every time, tell whoever looks after Samsyn where you are."),
        )
        self.failed.emit(problem, remedy)

    def _let_go(self) -> None:
        """Forgets the child, which is ended if it has not ended by itself."""
        self._process = None
        if self._end is not None:
            self._end()


class _End:
    """Ends a child, when the job is over or deleted in the middle, or the program is leaving."""

    def __init__(self, process: QProcess) -> None:
        self._process = process
        atexit.register(self)

    def __call__(self, _deleted: object = None) -> None:
        """Kills it and waits: it is gone within milliseconds, and nobody becomes a zombie."""
        atexit.unregister(self)
        if isValid(self._process):
            self._process.blockSignals(True)
            if self._process.state() is not QProcess.ProcessState.NotRunning:
                self._process.kill()
                self._process.waitForFinished(_DIES_MS)
            self._process.deleteLater()
