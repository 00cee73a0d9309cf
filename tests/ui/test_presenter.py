"""The big screen: what the room may see, how large, on which screen, and that nothing private ever reaches it."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.scene.scene import scene_of
from exercises.start.seeding import new_workbook
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from tests.helpers.answers import NoTrouble
from tests.helpers.drive import CTRL, SHIFT, Drive, K, LostError, name_of, settle, wait_for
from tests.helpers.patience import PATIENCE
from ui.context import Context
from ui.look.look import Look
from ui.pages.alone_page import AlonePage
from ui.presenter.miniature import Miniature
from ui.presenter.room_window import PresenterWindow
from ui.presenter.stage import Stage, clock_words
from ui.screens import Box, mirrored, moved, room_screen
from ui.window import Window
from workbook.blocks import DutyGrid, Facts, Text
from workbook.meeting import Meetings
from workbook.model import GROUP, PEOPLE, Key, Place
from workbook.picture import Drawn, Picture
from workbook.scene_parts import Bars, Columns, Heap, PlanPart, Scene, Strip, Strips, Thing
from workbook.workbook import Workbook

NAMES = ("Anna Ek", "Bo Dahl", "Cecilia Falk", "David Gran", "Eva Holm", "Filip Ivarsson")
ROOT = Path(__file__).resolve().parents[2]


# -- what the room may see -----------------------------------------------------------------------


@pytest.fixture
def sheet(copy_of_sample):
    workbook = Workbook.open(copy_of_sample())
    yield Sheet(workbook, shipped_pack())
    workbook.close()


def at(sheet, exercise, page, **more):
    found = sheet.pack.exercise(exercise)
    return scene_of(sheet, found, found.page(page), **more)


def hide(sheet, exercise, page):
    """Takes a reveal back, as no window can."""
    with sheet.workbook.without_history():
        sheet.workbook.set(Key(exercise, "@revealed", page, round=sheet.round_of(exercise)), None)


def test_why_says_what_it_is_for(sheet):
    scene = at(sheet, "1.1", "intro")
    assert (scene.where, scene.question) == ("1.1 Who is the customer?", "Who are you here for?")
    assert scene.content == (Text(sheet.texts().exercise(sheet.pack.exercises["1.1"], "purpose")),)
    assert (scene.place, scene.prompt) == ("Why, step 1 of 4", "")


def test_shared_items_are_cards_in_groups_with_a_dot_for_each(sheet):
    scene = at(sheet, "3.2", "gather")
    (columns,) = scene.content
    assert isinstance(columns, Columns)
    assert columns.voice
    named = {heap.title: heap.things for heap in columns.heaps}
    cards = Cards(sheet, sheet.field("3.2/proposals"))
    assert [title for title in named if title] == [group.name for group in cards.groups()]
    assert sum(thing.people for heap in columns.heaps for thing in heap.things) == sum(
        card.people for card in cards.all()
    )
    assert scene.place == "Share, step 3 of 4"
    assert scene.prompt in sheet.texts().exercise_list(sheet.pack.exercises["3.2"], "facilitator.stuck")


def test_loose_cards_stand_without_a_heading(sheet):
    (columns,) = at(sheet, "1.1", "all").content
    assert isinstance(columns, Columns)
    assert [heap.title for heap in columns.heaps] == [""]


def test_one_need_at_a_time_with_its_spread(sheet):
    field = sheet.field("2.1/rating")
    row = next(row for row in sheet.grid_rows(field) if sheet.spread(field, row.id, "importance").is_wide)
    with sheet.workbook.without_history():
        sheet.set(field, row.id, "importance", None)
    scene = at(sheet, "2.1", "agree", item=row.id)
    assert (scene.question, scene.voice) == (row.words, True)
    strips, matrix = scene.content
    assert isinstance(strips, Strips)
    assert isinstance(matrix, Drawn)
    spread = sheet.spread(field, row.id, "importance")
    assert strips.strips[0] == Strip(
        "Important", 1, 5, tuple(sorted(spread.counts.items())), spread.dont_know, None
    )
    assert re.fullmatch(r"Let the (one|two|three) and the (four|five) speak first\.", scene.prompt)
    assert re.fullmatch(r"Decide, \d+ of 12", scene.place)
    under = at(sheet, "2.1", "agree", parent=row.parent, item=row.id)
    assert under.place != scene.place or under == scene


def test_dots_sums_and_the_cut(sheet):
    (bars,) = at(sheet, "3.2", "choose").content
    assert isinstance(bars, Bars)
    assert bars.cut == 4
    assert bars.voice
    assert [bar.chosen for bar in bars.bars] == [True] * 4 + [False] * (len(bars.bars) - 4)
    assert all(before.dots >= after.dots for before, after in pairwise(bars.bars))


def test_values_duties_and_the_plan(sheet):
    (facts,) = at(sheet, "3.2", "sentences").content
    assert isinstance(facts, Facts)
    assert facts.voice
    assert all(name and words for name, words in facts.pairs)
    (duties,) = at(sheet, "4.1", "agree").content
    assert isinstance(duties, DutyGrid)
    assert len(duties.roles) == 6
    assert len(duties.tasks) == 12
    held = {duty for _task, duties in duties.tasks for duty in duties if duty is not None}
    assert {(duty.code, duty.letter) for duty in held} == {
        ("accountable", "A"), ("responsible", "R"), ("consulted", "C"), ("informed", "i"),
    }  # fmt: skip
    parts = at(sheet, "6.3", "plan").content
    assert all(isinstance(part, PlanPart) for part in parts)
    assert [part.title for part in parts] == ["Now", "Later"]
    assert all(action.title for part in parts for action in part.actions)


def test_names_stand_only_beside_what_they_have_promised(sheet, qapp):
    """Actions are always named; nothing else is."""
    people = [person.words for person in sheet.people()]
    assert people
    for exercise in sheet.pack.exercises.values():
        for page in exercise.pages:
            if page.id not in ("plan", "turn"):
                told = repr(scene_of(sheet, exercise, page))
                assert [name for name in people if name in told] == [], (exercise.id, page.id)


def test_before_the_reveal_nobodys_value_is_even_looked_at(sheet, monkeypatch):
    rounds = [
        (exercise, page)
        for exercise in sheet.pack.exercises.values()
        for page in exercise.pages
        if page.by == "each"
    ]
    assert len(rounds) >= 4
    for exercise, page in rounds:
        hide(sheet, exercise.id, page.id)
    private = {(exercise.id, name) for exercise, page in rounds for name in page.fields}
    value, answers, items = Workbook.value, Workbook.answers, Workbook.items

    def guarded_value(self, key):
        assert key.author == GROUP or key.field.startswith("@"), key
        return value(self, key)

    def guarded_answers(self, place):
        assert tuple(place) not in private, place
        return answers(self, place)

    def guarded_items(self, place, **more):
        assert tuple(place) not in private or more.get("author") == GROUP, place
        return items(self, place, **more)

    monkeypatch.setattr(Workbook, "value", guarded_value)
    monkeypatch.setattr(Workbook, "answers", guarded_answers)
    monkeypatch.setattr(Workbook, "items", guarded_items)
    for exercise, page in rounds:
        pages = [page] + [p for p in exercise.pages if p.by == "group" and set(p.fields) & set(page.fields)]
        for each in pages:
            scene = scene_of(sheet, exercise, each, item="whatever", parent="whatever")
            assert scene.content == ()
            assert scene.prompt == ""
            assert scene.place == ""
            assert scene.answered in ((0, 6), (6, 6))
    # What stands on hidden answers is hidden with them: the dots behind a choice, a choice among them.
    for page_id in ("choose", "sentences"):
        assert at(sheet, "3.2", page_id).content == ()


def test_a_page_of_each_never_shows_answers_not_even_afterwards(sheet):
    """Somebody who was away may be writing."""
    scene = at(sheet, "1.1", "mention")
    assert (scene.content, scene.answered) == ((), (6, 6))


def test_hands_and_answers_without_names_are_counted_the_same(sheet):
    rating, exercise = sheet.field("2.1/rating"), sheet.pack.exercises["2.1"]
    page, need = exercise.page("rate"), sheet.grid_rows(sheet.field("2.1/rating"))[0]
    place = sheet.place(rating)
    hide(sheet, "2.1", "rate")
    with sheet.workbook.without_history(), sheet.workbook.step(""):
        for key in [*sheet.workbook.answers(place), *sheet.workbook.answers(Place("2.1", "@done"))]:
            if key.author != GROUP:
                sheet.workbook.set(key, None)
    round_ = PrivateRound(sheet, exercise, page)
    round_.set_mode("anonymous")
    assert at(sheet, "2.1", "spread").answered == (0, 6)
    for person, value in zip(sheet.people()[:2], (1, 5), strict=True):
        sheet.set(rating, need.id, "importance", value, author=round_.begin(person.id))
        assert at(sheet, "2.1", "spread").content == ()
        round_.finish(person.id)
    assert at(sheet, "2.1", "spread").answered == (2, 6)
    round_.count_hands(rating, need.id, "importance", {"4": 3, "?": 1})
    assert at(sheet, "2.1", "spread").answered == (2, 6)
    round_.set_hands_done(True)
    assert at(sheet, "2.1", "spread").answered == (6, 6)
    assert at(sheet, "2.1", "spread").content == ()
    round_.reveal()
    (strips,) = at(sheet, "2.1", "spread", item=need.id).content
    assert (strips.strips[0].counts, strips.strips[0].dont_know) == (((1, 1), (4, 3), (5, 1)), 1)


def test_the_closing_round(sheet):
    meeting = sheet.pack.meeting
    assert meeting is not None
    assert at(sheet, meeting.id, "closed").content == ()
    with sheet.workbook.without_history():
        for person, worth, word in zip(
            sheet.people(), (5, 4, 4, 2, 5, 3), ("Hope", "hope.", "Tired", "A", "B", "C"), strict=True
        ):
            sheet.set(meeting.fields["worth"], "", "", worth, author=person.id)
            sheet.set(meeting.fields["word"], "", "", word, author=person.id)
            PrivateRound(sheet, meeting, meeting.page("closing")).finish(person.id)
        assert at(sheet, meeting.id, "closed").content == ()
        PrivateRound(sheet, meeting, meeting.page("closing")).reveal()
    strips, columns = at(sheet, meeting.id, "closed").content
    assert isinstance(strips, Strips)
    assert strips.strips[0].counts == ((2, 1), (3, 1), (4, 2), (5, 2))
    assert isinstance(columns, Columns)
    assert columns.heaps[0].things[0] == Thing("Hope", 2)
    assert len(columns.heaps[0].things) == 5


# -- how it is painted ---------------------------------------------------------------------------


def svg_of(stage: Stage, width: int = 1920, height: int = 1080) -> str:
    """The stage as it paints itself on paper, where every word can be found."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(width, height))
    painter = QPainter(made)
    stage.paint(painter, QSizeF(width, height))
    painter.end()
    return bytes(buffer.data()).decode()


