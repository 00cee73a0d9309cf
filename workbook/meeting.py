"""The group's meetings: when and where, who was there, what was to be done, and what was noted on the way.

A meeting is an item like any other, so what is changed about it can be undone, and what refers to it keeps its id.
Everything is read as if by a stranger: what is no value of its kind is left out.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbook.agenda import Entry as Planned
from workbook.agenda import each_once, to_keep
from workbook.dates import iso_date
from workbook.model import Item, Key, Place, Value
from workbook.typed_text import one_line
from workbook.values import is_number, parts_of, text_of, texts_of
from workbook.workbook import Workbook

MEETINGS = Place("meetings", "meetings")
"""The meetings, in the order they were held."""

ENTRIES = Place("meetings", "entries")
"""What was noted, decided or parked; each entry stands under its meeting."""

WORKED = Place("meetings", "worked")
"""Which exercises the group worked in: row = the meeting, column = the exercise; the value is which time it was."""

SORTS = ("note", "decision", "parked")
"""The sorts of entries."""

COLUMNS = ("date", "place", "starts", "attendance", "agenda", "ended", "away", "number")
ENTRY_COLUMNS = ("words", "sort", "exercise")

_TIME = re.compile(r"(\d{1,2})(?:\s?[.:]\s?(\d{2}))?", re.ASCII)
LONGEST_BOX = 600
"""Minutes: no exercise takes more, whatever a file says."""
_MOST_MEETINGS = 10_000


@dataclass(frozen=True, slots=True)
class Meeting:
    """One sitting. `date` is an ISO date or empty, `starts` is *09:00* or empty.

    `attendance` holds the ids of those who are there, None is everybody. `agenda` is (exercise id, minutes) in order,
    with breaks among them.
    """

    id: str
    number: int
    date: str = ""
    place: str = ""
    starts: str = ""
    attendance: tuple[str, ...] | None = None
    agenda: tuple[tuple[str, int], ...] = ()
    ended: bool = False

    @property
    def day(self) -> datetime.date | None:
        """`date` as a date, None where nobody has said when."""
        return iso_date(self.date)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something noted, decided or parked at a meeting; `exercise` is where it arose, or empty."""

    id: str
    meeting: str
    words: str = ""
    sort: str = "note"
    exercise: str = ""


