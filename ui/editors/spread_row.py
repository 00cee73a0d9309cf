"""One row of everybody's answers: its words, its strips, and, while it is talked about, what to say and write of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from exercises.answers.sheet import Row
from exercises.fields.asked import told_columns
from exercises.fields.kind import kind_of
from exercises.fields.row_names import list_under
from exercises.fields.spread import ChoiceSpread, Spread
from exercises.together.reasons import set_why
from ui.context import Context
from ui.editors.blind_words import BlindWords
from ui.editors.editor import may_replace
from ui.editors.last_time import last_words
from ui.editors.row_words import row_words
from ui.editors.spread_words import cell_words, choice_words, option_words, spread_words
from ui.editors.told import ToldFields
from ui.parts.buttons import LinkButton
from ui.parts.option_lines import OptionLines
from ui.parts.spread_strip import SpreadStrip
from ui.parts.stack import column, ground, row, set_shown
from ui.parts.text_field import LineField
from ui.parts.words import Words
from workbook.model import Event
from workbook.number_words import capital, how_many
from workbook.pack import Column, Field
from workbook.tokens import TARGET_BUTTON
from workbook.typed_text import shortened
from workbook.words import _, ngettext

STRIP = 206
"""How wide a strip is at 100 %, with the cell for *don't know*; without it 196."""
_LONGEST_REASON = 140
_OPTIONS, _NARROW = 320, 420
"""How wide the lines of a choice are, and any strip at most where it stands under the words."""


@dataclass(frozen=True)
class SpreadLayout:
    """How the answers to a field are shown: a strip for each of its `columns`, which the group may set (`editable`).

    In a `narrow` sheet the strips stand under the words of the row. `row_action` is what the chosen row offers:
    (words, what to do with its id).
    """

    context: Context
    field: Field
    columns: tuple[Column, ...]
    editable: bool
    narrow: bool
    row_action: tuple[str, Callable[[str], None]] | None = None

    def label(self, column_: str) -> str:
        """The words above a column."""
        return self.context.field_text(self.field, f"columns.{column_}.label")

    def width(self, spec: Column) -> int:
        """How wide the strips of a column are, and the numbers above them."""
        if kind_of(spec).chooses_one:
            return self.context.look.px(_OPTIONS)
        return self.context.look.px(STRIP if self.editable else 196)


