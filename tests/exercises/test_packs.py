"""Packs from outside: every mistake is refused with its file, its key and a remedy; and the manual knows every key."""

import re
import shutil
import time
import tomllib
from pathlib import Path

import pytest

from exercises.fields import KINDS
from exercises.fields.shape import columns_shape, field_shape
from exercises.packs.check_texts import _wanted
from exercises.packs.plan_places import _COLUMNS, _FIELDS
from exercises.packs.reader import _EXERCISE, _PACK, _PAGE, _PROGRAMME, PackError, read_pack, shipped_pack
from exercises.pictures import PICTURES
from exercises.rules import RULES
from exercises.rules.plan_rules import ACTION_PARTS
from exercises.texts.texts import FILTERS
from workbook.pack import STEPS

ROOT = Path(__file__).resolve().parents[2]
LEDA = ROOT / "exercises" / "leda"
FORMAT = ROOT / "docs" / "pack-format.md"

START, WHOM, NEEDS = "0.1-the-group", "1.1-who-is-the-customer", "2.1-needs-and-expectations"
VALUES, DUTIES, PLAN = "3.2-core-values", "4.1-who-does-what", "6.3-action-plan"
KEPT = (START, WHOM, NEEDS, VALUES, DUTIES, PLAN)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack, of the six exercises that the mistakes are made in."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for path in LEDA.glob("*.toml"):
        shutil.copy(path, folder)
    for name in KEPT:
        shutil.copytree(LEDA / name, folder / name)
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old} is no longer in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path, file: str, key: str) -> PackError:
    start = time.process_time()
    with pytest.raises(PackError) as caught:
        read_pack(folder)
    assert time.process_time() - start < 5
    error = caught.value
    assert error.file.endswith(file), str(error)
    assert key in error.key, str(error)
    assert error.remedy, str(error)
    assert len(str(error)) < 1500
    return error


def test_a_copy_of_the_shipped_pack_is_read(pack):
    copied = read_pack(pack)
    assert set(copied.exercises) <= set(shipped_pack().exercises)
    assert copied.languages == ("sv", "nb", "en")


def test_the_shipped_pack_would_be_accepted_from_a_stranger():
    read_pack(LEDA)


