"""The invisible half of a PDF: what is a heading, a list, a table, so that a screen reader can say it.

reportlab does not tag. The elements here are collected while the pages are drawn and written as PDF objects by our
own hand: formatting thousands of small dictionaries through reportlab would cost more than drawing them.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from export.pdf.line_breaks import one_line

TABLE_HEAD = "/A << /O /Table /Scope /Column >> "
ROW_HEAD = "/A << /O /Table /Scope /Row >> "


class Element:
    """A node of the structure tree; its kids are elements and (page, marked content id)."""

    __slots__ = ("attributes", "kids", "number", "parent", "role")

    def __init__(self, role: str, parent: Element | None = None, attributes: str = "") -> None:
        self.role, self.parent, self.attributes = role, parent, attributes
        self.kids: list[Element | tuple[int, int]] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    @property
    def empty(self) -> bool:
        """True if there is nothing in it, so that it is left out; an empty table cell keeps its place."""
        return not self.kids and self.role not in ("TD", "TH")


def pdf_text(text: str) -> str:
    """A text as a PDF string object. UTF-16 in hex needs no escaping at all."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def alt(text: str) -> str:
    """The attribute of an element that says what a picture shows, in words."""
    return f"/Alt {pdf_text(one_line(text) or '–')} "


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    """The attribute that says where a picture stands: its lower left and upper right corner, y upwards, in points."""
    return f"/A << /O /Layout /Placement /Block /BBox [{x0:.2f} {y0:.2f} {x1:.2f} {y1:.2f}] >> "


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """A PDF object whose bytes are known."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.data = b""

    def format(self, document: Any) -> bytes:
        return self.data


def _reserve(doc: Any, name: str) -> tuple[_Raw, int]:
    raw = _Raw()
    doc.Reference(raw, name)
    return raw, int(doc.objectcounter)


def _number_of(doc: Any, name: str) -> int:
    return int(doc.idToObjectNumberAndVersion[name][0])


def prepare_page(page: Any, index: int) -> None:
    """Ties a page to its row in the parent tree, and lets the tab key follow the structure."""
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = index
    page.Tabs = pdfdoc.PDFName("S")


def write_structure(canvas: Any, root: Element, marked: list[list[Element]], title: str) -> None:
    """Writes the tree, the way back from marked content to it, and the claims that go with it."""
    doc = canvas._doc
    _drop_empty(root)
    tree, tree_number = _reserve(doc, "StructTreeRoot")
    order: list[tuple[Element, _Raw]] = []
    _number(doc, root, order)
    pages = [_number_of(doc, f"Page{i + 1}") for i in range(len(marked))]
    for element, raw in order:
        parent = element.parent.number if element.parent is not None else tree_number
        raw.data = _element(element, parent, pages)
    parents, parents_number = _reserve(doc, "ParentTree")
    rows = " ".join(
        f"{i} [{' '.join(f'{element.number} 0 R' for element in page)}]" for i, page in enumerate(marked)
    )
    parents.data = f"<< /Nums [{rows}] >>".encode("ascii")
    tree.data = (
        f"<< /Type /StructTreeRoot /K [{root.number} 0 R] /ParentTree {parents_number} 0 R "
        f"/ParentTreeNextKey {len(marked)} >>"
    ).encode("ascii")
    doc.Catalog.StructTreeRoot = tree
    doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    doc.Catalog.Metadata = _metadata(doc, title)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _drop_empty(element: Element) -> None:
    kids = element.kids
    for kid in kids:
        if isinstance(kid, Element):
            _drop_empty(kid)
    element.kids = [kid for kid in kids if not (isinstance(kid, Element) and kid.empty)]


def _number(doc: Any, root: Element, order: list[tuple[Element, _Raw]]) -> None:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        raw, element.number = _reserve(doc, f"SE{len(order)}")
        order.append((element, raw))
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def _element(element: Element, parent: int, pages: list[int]) -> bytes:
    kids: list[str] = []
    home: int | None = None
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
            continue
        page, mark = kid
        home = page if home is None else home
        # Most content stands on the element's own page, and needs no more than its number.
        kids.append(str(mark) if page == home else f"<< /Type /MCR /Pg {pages[page]} 0 R /MCID {mark} >>")
    where = f"/Pg {pages[home]} 0 R " if home is not None else ""
    return (
        f"<< /S /{element.role} /P {parent} 0 R {where}{element.attributes}/K [{' '.join(kids)}] >>"
    ).encode("ascii")


def _metadata(doc: Any, title: str) -> _Raw:
    xmp = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        "<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt>"
        f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()
    raw, _ = _reserve(doc, "Metadata")
    head = f"<< /Type /Metadata /Subtype /XML /Length {len(xmp)} >>\nstream\n".encode("ascii")
    raw.data = head + xmp + b"\nendstream"
    return raw
