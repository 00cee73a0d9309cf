"""Where the keyboard begins on a page, and where it is in a view, so that one made anew has it in the same place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.parts.buttons import PaintedButton
from ui.parts.roving import keep_in_sight, show_in_scroll_areas
from workbook.light_dataclass import dataclass

if TYPE_CHECKING:
    from exercises.plan.review import BlindSpot
    from ui.shell.sheet_frame import SheetFrame
    from ui.shell.shell import Shell


@dataclass(frozen=True)
class KeyboardPlace:
    """The how-manieth widget of its kind, and of its name, has the keyboard; and where its cursor stands."""

    kind: type[QWidget]
    name: str
    number: int
    number_by_name: int
    cursor: int


def place_in(view: QWidget | None) -> KeyboardPlace | None:
    """Where the keyboard is in that view, None if it is elsewhere."""
    focus = view.window().focusWidget() if view is not None else None
    if view is None or focus is None or not view.isAncestorOf(focus):
        return None
    alike = list(_of_kind(view, type(focus)))
    named = [widget for widget in alike if widget.accessibleName() == focus.accessibleName()]
    if focus not in alike:
        return None
    cursor = -1
    if isinstance(focus, QLineEdit):
        cursor = focus.cursorPosition()
    elif isinstance(focus, QPlainTextEdit):
        cursor = focus.textCursor().position()
    return KeyboardPlace(type(focus), focus.accessibleName(), alike.index(focus), named.index(focus), cursor)


def put_back(view: QWidget | None, place: KeyboardPlace | None) -> None:
    """Gives the keyboard to what stands in that place now; to nothing else if it is gone."""
    if view is None or place is None:
        return
    alike = list(_of_kind(view, place.kind))
    named = [widget for widget in alike if widget.accessibleName() == place.name]
    if place.number_by_name < len(named):
        widget = named[place.number_by_name]
    elif place.number < len(alike):
        widget = alike[place.number]
    else:
        return
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(widget, QLineEdit) and place.cursor >= 0:
        widget.setCursorPosition(place.cursor)
    elif isinstance(widget, QPlainTextEdit) and place.cursor >= 0:
        cursor = widget.textCursor()
        cursor.setPosition(min(place.cursor, len(widget.toPlainText())))
        widget.setTextCursor(cursor)
    # It is seen once the view has been laid out.
    QTimer.singleShot(0, lambda: show_in_scroll_areas(widget) if isValid(widget) else None)


def begin_on(frame: SheetFrame) -> None:
    """Puts the keyboard where one begins on the page, else on the button that leads on, else on any button there is."""
    page = frame.page
    if page is None:
        return
    stray = page.window().focusWidget()
    if stray is not None and page.isAncestorOf(stray):
        stray.clearFocus()  # Qt gave it the keyboard when what had it went with the page before
    page.focus_first()
    focus = page.window().focusWidget()
    if focus is not None and page.isAncestorOf(focus):
        return
    # A last page on which there is nothing to do has no way on; then it is the path of steps above it.
    anything = frame.findChildren(QWidget)
    for way in (frame.main_button, *page.findChildren(PaintedButton), frame.foot_button(), *anything):
        if way is None or _put_away(way, frame):
            continue
        if way.focusPolicy() & Qt.FocusPolicy.TabFocus:
            way.setFocus()
            return


def lead_to_gap(shell: Shell, spot: BlindSpot) -> None:
    """Goes to where a blind spot is mended and puts the keyboard in what is missing there."""
    exercise, page, field, column = spot.place
    shell.go(exercise, page, spot.item)
    there = shell.frame.page
    if there is None or (shell.exercise.id, shell.page_spec.id) != (exercise, page):
        return  # something would not let one leave
    there.show_gap(spot.item, field, column)
    focus = shell.window().focusWidget()
    if focus is None or not there.isAncestorOf(focus):
        begin_on(shell.frame)
    keep_in_sight(there)


def _put_away(widget: QWidget, within: QWidget) -> bool:
    """True if it, or what it stands in, was hidden; what has just been made is only not shown yet."""
    at: QWidget | None = widget
    while at is not None and at is not within:
        if at.isHidden() and at.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        at = at.parentWidget()
    return False


def _of_kind(view: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """The widgets of exactly that kind in the view, in the order Tab would come to them."""
    at = view.nextInFocusChain()
    while at is not None and at is not view:
        if type(at) is kind and view.isAncestorOf(at) and at.isVisibleTo(view) and at.isEnabled():
            yield at
        at = at.nextInFocusChain()