EXERCISE = f"{NEEDS}/exercise.toml"
TEXTS = f"{NEEDS}/en.toml"
MISTAKES = [
    # pack.toml
    ("pack.toml", 'id = "leda"\n', "", "id"),
    ("pack.toml", 'id = "leda"\n', 'id = "Leda pack"\n', "id"),
    ("pack.toml", "format = 1", "format = 2", "format"),
    ("pack.toml", "format = 1", "format = true", "format"),
    ("pack.toml", "format = 1", 'format = 1\ncolour = "red"', "colour"),
    ("pack.toml", 'version = "0.1.0"', "version = 1", "version"),
    ("pack.toml", '["sv", "nb", "en"]', "[]", "languages"),
    ("pack.toml", '["sv", "nb", "en"]', '["sv", 5]', "languages"),
    ("pack.toml", '["sv", "nb", "en"]', '["../../etc/passwd"]', "languages"),
    ("pack.toml", '["sv", "nb", "en"]', '["en", "en"]', "languages"),
    ("pack.toml", "[0, 1, 2, 3, 4, 5, 6]", '[0, "one"]', "chapters"),
    ("pack.toml", '["0.1", 20]', '["0.1", 0]', "programme[0].exercises"),
    ("pack.toml", '["0.1", 20]', '"0.1"', "programme[0].exercises"),
    ("pack.toml", '["0.1", 20]', '["0.1", true]', "programme[0].exercises"),
    ("pack.toml", '["0.1", 20]', '["1.1", 20]', "programme[0].exercises"),
    ("pack.toml", 'id = "own"', 'id = "half-day"', "programme[4].id"),
    ("pack.toml", 'id = "own"', 'id = "half.day"', "programme[4].id"),
    ("pack.toml", "meetings = [4, 4, 6, 5]", "meetings = [4, 4, 6]", "programme[2].meetings"),
    ("pack.toml", "meetings = [4, 4, 6, 5]", 'meetings = [4, 4, 6, "5"]', "programme[2].meetings"),
    ("pack.toml", "meetings = [4, 4, 6, 5]", "meetings = [19, 0]", "programme[2].meetings"),
    ("pack.toml", 'purpose = "0.1/purpose"', 'purpose = "0.1/nothing"', "plan.purpose"),
    # an exercise
    (EXERCISE, 'id = "2.1"', 'id = "1.1"', "id"),
    (EXERCISE, 'id = "2.1"', 'id = "2/1"', "id"),
    (EXERCISE, 'id = "2.1"', 'id = "plan"', "id"),
    (EXERCISE, "chapter = 2", "chapter = 9", "chapter"),
    (EXERCISE, "minutes = 50", "minutes = 0", "minutes"),
    (EXERCISE, "minutes = 50", "minutes = 50.5", "minutes"),
    (EXERCISE, "minutes = 50\n", "minutes = 50\nlength = 3\n", "length"),
    (EXERCISE, "minutes = 50\n", "minutes = 50\npage = 3\n[pages]\n", ""),
    # pages
    (EXERCISE, 'step = "alone"', 'step = "ponder"', "page[2].step"),
    (EXERCISE, 'step = "share"', 'step = "why"', "page"),
    (EXERCISE, 'id = "spread"', 'id = "rate"', "page.id"),
    (EXERCISE, 'id = "spread"', 'id = "the spread"', "page.id"),
    (EXERCISE, 'fields = ["priority", "variation"]', 'fields = ["priority"]', "field variation"),
    (EXERCISE, 'fields = ["priority", "variation"]', 'fields = ["nothing"]', "page[5].fields"),
    (EXERCISE, 'fields = ["priority", "variation"]', "fields = [3]", "page[5].fields"),
    (EXERCISE, 'picture = "matrix"', 'picture = "none"', "picture"),
    (EXERCISE, 'step = "alone"', 'step = "alone"\nby = "nobody"', "page[2].by"),
    (EXERCISE, 'by = "both"\n', "", "page[2].fields"),
    # fields
    (EXERCISE, 'kind = "items"', 'kind = "list"', "field[0].kind"),
    (EXERCISE, 'kind = "items"', 'kind = ["items"]', "field[0].kind"),
    (EXERCISE, 'kind = "items"', 'kind = "items"\ndots = 5', "field[0].dots"),
    (EXERCISE, 'kind = "items"\nrequired = true', 'kind = "items"\nrequired = "yes"', "field[0].required"),
    (EXERCISE, 'kind = "items"', 'kind = "items"\nat_least = 5\nat_most = 2', "field[0].at_least"),
    (EXERCISE, 'kind = "items"', 'kind = "items"\nat_most = -1', "field[0].at_most"),
    (EXERCISE, 'kind = "items"', 'kind = "items"\nseeds = ["a", {}]', "field[0].seeds"),
    (EXERCISE, 'kind = "items"', 'kind = "items"\nby = "anna"', "field[0].by"),
    (EXERCISE, 'id = "priority"\nkind', 'id = "needs"\nkind', "field[2].id"),
    (EXERCISE, 'id = "variation"\nkind', 'id = "a.b"\nkind', "field[3].id"),
    (EXERCISE, 'per = "1.1/groups"', 'per = "1.1/nothing"', "field needs, per"),
    (EXERCISE, 'per = "1.1/groups"', 'per = "0.1/unit"', "field needs, per"),
    (EXERCISE, 'per = "1.1/groups"', 'per = "priority"', "field priority, from"),
    (EXERCISE, 'per = "1.1/groups"', 'per = "needs"', "field needs, per"),
    (EXERCISE, 'rows = "needs"\n', "", "field[1].rows"),
    (EXERCISE, "at_most = 5\nordered = true", 'at_most = 5\nordered = true\nby = "each"', "field[2].by"),
    # columns
    (EXERCISE, '{ id = "sort", kind = "choice"', '{ id = "sort", kind = "grid"', "field[0].columns[1].kind"),
    (EXERCISE, '{ id = "sort", kind = "choice"', '{ id = "sort", kind = {}', "field[0].columns[1].kind"),
    (EXERCISE, '{ id = "source", kind', '{ id = "words", kind', "field[0].columns"),
    (EXERCISE, ', options = ["need", "expectation"]', "", "field[0].columns[1]"),
    (EXERCISE, 'options = ["need", "expectation"]', 'options = ["need", "need"]', "columns[1].options"),
    (EXERCISE, 'options = ["need", "expectation"]', 'options = ["need", 3]', "columns[1].options"),
    (EXERCISE, 'options = ["need", "expectation"]', 'from = "groups"', "columns[1].from"),
    (EXERCISE, 'options = ["need", "expectation"]', 'from = "1.1/nothing"', "column sort, from"),
    (EXERCISE, '{ id = "words", kind = "short_text", required = true }', '"words"', "columns[0].kind"),
    (EXERCISE, '{ id = "words", kind = "short_text"', '{ id = "words", kind = "scale"', "columns[0].kind"),
    (EXERCISE, "low = 1, high = 5", "low = 5, high = 1", "columns[0].low"),
    (EXERCISE, "low = 1, high = 5", "low = 1, high = 1000", "columns[0].low"),
    # pictures and rules
    (EXERCISE, 'kind = "matrix"', 'kind = "cube"', "picture[0].kind"),
    (EXERCISE, 'kind = "matrix"', "kind = [1]", "picture[0].kind"),
    (EXERCISE, 'across = "rating.met"', 'across = "needs.known"', "picture matrix, across"),
    (EXERCISE, 'across = "rating.met"', 'across = "rating.depth"', "picture matrix, across"),
    (EXERCISE, 'rule = "picked_with_value"', 'rule = "anything"', "blind_spot[0].rule"),
    (EXERCISE, 'id = "nobody_asked"', 'id = "priority_on_guess"', "blind_spot[1].id"),
    (EXERCISE, 'value = "guess"', 'value = "gues"', "blind_spot priority_on_guess, value"),
    (EXERCISE, 'column = "needs.known"', 'column = "needs.words"', "blind_spot priority_on_guess, column"),
    (EXERCISE, 'pick = "priority"', 'pick = "needs"', "blind_spot priority_on_guess, pick"),
    (f"{WHOM}/exercise.toml", 'by = "1.1/groups.services"', 'by = "groups.role"', "by"),
    (f"{WHOM}/exercise.toml", 'suggest = "mentions.name"', 'suggest = "mentions.nothing"', "suggest"),
    (f"{VALUES}/exercise.toml", "limit = 5", "limit = 0", "limit"),
    (f"{VALUES}/exercise.toml", "dots = 5", "dots = 0", "dots"),
    (f"{VALUES}/exercise.toml", 'votes = "votes"', 'votes = "chosen"', "votes"),
    (f"{VALUES}/exercise.toml", 'kind = "votes"\nby = "each"', 'kind = "votes"\nby = "both"', "by"),
    (f"{PLAN}/exercise.toml", 'what = "owner"', 'what = "colour"', "what"),
    (f"{PLAN}/exercise.toml", 'needs = "2.1/needs"', 'needs = "2.1/priority"', "needs"),
    # texts
    ("en.toml", 'one = "customer"\nthe', "the", "customer.one"),
    ("en.toml", 'title = "Leading together"\n', "", "title"),
    ("en.toml", '2 = "Needs"\n', "", "chapters.2"),
    ("en.toml", 'title = "Half day"\n', "", "programmes.half-day.title"),
    ("en.toml", '[[word]]\none = "service user"\n', "[[word]]\n", "word[0].one"),
    ("en.toml", 'title = "Leading together"\n', 'title = "Leading together"\nword = "x"\n[x]\n', ""),
    (TEXTS, 'title = "Needs and expectations"\n', "", "title"),
    (TEXTS, 'title = "Needs and expectations"\n', "title = 5\n", "title"),
    (TEXTS, "pitfalls = [", 'pitfalls = "one"\nother = [', "facilitator.pitfalls"),
    (TEXTS, 'need = "need"\n', "", "options.need"),
    (TEXTS, "{{ customer.all }}", "{{ customer.al }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ customer.all }", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ item }}", "purpose"),
    (TEXTS, "{{ item }}", "{{ n }}", "blind_spots.priority_on_guess.text"),
    (TEXTS, "{{ customer.all }}", "{% if %}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ 'x' * 10**8 }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{% for a in 'x' * 999 %}{% for b in a %}x{% endfor %}{% endfor %}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ range(10**9) }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ lipsum }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ ''.__class__.__mro__ }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ customer.keys() }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ customer|xmlattr }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ 'a%999999999d'|format(1) }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ " + "(" * 400 + "1" + ")" * 400 + " }}" + "{% include 'x' %}", "purpose"),
    (TEXTS, "{{ customer.all }}", "{{ " + "not " * 3000 + "1 }}", "purpose"),
    (TEXTS, "{{ customer.all }}", "x" * 10_001, "purpose"),
    (TEXTS, 'quarters = ["Act on this", ', 'quarters = [["Act on this"], ', "pictures.matrix.quarters"),
    (TEXTS, 'across = "Met today"\n', "", "pictures.matrix.across"),
    (f"{DUTIES}/en.toml", "too_much =", "too_many =", "blind_spots.duties.too_much"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    MISTAKES,
    ids=[f"{m[0]}: {m[2][:30]!r} for {m[1][:20]!r}" for m in MISTAKES],
)
def test_one_mistake_is_refused_by_file_and_key(pack, file, old, new, key):
    change(pack, file, old, new)
    refused(pack, file, key)


