"""What an editor or page needs to know, handed to its constructor: no globals, no registry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exercises.answers.sheet import Sheet
from ui.look.look import Look
from ui.session import Session
from workbook.model import GROUP
from workbook.pack import Exercise, Field, Page


@dataclass(frozen=True)
class Context:
    """Where we are: which exercise and page, who writes (a participant's id or the group), and under which parent row.

    `parent` is the row (a customer group, say) whose part of a field is shown; empty where there is none.
    """

    look: Look
    session: Session
    exercise: Exercise
    page: Page
    author: str = GROUP
    parent: str = ""

    @property
    def sheet(self) -> Sheet:
        """The workbook as it may be read here: whoever writes alone sees their own answers, and nobody else's."""
        sheet = self.session.sheet
        return sheet if self.author == GROUP else sheet.own_turn(self.author)

    def say(self, key: str, **values: object) -> str:
        """A text of the exercise in the workbook's language, empty if it has none."""
        return self.sheet.texts().exercise(self.exercise, key, **values)

    def field_text(self, field: Field, key: str, **values: object) -> str:
        """A text of a field, such as `label` or `columns.words.placeholder`."""
        exercise = self.sheet.pack.exercise(field.exercise)
        return self.sheet.texts().exercise(exercise, f"fields.{field.id}.{key}", **values)

    def mode_of(self, field: Field) -> str:
        """`write` by the author, `share` everybody's answers, or `agree` on the group's value beside them."""
        if self.page.by == "each":
            return "write"
        if field.by == "each" or (field.by == "both" and self.page.step == "share"):
            return "share"
        return "agree" if field.by == "both" else "write"

    def written_by(self, author: str) -> Context:
        """The same place with another author."""
        return replace(self, author=author)

    def under(self, parent: str) -> Context:
        """The same place under another parent row."""
        return replace(self, parent=parent)
