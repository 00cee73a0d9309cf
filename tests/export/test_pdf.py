"""The printed plan, read back: what a person, a screen reader and a copier get from it."""

from __future__ import annotations

import dataclasses
import errno
import io
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import export.pdf
from tests.helpers.demo_document import cover, demo, duty, long_plan, picture
from tests.helpers.read_back import document, everywhere, squeezed, texts_in
from workbook.blocks import (
    Beside,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    RowGroup,
    Section,
    Table,
    TableColumn,
    TableRow,
    Text,
    ThreadAction,
    ThreadCustomer,
    ThreadMap,
    ThreadNeed,
)
from workbook.errors import WorkbookError


def reader(data: bytes) -> Any:
    """The PDF opened by one library..."""
    return pypdf.PdfReader(io.BytesIO(data))


def pages_of(data: bytes) -> list[str]:
    """...and its text, page by page, by another one."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def roles(data: bytes) -> Counter[str]:
    """How many elements of each kind the structure tree has."""
    found: Counter[str] = Counter()
    waiting: list[Any] = [reader(data).root_object["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict) and "/S" in node:
            found[str(node["/S"])[1:]] += 1
            waiting.append(node.get("/K", []))
    return found


@pytest.fixture(scope="module")
def plan() -> bytes:
    """The demo, rendered once."""
    return export.pdf.render(demo())


# ---- what is on the paper


def test_every_text_of_the_document_can_be_found(plan: bytes) -> None:
    printed = squeezed("".join(pages_of(plan)))
    for text in texts_in(demo().blocks):
        assert squeezed(text) in printed, text


def test_every_page_says_which_one_it_is(plan: bytes) -> None:
    pages = pages_of(plan)
    assert len(pages) == 5
    for number, text in enumerate(pages, 1):
        assert f"{number} (5)" in text
    assert "Handlingsplan 10 mars 2026" in pages[1]
    assert "Handlingsplan 10 mars 2026" not in pages[0]


def test_upright_and_lying_pages_stand_side_by_side(plan: bytes) -> None:
    lying = [page.mediabox.width > page.mediabox.height for page in reader(plan).pages]
    assert lying == [False, False, True, True, False]


def test_the_same_document_gives_the_same_bytes(plan: bytes) -> None:
    assert export.pdf.render(demo()) == plan


@pytest.mark.parametrize("actions", [0, 1, 9, 10, 60, 500])
def test_any_number_of_actions(actions: int) -> None:
    pages = pages_of(export.pdf.render(long_plan(actions)))
    printed = squeezed("".join(pages))
    for number in range(1, actions + 1):
        assert printed.count(f"Åtgärd{number}:") == 2, number  # in the map and in the table
    maps = [page for page in pages if "Vad de behöver" in page]
    assert len(maps) == max(-(-actions // 9), 1)


def test_an_empty_document_is_one_empty_page() -> None:
    assert len(reader(export.pdf.render(document())).pages) == 1


def test_a_long_table_repeats_its_head_and_its_bands() -> None:
    document_ = long_plan(60)
    one_group = RowGroup(
        "Jag vill ha det lugnt.", "Anhöriga", tuple(r for g in _table(document_).groups for r in g.rows)
    )
    table = dataclasses.replace(_table(document_), groups=(one_group,))
    data = export.pdf.render(document(Section("Allt", landscape=True), table))
    pages = pages_of(data)
    assert len(pages) > 4
    for page in pages:
        assert "Första steget" in page
        assert "Jag vill ha det lugnt." in page
    # For a screen reader there is one head and one band.
    assert roles(data)["TR"] == 1 + 1 + 60


def _table(plan: Document) -> Table:
    (table,) = (block for block in plan.blocks if isinstance(block, Table))
    return table


@pytest.mark.parametrize("before", range(0, 160, 12))
def test_a_band_is_never_left_alone_at_the_foot(before: int) -> None:
    lines = tuple("rad" for _ in range(before // 6))
    table = _table(long_plan(24))
    pages = pages_of(export.pdf.render(document(Section("Allt", landscape=True), Bullets(lines), table)))
    for page in pages[:-1]:
        above_footer = page.split("Hemtjänsten i Ängsviks kommun")[0].strip().splitlines()
        assert not above_footer[-1].startswith("Jag vill veta"), page


def test_a_row_stands_on_one_page_and_a_monster_is_continued() -> None:
    story = " ".join(f"ord{n}" for n in range(6000))
    rows = (
        TableRow((Cell("Kort"), Cell("a"))),
        TableRow((Cell("Lång"), Cell(story))),
        TableRow((Cell("Sist"), Cell("b"))),
    )
    table = Table((TableColumn("Vad"), TableColumn("Hur")), (RowGroup("Behov", "", rows),))
    pages = pages_of(export.pdf.render(document(Section("Allt"), table)))
    printed = " ".join(" ".join(pages).split())
    assert len(pages) > 5
    assert all(f"ord{n} " in printed for n in range(6000))
    assert "Sist" in pages[-1]


def test_dates_do_not_break() -> None:
    wordy = "En mycket lång text som vill ha hela bredden och tränger undan alla andra. " * 3
    columns = (TableColumn("Vad", 20), TableColumn("Klart", 0.1), TableColumn("Hur", 20))
    rows = tuple(
        TableRow((Cell(wordy), Cell(f"{day} september 2026", nowrap=True), Cell(wordy)))
        for day in range(1, 29)
    )
    pages = pages_of(export.pdf.render(document(Section("Allt"), Table(columns, (RowGroup("", "", rows),)))))
    for day in range(1, 29):
        assert any(f"{day} september 2026" in page for page in pages)


def test_a_status_is_a_word_beside_its_sign(plan: bytes) -> None:
    page = pages_of(plan)[2]
    assert page.count("Pågår") == 2
    assert page.count("Inte börjad") == 4
    assert page.count("Senare") == 1


def test_a_need_without_action_says_so() -> None:
    needs = (ThreadNeed("Ring mig.", ()),)
    thread = ThreadMap(("Vem", "Vad", "Hur"), (ThreadCustomer("Anhöriga", needs),), "ingen åtgärd än")
    assert "ingen åtgärd än" in pages_of(export.pdf.render(document(Section("Tråden"), thread)))[0]


def test_the_map_shortens_what_the_tables_have_whole() -> None:
    long = "Jag vill " + "verkligen " * 1000 + "veta."
    thread = ThreadMap(
        ("a", "b", "c"), (ThreadCustomer(long, (ThreadNeed(long, (ThreadAction(long, long),)),)),), "-"
    )
    pages = pages_of(export.pdf.render(document(Section("Tråden"), thread)))
    assert len(pages) == 1
    assert pages[0].count("…") == 4


def test_two_stacks_side_by_side_start_level_and_may_be_long() -> None:
    blocks: tuple[Block, ...] = tuple(Text(f"Stycke {n}. " + "Ord på en rad. " * 40) for n in range(12))
    pages = pages_of(
        export.pdf.render(document(Section("Allt"), Beside(blocks, blocks[:3]), Text("Efteråt")))
    )
    assert len(pages) > 2
    assert sum(page.count("Stycke 0.") for page in pages) == 2
    assert "Efteråt" in pages[-1]


# ---- what is inside the file


def test_all_fonts_are_embedded_and_translated(plan: bytes) -> None:
    names = set()
    for page in reader(plan).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            names.add(font["/BaseFont"].split("+")[1])
            assert "/FontFile2" in font["/FontDescriptor"]
            cmap = font["/ToUnicode"].get_data().decode()
            assert "<0000>" not in cmap
    assert names == {"SourceSans3-Regular", "SourceSans3-Semibold", "Literata-Medium"}


def test_title_author_language_and_claims(plan: bytes) -> None:
    pdf = reader(plan)
    info, root = pdf.metadata, pdf.root_object
    assert info is not None
    assert info.title == "Handlingsplan för hemtjänsten i Ängsvik"
    assert info.subject == "Handlingsplan"
    assert info.author == "Hemtjänsten i Ängsviks kommun"
    assert info.creator == "Samsyn"
    assert root["/Lang"] == "sv-SE"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF boolean is an object of its own
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]).lower() == "true"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


def test_bookmarks_lead_to_sections_and_headings(plan: bytes) -> None:
    pdf = reader(plan)
    outline: list[Any] = pdf.outline
    top = [entry for entry in outline if not isinstance(entry, list)]
    assert [entry["/Title"] for entry in top] == [
        "Handlingsplan",
        "Vår röda tråd",
        "Åtgärder, efter behov",
        "Vem gör vad",
        "Det vi såg",
    ]
    assert [pdf.get_destination_page_number(entry) for entry in top] == [0, 1, 2, 3, 4]
    assert [entry["/Title"] for entry in outline[-1]] == ["Behoven"]


def test_the_structure_says_what_everything_is(plan: bytes) -> None:
    found = roles(plan)
    assert found["H1"] == 5
    assert found["H2"] == 3  # one heading and two small ones, whose level may not skip
    assert found["Figure"] == 2
    assert found["Table"] == 2
    assert found["TR"] == (1 + 6 + 7) + (1 + 7)
    assert found["TH"] == (6 + 6 + 7) + (7 + 7)
    assert found["TD"] == 7 * 5 + 7 * 6
    assert found["L"] > 10


def test_pictures_have_a_text(plan: bytes) -> None:
    alternatives = [str(a) for a in _values(plan, "/Alt")]
    assert cover().description in alternatives
    assert picture().description in alternatives


def test_the_letters_of_the_grid_are_spelt_out(plan: bytes) -> None:
    found = duty("A")
    assert found is not None
    assert found.word in [str(e) for e in _values(plan, "/E")]


def _values(data: bytes, key: str) -> list[Any]:
    pdf = reader(data)
    objects = (pdf.get_object(number) for number in range(1, int(pdf.trailer["/Size"])))
    return [found[key] for found in objects if isinstance(found, dict) and key in found]


def test_every_piece_of_marked_content_is_known_to_the_tree(plan: bytes) -> None:
    pdf = reader(plan)
    numbers = pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for i, page in enumerate(pdf.pages):
        contents = page.get_contents()
        assert contents is not None
        marks = re.findall(rb"/MCID (\d+)", contents.get_data())
        assert [int(mark) for mark in marks] == list(range(len(marks)))
        assert page["/StructParents"] == numbers[2 * i]
        assert len(numbers[2 * i + 1].get_object()) == len(marks)
        # Everything else is decoration: no operator draws outside of the two.
        opened = len(re.findall(rb"\b(?:BDC|BMC)\b", contents.get_data()))
        assert opened == len(re.findall(rb"\bEMC\b", contents.get_data()))


def test_no_level_of_heading_is_left_out() -> None:
    found = roles(
        export.pdf.render(document(Section("Ett"), Heading("Tre", 3), Heading("Två", 2), Heading("Tre", 3)))
    )
    assert (found["H1"], found["H2"], found["H3"]) == (1, 2, 1)


# ---- texts that mean harm, or are only unusual


@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=[]), max_size=60))
@example("<b>x</b> <img src='/etc/passwd'/> </para> <a href='javascript:alert(1)'>y</a>")
@example("")
@example("\x00\x01\x1b\ud83d\udc00 \ufffe\uffff\u202e")
@example("Bra 👍🏽 שלום العربية 中文 (\\) %PDF endstream")
@example(" \n\r\n\t\u2028 ")
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_breaks_the_export(text: str) -> None:
    data = export.pdf.render(everywhere(text))
    assert len(reader(data).pages) >= 3
    assert "/URI" not in data.decode("latin-1")


@given(
    st.text("abcdefghijklmnopqrstuvwxyzåäöÅÄÖøæčđŋšŧž0123456789&<>/\\()'\".,:;!?", min_size=1, max_size=24)
)
@settings(max_examples=25, deadline=None)
def test_a_short_text_can_be_found_again(text: str) -> None:
    data = export.pdf.render(
        document(Section("Allt"), Text(text), Table((TableColumn("a"),), (RowGroup(text, "", ()),)))
    )
    assert squeezed("".join(pages_of(data))).count(squeezed(text)) >= 2


def test_letters_that_the_typefaces_lack_are_seen_and_found() -> None:
    data = export.pdf.render(document(Section("Bra 👍"), Text("Tack 谢谢", "voice")))
    page = reader(data).pages[0]
    assert "👍" in page.extract_text()
    assert "谢谢" in page.extract_text()
    with pypdfium2.PdfDocument(data) as pdf:
        image = pdf[0].render(scale=1).to_pil().convert("L")
    blank = export.pdf.render(document(Section("Bra"), Text("Tack", "voice")))
    with pypdfium2.PdfDocument(blank) as pdf:
        without = pdf[0].render(scale=1).to_pil().convert("L")
    assert sum(v < 128 for v in image.tobytes()) > sum(v < 128 for v in without.tobytes()) + 40


def test_facts_in_somebody_s_own_words_are_set_in_serif() -> None:
    def fonts(*blocks: Block) -> set[str]:
        (page,) = reader(export.pdf.render(document(*blocks))).pages
        return {font["/BaseFont"].partition("+")[2] for font in page["/Resources"]["/Font"].values()}

    pairs = (("Respect", "We listen first."),)
    serif = fonts(Text("We listen first.", "voice")) - fonts(Text("We listen first."))
    assert serif
    assert not serif & fonts(Facts(pairs))
    assert serif <= fonts(Facts(pairs, voice=True))


def test_more_different_letters_than_one_font_of_a_page_can_hold_are_all_found() -> None:
    letters = [chr(code) for code in (*range(0x100, 0x250), *range(0x390, 0x3CA), *range(0x410, 0x460))]
    words = ["".join(letters[at : at + 8]) for at in range(0, len(letters), 8)]
    printed = squeezed("".join(pages_of(export.pdf.render(document(Section("Allt"), *map(Text, words))))))
    assert [word for word in words if squeezed(word) not in printed] == []


def test_a_word_longer_than_the_page_is_printed_in_bounded_time() -> None:
    word = "ÅÄÖx" * 50_000
    start = time.process_time()
    data = export.pdf.render(
        document(Section("Allt"), Text(word), Table((TableColumn("a"),), (RowGroup("", "", ()),)))
    )
    assert time.process_time() - start < 10  # some tenths of a second; the limit is for a machine in trouble
    assert len(reader(data).pages) > 20


def test_long_words_are_hyphenated_by_the_document_s_language() -> None:
    cells = TableRow((Cell("biståndshandläggarna"), Cell("x")))
    table = Table((TableColumn("A", 1), TableColumn("B", 8)), (RowGroup("", "", (cells,)),))
    text = reader(export.pdf.render(document(Section("Allt"), table))).pages[0].extract_text()
    first, rest = re.search("(bi\\w*)[\u00ad-]\\s*(\\w+)", text).groups()  # type: ignore[union-attr]
    assert squeezed(text).count("biståndshandläggarna") == 1
    assert (first, rest) != ("", "")


def test_a_broken_word_shows_its_hyphen_in_every_typeface() -> None:
    from export.pdf.paper_fonts import typeface
    from export.pdf.paper_style import BOLD, SANS, VOICE

    for name in (SANS, BOLD, VOICE):
        face = typeface(name)
        assert face.font.face.charToGlyph[0xAD] == face.font.face.charToGlyph[0x2D]
        assert face.width("\u00ad", 10) == face.width("-", 10) > 0


@pytest.mark.parametrize(("language", "tag"), [("sv", "sv-SE"), ("nb", "nb-NO"), ("en", "en-GB")])
def test_the_language_is_told(language: str, tag: str) -> None:
    data = export.pdf.render(dataclasses.replace(demo(), language=language))
    assert reader(data).root_object["/Lang"] == tag


# ---- covers


def test_covers_for_any_group() -> None:
    for count in (0, 1, 2, 7, 15, 30, 45):
        names = tuple(f"Person Nummer {n}" for n in range(count))
        page = pages_of(export.pdf.render(document(cover(count * 3, names))))[0]
        assert all(name in page for name in names), count
    assert len(reader(export.pdf.render(document(cover(900, ("Ett ganska långt namn",) * 300)))).pages) == 1


def test_a_cover_with_too_many_words_stays_one_page_and_shows_that_it_was_cut() -> None:
    whole = cover(3, ("Karin Holmqvist",))
    long = " ".join(["En lång mening om allt som gruppen vill."] * 60)
    (page,) = pages_of(export.pdf.render(document(dataclasses.replace(whole, title=long, sentence=long))))
    assert page.count("…") == 2
    assert "Karin Holmqvist" in page


# ---- files

# ---- files


def test_importing_the_package_loads_no_reportlab() -> None:
    code = "import sys, export.pdf, export.atomic; sys.exit('reportlab' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode
        == 0
    )


def test_progress_rises_to_the_end_and_can_stop_the_export(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export.pdf.render(long_plan(60), lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 20

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "plan.pdf"
    target.write_bytes(b"%PDF-1.4, the old one")
    with pytest.raises(KeyboardInterrupt):
        export.pdf.write(demo(), target, stop)
    assert target.read_bytes() == b"%PDF-1.4, the old one"


def test_a_written_file_replaces_the_old_one(tmp_path: Path, plan: bytes) -> None:
    target = tmp_path / "Åtgärdsplan.pdf"
    target.write_bytes(b"%PDF-1.4, the old one")
    target.chmod(0o640)
    export.pdf.write(demo(), str(target))
    assert target.read_bytes() == plan
    assert target.stat().st_mode & 0o777 == 0o640 or os.name == "nt"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"%PDF-1.4, the old one")

    def fail(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WorkbookError) as caught:
        export.pdf.write(demo(), target)
    assert "plan.pdf" in caught.value.problem
    assert caught.value.remedy
    assert target.read_bytes() == b"%PDF-1.4, the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError):
        export.pdf.write(document(), tmp_path / "gone" / "plan.pdf")
    with pytest.raises(WorkbookError):
        export.pdf.write(document(), tmp_path / "nul\0byte.pdf")
