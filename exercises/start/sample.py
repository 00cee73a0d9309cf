"""The ready sample: a group's two meetings, so that nobody has to meet Samsyn empty.

What stands in it is data, beside the exercises it answers (`leda/sample.toml`, whose head says how to read it). It is
written through the same doors as what people type, so a value that its field does not take stops the sample too.
"""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exercises.answers.again import again
from exercises.answers.sheet import Sheet, seed_key
from exercises.fields.kind import kind_of
from exercises.fields.roles import has_role
from exercises.fields.row_names import list_under
from exercises.fields.scale import Scale
from exercises.start.seeding import new_workbook, seed_parents
from exercises.together.cards import Cards, same
from exercises.together.private_round import PrivateRound
from workbook.follow_up import Turns
from workbook.meeting import Meetings
from workbook.model import ACTIONS, GROUP, LEFT_ON_PURPOSE, Key, Value
from workbook.pack import Exercise, Field, Pack
from workbook.plan import CHOICES, COLUMNS, STATUSES
from workbook.reservations import Reservations
from workbook.values import parts_of
from workbook.words import LANGUAGES
from workbook.workbook import Workbook

_FILE = Path(__file__).parents[1] / "leda" / "sample.toml"
_LETTERS = {"A": "accountable", "U": "responsible", "R": "consulted", "i": "informed", "-": None}
_NOT_COLUMNS = frozenset({"at", "id", "under", "row"})


