"""What was agreed about an action, in words beside its thread: owner, date, first step, measure."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from exercises.answers.sheet import Sheet
from ui.look.look import Look
from ui.parts.stack import column, empty
from ui.parts.words import Words
from workbook.dates import due_words
from workbook.pack import Field
from workbook.plan import Action
from workbook.typed_text import shortened

_SHOWN = ("owner", "due", "first_step", "measure")
_LONGEST = 300


class ActionFacts(QWidget):
    """Each under the name it has in the plan; what nobody has said is left out."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._stack = column(look, self, space=8, margins=(0, 4, 0, 0))
        self._shown: list[tuple[str, str]] = []

    def set_facts(self, sheet: Sheet, field: Field, action: Action) -> None:
        """Shows those of this action; `field` is the plan's."""
        people = {person.id: person.words for person in sheet.people()}
        said = {
            "owner": people.get(action.owner, ""),
            "due": due_words(action.due, sheet.language, date.today()),
            "first_step": action.first_step,
            "measure": action.measure,
        }
        exercise, texts = sheet.pack.exercise(field.exercise), sheet.texts()
        facts = [
            (
                texts.exercise(exercise, f"fields.{field.id}.columns.{name}.label"),
                " ".join(said[name].split()),
            )
            for name in _SHOWN
            if said[name].strip()
        ]
        if facts == self._shown:
            return
        self._shown = facts
        empty(self._stack)
        for label, words in facts:
            pair = column(self._look)
            pair.addWidget(Words(self._look, label, "small", colour="ink2"))
            pair.addWidget(Words(self._look, shortened(words, _LONGEST)))
            self._stack.addLayout(pair)
