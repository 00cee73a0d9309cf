"""Text on the screen: plain text only, at the line height of its role, broken without clipping anything."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.look import Look
from workbook.tokens import READING_WIDTH

_NBSP = "\u00a0"


def no_widow(text: str) -> str:
    """`text` with its last two words bound together, so that no heading ends in a lonely word.

    Short texts (under four words) and long last words are left alone: binding them would break worse.
    """
    words = text.split(" ")
    if len(words) < 4 or len(words[-1]) + len(words[-2]) > 24:
        return text
    return " ".join(words[:-2]) + " " + words[-2] + _NBSP + words[-1]


@lru_cache(maxsize=1024)
def _layout(
    text: str, look: Look, role: str, width: float, align: Qt.AlignmentFlag
) -> tuple[QTextLayout, float]:
    """The text broken at `width` and how wide its widest line came out; kept, since Qt asks many times."""
    layout = QTextLayout(text.replace("\n", "\u2028"), look.font(role))
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics = QFontMetricsF(look.font(role))
    step = look.line_height(role)
    lift = (step - metrics.height()) / 2
    y = widest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + lift))
        widest = max(widest, line.naturalTextWidth())
        y += step
    layout.endLayout()
    return layout, widest


class Words(QLabel):
    """A label with a type role ("body", "lead", "small", "voice"...) and a colour by name.

    A long word without spaces is broken rather than clipped. `wrap=False` keeps it on one line.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        *,
        colour: str = "ink",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._colour, self._align, self._wrap = look, role, colour, align, wrap
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(look.font(role))
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """New words; a height asked for at the old ones is let go first."""
        self.setMinimumHeight(0)
        super().setText(text)
        if self._wrap and self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            self.setMinimumHeight(self.heightForWidth(self.width()))

    def _wide(self) -> float:
        return _layout(self.text(), self._look, self._role, 1e6, self._plain())[1] if self.text() else 0.0

    def _plain(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignLeft

    def _spill(self) -> int:
        """How much the font is higher than its line: room for the tails of the last line (g, y)."""
        look = self._look
        return max(0, look.metrics(self._role).height() - look.line_height(self._role))

    def heightForWidth(self, width: int) -> int:
        lines = 1
        if self._wrap:
            layout, _ = _layout(self.text(), self._look, self._role, max(1, width), self._align)
            lines = max(1, layout.lineCount())
        return lines * self._look.line_height(self._role) + self._spill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height these words need at this width: layouts forget it where a width is limited."""
        super().resizeEvent(event)
        need = self.heightForWidth(self.width())
        if self._wrap and self.minimumHeight() != need:
            self.setMinimumHeight(need)

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def sizeHint(self) -> QSize:
        width = int(self._wide()) + 1
        if self._wrap:
            width = min(width, self._look.px(READING_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self._wrap:
            return self.sizeHint()
        longest = max((self._look.text_width(self._role, w) for w in self.text().split()), default=0)
        return QSize(min(longest, self._look.px(160)), self._look.line_height(self._role) + self._spill())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        painter = QPainter(self)
        painter.setPen(self._look.colour(self._colour if self.isEnabled() else "off"))
        width = float(self.width()) if self._wrap else max(float(self.width()), self._wide() + 1)
        layout, _ = _layout(self.text(), self._look, self._role, width, self._align)
        tall = layout.lineCount() * self._look.line_height(self._role)
        top = (self.height() - tall) / 2 if layout.lineCount() == 1 else self._spill() / 2
        layout.draw(painter, QPointF(0, top))
        painter.end()


class VoiceText(Words):
    """Somebody's voice, in serif: a customer's need, the group's own value. Nothing else is set so."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "voice",
        *,
        colour: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, role, colour=colour, parent=parent)
