"""What the room is told is what it sees: the painted frames of every page hold every word of its scene.

A scene is compared with the points and letters that are really painted, on every page that it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.scene.scene import scene_of
from exercises.start.sample import make_sample
from tests.helpers.drive import Drive, K, settle
from ui.look.look import Look
from ui.presenter.scene_in_words import answered_words
from ui.presenter.stage import Stage
from workbook.blocks import DutyGrid, Text
from workbook.model import Key
from workbook.picture import Drawn, Picture
from workbook.scene_parts import Bar, Bars, Columns, Heap, Planned, PlanPart, Scene, Strips, Thing
from workbook.workbook import Workbook

PACK = shipped_pack()
PAGES = [(e.id, p.id) for e in (*PACK.exercises.values(), PACK.meeting) for p in e.pages]
WIDTH, HEIGHT = 1920, 1080


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    """The sample as a group leaves it after two meetings."""
    path = tmp_path_factory.mktemp("sample") / "sample.samsyn"
    make_sample(path, PACK, "en").close()
    workbook = Workbook.open(path)
    yield Sheet(workbook, PACK)
    workbook.close()


@pytest.fixture
def stage(qapp):
    made = Stage(Look.light())
    made.resize(WIDTH, HEIGHT)
    yield made
    made.deleteLater()


def scene_at(sheet: Sheet, exercise: str, page: str, **more) -> Scene:
    found = PACK.meeting if exercise == PACK.meeting.id else PACK.exercises[exercise]
    return scene_of(sheet, found, found.page(page), **more)


# --- what is painted ----------------------------------------------------------------------------------------------


def frames(stage: Stage) -> Iterator[int]:
    """Every page of what the stage shows, one after another."""
    for number in range(stage.pages):
        stage.turn(number - stage.page)
        assert stage.page == number
        yield number


def svg_of(stage: Stage) -> str:
    """One frame as it paints itself, where every word can be found."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(WIDTH, HEIGHT))
    painter = QPainter(made)
    stage.paint(painter, QSizeF(WIDTH, HEIGHT))
    painter.end()
    return bytes(buffer.data()).decode()


def letters(stage: Stage) -> str:
    """The words of one painted frame, in the order they are painted."""
    return "\n".join(
        unescape(found) for found in re.findall(r"<text[^>]*>(.*?)</text>", svg_of(stage), re.DOTALL)
    )


def points(stage: Stage) -> QImage:
    """One frame as it comes on the wall."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    stage.paint(painter, QSizeF(WIDTH, HEIGHT))
    painter.end()
    return image


def differing(one: QImage, other: QImage) -> int:
    """How many points of a grid of every fourth one are not alike."""
    return sum(one.pixel(x, y) != other.pixel(x, y) for y in range(0, HEIGHT, 4) for x in range(0, WIDTH, 4))


def squeezed(words: str) -> str:
    """Without what a line break may add or take away."""
    return re.sub(r"[\s\u00ad\u200b-]", "", words)


def is_painted(words: str, painted: str) -> bool:
    """True if all of it is there, or its beginning up to the dots that say that there is more."""
    whole = squeezed(words)
    if whole in painted:
        return True
    cut = [whole[:n] for n in range(len(whole), 11, -1)]
    return any(f"{start}…" in painted for start in cut)


def told(scene: Scene) -> list[str]:
    """Every word of a scene that the room is to see; a picture's own are told of below."""
    if scene.answered is not None:
        return [scene.where, scene.question, answered_words(*scene.answered)]
    said = [scene.where, scene.prompt, scene.place]
    whole = [block for block in scene.content if isinstance(block, Drawn)]
    if not whole or len(whole) < len(scene.content):
        said.append(scene.question)  # a picture takes the place of the question on its own page

    def walk(part: object) -> Iterator[str]:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Picture):
            yield from (text.text for text in part.shapes if hasattr(text, "text"))
        elif isinstance(part, DutyGrid):
            yield from (*part.roles, *(task for task, _duties in part.tasks))
        elif isinstance(part, Drawn):
            yield from walk((part.title, part.picture, part.numbers))
        elif isinstance(part, Text):
            yield from (part.lead_in, part.text)
        elif isinstance(part, tuple):
            for each in part:
                yield from walk(each)
        elif is_dataclass(part):
            for each in fields(part):
                yield from walk(getattr(part, each.name))

    return [words for words in [*said, *walk(scene.content)] if words.strip()]


