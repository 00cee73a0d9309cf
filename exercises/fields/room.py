"""What the room sees of a page: each kind adds its own parts, once nothing on the page is hidden any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from exercises.fields.answers import Answers
from exercises.fields.rows_and_cards import Row, same
from workbook.agenda import break_words
from workbook.pack import Exercise, Field, Page
from workbook.words import ngettext

if TYPE_CHECKING:
    from workbook.scene_parts import Heap, ScenePart, Thing


class Room:
    """Collects the parts of a scene, field by field; a field may have a say in question, prompt and place too.

    `parent` is the row whose part is shown, `item` the one the group is talking about; both may be empty.
    """

    def __init__(self, answers: Answers, exercise: Exercise, page: Page, parent: str, item: str) -> None:
        self.answers, self.exercise, self.page = answers, exercise, page
        self.parent, self.item = parent, item
        self.parts: list[ScenePart] = []
        self.question = ""
        self.voice = False
        self.prompt = ""
        self.at: tuple[int, int] | None = None

    def say(self, field: Field, key: str) -> str:
        """A text of the field in the workbook's language, such as `label`; empty where the pack has none."""
        exercise = self.answers.pack.exercise(field.exercise)
        return self.answers.texts().exercise(exercise, f"fields.{field.id}.{key}")

    def label(self, field: Field) -> str:
        """What the field is called, where the page has several."""
        return self.say(field, "label") if len(self.page.fields) > 1 else ""

    def rows(self, field: Field, rows: Iterable[Row], title: str = "") -> None:
        """A list of rows, those that say something."""
        from workbook.scene_parts import Thing

        self.heap(
            title or self.label(field), tuple(Thing(row.words) for row in rows if row.words), field.voice
        )

    def text(self, words: str, title: str = "", voice: bool = False) -> None:
        """Running words, perhaps with what they are about above them."""
        from workbook.blocks import Text

        self.parts.append(Text(words, "voice" if voice else "body", title))

    def heap(self, title: str, things: tuple[Thing, ...], voice: bool = False) -> None:
        """One list under a heading; nothing where it is empty."""
        from workbook.scene_parts import Heap

        if things:
            self.heaps([Heap(title, things)], voice)

    def heaps(self, heaps: Sequence[Heap], voice: bool = False) -> None:
        """Lists of several fields, or under several rows, stand side by side."""
        from workbook.scene_parts import Columns

        before = self.parts[-1] if self.parts else None
        if isinstance(before, Columns) and before.voice == voice:
            self.parts[-1] = Columns((*before.heaps, *heaps), voice)
        elif heaps:
            self.parts.append(Columns(tuple(heaps), voice))

    def alike(self, title: str, said: Iterable[Thing], voice: bool = False) -> None:
        """Equal words once, with how many said them; the most said first, and then by the alphabet."""
        from workbook.scene_parts import Thing

        found: dict[str, Thing] = {}
        for thing in said:
            key = same(thing.words)
            before = found.get(key)
            found[key] = thing if before is None else Thing(before.words, before.people + thing.people)
        things = sorted(found.values(), key=lambda thing: (-thing.people, thing.words.casefold()))
        self.heap(title, tuple(things), voice)

    def timed(self, boxes: Iterable[tuple[str, int]]) -> None:
        """Exercises and breaks with their minutes."""
        from workbook.scene_parts import Thing

        things = []
        for id_, minutes in boxes:
            title = break_words(id_, self.answers.language)
            title = title or self.answers.texts().exercise(self.answers.pack.exercise(id_), "title")
            long = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
            things.append(Thing(f"{id_} {title}" if id_[:1].isdigit() else title, beneath=long))
        self.heap("", tuple(things))
