"""The command line: one thing at a time, without a window and without Qt.

Commands say what they did on stdout and return their exit code; what is in the way is raised as WorkbookError, and
told by `main`.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from exercises.answers.sheet import Sheet
from exercises.packs.carried import pack_of
from exercises.packs.check_texts import languages_complete
from exercises.packs.reader import shipped_pack
from exercises.plan.review import BlindSpot, review
from exercises.texts.texts import Texts
from ui.cli.pack_commands import pack_commands
from workbook import words
from workbook.blocks import Document
from workbook.check import check as look_through
from workbook.words import _, ngettext
from workbook.workbook import Workbook


def run_command(arguments: list[str]) -> int:
    """Runs one command and returns its exit code; what cannot be understood is said in one line, and is 2."""
    asked = [argument.removeprefix("--language=") for argument in arguments if "--language=" in argument]
    asked += [value for name, value in pairwise(arguments) if name == "--language"]
    # Help and complaints come before the options have been read, and in the language that was asked for.
    words.use(next((language for language in asked if language in words.LANGUAGES), words.language()))
    try:
        return int(_commands().main(arguments, prog_name="main.py", standalone_mode=False) or 0)
    except click.UsageError as error:
        remedy = _("main.py --help says what there is.")
        print(" ".join(f"{_in_words(error)} {remedy}".split()), file=sys.stderr)
        return 2
    except click.Abort:
        return 1


def _in_words(error: click.UsageError) -> str:
    """What is wrong with a command, in the language of the interface where we know it."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return _("{name} is missing.").format(name=error.param.get_error_hint(error.ctx).strip("'"))
    if isinstance(error, click.NoSuchOption):
        return _("There is no option {name}.").format(name=error.option_name)
    if isinstance(error, click.BadParameter):
        return error.message
    if (command := getattr(error, "command_name", None)) is not None:
        return _("There is no command {name}.").format(name=command)
    return error.format_message().rstrip(".") + "."


def _one_of(known: Iterable[str]) -> Callable[[Any, Any, str], str]:
    """For an option that takes one of a few words: says which, if it is none of them."""

    def checked(_context: Any, _option: Any, value: str) -> str:
        """The word itself. Raises click.BadParameter, with those that are known, if it is none of them."""
        if value not in known:
            said = _("{value} is not known here; write one of {known}.")
            raise click.BadParameter(said.format(value=value, known=", ".join(known)))
        return value

    return checked


def _commands() -> click.Group:
    """All commands, their help in the language of the interface."""
    file = click.argument("file", type=click.Path(path_type=Path))
    language = click.option(
        "--language",
        callback=_one_of(words.LANGUAGES),
        metavar="|".join(words.LANGUAGES),
        default=words.language(),
        help=_("The language, if not that of this computer."),
    )

    @click.group(help=_("Samsyn without a command opens its window, on FILE if one is named."))
    @click.version_option(_version(), prog_name="Samsyn", message="%(prog)s %(version)s")
    def samsyn() -> None: ...

    @samsyn.command(help=_("Make a new workbook at FILE."))
    @file
    @language
    @click.option("--title", help=_("What the workbook is called, if not as its file."), default="")
    @click.option("--programme", help=_("The ready programme it begins with."), default="")
    @click.option(
        "--pack",
        help=_("Other exercises than those that come with Samsyn: a folder, or a .samsynpack file."),
        metavar="DIR|FILE",
        type=click.Path(path_type=Path),
    )
    def new(file: Path, language: str, title: str, programme: str, pack: Path | None) -> None:
        _new(file, language, title, programme, pack)

    @samsyn.command(help=_("Make the sample workbook, filled in, at FILE."))
    @file
    @language
    def sample(file: Path, language: str) -> None:
        from exercises.start.sample import make_sample

        make_sample(file, shipped_pack(), language).close()
        print(_("Made {path}.").format(path=file))

    @samsyn.command(help=_("Write a document of the workbook FILE as a PDF or a web page."))
    @file
    @language
    @click.option("--document", help=_("Which document: plan or minutes."), required=True)
    @click.option("--meeting", help=_("Which meeting's minutes, if not the last one's."), type=int)
    @click.option(
        "--facilitator-notes", help=_("Minutes with the facilitator's own notes too."), is_flag=True
    )
    @click.option(
        "--to",
        help=_("Where to write it; how the name ends says how."),
        metavar="OUT.pdf|OUT.html",
        type=click.Path(path_type=Path),
        required=True,
    )
    def export(
        file: Path, language: str, document: str, meeting: int | None, facilitator_notes: bool, to: Path
    ) -> None:
        _export(file, document, to, meeting, facilitator_notes)

    @samsyn.command(help=_("See whether the workbook FILE is whole, and which blind spots it has."))
    @file
    @language
    def check(file: Path, language: str) -> int:
        return _check(file)

    @samsyn.command(help=_("List the exercises."))
    @language
    @click.option("--json", help=_("As JSON, for programs."), is_flag=True)
    def exercises(language: str, json: bool) -> None:
        _list_exercises(language, json)

    samsyn.add_command(pack_commands(language))
    return samsyn


