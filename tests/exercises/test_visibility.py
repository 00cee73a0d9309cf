"""The one rule for what may be seen, in packs that ask what the shipped one does not: nothing before its time."""

from __future__ import annotations

from datetime import date

import pytest

from exercises.answers.sheet import Sheet
from exercises.content.drawn_pictures import drawn
from exercises.content.gather_minutes import minutes_content
from exercises.content.gather_plan import plan_content
from exercises.plan.review import review
from exercises.rows.what_hangs import hanging
from exercises.scene.scene import scene_of
from exercises.start.next_meeting import start_meeting
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from tests.helpers.small_pack import small_sheet
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, GROUP, Key

WORDS = [{"id": "words", "kind": "short_text"}]
SCALE = [{"id": "a", "kind": "scale"}]


def made(tmp_path, *pages, field, more=None, **rest) -> Sheet:
    exercises = {"1.1": {"page": list(pages), "field": list(field), **rest}, **(more or {})}
    return small_sheet(tmp_path, exercises)


def page(id_: str, step: str, *fields: str, **more) -> dict:
    return {"id": id_, "step": step, "fields": list(fields), **more}


def round_at(sheet: Sheet, page_id: str, exercise: str = "1.1") -> PrivateRound:
    found = sheet.pack.exercises[exercise]
    return PrivateRound(sheet, found, found.page(page_id))


def begin(sheet: Sheet, page_id: str, name: str = "Anna") -> str:
    person = next(person.id for person in sheet.people() if person.words == name)
    return round_at(sheet, page_id).begin(person)


def finish(sheet: Sheet, page_id: str, name: str = "Anna") -> None:
    round_at(sheet, page_id).finish(next(p.id for p in sheet.people() if p.words == name))


def told(sheet: Sheet) -> str:
    """What the room and the documents say of everything."""
    found: list[object] = [plan_content(sheet), review(sheet)]
    if Meetings(sheet.workbook).current() is not None:
        found.append(minutes_content(sheet))
    for exercise in sheet.pack.exercises.values():
        found += [scene_of(sheet, exercise, each) for each in exercise.pages]
        found.append(drawn(sheet, exercise))
    return repr(found)


def test_a_list_under_rows_is_nobodys_to_build_on_before_it_is_shown(tmp_path):
    """F2: what each writes under a theme stood as rows of the group's own grid."""
    sheet = made(
        tmp_path,
        page("themes", "why", "themes"), page("alone", "alone", "ideas"), page("weigh", "decide", "weigh"),
        field=[
            {"id": "themes", "kind": "items", "columns": WORDS, "seeds": ["one"]},
            {"id": "ideas", "kind": "items", "by": "each", "per": "themes", "columns": WORDS},
            {"id": "weigh", "kind": "grid", "rows": "ideas", "columns": SCALE},
        ],
    )  # fmt: skip
    start_meeting(sheet, date(2026, 1, 12))
    Meetings(sheet.workbook).touch("1.1")
    ideas, weigh = sheet.field("1.1/ideas"), sheet.field("1.1/weigh")
    author = begin(sheet, "alone")
    theme = sheet.rows(sheet.field("1.1/themes"))[0].id
    id_ = sheet.workbook.add_item(
        sheet.place(ideas), {"words": "Annas secret"}, parent=theme, author=author
    ).id
    finish(sheet, "alone")
    assert sheet.grid_rows(weigh) == []
    assert sheet.rows(ideas, author=None) == []
    assert sheet.rows(ideas, author=author) == []
    assert sheet.words(ideas, id_) == ""
    assert sheet.find(id_) is None
    assert not hanging(sheet, sheet.place(ideas), id_)
    assert "secret" not in told(sheet)
    hidden = sheet.hidden_behind(weigh)
    assert hidden is not None
    assert (hidden.exercise.id, hidden.page.id, sheet.is_begun(hidden)) == ("1.1", "alone", True)
    own = sheet.own_turn(author)
    assert [row.words for row in own.rows(ideas, author=author)] == ["Annas secret"]
    assert own.grid_rows(weigh) == [], "nothing to build on for its own writer either"
    round_at(sheet, "alone").reveal()
    assert [row.words for row in sheet.grid_rows(weigh)] == ["Annas secret"]
    assert sheet.hidden_behind(weigh) is None
    assert "Annas secret" in told(sheet)


def test_dots_of_another_exercise_are_hidden_there_too(tmp_path):
    """F3: a pick in 1.2 told how many dots were laid in 1.1."""
    sheet = made(
        tmp_path,
        page("list", "why", "l"), page("vote", "alone", "v"), page("seen", "share", "v"),
        field=[
            {"id": "l", "kind": "items", "columns": WORDS, "seeds": ["one", "two"]},
            {"id": "v", "kind": "votes", "by": "each", "from": "l"},
        ],
        more={"1.2": {
            "page": [page("pick", "decide", "p")],
            "field": [{"id": "p", "kind": "pick", "from": "1.1/l", "votes": "1.1/v", "at_most": 1}],
        }},
    )  # fmt: skip
    votes, pick = sheet.field("1.1/v"), sheet.field("1.2/p")
    row = sheet.choices_from(votes)[0].id
    assert not sheet.is_begun(sheet.hidden_behind(pick))
    sheet.set(votes, row, "", 3, author=begin(sheet, "vote"))
    finish(sheet, "vote")
    assert sheet.dots(votes, row) == (0, 0)
    hidden = sheet.hidden_behind(pick)
    assert (hidden.exercise.id, hidden.page.id, sheet.is_begun(hidden)) == ("1.1", "vote", True)
    second = sheet.pack.exercises["1.2"]
    assert scene_of(sheet, second, second.page("pick")).content == ()
    round_at(sheet, "vote").reveal()
    assert sheet.dots(votes, row) == (3, 1)
    assert sheet.hidden_behind(pick) is None


