"""A list of actions that is as high as its rows: the view around it scrolls, so that nothing has two scroll bars.

Painted by a delegate, because five hundred actions must not be five hundred widgets.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.look import Look
from ui.plan.action_model import MIME, PlanModel
from ui.plan.plan_in_words import Entry

_PAGE = 8


class ActionList(QListView):
    """Headings and actions. What the user does is only told; whoever owns the list writes it."""

    picked = Signal(str)
    """An action has become the chosen one."""
    opened = Signal(str)
    """Its details are asked for."""
    deleted = Signal(str)
    cycled = Signal(str)
    """Its status is to be the next."""
    nudged = Signal(str, int, int)
    """(action, columns to the right, rows down) with Alt and an arrow."""
    dropped = Signal(str, str, str)
    """(action, the action it is to stand before or empty, the group it is dropped in)."""
    left_over = Signal(int, int)
    """The keyboard leaves sideways: (columns to the right, from which row)."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.rows = PlanModel(self)
        self._drop_at = -1
        # One that fills no ground. The first widget of Qt's own that Python sees makes it list every class of widget.
        self.setViewport(QWidget())
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    # --- what is shown ------------------------------------------------------------------------------------------

    def set_entries(self, entries: Sequence[Entry], chosen: str) -> None:
        """Shows these rows, with the chosen action if it is among them."""
        if not self.rows.set_entries(entries):
            self.choose(chosen)
        self.fit()

    def chosen(self) -> str:
        row = self.rows.action_at(self.currentIndex().row())
        return row.id if row is not None else ""

    def choose(self, id_: str) -> None:
        """Makes an action the chosen one without telling anybody."""
        row = self.rows.row_of(id_)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def go(self, row: int) -> None:
        """Moves to a row and tells."""
        action = self.rows.action_at(row)
        if action is not None:
            self.setCurrentIndex(self.rows.index(row))
            self.show_current()
            self.picked.emit(action.id)

    def show_current(self) -> None:
        """Scrolls whatever is around the list so that the chosen row can be seen."""
        index = self.currentIndex()
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if isinstance(area, QScrollArea) else None
        if not index.isValid() or not isinstance(area, QScrollArea) or content is None:
            return
        box = self.visualRect(index)
        middle = self.viewport().mapTo(content, box.center())
        area.ensureVisible(
            area.horizontalScrollBar().value(), middle.y(), 0, box.height() // 2 + self.look.px(12)
        )

    def fit(self) -> None:
        """As high as the rows are at this width."""
        need = self.content_height()
        if self.minimumHeight() != need or self.maximumHeight() != need:
            self.setFixedHeight(need)
        self.doItemsLayout()

    def content_height(self) -> int:
        delegate, option = self.itemDelegate(), self._option()
        rows = range(self.rows.rowCount())
        return sum(delegate.sizeHint(option, self.rows.index(row)).height() for row in rows) + 1

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        return option

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.minimumHeight())

    # --- keys and pointer ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            event.ignore()

    def _key(self, event: QKeyEvent) -> bool:
        key, id_, row = event.key(), self.chosen(), self.currentIndex().row()
        arrows = {
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
        }  # fmt: skip
        step = arrows.get(Qt.Key(key))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            if id_:
                self.nudged.emit(id_, *step)
            return True
        if modifiers:
            return False
        if step is not None:
            return self._walk(step, row)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._jump(Qt.Key(key), row)
        elif not id_:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(id_)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(id_)
        elif key == Qt.Key.Key_Space:
            self.cycled.emit(id_)
        else:
            return False
        return True

    def _walk(self, step: tuple[int, int], row: int) -> bool:
        right, down = step
        if right:
            self.left_over.emit(right, row)
            return True
        to = self.rows.next_action(row, down)
        if to >= 0:
            self.go(to)
        return to >= 0

    def _jump(self, key: Qt.Key, row: int) -> None:
        last = self.rows.rowCount() - 1
        if key == Qt.Key.Key_Home:
            to = self.rows.next_action(-1, 1)
        elif key == Qt.Key.Key_End:
            to = self.rows.next_action(last + 1, -1)
        elif key == Qt.Key.Key_PageUp:
            to = self.rows.next_action(max(-1, row - _PAGE - 1), 1)
        else:
            to = self.rows.next_action(min(last + 1, row + _PAGE + 1), -1)
        self.go(to)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        action = self.rows.action_at(at.row()) if at.isValid() else None
        if action is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(action.id)
            self.opened.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes in by Tab stands on a row, so that something is framed."""
        super().focusInEvent(event)
        if not self.chosen():
            self.go(self.rows.next_action(-1, 1))
        else:
            self.show_current()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- dragging, the second way -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self._drop_at = self._gap_at(event.position().toPoint())
            self.viewport().update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_at = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        id_ = bytes(event.mimeData().data(MIME).data()).decode()
        gap = self._gap_at(event.position().toPoint())
        self._drop_at = -1
        # A copy, as far as Qt is told: a move would have it take the row out of the model it came from.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.viewport().update()
        after = self.rows.action_at(gap)
        self.dropped.emit(id_, after.id if after is not None else "", self.rows.group_of(gap - 1))

    def _gap_at(self, point: QPoint) -> int:
        """Before which row something would land there; never above the first heading."""
        index = self.indexAt(point)
        count = self.rows.rowCount()
        if not index.isValid():
            return count
        box = self.visualRect(index)
        gap = index.row() + (point.y() > box.center().y())
        first_is_action = self.rows.action_at(0) is not None
        return max(0 if first_is_action else min(1, count), gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at < 0:
            return
        count = self.rows.rowCount()
        index = self.rows.index(min(self._drop_at, count - 1))
        box = self.visualRect(index)
        y = float(box.bottom() if self._drop_at >= count else box.top())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.look.colour("people"), self.look.px(3)))
        painter.drawLine(QPointF(0, y), QPointF(self.viewport().width(), y))
        painter.end()