def texts(svg: str) -> list[tuple[str, str, int]]:
    """(words, family, size) of every line of text."""
    found = re.findall(r'<text [^>]*font-family="([^"]+)" font-size="(\d+)"[^>]*>([^<]*)</text>', svg)
    return [(unescape(words), family, int(size)) for family, size, words in found]


def words_of(svg: str) -> str:
    return "\n".join(words for words, _family, _size in texts(svg))


@pytest.fixture
def stage(qapp):
    made = Stage(Look.light())
    made.resize(1920, 1080)
    yield made
    made.deleteLater()


ITEMS = Scene(
    where="1.1 Who is the customer?",
    question="Who does our unit create value for?",
    prompt="Who have we forgotten?",
    place="Share, step 3 of 4",
    content=(
        Columns(
            (Heap("Recipients", (Thing("Service users", 6),)), Heap("Near them", (Thing("Relatives", 5),)))
        ),
    ),
)


def test_sizes_at_1080(stage):
    stage.show_scene(ITEMS)
    stage.set_time(750, 1200)
    found = {words: (family, size) for words, family, size in texts(svg_of(stage))}
    assert found["12:30"] == ("Source Sans 3", 120)
    assert ("Source Sans 3", 82) in found.values()
    assert found["Service users"] == found[ITEMS.prompt] == ("Source Sans 3", 40)
    assert found["Recipients"] == found[ITEMS.place] == found[ITEMS.where] == ("Source Sans 3", 34)


