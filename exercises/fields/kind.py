"""What every kind of field can tell about itself. One more kind is one more file that fills this in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any, ClassVar

from exercises.fields.answers import Answers
from exercises.fields.room import Room
from workbook.model import GROUP, Place, Value
from workbook.pack import Column, Field
from workbook.values import is_number, text_of

if TYPE_CHECKING:
    from workbook.blocks import Told


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a field is answered: `done` of `total`."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        return self.total > 0 and self.done >= self.total

    def __add__(self, other: Progress) -> Progress:
        return Progress(self.done + other.done, self.total + other.total)


class Kind(ABC):
    """One kind of field: what a value is, how it is checked, when it is complete, how it is shown and merged.

    What is said here holds for a kind that does not say otherwise, so that a new one fills in only where it differs.
    A kind keeps nothing itself, and reads answers only through `Answers`.
    """

    name: ClassVar[str]

    # --- what a pack writes -------------------------------------------------------------------------------------

    keys: ClassVar[frozenset[str]] = frozenset()
    """What a pack may set for it, besides id, kind, by, required and retired."""

    needs: ClassVar[frozenset[str]] = frozenset()
    """Those of its keys that a pack must set."""

    answered_by: ClassVar[tuple[str, ...]] = ("group", "each", "both")
    """Who may answer it."""

    in_columns: ClassVar[bool] = False
    """True if a list or grid may have a column of this kind."""

    stands_alone: ClassVar[bool] = True
    """False for a kind that is nothing but a column."""

    own_columns: ClassVar[tuple[Column, ...]] = ()
    """The columns every field of this kind has, where a pack does not write them itself."""

    own_texts: ClassVar[bool] = False
    """True if a pack has to write the words of these columns."""

    words_from_us: ClassVar[bool] = False
    """True if what its columns and options are called comes from the pack that ships, where another says nothing."""

    # --- what it is ---------------------------------------------------------------------------------------------

    role: ClassVar[str] = ""
    """What Samsyn itself keeps house with: `people`, `programme`, `word`, `plan` or `follow_up`."""

    kept_at: ClassVar[Place | None] = None
    """Where its answers live, if not under their exercise."""

    is_text: ClassVar[bool] = False
    """True if a value is somebody's own words."""

    one_line: ClassVar[bool] = False
    """True for a text of one line."""

    measured: ClassVar[bool] = False
    """True if a value is a number between `low` and `high`, or *don't know*: it can be drawn, and has a mean."""

    chooses: ClassVar[bool] = False
    """True if a value names one or several of the options."""

    chooses_one: ClassVar[bool] = False
    """True if a value is one of the options."""

    short: ClassVar[bool] = False
    """True if a value takes no more room on paper than a number."""

    tallied: ClassVar[bool] = False
    """True if an answer is one of few, so that how many gave which can be counted: hands, or answers without names."""

    writes_rows: ClassVar[bool] = False
    """True for a list, whose rows have identities of their own."""

    ticked_in: ClassVar[str] = ""
    """The column that says which rows of a list count; empty where all of them do."""

    picks: ClassVar[bool] = False
    """True if it picks some of the rows of another field."""

    can_be_needs: ClassVar[bool] = False
    """True if its rows may be the needs that the plan's actions serve."""

    lays_dots: ClassVar[bool] = False
    """True for a dot vote."""

    shares_duties: ClassVar[bool] = False
    """True if it says who is accountable, responsible, consulted and informed."""

    tells_its_rows: ClassVar[bool] = False
    """True if a document need not say the rows again that it stands on."""

    anew: ClassVar[bool] = False
    """True if an exercise that is done again asks anew what is the group's own: a rating, a choice among rows."""

    compared: ClassVar[bool] = False
    """True if what it was the last time can be set against what it is now."""

    both_stand: ClassVar[bool] = False
    """True if nothing gives way where two rows become one: both values are in what they become."""

    hangs_as: ClassVar[str] = "answers"
    """What an answer counts as where it is said what hangs on a row: `answers` or `dots`."""

    @property
    def has_rows(self) -> bool:
        """True if others can refer to its rows: those of a list, or those that were picked."""
        return self.writes_rows or self.picks

    # --- what a pack may write of it ----------------------------------------------------------------------------

    def check_settings(  # noqa: B027
        self,
        where: str,
        key: str,
        raw: Mapping[str, Any],
        columns: Sequence[Column],
        error: Callable[..., Exception],
    ) -> None:
        """Raises `error(file, key, problem, remedy)` for what does not go together in a field or a column of it."""

    def stands_on(self, field: Field) -> str:
        """The reference to the field whose rows it has for its own; empty if it stands on none."""
        return ""

    def first_column(self, field: Field) -> str:
        """The column that holds the words of a row."""
        return field.columns[0].id if field.columns else "name"

    def fixed_answers(self, spec: Field | Column) -> Sequence[str]:
        """Every answer there can be, as a pack writes them; none where they are not known beforehand."""
        return ()

    # --- values -------------------------------------------------------------------------------------------------

    @abstractmethod
    def check(self, answers: Answers, field: Field | Column, value: Value) -> Value:
        """The value as it is kept. Raises ValueError for what is no value of this kind."""

    def fits(self, spec: Field | Column, value: Value) -> bool:
        """True if a value that was read could be one of this kind. A stranger's file may hold anything."""
        return isinstance(value, str)

    def answer_of(self, tallied: str) -> Value:
        """The answer that is meant by a word of a tally, such as "3"."""
        return tallied

    # --- how far one has come -----------------------------------------------------------------------------------

    @abstractmethod
    def progress(self, answers: Answers, field: Field, author: str = GROUP) -> Progress:
        """How far `author` has come with the field."""

    def is_ready_made(self, field: Field, column: str) -> bool:
        """True for a value that was there before anybody had begun: the words of a ready-made row."""
        return bool(field.seeds) and column in (self.first_column(field), "")

    def shows_spread(self, field: Field) -> bool:
        """True if each answers it row by row, and the answers can be set beside each other."""
        return False

    # --- rows that are merged, split and deleted ----------------------------------------------------------------

    def joined(self, there: Value, coming: Value) -> Value:
        """What two rows had, where they become one: the value there stands."""
        return there

    def split(self, value: Value, row: str, new: str) -> Value:
        """The value once a row that it may name has been split in two: whatever can only mean one means the first."""
        return value

    def how_many(self, value: Value, *, nameless: bool) -> int:
        """How many answers (or dots) a value holds: without names they are counted, or stand in one list."""
        if not nameless:
            return 1
        if isinstance(value, dict):
            return sum(n for n in value.values() if is_number(n))
        return len(value) if isinstance(value, list) else 0

    # --- words, documents and the big screen --------------------------------------------------------------------

    def in_words(self, answers: Answers, field: Field, column: str, value: Value) -> str:
        """A value in words; `column` is empty where the field itself is of this kind."""
        return text_of(value).strip()

    def in_document(self, answers: Answers, field: Field) -> Told | None:
        """How a document tells what the group agreed on. None for what is told elsewhere, or never."""
        return None

    def show(self, room: Room, field: Field) -> None:  # noqa: B027
        """Adds what the room sees of the field, once it is shown; nothing, where a kind has nothing for the room."""

    def since(self, answers: Answers, field: Field, said: NullTranslations, parent: str = "") -> list[str]:
        """What has changed since the last time, the largest steps first; of the rows under `parent`, if it is said."""
        return []


KINDS: dict[str, Kind] = {}
"""The field kinds, by the name a pack gives them; `exercises/fields/__init__.py` fills it."""


def kind_of(spec: Field | Column) -> Kind:
    """The kind of a field or a column."""
    return KINDS[spec.kind]


def kinds_that(ability: str) -> list[str]:
    """The names of the kinds of which `ability` is true: `has_rows`, `measured`, `picks` and so on."""
    return [name for name, kind in KINDS.items() if getattr(kind, ability)]
