"""Small helpers for laying out: stacks and rows with our spacing, hairlines, and emptying a layout."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.look.look import Look

_Box = TypeVar("_Box", bound=QBoxLayout)


def column(
    look: Look,
    parent: QWidget | None = None,
    *,
    space: int = 0,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QVBoxLayout:
    """A vertical stack; `space` and `margins` (left, top, right, bottom) are pixels at 100 %."""
    return _box(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), look, space, margins)


def row(
    look: Look,
    parent: QWidget | None = None,
    *,
    space: int = 0,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QHBoxLayout:
    """A horizontal row."""
    return _box(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), look, space, margins)


def _box(box: _Box, look: Look, space: int, margins: tuple[int, int, int, int]) -> _Box:
    left, top, right, bottom = (look.px(n) if n else 0 for n in margins)
    box.setContentsMargins(left, top, right, bottom)
    box.setSpacing(look.px(space) if space else 0)
    return box


def hairline(parent: QWidget | None = None, *, role: str = "hair") -> QFrame:
    """A 1 px line between rows (`hair-ink` is the dark one)."""
    line = QFrame(parent)
    line.setProperty("role", role)
    line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return line


def gap(look: Look, height: int) -> QWidget:
    """An empty space of that height."""
    space = QWidget()
    space.setFixedHeight(look.px(height))
    return space


def set_shown(widget: QWidget, shown: bool) -> None:
    """Shows or hides a widget that may not be in its place yet.

    Shown without a parent it would be a window of its own for a moment, and take the keyboard with it; left alone it is
    shown with whatever it is put into.
    """
    if widget.parentWidget() is not None or not shown:
        widget.setVisible(shown)


def ground(widget: QWidget, name: str) -> None:
    """Gives a plain widget the background `paper`, `bg` or `sunk`."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def empty(layout: QLayout) -> None:
    """Takes everything out of a layout and throws it away."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def take_apart(layout: QLayout) -> None:
    """Takes the layouts inside a layout away; the widgets in them stay, to be put somewhere else."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            take_apart(inner)
            inner.deleteLater()
