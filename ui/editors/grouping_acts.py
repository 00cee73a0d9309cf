"""What one does with cards, each as one step that can be taken back: the same for keys, menu and pointer."""

from __future__ import annotations

from exercises.rows.what_hangs import hanging
from exercises.together.cards import Card, Cards
from ui.session import Session
from workbook.words import _

UNDO = "undo"


class GroupingActs:
    """Writes through the session, and says what has happened where one might want it undone."""

    def __init__(self, session: Session, cards: Cards) -> None:
        self._session = session
        self._cards = cards

    def merge(self, card_id: str, into_id: str) -> bool:
        """Lays a card on another, which keeps everybody's words. False if either is gone."""
        card, into = self._cards.card(card_id), self._cards.card(into_id)
        if card is None or into is None or card_id == into_id:
            return False
        label = _("Merge cards")
        self._session.do(label, lambda: self._cards.merge(card_id, into_id, label=label))
        self._say(_("Merged. Everybody's words are kept under the card."))
        return True

    def split(self, card: Card, member_id: str) -> str:
        """Gives a wording a card of its own; returns its identity."""
        made: list[str] = []
        label = _("Split a card")
        self._session.do(label, lambda: made.append(self._cards.split(card.id, member_id, label=label)))
        self._say(_("Split into two cards."))
        return made[-1] if made else card.id

    def new_group(self, card_id: str = "") -> str:
        """A group with no name yet and that card in it; returns its identity."""
        made: list[str] = []
        label = _("New group")
        self._session.do(label, lambda: made.append(self._cards.new_group("", card_id, label=label)))
        return made[-1] if made else ""

    def move(self, card_id: str, group_id: str, to: int) -> None:
        """Puts a card at a place of a group."""
        label = _("Move a card")
        self._session.do(label, lambda: self._cards.move(card_id, group_id, to, label=label))

    def dissolve(self, group_id: str) -> None:
        """Takes a group away; its cards stand without a group."""
        cards = next((group.cards for group in self._cards.groups() if group.id == group_id), [])
        hung = hanging(self._session.sheet, self._cards.groups_place, group_id)
        label = _("Dissolve the group")
        self._session.do(label, lambda: self._cards.dissolve(group_id, label=label))
        if not cards:
            self._say(_("The group is taken away."))
            return
        said = _("The group is dissolved. Its cards are back among the rest.")
        if hung:
            said += " " + _("What stood on it is now on its first card.")
        self._say(said)

    def rename(self, id_: str, words: str) -> None:
        """Calls a card or a group something else while it is typed."""
        token = f"{self._cards.cards_place}/{id_}/name"
        label = _("Name")
        self._session.type(token, label, lambda: self._cards.rename(id_, words, label=label))

    def open(self, card_id: str) -> None:
        """The group has opened a card: nothing to undo."""
        if not self._cards.opened(card_id) and not self._session.workbook.read_only:
            self._session.do("", lambda: self._cards.open(card_id))

    def _say(self, words: str) -> None:
        self._session.message.emit(words, UNDO)
