"""What a list of row images touches: which fields, and whether it is only somebody's own answers."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.model import GROUP, Place
from workbook.rows import Image


def is_private(image: Image) -> bool:
    """True for a row that a participant has written for themselves."""
    row = image.after or image.before
    assert row is not None
    return image.table in ("answers", "items") and row[4] != GROUP


def places(images: Iterable[Image]) -> frozenset[Place]:
    """The fields; facts are told by their key."""
    found = set()
    for image in images:
        row = image.after or image.before
        assert row is not None
        start = {"answers": 0, "items": 1}.get(image.table)
        found.add(Place("facts", row[0]) if start is None else Place(row[start], row[start + 1]))
    return frozenset(found)
