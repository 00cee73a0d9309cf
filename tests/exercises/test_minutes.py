"""The minutes of a meeting: from a workbook to blocks, to paper and to a web page, and what is never in them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing as closing_file
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

import main as program
from exercises.answers.sheet import Sheet
from exercises.content.gather_minutes import meeting_numbered, minutes_content
from exercises.content.in_words import decided_in
from exercises.fields import kind_of, kinds_that
from exercises.fields.reading import table
from exercises.packs.reader import shipped_pack
from exercises.start.sample import make_sample
from exercises.together import fist_of_five as fist
from exercises.together.private_round import PrivateRound
from exercises.together.reasons import set_why
from export import html, pdf
from export.what import DOCUMENTS
from tests.helpers.angsvik import PEOPLE_OF, PRIORITY, VALUES, cells_in, every, fill, new_sheet
from tests.helpers.read_back import HARM, Reading, levels, squeezed
from ui.look.look import Look
from ui.look.style_sheet import dress
from ui.print import saving
from ui.print.document_choice import PLAN
from ui.print.paper import Paper
from ui.print.preview import PreviewPage
from ui.session import Session
from workbook import blocks as b
from workbook.content import Person, PlanAction
from workbook.errors import WorkbookError
from workbook.meeting import Meetings
from workbook.minutes_content import (
    Check,
    Closing,
    Decided,
    MinutesContent,
    NotedReservation,
    Round,
    Tally,
    Worked,
)
from workbook.model import PEOPLE
from workbook.own_notes import own_note, own_notes, set_own_note
from workbook.reservations import Reservations
from workbook.words import LANGUAGES
from workbook.workbook import Workbook

TODAY = date(2026, 3, 10)
SECRET = "Hemlighetsmakeri"


AGENDA = [["1.1", 40], ["2.1", 50], ["3.2", 40], ["4.1", 35]]


@contextmanager
def met(path: Path, language: str = "sv") -> Iterator[tuple[Sheet, dict[str, str], str]]:
    """Ängsvik after its second meeting, at which everything was done: the sheet, ids by words, the meeting's id."""
    with new_sheet(path, language) as sheet:
        meetings = Meetings(sheet.workbook)
        ids = fill(sheet)
        id_ = meetings.all()[-1].id
        for column, value in (
            ("date", "2026-03-10"),
            ("place", "Folkets hus"),
            ("starts", "09:00"),
            ("agenda", AGENDA),
        ):
            meetings.set(id_, column, value)
        for exercise in ("1.1", "2.1", "3.2", "4.1"):
            meetings.touch(exercise)
        meetings.attend(id_, ids["Johan Wikström"], False)
        meetings.add_entry(id_, "Vi börjar i Norra.", "decision")
        meetings.add_entry(id_, "Snittet är 17 personer.", "note")
        meetings.add_entry(id_, "En egen telefon?", "parked")
        yield sheet, ids, id_


def document_of(sheet: Sheet, **more: Any) -> b.Document:
    return DOCUMENTS["minutes"](minutes_content(sheet, today=TODAY, **more))


def texts_of(document: b.Document) -> str:
    """Everything in it, both as printed and as a web page."""
    with pypdfium2.PdfDocument(pdf.render(document)) as opened:
        printed = " ".join(page.get_textpage().get_text_range() for page in opened)
    return squeezed(printed) + html.render(document).decode()


def closing(
    sheet: Sheet, answers: dict[str, tuple[Any, str]], *, mode: str = "named", reveal: bool = True
) -> None:
    """A closing round: name → (worth, word)."""
    exercise = sheet.pack.meeting
    assert exercise is not None
    page = exercise.page("closing")
    round_ = PrivateRound(sheet, exercise, page)
    round_.set_mode(mode)
    for person, (worth, word) in answers.items():
        author = round_.begin(person)
        sheet.set(exercise.fields["worth"], "", "", worth, author=author)
        sheet.set(exercise.fields["word"], "", "", word, author=author)
        round_.finish(person)
    if reveal:
        round_.reveal()


