"""The files of a pack: found, bounded and read, before anybody looks at what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from exercises.packs.compiled import OURS, compiled
from exercises.packs.pack_in_memory import PackedPath
from workbook.errors import WorkbookError
from workbook.words import _

Folder = Path | PackedPath
"""Where a pack lies: on disk, or in memory as it came out of its file."""

LARGEST_FILE = 1_000_000
_MOST_EXERCISES = 200
_DEEP = re.compile(r"""(?<![\w"'-])(?:[\w"'-]+[ \t]*\.[ \t]*){40}""")
"""Forty dotted keys in a row; reading them takes the square of their number."""


class PackError(WorkbookError):
    """A pack that cannot be used. `file` and `key` say where."""

    def __init__(self, file: Path | str, key: str, problem: str, remedy: str = "") -> None:
        where = f"{file}, {key}: " if key else f"{file}: "
        super().__init__(where + problem, remedy)
        self.file = str(file)
        self.key = key


def read_file(path: Folder) -> bytes:
    """The bytes of one file of a pack, no more than it may have. Raises `PackError`."""
    name = f"{path.parent.name}/{path.name}"
    try:
        if path.is_symlink() or not path.is_file():
            raise PackError(
                name, "", _("the file is missing."), _("Write it; docs/pack-format.md says what goes in.")
            )
        if isinstance(path, PackedPath):
            data = path.read_bytes(LARGEST_FILE + 1)
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise PackError(name, "", str(error), _("Check that the file can be read.")) from error
    if len(data) > LARGEST_FILE:
        raise PackError(name, "", _("the file is larger than a megabyte."), _("Shorten its texts."))
    return data


def read_toml(path: Folder) -> dict[str, Any]:
    """What one file of a pack says. Raises `PackError`."""
    if isinstance(path, Path) and path.is_file() and path.is_relative_to(OURS):
        return compiled(path, lambda: _read_toml(path))
    return _read_toml(path)


def _read_toml(path: Folder) -> dict[str, Any]:
    import tomllib

    name = f"{path.parent.name}/{path.name}"
    data = read_file(path)
    try:
        text = data.decode("utf-8-sig")
        if _DEEP.search(text):
            raise RecursionError
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(
            name, "", str(error), _("Mend the line; texts stand between quotation marks.")
        ) from error
    except UnicodeDecodeError as error:
        raise PackError(name, "", _("the file is not UTF-8 text."), _("Save it as UTF-8.")) from error
    except (RecursionError, ValueError) as error:  # nested too deep, a number of 5,000 digits
        raise PackError(
            name, "", _("the file holds tables nested too deep, or a number too long."), _("Make it simpler.")
        ) from error


def exercise_folders(folder: Folder) -> list[Folder]:
    """The folders of a pack's exercises, sorted by name: those that hold any .toml file.

    Raises `PackError` for one that is a link, for too many, and for a folder that cannot be read.
    """
    found: list[Folder] = []
    for path in _inside(folder):
        if path.is_dir() and any(inside.name.endswith(".toml") for inside in _inside(path)):
            if path.is_symlink():
                raise PackError(
                    path.name, "", _("the folder is a link to another place."), _("Copy the folder itself.")
                )
            found.append(path)
    if len(found) > _MOST_EXERCISES:
        raise PackError(
            folder.name, "", _("the pack has more than {n} exercises.").format(n=_MOST_EXERCISES),
            _("Make two packs of it."),
        )  # fmt: skip
    return found


def _inside(folder: Folder) -> list[Folder]:
    try:
        found: list[Folder] = sorted(folder.iterdir())
    except OSError as error:
        raise PackError(
            folder.name, "", str(error), _("Check that the folder is there and can be read.")
        ) from error
    return found


class TextFiles(Mapping[str, Mapping[str, Any]]):
    """The texts of a folder by language, each file read when it is asked for.

    What ships with every pack speaks our languages only; `otherwise` is the one it has for those of other packs.
    """

    def __init__(self, folder: Folder, languages: tuple[str, ...], otherwise: str = "") -> None:
        self._otherwise = otherwise
        self._folder = folder
        self._languages = languages
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, language: str) -> Mapping[str, Any]:
        if language not in self._languages:
            if not self._otherwise:
                raise KeyError(language)
            language = self._otherwise
        if language not in self._read:
            self._read[language] = read_toml(self._folder / f"{language}.toml")
        return self._read[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)
