"""Lets what stands beside a long list go along while the page scrolls, so that it is seen where one works."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QScrollArea, QWidget


class GoingAlong(QObject):
    """Keeps `widget` in view, as far down as the page it stands on reaches; not what is taller than the view.

    The layout of the page decides where it stands at first, and may move it at any time.
    """

    def __init__(self, widget: QWidget, margin: int) -> None:
        super().__init__(widget)
        self._widget, self._margin = widget, margin
        self._area: QScrollArea | None = None
        self._top, self._moving = 0, False
        self.active = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._area is None:
            at: QWidget | None = self._widget.parentWidget()
            while at is not None and not isinstance(at, QScrollArea):
                at = at.parentWidget()
            if at is not None:
                self._area = at
                at.verticalScrollBar().valueChanged.connect(self._follow)
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and not self._moving:
            if event.type() == QEvent.Type.Move:
                self._top = self._widget.y()
            self._follow()
        return False

    def _follow(self) -> None:
        widget, area = self._widget, self._area
        page = widget.parentWidget()
        if not self.active or area is None or page is None or not area.isAncestorOf(page):
            return  # at rest, or the page has just been taken out
        seen = area.viewport().mapTo(area.window(), QPoint(0, 0)).y() + self._margin
        wanted = seen - page.mapTo(area.window(), QPoint(0, 0)).y()
        most = page.height() - self._margin - widget.height()
        fits = widget.height() + 2 * self._margin <= area.viewport().height()
        self._moving = True
        try:
            widget.move(widget.x(), max(self._top, min(wanted, most)) if fits else self._top)
        finally:
            self._moving = False
