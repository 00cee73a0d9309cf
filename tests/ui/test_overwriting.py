"""What may be overwritten, by every door: the preview, a copy, a new workbook, exercises, the command line."""

from __future__ import annotations

import pytest
from PySide6 import QtWidgets

import main as program
from tests.helpers.answers import Answers
from tests.helpers.drive import settle, wait_for
from ui.ask import Ask
from workbook.errors import WorkbookError
from workbook.overwriting import PACK, PDF, WEB_PAGE, WORKBOOK, must_be_free_for, with_ending
from workbook.workbook import Workbook

OTHERS = {
    "letter.txt": b"Dear all",
    "plan.docx": b"PK\x03\x04word",
    "theirs.samsynpack": b"PK\x03\x04pack",
    "plan.pdf": b"%PDF-1.7",
    "plan.html": b"<!doctype html>",
}


@pytest.fixture
def folder(tmp_path):
    """One file of each kind, and a workbook that nobody has open."""
    for name, data in OTHERS.items():
        (tmp_path / name).write_bytes(data)
    Workbook.create(tmp_path / "theirs.samsyn", title="Theirs").close()
    return tmp_path


def bytes_in(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# --- the rule -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [WORKBOOK, PACK, PDF, WEB_PAGE], ids=lambda kind: kind.endings[0])
def test_only_its_own_kind_is_overwritten(folder, kind):
    before = bytes_in(folder)
    for name in before:
        path = folder / name
        disguised = path.with_name(f"{name}{kind.endings[0]}")
        disguised.write_bytes(path.read_bytes())
        if name.endswith(kind.endings):
            must_be_free_for(path, kind)
            continue
        for wrong in (path, disguised):
            if wrong is disguised and name == "plan.docx" and kind is PACK:
                continue  # a document of Word's is a zip too, and is told from a pack by its name
            if wrong is disguised and name == "theirs.samsynpack" and kind is PACK:
                continue
            with pytest.raises(WorkbookError) as caught:
                must_be_free_for(wrong, kind)
            assert caught.value.remedy
    (folder / f"folder{kind.endings[0]}").mkdir()
    with pytest.raises(WorkbookError, match="is a folder"):
        must_be_free_for(folder / f"folder{kind.endings[0]}", kind)
    must_be_free_for(folder / f"new{kind.endings[0]}", kind)
    (folder / f"empty{kind.endings[0]}").touch()
    must_be_free_for(folder / f"empty{kind.endings[0]}", kind)


def test_a_name_without_the_right_ending_gets_it(tmp_path):
    assert with_ending(tmp_path / "plan", PDF, WEB_PAGE).name == "plan.pdf"
    assert with_ending(tmp_path / "plan.HTM", PDF, WEB_PAGE).name == "plan.HTM"
    assert with_ending(tmp_path / "plan v1.2", PDF).name == "plan v1.2.pdf"
    assert with_ending(tmp_path / "plan.docx", PDF).name == "plan.docx.pdf"
    (tmp_path / "plan.docx.pdf").touch()
    assert with_ending(tmp_path / "plan.docx", PDF).name == "plan.docx (2).pdf"


# --- the doors of the window --------------------------------------------------------------------------------------


class Dialog(Answers):
    """The system's own dialog, in which somebody types a name."""

    def __init__(self, path) -> None:
        super().__init__()
        self._parent, self.path = None, path

    file_to_save, pack_to_save = Ask.file_to_save, Ask.pack_to_save


@pytest.fixture
def types(monkeypatch):
    """What somebody types in the system's dialog, and says yes to replace."""

    def make(path) -> Dialog:
        monkeypatch.setattr(
            QtWidgets.QFileDialog, "getSaveFileName", staticmethod(lambda *_args: (str(path), ""))
        )
        monkeypatch.setattr(
            QtWidgets.QFileDialog, "exec", lambda self: QtWidgets.QFileDialog.DialogCode.Accepted
        )
        monkeypatch.setattr(QtWidgets.QFileDialog, "selectedFiles", lambda self: [str(path)])
        return Dialog(path)

    return make


@pytest.mark.slow
def test_the_preview_cannot_overwrite_the_open_workbook(sample, types, folder):
    window = sample()
    path = window.session.workbook.path
    before = bytes_in(folder)
    window.print_plan()
    preview = window.view
    wait_for(lambda: preview._paper is not None, "the pages")
    for name in (path.name, "theirs.samsyn", "letter.txt", "plan.docx", "theirs.samsynpack"):
        types(folder / name)
        preview._choose = Ask(window).pdf_to_save
        preview.save()
        settle()
        assert (folder / f"{name}.pdf").read_bytes() == preview._paper.data
    (folder / "plan.pdf").write_bytes(path.read_bytes())
    types(folder / "plan.pdf")
    preview.save()
    assert "is a file of another kind. It has not been touched." in preview.said.row("saved").accessibleName()
    after = bytes_in(folder)
    assert {name: after[name] for name in before if name != "plan.pdf"} == {
        name: before[name] for name in before if name != "plan.pdf"
    }


@pytest.mark.slow
def test_a_copy_cannot_overwrite_the_open_workbook_or_another_kind(sample, types, folder):
    window = sample()
    open_name = window.session.workbook.path.name
    before = bytes_in(folder)
    for name, said in ((open_name, "is the workbook that is open"), ("letter.txt", "")):
        window.ask = types(folder / name)
        window.save_copy()
        settle()
        assert [said in told for told in window.ask.told] == ([True] if said else [])
    after = bytes_in(folder)
    assert {name: after[name] for name in before} == before
    assert Workbook.open(folder / "letter.txt.samsyn", read_only=True).title
    window.ask = types(folder / "theirs.samsyn")
    window.save_copy()
    copy = Workbook.open(folder / "theirs.samsyn", read_only=True)
    assert copy.title != "Theirs", "a copy takes the place of another workbook, which the system asks about"


# --- the command line ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "letter"),
        ("new", "new.txt"),
        ("sample", "sample.pdf"),
        ("export", "theirs.samsyn", "--document", "plan", "--to", "theirs.samsyn"),
        ("export", "theirs.samsyn", "--document", "plan", "--to", "letter.pdf"),
        ("pack", "zip", "PACK", "theirs.samsyn"),
        ("pack", "zip", "PACK", "letter.samsynpack"),
    ],
    ids=" ".join,
)
def test_the_command_line_overwrites_no_other_kind(folder, monkeypatch, capsys, arguments):
    monkeypatch.chdir(folder)
    (folder / "letter.pdf").write_bytes(b"Dear all")
    (folder / "letter.samsynpack").write_bytes(b"Dear all")
    assert program.main(["pack", "new", "own"]) == 0
    capsys.readouterr()
    before = bytes_in(folder)
    code = program.main([argument.replace("PACK", "own") for argument in arguments])
    said = capsys.readouterr()
    assert code != 0
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert bytes_in(folder) == before


