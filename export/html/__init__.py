"""Writes a document as one web page: no scripts, no network, no second file, good to read, send and print.

Importing this package loads nothing heavy; the first call does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbook.blocks import Document

Progress = Callable[[int, int], None]
"""Told how much is done of how much; whoever wants to stop the export raises in it."""


def render(document: Document, progress: Progress | None = None) -> bytes:
    """The document as HTML in UTF-8. The same document gives the same bytes."""
    from export.html.html_writer import render as render_now

    return render_now(document, progress)


def write(document: Document, path: str | Path, progress: Progress | None = None) -> None:
    """Renders the whole document, then replaces the file at `path` in one step. Raises `WorkbookError` if it cannot."""
    from export.atomic import write_bytes

    write_bytes(path, render(document, progress))
