"""Pictures: what is drawn, that words and table say all of it, and that nobody's *don't know* is a number."""

from html import escape

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exercises.answers.again import again
from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.pictures import PICTURES
from exercises.pictures.common import broken, decimal, short
from exercises.pictures.plan_progress import by_status
from exercises.start.seeding import seed_parents
from export.html import render as html
from export.pdf import render as pdf
from tests.helpers.rated import add, agree, alone, people, rows
from tests.helpers.revealed import reveal_all
from ui.context import Context
from ui.look.look import Look
from ui.pages.group_page import GroupPage
from ui.parts.roving import PlaceButton
from ui.session import Session
from workbook.blocks import Document, Figure
from workbook.follow_up import Turns
from workbook.picture import Caption, Circle, Diamond, Line, Picture, Poly, Rect
from workbook.tokens import LIGHT

PACK = shipped_pack()
RATED = {
    "pairs": ("1.3", "1.3/shaping", ("today", "wanted")),
    "ratio": ("2.3", "2.3/quality", ("delivery", "expectation")),
    "matrix": ("2.1", "2.1/rating", ("importance", "met")),
    "profile": ("4.3", "4.3/system_now", ("now",)),
    "house": ("5.1", "5.1/house", ("today", "wanted")),
    "radar": ("6.1", "6.1/rating", ("value",)),
}
DRAWN = pytest.mark.parametrize("kind", RATED)


@pytest.fixture
def sheet(sheet: Sheet) -> Sheet:
    people(sheet, "Anna", "Ben", "Cara", "Dan")
    services = add(sheet, "0.1/services", "Home care", "Alarms")
    sheet.set(sheet.field("2.3/focus"), "", "", services)
    seed_parents(sheet, PACK.exercises["2.3"])
    (pupils,) = add(sheet, "1.1/groups", "pupils")
    add(sheet, "2.1/needs", "Be seen", "Know when", "Lock the door", "Rest", parent=pupils)
    return sheet


def draw(sheet: Sheet, kind: str, chosen: str = "") -> Picture:
    exercise_id, reference, _columns = RATED[kind]
    exercise = PACK.exercises[exercise_id]
    reveal_all(sheet, exercise_id)
    named = next(picture for picture in exercise.pictures.values() if picture.kind == kind)
    return PICTURES[kind].draw(sheet, exercise, named, rows(sheet, reference), chosen)


def fill(sheet: Sheet, kind: str, *values: object) -> None:
    for column in RATED[kind][2]:
        agree(sheet, RATED[kind][1], column, values)


def written(picture: Picture) -> str:
    return " ".join(shape.text for shape in picture.shapes if isinstance(shape, Caption))


def test_every_kind_is_in_the_pack_and_drawn_here():
    named = {picture.kind for exercise in PACK.exercises.values() for picture in exercise.pictures.values()}
    assert named == set(PICTURES)
    assert named - set(RATED) == {"progress", "run_chart"}


@DRAWN
def test_words_and_table_say_everything(sheet, kind):
    fill(sheet, kind, 2, 4, "?", None)
    alone(sheet, RATED[kind][1], RATED[kind][2][0], 3, 1, 2, 4, "?")
    picture = draw(sheet, kind)
    named = rows(sheet, RATED[kind][1])
    heading, *body = picture.table
    assert all(len(line) == len(heading) for line in body)
    assert all(cell for line in body for cell in line), "no cell of the table is empty"
    for row in named[:3]:
        assert row.words in picture.description
        assert any(row.words in cell for line in body for cell in line)
    said = "{} {}" if kind == "matrix" else "agreed {}"
    first = "Important"
    assert all(
        said.format(*((first, n) if kind == "matrix" else (n,))) in picture.description for n in (2, 4)
    )
    assert "don't know" in picture.description
    assert len(picture.points) == len({point.id for point in picture.points})
    assert all(point.words for point in picture.points)


@DRAWN
def test_everything_is_inside_the_picture(sheet, kind):
    long = (
        "A name that is quite a bit longer than anybody would wish, Verwaltungsvereinfachungsgesetz included"
    )
    listed = sheet.field(sheet.field(RATED[kind][1]).rows, RATED[kind][0])
    sheet.set(listed, rows(sheet, RATED[kind][1])[1].id, listed.columns[0].id, long)
    columns = sheet.field(RATED[kind][1]).columns
    fill(sheet, kind, columns[0].high, columns[0].low, columns[0].high)
    for person in range(4):
        alone(sheet, RATED[kind][1], columns[0].id, person, 1, 1, 1, 1)
    picture = draw(sheet, kind)
    for shape in picture.shapes:
        for x, y in corners(shape):
            assert -1 <= x <= picture.width + 1, shape
            assert -1 <= y <= picture.height + 1, shape
    for point in picture.points:
        assert 0 <= point.x <= picture.width
        assert 0 <= point.y <= picture.height