# A house with a rating in it, so that the newer mistakes can be made in a field of their own.
MORE = """
[[field]]
id = "aspects"
kind = "items"
per = "needs"
retired = true
seeds = ["respect", "patience"]
columns = [{ id = "name", kind = "short_text" }, { id = "weight", kind = "scale", low = 0, high = 9 }]

[[field]]
id = "quality"
kind = "grid"
by = "both"
rows = "aspects"
retired = true
columns = [
    { id = "today", kind = "scale", low = 1, high = 5 },
    { id = "wanted", kind = "scale", low = 1, high = 5 },
    { id = "evidence", kind = "short_text", by = "group" },
    { id = "seen", kind = "tick", by = "group" },
    { id = "lever", kind = "choice", options = ["more", "clearer"], by = "group" },
]

[[picture]]
id = "extra"
kind = "pairs"
first = "quality.today"
second = "quality.wanted"

[[blind_spot]]
id = "extra"
rule = "low_value"
column = "quality.today"
limit = 2

[[picture]]
"""
WORDS = """
[fields.aspects]
label = "Aspects"
seeds = { respect = "Respect", patience = "Patience" }
columns = { name = { label = "Name" }, weight = { label = "Weight" } }

[fields.quality]
label = "Quality"

[fields.quality.columns]
today = { label = "Today" }
wanted = { label = "Wanted" }
evidence = { label = "Evidence" }
seen = { label = "Seen" }
lever = { label = "Lever", options = { more = "more", clearer = "clearer" } }

[pictures.extra]
title = "Today and wanted"
first = "Today"
second = "Wanted"

[blind_spots.extra]
text = "{{ item }} is low."
mend = "Show it"
"""
PAIRS = 'kind = "pairs"\nfirst = "quality.today"\nsecond = "quality.wanted"'
LOW = 'rule = "low_value"\ncolumn = "quality.today"\nlimit = 2'
NEWER = [
    ('by = "both"\nrows = "aspects"', 'rows = "aspects"', "columns[2].by", "answered alike"),
    ('kind = "short_text", by = "group"', 'kind = "short_text", by = "each"', "columns[2].by", "known here"),
    ('high = 5 },\n    { id = "wanted", kind = "scale", low = 1, high = 5 }',
     'high = 5, by = "group" },\n    { id = "wanted", kind = "scale", by = "group" }', "columns", "nothing for each"),
    ('id = "aspects"\nkind = "items"', 'id = "aspects"\nkind = "tick"', "kind", "not known"),
    (PAIRS, PAIRS.replace("quality.wanted", "quality.seen"), "picture extra, second", "no numbers"),
    (PAIRS, PAIRS.replace("quality.wanted", "rating.met"), "picture extra", "two different fields"),
    (PAIRS, 'kind = "radar"', "picture[0].value", "missing"),
    (PAIRS, 'kind = "radar"\nvalue = ["quality.today"]', "picture[0].value", "wrong sort"),
    (PAIRS, 'kind = "profile"\ncolumns = []', "picture extra, columns", "none"),
    (PAIRS, 'kind = "profile"\ncolumns = [3]', "picture extra, columns[0]", "text"),
    (PAIRS, 'kind = "profile"\ncolumns = ["quality.seen"]', "picture extra, columns[0]", "no numbers"),
    (PAIRS, 'kind = "profile"\ncolumns = ["quality.today", "aspects.weight"]', "picture extra", "different ends"),
    (LOW, LOW.replace("today", "evidence"), "blind_spot extra, column", "no numbers"),
    (LOW, LOW.replace("limit = 2", "limit = 0"), "blind_spot extra, limit", "too small"),
    (LOW, f'{LOW}\nunless = "plan"', "blind_spot extra, unless", "no field"),
    (LOW, f'{LOW}\nunless = "quality"', "blind_spot extra, unless", "of the kind grid"),
    (LOW, f'{LOW}\nunless = "needs.words"', "blind_spot extra, unless", "refers to no rows"),
    (LOW, f'{LOW}\nunless = "quality.depth"', "blind_spot extra, unless", "not known"),
    (LOW, 'rule = "lowest"\ncolumn = "quality.today"\nrow = "nobody"', "blind_spot extra, row", "not known"),
    (LOW, 'rule = "all_unknown"\ncolumn = "quality.lever"', "blind_spot extra, column", "no numbers"),
    (LOW, 'rule = "wide_gap"\nfirst = "quality.today"\nsecond = "rating.met"\nlimit = 2', "blind_spot extra",
     "two different fields"),
    (LOW, 'rule = "ratio_below"\nover = "quality.today"\nunder = "quality.depth"\nlimit = 2',
     "blind_spot extra, under", "not known"),
    (LOW, 'rule = "choice_left"\ncolumn = "quality.today"\nvalue = "more"', "blind_spot extra, column", "no choice"),
    (LOW, 'rule = "choice_left"\ncolumn = "quality.lever"\nvalue = "less"', "blind_spot extra, value", "not known"),
    (LOW, 'rule = "cell_without"\ncolumn = "quality.evidence"\nwhen = "needs.words"', "blind_spot extra", "fields"),
    (LOW, 'rule = "cell_without"\ncolumn = "quality.evidence"\nwhen = "quality.lever"\nvalue = "less"',
     "blind_spot extra, value", "not known"),
    (LOW, 'rule = "cell_without"\ncolumn = "quality.evidence"\nwhen = "quality.today"\nvalue = "6"',
     "blind_spot extra, value", "not known"),
]  # fmt: skip


