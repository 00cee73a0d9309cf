"""A private round: each answers on their own, nobody sees the others' answers, and then all are shown at once.

Answers come in on one laptop that goes round, from paper, or by a show of hands: all land in the same round. With names
a participant is the author of what they wrote. Without names the file cannot tell who, when or in what order: a draft
that belongs to nobody is folded into tallies and unordered lists as soon as its writer is done.
"""

from __future__ import annotations

import contextlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from exercises.answers.sheet import Row, Sheet, tally_of
from exercises.answers.visibility import MODE
from exercises.fields import kind_of
from exercises.fields.asked import asked_of_each
from exercises.together.cards import Cards
from workbook.errors import WorkbookError
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, DRAFT, GROUP, HANDS, NOBODY, Key, Place, Value
from workbook.pack import Exercise, Field, Page
from workbook.values import number_of, parts_of, texts_of
from workbook.words import _

NAMED = "named"


class PrivateRound:
    """The round of one page whose answers each gives on their own."""

    def __init__(self, sheet: Sheet, exercise: Exercise, page: Page) -> None:
        self._sheet = sheet
        self._workbook = sheet.workbook
        self._exercise = exercise
        self._page = page
        self._fields: list[Field] = [exercise.fields[name] for name in page.fields]
        self._number = sheet.round_of(exercise.id)

    # --- how it is held -----------------------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """How the round is held: `named` or `anonymous`; it cannot be changed once somebody has begun."""
        return ANONYMOUS[1:] if self._said(MODE) == ANONYMOUS[1:] else NAMED

    @property
    def anonymous(self) -> bool:
        return self.mode != NAMED

    def set_mode(self, mode: str) -> None:
        """With names or without. Raises WorkbookError once somebody has begun: it was said before they wrote."""
        if self.begun:
            raise WorkbookError(
                _("Somebody has already answered."),
                _("What was said about names before the round holds until the answers are shown."),
            )
        with self._unrecorded():
            self._say(MODE, ANONYMOUS[1:] if mode == ANONYMOUS[1:] else None)
            for key in list(self._workbook.answers(Place(self._exercise.id, "@writing"))):
                if key.row == self._page.id and key.round == self._number:
                    self._workbook.set(key, None)  # whoever began has written nothing, and is not to be known
            self._mark_here()

    @property
    def is_vote(self) -> bool:
        """True if all there is to do is to lay dots."""
        return bool(self._fields) and all(kind_of(field).lays_dots for field in self._fields)

    @property
    def begun(self) -> bool:
        """True from the first thing anybody has written, done or not."""
        if self.answered or self.hands_done:
            return True
        return any(
            key.author not in (GROUP, HANDS) and key.round == self._number
            for field in self._fields
            for key in self._workbook.answers(self._sheet.place(field))
        )

    @property
    def revealed(self) -> bool:
        """True once everybody's answers have been shown to all; that is for good."""
        return self._sheet.is_revealed(self._exercise.id, self._page)

    @property
    def goes_on(self) -> bool:
        return self.begun and not self.revealed

    # --- who ----------------------------------------------------------------------------------------------------

    def people(self) -> list[Row]:
        """Those who take part: who is at the meeting, and whoever has answered all the same."""
        present = self._present()
        return [p for p in self._sheet.people() if present is None or p.id in present or self.is_done(p.id)]

    def away(self) -> list[Row]:
        """Those who are not at the meeting and have not answered."""
        taking_part = {person.id for person in self.people()}
        return [person for person in self._sheet.people() if person.id not in taking_part]

    def _present(self) -> frozenset[str] | None:
        meetings = Meetings(self._workbook)
        meeting = meetings.current()
        return None if meeting is None else frozenset(meetings.present(meeting))

    def is_done(self, person: str) -> bool:
        """True if that participant is done. In an anonymous round only this window knows, until it is closed."""
        if self.anonymous:
            return person in self._remembered()
        return bool(self._said("@done", person))

    def waiting(self) -> list[Row]:
        """Those who are not known to have answered, in the group's order."""
        return [person for person in self.people() if not self.is_done(person.id)]

    @property
    def answered(self) -> int:
        """How many have answered and are done; who shows hands is not counted here."""
        if self.anonymous:
            return number_of(self._said("@answered", ANONYMOUS)) or 0
        return len(self._done())

    def _done(self) -> set[str]:
        """Who is done, by name; those who have left the group since are among them."""
        done = self._workbook.answers(Place(self._exercise.id, "@done"))
        return {
            key.author
            for key in done
            if key.row == self._page.id and key.round == self._number and key.author not in NOBODY
        }

    @property
    def of(self) -> int:
        """How many are to answer: who is here, and whoever is away and has answered all the same."""
        here = {person.id for person in self.people()}
        done = self._remembered() if self.anonymous else self._done()
        return max(len(here) + len(done - here), self.answered)

    @property
    def all_answered(self) -> bool:
        """True if nobody is left to wait for."""
        return self.hands_done or (self.of > 0 and self.answered >= self.of)

    @property
    def anybody_answered(self) -> bool:
        return self.answered > 0 or self.hands_done

    @property
    def who_is_forgotten(self) -> bool:
        """True if Samsyn was closed in an anonymous round: how many have answered is known, but no longer who."""
        return self.anonymous and self.answered > len(self._remembered())

    # --- writing ------------------------------------------------------------------------------------------------

    def begin(self, person: str) -> str:
        """Their turn: the author that the editors write as. Reopens a named answer that was done.

        Until they are done it counts nowhere, not even after the reveal: it may be half a sentence.
        """
        with self._unrecorded():
            self._mark_here()
            if not self.anonymous:
                self._say("@done", None, person)
                self._say("@writing", True, person)
            elif not self.revealed:
                self._workbook.set_facts(nameless=True)
        return DRAFT if self.anonymous else person

    @property
    def draft_left(self) -> bool:
        """True if somebody was writing in an anonymous round when Samsyn was closed."""
        return any(self._drafts()) or self._draft_items()

    def finish(self, person: str) -> None:
        """They are done, and what they wrote is hidden. In an anonymous round it can not be opened again."""
        with self._unrecorded():
            if self.anonymous:
                self._fold()
                # A step that a row was merged or deleted in has what was answered by then: with what there is later,
                # it would tell what came after it.
                for author in (ANONYMOUS, DRAFT):
                    self._workbook.forget_steps(self._exercise.id, author, self._number)
                self._say("@answered", self.answered + 1, ANONYMOUS)
            else:
                self._say("@done", True, person)
                self._say("@writing", None, person)
            self._mark_here()
            if self.revealed:  # somebody was away: their answer joins those that are shown
                self._gather()
            if self.anonymous:
                self._workbook.sweep()
        if self.anonymous and person not in NOBODY:  # after a restart nobody knows who it was
            self._remembered().add(person)

    def leave(self) -> None:
        """The round is left for now: it is not where the group goes on the next time.

        While somebody's answer without a name is begun, no copy is to keep it as it is.
        """
        with self._unrecorded():
            self._workbook.set_facts(here=None, nameless=self.draft_left or None)

    def reveal(self) -> None:
        """Shows everybody's answers, once and for all. Nothing happens where nobody has answered."""
        if self.revealed or not self.anybody_answered:
            return
        with self._unrecorded():
            self._say("@revealed", True)
            self._workbook.set_facts(nameless=None)
            pages = self._exercise.pages
            self._mark_here(pages[min(pages.index(self._page) + 1, len(pages) - 1)])
            self._gather()
            if self.anonymous:
                self._workbook.sweep()
        self._remembered().clear()

    def _gather(self) -> None:
        for field in self._fields:
            if kind_of(field).writes_rows:
                Cards(self._sheet, field).gather()

    # --- a show of hands ----------------------------------------------------------------------------------------

    @property
    def can_count_hands(self) -> bool:
        """True if every question on the page is answered by choosing, so that hands can be counted."""
        return all(
            all(kind_of(column).tallied for column in asked_of_each(field))
            if field.columns
            else kind_of(field).tallied
            for field in self._fields
        ) and bool(self._fields)

    def hands(self, field: Field, row: str, column: str = "") -> dict[str, int]:
        """The tally of a show of hands for one cell."""
        return tally_of(self._workbook.value(self._sheet.key(field, row, column, author=HANDS)))

    def count_hands(self, field: Field, row: str, column: str, tally: Mapping[str, int]) -> None:
        """Keeps how many hands went up for each answer of a cell. They count once all are counted."""
        counts = {answer: n for answer, n in sorted(tally.items()) if n > 0}
        with self._unrecorded():
            if not self.hands_done:
                self._say("@writing", True, HANDS)
            key = self._sheet.key(field, row, column, author=HANDS)
            self._workbook.set(key, {**counts} or None)
            self._mark_here()

    @property
    def hands_done(self) -> bool:
        """True if the room has answered by a show of hands."""
        return bool(self._said("@done", HANDS))

    def set_hands_done(self, done: bool) -> None:
        """Says that all hands are counted, or that counting goes on."""
        with self._unrecorded():
            self._say("@done", done or None, HANDS)
            self._say("@writing", None if done else True, HANDS)
            self._mark_here()

    # --- without names ------------------------------------------------------------------------------------------

    def _fold(self) -> None:
        """Puts a draft in with the rest: tallies grow, texts are sorted, rows get new identities and random places."""
        for field, key, value in list(self._drafts()):
            self._workbook.set(key, None)
            there = key._replace(author=ANONYMOUS)
            before = self._workbook.value(there)
            column = field.column(key.column) if field.columns and key.column else None
            if kind_of(column or field).tallied:
                counts = Counter(tally_of(before))
                counts.update(str(answer) for answer in parts_of(value))
                whole: Value = dict(sorted(counts.items()))
            else:
                whole = [*sorted([*texts_of(before), str(value)])]
            self._workbook.set(there, whole)
        for field in self._fields:
            place = self._sheet.place(field)
            for item in self._workbook.items(place, author=DRAFT, round=self._number):
                values = {
                    key.column: value
                    for key, value in self._workbook.answers(place).items()
                    if key.row == item.id and key.author == DRAFT
                }
                self._workbook.remove_item(place, item.id)
                if not any(values.values()):
                    continue
                self._workbook.add_item(
                    place,
                    values,
                    parent=item.parent,
                    author=ANONYMOUS,
                    round=self._number,
                    position=random.SystemRandom().random(),
                )

    def _drafts(self) -> Iterable[tuple[Field, Key, Value]]:
        """What the one who writes now has answered, rows of lists apart."""
        for field in self._fields:
            place = self._sheet.place(field)
            rows = {item.id for item in self._workbook.items(place, author=DRAFT, round=self._number)}
            for key, value in self._workbook.answers(place).items():
                if key.author == DRAFT and key.row not in rows and key.round == self._number:
                    yield field, key, value

    def _draft_items(self) -> bool:
        return any(
            self._workbook.items(self._sheet.place(field), author=DRAFT, round=self._number)
            for field in self._fields
        )

    # --- what is kept about it ----------------------------------------------------------------------------------

    def _key(self, what: str, author: str = GROUP) -> Key:
        return Key(self._exercise.id, what, self._page.id, "", author, self._number)

    def _said(self, what: str, author: str = GROUP) -> Value:
        return self._workbook.value(self._key(what, author))

    def _say(self, what: str, value: Value, author: str = GROUP) -> None:
        self._workbook.set(self._key(what, author), value)

    def _mark_here(self, page: Page | None = None) -> None:
        here = (page or self._page).id
        self._workbook.set_facts(here=[self._exercise.id, here, self._workbook.newest_step])

    def _remembered(self) -> set[str]:
        """Who has answered without a name, as long as the workbook is open."""
        at = (self._exercise.id, self._page.id, self._number)
        return self._sheet.answered_without_name.setdefault(at, set())

    @contextlib.contextmanager
    def _unrecorded(self) -> Iterator[None]:
        """One step that is nobody's to undo."""
        with self._workbook.without_history(), self._workbook.step(""):
            yield
