"""Laying dots and choosing rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercises.answers.sheet import Row
from exercises.fields.pick import chosen_last, is_among
from exercises.fields.row_names import list_under, names_of
from exercises.together.vote_line import cut_place
from ui.context import Context
from ui.editors.editor import Editor
from ui.editors.last_row import LastRow
from ui.editors.nothing import nothing_yet
from ui.editors.row_words import row_words
from ui.editors.vote_cut import UnderTheLine
from ui.parts.buttons import IconButton
from ui.parts.check_box import CheckBox
from ui.parts.dots import DotResult, DotsLeft, DotVote
from ui.parts.foot import FootWords
from ui.parts.stack import column, empty, hairline, row
from ui.parts.words import VoiceText, Words
from workbook.model import Event, Place
from workbook.pack import Field
from workbook.values import number_of
from workbook.words import _, ngettext


def _words_of(editor: Editor, row_: Row, field: Field) -> QWidget:
    """A row's words, in serif if its list speaks in somebody's voice, with what else was said under them."""
    second = editor.sheet.beneath(field, row_.id)
    if not field.voice:
        return row_words(editor.look, row_.words, beneath=second)
    holder = QWidget()
    stack = column(editor.look, holder)
    stack.addWidget(VoiceText(editor.look, row_.words, "voice_large"))
    if second:
        stack.addWidget(Words(editor.look, second, "cell", colour="ink2"))
    return holder


class VotesEditor(Editor):
    """One participant's dots: *2 dots left*, then plus is off and says why."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._stack = column(self.look, self)
        self._votes: dict[str, DotVote] = {}
        self._left = DotsLeft(self.look, self.field.dots)
        self._shown: list[Row] = []
        self._build()

    def rebuild(self) -> None:
        self._build()

    def _build(self) -> None:
        empty(self._stack)
        self._votes.clear()
        self._shown = self.sheet.choices_from(self.field)
        if not self._shown:
            self._stack.addWidget(nothing_yet(self))
            return
        self._left = DotsLeft(self.look, self.field.dots)
        self._stack.addWidget(self._left)
        self._stack.addSpacing(self.look.px(10))
        source = self.sheet.field(self.field.source, self.field.exercise)
        for row_ in self._shown:
            self._stack.addWidget(hairline())
            line = QWidget()
            inner: QBoxLayout = (column if self.narrow else row)(
                self.look, line, space=16, margins=(0, 12, 0, 12)
            )
            inner.addWidget(_words_of(self, row_, source), 1)
            vote = DotVote(
                self.look,
                0,
                self.field.dots,
                name=row_.words,
                less_name=_("One dot less"),
                more_name=_("One dot more"),
            )
            vote.changed.connect(lambda n, id_=row_.id: self.write(n or None, id_))
            self._votes[row_.id] = vote
            inner.addWidget(vote, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            self._stack.addWidget(line)
        self._stack.addWidget(hairline())
        self.refresh()

    def refresh(self, event: Event | None = None) -> None:
        if self.sheet.choices_from(self.field) != self._shown:
            self._build()
            return
        laid = {id_: number_of(self.value(id_)) or 0 for id_ in self._votes}
        left = self.field.dots - sum(laid.values())
        self._left.show_left(
            left,
            ngettext("{n} dot left", "{n} dots left", left).format(n=left)
            if left
            else _("All your dots are laid. Take one back to move it."),
        )
        for id_, vote in self._votes.items():
            vote.set_value(laid[id_])
            vote.set_can_add(left > 0, _("Your dots are used up. Take one back first."))

    def focus_first(self) -> None:
        for vote in self._votes.values():
            vote.setFocus()
            return


class PickEditor(Editor):
    """Choosing a few of the rows: in dot order with a line at the cut, or in the group's own order with numbers."""

    shares_foot = True

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._stack = column(self.look, self)
        self._checks: dict[str, CheckBox] = {}
        self._arrows: dict[tuple[str, int], IconButton] = {}
        self._shown: tuple[object, ...] = ()
        self._under: UnderTheLine | None = None
        self._last = LastRow(self)
        self._build()

    def places(self) -> set[Place]:
        return super().places() | {cut_place(self.sheet, self.field)}

    def _rows(self) -> list[Row]:
        """Most dots first, where there has been a vote; the picked ones first, in order, where order matters."""
        rows = self.sheet.choices_from(self.field)
        if self.field.votes:
            votes = self.sheet.field(self.field.votes, self.field.exercise)
            return sorted(rows, key=lambda row_: -self.sheet.dots(votes, row_.id)[0])
        if self.field.ordered:
            picked = self.sheet.picked(self.field)
            return [*picked, *(row_ for row_ in rows if row_ not in picked)]
        return rows

    def _state(self) -> tuple[object, ...]:
        picked = [row_.id for row_ in self.sheet.picked(self.field)]
        return tuple(self._rows()), tuple(picked if self.field.ordered else ())

    def rebuild(self) -> None:
        self._build()

    def _build(self) -> None:
        focused = next((id_ for id_, check in self._checks.items() if check.hasFocus()), "")
        under, self._under = self._under, None
        had_line = under is not None and under.line.hasFocus()
        moved = next((place for place, button in self._arrows.items() if button.hasFocus()), None)
        empty(self._stack)
        self._last.begin()
        self._checks.clear()
        self._arrows.clear()
        self._shown = self._state()
        rows = self._rows()
        if not rows:
            self._stack.addWidget(nothing_yet(self))
            return
        source = self.sheet.field(self.field.source, self.field.exercise)
        picked = [row_.id for row_ in self.sheet.picked(self.field)]
        most = 1
        votes = self.sheet.field(self.field.votes, self.field.exercise) if self.field.votes else None
        if votes is not None:
            most = max(1, *(self.sheet.dots(votes, row_.id)[0] for row_ in rows))
        above, before = self._headings(rows), ""
        names = names_of(self.sheet, self.field, rows)
        for row_ in rows:
            if above and row_.parent != before:
                before = row_.parent
                self._stack.addSpacing(self.look.px(14 if row_ is not rows[0] else 0))
                self._stack.addWidget(Words(self.look, above.get(before, ""), "panel"))
                self._stack.addSpacing(self.look.px(6))
            self._stack.addWidget(hairline())
            line = QWidget()
            inner = row(self.look, line, space=12, margins=(0, 10, 0, 10))
            check = CheckBox(self.look, name=names[row_.id])
            check.setChecked(row_.id in picked)
            check.clicked.connect(lambda on=False, id_=row_.id: self._toggle(id_, on))
            self._checks[row_.id] = check
            self._last.watch(check, row_.id)
            inner.addWidget(check, 0, Qt.AlignmentFlag.AlignVCenter)
            if self.field.ordered:
                place = str(picked.index(row_.id) + 1) if row_.id in picked else ""
                label = Words(self.look, place, "bold", wrap=False)
                label.setFixedWidth(self.look.px(20))
                inner.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            words_of = _words_of(self, row_, source)
            inner.addWidget(words_of, 1)
            if row_.parent and not above:
                parent = self.sheet.words(self.sheet.field(source.per, source.exercise), row_.parent)
                whose = Words(self.look, parent, "small", colour="ink2", wrap=self.narrow)
                beneath = words_of.layout()
                if self.narrow and beneath is not None:
                    beneath.addWidget(whose)
                else:
                    inner.addWidget(whose)
            earlier = self._was(row_)
            if earlier:
                last = Words(self.look, earlier, "small", colour="ink2", wrap=self.narrow)
                beneath = words_of.layout()
                if self.narrow and beneath is not None:
                    beneath.addWidget(last)
                else:
                    inner.addWidget(last)
            if votes is not None:
                dots, people = self.sheet.dots(votes, row_.id)
                words = ngettext("from {n} of you", "from {n} of you", people).format(n=people)
                result = DotResult(self.look, dots, words, most=most, name=row_.words)
                beneath = words_of.layout()
                if self.narrow and beneath is not None:
                    beneath.addWidget(result)
                else:
                    inner.addWidget(result)
            if self.field.ordered:
                for kind, name, by in ((_UpButton, _("Earlier"), -1), (IconButton, _("Later"), 1)):
                    button = kind(self.look, "down", f"{name}: {row_.words}")
                    button.clicked.connect(lambda _on=False, id_=row_.id, by=by: self._move(id_, by))
                    policy = button.sizePolicy()
                    policy.setRetainSizeWhenHidden(True)
                    button.setSizePolicy(policy)
                    inner.addWidget(button)
                    at = picked.index(row_.id) if row_.id in picked else -1
                    button.setVisible(at >= 0 and 0 <= at + by < len(picked))
                    self._arrows[row_.id, by] = button
            self._stack.addWidget(line)
        self._stack.addWidget(hairline())
        if votes is not None:
            self._under = UnderTheLine(self, self._stack, rows)
            self._stack.addWidget(self._under)
            if had_line:
                self._under.line.setFocus()
        if focused in self._checks:
            self._checks[focused].setFocus()
        elif moved in self._arrows:
            # The arrow goes with its row; at the end of the way only the one back is left.
            id_, by = moved
            arrow = self._arrows[id_, by]
            (self._arrows[id_, -by] if arrow.isHidden() else arrow).setFocus()

    def _was(self, row_: Row) -> str:
        """What the row was the last time: chosen, or with how many dots."""
        number, said = self.sheet.last_round(self.field), []
        if not number:
            return ""
        last = chosen_last(self.sheet, self.field)
        if self.field.votes:
            then = self.sheet.seen_at({self.field.exercise: number})
            votes = then.field(self.field.votes, self.field.exercise)
            alike = [other for other in then.choices_from(self.field) if is_among(row_, [other])]
            dots = sum(then.dots(votes, other.id)[0] for other in alike)
            if dots:
                said.append(ngettext("{n} dot last time", "{n} dots last time", dots).format(n=dots))
        at = next((n for n, other in enumerate(last, start=1) if is_among(row_, [other])), 0)
        if at and self.field.ordered:
            said.append(_("Number {n} last time").format(n=at))
        elif at:
            said.append(_("Chosen last time"))
        return ", ".join(said)

    def _headings(self, rows: list[Row]) -> dict[str, str]:
        """What the rows stand under, for headings, where neither votes nor the group's own order mix them."""
        if self.field.votes or self.field.ordered or not any(row_.parent for row_ in rows):
            return {}
        return {row_.id: row_.words for row_ in self.sheet.rows_per(list_under(self.sheet, self.field))}

    def _toggle(self, id_: str, on: bool) -> None:
        picked = [row_.id for row_ in self.sheet.picked(self.field)]
        if on and self.field.at_most and self.field.ordered and len(picked) >= self.field.at_most:
            self._checks[id_].setChecked(False)
            self.session.message.emit(
                _("You have chosen {n}. Take one away first.").format(n=self.field.at_most), ""
            )
            return
        self.write([*picked, id_] if on else [other for other in picked if other != id_] or None)

    def _move(self, id_: str, by: int) -> None:
        picked = [row_.id for row_ in self.sheet.picked(self.field)]
        at = picked.index(id_)
        to = max(0, min(at + by, len(picked) - 1))
        picked.insert(to, picked.pop(at))
        self.write([*picked])

    def refresh(self, event: Event | None = None) -> None:
        if self._state() != self._shown or self.field.votes:
            self._build()
            return
        picked = {row_.id for row_ in self.sheet.picked(self.field)}
        for id_, check in self._checks.items():
            check.setChecked(id_ in picked)

    def current_id(self) -> str:
        return self._last.id if self._last.id in self._checks else ""

    def focus_at(self, row: str, column: str) -> None:
        if row in self._checks:
            self._checks[row].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def foot(self) -> FootWords:
        """*4 chosen. Three to five is about right.*"""
        n = len(self.sheet.picked(self.field))
        words = ngettext("{n} chosen.", "{n} chosen.", n).format(n=n)
        low, high = self.field.at_least, self.field.at_most
        if low and high:
            words += " " + _("{low} to {high} is about right.").format(low=low, high=high)
        elif high:
            words += " " + _("At most {high}.").format(high=high)
        return FootWords(words)

    def focus_first(self) -> None:
        for check in self._checks.values():
            check.setFocus()
            return


class _UpButton(IconButton):
    """An arrow up: the arrow down of the icons, turned."""

    def paint_content(self, painter: QPainter, text: str) -> None:
        painter.translate(0, self.height())
        painter.scale(1, -1)
        super().paint_content(painter, text)
