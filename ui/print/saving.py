"""Where a printed document is saved, and what it is called."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.paths import documents_folder
from workbook.overwriting import WEB_PAGE
from workbook.typed_text import one_line

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
"""What Windows or macOS refuses, and marks that make a name read otherwise than it is."""
_MOST_BYTES = 120


def file_name(title: str, kind: str) -> str:
    """`<title> - <kind>.pdf`, with nothing in it that any system refuses."""
    safe = one_line(_NOT_IN_NAMES.sub(" ", title)).strip(". ")
    # Bytes, since that is what a file system counts; a letter cut in half is dropped.
    safe = safe.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(". ")
    kind = one_line(_NOT_IN_NAMES.sub(" ", kind)).strip(". ") or "Samsyn"
    return f"{safe} - {kind[:1].lower()}{kind[1:]}.pdf" if safe else f"{kind}.pdf"


def suggested_path(title: str, kind: str) -> Path:
    """The path of a file with that name in the documents folder."""
    return documents_folder() / file_name(title, kind)


def is_web_page(path: Path) -> bool:
    """True if that name is one of a web page, and not of a PDF."""
    return path.suffix.lower() in WEB_PAGE.endings


def show_folder(folder: Path) -> None:
    """Opens the folder where the system shows folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
