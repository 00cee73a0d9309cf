"""The page *Left on purpose*: what the group chose not to do, with its reasons; apart from it, what is still open."""

from __future__ import annotations

from export.what.action_words import title_of
from workbook.blocks import Block, Bullets, Gap, Heading, Section, Text
from workbook.content import PlanContent
from workbook.words import catalogue

_MOST_OPEN = 30


def left_page(content: PlanContent) -> list[Block]:
    """What is not done now, blind spots left with open eyes, and those that nobody has looked at yet."""
    _ = catalogue(content.language).gettext
    left = [gap for gap in content.gaps if gap.reason]
    # Before there is a plan, a list of what it lacks would only repeat where to begin.
    still_open = [gap for gap in content.gaps if not gap.reason and content.actions]
    kept = bool(left or content.not_now)
    if not kept and not still_open:
        return []
    if not kept:
        return [Section(_("Still open")), *_still_open(still_open, content)]
    title = _("Left on purpose, and still open") if still_open else _("Left on purpose")
    blocks: list[Block] = [Section(title)]
    if content.not_now:
        blocks += [Heading(_("What we decided not to do now")), Bullets(_not_now(content))]
    if left:
        blocks += [Heading(_("What we leave as it is")), *left]
    if still_open:
        blocks += [Heading(_("Still open")), *_still_open(still_open, content)]
    return blocks


def _not_now(content: PlanContent) -> tuple[str, ...]:
    items = []
    for action in content.not_now:
        title = title_of(action, content)
        items.append(f"{title.rstrip('.')}: {action.reason}" if action.reason else title)
    return tuple(items)


def _still_open(gaps: list[Gap], content: PlanContent) -> list[Block]:
    """A plan full of holes names the first of them; a wall of triangles helps nobody."""
    ngettext = catalogue(content.language).ngettext
    blocks: list[Block] = [*gaps[:_MOST_OPEN]]
    more = len(gaps) - len(blocks)
    if more > 0:
        said = ngettext("{n} more stands in the workbook.", "{n} more stand in the workbook.", more)
        blocks.append(Text(said.format(n=more)))
    return blocks
