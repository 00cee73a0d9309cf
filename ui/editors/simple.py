"""Editors for one value: text, a choice, several choices, and the group's own word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from exercises.fields.kind import kind_of
from exercises.fields.word import WORD_FORMS
from ui.context import Context
from ui.editors.editor import Editor, may_replace
from ui.parts.buttons import OutlineButton
from ui.parts.check_box import CheckBox, Radio
from ui.parts.stack import column, empty
from ui.parts.text_field import LineField, TextField
from ui.parts.words import Words
from workbook.model import Event
from workbook.pack import Field
from workbook.values import parts_of, text_of
from workbook.words import _


class TextEditor(Editor):
    """Short or long text; with `per` one for every row of another list, each under its name."""

    has_own_title = True

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._stack = column(self.look, self, space=6)
        self._fields: dict[str, LineField | TextField] = {}
        self._build()

    def _wanted(self) -> list[tuple[str, str]]:
        if not self.field.per:
            return [("", "")]
        rows = self.sheet.rows_per(self.field)
        return [(row_.id, row_.words) for row_ in rows if self.context.parent in ("", row_.id)]

    def _build(self) -> None:
        empty(self._stack)
        self._fields.clear()
        label = self.label()
        head = Words(self.look, label, "bold" if not self.field.per else "lead")
        self._stack.addWidget(head)
        help_ = self.context.field_text(self.field, "help")
        if help_:
            self._stack.addWidget(Words(self.look, help_, "body", colour="ink2"))
        placeholder = self.context.field_text(self.field, "placeholder")
        for id_, words in self._wanted():
            if words:
                self._stack.addWidget(Words(self.look, words, "small", colour="ink2"))
            name = f"{label}, {words}" if words else label
            made: LineField | TextField
            if not kind_of(self.field).one_line:
                made = TextField(
                    self.look, "", min_lines=2, max_lines=10, placeholder=placeholder, name=name,
                    role="voice" if self.field.voice else "body",
                )  # fmt: skip
                made.left.connect(self.session.leave)
            else:
                made = LineField(self.look, "", placeholder=placeholder, name=name)
                made.editingFinished.connect(self.session.leave)
            made.changed.connect(lambda text, id_=id_: self.type(text, id_))
            self._fields[id_] = made
            self._stack.addWidget(made)
        self._show(None)

    def refresh(self, event: Event | None = None) -> None:
        if [id_ for id_, _words in self._wanted()] != list(self._fields):
            self._build()
        else:
            self._show(event)

    def _show(self, event: Event | None) -> None:
        for id_, made in self._fields.items():
            value = text_of(self.value(id_))
            if may_replace(made, event) and made.text() != value:
                if isinstance(made, TextField):
                    made.set_text(value)
                else:
                    made.setText(value)

    def focus_first(self) -> None:
        for made in self._fields.values():
            made.setFocus()
            return


class ChoiceEditor(Editor):
    """One choice (radio buttons) or several (check boxes), one under the other, in large words."""

    has_own_title = True

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._many = not kind_of(field).chooses_one
        stack = column(self.look, self, space=4)
        stack.addWidget(Words(self.look, self.label(), "bold"))
        help_ = context.field_text(field, "help")
        if help_:
            stack.addWidget(Words(self.look, help_, "body", colour="ink2"))
        self._buttons: dict[str, CheckBox | Radio] = {}
        self._shown: list[tuple[str, str]] = []
        self._options = column(self.look, space=4)
        stack.addLayout(self._options)
        self._build()
        self.refresh()

    def _build(self) -> None:
        """A button for each option; they may be rows of another list, of which there are none at first."""
        focused = next((option for option, button in self._buttons.items() if button.hasFocus()), "")
        empty(self._options)
        self._buttons.clear()
        self._shown = self.sheet.named_options(self.field)
        for option, words in self._shown:
            button = CheckBox(self.look, words) if self._many else Radio(self.look, words, parent=self)
            button.clicked.connect(lambda _on=False, option=option: self._clicked(option))
            self._buttons[option] = button
            self._options.addWidget(button)
        if not self._shown:
            self._options.addWidget(Words(self.look, _("Nothing to choose from yet."), colour="ink2"))
        elif focused in self._buttons:
            self._buttons[focused].setFocus()

    def refresh(self, event: Event | None = None) -> None:
        if self.sheet.named_options(self.field) != self._shown:
            self._build()
        value = self.value()
        for option, button in self._buttons.items():
            button.blockSignals(True)
            on = option in parts_of(value)
            if not self._many and on is False and button.isChecked():
                button.setAutoExclusive(False)
                button.setChecked(False)
                button.setAutoExclusive(True)
            else:
                button.setChecked(on)
            button.blockSignals(False)
            button.update()

    def _clicked(self, option: str) -> None:
        if self._many:
            self.write([one for one, button in self._buttons.items() if button.isChecked()] or None)
        elif option != self.value():
            self.write(option)

    def focus_first(self) -> None:
        """The one that is chosen, where it is one of several; or the first."""
        for button in sorted(self._buttons.values(), key=lambda each: self._many or not each.isChecked()):
            button.setFocus()
            return


class WordEditor(Editor):
    """The group's word in its four forms; a word that the pack knows fills all four in."""

    has_own_title = True

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        stack = column(self.look, self, space=8)
        stack.addWidget(Words(self.look, self.label(), "bold"))
        help_ = context.field_text(field, "help")
        if help_:
            stack.addWidget(Words(self.look, help_, "body", colour="ink2"))
        self._known = self.sheet.texts().words()
        self._offers = QGridLayout()
        self._offers.setSpacing(self.look.px(8))
        self._buttons: list[OutlineButton] = []
        for word in self._offered():
            button = OutlineButton(self.look, word["one"], size=36)
            button.clicked.connect(lambda _on=False, word=word: self._take(word))
            self._buttons.append(button)
        self.rebuild()
        stack.addLayout(self._offers)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.look.px(16))
        grid.setVerticalSpacing(self.look.px(8))
        self._fields: dict[str, LineField] = {}
        for number, form in enumerate(WORD_FORMS):
            cell = QWidget()
            inner = column(self.look, cell, space=4)
            label = context.field_text(field, f"columns.{form}.label")
            inner.addWidget(Words(self.look, label, "small", colour="ink2", wrap=False))
            line = LineField(self.look, "", name=label)
            line.changed.connect(lambda text, form=form: self.type(text, "", form))
            line.editingFinished.connect(lambda form=form: self._finished(form))
            inner.addWidget(line)
            self._fields[form] = line
            grid.addWidget(cell, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        stack.addLayout(grid)
        self.refresh()

    def rebuild(self) -> None:
        """The offered words in one line, or two in each where it is narrow."""
        across = 2 if self.narrow else len(self._buttons)
        for number, button in enumerate(self._buttons):
            at = divmod(number, across)
            self._offers.addWidget(button, *at, Qt.AlignmentFlag.AlignLeft)
        for at_column in {2, len(self._buttons)}:
            self._offers.setColumnStretch(at_column, int(at_column == across))

    def _offered(self) -> list[dict[str, str]]:
        """The words the group has used for its customer groups first, then the pack's most common ones."""
        used = {str(value).strip().lower() for value in self._used_words()}
        first = [word for word in self._known if word["one"] in used or word["many"] in used]
        rest = [word for word in self._known if word not in first]
        return [*first, *rest][:6]

    def _used_words(self) -> list[str]:
        found = []
        for other in self.context.exercise.fields.values():
            if any(spec.id == "word" for spec in other.columns):
                found += [
                    text_of(self.sheet.value(other, row_.id, "word")) for row_ in self.sheet.rows(other)
                ]
        return found

    def _take(self, word: dict[str, str]) -> None:
        def write() -> None:
            for form in WORD_FORMS:
                self.sheet.set(self.field, "", form, word[form])

        self.session.do(self.label(), write)

    def _finished(self, form: str) -> None:
        """When the first form is a word the pack knows, the empty ones are filled in."""
        self.session.leave()
        typed = self._fields[form].text().strip().lower()
        known = next((word for word in self._known if typed and word[form].lower() == typed), None)
        if known is not None and not any(self.value("", other) for other in WORD_FORMS if other != form):
            self._take(known)

    def refresh(self, event: Event | None = None) -> None:
        for form, line in self._fields.items():
            value = text_of(self.value("", form))
            if may_replace(line, event) and line.text() != value:
                line.setText(value)

    def focus_first(self) -> None:
        self._fields["one"].setFocus()
