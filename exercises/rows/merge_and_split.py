"""What stands on one row goes with it to another: dots, ratings, a place among the chosen, a sentence, an action.

Cards that are laid on each other and rows that are merged do the same; a split row shares with its second half.
"""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from exercises.fields.kind import Kind, kind_of
from exercises.fields.rows_and_cards import same
from workbook.meeting import MEETINGS
from workbook.model import PEOPLE, Item, Key, Place, Value
from workbook.pack import Column, Field
from workbook.typed_text import new_id
from workbook.values import is_number

_OWN_OF_CARDS = ("@cards", "@groups", "@opened")


def carry(sheet: Sheet, old: str, new: str) -> int:
    """Lets what stands on a row stand on another one. Returns how many answers gave way to those there were; of what
    has not been shown to all it says nothing.

    What is the row's own (its columns, what stands under it) stays with whoever calls.
    """
    book = sheet.workbook
    found = book.reach(old, alone=True)
    own = {item.place for item in found.items}
    about = [key for key in found.values if key.place not in own and not key.field.endswith(_OWN_OF_CARDS)]
    # A reason belongs to the value it stands beside: it comes last, and only where that value came along.
    about.sort(key=lambda key: key.field.endswith("@why"))
    taken = {_there(key, old, new) for key in about if book.value(_there(key, old, new)) is not None}
    lost = 0
    for key in about:
        value, there = book.value(key), _there(key, old, new)
        book.set(key, None)
        if key.field.endswith("@why"):
            beside = there._replace(field=there.field.removesuffix("@why"))
            if beside not in taken and there not in taken:
                book.set(there, value)
            continue
        kind = _kind_at(sheet, key)
        gave_way = kind is not None and not kind.both_stand and book.value(there) not in (None, value)
        lost += gave_way and sheet.may_see_at(key)
        book.set(there, _together(kind, book.value(there), value))
    for key in found.naming:
        book.set(key, _renamed(book.value(key), old, new))
    return lost


def merge(sheet: Sheet, place: Place, id_: str, into_id: str, *, label: str = "") -> int:
    """Makes two rows of a list one, with the words of the second. Returns how many answers gave way to its own.

    Texts of both are joined, what stands under the first comes under the second (or into what has the same words
    there), and whatever referred to the first refers to the second. One step.
    """
    book = sheet.workbook
    item, into = book.item(place, id_), book.item(place, into_id)
    if item is None or into is None or id_ == into_id:
        return 0
    with book.step(label):
        first = _first_column(sheet, place)
        for key in _own_keys(sheet, item):
            there = key._replace(row=into_id, author=into.author, round=into.round)
            if key.column != first or not book.value(there):
                book.set(there, _together(_kind_at(sheet, key), book.value(there), book.value(key)))
        lost = 0
        for child in [each for each in book.reach(id_).items if each.parent == id_]:
            twin = _twin(sheet, child, into_id)
            if twin is not None:
                lost += merge(sheet, child.place, child.id, twin.id)
            else:
                book.move_item(child, len(_beside(sheet, child, into_id)), parent=into_id)
        if place == PEOPLE:
            _let_attend(sheet, id_, into_id)
        lost += carry(sheet, id_, into_id)
        if place == PEOPLE:
            lost += _hand_over(sheet, id_, into_id)
        book.remove_item(place, id_)
    return lost


def split(sheet: Sheet, place: Place, id_: str, *, new: str = "", label: str = "") -> str:
    """A second row right after one, with the same columns; returns its identity, empty if there is no such row.

    Lists that name the row name both; whatever can only mean one means the first. One step.
    """
    book = sheet.workbook
    item = book.item(place, id_)
    if item is None:
        return ""
    siblings = [each.id for each in _beside(sheet, item, item.parent)]
    values = {key.column: book.value(key) for key in _own_keys(sheet, item)}
    with book.step(label):
        made = book.add_item(
            place, values, parent=item.parent, author=item.author, round=item.round,
            at=siblings.index(id_) + 1, id_=new or new_id(),
        )  # fmt: skip
        for key in book.reach(id_, alone=True).naming:
            kind, value = _kind_at(sheet, key), book.value(key)
            both = value if kind is None else kind.split(value, id_, made.id)
            if both != value:
                book.set(key, both)
    return made.id