@pytest.mark.parametrize(("exercise", "page"), PAGES)
def test_every_word_the_room_is_told_is_painted(sheet, stage, exercise, page):
    scene = scene_at(sheet, exercise, page)
    stage.show_scene(scene)
    painted = squeezed("\n".join(letters(stage) for _n in frames(stage)))
    assert [words for words in told(scene) if not is_painted(words, painted)] == []


def test_the_sample_has_a_scene_of_every_sort(sheet):
    """Or the test above would prove less than it says."""
    sorts = {type(block) for at in PAGES for block in scene_at(sheet, *at).content}
    assert {Bars, Columns, DutyGrid, Drawn, PlanPart, Strips} <= sorts


PICTURED = [at for at in PAGES if at[0] != "meeting"]


def test_every_picture_leaves_ink_where_it_stands(sheet, stage):
    """Painted once with its shapes and once without: the frames must differ by more than a letter."""
    found = 0
    for at in PICTURED:
        scene = scene_at(sheet, *at)
        pictures = [block for block in scene.content if isinstance(block, Drawn)]
        if not pictures:
            continue
        stage.show_scene(scene)
        inked = [points(stage) for _n in frames(stage)]
        empty = tuple(
            replace(block, picture=replace(block.picture, shapes=())) if block in pictures else block
            for block in scene.content
        )
        stage.show_scene(replace(scene, content=empty))
        bare = [points(stage) for _n in frames(stage)]
        assert len(inked) == len(bare)
        assert any(differing(*both) > 125 for both in zip(inked, bare, strict=True)), at
        found += len(pictures)
    assert found >= 5


# --- where things stand -------------------------------------------------------------------------------------------


def rules(stage: Stage, thick: int) -> list[int]:
    """The heights of the dark lines across the middle of the frame that are at least so thick."""
    image, dark, found = points(stage), [], []
    for y in range(int(HEIGHT * 0.2), int(HEIGHT * 0.86)):
        row = [image.pixelColor(x, y).lightness() < 90 for x in range(400, 1500, 20)]
        dark.append(all(row))
    run = 0
    for y, is_dark in enumerate([*dark, False]):
        if not is_dark and run >= thick:
            found.append(y - run)
        run = run + 1 if is_dark else 0
    return found


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_the_line_after_the_dots_stands_after_so_many(stage, cut):
    bars = tuple(Bar(f"Value {n}", 9 - n, 3, chosen=n < cut) for n in range(4))
    tops = []
    for n in range(1, 4):  # where a line would be, found by putting one there
        stage.show_scene(Scene(where="3.2", question="Which?", content=(Bars(bars, cut=n),)))
        (top,) = rules(stage, 2)
        tops.append(top)
    assert tops == sorted(set(tops))
    stage.show_scene(Scene(where="3.2", question="Which?", content=(Bars(bars, cut=cut),)))
    assert rules(stage, 2) == ([tops[cut - 1]] if cut else [])


def choose(sheet: Sheet, picked: list[int]) -> Scene:
    """3.2 with those of the proposals chosen, counted from the one with most dots."""
    field = sheet.field("3.2/chosen")
    with sheet.workbook.without_history():
        sheet.set(field, "", "", None)
        (bars,) = scene_at(sheet, "3.2", "choose").content
        assert isinstance(bars, Bars)
        ids = {row.words: row.id for row in sheet.choices_from(field)}
        sheet.set(field, "", "", [ids[bars.bars[n].words] for n in picked])
    return scene_at(sheet, "3.2", "choose")


def test_the_line_is_gone_where_the_group_chose_below_it(sheet):
    def shown(*picked: int) -> Bars:
        (bars,) = choose(sheet, list(picked)).content
        assert isinstance(bars, Bars)
        assert [n for n, bar in enumerate(bars.bars) if bar.chosen] == list(picked)
        return bars

    assert shown(0, 1, 2).cut == 3
    assert shown(0, 3).cut == 0
    assert shown(0, 1, 2, 3).cut == 4


def test_a_list_that_is_too_long_for_one_column_takes_a_second(stage):
    things = tuple(Thing(f"Service {n}") for n in range(14))
    stage.show_scene(Scene(where="0.1", question="Which?", content=(Columns((Heap("", things),)),)))
    assert stage.pages == 1
    image = points(stage)
    paper = image.pixelColor(4, 4)
    right = [
        image.pixelColor(x, y) != paper
        for x in range(1000, 1800, 4)
        for y in range(int(HEIGHT * 0.3), int(HEIGHT * 0.8), 4)
    ]
    assert any(right)
    stage.show_scene(Scene(where="0.1", question="Which?", content=(Columns((Heap("", things[:3]),)),)))
    assert stage.pages == 1
    assert all(word in letters(stage) for word in ("Service 0", "Service 2"))