# --- the copies in the data folder --------------------------------------------------------------------------------


def test_what_has_taken_the_workbooks_place_is_not_kept_as_a_copy_of_it(copy_of_sample, tmp_path):
    path, backups = copy_of_sample(), tmp_path / "backups"
    workbook = Workbook.open(path, backups=backups)
    path.write_bytes(b"%PDF-1.7 and more")
    with pytest.raises(WorkbookError):
        workbook.set_facts(title="Ours")
    workbook.close()
    assert not backups.exists() or list(backups.iterdir()) == []


def test_a_new_workbook_has_one_copy_of_its_first_sitting(tmp_path, monkeypatch):
    backups = tmp_path / "backups"
    workbook = Workbook.create(tmp_path / "new.samsyn", backups=backups, title="First")
    workbook.set_facts(title="Second")
    assert not backups.exists(), "nothing has been done yet"
    monkeypatch.setattr("workbook.workbook._RENEWED", 0)
    for title in ("Third", "Fourth"):
        workbook.set_facts(title=title)
    (copy,) = backups.iterdir()
    assert title_of(copy) == "Third", "as it was before the last change"
    monkeypatch.setattr("workbook.workbook._RENEWED", 3600)
    workbook.set_facts(title="Last")
    workbook.close()
    (copy,) = backups.iterdir()
    assert title_of(copy) == "Last"


def test_no_copy_is_made_in_the_middle_of_a_round_without_names(tmp_path, monkeypatch):
    workbook = Workbook.create(tmp_path / "new.samsyn", backups=tmp_path / "backups", nameless=True)
    monkeypatch.setattr("workbook.workbook._RENEWED", 0)
    workbook.set_facts(title="Second")
    workbook.close()
    assert not (tmp_path / "backups").exists()


def title_of(path) -> str:
    workbook = Workbook.open(path, read_only=True)
    title = workbook.title
    workbook.close()
    return title
