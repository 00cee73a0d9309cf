"""The responsibility grid: tasks down, roles across, and in the last column what has to be sorted out.

Every cell is a small button of its own, so that the keyboard and a screen reader find "Sätta riktning,
Nämnden: har ansvaret"; the grid paints them all. The roles scroll sideways when there is no room, the
tasks stay where they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.look import marks
from ui.look.look import Look
from ui.parts.role_cell import BLEED, CODES, MARK, paint_role
from ui.parts.roving import PlaceButton, Roving
from ui.parts.words import Words
from workbook.tokens import RADIUS_BUTTON, ROW_GRID, TARGET_ICON

_TASK_LEAST, _TASK_MOST, _ROLE_LEAST, _ROLE_MOST = 150, 300, 72, 96
_NOTE_LEAST, _NOTE_MOST = 210, 300
_SPREAD_ROW = 62
_DOWN, _ACROSS = int(Qt.TextFlag.TextWordWrap), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom


@dataclass(frozen=True, slots=True)
class Note:
    """What stands last in a row; `broken` tints the row, sets it bold and puts a triangle before the words."""

    text: str
    broken: bool = False


CellOf = tuple[str, str]
"""(task id, role id)."""


class RoleGrid(QWidget):
    """`roles` and `tasks` are (id, words); role words may hold soft hyphens where they may break.

    `values` maps (task id, role id) to "A", "R", "C", "I" or None; `letters` and `value_words` say how each
    code is written and spoken, `empty_words` how nothing is spoken. `extras` are small counts per cell
    ("5 A, 1 U"). `cell_changed(task_id, role_id, code or None)` tells what the user set.
    """

    cell_changed = Signal(str, str, object)

    def __init__(
        self,
        look: Look,
        roles: list[tuple[str, str]],
        tasks: list[tuple[str, str]],
        values: dict[CellOf, str | None],
        letters: dict[str, str],
        *,
        value_words: dict[str, str] | None = None,
        empty_words: str = "",
        notes: dict[str, Note] | None = None,
        extras: dict[CellOf, str] | None = None,
        task_header: str = "",
        notes_header: str = "",
        name: str = "",
        editable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.roles, self.tasks, self.letters = look, list(roles), list(tasks), dict(letters)
        self.values, self.extras, self.notes = dict(values), dict(extras or {}), dict(notes or {})
        self._value_words, self._empty_words = value_words or letters, empty_words
        self.headers, self._editable = (task_header, notes_header), editable
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._left = TaskColumn(self)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cells = RoleCells(self)
        self._area.setWidget(self._cells)
        if (first := self._cells.roving.home_item()) is not None:
            self.setFocusProxy(first)
        self.set_notes(self.notes)

    # -- what is shown ---------------------------------------------------------------------------

    def set_cell(self, task: str, role: str, value: str | None) -> None:
        """Show one value without telling anyone."""
        self.values[task, role] = value
        self._cells.name_cell(self._index(task, role))
        if self.extras:
            self._arrange()

    def set_values(self, values: dict[CellOf, str | None], extras: dict[CellOf, str] | None = None) -> None:
        self.values, self.extras = dict(values), dict(extras or {})
        self._cells.name_cells()
        self._arrange()

    def set_notes(self, notes: dict[str, Note]) -> None:
        """Replace the last column; rows without a note have nothing to sort out."""
        self.notes = dict(notes)
        self._cells.show_notes()
        self._cells.name_cells()
        self._arrange()

    def cell(self, task: str, role: str) -> QWidget:
        """The button of one cell, to give it the keyboard."""
        return self._cells.buttons[self._index(task, role)]

    def _index(self, task: str, role: str) -> int:
        row = [t for t, _ in self.tasks].index(task)
        return row * len(self.roles) + [r for r, _ in self.roles].index(role)

    def spoken(self, task: str, role: str) -> str:
        code = self.values.get((task, role))
        said = self._empty_words if code is None else self._value_words.get(code, code)
        extra = self.extras.get((task, role))
        return ", ".join(part for part in (said, extra) if part)

    # -- what the user does ----------------------------------------------------------------------

    def choose(self, task: str, role: str, value: str | None) -> None:
        if self._editable and self.values.get((task, role)) != value:
            self.set_cell(task, role, value)
            self.cell_changed.emit(task, role, value)

    def cycle(self, task: str, role: str) -> None:
        order: list[str | None] = [None, *CODES]
        now = self.values.get((task, role))
        self.choose(task, role, order[(order.index(now) + 1) % len(order)])

    # -- measures --------------------------------------------------------------------------------

    def head_height(self, role_width: int) -> int:
        metrics = QFontMetrics(self.look.font("cell_bold"))
        room = QRect(0, 0, role_width - self.look.px(6), 10_000)
        tallest = max(
            (metrics.boundingRect(room, _DOWN, words).height() for _, words in self.roles), default=0
        )
        return max(tallest, metrics.height()) + self.look.px(14)

    def columns(self) -> tuple[int, int, int]:
        """Width of the tasks, of each role and of the notes; more than the widget is wide means scrolling."""
        look, room = self.look, self.width() - 2 * self.look.px(BLEED)
        pieces = [p for _, words in self.roles for p in re.split("[ \u00ad-]", words)]
        role = max((look.text_width("cell_bold", p + "-") for p in pieces), default=0) + look.px(4)
        role = max(role, look.px(_ROLE_LEAST))
        natural = max((look.text_width("bold", words) for _, words in self.tasks), default=0) + look.px(16)
        most = min(natural, max(look.px(_TASK_MOST), room // 3))
        least = min(most, max(look.px(_TASK_LEAST), room // 4))
        note = look.px(_NOTE_LEAST) if self.headers[1] else 0
        count = max(1, len(self.roles))
        said = [look.text_width("cell", n.text) for n in self.notes.values()]
        note_wish = (
            max(note, min(max(said, default=0) + self.note_inset(), look.px(_NOTE_MOST))) if note else 0
        )
        spare = room - most - count * role - note
        if spare >= 0:
            spare = max(0, room - most - count * role - note_wish)
            grow = min(max(0, look.px(_ROLE_MOST) - role), spare // count)
            return most, role + grow, room - most - count * (role + grow)
        task = max(least, most + spare)
        return task, role, max(note, room - task - count * role)

    def row_heights(self) -> list[int]:
        look = self.look
        task_width, _, note_width = self.columns()
        heights = []
        for task, words in self.tasks:
            note = self.notes.get(task)
            bold = note is not None and note.broken
            metrics = QFontMetrics(look.font("bold" if bold else "body"))
            room = QRect(0, 0, task_width - look.px(8), 10_000)
            height = max(look.px(ROW_GRID), metrics.boundingRect(room, _DOWN, words).height() + look.px(16))
            label = self._cells.notes.get(task)
            if label is not None:
                height = max(height, label.heightForWidth(note_width - self.note_inset()) + look.px(16))
            if any((task, role) in self.extras and self.values.get((task, role)) for role, _ in self.roles):
                height = max(height, look.px(_SPREAD_ROW))
            heights.append(height)
        return heights

    def note_inset(self) -> int:
        return self.look.px(28 + 16)

    def _total_height(self) -> int:
        task, role, note = self.columns()
        scrolls = task + role * len(self.roles) + note > self.width() - 2 * self.look.px(BLEED)
        bar = self.look.px(14) if scrolls else 0
        return self.head_height(role) + sum(self.row_heights()) + self.look.px(1) + bar

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(900), self._total_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(360), self._total_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look = self.look
        task, role, note = self.columns()
        left = look.px(BLEED) + task
        height = self._total_height()
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
            self.setMaximumHeight(height)
            self.updateGeometry()
        self._left.setGeometry(0, 0, left, height)
        self._area.setGeometry(left, 0, max(1, self.width() - left), height)
        self._cells.resize(role * len(self.roles) + note + look.px(BLEED), height)
        self._cells.place()
        self._left.update()
        self._cells.update()

    # -- painting that both halves share ---------------------------------------------------------

    def paint_rows(
        self, painter: QPainter, left: int, right: int, line_left: int, line_right: int
    ) -> list[QRectF]:
        """Tint and lines of every row between `left` and `right`; returns the rows' boxes."""
        look = self.look
        hair = look.px(1)
        y = self.head_height(self.columns()[1])
        painter.fillRect(
            QRectF(line_left, y - hair, line_right - line_left, look.px(1.5)), look.colour("ink")
        )
        boxes = []
        for (task, _), height in zip(self.tasks, self.row_heights(), strict=True):
            note = self.notes.get(task)
            box = QRectF(left, y, right - left, height)
            broken = note is not None and note.broken
            if broken:
                painter.fillRect(box, look.colour("ochre_tint"))
            ends = (left, right) if broken else (line_left, line_right)
            painter.fillRect(QRectF(ends[0], y + height - hair, ends[1] - ends[0], hair), look.colour("line"))
            boxes.append(box)
            y += height
        return boxes


class TaskColumn(QWidget):
    """The left half: the column of tasks, which stays when the roles scroll sideways."""

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
    """The right half: a button for each task and role, and the notes; it scrolls sideways in a narrow window."""

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

    def _place_of(self, index: int) -> CellOf:
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