@pytest.mark.parametrize("heaps", [1, 2])
def test_a_rule_stands_under_the_head_and_between_rows_and_nowhere_else(stage, heaps):
    def lines(n: int) -> int:
        things = tuple(Thing(f"Row {at}") for at in range(n))
        columns = Columns(tuple(Heap(f"Head {at}", things) for at in range(heaps)))
        stage.show_scene(Scene(where="0.1", question="?", content=(columns,)))
        image = points(stage)
        paper = image.pixelColor(4, 4)
        rows = range(int(HEIGHT * 0.2), int(HEIGHT * 0.86))
        inked = [all(image.pixelColor(x, y) != paper for x in range(120, 500, 20)) for y in rows]
        return sum(now and not before for before, now in zip([False, *inked], inked, strict=False))

    assert [lines(1), lines(2), lines(4)] == [1, 2, 4]


def test_the_sign_of_what_is_chosen_stands_beside_its_words(stage):
    """The words begin right of where the sign ends, and stay where they were for those that are not chosen."""

    def left_edge(chosen: bool) -> tuple[int, int]:
        bars = (Bar("WWWW", 3, 2, chosen=chosen), Bar("WWWW", 2, 1, chosen=True))
        stage.show_scene(Scene(where="3.2", question="?", content=(Bars(bars),)))
        svg_at = [
            float(x)
            for x, words in re.findall(
                r'<text[^>]*?\bx="([\d.-]+)"[^>]*>(.*?)</text>', svg_of(stage), re.DOTALL
            )
            if "WWWW" in words
        ]
        return len(svg_at), int(min(svg_at))

    assert left_edge(True) == left_edge(False)
    assert left_edge(True)[1] >= 96 + 40  # the side, and the sign


def test_the_plan_on_the_wall_names_who_and_when(stage):
    action = Planned("Ring when late", "I want to know", "Petra Lindahl", "24 April")
    stage.show_scene(Scene(where="6.3", question="?", content=(PlanPart("Now", (action,)),)))
    said = letters(stage)
    assert all(words in said for words in ("Ring when late", "I want to know", "Petra Lindahl", "24 April"))


# --- what it is told ----------------------------------------------------------------------------------------------


def test_the_stage_is_told_a_new_scene_only_when_it_differs(sheet, stage):
    heard = []
    stage.paged.connect(lambda: heard.append(stage.page))
    scene = scene_at(sheet, "1.1", "groups")
    stage.show_scene(scene)
    assert len(heard) == 1
    stage.show_scene(scene_at(sheet, "1.1", "groups"))  # another scene, and the same
    assert len(heard) == 1
    stage.show_scene(replace(scene, prompt="Another prompt"))
    assert len(heard) == 2


def test_letters_typed_alone_leave_the_big_screen_alone(sample):
    """Through the window: what somebody writes privately is an event, and the room has nothing new to see."""
    window = sample()
    window.session.asks_to_go_on = False
    window.workbook_view().go("0.1", "services")
    drive = Drive(window)
    drive.only_window = lambda: None
    drive.press(K.Key_F5)
    stage = window.commands.big_screen.presenter.stage
    heard = []
    stage.paged.connect(lambda: heard.append(1))
    key = Key("0.1", "nobody shows this")
    for n in range(3):
        window.session.do("", lambda n=n: window.session.workbook.set(key, n + 1))
    assert heard == []
    drive.type("Meals")
    window.session.leave()
    settle()
    assert heard
    assert "Meals" in stage.accessibleName()


def test_the_room_sees_the_title_every_time_the_window_leaves_a_page(sample):
    window = sample()
    window.session.asks_to_go_on = False
    drive = Drive(window)
    drive.only_window = lambda: None
    drive.press(K.Key_F5)
    stage = window.commands.big_screen.presenter.stage
    title = window.session.workbook.fact("title")
    for _time in range(3):
        window.workbook_view().go("1.1", "groups")
        settle()
        shown = letters(stage)
        assert title not in shown
        window.print_plan()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert squeezed(letters(stage)) == squeezed(title)
        window.show_workbook("1.1", "groups")
        settle()
        assert letters(stage) == shown
