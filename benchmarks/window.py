"""The window at work on the sample: what a key costs when it is written, and how long turning a page takes."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import Figures, Report, by_turns, progress, sample, turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.shell.workbook_view import WorkbookView
    from ui.window import Window

_PAGES = (("0.1", "people"), ("1.1", "groups"), ("2.1", "needs"), ("2.1", "priority"), ("6.3", "plan"))
_LARGER = 20
"""How many times the sample the workbook is on which a page must open as fast."""


def run(report: Report) -> None:
    with sample() as (home, path):
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
        large = home / "large.samsyn"
        shutil.copyfile(path, large)
        _enlarge(large)
        app, window = _open(path)
        _keys(report, app, window)
        _turning(report, app, window, large)
        window.close()


def _open(path: Path) -> tuple[QApplication, Window]:
    from ui.app import make_application
    from ui.settings import Settings
    from ui.window import Window

    app = make_application(sys.argv[:1])
    window = Window(Settings(), path=path)
    window.show()
    _rest(app)
    return app, window


def _rest(app: QApplication) -> None:
    """Until there is nothing left to do at once."""
    from PySide6.QtCore import QEvent

    for _again in range(3):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _view(window: Window) -> WorkbookView:
    view = window.workbook_view()
    assert view is not None
    return view


def _keys(report: Report, app: QApplication, window: Window) -> None:
    n = turns(100)
    for exercise, page in _PAGES:
        _view(window).go(exercise, page)
        _rest(app)
        field = _field(app, window)
        found = Figures()
        with progress(f"keys on {exercise} {page}") as say:
            for number in range(n):
                say(number, n)
                _press(field, "abcdefgh"[number % 8])
                begun = time.process_time()
                window.session.flush()
                found.values.append((time.process_time() - begun) * 1000)
                _rest(app)
        name = f"a key written on {exercise} {page}, ms of processor"
        report.alone(f"{name}, median", found.middle, 5)
        report.alone(f"{name}, p99", found.percentile(99), 10)


def _field(app: QApplication, window: Window) -> QWidget:
    """The first text on the page that is written as one types in it."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    view = _view(window)
    for kind in (QPlainTextEdit, QLineEdit):
        for field in view.findChildren(kind):
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                field.setFocus()
                _rest(app)
                _press(field, "a")
                if window.session.has_unsaved():
                    return field
    raise AssertionError("there is nothing to write in on this page")


def _press(field: QWidget, letter: str) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(
            field, QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        )


def _turning(report: Report, app: QApplication, window: Window, large: Path) -> None:
    """Two windows side by side, the larger workbook in the other; from being asked for to the page painted."""
    from ui.settings import Settings
    from ui.window import Window

    beside = Window(Settings(), path=large)
    beside.show()
    _rest(app)

    def turned(which: Window, exercise: str, page: str) -> float:
        view = _view(which)
        view.go(exercise, "intro")
        _rest(app)
        begun = time.process_time()
        view.go(exercise, page)
        app.processEvents()
        which.repaint()
        return (time.process_time() - begun) * 1000

    for exercise, page in _PAGES:
        found = by_turns(
            f"turning to {exercise} {page}",
            {
                "large": lambda at=(exercise, page): turned(beside, *at),
                "sample": lambda at=(exercise, page): turned(window, *at),
            },
            turns(12),
        )
        report.alone(
            f"turning to {exercise} {page} on the sample, ms of processor", found["sample"].middle, 50
        )
        report.against(
            f"turning to {exercise} {page}, {_LARGER} times the answers", found["large"], found["sample"], 1.3
        )
    beside.close()


def _enlarge(path: Path) -> None:
    """Other exercises are filled with answers that the pages at hand do not show."""
    from exercises.packs.reader import shipped_pack
    from workbook.model import Key
    from workbook.workbook import Workbook

    measured = {exercise for exercise, _page in _PAGES}
    workbook = Workbook.open(path)
    others = [
        (exercise.id, field.id)
        for exercise in shipped_pack().exercises.values()
        for field in exercise.fields.values()
        if exercise.id not in measured and field.kind == "long_text"
    ]
    n = 1_200 * (_LARGER - 1)
    with workbook.without_history(), workbook.step(""):
        for number in range(n):
            exercise, field = others[number % len(others)]
            workbook.set(
                Key(exercise, field, "", "", f"somebody {number}", 1), f"What {number} of us said of it"
            )
    workbook.close()
