"""Reservations: what somebody wishes to have said about a decision they go along with. Said openly, with a name.

They are items of the exercise they belong to, so that they can be undone and go with what they are about.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbook.model import Item, Key, Place
from workbook.typed_text import one_line
from workbook.values import text_of
from workbook.workbook import Workbook

FIELD = "@reservations"
COLUMNS = ("who", "words", "about", "meeting")


@dataclass(frozen=True, slots=True)
class Reservation:
    """Whose it is (a participant's id, empty if they have left), in one line, and the row it is about, or empty."""

    id: str
    who: str
    words: str
    about: str
    exercise: str
    meeting: str


class Reservations:
    """The reservations of one workbook, read and written. It keeps nothing itself."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    def all(self, exercise: str) -> list[Reservation]:
        """Those of an exercise, in the order they were made."""
        return [self._reservation(item) for item in self._workbook.items(place(exercise))]

    def add(
        self,
        exercise: str,
        who: str,
        words: str,
        about: str = "",
        meeting: str = "",
        *,
        id_: str = "",
        label: str = "",
    ) -> Reservation:
        """A new reservation of the participant `who`, last; `about` is the id of the row it is about, or empty."""
        values = {"who": who, "words": one_line(words), "about": about, "meeting": meeting}
        item = self._workbook.add_item(place(exercise), dict(values), id_=id_, label=label)
        return self._reservation(item)

    def set(self, exercise: str, id_: str, column: str, value: str, *, label: str = "") -> None:
        """Changes one column; nothing if it is gone. KeyError for a column it does not have."""
        if column not in COLUMNS:
            raise KeyError(column)
        if self._workbook.item(place(exercise), id_) is not None:
            self._workbook.set(Key(*place(exercise), id_, column), value or None, label=label)

    def remove(self, exercise: str, id_: str, *, label: str = "") -> None:
        """Deletes the reservation, if it is there."""
        if self._workbook.item(place(exercise), id_) is not None:
            self._workbook.remove_item(place(exercise), id_, label=label)

    def _reservation(self, item: Item) -> Reservation:
        def text(column: str) -> str:
            return one_line(text_of(self._workbook.value(Key(*item.place, item.id, column))))

        who, words, about, meeting = (text(column) for column in COLUMNS)
        return Reservation(item.id, who, words, about, item.exercise, meeting)


def place(exercise: str) -> Place:
    """Where the reservations of an exercise live."""
    return Place(exercise, FIELD)
