"""A field kind that Samsyn does not have goes through a meeting in the window, by keys, and onto paper.

A text of three words is built on the short text and has its editors. A day has an editor and a cell of its own, made
here: what one more kind costs the window is an entry in the table of each.
"""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel

from exercises.answers.sheet import Sheet
from exercises.fields import KINDS
from exercises.packs.carried import carry, read_own
from exercises.start.next_meeting import start_meeting
from exercises.start.seeding import new_workbook
from tests.helpers.drive import Drive, K, name_of, wait_for, where
from tests.helpers.made_up import Day, register, write_pack
from ui.ask import Ask
from ui.editors.by_kind import ANY, EDITORS, make_editor, plain
from ui.editors.cells import CELLS, LineCell, make_cell
from ui.editors.editor import Editor, may_replace
from ui.parts.stack import column
from ui.parts.text_field import LineField
from ui.parts.words import Words
from ui.settings import Settings
from ui.window import Window


def is_day(text: str) -> bool:
    return not text or KINDS["day"].fits(None, text)


class DayEditor(Editor):
    """A day, once it is written out; with `per` one for each row."""

    has_own_title = True

    def __init__(self, context, field):
        super().__init__(context, field)
        stack = column(self.look, self)
        self.lines = {}
        for row in self.sheet.rows_per(field) if field.per else [None]:
            id_, name = (row.id, f"{self.label()}, {row.words}") if row else ("", self.label())
            line = LineField(self.look, "", name=name)
            line.changed.connect(lambda text, id_=id_: self.type(text or None, id_) if is_day(text) else None)
            line.editingFinished.connect(self.session.leave)
            stack.addWidget(Words(self.look, name, "bold"))
            stack.addWidget(line)
            self.lines[id_] = line
        self.refresh()

    def refresh(self, event=None):
        for id_, line in self.lines.items():
            if may_replace(line, event):
                line.setText(self.value(id_) or "")

    def focus_first(self):
        next(iter(self.lines.values())).setFocus()


class SharedDays(Editor):
    """Everybody's days, each with how many said it."""

    def __init__(self, context, field):
        super().__init__(context, field)
        self.words = Words(self.look, "")
        column(self.look, self).addWidget(self.words)
        self.refresh()

    def refresh(self, event=None):
        counts = self.sheet.counts(self.field, "", "")
        self.words.setText("; ".join(f"{day}: {n}" for day, n in sorted(counts.items())))


class DayCell(LineCell):
    def type(self, value):
        if is_day(value):
            super().type(value or None)


@pytest.fixture
def table(qapp, tmp_path, monkeypatch):
    """The window on a workbook that carries the made-up pack, and its hands."""
    register(monkeypatch)
    monkeypatch.setitem(EDITORS, (Day, ANY), plain(DayEditor))
    monkeypatch.setitem(EDITORS, (Day, "share"), plain(SharedDays))
    monkeypatch.setitem(CELLS, Day, DayCell)
    for folder in ("backups", "documents"):
        monkeypatch.setattr(f"ui.window.{folder}_folder", lambda folder=folder: tmp_path / folder)
    path, found = tmp_path / "days.samsyn", read_own(write_pack(tmp_path))
    workbook = new_workbook(path, found.pack, language="en", title="Days")
    carry(workbook, found)
    start_meeting(Sheet(workbook, found.pack), date.today())
    workbook.close()
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.language, settings.theme = "en", "light"
    window = Window(settings, OneScreen(tmp_path / "on paper.pdf"), path=path)
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow, "the window to be active")
    yield Table(window, Drive(window))
    window.close()
    window.deleteLater()
    qapp.processEvents()


class OneScreen(Ask):
    """Says yes to a big screen in a window of its own and keeps what is printed; minds whatever else is asked."""

    def __init__(self, paper):
        self.paper = paper

    def pdf_to_save(self, parent, suggested):
        return self.paper

    def choose(self, look, title, text, yes, no):
        assert yes == "Open as a window", title
        return True

    def tell(self, look, error):
        raise AssertionError(f"the window told: {error.problem} {error.remedy}")


class Table:
    """Who sits at it writes with the keys of the window."""

    def __init__(self, window, drive):
        self.window, self.drive = window, drive
        drive.beside = lambda: window.commands.big_screen.presenter

    @property
    def sheet(self):
        return self.window.session.sheet

    def field(self, name):
        return self.sheet.field(f"1.1/{name}")

    def on(self, page):
        self.drive.ctrl(K.Key_Return)
        self.stands(page)

    def stands(self, page):
        view = self.window.workbook_view()
        assert (view.exercise.id, view.page_spec.id) == ("1.1", page), where()

    def write(self, name, text):
        self.drive.tab_to(name)
        self.drive.type(text)

    def seen(self):
        """Every word on the page."""
        page = self.window.workbook_view().frame.page
        labels = page.findChildren(QLabel)
        return "\n".join(label.text().replace("\u00ad", "") for label in labels if label.isVisible())

    def room(self):
        """What the big screen shows."""
        return repr(self.window.commands.big_screen.presenter.stage.scene())


ANSWERS = {"Ada": ("2026-05-01", "doors wide open", "2"), "Bo": ("2026-06-17", "soup for all", "4")}
SECRETS = ("2026-05", "2026-06", "May", "June", "doors", "soup")


