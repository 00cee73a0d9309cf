"""When Samsyn itself has a fault: say so plainly, say what is safe, and give the details to copy."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from workbook.words import _


def tell_bug(parent: QWidget, details: str) -> None:
    """A message with the details folded; what is in the workbook is saved as it was."""
    box = QMessageBox(parent)
    box.setWindowTitle("Samsyn")
    box.setTextFormat(box.textFormat().PlainText)
    box.setText(_("Samsyn made a mistake."))
    box.setInformativeText(
        _("What you have written is saved. You can go on; if it happens again, send us the details.")
    )
    box.setDetailedText(details)
    copy = box.addButton(_("Copy the details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(details)
