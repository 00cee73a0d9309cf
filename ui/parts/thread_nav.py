"""The left column: the exercises of the programme, in order, on the thread that holds them together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look import marks
from ui.look.look import Look, inner
from ui.parts.roving import PlaceButton, Roving
from workbook.tokens import LEFT_COLUMN, LEFT_RAIL, RADIUS_BUTTON, ROW_NAV

_KNOT_X, _NUMBER_X, _TITLE_X, _SIDE, _KNOT = 30, 48, 78, 12, 18


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading between the exercises."""

    label: str


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """A row one can go to; `state` is where the thread is with it."""

    id: str
    number: str
    title: str
    state: marks.Knot = "coming"


@lru_cache(maxsize=512)
def _height_in(room: int, text: str, look: Look, role: str) -> int:
    """How high a text is, broken at `room`; kept, since Qt asks for a column's size many times."""
    flags = int(Qt.TextFlag.TextWordWrap)
    return QFontMetrics(look.font(role)).boundingRect(QRect(0, 0, room, 10_000), flags, text).height()


class ThreadNav(QWidget):
    """Chapters and exercises on the thread. `chosen(id)` when one is clicked or entered.

    `state_words` maps "done", "here" and "coming" to what a screen reader adds ("klar"). Put it in a scroll
    area; it is as high as its rows. `set_rail(True)` leaves the knots only, 56 px wide.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        entries: list[Chapter | ExerciseRow] | None = None,
        *,
        name: str = "",
        state_words: dict[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._state_words, self._rail = look, state_words or {}, False
        self._entries: list[Chapter | ExerciseRow] = []
        self._tops: list[tuple[int, int]] = []
        self._rows: dict[int, PlaceButton] = {}
        self._roving = Roving(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_entries(entries or [])

    def set_entries(self, entries: list[Chapter | ExerciseRow]) -> None:
        """Show these rows. With the same ids as before the keyboard stays on its row."""
        old = [e.id for e in self._entries if isinstance(e, ExerciseRow)]
        new = [e.id for e in entries if isinstance(e, ExerciseRow)]
        self._entries = list(entries)
        if old != new or len(self._rows) != len(new):
            self._rebuild()
        else:
            indices = [i for i, e in enumerate(entries) if isinstance(e, ExerciseRow)]
            self._rows = dict(zip(indices, self._rows.values(), strict=True))
        home = 0
        for order, (index, row) in enumerate(self._rows.items()):
            entry = entries[index]
            assert isinstance(entry, ExerciseRow)
            said = self._state_words.get(entry.state, "")
            spoken = f"{entry.number} {entry.title}".strip()
            row.setAccessibleName(f"{spoken}, {said}" if said else spoken)
            row.setToolTip(spoken if self._rail else "")
            home = order if entry.state == "here" else home
        self._roving.set_home(home)
        if (first := self._roving.home_item()) is not None:
            self.setFocusProxy(first)
        self._place()
        self.updateGeometry()
        self.update()

    def set_current(self, exercise_id: str) -> None:
        """Move *here* to one exercise; the one that was here becomes one to come."""
        self.set_entries(
            [
                ExerciseRow(e.id, e.number, e.title, "here" if e.id == exercise_id else "coming")
                if isinstance(e, ExerciseRow) and (e.id == exercise_id or e.state == "here")
                else e
                for e in self._entries
            ]
        )

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.set_entries(self._entries)

    def row_of(self, exercise_id: str) -> QWidget | None:
        """The button of an exercise, to scroll to."""
        for index, row in self._rows.items():
            entry = self._entries[index]
            if isinstance(entry, ExerciseRow) and entry.id == exercise_id:
                return row
        return None

    def _rebuild(self) -> None:
        for row in self._rows.values():
            row.setParent(None)
            row.deleteLater()
        self._rows = {}
        for index, entry in enumerate(self._entries):
            if isinstance(entry, ExerciseRow):
                row = PlaceButton(entry.title, None, self)
                row.setProperty("ringRadius", RADIUS_BUTTON)
                row.clicked.connect(lambda _on=False, i=entry.id: self.chosen.emit(i))
                row.setVisible(True)
                self._rows[index] = row
        self._roving.set_items(list(self._rows.values()))

    def _title_box(self, entry: ExerciseRow) -> tuple[int, int]:
        """Width and height of a title, broken over lines where the column is too narrow for it."""
        look = self._look
        room = max(look.px(80), self.width() - look.px(_TITLE_X) - look.px(_SIDE) - look.px(2))
        return room, _height_in(room, entry.title, look, "bold" if entry.state == "here" else "body")

    def _measure(self) -> list[tuple[int, int]]:
        """Top and height of each entry."""
        look, y, tops = self._look, 0, []
        for entry in self._entries:
            height = look.px(ROW_NAV)
            if self._rail and isinstance(entry, Chapter):
                height = look.px(8)
            elif isinstance(entry, ExerciseRow) and not self._rail:
                height = max(height, self._title_box(entry)[1] + look.px(14))
            tops.append((y, height))
            y += height
        return tops

    def _place(self) -> None:
        self._tops = self._measure()
        look = self._look
        side = look.px(4) if self._rail else look.px(_SIDE)
        for index, row in self._rows.items():
            top, height = self._tops[index]
            row.setGeometry(side, top, max(1, self.width() - 2 * side), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        if self.minimumHeight() != self.sizeHint().height():
            self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        width = self._look.px(LEFT_RAIL if self._rail else LEFT_COLUMN)
        tops = self._measure()
        return QSize(width, sum(tops[-1]) + self._look.px(8) if tops else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(LEFT_RAIL), self.sizeHint().height())

    def _knot_at(self, index: int) -> QPointF:
        top, height = self._tops[index]
        x = self.width() / 2 if self._rail else self._look.px(_KNOT_X)
        return QPointF(x, top + min(height, self._look.px(ROW_NAV)) / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        exercises = [(i, e) for i, e in enumerate(self._entries) if isinstance(e, ExerciseRow)]
        for index, entry in exercises:
            self._paint_ground(painter, entry, self._rows[index])
        self._paint_thread(painter, exercises)
        for index, entry in exercises:
            at, side = self._knot_at(index), look.px(_KNOT)
            box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
            marks.knot(painter, box, look, entry.state)
            if not self._rail:
                self._paint_words(painter, index, entry)
        if not self._rail:
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("ink3" if self.isEnabled() else "off"))
            for index, chapter in enumerate(self._entries):
                if isinstance(chapter, Chapter):
                    top, height = self._tops[index]
                    left = look.px(_NUMBER_X)
                    box = QRectF(left, top + look.px(9), self.width() - left, height - look.px(9))
                    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                    painter.drawText(box, middle, chapter.label)
        painter.end()

    def _paint_ground(self, painter: QPainter, entry: ExerciseRow, row: QAbstractButton) -> None:
        look = self._look
        here, hover = entry.state == "here", row.underMouse() and self.isEnabled()
        if not here and not hover:
            return
        painter.setPen(look.pen("line") if here else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("paper" if here else "sunk"))
        radius = look.size(RADIUS_BUTTON)
        painter.drawRoundedRect(inner(QRectF(row.geometry()), look.px(1)), radius, radius)

    def _paint_thread(self, painter: QPainter, exercises: list[tuple[int, ExerciseRow]]) -> None:
        """Solid from the top to where the group is, dotted on to the last exercise."""
        if not exercises:
            return
        look = self._look
        reached = [i for i, e in exercises if e.state == "here"] or [
            i for i, e in exercises if e.state == "done"
        ]
        last = self._knot_at(exercises[-1][0])
        start = QPointF(last.x(), 0)
        here = self._knot_at(max(reached)) if reached else start
        pen = QPen(look.colour("edge"), look.size(1.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.6, 2.6])
        painter.setPen(pen)
        painter.drawLine(here, last)
        painter.setPen(QPen(look.colour("thread"), look.px(2)))
        if reached:
            painter.drawLine(start, here)

    def _paint_words(self, painter: QPainter, index: int, entry: ExerciseRow) -> None:
        look = self._look
        top, height = self._tops[index]
        here, coming = entry.state == "here", entry.state == "coming"
        off = not self.isEnabled() and not here
        font = look.font("bold" if here else "body")
        painter.setFont(font)
        row = QRectF(look.px(_NUMBER_X), top, look.px(_TITLE_X - _NUMBER_X), min(height, look.px(ROW_NAV)))
        painter.setPen(look.colour("off" if off else "ink" if here else "ink3"))
        number_flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, number_flags, entry.number)
        painter.setPen(look.colour("off" if off else "ink3" if coming else "ink"))
        room, tall = self._title_box(entry)
        box = QRectF(look.px(_TITLE_X), top + (height - tall) / 2, room, tall)
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), entry.title)
