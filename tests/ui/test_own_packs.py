"""Packs of one's own: as a file, in a workbook, on the command line and in the window, and all that can be wrong."""

import contextlib
import io
import json
import re
import shutil
import stat
import struct
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QMenu

import main as program
from exercises.answers.sheet import Sheet
from exercises.content.gather_plan import plan_content
from exercises.content.in_words import asked_no_more, decided_in
from exercises.examples import FIRST_PACK
from exercises.packs.carried import KEPT, carry, files_in, pack_of, read_own, shipped, what_changes
from exercises.packs.check_texts import languages_complete
from exercises.packs.pack_files import PackError
from exercises.packs.pack_zip import digest, files_of, pack_in, packed, unpack, write_folder
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from exercises.texts.texts import Texts
from export.what import DOCUMENTS
from tests.helpers.angsvik import cells_in
from tests.helpers.drive import settle
from ui.pages.new_workbook import NewWorkbookPage
from ui.parts.check_box import Radio
from ui.parts.words import Words
from workbook.check import check
from workbook.errors import WorkbookError
from workbook.meeting import Meetings
from workbook.model import PEOPLE, Key, Place
from workbook.schema import newest_format
from workbook.workbook import Workbook

pytestmark = pytest.mark.slow

OLD = Path(__file__).parents[1] / "files" / "format-1.samsyn"
NEW_TEAM = FIRST_PACK.parent / "new-team"
LEDA = Path(__file__).resolve().parents[2] / "exercises" / "leda"
MANUAL = Path(__file__).resolve().parents[2] / "docs" / "pack-format.md"
EXERCISE = "1.1-our-street/exercise.toml"
WORDS = "1.1-our-street/en.toml"


def write_pack(folder: Path) -> bytes:
    return packed(files_of(folder))


