"""`main.py pack ...`: see whether a pack of exercises is right, begin one, and pack it as a file."""

from __future__ import annotations

import json as json_
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from exercises.examples import FIRST_PACK
from exercises.packs.carried import read_own, shipped
from exercises.packs.pack_files import PackError
from exercises.packs.pack_zip import SUFFIX, files_of, packed, write_file, write_folder
from exercises.texts.texts import Texts
from workbook import words
from workbook.errors import WorkbookError
from workbook.file import reason
from workbook.words import _, ngettext

Option = Callable[[Callable[..., Any]], Any]


def pack_commands(language: Option) -> click.Group:
    """The group of commands; `language` is the option that all commands have."""
    folder = click.argument("dir", type=click.Path(path_type=Path))

    @click.group(help=_("Write exercises of your own; docs/pack-format.md says how."))
    def pack() -> None: ...

    @pack.command(help=_("See whether the pack in DIR, a folder or a file, is right."))
    @folder
    @language
    @click.option("--json", help=_("As JSON, for programs."), is_flag=True)
    def check(dir: Path, language: str, json: bool) -> int:
        return _check(dir, json)

    @pack.command(help=_("Make a small pack to begin from in the folder DIR."))
    @folder
    @language
    def new(dir: Path, language: str) -> None:
        _write(files_of(FIRST_PACK), dir)

    @pack.command(help=_("Copy the exercises that come with Samsyn to the folder DIR."))
    @folder
    @language
    def copy(dir: Path, language: str) -> None:
        _write(shipped().files, dir)

    @pack.command(help=_("Pack the folder DIR as one file, if it is right."))
    @folder
    @click.argument("out", type=click.Path(path_type=Path), metavar=f"OUT{SUFFIX}")
    @language
    def zip(dir: Path, out: Path, language: str) -> None:
        """Packs a folder as one file. Raises click.BadParameter for a name that does not end as such a file's does."""
        if out.suffix != SUFFIX:
            raise click.BadParameter(_("{name} must end in {suffix}.").format(name=out.name, suffix=SUFFIX))
        data = packed(read_own(dir).files)
        with_words(lambda: write_file(data, out))
        print(_("Wrote {path}.").format(path=out))

    return pack


def with_words(do: Callable[[], object]) -> None:
    """Does something with the disk; what goes wrong there is a WorkbookError in words."""
    try:
        do()
    except OSError as error:
        raise WorkbookError(
            _("It could not be done: {why}.").format(why=reason(error)), _("Nothing has been changed.")
        ) from error


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    with_words(lambda: write_folder(files, folder))
    print(_("Made {path}.").format(path=folder))


def _check(path: Path, as_json: bool) -> int:
    try:
        pack = read_own(path).pack
    except PackError as error:
        if not as_json:
            raise
        said = {"file": error.file, "key": error.key, "problem": error.problem, "remedy": error.remedy}
        print(json_.dumps({"right": False, **said}, indent=2, ensure_ascii=False))
        return 1
    if as_json:
        found = {
            "right": True,
            "id": pack.id,
            "version": pack.version,
            "languages": pack.languages,
            "exercises": list(pack.exercises),
        }
        print(json_.dumps(found, indent=2, ensure_ascii=False))
        return 0
    n = len(pack.exercises)
    said_of = ngettext(
        "{title} is right: {n} exercise, in {languages}.",
        "{title} is right: {n} exercises, in {languages}.",
        n,
    )
    title = Texts(pack, words.language()).pack("title")
    print(said_of.format(title=title, n=n, languages=", ".join(pack.languages)))
    return 0
