"""The page *Our thread*: for whom, what they need, what we do, and under it what carries the whole."""

from __future__ import annotations

from dataclasses import replace

from export.what.action_words import note_of, title_of
from export.what.in_full import shortened
from workbook.blocks import (
    Beside,
    Block,
    Bullets,
    Heading,
    Section,
    Text,
    ThreadAction,
    ThreadCustomer,
    ThreadMap,
    ThreadNeed,
)
from workbook.content import CustomerGroup, Need, PlanAction, PlanContent
from workbook.words import catalogue

_MOST_ALSO = 5
_FEW = 3
"""From so many on, what began elsewhere has a map of its own; fewer are a line under the first."""
_MOST_MEASURES = 3
_PAGE = 9
"""How many actions a page of the map holds."""
_LINES = 27
"""How many lines of text a page of the map has room for, an action taking three of them."""
_LONGEST_LINE = 160


def thread_page(content: PlanContent) -> list[Block]:
    """The page; empty if no need is answered, none is a priority, and little began elsewhere."""
    _ = catalogue(content.language).gettext
    customers = tuple(_customer(group, content) for group in content.customers if _shown(group))
    begun = _begun_elsewhere(content)
    if not customers and not begun:
        return []
    blocks: list[Block] = [Section(_("Our thread"))]
    if customers:
        heads = (_("For whom"), _("What they need"), _("What we do"))
        blocks.append(ThreadMap(heads, customers, _("no action yet")))
    if begun:
        heads = (_("Where it began"), _("What it takes"), _("What we do"))
        blocks.append(ThreadMap(heads, begun, _("no action yet")))
    under = _also(content, told=bool(begun))
    left_out = [group.name for group in content.customers if not _shown(group)]
    if left_out:
        under.append(Text(f"{', '.join(left_out)}.", lead_in=_("No action yet for:") + " "))
    whole = (*customers, *begun)
    slots = sum(max(len(need.actions), 1) for customer in whole for need in customer.needs)
    room = (
        _LINES - 3 * ((slots - 1) % _PAGE + 1) - sum(_lines(text.lead_in + text.text, 90) for text in under)
    )
    return [*blocks, *under, *_beside(content, room)]


def _lines(text: str, width: int) -> int:
    """About how many lines the text takes where `width` characters stand in one."""
    return -(-len(text) // width)


def _shown(group: CustomerGroup) -> bool:
    return any(_in_map(need) for need in group.needs)


def _in_map(need: Need) -> bool:
    """A need with no action is shown only if it is a priority: then the open ring asks for one."""
    return bool(need.actions or need.priority)


def _customer(group: CustomerGroup, content: PlanContent) -> ThreadCustomer:
    needs = sorted(
        (need for need in group.needs if _in_map(need)), key=lambda need: (not need.priority, need.priority)
    )
    return ThreadCustomer(group.name, tuple(_need(need, content) for need in needs))


def _need(need: Need, content: PlanContent) -> ThreadNeed:
    actions = (ThreadAction(title_of(action, content), note_of(action, content)) for action in need.actions)
    return ThreadNeed(need.words, tuple(actions))


def _begun_elsewhere(content: PlanContent) -> tuple[ThreadCustomer, ...]:
    """What began with a value, a task or a floor of the house, on a thread of its own where there are several."""
    found: dict[str, dict[str, list[PlanAction]]] = {}
    threaded = [action for action in content.without_need if any(action.thread)]
    if len(threaded) < _FEW:
        return ()
    for action in threaded:
        found.setdefault(action.thread[0], {}).setdefault(action.thread[1], []).append(action)
    return tuple(
        ThreadCustomer(
            first,
            tuple(
                replace(_need(Need(words, tuple(each)), content), voice=each[0].thread_voice)
                for words, each in under.items()
            ),
        )
        for first, under in found.items()
    )


def _also(content: PlanContent, *, told: bool) -> list[Text]:
    """What is done without a customer behind it is said, not hidden; the next page has all of it in full."""
    words = catalogue(content.language)
    _, ngettext = words.gettext, words.ngettext
    left = [action for action in content.without_need if not (told and any(action.thread))]
    if not left:
        return []
    said = [
        f"{shortened(title_of(action, content).rstrip('.'), _LONGEST_LINE)} ({_where(action, content)})"
        for action in left[:_MOST_ALSO]
    ]
    more = len(left) - len(said)
    if more > 0:
        said.append(ngettext("{n} more on the next page", "{n} more on the next page", more).format(n=more))
    return [Text(f"{'; '.join(said)}.", lead_in=_("We also do:") + " ")]


def _where(action: PlanAction, content: PlanContent) -> str:
    """Owner and date, and where it comes from."""
    _ = catalogue(content.language).gettext
    note, what = note_of(action, content), ": ".join(filter(None, action.thread))
    return _("{note}, from {what}").format(note=note, what=shortened(what, _LONGEST_LINE)) if what else note


def _beside(content: PlanContent, room: int) -> list[Block]:
    """What we stand for on the left, what customers will notice on the right; one alone takes the width.

    Both have places of their own further on, so here they fill what is left of the page and never start another.
    """
    _ = catalogue(content.language).gettext
    measures = [
        shortened(action.measure, _LONGEST_LINE)
        for action in content.actions
        if action.measure.strip() and action.choice == "now"
    ][:_MOST_MEASURES]
    values = tuple(value.name for value in content.values)
    # The voice is set larger: four of its lines are as tall as five others.
    while measures and 0.8 * sum(_lines(measure, 40) for measure in measures) > room:
        measures.pop()
    if len(values) > room:
        return []
    left: tuple[Block, ...] = (Heading(_("Our values"), 3), Bullets(values, voice=True)) if values else ()
    right: tuple[Block, ...] = ()
    if measures:
        right = (Heading(_("How it shows"), 3), Bullets(tuple(measures)))
    return [Beside(left, right)] if left and right else [*left, *right]
