"""Long texts in cells: the beginning stays in the table, the whole of it stands in an appendix.

A table cell is the wrong place for somebody's report, but nothing that was written may be missing on paper.
"""

from __future__ import annotations

from dataclasses import replace

from workbook.blocks import Block, Cell, Heading, RowGroup, Section, Table, TableRow, Text
from workbook.words import catalogue

_LONGEST = 600
_KEPT = 400


class InFull:
    """Collects the long texts of one document while its tables are made."""

    def __init__(self, language: str) -> None:
        self._words = catalogue(language)
        self._kept: list[tuple[str, str]] = []

    def cell(self, text: str, what: str) -> str:
        """The text, or its beginning and where the rest is; `what` names it in the appendix."""
        if len(text) <= _LONGEST:
            return text
        self._kept.append((what, text))
        _ = self._words.gettext
        where = _("In full at the end, no. {n}.").format(n=len(self._kept))
        return f"{shortened(text, _KEPT)} ({where})"

    def table(self, table: Table) -> Table:
        """The table with its long texts shortened; in the appendix each is named after its column."""
        heads = [column.label for column in table.columns]

        def row(found: TableRow) -> TableRow:
            cells = zip(found.cells, heads, strict=True)
            return TableRow(
                tuple(
                    replace(cell, text=self.cell(cell.text, head)) if isinstance(cell, Cell) else cell
                    for cell, head in cells
                )
            )

        def group(found: RowGroup) -> RowGroup:
            return replace(found, rows=tuple(map(row, found.rows)))

        return replace(table, groups=tuple(map(group, table.groups)))

    def blocks(self, *, on_a_page: bool = True) -> list[Block]:
        """The appendix; empty if nothing was long. It has a page of its own, or else follows what stands before."""
        if not self._kept:
            return []
        _ = self._words.gettext
        title = _("In full")
        blocks: list[Block] = [Section(title) if on_a_page else Heading(title)]
        for number, (what, text) in enumerate(self._kept, start=1):
            blocks += [Heading(f"{number}. {what}".rstrip(". "), 2 if on_a_page else 3), Text(text)]
        return blocks


def shortened(text: str, most: int) -> str:
    """At most about `most` characters, cut between two words where there are any."""
    if len(text) <= most:
        return text
    start, _space, _rest = text[: most + 1].rpartition(" ")
    kept = start if len(start) > most // 2 else text[:most]
    return f"{kept.rstrip(' ,.;:–-')} …"
