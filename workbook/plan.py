"""The plan: actions caught wherever they arose, each with its thread back to whose need it serves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbook.meeting import Meetings
from workbook.model import ACTIONS, Key, Value
from workbook.typed_text import one_line
from workbook.values import number_of, text_of
from workbook.workbook import Workbook

STATUSES = ("waiting", "doing", "done")
CHOICES = ("now", "later", "no")
COLUMNS = (
    "title", "need", "owner", "helpers", "first_step", "due", "measure", "effect", "effort", "status", "choice",
    "why_not", "origin", "meeting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `need` and `owner` are items' ids or empty; `due` is an ISO date or words such as *in autumn*.

    `origin` is where it was caught: [exercise id, item id or empty]; `meeting` is when, a meeting's id or empty.
    `why_not` is why the group chose not to do it now.
    """

    id: str
    title: str = ""
    need: str = ""
    owner: str = ""
    helpers: str = ""
    first_step: str = ""
    due: str = ""
    measure: str = ""
    effect: int | None = None
    effort: int | None = None
    status: str = "waiting"
    choice: str = "now"
    why_not: str = ""
    origin: tuple[str, str] = ("", "")
    meeting: str = ""

    @property
    def due_date(self) -> date | None:
        """`due` as a date; None where it is in words, or empty."""
        try:
            return date.fromisoformat(self.due)
        except ValueError:
            return None


class Plan:
    """The actions of one workbook, read and written. It keeps nothing itself."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    def actions(self) -> list[Action]:
        """Every action, in the group's order."""
        return list(self._workbook.keep("actions", self._all))

    def _all(self) -> list[Action]:
        return [self._action(item.id) for item in self._workbook.items(ACTIONS)]

    def action(self, id_: str) -> Action | None:
        """The action with that identity, or None."""
        return self._action(id_) if self._workbook.item(ACTIONS, id_) is not None else None

    def catch(
        self, title: str, *, label: str, need: str = "", origin: Iterable[str] = ("", ""), **more: Value
    ) -> Action:
        """Adds an action, last. It remembers at which meeting it was caught."""
        meeting = Meetings(self._workbook).current()
        values: dict[str, Value] = {"title": one_line(title), "need": need, "origin": list(origin), **more}
        if meeting is not None:
            values.setdefault("meeting", meeting.id)
        item = self._workbook.add_item(ACTIONS, values, label=label)
        return self._action(item.id)

    def set(self, id_: str, column: str, value: Value, *, label: str = "", merge: str = "") -> None:
        """Changes one column of an action. KeyError for a column it does not have."""
        if column not in COLUMNS:
            raise KeyError(column)
        self._workbook.set(Key(*ACTIONS, id_, column), value, label=label, merge=merge)

    def _action(self, id_: str) -> Action:
        def text(column: str) -> str:
            return text_of(self._workbook.value(Key(*ACTIONS, id_, column)))

        def number(column: str) -> int | None:
            return number_of(self._workbook.value(Key(*ACTIONS, id_, column)))

        origin = self._workbook.value(Key(*ACTIONS, id_, "origin"))
        # Of the two, the item goes when it is deleted; then only the exercise is left.
        exercise, item = ([*origin, "", ""] if isinstance(origin, list) else ["", ""])[:2]
        return Action(
            id=id_,
            title=text("title"),
            need=text("need"),
            owner=text("owner"),
            helpers=text("helpers"),
            first_step=text("first_step"),
            due=text("due"),
            measure=text("measure"),
            effect=number("effect"),
            effort=number("effort"),
            status=text("status") or "waiting",
            choice=text("choice") or "now",
            why_not=text("why_not"),
            origin=(str(exercise or ""), str(item or "")),
            meeting=text("meeting"),
        )