# -- what a workbook says ----------------------------------------------------------------------------------------


def test_who_when_where_and_what(tmp_path):
    with met(tmp_path) as (sheet, _ids, _id):
        content = minutes_content(sheet, today=TODAY)
    assert (content.number, content.day, content.place, content.starts) == (2, TODAY, "Folkets hus", "09:00")
    assert [person.name for person in content.present] == [
        name for name in PEOPLE_OF if name != "Johan Wikström"
    ]
    assert [person.name for person in content.away] == ["Johan Wikström"]
    assert content.programme == (
        ("Vem är kunden?", 40), ("Behov och förväntningar", 50), ("Våra värden", 40), ("Vem gör vad", 35),
    )  # fmt: skip
    assert content.decisions == ("Vi börjar i Norra.",)
    assert content.notes == ("Snittet är 17 personer.",)
    assert content.parked == ("En egen telefon?",)
    assert [worked.number for worked in content.exercises] == ["1.1", "2.1", "3.2", "4.1"]


def test_what_was_decided_kind_by_kind(tmp_path):
    with met(tmp_path) as (sheet, ids, _id):
        set_why(sheet, sheet.field("2.1/rating"), ids[PRIORITY[0]], "met", "Vi vet det från enkäten.")
        sheet.set(sheet.field("1.1/word"), "", "one", "brukare")
        sheet.set(sheet.field("2.1/variation"), ids["Anhöriga"], "", "Några vill ha brev.")
        told = {one.number: [each.told for each in one.decided] for one in minutes_content(sheet).exercises}
        labels = [one.label for one in decided_in(sheet, sheet.pack.exercises["2.1"])]
        assert labels == [
            sheet.label(sheet.field(f"2.1/{name}")) for name in ("rating", "priority", "variation")
        ]
    groups, word = told["1.1"]
    assert isinstance(groups, b.Bullets)
    assert groups.items[0] == "Brukare med hemtjänst"
    assert word == b.Bullets(("brukare",))
    rating, priority, variation = told["2.1"]
    assert isinstance(rating, b.Table)
    rows = cells_in(rating)
    assert [words for words, _rows in rows][:2] == ["Brukare med hemtjänst", "Hemkomna från sjukhuset"]
    assert rows[0][1][1] == (PRIORITY[0], "5", "2", rows[0][1][1][3])
    assert "Vi vet det från enkäten." in rows[0][1][1][3]
    assert [[cell.voice for cell in row.cells] for row in rating.groups[0].rows] == [
        [True, False, False, False]
    ] * 6
    assert rows[3][1][0][2] in ("vet inte", "don't know")
    assert priority == b.Bullets(PRIORITY, numbered=True, voice=True)
    assert variation == b.Bullets(("Anhöriga: Några vill ha brev.",))
    (values,) = told["3.2"]
    assert [row[:2] for row in cells_in(values)[0][1]] == list(VALUES.items())
    (duties,) = told["4.1"]
    assert isinstance(duties, b.DutyGrid)
    assert duties.tasks[0][1][0].code == "accountable"


def test_a_column_that_says_nothing_takes_no_room(tmp_path):
    with met(tmp_path) as (sheet, _ids, _id):
        field = sheet.field("6.1/rating")
        rows = sheet.grid_rows(field)
        sheet.set(field, rows[0].id, "value", 4)
        (signs,) = decided_in(sheet, sheet.pack.exercises["6.1"])
        assert [column.align for column in signs.told.columns] == ["left", "centre"]
        assert [len(row) for row in cells_in(signs.told)[0][1]] == [2]
        sheet.set(field, rows[0].id, "evidence", "protokollet")
        (signs,) = decided_in(sheet, sheet.pack.exercises["6.1"])
        assert cells_in(signs.told)[0][1][0][1:] == ("4", "protokollet")


