"""The simple blocks: sections, headings, text, lists, facts, blind spots, and two stacks side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from export.pdf import picture_painter as picture
from export.pdf.flow import Flow
from export.pdf.line_breaks import Run, TextLine, balanced, lines_of, one_line, wrap
from export.pdf.paper_style import (
    ASIDE,
    BODY,
    BODY_BOLD,
    HEADING1,
    HEADING1_LONG,
    HEADING2,
    HEADING3,
    HEADING_VOICE,
    LABEL,
    LEAD,
    RULE,
    SECOND,
    SMALL,
    SMALL_BOLD,
    TOP,
    VOICE_TEXT,
    Style,
)  # fmt: skip
from export.pdf.pen import Pen
from export.pdf.tagged import Element
from workbook.blocks import (
    Beside,
    Block,
    Bullets,
    Facts,
    Figure,
    Gap,
    Heading,
    Section,
    Table,
    Text,
    ThreadMap,
)  # fmt: skip

_HEAD_TOP = {False: TOP + 7.1, True: TOP - 10.9}
_HEAD_AFTER = {False: 11.8, True: 8.7}
_LONG_HEADING_LINES = 3
_LABEL_WIDTH = 92.0
_BULLET_INDENT = 14.0
_NUMBER_INDENT = 20.0
_COLUMN_GAP = 33.0
_TINT_PAD = 9.0
LOOKED_AHEAD = 4
"""How many blocks after a heading may decide where it stands."""


def section(flow: Flow, block: Section) -> None:
    """A new page, and its heading with a knot on the thread."""
    flow.landscape = block.landscape
    if flow.index < 0 or not flow.fresh or flow.page.paints or flow.page.landscape != block.landscape:
        flow.next_page()
    flow.parent = Element("Sect", flow.root)
    aside_width = flow.width * 0.42 if block.aside.strip() else 0.0
    aside = lines_of(block.aside, ASIDE, aside_width, flow.language) if aside_width else ()
    taken = max((line.width for line in aside), default=0.0)
    width = flow.width - (taken + 16 if taken else 0)
    style = HEADING1
    lines = balanced(block.title, style, width, flow.language)
    if len(lines) > _LONG_HEADING_LINES:
        style = HEADING1_LONG
        lines = lines_of(block.title, style, width, flow.language)
    flow.y = _HEAD_TOP[block.landscape]
    baseline = flow.y + style.leading / 2 + 0.33 * style.size
    flow.page.knots.append(baseline - style.size * 0.25)
    _bookmark(flow, block.title, 0)
    _aside(flow, aside, baseline)
    page, bottom = flow.index, baseline - ASIDE.leading + len(aside) * ASIDE.leading
    flow.paragraph(lines, style.leading, Element("H1", flow.parent))
    if flow.index == page:
        flow.y = max(flow.y, bottom)
    flow.y += _HEAD_AFTER[block.landscape]
    flow.heading = 1


def _aside(flow: Flow, lines: Sequence[TextLine], baseline: float) -> None:
    """Stands on the heading's baseline, flush right; read after the heading."""
    if not lines:
        return
    element = Element("P")
    left, width = flow.left, flow.width
    top = baseline - ASIDE.leading / 2 - 0.33 * ASIDE.size

    def paint(pen: Pen) -> None:
        with pen.tagged(element):
            pen.lines(left, top, lines, ASIDE.leading, align=width)

    flow.put(paint)
    flow.parent.kids.append(element)
    element.parent = flow.parent


def _bookmark(flow: Flow, title: str, level: int) -> None:
    flow.page.bookmarks.append((one_line(title)[:200] or "–", max(flow.y - 12, 0.0), level))


def heading(flow: Flow, block: Heading, after: Sequence[Block]) -> None:
    """A heading that never stands alone at the foot of a page; level 3 has a rule below it."""
    ruled = block.level >= 3
    style = HEADING_VOICE if block.voice else HEADING3 if ruled else HEADING2
    lines = balanced(block.text, style, flow.width, flow.language)
    flow.space(14 if ruled else 18)
    flow.need(len(lines) * style.leading + 12 + _least(flow, after))
    level = min(max(block.level, 2), flow.heading + 1)
    flow.heading = level
    _bookmark(flow, block.text, level - 1)
    flow.paragraph(lines, style.leading, Element(f"H{level}", flow.parent))
    if ruled:
        left, right, y = flow.left, flow.right, flow.y + 3.8
        flow.artifact(lambda pen: pen.line(left, y, right, y, "ink", RULE))
        flow.y += 11.4
    else:
        flow.y += 5


def _least(flow: Flow, after: Sequence[Block]) -> float:
    """How much of what comes next must stand on the page of its heading; a heading below it stays with it too."""
    block = after[0] if after else None
    if isinstance(block, Heading):
        return 44.0 + _least(flow, after[1:])
    if isinstance(block, Text) and block.role == "small" and after[1:]:
        return 24.0 + _least(flow, after[1:])
    if isinstance(block, Figure):
        scale = picture.size_of(block.picture, flow.width, flow.page.height - 220)
        return block.picture.height * scale + 30
    if isinstance(block, Table):
        return 96.0
    if isinstance(block, ThreadMap):
        return 150.0
    if isinstance(block, Beside):
        return 80.0
    return 36.0


_ROLES: dict[str, tuple[Style, Style]] = {
    "body": (BODY, BODY_BOLD),
    "lead": (LEAD, BODY_BOLD._replace(size=14, leading=20)),
    "small": (SMALL, SMALL_BOLD),
    "voice": (VOICE_TEXT, BODY_BOLD),
}


