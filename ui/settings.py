"""What this computer remembers between sessions: language, theme, text size, and which workbooks were open last."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings

from workbook.light_dataclass import dataclass
from workbook.words import LANGUAGES

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The steps of text size, in per cent."""
_RECENT = 6


@dataclass(frozen=True)
class Recent:
    """A workbook that was open here: where, called what, how far it had come, and when it was left."""

    path: Path
    title: str
    done: int
    total: int
    when: datetime


class Settings:
    """Reads and writes QSettings; every value has a default and a wrong one is met with it."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings()

    @property
    def language(self) -> str:
        chosen = str(self._store.value("language", ""))
        if chosen in LANGUAGES:
            return chosen
        system = QLocale.system().name()[:2]
        return (
            {"no": "nb", "nn": "nb"}.get(system, system)
            if system in ("no", "nn", *LANGUAGES)
            else LANGUAGES[0]
        )

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> str:
        """The theme: `light`, `dark` or `system`."""
        chosen = str(self._store.value("theme", "system"))
        return chosen if chosen in ("light", "dark") else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def sound(self) -> bool:
        """Whether a soft sound is heard when the time of a step is up."""
        return str(self._store.value("sound", "no")) == "yes"

    @sound.setter
    def sound(self, sound: bool) -> None:
        self._store.setValue("sound", "yes" if sound else "no")

    @property
    def zoom(self) -> int:
        """Text size in per cent."""
        try:
            zoom = int(str(self._store.value("zoom", 100)))
        except ValueError:
            return 100
        return min(ZOOMS, key=lambda step: abs(step - zoom))

    @zoom.setter
    def zoom(self, zoom: int) -> None:
        self._store.setValue("zoom", zoom)

    def recent(self) -> list[Recent]:
        """The last workbooks, newest first; those that are gone are left out."""
        try:
            entries = json.loads(str(self._store.value("recent", "[]")))
            found = [
                Recent(Path(path), str(title), int(done), int(total), datetime.fromisoformat(when))
                for path, title, done, total, when in entries
            ]
        except (ValueError, TypeError):
            return []
        return [recent for recent in found if recent.path.is_file()]

    def remember(self, recent: Recent) -> None:
        """Puts a workbook first among the recent ones."""
        others = [other for other in self.recent() if other.path != recent.path]
        entries = [
            [str(r.path), r.title, r.done, r.total, r.when.isoformat(timespec="minutes")]
            for r in [recent, *others][:_RECENT]
        ]
        self._store.setValue("recent", json.dumps(entries))
