"""What is worked out from a workbook, kept until what it was read from changes.

Whoever works something out need not say what it depends on: meanwhile the workbook notes which parts of it are read,
and it is worked out anew once one of those has been written in. So nothing can be forgotten, and a letter typed in one
exercise costs nothing in the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

FACTS = "#facts"
"""The part that the facts about a workbook are; the other parts are exercises, by their names in the file."""

_ALL = "#all"


class Kept:
    """Results by name, and how often each part of the workbook has been written in."""

    def __init__(self) -> None:
        self._written: Counter[str] = Counter()
        self._noting: list[set[str]] = []
        self._found: dict[Hashable, tuple[Any, dict[str, int]]] = {}

    def read(self, part: str) -> None:
        """That part has been read, by whoever is working something out."""
        if self._noting:
            self._noting[-1].add(part)

    def wrote(self, part: str) -> None:
        """Something in that part is another than before: what was worked out from it is so no longer."""
        self._written[part] += 1

    def wrote_all(self) -> None:
        """What was written has been rolled back: nothing that was worked out meanwhile holds."""
        self._written[_ALL] += 1

    def get(self, name: Hashable, make: Callable[[], T]) -> T:
        """What is kept under that name, or what `make` gives now. Whoever gets it must not change it."""
        kept = self._found.get(name)
        if kept is None or any(self._written[part] != n for part, n in kept[1].items()):
            kept = self._found[name] = self._work_out(make)
        if self._noting:  # who asks for it while working out something else has read all of that too
            self._noting[-1].update(kept[1])
        found: T = kept[0]
        return found

    def _work_out(self, make: Callable[[], T]) -> tuple[T, dict[str, int]]:
        self._noting.append({_ALL})
        try:
            value = make()
        finally:
            read = self._noting.pop()
        return value, {part: self._written[part] for part in read}
