"""What may be overwritten: whatever Samsyn writes takes the place of a file of its own kind, and of no other.

Everything that puts a file where somebody has pointed asks here: workbooks and copies of them, packs, documents. A name
says which kind it is, so a file never gets the name of another kind.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import NamedTuple

from workbook import held
from workbook.errors import WorkbookError
from workbook.model import PACK_SUFFIX, SUFFIX
from workbook.words import _


class FileKind(NamedTuple):
    """How the names of a kind of file end, the usual ending first, and how what is in it begins."""

    endings: tuple[str, ...]
    begins: bytes


WORKBOOK = FileKind((SUFFIX,), b"SQLite format 3\x00")
PACK = FileKind((PACK_SUFFIX,), b"PK")
PDF = FileKind((".pdf",), b"%PDF-")
WEB_PAGE = FileKind((".html", ".htm"), b"<")


def with_ending(path: Path, *kinds: FileKind) -> Path:
    """The path with a name of one of these kinds: as it is, or with the first one's ending after it.

    A name that nobody has typed is nobody's wish to overwrite, so it gets a number if there is such a file.
    """
    if any(path.name.lower().endswith(kind.endings) for kind in kinds):
        return path
    ending = kinds[0].endings[0]
    names = (f"{path.name}{ending}" if n == 1 else f"{path.name} ({n}){ending}" for n in count(1))
    return next(found for found in map(path.with_name, names) if not found.exists())


def must_be_free_for(path: Path, kind: FileKind) -> None:
    """Raises `WorkbookError` unless a file of this kind may be written there; nothing has been touched then.

    Raises OSError if what lies there cannot be read.
    """
    if not path.name.lower().endswith(kind.endings):
        raise WorkbookError(
            _("“{name}” does not end in {ending}, so nothing has been written.").format(
                name=path.name, ending=_(" or ").join(kind.endings)
            ),
            _("Give it a name that ends so."),
        )
    if not path.exists():
        return
    if not path.is_file():
        raise WorkbookError(
            _("“{name}” is a folder, so nothing has been written.").format(name=path.name)
            if path.is_dir()
            else _("“{name}” is not an ordinary file, so nothing has been written.").format(name=path.name),
            _("Choose another name."),
        )
    if held.is_held(path):
        raise WorkbookError(
            _("“{name}” is the workbook that is open. It has not been touched.").format(name=path.name),
            _("It is saved all the time, as you write. Choose another name."),
        )
    begins = held.head(path, len(kind.begins))
    if begins and begins != kind.begins:
        raise WorkbookError(
            _("“{name}” is a file of another kind. It has not been touched.").format(name=path.name),
            _("Choose another name."),
        )
