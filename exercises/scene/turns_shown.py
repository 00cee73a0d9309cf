"""What the room sees of a follow-up: the action one is at with what came of it, or all that are to be gone through."""

from __future__ import annotations

from datetime import date

from exercises.answers.sheet import Sheet
from exercises.answers.turn_words import TurnWords
from exercises.scene.scene_parts import Block, Planned, PlanPart, Saying, Sayings
from workbook.dates import due_words
from workbook.follow_up import Turn, Turns
from workbook.pack import Field


def turns_shown(sheet: Sheet, field: Field, item: str) -> tuple[list[Block], str, tuple[int, int] | None]:
    """(blocks, the action's title, which one of how many); without an action the whole list, no title and no place."""
    turns, meeting = Turns(sheet.workbook), sheet.meeting_id()
    actions = turns.to_follow_up(meeting)
    actions += [action for action in turns.done_before(meeting) if action.id == item]
    people = {person.id: person.words for person in sheet.people()}
    at = next((n for n, action in enumerate(actions) if action.id == item), None)
    if at is None:
        today = date.today()
        planned = tuple(
            Planned(a.title, "", people.get(a.owner, ""), due_words(a.due, sheet.language, today))
            for a in actions
        )
        return ([PlanPart(sheet.label(field), planned)] if planned else []), "", None
    action = actions[at]
    words = TurnWords(sheet, field)
    said = words.said(turns.at(action.id, meeting) or Turn("", action.id))
    sayings = tuple(Saying(label, text) for label, text in said.parts)
    blocks: list[Block] = [Sayings(sayings)] if sayings else []
    return blocks, action.title, (at + 1, len(actions))
