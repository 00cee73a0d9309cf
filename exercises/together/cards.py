"""What a group does with the cards on its wall: gathers, merges, splits, names and groups them."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.answers.card_wall import CardWall
from exercises.answers.sheet import Sheet
from exercises.fields.lists import is_shared_as_cards
from exercises.fields.rows_and_cards import Card, CardHeading, Group, Row, most_said, people_of, said, same
from exercises.rows.merge_and_split import carry
from workbook.model import Item, Key
from workbook.pack import Field
from workbook.typed_text import one_line
from workbook.values import text_of

__all__ = [
    "Card",
    "CardHeading",
    "Cards",
    "Group",
    "is_shared_as_cards",
    "same",
    "take",
    "taken_from",
]


class Cards(CardWall):
    """The wall of one list with the group's hands on it. Every change is one step of the workbook."""

    def __init__(self, sheet: Sheet, spec: Field) -> None:
        super().__init__(sheet, spec)
        self._sheet = sheet

    def open(self, card_id: str) -> None:
        """Remembers that the group has opened a card. Nothing one would want to undo."""
        if not self.opened(card_id) and not self._book.read_only and self.card(card_id) is not None:
            with self._book.without_history():
                self._book.set(self._key(self.opened_place, card_id), True)

    def gather(self) -> None:
        """Puts the answers that lie in no card where their words are, or in cards of their own. Leaves no undo step.

        New cards come by how many said it and then by the alphabet, so that nobody sees who was first.
        """
        empty = [item for item in self._items(self.cards_place) if not self._members(item)]
        known = self.all()
        loose = self.loose()
        if self._book.read_only or not (empty or loose):
            return
        homes: dict[str, Card] = {}
        for card in known:
            for words in (card.words, *card.wordings):
                homes.setdefault(same(words), card)
        late: dict[str, list[Row]] = {}
        fresh: dict[str, list[Row]] = {}
        for row in loose:
            said = same(row.words)
            if said in homes:
                late.setdefault(homes[said].id, [*homes[said].members]).append(row)
            else:
                fresh.setdefault(said, []).append(row)
        with self._book.without_history(), self._book.step(""):
            for item in empty:
                self._book.remove_item(self.cards_place, item.id)
            for card_id, rows in late.items():
                self._set_members(card_id, rows)
                self._set_opened(card_id, False)
            for _said, rows in sorted(fresh.items(), key=lambda entry: (-people_of(entry[1]), entry[0])):
                self._add(most_said(rows), rows, id_=self._first_id(rows))

    def merge(self, card_id: str, into_id: str, *, label: str = "") -> None:
        """Lays one card on another: everybody's words go with it, and so does what was said about it."""
        card, into = self.card(card_id), self.card(into_id)
        if card is None or into is None or card_id == into_id:
            return
        with self._book.step(label):
            self._set_opened(into_id, self.opened(card_id) and self.opened(into_id))
            self._set_members(into_id, [*into.members, *card.members], self._hidden(card_id))
            carry(self._sheet, card_id, into_id)
            self._book.remove_item(self.cards_place, card_id)

    def split(self, card_id: str, member_id: str, *, label: str = "") -> str:
        """Gives one wording of a card a card of its own beside it, and returns its identity.

        Everybody who said it in those words goes along; where all said the same, only that one answer does.
        """
        card = self.card(card_id)
        member = next((row for row in card.members if row.id == member_id), None) if card else None
        if card is None or member is None or len(card.members) < 2:
            return card_id
        going = [row for row in card.members if same(row.words) == same(member.words)]
        if len(going) == len(card.members):
            going = [member]
        staying = [row for row in card.members if row not in going]
        beside = [other.id for other in self.cards(card.group)].index(card_id) + 1
        with self._book.step(label):
            self._set_members(card_id, staying)
            if same(card.words) == same(member.words) and same(card.words) not in map(same, said(staying)):
                self._set_name(card_id, most_said(staying))
            new = self._add(most_said(going), going, parent=card.group)
            self.move(new, card.group, beside)
            self._set_opened(new, self.opened(card_id))
        return new

    def rename(self, id_: str, words: str, *, label: str = "", merge: str = "") -> None:
        """Calls a card or group something else; a card with no name takes back the words most of you said."""
        words = one_line(words)
        if self._book.item(self.groups_place, id_) is not None:
            self._book.set(self._key(self.groups_place, id_, "name"), words, label=label, merge=merge)
        elif (card := self.card(id_)) is not None:
            name = words or most_said(card.members)
            self._book.set(self._key(self.cards_place, id_, "name"), name, label=label, merge=merge)

    def new_group(self, name: str, card_id: str = "", *, label: str = "", id_: str = "") -> str:
        """A named group, last, with that card in it; returns its identity."""
        with self._book.step(label):
            group = self._book.add_item(
                self.groups_place, {"name": one_line(name)}, round=self._round, id_=id_
            )
            if card_id:
                self.move(card_id, group.id, 0)
        return group.id

    def move(self, card_id: str, group_id: str, to_index: int, *, label: str = "") -> None:
        """Puts a card at a place among those of a group, or with no group among those that lie in none.

        In a group it is no heading any more: what stands on it, its dots too, goes to the group.
        """
        item = self._book.item(self.cards_place, card_id)
        known = not group_id or self._book.item(self.groups_place, group_id) is not None
        if item is None or not known:
            return
        shown = [card.id for card in self.cards(group_id) if card.id != card_id]
        with self._book.step(label):
            self._home(item)
            every = [
                other.id for other in self._items(self.cards_place, parent=group_id) if other.id != card_id
            ]
            at = every.index(shown[to_index]) if 0 <= to_index < len(shown) else len(every)
            if group_id and item.parent != group_id:
                carry(self._sheet, card_id, group_id)
            self._book.move_item(item, max(0, at if to_index >= 0 else 0), parent=group_id)

    def dissolve(self, group_id: str, *, label: str = "") -> None:
        """Takes a group away; its cards lie in none again. What stands on the group goes to its first card."""
        group = next((group for group in self.groups() if group.id == group_id), None)
        if group is None:
            return
        with self._book.step(label):
            if group.cards:
                carry(self._sheet, group_id, group.cards[0].id)
            for item in self._items(self.cards_place, parent=group_id):
                self._book.move_item(item, len(self._items(self.cards_place)), parent="")
            self._book.remove_item(self.groups_place, group_id)

    # --- inside -------------------------------------------------------------------------------------------------

    def _hidden(self, card_id: str) -> list[str]:
        """The answers in a card whose writers have opened them again: they come back to it when they are done."""
        item = self._book.item(self.cards_place, card_id)
        members = set(self._members(item)) if item is not None else set[str]()
        hidden = self._sheet.unfinished(self._field)
        items = self._book.items(self._sheet.place(self._field), author=None, round=self._round)
        return [each.id for each in items if each.id in members and each.author in hidden]

    def _first_id(self, rows: list[Row]) -> str:
        """The identity of a new card: made of its first answer's, so that the same answers make the same card."""
        import uuid

        id_ = uuid.uuid5(uuid.NAMESPACE_URL, f"samsyn:card/{min(row.id for row in rows)}").hex
        return "" if self._book.item(self.cards_place, id_) is not None else id_

    def _add(self, words: str, rows: list[Row], parent: str = "", id_: str = "") -> str:
        card = self._book.add_item(
            self.cards_place, {"name": words}, parent=parent, round=self._round, id_=id_
        )
        self._set_members(card.id, rows)
        return card.id

    def _set_members(self, card_id: str, rows: list[Row], hidden: Sequence[str] = ()) -> None:
        # By identity, which is chance: the list must not tell who came last.
        ids = {*(row.id for row in rows), *hidden, *self._hidden(card_id)}
        self._book.set(self._key(self.cards_place, card_id, "members"), [*sorted(ids)])

    def _set_name(self, card_id: str, words: str) -> None:
        self._book.set(self._key(self.cards_place, card_id, "name"), words)

    def _set_opened(self, card_id: str, opened: bool) -> None:
        self._book.set(self._key(self.opened_place, card_id), opened or None)

    def _home(self, item: Item) -> None:
        """A card whose group a stranger's file lacks is shown among those in none: let it lie there."""
        if item.parent and self._book.item(self.groups_place, item.parent) is None:
            self._book.move_item(item, len(self._items(self.cards_place)), parent="")


def take(sheet: Sheet, spec: Field, heading: CardHeading, parent: str = "") -> None:
    """Puts a heading into a list of the group's as a row that remembers what was said under it."""
    with sheet.workbook.step(""):
        item = sheet.workbook.add_item(sheet.place(spec), parent=parent)
        sheet.set(spec, item.id, spec.columns[0].id, heading.words)
        sheet.workbook.set(_taken_key(sheet, spec, item.id), heading.id)


def taken_from(sheet: Sheet, spec: Field, row_id: str) -> CardHeading | None:
    """The heading a row was taken from, if it was and is still there."""
    heading_id = text_of(sheet.workbook.value(_taken_key(sheet, spec, row_id))) if spec.suggest else ""
    if not heading_id:
        return None
    source = sheet.field(spec.suggest.rpartition(".")[0], spec.exercise)
    return next((each for each in Cards(sheet, source).headings() if each.id == heading_id), None)


def _taken_key(sheet: Sheet, spec: Field, row_id: str) -> Key:
    return Key(*sheet.place(spec), row_id, "@from")
