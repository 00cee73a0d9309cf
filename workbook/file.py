"""The file on disk: one SQLite database that can be copied while it is open.

A rollback journal with full synchronisation and an exclusive lock: as measured in the design, every acknowledged save
survives a kill and a power cut, the bare file is whole at any time, it opens from read-only media, and a second window
is kept out at once. Everything about a stranger's file is checked before its first table is read.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from workbook import backup, held
from workbook.database import Database
from workbook.errors import WorkbookError
from workbook.overwriting import WORKBOOK, must_be_free_for
from workbook.rows import DAMAGE
from workbook.schema import APPLICATION_ID, expected_schema, newest_format, schema_of
from workbook.words import _

_MAGIC = WORKBOOK.begins
_LARGEST_VALUE = 64 * 1024 * 1024


class AlreadyOpenError(WorkbookError):
    """Somebody else holds the file; it may be opened for reading."""


@dataclass
class OpenFile:
    """A database that has passed every check, and what it is on disk."""

    db: Database
    path: Path
    read_only: bool
    identity: tuple[int, int]
    """Device and inode, to notice that the file has been moved or replaced under us."""
    snapshot: Path | None = None
    """The folder of the private copy a read-only workbook is read from."""

    def close(self) -> None:
        """Closes the database, gives up the lock, and throws a snapshot away."""
        self.db.close()
        if not self.read_only:
            held.release(self.identity)
        if self.snapshot is not None:
            shutil.rmtree(self.snapshot, ignore_errors=True)

    def is_in_place(self) -> bool:
        """True if the path still leads to the file that is open."""
        try:
            return held.identity(self.path) == self.identity
        except OSError:
            return False


def create(path: Path) -> OpenFile:
    """A new, empty workbook at `path`.

    It is made beside its place and moved in, so that a half-made file is never found there. Raises `WorkbookError` if
    there is a file already, or if none can be made there.
    """
    path = path.absolute()
    if _exists(path):
        raise WorkbookError(
            _("There is already a file at {path}. It has not been touched.").format(path=path),
            _("Choose another name, or another folder."),
        )
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        must_be_free_for(path, WORKBOOK)
        beside.unlink(missing_ok=True)
        db = _connect(beside, "rwc")
        try:
            db.conn.execute(f"pragma application_id = {APPLICATION_ID}")
            _bring_up(db)
        finally:
            db.close()
        beside.replace(path)
    except (OSError, sqlite3.Error) as error:
        _tidy(beside)
        raise WorkbookError(
            _("The workbook could not be made at {path}: {why}").format(path=path, why=reason(error)),
            _("Choose a folder you may write in, with room on the disk."),
        ) from error
    return open_file(path)


def open_file(path: Path, *, read_only: bool = False, backups: Path | None = None) -> OpenFile:
    """Opens a workbook for writing, or a private snapshot of it for reading.

    Raises `AlreadyOpenError` if somebody else holds it, `WorkbookError` for whatever is no workbook of ours. A file
    from a newer Samsyn is refused without a byte written; an older one is migrated after a copy in `backups`.
    """
    path = path.absolute()
    format_ = _look_at_header(path)
    if read_only or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return _open_snapshot(path)
    if held.is_held(path):
        raise _already_open(path)
    try:
        identity = held.hold(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    db = None
    try:
        db = _connect(path, "rw")
        db.conn.execute("pragma locking_mode = exclusive")
        db.conn.execute("begin exclusive")
        db.conn.execute("commit")
        _check_schema(db, path, format_)
        if format_ < newest_format():
            _migrate(db, path, format_, backups)
    except BaseException as error:
        if db is not None:
            db.close()
        held.release(identity)
        if isinstance(error, DAMAGE):
            raise _not_opened(path, error) from error
        raise
    return OpenFile(db, path, read_only=False, identity=identity)


def _migrate(db: Database, path: Path, format_: int, backups: Path | None) -> None:
    if backups is not None:
        try:
            backup.keep(path, backups, why=f"format-{format_}")
        except OSError as error:
            raise WorkbookError(
                _(
                    "{name} is from an older Samsyn, and the copy to keep of it could not be made: {why}."
                ).format(name=path.name, why=reason(error)),
                _("Make room on the disk and open it again. The file has been left as it is."),
            ) from error
    _bring_up(db)


def _bring_up(db: Database) -> None:
    from workbook.migrations import migrate

    migrate(db.conn)


def save_copy(db: Database, target: Path) -> None:
    """Writes everything that is saved to `target`, which is replaced only when the copy is whole.

    Raises `WorkbookError` if it cannot be written; what was at `target` is then still there.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.copy")
    try:
        must_be_free_for(target, WORKBOOK)
        beside.unlink(missing_ok=True)
        only_read = db.conn.execute("pragma query_only").fetchone()[0]
        db.conn.execute("pragma query_only = off")  # a workbook open for reading can be copied too
        try:
            db.conn.execute("vacuum into ?", [str(beside)])
        finally:
            db.conn.execute(f"pragma query_only = {only_read}")
        beside.replace(target)
    except (OSError, sqlite3.Error) as error:
        _tidy(beside)
        raise WorkbookError(
            _("The copy could not be written to {path}: {why}").format(path=target, why=reason(error)),
            _("Choose another place. The workbook itself has not been changed."),
        ) from error


