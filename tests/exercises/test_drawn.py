"""Pictures in the minutes and on the big screen: of what the group agreed on and has shown, and of nothing else."""

import io

import pytest
from pypdf import PdfReader

from exercises.answers.sheet import Sheet
from exercises.content.drawn_pictures import columns_of, drawn
from exercises.content.gather_minutes import meeting_numbered, minutes_content
from exercises.packs.reader import read_pack, shipped_pack
from exercises.scene.scene import scene_of
from exercises.start.seeding import new_workbook
from exercises.together.private_round import PrivateRound
from export import html, pdf
from export.what import DOCUMENTS
from tests.helpers.filled import fill
from tests.helpers.rated import add, agree, alone, people, reveal
from ui.look.look import Look
from ui.presenter.stage import Stage
from workbook.blocks import Text
from workbook.follow_up import Turns
from workbook.meeting import Meetings
from workbook.minutes_content import Worked
from workbook.picture import Caption, Drawn, Picture
from workbook.scene_parts import Scene, ScenePart

PACK = shipped_pack()


@pytest.fixture
def sheet(sheet: Sheet) -> Sheet:
    people(sheet)
    Meetings(sheet.workbook).start("2026-03-10", [])
    return sheet


def worked(sheet: Sheet, exercise: str, meeting: int = 1) -> Worked:
    content = minutes_content(sheet, meeting_numbered(sheet, meeting))
    return next(one for one in content.exercises if one.number == exercise)


def measure(sheet: Sheet, action: str, value: str) -> None:
    turns = Turns(sheet.workbook)
    turns.set(turns.add(action, sheet.meeting_id()).id, "value", value)


def test_a_picture_waits_until_the_group_has_agreed(sheet):
    Meetings(sheet.workbook).touch("6.1")
    for value in (2, 3, 5):
        alone(sheet, "6.1/rating", "value", 0, *[value] * 3)
    reveal(sheet, "6.1")
    assert worked(sheet, "6.1").pictures == ()
    agree(sheet, "6.1/rating", "value", [3, 4, "?"])
    (radar,) = worked(sheet, "6.1").pictures
    assert radar.kind == "radar"
    assert radar.picture.table[1][1] == "agreed 3"


def test_what_a_group_need_not_agree_on_is_drawn_once_it_is_shown(sheet):
    Meetings(sheet.workbook).touch("3.1")
    alone(sheet, "3.1/climate", "holds", 0, 2, 4, "?")
    assert worked(sheet, "3.1").pictures == ()
    reveal(sheet, "3.1")
    (profile,) = worked(sheet, "3.1").pictures
    assert profile.picture.table[1][2] == "not agreed, middle 3; answers 2, 4, ?"


def test_what_is_only_known_not_to_be_known_is_no_number(sheet):
    Meetings(sheet.workbook).touch("6.1")
    agree(sheet, "6.1/rating", "value", ["?"])
    (radar,) = worked(sheet, "6.1").pictures
    assert radar.picture.table[1][1] == "agreed: don't know"


def test_a_matrix_says_what_its_numbers_stand_for(sheet):
    Meetings(sheet.workbook).touch("2.1")
    (pupils,) = add(sheet, "1.1/groups", "pupils")
    add(sheet, "2.1/needs", "Be seen.", "Know when.", parent=pupils)
    agree(sheet, "2.1/rating", "importance", [5, 4])
    agree(sheet, "2.1/rating", "met", [2, 3])
    (matrix,) = worked(sheet, "2.1").pictures
    assert matrix.numbers == ("1. Be seen.", "2. Know when.")


def test_every_exercise_with_a_picture_has_it_on_paper_and_on_the_page(sheet):
    add(sheet, "0.1/services", "School meals", "Home care")
    fill(sheet)
    meetings = Meetings(sheet.workbook)
    for exercise in PACK.exercises:
        meetings.touch(exercise)
    action = sheet.plan.catch("Ring when we are late", label="")
    measure(sheet, action.id, "12 of 20")
    content = minutes_content(sheet)
    drawn = {one.number: [picture.kind for picture in one.pictures] for one in content.exercises}
    expected = {
        exercise.id: [picture.kind for picture in exercise.pictures.values()]
        for exercise in PACK.exercises.values()
    }
    assert drawn == expected
    document = DOCUMENTS["minutes"](content)
    titles = [picture.title for one in content.exercises for picture in one.pictures]
    pages = PdfReader(io.BytesIO(pdf.render(document))).pages
    paper = " ".join(page.extract_text() for page in pages)
    page = html.render(document).decode()
    assert page.count("<svg") >= len(titles)
    for title in titles:
        assert title in " ".join(paper.split())
        assert title in page