def corners(shape) -> list[tuple[float, float]]:
    if isinstance(shape, Line):
        return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
    if isinstance(shape, Circle | Diamond):
        return [(shape.cx - shape.r, shape.cy - shape.r), (shape.cx + shape.r, shape.cy + shape.r)]
    if isinstance(shape, Rect):
        return [(shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h)]
    if isinstance(shape, Poly):
        return list(shape.points)
    wide = 0.45 * shape.size * len(shape.text) * (0 if shape.angle else 1)
    start = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    return [(shape.x - start, shape.y), (shape.x - start + wide, shape.y)]


@DRAWN
def test_no_average_includes_dont_know(sheet, kind):
    """The picture of three who know and one who does not is that of the three, but for the words about it."""
    reference, columns = RATED[kind][1], RATED[kind][2]
    for column in columns:
        alone(sheet, reference, column, 0, 2, 4, 4, None)
    without = draw(sheet, kind).shapes
    for column in columns:
        alone(sheet, reference, column, 0, 2, 4, 4, "?")
    assert draw(sheet, kind).shapes == without


@DRAWN
def test_dont_know_alone_has_no_place_on_any_scale(sheet, kind):
    reference, columns = RATED[kind][1], RATED[kind][2]
    empty = draw(sheet, kind)
    for column in columns:
        alone(sheet, reference, column, 0, "?", "?", "?", "?")
        agree(sheet, reference, column, ["?"])
    said = draw(sheet, kind)

    def signs(picture: Picture) -> list[object]:
        return [shape for shape in picture.shapes if not isinstance(shape, Caption)]

    assert signs(said) == signs(empty)
    assert "don't know" in said.description


@DRAWN
def test_an_empty_picture_is_drawn_and_says_so(sheet, kind):
    exercise_id, reference, _columns = RATED[kind]
    exercise = PACK.exercises[exercise_id]
    named = next(picture for picture in exercise.pictures.values() if picture.kind == kind)
    field = sheet.field(reference)
    for each in [field] if kind != "profile" else [f for f in exercise.fields.values() if f.kind == "grid"]:
        listed = sheet.field(each.rows, exercise_id)
        for row in sheet.rows_at(listed):
            sheet.workbook.remove_item(listed.place, row.id)
    picture = PICTURES[kind].draw(sheet, exercise, named, [], "")
    assert "Nothing to show yet." in picture.description
    assert picture.width > 0
    assert picture.height > 0
    assert picture.points == ()


@DRAWN
def test_paper_and_web_draw_it(sheet, kind):
    fill(sheet, kind, 2, 4, 3)
    picture = draw(sheet, kind)
    document = Document("Plan", "", "", "en", ("", ""), (Figure(picture, "Caption"),))
    assert pdf(document).startswith(b"%PDF")
    page = html(document).decode()
    drawn = page.count("<line") + page.count("<rect") + page.count("<poly") + page.count("<circle")
    assert drawn + page.count("<path") >= sum(not isinstance(shape, Caption) for shape in picture.shapes)
    assert all(hasattr(LIGHT, colour) for shape in picture.shapes for colour in colours(shape) if colour)


def colours(shape) -> list[str | None]:
    names = ("colour", "fill", "stroke")
    return [getattr(shape, name) for name in names if hasattr(shape, name)]


# --- one by one -----------------------------------------------------------------------------------------------------


def lines_of(picture: Picture, *, dashed: bool) -> list[Line]:
    return [
        shape
        for shape in picture.shapes
        if isinstance(shape, Line) and shape.colour in ("ink", "ink2") and bool(shape.dash) == dashed
    ]


def test_the_agreed_line_of_the_radar_is_broken_where_a_value_is_missing(sheet):
    agree(sheet, "6.1/rating", "value", [1, 2, 3, 4, 5, 6, 1, 2])
    assert len(lines_of(draw(sheet, "radar"), dashed=False)) == 8
    agree(sheet, "6.1/rating", "value", [1, 2, "?"])
    assert len(lines_of(draw(sheet, "radar"), dashed=False)) == 6
    agree(sheet, "6.1/rating", "value", [1, 2, "?", 4, 5, "?"])
    assert len(lines_of(draw(sheet, "radar"), dashed=False)) == 4


