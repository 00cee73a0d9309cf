"""The focus ring: one frame per window that follows whatever has the keyboard.

Style-sheet outlines cannot stand off from a widget, so the ring is a small widget of its own on top of
the window. It is always shown, not only after Tab: in a room with a shared computer nobody knows who
touched what last.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.look.look import Look
from workbook.tokens import FOCUS_GAP, LINE_FOCUS, RADIUS_BUTTON

_INSIDE = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
    QEvent.Type.LayoutRequest,
}


class FocusFrame(QWidget):
    """Draws a 3 px ring in the people colour, 2 px outside the focused widget of `window`.

    A widget may say more by dynamic properties: `ownFocus` = it draws its own, keep away;
    `ringRadius` = its corner radius at 100 % (6 unless told); `ringColour` = "on_ink" on an ink ground.
    Text fields draw theirs inside.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, QApplication.focusWidget())

    def target(self) -> QWidget | None:
        """The widget the ring is round, or None while it is hidden."""
        return self._target if self.isVisible() else None

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self):
            return
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = now if now is not None and self._wants(now) else None
        at = self._target
        while at is not None and at is not self._window:
            at.installEventFilter(self)
            self._watched.append(at)
            at = at.parentWidget()
        self.place()

    def _wants(self, widget: QWidget) -> bool:
        if widget.window() is not self._window or widget is self._window or widget.property("ownFocus"):
            return False
        return not isinstance(widget, (*_INSIDE, QAbstractItemView, QScrollArea))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        return False

    def place(self) -> None:
        """Move the ring to where its widget is now, cut off where a scroll area cuts the widget off."""
        target, window = self._target, self._window
        if target is None or not isValid(target) or not target.isVisible() or target.window() is not window:
            self.hide()
            return
        out = self._look.px(FOCUS_GAP) + self._look.px(LINE_FOCUS)
        here = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        ring = here.adjusted(-out, -out, out, out)
        shown = ring.intersected(window.rect())
        at = target.parentWidget()
        while at is not None and at is not window:
            area = at.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is at:
                view = QRect(at.mapTo(window, QPoint(0, 0)), at.size())
                if not view.intersects(here):
                    self.hide()
                    return
                shown = shown.intersected(view.adjusted(-out, 0, out, 0))
            at = area
        if shown.isEmpty():
            self.hide()
            return
        self._ring = QRectF(ring.translated(-shown.topLeft()))
        self.setGeometry(shown)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        look = self._look
        width = float(look.px(LINE_FOCUS))
        told = self._target.property("ringRadius")
        inside = look.size(float(told) if told is not None else RADIUS_BUTTON)
        radius = inside + look.px(FOCUS_GAP) + width / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._target.property("ringColour") or "people"
        painter.setPen(QPen(look.colour(str(colour)), width))
        half = width / 2
        painter.drawRoundedRect(self._ring.adjusted(half, half, -half, -half), radius, radius)
        painter.end()
