"""What is worked out is kept until what it was read from changes: never a moment longer, and no less."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.plan.review import review
from exercises.start.sample import make_sample
from exercises.together.progress import exercise_done
from workbook.errors import NotSavedError
from workbook.kept import Kept
from workbook.model import ACTIONS, PEOPLE, Key, Place
from workbook.workbook import Workbook


def test_it_is_worked_out_anew_when_a_part_it_read_is_written_and_not_before():
    kept, times = Kept(), []

    def make() -> str:
        kept.read("2.1")
        times.append(1)
        return f"found {len(times)}"

    assert [kept.get("it", make), kept.get("it", make)] == ["found 1"] * 2
    kept.wrote("1.1")
    assert kept.get("it", make) == "found 1"
    kept.wrote("2.1")
    assert kept.get("it", make) == "found 2"
    kept.wrote_all()
    assert kept.get("it", make) == "found 3"


def test_what_stands_on_something_kept_has_read_all_of_that():
    kept, now = Kept(), ["a"]

    def inner() -> str:
        kept.read("1.1")
        return now[0]

    kept.get("inner", inner)
    assert kept.get("outer", lambda: kept.get("inner", inner) * 2) == "aa"
    now[0] = "b"
    kept.wrote("1.1")
    assert kept.get("outer", lambda: kept.get("inner", inner) * 2) == "bb"


def test_what_fails_is_not_kept():
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("it", lambda: 1 // 0)
    assert kept.get("it", lambda: 1) == 1


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "sample.samsyn"
    make_sample(path, shipped_pack(), "en").close()
    return path


def told(sheet: Sheet) -> object:
    """All that is kept, as somebody asks for it."""
    fields = [field for field in sheet.pack.fields() if sheet.pack.exercises[field.exercise]]
    listed = [field for field in fields if field.columns or field.source]
    return (
        [exercise_done(sheet, exercise) for exercise in sheet.pack.exercises.values()],
        review(sheet),
        [sheet.rows_at(field) for field in listed],
        [(sheet.is_shown(field), sheet.unfinished(field), sheet.hidden_behind(field)) for field in fields],
        [sheet.standing().rows_at(field) for field in listed],
        sheet.plan.actions(),
        [sheet.turns().of(action.id) for action in sheet.plan.actions()],
        sheet.customer_word(),
    )


_ACTS = ["set", "add", "remove", "undo", "redo", "reveal", "again", "fail"]
EDITS = st.lists(
    st.tuples(st.sampled_from(_ACTS), st.integers(0, 10**6)),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_whatever_is_written_what_is_kept_is_what_would_be_found_anew(sample_file, tmp_path, edits):
    path = tmp_path / "s.samsyn"
    shutil.copy(sample_file, path)
    book = Workbook.open(path)
    try:
        sheet = Sheet(book, shipped_pack())
        told(sheet)
        for what, n in edits:
            edit(sheet, what, n)
            anew = Workbook.open(path, read_only=True)
            assert told(sheet) == told(Sheet(anew, shipped_pack()))
            anew.close()
    finally:
        book.close()


def edit(sheet: Sheet, what: str, n: int) -> None:
    """One change that somebody might make, anywhere in the workbook."""
    book = sheet.workbook
    keys = sorted(
        (key for exercise in sheet.pack.exercises for key in book._store.answers(exercise) if not key.author),
        key=repr,
    )
    key = keys[n % len(keys)]
    if what == "set":
        value = book.value(key)
        book.set(key, f"{value} {n}" if isinstance(value, str) and " " in value else None, label="Set")
    elif what == "add":
        place = (PEOPLE, ACTIONS, Place("2.1", "needs"), Place("0.1", "services"))[n % 4]
        column = {PEOPLE: "name", ACTIONS: "title", Place("2.1", "needs"): "words"}.get(place, "name")
        parents = (
            [row.id for row in sheet.rows(sheet.field("1.1/groups"))] if place.exercise == "2.1" else [""]
        )
        book.add_item(place, {column: f"New {n}"}, parent=parents[0], label="Add")
    elif what == "remove":
        items = sorted(book._store.items("2.1").values(), key=lambda item: item.id)
        if items:
            book.remove_item(items[n % len(items)].place, items[n % len(items)].id, label="Remove")
    elif what == "undo":
        book.undo()
    elif what == "redo":
        book.redo()
    elif what == "reveal":
        pages = [(e.id, p.id) for e in sheet.pack.exercises.values() for p in e.pages if p.by == "each"]
        exercise, page = pages[n % len(pages)]
        said = Key(exercise, "@revealed", page, round=sheet.round_of(exercise))
        book.set(said, None if book.value(said) else True)
    elif what == "again":
        book.set(Key(key.exercise, "@round"), 2)
    else:
        with pytest.raises(NotSavedError):
            fail(book, key)


def fail(book: Workbook, key: Key) -> None:
    with book.step("Fails"):
        book.set(key, None)
        raise OSError("the disk did not take it")
