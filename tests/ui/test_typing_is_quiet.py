"""While somebody types nothing else on the screen is worked out or moves; when they rest, all is as it should be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings

from exercises.packs.reader import shipped_pack
from exercises.start.sample import make_sample
from tests.helpers.drive import Drive, K, settle, wait_for
from ui.settings import Settings
from ui.window import Window


@pytest.fixture
def window(qapp, tmp_path):
    make_sample(tmp_path / "s.samsyn", shipped_pack(), "en").close()
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    settings.language = "en"
    made = Window(settings, path=tmp_path / "s.samsyn")
    made.show()
    made.activateWindow()
    wait_for(made.isActiveWindow, "the window")
    yield made
    made.close()
    made.deleteLater()
    settle()


def counted(monkeypatch, owner: type, name: str) -> list[object]:
    """Every call of a method from now on."""
    calls: list[object] = []
    whole = getattr(owner, name)

    def count(self, *args, **more):
        calls.append(args)
        return whole(self, *args, **more)

    monkeypatch.setattr(owner, name, count)
    return calls


def test_a_letter_is_saved_and_nothing_else_is_worked_out_until_one_rests(window, monkeypatch):
    view = window.workbook_view()
    view.go("1.1", "groups")
    settle()
    drive, session = Drive(window), window.session
    refreshed = counted(monkeypatch, type(view.left), "refresh")
    pages = counted(monkeypatch, type(view.frame.page), "refresh")
    field = session.sheet.field("1.1/groups")
    drive.type(" zqmore")
    assert session.flush()
    assert any("zqmore" in row.words for row in session.sheet.rows(field))
    assert (refreshed, pages) == ([], [])
    drive.type("!")
    session.flush()
    assert (refreshed, pages) == ([], [])
    wait_for(lambda: refreshed, "a rest")
    assert len(pages) == 1


def test_leaving_the_field_is_a_rest(window, monkeypatch):
    view = window.workbook_view()
    view.go("0.1", "services")
    settle()
    drive = Drive(window)
    pages = counted(monkeypatch, type(view.frame.page), "refresh")
    drive.type("x")
    drive.press(K.Key_Down)
    assert pages
