"""The facilitator's own notes: one for each exercise at each meeting, seen on their own screen.

They are kept in the workbook like everything else, since a facilitator takes the file home; but no document has them
unless somebody asks for it.
"""

from __future__ import annotations

from workbook.model import Key, Place
from workbook.values import text_of
from workbook.workbook import Workbook

OWN_NOTES = Place("meetings", "own_notes")
"""row = the meeting, column = the exercise, or empty for the meeting as a whole; the value is text."""


def own_note(workbook: Workbook, meeting_id: str, exercise: str = "") -> str:
    """The note for one exercise at a meeting; empty if there is none."""
    return text_of(workbook.value(Key(*OWN_NOTES, meeting_id, exercise)))


def set_own_note(
    workbook: Workbook, meeting_id: str, exercise: str, words: str, *, label: str = "", merge: str = ""
) -> None:
    """Writes the note; empty words take it away."""
    kept = words if words.strip() else None
    workbook.set(Key(*OWN_NOTES, meeting_id, exercise), kept, label=label, merge=merge)


def own_notes(workbook: Workbook, meeting_id: str) -> dict[str, str]:
    """Every note of a meeting, by its exercise."""
    found = workbook.answers(OWN_NOTES)
    return {
        key.column: words
        for key, value in sorted(found.items(), key=lambda entry: entry[0].column)
        if key.row == meeting_id and (words := text_of(value).strip())
    }