def _new(file: Path, language: str, title: str, programme: str, where: Path | None) -> None:
    """A workbook with the exercises that ship, or with others; the first programme unless another is named."""
    from exercises.packs.carried import read_own, shipped
    from exercises.start.seeding import new_workbook

    found = read_own(where) if where is not None else shipped()
    known = found.pack.programmes
    if programme or not known:
        chosen = _one_of(known)(None, None, programme) if programme else ""
    else:
        chosen = "half-day" if "half-day" in known else next(iter(known))
    if language not in found.pack.languages:
        language = found.pack.languages[0]
    new_workbook(
        file, found.pack, language=language, title=title or file.stem, programme=chosen, files=found
    ).close()
    print(_("Made {path}.").format(path=file))


def _version() -> str:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def _export(file: Path, name: str, to: Path, meeting: int | None, facilitator_notes: bool) -> None:
    from export.what import DOCUMENTS

    document = _one_of(DOCUMENTS)(None, None, name)
    if document != "minutes" and (meeting is not None or facilitator_notes):
        raise click.BadParameter(_("--meeting and --facilitator-notes go with --document minutes."))
    if to.suffix.lower() not in (".pdf", ".html"):
        # Whatever else it is named, it may be the workbook itself.
        raise click.BadParameter(_("{name} must end in .pdf or .html.").format(name=to.name))
    with closing(Workbook.open(file, read_only=True)) as workbook:
        made = _document(Sheet(workbook, pack_of(workbook)), document, meeting, facilitator_notes)
        if workbook.damaged:
            left_out = ngettext(
                "{n} damaged answer is left out.", "{n} damaged answers are left out.", len(workbook.damaged)
            )
            print(left_out.format(n=len(workbook.damaged)), file=sys.stderr)
    if to.suffix.lower() == ".pdf":
        from export import pdf

        pdf.write(made, to)
    else:
        from export import html

        html.write(made, to)
    print(_("Wrote {path}.").format(path=to))


def _document(sheet: Sheet, name: str, number: int | None, facilitator_notes: bool) -> Document:
    from export.what import DOCUMENTS

    if name == "plan":
        from exercises.content.gather_plan import plan_content

        return DOCUMENTS["plan"](plan_content(sheet))
    from exercises.content.gather_minutes import meeting_numbered, minutes_content

    meeting = None if number is None else meeting_numbered(sheet, number)
    return DOCUMENTS["minutes"](minutes_content(sheet, meeting, facilitator_notes=facilitator_notes))


def _check(file: Path) -> int:
    """Says what is wrong with the file, and then what the group has not come to. 0 only if there is neither."""
    problems = look_through(file)
    for problem in problems or [_("{name} is whole.").format(name=file.name)]:
        print(problem)
    if problems:
        print(_("Copy it somewhere safe and open an earlier copy. The file has been left as it is."))
    with closing(Workbook.open(file, read_only=True)) as workbook:
        spots = review(Sheet(workbook, pack_of(workbook)))
    still_open = [spot for spot in spots if not spot.reason]
    _print_spots(_("Blind spots:") if still_open else _("No open blind spots."), still_open)
    left = [spot for spot in spots if spot.reason]
    if left:
        _print_spots(_("Left on purpose:"), left)
    return int(bool(problems or still_open))


def _print_spots(heading: str, spots: list[BlindSpot]) -> None:
    print(f"\n{heading}")
    for spot in spots:
        print(f"  {spot.exercise}  {spot.text}" + (f" ({spot.reason})" if spot.reason else ""))


def _list_exercises(language: str, as_json: bool) -> None:
    pack = shipped_pack()
    texts = Texts(pack, language)
    listed: list[dict[str, Any]] = [
        {
            "id": exercise.id,
            "chapter": exercise.chapter,
            "title": texts.exercise(exercise, "title"),
            "minutes": exercise.minutes,
            "fields": list(exercise.fields),
            "languages": languages_complete(pack, exercise),
        }
        for exercise in pack.exercises.values()
    ]
    if as_json:
        print(json.dumps(listed, indent=2))
        return
    rows = [(_("Exercise"), _("Minutes"), _("Languages"), _("Title"))]
    rows += [(one["id"], str(one["minutes"]), " ".join(one["languages"]), one["title"]) for one in listed]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(map(str.ljust, row, widths)).rstrip())