def test_every_kind_of_field_can_be_read(tmp_path):
    with new_sheet(tmp_path) as sheet:
        fields = list(sheet.pack.fields())
        assert {field.kind for field in fields} == set(kinds_that("stands_alone"))
        told = [kind_of(field).in_document(sheet, field) for field in fields]
        assert all(one is None or isinstance(one, b.Told) for one in told)
        assert [decided_in(sheet, exercise) for exercise in sheet.pack.exercises.values()][1:] == [[]] * 22


def test_the_first_page_s_own_fields_are_not_said_twice(tmp_path):
    with met(tmp_path) as (sheet, _ids, _id):
        labels = [one.label for one in decided_in(sheet, sheet.pack.exercises["0.1"])]
    assert sheet.label(sheet.field("0.1/unit")) not in labels
    assert sheet.label(sheet.field("0.1/purpose")) in labels


def test_only_the_actions_of_this_meeting_are_new(tmp_path):
    with met(tmp_path) as (sheet, ids, _id):
        first = minutes_content(sheet)
        Meetings(sheet.workbook).start("2026-05-21", [["6.3", 60]])
        sheet.plan.catch("Skicka återkoppling", label="", need=ids[PRIORITY[0]])
        sheet.plan.catch("", label="")
        second = minutes_content(sheet)
        again = minutes_content(sheet, meeting_numbered(sheet, 2))
    assert len(first.actions) == 8
    assert "Byt planeringssystem" not in {action.title for action in first.actions}
    assert first.needs[0] == PRIORITY[0]
    assert (second.number, [action.title for action in second.actions]) == (3, ["Skicka återkoppling"])
    assert second.needs == (PRIORITY[0],)
    assert again.actions == first.actions
    assert again.decisions == ("Vi börjar i Norra.",)


def test_reservations_and_checks_stand_with_their_exercise(tmp_path):
    with met(tmp_path) as (sheet, ids, id_):
        made = Reservations(sheet.workbook)
        made.add("2.1", ids["Johan Wikström"], "Den är mysig men vi vet inte.", ids[PRIORITY[4]], id_)
        made.add("6.3", ids["Petra Lindahl"], "För mycket på en gång.", "", id_)
        gone = sheet.workbook.add_item(PEOPLE, {"name": "Siv"}).id
        made.add("3.2", gone, "Fler ord.", "", id_)
        sheet.workbook.remove_item(PEOPLE, gone)
        fist.count(sheet, "2.1", "priority", {5: 4, 3: 1})
        content = minutes_content(sheet, today=TODAY)
        document = document_of(sheet)
    by_number = {worked.number: worked for worked in content.exercises}
    assert by_number["2.1"].reservations == (
        NotedReservation("Johan Wikström", "Den är mysig men vi vet inte.", PRIORITY[4]),
    )
    assert by_number["6.3"].reservations[0].words == "För mycket på en gång."
    assert by_number["2.1"].checks[0].tally == Tally(((3, 1), (5, 4)))
    text = texts_of(document)
    assert "Den är mysig men vi vet inte." in text
    assert "Fler ord." in text


