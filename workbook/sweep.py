"""Writing the file anew, so that nothing of what was deleted or moved in it is left between its rows.

SQLite wipes what is deleted, but a row that moves to another page leaves its old bytes in the free part of the first,
and the journal beside the file keeps whole pages as they were until Samsyn is closed. A sweep clears both. What lay on
the disk before and belongs to no file any more is the operating system's; nothing is promised about that.
"""

from __future__ import annotations

import contextlib

from workbook import rows
from workbook.file import OpenFile
from workbook.rows import DAMAGE

WANTED = "#sweep"
"""The fact that the file is still to be swept: it is written with the step that asks, so a killed Samsyn leaves it."""


class Sweep:
    """The sweep of one open file; of one that is open for reading only, never."""

    def __init__(self, opened: OpenFile) -> None:
        self._db = opened.db
        self.wanted = False
        # A file too damaged to say is left as it is; whoever reads on in it will tell.
        with contextlib.suppress(*DAMAGE):
            self.wanted = not opened.read_only and rows.get(opened.db, "facts", (WANTED,)) is not None

    def want(self) -> None:
        """Asks for a sweep, inside the transaction of whoever calls it."""
        rows.put(self._db, "facts", (WANTED, "true"))
        self.wanted = True

    def run(self) -> None:
        """Sweeps if it is wanted. Everything is saved by now, so it never fails: without room it stays wanted."""
        if not self.wanted:
            return
        with contextlib.suppress(OSError, MemoryError, *DAMAGE):
            # An exclusive lock keeps the journal from being deleted after each step; here it is at least emptied.
            self._db.conn.execute("pragma journal_size_limit = 0")
            try:
                self._db.conn.execute("vacuum")
                rows.drop(self._db, "facts", (WANTED,))
                self.wanted = False
            finally:
                self._db.conn.execute("pragma journal_size_limit = -1")
