"""What a scene is made of: what the room may see at one moment, in plain words and numbers.

Words, facts, the grid of duties and pictures are those of documents (`workbook/blocks.py`, `workbook/picture.py`); here
stands what only the room sees. Nothing knows who said what: there are words, counts, and what the group has agreed.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbook.blocks import DutyGrid, Facts, Text
from workbook.model import Value
from workbook.picture import Drawn


@dataclass(frozen=True, slots=True)
class Thing:
    """A row: its words, how many said so, what stands beneath it, and whether the group has chosen it."""

    words: str
    people: int = 0
    beneath: str = ""
    chosen: bool = False
    number: int = 0
    """Its place in the group's own order, where that matters."""


@dataclass(frozen=True, slots=True)
class Heap:
    """Rows under a heading; the heading may be empty."""

    title: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Heaps side by side; `voice` where the rows are somebody's voice."""

    heaps: tuple[Heap, ...]
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """How the answers to one question spread over a scale. `counts` holds (value, how many); `last` says what was
    agreed the last time."""

    title: str
    low: int
    high: int
    counts: tuple[tuple[int, int], ...] = ()
    dont_know: int = 0
    agreed: Value = None
    last: str = ""


@dataclass(frozen=True, slots=True)
class Strips:
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """What one could vote on: the sum of its dots and from how many people they came."""

    words: str
    dots: int
    people: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Most dots first. `cut` is after how many the line stands between chosen and not; 0 = there is none."""

    bars: tuple[Bar, ...]
    cut: int = 0
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """An action as it stands in the plan: actions are always named."""

    title: str
    need: str = ""
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """Actions to be done now, or later."""

    title: str
    actions: tuple[Planned, ...]


ScenePart = Columns | Strips | Bars | Facts | DutyGrid | PlanPart | Text | Drawn


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment on the big screen. `answered` is (n, of) while the answers of a round are hidden."""

    where: str = ""
    question: str = ""
    voice: bool = False
    prompt: str = ""
    place: str = ""
    answered: tuple[int, int] | None = None
    content: tuple[ScenePart, ...] = ()
    language: str = "en"
    """Of the words in it, so that long ones break where they may."""