def test_a_workbook_that_has_not_met_has_no_minutes(tmp_path):
    with new_sheet(tmp_path) as sheet:
        with pytest.raises(WorkbookError):
            minutes_content(sheet)
        with pytest.raises(WorkbookError):
            meeting_numbered(sheet, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_meeting_says_that_nothing_was_decided(tmp_path, language):
    with new_sheet(tmp_path, language) as sheet:
        Meetings(sheet.workbook).start("2026-03-10", AGENDA)
        document = document_of(sheet)
    assert len(every(document, b.Section)) == 1
    assert every(document, b.Heading) == []
    assert len(every(document, b.Text)) == 1
    assert len(pypdf.PdfReader(io.BytesIO(pdf.render(document))).pages) == 1
    assert levels(Reading(html.render(document))) == [1]


# -- what each said alone ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["named", "anonymous"])
def test_what_has_not_been_shown_is_in_no_document(tmp_path, mode):
    with met(tmp_path) as (sheet, ids, _id):
        exercise = sheet.pack.exercises["1.1"]
        round_ = PrivateRound(sheet, exercise, exercise.page("mention"))
        round_.set_mode(mode)
        for name in ("Karin Holmqvist", "Sara Eliasson"):
            author = round_.begin(ids[name])
            place = sheet.place(exercise.fields["mentions"])
            sheet.workbook.add_item(place, {"name": SECRET}, author=author)
            if name != "Sara Eliasson":  # Sara is still writing
                round_.finish(ids[name])
        closing(sheet, {ids["Karin Holmqvist"]: (1, SECRET)}, mode=mode, reveal=False)
        content = minutes_content(sheet)
        document = document_of(sheet, facilitator_notes=True)
        assert SECRET not in repr(content)
        assert content.closing == Closing()
        assert SECRET not in texts_of(document)
        assert SECRET not in repr(document)
        round_.reveal()
        shown = minutes_content(sheet)
    (found,) = [one for worked in shown.exercises for one in worked.rounds if worked.number == "1.1"]
    assert [words for words, _hints in found.gathered] == [SECRET]
    assert (found.answered, found.anonymous) == (1, mode == "anonymous")


def test_private_numbers_never_come_with_a_name(tmp_path):
    with met(tmp_path) as (sheet, ids, _id):
        sheet.set(sheet.field("2.1/rating"), ids[PRIORITY[0]], "met", 1, author=ids["Karin Holmqvist"])
        task = sheet.grid_rows(sheet.field("4.1/duties"))[0].id
        role = sheet.across(sheet.field("4.1/duties"))[0].id
        sheet.set(sheet.field("4.1/duties"), task, role, "informed", author=ids["Karin Holmqvist"])
        content = minutes_content(sheet)
    rating = content.exercises[1].decided[0].told
    assert cells_in(rating)[0][1][1][:3] == (PRIORITY[0], "5", "2")
    assert content.exercises[3].decided[0].told.tasks[0][1][0].code == "accountable"


@pytest.mark.parametrize("mode", ["named", "anonymous"])
def test_the_closing_round_is_told_in_words_without_names(tmp_path, mode):
    words = ("mod", "lugn", "trött", "glad", "Ärlig", "klar")
    with met(tmp_path, "en") as (sheet, ids, _id):
        given = zip([5, 5, 5, 5, 4, "?"], words, strict=True)
        closing(sheet, dict(zip((ids[name] for name in PEOPLE_OF), given, strict=True)), mode=mode)
        content = minutes_content(sheet, today=TODAY)
        Meetings(sheet.workbook).start("2026-05-21", [])
        later = minutes_content(sheet)
        first = minutes_content(sheet, meeting_numbered(sheet, 2))
    assert content.closing.tally == Tally(((4, 1), (5, 4)), 1)
    assert content.closing.words == ("glad", "klar", "lugn", "mod", "trött", "Ärlig")
    assert later.closing == Closing()
    assert first.closing == content.closing
    facts = every(DOCUMENTS["minutes"](content), b.Facts)[-1]
    assert facts.pairs[0][1].startswith("Four said 5, one said 4, one does not know.")
    assert facts.pairs[1][1] == "glad, klar, lugn, mod, trött, Ärlig"
    assert not any(name in repr(facts) for name in PEOPLE_OF)


def test_the_facilitator_s_own_notes_are_there_only_if_asked_for(tmp_path):
    with met(tmp_path) as (sheet, _ids, id_):
        set_own_note(sheet.workbook, id_, "2.1", f"{SECRET} om Johan")
        set_own_note(sheet.workbook, id_, "", "Börja i tid.")
        set_own_note(sheet.workbook, "another", "2.1", "Inte här.")
        assert own_note(sheet.workbook, id_, "2.1") == f"{SECRET} om Johan"
        without, with_them = document_of(sheet), document_of(sheet, facilitator_notes=True)
        set_own_note(sheet.workbook, id_, "", " ")
        assert list(own_notes(sheet.workbook, id_)) == ["2.1"]
    assert SECRET not in texts_of(without)
    assert "Börja i tid." not in texts_of(without)
    notes = every(with_them, b.Text)[-2:]
    assert [(note.lead_in.rstrip(": "), note.text) for note in notes] == [
        ("", "Börja i tid."),
        ("Behov och förväntningar", f"{SECRET} om Johan"),
    ]
    assert "Inte här." not in texts_of(with_them)


# -- blocks, paper and page --------------------------------------------------------------------------------------


def content(**more: Any) -> MinutesContent:
    return MinutesContent("en", TODAY, 3, day=TODAY, unit="Home care", **more)


def test_how_many_answered_is_said_once_for_rounds_that_were_alike():
    def said(*rounds: Round) -> str:
        document = DOCUMENTS["minutes"](content(exercises=(Worked("3.2", "Values", rounds),)))
        return every(document, b.Text)[0].text

    assert said(Round("Words", 6), Round("Dots", 6)) == "Six answered on their own, by name."
    assert said(Round("Words", 1, anonymous=True)) == "One person answered on their own, without a name."
    assert said(Round("Words", 6), Round("Dots", 5, anonymous=True)) == (
        "Words: six answered on their own, by name. Dots: five answered on their own, without names."
    )
    assert said(Round("Words", 0, by_hands=True)) == "You answered by a show of hands."


def test_short_answers_stand_beside_their_question_long_ones_below():
    decided = (
        Decided("Word", b.Bullets(("visitor",))),
        Decided("Rules", b.Bullets(("One", "Two"))),
        Decided("Forgotten", b.Bullets(("x" * 900,))),
        Decided("Needs", b.Bullets(("Tell me.", "Ring me."), numbered=True, voice=True)),
    )
    document = DOCUMENTS["minutes"](content(exercises=(Worked("1.1", "Who", (), decided),)))
    assert ("Word", "visitor") in every(document, b.Facts)[1].pairs
    assert ("Rules", "One\nTwo") in every(document, b.Facts)[1].pairs
    assert [one.text for one in every(document, b.Heading)] == ["1.1 Who", "Forgotten", "Needs"]
    assert every(document, b.Bullets)[-1] == b.Bullets(("Tell me.", "Ring me."), numbered=True, voice=True)


def test_a_fist_of_five_is_told_in_words():
    worked = Worked("2.1", "Needs", checks=(Check("Priority", Tally(((5, 4), (3, 1)))),))
    document = DOCUMENTS["minutes"](content(exercises=(worked,)))
    assert every(document, b.Facts)[-1].pairs == (("Priority", "Four showed 5, one showed 3."),)


def test_an_exercise_nothing_came_of_is_left_out_unless_somebody_answered():
    document = DOCUMENTS["minutes"](
        content(exercises=(Worked("1.1", "A"), Worked("2.1", "B", (Round("x", 2),))))
    )
    assert [one.text for one in every(document, b.Heading)] == ["2.1 B"]


def test_the_frame_says_what_is_known_and_nothing_else():
    everything = replace(
        content(), organisation="Council", place="Hall", starts="09:00", present=(Person("Ann", "head"), Person("Bo")),
        away=(Person("Cy"),), programme=(("Needs", 50),),
    )  # fmt: skip
    document = DOCUMENTS["minutes"](everything)
    assert every(document, b.Section)[0].aside == "Tuesday 10 March 2026, 09:00"
    pairs = dict(every(document, b.Facts)[0].pairs)
    assert pairs == {
        "Group": "Home care, Council", "Where": "Hall", "Present": "Ann (head), Bo", "Away": "Cy",
        "Programme": "Needs (50 min)",
    }  # fmt: skip
    assert list(dict(every(DOCUMENTS["minutes"](content()), b.Facts)[0].pairs)) == ["Group"]


def test_the_pdf_is_tagged_with_its_heads_and_says_everything(tmp_path):
    with met(tmp_path) as (sheet, _ids, _id):
        document = document_of(sheet)
    data = pdf.render(document)
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    assert reader.trailer["/Root"]["/Lang"].startswith("sv")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for kind in (b"H1", b"H2", b"TH", b"Table"):
        assert b"/S /" + kind in data
    text = texts_of(document)
    for words in ("Vi börjar i Norra.", PRIORITY[0], "Veckobrev: vem som kommer och när", "En egen telefon?"):
        assert squeezed(words) in text
        assert words in text


def test_the_sample_s_minutes_are_a_page_for_each_exercise_and_well_formed(tmp_path):
    with closing_file(make_sample(tmp_path / "s.samsyn", shipped_pack(), "sv")) as book:
        sheet = Sheet(book, shipped_pack())
        first = document_of(sheet, meeting=meeting_numbered(sheet, 1))
        second = document_of(sheet, meeting=meeting_numbered(sheet, 2))
    # A page for each of the exercises they worked in, and one for the rest.
    assert len(pypdf.PdfReader(io.BytesIO(pdf.render(first))).pages) <= 10 + 1
    assert len(pypdf.PdfReader(io.BytesIO(pdf.render(second))).pages) <= 2 + 1
    for made in (first, second):
        found = levels(Reading(html.render(made)))
        assert found.count(1) == 1


def test_fifteen_people_with_long_double_names():
    names = [f"Anna-Margareta {'Wolfeschlegel' * 3}-Bergström-Österlund nr {n}" for n in range(15)]
    people = tuple(Person(name, "verksamhetschef för hemtjänst och nattpatrull") for name in names)
    worked = Worked(
        "2.1", "Behov", reservations=tuple(NotedReservation(name, "Nja. " * 9, "Något") for name in names)
    )
    actions = tuple(PlanAction("Ring", owner=name, due="2026-05-01") for name in names)
    document = DOCUMENTS["minutes"](
        content(present=people[:9], away=people[9:], exercises=(worked,), actions=actions)
    )
    text = texts_of(document)
    for name in names:
        assert squeezed(name) in text
    assert len(pypdf.PdfReader(io.BytesIO(pdf.render(document))).pages) <= 8


@pytest.mark.parametrize(
    "text", [HARM, "\x00\ud83d \ufffe\u202e", "ord " * 4000, "x" * 5000, "שלום 👍🏽", "\n\n"]
)
def test_no_text_breaks_the_minutes(text):
    duty = b.Duty("accountable", text, text)
    told = (
        b.Bullets((text,)), b.Bullets((text,) * 9, True, True), table((text,), ((text, ((text,),)),)),
        b.DutyGrid((text,), ((text, (duty,)),), (duty,)),
    )  # fmt: skip
    worked = Worked(
        text, text, (Round(text, 2, gathered=((text, (text, text)),)),), tuple(Decided(text, one) for one in told),
        (Check(text, Tally(((5, 2),), 1)),), (NotedReservation(text, text, text), NotedReservation("", text)),
    )  # fmt: skip
    made = MinutesContent(
        "nb", TODAY, 1, None, text, text, text, text, text, (Person(text, text),), (Person(text),), ((text, 5),),
        (worked,), (text, text), (text,), (text,), (PlanAction(text, text, text, text, text, text),), (text,),
        Closing(text, Tally(((1, 1),)), text, text, text, (text, text)), ((text, text),),
    )  # fmt: skip
    document = DOCUMENTS["minutes"](made)
    assert pdf.render(document).startswith(b"%PDF-")
    reading = Reading(html.render(document))
    assert not reading.all("script")
    assert not reading.all("img")


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_in_every_language(tmp_path, language):
    with met(tmp_path, language) as (sheet, _ids, _id):
        document = document_of(sheet)
    assert document.language == language
    assert Reading(html.render(document)).all("html") == [{"lang": language}]
    (section,) = every(document, b.Section)
    assert section.aside.split()[0] == {"sv": "tisdag", "nb": "tirsdag", "en": "Tuesday"}[language]


# -- the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def samsyn(capsys, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "SAMSYN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def run(*arguments):
        code = program.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "whole.samsyn"
    book = make_sample(path, shipped_pack(), "en")
    meeting = Meetings(book).all()[0]
    set_own_note(book, meeting.id, "", SECRET)
    book.close()
    return path.read_bytes()


@pytest.fixture
def file(tmp_path, whole):
    path = tmp_path / "group.samsyn"
    path.write_bytes(whole)
    return path


def test_the_command_line_writes_minutes_as_pdf_and_as_a_page(samsyn, file, tmp_path, whole):
    for name, begins in (("a.pdf", b"%PDF-"), ("a.HTML", b"<!DOCTYPE html>")):
        target = tmp_path / name
        code, out, err = samsyn("export", file, "--document", "minutes", "--to", target)
        assert (code, out, err) == (0, f"Wrote {target}.\n", "")
        assert target.read_bytes().startswith(begins)
    assert b"Minutes of meeting 2" in (tmp_path / "a.HTML").read_bytes()
    assert samsyn("export", file, "--document", "plan", "--to", tmp_path / "p.html")[0] == 0
    assert levels(Reading((tmp_path / "p.html").read_bytes()))[0] == 1
    assert file.read_bytes() == whole


def test_the_command_line_knows_which_meeting_and_whether_to_tell_everything(samsyn, file, tmp_path):
    target = tmp_path / "a.html"
    asked = ("export", file, "--document", "minutes", "--meeting", "1", "--to", target)
    assert samsyn(*asked)[0] == 0
    page = target.read_text("utf-8")
    assert "Minutes of meeting 1" in page
    assert SECRET not in page
    assert samsyn(*asked, "--facilitator-notes")[0] == 0
    assert SECRET in target.read_text("utf-8")


def test_the_command_line_says_what_makes_no_sense(samsyn, file, tmp_path):
    target = tmp_path / "a.html"
    for more, expected in (
        (("--document", "minutes", "--meeting", "9"), 1),
        (("--document", "minutes", "--meeting", "x"), 2),
        (("--document", "plan", "--meeting", "1"), 2),
        (("--document", "plan", "--facilitator-notes"), 2),
    ):
        code, out, err = samsyn("export", file, *more, "--to", target)
        assert (code, out) == (expected, "")
        assert err.count("\n") == 1
    new = tmp_path / "new.samsyn"
    samsyn("new", new)
    assert samsyn("export", new, "--document", "minutes", "--to", target)[0] == 1
    assert not target.exists()


# -- the preview -------------------------------------------------------------------------------------------------


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, whole: bytes) -> Iterator[Session]:
    path = tmp_path / "a.samsyn"
    path.write_bytes(whole)
    session = Session(Workbook.open(path), shipped_pack())
    yield session
    session.close()


