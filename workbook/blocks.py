"""What stands in a document or on the big screen, before anybody decides how it is drawn.

Field kinds say in these blocks what the group decided, and `export/what/` builds a `Document` out of them; a writer per
format draws them: N documents and M formats cost N + M files. Where the room sees the same, the big screen draws the
same block; what only the room sees stands in `workbook/scene_parts.py`. Every text is plain text exactly as it was
typed; escaping is the writer's business, at one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workbook.picture import Picture

TextRole = Literal["body", "lead", "small", "voice"]
StatusKind = Literal["waiting", "doing", "done", "later"]
DutyCode = Literal["accountable", "responsible", "consulted", "informed"]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. One strand per participant, one knot per action: each group's cover is its own."""

    kicker: str
    title: str
    dates: str
    sentence: str
    names: tuple[str, ...]
    strands: int
    knots: int
    made_with: str
    description: str


@dataclass(frozen=True, slots=True)
class Section:
    """Starts a new page with a level-1 heading on the thread; `aside` stands right of it."""

    title: str
    aside: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; level 2 or 3. `voice` sets it in serif: a value, in the group's own word."""

    text: str
    level: int = 2
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `lead_in` says what it is about: bold before it on paper, as in *We also do:* ..., and above it in
    the room."""

    text: str
    role: TextRole = "body"
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` counts from 1. `voice` sets it in the customers' serif."""

    items: tuple[str, ...]
    numbered: bool = False
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and a text, set in two columns. `voice` sets them in serif: somebody's own words."""

    pairs: tuple[tuple[str, str], ...]
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """How far an action has come: a ring, half, check or minus, always beside its word."""

    kind: StatusKind
    word: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A cell of the responsibility grid: its letter in the document's language, and its word for a reader."""

    code: DutyCode
    letter: str
    word: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell of text. `nowrap` keeps a date in one piece."""

    text: str
    bold: bool = False
    nowrap: bool = False
    voice: bool = False


AnyCell = Cell | Status | Duty | None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A table's column; `weight` is its share of the width, `align` where its content stands."""

    label: str
    weight: float = 1.0
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; the first cell is its heading for a screen reader."""

    cells: tuple[AnyCell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a band of their own: whose need it is, in their words, and who they are."""

    title: str
    aside: str
    rows: tuple[TableRow, ...]
    voice: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table that may run over pages: its head is repeated, a row is never split.

    A group with an empty title has no band. `numbered` puts a running number before each row.
    """

    columns: tuple[TableColumn, ...]
    groups: tuple[RowGroup, ...]
    numbered: bool = False
    key: tuple[Duty, ...] = ()
    """Explains the letters of a responsibility grid, above the table."""


@dataclass(frozen=True, slots=True)
class DutyGrid:
    """Who does what: for each task its name, and a duty for each role, None where the role has no part in it."""

    roles: tuple[str, ...]
    tasks: tuple[tuple[str, tuple[Duty | None, ...]], ...]
    key: tuple[Duty, ...]
    """Every duty there is."""

    @property
    def held(self) -> tuple[tuple[str, tuple[Duty | None, ...]], ...]:
        """The tasks in which anybody has a part."""
        return tuple(task for task in self.tasks if any(task[1]))

    def table(self, head: str) -> Table:
        """The grid on paper: the tasks that anybody has a part in, under `head`."""
        columns = (TableColumn(head, 2.4), *(TableColumn(role, 1, "centre") for role in self.roles))
        rows = tuple(TableRow((Cell(task), *duties)) for task, duties in self.held)
        return Table(columns, (RowGroup("", "", rows),), key=self.key)


Told = Bullets | Table | DutyGrid
"""How it is told what a group decided about one question."""


@dataclass(frozen=True, slots=True)
class ThreadAction:
    """Title, and `note` = owner and date."""

    title: str
    note: str


@dataclass(frozen=True, slots=True)
class ThreadNeed:
    """A need in the customers' words and what is done about it; no action ends in an open ring.

    Without `voice` it is what the group wrote of a task or a floor of the house, and not set in serif.
    """

    words: str
    actions: tuple[ThreadAction, ...]
    voice: bool = True


@dataclass(frozen=True, slots=True)
class ThreadCustomer:
    """A customer group and its needs."""

    name: str
    needs: tuple[ThreadNeed, ...]


@dataclass(frozen=True, slots=True)
class ThreadMap:
    """For whom, what they need, what we do: three columns of text that stand on one line of thread.

    More than nine actions go on to the next page with the heads repeated. A reader hears a nested list.
    """

    heads: tuple[str, str, str]
    customers: tuple[ThreadCustomer, ...]
    no_action: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A blind spot in words; `reason` is why it was left on purpose, empty if it is still open."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its description and caption."""

    picture: Picture
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two stacks of blocks side by side; a writer that is too narrow puts right below left."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = Cover | Section | Heading | Text | Bullets | Facts | Table | ThreadMap | Gap | Figure | Beside


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `language` is sv, nb or en; `footer` is who (left) and what (middle)."""

    title: str
    subject: str
    author: str
    language: str
    footer: tuple[str, str]
    blocks: tuple[Block, ...] = field(default_factory=tuple)