def test_last_time_is_dashed_and_told(sheet):
    agree(sheet, "6.1/rating", "value", [3, 4, 2, "?", 5, 5, 5, 5])
    assert lines_of(draw(sheet, "radar"), dashed=True) == []
    assert len(draw(sheet, "radar").table[0]) == 2
    again(sheet, PACK.exercises["6.1"])
    agree(sheet, "6.1/rating", "value", [5])
    picture = draw(sheet, "radar")
    assert len(lines_of(picture, dashed=True)) == 6
    assert lines_of(picture, dashed=False) == []
    assert "agreed 5, last time 3." in picture.description
    assert picture.table[0][2] == "Last time"
    assert [line[2] for line in picture.table[1:5]] == ["3", "4", "2", "–"]


def test_everybodys_dots_stand_beside_each_other_on_the_radar(sheet):
    alone(sheet, "6.1/rating", "value", 0, 3, 3, 3, "?")
    picture = draw(sheet, "radar")
    dots = [shape for shape in picture.shapes if isinstance(shape, Circle)]
    assert "answers 3, 3, 3, ?." in picture.description
    assert len(dots) == 3
    assert len({(dot.cx, dot.cy) for dot in dots}) == 3
    assert len({round(dot.cy, 3) for dot in dots}) == 1, "the first axis goes straight up"


def test_a_radar_names_an_axis_by_what_stands_before_the_colon(sheet):
    named = rows(sheet, "6.1/rating")
    picture = draw(sheet, "radar")
    assert short(named[0].words) in written(picture)
    assert named[0].words not in written(picture)
    assert named[0].words in picture.description


@pytest.mark.parametrize(("n", "bars"), [(2, True), (3, False), (10, False), (11, True)])
def test_a_radar_with_too_many_or_too_few_axes_becomes_bars(sheet, n, bars):
    signs = sheet.field("6.1/signs")
    while len(sheet.rows(signs)) > n:
        sheet.workbook.remove_item(signs.place, sheet.rows(signs)[-1].id)
    while len(sheet.rows(signs)) < n:
        add(sheet, "6.1/signs", f"Sign {len(sheet.rows(signs))}")
    fill(sheet, "radar", *[3] * n)
    picture = draw(sheet, "radar")
    assert bars != any(isinstance(shape, Poly) for shape in picture.shapes)
    assert len(picture.points) == n
    assert len([shape for shape in picture.shapes if isinstance(shape, Diamond)]) == 2 * n


def test_the_quotient_is_told_with_both_its_numbers(sheet):
    agree(sheet, "2.3/quality", "delivery", [2, 2, 4, 3])
    agree(sheet, "2.3/quality", "expectation", [4, 2, 2, 5])
    picture = draw(sheet, "ratio")
    assert [line[3] for line in picture.table[1:5]] == ["0.5", "1.0", "2.0", "0.6"]
    assert "0.5 (What they get agreed 2, What they expect agreed 4)" in picture.description
    axis = max(shape.x1 for shape in picture.shapes if isinstance(shape, Line))
    bars = [shape for shape in picture.shapes if isinstance(shape, Rect)]
    assert bars[0].x + bars[0].w == pytest.approx(axis), "below 1.0 the bar ends at the axis"
    assert bars[1].x == pytest.approx(axis), "above 1.0 it begins there"
    assert {"Home care", "Alarms"} <= {shape.text for shape in picture.shapes if isinstance(shape, Caption)}
    assert any("(Alarms)" in line[0] for line in picture.table)


@pytest.mark.parametrize("kind", ["pairs", "ratio", "house"])
def test_what_is_not_agreed_is_blue_and_striped_and_the_picture_says_so(sheet, kind):
    """Stripes are seen in black and white too, and nothing of what is agreed has any."""
    words = "Not settled: the middle of your answers"

    def blue(picture: Picture) -> list[object]:
        return [shape for shape in picture.shapes if "people" in colours(shape)]

    reference, columns = RATED[kind][1], RATED[kind][2]
    for column in columns:
        alone(sheet, reference, column, 0, 2, 2, 4, 4)
    alone(sheet, reference, columns[-1], 0, 4, 4, 4, 4)
    picture = draw(sheet, kind)
    assert len([shape for shape in blue(picture) if isinstance(shape, Line)]) > 6
    assert not [shape for shape in blue(picture) if getattr(shape, "fill", None) == "people"]
    assert words in written(picture)
    fill(sheet, kind, 3)
    assert blue(draw(sheet, kind)) == []
    assert words not in written(draw(sheet, kind))


