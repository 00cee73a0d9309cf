"""The clock as one sees it: small in the top bar, large in the facilitator's panel.

Figures, a bar that shortens to the left, and words when the time is nearly or wholly up. Nothing turns red, nothing
blinks, nothing takes the keyboard.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.clock import Clock
from ui.look.icons import draw_icon
from ui.look.look import Look, fill
from ui.parts.buttons import IconButton, OutlineButton
from ui.parts.stack import column, row
from ui.parts.words import Words
from ui.time_words import figures, left_words, warning_words
from workbook.words import _, pgettext

_ICON, _GAP = 20, 10


class Figures(QLabel):
    """The time that is left, with its bar. Spoken as *Eight minutes and 41 seconds left*.

    `wide` lets the bar fill the whole width; otherwise it is as wide as the figures, with a clock before them.
    """

    def __init__(
        self, look: Look, clock: Clock, *, wide: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._clock, self._wide = look, clock, wide
        self._role = "clock_large" if wide else "clock"
        self._alone = False
        self._bar, self._under = (5, 10) if wide else (3, 4)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(self._role))
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        self.refresh()
        clock.ticked.connect(self.refresh)

    def refresh(self) -> None:
        """Shows what the clock says now."""
        longer = len(self.text())
        self.setText(figures(self._clock.left))
        self.setAccessibleName(left_words(self._clock.left))
        if len(self.text()) != longer:
            self.updateGeometry()
        self.update()

    def set_alone(self, alone: bool) -> None:
        """Without the clock before the figures."""
        if alone != self._alone:
            self._alone = alone
            self.updateGeometry()
            self.update()

    def _lead(self) -> int:
        return 0 if self._wide or self._alone else self._look.px(_ICON) + self._look.px(_GAP)

    def _below(self) -> int:
        return self._look.px(self._under) + self._look.px(self._bar)

    def _above(self) -> int:
        """As much as below in the top bar, so that the figures stand in line with their neighbours."""
        return 0 if self._wide else self._below()

    def sizeHint(self) -> QSize:
        look = self._look
        # As wide as the widest it is likely to show, so that its neighbours stand still.
        words = max(
            look.text_width(self._role, self.text()), look.text_width(self._role, "00:00") + look.px(4)
        )
        return QSize(self._lead() + words, self._above() + look.line_height(self._role) + self._below())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, clock = self._look, self._clock
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lead, top, high = self._lead(), self._above(), look.line_height(self._role)
        if lead:
            side = look.px(_ICON)
            draw_icon(painter, "clock", QRectF(0, top + (high - side) / 2, side, side), look.colour("ink"))
        painter.setFont(look.font(self._role))
        painter.setPen(look.colour("ink"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(lead, top, self.width() - lead, high), left, self.text())
        bar = QRectF(lead, top + high + look.px(self._under), self.width() - lead, look.px(self._bar))
        fill(painter, bar, look.colour("line"))
        share = max(0.0, min(1.0, clock.left / clock.total)) if clock.total else 0.0
        fill(painter, QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), look.colour("ink"))
        painter.end()


class TimerView(QWidget):
    """In the top bar: words if there is room, the figures, start or pause."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, clock
        self._roomy = False
        line = row(look, self, space=8)
        self._words = Words(look, "", "small", colour="ink2", wrap=False)
        line.addWidget(self._words)
        self._words.hide()
        self.figures = Figures(look, clock)
        line.addWidget(self.figures, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button = IconButton(look, "play", _("Start the timer"))
        self.button.clicked.connect(clock.toggle)
        line.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.refresh()
        clock.ticked.connect(self.refresh)

    def refresh(self) -> None:
        """Shows what the clock says now."""
        running = self._clock.running
        self.button.set_icon("pause" if running else "play")
        self.button.set_name(_("Pause the timer") if running else _("Start the timer"))
        words = warning_words(self._clock)
        if words != self._words.text():
            self._words.setText(words)
        shown = self._roomy and bool(words)
        if self._words.isHidden() == shown:
            self._words.setVisible(shown)

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for words beside the figures."""
        self._roomy = roomy
        self.refresh()

    def words_width(self) -> int:
        """How much room the longest words need."""
        longest = max(_("Under a minute left"), _("Over time"), key=len)
        return self._look.text_width("small", longest) + self._look.px(24)

    def set_room(self, *, icon: bool, button: bool) -> None:
        """What there is room for besides the figures."""
        self.figures.set_alone(not icon)
        if self.button.isHidden() == button:
            self.button.setVisible(button)


class LargeTimer(QWidget):
    """In the facilitator's panel: large figures, pause, and five minutes more."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        stack = column(look, self)
        self.figures = Figures(look, clock, wide=True)
        stack.addWidget(self.figures)
        stack.addSpacing(look.px(6))
        # Its line is always there, so that nothing below it moves when there is something to say.
        self._words = Words(look, " ", colour="ink2")
        stack.addWidget(self._words)
        stack.addSpacing(look.px(6))
        line = row(look, space=8)
        self.button = OutlineButton(look, _("Start"), icon="play")
        self.button.clicked.connect(clock.toggle)
        line.addWidget(self.button)
        self.more = OutlineButton(look, _("+ 5 min"))
        self.more.setAccessibleName(_("Five minutes more"))
        self.more.clicked.connect(self._add)
        line.addWidget(self.more)
        line.addStretch(1)
        stack.addLayout(line)
        self.refresh()
        clock.ticked.connect(self.refresh)

    def _add(self) -> None:
        self._clock.add(5)

    def refresh(self) -> None:
        """Shows what the clock says now."""
        clock = self._clock
        words = _("Pause") if clock.running else pgettext("timer", "Go on") if clock.begun else _("Start")
        if words != self.button.text():
            self.button.set_text(words)
            self.button.set_icon("pause" if clock.running else "play")
        said = warning_words(clock) or (_("Paused") if clock.begun and not clock.running else "") or " "
        if said != self._words.text():
            self._words.setText(said)
