"""Breaks text into lines.

Samsyn sets its own lines instead of handing text to reportlab's paragraphs, which read markup out of it: here a typed
`<img src=...>` is nothing but letters. `clean` is the one place that decides which characters reach the paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from export.pdf.paper_fonts import typeface, word_width
from export.pdf.paper_style import Style
from workbook.hyphens import SOFT_HYPHEN, hyphenator

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBER_AND_WORD = re.compile(r"(?<!\S)(\d{1,2}) (?=[^\W\d_]{3,})")
_BREAK_AFTER = "-–/\\_.@"
_LONGEST_HYPHENATED = 60
_MUCH_ROOM_LEFT = 0.4
_CACHED_LENGTH = 64
_LONGEST_TITLE = 4000
"""No bookmark, window title or picture description is better for being longer; the pages have every text whole."""

LOCALE = {"sv": "sv-SE", "nb": "nb-NO", "en": "en-GB"}


class Run(NamedTuple):
    """A stretch of text set in one style."""

    text: str
    style: Style


class TextLine(NamedTuple):
    """One set line: (x, text, style) for each piece, the width, and whether a space stood where it was broken."""

    pieces: tuple[tuple[float, str, Style], ...]
    width: float
    space_after: bool


def clean(text: str) -> str:
    """The text as it can stand on paper: no control characters, no half characters, lines ended one way."""
    if text.isascii() and text.isprintable():
        return text
    text = _SURROGATE.sub("\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """The text on one line, for titles in bookmarks and metadata."""
    return " ".join(clean(text[:_LONGEST_TITLE]).split())


@lru_cache(8192)
def _syllables(word: str, language: str) -> tuple[int, ...]:
    """Where a word may be broken, last place first."""
    places = {i + 1 for i, char in enumerate(word[:-1]) if char in _BREAK_AFTER and i > 0}
    if len(word) >= 7:
        core = word.strip("\"'.,;:!?()[]”“’–-")
        start = word.find(core) if core else 0
        places |= {start + place for place in hyphenator(language, 3).positions(core)} if core else set()
    return tuple(sorted(places, reverse=True))


def _width(word: str, style: Style) -> float:
    if len(word) <= _CACHED_LENGTH:
        width = word_width(word, style.face, style.size)
    else:
        width = typeface(style.face).width(word, style.size)
    return width + len(word) * style.tracking * style.size if style.tracking else width


def _head(word: str, room: float, style: Style, language: str) -> tuple[str, str] | None:
    """The part of a word that fits in `room`, hyphenated, and the rest; None if no part does."""
    if len(word) > _LONGEST_HYPHENATED:
        return None
    for place in _syllables(word, language):
        mark = "" if word[place - 1] in _BREAK_AFTER else SOFT_HYPHEN
        if _width(word[:place] + mark, style) <= room:
            return word[:place] + mark, word[place:]
    return None


def _slices(word: str, width: float, style: Style) -> Iterator[str]:
    """Cuts a word that no hyphenation can save into pieces that fit; one pass, however long it is."""
    widths = typeface(style.face).widths
    room = width * 1000 / style.size
    start, used = 0, 0.0
    for i, char in enumerate(word):
        advance = widths[char]
        if used + advance > room and i > start:
            yield word[start:i]
            start, used = i, 0.0
        used += advance
    yield word[start:]


class _Setter:
    """Fills lines from left to right."""

    def __init__(self, width: float, language: str) -> None:
        self.width, self.language = width, language
        self.lines: list[TextLine] = []
        self.pieces: list[tuple[float, str, Style]] = []
        self.words: list[str] = []
        self.style: Style | None = None
        self.start = self.x = 0.0

    def _join(self) -> None:
        if self.words and self.style is not None:
            self.pieces.append((self.start, " ".join(self.words), self.style))
        self.words = []

    def end(self, space: bool) -> None:
        """Ends the line."""
        self._join()
        self.lines.append(TextLine(tuple(self.pieces), self.x, space))
        self.pieces, self.x, self.start = [], 0.0, 0.0

    def _put(self, word: str, width: float, gap: float, style: Style) -> None:
        if style is not self.style or not self.words:
            if self.words:
                self._join()
                # Runs are separate pieces, so the space between them is drawn with the one before.
                x, text, before = self.pieces[-1]
                self.pieces[-1] = (x, text + " ", before)
            self.style, self.start = style, self.x + gap
        self.words.append(word)
        self.x += gap + width

    def add(self, word: str, style: Style) -> None:
        """Adds a word, on the next line if it must, in parts if it has to."""
        space = _width(" ", style)
        while True:
            width = _width(word, style)
            gap = space if self.x else 0.0
            room = self.width - self.x - gap
            if width <= room:
                self._put(word, width, gap, style)
                return
            too_wide = width > self.width
            if too_wide or room > self.width * _MUCH_ROOM_LEFT:
                parts = _head(word, room, style, self.language)
                if parts:
                    self._put(parts[0], _width(parts[0], style), gap, style)
                    self.end(False)
                    word = parts[1]
                    continue
            if self.x:
                self.end(True)
                continue
            pieces = list(_slices(word, self.width, style))
            for piece in pieces[:-1]:
                self._put(piece, _width(piece, style), 0.0, style)
                self.end(False)
            word = pieces[-1]
            if len(pieces) == 1:
                self._put(word, _width(word, style), 0.0, style)
                return


@lru_cache(16384)
def wrap(runs: tuple[Run, ...], width: float, language: str) -> tuple[TextLine, ...]:
    """The runs as lines no wider than `width`; empty text gives one empty line.

    A number of one or two digits stays with the word after it, so that dates in running text do not break.
    """
    setter = _Setter(max(width, 12.0), language)
    for run in runs:
        text = _NUMBER_AND_WORD.sub("\\1\u00a0", clean(run.text))
        for number, part in enumerate(text.split("\n")):
            if number:
                setter.end(True)
            for word in part.split(" "):
                if word:
                    setter.add(word, run.style)
    setter.end(False)
    return tuple(setter.lines)


def lines_of(text: str, style: Style, width: float, language: str) -> tuple[TextLine, ...]:
    """Text in one style as lines."""
    return wrap((Run(text, style),), width, language)


def balanced(text: str, style: Style, width: float, language: str) -> tuple[TextLine, ...]:
    """Lines about equally long, for headings: no word stands alone."""
    lines = lines_of(text, style, width, language)
    if not 1 < len(lines) <= 4:
        return lines
    low, high = width / len(lines), width
    for _ in range(7):
        middle = (low + high) / 2
        if len(lines_of(text, style, middle, language)) <= len(lines):
            high = middle
        else:
            low = middle
    return lines_of(text, style, high, language)


def at_most_lines(text: str, style: Style, width: float, limit: int, language: str) -> tuple[TextLine, ...]:
    """At most `limit` lines, the last one ended with an ellipsis if something had to be left out."""
    most = int(limit * width / style.size * 6) + 50
    lines = lines_of(text[:most], style, width, language)
    if len(lines) <= limit and len(text) <= most:
        return lines
    last = "".join(piece[1] for piece in lines[limit - 1].pieces) if len(lines) >= limit else ""
    last = last.rstrip(f" {SOFT_HYPHEN}.,;:")
    while last and _width(last + "…", style) > width:
        last = last[:-1].rstrip()
    end = TextLine(((0.0, last + "…", style),), _width(last + "…", style), False)
    return (*lines[: limit - 1], end)


def forget() -> None:
    """Lets go of the texts of a finished document."""
    wrap.cache_clear()
