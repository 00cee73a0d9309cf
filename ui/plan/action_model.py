"""The rows of a view as Qt asks for them: words for screen readers, the whole row for whoever paints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.plan.plan_in_words import Entry, GroupHead, PlanRow

ENTRY = int(Qt.ItemDataRole.UserRole)
MIME = "application/x-samsyn-action"

Index = QModelIndex | QPersistentModelIndex


class PlanModel(QAbstractListModel):
    """Headings and actions in the order they stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> bool:
        """Shows these. True if only words have changed, so that nothing has to be chosen again."""
        new = list(entries)
        if [_key(entry) for entry in new] != [_key(entry) for entry in self.entries]:
            self.beginResetModel()
            self.entries = new
            self.endResetModel()
            return False
        old, self.entries = self.entries, new
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                index = self.index(number)
                self.dataChanged.emit(index, index)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title if isinstance(entry, PlanRow) else entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(entry, PlanRow):
                return entry.spoken()
            return ", ".join(part for part in (entry.words, entry.detail, entry.count) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.entries[index.row()], GroupHead):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flag | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flag

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        for index in indexes:
            entry = self.entries[index.row()]
            if isinstance(entry, PlanRow):
                data.setData(MIME, entry.id.encode())
        return data

    # --- finding one's way --------------------------------------------------------------------------------------

    def row_of(self, id_: str) -> int:
        """Where an action stands, -1 if it does not."""
        for number, entry in enumerate(self.entries):
            if isinstance(entry, PlanRow) and entry.id == id_:
                return number
        return -1

    def action_at(self, row: int) -> PlanRow | None:
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, PlanRow) else None

    def group_of(self, row: int) -> str:
        """The key of the heading a row stands under."""
        for entry in reversed(self.entries[: max(0, row) + 1]):
            if isinstance(entry, GroupHead):
                return entry.key
        return ""

    def next_action(self, row: int, step: int) -> int:
        """The nearest action in that direction, -1 if there is none."""
        row += step
        while 0 <= row < len(self.entries):
            if isinstance(self.entries[row], PlanRow):
                return row
            row += step
        return -1


def _key(entry: Entry) -> str:
    return f"row {entry.id}" if isinstance(entry, PlanRow) else f"head {entry.key}"
