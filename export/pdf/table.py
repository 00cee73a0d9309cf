"""Tables that run over pages: the head is repeated, a band stays with its first row, a row is never split.

Only a row taller than a whole page is continued on the next one, since somebody may paste a report into a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from export.pdf import paper_marks as marks
from export.pdf.columns import GAP, TableLayout
from export.pdf.flow import Flow
from export.pdf.line_breaks import Run, TextLine, at_most_lines, lines_of, one_line, wrap
from export.pdf.paper_style import (
    BAND,
    BAND_ASIDE,
    BAND_PLAIN,
    HEAD_RULE,
    RULE,
    SECOND,
    TABLE,
    TABLE_BOLD,
    TABLE_NUMBER,
    TABLE_VOICE,
    TINT,
    TOP,
)  # fmt: skip
from export.pdf.pen import Pen
from export.pdf.tagged import ROW_HEAD, TABLE_HEAD, Element, pdf_text
from workbook.blocks import AnyCell, Cell, Duty, RowGroup, Status, Table, TableRow

_ABOVE, _BELOW = 4.2, 6.1
_BAND_ABOVE, _BAND_BELOW = 3.1, 3.2
_HEAD_LINES = 10
_BAND_LINES_AGAIN = 2


class _Box(NamedTuple):
    """A cell made ready: what to draw, how tall it is, and the element it belongs to."""

    cell: AnyCell
    lines: tuple[TextLine, ...]
    element: Element


def place(flow: Flow, block: Table) -> None:
    """Draws the table from where the flow stands."""
    flow.need(110)
    if block.key:
        _key(flow, block.key)
    _Table(flow, block).place()
    flow.y += 10


def _key(flow: Flow, duties: Sequence[Duty]) -> None:
    """What the letters mean, above the table."""
    element = Element("P", flow.parent)
    x, side = flow.left, marks.DUTY_SIDE
    for duty in duties:
        lines = lines_of(duty.word, SECOND, flow.width - side - 8, flow.language)
        width = max(line.width for line in lines)
        if x > flow.left and x + side + 7 + width > flow.right:
            x = flow.left
            flow.y += side + 5
        _key_entry(flow, duty, lines, x, element)
        x += side + 7 + width + 20
    flow.y += side + 9


def _key_entry(flow: Flow, duty: Duty, lines: tuple[TextLine, ...], x: float, element: Element) -> None:
    y, side = flow.y + marks.DUTY_SIDE / 2, marks.DUTY_SIDE
    first = lines[:1]

    def paint(pen: Pen) -> None:
        marks.duty(pen, duty.code, duty.letter + " ", x + side / 2, y, element)
        with pen.tagged(element):
            pen.lines(
                x + side + 7,
                y - SECOND.leading / 2,
                [line._replace(space_after=True) for line in first],
                14.5,
            )

    flow.put(paint)


class _Table:
    def __init__(self, flow: Flow, block: Table) -> None:
        self.flow, self.block = flow, block
        self.layout = TableLayout(block, flow.width, flow.language)
        self.element = Element("Table", flow.parent)
        self.number = 0
        self.head = [
            at_most_lines(column.label, TABLE_BOLD, place.width, _HEAD_LINES, flow.language)
            for column, place in zip(block.columns, self.layout.spans, strict=True)
        ]
        self.head_lines = max((len(lines) for lines in self.head), default=1)
        self.head_height = 4.0 + self.head_lines * TABLE.leading + 4.5

    def place(self) -> None:
        """Puts the head, then group by group, on as many pages as they take."""
        row = Element("TR", self.element)
        self._head([Element("TH", row, TABLE_HEAD) for _ in self.head])
        for group in self.block.groups:
            self._group(group)

    # ---- head

    def _head(self, elements: Sequence[Element | None]) -> None:
        flow, bottom = self.flow, self.flow.y + self.head_height
        left, right, spans, leading = flow.left, flow.right, self.layout.spans, TABLE.leading
        cells = list(zip(self.head, elements, spans, strict=True))

        def paint(pen: Pen) -> None:
            for lines, element, span in cells:
                with pen.tagged(element):
                    top = bottom - 4.5 - len(lines) * leading
                    for i, line in enumerate(lines):
                        pen.lines(left + span.start_of(line.width), top + i * leading, [line], leading)
            with pen.tagged(None):
                pen.line(left, bottom, right, bottom, "ink", HEAD_RULE)

        flow.put(paint)
        flow.y = bottom + HEAD_RULE / 2

    def _turn(self, band: tuple[TextLine, ...]) -> None:
        """The next page, with the head and the group's band again; they are not read out twice."""
        self.flow.next_page()
        self._head([None] * len(self.head))
        if band:
            self._band(band[:_BAND_LINES_AGAIN], None)

    @property
    def _most(self) -> float:
        """How tall a row can be on a page that holds a head and a band."""
        return self.flow.bottom - TOP - self.head_height - _BAND_LINES_AGAIN * BAND.leading - 12

    # ---- groups

    def _group(self, group: RowGroup) -> None:
        band = self._band_lines(group)
        element = None
        if band:
            spans = f"/A << /O /Table /Scope /Row /ColSpan {len(self.block.columns)} >> "
            element = Element("TH", Element("TR", self.element), spans)
        pending = band
        for i, row in enumerate(group.rows):
            boxes = self._boxes(row)
            height = self._height(boxes)
            needed = min(height, self._most) + RULE + (self._band_height(pending) if pending else 0)
            if needed > self.flow.room:
                self._turn(() if pending else band)
            if pending:
                self._whole_band(pending, element)
                pending = ()
            self._row(boxes, height, band, last=i == len(group.rows) - 1)
            self.flow.done()
        if pending:
            if self._band_height(pending) > self.flow.room:
                self._turn(())
            self._whole_band(pending, element)

    def _band_lines(self, group: RowGroup) -> tuple[TextLine, ...]:
        if not group.title.strip():
            return ()
        runs = [Run(group.title, BAND if group.voice else BAND_PLAIN)]
        if group.aside.strip():
            # The space before what stands aside is a wide one, and holds the two together.
            runs.append(Run("\u00a0\u00a0\u00a0" + group.aside, BAND_ASIDE))
        width = self.flow.width - self.layout.text_left - GAP
        return wrap(tuple(runs), width, self.flow.language)

    @staticmethod
    def _band_height(lines: Sequence[TextLine]) -> float:
        return len(lines) * BAND.leading + _BAND_ABOVE + _BAND_BELOW

    def _whole_band(self, lines: tuple[TextLine, ...], element: Element | None) -> None:
        """A band that is taller than the page goes on over the next ones."""
        most = max(int((self.flow.room - 12) // BAND.leading), 2)
        while len(lines) > most:
            self._band(lines[:most], element)
            lines = lines[most:]
            self._turn(())
            most = max(int((self.flow.room - 12) // BAND.leading) - 4, 2)
        self._band(lines, element)

    def _band(self, lines: Sequence[TextLine], element: Element | None) -> None:
        flow, top = self.flow, self.flow.y
        left, width, height, inset = flow.left, flow.width, self._band_height(lines), self.layout.text_left

        def paint(pen: Pen) -> None:
            with pen.tagged(None):
                pen.rect(left, top, width, height, fill=TINT)
            with pen.tagged(element):
                pen.lines(left + inset, top + _BAND_ABOVE, lines, BAND.leading)

        flow.put(paint)
        flow.y += height

    # ---- rows

    def _boxes(self, row: TableRow) -> list[_Box]:
        element = Element("TR", self.element)
        boxes = []
        for i, span in enumerate(self.layout.spans):
            cell = row.cells[i] if i < len(row.cells) else None
            mine = Element("TH", element, ROW_HEAD) if i == 0 else Element("TD", element)
            boxes.append(_Box(cell, self._lines(cell, span.width), mine))
        return boxes

    def _lines(self, cell: AnyCell, width: float) -> tuple[TextLine, ...]:
        language = self.flow.language
        if isinstance(cell, Cell):
            if not cell.text:
                return ()
            style = TABLE_VOICE if cell.voice else TABLE_BOLD if cell.bold else TABLE
            text = cell.text.replace(" ", "\u00a0") if cell.nowrap else cell.text
            return lines_of(text, style, width, language)
        if isinstance(cell, Status):
            return lines_of(cell.word, TABLE, width - marks.STATUS_WIDTH, language)
        return ()

    def _height(self, boxes: Sequence[_Box]) -> float:
        lines = max((len(box.lines) for box in boxes), default=1)
        text = max(lines, 1) * TABLE.leading + _ABOVE + _BELOW
        return max(text, marks.DUTY_SIDE + 8) if any(isinstance(box.cell, Duty) for box in boxes) else text

    def _row(self, boxes: list[_Box], height: float, band: tuple[TextLine, ...], *, last: bool) -> None:
        self.number += 1
        number = str(self.number) if self.block.numbered else ""
        first = True
        while height > self.flow.room and len(boxes):
            fits = max(int((self.flow.room - _ABOVE - _BELOW) // TABLE.leading), 1)
            if not any(len(box.lines) > fits for box in boxes):
                break
            self._part([box._replace(lines=box.lines[:fits]) for box in boxes], self.flow.room, number, first)
            boxes = [box._replace(lines=box.lines[fits:]) for box in boxes]
            height, first = self._height(boxes), False
            self._turn(band)
        self._part(boxes, height, number, first)
        colour, weight = ("ink2", RULE) if last else ("edge", 0.5)
        left, right, y = self.flow.left, self.flow.right, self.flow.y + weight / 2
        self.flow.artifact(lambda pen: pen.line(left, y, right, y, colour, weight))
        # The band that follows starts below the line: its tint must not eat half of it.
        self.flow.y += weight

    def _part(self, boxes: Sequence[_Box], height: float, number: str, first: bool) -> None:
        """A row, or as much of it as the page holds."""
        flow, top, leading = self.flow, self.flow.y, TABLE.leading
        left, spans = flow.left, self.layout.spans
        above = _ABOVE
        if any(isinstance(box.cell, Duty) for box in boxes):
            # Beside a drawn letter the words stand in the middle, as it does.
            above = (height - max((len(box.lines) for box in boxes), default=1) * leading) / 2
        middle = top + above + leading / 2
        duty_middle = top + height / 2
        numbers = lines_of(number, TABLE_NUMBER, 40, flow.language) if number and first else ()

        def paint(pen: Pen) -> None:
            for i, (box, span) in enumerate(zip(boxes, spans, strict=True)):
                cell, lines, x = box.cell, box.lines, left + span.x
                if i == 0 and numbers:
                    with pen.tagged(box.element):
                        end = self.layout.number_right - numbers[0].width
                        pen.lines(left + end, top + above, [numbers[0]._replace(space_after=True)], leading)
                if isinstance(cell, Duty):
                    if first:
                        mine = Element("Span", box.element, f"/E {pdf_text(one_line(cell.word))} ")
                        marks.duty(pen, cell.code, cell.letter, left + span.middle, duty_middle, mine)
                    continue
                if isinstance(cell, Status):
                    if first:
                        marks.status(pen, cell.kind, x + 5.6, middle + 0.2)
                    x += marks.STATUS_WIDTH
                if not lines:
                    continue
                with pen.tagged(box.element):
                    if span.align == "left" or isinstance(cell, Status):
                        pen.lines(x, top + above, lines, leading)
                    else:
                        for n, line in enumerate(lines):
                            where = left + span.start_of(line.width)
                            pen.lines(where, top + above + n * leading, [line], leading)

        flow.put(paint)
        flow.y += height
