"""Blind spots over the plan and where they arise: a sentence, the way to mend it, and leaving it on purpose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from exercises.plan.review import BlindSpot
from ui.editors.blind_words import Triangle
from ui.look import marks
from ui.look.look import Look, fill
from ui.parts.buttons import LinkButton, PlainButton
from ui.parts.stack import column, empty, row
from ui.parts.text_field import LineField
from ui.parts.words import Words
from workbook.number_words import number_word
from workbook.words import _, language, ngettext

_SHOWN, _AT_MOST = 3, 4
_NARROW = 560


class BlindSpots(QWidget):
    """The box and, under it, what was left on purpose. Takes no room when there is neither."""

    mend = Signal(object)
    """A BlindSpot whose link was pressed."""
    leave = Signal(object, str)
    """(BlindSpot, why it is left on purpose; empty to take it up again)."""

    def __init__(self, look: Look, *, before_print: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._before_print = look, before_print
        self._spots: list[BlindSpot] | None = None
        self._all = self._unfolded = False
        self._reason_for = ""
        self._mend_width = 0
        self._box = _Tint(look, self, sign=before_print)
        self._left = QWidget(self)
        stack = column(look, self)
        stack.addWidget(self._box)
        stack.addWidget(self._left)
        self._rows = column(look, self._box, margins=(50, 12, 16, 12) if before_print else (20, 5, 16, 5))
        self._folded = column(look, self._left, margins=(6, 4, 16, 4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_spots([])

    def set_spots(self, spots: list[BlindSpot]) -> None:
        """Shows these, and builds nothing anew when nothing has changed."""
        if spots != self._spots:
            self._spots = spots
            self._rebuild()

    def _rebuild(self) -> None:
        spots = self._spots or []
        opened = [spot for spot in spots if not spot.reason]
        left = [spot for spot in spots if spot.reason]
        focused = self._focused_spot()
        empty(self._rows)
        empty(self._folded)
        self._box.setVisible(bool(opened))
        self._left.setVisible(bool(left))
        self.setVisible(bool(spots))
        if opened:
            self._build_open(opened)
        if left:
            self._build_left(left)
        if focused:
            self._focus_again(focused)

    def _build_open(self, spots: list[BlindSpot]) -> None:
        look, n = self._look, len(spots)
        if self._before_print:
            said = ngettext("One blind spot before you print", "{n} blind spots before you print", n)
            title = said.format(n=number_word(n, language()))
            title = title[:1].upper() + title[1:]
            self._rows.addWidget(Words(look, title, "panel"))
        else:
            title = ngettext("{n} blind spot", "{n} blind spots", n).format(n=n)
        self._box.setAccessibleName(title)
        few = n <= _AT_MOST or self._all
        shown = spots if few else self._first(spots)
        # Under each other in two columns, however long the words of the links are.
        self._mend_width = max(look.text_width("bold", spot.mend) for spot in shown) + look.px(4)
        for spot in shown:
            self._rows.addWidget(self._row(spot))
        if n > _AT_MOST:
            words = _("Show fewer") if self._all else _("Show all {n}").format(n=n)
            more = LinkButton(look, words, bold=False, size=30)
            more.setProperty("spot", "@all")
            more.clicked.connect(self._toggle_all)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _first(self, spots: list[BlindSpot]) -> list[BlindSpot]:
        """Those to begin with: for the plan one of each kind, so that three alike do not hide what else there is."""
        if self._before_print:
            kinds = {(spot.exercise, spot.rule): spot for spot in reversed(spots)}
            ones = [spot for spot in spots if spot in kinds.values()]
            spots = [*ones, *(spot for spot in spots if spot not in ones)]
        return spots[:_SHOWN]

    def _row(self, spot: BlindSpot) -> QWidget:
        look = self._look
        if spot.key == self._reason_for:
            return self._reason_row(spot)
        links: list[LinkButton] = []
        ways: list[tuple[str, Callable[[], object], bool]] = [
            (_("Leave it"), lambda: self._ask_why(spot), False),
            (spot.mend, lambda: self.mend.emit(spot), True),
        ]
        for words, act, bold in ways:
            if words:
                link = LinkButton(look, words, colour="ink" if bold else "ink2", bold=bold, size=30)
                link.setAccessibleDescription(spot.text)
                link.setProperty("spot", f"{spot.key}/{bold}")
                if bold:
                    link.left_aligned = True
                    link.setMinimumWidth(self._mend_width)
                link.clicked.connect(act)
                links.append(link)
        return _Row(look, self._said(spot), links)

    def _said(self, spot: BlindSpot) -> QWidget:
        """The sentence; with its own sign where no heading has one for all."""
        look, words = self._look, Words(self._look, spot.text)
        if self._before_print:
            return words
        holder = QWidget()
        line = row(look, holder, space=12, margins=(0, 4, 0, 4))
        sign = Triangle(look, 18)
        sign.setFixedHeight(max(look.px(18), round(look.line_height("body"))))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return holder

    def _reason_row(self, spot: BlindSpot) -> QWidget:
        look = self._look
        holder = QWidget()
        stack = column(look, holder, space=4, margins=(0, 6, 0, 6))
        stack.addWidget(self._said(spot))
        name = _("Why do you leave it?")
        field = LineField(look, placeholder=_("Why do you leave it? Press Enter to save."), name=name)
        field.setAccessibleDescription(spot.text)
        field.setProperty("spot", "@reason")
        field.setMaxLength(500)
        field.returnPressed.connect(lambda: self._save_reason(spot, field.text()))
        field.installEventFilter(self)
        stack.addWidget(field)
        return holder

    def _build_left(self, spots: list[BlindSpot]) -> None:
        look, n = self._look, len(spots)
        words = ngettext("{n} left on purpose", "{n} left on purpose", n).format(n=n)
        fold = PlainButton(look, words, icon="down" if self._unfolded else "right", size=36)
        fold.setProperty("spot", "@fold")
        fold.clicked.connect(self._toggle_fold)
        self._folded.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        for spot in spots if self._unfolded else []:
            texts = QWidget()
            stack = column(look, texts)
            stack.addWidget(Words(look, spot.text))
            stack.addWidget(Words(look, spot.reason, "small", colour="ink2"))
            again = LinkButton(look, _("Take up again"), bold=False, size=30)
            again.setAccessibleDescription(spot.text)
            again.setProperty("spot", spot.key)
            again.clicked.connect(lambda _on=False, spot=spot: self.leave.emit(spot, ""))
            row = _Row(look, texts, [again])
            row.setContentsMargins(look.px(44), 0, 0, 0)
            self._folded.addWidget(row)

    # --- acts ---------------------------------------------------------------------------------------------------

    def _toggle_all(self) -> None:
        self._all = not self._all
        self._rebuild()

    def _toggle_fold(self) -> None:
        self._unfolded = not self._unfolded
        self._rebuild()

    def _ask_why(self, spot: BlindSpot) -> None:
        self._reason_for = spot.key
        self._rebuild()
        self._focus_again("@reason")

    def _save_reason(self, spot: BlindSpot, reason: str) -> None:
        if reason.strip():
            self._reason_for = ""
            self.leave.emit(spot, reason.strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape puts the field for a reason away."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        if event.type() != QEvent.Type.KeyPress:
            return False
        spot, self._reason_for = self._reason_for, ""
        self._rebuild()
        self._focus_again(f"{spot}/False")
        return True

    def _focused_spot(self) -> str:
        now = self.window().focusWidget()
        return str(now.property("spot") or "") if now is not None and self.isAncestorOf(now) else ""

    def _focus_again(self, spot: str) -> None:
        """Puts the keyboard on the same link, or on the first one when it is gone."""
        live = [widget for widget in self.findChildren(QWidget) if widget.property("spot")]
        for widget in [widget for widget in live if widget.property("spot") == spot] or live[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)


class _Row(QWidget):
    """Words and, right of them, links; beneath them where it is narrow."""

    def __init__(self, look: Look, words: QWidget, links: list[LinkButton]) -> None:
        super().__init__()
        self._look = look
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, look.px(4), 0, look.px(4))
        self._box.setSpacing(look.px(4))
        self._box.addWidget(words, 1)
        ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        ways.setSpacing(look.px(16))
        for link in links:
            ways.addWidget(link)
        self._ways = ways
        self._box.addLayout(ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < self._look.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != way:
            self._box.setDirection(way)
            self._ways.setDirection(
                QBoxLayout.Direction.RightToLeft if narrow else QBoxLayout.Direction.LeftToRight
            )
            self._ways.setAlignment(Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight)


class _Tint(QWidget):
    """The ground of the box: tint, bar and triangle."""

    def __init__(self, look: Look, parent: QWidget, *, sign: bool) -> None:
        super().__init__(parent)
        self._look, self._sign = look, sign

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), look.colour("ochre_tint"))
        fill(painter, QRectF(0, 0, look.px(4), self.height()), look.colour("ochre_bar"))
        if self._sign:
            side = look.px(20)
            middle = look.px(12) + look.line_height("panel") / 2
            marks.blind(painter, QRectF(look.px(20), middle - side / 2, side, side), look)
        painter.end()
