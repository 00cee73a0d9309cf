"""Where an action comes from: the rows above the one it was caught at, and what was written about that row there.

Services lead to customer groups, those to needs and ideas; values to behaviours; tasks to gaps. Every link is read from
what the pack says stands under what, so a pack of one's own has its threads too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.answers.sheet import Row, Sheet
from exercises.fields.kind import kind_of
from exercises.fields.roles import fields_with, has_role
from exercises.fields.row_names import list_under
from exercises.plan.review import review
from workbook.model import GROUP, PEOPLE
from workbook.pack import Column, Exercise, Field
from workbook.plan import Action
from workbook.typed_text import one_line, shortened
from workbook.values import parts_of, text_of, texts_of

_DEEPEST = 12
_MOST_SAID, _LONGEST = 3, 160


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a thread: what it is called, its words, and where it leads. `caught` marks where it was caught."""

    label: str
    words: str
    exercise: str
    item: str = ""
    voice: bool = False
    caught: bool = False


def needs_field(sheet: Sheet) -> Field | None:
    """The list of needs that the plan's actions answer to, None where the pack has none."""
    found = (field for field in fields_with(sheet.pack, "plan") if field.needs)
    return next((sheet.field(field.needs, field.exercise) for field in found), None)


def need_of(sheet: Sheet, item_id: str) -> str:
    """The need that a row leads to: itself, what it stands under, or what an action serves; empty if there is none."""
    action = sheet.plan.action(item_id)
    if action is not None:
        return action.need
    field = needs_field(sheet)
    above = [row.id for listed, row in _up(sheet, item_id) if listed == field]
    return above[-1] if above else ""


def thread_to_need(sheet: Sheet, need: str) -> list[Link]:
    """From the services of a customer group to one of its needs."""
    return _links(sheet, _up(sheet, need)) if need else []


def thread_of_origin(sheet: Sheet, action: Action) -> list[Link]:
    """From what the row stands under to what was written of it where the action was caught."""
    exercise_id, item = action.origin
    exercise = sheet.pack.exercises.get(exercise_id)
    if exercise is None:
        return []
    rows = _up(sheet, item) if item else []
    if not rows:
        title = sheet.texts().exercise(exercise, "title")
        return [*_whole_exercise(sheet, exercise), Link("", title, exercise_id, caught=True)]
    links = _links(sheet, rows)
    listed, row = rows[-1]
    said = "; ".join(_written(sheet, exercise, listed, row))
    if not said:
        links[-1] = replace(links[-1], caught=True)
        return links
    asked = _asked_as(sheet, exercise, listed)
    if asked is not None:
        links[-1] = replace(links[-1], label=_label(sheet, asked))
    return [*links, Link("", said, exercise_id, row.id, voice=_speaks(exercise, listed), caught=True)]


# --- inside -------------------------------------------------------------------------------------------------------


def _up(sheet: Sheet, item_id: str) -> list[tuple[Field, Row]]:
    """A row with its list, and before it what it stands under."""
    found: list[tuple[Field, Row]] = []
    while item_id and len(found) < _DEEPEST:
        here = sheet.find(item_id)
        if here is None or has_role(here[0], "plan"):
            break
        found.insert(0, here)
        item_id = here[1].parent
    return found


def _links(sheet: Sheet, rows: list[tuple[Field, Row]]) -> list[Link]:
    links = [
        Link(_label(sheet, listed), row.words, listed.exercise, row.id, voice=listed.voice)
        for listed, row in rows
    ]
    if rows:
        listed, row = rows[0]
        above = [_chosen(sheet, listed, row.id, spec) for spec in listed.columns]
        links = [*filter(None, [_behind(sheet, listed), *above]), *links]
    return links


def _label(sheet: Sheet, field: Field) -> str:
    """What one row of a list is called, *Customer group (1.1)*; of a pick, what they are together."""
    exercise = sheet.pack.exercise(field.exercise)
    first = f"fields.{field.id}.columns.{field.columns[0].id}.label" if field.columns else ""
    words = sheet.texts().exercise(exercise, first) if first else ""
    return f"{words or sheet.label(field)} ({field.exercise})"


