"""The TOML files that come with Samsyn, read once and then kept beside them, as Python keeps its bytecode.

Reading those of *leda* takes 30 ms of every start. What they say lies in `__pycache__`, under the time and the size of
the file it was read from, and where nothing may be written it is read again. Packs of one's own are always read whole.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

OURS = Path(__file__).parents[1]
"""Only what lies in here is kept: it is as much ours as the bytecode beside it."""

Tree = dict[str, Any]


def compiled(path: Path, read: Callable[[], Tree]) -> Tree:
    """What the file at `path` says, from beside it if it has not changed since; `read` reads the file itself."""
    status = path.stat()
    stamp = (status.st_mtime_ns, status.st_size)
    beside = Path(cache_from_source(str(path)))
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        found, tree = marshal.loads(beside.read_bytes())
        if found == stamp and isinstance(tree, dict):
            return tree
    tree = read()
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError, ValueError):  # a folder that is not ours to write in; a date
            data = marshal.dumps((stamp, tree))
            beside.parent.mkdir(exist_ok=True)
            half = beside.with_name(f"{beside.name}.{os.getpid()}")
            half.write_bytes(data)
            half.replace(beside)
    return tree
