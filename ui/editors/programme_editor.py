"""The programme: a ready one, or one's own choice of exercises and breaks, in any order and with any time boxes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.editors.editor import Editor
from ui.editors.timed_list import TimedList
from ui.parts.check_box import Radio
from ui.parts.stack import column, row
from ui.parts.words import Words
from ui.time_words import minutes_words
from workbook.agenda import Entry, break_sort, to_keep
from workbook.model import Event
from workbook.pack import Field
from workbook.words import _


class ProgrammeEditor(Editor):
    """Ready programmes to take, and under them what is in the one the group has."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        stack = column(self.look, self)
        texts = self.sheet.texts()
        self._ready: dict[str, Radio] = {}
        for programme in self.sheet.pack.programmes.values():
            entries = self._known(list(programme.exercises))
            if not entries:
                continue
            title = texts.pack(f"programmes.{programme.id}.title")
            long = minutes_words(sum(minutes for _id, minutes in entries))
            button = Radio(self.look, f"{title}, {long}", parent=self)
            button.clicked.connect(lambda _on=False, e=entries: self.write(to_keep(e)))
            self._ready[programme.id] = button
            stack.addWidget(button)
            indent = row(self.look, margins=(34, 5, 0, 8))
            indent.addWidget(Words(self.look, texts.pack(f"programmes.{programme.id}.help"), colour="ink2"))
            stack.addLayout(indent)
        own = texts.pack("programmes.own.title")
        if own:
            stack.addSpacing(self.look.px(12))
            stack.addWidget(Words(self.look, own, "bold"))
            stack.addWidget(Words(self.look, texts.pack("programmes.own.help"), "body", colour="ink2"))
        stack.addSpacing(self.look.px(12))
        self.list = ProgrammeList(self)
        stack.addWidget(self.list)
        self.refresh()

    def _known(self, entries: list[Entry]) -> list[Entry]:
        known = self.sheet.pack.exercises
        return [entry for entry in entries if entry[0] in known or break_sort(entry[0])]

    def refresh(self, event: Event | None = None) -> None:
        current = self.sheet.programme_id()
        for id_, button in self._ready.items():
            button.setAutoExclusive(False)
            button.setChecked(id_ == current)
            button.setAutoExclusive(True)
        self.list.refresh()

    def focus_first(self) -> None:
        """The programme that is chosen, or the first one."""
        for button in sorted(self._ready.values(), key=lambda each: not each.isChecked()):
            button.setFocus()
            return
        self.list.focus_first()


class ProgrammeList(TimedList):
    """What is in the programme, and below it every other exercise of the pack."""

    adds_exercises = False

    def __init__(self, editor: ProgrammeEditor) -> None:
        self._editor = editor
        super().__init__(editor.look, editor.session, _("In the programme"))

    def entries(self) -> list[Entry]:
        return self._session.sheet.programme_entries()

    def left_out(self) -> list[str]:
        chosen = dict(self.entries())
        return [id_ for id_ in self._session.sheet.pack.exercises if id_ not in chosen]

    def natural_order(self) -> list[str]:
        return list(self._session.sheet.pack.exercises)

    def minutes_of(self, id_: str) -> int:
        return self._session.sheet.pack.exercises[id_].minutes

    def words_of_others(self) -> tuple[str, str, str]:
        return _("Not in the programme"), _("Add"), _("Add {title}")

    def take_away_words(self) -> str:
        return _("Take it out of the programme")

    def taken_away(self, title: str) -> str:
        return _("{title} is taken out. What you have answered there stays.").format(title=title)

    def end_said(self, slots: object) -> str:
        return "" if self._rows else _("Nothing is in the programme yet.")

    def save(self, entries: list[Entry], label: str) -> None:
        sheet, field = self._session.sheet, self._editor.field
        value = to_keep(entries) or None
        self._session.do(label, lambda: sheet.set(field, "", "", value))

    def save_typed(self, id_: str, minutes: int) -> None:
        value = to_keep((other, minutes if other == id_ else n) for other, n in self.entries())
        self._editor.type(value)

    def add(self, id_: str) -> None:
        """The keyboard goes to the next one that can be added: one rarely adds a single one."""
        others = self.left_out()
        after = others[others.index(id_) + 1 :] or others[: others.index(id_)]
        super().add(id_)
        if after:
            self.focus_on_other(after[0])
