"""Tab goes into a group, arrows inside it, Tab out: kept in one place for every part made of buttons.

Parts are painted by their container while each thing one can choose is a real, mostly unpainted button
on top: that gives screen readers a true tree (names, roles, states) that one painted widget cannot.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QRadioButton, QScrollArea, QWidget

Paint = Callable[[QPainter, QAbstractButton], None]

_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}


def show_in_scroll_areas(widget: QWidget) -> None:
    """Scroll every area around `widget` so that it can be seen, ring and all; Qt does so only for Tab."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget, 12, 12)
            _show_whole(at, widget)
        at = at.parentWidget()


def _show_whole(area: QScrollArea, widget: QWidget) -> None:
    """Of a field one writes in Qt shows no more than its cursor; all of it is seen where there is room for it."""
    inside = area.widget()
    if inside is None or not inside.isAncestorOf(widget) or widget.height() + 24 > area.viewport().height():
        return
    top = widget.mapTo(inside, QPoint()).y()
    left = area.horizontalScrollBar().value()
    for y in (top + widget.height(), top):
        area.ensureVisible(left, y, 0, 12)


def keep_in_sight(page: QWidget, turns: int = 4) -> None:
    """Scrolls to what has the keyboard on the page: it has its place only when the layouts have had their turns."""
    focus = page.window().focusWidget()
    if focus is not None and page.isAncestorOf(focus):
        show_in_scroll_areas(focus)
    if turns:
        QTimer.singleShot(0, page, lambda: keep_in_sight(page, turns - 1))


class ChoiceButton(QRadioButton):
    """One of several: told to screen readers as a radio button; its owner alone says when it is checked."""

    def __init__(self, name: str, paint: Paint | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setChecked(self, checked: bool) -> None:
        """Only an exclusive button is spoken as a radio button, but Qt would never let one be unchecked."""
        self.setAutoExclusive(False)
        super().setChecked(checked)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:
        """Nothing: a click only asks. The owner answers with setChecked."""

    def hitButton(self, _pos: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paint is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self)
            painter.end()


class PlaceButton(QPushButton):
    """A place one can go to or act on, painted by its owner: a row in the thread, a cell, a point."""

    def __init__(self, name: str, paint: Paint | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paint is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self)
            painter.end()


class Roving(QObject):
    """Gives a list of widgets one place in the tab order and moves the keyboard among them with arrows.

    `keys` is asked first about every key press and returns True for what it has dealt with.
    """

    def __init__(
        self, owner: QWidget, keys: Callable[[QKeyEvent, int], bool] | None = None, wrap: bool = False
    ) -> None:
        super().__init__(owner)
        self._items: list[QWidget] = []
        self._keys = keys
        self._wrap = wrap
        self._home = 0

    def set_items(self, items: list[QWidget], home: int = 0) -> None:
        """Replace the group; `home` is where Tab comes in."""
        self._items = items
        for before, after in pairwise(items):
            QWidget.setTabOrder(before, after)
        for item in items:
            item.installEventFilter(self)
        self.set_home(home)

    def set_home(self, index: int) -> None:
        """Tab comes in here from now on, unless the keyboard is already in the group."""
        if not self._items:
            return
        focused = next((i for i, w in enumerate(self._items) if w.hasFocus()), None)
        self._home = focused if focused is not None else max(0, min(index, len(self._items) - 1))
        for i, item in enumerate(self._items):
            policy = Qt.FocusPolicy.StrongFocus if i == self._home else Qt.FocusPolicy.ClickFocus
            if item.focusPolicy() != policy:
                item.setFocusPolicy(policy)

    def home(self) -> int:
        return self._home

    def home_item(self) -> QWidget | None:
        return self._items[self._home] if self._items else None

    def go(self, index: int) -> None:
        """Put the keyboard on the item at `index`, or on the nearest end."""
        if not self._items:
            return
        last = len(self._items) - 1
        index = index % (last + 1) if self._wrap else max(0, min(index, last))
        self._items[index].setFocus(Qt.FocusReason.OtherFocusReason)
        show_in_scroll_areas(self._items[index])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.FocusIn, QEvent.Type.KeyPress):
            return False
        if not isinstance(watched, QWidget) or watched not in self._items:
            return False
        index = self._items.index(watched)
        if isinstance(event, QKeyEvent):
            return self._pressed(event, index)
        self.set_home(index)
        return False

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        if self._keys is not None and self._keys(event, index):
            return True
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        key = event.key()
        if key in _BACK:
            self.go(index - 1)
        elif key in _ON:
            self.go(index + 1)
        elif key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(len(self._items) - 1)
        else:
            return False
        return True
