"""Where on which page the next block goes.

Blocks are first laid out on all pages and only then drawn, since every footer says how many pages there are. A page
is therefore a list of things to draw, each of which is handed the pen later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from export.pdf.line_breaks import TextLine
from export.pdf.paper_style import A4, FOOT_ROOM, LEFT, RIGHT, TOP
from export.pdf.pen import Pen
from export.pdf.tagged import Element

Paint = Callable[[Pen], None]

_ENDLESS = 1e9


class PaperPage:
    """One sheet: its size, what is drawn on it, and the bookmarks that lead to it (title, y, level)."""

    __slots__ = ("bookmarks", "cover", "height", "knots", "paints", "width")

    def __init__(self, landscape: bool = False) -> None:
        self.width, self.height = (A4[1], A4[0]) if landscape else A4
        self.paints: list[Paint] = []
        self.bookmarks: list[tuple[str, float, int]] = []
        self.knots: list[float] = []
        self.cover = False

    @property
    def landscape(self) -> bool:
        """True if the sheet is wider than high."""
        return self.width > self.height


class Flow:
    """A place that moves down a column, from page to page. All lengths are points, y from the top of the page down.

    `done` is told about every small piece laid out, so that somebody may watch or stop a long export.
    """

    def __init__(self, language: str, done: Callable[[], None] = lambda: None) -> None:
        self.language = language
        self.done = done
        self.pages: list[PaperPage] = []
        self.index = -1
        self.y = 0.0
        self.left, self.inset = LEFT, 0.0
        self.landscape = False
        self.stack_top = -1.0
        """Where a stack beside another one starts; no gap is left there, so that both start level."""
        self.root = Element("Document")
        self.parent = self.root
        self.heading = 0
        """The level of the heading before, since no level may be left out in the structure."""

    @property
    def page(self) -> PaperPage:
        """The page that is being filled; the first one comes when it is needed."""
        if self.index < 0:
            self.next_page()
        return self.pages[self.index]

    @property
    def right(self) -> float:
        """The x at which the column ends."""
        return self.page.width - RIGHT - self.inset

    @property
    def width(self) -> float:
        """How wide the column is."""
        return self.right - self.left

    @property
    def bottom(self) -> float:
        """The y down to which content may reach."""
        return self.page.height - FOOT_ROOM

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.bottom - self.y

    @property
    def fresh(self) -> bool:
        """True if nothing stands on the page yet."""
        return self.y <= TOP + 0.1

    def next_page(self) -> None:
        """Goes to the top of the next page, which may be there already when two columns run side by side."""
        self.index += 1
        if self.index == len(self.pages):
            self.pages.append(PaperPage(self.landscape))
        self.y = TOP

    def need(self, height: float) -> None:
        """Goes to the next page unless there is room; what is taller than a page stays where it is."""
        if self.page and height > self.room and not self.fresh:
            self.next_page()

    def space(self, height: float) -> None:
        """Leaves a gap, but not at the top of a page."""
        if self.page and not self.fresh and abs(self.y - self.stack_top) > 0.1:
            self.y += height

    def put(self, paint: Paint) -> None:
        """Has something drawn on this page later."""
        self.page.paints.append(paint)

    def artifact(self, paint: Paint) -> None:
        """Has decoration drawn: lines and areas that no reader should hear of."""

        def decorate(pen: Pen) -> None:
            with pen.tagged(None):
                paint(pen)

        self.page.paints.append(decorate)

    def paragraph(self, lines: Sequence[TextLine], leading: float, element: Element, x: float = 0.0) -> None:
        """Lines, over as many pages as they take; two lines at least stand together, before and after a break."""
        rest = list(lines)
        while rest:
            fits = max(int((self.room + 0.01) // leading), 0)
            if fits < len(rest):
                fits = min(fits, max(len(rest) - 2, 1))
                if fits < 2 and not self.fresh:
                    self.next_page()
                    continue
            fits = max(fits, 1)
            now, rest = rest[:fits], rest[fits:]
            self._lines(now, leading, element, self.left + x)
            self.y += len(now) * leading
            if rest:
                self.next_page()

    def _lines(self, lines: Sequence[TextLine], leading: float, element: Element, x: float) -> None:
        top = self.y

        def paint(pen: Pen) -> None:
            with pen.tagged(element):
                pen.lines(x, top, lines, leading)

        self.put(paint)

    def trial(self, width: float) -> Flow:
        """A column of this width on an endless page, which is never drawn: its `y` tells how tall something becomes."""
        flow = Flow(self.language)
        page = PaperPage(self.page.landscape)
        page.height = _ENDLESS
        flow.pages, flow.index, flow.y = [page], 0, TOP
        flow.left, flow.inset = LEFT, page.width - LEFT - RIGHT - width
        return flow
