"""What a list of row images touches: which fields, and whether it is only somebody's own answers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from workbook.model import GROUP, NOBODY, Place, Value
from workbook.rows import Damage, Image, Row
from workbook.values import is_number, is_texts


def is_private(image: Image) -> bool:
    """True for a row of anybody but the group: a participant's own, a show of hands, or without names."""
    row = image.after or image.before
    assert row is not None
    return image.table in ("answers", "items") and row[4] != GROUP


def taken_back(image: Image, now: Row | Damage | None) -> Row | None:
    """The row that undo or redo puts where `now` is, None for no row.

    `image` is the change to make: from `before` to `after`. The group's own rows become `after`. What people have
    written for themselves since the step stays, and of a tally or of texts without names only the amounts that the
    step moved are moved back.
    """
    if isinstance(now, Damage) or now == image.before or not is_private(image):
        return image.after
    row = now or image.after
    if image.table == "items" or row is None or row[4] not in NOBODY:
        return now
    present, left, back = (_amounts(each) for each in (now, image.before, image.after))
    if present is None or left is None or back is None:
        return now
    whole = (present + back) - left
    texts = any(each is not None and each[6].startswith("[") for each in (now, image.before, image.after))
    value: Value = [*sorted(whole.elements())]
    if not texts:
        value = dict(sorted(whole.items()))
    return (*row[:6], json.dumps(value, ensure_ascii=False)) if whole else None


def _amounts(row: Row | None) -> Counter[str] | None:
    """How many gave which answer, or wrote which text; None for what is neither."""
    value: Value = {} if row is None else json.loads(row[6])
    if isinstance(value, dict):
        numbers = {name: n for name, n in value.items() if is_number(n)}
        return Counter(numbers) if numbers.keys() == value.keys() else None
    return Counter(value) if is_texts(value) else None


def places(images: Iterable[Image]) -> frozenset[Place]:
    """The fields that the images change; a fact is told as `Place("facts", its key)`."""
    found = set()
    for image in images:
        row = image.after or image.before
        assert row is not None
        start = {"answers": 0, "items": 1}.get(image.table)
        found.add(Place("facts", row[0]) if start is None else Place(row[start], row[start + 1]))
    return frozenset(found)
