"""A spread said in words, for whoever does not see the dots, and who might speak first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from exercises.answers.sheet import Row
from exercises.fields.scale import DONT_KNOW
from exercises.fields.spread import ChoiceSpread, Spread
from workbook.model import Value
from workbook.number_words import capital, how_many
from workbook.words import _, ngettext


def spread_words(spread: Spread, *, settling: bool = True) -> str:
    """*One chose 1, one 2, two 4. One doesn't know. Not settled.* The last only where there is something to settle."""
    if not spread.answered:
        nobody = _("Nobody has answered.")
        return f"{nobody} {_settled(spread)}" if spread.agreed else nobody
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


def choice_words(spread: ChoiceSpread, options: Sequence[tuple[str, str]], *, settling: bool = True) -> str:
    """*Three chose “it improves”, two “for show”. Not settled.*"""
    words = dict(options)
    if not spread.answered:
        said = _("Nobody has answered.")
    else:
        ranked = sorted(spread.counts.items(), key=lambda given: -given[1])
        parts = [
            (_("{who} “{words}”") if at else _("{who} chose “{words}”")).format(
                who=how_many(n), words=words.get(option, "")
            )
            for at, (option, n) in enumerate(ranked)
        ]
        said = capital(", ".join(parts)) + "."
    if not settling:
        return said
    if spread.agreed is None:
        settled = _("Not settled.")
    else:
        settled = _("Agreed: {value}.").format(value=words.get(str(spread.agreed), ""))
    return f"{said} {settled}"


def option_words(spread: ChoiceSpread, options: Sequence[tuple[str, str]], label: str) -> dict[str, str]:
    """What each option says to whoever does not see it: *Verdict it improves, two of you*."""
    return {
        option: f"{label} {words}, " + _("{who} of you").format(who=how_many(spread.counts.get(option, 0)))
        for option, words in options
    }


def who_may_start(spread: ChoiceSpread, options: Sequence[tuple[str, str]]) -> str:
    """*You chose differently. Let those who chose “for show” speak first.* Nothing where they are at one."""
    if len(spread.counts) < 2 or spread.agreed is not None:
        return ""
    words = dict(options)
    few = spread.fewest()
    if len(few) == len(spread.counts):
        return _("You chose differently. Let one from each side speak first.")
    said = _("You chose differently. Let whoever chose “{words}” speak first.")
    return said.format(words=words.get(few[0], ""))


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
    """*You chose everything from 1 to 5 on “Important”. Let the one and the five speak first.*"""
    low, high = spread.values[0], spread.values[-1]
    second = _("Let the {low} and the {high} speak first.")
    names = {1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return f"{_from_to(spread, label)} " + second.format(low=names.get(low, low), high=names.get(high, high))


def _marked(label: str) -> str:
    """A label in quotation marks: it may be any word, and would not always fit in the sentence."""
    return _("“{words}”").format(words=label)


def _from_to(spread: Spread, label: str) -> str:
    low, high = spread.values[0], spread.values[-1]
    if len(spread.counts) == high - low + 1:
        words = _("You chose everything from {low} to {high} on {what}.")
    else:
        words = _("You chose from {low} to {high} on {what}.")
    return words.format(low=low, high=high, what=_marked(label))


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
    named = [_marked(label) for label, spread in left if spread.answered]
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
