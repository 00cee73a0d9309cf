"""One card of the grouping board: its words, how many said it, and unfolded what each of them wrote."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from exercises.together.cards import Card, same
from ui.editors.merge_choice import MergeChoice
from ui.editors.shared import people_marks
from ui.look.look import Look, inner
from ui.parts.buttons import IconButton, LinkButton
from ui.parts.roving import PlaceButton
from ui.parts.stack import column, empty, hairline, row, set_shown
from ui.parts.text_field import LineField
from ui.parts.words import VoiceText, Words
from workbook.tokens import RADIUS_CARD
from workbook.words import _, ngettext

Names = dict[str, str] | None
"""Author → name, where the group has asked for names."""


class CardFace(PlaceButton):
    """What one focuses, presses and drags. `dragged` and `dropped` tell where the pointer is on the screen."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    given_up = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("", None, parent)
        self._from: QPoint | None = None
        self._drags = False
        self.setProperty("ringRadius", RADIUS_CARD)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.stack = column(look, self, space=4, margins=(14, 12, 44, 12))

    def sizeHint(self) -> QSize:
        return self.stack.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.stack.totalMinimumSize()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._from is not None:
            far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
            if far and not self._drags:
                self._drags = True
                self.setDown(False)
            if self._drags:
                self.dragged.emit(at)
                return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drags, self._drags, self._from = self._drags, False, None
        if drags:
            self.setDown(False)
            self.dropped.emit(event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drags:
            self._drags, self._from = False, None
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class CardView(QWidget):
    """`pressed` to fold it or not, `split(member)`, `merged(into)`; `typed(words)` while renamed, then `named`."""

    pressed = Signal()
    more_wanted = Signal(QWidget)
    split = Signal(str)
    merged = Signal(str)
    typed = Signal(str)
    named = Signal()

    def __init__(self, look: Look, voice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._voice = look, voice
        self._shown: tuple[object, ...] = ()
        self.card = Card("", "", [])
        self.unfolded = False
        self.targeted = False
        self.choice: MergeChoice | None = None
        outer = column(look, self)
        self.face = CardFace(look)
        self.face.clicked.connect(self.pressed)
        self.more = IconButton(look, "more", _("More for this card"), parent=self)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))
        outer.addWidget(self.face)
        self.more.raise_()
        self.name = LineField(look, "", name=_("New name for the card"), role="voice" if voice else "bold")
        self.name.changed.connect(self.typed)
        self.name.returnPressed.connect(self.named)
        self.name.editingFinished.connect(self._left)
        self._naming = QWidget()
        row(look, self._naming, margins=(8, 8, 8, 0)).addWidget(self.name)
        self._naming.hide()
        outer.insertWidget(0, self._naming)
        self._details = QWidget()
        self._under = column(look, self._details, margins=(14, 0, 8, 10))
        self._details.hide()
        outer.addWidget(self._details)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # --- showing ------------------------------------------------------------------------------------------------

    def show_card(self, card: Card, opened: bool, unfolded: bool, names: Names) -> None:
        """Shows the card as it is now; what somebody types in its name stays."""
        state = (card, opened, unfolded, tuple(names.items()) if names is not None else None)
        if state == self._shown:
            return
        refold = (card, unfolded, state[3]) != (
            self.card,
            self.unfolded,
            self._shown[3] if self._shown else 0,
        )
        self._shown, self.card, self.unfolded = state, card, unfolded
        self._show_face(card, opened, None if unfolded else names)
        if refold:
            self._show_details(card, unfolded, names)

    def _show_face(self, card: Card, opened: bool, names: Names) -> None:
        look, stack = self._look, self.face.stack
        empty(stack)
        make = VoiceText if self._voice else Words
        parts: list[QWidget] = [make(look, card.words, "voice" if self._voice else "bold")]
        line = QWidget()
        meta = row(look, line, space=8)
        meta.addWidget(people_marks(look, card.people), 0, Qt.AlignmentFlag.AlignVCenter)
        if not opened:
            meta.addWidget(Words(look, _("not opened yet"), "small", colour="ink3"), 1)
        meta.addStretch(0 if not opened else 1)
        parts.append(line)
        said = ngettext("{n} person", "{n} people", card.people).format(n=card.people)
        if names is not None and (who := _names(card, names)):
            parts.append(Words(look, who, "small", colour="ink2"))
            said += f" ({who})"
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            stack.addWidget(part)
        told = [card.words, said, *([] if opened else [_("not opened yet")])]
        self.face.setAccessibleName(", ".join(told))
        folded = _("Enter shows everybody's words.") if not self.unfolded else _("Enter folds it.")
        self.face.setAccessibleDescription(folded)
        self.face.updateGeometry()

    def _show_details(self, card: Card, unfolded: bool, names: Names) -> None:
        look = self._look
        self.choice = None
        empty(self._under)
        set_shown(self._details, unfolded)
        if not unfolded:
            return
        many = len(card.members) > 1
        for words in card.wordings:
            members = [member for member in card.members if same(member.words) == same(words)]
            own = Card(card.id, words, members)
            self._under.addWidget(hairline())
            line = QWidget()
            inner_ = column(look, line, space=2, margins=(0, 8, 0, 4))
            alone = len(card.wordings) == 1 and same(words) == same(card.words)
            if alone:
                n = len(members)
                told = ngettext("{n} of you wrote this.", "{n} of you wrote it in the same words.", n).format(
                    n=n
                )
                inner_.addWidget(Words(look, told, "small", colour="ink2"))
            else:
                make = VoiceText if self._voice else Words
                inner_.addWidget(make(look, words, "voice" if self._voice else "body"))
            if names is not None and (who := _names(own, names)):
                inner_.addWidget(Words(look, who, "small", colour="ink2"))
            beside = row(look, space=8)
            if not alone:
                beside.addWidget(people_marks(look, own.people), 0, Qt.AlignmentFlag.AlignVCenter)
            beside.addStretch(1)
            if many:
                button = LinkButton(look, _("Split"), bold=False)
                button.setAccessibleName(_("Split: {words}").format(words=words))
                button.clicked.connect(lambda _on=False, id_=members[0].id: self.split.emit(id_))
                beside.addWidget(button)
            inner_.addLayout(beside)
            self._under.addWidget(line)

    def set_targeted(self, targeted: bool) -> None:
        """Shows that another card would be laid on this one."""
        if targeted != self.targeted:
            self.targeted = targeted
            self.update()

    # --- doing --------------------------------------------------------------------------------------------------

    def rename(self) -> None:
        """A field with the card's name, all of it chosen."""
        self.name.setText(self.card.words)
        self._naming.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _left(self) -> None:
        if self._naming.isVisible():
            self._naming.hide()
            self.named.emit()

    def stop_naming(self) -> bool:
        """Puts the field away; True if it had the keyboard."""
        had = self.name.hasFocus()
        self._naming.hide()
        return had

    def ask_what_to_merge_with(self, others: list[tuple[str, str]]) -> None:
        """The other cards beneath, to find by typing."""
        if self.choice is not None:
            self.choice.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.choice = MergeChoice(self._look, others)
        self.choice.chosen.connect(self.merged)
        self.choice.given_up.connect(self.give_up)
        set_shown(self._details, True)
        self._under.insertWidget(0, self.choice)
        self._details.show()
        self.choice.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """The choice goes away; the keyboard is back on the card."""
        if self.choice is not None:
            choice, self.choice = self.choice, None
            self.face.setFocus(Qt.FocusReason.OtherFocusReason)
            self._under.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
            self._details.setVisible(self.unfolded)

    def first_split(self) -> QWidget | None:
        """The first button that splits something off."""
        return next(iter(self._details.findChildren(LinkButton)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_more()

    def _place_more(self) -> None:
        gap = self._look.px(4)
        self.more.resize(self.more.sizeHint())
        self.more.move(self.width() - self.more.width() - gap, self.face.y() + gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = look.px(2) if self.targeted else look.px(1)
        painter.setPen(
            look.pen("people", 2) if self.targeted else look.pen("edge" if self.unfolded else "line")
        )
        painter.setBrush(look.colour("paper"))
        radius = look.size(RADIUS_CARD)
        painter.drawRoundedRect(inner(QRectF(self.rect()), wide), radius, radius)
        painter.end()


def _names(card: Card, names: dict[str, str]) -> str:
    """Who is behind a card, in the group's order."""
    authors = {member.author for member in card.members}
    return ", ".join(name for id_, name in names.items() if id_ in authors and name)
