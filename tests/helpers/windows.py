"""Windows for tests: they keep what is theirs in a folder of the test's, and have the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

from tests.helpers.answers import Answers
from tests.helpers.drive import settle, wait_for
from ui.ask import Ask
from ui.settings import Settings
from ui.window import Window


def settings_in(folder: Path, language: str = "en", zoom: int = 100) -> Settings:
    """Settings of their own, in a light window."""
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.language, settings.theme, settings.zoom = language, "light", zoom
    return settings


def show_window(
    settings: Settings,
    ask: Ask | None = None,
    path: Path | None = None,
    *,
    size: tuple[int, int] | None = None,
    now: Callable[[], datetime] = datetime.now,
) -> Window:
    """A window on the screen that has the keyboard."""
    window = Window(settings, ask or Answers(), path, now=now)
    if size is not None:
        window.resize(*size)
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow, "the window to be active")
    return window


def put_away(*windows: Window) -> None:
    """Closes windows without being asked anything, and lets them go."""
    for window in windows:
        if isinstance(window.ask, Answers):
            window.ask.yes = False
        window.close()
        window.deleteLater()
    settle()
