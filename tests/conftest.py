"""What most tests begin with: Qt without a screen, English, a workbook, a window with a folder of its own."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet
    from ui.window import Window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says how busy the machine is, and nothing about the product.
hypothesis.settings.register_profile("samsyn", deadline=None)
hypothesis.settings.load_profile("samsyn")


pytest_plugins = ["tests.helpers.quick", "tests.helpers.run_ends"]


@pytest.fixture(scope="session")
def qapp(qapp):
    from ui.look.fonts import load_fonts

    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture
def qtbot(qtbot):
    """pytest-qt's, which gives up after five seconds where nobody says otherwise; this one is patient."""
    from tests.helpers.patience import PATIENCE_MS

    for wait in ("waitUntil", "waitSignal", "waitExposed"):
        setattr(qtbot, wait, functools.partial(getattr(qtbot, wait), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(autouse=True)
def english():
    """Every test begins in English, whatever the one before it chose."""
    from workbook import words

    words.use("en")


# --- workbooks ----------------------------------------------------------------------------------------------------


@pytest.fixture
def make_sheet(tmp_path: Path) -> Iterator[Callable[..., Sheet]]:
    """Makes new workbooks with the exercises that come with Samsyn, or others; they are closed after the test."""
    from exercises.answers.sheet import Sheet
    from exercises.packs.reader import shipped_pack
    from exercises.start.seeding import new_workbook
    from workbook.model import PEOPLE

    made: list[Sheet] = []

    def make(name: str = "group", people: tuple[str, ...] = (), pack=None, **more) -> Sheet:
        pack = pack or shipped_pack()
        more = {"language": "en", "title": "Ashbrook", **more}
        sheet = Sheet(new_workbook(tmp_path / f"{name}.samsyn", pack, **more), pack)
        made.append(sheet)
        with sheet.workbook.without_history(), sheet.workbook.step(""):
            for each in people:
                sheet.workbook.add_item(PEOPLE, {"name": each})
        return sheet

    yield make
    for sheet in made:
        sheet.workbook.close()


@pytest.fixture
def sheet(make_sheet) -> Sheet:
    """A new workbook in English."""
    return make_sheet()


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Callable[[str], Path]:
    """The sample in a language, made once in a run. It is to be copied: see `copy_of_sample`."""
    from exercises.packs.reader import shipped_pack
    from exercises.start.sample import make_sample

    folder = tmp_path_factory.mktemp("samples")

    def sample_in(language: str) -> Path:
        path = folder / f"{language}.samsyn"
        if not path.exists():
            make_sample(path, shipped_pack(), language).close()
        return path

    return sample_in


@pytest.fixture
def copy_of_sample(samples, tmp_path: Path) -> Callable[..., Path]:
    """A sample workbook of the test's own."""

    def copy(language: str = "en", name: str = "sample.samsyn") -> Path:
        return Path(shutil.copy(samples(language), tmp_path / name))

    return copy


# --- windows ------------------------------------------------------------------------------------------------------


@pytest.fixture
def own_folders(qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a window puts beside the workbook goes into the test's folder."""
    monkeypatch.setattr("ui.window.backups_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr("ui.window.documents_folder", lambda: tmp_path)


@pytest.fixture
def open_window(own_folders, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Makes windows that keep their own things in a folder of the test's, and puts them away after it."""
    from tests.helpers.windows import put_away, settings_in, show_window

    opened: list[Window] = []

    def make(language: str = "en", zoom: int = 100, size=(1440, 900), path=None, ask=None, **more) -> Window:
        window = show_window(settings_in(tmp_path, language, zoom), ask, path, size=size, **more)
        opened.append(window)
        return window

    yield make
    put_away(*opened)


@pytest.fixture
def sample(open_window, copy_of_sample) -> Callable[..., Window]:
    """A window with the sample in it."""
    from tests.helpers.drive import settle

    def make(language: str = "en", **more) -> Window:
        window = open_window(language, **more)
        window.open_path(copy_of_sample(language))
        settle()
        return window

    return make


@pytest.fixture
def fresh(open_window, make_sheet) -> Callable[..., Window]:
    """A window with a workbook that has two participants and nothing else."""

    def make(language: str = "en", people=("Anna Ek", "Bo Dahl")) -> Window:
        sheet = make_sheet("Our group", people, language=language, title="Our group")
        sheet.workbook.close()
        window = open_window(language)
        window.open_path(sheet.workbook.path)
        return window

    return make
