"""The responsibility grid: tasks down, roles across, and in the last column what has to be sorted out.

Every cell is a small button of its own, so that the keyboard and a screen reader find "Sätta riktning,
Nämnden: har ansvaret"; the grid paints them all. The roles scroll sideways when there is no room, the
tasks stay where they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.look.look import Look
from ui.parts.role_cell import BLEED, CODES
from ui.parts.role_grid_halves import RoleCells, TaskColumn
from workbook.tokens import ROW_GRID

_TASK_LEAST, _TASK_MOST, _ROLE_LEAST, _ROLE_MOST = 150, 300, 72, 96
_NOTE_LEAST, _NOTE_MOST = 210, 300
_SPREAD_ROW = 62
_DOWN = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Note:
    """What stands last in a row; `broken` tints the row, sets it bold and puts a triangle before the words."""

    text: str
    broken: bool = False


Place = tuple[str, str]


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
        values: dict[Place, str | None],
        letters: dict[str, str],
        *,
        value_words: dict[str, str] | None = None,
        empty_words: str = "",
        notes: dict[str, Note] | None = None,
        extras: dict[Place, str] | None = None,
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

    def set_values(self, values: dict[Place, str | None], extras: dict[Place, str] | None = None) -> None:
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
