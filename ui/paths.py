"""Where Samsyn keeps its own things on this computer; a workbook itself lies where its group wants it."""

from __future__ import annotations

from pathlib import Path

from PySide6 import QtCore


def data_folder() -> Path:
    """Where Samsyn keeps settings and copies: the application's data folder."""
    return Path(
        QtCore.QStandardPaths.writableLocation(QtCore.QStandardPaths.StandardLocation.AppDataLocation)
    )


def backups_folder() -> Path:
    """Where copies of workbooks are kept."""
    return data_folder() / "backups"


def documents_folder() -> Path:
    """Where people look for their documents."""
    return Path(
        QtCore.QStandardPaths.writableLocation(QtCore.QStandardPaths.StandardLocation.DocumentsLocation)
    )
