"""A workbook seen through its pack: rows, options, spreads and texts of the fields, checked on their way in.

This is what pages and documents ask. It keeps nothing itself; everything is read from the workbook, which caches. What
each has answered alone cannot be read here before it is shown: see `exercises/answers/visibility.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from exercises.answers.card_wall import CardWall
from exercises.answers.rounds import ROUND, Opened
from exercises.answers.visibility import Visibility
from exercises.fields import Kind, kind_of
from exercises.fields.lists import is_shared_as_cards
from exercises.fields.programme import entry_of
from exercises.fields.roles import field_with
from exercises.fields.rows_and_cards import Row
from exercises.fields.spread import Spread, spread_of
from exercises.fields.word import WORD_FORMS
from exercises.texts.texts import Texts
from workbook.agenda import break_sort, each_once
from workbook.follow_up import Turns
from workbook.meeting import Meeting, Meetings
from workbook.model import (
    ANONYMOUS,
    GROUP,
    HANDS,
    NOBODY,
    PROGRAMME,
    Item,
    Key,
    Place,
    Value,
)
from workbook.pack import Column, Exercise, Field, Pack
from workbook.plan import Plan
from workbook.typed_text import one_line
from workbook.values import is_number, parts_of, text_of, texts_of
from workbook.workbook import Workbook


def seed_key(field: Field, row: str) -> Key:
    """Where it stands which ready-made row a row of the list was; it goes when the row does."""
    return Key(field.exercise, f"{field.id}@seed", row)


_MOST_GAVE = 1_000
"""No more people gave the same answer, whatever a file says."""


def tally_of(value: Value) -> dict[str, int]:
    """How many gave which answer, as a tally stands in the file ({"1": 2, "?": 1}), without what is no such number."""
    if not isinstance(value, dict):
        return {}
    return {answer: n for answer, n in value.items() if is_number(n) and 0 < n <= _MOST_GAVE}


class Sheet(Visibility):
    """One workbook with the pack it was made with."""

    def __init__(self, workbook: Workbook, pack: Pack) -> None:
        self._opened = Opened(workbook, pack, Plan(workbook))
        self.answered_without_name: dict[tuple[str, str, int], set[str]] = {}
        """Who has answered in an anonymous round (exercise, page, round): never in the file."""
        self.language: str = text_of(workbook.fact("language")) or pack.languages[0]

    # --- texts --------------------------------------------------------------------------------------------------

    def texts(self) -> Texts:
        """The pack's texts in the workbook's language, in the group's own word."""
        return self.keep("texts", lambda: Texts(self.pack, self.language, self.customer_word()))

    def customer_word(self) -> dict[str, str]:
        """The forms of the group's word that it has given, from the pack's field of kind `word`."""
        field = field_with(self.pack, "word")
        if field is None:
            return {}
        return {form: text_of(self.value(field, "", form)) for form in WORD_FORMS}

    def label(self, field: Field) -> str:
        """What the pack calls the field, in the workbook's language; empty where it has no words for it."""
        return self.texts().exercise(self.pack.exercise(field.exercise), f"fields.{field.id}.label")

    # --- fields and places --------------------------------------------------------------------------------------

    def field(self, reference: str, exercise: str = "") -> Field:
        """The field `exercise/field`, or `field` of the given exercise."""
        return self.pack.field_at(reference if "/" in reference else f"{exercise}/{reference}")

    def place(self, field: Field) -> Place:
        """Where the field's answers live; people, plan and programme have places of their own."""
        return kind_of(field).kept_at or field.place

    def key(
        self, field: Field, row: str = "", column: str = "", *, author: str = GROUP, round: int = 0
    ) -> Key:
        """Where one value of the field lives; round 0 is the one that goes on."""
        number = round or (self.round_in(field, row) if author == GROUP else self.round_at(field))
        return Key(*self.place(field), row, column, author, number)

    def value(
        self, field: Field, row: str = "", column: str = "", *, author: str = GROUP, round: int = 0
    ) -> Value:
        """One value of the field, or None; what is no value of its kind (a stranger's file) is none, and so is what
        may not be seen."""
        key = self.key(field, row, column, author=author, round=round)
        return self._fitting(key, field) if self.may_see(field, author, round=key.round) else None

    def _fitting(self, key: Key, field: Field) -> Value:
        """The value there if it is one of its kind, whoever may see it."""
        value = self.workbook.value(key)
        if value is None:
            return None
        kind, spec = self._kind_at(field, key.column)
        return value if kind.fits(spec, value) else None

    def set(
        self,
        field: Field,
        row: str,
        column: str,
        value: Value,
        *,
        author: str = GROUP,
        label: str = "",
        merge: str = "",
    ) -> None:
        """Writes one value, checked by its kind. Raises ValueError for what is no value of that kind."""
        if value not in (None, ""):
            kind, spec = self._kind_at(field, column)
            value = kind.check(self, spec, value)
        self.workbook.set(self.key(field, row, column, author=author), value, label=label, merge=merge)

    def why(self, field: Field, row: str, column: str = "") -> str:
        """The reason beside an agreed value; empty if nobody wrote one."""
        key = self.key(field, row, column)
        return one_line(text_of(self.workbook.value(key._replace(field=f"{key.field}@why"))))

    def _kind_at(self, field: Field, column: str) -> tuple[Kind, Field | Column]:
        spec: Field | Column = field.column(column) if field.columns else field
        return kind_of(spec), spec

    # --- rows ---------------------------------------------------------------------------------------------------

    def rows(self, field: Field, *, parent: str | None = None, author: str | None = GROUP) -> list[Row]:
        """The rows of a list in order, with their words (the first column): of everybody where `author` is None, as far
        as they may be seen."""
        items = self.workbook.items(
            self.place(field), parent=parent, author=author, round=self.round_at(field)
        )
        return [
            Row(item.id, self._item_words(item, field), item.parent, item.author)
            for item in items
            if self._may_see_item(field, item)
        ]

    def rows_per(self, field: Field) -> list[Row]:
        """The rows under each of which the field is answered once (`per`)."""
        return self._rows_of(field, field.per) if field.per else []

    def grid_rows(self, field: Field) -> list[Row]:
        """The rows of a grid: those of the list or pick it names, that say something."""
        return self._rows_of(field, field.rows)

    def across(self, field: Field) -> list[Row]:
        """The columns of a responsibility grid: the rows of another list, in order."""
        return self._rows_of(field, field.across)

    def choices_from(self, field: Field) -> list[Row]:
        """What there is to vote on or pick from."""
        return self._rows_of(field, field.source)

    def _rows_of(self, field: Field, reference: str) -> list[Row]:
        """Another field's rows; what was picked in another exercise holds until it is picked anew."""
        other = self.field(reference, field.exercise)
        sheet = self if other.exercise == field.exercise else self.standing(field.exercise)
        return sheet.rows_at(other)

    def rows_at(self, field: Field) -> list[Row]:
        """The rows a later field can refer to: a list's rows with words, or what a pick has picked.

        Rows under different parents come in the order of their parents. Of what each wrote alone it is the headings;
        before it is shown there are none.
        """
        return list(self.keep(("rows at", field.place), lambda: self._rows_at(field)))

    def _rows_at(self, field: Field) -> list[Row]:
        if kind_of(field).picks:
            return self.picked(field)
        if is_shared_as_cards(field):
            return [Row(heading.id, heading.words) for heading in self.wall(field).headings()]
        # Also on one's own turn: what one writes is nothing to build on before it is everybody's.
        listed = self.own_turn(GROUP).rows(field, author=None if field.by == "each" else GROUP)
        rows = [row for row in listed if row.words]
        if field.per:
            order = {row.id: number for number, row in enumerate(self.rows_per(field))}
            rows = sorted((row for row in rows if row.parent in order), key=lambda row: order[row.parent])
        return rows

    def picked(self, field: Field) -> list[Row]:
        """What a pick has picked, in its order."""
        source = {row.id: row for row in self.in_the_round_of(field).choices_from(field)}
        chosen = [source[id_] for id_ in texts_of(self.value(field)) if id_ in source]
        return chosen if field.ordered else [row for row in source.values() if row in chosen]

    def words(self, field: Field, id_: str) -> str:
        """The words of one row; empty if it is gone, or may not be seen."""
        item = self.workbook.item(self.place(field), id_)
        if item is None:
            return self._card_words(field, id_)
        return self._item_words(item, field) if self._may_see_item(field, item) else ""

    def _card_words(self, field: Field, id_: str) -> str:
        """What a card is called, be it one of an earlier time."""
        return next(filter(None, (cards.words(id_) for cards in self._all_cards(field))), "")

    def wall(self, field: Field) -> CardWall:
        """The cards that everybody's answers to a list hang as."""
        return CardWall(self, field)

    def _all_cards(self, field: Field) -> Iterator[CardWall]:
        """The cards of each time the exercise was done, this time's first."""
        for number in range(self.round_at(field), 0, -1) if is_shared_as_cards(field) else ():
            yield self.seen_at({field.exercise: number}).wall(field)

    def seeded(self, field: Field, seed: str) -> list[Row]:
        """The rows of a list that were ready-made from that seed, whatever they are called by now."""
        rows = self.rows_at(field)
        return [row for row in rows if self.workbook.value(seed_key(field, row.id)) == seed]

    def beneath(self, field: Field, id_: str) -> str:
        """What stands under a row's words: its second column, or what else was said under a heading."""
        if kind_of(field).picks:
            return self.beneath(self.field(field.source, field.exercise), id_)
        if is_shared_as_cards(field):
            headings = (each for cards in self._all_cards(field) for each in cards.headings())
            return next((", ".join(each.hints) for each in headings if each.id == id_), "")
        if len(field.columns) > 1 and kind_of(field.columns[1]).one_line:
            return text_of(self.value(field, id_, field.columns[1].id))
        return ""

    def find(self, id_: str) -> tuple[Field, Row] | None:
        """The field and row an identity belongs to, wherever in the workbook it is; None if it may not be seen."""
        fields = list(self.pack.fields())
        for field in fields:
            item = self.workbook.item(self.place(field), id_) if kind_of(field).writes_rows else None
            if item is not None:
                row = Row(id_, self._item_words(item, field), item.parent, item.author)
                return (field, row) if self._may_see_item(field, item) else None
        named = ((field, self._card_words(field, id_)) for field in fields)
        return next(((field, Row(id_, words)) for field, words in named if words), None)

    def _item_words(self, item: Item, field: Field) -> str:
        column = kind_of(field).first_column(field)
        return text_of(self.workbook.value(Key(*item.place, item.id, column, item.author, item.round)))

    # --- options ------------------------------------------------------------------------------------------------

    def option_ids(self, spec: Field | Column) -> list[str]:
        """The options of a choice: fixed ones, or the rows of the list it names."""
        return [id_ for id_, _words in self.options(spec, lambda option: option)]

    def options(self, spec: Field | Column, name: Callable[[str], str]) -> list[tuple[str, str]]:
        """(id, words) of every option; `name` gives the words of a fixed one."""
        if spec.source:
            return [(row.id, row.words) for row in self.standing().rows_at(self.field(spec.source))]
        return [(option, name(option)) for option in spec.options]

    def named_options(self, field: Field, column: str = "") -> list[tuple[str, str]]:
        """(id, words) of every option in the workbook's language."""
        exercise = self.pack.exercise(field.exercise)
        texts = self.texts()
        spec: Field | Column = field.column(column) if column else field
        at = f"fields.{field.id}.columns.{column}.options" if column else f"fields.{field.id}.options"
        return self.options(spec, lambda option: texts.exercise(exercise, f"{at}.{option}"))

    # --- people -------------------------------------------------------------------------------------------------

    def people(self) -> list[Row]:
        """The participants, in order, that have a name."""
        return [Row(id_, name) for id_, name in self.workbook.people() if name]

    # --- what everybody has answered ----------------------------------------------------------------------------

    def tally(self, field: Field, row: str, column: str, author: str) -> dict[str, int]:
        """How many gave which answer to a cell, by a show of hands or without names: {"1": 2, "?": 1}."""
        key = self.key(field, row, column, author=author)
        return tally_of(self.workbook.value(key)) if self.may_see(field, author, round=key.round) else {}

    def nameless_texts(self, field: Field, row: str, column: str) -> list[str]:
        """What was written in a cell without names, in alphabetical order; nothing before it is shown."""
        key = self.key(field, row, column, author=ANONYMOUS)
        return texts_of(self.workbook.value(key)) if self.may_see(field, ANONYMOUS, round=key.round) else []

    def counts(self, field: Field, row: str, column: str) -> Counter[Value]:
        """How many gave which answer to a cell, however they gave it; nothing before it is shown."""
        found: Counter[Value] = Counter()
        if not self.is_shown(field):
            return found
        hidden = self.unfinished(field)
        for person in self.answerers(field):
            value = self._fitting(self.key(field, row, column, author=person.id), field)
            found.update(parts_of(value))
        kind, spec = self._kind_at(field, column)
        for author in {HANDS, ANONYMOUS} - hidden:
            for answer, n in self.tally(field, row, column, author).items():
                value = kind.answer_of(answer)
                if kind.fits(spec, value):
                    found[value] += n
        return found

    def spread(self, field: Field, row: str, column: str) -> Spread:
        """How everybody answered one cell, and what the group agreed on."""
        spec = field.column(column) if field.columns else field
        return spread_of(self.counts(field, row, column), self.value(field, row, column), spec.low, spec.high)

    def dots(self, field: Field, row: str) -> tuple[int, int]:
        """(dots on the row, from how many people)."""
        laid = [(dots, n) for dots, n in self.counts(field, row, "").items() if is_number(dots)]
        return sum(dots * n for dots, n in laid), sum(n for dots, n in laid if dots > 0)

    def answerers(self, field: Field) -> list[Row]:
        """Every participant whose answer counts, those who have left the group since among them; nobody before the
        answers are shown."""
        if not self.is_shown(field):
            return []
        hidden = self.unfinished(field)
        known = {id_: Row(id_, name) for id_, name in self.workbook.people()}
        for author in self.workbook.authors(self.place(field)):
            if author != GROUP and author not in NOBODY:
                known.setdefault(author, Row(author, ""))
        return [person for id_, person in known.items() if id_ not in hidden]

    # --- meetings -----------------------------------------------------------------------------------------------

    def turns(self) -> Turns:
        """What came of the actions, meeting by meeting."""
        return Turns(self.workbook)

    def meetings(self) -> list[Meeting]:
        """Every meeting, the first one first."""
        return Meetings(self.workbook).all()

    def meeting_id(self) -> str:
        """The current meeting, empty before the first: where a turn of an action belongs."""
        meeting = Meetings(self.workbook).current()
        return "" if meeting is None else meeting.id

    # --- the programme ------------------------------------------------------------------------------------------

    def programme(self) -> list[tuple[Exercise, int]]:
        """The exercises the group has chosen, with their minutes; those the pack lacks are left out."""
        known = self.pack.exercises
        return [(known[id_], minutes) for id_, minutes in self._chosen() if id_ in known]

    def programme_entries(self) -> list[tuple[str, int]]:
        """(exercise id, minutes) of the programme, with its breaks."""
        known = self.pack.exercises
        return each_once((id_, n) for id_, n in self._chosen() if id_ in known or break_sort(id_))

    def _chosen(self) -> list[tuple[str, int]]:
        chosen = self.workbook.value(Key(*PROGRAMME))
        return [*filter(None, map(entry_of, parts_of(chosen)))]

    def programme_id(self) -> str:
        """The ready programme that has exactly the chosen exercises in that order, or `own`."""
        chosen = [exercise.id for exercise, _minutes in self.programme()]
        for programme in self.pack.programmes.values():
            known = [id_ for id_, _minutes in programme.exercises if id_ in self.pack.exercises]
            if known and known == chosen:
                return programme.id
        return "own"


__all__ = ["ROUND", "Row", "Sheet", "seed_key"]
