"""The files this process has open for writing, and the one safe way to read them besides SQLite.

POSIX drops every lock that a process has on a file as soon as it closes any descriptor of that file. So a workbook that
is open here must never be opened and closed a second time, for a backup or a look at its header: another program would
be let in while we write. One descriptor is kept for as long as the database is open, and all such reading goes through
it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

Identity = tuple[int, int]
"""Device and inode: what a path leads to, whatever it is called."""

_CHUNK = 1 << 20
_held: dict[Identity, int] = {}


def identity(path: Path) -> Identity:
    """What the path leads to now. Raises OSError if it leads to nothing."""
    stat = path.stat()
    return stat.st_dev, stat.st_ino


def is_held(path: Path) -> bool:
    """True if this process has the file open for writing. Raises OSError if there is none."""
    return identity(path) in _held


def hold(path: Path) -> Identity:
    """Keeps a descriptor of the file until `release`. To be called before the database locks it. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    stat = os.fstat(descriptor)
    found = stat.st_dev, stat.st_ino
    _held[found] = descriptor
    return found


def release(found: Identity) -> None:
    """Closes the descriptor. To be called once the database is closed."""
    descriptor = _held.pop(found, None)
    if descriptor is not None:
        os.close(descriptor)


def head(path: Path, size: int) -> bytes:
    """The first `size` bytes of the file, or all if it is shorter. Raises OSError."""
    descriptor = _held.get(identity(path))
    if descriptor is not None:
        return _read(descriptor, size, 0)
    with path.open("rb") as file:
        return file.read(size)


def copy(path: Path, target: Path) -> None:
    """Copies the file's bytes to `target`, over what is there. Raises OSError."""
    descriptor = _held.get(identity(path))
    if descriptor is None:
        shutil.copyfile(path, target)
        return
    at = 0
    with target.open("wb") as file:
        while chunk := _read(descriptor, _CHUNK, at):
            file.write(chunk)
            at += len(chunk)


def _read(descriptor: int, size: int, at: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, size, at)
    # Windows has no pread, and no such locks either.
    os.lseek(descriptor, at, os.SEEK_SET)
    return os.read(descriptor, size)
