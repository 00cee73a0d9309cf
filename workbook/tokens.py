"""The look of Samsyn in numbers: colours, type and measures.

They live here, below both the screen and the paper, so that the window, the big screen and the printed
page can never drift apart. Nothing in this module needs Qt or reportlab: colours are hex strings,
lengths are pixels at 100 % text size.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. Every field is a hex string such as `#F1F4F4`; tests/ui/test_look.py holds the contrasts."""

    bg: str
    paper: str
    sunk: str
    line: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    thread: str
    people: str
    ochre: str
    ochre_tint: str
    ochre_bar: str
    on_ink: str
    off: str

    def get(self, name: str) -> str:
        """The hex string of the colour called `name`. KeyError if none is."""
        if name not in self.__slots__:
            raise KeyError(f"no colour is called {name!r}")
        return str(getattr(self, name))


LIGHT = Colours(
    bg="#F1F4F4", paper="#FFFFFF", sunk="#E7ECEC", line="#D2DADB", edge="#6F7F86",
    ink="#12252C", ink2="#43545B", ink3="#57676E", thread="#B0213D", people="#2B679B",
    ochre="#7F5300", ochre_tint="#FBF2DD", ochre_bar="#B57F12", on_ink="#FFFFFF",
    off="#929EA3",
)  # fmt: skip

DARK = Colours(
    bg="#0E191D", paper="#15232A", sunk="#1F3038", line="#2F434B", edge="#80939A",
    ink="#EDF2F2", ink2="#BAC7CB", ink3="#9BABB0", thread="#F4859A", people="#8EC2EE",
    ochre="#EDBE5C", ochre_tint="#33290F", ochre_bar="#C99A3A", on_ink="#0E191D",
    off="#65777F",
)  # fmt: skip

SANS = "Source Sans 3"
VOICE = "Literata"


@dataclass(frozen=True, slots=True)
class TypeRole:
    """Size, line height (both px at 100 %), weight (400, 500, 600) and family of one use of text."""

    px: int
    line: int
    weight: int
    family: str


TYPE: dict[str, TypeRole] = {
    "handover": TypeRole(46, 50, 600, SANS),
    "question": TypeRole(30, 36, 600, SANS),
    "title": TypeRole(26, 30, 600, SANS),
    "title_number": TypeRole(26, 30, 400, SANS),
    "lead": TypeRole(20, 27, 600, SANS),
    "panel": TypeRole(17, 24, 600, SANS),
    "clock_large": TypeRole(48, 54, 600, SANS),
    "clock": TypeRole(20, 24, 600, SANS),
    "intro": TypeRole(18, 25, 400, SANS),
    "large_bold": TypeRole(18, 24, 600, SANS),
    "body": TypeRole(16, 22, 400, SANS),
    "bold": TypeRole(16, 22, 600, SANS),
    "cell": TypeRole(15, 18, 400, SANS),
    "cell_bold": TypeRole(15, 18, 600, SANS),
    "small": TypeRole(14, 18, 400, SANS),
    "small_bold": TypeRole(14, 18, 600, SANS),
    "voice_small": TypeRole(14, 18, 400, VOICE),
    "voice": TypeRole(16, 20, 500, VOICE),
    "voice_large": TypeRole(21, 26, 500, VOICE),
}

PRESENTER: dict[str, TypeRole] = {
    "question": TypeRole(82, 90, 600, SANS),
    "voice": TypeRole(78, 90, 500, VOICE),
    "timer": TypeRole(120, 126, 600, SANS),
    "item": TypeRole(40, 50, 400, SANS),
    "label": TypeRole(34, 42, 400, SANS),
}
"""At 1080 px window height; scale with the height and page what does not fit, never shrink."""

RADIUS_CELL = 5
RADIUS_BUTTON = 6
RADIUS_CARD = 8

LINE_ICON = 1.5
LINE_THREAD = 2.0
LINE_FOCUS = 3.0
LINE_BAR = 4.0
FOCUS_GAP = 2

TARGET_ICON = 36
TARGET_BUTTON = 40
TARGET_ANSWER = 44
TARGET_HANDOVER = 52
ROW_NAV = 36
ROW_GRID = 42
ROW_LIST = 46
ROW_PLAN = 60

TOP_BAR = 56
LEFT_COLUMN = 276
LEFT_RAIL = 56
SHEET_HEAD = 76
SHEET_FOOT = 64
SHEET_SIDES = 32
READING_WIDTH = 720
PANEL_MIN = 328
PANEL_MAX = 372

WIDTH_FULL = 1280
WIDTH_NARROW = 720
WINDOW_MIN = (800, 600)
