"""The typefaces on paper: how wide their letters are, and what stands in for a letter they lack.

A PDF says nothing about a missing glyph, it prints a blank. Here every character that a typeface lacks (an emoji, a
Chinese name) is given the typeface's own hollow box, while the text inside the file stays the character that was
typed: the reader sees that something is there, and search, copying and screen readers still get the right one.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from export.pdf.paper_style import BOLD, SANS, VOICE

FONTS = Path(__file__).parents[2] / "ui" / "fonts"
"""Read as files only: the screen and the paper share typefaces, not code."""

_BOX = 0x25A1
_SOFT_HYPHEN = 0xAD
_ADVANCE_KEPT = 100_000


class _Widths(dict[str, float]):
    """The advance of every character met so far, in thousandths of the size."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        code = ord(char)
        if code == 0xA0:
            code = 0x20
        if code not in self._face.charToGlyph:
            self._face.charToGlyph[code] = self._face.charToGlyph[_BOX]
            self._face.charWidths[code] = self._face.charWidths[_BOX]
        advance = float(self._face.charWidths.get(code, self._face.defaultWidth))
        if len(self) > _ADVANCE_KEPT:
            self.clear()
        self[char] = advance
        return advance


class Typeface:
    """One static font file, ready to be measured and embedded."""

    def __init__(self, name: str) -> None:
        # Not readable ASCII: then the embedded subset holds only letters that are used, and no control characters.
        self.font: Any = ttfonts.TTFont(name, str(FONTS / f"{name}.ttf"), asciiReadable=False)
        # A soft hyphen is only drawn where a word is broken, so it looks like a hyphen; some typefaces leave it blank.
        face = self.font.face
        face.charToGlyph[_SOFT_HYPHEN], face.charWidths[_SOFT_HYPHEN] = (
            face.charToGlyph[0x2D],
            face.charWidths[0x2D],
        )
        self.widths = _Widths(face)
        pdfmetrics.registerFont(self.font)

    def width(self, text: str, size: float) -> float:
        """How wide the text is, in points. Meeting a character here also finds its stand-in."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000


@lru_cache
def typeface(name: str) -> Typeface:
    """The typeface called `name`, read from disk once per process. KeyError if it is none of ours."""
    if name not in (SANS, BOLD, VOICE):
        raise KeyError(name)
    return Typeface(name)


@lru_cache(65536)
def word_width(word: str, name: str, size: float) -> float:
    """The width of a word in points. A plan says the same words many times, so the answer is kept."""
    return typeface(name).width(word, size)


def to_unicode(font_name: str, subset: list[int]) -> str:
    """What characters the codes of an embedded subset stand for.

    Instead of reportlab's own table, which maps the unused glyph to U+0000, writes characters above U+FFFF as five
    digits and puts more than 100 of them in one group: all three are errors in PDF/UA and in some readers.
    """
    rows = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
        if char not in (0, 0xFEFF, 0xFFFE)
    ]
    groups = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    chars = "\n".join(f"{len(g)} beginbfchar\n" + "\n".join(g) + "\nendbfchar" for g in groups)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{font_name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{max(len(subset) - 1, 0):02X}>\nendcodespacerange\n"
        f"{chars}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
