"""The minutes of a meeting: who was there, what was decided and with which reservations, who does what next.

One piece of text that can be read aloud at the next meeting. What the group did not come to takes no room.
"""

from __future__ import annotations

from export.what.action_words import due_of, owner_of, title_of
from export.what.in_full import InFull
from export.what.minutes_exercise import exercise_blocks
from export.what.tallies import tally_words
from workbook.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    RowGroup,
    Section,
    Table,
    TableColumn,
    TableRow,
    Text,
)
from workbook.content import Person, PlanAction
from workbook.dates import day_words
from workbook.minutes_content import MinutesContent
from workbook.number_words import number_word
from workbook.words import catalogue

_FEW = 8
"""More notes than these are set as lists."""


def minutes(content: MinutesContent) -> Document:
    """The minutes as blocks, in the workbook's own language."""
    _ = catalogue(content.language).gettext
    in_full = InFull(content.language)
    title = _("Minutes of meeting {number}").format(number=content.number)
    who = content.unit or content.organisation or content.title
    day = content.day or content.made_on
    blocks: list[Block] = [Section(title, _day(content)), *_frame(content)]
    told = [
        *_list(_("Decisions"), content.decisions, numbered=True),
        *(
            block
            for worked in content.exercises
            for block in exercise_blocks(worked, content.language, in_full)
        ),
        *_actions(content, in_full),
        *_noted(content),
    ]
    blocks += told or [Text(_("Nothing has been decided or noted at this meeting yet."))]
    blocks += _closing(content)
    blocks += _facilitator(content)
    blocks += in_full.blocks(on_a_page=False)
    return Document(
        title=f"{title}: {who}" if who else title,
        subject=title,
        author=who,
        language=content.language,
        footer=(
            who,
            _("Meeting {number}, {date}").format(
                number=content.number, date=day_words(day, content.language)
            ),
        ),
        blocks=tuple(blocks),
    )


def _day(content: MinutesContent) -> str:
    """When it was held, in words; empty where nobody has said."""
    if content.day is None:
        return ""
    day = day_words(content.day, content.language, weekday=True)
    if not content.starts:
        return day
    # A time is written with a full stop where English has a colon.
    starts = content.starts if content.language == "en" else content.starts.replace(":", ".")
    return f"{day}, {starts}"


def _frame(content: MinutesContent) -> list[Block]:
    """Who, when and where, and what was to be done."""
    words = catalogue(content.language)
    _, pgettext = words.gettext, words.pgettext
    programme = [
        _("{title} ({n} min)").format(title=title, n=minutes) for title, minutes in content.programme
    ]
    facts = (
        (
            pgettext("minutes", "Group"),
            ", ".join(part for part in (content.unit, content.organisation) if part),
        ),
        (pgettext("minutes", "Where"), content.place),
        (pgettext("minutes", "Present"), ", ".join(map(_person, content.present))),
        (pgettext("minutes", "Away"), ", ".join(person.name for person in content.away)),
        (pgettext("minutes", "Programme"), "; ".join(programme)),
    )
    told = tuple((label, text) for label, text in facts if text)
    return [Facts(told)] if told else []


def _person(person: Person) -> str:
    return f"{person.name} ({person.role})" if person.role else person.name


def _list(title: str, lines: tuple[str, ...], *, numbered: bool = False) -> list[Block]:
    """A heading and its lines; a single one needs no number."""
    return [Heading(title), Bullets(lines, numbered=numbered and len(lines) > 1)] if lines else []


def _noted(content: MinutesContent) -> list[Block]:
    """What was noted and what was parked: beside each other's names where it is little, as lists where it is much."""
    _ = catalogue(content.language).gettext
    notes, parked = (_("Notes"), content.notes), (_("Parking lot"), content.parked)
    if len(content.notes) + len(content.parked) > _FEW:
        return [*_list(*notes), *_list(*parked)]
    told = tuple((label, "\n".join(lines)) for label, lines in (notes, parked) if lines)
    return [Heading(_("Also noted")), Facts(told)] if told else []


def _actions(content: MinutesContent, in_full: InFull) -> list[Block]:
    """What was put in the plan at this meeting, and whose need it serves."""
    _ = catalogue(content.language).gettext
    if not content.actions:
        return []
    columns = (
        TableColumn(_("Action"), 2.6),
        TableColumn(_("Whose need"), 2.4),
        TableColumn(_("First step"), 2.4),
        TableColumn(_("Owner"), 1.8),
        TableColumn(_("Done by"), 1.25),
    )
    needs = content.needs or ("",) * len(content.actions)
    rows = tuple(
        _row(action, need, content, in_full) for action, need in zip(content.actions, needs, strict=True)
    )
    return [Heading(_("New actions")), Table(columns, (RowGroup("", "", rows),), numbered=True)]


def _row(action: PlanAction, need: str, content: MinutesContent, in_full: InFull) -> TableRow:
    _ = catalogue(content.language).gettext
    due = due_of(action, content)
    cells = (
        Cell(in_full.cell(title_of(action, content), _("Action")), bold=True),
        Cell(in_full.cell(need, _("Whose need")), voice=True),
        Cell(in_full.cell(action.first_step, _("First step"))),
        Cell(in_full.cell(owner_of(action, content), _("Owner"))),
        Cell(in_full.cell(due, _("Done by")), nowrap=due != action.due or len(due) <= 12),
    )
    return TableRow(cells)


def _closing(content: MinutesContent) -> list[Block]:
    """What the meeting was worth, and the words people took along; whose they are is nowhere."""
    words = catalogue(content.language)
    _, ngettext = words.gettext, words.ngettext
    closing = content.closing
    if not closing.tally.answered and not closing.words:
        return []
    pairs = []
    if closing.tally.answered:
        said = tally_words(closing.tally, content.language)
        ends = ""
        if closing.low and closing.high:
            ends = " " + _("1 is {low}, 5 is {high}.").format(low=closing.low, high=closing.high)
        pairs.append((closing.question, f"{said}{ends}"))
    if closing.words:
        pairs.append((closing.word_question, ", ".join(closing.words)))
    count = max(closing.tally.answered, len(closing.words))
    who = ngettext("One person answered, without a name.", "{n} answered, without names.", count)
    number = number_word(count, content.language)
    return [
        Heading(_("Closing round")),
        Facts(tuple(pairs)),
        Text(who.format(n=number[:1].upper() + number[1:]), "small"),
    ]


def _facilitator(content: MinutesContent) -> list[Block]:
    _ = catalogue(content.language).gettext
    if not content.facilitator:
        return []
    notes = [Text(text, lead_in=f"{where}: " if where else "") for where, text in content.facilitator]
    return [Heading(_("The facilitator's own notes")), *notes]
