"""Which screen is the room's: the answers that need no screen to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """Where a screen or window lies, in pixels of the whole desktop."""

    x: int
    y: int
    width: int
    height: int


def room_screen(screens: Sequence[Box], here: int) -> int | None:
    """The screen for the room: the largest that shows something else than the window's own. None = there is none.

    Two screens in the same place show the same: what is on one is seen on the other.
    """
    others = [at for at, box in enumerate(screens) if at != here and not _overlap(box, screens[here])]
    return max(others, key=lambda at: screens[at].width * screens[at].height, default=None)


def left_alone(screens: Sequence[Box], *, lost_the_room: bool) -> bool:
    """True if the room can no longer have a screen of its own after one was unplugged."""
    return lost_the_room or not screens or all(_overlap(box, screens[0]) for box in screens)


def moved(window: Box, to: Box) -> Box:
    """A window of the same size in the middle of another screen, made smaller if it must be."""
    width, height = min(window.width, to.width), min(window.height, to.height)
    return Box(to.x + (to.width - width) // 2, to.y + (to.height - height) // 2, width, height)


def _overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    down = one.y < other.y + other.height and other.y < one.y + one.height
    return across and down