def test_the_room_sees_a_picture_when_everything_in_it_has_been_shown(sheet):
    exercise = PACK.exercises["6.1"]
    page = next(page for page in exercise.pages if page.picture)

    def pictured() -> list[ScenePart]:
        return [block for block in scene_of(sheet, exercise, page).content if isinstance(block, Drawn)]

    alone(sheet, "6.1/rating", "value", 0, 2, 3, 5)
    agree(sheet, "6.1/rating", "value", [3, 4])
    assert pictured() == []
    reveal(sheet, "6.1")
    assert len(pictured()) == 1


def test_a_picture_stands_on_the_big_screen_and_one_too_tall_does_not(sheet, qtbot):
    def pages(height: float) -> int:
        stage = Stage(Look.light())
        qtbot.addWidget(stage)
        stage.resize(1920, 1080)
        drawn = Picture(300, height, (Caption(10, 20, "high"),), "A picture.")
        stage.show_scene(Scene(question="So?", content=(Text("Words"), Drawn("Drawn", drawn))))
        assert "A picture." in stage.accessibleName()
        return stage.pages

    assert (pages(400), pages(1400)) == (2, 1)


def test_the_minutes_of_an_earlier_meeting_do_not_tell_what_was_measured_since(sheet):
    meetings = Meetings(sheet.workbook)
    meetings.touch("6.4")
    action = sheet.plan.catch("Ring when we are late", label="")
    measure(sheet, action.id, "7 of 20")
    meetings.start("2026-04-21", [])
    meetings.touch("6.4")
    assert worked(sheet, "6.4").pictures == ()
    assert [picture.kind for picture in worked(sheet, "6.4", 2).pictures] == ["progress", "run_chart"]


ELSEWHERE = """
format = 1
id = "elsewhere"
version = "1"
languages = ["en"]
chapters = [1]
"""
RATED = """
id = "1.1"
chapter = 1
minutes = 30

[[page]]
id = "list"
step = "why"
fields = ["people", "things"]

[[page]]
id = "rate"
step = "alone"
fields = ["rating"]

[[page]]
id = "agree"
step = "decide"
fields = ["rating"]

[[field]]
id = "people"
kind = "participants"

[[field]]
id = "things"
kind = "items"
columns = [{ id = "name", kind = "short_text" }]

[[field]]
id = "rating"
kind = "grid"
by = "both"
rows = "things"
columns = [{ id = "now", kind = "scale" }, { id = "then", kind = "scale" }]
"""
LOOKED_AT = """
id = "1.2"
chapter = 1
minutes = 30

[[page]]
id = "look"
step = "decide"
fields = ["rating"]
picture = "seen"

[[field]]
id = "rating"
kind = "long_text"

[[picture]]
id = "seen"
kind = "matrix"
across = "1.1/rating.now"
up = "1.1/rating.then"
"""


def test_a_picture_may_be_drawn_from_another_exercise(tmp_path):
    """Not from a field of the same name in its own; and it waits for what is answered alone over there."""
    folder = tmp_path / "elsewhere"
    for name, text in (("1.1", RATED), ("1.2", LOOKED_AT)):
        (folder / name).mkdir(parents=True)
        (folder / name / "exercise.toml").write_text(text, encoding="utf-8")
        (folder / name / "en.toml").write_text("", encoding="utf-8")
    (folder / "pack.toml").write_text(ELSEWHERE, encoding="utf-8")
    (folder / "en.toml").write_text("", encoding="utf-8")
    pack = read_pack(folder, trusted=True)
    workbook = new_workbook(tmp_path / "elsewhere.samsyn", pack, language="en")
    sheet, here = Sheet(workbook, pack), pack.exercises["1.2"]
    for person in ("Ada", "Bo"):
        add(sheet, "1.1/people", person)
    (thing,) = add(sheet, "1.1/things", "The lamp")
    rating, page = sheet.field("1.1/rating"), pack.exercises["1.1"].page("rate")
    assert columns_of(sheet, here, here.pictures["seen"]) == [(rating, "now"), (rating, "then")]

    def room() -> list[ScenePart]:
        shown = scene_of(sheet, here, here.pages[0]).content
        return [block for block in shown if isinstance(block, Drawn)]

    held = PrivateRound(sheet, pack.exercises["1.1"], page)
    for person in sheet.people():
        author = held.begin(person.id)
        for column in ("now", "then"):
            sheet.set(rating, thing, column, 4, author=author)
        held.finish(person.id)
    for column in ("now", "then"):
        sheet.set(rating, thing, column, 4)
    assert (drawn(sheet, here), room()) == ([], [])
    held.reveal()
    (picture,) = drawn(sheet, here)
    assert picture.numbers == ("1. The lamp",)
    assert len(room()) == 1
    workbook.close()
