"""Elements of a web page, and the one place where typed text becomes markup.

Whatever is not `Markup` is text: `element` escapes it, so nobody has to remember to. There are no templates here,
since a page made of blocks has no fixed parts that a template could hold.
"""

from __future__ import annotations

import re

from workbook.typed_text import clean

_UNSEEN = re.compile("[\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters, and marks that turn the reading order of everything after them."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_EMPTY = frozenset({"meta", "path", "line", "circle", "rect", "polygon", "polyline"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Typed text as markup that shows it; characters no page can hold are left out."""
    return text if isinstance(text, Markup) else Markup(_UNSEEN.sub("", clean(text)).translate(_ESCAPED))


def element(name: str, /, *kids: str, **attributes: str) -> Markup:
    """`<name ...>kids</name>`; `class_` is the attribute class, a `_` within a name is a hyphen.

    An attribute with an empty value is left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value
    )
    if name in _EMPTY:
        return Markup(f"<{name}{written}>" if name == "meta" else f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(map(escaped, kids))}</{name}>")


def joined(*parts: str) -> Markup:
    """Several pieces one after another, text among them escaped."""
    return Markup("".join(map(escaped, parts)))
