"""Starts Qt, shows the window, and says so when something goes wrong that is nobody's fault but ours."""

from __future__ import annotations

import gc
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

import ui.no_features  # noqa: F401  before anything else of ours is imported
from ui.look.fonts import load_fonts
from ui.look.look import Look
from ui.look.style_sheet import dress_application
from ui.screens import begin_on
from ui.settings import Settings
from workbook import words


def make_application(argv: list[str]) -> QApplication:
    """Qt with our name, fonts and style."""
    existing = QApplication.instance()
    # As an argument: `setStyle` hands the style back to Python, which then makes 11 enumerations nobody uses.
    app = existing if isinstance(existing, QApplication) else QApplication([*argv, "-style", "fusion"])
    app.setApplicationName("Samsyn")
    app.setOrganizationName("Samsyn")
    app.setApplicationDisplayName("Samsyn")
    QGuiApplication.setDesktopFileName("samsyn")
    load_fonts()
    dress_application(app, Look.light())
    return app


def translate_qt(app: QApplication, language: str) -> None:
    """Qt's own words (in file dialogs) in that language, where it brings them; it has none in bokmål."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)


def run(path: str | None = None) -> int:
    """Opens the window, on a workbook if one is named; returns when it is closed."""
    app = make_application(sys.argv[:1])
    settings = Settings()
    words.use(settings.language)
    translate_qt(app, settings.language)
    from ui.window import Window

    window = Window(settings, path=Path(path) if path is not None else None)
    _catch_bugs(window)
    begin_on(window, window.screen())
    window.show()
    gc.freeze()
    gc.enable()
    return app.exec()


def _catch_bugs(window: QWidget) -> None:
    """An exception in a slot is only printed by Qt; here it is said, and the window goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        from ui.bug import tell_bug

        tell_bug(window, details)

    sys.excepthook = hook
