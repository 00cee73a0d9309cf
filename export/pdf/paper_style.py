"""The measures (points), type and colours of paper; colours come from the one list, workbook/tokens.py."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from workbook.tokens import LIGHT

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

LEFT = 25 * MM
RIGHT = 16 * MM
TOP = 19 * MM
THREAD_X = 17 * MM
FOOT_BASELINE = 11 * MM + 2.8
"""From the lower edge to the footer's baseline; its letters then end 11 mm from the edge."""
FOOT_ROOM = 58.0
"""From the lower edge to where content must stop."""

TINT = "#EEF2F2"
"""Bands on paper; carries no meaning, so it may vanish on a copier."""

SANS = "SourceSans3-Regular"
BOLD = "SourceSans3-Semibold"
VOICE = "Literata-Medium"


class Style(NamedTuple):
    """How a run of text is set: typeface, size and line height in points, and the name of its colour."""

    face: str
    size: float
    leading: float
    colour: str = "ink"
    tracking: float = 0.0
    """Room between letters as a share of the size; large headings are set a little tighter."""


BODY = Style(SANS, 11, 16.5)
BODY_BOLD = Style(BOLD, 11, 16.5)
LEAD = Style(SANS, 14, 20)
SMALL = Style(SANS, 10, 14.5)
SMALL_BOLD = Style(BOLD, 10, 14.5)
SECOND = Style(SANS, 10, 14.5, "ink2")
VOICE_TEXT = Style(VOICE, 13, 20.6)
LABEL = Style(SANS, 10.5, 16.5, "ink2")
HEADING1 = Style(BOLD, 25, 29, tracking=-0.01)
HEADING1_LONG = Style(BOLD, 16, 20)
HEADING2 = Style(BOLD, 15, 19)
HEADING_VOICE = Style(VOICE, 15.5, 20)
HEADING3 = Style(BOLD, 11, 15)
ASIDE = Style(SANS, 11, 15, "ink2")
FOOT = Style(SANS, 9.5, 12, "ink2")
TABLE = Style(SANS, 10, 13)
TABLE_BOLD = Style(BOLD, 10, 13)
TABLE_NUMBER = Style(SANS, 10, 13, "ink3")
TABLE_VOICE = Style(VOICE, 9.5, 13)
BAND = Style(VOICE, 10.2, 15)
BAND_PLAIN = Style(BOLD, 11, 15)
BAND_ASIDE = Style(SANS, 9.5, 15, "ink2")
MAP_GROUP = Style(BOLD, 11, 13.5)
MAP_NEED = Style(VOICE, 10, 14.2)
MAP_PLAIN = Style(SANS, 10.5, 14.2)
MAP_ACTION = Style(BOLD, 11, 13.5)
MAP_NOTE = Style(SANS, 10, 13.2, "ink2")
KICKER = Style(SANS, 13, 17, "ink2")
DATES = Style(SANS, 14, 18)
NAMES = Style(SANS, 11, 16.5)
CAPTION = Style(SANS, 10, 14, "ink2")

HAIR = 0.5
RULE = 0.75
HEAD_RULE = 1.5
THREAD = 1.4
THREAD_COVER = 1.8


@lru_cache
def rgb(colour: str) -> str:
    """Red, green and blue as a PDF wants them, *0.5 0 1*, of a colour given by its name or as a hex string."""
    value = colour if colour.startswith("#") else LIGHT.get(colour)
    return " ".join(f"{int(value[i : i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))