def reason(error: BaseException) -> str:
    """What went wrong on the disk, in words."""
    text = str(error) if not isinstance(error, UnicodeDecodeError) else "malformed"
    if "full" in text or getattr(error, "errno", 0) == 28:
        return _("the disk is full")
    if "disk I/O" in text:
        return _("the disk did not take it")
    if "readonly" in text or isinstance(error, PermissionError):
        return _("you are not allowed to write there")
    if "unable to open" in text or isinstance(error, FileNotFoundError):
        return _("the folder is not there or cannot be used")
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return text


def _connect(path: Path, mode: str) -> Database:
    # Autocommit: transactions are opened in one place, by `Database.atomic`, and never by the driver in passing.
    conn = sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=0.05, isolation_level=None)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    for pragma in (
        "journal_mode = delete",
        "synchronous = full",
        "foreign_keys = on",
        "trusted_schema = off",
        "cell_size_check = on",
        "secure_delete = on",
        "temp_store = memory",
    ):
        try:
            conn.execute(f"pragma {pragma}")
        except DAMAGE:
            conn.close()
            raise
    return Database(conn)


def _look_at_header(path: Path) -> int:
    """The file's format, read from its first hundred bytes without opening it as a database."""
    try:
        if path.is_dir():
            raise WorkbookError(
                _("{path} is a folder, not a workbook.").format(path=path),
                _("Choose a file that ends in .samsyn."),
            )
        # Anything but a file (a pipe, a device) might keep us waiting for ever; it is no workbook.
        head = held.head(path, 100) if path.is_file() or not path.exists() else b""
    except FileNotFoundError as error:
        raise WorkbookError(
            _("There is no file at {path}.").format(path=path),
            _("It may have been moved or renamed. Look for it and open it from where it is now."),
        ) from error
    except OSError as error:
        raise WorkbookError(
            _("{path} cannot be read: {why}").format(path=path, why=reason(error)),
            _("Check that you may read it and that the disk or stick is still there."),
        ) from error
    ours = len(head) == 100 and head[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if head[:16] != _MAGIC or not ours:
        raise WorkbookError(
            _("{name} is not a Samsyn workbook. Nothing in it has been changed.").format(name=path.name),
            _("Choose a file that was made with Samsyn; it ends in .samsyn."),
        )
    if (
        head[18:20] != b"\1\1"
    ):  # a write-ahead log; turning it off would change the file before it has been checked
        raise _not_ours(path)
    format_ = int.from_bytes(head[60:64], "big")
    if format_ > newest_format():
        raise WorkbookError(
            _("{name} was made with a newer Samsyn than this one. Nothing in it has been changed.").format(
                name=path.name
            ),
            _("Open it with the newer version."),
        )
    return format_


def _open_snapshot(path: Path) -> OpenFile:
    """A private copy, because the owner of an exclusive lock lets nobody read along."""
    folder = Path(tempfile.mkdtemp(prefix="samsyn-"))
    copy = folder / path.name
    journal = path.with_name(path.name + "-journal")
    last: Exception = OSError()
    for _attempt in range(5):  # a copy taken in the middle of somebody's save is taken again
        try:
            copy.unlink(missing_ok=True)
            held.copy(path, copy)
            if journal.exists():
                shutil.copyfile(journal, copy.with_name(journal.name))
            db = _connect(copy, "rw")
            try:
                format_ = _look_at_header(copy)
                _check_schema(db, path, format_)
                if db.conn.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                    raise sqlite3.DatabaseError("malformed")
                if format_ < newest_format():
                    _bring_up(db)
                db.conn.execute("pragma query_only = on")
            except BaseException:
                db.close()
                raise
            return OpenFile(db, path, read_only=True, identity=held.identity(path), snapshot=folder)
        except (OSError, *DAMAGE) as error:
            last = error
        except WorkbookError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    shutil.rmtree(folder, ignore_errors=True)
    raise _unreadable(path, last)


def _check_schema(db: Database, path: Path, format_: int) -> None:
    """Refuses a file whose tables are not exactly ours: a stranger's trigger or view would run with our hands."""
    if schema_of(db.conn) != expected_schema(format_):
        raise _not_ours(path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, a folder we may not look into: making the file will say why
        return False


def _tidy(path: Path) -> None:
    """Takes away what was half made; what went wrong before is what is told."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _not_opened(path: Path, error: Exception) -> WorkbookError:
    return _already_open(path) if "locked" in str(error) else _unreadable(path, error)


def _already_open(path: Path) -> AlreadyOpenError:
    return AlreadyOpenError(
        _("{name} is already open, in another window or on another computer.").format(name=path.name),
        _("You can look at it here without changing anything, or close the other one first."),
    )


def _not_ours(path: Path) -> WorkbookError:
    return WorkbookError(
        _("{name} has been changed by something other than Samsyn, so it is not opened.").format(
            name=path.name
        ),
        _("Open an earlier copy. Nothing in the file has been changed now."),
    )


def _unreadable(path: Path, error: Exception) -> WorkbookError:
    return WorkbookError(
        _("{name} is damaged or incomplete and cannot be read ({why}).").format(
            name=path.name, why=reason(error)
        ),
        _("Copy it somewhere safe and open an earlier copy. The file has been left as it is."),
    )
