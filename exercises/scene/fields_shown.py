"""Turns the fields of a page into what the room sees of them, once nothing on the page is hidden any more."""

from __future__ import annotations

from datetime import date

from exercises.answers.card import same
from exercises.answers.difference import was
from exercises.answers.sheet import Row, Sheet
from exercises.answers.spread import Spread
from exercises.content.in_words import value_words
from exercises.fields.asked import choice_spread, shows_spread, spread_columns, told_columns
from exercises.scene.scene_parts import (
    Bar,
    Bars,
    Block,
    Columns,
    Duties,
    Heap,
    Planned,
    PlanPart,
    Saying,
    Sayings,
    Strip,
    Strips,
    Text,
    Thing,
)
from exercises.scene.turns_shown import turns_shown
from exercises.start.next_meeting import programme_entries
from exercises.together.cards import Cards, is_shared_as_cards
from workbook.agenda import break_sort, break_words
from workbook.dates import due_words
from workbook.meeting import Meetings
from workbook.model import Value
from workbook.pack import Exercise, Field, Page
from workbook.words import _, ngettext

_CODES = {"accountable": "A", "responsible": "R", "consulted": "C", "informed": "I"}


class Shown:
    """Collects blocks, field by field; a field may also have a say in the question, the prompt and the place."""

    def __init__(self, sheet: Sheet, exercise: Exercise, page: Page, parent: str, item: str) -> None:
        self.sheet, self.exercise, self.page = sheet, exercise, page
        self.parent, self.item = parent, item
        self.texts = sheet.texts()
        self.blocks: list[Block] = []
        self.question = ""
        self.voice = False
        self.prompt = ""
        self.at: tuple[int, int] | None = None

    def add(self, field: Field) -> None:
        """Adds what the room sees of one field; a kind that has nothing for the room adds nothing."""
        match field.kind:
            case "items" if is_shared_as_cards(field):
                self._cards(field)
            case "items":
                self._items(field)
            case "checklist":
                rows = self.sheet.rows(field)
                self._list(field, [row for row in rows if self.sheet.value(field, row.id, "ticked")])
            case "short_text" | "long_text" | "word" | "choice" | "choices":
                self._said(field)
            case "scale":
                self._strips(field, [("", self._label(field))], "")
            case "grid" if shows_spread(field):
                self._ratings(field)
            case "grid":
                self._sentences(field)
            case "responsibility":
                self._duties(field)
            case "pick":
                self._pick(field)
            case "programme":
                self._timed(programme_entries(self.sheet))
            case "actions":
                self._plan(field)
            case "follow_up":
                blocks, self.question, self.at = turns_shown(self.sheet, field, self.item)
                self.blocks += blocks

    # --- texts --------------------------------------------------------------------------------------------------

    def _say(self, field: Field, key: str) -> str:
        return self.texts.exercise(self.sheet.pack.exercise(field.exercise), f"fields.{field.id}.{key}")

    def _label(self, field: Field) -> str:
        """What the field is called, where the page has several."""
        return self._say(field, "label") if len(self.page.fields) > 1 else ""

    def _said(self, field: Field) -> None:
        """A text or a choice: the group's own, or how many gave which answer."""
        if field.by != "group":
            counts = self.sheet.counts(field, "", "")
            names = dict(self.sheet.named_options(field)) if field.kind in ("choice", "choices") else {}
            said = [Thing(names.get(answer, str(answer)), n) for answer, n in counts.items()]
            said += [Thing(words, 1) for words in self.sheet.nameless_texts(field, "", "")]
            self._heap(self._label(field), _alike(said), field.voice)
            return
        rows = self.sheet.rows_per(field) if field.per else [Row("", "")]
        for row in rows:
            words = self._own(field, row.id)
            if words:
                title = row.words or self._label(field)
                self.blocks.append(Text(words, title, field.voice))

    def _own(self, field: Field, row: str) -> str:
        if field.kind == "word":
            value: Value = self.sheet.value(field, row, "one")
        else:
            value = self.sheet.value(field, row)
        if field.kind in ("choice", "choices"):
            names = dict(self.sheet.named_options(field))
            chosen = value if isinstance(value, list) else [value]
            return "\n".join(names[option] for option in chosen if option in names)
        return value if isinstance(value, str) else ""

    # --- lists --------------------------------------------------------------------------------------------------

    def _cards(self, field: Field) -> None:
        """Groups as columns; what lies in none stands after them, without a heading."""
        cards = Cards(self.sheet, field)
        heaps = [
            Heap(group.name, tuple(Thing(card.words, card.people) for card in group.cards))
            for group in cards.groups()
        ]
        loose = tuple(Thing(card.words, card.people) for card in cards.cards())
        if loose:
            heaps.append(Heap("", loose))
        self._columns(heaps, field.voice)

    def _items(self, field: Field) -> None:
        if not field.per:
            self._list(field, self.sheet.rows(field))
            return
        for above in self.sheet.rows_per(field):
            if self.parent in ("", above.id):
                self._list(field, self.sheet.rows(field, parent=above.id), above.words)

    def _list(self, field: Field, rows: list[Row], title: str = "") -> None:
        things = tuple(Thing(row.words) for row in rows if row.words)
        self._heap(title or self._label(field), things, field.voice)

    def _heap(self, title: str, things: tuple[Thing, ...], voice: bool) -> None:
        if things:
            self._columns([Heap(title, things)], voice)

    def _columns(self, heaps: list[Heap], voice: bool) -> None:
        """Lists of several fields, or under several rows, stand side by side."""
        before = self.blocks[-1] if self.blocks else None
        if isinstance(before, Columns) and before.voice == voice:
            self.blocks[-1] = Columns((*before.heaps, *heaps), voice)
        elif heaps:
            self.blocks.append(Columns(tuple(heaps), voice))

    def _pick(self, field: Field) -> None:
        """With dots: all there was to choose from. Without: what has been chosen, in the group's order."""
        sheet = self.sheet
        source = sheet.field(field.source, field.exercise)
        picked = [row.id for row in sheet.picked(field)]
        if not field.votes:
            chosen = sheet.picked(field)
            things = [
                Thing(row.words, number=number if field.ordered else 0)
                for number, row in enumerate(chosen, start=1)
            ]
            self._heap(self._label(field), tuple(things), source.voice)
            return
        votes = sheet.field(field.votes, field.exercise)
        bars = [
            Bar(row.words, *sheet.dots(votes, row.id), row.id in picked) for row in sheet.choices_from(field)
        ]
        bars.sort(key=lambda bar: -bar.dots)
        cut = sum(bar.chosen for bar in bars)
        clean = all(bar.chosen for bar in bars[:cut])
        self.blocks.append(Bars(tuple(bars), cut if clean and cut < len(bars) else 0, source.voice))

    # --- grids --------------------------------------------------------------------------------------------------

    def _rows(self, field: Field) -> list[Row]:
        return [row for row in self.sheet.grid_rows(field) if self.parent in ("", row.parent)]

    def _ratings(self, field: Field) -> None:
        """One row at a time: the one the group talks about, or the one they differ most on."""
        rows = self._by_spread(field, self._rows(field))
        if not rows or self._talks_elsewhere(field, rows):
            return
        row = next((row for row in rows if row.id == self.item), rows[0])
        source = self.sheet.field(field.rows, field.exercise)
        self.question, self.voice = row.words, source.voice
        self.at = rows.index(row) + 1, len(rows)
        scales = [spec.id for spec in spread_columns(field) if spec.kind == "scale"]
        if scales:
            columns = [(column, self._say(field, f"columns.{column}.label")) for column in scales]
            self._strips(field, columns, row.id)
        for spec in spread_columns(field):
            if spec.kind == "choice":
                self._choices(field, spec.id, row.id)
        if self.page.step == "decide":
            self._told(field, row.id)

    def _talks_elsewhere(self, field: Field, rows: list[Row]) -> bool:
        """Of several grids on a page the room sees the one whose row is talked about, or else the first."""
        others = [self.exercise.fields[name] for name in self.page.fields]
        grids = [other for other in others if shows_spread(other) and self._rows(other)]
        named = [grid for grid in grids if self.item in {row.id for row in self._rows(grid)}]
        return bool(grids) and (named or grids)[0] is not field

    def _choices(self, field: Field, column: str, row: str) -> None:
        """How many chose each option, and which of them the group has agreed on."""
        found = choice_spread(self.sheet, field, row, column)
        things = [
            Thing(
                words,
                found.counts.get(option, 0),
                _("Agreed") if option == found.agreed else "",
                option == found.agreed,
            )
            for option, words in self.sheet.named_options(field, column)
        ]
        title = self._say(field, f"columns.{column}.label") if len(spread_columns(field)) > 1 else ""
        self._heap(title, tuple(things), False)

    def _told(self, field: Field, row: str) -> None:
        """What the group has written beside the values it agreed on."""
        for spec in told_columns(field):
            words = value_words(self.sheet, field, spec.id, self.sheet.value(field, row, spec.id))
            if words:
                self.blocks.append(Text(words, self._say(field, f"columns.{spec.id}.label"), spec.voice))

    def _by_spread(self, field: Field, rows: list[Row]) -> list[Row]:
        """Where the group differs most first, as on the page."""
        spreads = {
            row.id: [
                self.sheet.spread(field, row.id, spec.id)
                if spec.kind == "scale"
                else choice_spread(self.sheet, field, row.id, spec.id)
                for spec in spread_columns(field)
            ]
            for row in rows
        }
        apart = [row for row in rows if any(spread.is_wide for spread in spreads[row.id])]
        alike = [row for row in rows if row not in apart]
        apart.sort(key=lambda row: min(spread.order() for spread in spreads[row.id]))
        return [*apart, *alike]

    def _strips(self, field: Field, columns: list[tuple[str, str]], row: str) -> None:
        strips = []
        for column, title in columns:
            spread = self.sheet.spread(field, row, column)
            counts = tuple(sorted(spread.counts.items()))
            last = was(self.sheet, field, row, column)
            strips.append(
                Strip(title, spread.low, spread.high, counts, spread.dont_know, spread.agreed, last)
            )
            if not self.prompt and spread.is_wide and spread.agreed is None:
                self.prompt = _speak_first(spread)
        self.blocks.append(Strips(tuple(strips)))

    def _sentences(self, field: Field) -> None:
        """The group's own grid: every row with what is said of it; numbers and choices with their names."""
        source = self.sheet.field(field.rows, field.exercise)
        sayings = []
        for row in self._rows(field):
            said = []
            for spec in field.columns:
                words = value_words(self.sheet, field, spec.id, self.sheet.value(field, row.id, spec.id))
                if words and spec.kind not in ("short_text", "long_text"):
                    label = self._say(field, f"columns.{spec.id}.label")
                    words = label if spec.kind == "tick" else f"{label}: {words}"
                said.append(words)
            sayings.append(Saying(row.words, "\n".join(filter(None, said))))
        voice = source.voice or any(spec.voice for spec in field.columns)
        if sayings:
            self.blocks.append(Sayings(tuple(sayings), voice))

    def _duties(self, field: Field) -> None:
        """What is agreed; while answers are shared, only on how many roles they differ."""
        sheet, tasks, roles = self.sheet, self.sheet.grid_rows(field), self.sheet.across(field)
        if not tasks or not roles:
            return
        if self.page.step == "share":
            differ = [(self._apart(field, task, roles), task) for task in tasks]
            differ.sort(key=lambda entry: -entry[0])
            words = _("You differ on {n} of {of}.")
            things = [
                Thing(task.words, beneath=words.format(n=n, of=len(roles)) if n else "") for n, task in differ
            ]
            self._heap("", tuple(things), False)
            return
        grid = []
        for task in tasks:
            duties = [sheet.value(field, task.id, role.id) for role in roles]
            grid.append((task.words, tuple(_CODES.get(duty, "") if duty else "" for duty in duties)))
        letters = tuple((code, self._say(field, f"letters.{duty}") or code) for duty, code in _CODES.items())
        self.blocks.append(Duties(tuple(role.words for role in roles), letters, tuple(grid)))

    def _apart(self, field: Field, task: Row, roles: list[Row]) -> int:
        return sum(len(self.sheet.counts(field, task.id, role.id)) > 1 for role in roles)

    # --- the plan -----------------------------------------------------------------------------------------------

    def _plan(self, field: Field) -> None:
        """What will be done now and later: whose need, who, when."""
        sheet, today = self.sheet, date.today()
        people = {person.id: person.words for person in sheet.people()}
        needs = sheet.field(field.needs, field.exercise) if field.needs else None
        for choice in ("now", "later"):
            actions = tuple(
                Planned(
                    action.title,
                    sheet.words(needs, action.need) if needs is not None and action.need else "",
                    people.get(action.owner, ""),
                    due_words(action.due, sheet.language, today),
                )
                for action in sheet.plan.actions()
                if action.choice == choice and action.title
            )
            if actions:
                title = self._say(field, f"columns.choice.options.{choice}")
                self.blocks.append(PlanPart(title[:1].upper() + title[1:], actions))

    # --- the meeting --------------------------------------------------------------------------------------------

    def add_meeting(self) -> None:
        """What is to be done at the current meeting, or what has been decided, noted and parked there."""
        meetings = Meetings(self.sheet.workbook)
        meeting = meetings.current()
        if meeting is None:
            return
        if self.page.id == "agenda":
            self._timed(
                [(id_, n) for id_, n in meeting.agenda if break_sort(id_) or self.sheet.pack.knows(id_)]
            )
            return
        for sort in ("decision", "note", "parked"):
            things = tuple(
                Thing(entry.words) for entry in meetings.entries(meeting.id, sort) if entry.words.strip()
            )
            self._heap(self.texts.exercise(self.exercise, f"fields.{sort}.label"), things, False)

    def _timed(self, boxes: list[tuple[str, int]]) -> None:
        """Exercises and breaks with their minutes."""
        things = []
        for id_, minutes in boxes:
            title = break_words(id_, self.sheet.language)
            title = title or self.texts.exercise(self.sheet.pack.exercise(id_), "title")
            long = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
            things.append(Thing(f"{id_} {title}" if id_[:1].isdigit() else title, beneath=long))
        self._heap("", tuple(things), False)


def _alike(said: list[Thing]) -> tuple[Thing, ...]:
    """Equal words once, with how many said them; the most said first, and then by the alphabet."""
    found: dict[str, Thing] = {}
    for thing in said:
        key = same(thing.words)
        before = found.get(key)
        found[key] = thing if before is None else Thing(before.words, before.people + thing.people)
    return tuple(sorted(found.values(), key=lambda thing: (-thing.people, thing.words.casefold())))


def _speak_first(spread: Spread) -> str:
    names = {1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    low, high = spread.values[0], spread.values[-1]
    words = _("Let the {low} and the {high} speak first.")
    return words.format(low=names.get(low, low), high=names.get(high, high))
