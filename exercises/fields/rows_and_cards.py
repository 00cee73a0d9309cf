"""What a row, a card, a named group and a heading are, and when two wordings are the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbook.model import ANONYMOUS, GROUP

_STRIPPED = " .,;:?!"


def same(words: str) -> str:
    """What two wordings have in common when they are the same words: capitals and a full stop make no difference."""
    plain = " ".join(words.casefold().split())
    return plain.strip(_STRIPPED) or plain


@dataclass(frozen=True, slots=True)
class Row:
    """A row to show: its item's id, its words, and the row it stands under."""

    id: str
    words: str
    parent: str = ""
    author: str = GROUP


@dataclass(frozen=True, slots=True)
class Card:
    """One wording and everybody's answers under it; `group` is the named group it lies in, or empty."""

    id: str
    words: str
    members: list[Row]
    group: str = ""

    @property
    def people(self) -> int:
        """How many said it. Whoever says the same twice counts once, where the file can tell."""
        return people_of(self.members)

    @property
    def wordings(self) -> list[str]:
        """Everybody's words under it, each wording once."""
        return unique(row.words for row in self.members)


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of cards on the wall; it may be empty."""

    id: str
    name: str
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CardHeading:
    """What one votes on and picks from: its words, what else was said under it, and by how many people."""

    id: str
    words: str
    hints: list[str]
    people: int


def people_of(rows: Iterable[Row]) -> int:
    """From how many people the answers are; of those without names each counts as one."""
    rows = list(rows)
    named = {row.author for row in rows if row.author != ANONYMOUS}
    return len(named) + sum(row.author == ANONYMOUS for row in rows)


def said(rows: Iterable[Row]) -> list[str]:
    """The words of the answers, in their order, the same words as often as they were said."""
    return [row.words for row in rows]


def most_said(rows: Iterable[Row]) -> str:
    """The spelling most used; of several the first by the alphabet."""
    counted = Counter(" ".join(words.split()) for words in said(rows))
    return min(counted, key=lambda words: (-counted[words], words)) if counted else ""


def unique(wordings: Iterable[str]) -> list[str]:
    """Each wording once, in alphabetical order and not in that of those who said it."""
    found: dict[str, str] = {}
    for words in sorted(wordings):
        found.setdefault(same(words), words)
    return [words for _same, words in sorted(found.items())]


def others(wordings: Iterable[str], heading: str) -> list[str]:
    """What else was said under a heading, in the order of the cards."""
    found: dict[str, str] = {}
    for words in wordings:
        found.setdefault(same(words), words)
    found.pop(same(heading), None)
    return list(found.values())
