"""Nothing private is seen before its time, in packs nobody has written.

The same meeting is held twice, with other words and numbers in all that each answers alone. Until each reveal no page,
no tooltip, no word for a screen reader, no document and no point of the big screen may differ. `SEEN=200` looks at so
many packs; the ordinary run at a few.
"""

from __future__ import annotations

import itertools
import os
import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from exercises.answers.again import again
from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import minutes_content
from exercises.content.gather_plan import plan_content
from exercises.fields.asked import asked_of_each
from exercises.plan.review import review
from exercises.rows.what_hangs import hanging, hanging_words
from exercises.scene.scene import scene_of
from exercises.start.next_meeting import start_meeting
from exercises.together.private_round import PrivateRound
from export.html import render as html
from export.what import DOCUMENTS
from tests.helpers.drive import settle, wait_for
from tests.helpers.random_pack import random_packs
from tests.helpers.small_pack import open_small, write_pack
from ui.ask import Ask
from ui.look.look import Look
from ui.presenter.scene_in_words import scene_words
from ui.presenter.stage import Stage
from ui.settings import Settings
from ui.window import Window
from workbook.errors import WorkbookError
from workbook.meeting import Meetings
from workbook.model import ANONYMOUS, Key
from workbook.pack import Column, Field, Page

DAY = date(2026, 1, 12)
CHANCE = random.Random()
"""Where rows without names are put, and what a row is called: chance, but the same in both meetings once shown."""
PEOPLE = ("Anna", "Ben", "Cara")


class Leaves(Ask):
    """Leaves a round that is not finished, whenever it is asked."""

    def __init__(self) -> None:
        pass

    def choose(self, look: Look, title: str, text: str, yes: str, no: str) -> bool:
        return False

    def tell(self, look: Look, error: WorkbookError) -> None:
        raise error


