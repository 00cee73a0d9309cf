"""The one rule for what may be seen: what each answers alone is nobody else's before the group shows it to all.

An answer is shown once every page on which each gives it has been revealed, in the round it was given in; what somebody
has begun again since then is hidden until they are done. `Sheet` reads nothing that this does not let through, so
pages, the big screen, pictures, documents, rules and undo need not think of it. Only whoever has the computer sees
more, and only their own: their page asks for the sheet of their own turn.
"""

from __future__ import annotations

import copy
from abc import abstractmethod
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Self

from exercises.answers.rounds import Rounds
from workbook.model import ANONYMOUS, DRAFT, GROUP, PEOPLE, Item, Key, Place
from workbook.pack import Exercise, Field, Page

MODE = "@mode"
"""Where a round keeps that it is held without names; see `exercises/together/private_round.py`."""


@dataclass(frozen=True)
class Hidden:
    """What keeps something hidden: the page on which each still answers a field, and the round it is asked in."""

    exercise: Exercise
    page: Page
    field: Field
    round: int


class Visibility(Rounds):
    """The part of a `Sheet` that knows what may be seen, by whom."""

    _own = GROUP
    """Whose own turn it is: that participant, or the draft of an anonymous round."""

    @abstractmethod
    def field(self, reference: str, exercise: str = "") -> Field: ...

    def own_turn(self, author: str) -> Self:
        """The same workbook for whoever has the computer: their own answers can be read too, done or not."""
        found = copy.copy(self)
        found._own = author
        return found

    def _way(self) -> Hashable:
        return super()._way(), self._own

    # --- single answers -----------------------------------------------------------------------------------------

    def is_shown(self, field: Field, *, round: int = 0) -> bool:
        """True once what each answered in that field has been shown to all, in the round that goes on or another."""
        return self.keep(("shown", field.place, round), lambda: self._is_shown(field, round))

    def _is_shown(self, field: Field, round: int) -> bool:
        pages = self.alone_pages(field)
        if round:
            return bool(pages) and all(self._revealed_in(field.exercise, page, round) for page in pages)
        return bool(pages) and all(self.is_revealed(field.exercise, page) for page in pages)

    def may_see(self, field: Field, author: str, *, round: int = 0) -> bool:
        """True for what the group says, for one's own on one's own turn, and for what is shown and not open again."""
        if author in (GROUP, self._own):
            return True
        return self.is_shown(field, round=round) and author not in self.unfinished(field, round=round)

    def may_see_at(self, key: Key) -> bool:
        """The same for one answer in the file; what the pack does not know is nobody's to see but the group's own."""
        field = self.field_at(key.place)
        return key.author == GROUP or (field is not None and self.may_see(field, key.author, round=key.round))

    def unfinished(self, field: Field, *, round: int = 0) -> frozenset[str]:
        """Who has begun to answer that field alone and is not done: what they have written so far counts nowhere."""
        return self.keep(("unfinished", field.place, round), lambda: self._unfinished(field, round))

    def _unfinished(self, field: Field, round: int) -> frozenset[str]:
        pages = {page.id for page in self.pack.exercise(field.exercise).pages if field.id in page.fields}
        marks = self.workbook.answers(Place(field.exercise, "@writing"))
        number = (round or self.round_at(field)) if marks else 0
        return frozenset({DRAFT} | {key.author for key in marks if key.row in pages and key.round == number})

    def names_may_be_told(self, field: Field) -> bool:
        """True if the answers are shown and were given with names, on every page where each gave them."""
        number = self.round_at(field)
        modes = (
            self.workbook.value(Key(field.exercise, MODE, page.id, round=number))
            for page in self.alone_pages(field)
        )
        return self.is_shown(field) and all(mode != ANONYMOUS[1:] for mode in modes)

    # --- what stands on what ------------------------------------------------------------------------------------

    def hidden_behind(self, field: Field) -> Hidden | None:
        """The first page that has to be revealed before the field can be shown whole; None = nothing is hidden.

        A field shows its own answers, and those of whatever it stands on: what it picks from, its rows, its votes, the
        rows its columns name, in this exercise or another. On one's own turn one's own answers are no secret.
        """
        return self.keep(("hidden behind", field.place), lambda: self._hidden_behind(field))

    def _hidden_behind(self, field: Field) -> Hidden | None:
        for at in self._stands_on(field):
            if at.by == "group" or (at == field and self._own != GROUP):
                continue
            # Another exercise that has been begun again is read as it was the last time.
            asked = self if at.exercise == field.exercise else self.standing(field.exercise)
            for page in self.alone_pages(at):
                if not asked.is_revealed(at.exercise, page):
                    return Hidden(self.pack.exercise(at.exercise), page, at, asked.round_at(at))
        return None

    def hidden_behind_suggestions(self, field: Field) -> Hidden | None:
        """The same for what was said before and may be taken into a list; None where nothing may, or it is shown."""
        reference = field.suggest.rpartition(".")[0]
        return self.hidden_behind(self.field(reference, field.exercise)) if reference else None

    def is_begun(self, hidden: Hidden) -> bool:
        """True from the first thing anybody has written for themselves in what is hidden."""
        keys = self.workbook.answers(self.place(hidden.field))
        return any(key.author != GROUP and key.round == hidden.round for key in keys)

    def alone_pages(self, field: Field) -> list[Page]:
        """The pages on which each answers that field on their own."""
        pages = self.pack.exercise(field.exercise).pages
        return [page for page in pages if page.by == "each" and field.id in page.fields]

    def field_at(self, place: Place) -> Field | None:
        """The field whose rows or answers are kept there, if the pack has one."""
        if place == PEOPLE or not self.pack.knows(place.exercise):
            fields = (field for each in self.pack.exercises.values() for field in each.fields.values())
            return next((field for field in fields if self.place(field) == place), None)
        return self.pack.exercise(place.exercise).fields.get(place.field)

    def _may_see_item(self, field: Field, item: Item) -> bool:
        return self.may_see(field, item.author, round=item.round)

    def _stands_on(self, field: Field) -> Iterator[Field]:
        """The field, and everything that it is shown with, each once; a pack has no circles, a file no say in it."""
        waiting, seen = [field], set[Place]()
        while waiting:
            at = waiting.pop(0)
            if at.place in seen:
                continue
            seen.add(at.place)
            yield at
            names = (at.source, at.rows, at.across, at.votes, at.per, *(spec.source for spec in at.columns))
            waiting += [self.field(name, at.exercise) for name in names if name]