@pytest.fixture
def richer(pack: Path) -> Path:
    """The copy with ready-made rows under others, a column for the group alone, ticks, a newer picture and rule."""
    change(pack, EXERCISE, "[[picture]]", MORE)
    for language in ("sv", "nb", "en"):
        path = pack / NEEDS / f"{language}.toml"
        path.write_text(path.read_text(encoding="utf-8") + WORDS, encoding="utf-8")
    return pack


def test_the_newer_shapes_are_read(richer):
    exercise = read_pack(richer).exercises["2.1"]
    assert exercise.fields["quality"].column("evidence").by == "group"
    assert exercise.fields["aspects"].per
    assert exercise.fields["aspects"].seeds


@pytest.mark.parametrize(("old", "new", "key", "said"), NEWER, ids=[f"{m[2]}: {m[3]}" for m in NEWER])
def test_a_mistake_in_the_newer_shapes_is_one_clear_sentence(richer, old, new, key, said):
    change(richer, EXERCISE, old, new)
    assert said in refused(richer, EXERCISE, key).problem


@pytest.mark.parametrize(
    "rule",
    [
        'rule = "lowest"\ncolumn = "quality.today"\nrow = "respect"',
        'rule = "wide_gap"\nfirst = "quality.today"\nsecond = "quality.wanted"\nlimit = 2',
        'rule = "low_value"\ncolumn = "quality.today"\nlimit = 2\nunless = "quality.evidence"',
        'rule = "low_value"\ncolumn = "quality.today"\nlimit = 2\nunless = "priority"',
        'rule = "ratio_below"\nover = "quality.today"\nunder = "quality.wanted"\nlimit = 2',
        'rule = "all_unknown"\ncolumn = "quality.today"',
        'rule = "choice_left"\ncolumn = "quality.lever"\nvalue = "more"',
        'rule = "cell_without"\ncolumn = "quality.seen"\nwhen = "quality.today"\nvalue = "5"',
        'rule = "cell_without"\ncolumn = "quality.evidence"\nwhen = "quality.lever"',
    ],
)
def test_every_newer_rule_is_read(richer, rule):
    change(richer, EXERCISE, LOW, rule)
    assert "extra" in {spot.id for spot in read_pack(richer).exercises["2.1"].blind_spots}