def _chosen(sheet: Sheet, field: Field, row: str, spec: Field | Column) -> Link | None:
    """The rows of another list that an answer names, such as the services of a customer group."""
    if not kind_of(spec).chooses or not spec.source:
        return None
    source = sheet.field(spec.source)
    if sheet.place(source) == PEOPLE:
        return None
    value = sheet.value(field, row, spec.id if isinstance(spec, Column) else "")
    ids = texts_of(parts_of(value))
    words = {id_: sheet.words(source, id_) for id_ in ids}
    named = [id_ for id_ in ids if words[id_]]
    if not named:
        return None
    said = ", ".join(one_line(words[id_]) for id_ in named)
    return Link(_label(sheet, source), said, source.exercise, named[0], voice=source.voice)


def _behind(sheet: Sheet, field: Field) -> Link | None:
    """What all rows of a list serve together: our values, behind what carries them."""
    if not field.behind:
        return None
    source = sheet.field(field.behind, field.exercise)
    rows = sheet.rows_at(source)
    if not rows:
        return None
    said, listed = ", ".join(one_line(row.words) for row in rows), list_under(sheet, source)
    return Link(_label(sheet, source), said, source.exercise, rows[0].id, voice=listed.voice)


def _whole_exercise(sheet: Sheet, exercise: Exercise) -> Iterator[Link]:
    """For whom an exercise as a whole was done, where it asks: those who are invited to a dialogue."""
    for field in exercise.fields.values():
        if kind_of(field).chooses and not field.per and not field.retired and field.by == "group":
            found = _chosen(sheet, field, "", field)
            if found is not None:
                yield found


def _grids(sheet: Sheet, exercise: Exercise, listed: Field) -> Iterator[Field]:
    """The grids of an exercise whose rows are that list's, straight or by way of a pick."""
    for field in exercise.fields.values():
        if field.rows and not field.retired and _listed(sheet, field) == listed:
            yield field


def _listed(sheet: Sheet, field: Field) -> Field:
    return list_under(sheet, sheet.field(field.rows, field.exercise))


def _asked_as(sheet: Sheet, exercise: Exercise, listed: Field) -> Field | None:
    """What the rows are to an exercise that takes them from a pick: not proposals, but our values."""
    for grid in _grids(sheet, exercise, listed):
        source = sheet.field(grid.rows, grid.exercise)
        if kind_of(source).picks:
            return source
    return None


def _speaks(exercise: Exercise, listed: Field) -> bool:
    """True if what is written of a row there is somebody's voice."""
    columns = [spec for field in exercise.fields.values() if field.rows for spec in field.columns]
    texts = [spec for spec in columns if kind_of(spec).is_text]
    return bool(texts) and all(spec.voice for spec in texts)


def _written(sheet: Sheet, exercise: Exercise, listed: Field, row: Row) -> list[str]:
    """What the group wrote of a row in an exercise: behaviours, next steps, ideas, answers; or what is wrong there."""
    found: list[str] = []
    need = listed == needs_field(sheet)
    if listed.exercise == exercise.id and not need:
        found += _texts(sheet, listed, row.id, listed.columns[1:])
    for grid in _grids(sheet, exercise, listed):
        found += _texts(sheet, grid, row.id, grid.columns)
        if kind_of(grid).shares_duties:
            spots = review(sheet, exercise.id)
            found += [spot.text for spot in spots if spot.item == row.id and not spot.reason]
    return [shortened(one_line(words).rstrip(".;"), _LONGEST) for words in dict.fromkeys(found)][:_MOST_SAID]


def _texts(sheet: Sheet, field: Field, row: str, columns: tuple[Column, ...]) -> list[str]:
    values = (sheet.value(field, row, spec.id, author=GROUP) for spec in columns if kind_of(spec).is_text)
    return [words for words in map(text_of, values) if words.strip()]
