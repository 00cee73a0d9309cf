"""A field kind, a picture kind and a rule that Samsyn does not have, and a pack that asks for them.

The kinds are a day and a text of three words; the picture shows a sum, and the rule looks for rows without a value.
"""

from datetime import date
from pathlib import Path

import pytest

from exercises.fields import KINDS
from exercises.fields.one_value import OneValue
from exercises.fields.settings import NUMBERS, a_column
from exercises.fields.text import ShortText
from exercises.pictures import PICTURES
from exercises.pictures.picture_kind import PictureKind
from exercises.rules import RULES
from exercises.rules.rating_rules import column_at, rows_of
from exercises.rules.rule import Found, Rule, one_text
from workbook.dates import day_words
from workbook.picture import Caption, Picture

TODAY = date(2026, 3, 10)


class Day(OneValue):
    """A day, kept as 2026-05-01. Of two days the first one stands."""

    name = "day"
    keys = frozenset({"per"})
    compared = True

    def check(self, answers, field, value):
        if not self.fits(field, value):
            raise ValueError(f"{value!r} is no day")
        return value

    def fits(self, spec, value):
        try:
            return isinstance(value, str) and bool(date.fromisoformat(value))
        except ValueError:
            return False

    def joined(self, there, coming):
        return min(there, coming)

    def in_words(self, answers, field, column, value):
        return day_words(date.fromisoformat(value), answers.language)


class ThreeWords(ShortText):
    """A text of three words at most."""

    name = "three_words"

    def check(self, answers, field, value):
        value = super().check(answers, field, value)
        if value is not None and len(value.split()) > 3:
            raise ValueError("more than three words")
        return value

    def one_text(self, there, coming):
        return " ".join([*there.split()[:2], coming.split()[-1]])


def draw_sum(sheet, exercise, picture, rows, chosen=""):
    field, column = column_at(sheet, exercise, picture.settings["of"])
    total = sum(sheet.value(field, row.id, column) or 0 for row in rows)
    return Picture(100, 20, (Caption(0, 10, str(total), 14),), f"Together {total}.", (("", str(total)),), ())


def find_empty(sheet, exercise, rule):
    field, column = column_at(sheet, exercise, rule.settings["column"])
    for row in rows_of(sheet, field):
        if sheet.value(field, row.id, column) is None:
            yield Found(row.id, {"item": row.words})


def register(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are there for one test, and gone after it."""
    for kind in (Day(), ThreeWords()):
        monkeypatch.setitem(KINDS, kind.name, kind)
    monkeypatch.setitem(PICTURES, "sum", PictureKind({"of": NUMBERS}, draw_sum))
    rule = Rule({"column": a_column()}, find_empty, one_text("item"), ("column",))
    monkeypatch.setitem(RULES, "empty", rule)


PACK = """
format = 1
id = "days"
version = "1"
languages = ["en"]
chapters = [1]
"""
PACK_WORDS = """
title = "Days"
[chapters]
1 = "All"
[customer]
one = "guest"
the = "the guest"
many = "guests"
all = "the guests"
"""
EXERCISE = """
id = "1.1"
chapter = 1
minutes = 30

[[page]]
id = "who"
step = "why"
fields = ["people", "needs"]

[[page]]
id = "think"
step = "alone"
fields = ["opening", "slogan", "wishes", "steps"]

[[page]]
id = "look"
step = "share"
fields = ["opening", "slogan", "wishes"]

[[page]]
id = "agree"
step = "decide"
fields = ["opening", "closing", "steps", "promises"]
picture = "effort"

[[page]]
id = "plan"
step = "decide"
fields = ["actions"]

[[field]]
id = "people"
kind = "participants"

[[field]]
id = "needs"
kind = "items"
columns = [{ id = "what", kind = "three_words" }, { id = "since", kind = "day" }]

[[field]]
id = "opening"
kind = "day"
by = "both"
required = true

[[field]]
id = "slogan"
kind = "three_words"
by = "each"

[[field]]
id = "wishes"
kind = "items"
by = "each"
columns = [{ id = "wish", kind = "three_words" }]

[[field]]
id = "closing"
kind = "day"
per = "needs"

[[field]]
id = "steps"
kind = "grid"
by = "both"
rows = "needs"
columns = [{ id = "start", kind = "day" }, { id = "effort", kind = "scale" }]

[[field]]
id = "promises"
kind = "grid"
rows = "needs"
columns = [{ id = "done", kind = "day" }]

[[field]]
id = "actions"
kind = "actions"
needs = "needs"

[[picture]]
id = "effort"
kind = "sum"
of = "steps.effort"

[[blind_spot]]
id = "no_day"
rule = "empty"
column = "promises.done"
"""
WORDS = """
title = "When"
purpose = "You say when."
prepare = "Nothing."
hands_on = "The days."
[example]
who = "Somebody"
text = "It went well."
[facilitator]
pitfalls = ["None."]
stuck = ["When?"]
close = "Done."
[pages]
who.question = "Who is here?"
think.question = "When should it open?"
look.question = "What did you say?"
agree.question = "When does it open?"
plan.question = "What will you do?"
[fields]
people.label = "People"
needs = { label = "Needs", columns = { what.label = "Need", since.label = "Since" } }
opening.label = "Opens"
slogan.label = "Slogan"
wishes = { label = "Wishes", columns = { wish.label = "Wish" } }
closing.label = "Closes"
steps = { label = "Steps", columns = { start.label = "Begins", effort.label = "Effort" } }
promises = { label = "Promises", columns = { done.label = "Done by" } }
actions.label = "Plan"
[pictures.effort]
title = "How much it takes"
[blind_spots.no_day]
text = "{{ item }} has no day."
mend = "Say when"
"""


def write_pack(folder: Path, exercise: str = EXERCISE) -> Path:
    place = folder / "days" / "when"
    place.mkdir(parents=True)
    for path, text in (
        (place.parent / "pack.toml", PACK),
        (place.parent / "en.toml", PACK_WORDS),
        (place / "exercise.toml", exercise),
        (place / "en.toml", WORDS),
    ):
        path.write_text(text, encoding="utf-8")
    return place.parent
