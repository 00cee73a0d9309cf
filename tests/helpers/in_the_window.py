"""What stands on the screen, and what can be heard from it: asked of a window as people meet it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from exercises.packs.reader import shipped_pack
from tests.helpers.drive import settle
from ui.editors.list_editor import ListEditor
from ui.parts.buttons import PaintedButton
from ui.parts.words import Words
from ui.window import Window

PAGES = [(e.id, p.id) for e in shipped_pack().exercises.values() for p in e.pages]


def go(window: Window, exercise: str, page: str):
    """Shows a page; whoever is asked leaves the round that goes on."""
    yes, window.ask.yes = window.ask.yes, False
    window.workbook_view().go(exercise, page)
    window.ask.yes = yes
    settle()
    return window.workbook_view().frame.page


def lists(window: Window) -> list[ListEditor]:
    return [e for e in window.findChildren(ListEditor) if e.isVisible()]


def row_texts(editor: ListEditor) -> list[str]:
    return [row.text.text() for row in editor._rows if row.id]


def first_list(window: Window, exercise: str = "0.1", page: str = "services") -> ListEditor:
    go(window, exercise, page)
    return lists(window)[0]


def said(window: Window) -> str:
    """The words that can be read on the screen."""
    return "\n".join(words.text() for words in window.findChildren(Words) if words.isVisible())


def seen(window: QWidget) -> str:
    """Every word that can be read on the screen now, or heard from it."""
    said = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            said += [widget.itemText(i) for i in range(widget.count())]
    return "\n".join(said).replace("\u00ad", "")


def focus_is_somewhere(window: Window) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus is not window and focus.isVisible() and window.isAncestorOf(focus)


def cut_off(window: QWidget) -> list[str]:
    """The words that have less room than they need, and what hangs out of the window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        name = type(widget).__name__
        elides = name.startswith("_")  # those that paint themselves differently break or elide too
        wide = widget.sizeHint().width()
        if isinstance(widget, PaintedButton) and widget.text() and not elides and widget.width() < wide:
            found.append(f"{name} {widget.text()!r}: {widget.width()} < {wide}")
        if isinstance(widget, Words) and widget.text():
            need = widget.sizeHint() if not widget._wrap else None
            if need is not None and widget.width() < need.width() - 1:
                found.append(f"Words {widget.text()!r}: {widget.width()} < {need.width()}")
            if widget._wrap and widget.height() < widget.heightForWidth(widget.width()):
                found.append(f"Words {widget.text()[:60]!r} is {widget.height()} high")
        if (
            isinstance(widget, PaintedButton | Words)
            and not scrolls_sideways(widget)
            and widget.visibleRegion().boundingRect().width() < widget.width()
        ):
            right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
            found.append(f"{name} {widget.text()[:60]!r} is covered or outside, right edge at {right}")
    return found


def scrolls_sideways(widget: QWidget) -> bool:
    """True in a table that is wider than its place on purpose."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea) and at.horizontalScrollBar().isVisible():
            return True
        at = at.parentWidget()
    return False


def nameless(window: QWidget) -> list[str]:
    """What takes the keyboard and does not say what it is."""
    found = []
    for widget in window.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is None or not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def everything_said(window: QWidget) -> str:
    """Every text any widget holds, seen or not, and the whole tree that a screen reader walks."""
    settle()
    said = [window.windowTitle()]
    for widget in QApplication.allWidgets():
        said += [
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.whatsThis(),
        ]
        if isinstance(widget, QLabel | QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QMenu):
            said += [action.text() for action in widget.actions()]
    kinds = (
        QAccessible.Text.Name,
        QAccessible.Text.Value,
        QAccessible.Text.Description,
        QAccessible.Text.Help,
    )
    waiting = [QAccessible.queryAccessibleInterface(top) for top in QApplication.topLevelWidgets()]
    while waiting:
        node = waiting.pop()
        if node is not None and node.isValid():
            said += [node.text(kind) for kind in kinds]
            waiting += [node.child(i) for i in range(node.childCount())]
    return "\n".join(said).replace("\u00a0", " ")
