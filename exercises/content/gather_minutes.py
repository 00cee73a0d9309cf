"""Gathers what the minutes of one meeting say: who was there, what was decided in each exercise, what comes next.

Of what anybody answered alone only counts and nameless words are read, and those only once they have been shown to all.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any

from exercises.answers.again import last_day
from exercises.answers.difference import since_in
from exercises.answers.sheet import Sheet
from exercises.content.drawn_pictures import drawn
from exercises.content.gather_plan import Gathering, says_anything
from exercises.content.in_words import decided_in
from exercises.fields.kind import kind_of
from exercises.fields.roles import has_role
from exercises.together.cards import Cards, is_shared_as_cards
from exercises.together.fist_of_five import shown
from exercises.together.private_round import PrivateRound
from workbook.agenda import break_sort, break_words
from workbook.blocks import Bullets
from workbook.dates import day_words
from workbook.errors import WorkbookError
from workbook.meeting import Meeting, Meetings
from workbook.minutes_content import (
    Check,
    Closing,
    Decided,
    MinutesContent,
    NotedReservation,
    Round,
    Tally,
    Worked,
)
from workbook.model import Value
from workbook.own_notes import own_notes
from workbook.pack import Exercise, Field, Page
from workbook.reservations import Reservation, Reservations
from workbook.values import text_of
from workbook.words import LANGUAGES, _, catalogue


def minutes_content(
    sheet: Sheet,
    meeting: Meeting | None = None,
    *,
    today: date | None = None,
    facilitator_notes: bool = False,
) -> MinutesContent:
    """What the minutes of a meeting say, of the last one if none is named.

    Raises WorkbookError if there has been no meeting. The facilitator's own notes are read only if they are asked for.
    """
    meeting = meeting or Meetings(sheet.workbook).current()
    if meeting is None:
        raise WorkbookError(
            _("There has been no meeting in this workbook yet, so there are no minutes."),
            _("Start a meeting, and what you decide and note is gathered here."),
        )
    return _Minutes(_AtMeeting(sheet, meeting), meeting).content(today or date.today(), facilitator_notes)


def meeting_numbered(sheet: Sheet, number: int) -> Meeting:
    """The meeting with that number. Raises WorkbookError if there is none."""
    known = Meetings(sheet.workbook).all()
    found = next((meeting for meeting in known if meeting.number == number), None)
    if found is None:
        numbers = ", ".join(str(meeting.number) for meeting in known)
        raise WorkbookError(
            _("There is no meeting {number} in this workbook.").format(number=number),
            _("Its meetings are: {numbers}.").format(numbers=numbers) if numbers else _("It has none yet."),
        )
    return found


class _AtMeeting(Sheet):
    """The workbook as it was asked at one meeting: an exercise that has been done again since is read as it was then,
    and the closing round is that meeting's own."""

    def __init__(self, sheet: Sheet, meeting: Meeting) -> None:
        super().__init__(sheet.workbook, sheet.pack)
        self._meeting = meeting
        rounds = {id_: sheet.round_at_meeting(id_, meeting) for id_ in sheet.pack.exercises}
        if sheet.pack.meeting is not None:
            rounds[sheet.pack.meeting.id] = meeting.number
        self._seen_at = rounds

    def meeting_id(self) -> str:
        return self._meeting.id

    def _way(self) -> Hashable:
        return super()._way(), self._meeting.id


