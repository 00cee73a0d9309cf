"""What each wrote alone, as the cards it hangs as: one for each wording, in named groups or in none.

A card never holds words of its own making: its members are the answers themselves, so everybody's words stay under it
however it is merged or called. What a group later votes on and picks from are the headings: named groups, then the
cards that lie in none. `exercises/together/cards.py` moves them.
"""

from __future__ import annotations

from typing import Protocol

from exercises.fields.rows_and_cards import Card, CardHeading, Group, Row, most_said, others, people_of
from workbook.model import GROUP, Item, Key, Place
from workbook.pack import Field
from workbook.values import text_of, texts_of
from workbook.workbook import Workbook


class Hangs(Protocol):
    """What the wall is read from: the answers of one workbook, a `Sheet`."""

    @property
    def workbook(self) -> Workbook: ...

    def place(self, field: Field) -> Place: ...

    def round_at(self, field: Field) -> int: ...

    def rows(self, field: Field, *, parent: str | None = None, author: str | None = GROUP) -> list[Row]: ...


class CardWall:
    """The cards and groups of one list, as they hang. It keeps nothing itself, and changes nothing."""

    def __init__(self, answers: Hangs, spec: Field) -> None:
        self._hangs = answers
        self._book = answers.workbook
        self._field = spec
        self._round = answers.round_at(spec)
        place = answers.place(spec)
        self.cards_place = Place(place.exercise, f"{place.field}@cards")
        self.groups_place = Place(place.exercise, f"{place.field}@groups")
        self.opened_place = Place(place.exercise, f"{place.field}@opened")

    # --- reading ------------------------------------------------------------------------------------------------

    def groups(self) -> list[Group]:
        """The named groups in order, those with no card in them too."""
        cards = self.all()
        return [
            Group(item.id, self._name(item), [card for card in cards if card.group == item.id])
            for item in self._items(self.groups_place)
        ]

    def cards(self, group_id: str = "") -> list[Card]:
        """The cards of a group in order, or those that lie in none."""
        return [card for card in self.all() if card.group == group_id]

    def all(self) -> list[Card]:
        """Every card; one whose answers are gone is gone too."""
        answers = self._answers()
        groups = {item.id for item in self._items(self.groups_place)}
        found, taken = [], set[str]()
        for item in self._items(self.cards_place):
            ids = [id_ for id_ in self._members(item) if id_ in answers and id_ not in taken]
            taken.update(ids)
            if ids:
                rows = [answers[id_] for id_ in ids]
                parent = item.parent if item.parent in groups else ""
                found.append(Card(item.id, self._name(item) or most_said(rows), rows, parent))
        return found

    def card(self, id_: str) -> Card | None:
        """The card with that identity; None if there is none, or all its answers are gone."""
        return next((card for card in self.all() if card.id == id_), None)

    def headings(self) -> list[CardHeading]:
        """What one votes on and picks from: the named groups, then the cards that lie in none."""
        found = []
        for group in self.groups():
            words = group.name or (group.cards[0].words if group.cards else "")
            members = [row for card in group.cards for row in card.members]
            under = [each for card in group.cards for each in (card.words, *card.wordings)]
            if words:
                found.append(CardHeading(group.id, words, others(under, words), people_of(members)))
        for card in self.cards():
            found.append(CardHeading(card.id, card.words, others(card.wordings, card.words), card.people))
        return found

    def words(self, id_: str) -> str:
        """What a card or group is called; empty if there is none with that identity."""
        if self._book.item(self.cards_place, id_) is not None:
            card = self.card(id_)
            return card.words if card is not None else ""
        return next((heading.words for heading in self.headings() if heading.id == id_), "")

    def loose(self) -> list[Row]:
        """The answers that lie in no card: those given since they were last gathered."""
        taken = {id_ for item in self._items(self.cards_place) for id_ in self._members(item)}
        return [row for id_, row in self._answers().items() if id_ not in taken]

    # --- coverage -----------------------------------------------------------------------------------------------

    def opened(self, card_id: str) -> bool:
        """True if the group has opened that card."""
        return bool(self._book.value(self._key(self.opened_place, card_id)))

    def unopened(self) -> list[Card]:
        """The cards that the group has not opened yet."""
        return [card for card in self.all() if not self.opened(card.id)]

    # --- inside -------------------------------------------------------------------------------------------------

    def _answers(self) -> dict[str, Row]:
        """Everybody's answers that say something; the group's own rows are none, nor what may not be seen."""
        rows = sorted(self._hangs.rows(self._field, author=None), key=lambda row: row.id)
        return {row.id: row for row in rows if row.words and row.author != GROUP}

    def _items(self, place: Place, parent: str | None = None) -> list[Item]:
        return self._book.items(place, parent=parent, round=self._round)

    def _key(self, place: Place, row: str, column: str = "") -> Key:
        return Key(*place, row, column, round=self._round)

    def _members(self, item: Item) -> list[str]:
        return texts_of(self._book.value(self._key(self.cards_place, item.id, "members")))

    def _name(self, item: Item) -> str:
        return text_of(self._book.value(self._key(item.place, item.id, "name")))