@pytest.fixture
def show(qtbot: Any, session: Session) -> Any:
    def show(**more: Any) -> PreviewPage:
        look = more.pop("look", Look.light())
        page = PreviewPage(look, session, **more)
        dress(page, look)
        page.resize(1200, 800)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.is_ready)
        return page

    return show


def read(page: PreviewPage) -> str:
    assert page._paper is not None
    return " ".join(Paper.text(page._paper, n) for n in range(len(page._paper)))


@pytest.mark.slow
def test_the_preview_shows_the_plan_or_the_minutes_of_a_meeting(
    show: Any, qtbot: Any, tmp_path: Path
) -> None:
    target = [tmp_path / "a.html"]
    suggested: list[str] = []

    def choose(_parent: QWidget, path: Path) -> Path:
        suggested.append(path.name)
        return target[0]

    page = show(choose_save_path=choose)
    options = page.choice.options
    assert options is not None
    assert options.accessibleName()
    assert [options.itemText(n) for n in range(options.count())] == [
        "Action plan", "Minutes of meeting 2", "Minutes of meeting 1",
    ]  # fmt: skip
    assert not page.choice.notes.isVisible()
    options.setFocus()
    for _press in range(2):
        qtbot.keyClick(options, Qt.Key.Key_Down)
        qtbot.waitUntil(page.is_ready)
    assert "Minutes of meeting 1" in read(page)
    assert SECRET not in read(page)
    check = page.choice.notes.check
    assert check.isVisible()
    assert not check.isChecked()
    page.head.save_button.click()
    assert suggested[0].endswith(" - minutes of meeting 1.pdf")
    assert SECRET not in target[0].read_text("utf-8")
    check.setFocus()
    qtbot.keyClick(check, Qt.Key.Key_Space)
    qtbot.waitUntil(page.is_ready)
    assert SECRET in read(page)
    target[0] = tmp_path / "a.pdf"
    page.save()
    assert target[0].read_bytes() == page._paper.data
    options.setFocus()
    qtbot.keyClick(options, Qt.Key.Key_Home)
    qtbot.waitUntil(page.is_ready)
    assert "Action plan" in read(page)
    assert not check.isVisible()