def make_sample(path: Path, pack: Pack, language: str, backups: Path | None = None) -> Workbook:
    """Makes the sample at `path`, which must not exist, and leaves it open. Raises WorkbookError."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    title, programme = data["title"][language], data["programme"]
    workbook = new_workbook(path, pack, language=language, title=title, programme=programme, backups=backups)
    try:
        with workbook.without_history(), workbook.step(""):
            _Sample(Sheet(workbook, pack)).write(data)
    except BaseException:
        workbook.close()
        path.unlink(missing_ok=True)
        raise
    return workbook


class _Sample:
    """Writes the sample's rows and answers, and remembers who is who."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._workbook = sheet.workbook
        self._ids: dict[str, str] = {}

    def write(self, data: dict[str, Any]) -> None:
        for exercise in self._sheet.pack.exercises.values():
            self._name_seeds(exercise)
        for meeting in data["meeting"]:
            self._new_id(meeting["id"])
        for answer in data["last_time"]:
            self._answer(answer)
        first, *later = data["meeting"]
        self._start(first)
        for id_ in dict.fromkeys(answer["at"].partition("/")[0] for answer in data["last_time"]):
            again(self._sheet, self._sheet.pack.exercises[id_])
        for item in data["item"]:
            self._item(item)
        for notes in data["notes"]:
            self._notes(notes)
        self._show_what_was_written_alone()
        for group in data["group"]:
            self._group(group)
        for answer in data["answer"]:
            self._answer(answer)
        for duties in data["duties"]:
            self._duties(duties)
        for left in data["left"]:
            self._left(left)
        self._show_what_was_written_alone()
        self._end(first)
        for meeting in later:
            self._start(meeting)
            self._end(meeting)
        for reservation in data["reservation"]:
            self._reservation(reservation)
        for entry in data["entry"]:
            self._entry(entry)
        for turn in data["turn"]:
            self._turn(turn)
        self._workbook.set_facts(here=[*data["here"], self._workbook.newest_step])

    def _name_seeds(self, exercise: Exercise) -> None:
        """Ready-made rows were given chance identities; here they get the same ones every time, by their names."""
        names = {id_: name for name, id_ in self._ids.items()}
        for field in exercise.fields.values():
            place = self._sheet.place(field)
            for item in self._workbook.items(place) if field.seeds else ():
                seed = self._workbook.value(seed_key(field, item.id))
                if seed is None or item.id in names:
                    continue
                under = f"{names[item.parent]}/" if item.parent else ""
                column = field.columns[0].id if field.columns else "name"
                words = self._workbook.value(Key(*place, item.id, column))
                self._workbook.remove_item(place, item.id)
                id_ = self._new_id(f"{place}/{under}{seed}")
                self._workbook.add_item(place, {column: words}, parent=item.parent, id_=id_)
                self._workbook.set(seed_key(field, id_), seed)

    def _start(self, raw: dict[str, Any]) -> None:
        meetings = Meetings(self._workbook)
        place, starts = self._words(raw.get("place", "")), raw["starts"]
        meetings.start(raw["date"], raw["agenda"], place, starts, id_=self._ids[raw["id"]])

    def _end(self, raw: dict[str, Any]) -> None:
        meetings = Meetings(self._workbook)
        for exercise in raw["worked"]:
            meetings.touch(exercise, self._sheet.round_of(exercise))
        if raw.get("ended"):
            meetings.end(self._ids[raw["id"]])

    def _item(self, raw: dict[str, Any]) -> None:
        field = self._sheet.field(raw["at"])
        parent = self._ids[raw["under"]] if "under" in raw else ""
        id_ = self._new_id(raw["id"])
        self._workbook.add_item(self._sheet.place(field), parent=parent, id_=id_)
        for column, value in _columns(raw):
            self._set(field, id_, column, value)

    def _notes(self, raw: dict[str, Any]) -> None:
        field = self._sheet.field(raw["at"])
        author = self._ids[raw["by"]]
        for number, words in enumerate(raw["words"], start=1):
            id_ = self._new_id(f"{raw['at']}/{raw['by']}/{number}")
            self._workbook.add_item(self._sheet.place(field), author=author, id_=id_)
            self._set(field, id_, field.columns[0].id, words, author)

    def _group(self, raw: dict[str, Any]) -> None:
        field = self._sheet.field(raw["at"])
        cards = Cards(self._sheet, field)
        cards.gather()
        id_ = cards.new_group(self._words(raw["name"]), id_=self._new_id(raw["id"]))
        for words in raw["words"]:
            card = next(card for card in cards.all() if same(card.words) == same(self._words(words)))
            cards.move(card.id, id_, len(raw["words"]))

    def _answer(self, raw: dict[str, Any]) -> None:
        field = self._sheet.field(raw["at"])
        row = self._row(field, raw["row"]) if "row" in raw else ""
        for column, value in _columns(raw):
            # A field that is one value has no columns; in the file that value needs a name.
            self._set_each(field, row, column if field.columns or column != "value" else "", value)
        exercise = self._sheet.pack.exercises[field.exercise]
        if kind_of(field).picks and seed_parents(self._sheet, exercise):
            self._name_seeds(exercise)

    def _duties(self, raw: dict[str, Any]) -> None:
        field = self._sheet.field("4.1/duties")
        row, roles = self._row(field, raw["task"]), self._sheet.across(field)
        for number, role in enumerate(roles):
            alone: list[Value] = [_LETTERS[letters[number]] for letters in raw.get("alone", [])]
            value: Value = {"alone": alone, "agreed": _LETTERS[raw["agreed"][number]]}
            self._set_each(field, row, role.id, value)

    def _reservation(self, raw: dict[str, Any]) -> None:
        who, about, meeting = (self._ids[raw[key]] for key in ("who", "about", "meeting"))
        words, id_ = self._words(raw["words"]), self._new_id(f"{raw['exercise']}/reservation/{raw['who']}")
        Reservations(self._workbook).add(raw["exercise"], who, words, about, meeting, id_=id_)

    def _entry(self, raw: dict[str, Any]) -> None:
        meetings, meeting = Meetings(self._workbook), self._ids[raw["meeting"]]
        id_ = self._new_id(f"{raw['meeting']}/entry/{len(meetings.entries(meeting)) + 1}")
        meetings.add_entry(meeting, self._words(raw["words"]), raw["sort"], raw["exercise"], id_=id_)

    def _turn(self, raw: dict[str, Any]) -> None:
        turns = Turns(self._workbook)
        id_ = self._new_id(f"{raw['meeting']}/turn/{raw['action']}")
        turn = turns.add(self._ids[raw["action"]], self._ids[raw["meeting"]], id_=id_)
        for column in (column for column in raw if column not in ("action", "meeting")):
            turns.set(turn.id, column, self._words(raw[column]))

    def _left(self, raw: dict[str, Any]) -> None:
        key = Key(*LEFT_ON_PURPOSE, f"{raw['at']}/{self._ids[raw['item']]}")
        self._workbook.set(key, self._words(raw["reason"]))

    def _show_what_was_written_alone(self) -> None:
        """Everybody is done with what they wrote alone, and the answers have been shown and gone through."""
        for exercise, _minutes in self._sheet.programme():
            for page in exercise.pages:
                if page.by == "each":
                    round_ = PrivateRound(self._sheet, exercise, page)
                    if round_.revealed or not round_.begun:
                        continue  # only what they agreed on is known
                    for person in self._sheet.people():
                        round_.finish(person.id)
                    round_.reveal()
                    round_.leave()
        for field in self._sheet.pack.fields():
            if kind_of(field).writes_rows and field.by == "each":
                cards = Cards(self._sheet, field)
                for card in cards.unopened():
                    cards.open(card.id)

    def _set_each(self, field: Field, row: str, column: str, value: Value) -> None:
        """Writes what the group says, or first what each said and then what they agreed on."""
        if not isinstance(value, dict) or not value.keys() <= {"alone", "agreed"}:
            value = {"agreed": value}
        if "agreed" in value:
            self._set(field, row, column, value["agreed"])
        for person, own in zip(self._sheet.people(), parts_of(value.get("alone")), strict=False):
            self._set(field, row, column, own, person.id)

    def _set(self, field: Field, row: str, column: str, value: Value, author: str = GROUP) -> None:
        value = self._read(value)
        if has_role(field, "plan"):
            self._workbook.set(Key(*ACTIONS, row, column), self._checked(column, value))
        else:
            self._sheet.set(field, row, column, value, author=author)

    def _checked(self, column: str, value: Value) -> Value:
        """A value of an action, which no field kind checks: what the plan's page would let through."""
        options = {"status": STATUSES, "choice": CHOICES}
        if column not in COLUMNS or value not in options.get(column, (value,)):
            raise ValueError(f"{value!r} is no {column} of an action")
        if column in ("effect", "effort"):
            value = Scale().check(self._sheet, Field("6.3", column, "scale"), value)
        return value

    def _read(self, value: Value) -> Value:
        """A value of the file in the workbook's language, its references followed."""
        if isinstance(value, str) and value.startswith("@"):
            return self._ids[value[1:]]
        if isinstance(value, list):
            return [self._read(part) for part in value]
        if isinstance(value, dict):
            if value.keys() != set(LANGUAGES):
                raise ValueError(f"{value!r} is not said in every language")
            return value[self._sheet.language]
        return value

    def _words(self, value: Value) -> str:
        """A text of the file in the workbook's language. ValueError for what is none."""
        words = self._read(value)
        if not isinstance(words, str):
            raise ValueError(f"{value!r} is no text")
        return words

    def _new_id(self, name: str) -> str:
        """The same identity every time, so that two samples can be compared and a picture of one keeps."""
        if name in self._ids:
            raise ValueError(f"{name} is used twice")
        self._ids[name] = uuid.uuid5(uuid.NAMESPACE_URL, f"samsyn:sample/{name}").hex
        return self._ids[name]

    def _row(self, field: Field, name: str) -> str:
        """The identity of a ready-made row of the list whose rows the field has, or of a row of the sample's own."""
        rows = list_under(self._sheet, field)
        return self._ids.get(f"{rows.place}/{name}") or self._ids[name]


def _columns(raw: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    return ((key, value) for key, value in raw.items() if key not in _NOT_COLUMNS)
