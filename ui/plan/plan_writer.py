"""Every change the plan's views make, in one place, so that each is one step to undo with a word people know."""

from __future__ import annotations

from ui.session import Session
from workbook.model import ACTIONS, Value
from workbook.plan import STATUSES
from workbook.words import _


def column_label(column: str) -> str:
    """What undo calls a change of that column."""
    return {
        "title": _("Title"), "need": _("Need"), "owner": _("Owner"), "helpers": _("Helping"),
        "first_step": _("First step"), "due": _("Due date"), "measure": _("Measure"), "effect": _("Effect"),
        "effort": _("Effort"), "status": _("Status"), "choice": _("Now or later"),
        "why_not": _("Why not now?"),
    }[column]  # fmt: skip


class PlanWriter:
    """Writes the plan through the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def set(self, id_: str, column: str, value: Value) -> None:
        """Writes one column of an action, as a step of its own."""
        plan = self._session.sheet.plan
        action = plan.action(id_)
        if action is not None and (getattr(action, column) or None) != (value or None):
            self._session.do(column_label(column), lambda: self._put(id_, column, value))

    def type(self, id_: str, column: str, text: str) -> None:
        """One column, while it is being typed."""
        self._session.type(
            f"{ACTIONS}/{id_}/{column}", column_label(column), lambda: self._put(id_, column, text)
        )

    def _put(self, id_: str, column: str, value: Value) -> None:
        # Undo may have taken the action away while its text was still waiting to be written.
        if self._session.workbook.item(ACTIONS, id_) is not None:
            self._session.sheet.plan.set(id_, column, value)

    def add(self, title: str, *, need: str = "", origin: tuple[str, str] = ("", ""), **more: Value) -> str:
        """A new action, last; its id, or nothing if it could not be written."""
        label, made = _("New action"), list[str]()

        def write() -> None:
            made.append(
                self._session.sheet.plan.catch(title, label=label, need=need, origin=origin, **more).id
            )

        self._session.do(label, write)
        return made[-1] if made else ""

    def remove(self, id_: str) -> None:
        """Deletes at once, and says how to take it back."""
        label, session = _("Delete action"), self._session
        if session.do(label, lambda: session.workbook.remove_item(ACTIONS, id_, label=label)):
            self._session.message.emit(_("The action is deleted."), "undo")

    def cycle_status(self, id_: str) -> None:
        """The next status, and from the last to the first."""
        action = self._session.sheet.plan.action(id_)
        if action is not None:
            self.set(id_, "status", STATUSES[(STATUSES.index(action.status) + 1) % len(STATUSES)])

    def move(self, id_: str, before: str, **changes: Value) -> None:
        """Puts an action before another (or last, without one), perhaps with a new status or owner, as one step."""
        workbook = self._session.workbook
        item = workbook.item(ACTIONS, id_)
        if item is None or id_ == before:
            return
        others = [other.id for other in workbook.items(ACTIONS) if other.id != id_]
        to = others.index(before) if before in others else len(others)

        def write() -> None:
            for column, value in changes.items():
                self._put(id_, column, value)
            self._session.workbook.move_item(item, to)

        self._session.do(_("Move action"), write)
