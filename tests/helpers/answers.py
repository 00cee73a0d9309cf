"""What the group answers when the window asks with a dialog."""

from __future__ import annotations

from pathlib import Path

from ui.ask import Ask


class Answers(Ask):
    """Answers as the test says; what the window asked and told is kept."""

    def __init__(self) -> None:
        self.path: Path | None = None
        """The workbook, pack or paper that is chosen."""
        self.out: Path | None = None
        """Where a pack is put."""
        self.yes = True
        self.asked: list[str] = []
        self.told: list[str] = []

    def file_to_open(self, folder):
        return self.path

    def file_to_save(self, suggested, title):
        return self.path

    def pdf_to_save(self, parent, suggested):
        return self.path

    def pack_to_open(self, folder):
        return self.path

    def pack_to_save(self, suggested):
        return self.out

    def folder(self, start, title):
        return self.out

    def choose(self, look, title, text, yes, no):
        self.asked.append(f"{title} {text}")
        return self.yes

    def tell(self, look, error):
        self.told.append(f"{error.problem} {error.remedy}")


class NoTrouble(Answers):
    """Says yes to everything, and minds if the window has trouble to tell of."""

    def tell(self, look, error):
        raise AssertionError(f"the window told: {error.problem} {error.remedy}")


class OnlyFiles(NoTrouble):
    """Says where to save and what to open, and minds every other question."""

    def __init__(self, to_save: Path | None = None, to_open: Path | None = None) -> None:
        super().__init__()
        self.to_save, self.to_open = to_save, to_open

    def file_to_open(self, folder):
        return self.to_open

    def file_to_save(self, suggested, title):
        return self.to_save

    def pdf_to_save(self, parent, suggested):
        return self.to_save

    def choose(self, look, title, text, yes, no):
        raise AssertionError(f"the window asked: {title} {text}")
