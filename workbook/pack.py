"""What a pack, an exercise, a page, a field and a column *are*: read from a folder, never changed.

`exercises/packs/reader.py` makes them, `docs/pack-format.md` says what every key means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.agenda import break_sort
from workbook.model import Place

STEPS = ("why", "alone", "share", "decide")
"""An exercise's path: what and why, each on their own, all at once, the group's own answer."""


@dataclass(frozen=True)
class Column:
    """One column of a list or grid: a small field of its own."""

    id: str
    kind: str
    required: bool = False
    options: tuple[str, ...] = ()
    source: str = ""
    """`from`: the list whose rows are the options, as `exercise/field`."""
    low: int = 1
    high: int = 5
    voice: bool = False
    by: str = ""
    """`group` in a grid that each answers: left out on the page for each, written where the group agrees."""


@dataclass(frozen=True)
class Field:
    """One typed question. Which attributes count depends on its kind."""

    exercise: str
    id: str
    kind: str
    by: str = "group"
    """Who answers: `group`, `each` participant, or `both` (each alone, then the group agrees)."""
    required: bool = False
    voice: bool = False
    columns: tuple[Column, ...] = ()
    options: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ()
    per: str = ""
    """The list each of whose rows has this field once, as `exercise/field`."""
    rows: str = ""
    across: str = ""
    source: str = ""
    votes: str = ""
    suggest: str = ""
    needs: str = ""
    behind: str = ""
    """The list whose rows, all together, stand behind those of this one in a thread."""
    at_least: int = 0
    at_most: int = 0
    ordered: bool = False
    dots: int = 5
    low: int = 1
    high: int = 5
    retired: bool = False

    @property
    def place(self) -> Place:
        return Place(self.exercise, self.id)

    def column(self, id_: str) -> Column:
        """The column with that id; KeyError if there is none."""
        for column in self.columns:
            if column.id == id_:
                return column
        raise KeyError(id_)


@dataclass(frozen=True)
class Page:
    """What is on the sheet at once. `by` is who writes on it: the `group`, or `each` participant in turn."""

    id: str
    step: str
    by: str
    fields: tuple[str, ...] = ()
    picture: str = ""
    minutes: int = 0
    """The page's share of the exercise's time box; 0 where the pack does not say."""


@dataclass(frozen=True)
class NamedPicture:
    """A picture the exercise shows: its kind and what it is drawn from."""

    id: str
    kind: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class BlindSpotRule:
    """A rule of `exercises/rules/` with what it looks at."""

    id: str
    rule: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class Exercise:
    """One exercise with its texts in every language it has."""

    id: str
    chapter: int
    minutes: int
    folder: str
    pages: tuple[Page, ...]
    fields: Mapping[str, Field]
    pictures: Mapping[str, NamedPicture]
    blind_spots: tuple[BlindSpotRule, ...]
    texts: Mapping[str, Mapping[str, Any]] = field(repr=False, default_factory=dict)
    """Language → the tree of its texts, as in the file."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps it has, in order."""
        return tuple(step for step in STEPS if any(page.step == step for page in self.pages))

    def page(self, id_: str) -> Page:
        """The page with that id; KeyError if there is none."""
        for page in self.pages:
            if page.id == id_:
                return page
        raise KeyError(id_)

    def pages_of(self, step: str) -> tuple[Page, ...]:
        """The pages of one step, in order."""
        return tuple(page for page in self.pages if page.step == step)


@dataclass(frozen=True)
class ReadyProgramme:
    """A ready selection and order of exercises: (exercise id, minutes), with breaks among them."""

    id: str
    exercises: tuple[tuple[str, int], ...]
    meetings: tuple[int, ...] = ()
    """How many of its exercises belong to each meeting, where it takes more than one."""

    def until(self, meeting: int) -> frozenset[str]:
        """The exercises that belong to the meetings up to that one; all of them where they are not shared out."""
        chosen = [id_ for id_, _minutes in self.exercises if not break_sort(id_)]
        shared_out = 0 < meeting < len(self.meetings)
        return frozenset(chosen[: sum(self.meetings[:meeting])] if shared_out else chosen)


@dataclass(frozen=True)
class Pack:
    """A folder of exercises as it was read, its references followed. `languages` are codes such as sv, the first is the
    one to fall back on; `exercises` and `programmes` stand by their ids, in the pack's own order."""

    id: str
    version: str
    languages: tuple[str, ...]
    chapters: tuple[int, ...]
    exercises: Mapping[str, Exercise]
    programmes: Mapping[str, ReadyProgramme]
    texts: Mapping[str, Mapping[str, Any]] = field(repr=False, default_factory=dict)
    plan: Mapping[str, str] = field(default_factory=dict)
    """Where the printed plan finds what it says: `values` → the field `3.2/chosen`, and so on."""
    meeting: Exercise | None = None
    """The meeting itself, which every pack has and none brings: agenda, notes and the closing round."""
    texts_of_kind: Callable[[str, str], Mapping[str, Any]] = field(
        repr=False, compare=False, default=lambda _kind, _language: {}
    )
    """(field kind, language) → what the pack that ships calls the columns and options of a kind that has its own."""

    def fields(self) -> Iterator[Field]:
        """Every field of every exercise, in their order; those of the meeting are not among them."""
        return (field for exercise in self.exercises.values() for field in exercise.fields.values())

    def exercise(self, id_: str) -> Exercise:
        """The exercise with that id, the meeting among them; KeyError if there is none."""
        return self.meeting if self.meeting is not None and id_ == self.meeting.id else self.exercises[id_]

    def knows(self, id_: str) -> bool:
        """True if there is an exercise with that id, the meeting among them."""
        return id_ in self.exercises or (self.meeting is not None and id_ == self.meeting.id)

    def field_at(self, reference: str) -> Field:
        """The field `exercise/field`; KeyError if the pack has none."""
        exercise, _slash, name = reference.partition("/")
        return self.exercise(exercise).fields[name]
