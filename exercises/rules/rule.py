"""What a blind-spot rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from exercises.answers.sheet import Sheet
from exercises.fields.settings import Setting, shape_of
from exercises.fields.shape import Shape
from workbook.pack import BlindSpotRule, Exercise


@dataclass(frozen=True, slots=True)
class Found:
    """One gap: the row it is about (or empty), what its text needs, and which of the rule's texts says it."""

    item: str
    values: dict[str, int | str] = field(default_factory=dict)
    text: str = "text"
    beside_row: bool = False
    """True for a sentence that stands beside its row and so does not name it; `in_plan` says it elsewhere."""
    early: bool = False
    """True for what the group may still be on its way to: said before print, and not while it works on the page."""


@dataclass(frozen=True)
class Rule:
    """`find(sheet, exercise, rule)` lists the gaps; `settings` are what a pack writes for it, besides id and rule.

    `texts` are the texts it needs under `blind_spots.<id>`, each with the variables it may use besides `customer`.
    `mended_in` are its settings that name where a gap is mended, a field or a column, the best first; without any it is
    mended in the plan.
    """

    settings: Mapping[str, Setting]
    find: Callable[[Sheet, Exercise, BlindSpotRule], Iterable[Found]]
    texts: Mapping[str, tuple[str, ...]]
    mended_in: tuple[str, ...] = ()
    in_action: str = ""
    """Where it is mended in the plan: the part of an action, or the setting that names it."""
    beside_rows: bool = False
    """True if its field says it beside the rows, so that the page need not say it once more."""
    weakens: bool = False
    """True if a row that has the `value` in its `column` stands on weak ground, wherever the group talks about it."""
    by_a_new_row: bool = False
    """True if it is mended by one more row, and not in any that is there."""

    @property
    def shape(self) -> Shape:
        """The keys of a [[blind_spot]] of that rule."""
        return shape_of("rule", self.settings)


def one_text(*variables: str) -> dict[str, tuple[str, ...]]:
    """The texts of a rule that says one thing: `text`, and `mend` for the link that mends it."""
    return {"text": variables, "mend": variables}
