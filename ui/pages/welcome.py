"""The first page: a new workbook, one of your own, the sample, and what was open last."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.look import marks
from ui.look.icons import draw_icon
from ui.look.look import Look
from ui.parts.buttons import LinkButton, PaintedButton
from ui.parts.key_hint import draw_hint, hint_width
from ui.parts.mark import Mark
from ui.parts.segmented import Segmented
from ui.parts.stack import column, ground, hairline, row
from ui.parts.words import Words
from ui.settings import Recent
from workbook.words import LANGUAGES, NAMES, _, language


class Welcome(QWidget):
    """Says what is wanted; the window does it."""

    new = Signal()
    open_file = Signal()
    sample = Signal()
    open_recent = Signal(Path)
    language_chosen = Signal(str)
    keys = Signal()
    about = Signal()

    def __init__(self, look: Look, recent: list[Recent], version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        line = row(look, self)
        self._picture = _Picture(look)
        line.addWidget(self._picture, 39)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QWidget()
        ground(right, "paper")
        area.setWidget(right)
        line.addWidget(area, 61)
        self._right = column(look, right, margins=(66, 28, 66, 26))
        top = row(look, space=12)
        top.addStretch(1)
        top.addWidget(_Globe(look))
        top.addWidget(Words(look, _("Language"), "small", colour="ink2", wrap=False))
        languages = Segmented(
            look, [(code, NAMES[code], None) for code in LANGUAGES], language(), name=_("Language")
        )
        languages.changed.connect(self.language_chosen)
        top.addWidget(languages)
        self._right.addLayout(top)
        self._right.addSpacing(look.px(52))
        self.first: _BigChoice | None = None
        choices = (
            (
                "book",
                _("New workbook"),
                _("Name the group, add the participants, choose a programme."),
                "Ctrl+N",
            ),
            ("folder", _("Open a workbook"), _("One file for each group, ending in .samsyn."), "Ctrl+O"),
            (
                "eye",
                _("Look at the sample"),
                _("A filled-in workbook from a made-up home-care unit. Change what you like."),
                "Ctrl+E",
            ),
        )
        signals = (self.new, self.open_file, self.sample)
        for number, (icon, title, words, keys) in enumerate(choices):
            if number:
                between = row(look, margins=(_RING, 0, _RING, 0))
                between.addWidget(hairline())
                self._right.addLayout(between)
            choice = _BigChoice(look, icon, title, words, keys)
            choice.clicked.connect(signals[number])
            self.first = self.first or choice
            self._right.addWidget(choice)
        self._right.addSpacing(look.px(36))
        rest = column(look, margins=(_RING, 0, _RING, 0))
        self._right.addLayout(rest, 1)
        if recent:
            rest.addWidget(Words(look, _("Opened last"), "panel"))
            rest.addSpacing(look.px(8))
            for entry in recent[:5]:
                rest.addWidget(hairline())
                button = _RecentRow(look, entry)
                button.clicked.connect(lambda _on=False, path=entry.path: self.open_recent.emit(path))
                rest.addWidget(button)
            rest.addWidget(hairline())
        rest.addStretch(1)
        rest.addSpacing(look.px(16))
        foot = row(look, space=24)
        for words, signal in ((_("Keys"), self.keys), (_("About Samsyn"), self.about)):
            link = LinkButton(look, words, bold=False)
            link.clicked.connect(signal)
            foot.addWidget(link)
        foot.addStretch(1)
        foot.addWidget(Words(look, _("Version {n}").format(n=version), "small", colour="ink2", wrap=False))
        rest.addLayout(foot)

    def focus_first(self) -> None:
        if self.first is not None:
            self.first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() / self._look.zoom
        self._picture.setVisible(wide >= 960)
        side = 66 if wide >= 1200 else 14
        self._right.setContentsMargins(
            self._look.px(side), self._look.px(28), self._look.px(side), self._look.px(26)
        )


_RING = 22
"""How far the big choices, and so their focus ring, stand out beside the rest of the column."""


class _Picture(QWidget):
    """The idea in a picture: several strands, a knot, one thread."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        ground(self, "bg")
        stack = column(look, self, margins=(64, 64, 64, 56))
        brand = row(look, space=14)
        brand.addWidget(Mark(look, 34))
        brand.addWidget(Words(look, "Samsyn", "title", wrap=False))
        brand.addStretch(1)
        stack.addLayout(brand)
        stack.addStretch(1)
        stack.addWidget(Words(look, _("Think alone."), "question"))
        stack.addWidget(Words(look, _("Decide together."), "question"))
        stack.addSpacing(look.px(10))
        stack.addWidget(
            Words(
                look,
                _("A workbook for leadership groups. All you write stays on this computer."),
                "intro",
                colour="ink2",
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.colour("bg"))
        height = self.height() * 0.47
        marks.strands(painter, QRectF(0, self.height() * 0.215, self.width(), height), self._look, 6)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self._look.colour("line"))
        painter.end()