@pytest.mark.parametrize("nameless", [False, True])
def test_a_field_on_two_pages_is_shown_when_both_are(tmp_path, nameless):
    """F5: after the first of two reveals one module showed what another hid."""
    sheet = made(
        tmp_path,
        page("first", "alone", "ideas", "how"), page("second", "alone", "ideas", "how"),
        page("seen", "share", "ideas", "how"), page("choose", "decide", "choose"),
        field=[
            {"id": "ideas", "kind": "items", "by": "each", "columns": WORDS},
            {"id": "how", "kind": "scale", "by": "both"},
            {"id": "choose", "kind": "pick", "from": "ideas"},
        ],
    )  # fmt: skip
    ideas, how, choose = (sheet.field(f"1.1/{name}") for name in ("ideas", "how", "choose"))
    anna = sheet.people()[0].id
    if nameless:
        for page_id in ("first", "second"):
            round_at(sheet, page_id).set_mode(ANONYMOUS[1:])
    for page_id in ("first", "second"):
        author = begin(sheet, page_id)
        sheet.workbook.add_item(sheet.place(ideas), {"words": f"zq{page_id}"}, author=author)
        sheet.set(how, "", "", 4, author=author)
        finish(sheet, page_id)
        assert not sheet.is_shown(ideas)
        assert (
            sheet.rows(ideas, author=None)
            == Cards(sheet, ideas).headings()
            == sheet.choices_from(choose)
            == []
        )
        assert sheet.spread(how, "", "").answered == 0
        assert not sheet.may_see_at(Key("1.1", "how", author=anna))
        assert sheet.is_begun(sheet.hidden_behind(choose))
        assert "zq" not in told(sheet)
        round_at(sheet, page_id).reveal()
    assert sheet.is_shown(ideas)
    assert [heading.words for heading in Cards(sheet, ideas).headings()] == ["zqfirst", "zqsecond"]
    assert sheet.spread(how, "", "").answered > 0
    assert sheet.names_may_be_told(how) != nameless
    assert sheet.hidden_behind(choose) is None
    assert "zqfirst" in told(sheet)
    assert "zqsecond" in told(sheet)


def test_what_somebody_opens_again_is_hidden_until_they_are_done(tmp_path):
    sheet = made(
        tmp_path,
        page("alone", "alone", "ideas"), page("seen", "share", "ideas"),
        field=[{"id": "ideas", "kind": "items", "by": "each", "columns": WORDS}],
    )  # fmt: skip
    ideas = sheet.field("1.1/ideas")
    for name in ("Anna", "Ben"):
        author = begin(sheet, "alone", name)
        sheet.workbook.add_item(sheet.place(ideas), {"words": f"zq{name}"}, author=author)
        finish(sheet, "alone", name)
    round_at(sheet, "alone").reveal()
    assert {row.words for row in sheet.rows(ideas, author=None)} == {"zqAnna", "zqBen"}
    begin(sheet, "alone", "Ben")
    assert {row.words for row in sheet.rows(ideas, author=None)} == {"zqAnna"}
    assert "zqBen" not in told(sheet)
    finish(sheet, "alone", "Ben")
    assert {row.words for row in sheet.rows(ideas, author=None)} == {"zqAnna", "zqBen"}


def test_a_field_that_nobody_answers_alone_waits_for_nothing_and_shows_nobodys(tmp_path):
    """A pack may say *both* and have no page for it; a stranger's file may hold answers all the same."""
    sheet = made(
        tmp_path,
        page("agree", "decide", "how"),
        field=[{"id": "how", "kind": "scale", "by": "both"}],
    )  # fmt: skip
    how = sheet.field("1.1/how")
    sheet.set(how, "", "", 5, author=sheet.people()[0].id)
    sheet.set(how, "", "", 2, author=GROUP)
    assert sheet.hidden_behind(how) is None
    assert sheet.spread(how, "", "").values == []
    assert sheet.value(how) == 2


def test_a_choice_among_hidden_rows_waits_with_them(tmp_path):
    """A column whose options are what each wrote alone has no options to show before the reveal."""
    choice = {"id": "which", "kind": "choice", "from": "1.1/ideas"}
    sheet = made(
        tmp_path,
        page("alone", "alone", "ideas"), page("list", "decide", "list"),
        field=[
            {"id": "ideas", "kind": "items", "by": "each", "columns": WORDS},
            {"id": "list", "kind": "items", "columns": [*WORDS, choice]},
        ],
    )  # fmt: skip
    ideas, listed = sheet.field("1.1/ideas"), sheet.field("1.1/list")
    author = begin(sheet, "alone")
    sheet.workbook.add_item(sheet.place(ideas), {"words": "zqidea"}, author=author)
    finish(sheet, "alone")
    assert sheet.named_options(listed, "which") == []
    assert sheet.is_begun(sheet.hidden_behind(listed))
    round_at(sheet, "alone").reveal()
    assert [words for _id, words in sheet.named_options(listed, "which")] == ["zqidea"]
