"""The field kinds, by the name a pack gives them. One more kind is one more class in this list."""

from __future__ import annotations

from exercises.fields.choice import Choice, Choices
from exercises.fields.choosing import Pick, Votes
from exercises.fields.following_up import FollowUp
from exercises.fields.grids import Grid, Responsibility
from exercises.fields.kind import Kind, Progress
from exercises.fields.lists import Checklist, Items, Participants, Tick
from exercises.fields.own import Actions, Programme, Word
from exercises.fields.scale import DONT_KNOW, Scale
from exercises.fields.text import LongText, ShortText

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ShortText(), LongText(), Choice(), Choices(), Scale(), Tick(), Items(), Participants(), Checklist(),
        Grid(), Responsibility(), Votes(), Pick(), Word(), Programme(), Actions(), FollowUp(),
    )
}  # fmt: skip

__all__ = ["DONT_KNOW", "KINDS", "Kind", "Progress"]