@pytest.mark.slow
def test_no_document_is_saved_in_the_place_of_one_that_is_wanted(
    show: Any, qtbot: Any, tmp_path: Path
) -> None:
    """The old pages stay until the new ones are there; the keyboard stays with whoever goes through the documents."""
    target = tmp_path / "a.pdf"
    page = show(choose_save_path=lambda _parent, _path: target)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    options = page.choice.options
    options.setFocus()
    for _press in range(2):
        qtbot.keyClick(options, Qt.Key.Key_Down)
        assert page.head.save_button.is_off()
        page.save()
        assert not target.exists()
        qtbot.waitUntil(page.is_ready)
        assert options.hasFocus()
    page.save()
    assert target.read_bytes() == page._paper.data


def test_the_preview_begins_where_it_is_asked_to(show: Any, session: Session) -> None:
    first = Meetings(session.workbook).all()[0]
    page = show(document=first.id)
    assert "Minutes of meeting 1" in read(page)
    assert page.choice.notes.check.isVisible()
    assert show(document="no such meeting").choice.key() == PLAN


@pytest.mark.parametrize(("width", "zoom"), [(1440, 1.0), (800, 1.0), (1024, 2.0)])
def test_nothing_is_cut_off_and_everything_has_a_name(
    show: Any, session: Session, width: int, zoom: float
) -> None:
    page = show(document=Meetings(session.workbook).all()[0].id, look=Look.light(zoom))
    page.resize(width, 600)
    QApplication.processEvents()
    assert page.width() == width
    options = page.choice.options
    assert options is not None
    for widget in (options, page.choice.notes.check):
        assert widget.width() >= widget.minimumSizeHint().width()
        assert page.rect().contains(widget.mapTo(page, widget.rect().bottomRight()))
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert widget.accessibleName(), widget


def test_without_a_meeting_there_is_nothing_to_choose(qapp: QApplication, qtbot: Any, tmp_path: Path) -> None:
    with new_sheet(tmp_path) as sheet:
        session = Session(sheet.workbook, shipped_pack())
        page = PreviewPage(Look.light(), session)
        qtbot.addWidget(page)
        assert page.choice.options is None
        assert not page.choice.notes.isVisible()


def test_how_a_name_ends_says_what_is_saved() -> None:
    assert saving.is_web_page(Path("a.HTML"))
    assert saving.is_web_page(Path("a.htm"))
    assert not saving.is_web_page(Path("a.pdf"))
    assert not saving.is_web_page(Path("a"))
