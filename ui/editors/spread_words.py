"""A spread said in words, for whoever does not see the dots, and who might speak first."""

from __future__ import annotations

from exercises.spread import Spread
from workbook.words import _, ngettext


def spread_words(spread: Spread) -> str:
    """*One chose 1, two chose 4. Not settled.*"""
    if not spread.answered:
        return _("Nobody has answered.")
    parts = [
        ngettext("{n} chose {value}", "{n} chose {value}", n).format(n=n, value=value)
        for value, n in sorted(spread.counts.items())
    ]
    if spread.dont_know:
        parts.append(
            ngettext("{n} doesn't know", "{n} don't know", spread.dont_know).format(n=spread.dont_know)
        )
    settled = (
        _("Agreed: {value}.").format(value=spread.agreed) if spread.agreed is not None else _("Not settled.")
    )
    return ", ".join(parts) + ". " + settled


def talk_first(spread: Spread, label: str) -> str:
    """*You chose everything from 1 to 5 on important. Let the one and the five speak first.*"""
    low, high = spread.values[0], spread.values[-1]
    label = label[:1].lower() + label[1:]
    if len(spread.counts) == high - low + 1:
        first = _("You chose everything from {low} to {high} on {what}.")
    else:
        first = _("You chose from {low} to {high} on {what}.")
    second = _("Let the {low} and the {high} speak first.")
    names = {1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return (
        first.format(low=low, high=high, what=label)
        + " "
        + second.format(low=names.get(low, low), high=names.get(high, high))
    )