class Twin:
    """One of the two meetings: a window on a workbook whose hidden answers are its own."""

    def __init__(self, folder: Path, pack: dict, number: int) -> None:
        folder.mkdir()
        self.own_number = self.number = number
        self.own_words = (f"{'zqv' if number else 'kwj'}{n}x" for n in itertools.count())
        self.same_words = (f"common{n}x" for n in itertools.count())
        made = open_small(folder, write_pack(folder / "pack", pack), PEOPLE)
        start_meeting(made, DAY)
        for exercise in made.pack.exercises:
            Meetings(made.workbook).touch(exercise)
        path = made.workbook.path
        made.workbook.close()
        settings_ = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        settings_.language = "en"
        self.window = Window(settings_, Leaves(), path, now=lambda: datetime(2026, 1, 12, 9, 0))
        self.window.show()
        settle()

    @property
    def sheet(self) -> Sheet:
        return self.window.session.sheet

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        settle()

    # --- what is done ---------------------------------------------------------------------------------------------

    def write(self, page_id: str, who: int, choice: int, *, differs: bool) -> None:
        """One participant answers a page on their own: as only this twin's does, or as both."""
        self.differs, self.number = differs, self.own_number if differs else 0
        sheet, exercise = self.sheet, self.sheet.pack.exercises["1.1"]
        CHANCE.seed(f"{page_id} {who} {sheet.round_of('1.1')} {differs}")
        round_ = PrivateRound(sheet, exercise, exercise.page(page_id))
        person = sheet.people()[who]
        if round_.anonymous and round_.is_done(person.id):
            return
        author = round_.begin(person.id)
        for name in exercise.page(page_id).fields:
            self.answer(exercise.fields[name], author, choice)
        round_.finish(person.id)

    def answer(self, field: Field, author: str, choice: int) -> None:
        sheet = self.sheet.own_turn(author)
        if field.kind == "items":
            parents = [row.id for row in sheet.rows_per(field)] if field.per else [""]
            for _n, parent in zip(range(1 + self.number), itertools.cycle(parents or [""]), strict=False):
                item = sheet.workbook.add_item(
                    sheet.place(field), parent=parent, author=author, round=sheet.round_at(field)
                )
                for spec in field.columns:
                    sheet.set(field, item.id, spec.id, self.value(spec, choice), author=author)
        elif field.kind == "votes":
            rows = sheet.choices_from(field)
            for n, row in enumerate(rows):
                sheet.set(field, row.id, "", (choice + n + self.number) % 3, author=author)
        elif field.kind == "responsibility":
            for row, role in itertools.product(sheet.grid_rows(field), sheet.across(field)):
                sheet.set(field, row.id, role.id, self.value(field, choice), author=author)
        elif field.columns:
            for row, spec in itertools.product(sheet.grid_rows(field), asked_of_each(field)):
                sheet.set(field, row.id, spec.id, self.value(spec, choice), author=author)
        else:
            for row_id in [row.id for row in sheet.rows_per(field)] if field.per else [""]:
                sheet.set(field, row_id, "", self.value(field, choice), author=author)

    def value(self, spec: Field | Column, choice: int) -> object:
        n = choice + self.number
        match spec.kind:
            case "scale":
                return (1, 5, "?", 3)[n % 4]
            case "choice":
                return spec.options[n % len(spec.options)]
            case "choices":
                return [spec.options[n % len(spec.options)]]
            case "tick":
                return bool(n % 2) or None
            case "responsibility":
                return ("accountable", "responsible", "consulted")[n % 3]
        return next(self.own_words if self.differs else self.same_words)

    # --- what is seen ---------------------------------------------------------------------------------------------

    def seen(self, stage: Stage) -> dict[str, object]:
        """Everything anybody could see now, by where: every page of the window, the room, the paper."""
        self.window.activateWindow()  # a page may show more of the row that has the keyboard
        wait_for(self.window.isActiveWindow, "the window to be active")
        view, found = self.window.workbook_view(), dict[str, object]()
        assert view is not None
        for exercise in self.sheet.pack.exercises.values():
            for page in exercise.pages:
                view.go(exercise.id, page.id)
                settle()
                found[f"page {exercise.id} {page.id}"] = sorted(map(at_any_time, texts_of(self.window)))
                scene = scene_of(self.sheet, exercise, page)
                found[f"room {exercise.id} {page.id}"] = (scene_words(scene), painted(stage, scene))
        sheet = self.sheet
        minutes, plan = minutes_content(sheet, today=DAY), plan_content(sheet, DAY)
        found["minutes"] = html(DOCUMENTS["minutes"](minutes))
        found["plan"] = html(DOCUMENTS["plan"](plan))
        found["review"] = [(spot.text, spot.mend, spot.name) for spot in review(sheet)]
        found["undo"] = (self.window.session.can_undo(), self.window.session.can_redo())
        found["hanging"] = [
            hanging_words(sheet, hanging(sheet, sheet.place(field), row.id))
            for exercise in sheet.pack.exercises.values()
            for field in exercise.fields.values()
            for row in (sheet.rows(field) if field.kind == "items" else ())
        ]
        return found


def texts_of(window: QWidget) -> Iterator[str]:
    """Every text a widget shows or says, in itself, to the pointer and to a screen reader."""
    for widget in [window, *window.findChildren(QWidget)]:
        for said in (
            "text",
            "toolTip",
            "accessibleName",
            "accessibleDescription",
            "placeholderText",
            "title",
        ):
            words = getattr(widget, said, None)
            if callable(words) and isinstance(found := words(), str) and found:
                yield f"{type(widget).__name__}.{said}: {found}"
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            yield f"{type(widget).__name__}: {widget.toPlainText()}"
        elif isinstance(widget, QLineEdit):
            yield f"{type(widget).__name__}: {widget.text()}"
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            yield from (str(model.index(row, 0).data()) for row in range(model.rowCount()))


def at_any_time(words: str) -> str:
    """When it was saved is the computer's own time, and may differ."""
    return re.sub(r"Saved \d+.\d+", "Saved", words)