def test_the_gap_between_today_and_wanted_is_a_number_with_its_sign(sheet):
    agree(sheet, "1.3/shaping", "today", [2, 5, 3])
    agree(sheet, "1.3/shaping", "wanted", [4, 2, 3])
    said = written(draw(sheet, "pairs"))
    assert "+2" in said
    assert "−3" in said
    assert "+0" not in said


def test_the_house_is_filled_from_the_foundation_to_the_roof(sheet):
    agree(sheet, "5.1/house", "today", [4, 0, 2, 1, 3, 4])
    picture = draw(sheet, "house")
    filled = [shape for shape in picture.shapes if isinstance(shape, Poly) and shape.fill == "sunk"]
    assert len(filled) == 5, "nothing of the first floor"
    along = [shape for shape in picture.shapes if isinstance(shape, Rect) and shape.fill == "ink"]
    assert len(along) == 5 + 1, (
        "a tint may vanish on a copier, the bar along the floor does not; one is the key"
    )
    assert {"4", "0", "2", "1", "3"} <= set(written(picture).split())
    lowest, roof = filled[0], filled[-1]
    assert max(y for _x, y in lowest.points) > max(y for _x, y in roof.points)
    assert len(roof.points) == 5, "a roof that is wholly there has its peak"


def test_the_profile_has_the_names_of_its_levels_and_a_line_within_each(sheet):
    for field in ("system_now", "employee_now", "meeting_now"):
        agree(sheet, f"4.3/{field}", "now", [1, 3, 5, 2])
    picture = draw(sheet, "profile")
    assert len(lines_of(picture, dashed=False)) == 9
    assert len({line[0] for line in picture.table[1:]}) == 3
    agree(sheet, "4.3/system_now", "now", [1, "?", 5, 2])
    assert len(lines_of(draw(sheet, "profile"), dashed=False)) == 7


def test_no_dot_of_anybodys_is_hidden_by_the_diamond_or_left_out(sheet):
    for kind, reference, column in (("radar", "6.1/rating", "value"), ("profile", "4.3/system_now", "now")):
        people(sheet, *[f"Person {n}" for n in range(9 if kind == "radar" else 0)])
        alone(sheet, reference, column, 0, *[3] * 13)
        agree(sheet, reference, column, [3])
        shapes = draw(sheet, kind).shapes
        dots = [shape for shape in shapes if isinstance(shape, Circle) and shape.fill == "people"]
        (tip, *_rest) = [shape for shape in shapes if isinstance(shape, Diamond) and shape.fill == "ink"]
        assert len(dots) == 13
        assert len({(dot.cx, dot.cy) for dot in dots}) == 13
        assert all(abs(dot.cx - tip.cx) + abs(dot.cy - tip.cy) > tip.r for dot in dots)


def grow(sheet: Sheet, kind: str, n: int) -> None:
    """The picture's list gets so many rows, the first with a name of sixty letters."""
    exercise_id, reference, columns = RATED[kind]
    listed = sheet.field(sheet.field(reference).rows, exercise_id)
    found = sheet.rows(listed)
    for row in found[n:]:
        sheet.workbook.remove_item(listed.place, row.id)
    parent = found[0].parent
    add(sheet, f"{exercise_id}/{listed.id}", *[f"Rad {k}" for k in range(len(found), n)], parent=parent)
    first = rows(sheet, reference)[0].id
    sheet.set(
        listed, first, listed.columns[0].id, "Omsorgsplaneringssamordnarens återkommande uppföljningsmöten"
    )
    for column in columns:
        agree(sheet, reference, column, [2] * n)


@pytest.mark.slow
@pytest.mark.parametrize("n", [1, 2, 25])
@DRAWN
def test_one_row_or_many_stay_inside_and_stand_in_the_table(sheet, kind, n):
    grow(sheet, kind, n)
    picture = draw(sheet, kind)
    for shape in picture.shapes:
        for x, y in corners(shape):
            assert -1 <= x <= picture.width + 1, shape
            assert -1 <= y <= picture.height + 1, shape
    named = rows(sheet, RATED[kind][1])
    cells = [" ".join(line) for line in picture.table]
    for row in named:
        assert any(row.words in line for line in cells)
    assert len(picture.points) >= len(named)