class Meetings:
    """The meetings of one workbook with what was noted at each, read and written. It keeps nothing itself."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    # --- meetings -----------------------------------------------------------------------------------------------

    def all(self) -> list[Meeting]:
        """Every meeting, the first one first."""
        found: list[Meeting] = []
        for item in self._workbook.items(MEETINGS):
            least = found[-1].number + 1 if found else 1
            kept = self._value(item, "number")
            # A number is kept, so that it stays the same should an earlier meeting's row be damaged.
            number = kept if is_number(kept) and least <= kept <= _MOST_MEETINGS else least
            found.append(self._meeting(item, number))
        return found

    def current(self) -> Meeting | None:
        """The last meeting, whether or not it has ended; None before the first."""
        meetings = self.all()
        return meetings[-1] if meetings else None

    def meeting(self, id_: str) -> Meeting | None:
        """The meeting with that identity, or None."""
        return next((meeting for meeting in self.all() if meeting.id == id_), None)

    def start(
        self,
        date: str,
        agenda: Iterable[Planned],
        place: str = "",
        starts: str = "",
        *,
        id_: str = "",
        label: str = "",
    ) -> Meeting:
        """A new meeting, after the others. Who was at the one before is kept as it is now, whoever joins later."""
        with self._workbook.step(label):
            last = self.current()
            if last is not None:
                self._keep_attendance(last)
            values: dict[str, Value] = {
                "number": last.number + 1 if last else 1,
                "date": date,
                "place": one_line(place),
                "starts": time_of(starts),
                "agenda": to_keep(agenda),
            }
            item = self._workbook.add_item(MEETINGS, values, id_=id_)
        return next(meeting for meeting in self.all() if meeting.id == item.id)

    def set(self, meeting_id: str, column: str, value: Value, *, label: str = "", merge: str = "") -> None:
        """Changes one column of a meeting. KeyError for a column it does not have."""
        if column not in COLUMNS:
            raise KeyError(column)
        self._workbook.set(Key(*MEETINGS, meeting_id, column), value, label=label, merge=merge)

    def end(self, meeting_id: str, *, label: str = "") -> None:
        """Notes that the meeting is over, and who was there; nothing if it is gone."""
        meeting = self.meeting(meeting_id)
        if meeting is None:
            return
        with self._workbook.step(label):
            self._keep_attendance(meeting)
            self.set(meeting_id, "ended", True)

    def present(self, meeting: Meeting) -> list[str]:
        """The ids of the participants who are there, in the order of the participants."""
        people = [id_ for id_, name in self._workbook.people() if name.strip()]
        return people if meeting.attendance is None else [id_ for id_ in people if id_ in meeting.attendance]

    def attend(self, meeting_id: str, person: str, here: bool, *, label: str = "") -> None:
        """Says that a participant is there or away. Somebody who joins the group later on is there."""
        item = self._workbook.item(MEETINGS, meeting_id)
        if item is None:
            return
        people = [id_ for id_, _name in self._workbook.people()]
        meeting = self.meeting(meeting_id)
        before = set(people if meeting is None or meeting.attendance is None else meeting.attendance)
        there = [id_ for id_ in people if (here if id_ == person else id_ in before)]
        with self._workbook.step(label):
            # Nobody at all cannot be kept as a list, which would be empty and so be taken away.
            if there and isinstance(self._value(item, "attendance"), list):
                self.set(meeting_id, "attendance", [*there])
            else:
                self.set(meeting_id, "attendance", None)
                self.set(meeting_id, "away", [id_ for id_ in people if id_ not in there])

    def _keep_attendance(self, meeting: Meeting) -> None:
        there = self.present(meeting)
        if there:
            self.set(meeting.id, "attendance", [*there])
            self.set(meeting.id, "away", None)

    def _meeting(self, item: Item, number: int) -> Meeting:
        def text(column: str) -> str:
            return one_line(text_of(self._value(item, column)))

        day = text("date")
        return Meeting(
            id=item.id,
            number=number,
            date=day if iso_date(day) else "",
            place=text("place"),
            starts=time_of(text("starts")),
            attendance=self._attendance(item),
            agenda=_agenda(self._value(item, "agenda")),
            ended=self._value(item, "ended") is True,
        )

    def _attendance(self, item: Item) -> tuple[str, ...] | None:
        kept = self._value(item, "attendance")
        if isinstance(kept, list):
            return tuple(_texts(kept))
        away = _texts(self._value(item, "away"))
        return tuple(id_ for id_, _name in self._workbook.people() if id_ not in away) if away else None

    # --- what was noted -----------------------------------------------------------------------------------------

    def entries(self, meeting_id: str, sort: str = "") -> list[Entry]:
        """What was noted at a meeting, in order; of one sort, or of every sort."""
        found = [self._entry(item) for item in self._workbook.items(ENTRIES, parent=meeting_id)]
        return [entry for entry in found if sort in ("", entry.sort)]

    def add_entry(
        self,
        meeting_id: str,
        words: str,
        sort: str = "note",
        exercise: str = "",
        *,
        at: int | None = None,
        id_: str = "",
        label: str = "",
    ) -> Entry:
        """A new entry, last or at index `at` among those of its sort. ValueError for a sort that is none of `SORTS`."""
        if sort not in SORTS:
            raise ValueError(sort)
        values: dict[str, Value] = {"words": words, "sort": sort, "exercise": exercise}
        item = self._workbook.add_item(
            ENTRIES, values, parent=meeting_id, at=self._index(meeting_id, sort, at), id_=id_, label=label
        )
        return self._entry(item)

    def set_entry(self, id_: str, column: str, value: Value, *, label: str = "", merge: str = "") -> None:
        """Changes one column of an entry. KeyError for a column it does not have."""
        if column not in ENTRY_COLUMNS:
            raise KeyError(column)
        self._workbook.set(Key(*ENTRIES, id_, column), value, label=label, merge=merge)

    def move_entry(self, id_: str, to: int, *, label: str = "") -> None:
        """Moves an entry to index `to` among those of its sort; one that is gone stays so."""
        item = self._workbook.item(ENTRIES, id_)
        if item is not None:
            index = self._index(item.parent, self._entry(item).sort, to, without=id_)
            rest = len(self.entries(item.parent)) - 1
            self._workbook.move_item(item, rest if index is None else index, label=label)

    def _index(self, meeting_id: str, sort: str, at: int | None, without: str = "") -> int | None:
        """Where index `at` among the entries of one sort is among all of the meeting's."""
        every = [entry for entry in self.entries(meeting_id) if entry.id != without]
        alike = [number for number, entry in enumerate(every) if entry.sort == sort]
        return None if at is None or max(0, at) >= len(alike) else alike[max(0, at)]

    def _entry(self, item: Item) -> Entry:
        words, sort, exercise = (self._value(item, column) for column in ENTRY_COLUMNS)
        return Entry(
            id=item.id,
            meeting=item.parent,
            words=text_of(words),
            sort=text_of(sort) if sort in SORTS else "note",
            exercise=text_of(exercise),
        )

    # --- what was worked in -------------------------------------------------------------------------------------

    def touch(self, exercise_id: str, round: int = 1) -> None:
        """The group works in an exercise at the current meeting, for the how-manieth time. Nothing to undo."""
        meeting = self.current()
        if meeting is None or meeting.ended or self._workbook.read_only:
            return
        key = Key(*WORKED, meeting.id, exercise_id)
        if _round(self._workbook.value(key)) != round:
            with self._workbook.without_history():
                self._workbook.set(key, round)

    def worked(self, meeting_id: str) -> list[str]:
        """The exercises the group worked in at a meeting: those of its agenda first, in that order."""
        found = {
            key.column
            for key, value in self._workbook.answers(WORKED).items()
            if key.row == meeting_id and key.column and _round(value)
        }
        meeting = self.meeting(meeting_id)
        planned = [id_ for id_, _minutes in meeting.agenda if id_ in found] if meeting is not None else []
        return planned + sorted(found.difference(planned))

    def rounds_worked(self, exercise_id: str) -> dict[str, int]:
        """For the how-manieth time the group worked in the exercise, by the meeting it did so at."""
        found = self._workbook.answers(WORKED).items()
        return {key.row: _round(n) for key, n in found if key.column == exercise_id and _round(n)}

    def _value(self, item: Item, column: str) -> Value:
        return self._workbook.value(Key(*item.place, item.id, column))


def time_of(text: str) -> str:
    """A time as people type it (*9*, *9.30*, *09:30*) as *09:30*; empty where it is none."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _round(value: Value) -> int:
    """The number of a round; files from before exercises were done again say only that it was worked in."""
    return 1 if value is True else value if is_number(value) and value > 0 else 0


def _texts(value: Value) -> list[str]:
    """The texts of a list, each once; nothing where it is no list."""
    return list(dict.fromkeys(filter(None, texts_of(value))))


def _agenda(value: Value) -> tuple[tuple[str, int], ...]:
    """The entries of an agenda that are some, each exercise once."""
    found: list[tuple[str, int]] = []
    for entry in parts_of(value):
        match entry:
            case [str(id_), int(minutes)] if is_number(minutes) and id_ and 1 <= minutes <= LONGEST_BOX:
                found.append((id_, minutes))
    return tuple(each_once(found))
