"""The pages of a PDF under each other, to scroll through.

Each page is a widget, so that a screen reader finds it with its text. Only the pages near the window are painted by
PDFium, one at a time between keys and clicks, and only a dozen pictures are kept: a plan of a hundred pages is as
quick and small as one of ten.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from ui.look.look import Look, inner
from ui.print.paper import Paper
from workbook.tokens import SHEET_SIDES
from workbook.words import _

PIXELS_PER_POINT = 96 / 72
"""What 100 % means: as large as on paper, on a screen that tells the truth about itself."""
ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
MOST_KEPT = 12
_MOST_PIXELS_KEPT = 48_000_000
_BETWEEN = 24


class PageSheet(QWidget):
    """One page: white with a line round it, also in the dark, since that is what comes out of the printer."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.image: QImage | None = None
        self.setProperty("ringRadius", 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(self._look.pen("line"))
        painter.drawRect(inner(QRectF(self.rect()), self._look.px(1)))
        painter.end()


class PagesView(QScrollArea):
    """Shows a Paper. `current_changed(int)` tells which page, from 0, is being looked at; `zoomed()` its size."""

    current_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._paper: Paper | None = None
        self._sheets: list[PageSheet] = []
        self._kept: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._current = 0
        self._zoom: float | None = None
        self._scale = PIXELS_PER_POINT
        self._placing = False
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Pages"))
        self._ground = QWidget()
        self.setWidget(self._ground)
        self._painting = self._soon(self._paint_next)
        self._reading = self._soon(self._read_next)
        self._unread = 0

    def _soon(self, what: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(what)
        return timer

    # --- what is shown ------------------------------------------------------------------------------------------

    def let_go(self) -> None:
        """Closes the paper; nothing is shown after this."""
        paper, self._paper = self._paper, None
        self._kept.clear()
        if paper is not None:
            paper.close()

    def set_paper(self, paper: Paper) -> None:
        """Shows this one instead, at the same place if there was one before."""
        anchor = self._anchor()
        had_keyboard = self.has_keyboard()
        old, self._paper = self._paper, None
        # While there is no paper, the change of width that this brings moves nothing.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        if old is not None:
            old.close()
        self._kept.clear()
        for sheet in self._sheets[len(paper) :]:
            sheet.hide()
            sheet.deleteLater()
        del self._sheets[len(paper) :]
        while len(self._sheets) < len(paper):
            sheet = PageSheet(self._look, self._ground)
            self._sheets.append(sheet)
            sheet.show()
        for number, sheet in enumerate(self._sheets, start=1):
            name = _("Page {number} of {count}").format(number=number, count=len(paper))
            sheet.setAccessibleName(name)
            sheet.setAccessibleDescription("")
        self._paper = paper
        self._unread = 0
        self._current = min(self._current, max(0, len(paper) - 1))
        self._place(anchor)
        near = self._near()
        for gone in (sheet for n, sheet in enumerate(self._sheets) if n not in near):
            gone.image = None
        self._let_one_have_the_keyboard()
        if had_keyboard:
            self.focus_page()
        self._reading.start(0)
        self.current_changed.emit(self._current)

    def sheets(self) -> list[PageSheet]:
        return list(self._sheets)

    def current(self) -> int:
        """The page that is being looked at, from 0."""
        return self._current

    def kept(self) -> list[int]:
        """The pages whose pictures are in memory."""
        return sorted(self._kept)

    def has_keyboard(self) -> bool:
        return any(sheet.hasFocus() for sheet in self._sheets)

    def focus_page(self) -> None:
        """Gives the keyboard to the page that is being looked at."""
        if self._sheets:
            self._sheets[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- how large ----------------------------------------------------------------------------------------------

    def percent(self) -> int:
        return round(100 * self._scale / PIXELS_PER_POINT)

    def zoom_in(self) -> None:
        self._set_zoom(next((z for z in ZOOMS if z * 100 > self.percent()), ZOOMS[-1]))

    def zoom_out(self) -> None:
        self._set_zoom(next((z for z in reversed(ZOOMS) if z * 100 < self.percent()), ZOOMS[0]))

    def can_zoom_in(self) -> bool:
        return self.percent() < ZOOMS[-1] * 100

    def can_zoom_out(self) -> bool:
        return self.percent() > ZOOMS[0] * 100

    def fit_width(self) -> None:
        """As wide as there is room for, from now on: the widest page decides, so that all are to one scale."""
        self._set_zoom(None)

    def fits_width(self) -> bool:
        return self._zoom is None

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._place(self._anchor())

    def _wanted_scale(self) -> float:
        if self._zoom is not None or self._paper is None:
            return PIXELS_PER_POINT * (self._zoom or 1.0)
        widest = max((size.width() for size in self._paper.sizes), default=1.0)
        room = self.viewport().width() - 2 * self._look.px(SHEET_SIDES)
        return min(max(room / widest, PIXELS_PER_POINT * ZOOMS[0]), PIXELS_PER_POINT * ZOOMS[-1])

    # --- where the pages stand ----------------------------------------------------------------------------------

    def _anchor(self) -> tuple[int, float]:
        """The page at the window's upper edge, and how far down on it the edge is."""
        top = self.verticalScrollBar().value()
        for number, sheet in enumerate(self._sheets):
            if sheet.geometry().bottom() >= top:
                return number, max(-1.0, (top - sheet.y()) / max(1, sheet.height()))
        return 0, -1.0

    def _place(self, anchor: tuple[int, float]) -> None:
        if self._paper is None or self._placing:
            return
        self._placing = True
        try:
            self._scale = self._wanted_scale()
            look, y = self._look, self._look.px(SHEET_SIDES)
            boxes = [
                (round(size.width() * self._scale), round(size.height() * self._scale))
                for size in self._paper.sizes
            ]
            widest = max((wide for wide, _high in boxes), default=0) + 2 * look.px(SHEET_SIDES)
            across = max(self.viewport().width(), widest)
            for sheet, (wide, high) in zip(self._sheets, boxes, strict=True):
                sheet.setGeometry((across - wide) // 2, y, wide, high)
                y += high + look.px(_BETWEEN)
            self._ground.resize(across, y - look.px(_BETWEEN) + look.px(SHEET_SIDES))
            number, share = anchor
            if share > -1.0 and number < len(self._sheets):
                sheet = self._sheets[number]
                self.verticalScrollBar().setValue(round(sheet.y() + share * sheet.height()))
        finally:
            self._placing = False
        self._moved()
        self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._anchor()
        super().resizeEvent(event)
        self._place(anchor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self._placing:
            self._moved()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._painting.start(0)
        return super().viewportEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves without scrolling: a page is larger than the window, so there is nothing to make visible."""
        return QAbstractScrollArea.focusNextPrevChild(self, next)

    def _seen(self) -> QRect:
        return QRect(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value(),
            self.viewport().width(), self.viewport().height(),
        )  # fmt: skip

    def _moved(self) -> None:
        """The window shows something else: which page is that, and which pictures are wanted?"""
        self._painting.start(0)
        seen = self._seen()
        line = seen.top() + seen.height() // 3
        bar = self.verticalScrollBar()
        if bar.maximum() > 0 and bar.value() == bar.maximum():
            line = seen.bottom()
        now = next((n for n, sheet in enumerate(self._sheets) if sheet.geometry().bottom() >= line), None)
        now = len(self._sheets) - 1 if now is None else now
        if now != self._current and now >= 0:
            had_keyboard = self.has_keyboard()
            self._current = now
            self._let_one_have_the_keyboard()
            if had_keyboard:
                self.focus_page()
            self.current_changed.emit(now)

    def _let_one_have_the_keyboard(self) -> None:
        """Tab comes to the page that is being looked at, not to a hundred others."""
        for number, sheet in enumerate(self._sheets):
            mine = number == self._current
            sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)

    # --- pictures and texts, between keys and clicks -------------------------------------------------------------

    def _near(self) -> list[int]:
        """The pages in the window, the nearest to its middle first, then those just outside."""
        seen = self._seen()
        middle = seen.center().y()
        inside = [n for n, sheet in enumerate(self._sheets) if sheet.geometry().intersects(seen)]
        inside.sort(key=lambda n: abs(self._sheets[n].geometry().center().y() - middle))
        beside = (
            [n for n in (max(inside) + 1, min(inside) - 1) if 0 <= n < len(self._sheets)] if inside else []
        )
        return inside[:MOST_KEPT] + beside[: max(0, MOST_KEPT - len(inside))]

    def _paint_next(self) -> None:
        if self._paper is None or not self.isVisible():
            return
        scale = self._scale * self.devicePixelRatioF()
        near = self._near()
        for number in near:
            if self._kept.get(number, (0.0, None))[0] != scale:
                self._keep(number, scale, near)
                self._painting.start(0)
                return

    def _keep(self, number: int, scale: float, near: list[int]) -> None:
        assert self._paper is not None
        image = self._paper.image(number, scale)
        self._kept[number] = (scale, image)
        self._kept.move_to_end(number)
        self._sheets[number].image = image
        self._sheets[number].update()
        while len(self._kept) > 1 and (len(self._kept) > MOST_KEPT or self._pixels() > _MOST_PIXELS_KEPT):
            away = next((n for n in self._kept if n not in near), None)
            if away is None:
                break
            del self._kept[away]
            self._sheets[away].image = None

    def _pixels(self) -> int:
        return sum(image.width() * image.height() for _scale, image in self._kept.values())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._painting.start(0)

    def _read_next(self) -> None:
        """Gives one more page its text for a screen reader, then lets others come first."""
        if self._paper is None or self._unread >= len(self._sheets):
            return
        self._sheets[self._unread].setAccessibleDescription(self._paper.text(self._unread))
        self._unread += 1
        self._reading.start(0)

    # --- keys ---------------------------------------------------------------------------------------------------

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scrolls by PgUp, PgDn, Home, End and the arrows. False for any other key."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        key = event.key()
        page = down.pageStep() - self._look.px(SHEET_SIDES)
        line = self._look.px(40)
        ways = {
            Qt.Key.Key_PageDown: (down, down.value() + page), Qt.Key.Key_PageUp: (down, down.value() - page),
            Qt.Key.Key_Home: (down, 0), Qt.Key.Key_End: (down, down.maximum()),
            Qt.Key.Key_Down: (down, down.value() + line), Qt.Key.Key_Up: (down, down.value() - line),
            Qt.Key.Key_Right: (across, across.value() + line), Qt.Key.Key_Left: (across, across.value() - line),
        }  # fmt: skip
        if key not in ways:
            return False
        bar, value = ways[Qt.Key(key)]
        bar.setValue(value)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.scroll_by_key(event):
            event.ignore()
