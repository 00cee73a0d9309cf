"""The plan in words, as its views show it: read anew from the workbook after every change, never kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from exercises.answers.sheet import Row, Sheet
from workbook.dates import due_words
from workbook.model import PEOPLE, Key
from workbook.pack import Field
from workbook.plan import CHOICES, STATUSES, Action
from workbook.values import text_of
from workbook.words import _, ngettext

_LONGEST = 400


def short(text: str) -> str:
    """The beginning of a text in one line, enough for any list."""
    return " ".join(text[:_LONGEST].split())


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action in words. `blind` is said instead of a need where no customer group is behind it."""

    action: Action
    number: int
    title: str
    need: str
    origin: str
    blind: str
    owner: str
    due: str
    status_words: str
    choice_words: str
    order: str = ""
    """Why it stands where it stands, when the list is sorted by effect and effort."""

    @property
    def id(self) -> str:
        return self.action.id

    @property
    def beneath(self) -> str:
        """What stands under the title, whatever it is set in."""
        return self.order or self.need or self.origin or self.blind

    def spoken(self) -> str:
        """Title, owner, date and status, as a screen reader says them."""
        nobody = "" if self.action.choice == "no" else _("No owner")
        parts = [self.title or _("No title yet"), self.owner or nobody, self.due, self.status_words]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The head of a group: `key` is what its rows have in common, `detail` stands beside its name in small."""

    key: str
    words: str
    count: str = ""
    detail: str = ""
    blind: bool = False


Entry = GroupHead | PlanRow


class Reading:
    """The plan of one workbook at one moment."""

    def __init__(self, sheet: Sheet, field: Field) -> None:
        self.sheet, self.field = sheet, field
        self.people = sheet.people()
        self.needs_field = sheet.field(field.needs, field.exercise) if field.needs else None
        self.statuses = self._options("status", STATUSES)
        self.choices = self._options("choice", CHOICES)
        names = {person.id: person.words for person in self.people}
        today = date.today()
        self.rows: list[PlanRow] = []
        for number, action in enumerate(sheet.plan.actions(), start=1):
            need = self._need_words(action)
            origin = "" if need else self._origin_words(action)
            self.rows.append(
                PlanRow(
                    action=action,
                    number=number,
                    title=short(action.title),
                    need=need,
                    origin=origin,
                    blind="" if need or origin or self.needs_field is None else _("No customer group yet"),
                    owner=short(names.get(action.owner, "")),
                    due=short(due_words(action.due, sheet.language, today)),
                    status_words=self.statuses.get(action.status, action.status),
                    choice_words=self.choices.get(action.choice, action.choice),
                )
            )
        self._by_id = {row.id: row for row in self.rows}

    def row(self, id_: str) -> PlanRow | None:
        return self._by_id.get(id_)

    def planned(self) -> list[PlanRow]:
        """What the group does now or later."""
        return [row for row in self.rows if row.action.choice != "no"]

    def counted(self) -> str:
        """How many actions there are: *8 actions, 1 not now*."""
        planned = len(self.planned())
        words = ngettext("{n} action", "{n} actions", planned).format(n=planned)
        if not_now := len(self.rows) - planned:
            words += ", " + ngettext("{n} not now", "{n} not now", not_now).format(n=not_now)
        return words

    # --- the three views ----------------------------------------------------------------------------------------

    def by_choice(self, *, by_effect: bool = False) -> list[Entry]:
        """Now, later and not now, in the group's order or with the most effect for the least effort first."""
        entries: list[Entry] = []
        for choice, words in self.choices.items():
            rows = [row for row in self.rows if row.action.choice == choice]
            if by_effect:
                rows = [replace(row, order=_effect_words(row.action)) for row in rows]
                rows.sort(key=lambda row: _gain(row.action))
            entries += _group(GroupHead(choice, words), rows, always=choice == "now")
        return entries

    def by_person(self) -> list[Entry]:
        """What each participant owns, what nobody owns first."""
        planned = self.planned()
        nobody = [row for row in planned if not row.owner]
        entries = _group(GroupHead("", _("No owner"), blind=True), nobody)
        for person in self.people:
            mine = [row for row in planned if row.action.owner == person.id]
            detail = short(text_of(self.sheet.workbook.value(Key(*PEOPLE, person.id, "role"))))
            entries += _group(GroupHead(person.id, short(person.words), detail=detail), mine, always=True)
        return entries

    def with_status(self, status: str) -> list[PlanRow]:
        """The planned actions with that status: one column of the board."""
        return [row for row in self.planned() if row.action.status == status]

    # --- needs --------------------------------------------------------------------------------------------------

    def needs(self) -> list[tuple[Row, list[Row]]]:
        """The needs under their customer groups; one group without words where the pack has no groups."""
        field = self.needs_field
        if field is None:
            return []
        rows = self.sheet.rows_at(field)
        if not field.per:
            return [(Row("", ""), rows)]
        groups = self.sheet.rows_per(field)
        return [(group, [row for row in rows if row.parent == group.id]) for group in groups]

    def _need_words(self, action: Action) -> str:
        if self.needs_field is None or not action.need:
            return ""
        return short(self.sheet.words(self.needs_field, action.need))

    def _origin_words(self, action: Action) -> str:
        exercise, item = action.origin
        if not exercise or exercise == self.field.exercise or exercise not in self.sheet.pack.exercises:
            return ""
        found = self.sheet.find(item) if item else None
        words = short(found[1].words) if found is not None else ""
        if not words:
            words = self.sheet.texts().exercise(self.sheet.pack.exercises[exercise], "title")
        return _("From {exercise}: {words}").format(exercise=exercise, words=words)

    def _options(self, column: str, keys: Iterable[str]) -> dict[str, str]:
        exercise = self.sheet.pack.exercises[self.field.exercise]
        at, texts = f"fields.{self.field.id}.columns.{column}.options", self.sheet.texts()
        return {key: texts.exercise(exercise, f"{at}.{key}") for key in keys}


def _group(heading: GroupHead, rows: list[PlanRow], *, always: bool = False) -> list[Entry]:
    if not rows and not always:
        return []
    count = ngettext("{n} action", "{n} actions", len(rows)).format(n=len(rows))
    return [replace(heading, count=count), *rows]


def _gain(action: Action) -> tuple[int, int]:
    """Sorts by effect minus effort; what nobody has judged comes last."""
    if action.effect is None or action.effort is None:
        return (1, 0)
    return (0, action.effort - action.effect)


def _effect_words(action: Action) -> str:
    if action.effect is None and action.effort is None:
        return _("Effect and effort not chosen yet")
    unknown = _("not chosen")
    effect = unknown if action.effect is None else str(action.effect)
    effort = unknown if action.effort is None else str(action.effort)
    return _("Effect {effect}, effort {effort}").format(effect=effect, effort=effort)