class _Minutes:
    def __init__(self, sheet: Sheet, meeting: Meeting) -> None:
        self.sheet, self.meeting = sheet, meeting
        self.meetings = Meetings(sheet.workbook)
        self.gathering = Gathering(sheet)

    def content(self, today: date, facilitator_notes: bool) -> MinutesContent:
        sheet, meeting, gathering = self.sheet, self.meeting, self.gathering
        here = set(self.meetings.present(meeting))
        people = sheet.people()
        actions = [
            action
            for action in sheet.plan.actions()
            if action.meeting == meeting.id and action.choice != "no" and says_anything(action)
        ]
        return MinutesContent(
            language=sheet.language if sheet.language in LANGUAGES else "en",
            made_on=today,
            number=meeting.number,
            day=meeting.day,
            starts=meeting.starts,
            place=meeting.place,
            title=sheet.workbook.title,
            organisation=gathering.text("organisation"),
            unit=gathering.text("unit"),
            present=tuple(gathering.person(row) for row in people if row.id in here),
            away=tuple(gathering.person(row) for row in people if row.id not in here),
            programme=tuple((self.title(id_), n) for id_, n in meeting.agenda if self.title(id_)),
            exercises=tuple(self.worked(sheet.pack.exercises[id_]) for id_ in self.worked_in()),
            decisions=self.entries("decision"),
            notes=self.entries("note"),
            parked=self.entries("parked"),
            actions=tuple(gathering.action(action) for action in actions),
            needs=tuple(gathering.need_words(action) for action in actions),
            closing=self.closing(),
            facilitator=self.facilitator() if facilitator_notes else (),
        )

    def title(self, exercise_id: str) -> str:
        """The exercise's title, or what a break is called; empty for one the pack lacks."""
        if break_sort(exercise_id):
            return break_words(exercise_id, self.sheet.language)
        if not self.sheet.pack.knows(exercise_id):
            return ""
        return self.sheet.texts().exercise(self.sheet.pack.exercise(exercise_id), "title")

    def entries(self, sort: str) -> tuple[str, ...]:
        found = (entry.words.strip() for entry in self.meetings.entries(self.meeting.id, sort))
        return tuple(words for words in found if words)

    # --- exercises ----------------------------------------------------------------------------------------------

    def worked_in(self) -> list[str]:
        """The exercises of this meeting, with those that somebody made a reservation in."""
        known = self.sheet.pack.exercises
        reserved = [id_ for id_ in known if any(one.meeting == self.meeting.id for one in self.made_in(id_))]
        worked = [id_ for id_ in self.meetings.worked(self.meeting.id) if id_ in known]
        return list(dict.fromkeys([*worked, *reserved]))

    def made_in(self, exercise_id: str) -> list[Reservation]:
        """The reservations of this meeting, and those that were made outside any."""
        found = Reservations(self.sheet.workbook).all(exercise_id)
        return [one for one in found if one.words and one.meeting in ("", self.meeting.id)]

    def worked(self, exercise: Exercise) -> Worked:
        rounds = (self.round(exercise, page) for page in exercise.pages if page.by == "each" and page.fields)
        return Worked(
            number=exercise.id,
            title=self.sheet.texts().exercise(exercise, "title"),
            rounds=tuple(found for found in rounds if found is not None),
            decided=(
                *decided_in(self.sheet, exercise, turns_only=self.followed_up_since(exercise)),
                *self.changes(exercise),
            ),
            checks=tuple(self.checks(exercise)),
            reservations=tuple(self.reservation(one) for one in self.made_in(exercise.id)),
            pictures=tuple(drawn(self.sheet, exercise, of_the_plan=self.is_latest())),
        )

    def followed_up_since(self, exercise: Exercise) -> bool:
        """True for a follow-up that a later meeting has had too: what it says of all actions is of that one."""
        if not any(has_role(field, "follow_up") for field in exercise.fields.values()):
            return False
        later = (one for one in self.meetings.all() if one.number > self.meeting.number)
        return any(exercise.id in self.meetings.worked(one.id) for one in later)

    def changes(self, exercise: Exercise) -> list[Decided]:
        """What is another than the last time, in an exercise that is done again."""
        # A pack may speak a language that Samsyn itself does not; then our own words are English.
        language = self.sheet.language if self.sheet.language in LANGUAGES else "en"
        said = catalogue(language)
        lines = since_in(self.sheet, exercise, said)
        day = last_day(self.sheet, exercise)
        label = said.gettext("Since last time")
        if day is not None:
            label = said.gettext("Since {date}").format(date=day_words(day, language))
        return [Decided(label, Bullets(tuple(lines)))] if lines else []

    def is_latest(self) -> bool:
        latest = self.meetings.current()
        return latest is not None and latest.id == self.meeting.id

    def checks(self, exercise: Exercise) -> Iterator[Check]:
        """What a fist of five said about a page's decision."""
        for page in exercise.pages:
            fists = shown(self.sheet, exercise.id, page.id)
            if fists:
                about = ", ".join(self.sheet.label(exercise.fields[name]) for name in page.fields)
                yield Check(about, Tally(tuple(sorted(fists.items()))))

    def reservation(self, made: Reservation) -> NotedReservation:
        about = self.sheet.find(made.about) if made.about else None
        who = self.gathering.people.get(made.who, "")
        return NotedReservation(who, made.words, about[1].words if about is not None else "")

    def round(self, exercise: Exercise, page: Page) -> Round | None:
        """A round whose answers have been shown to all; of another one nothing is said."""
        private = PrivateRound(self.sheet, exercise, page)
        if not private.revealed:
            return None
        fields = [exercise.fields[name] for name in page.fields]
        gathered = [heading for field in fields for heading in self.gathered(field)]
        return Round(
            question=self.sheet.label(fields[0]),
            answered=private.answered,
            anonymous=private.anonymous,
            by_hands=private.hands_done,
            gathered=tuple(gathered),
        )

    def gathered(self, field: Field) -> list[tuple[str, tuple[str, ...]]]:
        if not is_shared_as_cards(field):
            return []
        return [(heading.words, tuple(heading.hints)) for heading in Cards(self.sheet, field).headings()]

    # --- the closing round --------------------------------------------------------------------------------------

    def closing(self) -> Closing:
        """How the meeting was, once it has been shown; words in alphabetical order, so that no order tells whose."""
        exercise = self.sheet.pack.meeting
        pages = exercise.pages if exercise is not None else ()
        page = next((page for page in pages if page.by == "each" and page.fields), None)
        if exercise is None or page is None or not self.sheet.is_revealed(exercise.id, page):
            return Closing()
        found: dict[str, Any] = {}
        for name in page.fields:
            field = exercise.fields[name]
            if kind_of(field).measured and "tally" not in found:
                spread = self.sheet.spread(field, "", "")
                found |= {
                    "question": self.sheet.label(field),
                    "tally": Tally(tuple(sorted(spread.counts.items())), spread.dont_know),
                    "low": self.sheet.texts().exercise(exercise, f"fields.{name}.low"),
                    "high": self.sheet.texts().exercise(exercise, f"fields.{name}.high"),
                }
            elif "words" not in found:
                found |= {
                    "word_question": self.sheet.label(field),
                    "words": self.nameless(field),
                }
        return Closing(**found)

    def nameless(self, field: Field) -> tuple[str, ...]:
        """The words of those who are done; what somebody writes right now is nobody's to read."""
        said: list[Value] = [self.sheet.value(field, author=who.id) for who in self.sheet.answerers(field)]
        said += self.sheet.nameless_texts(field, "", "")
        words = (text_of(words).strip() for words in said)
        return tuple(sorted(filter(None, words), key=str.casefold))

    # --- the facilitator ----------------------------------------------------------------------------------------

    def facilitator(self) -> tuple[tuple[str, str], ...]:
        """The facilitator's own notes, those of exercises in the order of the meeting."""
        notes = own_notes(self.sheet.workbook, self.meeting.id)
        order = {id_: n for n, id_ in enumerate(["", *self.worked_in()])}
        listed = sorted(notes.items(), key=lambda note: order.get(note[0], len(order)))
        return tuple((self.title(exercise) if exercise else "", words) for exercise, words in listed)