@pytest.fixture(autouse=True)
def english_computer(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def street(tmp_path):
    """The pack of the manual, in a folder one may spoil."""
    folder = tmp_path / "street"
    shutil.copytree(FIRST_PACK, folder)
    return folder


def change(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def zipped(entries, **more):
    """A zip as somebody else would make it; `entries` are (name or ZipInfo, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **more) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def good():
    return list(files_of(FIRST_PACK).items())


def refused(data, said):
    with pytest.raises(PackError, match=said) as caught:
        unpack(data, "from-a-friend.samsynpack")
    assert "from-a-friend.samsynpack" in caught.value.problem
    assert caught.value.remedy.endswith(".")
    return caught.value


# --- the file -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [FIRST_PACK, NEW_TEAM, LEDA], ids=lambda path: path.name)
def test_a_pack_comes_out_of_its_file_as_it_went_in(folder, tmp_path):
    data = write_pack(folder)
    assert data == write_pack(folder)
    files = unpack(data, "x")
    assert files == files_of(folder)
    path = tmp_path / "p.samsynpack"
    path.write_bytes(data)
    assert list(read_own(path).pack.exercises) == list(read_own(folder).pack.exercises)
    write_folder(files, tmp_path / "again")
    assert files_of(tmp_path / "again") == files
    assert digest(files) == digest(dict(reversed(files.items())))


def test_what_does_not_belong_stays_outside(street):
    (street / "notes.docx").write_bytes(b"x")
    (street / "draft").mkdir()
    (street / "draft" / "idea.txt").write_text("x")
    (street / "de.toml").write_text("x")
    (street / "LICENSE").write_text("free")
    assert set(files_of(street)) == {*files_of(FIRST_PACK), "LICENSE"}


def test_a_folder_packed_by_hand_is_read(tmp_path):
    entries = [(f"my pack/{name}", data) for name, data in good()]
    entries += [("__MACOSX/my pack/._pack.toml", b"x"), ("my pack/.DS_Store", b"x")]
    assert set(unpack(zipped(entries), "x")) == set(files_of(FIRST_PACK))


@pytest.mark.parametrize(
    "name",
    [
        "../pack.toml", "a/../../b.toml", "/etc/pack.toml", "C:/pack.toml", "c:pack.toml", "a\\b.toml", "..\\x.toml",
        "./pack2.toml", "a//b.toml", "con/x.toml", "nul.toml", "a./x.toml", "a /x.toml", "a\nb.toml", "x?.toml",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(name):
    assert "cannot be a name" in refused(zipped([*good(), (name, b"x")]), "cannot be a name").problem


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("run.py", "nothing else"),
        ("inner.zip", "nothing else"),
        ("1.1-our-street/inner.samsynpack", "nothing else"),
        ("picture.svg", "nothing else"),
        ("a/b/c/d.toml", "nested too deep"),
        ("a/b/c.toml", "nested too deep"),
        ("PACK.toml", "there twice"),
    ],
)
def test_what_is_no_part_of_a_pack_is_refused(name, said):
    refused(zipped([*good(), (name, b"x = 1")]), said)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused():
    refused(zipped([*good(), ("pack.toml", b"format = 1")]), "there twice")
    refused(zipped([*good(), ("å.toml", b""), ("a\u030a.toml", b"")]), "there twice")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_device_is_refused(kind):
    info = zipfile.ZipInfo("sv.toml")
    info.external_attr = (kind | 0o777) << 16
    refused(zipped([*good(), (info, b"/etc/passwd")]), "a link or a device")


def test_bombs_are_refused_before_they_go_off():
    refused(zipped([*good(), ("sv.toml", b"0" * 900_000)]), "times larger")
    refused(zipped([*good(), ("sv.toml", b"0" * 10_000_000)]), "larger than a megabyte")
    many = [(f"a{n}/en.toml", b"x" * 300) for n in range(2_500)]
    refused(zipped([*good(), *many]), "more than 2000 files")
    refused(b"\0" * 10_000_001, "more in it")


def test_a_size_that_lies_is_found_out():
    """The list of contents says ten bytes; what comes out is counted all the same."""
    data = bytearray(zipped([("sv.toml", b"x" * 15_000), *good()]))
    at = data.rindex(b"sv.toml") - 46
    assert data[at : at + 4] == b"PK\1\2"
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    refused(bytes(data), "damaged")


def test_every_entry_may_be_the_same_bytes_and_the_sum_is_still_bounded(monkeypatch):
    monkeypatch.setattr("exercises.packs.pack_zip._LARGEST_UNPACKED", 40_000)
    refused(zipped([(f"a{n}/en.toml", bytes(range(256)) * 40) for n in range(5)]), "more in it")


def test_a_password_or_a_strange_way_to_pack_is_refused():
    data = bytearray(zipped(good()))
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1
    refused(bytes(data), "password")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("pack.toml", b"x" * 100)
    refused(out.getvalue(), "packed in a way")


def test_names_in_an_old_alphabet_are_refused():
    data = zipped([("v\xe5r.toml", b"")]).replace("v\xe5r".encode(), b"v\x86\x86r")
    at = data.index(b"PK\1\2")
    data = data[:6] + b"\0\0" + data[8 : at + 8] + b"\0\0" + data[at + 10 :]
    refused(data, "not in UTF-8")


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"hello", b"PK\5\6", b"PK\5\6" + b"\xff" * 18, b"PK\5\6" + b"\0" * 18]
)
def test_what_is_no_zip_is_refused_or_empty(data):
    with contextlib.suppress(PackError):
        assert unpack(data, "from-a-friend.samsynpack") == {}


def test_a_damaged_file_is_refused_and_never_something_else():
    whole = zipped(good())
    for at in range(0, len(whole), 7):
        data = bytearray(whole)
        data[at] ^= 0x55
        with contextlib.suppress(PackError):
            pack_in(unpack(bytes(data), "x"), "x")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=30).filter(lambda name: "\0" not in name))
@example("pack.toml")
@example("PACK.toml")
def test_whatever_a_file_is_called_it_lies_in_the_folder_or_is_refused(tmp_path_factory, name):
    try:
        data = zipped([*good(), (f"{name}/en.toml", b"")])
    except UnicodeEncodeError:
        return
    try:
        files = unpack(data, "x")
    except PackError:
        return
    folder = tmp_path_factory.mktemp("names") / "p"
    write_folder(files, folder)
    inside = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert inside == set(files)
    assert len(list(folder.parent.iterdir())) == 1


def test_a_folder_with_something_in_it_is_left_alone(street):
    before = files_of(street)
    with pytest.raises(PackError, match="something there already"):
        write_folder({"pack.toml": b""}, street)
    assert files_of(street) == before


# --- mistakes in a pack, each one sentence with file and key --------------------------------------------------------


def spoil_language(folder):
    change(folder, "pack.toml", '["en"]', '["en", "sv"]')


# fmt: off
def circle(folder):
    change(folder, EXERCISE, '"yard", "stairs"]\n', '"yard", "stairs"]\nper = "other"\n')
    change(folder, EXERCISE, "[[blind_spot]]", '[[field]]\nid = "other"\nkind = "items"\nper = "places"\n'
           'retired = true\ncolumns = [{ id = "name", kind = "short_text" }]\n\n[[blind_spot]]')
# fmt: on


def picture(folder):
    change(folder, EXERCISE, "[[blind_spot]]", '[[picture]]\nid = "map"\nkind = "matrix"\nacross = "places.sort"\n'
           'up = "safety.safe"\n\n[[blind_spot]]')  # fmt: skip


def huge(folder):
    path = folder / WORDS
    path.write_bytes(path.read_bytes() + b"# " + b"x" * 10_000_000)


def link_to_file(folder):
    (folder / WORDS).unlink()
    (folder / WORDS).symlink_to(LEDA / "pack.toml")


def link_to_folder(folder):
    (folder / "2.1-linked").symlink_to(LEDA / "1.1-who-is-the-customer", target_is_directory=True)


MISTAKES = [
    (spoil_language, "sv.toml", "", "missing"),
    (lambda f: change(f, EXERCISE, '"grid"', '"grod"'), EXERCISE, "field[1].kind", "'grod' is not known"),
    (lambda f: change(f, EXERCISE, 'rows = "places"', 'rows = "nowhere"'), EXERCISE, "field safety, rows",
     "leads to no field"),
    (circle, EXERCISE, "field other, per", "round in a circle"),
    (picture, EXERCISE, "picture map, across", "no numbers"),
    (lambda f: change(f, WORDS, "{{ customer.all }}", "{{ customer.everyone }}"), WORDS, "purpose",
     "cannot be filled in"),
    (lambda f: change(f, WORDS, "{{ customer.all }}", "{% for x in y %}"), WORDS, "purpose", "cannot be filled in"),
    (huge, WORDS, "", "larger than a megabyte"),
    (lambda f: change(f, WORDS, "Walk round", "Walk " * 2_500 + "round"), WORDS, "prepare", "longer than 10,000"),
    (link_to_file, WORDS, "", "missing"),
    (link_to_folder, "2.1-linked", "", "a link to another place"),
    (lambda f: (f / "pack.toml").unlink(), "pack.toml", "", "missing"),
    (lambda f: change(f, "pack.toml", "format = 1", "format ="), "pack.toml", "", "Invalid"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "file", "key", "said"), MISTAKES, ids=[said for *_more, said in MISTAKES])
def test_a_mistake_is_one_sentence_with_file_and_key(street, spoil, file, key, said, capsys):
    spoil(street)
    with pytest.raises(PackError, match=re.escape(said)) as caught:
        read_own(street)
    assert caught.value.file.endswith(file)
    assert caught.value.key == key
    assert caught.value.remedy
    assert program.main(["pack", "check", str(street)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(caught.value.file)
    assert len(err.splitlines()) == 1
    assert program.main(["pack", "check", str(street), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["right"] is False
    assert (told["file"], told["key"]) == (caught.value.file, key)


def test_a_mistake_in_a_packed_pack_is_said_in_the_same_way(tmp_path, street):
    path = tmp_path / "street.samsynpack"
    path.write_bytes(write_pack(street))
    change(street, EXERCISE, '"grid"', '"grod"')
    files = {**unpack(path.read_bytes(), "x"), EXERCISE: (street / EXERCISE).read_bytes()}
    path.write_bytes(packed(files))
    with pytest.raises(PackError, match="'grod' is not known") as caught:
        read_own(path)
    assert caught.value.file == EXERCISE


# --- the manual and the example -------------------------------------------------------------------------------------


def test_the_first_pack_is_the_one_of_the_manual():
    told = dict(re.findall(r"\*\*`my-pack/(.+?)`\*\*\n\n```toml\n(.*?)```", MANUAL.read_text("utf-8"), re.S))
    assert {name: data.decode() for name, data in files_of(FIRST_PACK).items()} == told


def test_the_example_is_whole_and_takes_three_quarters_of_an_hour():
    pack = read_own(NEW_TEAM).pack
    assert pack.languages == ("sv", "nb", "en")
    for exercise in pack.exercises.values():
        assert languages_complete(pack, exercise) == ["sv", "nb", "en"]
        assert sum(page.minutes for page in exercise.pages) == exercise.minutes
    assert sum(minutes for _id, minutes in pack.programmes["start"].exercises) == 45
    assert all(b"!" not in data for name, data in files_of(NEW_TEAM).items() if name.count("/"))


@pytest.mark.parametrize("language", ["sv", "nb", "en", "fi"])
def test_a_kind_with_columns_of_its_own_has_words_for_them(language):
    pack = read_own(NEW_TEAM).pack
    texts = Texts(pack, language)
    for key in ("columns.owner.label", "columns.choice.options.now", "columns.effect.high"):
        assert texts.exercise(pack.exercises["1.4"], f"fields.actions.{key}")
    assert texts.exercise(pack.exercises["1.4"], "fields.actions.help") == ""


# --- in the workbook ------------------------------------------------------------------------------------------------


def with_pack(path, folder, **more):
    found = read_own(folder)
    return new_workbook(path, found.pack, language="en", files=found, **more)


def test_a_workbook_opens_with_its_pack_when_the_folder_is_gone(tmp_path, street):
    with contextlib.closing(with_pack(tmp_path / "w.samsyn", street)) as workbook:
        sheet = Sheet(workbook, pack_of(workbook))
        sheet.workbook.add_item(Place("1.1", "places"), {"name": "The gate"})
    shutil.rmtree(street)
    assert check(tmp_path / "w.samsyn") == []
    with contextlib.closing(Workbook.open(tmp_path / "w.samsyn", read_only=True)) as workbook:
        pack = pack_of(workbook)
        assert pack.id == "street"
        rows = Sheet(workbook, pack).rows(pack.field_at("1.1/places"))
        assert [row.words for row in rows] == ["The yard", "The stairs", "The gate"]
        assert files_in(workbook).files == files_of(FIRST_PACK)


def test_the_shipped_pack_is_carried_and_read_from_where_it_ships(tmp_path):
    path = tmp_path / "w.samsyn"
    with contextlib.closing(new_workbook(path, shipped_pack(), language="en")) as workbook:
        assert pack_of(workbook) is shipped_pack()
        assert unpack(workbook.carried(workbook.fact(KEPT)), "x") == shipped().files
        size = path.stat().st_size
        workbook.set(Key("0.1", "unit"), "North")
        assert path.stat().st_size - size < 20_000
    with contextlib.closing(Workbook.open(path)) as workbook:
        workbook.set_facts(pack_version="0.0.1")  # as if made by an earlier Samsyn
        pack = pack_of(workbook)
        assert pack is not shipped_pack()
        assert list(pack.exercises) == list(shipped_pack().exercises)


def test_a_copy_of_ours_that_somebody_changed_is_never_taken_for_ours(tmp_path):
    folder = tmp_path / "leda"
    write_folder(shipped().files, folder)
    change(folder, "0.1-the-group/en.toml", 'title = "', 'title = "Our own ')
    with contextlib.closing(with_pack(tmp_path / "w.samsyn", folder)) as workbook:
        pack = pack_of(workbook)
        assert Texts(pack, "en").exercise(pack.exercises["0.1"], "title").startswith("Our own ")


def test_a_file_of_the_first_format_is_migrated_after_a_copy(tmp_path):
    path = tmp_path / "old.samsyn"
    shutil.copy(OLD, path)
    with contextlib.closing(Workbook.open(path, read_only=True)) as workbook:
        assert workbook.fact("title") == "Hemtjänsten i Ängsvik"
        assert pack_of(workbook) is shipped_pack()
    assert path.read_bytes() == OLD.read_bytes()
    with contextlib.closing(Workbook.open(path, backups=tmp_path / "kept")) as workbook:
        assert [name for _id, name in workbook.people()] == ["Karin Holmqvist", "Per Ek"]
        assert pack_of(workbook) is shipped_pack()
        sheet = Sheet(workbook, pack_of(workbook))
        assert [row.words for row in sheet.rows(sheet.field("1.1/groups"))] == ["Anhöriga"]
        workbook.redo()
        assert sheet.value(sheet.field("0.1/unit")) == "Ängsvik norr"
    (copy,) = [kept for kept in (tmp_path / "kept").iterdir() if "-format-1" in kept.name]
    assert copy.read_bytes() == OLD.read_bytes()
    assert int.from_bytes(path.read_bytes()[60:64], "big") == newest_format()
    assert check(path) == []


@pytest.mark.parametrize("own", [True, False])
def test_a_carried_pack_that_cannot_be_read(tmp_path, street, own):
    path = tmp_path / "w.samsyn"
    workbook = with_pack(path, street) if own else new_workbook(path, shipped_pack(), language="en")
    with contextlib.closing(workbook):
        workbook.set_facts(pack_kept="0" * 32, pack_version="0.0.1")
        if own:
            with pytest.raises(WorkbookError, match="cannot be read") as caught:
                pack_of(workbook)
            assert "still in the file" in caught.value.remedy
        else:
            assert pack_of(workbook) is shipped_pack()


def test_a_newer_version_says_what_changes_and_can_be_undone(tmp_path, street):
    with contextlib.closing(with_pack(tmp_path / "w.samsyn", street)) as workbook:
        old = pack_of(workbook)
        sheet = Sheet(workbook, old)
        sheet.workbook.set(Key("1.1", "safety", sheet.rows(old.field_at("1.1/places"))[0].id, "safe"), 4)
        assert what_changes(workbook, old, old, "en") == []
        change(street, "pack.toml", '"1.0"', '"1.1"')
        change(street, EXERCISE, 'fields = ["safety"]', 'fields = ["mood"]')
        change(street, EXERCISE, 'fields = ["places", "safety"]', 'fields = ["places"]')
        change(street, EXERCISE, 'by = "both"\nrows', 'by = "both"\nretired = true\nrows')
        change(
            street,
            EXERCISE,
            "[[blind_spot]]",
            '[[field]]\nid = "mood"\nkind = "short_text"\nby = "each"\n\n[[blind_spot]]',
        )
        change(
            street,
            WORDS,
            "[blind_spots.one_sort]",
            '[fields.mood]\nlabel = "The mood"\n\n[blind_spots.one_sort]',
        )
        found = read_own(street)
        told = " ".join(what_changes(workbook, old, found.pack, "en"))
        assert "New questions: The mood." in told
        assert "How safe it is is asked no more" in told
        carry(workbook, found, "New version")
        assert "mood" in pack_of(workbook).exercises["1.1"].fields
        new = Sheet(workbook, pack_of(workbook))
        (safe,) = asked_no_more(new, new.pack.exercises["1.1"])
        assert safe.label == "How safe it is"
        assert cells_in(safe.told)[0][1] == (("The yard", "4"),)
        assert safe in decided_in(new, new.pack.exercises["1.1"])
        workbook.undo()
        assert pack_of(workbook).version == "1.0"
        assert workbook.fact("pack_version") == "1.0"
        workbook.redo()
        assert pack_of(workbook).version == "1.1"


def test_answers_to_what_is_gone_stay_and_are_told_of(tmp_path, street):
    with contextlib.closing(with_pack(tmp_path / "w.samsyn", street)) as workbook:
        key = Key("1.1", "places", "x", "name")
        workbook.set(key, "The gate")
        shutil.rmtree(street / "1.1-our-street")
        shutil.copytree(NEW_TEAM / "1.3-what-we-promise", street / "1.3")
        change(street, "pack.toml", '[["1.1", 45]]', '[["1.3", 45]]')
        found = read_own(street)
        told = " ".join(what_changes(workbook, pack_of(workbook), found.pack, "en"))
        assert "no longer there: Where are we safe?" in told
        assert "stays in the file but is shown no more: Places" in told
        carry(workbook, found)
        Sheet(workbook, pack_of(workbook)).rows(pack_of(workbook).field_at("1.3/promises"))
        assert workbook.value(key) == "The gate"


def test_documents_are_made_with_the_workbooks_own_exercises(tmp_path, capsys):
    path = tmp_path / "w.samsyn"
    with contextlib.closing(with_pack(path, NEW_TEAM, programme="start")) as workbook:
        workbook.set(Key("1.2", "purpose"), "We answer in time")
        assert "We answer in time" in repr(
            DOCUMENTS["plan"](plan_content(Sheet(workbook, pack_of(workbook))))
        )
    assert program.main(["export", str(path), "--document", "plan", "--to", str(tmp_path / "p.html")]) == 0
    assert "We answer in time" in (tmp_path / "p.html").read_text("utf-8")
    program.main(["check", str(path)])
    assert "is whole" in capsys.readouterr().out


# --- on the command line --------------------------------------------------------------------------------------------


def test_new_copy_check_and_zip(tmp_path, capsys):
    for command in ("new", "copy"):
        assert program.main(["pack", command, str(tmp_path / command), "--language", "en"]) == 0
        assert program.main(["pack", "check", str(tmp_path / command), "--language", "en"]) == 0
        assert " is right: " in capsys.readouterr().out
        assert program.main(["pack", command, str(tmp_path / command), "--language", "en"]) == 1
        assert "has not been touched" in capsys.readouterr().err
    out = tmp_path / "o.samsynpack"
    assert program.main(["pack", "zip", str(tmp_path / "new"), str(out)]) == 0
    assert out.read_bytes() == write_pack(FIRST_PACK)
    assert program.main(["pack", "check", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.partition("\n")[2])["exercises"] == ["1.1"]
    assert program.main(["pack", "zip", str(tmp_path / "new"), str(tmp_path / "o.zip")]) == 2
    change(tmp_path / "new", EXERCISE, '"grid"', '"grod"')
    before = out.read_bytes()
    assert program.main(["pack", "zip", str(tmp_path / "new"), str(out)]) == 1
    assert out.read_bytes() == before
    assert program.main(["pack", "check", str(tmp_path / "nowhere")]) == 1


def test_in_the_folder_one_stands_in(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert program.main(["pack", "new", "."]) == 0
    assert program.main(["pack", "check", "."]) == 0
    (tmp_path / "pack.toml").unlink()
    capsys.readouterr()
    assert program.main(["pack", "check", "."]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path.name}/pack.toml: ")


# --- in the window --------------------------------------------------------------------------------------------------


@pytest.fixture
def window(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.window.documents_folder", lambda: tmp_path / "docs")
    return open_window()


def choose(window, words):
    """Takes what is called so from the menu *Exercises*."""
    menu = QMenu()
    window.own_packs.add_to(menu)
    (inner,) = menu.findChildren(QMenu)
    (action,) = [action for action in inner.actions() if action.text() == words]
    assert action.isEnabled(), words
    action.trigger()
    settle()


def shown(window):
    said = [label.text() for label in window.findChildren(Words) if label.isVisible()]
    said += [button.accessibleName() for button in window.findChildren(Radio) if button.isVisible()]
    return " ".join(said).replace("\u00ad", "").replace("\u00a0", " ")


def test_trying_reloading_and_packing(window, street):
    window.ask.path = street
    choose(window, "Try the exercises in a folder")
    scratch = window.session.workbook.path
    assert "Where are we safe?" in shown(window) or "Where do you walk faster?" in shown(window)
    assert "You are trying the exercises in street." in shown(window)
    change(street, WORDS, 'question = "Where do you walk faster?"', 'question = "Where is it dark?"')
    choose(window, "Reload the exercises")
    assert "Where is it dark?" in shown(window)
    change(street, EXERCISE, '"grid"', '"grod"')
    choose(window, "Reload the exercises")
    assert "1.1-our-street/exercise.toml, field[1].kind: 'grod' is not known here." in shown(window)
    assert "Where is it dark?" in shown(window)
    change(street, EXERCISE, '"grod"', '"grid"')
    shutil.copytree(NEW_TEAM / "1.3-what-we-promise", street / "1.3")
    choose(window, "Reload the exercises")
    for language in ("sv", "nb"):
        (street / "1.3" / f"{language}.toml").unlink()
    assert "1.3" in window.session.pack.exercises
    assert "1.3" in window.workbook_view().left.exercises()
    assert "You are trying" in shown(window)
    window.ask.out = street.parent / "out.samsynpack"
    choose(window, "Pack them as a file")
    assert unpack(window.ask.out.read_bytes(), "x") == files_of(street)
    assert window.ask.told == []
    assert window.settings.recent() == []
    window.close_workbook()
    assert not scratch.parent.exists()
    assert window.own_packs.tried is None
    assert window.settings.recent() == []


def test_the_page_one_was_on_may_be_gone_after_a_reload(window, street):
    window.ask.path = street
    choose(window, "Try the exercises in a folder")
    window.workbook_view().go("1.1", "together")
    settle()
    change(street, EXERCISE, 'id = "together"', 'id = "agree"')
    change(street, WORDS, "[pages.together]", "[pages.agree]")
    choose(window, "Reload the exercises")
    assert window.workbook_view().exercise.id == "1.1"
    shutil.rmtree(street / "1.1-our-street")
    shutil.copytree(NEW_TEAM / "1.3-what-we-promise", street / "1.3")
    choose(window, "Reload the exercises")
    assert window.workbook_view().exercise.id == "1.3"
    shutil.rmtree(street)
    choose(window, "Reload the exercises")
    assert "there is no such folder or file" in shown(window)


def test_a_mistake_at_the_first_try_can_be_mended_or_left(window, street):
    window.ask.path = street
    change(street, EXERCISE, '"grid"', '"grod"')
    window.ask.yes = False
    choose(window, "Try the exercises in a folder")
    assert "'grod' is not known" in window.ask.asked[-1]
    assert not window.has_workbook

    def mends(look, title, text, yes, no):
        change(street, EXERCISE, '"grod"', '"grid"')
        return True

    window.ask.choose = mends
    choose(window, "Try the exercises in a folder")
    assert window.session.pack.id == "street"


def test_copying_what_is_open_and_what_ships(window, tmp_path, street):
    window.ask.out = tmp_path
    choose(window, "Copy these exercises to a folder")
    assert files_of(tmp_path / "leda") == shipped().files
    choose(window, "Copy these exercises to a folder")
    assert files_of(tmp_path / "leda-2") == shipped().files
    window.ask.path = street
    choose(window, "Try the exercises in a folder")
    choose(window, "Copy these exercises to a folder")
    assert files_of(tmp_path / "street-2") == files_of(FIRST_PACK)


def test_taking_in_a_new_version_and_back(window, tmp_path, street):
    path = tmp_path / "w.samsyn"
    with_pack(path, street).close()
    window.open_path(path)
    settle()
    assert window.session.pack.id == "street"
    change(street, "pack.toml", '"1.0"', '"1.1"')
    change(street, WORDS, 'question = "Where do you walk faster?"', 'question = "Where is it dark?"')
    window.ask.path = street
    window.ask.yes = False
    choose(window, "Take in a new version of the exercises")
    assert "Take in version 1.1? The workbook has version 1.0." in window.ask.asked[-1]
    assert "The words of 1 exercise have changed." in window.ask.asked[-1]
    assert window.session.pack.version == "1.0"
    window.ask.yes = True
    choose(window, "Take in a new version of the exercises")
    assert window.session.pack.version == "1.1"
    assert "Where is it dark?" in shown(window)
    window.session.undo()
    settle()
    assert window.session.pack.version == "1.0"
    assert "Where do you walk faster?" in shown(window)
    window.session.redo()
    settle()
    assert window.session.pack.version == "1.1"
    window.ask.path = NEW_TEAM
    choose(window, "Take in a new version of the exercises")
    assert "made with street" in window.ask.told[-1]


def test_a_pack_that_changes_under_an_open_workbook_changes_nothing_in_it(window, tmp_path, street):
    path = tmp_path / "w.samsyn"
    with_pack(path, street).close()
    window.open_path(path)
    shutil.rmtree(street)
    view = window.workbook_view()
    for page in ("rate", "together", "intro"):
        view.go("1.1", page)
        settle()
    window.rebuild()
    settle()
    assert "Where do you walk faster?" in shown(window)
    assert window.ask.told == []


def test_a_workbook_whose_exercises_are_damaged_is_not_half_opened(window, tmp_path, street):
    good, bad = tmp_path / "good.samsyn", tmp_path / "bad.samsyn"
    with_pack(good, street).close()
    with contextlib.closing(with_pack(bad, street)) as workbook:
        workbook.set_facts(pack_kept="0" * 32)
    window.open_path(good)
    window.open_path(bad)
    settle()
    assert "bad.samsyn was made with cannot be read" in window.ask.told[-1]
    assert window.session.workbook.path == good
    with contextlib.closing(Workbook.open(bad)) as workbook:  # nobody holds it
        assert workbook.fact("pack") == "street"


def test_a_new_workbook_with_exercises_of_ones_own(window, tmp_path, street):
    window.new()
    page = window.view
    window.ask.path = street
    change(street, EXERCISE, '"grid"', '"grod"')
    page._pack_line._choose.click()
    settle()
    assert "'grod' is not known" in shown(window)
    assert "which comes with Samsyn" in shown(window)
    change(street, EXERCISE, '"grod"', '"grid"')
    page._pack_line._choose.click()
    settle()
    assert "Our street" in shown(window)
    assert "One evening" in shown(window)
    assert "grod" not in shown(window)
    page._pack_line._ours.click()
    settle()
    assert "Half day" in shown(window)
    page._pack_line._choose.click()
    settle()
    page.title.setText("Mill Street")
    page.people.set_text("Ann\nBo")
    page.begin.click()
    settle()
    assert window.ask.told == []
    assert window.session.pack.id == "street"
    assert window.session.sheet.programme_id() == "evening"
    assert window.session.workbook.path == tmp_path / "docs" / "Mill Street.samsyn"


def test_every_page_of_the_example_can_be_shown(window, tmp_path):
    path = tmp_path / "w.samsyn"
    with contextlib.closing(with_pack(path, NEW_TEAM, programme="start")) as workbook:
        for name in ("Ann", "Bo"):
            workbook.add_item(PEOPLE, {"name": name})
    window.open_path(path)
    for exercise in window.session.pack.exercises.values():
        for page in exercise.pages:
            window.workbook_view().go(exercise.id, page.id)
            settle()
            assert window.workbook_view().page_spec.id == page.id
    window.print_plan()
    settle()
    assert window.ask.told == []


def test_what_is_asked_no_more_is_shown_on_the_first_page(window, tmp_path, street):
    path = tmp_path / "w.samsyn"
    change(
        street,
        EXERCISE,
        "[[blind_spot]]",
        '[[field]]\nid = "mood"\nkind = "short_text"\nretired = true\n\n[[blind_spot]]',
    )
    change(
        street, WORDS, "[blind_spots.one_sort]", '[fields.mood]\nlabel = "The mood"\n\n[blind_spots.one_sort]'
    )
    with contextlib.closing(with_pack(path, street)) as workbook:
        workbook.set(Key("1.1", "mood"), "Bright")
    window.open_path(path)
    window.workbook_view().go("1.1", "intro")
    settle()
    assert "Asked no more" in shown(window)
    assert "Bright" in shown(window)


def test_a_packed_pack_that_is_opened_begins_a_workbook(window, tmp_path, street):
    packed_to = tmp_path / "street.samsynpack"
    packed_to.write_bytes(packed(files_of(street)))
    broken = tmp_path / "broken.samsynpack"
    broken.write_bytes(b"no zip at all")
    window.open_path(broken)
    settle()
    assert len(window.ask.told) == 1
    assert "broken.samsynpack" in window.ask.told[0]
    window.ask.path = packed_to
    window.ask.file_to_open = lambda _folder: packed_to
    window.open()
    settle()
    assert isinstance(window.view, NewWorkbookPage)
    assert "Our street" in shown(window)
    window.view.title.setText("Mill Street")
    window.view.begin.click()
    settle()
    assert window.session.pack.id == "street"
    old = window.session.workbook.path
    window.open_path(packed_to)  # from the workbook that is open, too
    settle()
    assert isinstance(window.view, NewWorkbookPage)
    assert not window.has_workbook
    assert old.exists()
    assert len(window.ask.told) == 1


def test_a_window_can_begin_with_a_packed_pack(open_window, tmp_path, monkeypatch, street):
    monkeypatch.setattr("ui.window.documents_folder", lambda: tmp_path / "docs")
    path = tmp_path / "street.SAMSYNPACK"
    path.write_bytes(packed(files_of(street)))
    made = open_window(path=path)
    settle()
    assert "Our street" in shown(made)


def test_a_workbook_with_a_pack_is_made_on_the_command_line(capsys, tmp_path, street):
    assert program.main(["new", str(tmp_path / "a.samsyn"), "--pack", str(street)]) == 0
    assert (
        program.main(["new", str(tmp_path / "b.samsyn"), "--pack", str(street), "--programme", "evening"])
        == 0
    )
    for name in ("a", "b"):
        with contextlib.closing(Workbook.open(tmp_path / f"{name}.samsyn")) as workbook:
            assert pack_of(workbook).id == "street"
            assert Sheet(workbook, pack_of(workbook)).programme_id() == "evening"
    capsys.readouterr()
    assert (
        program.main(["new", str(tmp_path / "c.samsyn"), "--pack", str(street), "--programme", "half-day"])
        == 2
    )
    change(street, EXERCISE, '"grid"', '"grod"')
    assert program.main(["new", str(tmp_path / "c.samsyn"), "--pack", str(street)]) == 1
    assert "1.1-our-street/exercise.toml, field[1].kind: 'grod' is not known here." in capsys.readouterr().err
    assert not (tmp_path / "c.samsyn").exists()


def bomb(_folder):
    return zipped([*good(), ("sv.toml", b"0" * 900_000)])


def way_out(_folder):
    return zipped([*good(), ("../pack.toml", b"format = 1")])


IN_A_FILE = [(bomb, "sv.toml", "times larger"), (way_out, "../pack.toml", "")]


@pytest.mark.parametrize(("make", "file", "said"), IN_A_FILE, ids=["bomb", "way out"])
def test_the_window_refuses_a_file_that_means_harm(window, tmp_path, street, make, file, said):
    path = tmp_path / "street.samsynpack"
    path.write_bytes(make(street))
    window.open_path(path)
    window.ask.path = path
    window.new()
    window.view._pack_line._choose.click()
    settle()
    (told,) = window.ask.told
    for words in (told, window.view._pack_line._mistake.accessibleName() or shown(window)):
        assert file in words
        assert said in words
    assert "which comes with Samsyn" in shown(window)
    assert not (tmp_path / "pack.toml").exists()


@pytest.mark.slow
@pytest.mark.parametrize(("spoil", "file", "key", "said"), MISTAKES, ids=[said for *_more, said in MISTAKES])
def test_the_window_says_the_same_sentence(window, street, spoil, file, key, said):
    """When a workbook is begun with the pack, and when the pack is tried."""
    spoil(street)
    window.ask.path = street
    window.ask.yes = False
    window.new()
    window.view._pack_line._choose.click()
    settle()
    choose(window, "Try the exercises in a folder")
    (asked,) = window.ask.asked
    for words in (shown(window), asked):
        assert said in words.replace("\u00a0", " ")
        assert file in words
        assert key in words
    assert not window.has_workbook


def test_answers_asked_no_more_are_printed_everywhere(tmp_path, street):
    """In the plan, where it names them, and in the minutes, as PDF and as a web page, when the pack has changed."""
    path = tmp_path / "w.samsyn"
    change(street, "pack.toml", "[[programme]]", '[plan]\npurpose = "1.1/mood"\n\n[[programme]]')
    field = '[[field]]\nid = "mood"\nkind = "short_text"\n{retired}\n[[blind_spot]]'
    change(street, EXERCISE, 'fields = ["places", "safety"]', 'fields = ["places", "safety", "mood"]')
    change(street, EXERCISE, "[[blind_spot]]", field.format(retired=""))
    change(
        street, WORDS, "[blind_spots.one_sort]", '[fields.mood]\nlabel = "The mood"\n\n[blind_spots.one_sort]'
    )
    with contextlib.closing(with_pack(path, street)) as workbook:
        Meetings(workbook).start("2026-03-10", [["1.1", 45]])
        Meetings(workbook).touch("1.1")
        workbook.set(Key("1.1", "mood"), "Bright and early")
        change(street, EXERCISE, 'fields = ["places", "safety", "mood"]', 'fields = ["places", "safety"]')
        change(
            street,
            EXERCISE,
            'id = "mood"\nkind = "short_text"\n',
            'id = "mood"\nkind = "short_text"\nretired = true\n',
        )
        change(street, "pack.toml", 'version = "1.0"', 'version = "1.1"')
        carry(workbook, read_own(street))
        assert workbook.value(Key("1.1", "mood")) == "Bright and early"
    for document in ("plan", "minutes"):
        for suffix in ("pdf", "html"):
            out = tmp_path / f"{document}.{suffix}"
            assert program.main(["export", str(path), "--document", document, "--to", str(out)]) == 0
            printed = out.read_text("utf-8") if suffix == "html" else words_of_pdf(out)
            assert "Bright and early" in printed, out.name
            assert ("The mood" if document == "minutes" else "What for") in printed, out.name


def words_of_pdf(path):
    document = pypdfium2.PdfDocument(path)
    said = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return " ".join(said.split())
