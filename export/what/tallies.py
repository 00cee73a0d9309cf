"""How many gave which answer, in words."""

from __future__ import annotations

from workbook.minutes_content import Tally
from workbook.number_words import number_word
from workbook.words import catalogue


def tally_words(tally: Tally, language: str) -> str:
    """The numbers of a round as a sentence, the highest first: *Four said 5, one said 4, one does not know.*"""
    ngettext = catalogue(language).ngettext
    parts = [
        ngettext("one said {value}", "{n} said {value}", n).format(n=number_word(n, language), value=value)
        for value, n in sorted(tally.counts, reverse=True)
    ]
    if tally.dont_know:
        unsure = ngettext("one does not know", "{n} do not know", tally.dont_know)
        parts.append(unsure.format(n=number_word(tally.dont_know, language)))
    return _sentence(parts)


def fist_words(tally: Tally, language: str) -> str:
    """A fist of five as a sentence, the highest first: *Four showed 5, one showed 3.*"""
    ngettext = catalogue(language).ngettext
    parts = [
        ngettext("one showed {value}", "{n} showed {value}", n).format(
            n=number_word(n, language), value=value
        )
        for value, n in sorted(tally.counts, reverse=True)
    ]
    return _sentence(parts)


def _sentence(parts: list[str]) -> str:
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
