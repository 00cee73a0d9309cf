"""What has changed since an exercise was done the last time, field by field.

Only what the group agreed on is compared. Nothing is called better or worse: that is for the group to say.
"""

from __future__ import annotations

from gettext import NullTranslations

from exercises.answers.sheet import Sheet
from exercises.fields.kind import kind_of
from workbook.pack import Exercise, Field
from workbook.words import catalogue, language


def since(
    sheet: Sheet, field: Field, words: NullTranslations | None = None, *, parent: str = ""
) -> list[str]:
    """What has changed in a field, the largest steps first; empty the first time, and before there is anything new.

    `parent` asks for the rows of a grid that stand under that one.
    """
    sheet = sheet.as_it_is()  # what only goes on from the last time is no answer of this time
    if field.retired or field.by == "each" or not sheet.last_round(field):
        return []
    return kind_of(field).since(sheet, field, words or catalogue(language()), parent)


def since_in(sheet: Sheet, exercise: Exercise, words: NullTranslations | None = None) -> list[str]:
    """What has changed in a whole exercise, field by field; of a pick it is said which one is meant."""
    lines = []
    for field in exercise.fields.values():
        found = since(sheet, field, words)
        if found and kind_of(field).picks:
            found = [f"{sheet.label(field)}. {' '.join(found)}"]
        lines += found
    return lines
