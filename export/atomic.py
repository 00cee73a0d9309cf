"""Writes a finished export so that the file is either the old one or the new one, never something in between.

People save over the plan they printed last week. A full disk or a pulled network cable must cost them nothing: the new
file is written beside the old one, forced to the disk, and only then takes its place.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from workbook.errors import WorkbookError
from workbook.overwriting import PDF, WEB_PAGE, must_be_free_for
from workbook.words import _


def write_bytes(path: str | Path, data: bytes) -> None:
    """Puts `data` at `path` in one step. Raises `WorkbookError` if it cannot; what was there is then unchanged."""
    target = Path(path)
    temporary: Path | None = None
    try:
        must_be_free_for(target, PDF if data.startswith(PDF.begins) else WEB_PAGE)
        # A link is followed, so that the file it leads to is replaced and not the link.
        target = target.resolve() if target.is_symlink() else target
        descriptor, name = tempfile.mkstemp(prefix=".samsyn-", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
        temporary = None
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise WorkbookError(*_sentences(error, target.name)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or what any new file would get (mkstemp gives only its owner)."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Forces the new name to the disk too; systems that cannot (Windows, some shares) do without."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sentences(error: Exception, name: str) -> tuple[str, str]:
    """What happened and what to do about it, for the reasons people meet."""
    what = _("“{name}” could not be written. The workbook is safe, and what was there before is unchanged.")
    problem = what.format(name=name)
    if isinstance(error, PermissionError):
        return problem, _("Close the file if another program has it open, or choose another folder.")
    if isinstance(error, FileNotFoundError):
        return problem, _("The folder is no longer there. Choose another one.")
    if isinstance(error, OSError) and error.errno is not None and error.errno in _FULL:
        return problem, _("The disk is full. Make room, or choose another place.")
    return problem, _("Choose another folder or another name.")


def _full_codes() -> frozenset[int]:
    import errno

    return frozenset(getattr(errno, code) for code in ("ENOSPC", "EDQUOT") if hasattr(errno, code))


_FULL = _full_codes()
