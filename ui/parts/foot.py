"""What a page or an editor may put in the foot of the sheet: a button, and words on what remains."""

from __future__ import annotations

from collections.abc import Callable

from workbook.light_dataclass import dataclass


@dataclass(frozen=True)
class Act:
    """A button of the foot: its words, what it does, an icon, and whether it leads on (an arrow)."""

    words: str
    do: Callable[[], None]
    icon: str = ""
    leads_on: bool = True


@dataclass(frozen=True)
class FootWords:
    """What remains to be done, in the middle of the foot; `blind` puts a triangle before it."""

    words: str = ""
    blind: bool = False
