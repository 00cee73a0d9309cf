"""Two quiet dialogs: the keys, and what Samsyn is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.look.focus import FocusFrame
from ui.look.look import Look
from ui.parts.buttons import OutlineButton
from ui.parts.key_hint import KeyHint
from ui.parts.stack import column, ground, row
from ui.parts.words import Words
from workbook.words import _


def keys_dialog(parent: QWidget, look: Look) -> QDialog:
    """A dialog that lists the keys and what each does."""
    dialog, stack = _dialog(parent, look, _("Keys"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(18))
    grid.setVerticalSpacing(look.px(8))
    rows = (
        ("Enter", _("next row in a list")),
        ("Tab", _("next column or field")),
        ("Alt ↑ ↓", _("move a row or a card")),
        ("G  M  S  F2", _("a card: new group, merge, split, rename")),
        ("1–6  ?", _("set a scale, or don't know")),
        ("F2", _("beside what you agreed: why, in one line")),
        ("Ctrl R", _("somebody has a reservation")),
        ("Ctrl 5", _("fist of five")),
        ("+  −", _("one dot or hand more or less")),
        ("Ctrl K", _("catch an action")),
        ("Ctrl Enter", _("the dark button")),
        ("Alt 1–4", _("go to a step")),
        ("Ctrl PgUp / PgDn", _("page before / after")),
        ("Ctrl Shift PgUp / PgDn", _("exercise before / after")),
        ("Ctrl Z / Y", _("undo / redo")),
        ("Ctrl + / - / 0", _("text size")),
        ("Ctrl Shift K", _("park a question")),
        ("Ctrl M", _("the meeting and its notes")),
        ("F5", _("the big screen, on or off")),
        ("Shift F5", _("swap screens")),
        ("Ctrl Alt PgUp / PgDn", _("page before / after on the big screen")),
        ("F6", _("next part of the window")),
        ("F8", _("start / pause the timer")),
        ("Shift F8", _("five minutes more")),
        ("F9", _("the facilitator's notes")),
        ("F10", _("menu")),
        ("Esc", _("close; alone: hide what you write")),
    )
    half = -(-len(rows) // 2)
    for number, (keys, words) in enumerate(rows):
        at = 2 * (number // half)
        grid.addWidget(KeyHint(look, keys), number % half, at, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(Words(look, words, wrap=False), number % half, at + 1)
    stack.addLayout(grid)
    _close(dialog, stack, look)
    # By itself it is at most two thirds of the screen wide, and words would be cut off.
    dialog.resize(dialog.sizeHint())
    return dialog


def about_dialog(parent: QWidget, look: Look, version: str) -> QDialog:
    """What it is, where things stay, and under which licence."""
    dialog, stack = _dialog(parent, look, "Samsyn")
    for words in (
        _("A workbook for leadership groups: who is our customer, what do they need, who does what."),
        _("All you write stays in one file on this computer. Samsyn never uses the network."),
        _("Hidden answers are hidden in the app; they are not locked away from whoever owns the computer."),
        _("Version {n}. Free software under the Apache License 2.0.").format(n=version),
    ):
        stack.addWidget(Words(look, words))
        stack.addSpacing(look.px(8))
    _close(dialog, stack, look)
    return dialog


def _dialog(parent: QWidget, look: Look, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(look.px(560))
    ground(dialog, "paper")
    stack = column(look, dialog, margins=(32, 26, 32, 24))
    stack.addWidget(Words(look, title, "title"))
    stack.addSpacing(look.px(16))
    FocusFrame(look, dialog)
    return dialog, stack


def _close(dialog: QDialog, stack: QVBoxLayout, look: Look) -> None:
    stack.addSpacing(look.px(20))
    line = row(look)
    line.addStretch(1)
    button = OutlineButton(look, _("Close"))
    button.clicked.connect(dialog.accept)
    line.addWidget(button)
    stack.addLayout(line)
    button.setFocus()
