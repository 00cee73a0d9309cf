"""The command line: every command, every way it can go wrong, and never a traceback."""

import json
import os
import sqlite3
import subprocess
import sys
import types
from pathlib import Path

import pytest

import main as program
from exercises.answers.sheet import Sheet
from exercises.packs.reader import shipped_pack
from exercises.plan.review import leave, review
from tests.helpers.patience import PATIENCE
from workbook import words
from workbook.file import APPLICATION_ID
from workbook.model import Key
from workbook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """A computer that speaks English, and the default language afterwards."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "SAMSYN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    yield
    words.use(words.LANGUAGES[0])


@pytest.fixture
def samsyn(capsys):
    """Runs a command in this process: (exit code, stdout, stderr)."""

    def run(*arguments):
        code = program.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


@pytest.fixture(scope="session")
def whole(samples):
    return samples("en").read_bytes()


@pytest.fixture
def file(tmp_path, whole):
    path = tmp_path / "group.samsyn"
    path.write_bytes(whole)
    return path


def alone(*arguments, cwd=None, **environment):
    """Runs it as people do, in a process of its own."""
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", *arguments],
        cwd=cwd,
        env={**os.environ, "LANG": "sv_SE.UTF-8", **environment},
        capture_output=True,
        timeout=PATIENCE,
    )
    assert b"Traceback" not in done.stdout + done.stderr
    return done


def one_line(text):
    return text.endswith("\n") and text.count("\n") == 1 and len(text) > 20


# -- as people run it ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_sample_and_its_plan_with_a_name_that_people_use(tmp_path):
    made = alone("sample", "möte 1 😀.samsyn", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, b"")
    printed = alone("export", "möte 1 😀.samsyn", "--document", "plan", "--to", "plan å.pdf", cwd=tmp_path)
    assert (printed.returncode, printed.stderr) == (0, b"")
    assert (tmp_path / "plan å.pdf").read_bytes().startswith(b"%PDF-")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["möte 1 😀.samsyn", "plan å.pdf"]


@pytest.mark.slow
def test_a_terminal_without_letters_does_not_stop_it(tmp_path):
    done = alone("exercises", "--language", "sv", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"Vem ?r kunden?" in done.stdout
    missing = alone("check", "å😀.samsyn", cwd=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (missing.returncode, missing.stdout) == (1, b"")


def test_a_reader_that_leaves_early_does_not_stop_it(tmp_path):
    process = subprocess.Popen(
        [sys.executable, ROOT / "main.py", "exercises"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(PATIENCE) == 1


def test_commands_load_no_qt_and_the_window_no_click(tmp_path):
    script = f"""
import sys, types
sys.path.insert(0, {str(ROOT)!r})
import main
fake = types.ModuleType("ui.app")
fake.run = lambda path: 0
sys.modules["ui.app"] = fake
main.main([])
assert "ui.cli.command_line" not in sys.modules
assert "click" not in sys.modules
main.main(["exercises"])
assert "PySide6" not in sys.modules
assert "reportlab" not in sys.modules
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        timeout=PATIENCE,
        stdout=subprocess.DEVNULL,
        env=environment,
    )


# -- the window ----------------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch):
    """What the window was opened on."""
    paths = []

    def run(path):
        paths.append(path)
        return 0

    window = types.ModuleType("ui.app")
    window.run = run
    monkeypatch.setitem(sys.modules, "ui.app", window)
    return paths


