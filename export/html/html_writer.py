"""Puts the page together: blocks become elements one after another, in the order in which they are read.

There is one heading of level 1, the document's; the levels below follow without a gap whatever the blocks ask for.
A style sheet is all the page may use: its own policy forbids scripts and every address, so a typed text could do
nothing even if it became markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence

from export.html import svg as drawing
from export.html.markup import Markup, element, joined
from export.html.page_css import style_sheet
from workbook.blocks import (
    AnyCell,
    Beside,
    Block,
    Bullets,
    Cell,
    Cover,
    Document,
    Duty,
    Facts,
    Figure,
    Gap,
    Heading,
    RowGroup,
    Section,
    Status,
    Table,
    TableColumn,
    TableRow,
    Text,
    ThreadMap,
)
from workbook.typed_text import one_line
from workbook.words import catalogue

Progress = Callable[[int, int], None]

_DEEPEST = 5
_SHOWN_TABLE = 3
"""A picture of fewer rows than this says as much in its description as in a table."""


def render(document: Document, progress: Progress | None = None) -> bytes:
    """The whole page in UTF-8."""
    page = _Page(document)
    count = len(document.blocks)
    for number, block in enumerate(document.blocks, start=1):
        page.put(block)
        if progress is not None:
            progress(number, count)
    return page.whole().encode("utf-8", "replace")


class _Page:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.language
        self._parts: list[list[str]] = [[]]
        """The body, and the section that is open, if one is."""
        self._opened: list[dict[str, str]] = []
        self._level = 0
        self._latest = ""
        """The words of the heading before, which name what has no name of its own."""
        self._widths: set[int] = set()
        sections = [block for block in document.blocks if isinstance(block, Section)]
        covers = [block for block in document.blocks if isinstance(block, Cover)]
        # A document of one piece begins with its heading; what has several is named as a whole first.
        self._one_piece = len(sections) == 1 and not covers and document.blocks[0] is sections[0]
        if not self._one_piece and not (covers and document.blocks[0] is covers[0]):
            self._add(self._heading(1, document.title))

    # ---- the page

    def whole(self) -> str:
        """The whole page as HTML, with every section closed. To be called once."""
        self._close()
        document, style = self._document, self._style()
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        head = element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("title", one_line(document.title) or "Samsyn"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="author", content=one_line(document.author)),
            element("meta", name="description", content=one_line(document.subject)),
            element("meta", name="generator", content="Samsyn"),
            element("style", Markup(style)),
        )
        foot = [part for part in map(one_line, document.footer) if part]
        lines = (
            (*self._parts[0], element("footer", element("p", " · ".join(foot)))) if foot else self._parts[0]
        )
        body = element("body", element("main", Markup("\n" + "\n".join(lines) + "\n")))
        return f"<!DOCTYPE html>\n{element('html', head, body, lang=document.language)}\n"

    def _style(self) -> str:
        shares = "".join(f".w{share} {{ width: {share}%; }}\n" for share in sorted(self._widths))
        return f"\n{style_sheet()}{shares}"

    def _add(self, markup: str) -> None:
        self._parts[-1].append(markup)

    def _close(self) -> None:
        if self._opened:
            inside = self._parts.pop()
            self._add(element("section", Markup("\n" + "\n".join(inside) + "\n"), **self._opened.pop()))

    # ---- blocks

    def put(self, block: Block) -> None:
        """Adds one block where the page stands."""
        if isinstance(block, Section):
            self._section(block)
        elif isinstance(block, Cover):
            self._close()
            self._add(self._cover(block))
        else:
            self._add(self._block(block))

    def _section(self, block: Section) -> None:
        self._close()
        if not self._one_piece:
            self._opened.append({"class_": "start wide" if block.landscape else "start"})
            self._parts.append([])
        self._level = min(self._level, 1)
        self._add(self._heading(1 if self._one_piece else 2, block.title))
        if block.aside.strip():
            self._add(element("p", block.aside, class_="aside"))

    def _block(self, block: Block) -> Markup:
        if isinstance(block, Heading):
            return self._heading(block.level + (not self._one_piece), block.text, block.voice)
        if isinstance(block, Text):
            return self._text(block)
        if isinstance(block, Bullets):
            return self._bullets(block)
        if isinstance(block, Facts):
            voice = "voice" if block.voice else ""
            pairs = (
                element("div", element("dt", label), element("dd", text, class_=voice))
                for label, text in block.pairs
            )
            return element("dl", *pairs)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Gap):
            said = element("p", drawing.triangle(), block.text)
            reason = element("p", block.reason, class_="reason") if block.reason.strip() else Markup()
            return element("div", said, reason, class_="blind")
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, ThreadMap):
            return self._map(block)
        if isinstance(block, Beside):
            return self._beside(block)
        raise TypeError(f"{type(block).__name__} does not stand within a page")

    def _heading(self, wanted: int, text: str, voice: bool = False) -> Markup:
        """A heading one level below the one before at most; the first one of all has level 1, and no other."""
        level = 1 if not self._level else max(2, min(wanted, self._level + 1, _DEEPEST))
        self._level, self._latest = level, text
        return element(f"h{level}", text or "–", class_="voice" if voice else "")

    def _cover(self, block: Cover) -> Markup:
        names = (element("li", name) for name in block.names)
        kids = [
            element("p", block.kicker, class_="kicker") if block.kicker.strip() else "",
            self._heading(1, block.title),
            element("p", block.dates, class_="dates") if block.dates.strip() else "",
            drawing.thread(block),
            element("p", block.sentence, class_="lead") if block.sentence.strip() else "",
            element("ul", *names, class_="plain names") if block.names else "",
            element("p", block.made_with, class_="small") if block.made_with.strip() else "",
        ]
        return element("div", *filter(None, kids), class_="cover")

    @staticmethod
    def _text(block: Text) -> Markup:
        lead_in = element("strong", block.lead_in) if block.lead_in.strip() else Markup()
        return element("p", lead_in, block.text, class_="" if block.role == "body" else block.role)

    @staticmethod
    def _bullets(block: Bullets) -> Markup:
        classes = [
            *(["voice"] if block.voice else []),
            *(["plain"] if block.voice and not block.numbered else []),
        ]
        items = (element("li", item) for item in block.items)
        return element("ol" if block.numbered else "ul", *items, class_=" ".join(classes))

    def _beside(self, block: Beside) -> Markup:
        level, stacks = self._level, []
        for stack in (block.left, block.right):
            self._level = level
            stacks.append(element("div", *(self._block(one) for one in stack)))
        return element("div", *stacks, class_="beside")

    def _figure(self, block: Figure) -> Markup:
        drawn = block.picture
        kids = [drawing.picture(drawn)]
        if len(drawn.table) >= _SHOWN_TABLE:
            _ = catalogue(self._language).gettext
            head, *rows = drawn.table
            table = Table(
                tuple(TableColumn(label) for label in head),
                (RowGroup("", "", tuple(TableRow(tuple(map(Cell, row))) for row in rows)),),
            )
            kids.append(element("details", element("summary", _("Show as a table")), self._table(table)))
        if block.caption.strip():
            kids.append(element("figcaption", block.caption))
        return element("figure", *kids)

    @staticmethod
    def _map(block: ThreadMap) -> Markup:
        def actions(found: Iterable[tuple[str, str]]) -> Markup:
            kids = [
                element(
                    "li", element("span", title, class_="what"), " ", element("span", note, class_="note")
                )
                for title, note in found
            ]
            kids = kids or [element("li", element("span", block.no_action, class_="note"))]
            return element("ul", *kids)

        customers = []
        for customer in block.customers:
            needs = [
                element(
                    "li", element("span", need.words, class_="voice" if need.voice else ""),
                    actions((one.title, one.note) for one in need.actions),
                )
                for need in customer.needs
            ]  # fmt: skip
            inner = element("ul", *needs) if needs else actions(())
            customers.append(element("li", element("strong", customer.name), inner))
        first, second, third = (element("span", head) for head in block.heads)
        heads = element("p", first, element("span", second, third), class_="map-heads")
        return joined(heads, element("ul", *customers, class_="map"))

    # ---- tables

    def _table(self, block: Table) -> Markup:
        whole = sum(column.weight for column in block.columns) or 1.0
        shares = [max(1, min(100, round(100 * column.weight / whole))) for column in block.columns]
        self._widths.update(shares)
        heads = (
            element("th", column.label, scope="col", class_=_classes(f"w{share}", _side(column)))
            for column, share in zip(block.columns, shares, strict=True)
        )
        numbers = iter(range(1, 1 + sum(len(group.rows) for group in block.groups)))
        bodies = [self._group(block, group, numbers) for group in block.groups]
        table = element(
            "table",
            element("caption", element("span", self._latest or self._document.title, class_="unseen")),
            element("thead", element("tr", *heads)),
            *bodies,
        )
        return joined(self._key(block.key), element("div", table, class_="scroll"))

    def _group(self, block: Table, group: RowGroup, numbers: Iterable[int]) -> Markup:
        rows: list[str] = []
        if group.title.strip():
            aside = element("span", group.aside, class_="aside") if group.aside.strip() else ""
            band = element(
                "th", group.title, " " if aside else "", aside, scope="rowgroup", colspan=str(len(block.columns)),
                class_=_classes("band", "voice" if group.voice else "plain"),
            )  # fmt: skip
            rows.append(element("tr", band, class_="of"))
        for row, number in zip(
            group.rows, numbers if block.numbered else [0] * len(group.rows), strict=False
        ):
            cells = [
                _cell(
                    row.cells[at] if at < len(row.cells) else None, column, number if at == 0 else 0, at == 0
                )
                for at, column in enumerate(block.columns)
            ]
            rows.append(element("tr", *cells))
        return element("tbody", *rows)

    @staticmethod
    def _key(duties: Sequence[Duty]) -> Markup:
        """What the letters mean, above the table."""
        if not duties:
            return Markup()
        entries = (element("li", _letter(duty), " ", duty.word) for duty in duties)
        return element("ul", *entries, class_="key")


def _cell(cell: AnyCell, column: TableColumn, number: int, is_head: bool) -> Markup:
    classes = [_side(column)]
    inside: list[str] = [element("span", f"{number} ", class_="number")] if number else []
    if isinstance(cell, Cell):
        classes += [name for name in ("bold", "nowrap", "voice") if getattr(cell, name)]
        inside.append(cell.text)
    elif isinstance(cell, Status):
        classes.append("status")
        inside += [drawing.status(cell.kind), cell.word]
    elif isinstance(cell, Duty):
        inside += [_letter(cell), element("span", cell.word, class_="unseen")]
    name, scope = ("th", "row") if is_head else ("td", "")
    return element(name, *inside, scope=scope, class_=_classes(*classes))


def _letter(duty: Duty) -> Markup:
    """A duty's letter in its shape; its word stands beside it."""
    return element("span", duty.letter, class_=f"duty {duty.code}", aria_hidden="true")


def _side(column: TableColumn) -> str:
    return "" if column.align == "left" else column.align


def _classes(*names: str) -> str:
    return " ".join(filter(None, names))