def levels(picture: Picture) -> list[tuple[float, float, float, str]]:
    """Where the level words stand: left, right, baseline."""
    found = []
    for shape in picture.shapes:
        if isinstance(shape, Caption) and shape.text and not shape.angle:
            wide = 0.46 * shape.size * len(shape.text)
            left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            found.append((left, left + wide, shape.y, shape.text))
    return found


@pytest.mark.slow
@DRAWN
@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_no_words_lie_over_others(sheet, kind, language):
    """The texts of the pack in every language, with a long name among them."""
    sheet.language = language
    grow(sheet, kind, 8)
    for column in RATED[kind][2]:
        alone(sheet, RATED[kind][1], column, 5, 1, 1, 3, 3)
    found = levels(draw(sheet, kind))
    for number, (left, right, y, text) in enumerate(found):
        for other_left, other_right, other_y, other in found[number + 1 :]:
            apart = abs(y - other_y) >= 13 or right <= other_left or other_right <= left
            assert apart, (text, other)


@DRAWN
def test_paper_and_web_say_the_same_words(sheet, kind):
    fill(sheet, kind, 2, 4, 3)
    picture = draw(sheet, kind)
    document = Document("Plan", "", "", "en", ("", ""), (Figure(picture, ""),))
    page = html(document).decode()
    paper = pypdfium2.PdfDocument(pdf(document))
    said = "".join("".join(sheet_.get_textpage().get_text_bounded().split()) for sheet_ in paper)
    paper.close()
    for shape in picture.shapes:
        if isinstance(shape, Caption):
            assert escape(shape.text, quote=False) in page
            assert "".join(shape.text.split()).replace("−", "-") in said.replace("−", "-")


# --- on the page ----------------------------------------------------------------------------------------------------


@pytest.fixture
def page_of(sheet, qapp):
    made: list[GroupPage] = []
    session = Session(sheet.workbook, PACK)

    def make(exercise_id: str, page_id: str) -> GroupPage:
        exercise = PACK.exercises[exercise_id]
        page = GroupPage(Context(Look.light(), session, exercise, exercise.page(page_id)))
        page.resize(1200, 900)
        page.show()
        made.append(page)
        return page

    yield make
    for page in made:
        page.deleteLater()


def press_point(page: GroupPage, words: str) -> None:
    """The point of the picture that says so, with Enter."""
    (button,) = [b for b in page.findChildren(PlaceButton) if b.accessibleName().startswith(words)]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_value_of_the_run_chart_leads_to_its_action(sheet, page_of, qtbot):
    plan, turns = sheet.plan, Turns(sheet.workbook)
    open_, dropped = plan.catch("Write a letter", label=""), plan.catch("Ring if late", label="", choice="no")
    for action, meeting, value in ((open_, "", "7 of 20"), (dropped, "an earlier one", "9")):
        turn = turns.add(action.id, meeting)
        turns.set(turn.id, "date", "2026-03-10")
        turns.set(turn.id, "value", value)
    page = page_of("6.4", "figures")
    with qtbot.waitSignal(page.go) as gone:
        press_point(page, "Write a letter")
    assert gone.args == ["6.4", "turn", open_.id]
    with qtbot.waitSignal(page.go) as gone:
        press_point(page, "Ring if late")
    assert gone.args == ["6.3", "plan", dropped.id], "what is not open stands in the plan only"


def test_a_row_of_the_plan_that_nobody_has_written_yet_is_no_action(sheet):
    sheet.plan.catch("Write a letter", label="")
    sheet.plan.catch(" ", label="")
    assert sum(map(len, by_status(sheet).values())) == 1


def test_a_row_of_the_profile_leads_to_where_it_was_agreed(sheet, page_of, qtbot):
    row = rows(sheet, "4.3/employee_now")[1]
    page = page_of("4.3", "profile")
    (point,) = [b for b in page.findChildren(PlaceButton) if row.words in b.accessibleName()]
    with qtbot.waitSignal(page.go) as gone:
        press_point(page, point.accessibleName())
    assert gone.args == ["4.3", "agree_employee", row.id]


def test_words_are_broken_into_lines_and_numbers_follow_the_language(sheet):
    assert broken("one two three", 60, 15) == ["one two", "three"]
    assert broken("Verwaltungsvereinfachung", 80, 15)[0].endswith("-")
    assert broken("a b c d e f g h i j k l m n", 40, 15, most=2)[1].endswith("…")
    assert broken("", 40, 15) == [""]
    assert decimal(sheet, 2.5) == "2.5"
    sheet.language = "sv"
    assert decimal(sheet, 2.5) == "2,5"
    assert decimal(sheet, 2.0) == "2"