def test_a_need_is_a_voice(stage):
    strip = Strip("Important", 1, 5, ((1, 1), (4, 12)), 2, 4)
    stage.show_scene(
        Scene(question="I want to cook in my own kitchen.", voice=True, content=(Strips((strip, strip)),))
    )
    found = {words: (family, size) for words, family, size in texts(svg_of(stage))}
    assert ("Literata", 78) in found.values()
    assert found["1"] == found["12"] == ("Source Sans 3", 40)
    assert found["2 don't know"] == ("Source Sans 3", 34)


def test_everything_scales_with_the_height(stage):
    stage.show_scene(ITEMS)
    assert {size for _w, _f, size in texts(svg_of(stage, 960, 540))} == {41, 20, 17}
    assert {size for _w, _f, size in texts(svg_of(stage, 3840, 2160))} == {164, 80, 68}


def test_nothing_is_smaller_than_promised_on_any_page(stage, sheet):
    for exercise in sheet.pack.exercises.values():
        for page in exercise.pages:
            stage.show_scene(scene_of(sheet, exercise, page))
            for _n in range(stage.pages):
                svg = svg_of(stage)
                assert min(size for _w, _f, size in texts(svg)) >= 34
                stage.turn(1)


def test_what_does_not_fit_is_paged_and_nothing_is_lost(stage):
    things = tuple(Thing(f"Item number {n}", people=n % 7) for n in range(1, 61))
    for content in (
        (Columns((Heap("", things),)),),
        (Columns((Heap("A", things[:40]), Heap("B", things[40:]))),),
        (Text("\n".join(thing.words for thing in things)),),
    ):
        stage.show_scene(Scene(question="Which?", place="Share, step 3 of 4", content=content))
        assert stage.pages > 1
        found: list[str] = []
        for n in range(stage.pages):
            assert stage.page == n
            on_page = words_of(svg_of(stage)).splitlines()
            assert f"Page {n + 1} of {stage.pages}" in on_page
            found += [words for words in on_page if words.startswith("Item number")]
            stage.turn(1)
        assert sorted(found) == sorted(thing.words for thing in things)
        assert stage.page == stage.pages - 1
        stage.show_scene(Scene(question="Another"))
        assert (stage.page, stage.pages) == (0, 1)