class SpreadRow(QWidget):
    """One row with its strips; the chosen one tells in words how far apart the answers are.

    `chosen(row id)` when somebody comes to it, `agreed(row id, column, value or None)` when the group settles on one.
    """

    chosen = Signal(str)
    agreed = Signal(str, str, object)

    def __init__(self, layout: SpreadLayout, row_: Row, number: int, note: str, blind: str) -> None:
        super().__init__()
        context, look = layout.context, layout.context.look
        self.id = row_.id
        self._shown, self._look, self._sheet = layout, look, context.sheet
        self._row = row_
        self._chosen = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(look.px(4 + 12), look.px(9), look.px(14), look.px(9))
        grid.setHorizontalSpacing(look.px(18))
        grid.setVerticalSpacing(0)
        grid.addWidget(self._texts(number, note, blind), 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        self.strips: dict[str, SpreadStrip | OptionLines] = {}
        self.labels: dict[str, str] = {}
        self._lines: dict[str, LineField] = {}
        self._holders: dict[str, QWidget] = {}
        self._last: dict[str, Words] = {}
        for at, spec in enumerate(layout.columns):
            label = layout.label(spec.id)
            self.labels[spec.id] = label
            strip = self._strip(spec, f"{row_.words}: {label}")
            self.strips[spec.id] = strip
            with_last = self._with_last(spec.id, strip)
            if layout.narrow:
                with_last.setMaximumWidth(look.px(_NARROW))
                grid.addWidget(Words(look, label, "small_bold"), 2 + 2 * at, 1)
                grid.addWidget(with_last, 3 + 2 * at, 1)
            else:
                with_last.setFixedWidth(layout.width(spec))
                grid.addWidget(with_last, 0, 2 + at, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, look.px(22))
        grid.setColumnStretch(1, 1)
        self._words = Words(look, "", "body")
        self._names = Words(look, "", "cell", colour="ink2")
        self._given = Words(look, "", "small", colour="ink2")
        under = column(look, space=6, margins=(0, 6, 0, 0))
        for words in (self._words, self._names, self._given):
            under.addWidget(words)
            words.hide()
        # What the group writes beside its numbers says why better than a line of reasons would.
        told = told_columns(layout.field) if layout.editable else ()
        self._told = ToldFields(context, layout.field, row_, told) if told else None
        under.addLayout(column(look) if told else self._reasons())
        if self._told is not None:
            self._told.hide()
            under.addWidget(self._told)
            self._told.enter.connect(self._back)
        self.catch = self._catch_link()
        if self.catch is not None:
            under.addWidget(self.catch, 0, Qt.AlignmentFlag.AlignLeft)
        # In a narrow row the strips come first, and what is said of them after.
        grid.addLayout(under, 2 + 2 * len(self.strips) if layout.narrow else 1, 1, 1, 1 + len(self.strips))
        self.set_chosen(False)

    # --- building -----------------------------------------------------------------------------------------------

    def _texts(self, number: int, note: str, blind: str) -> QWidget:
        """The row's number and words, their first lines side by side, in the middle of the strip if they are short."""
        look, sheet, field = self._look, self._sheet, self._shown.field
        texts = QWidget()
        texts.setMinimumHeight(look.px(TARGET_BUTTON))
        middle = column(look, texts)
        line = row(look, space=18)
        middle.addStretch(1)
        middle.addLayout(line)
        middle.addStretch(1)
        label = Words(look, str(number), "bold", wrap=False, align=Qt.AlignmentFlag.AlignHCenter)
        label.setFixedWidth(look.px(22))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        stack = column(look)
        line.addLayout(stack, 1)
        stack.addWidget(row_words(look, self._row.words, voice=list_under(sheet, field).voice))
        if blind:
            stack.addWidget(BlindWords(look, blind))
        elif note:
            stack.addWidget(Words(look, note, "small", colour="ink2"))
        return texts

    def _strip(self, spec: Column, name: str) -> SpreadStrip | OptionLines:
        shown, look = self._shown, self._look
        strip: SpreadStrip | OptionLines
        if kind_of(spec).chooses_one:
            options = self._sheet.named_options(shown.field, spec.id)
            strip = OptionLines(look, options, name=name, editable=shown.editable)
        else:
            strip = SpreadStrip(
                look,
                spec.low,
                spec.high,
                {},
                name=name,
                editable=shown.editable,
                unsure_name=_("don't know") if shown.editable else "",
                numbers=shown.narrow,
            )
        strip.agreed_changed.connect(lambda value: self.agreed.emit(self.id, spec.id, value))
        strip.entered.connect(lambda: self.chosen.emit(self.id))
        strip.wants_words.connect(lambda text: self._begin_reason(spec.id, text))
        return strip

    def _with_last(self, column_: str, strip: QWidget) -> QWidget:
        """The strip, and under it what it was the last time, where there was one."""
        look = self._look
        if not self._sheet.last_round(self._shown.field):
            return strip
        holder = QWidget()
        stack = column(look, holder, space=4)
        stack.addWidget(strip)
        self._last[column_] = Words(look, "", "small", colour="ink2")
        stack.addWidget(self._last[column_])
        return holder

    def _catch_link(self) -> LinkButton | None:
        """*Catch an action* from the row one talks about; with the keyboard it is the key of the whole window."""
        act = self._shown.row_action
        if act is None:
            return None
        words, do = act
        link = LinkButton(self._look, words, bold=False)
        link.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        link.clicked.connect(lambda: do(self.id))
        link.hide()
        return link

    def _reasons(self) -> QBoxLayout:
        """A line for each agreed value, asked for by nobody: reached by F2, by just typing, or with the pointer."""
        look = self._look
        line: QBoxLayout = (column if self._shown.narrow else row)(look, space=12)
        for id_, label in self.labels.items():
            holder = QWidget()
            stack = column(look, holder, space=2, margins=(0, 0, 0, 2))
            stack.addWidget(Words(look, label, "small_bold", wrap=False))
            why = _("why")  # outside the f-string, where the words are collected
            name = f"{self._row.words}: {label}, {why}"
            field = LineField(look, "", placeholder=_("Why this? One line"), name=name)
            field.changed.connect(lambda text, id_=id_: self._type(id_, text))
            field.editingFinished.connect(self._shown.context.session.leave)
            field.returnPressed.connect(lambda id_=id_: self.strips[id_].setFocus())
            field.installEventFilter(self)
            stack.addWidget(field)
            self._lines[id_], self._holders[id_] = field, holder
            line.addWidget(holder, 1)
            holder.hide()
        return line

    # --- what is shown ------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.id)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar at the left of the row one talks about; its ground is the style's."""
        if self._chosen:
            look, painter = self._look, QPainter(self)
            painter.fillRect(0, 0, look.px(4), self.height(), look.colour("thread"))
            painter.end()

    def set_chosen(self, chosen: bool, words: str = "", names: str = "") -> None:
        """Tints the row and says the words beneath it; `names` tells who set what, where the group has asked."""
        if chosen != self._chosen or not self.property("ground"):
            ground(self, "bg" if chosen else "paper")
            self.style().unpolish(self)
            self.style().polish(self)
        self._chosen = chosen
        for label, text in ((self._words, words), (self._names, names)):
            if label.text() != text:
                label.setText(text)
            label.setVisible(chosen and bool(text))
        if self._told is not None:
            self._told.setVisible(chosen)
        if self.catch is not None:
            self.catch.setVisible(chosen)
        self._show_reasons(None)

    def show_spreads(self, spreads: Mapping[str, Spread | ChoiceSpread], event: Event | None = None) -> None:
        """Everybody's dots and the agreed value."""
        sheet, field = self._sheet, self._shown.field
        settling = field.by == "both"
        for column_, last in self._last.items():
            words = last_words(sheet, field, self.id, column_)
            if last.text() != words:
                last.setText(words)
            set_shown(last, bool(words))
        for column_, spread in spreads.items():
            strip = self.strips[column_]
            name = strip.accessibleName()
            if isinstance(spread, ChoiceSpread) and isinstance(strip, OptionLines):
                options = sheet.named_options(field, column_)
                strip.set_counts(spread.counts)
                if strip.agreed() != spread.agreed:
                    strip.set_agreed(spread.agreed)
                said = choice_words(spread, options, settling=settling)
                strip.set_words(said, option_words(spread, options, name))
            elif isinstance(spread, Spread) and isinstance(strip, SpreadStrip):
                unsure = ""
                if spread.dont_know:
                    unsure = ngettext("{who} doesn't know", "{who} don't know", spread.dont_know)
                    unsure = capital(unsure.format(who=how_many(spread.dont_know)))
                strip.set_counts(spread.counts, spread.dont_know, unsure)
                if strip.agreed() != spread.agreed:
                    strip.set_agreed(spread.agreed)
                strip.set_words(spread_words(spread, settling=settling), cell_words(spread, name))
        if self._told is not None:
            self._told.refresh(event)
        self._show_reasons(event)

    def _show_reasons(self, event: Event | None) -> None:
        """The lines to write in on the chosen row, the reasons that were given on the others."""
        given = []
        for id_, line in self._lines.items():
            reason = self._sheet.why(self._shown.field, self.id, id_)
            agreed = self.strips[id_].agreed()
            if may_replace(line, event) and line.text().strip() != reason:
                line.setText(reason)
            # An empty line is no stop on the way down the page: a reason is never demanded.
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reason else Qt.FocusPolicy.ClickFocus)
            writes = self._shown.editable and self._chosen and (agreed is not None or bool(reason))
            self._holders[id_].setVisible(writes)
            if reason and not writes:
                what = self.labels[id_] if agreed is None else f"{self.labels[id_]} {agreed}"
                given.append(f"{what}: {shortened(reason, _LONGEST_REASON)}")
        if self._told is not None and not self._chosen:
            given += self._told.said()
        words = "\n".join(given)
        if self._given.text() != words:
            self._given.setText(words)
        self._given.setVisible(bool(words))

    def focus_column(self, column_: str) -> None:
        """Puts the keyboard on the strip of that column, or in what the group writes there."""
        if column_ in self.strips:
            self.strips[column_].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._told is not None:
            self._told.focus_column(column_)

    # --- why ----------------------------------------------------------------------------------------------------

    def _back(self) -> None:
        """From what the group writes, Enter leads back to the first strip."""
        next(iter(self.strips.values())).setFocus()

    def _begin_reason(self, column_: str, text: str) -> None:
        if self._told is not None:
            self.chosen.emit(self.id)
            self._told.begin(text)
            return
        if self.strips[column_].agreed() is None or column_ not in self._lines:
            return
        self.chosen.emit(self.id)
        line = self._lines[column_]
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.end(False)
        if text:
            line.insert(text)
            line.changed.emit(line.text())

    def writes_reason(self) -> bool:
        """True while somebody has the keyboard in one of its lines."""
        told = self._told is not None and self._told.has_keyboard()
        return told or any(line.hasFocus() for line in self._lines.values())

    def _type(self, column_: str, text: str) -> None:
        sheet, field = self._sheet, self._shown.field
        self._shown.context.session.type(
            f"why/{field.place}/{self.id}/{column_}",
            _("The reason"),
            lambda: set_why(sheet, field, self.id, column_, text),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape goes back to the strip, and what was written stays."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            for id_, line in self._lines.items():
                if watched is line and event.key() == Qt.Key.Key_Escape:
                    self.strips[id_].setFocus()
                    return True
        return False
