"""The two families Samsyn ships, loaded from ui/fonts so that no machine needs them installed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from workbook.tokens import SANS, VOICE

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
FILES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Semibold.ttf",
    "Literata-Regular.ttf",
    "Literata-Medium.ttf",
    "Literata-SemiBold.ttf",
)

__all__ = ["FILES", "FOLDER", "SANS", "VOICE", "FontsMissing", "load_fonts"]

_loaded: list[int] = []


class FontsMissing(RuntimeError):
    """A font file is gone or damaged: the installation is broken, not the workbook."""


def load_fonts() -> None:
    """Make Source Sans 3 and Literata known to Qt. Needs a QGuiApplication; later calls do nothing.

    Raises FontsMissing with the file's name, since Qt would otherwise fall back without a word.
    """
    if _loaded:
        return
    numbers = []
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(FOLDER / name))
        if number < 0:
            raise FontsMissing(f"the font {name} could not be read from {FOLDER}")
        numbers.append(number)
    families = {f for n in numbers for f in QFontDatabase.applicationFontFamilies(n)}
    missing = {SANS, VOICE} - families
    if missing:
        raise FontsMissing(f"the font files hold no family called {', '.join(sorted(missing))}")
    _loaded.extend(numbers)
