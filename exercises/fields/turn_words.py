"""The follow-up in the pack's words: what each action's turns say, on the page, in the plan and in the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from exercises.fields.answers import Answers
from exercises.fields.reading import own_language
from exercises.fields.roles import fields_with
from workbook.dates import day_words, iso_date
from workbook.follow_up import Turn
from workbook.meeting import Meeting
from workbook.pack import Field, Pack
from workbook.words import catalogue

TOLD = ("did", "saw", "learnt")


def follow_up_field(pack: Pack) -> Field | None:
    """The pack's follow-up, if it has one that is not retired."""
    return next((field for field in fields_with(pack, "follow_up") if not field.retired), None)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn in words: `when` it was, and (what it is called, what was said) for each part that says something."""

    when: str
    parts: tuple[tuple[str, str], ...]


class TurnWords:
    """The words of a field of kind follow_up, in the workbook's language."""

    def __init__(self, answers: Answers, field: Field) -> None:
        self._answers, self._field = answers, field
        self._texts = answers.texts()
        self._exercise = answers.pack.exercise(field.exercise)
        self.statuses = dict(answers.named_options(field, "status"))
        self.nexts = dict(answers.named_options(field, "next"))
        self._meetings: dict[str, Meeting] = {each.id: each for each in answers.meetings()}

    def label(self, column: str, key: str = "label") -> str:
        """What a column is called, or another text of it."""
        return self._texts.exercise(self._exercise, f"fields.{self._field.id}.columns.{column}.{key}")

    def when(self, turn: Turn) -> str:
        """At which meeting it was; else the day its value was measured."""
        meeting = self._meetings.get(turn.meeting)
        if meeting is None:
            return "" if turn.measured is None else day_words(turn.measured, self._answers.language)
        language = own_language(self._answers)
        words = catalogue(language).gettext("Meeting {n}").format(n=meeting.number)
        return words if meeting.day is None else f"{words}, {day_words(meeting.day, language)}"

    def value(self, turn: Turn) -> str:
        """The measured value and its day: *12 of 20 (21 April 2026)*."""
        if not turn.value:
            return ""
        day = iso_date(turn.date)
        words = day_words(day, self._answers.language) if day is not None else turn.date
        return f"{turn.value} ({words})" if words else turn.value

    def said(self, turn: Turn) -> Said:
        """All that a turn says, each part with its label, in the order of the page; what is empty is left out."""
        parts = [(self.label(name), getattr(turn, name).strip()) for name in TOLD]
        parts.append((self.label("next"), self.nexts.get(turn.next, "")))
        parts.append((self.label("status"), self.statuses.get(turn.status, "")))
        parts.append((self.label("value"), self.value(turn)))
        return Said(self.when(turn), tuple(part for part in parts if part[1]))
