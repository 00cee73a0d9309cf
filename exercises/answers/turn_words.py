"""The follow-up in the pack's words: what each action's turns say, on the page, in the plan and in the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exercises.answers.sheet import Sheet
from workbook.dates import day_words, iso_date
from workbook.follow_up import Turn, Turns
from workbook.meeting import Meeting, Meetings
from workbook.pack import Exercise, Field, Pack
from workbook.plan import Action
from workbook.words import LANGUAGES, catalogue

if TYPE_CHECKING:
    from workbook.minutes_content import Part

TOLD = ("did", "saw", "learnt")


def follow_up_field(pack: Pack) -> Field | None:
    """The pack's field of the kind follow_up, if it has one."""
    for exercise in pack.exercises.values():
        for field in exercise.fields.values():
            if field.kind == "follow_up" and not field.retired:
                return field
    return None


def follow_up_page(exercise: Exercise) -> str:
    """The id of the page on which the actions are gone through; empty if the exercise has none."""
    for page in exercise.pages:
        if any(exercise.fields[name].kind == "follow_up" for name in page.fields):
            return page.id
    return ""


@dataclass(frozen=True, slots=True)
class Said:
    """One turn in words: `when` it was, and (what it is called, what was said) for each part that says something."""

    when: str
    parts: tuple[tuple[str, str], ...]


class TurnWords:
    """The words of a field of kind follow_up, in the workbook's language."""

    def __init__(self, sheet: Sheet, field: Field) -> None:
        self._sheet, self._field = sheet, field
        self._texts = sheet.texts()
        self._exercise = sheet.pack.exercise(field.exercise)
        self.statuses = dict(sheet.named_options(field, "status"))
        self.nexts = dict(sheet.named_options(field, "next"))
        self._meetings: dict[str, Meeting] = {each.id: each for each in Meetings(sheet.workbook).all()}

    def label(self, column: str, key: str = "label") -> str:
        """What a column is called, or another text of it."""
        return self._texts.exercise(self._exercise, f"fields.{self._field.id}.columns.{column}.{key}")

    def when(self, turn: Turn) -> str:
        """At which meeting it was; else the day its value was measured."""
        meeting = self._meetings.get(turn.meeting)
        if meeting is None:
            return "" if turn.measured is None else day_words(turn.measured, self._sheet.language)
        # A pack may speak a language that Samsyn itself does not; then our own words are English.
        language = self._sheet.language if self._sheet.language in LANGUAGES else "en"
        words = catalogue(language).gettext("Meeting {n}").format(n=meeting.number)
        return words if meeting.day is None else f"{words}, {day_words(meeting.day, language)}"

    def value(self, turn: Turn) -> str:
        """The measured value and its day: *12 of 20 (21 April 2026)*."""
        if not turn.value:
            return ""
        day = iso_date(turn.date)
        words = day_words(day, self._sheet.language) if day is not None else turn.date
        return f"{turn.value} ({words})" if words else turn.value

    def said(self, turn: Turn) -> Said:
        """The whole turn."""
        parts = [(self.label(name), getattr(turn, name).strip()) for name in TOLD]
        parts.append((self.label("next"), self.nexts.get(turn.next, "")))
        parts.append((self.label("status"), self.statuses.get(turn.status, "")))
        parts.append((self.label("value"), self.value(turn)))
        return Said(self.when(turn), tuple(part for part in parts if part[1]))


def turns_read(sheet: Sheet, field: Field) -> list[Part]:
    """What was followed up at the sheet's meeting, action by action, for the minutes."""
    from workbook.minutes_content import Grid

    words, turns, meeting = TurnWords(sheet, field), Turns(sheet.workbook), sheet.meeting_id()
    _ = catalogue(sheet.language if sheet.language in LANGUAGES else "en").gettext
    rows = []
    for action in turns.to_follow_up(meeting):
        turn = turns.at(action.id, meeting)
        if turn is not None and turn.says_anything():
            came = [f"{label}: {said.rstrip('.')}." for label, said in _came_of_it(words, turn)]
            status = words.statuses.get(_status(turns, action, turn), "")
            rows.append((action.title, status, " ".join(came), words.nexts.get(turn.next, "")))
    heads = (_("Action"), words.label("status"), _("What came of it"), words.label("next"))
    return [Grid(sheet.label(field), heads, (("", tuple(rows)),))] if rows else []


def _came_of_it(words: TurnWords, turn: Turn) -> list[tuple[str, str]]:
    """What was told about the turn, and what was measured."""
    told = [(words.label(name), " ".join(getattr(turn, name).split())) for name in TOLD]
    told.append((words.label("value"), words.value(turn)))
    return [part for part in told if part[1]]


def _status(turns: Turns, action: Action, turn: Turn) -> str:
    """How far the action had come: in its latest turn as it is now, in an earlier one as it was said then."""
    last = turns.last(action.id)
    return action.status if last is not None and last.id == turn.id else turn.status
