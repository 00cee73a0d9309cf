"""How wide a table's columns are. All lengths are in points."""

from __future__ import annotations

from typing import NamedTuple

from export.pdf.line_breaks import clean
from export.pdf.paper_fonts import typeface, word_width
from export.pdf.paper_marks import DUTY_SIDE, STATUS_WIDTH
from export.pdf.paper_style import TABLE, TABLE_BOLD
from workbook.blocks import Cell, Duty, Status, Table, TableColumn

GAP = 10.0
"""Between the text of one column and the next."""

_NUMBER_ROOM = 26.7
_NUMBER_GAP = 7.4
_BAND_INSET = 6.0
_LARGEST_SHARE = 0.3
"""What cannot be broken, a date or a status, may ask for this much of the width and no more."""
_LONGEST_KEPT = 60
_HEADS_MAY_ASK = 0.85


class ColumnSpan(NamedTuple):
    """Where a column's content stands, from the table's left edge."""

    x: float
    width: float
    align: str

    @property
    def middle(self) -> float:
        """The x of the middle of what stands in it; flush left, of a duty's letter."""
        return self.x + DUTY_SIDE / 2 if self.align == "left" else self.x + self.width / 2

    def start_of(self, width: float) -> float:
        """The x at which something this wide starts."""
        if self.align == "centre":
            return self.x + (self.width - width) / 2
        return self.x + self.width - width if self.align == "right" else self.x


class TableLayout:
    """The columns of one table on one width."""

    def __init__(self, table: Table, width: float, language: str) -> None:
        banded = any(group.title.strip() for group in table.groups)
        self.text_left = _NUMBER_ROOM if table.numbered else _BAND_INSET if banded else 0.0
        self.number_right = _NUMBER_ROOM - _NUMBER_GAP
        room = width - self.text_left
        widths = _shares(table.columns, _least(table, room), room)
        self.spans: list[ColumnSpan] = []
        x = self.text_left
        for i, (column, share) in enumerate(zip(table.columns, widths, strict=True)):
            gap = 0.0 if i == len(widths) - 1 else GAP
            self.spans.append(ColumnSpan(x, max(share - gap, 12.0), column.align))
            x += share


def _least(table: Table, room: float) -> list[float]:
    """What each column needs so that no date or status must break, nor a word of its head if there is room for that."""
    columns = table.columns
    least = _unbroken(table, room)
    bold = TABLE_BOLD
    heads = [
        max((word_width(word, bold.face, bold.size) for word in clean(c.label).split()), default=0.0) + GAP
        for c in columns
    ]
    if sum(map(max, heads, least)) > room * _HEADS_MAY_ASK:
        # Many columns with long names: their words are hyphenated before the text below them is squeezed.
        weight = sum(max(c.weight, 0.01) for c in columns)
        heads = [min(head, room * c.weight / weight) for head, c in zip(heads, columns, strict=True)]
    return [min(max(pair), room * _LARGEST_SHARE) for pair in zip(least, heads, strict=True)]


def _unbroken(table: Table, room: float) -> list[float]:
    least = [0.0] * len(table.columns)
    sans = typeface(TABLE.face)
    known: dict[str, float] = {}
    for group in table.groups:
        for row in group.rows:
            for i, cell in enumerate(row.cells[: len(least)]):
                if isinstance(cell, Cell):
                    if not cell.nowrap or len(cell.text) > _LONGEST_KEPT:
                        continue
                    text, extra = cell.text, GAP + (1.0 if not cell.bold else 2.0)
                elif isinstance(cell, Status):
                    text, extra = cell.word[:_LONGEST_KEPT], STATUS_WIDTH + 2.0
                elif isinstance(cell, Duty):
                    text, extra = "", DUTY_SIDE
                else:
                    continue
                if text not in known:
                    known[text] = sans.width(clean(text), TABLE.size)
                least[i] = max(least[i], known[text] + extra)
    return [min(width, room * _LARGEST_SHARE) for width in least]


def _shares(columns: tuple[TableColumn, ...], least: list[float], room: float) -> list[float]:
    """The room by weight, but nobody gets less than the least."""
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    fixed: set[int] = set()
    while True:
        free = room - sum(least[i] for i in fixed)
        weight = sum(max(c.weight, 0.01) for i, c in enumerate(columns) if i not in fixed)
        widths = [
            least[i] if i in fixed else free * max(column.weight, 0.01) / weight
            for i, column in enumerate(columns)
        ]
        small = {i for i, width in enumerate(widths) if i not in fixed and width < least[i] - 0.01}
        if not small:
            return widths
        fixed |= small
