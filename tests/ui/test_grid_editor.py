"""Grids of any columns, by keys: alone, everybody's side by side, agreed; and the picture beside them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTableWidget

from exercises.answers.sheet import Sheet
from exercises.fields.choice import choice_spread
from exercises.fields.spread import ChoiceSpread
from exercises.packs.reader import read_pack
from exercises.scene.scene import scene_of
from exercises.together.private_round import PrivateRound
from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import Drive, K, name_of, settle
from tests.helpers.revealed import as_if_shown
from ui.editors.grid_editor import GridEditor
from ui.editors.grid_row import BESIDE, STACKED, UNDER
from ui.editors.row_words import short_name
from ui.editors.spread_editor import SpreadEditor
from ui.editors.spread_words import choice_words, who_may_start
from ui.pages.picture_side import PictureSide
from ui.parts.matrix_view import PictureView
from ui.parts.words import Words
from ui.window import Window
from workbook.blocks import Facts, Text
from workbook.model import PEOPLE
from workbook.scene_parts import Columns, Strips

PACK = """
format = 1
id = "grids"
version = "1"
languages = ["en"]
chapters = [1]
[[programme]]
id = "all"
exercises = [["1.1", 60]]
"""
WORDS = """
title = "Grids"
[customer]
one = "guest"
the = "the guest"
many = "guests"
all = "the guests"
[chapters]
1 = "One"
[programmes.all]
title = "All of it"
"""
EXERCISE = """
id = "1.1"
chapter = 1
minutes = 60
page = [
    { id = "rows", step = "why", fields = ["services", "people"] },
    { id = "own", step = "alone", fields = ["judged"] },
    { id = "seen", step = "share", fields = ["judged"] },
    { id = "agree", step = "decide", fields = ["judged"] },
    { id = "plan", step = "decide", fields = ["plan"] },
    { id = "weigh", step = "decide", fields = ["weight"], picture = "matrix" },
    { id = "parts", step = "decide", fields = ["parts"] },
    { id = "levers", step = "decide", fields = ["chosen", "levers"] },
]
[[field]]
id = "people"
kind = "participants"
[[field]]
id = "services"
kind = "items"
columns = [
    { id = "name", kind = "short_text", required = true },
    { id = "known", kind = "tick" },
    { id = "size", kind = "scale" },
]
[[field]]
id = "judged"
kind = "grid"
by = "both"
required = true
rows = "services"
columns = [
    { id = "now", kind = "scale" },
    { id = "verdict", kind = "choice", options = ["real", "show"] },
    { id = "evidence", kind = "short_text", by = "group" },
]
[[field]]
id = "plan"
kind = "grid"
rows = "services"
columns = [
    { id = "next", kind = "short_text" },
    { id = "idea", kind = "long_text" },
    { id = "who", kind = "choice", from = "1.1/people" },
    { id = "days", kind = "choices", options = ["monday", "friday"] },
    { id = "done", kind = "tick" },
]
[[field]]
id = "weight"
kind = "grid"
rows = "services"
columns = [{ id = "effect", kind = "scale" }, { id = "effort", kind = "scale" }]
[[field]]
id = "parts"
kind = "items"
per = "services"
columns = [{ id = "name", kind = "short_text" }]
[[field]]
id = "chosen"
kind = "pick"
from = "parts"
[[field]]
id = "levers"
kind = "grid"
rows = "chosen"
columns = [{ id = "lever", kind = "short_text" }]
[[picture]]
id = "matrix"
kind = "matrix"
across = "weight.effort"
up = "weight.effect"
"""
TEXTS = """
title = "Services"
[pages]
rows.question = "Which?"
own.question = "How are they?"
seen.question = "Where do you differ?"
agree.question = "What do you agree on?"
plan.question = "What next?"
weigh.question = "What is worth it?"
parts.question = "Which parts?"
levers.question = "What do you do?"
[fields.people]
label = "People"
[fields.services]
label = "Services"
add = "Add a service"
[fields.services.columns]
name.label = "Service"
known.label = "Known to all"
size.label = "Size"
[fields.judged]
label = "How they are"
[fields.judged.columns]
now.label = "Works"
evidence.label = "What shows it"
[fields.judged.columns.verdict]
label = "Verdict"
options.real = "for real"
options.show = "for show"
[fields.plan]
label = "Plan"
[fields.plan.columns]
next.label = "Next step"
next.placeholder = "ask them"
idea.label = "Idea"
who.label = "Who"
done.label = "Done"
[fields.plan.columns.days]
label = "Days"
options.monday = "Monday"
options.friday = "Friday"
[fields.weight]
label = "Weight"
[fields.weight.columns]
effect.label = "Effect"
effort.label = "Effort"
[fields.parts]
label = "Parts"
add = "Add a part"
columns.name.label = "Part"
[fields.chosen]
label = "Chosen"
[fields.levers]
label = "Levers"
columns.lever.label = "Lever"
[pictures.matrix]
title = "Effect against effort"
across = "Effort"
up = "Effect"
quarters = ["a", "b", "c", "d"]
"""
SERVICES = ("Lunch: warm and on time", "Laundry", "Walks")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu
NAMES = ("Karin Holm", "Petra Lind", "Johan Vik")
SAID = {"Lunch: warm and on time": ("155", ("real", "show", "show")), "Laundry": ("333", ("real",) * 3)}
EVIDENCE = "Lunch: warm and on time: What shows it"


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    (folder / "1.1").mkdir()
    for name, text in (
        ("pack.toml", PACK),
        ("en.toml", WORDS),
        ("1.1/exercise.toml", EXERCISE),
        ("1.1/en.toml", TEXTS),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return read_pack(folder, trusted=True)


def fill(sheet: Sheet) -> dict[str, str]:
    """Three people, three services, and what each thought of two of them, not yet shown; words → id."""
    ids = {name: sheet.workbook.add_item(PEOPLE, {"name": name}).id for name in NAMES}
    services, judged = sheet.field("1.1/services"), sheet.field("1.1/judged")
    for words in SERVICES:
        ids[words] = sheet.workbook.add_item(sheet.place(services), {"name": words}).id
        numbers, verdicts = SAID.get(words, ("", ()))
        for name, number, verdict in zip(NAMES, numbers, verdicts, strict=False):
            sheet.set(judged, ids[words], "now", int(number), author=ids[name])
            sheet.set(judged, ids[words], "verdict", verdict, author=ids[name])
    return ids


def reveal(sheet: Sheet) -> None:
    exercise = sheet.pack.exercises["1.1"]
    held = PrivateRound(sheet, exercise, exercise.page("own"))
    for person in sheet.people():
        held.finish(person.id)
    held.reveal()


@pytest.fixture
def at(open_window, make_sheet, monkeypatch, pack):
    """Opens the window on a page: (window, its hands, words → id)."""
    monkeypatch.setattr("exercises.packs.carried.pack_of", lambda _workbook: pack)

    def make(page: str, *, shown: bool = True, before=None, width: int = 1440):
        workbook = (sheet := make_sheet("window", pack=pack, title="Us", programme="all")).workbook
        with workbook.without_history(), workbook.step(""):
            ids = fill(sheet)
            if shown:
                reveal(sheet)
            if before is not None:
                before(sheet, ids)
        workbook.close()
        window = open_window(ask=OnlyFiles(), size=(width, 900))
        window.open_path(workbook.path)
        if window.workbook_view().page_spec.id != page:
            window.workbook_view().go("1.1", page)
        settle()
        return window, Drive(window), ids

    return make


def page_of(window: Window):
    return window.workbook_view().frame.page


def said(window: Window) -> list[str]:
    """Every text that can be read on the page."""
    found = page_of(window).findChildren(Words)
    return [label.text() for label in found if label.isVisible() and label.text()]


def value(window: Window, field: str, row: str, column: str, author: str = ""):
    sheet = window.session.sheet
    window.session.flush()
    return sheet.own_turn(author).value(sheet.field(f"1.1/{field}"), row, column, author=author)


# --- a grid of many kinds -----------------------------------------------------------------------------------------


def test_tab_goes_row_by_row_and_every_kind_of_cell_is_answered_by_keys(at):
    window, drive, ids = at("plan")
    assert name_of(drive.focus()) == "Lunch: warm and on time: Next step"
    drive.type("ask the kitchen")
    drive.tab("Lunch: warm and on time: Idea")
    drive.type("a bell")
    drive.tab("Lunch: warm and on time: Who")
    drive.choose("Petra Lind")
    drive.tab("Lunch: warm and on time: Days, Monday")
    drive.press(K.Key_Space)
    drive.tab("Lunch: warm and on time: Days, Friday")
    drive.tab("Lunch: warm and on time: Done")
    drive.press(K.Key_Space)
    drive.tab("More for this row")
    drive.tab("Laundry: Next step")
    lunch = ids["Lunch: warm and on time"]
    assert value(window, "plan", lunch, "next") == "ask the kitchen"
    assert value(window, "plan", lunch, "idea") == "a bell"
    assert value(window, "plan", lunch, "who") == ids["Petra Lind"]
    assert value(window, "plan", lunch, "days") == ["monday"]
    assert value(window, "plan", lunch, "done") is True


def test_what_is_undone_is_shown_undone_and_an_unticked_tick_is_nothing(at):
    window, drive, ids = at("plan")
    drive.tab_to("Laundry: Done")
    drive.press(K.Key_Space)
    assert value(window, "plan", ids["Laundry"], "done") is True
    drive.press(K.Key_Space)
    assert value(window, "plan", ids["Laundry"], "done") is None
    drive.ctrl(K.Key_Z)
    assert drive.find("Laundry: Done").isChecked()


def test_enter_and_the_arrows_go_down_a_column_of_texts(at):
    window, drive, ids = at("plan")
    drive.type("one")
    drive.press(K.Key_Return)
    assert name_of(drive.focus()) == "Laundry: Next step"
    drive.type("two")
    drive.press(K.Key_Down)
    assert name_of(drive.focus()) == "Walks: Next step"
    drive.press(K.Key_Up, K.Key_Up)
    assert name_of(drive.focus()) == "Lunch: warm and on time: Next step"
    assert value(window, "plan", ids["Laundry"], "next") == "two"


def test_the_row_one_works_in_is_the_origin_of_what_is_caught(at):
    window, drive, ids = at("plan")
    drive.tab_to("Walks: Next step")
    editor = page_of(window).findChild(GridEditor)
    assert editor.current_id() == ids["Walks"]
    drive.ctrl(K.Key_K)
    drive.type("find a bench")
    drive.press(K.Key_Return)
    (action,) = window.session.sheet.plan.actions()
    assert action.origin == ("1.1", ids["Walks"])


def test_every_row_offers_to_catch_an_action(at):
    window, drive, ids = at("plan")
    drive.tab_to("Lunch: warm and on time: Done")
    drive.tab("More for this row")
    drive.press(K.Key_Space)
    drive.in_menu("Catch an action")
    drive.type("ask the kitchen")
    drive.press(K.Key_Return)
    (action,) = window.session.sheet.plan.actions()
    assert action.origin == ("1.1", ids["Lunch: warm and on time"])


def test_cells_stand_beside_the_words_under_them_or_under_each_other_by_the_room_there_is(at):
    window, _drive, _ids = at("plan")
    editor = page_of(window).findChild(GridEditor)
    found = []
    for width in (1200, 960, 420):
        editor.setFixedWidth(width)
        settle()
        found.append(editor._way[0])
    assert found == [BESIDE, UNDER, STACKED]


def test_words_that_are_a_short_name_and_what_it_means_stand_on_two_lines(at):
    assert short_name("Lunch: warm and on time") == ("Lunch", "Warm and on time")
    assert short_name("At 9:30 we walk") == ("At 9:30 we walk", "")
    window, _drive, _ids = at("plan")
    assert "Lunch" in said(window)
    assert "Warm and on time" in said(window)


def test_rows_stand_under_the_rows_they_belong_to(at):
    def before(sheet, ids):
        parts = sheet.place(sheet.field("1.1/parts"))
        for service, part in (("Walks", "the bench"), ("Laundry", "the iron"), ("Walks", "the weather")):
            ids[part] = sheet.workbook.add_item(parts, {"name": part}, parent=ids[service]).id
        sheet.set(
            sheet.field("1.1/chosen"), "", "", [ids[p] for p in ("the bench", "the weather", "the iron")]
        )

    window, _drive, _ids = at("levers", before=before)
    texts = said(window)
    levers = texts[texts.index("Levers") :]
    assert [t for t in levers if t in ("Laundry", "Walks", "the iron", "the bench", "the weather")] == [
        "Laundry", "the iron", "Walks", "the bench", "the weather",
    ]  # fmt: skip
    chosen = texts[texts.index("Chosen") : texts.index("Levers")]
    assert "Walks" in chosen
    assert "Laundry" in chosen


def test_a_list_takes_ticks_and_scales_in_its_rows(at):
    window, drive, _ids = at("rows")
    drive.back_to("Service")
    drive.tab_to("Known to all")
    drive.press(K.Key_Space)
    drive.tab()
    drive.type("4")
    row = page_of(window)._editors[0].current_id()
    assert value(window, "services", row, "known") is True
    assert value(window, "services", row, "size") == 4
    drive.tab_to("Service")
    assert "Known to all · Size 4" in said(window)


# --- alone, shared, agreed ----------------------------------------------------------------------------------------


def test_alone_nobody_is_asked_for_what_the_group_writes(at):
    window, drive, ids = at("own", shown=False)
    page_of(window).begin(ids["Johan Vik"])
    settle()
    assert not drive.sees("Walks: What shows it")
    editor = page_of(window).findChild(GridEditor)
    assert [cell.spec.id for cell in editor._rows[ids["Walks"]].cells] == ["now", "verdict"]
    assert editor._rows[ids["Walks"]].more is None
    drive.type("2")
    drive.tab("Walks: Verdict")
    drive.choose("for show")
    assert value(window, "judged", ids["Walks"], "verdict", ids["Johan Vik"]) == "show"
    page_of(window).finish()
    reveal(window.session.sheet)


def test_what_was_chosen_is_spread_and_told_in_words(at):
    window, _drive, ids = at("seen")
    editor = page_of(window).findChild(SpreadEditor)
    assert next(row.words for row in editor.listed()) == "Lunch: warm and on time"
    lines = editor._rows[ids["Lunch: warm and on time"]].strips["verdict"]
    assert lines.accessibleDescription() == "Two chose “for show”, one “for real”. Not settled."
    texts = said(window)
    assert "What shows it" not in texts
    assert any("Let whoever chose “for real” speak first." in text for text in texts)


def test_the_group_agrees_on_a_number_and_a_choice_and_writes_what_shows_it(at):
    window, drive, ids = at("agree")
    page_of(window).focus_first()
    lunch = ids["Lunch: warm and on time"]
    drive.type("5")
    drive.tab()
    drive.press(K.Key_Down, K.Key_Return)
    assert value(window, "judged", lunch, "now") == 5
    assert value(window, "judged", lunch, "verdict") == "show"
    drive.tab(EVIDENCE)
    drive.type("empty plates")
    assert value(window, "judged", lunch, "evidence") == "empty plates"
    assert "Why this? One line" not in [line.placeholderText() for line in _lines(window)]
    drive.press(K.Key_Escape)
    drive.tab_to("Laundry: Works 1, none of you", most=6)
    assert "What shows it: empty plates" in said(window)
    assert "1 of 3 settled" in window.workbook_view().frame.page.foot().words


def test_letters_and_f2_lead_from_a_strip_to_what_shows_it(at):
    window, drive, ids = at("agree")
    page_of(window).focus_first()
    drive.type("plates")
    assert name_of(drive.focus()) == EVIDENCE
    assert value(window, "judged", ids["Lunch: warm and on time"], "evidence") == "plates"
    drive.press(K.Key_Escape)
    drive.tab()
    drive.press(K.Key_F2)
    assert name_of(drive.focus()) == EVIDENCE


def test_an_agreed_choice_is_taken_back(at):
    window, drive, ids = at("agree")
    page_of(window).focus_first()
    drive.tab()
    drive.press(K.Key_Return)
    assert value(window, "judged", ids["Lunch: warm and on time"], "verdict") == "real"
    drive.press(K.Key_Backspace)
    assert value(window, "judged", ids["Lunch: warm and on time"], "verdict") is None


def _lines(window):
    from ui.parts.text_field import LineField

    return [line for line in page_of(window).findChildren(LineField) if line.isVisible()]


def test_a_choice_is_apart_where_no_more_than_half_chose_the_same():
    options = [("a", "one"), ("b", "two"), ("c", "three")]
    assert ChoiceSpread({"a": 2, "b": 2}, None).is_wide
    assert not ChoiceSpread({"a": 3, "b": 2}, None).is_wide
    assert not ChoiceSpread({}, None).is_wide
    assert not ChoiceSpread({"a": 1}, None).is_wide
    assert choice_words(ChoiceSpread({}, None), options, settling=False) == "Nobody has answered."
    assert choice_words(ChoiceSpread({"b": 2}, "b"), options) == "Two chose “two”. Agreed: two."
    assert who_may_start(ChoiceSpread({"a": 2, "b": 2}, None), options).endswith(
        "one from each side speak first."
    )
    assert not who_may_start(ChoiceSpread({"a": 2}, None), options)


# --- the picture --------------------------------------------------------------------------------------------------


def test_a_picture_stands_beside_a_grid_the_group_fills_in_and_leads_to_its_rows(at):
    window, drive, ids = at("weigh")
    drive.type("4")
    drive.tab()
    drive.type("2")
    view = page_of(window).findChild(PictureView)
    assert [point.id for point in view.picture_shown().points][:1] == [ids["Lunch: warm and on time"]]
    editor = page_of(window).findChild(GridEditor)
    view.chosen.emit(ids["Walks"])
    assert editor.current_id() == ids["Walks"]


def test_every_picture_is_a_table_too_and_follows_what_is_agreed(at):
    window, drive, _ids = at("weigh")
    drive.click("Show as a table")
    table = page_of(window).findChild(QTableWidget)
    assert table.accessibleName()
    assert table.columnCount() == 3
    assert table.rowCount() == len(SERVICES)
    assert not table.tabKeyNavigation()
    page_of(window).focus_first()
    before = table.item(0, 1).text()
    drive.type("4")
    window.session.flush()
    settle()
    assert table.item(0, 1).text() != before
    drive.click("Hide the table")
    settle()
    assert not drive.sees("Hide the table")


def test_where_it_is_narrow_the_picture_waits_behind_a_button_under_the_question(at):
    window, drive, _ids = at("weigh", width=800)
    view = page_of(window).findChild(PictureView)
    assert not view.isVisible()
    drive.click("Show the picture")
    assert view.isVisible()
    drive.click("Hide the picture")
    assert not view.isVisible()
    drive.window.resize(1440, 900)
    settle()
    assert view.isVisible()
    assert not drive.sees("Show the picture")
    side = page_of(window).findChild(PictureSide)
    assert side.x() > page_of(window).width() / 2


# --- the room -----------------------------------------------------------------------------------------------------


def scene(sheet: Sheet, page: str, item: str = ""):
    exercise = sheet.pack.exercises["1.1"]
    return scene_of(sheet, exercise, exercise.page(page), item=item)


@pytest.fixture
def sheet(make_sheet, pack) -> Sheet:
    return make_sheet("us", pack=pack, title="Us", programme="all")


def test_the_room_sees_nothing_before_the_reveal_and_then_numbers_choices_and_what_is_agreed(sheet):
    ids = fill(sheet)
    lunch = ids["Lunch: warm and on time"]
    sheet.set(sheet.field("1.1/judged"), lunch, "evidence", "empty plates")
    assert scene(sheet, "seen").content == ()
    assert scene(sheet, "agree").content == ()
    reveal(sheet)
    strips, choices = scene(sheet, "seen").content
    assert isinstance(strips, Strips)
    assert strips.strips[0].counts == ((1, 1), (5, 2))
    assert isinstance(choices, Columns)
    assert [(thing.words, thing.people) for thing in choices.heaps[0].things] == [
        ("for real", 1),
        ("for show", 2),
    ]
    sheet.set(sheet.field("1.1/judged"), lunch, "verdict", "show")
    *_rest, choices, told = scene(sheet, "agree", lunch).content
    assert [thing.chosen for thing in choices.heaps[0].things] == [False, True]
    assert told == Text("empty plates", lead_in="What shows it")


def test_the_room_sees_the_rows_of_the_groups_own_grid(sheet):
    ids = fill(sheet)
    plan = sheet.field("1.1/plan")
    for column, said_ in (
        ("next", "ask them"),
        ("who", ids["Karin Holm"]),
        ("days", ["monday"]),
        ("done", True),
    ):
        sheet.set(plan, ids["Walks"], column, said_)
    (facts,) = scene(sheet, "plan").content
    assert isinstance(facts, Facts)
    assert dict(facts.pairs)["Walks"] == "ask them\nWho: Karin Holm\nDays: Monday\nDone"


def test_hands_and_answers_without_names_are_counted_in_a_choice(sheet):
    ids = fill(sheet)
    exercise = sheet.pack.exercises["1.1"]
    held = PrivateRound(sheet, exercise, exercise.page("own"))
    assert held.can_count_hands
    held.count_hands(sheet.field("1.1/judged"), ids["Walks"], "verdict", {"show": 4})
    assert not choice_spread(as_if_shown(sheet), sheet.field("1.1/judged"), ids["Walks"], "verdict").counts
    held.set_hands_done(True)
    found = choice_spread(as_if_shown(sheet), sheet.field("1.1/judged"), ids["Walks"], "verdict")
    assert found.counts == {"show": 4}
    assert not found.is_wide
