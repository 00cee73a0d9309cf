"""The window as a whole, as people meet it: every page in every language, the keyboard, saving, and what is private."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
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

from exercises.reader import shipped_pack
from exercises.sample import make_sample
from exercises.seeding import new_workbook
from exercises.sheet import Sheet
from tests.drive import ALT, CTRL, NONE, SHIFT, Drive, K, wait_for
from ui.ask import Ask
from ui.editors.list_editor import ListEditor
from ui.editors.list_row import Grip, ListRow
from ui.pages.alone_page import AlonePage
from ui.pages.group_page import GroupPage
from ui.pages.new_workbook import NewWorkbookPage
from ui.pages.plan_page import PlanPage
from ui.pages.welcome import Welcome
from ui.parts.buttons import IconButton, PaintedButton
from ui.parts.words import Words
from ui.print.preview import PreviewPage
from ui.settings import Recent, Settings
from ui.window import Window
from workbook import words
from workbook.model import PEOPLE, Key, Place
from workbook.words import catalogue

SIZES = {"1440": (1440, 900, 100), "1100": (1100, 760, 100), "800": (800, 600, 100), "200%": (1024, 700, 200)}
PAGES = [(e.id, p.id) for e in shipped_pack().exercises.values() for p in e.pages]


class Answers(Ask):
    """What the group answers when the window asks; what it was asked and told is kept."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.yes = True
        self.asked: list[str] = []
        self.told: list[str] = []

    def file_to_open(self, folder):
        return self.path

    def file_to_save(self, suggested, title):
        return self.path

    def pdf_to_save(self, parent, suggested):
        return self.path

    def choose(self, look, title, text, yes, no):
        self.asked.append(f"{title} {text}")
        return self.yes

    def tell(self, look, error):
        self.told.append(f"{error.problem} {error.remedy}")


def settle() -> None:
    """Lets everything that is due happen, deletions too."""
    for _n in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qapp, tmp_path, monkeypatch):
    """Makes windows that keep their own things in a folder of the test's."""
    monkeypatch.setattr("ui.window.backups_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr("ui.window.documents_folder", lambda: tmp_path)
    opened: list[Window] = []

    def make(language: str = "en", zoom: int = 100, size: tuple[int, int] = (1440, 900)) -> Window:
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        settings.language, settings.theme, settings.zoom = language, "light", zoom
        window = Window(settings, Answers())
        window.resize(*size)
        window.show()
        window.activateWindow()
        opened.append(window)
        wait_for(window.isActiveWindow, "the window to be active")
        return window

    yield make
    for window in opened:
        window.ask.yes = False
        window.close()
        window.deleteLater()
    settle()


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The sample in every language, made once."""
    folder, made = tmp_path_factory.mktemp("samples"), {}
    for language in words.LANGUAGES:
        made[language] = folder / f"{language}.samsyn"
        make_sample(made[language], shipped_pack(), language).close()
    return made


@pytest.fixture
def sample(open_window, samples, tmp_path):
    """A window with the sample in it."""

    def make(language: str = "en", **more) -> Window:
        path = tmp_path / "sample.samsyn"
        shutil.copy(samples[language], path)
        window = open_window(language, **more)
        window.open_path(path)
        settle()
        return window

    return make


@pytest.fixture
def fresh(open_window, tmp_path):
    """A window with a workbook that has two participants and nothing else."""

    def make(language: str = "en", people=("Anna Ek", "Bo Dahl")) -> Window:
        path = tmp_path / "Our group.samsyn"
        workbook = new_workbook(path, shipped_pack(), language=language, title="Our group")
        with workbook.without_history(), workbook.step(""):
            for name in people:
                workbook.add_item(PEOPLE, {"name": name})
        workbook.close()
        window = open_window(language)
        window.open_path(path)
        return window

    return make


def go(window: Window, exercise: str, page: str):
    window.workbook_view().go(exercise, page)
    settle()
    return window.workbook_view().frame.page


def lists(window: Window) -> list[ListEditor]:
    return [e for e in window.findChildren(ListEditor) if e.isVisible()]


def row_texts(editor: ListEditor) -> list[str]:
    return [row.text.text() for row in editor._rows if row.id]


def first_list(window: Window, exercise: str = "0.1", page: str = "services") -> ListEditor:
    go(window, exercise, page)
    return lists(window)[0]


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


def in_file(path: Path, sql: str, *values) -> list:
    """What is on the disk now, read from a copy as somebody else's program would."""
    copy = path.with_suffix(".copy")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy)) as db:
        return db.execute(sql, values).fetchall()


def texts_in_file(path: Path) -> str:
    return "\n".join(value for (value,) in in_file(path, "select value from answers"))


def focus_is_somewhere(window: Window) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus is not window and focus.isVisible() and window.isAncestorOf(focus)


# --- every page ---------------------------------------------------------------------------------------------------


def cut_off(window: QWidget) -> list[str]:
    """The words that have less room than they need, and what hangs out of the window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        name = type(widget).__name__
        if isinstance(widget, PaintedButton) and widget.text() and widget.width() < widget.sizeHint().width():
            if not name.startswith("_"):  # those elide or wrap by themselves
                found.append(f"{name} {widget.text()!r}: {widget.width()} < {widget.sizeHint().width()}")
        if isinstance(widget, Words) and widget.text():
            need = widget.sizeHint() if not widget._wrap else None
            if need is not None and widget.width() < need.width() - 1:
                found.append(f"Words {widget.text()!r}: {widget.width()} < {need.width()}")
            if widget._wrap and widget.height() < widget.heightForWidth(widget.width()):
                found.append(f"Words {widget.text()[:60]!r} is {widget.height()} high")
        if isinstance(widget, PaintedButton | Words) and not scrolls_sideways(widget) and widget.visibleRegion().boundingRect().width() < widget.width():
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
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is None or not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def untranslated(window: QWidget, language: str) -> set[str]:
    """Words of ours on the screen that should have been said in the language and are not."""
    known = catalogue(language)
    found = set()
    for text in seen(window).split("\n"):
        if text and known.gettext(text) != text:
            found.add(text)
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_is_whole(sample, language, size):
    width, height, zoom = SIZES[size]
    window = sample(language, zoom=zoom, size=(width, height))
    faults = []
    for exercise, page in PAGES:
        shown = go(window, exercise, page)
        faults += [f"{exercise} {page}: cut off: {words}" for words in cut_off(window)]
        faults += [f"{exercise} {page}: no name: {words}" for words in nameless(window)]
        faults += [f"{exercise} {page}: English: {words}" for words in untranslated(window, language)]
        if isinstance(shown, AlonePage):
            shown.begin(window.session.sheet.people()[0].id)
            settle()
            faults += [f"{exercise} {page} writing: cut off: {words}" for words in cut_off(window)]
            faults += [f"{exercise} {page} writing: no name: {words}" for words in nameless(window)]
    assert not faults, "\n".join(faults)
