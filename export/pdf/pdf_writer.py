"""Puts a document together: lays out its blocks on pages, then draws the pages one by one."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas

from export.pdf import cover, parts, table, thread_map
from export.pdf import paper_fonts as fonts
from export.pdf import picture_painter as picture
from export.pdf.flow import Flow, PaperPage
from export.pdf.line_breaks import LOCALE, TextLine, at_most_lines, forget, one_line
from export.pdf.paper_style import FOOT, FOOT_BASELINE, LEFT, RIGHT, SANS, THREAD, THREAD_X
from export.pdf.pen import Pen
from export.pdf.tagged import prepare_page, write_structure
from workbook.blocks import (
    Beside,
    Block,
    Bullets,
    Cover,
    Document,
    Facts,
    Figure,
    Gap,
    Heading,
    Section,
    Table,
    Text,
    ThreadMap,
)  # fmt: skip

Progress = Callable[[int, int], None]

_MAKER = "Samsyn"
_KNOT = 4.4
_DRAWING_SHARE = 0.4
"""How much of the work remains when all pages are laid out; only the progress bar needs to know."""
_STEPS = 1000


def render(document: Document, progress: Progress | None = None) -> bytes:
    """The document as a tagged PDF in memory."""
    watch = _Watch(progress, sum(map(_pieces, document.blocks)))
    try:
        with _settings(), _unswept():
            flow = Flow(document.language, watch.laid_out)
            _place_all(flow, document.blocks)
            _ = flow.page  # an empty document is one empty page
            return _draw(document, flow, watch)
    finally:
        forget()


class _Watch:
    """Turns pieces and pages into one count of thousandths, told only when it changes."""

    def __init__(self, progress: Progress | None, pieces: int) -> None:
        self._progress, self._pieces = progress, max(pieces, 1)
        self._count, self._told = 0, -1

    def laid_out(self) -> None:
        """Notes that one more piece has its place on a page."""
        self._count += 1
        self._tell((1 - _DRAWING_SHARE) * min(self._count / self._pieces, 1))

    def drawn(self, pages: int, of: int) -> None:
        """Notes that `pages` of `of` pages are drawn."""
        self._tell(1 - _DRAWING_SHARE + _DRAWING_SHARE * pages / of)

    def _tell(self, share: float) -> None:
        now = int(share * _STEPS)
        if self._progress is not None and now != self._told:
            self._told = now
            self._progress(now, _STEPS)


def _pieces(block: Block) -> int:
    """How many times laying out this block tells that something is done."""
    if isinstance(block, Table):
        return 1 + sum(len(group.rows) for group in block.groups)
    if isinstance(block, Bullets):
        return 1 + len(block.items)
    if isinstance(block, Facts):
        return 1 + len(block.pairs)
    if isinstance(block, Beside):
        return 1 + sum(map(_pieces, (*block.left, *block.right)))
    return 1


@contextmanager
def _settings() -> Iterator[None]:
    """Two things that reportlab only knows globally: plain compressed streams, and our table of characters."""
    before, cmap = rl_config.useA85, ttfonts.makeToUnicodeCMap
    rl_config.useA85, ttfonts.makeToUnicodeCMap = 0, fonts.to_unicode
    try:
        yield
    finally:
        rl_config.useA85, ttfonts.makeToUnicodeCMap = before, cmap


@contextmanager
def _unswept() -> Iterator[None]:
    """Holds Python's search for circular garbage while thousands of small things are made that all stay.

    Each search would look through them again: a third of the time for five thousand actions.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


# ---- blocks to places


def _place_all(flow: Flow, blocks: Sequence[Block]) -> None:
    for i, block in enumerate(blocks):
        _place(flow, block, blocks[i + 1 : i + 1 + parts.LOOKED_AHEAD])
        flow.done()


def _place(flow: Flow, block: Block, after: Sequence[Block]) -> None:
    if isinstance(block, Heading):
        parts.heading(flow, block, after)
    elif isinstance(block, Text):
        parts.text(flow, block)
    elif isinstance(block, Table):
        table.place(flow, block)
    elif isinstance(block, Bullets):
        parts.bullets(flow, block)
    elif isinstance(block, Facts):
        parts.facts(flow, block)
    elif isinstance(block, Gap):
        parts.gap(flow, block)
    elif isinstance(block, Figure):
        picture.place(flow, block)
    elif isinstance(block, Beside):
        parts.beside(flow, block, _place_all)
    elif isinstance(block, ThreadMap):
        thread_map.place(flow, block)
    elif isinstance(block, Section):
        parts.section(flow, block)
    elif isinstance(block, Cover):
        cover.place(flow, block)


# ---- places to pages


def _draw(document: Document, flow: Flow, watch: _Watch) -> bytes:
    fonts.typeface(SANS)
    target = io.BytesIO()
    title = one_line(document.title)
    canvas: Any = Canvas(
        target, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=SANS,
        lang=LOCALE.get(document.language, document.language),
    )  # fmt: skip
    canvas.setTitle(title)
    canvas.setAuthor(one_line(document.author))
    canvas.setSubject(one_line(document.subject))
    canvas.setCreator(_MAKER)
    canvas.setProducer(_MAKER)
    pen, level = Pen(canvas), -1
    footer = _Footer(document, len(flow.pages))
    for number, page in enumerate(flow.pages):
        pen.start_page(page.width, page.height)
        _margin(pen, page)
        for paint in page.paints:
            paint(pen)
        footer.draw(pen, page, number + 1)
        for i, (name, y, wanted) in enumerate(sorted(page.bookmarks, key=lambda mark: mark[1])):
            key, level = f"{number}-{i}", min(wanted, level + 1)
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=page.height - y)
            canvas.addOutlineEntry(name, key, level)
        canvas.showPage()
        prepare_page(canvas._doc.Pages.pages[-1], number)
        page.paints.clear()
        watch.drawn(number + 1, len(flow.pages))
    write_structure(canvas, flow.root, pen.marked, title)
    canvas.save()
    return target.getvalue()


def _margin(pen: Pen, page: PaperPage) -> None:
    """The thread along the margin, with a knot at each section's heading; a cover draws its own."""
    if page.cover:
        return
    with pen.tagged(None):
        pen.line(THREAD_X, -2, THREAD_X, page.height + 2, "thread", THREAD)
        for y in page.knots:
            pen.circle(THREAD_X, y, _KNOT, fill="thread")


class _Footer:
    """Who, what and which page; heard by nobody, since a reader knows the page."""

    def __init__(self, document: Document, pages: int) -> None:
        self._texts = tuple(one_line(text) for text in document.footer)
        self._language, self._pages = document.language, pages
        self._set: dict[float, list[tuple[TextLine, ...]]] = {}

    def draw(self, pen: Pen, page: PaperPage, number: int) -> None:
        """Draws it at the foot of a page; a cover has only its number."""
        top = page.height - FOOT_BASELINE - FOOT.leading / 2 - 0.33 * FOOT.size
        whole = page.width - LEFT - RIGHT
        if whole not in self._set:
            self._set[whole] = [
                at_most_lines(t, FOOT, whole / 3 - 10, 1, self._language) for t in self._texts
            ]
        with pen.tagged(None):
            if not page.cover:
                left, middle = self._set[whole]
                pen.lines(LEFT, top, left, FOOT.leading)
                pen.lines(LEFT + (whole - middle[0].width) / 2, top, middle, FOOT.leading)
            lines = at_most_lines(f"{number} ({self._pages})", FOOT, whole / 3, 1, self._language)
            pen.lines(LEFT, top, lines, FOOT.leading, align=whole)