def test_what_the_numbers_of_a_picture_stand_for_goes_on_beside_it(stage):
    picture = Picture(300, 300, (), "An example")
    numbers = tuple(
        f"{n}. An idea that takes a whole line of its own beside the picture" for n in range(1, 21)
    )
    content = (Drawn("Effect", picture, numbers), Drawn("Effort", picture), Drawn("More", picture))
    stage.show_scene(Scene(question="Which?", place="Decide", content=content))
    found = []
    for _n in range(stage.pages):
        svg = svg_of(stage)
        found += [words for words in words_of(svg).splitlines() if words[0].isdigit()]
        assert "Effect" in words_of(svg) or "Effort" in words_of(svg) or "More" in words_of(svg)
        stage.turn(1)
    assert found == list(numbers)
    assert stage.pages == 4, "no page is without a picture"


def test_a_column_that_has_ended_has_no_heading_on_the_next_page(stage):
    many = tuple(Thing(f"Task {n}") for n in range(12))
    heaps = (Heap("Tasks", many), Heap("Roles", (Thing("Manager"),)))
    stage.show_scene(Scene(question="Which?", content=(Columns(heaps),)))
    assert "Roles" in words_of(svg_of(stage))
    stage.turn(1)
    assert "Tasks" in words_of(svg_of(stage))
    assert "Roles" not in words_of(svg_of(stage))


def test_a_few_lines_of_text_stay_together(stage):
    strip = Strip("Holds", 1, 5, ((1, 2), (5, 2)))
    content = (Strips((strip,)), Text("Because\nwe\nheard it", "How you know"))
    stage.show_scene(Scene(question="One\nTwo\nThree", content=content))
    pages = []
    for _n in range(stage.pages):
        pages.append(words_of(svg_of(stage)))
        stage.turn(1)
    assert sum("Because" in words for words in pages) == 1
    assert all(("Because" in words) == ("heard it" in words) for words in pages)


def test_long_words_break_and_long_texts_stay_inside(stage, qapp):
    long = "Biståndshandläggarsamordningsgruppsmöte" * 12
    stage.show_scene(
        Scene(
            question=long,
            prompt=long,
            place="Share, step 3 of 4",
            content=(
                Columns(
                    tuple(Heap(long, (Thing(long + " مرحبا 👵🏽", 40, beneath=long),)) for _n in range(4))
                ),
                Facts(()),
                Text(long),
            ),
        )
    )
    stage.set_time(-80, 600)
    assert clock_words(-80) == "+01:20"
    for size in ((1920, 1080), (1024, 768), (640, 360)):
        stage.resize(*size)
        for _n in range(stage.pages):
            image = QImage(stage.size(), QImage.Format.Format_RGB32)
            stage.render(image)
            scale = min(size[1] / 1080, size[0] / 1280)
            margin = range(int(size[0] - 60 * scale), size[0])
            rows = range(0, int(size[1] - 150 * scale), 3)
            assert {image.pixel(x, y) & 0xFFFFFF for x in margin for y in rows} == {0xFFFFFF}
            stage.turn(1)


def test_over_time_is_said_in_words(stage):
    stage.show_scene(ITEMS)
    for left, words in ((750, "12 minutes left"), (59, "Under a minute left"), (-80, "Over time")):
        stage.set_time(left, 1200)
        assert stage.accessibleDescription() == words
        assert (words in words_of(svg_of(stage))) == (left < 60)


