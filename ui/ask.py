"""Questions that need a dialog of the system, behind one interface, so that a test can answer them without one."""

from __future__ import annotations

from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtWidgets import QWidget

from ui.look.look import Look
from ui.look.style_sheet import style_sheet
from workbook.errors import WorkbookError
from workbook.model import PACK_SUFFIX, SUFFIX
from workbook.overwriting import PACK, PDF, WEB_PAGE, WORKBOOK, with_ending
from workbook.words import _


class Ask:
    """The system's own dialogs, over one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def file_to_open(self, folder: Path) -> Path | None:
        """A workbook, or packed exercises to begin one with; or None."""
        name, _filter = QtWidgets.QFileDialog.getOpenFileName(
            self._parent,
            _("Open a workbook"),
            str(folder),
            _("Workbooks and exercises ({names})").format(names=f"*{SUFFIX} *{PACK_SUFFIX}"),
        )
        return Path(name) if name else None

    def file_to_save(self, suggested: Path, title: str) -> Path | None:
        """Where to put a workbook, or None. The system asks before it replaces a file."""
        name, _filter = QtWidgets.QFileDialog.getSaveFileName(
            self._parent, title, str(suggested), _("Samsyn workbooks (*{suffix})").format(suffix=SUFFIX)
        )
        return with_ending(Path(name), WORKBOOK) if name else None

    def pack_to_open(self, folder: Path) -> Path | None:
        """Exercises: the folder in which a pack.toml is chosen, or a packed file. None if nothing was chosen."""
        name, _filter = QtWidgets.QFileDialog.getOpenFileName(
            self._parent,
            _("Choose the exercises: a pack.toml in its folder, or a file"),
            str(folder),
            _("Exercises ({names})").format(names=f"pack.toml *{PACK_SUFFIX}"),
        )
        path = Path(name)
        return None if not name else path.parent if path.name == "pack.toml" else path

    def pack_to_save(self, suggested: Path) -> Path | None:
        """Where to put packed exercises, or None."""
        name, _filter = QtWidgets.QFileDialog.getSaveFileName(
            self._parent,
            _("Pack the exercises as a file"),
            str(suggested),
            _("Exercises ({names})").format(names=f"*{PACK_SUFFIX}"),
        )
        return with_ending(Path(name), PACK) if name else None

    def folder(self, start: Path, title: str) -> Path | None:
        """A folder to put something in, or None."""
        name = QtWidgets.QFileDialog.getExistingDirectory(self._parent, title, str(start))
        return Path(name) if name else None

    def pdf_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Where to put the printed plan, or None."""
        return ask_where_to_save(parent, suggested)

    def choose(self, look: Look, title: str, text: str, yes: str, no: str) -> bool:
        """A clear choice between two; the first is the safe one to say yes to."""
        box = QtWidgets.QMessageBox(self._parent)
        box.setWindowTitle("Samsyn")
        box.setStyleSheet(style_sheet(look))
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(title)
        box.setInformativeText(text)
        accept = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        box.addButton(no, QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(accept)
        box.exec()
        return box.clickedButton() is accept

    def tell(self, look: Look, error: WorkbookError) -> None:
        """Says what happened and what to do."""
        box = QtWidgets.QMessageBox(self._parent)
        box.setWindowTitle("Samsyn")
        box.setStyleSheet(style_sheet(look))
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(error.problem)
        box.setInformativeText(error.remedy)
        box.addButton(_("Close"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def ask_where_to_save(parent: QWidget, suggested: Path) -> Path | None:
    """Asks in the system's own dialog, which also asks before a file is replaced. None if nothing was chosen."""
    pdf, page = _("PDF files (*.pdf)"), _("Web pages (*.html)")
    dialog = QtWidgets.QFileDialog(parent, _("Save the document as"), str(suggested.parent), f"{pdf};;{page}")
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("html" if chosen == page else "pdf"))
    dialog.selectFile(suggested.name)
    chosen = dialog.selectedFiles() if dialog.exec() == QtWidgets.QFileDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return with_ending(Path(chosen[0]), PDF, WEB_PAGE) if chosen else None
