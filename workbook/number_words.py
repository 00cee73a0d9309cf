"""Numbers in words as one says them at the table: how many people, and how many of anything."""

from __future__ import annotations

from gettext import NullTranslations

from workbook.words import catalogue, language


def how_many(n: int, words: NullTranslations | None = None) -> str:
    """*two*; from thirteen on in figures. In the interface's language unless told another."""
    said = words or catalogue(language())
    names = (
        said.pgettext("how many", "none"),
        said.pgettext("how many", "one"),
        said.pgettext("how many", "two"),
        said.pgettext("how many", "three"),
        said.pgettext("how many", "four"),
        said.pgettext("how many", "five"),
        said.pgettext("how many", "six"),
        said.pgettext("how many", "seven"),
        said.pgettext("how many", "eight"),
        said.pgettext("how many", "nine"),
        said.pgettext("how many", "ten"),
        said.pgettext("how many", "eleven"),
        said.pgettext("how many", "twelve"),
    )
    return names[n] if n < len(names) else str(n)


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def number_word(n: int, language: str) -> str:
    """*two* to *twelve* as words, other numbers in figures; one bends with what it counts and is left out."""
    pgettext = catalogue(language).pgettext
    words = (
        pgettext("number", "two"), pgettext("number", "three"), pgettext("number", "four"),
        pgettext("number", "five"), pgettext("number", "six"), pgettext("number", "seven"),
        pgettext("number", "eight"), pgettext("number", "nine"), pgettext("number", "ten"),
        pgettext("number", "eleven"), pgettext("number", "twelve"),
    )  # fmt: skip
    return words[n - 2] if 2 <= n <= 12 else str(n)
