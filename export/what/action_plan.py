"""The action plan: a cover, the thread, the actions by need, values, responsibilities, and what was left on purpose.

What a group has not come to leaves no empty page; a workbook with nothing in it still says where to begin.
"""

from __future__ import annotations

from datetime import date

from export.what.action_table import action_page
from export.what.counting import cover_description, cover_sentence
from export.what.in_full import InFull
from export.what.left import left_page
from export.what.thread import thread_page
from workbook.blocks import (
    Block,
    Bullets,
    Cover,
    Document,
    Facts,
    Heading,
    Section,
    Text,
)
from workbook.content import Person, PlanContent
from workbook.dates import day_words, range_words
from workbook.words import catalogue


def plan(content: PlanContent) -> Document:
    """The action plan as blocks, in the workbook's own language."""
    _ = catalogue(content.language).gettext
    in_full = InFull(content.language)
    blocks: list[Block] = [_cover(content)]
    if not content.actions:
        blocks += _where_to_begin(content)
    blocks += thread_page(content)
    blocks += action_page(content, in_full)
    values = _values(content)
    # Three to five values leave room for what the plan is about; alone it gets the last page.
    blocks += [*values, *_about(content, Heading)] if values else []
    blocks += _responsibilities(content, in_full)
    blocks += left_page(content)
    blocks += _about(content, Section) if not values else []
    blocks += in_full.blocks()
    who = content.unit or content.organisation or content.title
    made_on = day_words(content.made_on, content.language)
    return Document(
        title=_("Action plan: {who}").format(who=who) if who else _("Action plan"),
        subject=_("Action plan"),
        author=who,
        language=content.language,
        footer=(who, _("Action plan {date}").format(date=made_on)),
        blocks=tuple(blocks),
    )


def _cover(content: PlanContent) -> Cover:
    _ = catalogue(content.language).gettext
    return Cover(
        kicker=", ".join(part for part in (content.unit, content.organisation) if part) or content.title,
        title=_("Action plan"),
        dates=_dates(content),
        sentence=cover_sentence(content),
        names=tuple(person.name for person in content.people),
        strands=len(content.people),
        knots=len(content.actions),
        made_with=_("Made with Samsyn"),
        description=cover_description(content),
    )


def _dates(content: PlanContent) -> str:
    """When the group has worked on it, or else the day it was printed."""
    days: tuple[date, ...] = content.meetings or (content.made_on,)
    return range_words(days[0], days[-1], content.language)


def _where_to_begin(content: PlanContent) -> list[Block]:
    """A plan without actions is no fault; it says what comes first."""
    _ = catalogue(content.language).gettext
    missing = []
    if not content.people:
        missing.append(_("Say who you are: the unit, and everybody round the table."))
    if not content.customers:
        missing.append(_("Write down who you are there for."))
    if not any(group.needs for group in content.customers):
        missing.append(_("Write what they need, in their own words."))
    missing.append(
        _("Decide what you will do about it: one owner, one date and one first step for each action.")
    )
    return [
        Section(_("Where to begin")),
        Text(_("This plan has no actions yet. It grows as you work."), "lead"),
        Bullets(tuple(missing), numbered=True) if len(missing) > 1 else Text(missing[0]),
    ]


def _values(content: PlanContent) -> list[Block]:
    _ = catalogue(content.language).gettext
    if not content.values:
        return []
    blocks: list[Block] = [Section(_("What we stand for"))]
    for value in content.values:
        blocks.append(Heading(value.name, voice=True))
        if value.sentence:
            blocks.append(Text(value.sentence, "lead"))
    return [*blocks, *_since_last_time(content.changes.values, content.language)]


def _responsibilities(content: PlanContent, in_full: InFull) -> list[Block]:
    _ = catalogue(content.language).gettext
    if content.duties is None:
        return []
    table = in_full.table(content.duties.table(_("Task")))
    blocks: list[Block] = [Section(_("Who does what"), landscape=True), table]
    if content.duty_problems:
        blocks += [Heading(_("To sort out"), 3), Bullets(content.duty_problems)]
    return [*blocks, *_since_last_time(content.changes.duties, content.language)]


def _since_last_time(changes: tuple[str, ...], language: str) -> list[Block]:
    """What is another now, where the group has done an exercise again."""
    return [Heading(catalogue(language).gettext("Since last time"), 3), Bullets(changes)] if changes else []


def _about(content: PlanContent, head: type[Heading] | type[Section]) -> list[Block]:
    """What for, by whom, when and how it was decided, for those who were not in the room."""
    words = catalogue(content.language)
    _ = words.gettext
    facts = [
        (_("What for"), content.purpose),
        (words.pgettext("plan", "Who"), "\n".join(map(_person, content.people))),
        (_("How we decide"), content.decision),
        (_("The needs since last time"), "\n".join(content.changes.needs)),
    ]
    told = [(label, text) for label, text in facts if text]
    if not told:
        return []
    told.append((words.pgettext("plan", "When"), _dates(content)))
    return [head(_("About the plan")), Facts(tuple(told))]


def _person(person: Person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name
