"""For whom, what they need, what we do: three columns of text that stand on one line of red thread.

A page holds at most nine actions. Where a customer or a need goes on to the next page, its words stand there again for
the eye, while a screen reader hears one nested list. Very long texts are shortened here; the tables have them whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from export.pdf.flow import Flow
from export.pdf.line_breaks import TextLine, at_most_lines
from export.pdf.paper_style import (
    BODY_BOLD,
    HAIR,
    LEFT,
    MAP_ACTION,
    MAP_GROUP,
    MAP_NEED,
    MAP_NOTE,
    MAP_PLAIN,
    RULE,
    THREAD,
    THREAD_X,
)  # fmt: skip
from export.pdf.pen import Pen
from export.pdf.tagged import Element
from workbook.blocks import ThreadMap

_MOST_SLOTS = 9
_PITCH = 60.0
_EMPTY_PITCH = 46.0
_UNDER = 15.0
"""How far below the middle of its actions a need's line runs."""
_ON_LINE = 5.0
"""Between the text and the line that it stands on."""
_HEAD = 32.8
_FIRST = 16.7
_DOT = 3.6
_RING = 3.2
_GROUP_LINES, _NEED_LINES, _TITLE_LINES, _NOTE_LINES = 4, 5, 4, 2


@dataclass
class _Node:
    """A text and its element, which is used once; later pages repeat the text as decoration."""

    lines: tuple[TextLine, ...]
    element: Element
    told: bool = False

    def tell(self) -> Element | None:
        """The element the first time, nothing after that."""
        if self.told:
            return None
        self.told = True
        return self.element


@dataclass
class _Slot:
    """One place in the third column, and whose it is."""

    customer: _Node
    need: _Node | None
    title: tuple[TextLine, ...] = ()
    note: tuple[TextLine, ...] = ()
    element: Element | None = None
    action: bool = False

    @property
    def text_height(self) -> float:
        """How tall the words of the action are."""
        return len(self.title) * MAP_ACTION.leading + len(self.note) * MAP_NOTE.leading

    @property
    def height(self) -> float:
        """How much room the action takes, its words centred in it."""
        return max(_PITCH if self.action else _EMPTY_PITCH, self.text_height + 14)


@dataclass
class _Need:
    """A need on a page: its slots with their middles, and the height of its line."""

    node: _Node | None
    slots: list[tuple[_Slot, float]] = field(default_factory=list)
    line: float = 0.0


@dataclass
class _Group:
    """A customer group on a page."""

    node: _Node
    needs: list[_Need] = field(default_factory=list)
    line: float = 0.0


class _Measures:
    """The three columns on the width there is; as drawn on an upright A4."""

    def __init__(self, left: float, width: float) -> None:
        scale = width / 479.3
        self.left = left
        self.group_width, self.group_end = 86 * scale, left + 84 * scale
        self.need, self.need_end = left + 117 * scale, left + 269 * scale
        self.need_width = self.need_end - self.need
        self.dot = left + 298.3 * scale
        self.text = self.dot + 10.6
        self.text_width = left + width - self.text
        self.right = left + width


def place(flow: Flow, block: ThreadMap) -> None:
    """As many pages as it takes, nine actions on each at most."""
    flow.need(_HEAD + _FIRST + 2 * _PITCH)
    flow.space(0.7)
    measures = _Measures(flow.left, flow.width)
    heads = [Element("P", flow.parent) for _ in block.heads]
    slots = _slots(flow, block, measures, Element("L", flow.parent))
    first = True
    while slots or first:
        if not first:
            flow.next_page()
        _draw_heads(flow, block, measures, heads if first else [None] * 3)
        count = min(_MOST_SLOTS, len(slots))
        groups, height = _arrange(slots[:count])
        while count > 1 and height > flow.room:
            count -= 1
            groups, height = _arrange(slots[:count])
        if height > flow.room and not flow.fresh and not first:
            height = flow.room
        _draw(flow, groups, measures)
        flow.y += height
        slots, first = slots[count:], False
        flow.done()
    flow.y = min(flow.y + 21.5, flow.bottom)
    y, left, right = flow.y, measures.left, measures.right
    flow.artifact(lambda pen: pen.line(left, y, right, y, "line", HAIR * 1.5))
    flow.y += 7


def _slots(flow: Flow, block: ThreadMap, measures: _Measures, whole: Element) -> list[_Slot]:
    """Everything in the third column, in order, with what it hangs on."""
    language = flow.language
    slots: list[_Slot] = []
    for customer in block.customers:
        body = Element("LBody", Element("LI", whole))
        lines = at_most_lines(customer.name, MAP_GROUP, measures.group_width, _GROUP_LINES, language)
        group = _Node(lines, body)
        inner = Element("L")
        for need in customer.needs:
            need_body = Element("LBody", Element("LI", inner))
            style = MAP_NEED if need.voice else MAP_PLAIN
            words = at_most_lines(need.words, style, measures.need_width, _NEED_LINES, language)
            node = _Node(words, need_body)
            actions = Element("L")
            for action in need.actions:
                title = at_most_lines(action.title, MAP_ACTION, measures.text_width, _TITLE_LINES, language)
                note: tuple[TextLine, ...] = ()
                if action.note.strip():
                    note = at_most_lines(action.note, MAP_NOTE, measures.text_width, _NOTE_LINES, language)
                mine = Element("LBody", Element("LI", actions))
                slots.append(_Slot(group, node, title, note, mine, action=True))
            if not need.actions:
                note = at_most_lines(block.no_action, MAP_NOTE, measures.text_width, _NOTE_LINES, language)
                slots.append(_Slot(group, node, (), note, Element("LBody", Element("LI", actions))))
            _after(node, actions)
        if not customer.needs:
            note = at_most_lines(block.no_action, MAP_NOTE, measures.text_width, _NOTE_LINES, language)
            slots.append(_Slot(group, None, (), note, Element("LBody", Element("LI", inner))))
        _after(group, inner)
    return slots


