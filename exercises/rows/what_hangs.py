"""What hangs on a row, counted in words people know, so that it is said before the row is deleted.

It counts what has been shown to all, and nothing that somebody has written for themselves: a number would tell.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from exercises.answers.sheet import Sheet
from exercises.fields.kind import kind_of
from workbook.follow_up import TURNS
from workbook.model import ACTIONS, ANONYMOUS, GROUP, HANDS, LEFT_ON_PURPOSE, Key, Place, Value
from workbook.values import is_number, parts_of, texts_of
from workbook.words import _, ngettext

_RESERVATIONS = "@reservations"
_REASONS = "@why"
_MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Hanging:
    """How much of what hangs on a row. `rows` are those that stand under it, by their list.

    `answers` and `dots` go with the row, so do `rows` and `left` (blind spots left on purpose). In `choices` it is no
    longer chosen; `actions`, `reservations` and `meetings` stay, but no longer name it.
    """

    rows: dict[Place, int] = field(default_factory=dict)
    answers: int = 0
    dots: int = 0
    choices: int = 0
    reservations: int = 0
    meetings: int = 0
    left: int = 0
    actions: int = 0

    def __bool__(self) -> bool:
        return self.total > 0

    @property
    def total(self) -> int:
        """How many things it is in all."""
        numbers = (
            self.answers,
            self.dots,
            self.choices,
            self.reservations,
            self.meetings,
            self.left,
            self.actions,
        )
        return sum(self.rows.values()) + sum(numbers)


def hanging(sheet: Sheet, place: Place, id_: str) -> Hanging:
    """What hangs on a row of the group's; nothing on one that somebody has written for themselves."""
    book = sheet.workbook
    item = book.item(place, id_)
    if item is None or item.author != GROUP:
        return Hanging()
    found = book.reach(id_)
    rows = Counter(each.place for each in found.items if each.id != id_ and each.author == GROUP)
    own = {each.place for each in found.items}
    ids = set(found.ids)
    counted: Counter[str] = Counter()
    for key in found.values:
        if key.place == LEFT_ON_PURPOSE:
            counted["left"] += 1
        elif not (key.place in own and key.row in ids) and sheet.may_see_at(key):
            what, n = _about(sheet, key)
            counted[what] += n
    named: dict[str, set[str]] = {}
    for key in found.naming:
        if key.place in (ACTIONS, TURNS):
            named.setdefault("actions", set()).add(key.row)
        elif key.field == _RESERVATIONS:
            named.setdefault("reservations", set()).add(f"{key.exercise}/{key.row}")
        elif key.exercise == _MEETINGS:
            named.setdefault("meetings", set()).add(key.row)
        elif "@" not in key.field and key.column[:1] != "@" and sheet.may_see_at(key):
            counted["choices"] += _chosen(book.value(key), ids)
    return Hanging(
        dict(rows), counted["answers"], counted["dots"], counted["choices"],
        len(named.get("reservations", ())), len(named.get("meetings", ())), counted["left"],
        len(named.get("actions", ())),
    )  # fmt: skip


def hanging_words(sheet: Sheet, found: Hanging, *, deleted: bool = True) -> str:
    """*3 needs, 14 answers and 2 actions hang on it.* Then what becomes of it: of the actions if the row is deleted, of
    all of it where the row is merged."""
    parts = [_rows_words(sheet, place, n) for place, n in found.rows.items()]
    for n, said in (
        (found.answers, ngettext("{n} answer", "{n} answers", found.answers)),
        (found.dots, ngettext("{n} dot", "{n} dots", found.dots)),
        (found.choices, ngettext("{n} choice", "{n} choices", found.choices)),
        (found.reservations, ngettext("{n} reservation", "{n} reservations", found.reservations)),
        (found.meetings, ngettext("{n} meeting", "{n} meetings", found.meetings)),
        (found.left, ngettext("{n} reason for a blind spot", "{n} reasons for blind spots", found.left)),
        (found.actions, ngettext("{n} action", "{n} actions", found.actions)),
    ):
        if n:
            parts.append(said.format(n=n))
    if not parts:
        return ""
    parts = [part.replace(" ", "\u00a0", 1) for part in parts]  # a number never ends a line
    what = _(" and ").join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    sentence = ngettext("{what} hangs on it.", "{what} hang on it.", found.total).format(what=what)
    if not deleted:
        return sentence + " " + _("All of it goes along.")
    if not found.actions:
        return sentence
    stays = ngettext("The action stays in the plan.", "The actions stay in the plan.", found.actions)
    return f"{sentence} {stays}"


def _rows_words(sheet: Sheet, place: Place, n: int) -> str:
    """*3 needs*, in the pack's own word for the rows of that list."""
    listed = sheet.field_at(place)
    what = ""
    if listed is not None:
        form = "one" if n == 1 else "many"
        what = sheet.texts().exercise(
            sheet.pack.exercise(listed.exercise), f"fields.{listed.id}.count.{form}"
        )
    if not what:
        return ngettext("{n} row under it", "{n} rows under it", n).format(n=n)
    return _("{n} {what}").format(n=n, what=what)


def _about(sheet: Sheet, key: Key) -> tuple[str, int]:
    """What an answer about a row counts as, and how much of it."""
    if key.field.endswith(_REASONS):
        return "answers", 1
    if "@" in key.field or key.column[:1] == "@":
        return "", 0
    value, spec = sheet.workbook.value(key), sheet.field_at(key.place)
    if spec is None:
        return "answers", 1
    kind = kind_of(spec)
    return kind.hangs_as, kind.how_many(value, nameless=key.author in (HANDS, ANONYMOUS))


def _chosen(value: Value, ids: set[str]) -> int:
    """How many of the rows a choice names; of a tally, how many chose them."""
    if isinstance(value, dict):
        return sum(n for name, n in value.items() if name in ids and is_number(n))
    return sum(part in ids for part in texts_of(parts_of(value)))
