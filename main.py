"""Samsyn: opens the window, or does one thing from the command line (`python main.py --help`).

Only what is asked for is imported: the window starts without the commands, and a command without Qt.
"""

from __future__ import annotations

import gc
import io
import os
import sys

from workbook import words
from workbook.errors import WorkbookError
from workbook.words import _

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
COMMANDS = ("new", "sample", "export", "check", "exercises", "pack")


def main(arguments: list[str] | None = None) -> int:
    """Does what the arguments say: 0 is done, 1 is something in the way, 2 is what makes no sense to ask."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == ["--make-a-pdf"]:
        # A packed program has no `-m`: it starts itself to make a PDF beside the window.
        from export import worker

        return worker.main()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a letter shows a question mark instead; it does not stop us.
            stream.reconfigure(errors="replace")
    words.use(system_language())
    try:
        code = run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except WorkbookError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # Whoever was reading has seen enough. Python would complain of it once more on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("SAMSYN_DEBUG"):
            raise
        problem = _("Something went wrong that should not: {what}. Set SAMSYN_DEBUG=1 to see where.")
        print(problem.format(what=" ".join(repr(error).split())), file=sys.stderr)
    return 1


def run(arguments: list[str]) -> int:
    """Opens the window, on a file if that is all there is, or runs a command."""
    first = arguments[0] if arguments else ""
    if len(arguments) < 2 and first not in COMMANDS and not first.startswith("-"):
        if sys.platform == "linux" and not any(map(os.environ.get, SCREENS)):
            # Qt would end the whole program here, with a page of its own concerns.
            raise WorkbookError(
                _("There is no screen here to show a window on."),
                _("main.py --help says what works without one."),
            )
        # What a start makes is there to stay: looking for what can be thrown away waits until the window is made.
        gc.disable()
        try:
            from ui.app import run as open_window

            return open_window(first or None)
        finally:
            gc.enable()
    from ui.cli.command_line import run_command

    return run_command(arguments)


def system_language() -> str:
    """The language of this computer, or the default where it is none of ours."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":
        import locale

        names.append(locale.getlocale()[0])
    name = next((name for name in names if name), "").lower()
    # Norwegian has more than one name; Windows writes the languages out, as in Swedish_Sweden.
    return {"no": "nb", "nn": "nb", "nb": "nb", "en": "en"}.get(name[:2], words.LANGUAGES[0])


if __name__ == "__main__":
    sys.exit(main())