def _after(node: _Node, inner: Element) -> None:
    """Puts a list after the words of its entry, which are drawn later: a Span holds their place."""
    words = Element("Span", node.element)
    inner.parent = node.element
    node.element.kids.append(inner)
    node.element = words


def _arrange(slots: Sequence[_Slot]) -> tuple[list[_Group], float]:
    """Heights for what stands on one page, counted from below the heads, and how much it takes."""
    groups: list[_Group] = []
    for slot in slots:
        if not groups or groups[-1].node is not slot.customer:
            groups.append(_Group(slot.customer))
        needs = groups[-1].needs
        if not needs or needs[-1].node is not slot.need:
            needs.append(_Need(slot.need))
        needs[-1].slots.append((slot, 0.0))
    y = _FIRST
    for group in groups:
        top = y
        y = _arrange_group(group, y)
        text_top = group.line - _ON_LINE - len(group.node.lines) * MAP_GROUP.leading
        if text_top < top + 4:
            y = _arrange_group(group, top + (top + 4 - text_top))
    return groups, y


def _arrange_group(group: _Group, y: float) -> float:
    for need in group.needs:
        top = y
        y = _arrange_need(need, top)
        lines = len(need.node.lines) if need.node else 0
        text_top = need.line - _ON_LINE - lines * MAP_NEED.leading
        if text_top < top + 3:
            y = _arrange_need(need, top + (top + 3 - text_top))
    group.line = (group.needs[0].line + group.needs[-1].line) / 2
    return y


def _arrange_need(need: _Need, y: float) -> float:
    placed = []
    for slot, _ in need.slots:
        placed.append((slot, y + slot.height / 2))
        y += slot.height
    need.slots = placed
    under = _UNDER if need.node else 0.0
    need.line = (placed[0][1] + placed[-1][1]) / 2 + under
    return y


def _draw_heads(
    flow: Flow, block: ThreadMap, measures: _Measures, elements: Sequence[Element | None]
) -> None:
    y, rule = flow.y + 16.5, flow.y + _HEAD
    xs = (measures.left, measures.need, measures.dot + 7.1)
    ends = (measures.need - 8, measures.dot - 8, measures.right)
    heads = [
        at_most_lines(head, BODY_BOLD, end - x, 1, flow.language)
        for head, x, end in zip(block.heads, xs, ends, strict=True)
    ]

    def paint(pen: Pen) -> None:
        for lines, x, element in zip(heads, xs, elements, strict=True):
            with pen.tagged(element):
                pen.lines(x, y - 4.6, lines, BODY_BOLD.leading)
        with pen.tagged(None):
            pen.line(measures.left, rule, measures.right, rule, "ink", RULE)

    flow.put(paint)
    flow.y = rule


def _draw(flow: Flow, groups: Sequence[_Group], m: _Measures) -> None:
    top = flow.y
    tells = [
        (group, group.node.tell(), [(need, need.node.tell() if need.node else None) for need in group.needs])
        for group in groups
    ]

    def paint(pen: Pen) -> None:
        with pen.tagged(None):
            for group in groups:
                _lines(pen, group, top, m)
        for group, element, needs in tells:
            _standing(pen, group.node.lines, m.left, top + group.line, MAP_GROUP.leading, element)
            for need, need_element in needs:
                if need.node:
                    _standing(pen, need.node.lines, m.need, top + need.line, MAP_NEED.leading, need_element)
                for slot, middle in need.slots:
                    y = top + middle - slot.text_height / 2
                    with pen.tagged(slot.element):
                        title = [line._replace(space_after=True) for line in slot.title]
                        pen.lines(m.text, y, title, MAP_ACTION.leading)
                        pen.lines(m.text, y + len(title) * MAP_ACTION.leading, slot.note, MAP_NOTE.leading)

    flow.put(paint)


def _standing(
    pen: Pen, lines: Sequence[TextLine], x: float, line: float, leading: float, element: Element | None
) -> None:
    with pen.tagged(element):
        spaced = [one._replace(space_after=True) for one in lines]
        pen.lines(x, line - _ON_LINE - len(lines) * leading, spaced, leading)


def _lines(pen: Pen, group: _Group, top: float, m: _Measures) -> None:
    """The thread from the margin to a group, from it to its needs, from those to what is done."""
    y = top + group.line
    margin = THREAD_X + m.left - LEFT
    drop = min(33.0, y)
    curve = ((margin, y - drop * 0.3), (margin + 9, y), (m.left, y))
    only = group.needs[0] if len(group.needs) == 1 else None
    end = m.group_end if only is None else m.need_end if only.node else m.dot
    pen.path((margin, y - drop), [curve, (end, y)], stroke="thread", weight=THREAD)
    for need in group.needs:
        line = top + need.line
        if need is not only:
            _swing(pen, m.group_end, y, m.need, line, m.need_end)
        for slot, middle in need.slots:
            dot = top + middle
            if need.node:
                _swing(pen, m.need_end, line, m.dot, dot, m.dot)
            if slot.action:
                pen.circle(m.dot, dot, _DOT, fill="thread")
            else:
                pen.circle(m.dot, dot, _RING, fill="paper", stroke="thread", weight=1.2)


def _swing(pen: Pen, x0: float, y0: float, x1: float, y1: float, end: float) -> None:
    """From one height to another without a corner, and on along the line."""
    half = (x0 + x1) / 2
    pen.path(
        (x0 - 0.6, y0),
        [(x0, y0), ((half, y0), (half, y1), (x1, y1)), (end, y1)],
        stroke="thread",
        weight=THREAD,
    )