def the_group(table):
    """Who is here, and two needs with the day of one."""
    drive = table.drive
    drive.type("Ada")
    drive.press(K.Key_Return)
    drive.type("Bo")
    table.write("Need", "calm at breakfast")
    drive.tab("Since")
    drive.type("2026-01-05")
    drive.press(K.Key_Return)
    drive.type("time for talk")
    table.on("think")


def alone(table):
    """Each in turn; nobody sees what the others have written, and the room sees nothing of it."""
    drive = table.drive
    for _turn in ANSWERS:  # who begins is not the same at every meeting
        name = name_of(drive.focus()).removeprefix("I am ").removesuffix(", begin")
        day, slogan, effort = ANSWERS[name]
        drive.press(K.Key_Return)
        assert name_of(drive.focus()) == "Opens"
        drive.type(day)
        drive.tab("Slogan")
        drive.type(slogan)
        drive.tab("Wish")
        drive.type(slogan)
        for need in ("calm at breakfast", "time for talk"):
            table.write(f"{need}: Begins", day)
            drive.press(K.Key_Tab)
            drive.type(effort)
        drive.ctrl(K.Key_Return)
        assert [secret for secret in SECRETS if secret in table.seen() + table.room()] == []


def on_paper(table, which, path):
    """Saves one of the documents from the preview, and reads it."""
    drive = table.drive
    drive.tab_to("Which document")
    drive.choose(which)
    wait_for(lambda: not table.window.view.head.save_button.is_off(), which)
    drive.tab_to("Save the document…")
    drive.press(K.Key_Return)
    assert drive.sees(f"Saved as {path.name}")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.slow
@pytest.mark.slow
def test_it_goes_through_a_meeting_and_onto_paper(table, tmp_path):
    drive = table.drive
    drive.press(K.Key_F5)
    table.on("who")
    the_group(table)
    alone(table)
    calm, _time = table.sheet.rows(table.field("needs"))
    assert table.sheet.value(table.field("needs"), calm.id, "since") == "2026-01-05"

    assert name_of(drive.focus()) == "Show everyone's answers"
    drive.press(K.Key_Return)
    table.stands("look")
    for shown in ("2026-05-01: 1; 2026-06-17: 1", "doors wide open", "soup for all"):
        assert shown in table.seen()
    for shown in ("1 May 2026", "17 June 2026", "doors wide open"):
        assert shown in table.room()

    table.on("agree")
    assert name_of(drive.focus()) == "Opens"
    drive.type("2026-05-15")
    table.write("Closes, calm at breakfast", "2026-08-01")
    table.write("calm at breakfast: Effort 1, none of you", "3")
    table.write("calm at breakfast: Begins", "2026-05-02")
    table.write("calm at breakfast: Done by", "2026-04-30")
    drive.press(K.Key_Tab)
    for shown in ("1 August 2026", "2 May 2026", "30 April 2026"):
        assert shown in table.room()
    assert "Begins: 2 May 2026" in table.seen()
    assert "calm at breakfast has no day." not in table.seen()

    promises = table.field("promises")
    drive.ctrl(K.Key_Z)
    assert table.sheet.value(promises, calm.id, "done") is None
    assert name_of(drive.focus()) == "More for this row"
    assert "30 April 2026" not in table.room()
    drive.press(K.Key_Tab)  # of the row one works in nothing is said yet
    assert "calm at breakfast has no day." in table.seen()
    drive.ctrl(K.Key_Y)
    assert table.sheet.value(promises, calm.id, "done") == "2026-04-30"

    table.on("plan")
    drive.tab_to("Say when")
    drive.press(K.Key_Return)
    table.stands("agree")
    assert name_of(drive.focus()) == "time for talk: Done by"
    drive.ctrl(K.Key_K)
    drive.type("Ask the guests")
    drive.press(K.Key_Return)
    drive.ctrl(K.Key_P)
    plan = on_paper(table, "Action plan", tmp_path / "on paper.pdf")
    for told in ("Ask the guests", "time for talk has no day."):
        assert told in plan, told
    minutes = on_paper(table, "Minutes of meeting 1", tmp_path / "on paper.pdf")
    for told in ("15 May 2026", "calm at breakfast: 1 August 2026", "30 April 2026", "2 May 2026"):
        assert told in minutes, told
    assert "17 June" not in minutes  # what one of them said, and the group did not agree on


def test_without_an_editor_it_is_said_which_kind_has_none(table, monkeypatch):
    table.drive.ctrl(K.Key_Return)
    context = table.window.workbook_view().frame.page.context
    for key in (Day, ANY), (Day, "share"):
        monkeypatch.delitem(EDITORS, key)
    monkeypatch.delitem(CELLS, Day)
    with pytest.raises(LookupError, match="kind day"):
        make_editor(context, table.field("opening"))
    needs = table.field("needs")
    with pytest.raises(LookupError, match="kind day"):
        make_cell(context, needs, "", needs.column("since"), "Since")


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if not kind.role], ids=lambda kind: kind.name
)
def test_every_kind_that_ships_has_what_it_is_answered_in(kind):
    lineage = set(type(kind).__mro__)
    assert not kind.stands_alone or lineage & {each for each, _mode in EDITORS}
    assert not kind.in_columns or lineage & set(CELLS)