def test_the_whole_scene_is_told(stage, sheet):
    stage.show_scene(at(sheet, "3.2", "choose"))
    told = stage.accessibleName()
    assert "Which three to five will be yours?" in told
    assert re.search(r"\w+: 8 dots, from 6 of you, chosen", told)
    stage.show_scene(Scene(question="Who?", answered=(3, 6)))
    assert stage.accessibleName() == "Who?\n3 of 6 have answered"
    stage.show_standing("Home care")
    assert stage.accessibleName() == "Home care"
    assert words_of(svg_of(stage)) == "Home care"


def test_fifteen_have_room_for_their_dots(stage):
    stage.show_scene(Scene(question="Who?", answered=(7, 15)))
    svg = svg_of(stage)
    assert svg.count("<circle") == 15
    assert "7 of 15 have answered" in words_of(svg)


# -- which screen --------------------------------------------------------------------------------

LAPTOP, WALL = Box(0, 0, 1440, 900), Box(1440, 0, 1920, 1080)


def test_the_room_gets_a_screen_that_shows_something_else():
    assert room_screen([LAPTOP], 0) is None
    assert room_screen([LAPTOP, WALL], 0) == 1
    assert room_screen([LAPTOP, WALL], 1) == 0
    assert room_screen([LAPTOP, LAPTOP], 0) is None, "the same picture on both"
    assert room_screen([LAPTOP, Box(-800, 0, 800, 600), WALL], 0) == 2
    assert moved(Box(50, 50, 1440, 900), WALL) == Box(1680, 90, 1440, 900)
    assert moved(Box(50, 50, 1440, 900), Box(0, 0, 800, 600)) == Box(0, 0, 800, 600)


def test_two_screens_in_one_place_show_the_same():
    assert not mirrored([LAPTOP])
    assert not mirrored([LAPTOP, WALL])
    assert mirrored([LAPTOP, LAPTOP])
    assert mirrored([LAPTOP, WALL, Box(1400, 0, 800, 600)]), "in part"


TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from tests.helpers.answers import OnlyFiles
from tests.helpers.meeting_child import strict
from ui.app import make_application
from ui.settings import Settings
from ui.window import Window
strict()
app = make_application(["samsyn"])
settings = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat))
settings.language, settings.theme = "en", "light"
window = Window(settings, OnlyFiles())
window.show()
window.activateWindow()
app.processEvents()
big = window.commands.big_screen
def tell():
    app.processEvents()
    presenter = big.presenter
    print(presenter.screen().name(), presenter.isFullScreen(), presenter.geometry().x(), window.screen().name(),
          window.isActiveWindow())
big.toggle()
tell()
big.swap()
tell()
big.toggle()
assert big.presenter is None
window.close()
"""


@pytest.mark.slow
def test_two_screens_for_real(tmp_path):
    """In a process of its own, whose platform has a laptop and a projector."""
    (tmp_path / "screens.json").write_text(
        '{"screens": [{"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900},'
        ' {"name": "wall", "x": 1440, "y": 0, "width": 1920, "height": 1080}]}'
    )
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, str(tmp_path / "settings.ini")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == ["wall True 1440 laptop True", "laptop True 0 wall True"]


# -- with the window -----------------------------------------------------------------------------


class RoomDrive(Drive):
    """Hands that know of the big screen."""

    def only_window(self) -> None:
        strays = [
            w
            for w in QApplication.topLevelWidgets()
            if w.isVisible() and w is not self.window and w is not self.window.commands.big_screen.presenter
        ]
        if strays or QApplication.focusWindow() is not self.window.windowHandle():
            raise LostError(f"there are other windows: {strays or QApplication.focusWindow()}")


def make_workbook(path: Path) -> None:
    workbook = new_workbook(path, shipped_pack(), language="en", title="Our group")
    sheet = Sheet(workbook, shipped_pack())
    with workbook.without_history(), workbook.step(""):
        for name in NAMES:
            workbook.add_item(PEOPLE, {"name": name})
        group = workbook.add_item(sheet.place(sheet.field("1.1/groups")), {"name": "Children"})
        for words in ("I want to be seen", "I want to know when"):
            workbook.add_item(sheet.place(sheet.field("2.1/needs")), {"words": words}, parent=group.id)
    workbook.close()


@pytest.fixture
def open_window(open_window, tmp_path):
    def make(name: str = "Our group", fresh: bool = True) -> tuple[Window, RoomDrive]:
        path = tmp_path / f"{name}.samsyn"
        if fresh:
            make_workbook(path)
        window = open_window(path=path if fresh else None, ask=NoTrouble(), size=None)
        return window, RoomDrive(window)

    return make


def big(window: Window):
    return window.commands.big_screen


def room(window: Window) -> Stage:
    return big(window).presenter.stage


def test_f5_asks_opens_without_the_keyboard_and_closes(open_window):
    window, drive = open_window()
    focus = drive.focus()
    window.ask.yes = False
    drive.press(K.Key_F5)
    (asked,) = window.ask.asked
    assert asked.startswith("Only one screen is connected. ")
    assert not big(window).is_open
    window.ask.yes = True
    drive.press(K.Key_F5)
    assert big(window).is_open
    assert window.isActiveWindow()
    assert drive.focus() is focus
    assert drive.sees("Close the big screen")
    presenter = big(window).presenter
    assert not presenter.isFullScreen()
    assert room(window).accessibleName().startswith("0.1 The group")
    drive.press(K.Key_F5)
    assert not big(window).is_open
    drive.click("Show on the big screen")
    for key in (K.Key_Escape, K.Key_F5):
        AtTheWall(big(window).presenter).press(key)
        assert not big(window).is_open
        window.activateWindow()
        wait_for(window.isActiveWindow)
        drive.press(K.Key_F5)
        assert big(window).is_open


class AtTheWall(Drive):
    """Hands at the big screen's own keys."""

    def __init__(self, presenter: QWidget) -> None:
        super().__init__(presenter)
        presenter.activateWindow()
        presenter.setFocus()
        wait_for(presenter.isActiveWindow)

    def only_window(self) -> None:
        pass


