"""The files of a pack: found, bounded and read, before anybody looks at what they say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbook.errors import WorkbookError
from workbook.words import _

_LARGEST_FILE = 1_000_000
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


def read_toml(path: Path) -> dict[str, Any]:
    name = f"{path.parent.name}/{path.name}"
    try:
        if path.is_symlink() or not path.is_file():
            raise PackError(
                name, "", _("the file is missing."), _("Write it; docs/pack-format.md says what goes in.")
            )
        if path.stat().st_size > _LARGEST_FILE:
            raise PackError(name, "", _("the file is larger than a megabyte."), _("Shorten its texts."))
        text = path.read_text(encoding="utf-8")
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
    except OSError as error:
        raise PackError(name, "", str(error), _("Check that the file can be read.")) from error


def exercise_folders(folder: Path) -> list[Path]:
    """The folders of its exercises: those that hold any .toml file."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_dir() and any(path.glob("*.toml")):
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


class TextFiles(Mapping[str, Mapping[str, Any]]):
    """The texts of a folder by language, each file read when it is asked for.

    What ships with every pack speaks our languages only; `otherwise` is the one it has for those of other packs.
    """

    def __init__(self, folder: Path, languages: tuple[str, ...], otherwise: str = "") -> None:
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
