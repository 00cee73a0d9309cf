"""Which time an exercise is done, what was agreed the last time, and what holds while a new time has only begun."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Self

from exercises.fields.asked import begins_anew
from workbook.kept import T
from workbook.meeting import Meeting, Meetings
from workbook.model import GROUP, Key, Place, Value
from workbook.pack import Exercise, Field, Pack, Page
from workbook.plan import Plan
from workbook.values import is_number
from workbook.workbook import Workbook

ROUND = "@round"
"""Where an exercise keeps which time it is done; see `exercises/answers/again.py`."""

MOST_ROUNDS = 100
"""No group does an exercise more often, whatever a file says."""


@dataclass
class Opened:
    """What a sheet and every other way to read it look at; all of them follow when either is put in another's place."""

    workbook: Workbook
    pack: Pack
    plan: Plan
    edition: int = 0
    """Grows when either is another than before."""


class Rounds(ABC):
    """The part of a `Sheet` that knows of rounds."""

    _opened: Opened
    _seen_at: Mapping[str, int] = {}
    """Exercises that are read as they were in an earlier round."""
    _standing: str | None = None
    """None = every round is read as it is. Otherwise what an exercise has not come to this time is read as it was the
    last time, for all exercises but that one (none, where it is empty)."""

    @property
    def workbook(self) -> Workbook:
        return self._opened.workbook

    @property
    def pack(self) -> Pack:
        return self._opened.pack

    @property
    def plan(self) -> Plan:
        return self._opened.plan

    def open_instead(self, workbook: Workbook | None = None, pack: Pack | None = None) -> None:
        """Goes on with the workbook in another place, or with another version of its pack."""
        if workbook is not None:
            self._opened.workbook, self._opened.plan = workbook, Plan(workbook)
        self._opened.pack = pack or self.pack
        self._opened.edition += 1

    def keep(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` works out, kept until what it was read from changes; each way to read the workbook has its own.
        Whoever gets it must not change it."""
        return self.workbook.keep((self._opened.edition, self._way(), name), make)

    def _way(self) -> Hashable:
        """What tells this way to read the workbook from another."""
        return self._standing, tuple(self._seen_at.items())

    @abstractmethod
    def place(self, field: Field) -> Place: ...

    @abstractmethod
    def value(
        self, field: Field, row: str = "", column: str = "", *, author: str = GROUP, round: int = 0
    ) -> Value: ...

    @abstractmethod
    def meeting_id(self) -> str: ...

    # --- which time ---------------------------------------------------------------------------------------------

    def round_of(self, exercise: str) -> int:
        """Which time the exercise is done; the closing round of a meeting is that meeting's own."""
        if exercise in self._seen_at:
            return self._seen_at[exercise]
        if not self._is_closing(exercise):
            said = self.workbook.value(Key(exercise, ROUND))
            return min(said, MOST_ROUNDS) if is_number(said) and said > 1 else 1
        meeting = Meetings(self.workbook).current()
        return 1 if meeting is None else meeting.number

    def round_at(self, field: Field) -> int:
        """In which round the field's answers are: ratings and choices begin anew, a list of the group's goes on."""
        if self._is_closing(field.exercise):
            return self.round_of(field.exercise)
        if not begins_anew(field):
            return 1
        number = self.round_of(field.exercise)
        if number == 1 or not self._goes_on_with_last(field.exercise):
            return number
        return next((n for n in range(number, 0, -1) if self._has_answers(field, n)), number)

    def round_in(self, field: Field, row: str) -> int:
        """In which round the group's own values of one row are."""
        number = self.round_at(field)
        if number == 1 or not self._goes_on_with_last(field.exercise) or self._is_closing(field.exercise):
            return number
        rounds = (key.round for key in self._of_the_group(field) if key.row == row and key.round <= number)
        return max(rounds, default=number)

    def is_revealed(self, exercise: str, page: Page) -> bool:
        """True once everybody's answers on that page have been shown to all."""
        number = self.round_of(exercise)
        if number > 1 and page.fields and self._goes_on_with_last(exercise):
            fields = self.pack.exercise(exercise).fields
            number = max(self.round_at(fields[name]) for name in page.fields)
        return self._revealed_in(exercise, page, number)

    # --- the last time ------------------------------------------------------------------------------------------

    def last_round(self, field: Field) -> int:
        """The newest round before this one in which the group came to an answer; 0 = there is none."""
        number = 0 if self._is_closing(field.exercise) else self.round_at(field)
        return next((n for n in range(number - 1, 0, -1) if self._has_answers(field, n)), 0)

    def before(self, field: Field, row: str = "", column: str = "") -> Value:
        """What the group agreed on the last time it did the exercise, or None."""
        number = self.last_round(field)
        return self.value(field, row, column, round=number) if number else None

    def last_time(self, exercise: Exercise) -> int:
        """The newest round before this one in which the group came to any answer; 0 = there is none."""
        return max((self.last_round(field) for field in _anew(exercise)), default=0)

    def times_before(self, exercise: Exercise) -> int:
        """How many times the group has come to any answer before this time."""
        number, fields = self.round_of(exercise.id), _anew(exercise)
        return sum(any(self._has_answers(field, n) for field in fields) for n in range(1, number))

    def meeting_of(self, exercise: str, round: int) -> Meeting | None:
        """The last meeting before this one at which that round was worked in, or None.

        Two times at one meeting are what was brought on paper, or a round begun anew: that was not the day.
        """
        meetings, worked = Meetings(self.workbook).all(), Meetings(self.workbook).rounds_worked(exercise)
        now = next((one.number for one in meetings if one.id == self.meeting_id()), 0)
        found = [one for one in meetings if worked.get(one.id) == round]
        return next(
            (one for one in found[::-1] if one.number < now or (one.number == now and one.ended)), None
        )

    def round_at_meeting(self, exercise: str, meeting: Meeting) -> int:
        """Which time it was at that meeting; if it was not worked in there, which time it had come to by then."""
        meetings, now = Meetings(self.workbook), self.round_of(exercise)
        worked = meetings.rounds_worked(exercise)
        until = [
            worked[one.id] for one in meetings.all() if one.number <= meeting.number and one.id in worked
        ]
        number = worked.get(meeting.id) or max(until, default=0) or min(worked.values(), default=now)
        return min(number, now)  # what has been taken back since has not been

    # --- other ways to read -------------------------------------------------------------------------------------

    def seen_at(self, rounds: Mapping[str, int]) -> Self:
        """The same workbook with some exercises as they were in an earlier round."""
        found = copy.copy(self)
        found._seen_at = {**self._seen_at, **rounds}
        return found

    def standing(self, but: str = "") -> Self:
        """The same workbook as it holds for whatever stands on an exercise that has been begun again: until there is
        something new, last time's goes on. `but` is the exercise that is read as it is this time."""
        found = copy.copy(self)
        found._standing = but
        return found

    def in_the_round_of(self, pick: Field) -> Self:
        """The same workbook as it was when that was chosen: what there was to choose from may have begun anew since."""
        number = self.round_in(pick, "")
        return self if number == self.round_of(pick.exercise) else self.seen_at({pick.exercise: number})

    def as_it_is(self) -> Self:
        """The same workbook without anything that goes on from the last time."""
        found = copy.copy(self)
        found._standing = None
        return found

    def _goes_on_with_last(self, exercise: str) -> bool:
        return self._standing is not None and exercise != self._standing

    def _is_closing(self, exercise: str) -> bool:
        return self.pack.meeting is not None and exercise == self.pack.meeting.id

    def _has_answers(self, field: Field, number: int) -> bool:
        """True if the group came to anything there in that round; what each wrote counts once it was shown."""
        if field.by == "each":
            pages = self.pack.exercise(field.exercise).pages
            alone = [page for page in pages if page.by == "each" and field.id in page.fields]
            return any(self._revealed_in(field.exercise, page, number) for page in alone)
        return any(key.round == number for key in self._of_the_group(field))

    def _revealed_in(self, exercise: str, page: Page, number: int) -> bool:
        return bool(self.workbook.value(Key(exercise, "@revealed", page.id, round=number)))

    def _of_the_group(self, field: Field) -> list[Key]:
        return [key for key in self.workbook.answers(self.place(field)) if key.author == GROUP]


def _anew(exercise: Exercise) -> list[Field]:
    return [field for field in exercise.fields.values() if begins_anew(field) and not field.retired]