def test_its_pages_turn_from_both_windows_and_it_can_be_dark(open_window):
    window, drive = open_window()
    sheet = window.session.sheet
    place = sheet.place(sheet.field("0.1/services"))
    with sheet.workbook.without_history(), sheet.workbook.step(""):
        for n in range(60):
            sheet.workbook.add_item(place, {"name": f"Service {n}"})
    window.workbook_view().go("0.1", "services")
    drive.press(K.Key_F5)
    stage = room(window)
    assert stage.pages > 1
    drive.press(K.Key_PageDown, held=CTRL | _alt())
    assert stage.page == 1
    drive.press(K.Key_PageUp, held=CTRL | _alt())
    assert stage.page == 0
    hands = AtTheWall(big(window).presenter)
    for key, page in (
        (K.Key_Space, 1),
        (K.Key_Left, 0),
        (K.Key_PageDown, 1),
        (K.Key_PageUp, 0),
        (K.Key_Up, 0),
    ):
        hands.press(key)
        assert stage.page == page
    hands.press(K.Key_D)
    assert stage.look.dark
    hands.press(K.Key_D)
    assert not stage.look.dark
    hands.press(K.Key_F5, held=SHIFT)
    assert big(window).is_open


def _alt():
    from tests.helpers.drive import ALT

    return ALT


@pytest.mark.slow
def test_it_follows_the_window_and_stands_still_where_there_is_nothing_for_the_room(open_window):
    window, drive = open_window()
    drive.press(K.Key_F5)
    view = window.workbook_view()
    for exercise, page in (("1.1", "intro"), ("2.1", "needs"), ("4.1", "adjust")):
        view.go(exercise, page)
        title = window.session.sheet.texts().exercise(window.session.pack.exercises[exercise], "title")
        assert room(window).accessibleName().startswith(f"{exercise} {title}\n")
    view.go("2.1", "needs")
    assert "I want to be seen" in room(window).accessibleName()
    window.zoom(1)
    assert "I want to be seen" in room(window).accessibleName()
    window.zoom(0)
    window.print_plan()
    settle()
    assert (room(window).scene(), room(window).accessibleName()) == (None, "Our group")
    window.show_workbook("2.1", "needs")
    window.session.do("", lambda: window.session.workbook.set_facts(title="Others"))
    window.close_workbook()
    assert (room(window).scene(), room(window).accessibleName()) == (None, "Samsyn")
    window.new()
    assert room(window).accessibleName() == "Samsyn"


def test_it_goes_when_the_window_goes(open_window):
    window, drive = open_window()
    drive.press(K.Key_F5)
    presenter = big(window).presenter
    window.close()
    assert not big(window).is_open
    assert not presenter.isVisible()