class _Globe(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(20), look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, "globe", QRectF(self.rect()), self._look.colour("ink2"))
        painter.end()


class _BigChoice(PaintedButton):
    """Icon, a title and a line beneath it, with its keys to the right; the whole row is the button."""

    def __init__(self, look: Look, icon: str, title: str, words: str, keys: str) -> None:
        super().__init__(look, title, size=92)
        self._big_icon, self._words, self._keys = icon, words, keys
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setProperty("ringRadius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.look.px(92 if self._fits() else 118))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(220), self.sizeHint().height())

    def _fits(self) -> bool:
        room = self.width() - self.look.px(64 + 24 + 2 * _RING) - hint_width(self.look, self._keys)
        return self.width() < 50 or self.look.text_width("body", self._words) < room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("bg"))
            painter.drawRoundedRect(QRectF(self.rect()), look.size(8), look.size(8))
        middle = self.height() / 2
        side = look.size(24)
        draw_icon(
            painter,
            self._big_icon,
            QRectF(look.size(_RING), middle - side / 2, side, side),
            look.colour("ink"),
        )
        left = look.px(_RING + 48)
        keys = hint_width(look, self._keys)
        room = self.width() - left - keys - look.px(24 + _RING)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("lead"))
        two = not self._fits()
        high = look.px(28) + look.px(23 if not two else 46)
        y = int(middle - high / 2)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(left, y, room, look.px(28), flags, self.text())
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("body"))
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.drawText(left, y + look.px(28), room, look.px(46 if two else 23), flags | wrap, self._words)
        hint = look.size(24)
        draw_hint(
            painter,
            QRectF(self.width() - keys - look.px(_RING), middle - hint / 2, keys, hint),
            look,
            self._keys,
        )
        painter.end()


class _RecentRow(PaintedButton):
    """A workbook that was open here: its name, where it lies, how far it had come, and when."""

    def __init__(self, look: Look, entry: Recent) -> None:
        super().__init__(look, entry.title or entry.path.stem, size=60)
        self._progress = (
            _("{n} of {of} exercises").format(n=entry.done, of=entry.total) if entry.total else ""
        )
        self._when = when_words(entry.when)
        self._where = " › ".join(entry.path.parent.parts[-2:])
        self.setAccessibleName(f"{self.text()}, {self._progress}, {self._when}")
        self.setToolTip(str(entry.path))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), look.colour("bg"))
        draw_icon(
            painter,
            "file",
            QRectF(look.size(2), (self.height() - look.size(20)) / 2, look.size(20), look.size(20)),
            look.colour("ink2"),
        )
        left, right = look.px(38), self.width()
        wide = self.width() / look.zoom >= 520
        name_room = int((right - left) * (0.52 if wide else 0.72))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("bold"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        name = look.metrics("bold").elidedText(self.text(), Qt.TextElideMode.ElideRight, name_room)
        painter.drawText(left, look.px(8), name_room, look.px(24), flags, name)
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("small"))
        where = look.metrics("small").elidedText(self._where, Qt.TextElideMode.ElideMiddle, name_room)
        painter.drawText(left, look.px(32), name_room, look.px(20), flags, where)
        if wide:
            painter.drawText(left + name_room, 0, look.px(170), self.height(), flags, self._progress)
        painter.drawText(
            0,
            0,
            right - look.px(2),
            self.height(),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            self._when,
        )
        painter.end()


def when_words(when: datetime, today: date | None = None) -> str:
    """*today 16.20*, *yesterday 16.20*, *3 March*."""
    from PySide6.QtCore import QDate, QLocale

    today = today or date.today()
    time = when.strftime(_("%H.%M"))
    days = (today - when.date()).days
    if days == 0:
        return _("today {time}").format(time=time)
    if days == 1:
        return _("yesterday {time}").format(time=time)
    form = "d MMMM" if when.year == today.year else "d MMMM yyyy"
    form = form.replace("d ", "d. ") if language() == "nb" else form
    return QLocale(language()).toString(QDate(when.year, when.month, when.day), form)
