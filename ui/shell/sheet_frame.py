"""The sheet: a head with title and step path, the page, a foot with the way back, what remains and one dark button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.editors.blind_words import BlindWords
from ui.look.look import Look
from ui.pages.page import SheetPage
from ui.parts.buttons import IconButton, MainButton, OutlineButton, PlainButton
from ui.parts.foot import Act
from ui.parts.message_bar import BlindSpotRow, UndoBar
from ui.parts.stack import column, empty, ground, hairline, row
from ui.parts.step_path import StepPath
from ui.parts.words import Words
from workbook.tokens import SHEET_FOOT, SHEET_HEAD, TARGET_BUTTON
from workbook.words import _


class SheetFrame(QWidget):
    """Holds one page at a time. `step_chosen(step)`, `save_elsewhere()` and `undo()` are asked of the view."""

    step_chosen = Signal(str)
    save_elsewhere = Signal()
    reload = Signal()
    undo = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.page: SheetPage | None = None
        self._narrow = False
        self._other_buttons: list[QWidget] = []
        self._main_widget: QWidget | None = None
        self._steps: list[str] = []
        self._others_shown: list[tuple[str, str]] | None = None
        self._tight = False
        self._main_shown: tuple[str, bool, bool] | None = None
        self._back: Act | None = None
        self._main: Act | None = None
        ground(self, "paper")
        stack = column(look, self)
        stack.addWidget(self._make_head())
        stack.addWidget(hairline())
        self._trouble = BlindSpotRow(look, "", _("Save somewhere else"), _("Reload the exercises"))
        self._trouble.acted.connect(self.save_elsewhere)
        self._trouble.second_acted.connect(self.reload)
        self._trouble.hide()
        stack.addWidget(self._trouble)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stack.addWidget(self._scroll, 1)
        self._plain = QWidget()
        self._plain_stack = column(look, self._plain)
        self._plain.hide()
        stack.addWidget(self._plain, 1)
        self._foot_line = hairline()
        stack.addWidget(self._foot_line)
        stack.addWidget(self._make_foot())
        self.message = UndoBar(look, close_name=_("Close the message"), parent=self)
        self.message.acted.connect(self.undo)
        self.message.hide()

    def _make_head(self) -> QWidget:
        look = self._look
        head = QWidget()
        head.setFixedHeight(look.px(SHEET_HEAD))
        line = row(look, head, space=0, margins=(32, 0, 32, 0))
        self._number = Words(look, "", "title_number", colour="ink3", wrap=False)
        self._title = Words(look, "", "title", wrap=False)
        self._number_gap = QWidget()
        self._number_gap.setFixedWidth(look.px(12))
        line.addWidget(self._number)
        line.addWidget(self._number_gap)
        line.addWidget(self._title, 1)
        self._head_slot = row(look)
        line.addLayout(self._head_slot)
        self._head_spring = QWidget()
        line.addWidget(self._head_spring, 1)
        self._head_spring.hide()
        self._path: StepPath | None = None
        self._head = head
        return head

    def _make_foot(self) -> QWidget:
        look = self._look
        foot = QWidget()
        foot.setFixedHeight(look.px(SHEET_FOOT))
        line = row(look, foot, space=14, margins=(24, 0, 32, 0))
        self._back_button = PlainButton(look, "")
        self._back_button.clicked.connect(lambda: self._back.do() if self._back else None)
        line.addWidget(self._back_button)
        self._foot_words = Words(look, "", colour="ink2")
        self._foot_blind = BlindWords(look, "", "body")
        self._foot_spring = QWidget()
        line.addWidget(self._foot_words, 1)
        line.addWidget(self._foot_blind, 1)
        line.addWidget(self._foot_spring, 1)
        self._others = row(look, space=12)
        line.addLayout(self._others)
        self._main_slot = row(look)
        line.addLayout(self._main_slot)
        self._foot = foot
        self.main_button: MainButton | None = None
        return foot

    def body(self) -> QWidget:
        """The part that holds the page, and scrolls it unless the page does so itself."""
        return self._plain if self.page is not None and self.page.scrolls_itself else self._scroll

    def foot(self) -> QWidget:
        """The bar under the sheet, with its buttons."""
        return self._foot

    # --- showing ------------------------------------------------------------------------------------------------

    def set_title(self, number: str, title: str) -> None:
        self._number.setText(number)
        self._show_number()
        self._title.setText(title)
        self._fit()

    def set_path(self, steps: list[tuple[str, str]], current: str, done: set[str]) -> None:
        """The step path, unless the page has a head of its own."""
        if self._path is not None and [key for key, _words in steps] == self._steps:
            self._path.set_state(current, done)
            return
        empty(self._head_slot)
        self._steps = [key for key, _words in steps]
        states = {"done": _("done"), "here": _("here"), "coming": _("to come")}
        self._path = StepPath(self._look, steps, current, done, name=_("Steps"), state_words=states)
        self._path.chosen.connect(self.step_chosen)
        self._head_slot.addWidget(self._path, 0, Qt.AlignmentFlag.AlignBottom)
        self._fit()

    def set_head_widget(self, widget: QWidget) -> None:
        """The page's own choice of views, in the place of the step path."""
        empty(self._head_slot)
        self._path = None
        self._head_slot.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def set_page(self, page: SheetPage) -> None:
        """Puts a page on the sheet; the one before is thrown away."""
        old = self.page
        self.page = page
        if page.scrolls_itself:
            self._scroll.hide()
            self._plain.show()
            self._plain_stack.addWidget(page)
        else:
            self._plain.hide()
            self._scroll.show()
            # Taken out first: thrown away in place, piece by piece, the keyboard would wander through what is left.
            self._scroll.takeWidget()
            self._scroll.setWidget(page)
        page.setProperty("ground", "paper")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if old is not None:
            if old.scrolls_itself:
                self._plain_stack.removeWidget(old)
            elif page.scrolls_itself:
                self._scroll.takeWidget()
            old.hide()
            old.deleteLater()

    def set_foot(self, back: Act | None, main: Act | None, main_outlined: bool = False) -> None:
        """The way back and the main button; what is between them the page says."""
        assert self.page is not None
        self._back, self._main = back, main
        self._back_button.setVisible(back is not None)
        if back is not None:
            self._back_button.set_text(back.words)
        words = self.page.foot()
        self._foot_words.setText("" if words.blind else words.words)
        self._foot_words.setVisible(not words.blind)
        self._foot_blind.set_text(words.words if words.blind else "")
        focus = self.main_button is not None and self.main_button.hasFocus()
        others = [(act.words, act.icon) for act in self.page.others()]
        if others != self._others_shown:
            self._others_shown = others
            self._show_others(self._tight)
        shown = (main.words, main.leads_on, main_outlined) if main is not None else None
        if shown != self._main_shown:
            self._main_shown = shown
            empty(self._main_slot)
            self.main_button = None
            if main is not None:
                arrow = "arrow" if main.leads_on else None
                button_: MainButton | OutlineButton
                if main_outlined:
                    button_ = OutlineButton(self._look, main.words, icon_right=arrow)
                else:
                    button_ = self.main_button = MainButton(self._look, main.words, icon_right=arrow)
                button_.clicked.connect(self.press_main)
                self._main_slot.addWidget(button_)
                self._main_widget = button_
                if focus:
                    # Seen before it has the keyboard; shown later it would take it back from whoever has it then.
                    button_.show()
                    button_.setFocus()
        self._fit_page()

    def _show_others(self, tight: bool) -> None:
        """The outlined buttons; where it is tight, an icon alone says what has one."""
        self._tight = tight
        had = any(button.hasFocus() for button in self._other_buttons)
        empty(self._others)
        self._other_buttons = []
        for words, icon in self._others_shown or []:
            button = (
                IconButton(self._look, icon, words, framed=True, size=TARGET_BUTTON)
                if tight and icon
                else OutlineButton(self._look, words, icon=icon or None)
            )
            button.clicked.connect(lambda _on=False, words=words: self._do_other(words))
            self._others.addWidget(button)
            self._other_buttons.append(button)
            if had:
                button.show()
                button.setFocus()

    def _do_other(self, words: str) -> None:
        assert self.page is not None
        for act in self.page.others():
            if act.words == words:
                act.do()
                return

    def foot_button(self) -> QWidget | None:
        """The button that leads on, dark or outlined."""
        return self._main_widget if self._main_shown is not None else None

    def press_main(self) -> None:
        """What the dark button does (Ctrl+Enter)."""
        if self._main is not None:
            self._main.do()

    def say(self, text: str, action: str) -> None:
        """The message bar, bottom left, for at least ten seconds."""
        self.message.say(text, _("Undo") if action == "undo" else "")
        self._place_message()

    def set_trouble(self, problem: str, remedy: str, reload: bool = False) -> None:
        """*Not saved*, in the head, until it is; with `reload` the way out is to read the exercises again."""
        if problem:
            self._trouble.set_text(f"{problem} {remedy}".strip())
            self._trouble.offer(second=reload)
        self._trouble.setVisible(bool(problem))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()
        self._fit()
        self._fit_page()

    def set_narrow(self, narrow: bool) -> None:
        """The title stands in the top bar then, and the foot keeps its buttons and the way back."""
        self._narrow = narrow
        self._title.setVisible(not narrow)
        self._show_number()
        self._head_spring.setVisible(narrow)
        self._head.setFixedHeight(self._look.px(42 if narrow else SHEET_HEAD))
        self._fit()

    def _show_number(self) -> None:
        """The meeting's own pages have none."""
        for part in (self._number, self._number_gap):
            part.setVisible(not self._narrow and bool(self._number.text()))

    def _fit_page(self) -> None:
        """Tells the page its width, and puts the foot's words away where they would crowd the buttons."""
        if self.page is not None:
            self.page.fit(self.width() / self._look.zoom)
        tight = self._foot_needs() > self.width()
        if tight != self._tight:
            self._show_others(tight)
        room = self.width() / self._look.zoom
        buttons: list[QWidget] = [*self._other_buttons]
        if self._main_shown is not None and self._main_widget is not None:
            buttons.append(self._main_widget)
        if self._back is not None:
            buttons.append(self._back_button)
        taken = sum(button.sizeHint().width() + self._look.px(14) for button in buttons) / self._look.zoom
        words = self._foot_words.text() or self._foot_blind.text()
        # Two lines fit in the foot; what would take three is left out (the page itself says it too).
        wanted = self._look.metrics("body").horizontalAdvance(words) / self._look.zoom / 2 + 60
        fits = room - taken - 100 > min(wanted, 420)
        self._foot_words.setVisible(fits and bool(self._foot_words.text()))
        self._foot_blind.setVisible(fits and bool(self._foot_blind.text()))
        self._foot_spring.setVisible(
            not (self._foot_words.isVisibleTo(self) or self._foot_blind.isVisibleTo(self))
        )

    def _foot_needs(self) -> int:
        """How wide the foot must be for all its buttons with their words."""
        look = self._look
        need = look.px(24 + 32)
        for words, icon in self._others_shown or []:
            need += look.text_width("bold", words) + look.px(2 * 18 + 12) + (look.px(30) if icon else 0)
        if self._main_shown is not None and self._main_widget is not None:
            need += self._main_widget.sizeHint().width() + look.px(14)
        if self._back is not None:
            need += self._back_button.sizeHint().width() + look.px(14)
        return need

    def _fit(self) -> None:
        """The step path gives way to the title: four knots and the current name when there is little room."""
        if self._path is None:
            return
        self._path.set_compact(False)
        title = 0 if self._narrow else self._title.sizeHint().width() + self._number.sizeHint().width()
        room = self.width() - title
        self._path.set_compact(room < self._path.sizeHint().width() + self._look.px(112))

    def _place_message(self) -> None:
        look = self._look
        self.message.adjustSize()
        width = min(max(self.message.sizeHint().width(), look.px(360)), self.width() - look.px(32))
        height = self.message.sizeHint().height()
        self.message.setGeometry(
            look.px(16), self.height() - self._foot.height() - height - look.px(12), width, height
        )
        self.message.raise_()
