"""Where words may be broken, in the languages Samsyn speaks. A dictionary is loaded when a word first needs it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SOFT_HYPHEN = "\u00ad"
"""Seen only where a line is broken at it, and known by every reader as no letter of the word."""
_DICTIONARIES = {"sv": "sv", "nb": "nb_NO", "en": "en_GB"}


@lru_cache
def hyphenator(language: str, least: int) -> Any:
    """A `pyphen.Pyphen` that leaves at least so many letters on either side of a hyphen."""
    import pyphen

    return pyphen.Pyphen(lang=_DICTIONARIES.get(language, "en_GB"), left=least, right=least)


def hyphenated(words: str, language: str) -> str:
    """The words with soft hyphens where they may break, so that a long role fits a narrow column."""
    return " ".join(hyphenator(language, 4).inserted(word, SOFT_HYPHEN) for word in words.split())
