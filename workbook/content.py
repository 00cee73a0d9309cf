"""What a plan is made of, in words: what a document needs to know, and nothing of where it was asked.

`exercises/content/gather_plan.py` fills it in from a workbook, `export/what/` makes documents of it. Every text is as
it was typed; an empty one was not given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.blocks import DutyGrid, Gap


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, as the plan names them."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action. `owner` is a name; `due` an ISO date or words; `status` and `choice` are those of `workbook.plan`.

    `reason` is why it is not done now, where the group has said so.
    """

    title: str
    owner: str = ""
    helpers: str = ""
    first_step: str = ""
    due: str = ""
    measure: str = ""
    status: str = "waiting"
    choice: str = "now"
    reason: str = ""
    value: str = ""
    """What was measured last, and when."""
    thread: tuple[str, str] = ("", "")
    """Where an action without a need comes from, and what was said of it there: a value, and how it shows."""
    thread_voice: bool = False
    """True if that is said in somebody's own voice."""


@dataclass(frozen=True, slots=True)
class Need:
    """A need in the customers' words. `priority` is its place among those the group takes first, 0 for the others.

    `importance` and `met` are what the group agreed on, 1 to 5; None if it has not, or does not know.
    """

    words: str
    actions: tuple[PlanAction, ...] = ()
    priority: int = 0
    importance: int | None = None
    met: int | None = None


@dataclass(frozen=True, slots=True)
class CustomerGroup:
    """A customer group with its needs, in the group's order."""

    name: str
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class CoreValue:
    """What the group stands for, and what it means by that."""

    name: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is another than the last time the group did the exercise where it stands, in sentences."""

    needs: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanContent:
    """Everything a plan says. Actions stand under their needs, the others in `without_need` and `not_now`."""

    language: str
    made_on: date
    title: str = ""
    organisation: str = ""
    unit: str = ""
    purpose: str = ""
    decision: str = ""
    """How the group decides, in words."""
    meetings: tuple[date, ...] = ()
    people: tuple[Person, ...] = ()
    customers: tuple[CustomerGroup, ...] = ()
    without_need: tuple[PlanAction, ...] = ()
    not_now: tuple[PlanAction, ...] = ()
    values: tuple[CoreValue, ...] = ()
    duties: DutyGrid | None = None
    """Who does what; None if nobody does anything yet."""
    duty_problems: tuple[str, ...] = ()
    """The rules that it breaks."""
    gaps: tuple[Gap, ...] = ()
    changes: Changes = Changes()

    @property
    def actions(self) -> tuple[PlanAction, ...]:
        """Every action of the plan in the order it is printed: by need, the ones to take first first."""
        by_need = (action for _group, need in self.needs_in_order() for action in need.actions)
        return (*by_need, *self.without_need)

    def needs_in_order(self) -> list[tuple[CustomerGroup, Need]]:
        """Every need with whose it is: the priority ones in their order, then the rest as they stand."""
        needs = [(group, need) for group in self.customers for need in group.needs]
        return sorted(needs, key=lambda entry: (not entry[1].priority, entry[1].priority))
