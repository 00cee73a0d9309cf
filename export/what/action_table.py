"""The page *Actions, by need*: every action of the plan under the words of whom it is for."""

from __future__ import annotations

from collections.abc import Iterable

from export.what.action_words import due_of, measure_of, owner_of, status_of, title_of
from export.what.in_full import InFull
from workbook.blocks import Block, Cell, RowGroup, Section, Table, TableColumn, TableRow, Text
from workbook.content import PlanAction, PlanContent
from workbook.dates import day_words
from workbook.words import catalogue

_SHORT = 300


def action_page(content: PlanContent, in_full: InFull) -> list[Block]:
    """The table; empty if there is nothing to do."""
    _ = catalogue(content.language).gettext
    if not content.actions:
        return []
    title = _("Actions, by need") if any(group.needs for group in content.customers) else _("Actions")
    blocks: list[Block] = [Section(title, _follow_up(content), landscape=True), _table(content, in_full)]
    if _stands_below(content):
        blocks.append(_below(content))
    return blocks


def _follow_up(content: PlanContent) -> str:
    """When the group meets about it next, if that is known."""
    _ = catalogue(content.language).gettext
    coming = [day for day in content.meetings if day > content.made_on]
    if not coming:
        return ""
    day = day_words(coming[0], content.language, year=content.made_on.year, weekday=True)
    return _("Follow-up {day}").format(day=day)


def _table(content: PlanContent, in_full: InFull) -> Table:
    _ = catalogue(content.language).gettext
    # The shares are those of the drawing; a date and a status are short words that must not break.
    columns = (
        TableColumn(_("Action"), 286),
        TableColumn(_("Owner"), 149.5),
        TableColumn(_("First step"), 239.5),
        TableColumn(_("Done by"), 81.5),
        TableColumn(_("How it shows"), 240),
        TableColumn(_("Status"), 108),
    )
    groups = []
    for customer, need in content.needs_in_order():
        if need.actions:
            words = in_full.cell(need.words, customer.name)
            groups.append(RowGroup(words, customer.name, _rows(need.actions, content, in_full)))
    if content.without_need and not _stands_below(content):
        title = _("Without a customer group yet") if groups else ""
        groups.append(RowGroup(title, "", _rows(content.without_need, content, in_full), voice=False))
    return Table(columns, tuple(groups), numbered=True)


def _stands_below(content: PlanContent) -> bool:
    """True where so little is without a need that it is a line under the table, and turns no page for a single row."""
    texts = sum(len(action.title + action.first_step + action.measure) for action in content.without_need)
    served = any(need.actions for _group, need in content.needs_in_order())
    return served and 0 < len(content.without_need) <= 2 and texts <= _SHORT


def _below(content: PlanContent) -> Text:
    """The actions without a need, in words, with everything the table would say of them."""
    _ = catalogue(content.language).gettext
    first = len(content.actions) - len(content.without_need) + 1
    said = []
    for number, action in enumerate(content.without_need, start=first):
        told = (title_of(action, content), owner_of(action, content), due_of(action, content))
        sentences = [f"{number}. {', '.join(part.rstrip('.') for part in told if part)}."]
        facts = (
            (_("First step"), action.first_step),
            (_("How it shows"), measure_of(action, content).replace("\n", ". ")),
            (_("Status"), status_of(action, content).word),
        )
        sentences += [f"{label}: {text.rstrip('.')}." for label, text in facts if text]
        said.append(" ".join(sentences))
    return Text(" ".join(said), lead_in=_("Without a customer group yet:") + " ")


def _rows(actions: Iterable[PlanAction], content: PlanContent, in_full: InFull) -> tuple[TableRow, ...]:
    return tuple(_row(action, content, in_full) for action in actions)


def _row(action: PlanAction, content: PlanContent, in_full: InFull) -> TableRow:
    _ = catalogue(content.language).gettext
    title = title_of(action, content)
    due = due_of(action, content)
    return TableRow(
        (
            Cell(in_full.cell(title, _("Action")), bold=True),
            Cell(in_full.cell(owner_of(action, content), _("Owner"))),
            Cell(in_full.cell(action.first_step, _about(_("First step"), title))),
            # Whoever wrote a sentence instead of a date gets it in several lines.
            Cell(in_full.cell(due, _about(_("Done by"), title)), nowrap=due != action.due or len(due) <= 12),
            Cell(in_full.cell(measure_of(action, content), _about(_("How it shows"), title))),
            status_of(action, content),
        )
    )


def _about(what: str, title: str) -> str:
    return f"{what}: {title[:80]}"
