"""One group's workbook: what is in it, and the one door through which it is changed.

Every change goes through `Workbook.step`: inside one transaction it writes the rows and the step that can undo them,
commits, and only then announces one event. So none of the three can be forgotten, and undo survives a restart.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import reduce
from pathlib import Path

from workbook import backup, rows
from workbook import file as file_
from workbook.errors import NotSavedError, ReadOnlyError
from workbook.history import History
from workbook.kept import FACTS, Kept, T
from workbook.model import GROUP, PEOPLE, Event, Item, Key, Place, Value
from workbook.reach import Reach, reach
from workbook.rows import DAMAGE, Damage, Image, Row
from workbook.store import Store
from workbook.sweep import Sweep
from workbook.touched import is_private, places, taken_back
from workbook.typed_text import new_id
from workbook.values import clean_value, text_of, without
from workbook.words import _

_RENEWED = 15 * 60
"""Seconds between the copies of a workbook that was made in this sitting; each takes the place of the one before."""


class Workbook:
    """An open workbook. Use `Workbook.create` or `Workbook.open`, and `close` it."""

    def __init__(self, opened: file_.OpenFile, backups: Path | None = None) -> None:
        self._file = opened
        self._db = opened.db
        self._backups = backups
        self._backed_up = False
        self._made: datetime | None = None
        """When it was made, if that was in this sitting."""
        self._copied_at = time.monotonic()
        self._store = Store(opened.db, opened.path.name)
        self._listeners: list[Callable[[Event], None]] = []
        self._step: list[Image] | None = None
        self._unrecorded: list[Image] = []
        """What the step at hand changes without it being anybody's to undo."""
        self._sweep = Sweep(opened)
        self._kept = Kept()
        self._cause = "edit"
        self._history = History(self._db)
        self.saved_at: datetime | None = None
        """When the last change reached the disk, None before the first."""

    @classmethod
    def create(cls, path: Path, *, backups: Path | None = None, **facts: Value) -> Workbook:
        """A new workbook at `path`, which must not exist; `facts` are kept about it (title, language, pack ...)."""
        workbook = cls(file_.create(path), backups)
        workbook._made = datetime.now()
        with workbook.without_history():
            workbook.set_facts(**facts)
        return workbook

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, backups: Path | None = None) -> Workbook:
        """The workbook at `path`. Raises `AlreadyOpenError` or `WorkbookError`; see `workbook.file.open_file`."""
        workbook = cls(file_.open_file(path, read_only=read_only, backups=backups), backups)
        workbook._sweep.run()
        return workbook

    def close(self) -> None:
        """Lets go of the file and of the listeners; nothing may be asked or changed after."""
        self._listeners.clear()
        self._sweep.run()
        with contextlib.suppress(*DAMAGE):
            if self._made is not None and self._may_be_copied():
                self._copy(self._made)
        self._made = None
        self._file.close()

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def read_only(self) -> bool:
        return self._file.read_only

    @property
    def damaged(self) -> list[Damage]:
        """Rows that did not match their checksum when they were read."""
        return self._store.damaged

    def save_copy(self, target: Path) -> None:
        """Writes all that is saved to `target`. Raises `WorkbookError`, and leaves what was there."""
        file_.save_copy(self._db, target)

    # --- reading ------------------------------------------------------------------------------------------------

    def fact(self, key: str, default: Value = None) -> Value:
        """A fact about the workbook, such as its title or language; `default` if there is none."""
        self._kept.read(FACTS)
        return default if (found := self._store.fact(key)) is None else found

    @property
    def title(self) -> str:
        """What the group calls its workbook, in one line; empty where it has no name, or one that is no text."""
        return text_of(self.fact("title"))

    def carried(self, digest: str) -> bytes | None:
        """The file of a pack that the workbook carries along, or None."""
        return self._store.pack(digest)

    def value(self, key: Key) -> Value:
        """The answer at that key, or None."""
        self._kept.read(key.exercise)
        return self._store.answers(key.exercise).get(key)

    def answers(self, place: Place) -> Mapping[Key, Value]:
        """Every answer of a field, by everybody, in every round."""
        self._kept.read(place.exercise)
        return self._store.answers_at(*place)

    def authors(self, place: Place) -> tuple[str, ...]:
        """Who has answered in a field, in any round."""
        self._kept.read(place.exercise)
        return self._store.authors_at(*place)

    def items(
        self, place: Place, *, parent: str | None = None, author: str | None = GROUP, round: int = 1
    ) -> list[Item]:
        """The rows of a list in order. `parent` None is any parent, `author` None is everybody's."""
        self._kept.read(place.exercise)
        found = [
            item
            for item in self._store.items(place.exercise).values()
            if item.field == place.field
            and item.round == round
            and (parent is None or item.parent == parent)
            and (author is None or item.author == author)
        ]
        return sorted(found, key=lambda item: (item.position, item.id))

    def item(self, place: Place, id_: str) -> Item | None:
        """The row with that id, or None if the list has none."""
        self._kept.read(place.exercise)
        item = self._store.items(place.exercise).get(id_)
        return item if item is not None and item.field == place.field else None

    def people(self) -> list[tuple[str, str]]:
        """The participants in order: (id, name)."""
        ids = [item.id for item in self.items(PEOPLE)]
        return [(id_, str(self.value(Key(*PEOPLE, id_, "name")) or "")) for id_ in ids]

    def keep(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` works out from the workbook, kept until what it read there changes. Not to be changed."""
        return self._kept.get(name, make)

    def reach(self, id_: str, *, alone: bool = False) -> Reach:
        """What hangs on a row, and on what stands under it: what a deletion would touch."""
        return reach(self._store, id_, alone=alone)

    def written_by(self, author: str) -> tuple[list[Item], list[Key]]:
        """The rows and answers of one author, wherever they are."""
        items = [Item(*row) for row in self._store.everywhere("items", "author = ?", author)]
        return items, [Key(*row[:6]) for row in self._store.everywhere("answers", "author = ?", author)]

    # --- changing -----------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def step(self, label: str, *, merge: str = "") -> Iterator[None]:
        """Everything changed inside becomes one step, saved and undone together; steps inside join it.

        `merge` names what is being typed in: steps in a row with the same name become one until `end_typing`.
        What participants write for themselves is saved, but is no step: it is nobody else's to undo or to find.
        Raises `ReadOnlyError`, and `NotSavedError` if it did not reach the disk; nothing is kept then, nor in memory.
        """
        if self._step is not None:
            yield
            return
        if self.read_only:
            raise ReadOnlyError(
                _("This workbook is open for reading only."), _("Save a copy to go on working in it.")
            )
        self._step, self._unrecorded = [], []
        try:
            self._keep_backup()
            self._must_be_in_place()
            with self._db.atomic():
                yield
                images = [*self._step, *self._unrecorded]
                if images or self._store.miscounted:
                    self._store.write_counts()
                if not all(map(is_private, self._step)):
                    self._history.record(label, self._step, merge)
        except (OSError, *DAMAGE) as error:
            self._store.forget()
            self._kept.wrote_all()
            raise NotSavedError(
                _("Not saved: {why}.").format(why=file_.reason(error)),
                _("What you wrote is still here. Make room or save the workbook somewhere else."),
            ) from error
        except BaseException:
            self._store.forget()
            self._kept.wrote_all()
            raise
        finally:
            self._step = None
        self._sweep.run()  # before it is announced: whoever listens may write, or fail
        if images:
            self._announce(images, label)

    def sweep(self) -> None:
        """Asks that the file holds no trace of what was deleted or moved in it, once the step at hand is on disk.

        Where there is no room for that it is tried again after each step, and when the file is closed and opened.
        """
        with self.step(""):
            self._sweep.want()

    @contextlib.contextmanager
    def without_history(self) -> Iterator[None]:
        """What happens inside can not be undone: making a workbook, a private round."""
        before, self._history.paused = self._history.paused, True
        try:
            yield
        finally:
            self._history.paused = before

    def set(self, key: Key, value: Value, *, label: str = "", merge: str = "") -> None:
        """Writes one answer; None, an empty text and an empty list take it away. Raises what `step` does."""
        value = clean_value(value)
        row = None if value in (None, "", []) else (*key, json.dumps(value, ensure_ascii=False))
        with self.step(label, merge=merge):
            self._put("answers", tuple(key), row)

    def set_facts(self, label: str = "", /, **facts: Value) -> None:
        """Writes facts about the workbook, JSON values by their names. Raises what `step` does."""
        with self.step(label):
            for key, value in facts.items():
                self._put("facts", (key,), (key, json.dumps(clean_value(value), ensure_ascii=False)))

    def carry(self, digest: str, data: bytes) -> None:
        """Keeps the file of a pack for good: the fact that names it can be undone, so an earlier one stays too."""
        with self.step(""):
            self._store.put_pack(digest, data)

    def add_item(
        self,
        place: Place,
        values: dict[str, Value] | None = None,
        *,
        parent: str = "",
        author: str = GROUP,
        round: int = 1,
        at: int | None = None,
        position: float | None = None,
        id_: str = "",
        label: str = "",
    ) -> Item:
        """A new row, its values by column: last, at index `at` among its siblings, or at `position` (see `Item`)."""
        siblings = self.items(place, parent=parent, author=author, round=round)
        with self.step(label):
            if position is None:
                position = self._room_at(siblings, at)
            item = Item(id_ or new_id(), *place, parent, author, round, position)
            self._put_item(item)
            for column, value in (values or {}).items():
                self.set(Key(*place, item.id, column, author, round), value)
        return item

    def move_item(
        self, item: Item, to: int, *, parent: str | None = None, author: str | None = None, label: str = ""
    ) -> None:
        """Moves a row to index `to` among its siblings, or those of another parent or author; what is gone stays so."""
        if self.item(item.place, item.id) is None:
            return
        parent = item.parent if parent is None else parent
        item = item if author is None else replace(item, author=author)
        siblings = [
            other
            for other in self.items(item.place, parent=parent, author=item.author, round=item.round)
            if other.id != item.id
        ]
        with self.step(label):
            position = self._room_at(siblings, to)
            self._put_item(replace(item, parent=parent, position=position))

    def remove_item(self, place: Place, id_: str, *, label: str = "") -> None:
        """Deletes a row with its values, what stands under it, and every reference to it. One step, undone as one."""
        found = self.reach(id_)
        with self.step(label):
            for key in found.values:
                self._put("answers", tuple(key), None)
            for key in found.naming:
                self.set(key, reduce(without, found.ids, self.value(key)))
            for each in reversed(found.ids):
                self._put("items", (each,), None)

    # --- undo ---------------------------------------------------------------------------------------------------

    def end_typing(self) -> None:
        """The field has been left: what is typed next becomes a step of its own."""
        self._history.end_typing()

    def can_undo(self) -> str | None:
        """The name of the step that would be undone, or None."""
        return None if self.read_only else self._history.next_undo()

    def can_redo(self) -> str | None:
        """The name of the step that would be done again, or None."""
        return None if self.read_only else self._history.next_redo()

    @property
    def newest_step(self) -> int:
        """The number of the last step that is kept, 0 before the first: whether something was done since."""
        return self._history.newest()

    def last_key(self) -> Key | None:
        """Where the last step that is not undone was made, None before the first: so a group finds its way back."""
        return self._history.last_key()

    def undo(self) -> Event | None:
        """Takes back the last step: what has changed, or None if there was none. Raises what `step` does."""
        return self._travel("undo")

    def redo(self) -> Event | None:
        """Does the last undone step again: what has changed, or None if there was none. Raises what `step` does."""
        return self._travel("redo")

    def _travel(self, cause: str) -> Event | None:
        self.end_typing()
        found = self._history.last(undone=cause == "redo")
        if found is None:
            return None
        number, label, images = found
        if cause == "undo":
            images = [Image(image.table, image.after, image.before) for image in reversed(images)]
        self._cause = cause
        try:
            with self.without_history(), self.step(label):
                for image in images:
                    existing = image.after or image.before
                    assert existing is not None
                    key = rows.key_of(image.table, existing)
                    self._put(image.table, key, taken_back(image, rows.get(self._db, image.table, key)))
                self._history.mark(number, undone=cause == "undo")
        finally:
            self._cause = "edit"
        return Event(places(images), label, cause)

    def forget_steps(self, exercise: str, author: str, round: int) -> None:
        """Forgets the last step that holds a row of that author in that exercise and round, and all before it."""
        with self.step(""):
            self._history.forget_until(exercise, author, round)

    # --- events -------------------------------------------------------------------------------------------------

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Calls `listener` after each change, once it is on disk, in the thread that made it."""
        self._listeners.append(listener)

    def _announce(self, images: list[Image], label: str) -> None:
        self.saved_at = datetime.now()
        event = Event(places(images), label, self._cause)
        for listener in list(self._listeners):
            listener(event)

    # --- rows ---------------------------------------------------------------------------------------------------

    def _put(self, table: str, key: Row, row: Row | None) -> None:
        assert self._step is not None
        image = self._store.put(table, key, row)
        if image is not None:
            for place in places([image]):
                self._kept.wrote(FACTS if table == "facts" else place.exercise)
            (self._unrecorded if self._history.paused else self._step).append(image)

    def _put_item(self, item: Item) -> None:
        self._put(
            "items",
            (item.id,),
            (item.id, item.exercise, item.field, item.parent, item.author, item.round, item.position),
        )

    def _room_at(self, siblings: list[Item], at: int | None) -> float:
        """A position at index `at`. Where halving has used up the digits between two rows, the list is renumbered."""
        if not siblings:
            return 1.0
        if at is None or at >= len(siblings):
            return siblings[-1].position + 1.0
        if at <= 0:
            return siblings[0].position - 1.0
        low, high = siblings[at - 1].position, siblings[at].position
        middle = (low + high) / 2
        if low < middle < high:
            return middle
        for number, item in enumerate(siblings, start=1):
            self._put_item(replace(item, position=float(number)))
        return at + 0.5

    def _must_be_in_place(self) -> None:
        if not self._file.is_in_place():
            raise NotSavedError(
                _("Not saved: the file is no longer at {path}.").format(path=self.path),
                _("It may have been moved, renamed or replaced. Save the workbook again in a new place."),
            )

    def _keep_backup(self) -> None:
        """A copy of the file as it was when it was opened, taken before the first change."""
        due = time.monotonic() - self._copied_at >= _RENEWED if self._made else not self._backed_up
        if due and self._may_be_copied():
            self._backed_up = True
            self._copied_at = time.monotonic()
            self._copy(self._made)

    def _may_be_copied(self) -> bool:
        """False while there is something in the file that no copy may hold.

        In the middle of a round without names two copies would tell which answers came between them; and until the
        file is swept, traces of who wrote what may lie between its rows.
        """
        return not self._sweep.wanted and not self.fact("nameless")

    def _copy(self, made: datetime | None) -> None:
        # Failing to keep a copy must not keep anybody from writing in the workbook itself.
        if self._backups is not None:
            with contextlib.suppress(OSError):
                backup.keep(self.path, self._backups, why="new" if made else "open", now=made)
