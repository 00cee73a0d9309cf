"""Documents to render, and what is read back from what was rendered."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.helpers.demo_document import demo, picture
from workbook.blocks import (
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
    ThreadAction,
    ThreadCustomer,
    ThreadMap,
    ThreadNeed,
)


def document(*blocks: Block) -> Document:
    """The demo's frame around other blocks."""
    return dataclasses.replace(demo(), blocks=blocks)


def everywhere(text: str) -> Document:
    """A document with the same text in every place that takes one."""
    cells = (Cell(text, bold=True), Cell(text, nowrap=True), Cell(text, voice=True), Status("done", text))
    row = TableRow((*cells, Duty("consulted", text, text), None))
    action = ThreadAction(text, text)
    needs = (ThreadNeed(text, (action, action)), ThreadNeed(text, ()))
    return Document(
        text, text, text, "sv", (text, text),
        (
            Cover(text, text, text, text, (text, text), 3, 3, text, text),
            Section(text, text),
            Heading(text), Heading(text, 3), Text(text, lead_in=text), Text(text, "voice"),
            Bullets((text, text)), Bullets((text,), numbered=True, voice=True),
            Facts(((text, text),)), Gap(text, text), Figure(picture(), text),
            Beside((Text(text),), (Heading(text, 3), Text(text, "lead"))),
            ThreadMap((text,) * 3, (ThreadCustomer(text, needs), ThreadCustomer(text, ())), text),
            Section(text, landscape=True),
            Table(
                tuple(TableColumn(text) for _ in range(6)),
                (RowGroup(text, text, (row, row)), RowGroup("", "", (row,)), RowGroup(text, text, ())),
                numbered=True, key=(Duty("informed", text, text),),
            ),
        ),
    )  # fmt: skip


def squeezed(text: str) -> str:
    """The letters alone: line breaks, hyphens at line ends and kinds of space say nothing here."""
    return re.sub("[\\s\u00ad\ufffe\u0002-]", "", text)


def texts_in(value: object) -> Iterator[str]:
    """Every text of a document that is printed, wherever it stands."""
    hidden = {"role", "kind", "code", "align", "description", "picture", "no_action"}
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, Duty):
        yield value.letter
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in hidden:
                yield from texts_in(getattr(value, field.name))


HARM = "<b>x</b> <img src='/etc/passwd'/> </p></style><script>alert(1)</script> <a href='javascript:alert(1)'>y</a>"
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "main", "section", "div", "header", "footer", "h1", "h2", "h3",
    "h4", "h5", "p", "strong", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "figure", "figcaption", "details", "summary", "svg", "path", "line", "circle", "rect", "polygon",
    "polyline", "text",
}  # fmt: skip
VOID = {"meta"}


class Reading(HTMLParser):
    """Every element in order, with what is said in it; a wrong nesting fails."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style" and data.strip():
            self.texts.append((self.open[-1], data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.found if found == tag]

    @property
    def said(self) -> str:
        return " ".join(" ".join(text for _tag, text in self.texts).split())


def levels(reading: Reading) -> list[int]:
    return [int(tag[1]) for tag, _attributes in reading.found if re.fullmatch("h[1-6]", tag)]
