"""Gathers what a plan says from a workbook: the thread from customer group over need to action, and what stands beside.

Needs are the list that the actions field names, customer groups the list that they stand under; everything else the
pack points out in its [plan] table. Only what the group has agreed on is read, never anybody's own answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from exercises.answers.difference import since
from exercises.answers.sheet import Row, Sheet
from exercises.fields.responsibility import duty_grid
from exercises.fields.roles import fields_with
from exercises.fields.turn_words import TurnWords, follow_up_field
from exercises.plan.action_thread import thread_of_origin
from exercises.plan.review import BlindSpot, in_few_words, review
from workbook.blocks import DutyGrid, Gap
from workbook.content import (
    Changes,
    CoreValue,
    CustomerGroup,
    Need,
    Person,
    PlanAction,
    PlanContent,
)
from workbook.follow_up import Turns
from workbook.meeting import Meetings
from workbook.model import PEOPLE, Key, Value
from workbook.pack import Field
from workbook.plan import Action
from workbook.values import number_of, text_of
from workbook.words import LANGUAGES, catalogue


def plan_content(sheet: Sheet, today: date | None = None) -> PlanContent:
    """What the plan of this workbook says, as of `today`."""
    return Gathering(sheet.standing()).content(today or date.today())


class Gathering:
    """Reads one workbook for a document."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.people = {row.id: row.words for row in sheet.people()}
        self.turns = Turns(sheet.workbook)
        field = follow_up_field(sheet.pack)
        self.turn_words = TurnWords(sheet, field) if field is not None else None

    def content(self, today: date) -> PlanContent:
        sheet = self.sheet
        actions = [action for action in sheet.plan.actions() if says_anything(action)]
        planned = [action for action in actions if action.choice != "no"]
        planned.sort(key=lambda action: action.choice == "later")
        customers, served = self.customers(planned)
        spots = review(sheet)
        told = [spot for spot in spots if not self.is_duty_problem(spot)]
        duties = self.duties()
        return PlanContent(
            # A pack may speak a language that Samsyn itself does not; then our own words are English.
            language=sheet.language if sheet.language in LANGUAGES else "en",
            made_on=today,
            title=sheet.workbook.title,
            organisation=self.text("organisation"),
            unit=self.text("unit"),
            purpose=self.text("purpose"),
            decision=self.decision(),
            meetings=self.meetings(),
            people=tuple(self.person(row) for row in sheet.people()),
            customers=customers,
            without_need=tuple(self.action(action) for action in planned if action.id not in served),
            not_now=tuple(self.action(action) for action in actions if action.choice == "no"),
            values=tuple(self.values()),
            duties=duties,
            duty_problems=tuple(spot.text for spot in spots if duties and self.is_duty_problem(spot)),
            gaps=tuple(Gap(text, reason) for text, reason in in_few_words(sheet, told)),
            changes=Changes(
                needs=self.changed("importance", "priority"),
                values=self.changed("values"),
                duties=self.changed("duties"),
            ),
        )

    # --- single answers -----------------------------------------------------------------------------------------

    def field(self, key: str) -> Field | None:
        """The field the pack's plan table names, or None."""
        reference = self.sheet.pack.plan.get(key)
        return self.sheet.field(reference) if reference else None

    def column(self, key: str) -> tuple[Field, str] | None:
        """The field and column the pack's plan table names, or None."""
        reference, _dot, column = self.sheet.pack.plan.get(key, "").rpartition(".")
        return (self.sheet.field(reference), column) if reference else None

    def text(self, key: str) -> str:
        field = self.field(key)
        return "" if field is None else text_of(self.sheet.value(field))

    def cell(self, key: str, row: Row) -> Value:
        found = self.column(key)
        return None if found is None else self.sheet.value(found[0], row.id, found[1])

    def decision(self) -> str:
        field = self.field("decision")
        if field is None:
            return ""
        return dict(self.sheet.named_options(field)).get(text_of(self.sheet.value(field)), "")

    def meetings(self) -> tuple[date, ...]:
        found = (meeting.day for meeting in Meetings(self.sheet.workbook).all())
        return tuple(sorted({day for day in found if day is not None}))

    def person(self, row: Row) -> Person:
        return Person(row.words, text_of(self.sheet.workbook.value(Key(*PEOPLE, row.id, "role"))))

    # --- the thread ---------------------------------------------------------------------------------------------

    def customers(self, planned: Iterable[Action]) -> tuple[tuple[CustomerGroup, ...], set[str]]:
        """The customer groups with needs and actions, and the ids of the actions that stand there."""
        sheet = self.sheet
        field = next((field for field in fields_with(self.sheet.pack, "plan") if field.needs), None)
        if field is None:
            return (), set()
        list_ = sheet.field(field.needs, field.exercise)
        pick = self.field("priority")
        order = {row.id: n for n, row in enumerate(sheet.picked(pick), start=1)} if pick is not None else {}
        by_need: dict[str, list[Action]] = {}
        for action in planned:
            by_need.setdefault(action.need, []).append(action)
        parents = sheet.rows_per(list_)
        if not list_.per:
            # A pack without customer groups: all needs are those of whom the group is there for.
            parents = [Row("", sheet.texts().customer.get("many", "").capitalize())]
        under: dict[str, list[Need]] = {parent.id: [] for parent in parents}
        served: set[str] = set()
        for row in sheet.rows_at(list_):
            if row.parent in under:
                mine = by_need.get(row.id, [])
                served |= {action.id for action in mine}
                actions = tuple(self.action(action) for action in mine)
                importance, met = number_of(self.cell("importance", row)), number_of(self.cell("met", row))
                under[row.parent].append(Need(row.words, actions, order.get(row.id, 0), importance, met))
        return tuple(CustomerGroup(row.words, tuple(under[row.id])) for row in parents), served

    def need_words(self, action: Action) -> str:
        """The words of the need that an action serves; empty if there is none."""
        fields = (field for field in fields_with(self.sheet.pack, "plan") if field.needs)
        lists = (self.sheet.field(field.needs, field.exercise) for field in fields)
        return next((self.sheet.words(list_, action.need) for list_ in lists), "")

    def action(self, action: Action) -> PlanAction:
        thread, voice = self.thread(action)
        return PlanAction(
            title=action.title,
            owner=self.people.get(action.owner, ""),
            helpers=action.helpers,
            first_step=action.first_step,
            due=action.due,
            measure=action.measure,
            status=action.status,
            choice=action.choice,
            reason=action.why_not.strip() or self.learnt(action),
            value=self.measured(action),
            thread=thread,
            thread_voice=voice,
        )

    def thread(self, action: Action) -> tuple[tuple[str, str], bool]:
        """Where an action without a need was caught: a value and how it shows, say; and if that is a voice."""
        links = [] if self.need_words(action) else thread_of_origin(self.sheet, action)
        words = [link.words.rstrip(". ") for link in links]
        if len(links) == 1 and links[0].item:
            words.insert(0, self.sheet.texts().exercise(self.sheet.pack.exercises[action.origin[0]], "title"))
        if len(words) < 2:
            return ("", ""), False
        return (words[0], "; ".join(words[1:])), all(link.voice for link in links[1:] or links)

    def measured(self, action: Action) -> str:
        """What was measured last at a follow-up, with its day."""
        if self.turn_words is None:
            return ""
        told = [self.turn_words.value(turn) for turn in self.turns.of(action.id) if turn.value]
        return told[-1] if told else ""

    def learnt(self, action: Action) -> str:
        """What the group learnt of an action that it tried and dropped."""
        last = self.turns.last(action.id) if self.turns.is_dropped(action) else None
        return last.learnt.strip() if last is not None else ""

    def changed(self, *keys: str) -> tuple[str, ...]:
        """What has changed since last time in the fields that the pack's plan table names."""
        language = self.sheet.language if self.sheet.language in LANGUAGES else "en"
        found: list[str] = []
        for reference in filter(None, map(self.sheet.pack.plan.get, keys)):
            exercise, _slash, name = reference.partition("/")
            field = self.sheet.field(f"{exercise}/{name.partition('.')[0]}")
            found += since(self.sheet, field, catalogue(language))
        return tuple(found)

    # --- values and responsibilities ----------------------------------------------------------------------------

    def values(self) -> list[CoreValue]:
        field = self.field("values")
        if field is None:
            return []
        return [
            CoreValue(row.words, text_of(self.cell("sentences", row))) for row in self.sheet.picked(field)
        ]

    def duties(self) -> DutyGrid | None:
        """Who does what; None if nobody does anything yet."""
        field = self.field("duties")
        found = None if field is None else duty_grid(self.sheet, field)
        return found if found is not None and found.held else None

    def is_duty_problem(self, spot: BlindSpot) -> bool:
        """True for an open blind spot that stands beside the responsibilities, so that it is not said twice."""
        field = self.field("duties")
        if field is None or spot.reason or spot.exercise != field.exercise:
            return False
        rules = self.sheet.pack.exercises[spot.exercise].blind_spots
        grids = {rule.id: str(rule.settings.get("grid", "")) for rule in rules}
        return grids[spot.rule] in (field.id, str(field.place))


def says_anything(action: Action) -> bool:
    """False for a row that was added and never written in."""
    written = (action.title, action.owner, action.first_step, action.due, action.measure, action.helpers)
    return any(part.strip() for part in written)