def painted(stage: Stage, scene: object) -> list[bytes]:
    """Every page of the big screen as the room sees it, point by point."""
    stage.show_scene(scene)
    found = []
    for _n in range(stage.pages):
        image = QImage(QSize(960, 540), QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        stage.paint(painter, image.size().toSizeF())
        painter.end()
        found.append(bytes(image.constBits()))
        stage.turn(1)
    return found


@contextmanager
def twins(pack: dict) -> Iterator[tuple[Twin, Twin]]:
    with tempfile.TemporaryDirectory() as folder:
        made: list[Twin] = []
        try:
            for number in (0, 1):
                made.append(Twin(Path(folder) / str(number), pack, number))
            yield made[0], made[1]
        finally:
            for twin in made:
                twin.close()


def alike(one: Twin, two: Twin, stage: Stage, when: str) -> None:
    first, second = one.seen(stage), two.seen(stage)
    assert first.keys() == second.keys()
    for where, found in first.items():
        if where.startswith("page"):
            differing = set(found) ^ set(second[where])
            assert not differing, (when, where, sorted(differing)[:4])
        assert found == second[where], (when, where)


@pytest.fixture
def stage(qapp):
    made = Stage(Look.light())
    made.resize(960, 540)
    yield made
    made.deleteLater()


CHOICES = st.integers(0, 11)


@pytest.mark.slow
@settings(
    max_examples=int(os.environ.get("SEEN", "6")),
    deadline=None,
    derandomize="SEEN" not in os.environ,
    phases=(Phase.explicit, Phase.generate) if "SEEN" not in os.environ else tuple(Phase),
    suppress_health_check=list(HealthCheck),
)
@given(pack=random_packs(), nameless=st.booleans(), said=st.lists(CHOICES, min_size=8, max_size=8))
def test_nothing_is_seen_before_its_time(stage, pack, nameless, said):
    with pytest.MonkeyPatch.context() as patch, twins(pack) as (one, two):
        patch.setattr("exercises.together.private_round.random.SystemRandom", lambda: CHANCE)
        patch.setattr("workbook.workbook.new_id", lambda: f"{CHANCE.getrandbits(128):032x}")
        pages = [page for page in one.sheet.pack.exercises["1.1"].pages if page.by == "each"]
        choices = itertools.cycle(said)
        for time in (1, 2):
            for twin in (one, two):
                for page in pages if nameless else ():
                    PrivateRound(twin.sheet, twin.sheet.pack.exercises["1.1"], page).set_mode(ANONYMOUS[1:])
            for page in pages:
                # First other words in each twin, of which nothing may be seen; then the same in both, to be shown.
                for differs in (True, False):
                    for who in range(2):
                        choice = next(choices)
                        for twin in (one, two):
                            twin.write(page.id, who, choice, differs=differs)
                    if differs:
                        alike(one, two, stage, f"time {time}, {page.id}, hidden")
                        for twin in (one, two):
                            forget(twin, page)
                for twin in (one, two):
                    PrivateRound(twin.sheet, twin.sheet.pack.exercises["1.1"], page).reveal()
            if any(field_tells(one, page) for page in pages):
                told = repr([found for where, found in one.seen(stage).items() if where.startswith("page")])
                assert re.search(r"common\d+x", told), "what is shown would have been found"
            if time == 1:
                for twin in (one, two):
                    again(twin.sheet, twin.sheet.pack.exercises["1.1"])


def field_tells(twin: Twin, page: Page) -> bool:
    """True for a page on which somebody has written words that are shown as they are, once they may be."""
    fields = [twin.sheet.pack.exercises["1.1"].fields[name] for name in page.fields]
    return any(
        field.kind == "items" or (field.kind in ("short_text", "long_text") and not field.per)
        for field in fields
    )


def forget(twin: Twin, page: Page) -> None:
    """What was written on a page is gone again, and nobody is done with it."""
    book, exercise = twin.sheet.workbook, twin.sheet.pack.exercises["1.1"]
    with book.without_history(), book.step(""):
        for field in (exercise.fields[name] for name in page.fields):
            for item in list(book.items(field.place, author=None, round=twin.sheet.round_at(field))):
                if item.author:
                    book.remove_item(field.place, item.id)
            for key in [key for key in book.answers(field.place) if key.author]:
                if key.round == twin.sheet.round_at(field):
                    book.set(key, None)
        for what in ("@done", "@answered"):
            for key in list(book.answers(Key("1.1", what).place)):
                if key.row == page.id:
                    book.set(key, None)
    twin.sheet.answered_without_name.clear()
