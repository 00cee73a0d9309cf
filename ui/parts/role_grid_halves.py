"""The two halves of the responsibility grid: the column that stays, and the cells that may scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import marks
from ui.parts.role_cell import BLEED, MARK, paint_role
from ui.parts.roving import PlaceButton, Roving
from ui.parts.words import Words
from workbook.tokens import RADIUS_BUTTON, TARGET_ICON

if TYPE_CHECKING:
    from ui.parts.role_grid import Place, RoleGrid

_DOWN, _ACROSS = int(Qt.TextFlag.TextWordWrap), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom


class TaskColumn(QWidget):
    """The column that stays."""

    def __init__(self, grid: RoleGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paintEvent(self, event: QPaintEvent) -> None:
        grid, look = self._grid, self._grid.look
        painter = QPainter(self)
        left = look.px(BLEED)
        head = grid.head_height(grid.columns()[1]) - look.px(7)
        painter.setFont(look.font("cell_bold"))
        painter.setPen(look.colour("ink"))
        box = QRectF(left, 0, self.width() - left, head)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, grid.headers[0])
        rows = grid.paint_rows(painter, 0, self.width(), left, self.width())
        painter.setPen(look.colour("ink"))
        for (task, words), row in zip(grid.tasks, rows, strict=True):
            note = grid.notes.get(task)
            painter.setFont(look.font("bold" if note is not None and note.broken else "body"))
            room = row.adjusted(left, 0, -look.px(8), 0)
            painter.drawText(room, _DOWN | int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()


class RoleCells(QWidget):
    """Roles across, and the notes."""

    def __init__(self, grid: RoleGrid) -> None:
        super().__init__()
        self._grid = grid
        self.notes: dict[str, Words] = {}
        self.buttons: list[PlaceButton] = []
        self.roving = Roving(self, self._pressed)
        for task, _ in grid.tasks:
            for role, _ in grid.roles:
                button = PlaceButton("", None, self)
                button.setProperty("ringRadius", RADIUS_BUTTON)
                button.clicked.connect(lambda _on=False, t=task, r=role: grid.cycle(t, r))
                self.buttons.append(button)
        self.roving.set_items(list(self.buttons))

    def _place_of(self, index: int) -> Place:
        row, column = divmod(index, len(self._grid.roles))
        return self._grid.tasks[row][0], self._grid.roles[column][0]

    def name_cells(self) -> None:
        for index in range(len(self.buttons)):
            self.name_cell(index)

    def name_cell(self, index: int) -> None:
        """Say in words what the cell holds, and paint it again."""
        grid, button = self._grid, self.buttons[index]
        task, role = self._place_of(index)
        row, column = divmod(index, len(grid.roles))
        note = grid.notes.get(task)
        label = grid.roles[column][1].replace("\u00ad", "")
        button.setAccessibleName(f"{grid.tasks[row][1]}, {label}: {grid.spoken(task, role)}")
        button.setAccessibleDescription(note.text if note is not None else "")
        button.update()

    def show_notes(self) -> None:
        for label in self.notes.values():
            label.setParent(None)
            label.deleteLater()
        self.notes = {}
        for task, note in self._grid.notes.items():
            label = Words(
                self._grid.look, note.text, "cell", colour="ink" if note.broken else "ink2", parent=self
            )
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.show()
            self.notes[task] = label

    def place(self) -> None:
        grid, look = self._grid, self._grid.look
        _, wide, note_width = grid.columns()
        side = look.px(TARGET_ICON)
        y = grid.head_height(wide)
        for row, ((task, _), height) in enumerate(zip(grid.tasks, grid.row_heights(), strict=True)):
            for column, (role, _) in enumerate(grid.roles):
                button = self.buttons[row * len(grid.roles) + column]
                x = column * wide + (wide - side) // 2
                shift = look.px(9) if (task, role) in grid.extras and grid.values.get((task, role)) else 0
                button.setGeometry(x, y + (height - look.px(1) - side) // 2 - shift, side, side)
            label = self.notes.get(task)
            if label is not None:
                broken = grid.notes[task].broken
                left = wide * len(grid.roles) + (grid.note_inset() if broken else look.px(16))
                room = note_width - grid.note_inset()
                tall = label.heightForWidth(room)
                label.setGeometry(left, y + (height - tall) // 2, room, tall)
            y += height

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside a mark but in its cell counts: the target is the whole cell."""
        wide = self._grid.columns()[1]
        at = event.position().toPoint()
        for button in self.buttons:
            box = button.geometry()
            if abs(at.x() - box.center().x()) <= wide // 2 and box.top() - 4 <= at.y() <= box.bottom() + 4:
                button.setFocus(Qt.FocusReason.MouseFocusReason)
                button.click()
                return

    def _pressed(self, event: QKeyEvent, index: int) -> bool:
        grid, across = self._grid, len(self._grid.roles)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        task, role = self._place_of(index)
        row, column = divmod(index, across)
        key, typed = event.key(), event.text().casefold()
        codes = {letter.casefold(): code for code, letter in grid.letters.items()}
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = row + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= to < len(grid.tasks):
                self.roving.go(to * across + column)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = column + (1 if key == Qt.Key.Key_Right else -1)
            if 0 <= to < across:
                self.roving.go(row * across + to)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.roving.go(row * across + (0 if key == Qt.Key.Key_Home else across - 1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            grid.choose(task, role, None)
        elif typed and typed in codes:
            grid.choose(task, role, codes[typed])
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        grid, look = self._grid, self._grid.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _, wide, _ = grid.columns()
        end = self.width() - look.px(BLEED)
        rows = grid.paint_rows(painter, 0, self.width(), 0, end)
        head = grid.head_height(wide) - look.px(7)
        painter.setFont(look.font("cell_bold"))
        painter.setPen(look.colour("ink"))
        for column, (_, words) in enumerate(grid.roles):
            box = QRectF(column * wide + look.px(3), 0, wide - look.px(6), head)
            painter.drawText(box, _DOWN | int(_ACROSS), words)
        last = QRectF(wide * len(grid.roles) + look.px(16), 0, self.width(), head)
        painter.drawText(last, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, grid.headers[1])
        dirty = event.rect().adjusted(-wide, -wide, wide, wide)
        for index, button in enumerate(self.buttons):
            if button.geometry().intersects(dirty):
                self._paint_cell(painter, index, button)
        side = look.px(20)
        for (task, _), row in zip(grid.tasks, rows, strict=True):
            note = grid.notes.get(task)
            if note is not None and note.broken:
                at = QPoint(round(wide * len(grid.roles) + look.px(16)), round(row.center().y() - side / 2))
                marks.blind(painter, QRectF(at.x(), at.y(), side, side), look)
        painter.end()

    def _paint_cell(self, painter: QPainter, index: int, button: PlaceButton) -> None:
        grid, look = self._grid, self._grid.look
        task, role = self._place_of(index)
        box = QRectF(button.geometry())
        code, extra = grid.values.get((task, role)), grid.extras.get((task, role))
        if button.underMouse() and code is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sunk"))
            inset = (box.width() - look.px(MARK)) / 2
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), look.size(5), look.size(5))
        paint_role(painter, box, look, code, grid.letters.get(code or "", ""))
        if extra:
            wide, line = grid.columns()[1], look.line_height("small")
            top = box.bottom() - look.px(2) if code else box.center().y() - line / 2
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("ink2"))
            below = QRectF(box.center().x() - wide / 2, top, wide, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, extra)