def test_files_that_are_missing_foreign_or_huge(pack):
    texts = pack / TEXTS
    whole = texts.read_bytes()
    texts.unlink()
    assert "missing" in refused(pack, "en.toml", "").problem
    texts.write_bytes(b"title = '\xff\xfe'")
    assert "UTF-8" in refused(pack, "en.toml", "").problem
    texts.write_bytes(whole + b"\n[pages.intro\n")
    assert "line" in refused(pack, "en.toml", "").problem
    texts.write_bytes(whole + b"# " + b"x" * 10_000_000)
    assert "megabyte" in refused(pack, "en.toml", "").problem
    texts.write_bytes(whole)
    elsewhere = pack.parent / "elsewhere.toml"
    texts.rename(elsewhere)
    texts.symlink_to(elsewhere)
    refused(pack, "en.toml", "")
    texts.unlink()
    texts.mkdir()
    refused(pack, "en.toml", "")


@pytest.mark.parametrize(
    "bomb",
    [
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 50_000,
        "a." * 300_000 + "a = 1",
        "[" + "a." * 300_000 + "a]",
        '"a" . ' * 100_000 + "a = 1",
        "n = " + "9" * 100_000,
    ],
    ids=["arrays", "tables", "dots", "header", "quoted", "digits"],
)
def test_files_made_to_stop_the_reader(pack, bomb):
    for file in ("pack.toml", EXERCISE, TEXTS):
        path = pack / file
        whole = path.read_text(encoding="utf-8")
        path.write_text(bomb + "\n" + whole, encoding="utf-8")
        refused(pack, file.rpartition("/")[2], "")
        path.write_text(whole, encoding="utf-8")


