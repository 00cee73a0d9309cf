"""Copies of a workbook in the application's data folder, never beside the document.

One is taken before the first change after opening, one before every migration. A workbook that is made has nothing
to copy then, so its first sitting gets one copy, renewed every quarter of an hour and at the end: one, since two would
tell what came between them. The ten last are kept, and one a day for a month.
"""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

from workbook import held
from workbook.overwriting import WORKBOOK

_LAST = 10
_DAYS = 30


def keep(path: Path, folder: Path, *, why: str = "open", now: datetime | None = None) -> Path:
    """Copies the file at `path` into `folder` and throws away what is too old; returns the copy.

    The name says which file (by name and place), when, and why; a copy of the same name is replaced. Raises OSError if
    it cannot be written, or if what lies at `path` is no workbook.
    """
    import hashlib  # it loads OpenSSL, which opening a workbook has no need of

    if held.head(path, len(WORKBOOK.begins)) != WORKBOOK.begins:
        # Copies of what has taken its place would drive out those of the workbook.
        raise OSError(path)
    now = now or datetime.now()
    place = hashlib.blake2b(str(path.absolute()).encode(), digest_size=4).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{path.stem}-{place}"
    copy = folder / f"{stem}-{now:%Y%m%d-%H%M%S-%f}-{why}{path.suffix}"
    beside = copy.with_name(f".{copy.name}.new")
    held.copy(path, beside)
    beside.replace(copy)
    _rotate(sorted(folder.glob(f"{_literal(stem)}-*")), now)
    return copy


def _rotate(copies: list[Path], now: datetime) -> None:
    """Keeps the ten last, and the last of each day for a month."""
    kept = set(copies[-_LAST:])
    days: dict[str, Path] = {}
    for copy in copies:
        stamp = datetime.fromtimestamp(copy.stat().st_mtime)
        if now - stamp < timedelta(days=_DAYS):
            days[f"{stamp:%Y%m%d}"] = copy
    for copy in copies:
        if copy not in kept and copy not in days.values():
            with contextlib.suppress(OSError):
                copy.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