def text(flow: Flow, block: Text) -> None:
    """A paragraph, perhaps with a bold lead-in."""
    style, bold = _ROLES[block.role]
    runs: tuple[Run, ...] = (Run(block.text, style),)
    if block.lead_in.strip():
        runs = (Run(block.lead_in, bold), *runs)
    flow.space(2)
    flow.paragraph(wrap(runs, flow.width, flow.language), style.leading, Element("P", flow.parent))
    flow.y += 6


def bullets(flow: Flow, block: Bullets) -> None:
    """A list. The customers' own words stand without marks, unless they are counted."""
    style = VOICE_TEXT if block.voice else BODY
    marked = block.numbered or not block.voice
    indent = _NUMBER_INDENT if block.numbered else _BULLET_INDENT if marked else 0.0
    kind = "Decimal" if block.numbered else "Disc" if marked else "None"
    whole = Element("L", flow.parent, f"/A << /O /List /ListNumbering /{kind} >> ")
    for number, item in enumerate(block.items, 1):
        lines = lines_of(item, style, flow.width - indent, flow.language)
        flow.need(min(len(lines), 2) * style.leading)
        entry = Element("LI", whole)
        if marked:
            _mark(flow, f"{number}." if block.numbered else "•", style, Element("Lbl", entry))
        flow.paragraph(lines, style.leading, Element("LBody", entry), indent)
        flow.done()
    flow.y += 6


def _mark(flow: Flow, mark: str, style: Style, element: Element) -> None:
    x, baseline = flow.left, flow.y + style.leading / 2 + 0.33 * style.size
    look = BODY._replace(colour="ink3")

    def paint(pen: Pen) -> None:
        with pen.tagged(element):
            pen.text(x, baseline, mark + " ", look)

    flow.put(paint)


def facts(flow: Flow, block: Facts) -> None:
    """Label and text in two columns."""
    style = VOICE_TEXT if block.voice else BODY
    label_width = min(_LABEL_WIDTH, flow.width * 0.36)
    whole = Element("L", flow.parent)
    for label, value in block.pairs:
        labels = lines_of(label, LABEL, label_width - 10, flow.language)
        lines = lines_of(value, style, flow.width - label_width, flow.language)
        flow.need(max(len(labels), min(len(lines), 2)) * style.leading)
        entry = Element("LI", whole)
        top, page = flow.y, flow.index
        flow.paragraph(labels, LABEL.leading, Element("Lbl", entry))
        if flow.index == page:
            bottom, flow.y = flow.y, top
        else:
            bottom = flow.y
        page = flow.index
        flow.paragraph(lines, style.leading, Element("LBody", entry), label_width)
        if flow.index == page:
            flow.y = max(flow.y, bottom)
        flow.y += 3
        flow.done()
    flow.y += 5


def gap(flow: Flow, block: Gap) -> None:
    """A gap the review found: a bar, a triangle and the sentence; the tint may vanish on a copier."""
    indent = 30.0
    width = flow.width - indent - _TINT_PAD
    lines = lines_of(block.text, BODY, width, flow.language)
    reason = lines_of(block.reason, SECOND, width, flow.language) if block.reason.strip() else ()
    height = 2 * _TINT_PAD + len(lines) * BODY.leading + len(reason) * SECOND.leading - 4
    flow.space(4)
    flow.need(height)
    if height <= flow.room:
        _tinted(flow, height)
        flow.y += _TINT_PAD - 2
    flow.paragraph(lines, BODY.leading, Element("P", flow.parent), indent)
    if reason:
        flow.paragraph(reason, SECOND.leading, Element("P", flow.parent), indent)
    flow.y += _TINT_PAD + 3


def _tinted(flow: Flow, height: float) -> None:
    x, y, width = flow.left, flow.y, flow.width

    def paint(pen: Pen) -> None:
        pen.rect(x, y, width, height, fill="ochre_tint")
        pen.rect(x, y, 3, height, fill="ochre_bar")
        tx, ty = x + 17, y + _TINT_PAD + 5.6
        corners = [(tx + 6, ty + 5.2), (tx - 6, ty + 5.2)]
        pen.path((tx, ty - 5.6), corners, stroke="ochre", weight=1.1, close=True)
        pen.line(tx, ty - 1.8, tx, ty + 1.6, "ochre", 1.1)
        pen.circle(tx, ty + 3.3, 0.65, fill="ochre")

    flow.artifact(paint)


def beside(flow: Flow, block: Beside, place_all: Callable[[Flow, Sequence[Block]], None]) -> None:
    """Two stacks side by side, together on a page if a page can hold them."""
    half = (flow.width - _COLUMN_GAP) / 2
    tallest = 0.0
    for stack in (block.left, block.right):
        trial = flow.trial(half)
        trial.heading, trial.stack_top = flow.heading, trial.y
        place_all(trial, stack)
        tallest = max(tallest, trial.y - TOP)
    flow.space(18)
    if tallest <= flow.bottom - TOP:
        flow.need(tallest)
    left, inset, page, top, level = flow.left, flow.inset, flow.index, flow.y, flow.heading
    ends: list[tuple[int, float]] = []
    outer, flow.stack_top = flow.stack_top, flow.y
    for number, stack in enumerate((block.left, block.right)):
        flow.index, flow.y, flow.heading = page, top, level
        flow.left = left + number * (half + _COLUMN_GAP)
        flow.inset = inset + (1 - number) * (half + _COLUMN_GAP)
        place_all(flow, stack)
        ends.append((flow.index, flow.y))
    flow.left, flow.inset, flow.stack_top = left, inset, outer
    flow.index, flow.y = max(ends)