def test_texts_nested_deep_or_numbers_for_texts(pack):
    change(
        pack,
        TEXTS,
        "[pages.intro]",
        "[extra." + ".".join("abcdefghijklmnop") + "]\nz = 'deep'\n[pages.intro]",
    )
    refused(pack, TEXTS, "extra")


def test_a_pack_without_exercises_or_that_is_none(tmp_path, pack):
    for name in KEPT:
        shutil.rmtree(pack / name)
    assert "no exercises" in refused(pack, "mine", "").problem
    (tmp_path / "nothing").mkdir()
    refused(tmp_path / "nothing", "pack.toml", "")
    refused(tmp_path / "missing", "pack.toml", "")
    refused(pack / "pack.toml", "pack.toml", "")


def test_folders_that_are_no_exercise(pack):
    (pack / NEEDS / "exercise.toml").rename(pack / NEEDS / "exercises.toml")
    assert "missing" in refused(pack, EXERCISE, "").problem
    shutil.rmtree(pack / NEEDS)
    (pack / NEEDS).symlink_to(LEDA / NEEDS)
    assert "link" in refused(pack, NEEDS, "").problem


def test_too_many_exercises(pack):
    for number in range(200):
        (pack / f"x{number}").mkdir()
        (pack / f"x{number}" / "exercise.toml").touch()
    assert "more than 200" in refused(pack, "mine", "").problem


def test_too_many_fields(pack):
    extra = "\n".join(f'[[field]]\nid = "f{n}"\nkind = "short_text"\nretired = true' for n in range(300))
    change(pack, EXERCISE, "[[picture]]", extra + "\n[[picture]]")
    assert "more than" in refused(pack, EXERCISE, "field").problem


