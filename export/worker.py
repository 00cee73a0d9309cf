"""Makes one PDF in a process of its own, so that whoever types meanwhile notices nothing.

`python -m export.worker` reads a request on stdin and answers on stdout; ui/print/job.py is the other end. A frozen
program has no `-m`: it starts itself with ARGUMENT, which main.py meets by calling `main()` before anything else.

The request is pickled, since a document is nothing but our own dataclasses; it is read by an unpickler that knows
those and nothing else, so even a request from a stranger could not run anything. The answer is plain: a line of JSON
each time more is done, then a line that says how many bytes follow, and the bytes. The parent unpickles nothing.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import sys
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, BinaryIO

from workbook import blocks, picture
from workbook.blocks import Document
from workbook.errors import WorkbookError
from workbook.words import use

ARGUMENT = "--make-a-pdf"
_ROOT = Path(__file__).resolve().parent.parent
_KNOWN = {module.__name__: module for module in (blocks, picture)}
_STEPS = 100


def command(environment: Mapping[str, str]) -> tuple[str, list[str], dict[str, str]]:
    """The program, its arguments and what to set in its environment, for a worker of this very program."""
    if getattr(sys, "frozen", False):
        return sys.executable, [ARGUMENT], {}
    # Not from the current folder (-P): a workbook may lie beside somebody's own `export.py`.
    paths = [str(_ROOT), environment.get("PYTHONPATH", "")]
    return (
        sys.executable,
        ["-P", "-m", "export.worker"],
        {"PYTHONPATH": os.pathsep.join(path for path in paths if path)},
    )


def request(document: Document, language: str) -> bytes:
    """What the worker reads: the document, and the language to complain in."""
    return pickle.dumps((language, document), protocol=5)


def main() -> int:
    """Reads a request and answers it; anything it cannot answer is a bug, raised and seen on stderr."""
    with _own_stdout() as answers, open(0, "rb", closefd=False) as file:
        language, document = _Reader(io.BytesIO(file.read())).load()
        use(language)
        from export.pdf import render

        try:
            data = render(document, _Teller(answers))
        except WorkbookError as error:
            _tell(answers, failed=[error.problem, error.remedy])
            return 0
        _tell(answers, bytes=len(data))
        answers.write(data)
    return 0


class _Reader(pickle.Unpickler):
    """Knows the dataclasses of a document and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """The dataclass of that name. Raises pickle.UnpicklingError for anything else."""
        kind = getattr(_KNOWN.get(module), name, None)
        if isinstance(kind, type) and kind.__module__ == module and is_dataclass(kind):
            return kind
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a document")


class _Teller:
    """Passes on how much is done, at most a hundred times."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers, self._told = answers, -1

    def __call__(self, done: int, of: int) -> None:
        now = done * _STEPS // max(of, 1)
        if now != self._told:
            self._told = now
            _tell(self._answers, done=now, of=_STEPS)


def _own_stdout() -> BinaryIO:
    """The way back to the parent, for answers only: what any library prints goes to stderr instead."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _tell(answers: BinaryIO, **what: Any) -> None:
    answers.write(json.dumps(what).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
