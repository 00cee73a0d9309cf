"""How the answers of an exercise read in a document: what the group agreed on, kind by kind, as plain words.

One more kind is one more function here; a kind that says nothing of its own in a document names `_nothing`. Only the
group's own values are read, never what anybody answered alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exercises.answers.sheet import Row, Sheet
from exercises.answers.turn_words import turns_read
from exercises.fields.grids import DUTIES
from exercises.fields.own import WORD_FORMS
from exercises.fields.scale import DONT_KNOW
from exercises.together.reasons import why
from workbook.blocks import DutyCode
from workbook.content import Responsibilities, Task
from workbook.minutes_content import Duties, Grid, Lines, Part
from workbook.model import Value
from workbook.pack import Column, Exercise, Field
from workbook.words import LANGUAGES, catalogue

_CODES: Mapping[Any, DutyCode] = {
    "accountable": "accountable", "responsible": "responsible", "consulted": "consulted", "informed": "informed",
}  # fmt: skip
_MOST_COLUMNS = 3
"""A list with more columns than these would not be read on an upright page; the others are told in one."""
_SHORT_KINDS = frozenset({"scale", "tick"})

_Groups = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def parts_of(sheet: Sheet, exercise: Exercise, *, turns_only: bool = False) -> list[Part]:
    """What the group decided in the exercise: the fields of its last step, each once, in the order of its pages.

    What is asked no more comes after them. With `turns_only` nothing is read but what came of each action.
    """
    names = dict.fromkeys(name for page in exercise.pages_of("decide") for name in page.fields)
    names |= dict.fromkeys(field.id for field in exercise.fields.values() if field.retired)
    at_the_top = {sheet.pack.plan.get(key) for key in ("organisation", "unit")}
    fields = [exercise.fields[name] for name in names if f"{exercise.id}/{name}" not in at_the_top]
    fields = [f for f in fields if f.by != "each" and (f.kind == "follow_up" or not turns_only)]
    # A grid over what was picked says what was picked.
    told = {sheet.field(field.rows, exercise.id) for field in fields if field.kind == "grid"}
    parts = (part for field in fields if field not in told for part in KINDS_READ[field.kind](sheet, field))
    return [part for part in parts if _says_anything(part)]


def parts_asked_no_more(sheet: Sheet, exercise: Exercise) -> list[Part]:
    """What the group once answered to questions that have been retired."""
    retired = [field for field in exercise.fields.values() if field.retired and field.by != "each"]
    parts = (part for field in retired for part in KINDS_READ[field.kind](sheet, field))
    return [part for part in parts if _says_anything(part)]


def duties_of(sheet: Sheet, field: Field) -> Responsibilities:
    """Who does what, for the tasks where anybody does anything."""
    roles = sheet.across(field)
    tasks = []
    for task in sheet.grid_rows(field):
        duties = tuple(_CODES.get(_text(sheet.value(field, task.id, role.id))) for role in roles)
        if any(duties):
            tasks.append(Task(task.words, duties))
    exercise, texts = sheet.pack.exercise(field.exercise), sheet.texts()
    letters = tuple(
        (
            _CODES[code],
            texts.exercise(exercise, f"fields.{field.id}.letters.{code}"),
            texts.exercise(exercise, f"fields.{field.id}.options.{code}"),
        )
        for code in DUTIES
    )
    return Responsibilities(tuple(role.words for role in roles), tuple(tasks), letters)


def value_words(sheet: Sheet, field: Field, column: str, value: Value) -> str:
    """One value of a field, or of a column of it, in words; empty where there is none."""
    if value is None:
        return ""
    spec: Field | Column = field.column(column) if column else field
    if spec.kind == "choice":
        return dict(sheet.named_options(field, column)).get(_text(value), "")
    if spec.kind == "choices":
        names = dict(sheet.named_options(field, column))
        return ", ".join(names[part] for part in value if part in names)
    if spec.kind == "tick":
        return _say(sheet, "yes") if value is True else ""
    if spec.kind == "scale":
        return _say(sheet, "don't know") if value == DONT_KNOW else str(value)
    return _text(value).strip()


# --- kind by kind -----------------------------------------------------------------------------------------------


def _nothing(_sheet: Sheet, _field: Field) -> list[Part]:
    """Told elsewhere: who took part, the programme, the actions; or never, since each answered alone."""
    return []


def _one_value(sheet: Sheet, field: Field) -> list[Part]:
    label = sheet.label(field)
    if not field.per:
        return [Lines(label, _one(_with_reason(sheet, field, "")), voice=_is_voice(field))]
    said = ((row.words, _with_reason(sheet, field, row.id)) for row in sheet.rows_per(field))
    return [Lines(label, tuple(f"{words}: {value}" for words, value in said if value))]


def _with_reason(sheet: Sheet, field: Field, row: str) -> str:
    value = value_words(sheet, field, "", sheet.value(field, row))
    reason = why(sheet, field, row) if value else ""
    return f"{value}. {reason}" if reason else value


def _list(sheet: Sheet, field: Field) -> list[Part]:
    rows = [row for row in sheet.rows(field) if row.words]
    first, *others = field.columns
    used = [column for column in others if any(_cell(sheet, field, row, column.id) for row in rows)]
    label = sheet.label(field)
    if not used and not field.per:
        return [Lines(label, tuple(row.words for row in rows), voice=field.voice)]
    heads = [_column_label(sheet, field, column) for column in used]
    if len(used) < _MOST_COLUMNS:
        columns = (_column_label(sheet, field, first), *heads)
        cells = {
            row.id: (row.words, *(_cell(sheet, field, row, column.id) for column in used)) for row in rows
        }
        numbers = (False, *(column.kind in _SHORT_KINDS for column in used))
    else:
        columns = (_column_label(sheet, field, first), _say(sheet, "More about it"))
        cells = {row.id: (row.words, _in_one(sheet, field, row, used, heads)) for row in rows}
        numbers = (False, False)
    return [Grid(label, columns, _under_parents(sheet, field, rows, cells), field.voice, numbers)]


def _in_one(sheet: Sheet, field: Field, row: Row, used: Sequence[Column], heads: Sequence[str]) -> str:
    """What several columns say of a row, in sentences."""
    said = zip(heads, (_cell(sheet, field, row, column.id) for column in used), strict=True)
    return " ".join(f"{head}: {words.rstrip('.')}." for head, words in said if words)


def _checklist(sheet: Sheet, field: Field) -> list[Part]:
    ticked = [row.words for row in sheet.rows(field) if row.words and sheet.value(field, row.id, "ticked")]
    return [Lines(sheet.label(field), tuple(ticked))]


def _grid(sheet: Sheet, field: Field) -> list[Part]:
    listed = sheet.field(field.rows, field.exercise)
    reasons = {
        row.id: [why(sheet, field, row.id, column.id) for column in field.columns]
        for row in sheet.grid_rows(field)
    }
    rows = [
        row
        for row in sheet.grid_rows(field)
        if (listed.kind == "pick" and listed.exercise == field.exercise)
        or any(_cells(sheet, field, row.id))
        or any(reasons[row.id])
    ]
    votes = _votes(sheet, listed) if listed.exercise == field.exercise else None
    with_reasons = any(any(reasons[row.id]) for row in rows)
    # A column that says nothing anywhere takes no room on paper.
    used = [column for column in field.columns if any(_cell(sheet, field, row, column.id) for row in rows)]
    used = used or list(field.columns)
    heads = [_column_label(sheet, field, column) for column in field.columns]
    columns = [_row_label(sheet, listed), *(_column_label(sheet, field, column) for column in used)]
    numbers = [False, *(column.kind in _SHORT_KINDS for column in used)]
    if votes is not None:
        columns.append(sheet.label(votes))
        numbers.append(True)
    if with_reasons:
        columns.append(_say(sheet, "Why"))
        numbers.append(False)
    cells: dict[str, tuple[str, ...]] = {}
    for row in rows:
        said = [row.words, *(_cell(sheet, field, row, column.id) for column in used)]
        if votes is not None:
            said.append(str(sheet.dots(votes, row.id)[0] or ""))
        if with_reasons:
            said.append(_reasons(heads, reasons[row.id]))
        cells[row.id] = tuple(said)
    groups = _under_parents(sheet, listed, rows, cells)
    return [Grid(sheet.label(field), tuple(columns), groups, _is_voice(listed, sheet), tuple(numbers))]


def _reasons(heads: Sequence[str], reasons: Sequence[str]) -> str:
    """Why the values are what they are; which one is meant is said where there is more than one to mean."""
    given = [(head, reason) for head, reason in zip(heads, reasons, strict=True) if reason]
    if len(heads) == 1:
        return " ".join(reason for _head, reason in given)
    return " ".join(f"{head}: {reason.rstrip('.')}." for head, reason in given)


def _duties(sheet: Sheet, field: Field) -> list[Part]:
    return [Duties(sheet.label(field), duties_of(sheet, field))]


def _pick(sheet: Sheet, field: Field) -> list[Part]:
    votes, source = _votes(sheet, field), sheet.field(field.source, field.exercise)
    lines = []
    for row in sheet.picked(field):
        dots = sheet.dots(votes, row.id)[0] if votes is not None else 0
        lines.append(f"{row.words} ({_dots(sheet, dots)})" if dots else row.words)
    return [Lines(sheet.label(field), tuple(lines), field.ordered, source.voice)]


def _votes(sheet: Sheet, field: Field) -> Field | None:
    """The dots a pick was helped by, once they have been shown."""
    votes = sheet.field(field.votes, field.exercise) if field.kind == "pick" and field.votes else None
    if votes is None:
        return None
    return votes if sheet.is_shown(votes) else None


def _word(sheet: Sheet, field: Field) -> list[Part]:
    forms = (_text(sheet.value(field, "", form)) for form in WORD_FORMS)
    return [Lines(sheet.label(field), _one(", ".join(dict.fromkeys(form for form in forms if form))))]


KINDS_READ: Mapping[str, Callable[[Sheet, Field], list[Part]]] = {
    "short_text": _one_value, "long_text": _one_value, "choice": _one_value, "choices": _one_value,
    "scale": _one_value, "tick": _one_value, "items": _list, "participants": _nothing, "checklist": _checklist,
    "grid": _grid, "responsibility": _duties, "votes": _nothing, "pick": _pick, "word": _word,
    "programme": _nothing, "actions": _nothing, "follow_up": turns_read,
}  # fmt: skip
"""How each kind reads."""


# --- rows, cells and labels ---------------------------------------------------------------------------------------


def _cell(sheet: Sheet, field: Field, row: Row, column: str) -> str:
    return value_words(sheet, field, column, sheet.value(field, row.id, column))


def _cells(sheet: Sheet, field: Field, row: str) -> list[str]:
    return [
        value_words(sheet, field, column.id, sheet.value(field, row, column.id)) for column in field.columns
    ]


def _under_parents(
    sheet: Sheet, listed: Field, rows: Sequence[Row], cells: Mapping[str, tuple[str, ...]]
) -> _Groups:
    """The rows under what they stand under, in its order; all together where they stand under nothing."""
    if listed.kind == "pick" or not listed.per:
        return (("", tuple(cells[row.id] for row in rows)),)
    parents = sheet.rows_per(listed)
    known = {parent.id for parent in parents}
    groups = [
        (parent.words, [cells[row.id] for row in rows if row.parent == parent.id]) for parent in parents
    ]
    groups.append(("", [cells[row.id] for row in rows if row.parent not in known]))
    return tuple((words, tuple(found)) for words, found in groups if found)


def _column_label(sheet: Sheet, field: Field, column: Column) -> str:
    exercise = sheet.pack.exercise(field.exercise)
    return sheet.texts().exercise(exercise, f"fields.{field.id}.columns.{column.id}.label")


def _row_label(sheet: Sheet, listed: Field) -> str:
    """What stands above the rows of a grid."""
    while listed.kind == "pick":
        listed = sheet.field(listed.source, listed.exercise)
    return _column_label(sheet, listed, listed.columns[0]) or sheet.label(listed)


def _is_voice(field: Field, sheet: Sheet | None = None) -> bool:
    """True for words that are somebody's voice; a pick's are those of what it picks from."""
    while sheet is not None and field.kind == "pick":
        field = sheet.field(field.source, field.exercise)
    return field.voice


def _dots(sheet: Sheet, dots: int) -> str:
    ngettext = catalogue(_language(sheet)).ngettext
    return ngettext("{n} dot", "{n} dots", dots).format(n=dots)


def _say(sheet: Sheet, words: str) -> str:
    """A few words of our own, in the workbook's language."""
    _ = catalogue(_language(sheet)).gettext
    said = {
        "yes": _("yes"),
        "don't know": _("don't know"),
        "Why": _("Why"),
        "More about it": _("More about it"),
    }
    return said[words]


def _language(sheet: Sheet) -> str:
    # A pack may speak a language that Samsyn itself does not; then our own words are English.
    return sheet.language if sheet.language in LANGUAGES else "en"


def _says_anything(part: Part) -> bool:
    if isinstance(part, Lines):
        return any(part.lines)
    if isinstance(part, Duties):
        return bool(part.found.tasks)
    return any(rows for _words, rows in part.groups)


def _one(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
