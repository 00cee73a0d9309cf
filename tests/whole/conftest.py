"""A table to sit down at."""

import pytest

from tests.helpers.meeting_child import open_window
from workbook import words


@pytest.fixture
def at_the_table(qapp, tmp_path, monkeypatch):
    """Opens windows one after another, as a group does that comes back; none is left open."""
    monkeypatch.setattr("ui.window.backups_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr("ui.window.documents_folder", lambda: tmp_path)
    before, opened = words.language(), []

    def sit_down(ask):
        window, drive = open_window(tmp_path, ask)
        opened.append(window)
        return window, drive

    yield sit_down
    for window in opened:
        window.close()
        window.deleteLater()
    qapp.processEvents()
    words.use(before)