def test_the_chosen_need_is_what_the_room_talks_about(open_window):
    window, drive = open_window()
    sheet = window.session.sheet
    field = sheet.field("2.1/rating")
    needs = sheet.grid_rows(field)
    exercise = sheet.pack.exercises["2.1"]
    with sheet.workbook.without_history(), sheet.workbook.step(""):
        for person, value in zip(sheet.people(), (1, 5, 1, 5, 1, 5), strict=True):
            for need in needs:
                sheet.set(field, need.id, "importance", value, author=person.id)
            PrivateRound(sheet, exercise, exercise.page("rate")).finish(person.id)
    PrivateRound(sheet, exercise, exercise.page("rate")).reveal()
    drive.press(K.Key_F5)
    window.workbook_view().go("2.1", "agree")
    page = window.workbook_view().frame.page
    for need in reversed(needs):
        page.show_item(need.id)
        assert room(window).scene().question == need.words
        assert room(window).scene().prompt == "Let the one and the five speak first."
    drive.type("4")
    assert next(strip.agreed for strip in room(window).scene().content[0].strips) == 4


def test_the_miniature_is_the_same_picture(open_window):
    window, _drive = open_window()
    sheet, exercise = window.session.sheet, window.session.pack.exercises["1.1"]
    context = Context(window.look, window.session, exercise, exercise.page("mention"))
    mini = Miniature(context)
    assert mini.accessibleName() == "What the room sees"
    assert mini.accessibleDescription().endswith("0 of 6 have answered")
    window.session.do("", lambda: PrivateRound(sheet, exercise, context.page).finish(sheet.people()[0].id))
    assert mini.stage.scene() == scene_of(sheet, exercise, context.page)
    assert mini.accessibleDescription().endswith("1 of 6 has answered")
    mini.deleteLater()


# -- nothing private, not even for one frame -----------------------------------------------------


@dataclass(frozen=True)
class Frame:
    """What one stage painted: the big screen's, or that of its miniature."""

    part: str
    in_the_room: bool
    words: str
    image: bytes


class Film:
    """Every frame the big screen (and its miniature) paints, as words and as points, by part of the meeting."""

    def __init__(self, monkeypatch) -> None:
        self.part = ""
        self.frames: list[Frame] = []
        self._painted: dict[Stage, Scene | None] = {}
        film, paint = self, Stage.paintEvent

        def filmed(stage: Stage, event) -> None:
            paint(stage, event)
            image = QImage(QSize(480, 270), QImage.Format.Format_RGB32)
            painter = QPainter(image)
            stage.paint(painter, QSizeF(480, 270))
            painter.end()
            words = words_of(svg_of(stage)) + "\n" + stage.accessibleName() + stage.accessibleDescription()
            in_the_room = isinstance(stage.window(), PresenterWindow)
            film.frames.append(Frame(film.part, in_the_room, words, bytes(image.constBits())))
            film._painted[stage] = stage.scene()

        monkeypatch.setattr(Stage, "paintEvent", filmed)

    def catches_up(self) -> None:
        """Waits until everything that is to be seen has been painted. How soon Qt paints depends on the machine."""
        wait_for(self._is_up_to_date, "the big screen to be painted")

    def _is_up_to_date(self) -> bool:
        stages = [each for each in QApplication.allWidgets() if isinstance(each, Stage)]
        shown = [each for each in stages if each.isVisible() and not each.visibleRegion().isEmpty()]
        return all(self._painted.get(each, self) == each.scene() for each in shown)

    def begins(self, part: str) -> None:
        self.catches_up()
        self.part = part

    def of(self, part: str, in_the_room: bool) -> list[Frame]:
        """The frames of one part on one of the two, each picture once where it stands still."""
        frames = [frame for frame in self.frames if (frame.part, frame.in_the_room) == (part, in_the_room)]
        return [frame for frame, _same in groupby(frames)]


