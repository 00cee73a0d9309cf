"""The red thread of one action: from whose need it is to what is done, every knot a way back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.plan.action_thread import Link, thread_of_origin, thread_to_need
from ui.look.look import Look
from ui.parts.roving import PlaceButton
from ui.parts.stack import column, empty
from ui.parts.words import VoiceText, Words
from ui.plan.plan_in_words import Reading, short
from workbook.light_dataclass import dataclass
from workbook.plan import Action
from workbook.tokens import LINE_THREAD, RADIUS_CELL
from workbook.words import _

_GUTTER, _KNOT, _CORE = 36, 11, 15


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot: what it is, in which exercise and with which values, its words, and where it leads."""

    label: str
    words: str
    voice: bool = False
    blind: bool = False
    exercise: str = ""
    item: str = ""
    here: bool = False


def thread_of(reading: Reading, action: Action) -> list[Knot]:
    """The knots of one action: services, customer group and need, what led to it where it was caught, and itself."""
    above = _need_knots(reading, action)
    known = {(knot.exercise, knot.item) for knot in above if knot.item}
    found = [] if action.origin[0] == reading.field.exercise else thread_of_origin(reading.sheet, action)
    knots = [_knot(link) for link in found if not link.item or (link.exercise, link.item) not in known]
    return [*above, *knots, Knot("", short(action.title) or _("No title yet"), here=True)]


def _knot(link: Link) -> Knot:
    label = _("Caught in {exercise}").format(exercise=link.exercise) if link.caught else link.label
    return Knot(label, short(link.words), voice=link.voice, exercise=link.exercise, item=link.item)


def _need_knots(reading: Reading, action: Action) -> list[Knot]:
    field, sheet = reading.needs_field, reading.sheet
    if field is None:
        return []
    need = next((row for _group, rows in reading.needs() for row in rows if row.id == action.need), None)
    if need is None:
        return [Knot("", _("No customer group yet"), blind=True)]
    *above, own = [_knot(link) for link in thread_to_need(sheet, need.id)]
    says = [field.exercise]
    for key, words in (("importance", _("important {n}")), ("met", _("met {n}"))):
        reference, _dot, column_id = sheet.pack.plan.get(key, "").rpartition(".")
        value = sheet.value(sheet.field(reference), need.id, column_id) if reference else None
        if isinstance(value, int):
            says.append(words.format(n=value))
    return [*above, replace(own, label=_("Need ({where})").format(where=", ".join(says)))]


class ThreadView(QWidget):
    """Knots under each other on the red thread. `go(exercise, item)`; `choose_need()` where there is none."""

    go = Signal(str, str)
    choose_need = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._knots: list[Knot] = []
        self._rows: list[QWidget] = []
        self._stack = column(look, self, space=6)
        self.setAccessibleName(_("Red thread"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_knots(self, knots: list[Knot]) -> None:
        """Shows these; builds nothing anew when only the action's own words have changed."""
        old, self._knots = self._knots, knots
        if old == knots:
            return
        if [k for k in old if not k.here] == [k for k in knots if not k.here] and self._rows:
            words = self._rows[-1].findChild(Words)
            if isinstance(words, Words):
                words.setText(knots[-1].words)
            return
        empty(self._stack)
        self._rows = [self._row(knot) for knot in knots]
        for row in self._rows:
            self._stack.addWidget(row)
        self.update()

    def _row(self, knot: Knot) -> QWidget:
        look = self._look
        if knot.here:
            row: QWidget = QWidget()
            stack = column(look, row, margins=(_GUTTER, 4, 0, 0))
            stack.addWidget(Words(look, knot.words, "panel"))
            return row
        link = _KnotLink(look, knot)
        if knot.blind:
            link.clicked.connect(self.choose_need)
        else:
            link.clicked.connect(lambda: self.go.emit(knot.exercise, knot.item))
        return link

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = look.px(12)
        spots = [self._middle(row, knot) for row, knot in zip(self._rows, self._knots, strict=True)]
        if spots:
            painter.setPen(QPen(look.colour("thread"), look.px(LINE_THREAD)))
            painter.drawLine(QPointF(x, spots[0]), QPointF(x, spots[-1]))
        for y, knot in zip(spots, self._knots, strict=True):
            painter.setPen(QPen(look.colour("thread"), look.px(2)))
            painter.setBrush(look.colour("thread" if knot.here else "bg"))
            r = look.size((_CORE if knot.here else _KNOT) / 2)
            painter.drawEllipse(QPointF(x, y), r, r)
        painter.end()

    def _middle(self, row: QWidget, knot: Knot) -> float:
        line = self._look.line_height("panel" if knot.here else "small")
        return row.y() + self._look.px(4) + line / 2


class _KnotLink(PlaceButton):
    """A knot as a button: what it is in small, its words beneath."""

    def __init__(self, look: Look, knot: Knot) -> None:
        super().__init__(", ".join(part for part in (knot.label, knot.words[:400]) if part))
        self.setProperty("ringRadius", RADIUS_CELL)
        self._look = look
        self._stack = stack = column(look, self, margins=(_GUTTER, 4, 4, 4))
        if knot.label:
            stack.addWidget(Words(look, knot.label, "small", colour="ink2"))
        make = VoiceText if knot.voice else Words
        if knot.voice:
            stack.addWidget(make(look, knot.words))
        else:
            stack.addWidget(Words(look, knot.words, colour="ochre" if knot.blind else "ink"))
        for words in self.findChildren(Words):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._stack.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._stack.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._stack.totalMinimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("sunk"))
            box = QRectF(self.rect()).adjusted(self._look.px(28), 0, 0, 0)
            painter.drawRoundedRect(box, self._look.size(RADIUS_CELL), self._look.size(RADIUS_CELL))
            painter.end()