def test_the_window_opens_on_nothing_or_a_file(samsyn, opened):
    assert samsyn() == (0, "", "")
    assert samsyn("möte.samsyn") == (0, "", "")
    assert samsyn("./check") == (0, "", "")
    assert opened == [None, "möte.samsyn", "./check"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so(samsyn, opened, monkeypatch):
    for name in program.SCREENS:
        monkeypatch.delenv(name, raising=False)
    code, out, err = samsyn("möte.samsyn")
    assert (code, out) == (1, "")
    assert one_line(err)
    assert opened == []


def test_what_should_never_happen_is_one_sentence(samsyn, opened, monkeypatch):
    def broken(_path):
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr(sys.modules["ui.app"], "run", broken)
    code, out, err = samsyn()
    assert (code, out) == (1, "")
    assert one_line(err)
    assert "ZeroDivisionError" in err
    assert "SAMSYN_DEBUG=1" in err
    monkeypatch.setenv("SAMSYN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        program.main([])


# -- new and sample ------------------------------------------------------------------------------------


def test_new(samsyn, tmp_path):
    path = tmp_path / "Norra.samsyn"
    code, out, err = samsyn("new", path, "--language", "nb", "--title", "Nord og Sør", "--programme", "own")
    assert (code, err) == (0, "")
    assert str(path) in out
    workbook = Workbook.open(path, read_only=True)
    assert (workbook.fact("title"), workbook.fact("language")) == ("Nord og Sør", "nb")
    assert Sheet(workbook, shipped_pack()).programme() == []
    workbook.close()


def test_new_is_called_as_its_file_and_speaks_as_its_computer(samsyn, tmp_path):
    assert samsyn("new", tmp_path / "Norra.samsyn")[0] == 0
    workbook = Workbook.open(tmp_path / "Norra.samsyn", read_only=True)
    assert (workbook.fact("title"), workbook.fact("language")) == ("Norra", "en")
    assert len(Sheet(workbook, shipped_pack()).programme()) == 6
    workbook.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_sample(samsyn, tmp_path, language):
    path = tmp_path / "prov.samsyn"
    assert samsyn("sample", path, "--language", language)[0] == 0
    workbook = Workbook.open(path, read_only=True)
    assert workbook.fact("language") == language
    assert len(workbook.people()) == 6
    workbook.close()


@pytest.mark.parametrize("command", ["new", "sample"])
def test_nothing_is_written_over_or_where_it_cannot_be(samsyn, file, tmp_path, command, whole):
    for path in (file, tmp_path, tmp_path / "no" / "a.samsyn", file / "a.samsyn", Path("x" * 300)):
        code, out, err = samsyn(command, path)
        assert (code, out) == (1, "")
        assert one_line(err)
    assert file.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [file]


# -- export --------------------------------------------------------------------------------------------


def test_export(samsyn, file, tmp_path, whole):
    target = tmp_path / "plan.PDF"
    target.write_bytes(b"%PDF-1.4, last week's")
    code, out, err = samsyn("export", file, "--document", "plan", "--to", target)
    assert (code, err) == (0, "")
    assert str(target) in out
    assert target.read_bytes().startswith(b"%PDF-")
    assert file.read_bytes() == whole


def test_an_empty_workbook_has_a_plan_too(samsyn, tmp_path):
    samsyn("new", tmp_path / "a.samsyn")
    assert samsyn("export", tmp_path / "a.samsyn", "--document", "plan", "--to", tmp_path / "a.pdf")[0] == 0


def test_export_to_where_it_cannot_be(samsyn, file, tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    for target in ("no/plan.pdf", "folder.pdf", "group.samsyn/plan.pdf"):
        code, out, err = samsyn("export", file, "--document", "plan", "--to", tmp_path / target)
        assert (code, out) == (1, "")
        assert one_line(err)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.pdf", "group.samsyn"]


def test_export_never_replaces_the_workbook(samsyn, file, whole):
    code, _out, err = samsyn("export", file, "--document", "plan", "--to", file)
    assert code == 2
    assert ".pdf" in err
    assert file.read_bytes() == whole


def test_export_says_what_damage_left_out(samsyn, file, tmp_path):
    change(file, "update answers set value = '\"x\"' where field = 'purpose'")
    code, _out, err = samsyn("export", file, "--document", "plan", "--to", tmp_path / "a.pdf")
    assert code == 0
    assert "1 damaged answer" in err


# -- check ---------------------------------------------------------------------------------------------


def change(path, statement):
    """What a bad disk, or somebody else's program, does to a file."""
    db = sqlite3.connect(path)
    with db:
        db.execute(statement)
    db.close()


def test_check_finds_the_file_whole_and_its_blind_spots(samsyn, file, whole):
    code, out, err = samsyn("check", file)
    assert (code, err) == (1, "")
    whole_line, blank, heading, *spots = out.splitlines()
    assert (whole_line, blank, heading) == ("group.samsyn is whole.", "", "Blind spots:")
    assert "  2.1  “I want to be able to cook in my own kitchen” is a priority but rests on a guess." in spots
    assert file.read_bytes() == whole
    assert list(file.parent.iterdir()) == [file]


def test_check_is_content_with_a_new_workbook(samsyn, tmp_path):
    samsyn("new", tmp_path / "a.samsyn")
    code, out, _err = samsyn("check", tmp_path / "a.samsyn")
    assert (code, out) == (0, "a.samsyn is whole.\n\nNo open blind spots.\n")


def test_check_tells_what_was_left_on_purpose(samsyn, file):
    workbook = Workbook.open(file)
    sheet = Sheet(workbook, shipped_pack())
    for spot in review(sheet):
        leave(sheet, spot, f"because of {spot.rule}")
    workbook.close()
    code, out, _err = samsyn("check", file)
    assert code == 0
    assert "No open blind spots." in out
    left = out[out.index("Left on purpose:") :]
    assert "rests on a guess. (because of priority_on_guess)" in left


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update answers set value = '\"x\"' where field = 'purpose'", "A row of answers is damaged: 0.1/purpose"),
        ("update items set position = 7 where field = 'services'", "A row of items is damaged: "),
        ("update facts set value = '\"en \"' where key = 'language'", "A row of facts is damaged: language"),
        ("delete from answers where field = 'purpose'", "answers has "),
        ("delete from items where field = 'services'", "items has "),
        ("delete from facts where key = '#rows'", "no longer says how many rows"),
        ("update facts set value = '7' where key = '#rows'", "A row of facts is damaged: #rows"),
        ("update facts set value = 'no' where key = '#rows'", "A row of facts is damaged: #rows"),
        ("update answers set value = cast(x'ff22' as text) where field = 'purpose'", "A row of answers is damaged: "),
    ],
)  # fmt: skip
def test_check_finds_damage(samsyn, file, statement, said):
    change(file, statement)
    code, out, err = samsyn("check", file)
    assert code == 1
    assert said in out
    assert "is whole" not in out
    assert "earlier copy" in out + err


def test_check_does_not_go_on_for_ever(samsyn, file):
    change(file, "update answers set value = '1'")
    code, out, _err = samsyn("check", file)
    assert code == 1
    assert out.count("is damaged") == 20
    assert "more." in out


def test_check_sees_a_broken_index(samsyn, tmp_path):
    """The checksums are right and so are the counts, but the index leads astray: only SQLite sees that."""
    path = tmp_path / "a.samsyn"
    workbook = Workbook.create(path)
    for number in range(10):
        workbook.set(Key("1.1", "forgotten", f"row{number}"), "words")
    workbook.close()
    db = sqlite3.connect(path)
    (page,) = db.execute("select rootpage from sqlite_schema where name = 'answers_row'").fetchone()
    (size,) = db.execute("pragma page_size").fetchone()
    db.close()
    data = bytearray(path.read_bytes())
    data[data.index(b"row7", (page - 1) * size, page * size) + 3] = ord("6")
    path.write_bytes(data)
    code, out, _err = samsyn("check", path)
    assert code == 1
    assert "The database says: row 8 missing from index answers_row" in out


# -- files that are not ours, or no longer -------------------------------------------------------------


def foreign_text(path, _whole):
    path.write_text("To do: buy coffee\n" * 40, encoding="utf-8")


def foreign_database(path, _whole):
    change(path, "create table notes (a)")


def empty(path, _whole):
    path.write_bytes(b"")


def truncated(path, whole):
    path.write_bytes(whole[: len(whole) // 2])


def newer(path, whole):
    path.write_bytes(whole[:60] + (999).to_bytes(4, "big") + whole[64:])


def only_a_header(path, _whole):
    path.write_bytes(b"SQLite format 3\0".ljust(68, b"\0") + APPLICATION_ID.to_bytes(4, "big") + bytes(200))


def folder(path, _whole):
    path.mkdir()


def missing(path, _whole):
    assert not path.exists()


WRONG_FILES = [foreign_text, foreign_database, empty, truncated, newer, only_a_header, folder, missing]


@pytest.mark.parametrize("make", WRONG_FILES)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(samsyn, tmp_path, whole, make):
    path = tmp_path / "wrong.samsyn"
    make(path, whole)
    before = path.read_bytes() if path.is_file() else None
    for arguments in (["check", path], ["export", path, "--document", "plan", "--to", tmp_path / "a.pdf"]):
        code, out, err = samsyn(*arguments)
        assert (code, out) == (1, "")
        assert one_line(err)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not (tmp_path / "a.pdf").exists()


# -- exercises -----------------------------------------------------------------------------------------


def test_exercises_for_programs(samsyn):
    code, out, err = samsyn("exercises", "--language", "nb", "--json")
    assert (code, err) == (0, "")
    listed = json.loads(out)
    assert [set(entry) for entry in listed] == [
        {"id", "chapter", "title", "minutes", "fields", "languages"}
    ] * len(shipped_pack().exercises)
    first = listed[0]
    assert (first["id"], first["chapter"], first["title"], first["minutes"]) == ("0.1", 0, "Gruppen", 20)
    assert first["fields"][:2] == ["organisation", "unit"]
    assert all(entry["languages"] == ["sv", "nb", "en"] for entry in listed)


def test_exercises_for_people(samsyn):
    code, out, _err = samsyn("exercises")
    heading, *lines = out.splitlines()
    assert code == 0
    assert heading.split() == ["Exercise", "Minutes", "Languages", "Title"]
    assert len(lines) == len(shipped_pack().exercises)
    assert lines[1].split(maxsplit=5) == ["1.1", "40", "sv", "nb", "en", "Who is the customer?"]


# -- what makes no sense -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["new", "a.samsyn", "b.samsyn"],
        ["new", "a.samsyn", "--language", "fi"],
        ["new", "a.samsyn", "--programme", "all-night"],
        ["new", "a.samsyn", "--title"],
        ["sample"],
        ["sample", "a.samsyn", "--loud"],
        ["export"],
        ["export", "a.samsyn"],
        ["export", "a.samsyn", "--document", "plan"],
        ["export", "a.samsyn", "--document", "novel", "--to", "a.pdf"],
        ["export", "a.samsyn", "--document", "plan", "--to", "a.docx"],
        ["check"],
        ["exercises", "--xml"],
        ["frobnicate", "a.samsyn"],
        ["--loud"],
        ["--"],
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_said_in_one_line(samsyn, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = samsyn(*arguments)
    assert (code, out) == (2, "")
    assert one_line(err)
    assert "--help" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in program.COMMANDS)])
def test_help(samsyn, arguments):
    code, out, err = samsyn(*arguments)
    assert (code, err) == (0, "")
    assert "main.py" in out


def test_version(samsyn):
    assert samsyn("--version") == (0, "Samsyn 0.1.0\n", "")


def test_every_command_is_known_to_main():
    """A command that main does not know would be taken for the name of a file."""
    from ui.cli.command_line import _commands

    assert set(_commands().commands) == set(program.COMMANDS)


# -- the language of what is said ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("sv_SE.UTF-8", "sv"),
        ("nb_NO.UTF-8", "nb"),
        ("no_NO", "nb"),
        ("nn_NO", "nb"),
        ("en_US.UTF-8", "en"),
        ("fi_FI", "sv"),
        ("C", "sv"),
        ("", "sv"),
    ],
)
def test_it_speaks_as_the_computer_does(name, language, monkeypatch):
    monkeypatch.setenv("LANG", name)
    assert program.system_language() == language
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    assert program.system_language() == "nb"


@pytest.mark.parametrize("arguments", [["--language", "nb"], ["--language=nb"]])
def test_it_speaks_as_it_is_asked_to(samsyn, arguments):
    samsyn("check", "no.samsyn", *arguments)
    assert words.language() == "nb"
    samsyn("check", *arguments)
    assert words.language() == "nb"
    samsyn("check")
    assert words.language() == "en"
