"""The field kinds, by the name a pack gives them. One more kind is one more class in this list."""

from __future__ import annotations

from exercises.fields.choice import Choice, Choices
from exercises.fields.following_up import FollowUp
from exercises.fields.grid import Grid
from exercises.fields.kind import KINDS, Kind, Progress, kind_of, kinds_that
from exercises.fields.lists import Checklist, Items, Participants
from exercises.fields.pick import Pick
from exercises.fields.plan_actions import Actions
from exercises.fields.programme import Programme
from exercises.fields.responsibility import Responsibility
from exercises.fields.scale import DONT_KNOW, Scale
from exercises.fields.text import LongText, ShortText
from exercises.fields.tick import Tick
from exercises.fields.votes import Votes
from exercises.fields.word import Word

for _kind in (
    ShortText(), LongText(), Choice(), Choices(), Scale(), Tick(), Items(), Participants(), Checklist(),
    Grid(), Responsibility(), Votes(), Pick(), Word(), Programme(), Actions(), FollowUp(),
):  # fmt: skip
    KINDS[_kind.name] = _kind

__all__ = ["DONT_KNOW", "KINDS", "Kind", "Progress", "kind_of", "kinds_that"]
