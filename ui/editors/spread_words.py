"""A spread said in words, for whoever does not see the dots, and who might speak first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from exercises.fields.scale import DONT_KNOW
from exercises.number_words import capital, how_many
from exercises.sheet import Row
from exercises.spread import Spread
from workbook.model import Value
from workbook.words import _, ngettext


def spread_words(spread: Spread, *, settling: bool = True) -> str:
    """*One chose 1, one 2, two 4. One doesn't know. Not settled.* The last only where there is something to settle."""
    if not spread.answered:
        return (
            f"{_('Nobody has answered.')} {_settled(spread)}" if spread.agreed else _("Nobody has answered.")
        )
    sentences = []
    parts = [
        (_("{who} {value}") if at else _("{who} chose {value}")).format(who=how_many(n), value=value)
        for at, (value, n) in enumerate(sorted(spread.counts.items()))
    ]
    if parts:
        sentences.append(capital(", ".join(parts)) + ".")
    if spread.dont_know:
        sentences.append(capital(_unsure(spread.dont_know)))
    return " ".join([*sentences, _settled(spread)] if settling else sentences)


def _unsure(n: int) -> str:
    return ngettext("{who} doesn't know.", "{who} don't know.", n).format(who=how_many(n))


def _settled(spread: Spread) -> str:
    if spread.agreed is None:
        return _("Not settled.")
    if spread.agreed == DONT_KNOW:
        return _("Agreed: you don't know.")
    return _("Agreed: {value}.").format(value=spread.agreed)


def cell_words(spread: Spread, label: str) -> dict[int | str, str]:
    """What each cell says to whoever does not see it: *Important 4, two of you*."""
    said: dict[int | str, str] = {}
    for value in range(spread.low, spread.high + 1):
        n = spread.counts.get(value, 0)
        said[value] = f"{label} {value}, " + _("{who} of you").format(who=how_many(n))
    unsure = _("don't know")
    said[DONT_KNOW] = f"{label} {unsure}"
    return said


def talk_first(spread: Spread, label: str) -> str:
    """*You chose everything from 1 to 5 on important. Let the one and the five speak first.*"""
    low, high = spread.values[0], spread.values[-1]
    second = _("Let the {low} and the {high} speak first.")
    names = {1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return f"{_from_to(spread, label)} " + second.format(low=names.get(low, low), high=names.get(high, high))


def _from_to(spread: Spread, label: str) -> str:
    low, high = spread.values[0], spread.values[-1]
    if len(spread.counts) == high - low + 1:
        words = _("You chose everything from {low} to {high} on {what}.")
    else:
        words = _("You chose from {low} to {high} on {what}.")
    return words.format(low=low, high=high, what=label[:1].lower() + label[1:])


def what_to_talk_about(cells: Sequence[tuple[str, Spread]]) -> str:
    """What the chosen row says: how far apart you are where it is not settled, and who may start.

    `cells` are the (label, spread) of the row. Nothing is said about what is settled.
    """
    left = [(label, spread) for label, spread in cells if spread.agreed is None]
    wide = sorted((cell for cell in left if cell[1].is_wide), key=lambda cell: cell[1].order())
    if wide:
        label, spread = wide[0]
        return " ".join([talk_first(spread, label), *(_from_to(other, what) for what, other in wide[1:])])
    if not left:
        return ""
    unsure = max(spread.dont_know for _label, spread in left)
    if unsure and all(2 * spread.dont_know >= spread.answered for _label, spread in left):
        return capital(_unsure(unsure)) + " " + _("Who could you ask?")
    if not any(spread.answered for _label, spread in left):
        return _("Nobody has answered this one alone. Talk about it, then settle it.")
    named = [label[:1].lower() + label[1:] for label, spread in left if spread.answered]
    return _("You are close to each other on {what}. Settle it and go on.").format(
        what=_(" and ").join(named)
    )


def who_said_what(said: Mapping[Value, Sequence[str]], people: Sequence[Row]) -> str:
    """*1: Karin. 4: Petra, Anna-Lena.* Whoever shares a first name is called by the whole name."""
    first = Counter(_first(person.words) for person in people)

    def called(name: str) -> str:
        return _first(name) if first[_first(name)] < 2 else name

    parts = []
    for value, names in said.items():
        what = _("Don't know") if value == DONT_KNOW else str(value)
        parts.append(f"{what}: {', '.join(called(name) for name in names)}.")
    return " ".join(parts)


def _first(name: str) -> str:
    return (name.split() or [name])[0]
