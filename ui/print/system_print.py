"""Puts a PDF on paper through the system's own printing.

Each page is drawn as a picture, since what PDFium draws is exactly what the preview showed, on every system. It is
done page by page between keys and clicks, so a long plan can be stopped and the window stays alive.
QtPrintSupport is loaded when somebody prints, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from ui.print.paper import Paper
from workbook.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI = 300
"""Finer than this nobody sees, and each page takes longer."""
_POINTS_PER_INCH = 72
_SAME_PAPER = 9.0
"""Points by which two papers may differ and still be the same one (3 mm)."""


def ask_printer(parent: QWidget, paper: Paper, name: str) -> QPrinter | None:
    """Asks in the system's own dialog which printer, which pages and how many; None if nothing is to be printed.

    Without any printer the dialog still offers to print to a file.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Samsyn")
    if paper.sizes:
        printer.setPageLayout(_layout(printer, paper.sizes[0], _paper_size(paper.sizes[0])))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    options = QPrintDialog.PrintDialogOption
    dialog.setOptions(options.PrintToFile | options.PrintPageRange | options.PrintCollateCopies)
    dialog.setMinMax(1, len(paper))
    dialog.setFromTo(1, len(paper))
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if wanted else None


def pages_to_print(printer: QPrinter, count: int, current: int = 0) -> list[int]:
    """The pages, from 0, in the order they come out: ranges, backwards, and copies a printer cannot make itself."""
    ranges = printer.PrintRange
    chosen = list(range(count))
    if printer.printRange() == ranges.PageRange:
        if not printer.pageRanges().isEmpty():
            chosen = [page for page in chosen if printer.pageRanges().contains(page + 1)]
        elif printer.fromPage():
            chosen = chosen[printer.fromPage() - 1 : max(printer.toPage(), printer.fromPage())]
    elif printer.printRange() == ranges.CurrentPage:
        chosen = chosen[current : current + 1]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return chosen * copies
    return [page for page in chosen for _copy in range(copies)]


class PrintJob(QObject):
    """Prints a PDF. `start` it once; it ends with exactly one of finished, failed or cancelled."""

    progress = Signal(int, int)
    """(pages done, of)"""
    finished = Signal()
    failed = Signal(str, str)
    """(problem, remedy)"""
    cancelled = Signal()

    def __init__(
        self, data: bytes, printer: QPrinter, current: int = 0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._paper = Paper(data)
        self._printer = printer
        self._pages = pages_to_print(printer, len(self._paper), current)
        self._done = 0
        self._painter: QPainter | None = None
        self._size = printer.pageLayout().pageSize()
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begins; the signals tell the rest, never before this returns."""
        self._timer.start(0)

    def is_running(self) -> bool:
        return not self._ended

    def cancel(self) -> None:
        """Stops; pages that have already gone to the printer come out."""
        if not self._ended:
            self._end(abort=True)
            self.cancelled.emit()

    def _next(self) -> None:
        if self._ended:
            return
        if self._done == len(self._pages):
            if self._painter is not None and not self._painter.end():
                self._fail()
                return
            self._end()
            self.finished.emit()
            return
        if not self._draw(self._pages[self._done]):
            self._fail()
            return
        self._done += 1
        self._timer.start(0)
        self.progress.emit(self._done, len(self._pages))

    def _draw(self, page: int) -> bool:
        """Draws one page on a sheet turned the way it lies. False if the printer would not."""
        printer, size = self._printer, self._paper.sizes[page]
        printer.setPageLayout(_layout(printer, size, self._size))
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(printer):
                return False
        elif not printer.newPage():
            return False
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Or else letters come out with the dirt of a JPEG round them.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        box = _place_on(printer, size)
        dots = min(printer.resolution(), MOST_DPI)
        scale = box.width() / size.width() * dots / printer.resolution()
        self._painter.drawImage(box, self._paper.image(page, scale))
        return printer.printerState() != printer.PrinterState.Error

    def _fail(self) -> None:
        name = self._printer.printerName()
        self._end(abort=True)
        problem = _("The document could not be printed. The workbook is safe.")
        if name:
            problem = _("The document could not be printed on {printer}. The workbook is safe.").format(
                printer=name
            )
        remedy = _("See that the printer is on and has paper, or save it as a PDF and print that.")
        self.failed.emit(problem, remedy)

    def _end(self, *, abort: bool = False) -> None:
        self._ended = True
        self._timer.stop()
        if abort:
            self._printer.abort()
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._painter = None
        self._paper.close()


def _paper_size(points: QSizeF) -> QPageSize:
    """The paper that is as large as a page of the PDF, upright."""
    upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def _layout(printer: QPrinter, points: QSizeF, paper: QPageSize) -> QPageLayout:
    """The chosen paper, turned the way this page lies, with the margins the printer cannot do without."""
    layout = printer.pageLayout()
    layout.setPageSize(paper)
    ways = QPageLayout.Orientation
    layout.setOrientation(ways.Landscape if points.width() > points.height() else ways.Portrait)
    layout.setMargins(QMarginsF(0, 0, 0, 0), QPageLayout.OutOfBoundsPolicy.Clamp)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _place_on(printer: QPrinter, points: QSizeF) -> QRectF:
    """Where a page stands on the sheet, in the printer's dots: at its own size, or else as large as can be printed."""
    unit = printer.Unit.DevicePixel
    sheet, free = printer.paperRect(unit), printer.pageLayout().minimumMargins()
    dots = printer.resolution() / _POINTS_PER_INCH
    own = QSizeF(points.width() * dots, points.height() * dots)
    fits = all(
        abs(mine - theirs) <= _SAME_PAPER * dots
        for mine, theirs in ((own.width(), sheet.width()), (own.height(), sheet.height()))
    )
    # The origin is the corner of the whole sheet: FullPageMode.
    room = QRectF(0, 0, sheet.width(), sheet.height())
    if not fits:
        room.adjust(free.left() * dots, free.top() * dots, -free.right() * dots, -free.bottom() * dots)
        share = min(room.width() / own.width(), room.height() / own.height())
        own = own * share
    box = QRectF(0, 0, own.width(), own.height())
    box.moveCenter(room.center())
    return box
