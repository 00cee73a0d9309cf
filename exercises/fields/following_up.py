"""What came of the actions: one turn for each, kept with the plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.kind import Kind, Progress
from exercises.fields.reading import own_language, table
from exercises.fields.room import Room
from exercises.fields.turn_words import TOLD, TurnWords
from workbook.dates import due_words
from workbook.follow_up import NEXT, TURNS, Turn, Turns
from workbook.model import GROUP, Value
from workbook.pack import Column, Field
from workbook.plan import STATUSES, Action
from workbook.words import catalogue

if TYPE_CHECKING:
    from workbook.blocks import Told


class FollowUp(Kind):
    """Every open action has its turn: did, saw, learnt, what next. The pack gives the words of its columns."""

    name = "follow_up"
    answered_by = ("group", "both")
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
    role = "follow_up"
    kept_at = TURNS
    words_from_us = True

    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """ValueError for whatever comes: what came of an action is written by `workbook.follow_up.Turns`."""
        raise ValueError("a follow-up has turns, not a value")

    def fits(self, spec: Field | Column, value: Value) -> bool:
        return True  # `workbook.follow_up` reads each part of a turn for what it is

    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        """Complete when every action that is open, or was, has had its turn at the current meeting."""
        turns, meeting = answers.turns(), answers.meeting_id()
        actions = turns.to_follow_up(meeting)
        done = sum(turns.has_turn(action.id, meeting) for action in actions)
        return Progress(done, max(1, len(actions)))

    def in_document(self, answers: Answers, field: Field) -> Told | None:
        """What was followed up at the meeting, action by action."""
        words, turns, meeting = TurnWords(answers, field), answers.turns(), answers.meeting_id()
        _ = catalogue(own_language(answers)).gettext
        rows = []
        for action in turns.to_follow_up(meeting):
            turn = turns.at(action.id, meeting)
            if turn is not None and turn.says_anything():
                came = [f"{label}: {said.rstrip('.')}." for label, said in _came_of_it(words, turn)]
                status = words.statuses.get(_status(turns, action, turn), "")
                rows.append((action.title, status, " ".join(came), words.nexts.get(turn.next, "")))
        heads = (_("Action"), words.label("status"), _("What came of it"), words.label("next"))
        return table(heads, (("", tuple(rows)),)) if rows else None

    def show(self, room: Room, field: Field) -> None:
        """The action one is at with what came of it, or all that are to be gone through."""
        from workbook.blocks import Facts
        from workbook.scene_parts import Planned, PlanPart

        answers = room.answers
        turns, meeting = answers.turns(), answers.meeting_id()
        actions = turns.to_follow_up(meeting)
        actions += [action for action in turns.done_before(meeting) if action.id == room.item]
        at = next((n for n, action in enumerate(actions) if action.id == room.item), None)
        if at is None:
            people = {person.id: person.words for person in answers.people()}
            today = date.today()
            planned = tuple(
                Planned(a.title, "", people.get(a.owner, ""), due_words(a.due, answers.language, today))
                for a in actions
            )
            if planned:
                room.parts.append(PlanPart(answers.label(field), planned))
            return
        action = actions[at]
        said = TurnWords(answers, field).said(turns.at(action.id, meeting) or Turn("", action.id))
        if said.parts:
            room.parts.append(Facts(said.parts))
        room.question, room.at = action.title, (at + 1, len(actions))


def _came_of_it(words: TurnWords, turn: Turn) -> list[tuple[str, str]]:
    """What was told about the turn, and what was measured."""
    told = [(words.label(name), " ".join(getattr(turn, name).split())) for name in TOLD]
    told.append((words.label("value"), words.value(turn)))
    return [part for part in told if part[1]]


def _status(turns: Turns, action: Action, turn: Turn) -> str:
    """How far the action had come: in its latest turn as it is now, in an earlier one as it was said then."""
    last = turns.last(action.id)
    return action.status if last is not None and last.id == turn.id else turn.status
