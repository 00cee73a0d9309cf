"""How an action's owner, date and status read, alike wherever a document tells of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Protocol

from workbook.blocks import Status, StatusKind
from workbook.content import PlanAction, PlanContent
from workbook.dates import due_words
from workbook.words import catalogue


class Telling(Protocol):
    """Whatever tells of actions: the plan, or the minutes."""

    @property
    def language(self) -> str: ...

    @property
    def made_on(self) -> date: ...


def title_of(action: PlanAction, content: Telling) -> str:
    """The action's words; one that has an owner or a date but no words yet says so."""
    _ = catalogue(content.language).gettext
    return action.title.strip() or _("An action without words yet")


def owner_of(action: PlanAction, content: Telling) -> str:
    """Who owns it, with those who help; *no owner* says that somebody is missing."""
    _ = catalogue(content.language).gettext
    owner = action.owner or _("no owner")
    return (
        _("{owner}, with {helpers}").format(owner=owner, helpers=action.helpers) if action.helpers else owner
    )


def due_of(action: PlanAction, content: Telling) -> str:
    """The date in words, or the group's own such as *in autumn*."""
    return due_words(action.due, content.language, content.made_on)


def measure_of(action: PlanAction, content: Telling) -> str:
    """The measure, and under it what was measured last."""
    _ = catalogue(content.language).gettext
    latest = _("Latest: {value}").format(value=action.value)
    return "\n".join(part for part in (action.measure.rstrip(), latest if action.value else "") if part)


def note_of(action: PlanAction, content: PlanContent) -> str:
    """Owner and date in short: first names where they tell people apart, as in *Yusuf, 24 april*."""
    _ = catalogue(content.language).gettext
    firsts = Counter(person.name.split()[0] for person in content.people if person.name.split())
    owner = action.owner or _("no owner")
    first = owner.split()[0]
    if action.owner and firsts[first] == 1:
        owner = first
    due = due_of(action, content)
    return f"{owner}, {due}" if due else owner


def status_of(action: PlanAction, content: Telling) -> Status:
    """How far it has come; what has not begun and is for later says *later*."""
    pgettext = catalogue(content.language).pgettext
    words: dict[StatusKind, str] = {
        "waiting": pgettext("action", "Not started"),
        "doing": pgettext("action", "Under way"),
        "done": pgettext("action", "Done"),
        "later": pgettext("action", "Later"),
    }
    kinds: dict[str, StatusKind] = {"doing": "doing", "done": "done"}
    kind = kinds.get(action.status, "later" if action.choice == "later" else "waiting")
    return Status(kind, words[kind])