class Play:
    """A meeting by keys. `private` is what nobody may see before it is shown, `numbers` what is rated and laid."""

    def __init__(
        self, window: Window, drive: RoomDrive, film: Film, private: list[str], numbers: str
    ) -> None:
        self.window, self.drive, self.film = window, drive, film
        self.private, self.numbers = private, numbers

    def play(self) -> None:
        self.drive.press(K.Key_F5)
        self.mentions()
        self.ratings()
        self.values()
        self.closing()

    def go(self, exercise: str, page: str) -> None:
        self.film.begins(f"{exercise} {page}, hidden")
        self.window.workbook_view().go(exercise, page)
        settle()

    def round(self, answer) -> None:
        """All six, each in turn; then all is shown at once."""
        for number, name in enumerate(NAMES):
            begin = f"I am {name.split()[0]}, begin"
            assert name_of(self.drive.focus()) == begin
            self.drive.press(K.Key_Return)
            answer(number)
            self.drive.ctrl(K.Key_Return)
            wait_for(lambda: not self.window.session.has_unsaved())
            self.film.catches_up()
        self.film.begins(self.film.part.replace("hidden", "shown"))
        self.drive.ctrl(K.Key_Return)
        settle()
        self.film.catches_up()

    def page(self) -> AlonePage:
        page = self.window.workbook_view().frame.page
        assert isinstance(page, AlonePage)
        return page

    def mentions(self) -> None:
        self.go("1.1", "mention")

        def answer(number: int) -> None:
            self.drive.type(self.private[number])
            if number == 1:  # hidden in the middle, and opened again
                self.drive.press(K.Key_Escape)
                assert not self.page().writer()
                self.drive.press(K.Key_Return)
            if number == 2:  # another window comes in front
                QApplication.sendEvent(self.window, QEvent(QEvent.Type.WindowDeactivate))
                settle()
                assert not self.page().writer()
                self.drive.press(K.Key_Return)
            if number == 3:  # the big screen is closed and opened while somebody writes
                self.drive.press(K.Key_F5)
                self.drive.press(K.Key_F5)
                if not self.page().writer():
                    self.drive.tab_to(f"I am {NAMES[number].split()[0]}, begin")
                    self.drive.press(K.Key_Return)
            if number == 4:
                self.window.zoom(1)
                self.window.zoom(0)
                settle()

        self.round(answer)
        cards = Cards(self.window.session.sheet, self.window.session.sheet.field("1.1/mentions"))
        first, second, *_rest = cards.all()
        self.window.session.do("", lambda: cards.merge(second.id, first.id))
        self.window.session.do("", lambda: cards.new_group("Together", first.id))
        settle()

    def ratings(self) -> None:
        self.go("2.1", "rate")

        def answer(number: int) -> None:
            for at in range(4):
                self.drive.type(self.numbers[(number + at) % len(self.numbers)])
                self.drive.tab()

        self.round(answer)

    def values(self) -> None:
        self.go("3.2", "propose")
        self.round(lambda number: self.drive.type(self.private[6 + number]))
        self.go("3.2", "vote")

        def answer(number: int) -> None:
            self.drive.type("+" * (int(self.numbers[number]) % 4))
            self.drive.tab()
            self.drive.type("+")

        self.round(answer)
        self.go("3.2", "choose")

    def closing(self) -> None:
        session = self.window.session
        session.do("", lambda: Meetings(session.workbook).start("2026-03-10", [["1.1", 40]]))
        self.go("meeting", "closing")

        def answer(number: int) -> None:
            self.drive.type(self.numbers[number])
            self.drive.tab_to("One word to take away")
            self.drive.type(self.private[12 + number])

        self.round(answer)


def nonsense(seed: str) -> list[str]:
    """Eighteen words that nobody would write by chance, of different lengths."""
    return [f"{seed}{'aeiouy'[n % 6]}{'bdfgkl'[n // 6]}x{'z' * (n % 4)}q{n}" for n in range(18)]


@pytest.mark.slow
def test_nothing_private_reaches_the_room_not_even_for_one_frame(open_window, monkeypatch):
    """The same meeting twice, with other words and numbers: until each reveal not one point may differ."""
    films = []
    for name, seed, numbers in (("One", "qzv", "153425"), ("Two", "wkjpq", "512341")):
        film, private = Film(monkeypatch), nonsense(seed)
        window, drive = open_window(name)
        Play(window, drive, film, private, numbers).play()
        shown = "\n".join(frame.words for frame in film.frames if frame.part.endswith("shown"))
        for word in private:
            assert word in shown.replace("\n", ""), "the film would have seen it"
        known: set[str] = set()
        for frame in film.frames:
            part, told = frame.part, frame.words.casefold()
            assert not any(name.casefold() in told for name in NAMES)
            if part.endswith("hidden"):
                assert [word for word in private if word in told and word not in known] == [], part
            else:
                known |= {word for word in private if word in told}
        films.append(film)
        window.close()
    one, two = films
    for part in ("1.1 mention", "2.1 rate", "3.2 propose", "meeting closing"):
        hidden = f"{part}, hidden"
        for in_the_room in (True, False):
            assert one.of(hidden, in_the_room) == two.of(hidden, in_the_room), (part, in_the_room)
        assert len(one.of(hidden, True)) >= 7, "one for each who is done, and one before"