def test_references_in_a_circle_or_in_a_long_chain(pack):
    change(pack, EXERCISE, 'from = "needs"', 'from = "priority"')
    assert "circle" in refused(pack, EXERCISE, "field priority, from").problem
    change(pack, EXERCISE, 'from = "priority"', 'from = "p0"')
    chain = [f'[[field]]\nid = "p{n}"\nkind = "pick"\nretired = true\nfrom = "p{n + 1}"' for n in range(20)]
    chain.append('[[field]]\nid = "p20"\nkind = "pick"\nretired = true\nfrom = "needs"')
    change(pack, EXERCISE, "[[picture]]", "\n".join(chain) + "\n[[picture]]")
    assert "chain" in refused(pack, EXERCISE, "from").problem


def test_a_picture_of_two_fields(pack):
    change(pack, EXERCISE, "[[picture]]", '[[field]]\nid = "more"\nkind = "grid"\nrows = "needs"\nretired = true\n'
           'columns = [{ id = "met", kind = "scale" }]\n[[picture]]')  # fmt: skip
    change(pack, EXERCISE, 'across = "rating.met"', 'across = "more.met"')
    refused(pack, EXERCISE, "picture matrix")


def test_an_exercise_that_is_named_and_not_there_is_left_out(pack):
    shutil.rmtree(pack / VALUES)
    change(pack, "pack.toml", 'values = "3.2/chosen"\nsentences = "3.2/sentences.sentence"\n', "")
    assert "3.2" not in read_pack(pack).exercises


# --- the manual ---------------------------------------------------------------------------------------------------


def code_names() -> set[str]:
    """Every word of the format that the code knows."""
    names = {*KINDS, *RULES, *PICTURES, *STEPS, *FILTERS, *ACTION_PARTS, *_FIELDS, *_COLUMNS}
    shapes = [_PACK, _PROGRAMME, _EXERCISE, _PAGE]
    shapes += [field_shape(kind) for kind in KINDS.values()]
    shapes += [columns_shape(kind) for kind in KINDS.values() if kind.in_columns]
    shapes += [rule.shape for rule in RULES.values()] + [picture.shape for picture in PICTURES.values()]
    for shape in shapes:
        names |= {*shape.required, *shape.optional}
    for rule in RULES.values():
        names |= {*rule.texts, *(variable for variables in rule.texts.values() for variable in variables)}
    for picture in PICTURES.values():
        names |= set(picture.texts)
    return names


def test_the_manual_names_everything_the_code_knows():
    written = set(
        re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", FORMAT.read_text(encoding="utf-8"))))
    )
    assert code_names() - written == set()


def test_the_manual_names_every_text_an_exercise_must_have():
    text = FORMAT.read_text(encoding="utf-8")
    always = {
        key
        for key in _wanted(shipped_pack().exercises["0.1"])
        if key.split(".")[0] not in ("pages", "fields")
    }
    assert {key for key in always if key.split(".")[-1] not in text} == set()


def example_files() -> dict[str, str]:
    """Path -> content of the example: each code block after a line that names its file in bold."""
    text = FORMAT.read_text(encoding="utf-8")
    return dict(re.findall(r"^\*\*`([^`]+\.toml)`\*\*\n+```toml\n(.*?)^```", text, re.M | re.S))


def test_the_example_of_the_manual_is_a_pack(tmp_path):
    files = example_files()
    assert len(files) == 4
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    example = read_pack(tmp_path / next(iter(files)).split("/")[0])
    assert len(example.exercises) == len(example.languages) == 1


def test_the_small_examples_of_the_manual_are_toml():
    blocks = re.findall(r"```toml\n(.*?)^```", FORMAT.read_text(encoding="utf-8"), re.M | re.S)
    shown = set()
    for block in blocks:
        for field in tomllib.loads(block).get("field", []):
            shape = field_shape(KINDS[field["kind"]])
            assert set(shape.required) <= set(field) <= {*shape.required, *shape.optional}
            shown |= {field["kind"], *(column["kind"] for column in field.get("columns", []))}
    assert set(KINDS) - shown == set()
