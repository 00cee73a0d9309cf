"""Paints every page of Samsyn from the sample, in both themes and three languages, and the plan as it is printed.

`make screens` writes PNG files under build/screens/<language>-<theme>/ for eyes to look at; nothing is compared here.
With arguments it paints only those languages, themes or pages: `python -m tests.screens sv dark 2.1`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import meeting_numbered, minutes_content
from exercises.content.gather_plan import plan_content
from exercises.packs.reader import shipped_pack
from exercises.scene.scene import scene_of
from exercises.start.sample import make_sample
from exercises.together.progress import begun
from export import pdf
from export.what import DOCUMENTS
from tests.helpers.filled import fill
from ui.app import make_application
from ui.ask import Ask
from ui.editors.grouping import GroupingEditor
from ui.look.look import Look
from ui.pages.alone_page import AlonePage
from ui.pages.plan_page import PlanPage
from ui.presenter.stage import Stage
from ui.settings import Settings
from ui.window import Window
from workbook.model import Key
from workbook.workbook import Workbook

OUT = Path(__file__).parents[1] / "build" / "screens"
LANGUAGES, THEMES = ("sv", "nb", "en"), ("light", "dark")
SIZES = {"": (1440, 900, 100), "-1100": (1100, 760, 100), "-800": (800, 600, 100), "-200": (1024, 700, 200)}


class Leaves(Ask):
    """Nobody sits here to answer: a private round is left when the next page is to be painted."""

    def __init__(self) -> None:
        pass

    def choose(self, look, title, text, yes, no) -> bool:
        return False


def settle() -> None:
    """Lets everything that is due happen, deletions too, so that a picture never shows a half-built page."""
    for _ in range(8):  # texts that grow and what stands under them take several turns
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shoot(window: Window, folder: Path, name: str) -> None:
    settle()
    window.grab().save(str(folder / f"{name}.png"))


def pages(window: Window) -> Iterator[tuple[str, str, str]]:
    """(name, exercise, page) of every page of the workbook, and of the meeting's own.

    What the sample says comes first; then the exercises it never came to are filled in too.
    """
    sheet = window.session.sheet
    meeting = [sheet.pack.meeting] if sheet.pack.meeting else []
    everything = [*sheet.pack.exercises.values(), *meeting]
    later = [exercise for exercise in sheet.pack.exercises.values() if not begun(sheet, exercise)]
    for exercise in sorted(everything, key=lambda exercise: exercise in later):
        if exercise in later[:1]:
            fill(sheet)
        for page in exercise.pages:
            yield f"{exercise.id}-{page.id}", exercise.id, page.id


def open_sample(window: Window, path: Path, language: str) -> None:
    path.unlink(missing_ok=True)
    window.enter(make_sample(path, shipped_pack(), language))
    settle()


def paint_grouping(window: Window, board: GroupingEditor, folder: Path, name: str) -> None:
    """A card unfolded, and the cards it can be merged with."""
    board.focus_first()
    id_ = board.current_id()
    board.toggle(id_)
    shoot(window, folder, f"{name}-open")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_M)
    shoot(window, folder, f"{name}-merge")


def paint(language: str, theme: str, only: list[str], scratch: Path) -> int:
    """Every page in one language and theme; returns how many pictures were made."""
    folder = OUT / f"{language}-{theme}"
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(QSettings(str(scratch / f"{language}{theme}.ini"), QSettings.Format.IniFormat))
    settings.language, settings.theme, settings.zoom = language, theme, 100
    window = Window(settings, Leaves())
    window.show()
    made = 0
    for suffix, (width, height, zoom) in SIZES.items():
        if suffix and (language, theme) != ("sv", "light"):
            continue
        settings.zoom = zoom
        window.resize(width, height)
        window.rebuild()
        if not only:
            shoot(window, folder, f"01-welcome{suffix}")
            window.new()
            shoot(window, folder, f"02-new{suffix}")
        open_sample(window, scratch / "sample.samsyn", language)
        view = window.workbook_view()
        assert view is not None
        for name, exercise, page in pages(window):
            if only and not any(name.startswith(start) for start in only):
                continue
            view.go(exercise, page)
            shoot(window, folder, name + suffix)
            made += 1
            if not suffix and theme == "light":
                paint_big_screen(window, folder, name, exercise, page)
            shown = view.frame.page
            if isinstance(shown, PlanPage):
                for kind in ("board", "person"):
                    shown.show_view(kind)
                    shoot(window, folder, f"{name}-{kind}{suffix}")
            elif (board := shown.findChild(GroupingEditor)) is not None:
                paint_grouping(window, board, folder, name + suffix)
            elif isinstance(shown, AlonePage):
                paint_round(window, folder, name + suffix, exercise, page)
        if not only:
            view.go("3.2", "choose")
            view.toggle_notes()
            shoot(window, folder, f"facilitator{suffix}")
            view.toggle_notes()
            view.go("2.1", "agree")
            view.capture()
            shoot(window, folder, f"capture{suffix}")
            view.capture_bar.close_bar()
            paint_preview(window, folder, f"preview{suffix}")
        window.close_workbook()
    window.close()
    settle()
    return made


def paint_round(window: Window, folder: Path, name: str, exercise: str, page: str) -> None:
    """A round in the middle: three have answered, and the fourth writes. The sample itself is past it."""
    sheet = window.session.sheet
    workbook, people, number = sheet.workbook, sheet.people(), sheet.round_of(exercise)

    def answered(how_many: int, shown: bool) -> None:
        with workbook.without_history(), workbook.step(""):
            workbook.set(Key(exercise, "@revealed", page, round=number), shown or None)
            for n, person in enumerate(people):
                workbook.set(Key(exercise, "@done", page, "", person.id, number), n < how_many or None)

    view = window.workbook_view()
    assert view is not None
    answered(3, False)
    view.go(exercise, page)
    shoot(window, folder, f"{name}-handover")
    shown = view.frame.page
    assert isinstance(shown, AlonePage)
    shown.begin(people[3].id)
    shoot(window, folder, f"{name}-writing")
    shown.hide_writing()
    if shown.round.can_count_hands:
        shown.count_hands()
        shoot(window, folder, f"{name}-hands")
        shown.leave()
    shown.round.finish(people[3].id)
    answered(len(people), True)


def paint_big_screen(window: Window, folder: Path, name: str, exercise: str, page: str) -> None:
    """What the room sees of a page, every page of it, at the size of a projector."""
    sheet = window.session.sheet
    stage = Stage(Look.light())
    stage.resize(1920, 1080)
    stage.set_time(750, 1200)
    found = sheet.pack.exercise(exercise)
    stage.show_scene(scene_of(sheet, found, found.page(page)))
    for number in range(stage.pages):
        stage.grab().save(str(folder / f"{name}-room{number + 1}.png"))
        stage.turn(1)
    stage.deleteLater()


def paint_preview(window: Window, folder: Path, name: str) -> None:
    from ui.print.preview import PreviewPage

    window.print_plan()
    preview = window.view
    assert isinstance(preview, PreviewPage)
    for _ in range(600):
        settle()
        if preview.is_ready():
            break
        QTest.qWait(20)
    shoot(window, folder, name)
    preview.leave()
    window.show_workbook()


def paint_plan(language: str, scratch: Path) -> int:
    """The pages of the plan, and of the first meeting's minutes, as they are printed."""
    path = scratch / f"plan-{language}.samsyn"
    make_sample(path, shipped_pack(), language).close()
    workbook = Workbook.open(path)
    sheet = Sheet(workbook, shipped_pack())
    plan = pdf.render(DOCUMENTS["plan"](plan_content(sheet)))
    minutes = pdf.render(DOCUMENTS["minutes"](minutes_content(sheet, meeting_numbered(sheet, 1))))
    workbook.close()
    folder = OUT / f"{language}-print"
    folder.mkdir(parents=True, exist_ok=True)
    return paint_pdf(plan, folder, "plan") + paint_pdf(minutes, folder, "minutes")


def paint_pdf(data: bytes, folder: Path, name: str) -> int:
    """Every page of a document as a picture; how many there are."""
    import pypdfium2

    (folder / f"{name}.pdf").write_bytes(data)
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        document[number].render(scale=1.5).to_pil().save(folder / f"{name}-{number + 1:02}.png")
    count = len(document)
    document.close()
    return count


def main(arguments: list[str]) -> None:
    make_application(["samsyn"])
    QCursor.setPos(5000, 5000)  # or whatever is made in the corner is painted as if the pointer were on it
    languages = [word for word in arguments if word in LANGUAGES] or list(LANGUAGES)
    themes = [word for word in arguments if word in THEMES] or list(THEMES)
    only = [word for word in arguments if word not in (*LANGUAGES, *THEMES, "print")]
    with tempfile.TemporaryDirectory() as scratch:
        for language in languages:
            for theme in themes:
                made = paint(language, theme, only, Path(scratch))
                print(f"{language} {theme}: {made} pages")
            if not only:
                print(f"{language} print: {paint_plan(language, Path(scratch))} pages")
    print(f"Look at them in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1:])
