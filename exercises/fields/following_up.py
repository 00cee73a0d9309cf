"""What came of the actions: one turn for each, kept with the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.fields.kind import Kind, Progress
from workbook.follow_up import NEXT, Turns
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.plan import STATUSES

if TYPE_CHECKING:
    from exercises.answers.sheet import Sheet


class FollowUp(Kind):
    """Every open action has its turn: did, saw, learnt, what next. The pack gives the words of its columns."""

    name = "follow_up"
    own_columns = (
        Column("status", "choice", options=STATUSES),
        Column("did", "long_text"),
        Column("saw", "long_text"),
        Column("learnt", "long_text"),
        Column("next", "choice", options=NEXT),
        Column("value", "short_text"),
        Column("date", "short_text"),
    )
    own_texts = True

    def check(self, sheet: Sheet, field: Field | Column, value: Value) -> Value:
        raise ValueError("a follow-up has turns, not a value")

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return True  # `workbook.follow_up` reads each part of a turn for what it is

    def progress(self, sheet: Sheet, field: Field, author: str = GROUP) -> Progress:
        """Complete when every action that is open, or was, has had its turn at the current meeting."""
        turns = Turns(sheet.workbook)
        meeting = sheet.meeting_id()
        actions = turns.to_follow_up(meeting)
        done = sum(turns.has_turn(action.id, meeting) for action in actions)
        return Progress(done, max(1, len(actions)))