# --- inside -------------------------------------------------------------------------------------------------------


def _there(key: Key, old: str, new: str) -> Key:
    """The same place about the other row; a blind spot left on purpose has the row at the end of its name."""
    row = "/".join(new if part == old else part for part in key.row.split("/"))
    return key._replace(row=row, column=new if key.column == old else key.column)


def _own_keys(sheet: Sheet, item: Item) -> list[Key]:
    """The columns of a row, as its author wrote them."""
    answers = sheet.workbook.answers(item.place)
    own = (item.id, item.author, item.round)
    return [key for key in answers if (key.row, key.author, key.round) == own and key.column[:1] != "@"]


def _first_column(sheet: Sheet, place: Place) -> str:
    field = sheet.field_at(place)
    return "name" if field is None else kind_of(field).first_column(field)


def _beside(sheet: Sheet, item: Item, parent: str) -> list[Item]:
    return sheet.workbook.items(item.place, parent=parent, author=item.author, round=item.round)


def _twin(sheet: Sheet, child: Item, parent: str) -> Item | None:
    """The row under another parent that has the same words: both have *Continuity*, and so has what they become."""
    field = sheet.field_at(child.place)
    if field is None:
        return None
    sheet = sheet.own_turn(child.author)  # what is compared is one person's own, and shown to nobody
    words = same(sheet.words(field, child.id))
    found = (other for other in _beside(sheet, child, parent) if same(sheet.words(field, other.id)) == words)
    return next(found, None) if words else None


def _let_attend(sheet: Sheet, person: str, to: str) -> None:
    """Who stood there twice was away only where both were."""
    book = sheet.workbook
    for key, away in list(book.answers(MEETINGS).items()):
        if key.column == "away" and isinstance(away, list) and (person in away) != (to in away):
            book.set(key, [id_ for id_ in away if id_ not in (person, to)])


def _hand_over(sheet: Sheet, person: str, to: str) -> int:
    """What a participant who stood there twice has written is the other one's, where that one has not said it."""
    book = sheet.workbook
    items, keys = book.written_by(person)
    for item in items:
        last = len(book.items(item.place, parent=item.parent, author=to, round=item.round))
        book.move_item(item, last, author=to)
    lost = 0
    for key in keys:
        value, there = book.value(key), key._replace(author=to)
        book.set(key, None)
        if book.value(there) is None:
            book.set(there, value)
        else:
            lost += book.value(there) != value
    # Done as one and still writing as the other is not done: what they wrote would count nowhere, and nobody be told.
    for key in book.written_by(to)[1]:
        if key.field == "@writing":
            book.set(key._replace(field="@done"), None)
    return lost


def _kind_at(sheet: Sheet, key: Key) -> Kind | None:
    """The kind of one value, None where the pack says nothing of it."""
    field = sheet.field_at(key.place)
    if field is None:
        return None
    spec: Field | Column | None = next((each for each in field.columns if each.id == key.column), None)
    return kind_of(spec or field)


def _together(kind: Kind | None, there: Value, coming: Value) -> Value:
    """What two rows had of the same sort: as their kind joins it, and of what no kind knows the one there stands."""
    if there in (None, ""):
        return coming
    return there if kind is None else kind.joined(there, coming)


def _renamed(value: Value, old: str, new: str) -> Value:
    """The value with one identity in the place of another, in a list of rows only once."""
    if isinstance(value, list):
        renamed = [_renamed(part, old, new) for part in value]
        return [part for at, part in enumerate(renamed) if part != new or new not in renamed[:at]]
    if isinstance(value, dict):
        found: dict[str, Value] = {}
        for name, part in value.items():
            name, part = new if name == old else name, _renamed(part, old, new)
            there = found.get(name, part)
            found[name] = there + part if name in found and is_number(there) and is_number(part) else there
        return found
    return new if value == old else value
