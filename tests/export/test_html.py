"""The web page, read back: what a reader, a screen reader and a browser get from it, and what no typed text can do."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from export import html
from tests.helpers.demo_document import demo, long_plan
from tests.helpers.read_back import HARM, KNOWN, Reading, document, everywhere, levels, texts_in
from workbook.blocks import (
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
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_everything_the_document_says_is_on_the_page():
    page = squeezed(Reading(html.render(demo())).said)
    for text in texts_in(demo().blocks):
        assert squeezed(text) in page, text


def test_one_first_heading_and_no_level_left_out():
    for made in (
        demo(),
        document(Section("Ett"), Heading("Tre", 3), Heading("Två", 2), Heading("Fyra", 3), Text("x")),
    ):
        found = levels(Reading(html.render(made)))
        assert found.count(1) == 1
        assert found[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(found))


def test_a_document_of_one_piece_begins_with_its_own_heading():
    reading = Reading(
        html.render(document(Section("Minutes", "today"), Heading("Decisions"), Bullets(("One",))))
    )
    assert levels(reading) == [1, 2]
    assert ("h1", "Minutes") in reading.texts


def test_language_title_and_a_policy_that_forbids_everything_but_its_own_style():
    reading = Reading(html.render(demo()))
    assert reading.all("html") == [{"lang": "sv"}]
    assert ("title", demo().title) in reading.texts
    (policy,) = [one["content"] for one in reading.all("meta") if one.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_nothing_is_fetched_and_nothing_runs():
    page = html.render(demo()).decode()
    reading = Reading(page.encode())
    assert not re.search(r"url\(|@import|https?://", page)
    for tag, attributes in reading.found:
        assert tag in KNOWN
        assert not [
            name for name in attributes if name in ("src", "href", "style", "id") or name.startswith("on")
        ]


def test_tables_have_captions_and_heads_with_a_scope():
    reading = Reading(html.render(demo()))
    tables = len(reading.all("table"))
    assert tables >= 2
    assert len(reading.all("caption")) == tables
    assert {one.get("scope") for one in reading.all("th")} == {"col", "row", "rowgroup"}
    drawn = [one for one in reading.all("svg") if one.get("aria-hidden") != "true"]
    assert drawn
    assert all(one["role"] == "img" and one["aria-label"] for one in drawn)


def test_a_duty_s_letter_is_told_by_its_word():
    reading = Reading(html.render(demo()))
    letters = [one for one in reading.all("span") if (one.get("class") or "").startswith("duty")]
    assert letters
    assert all(one["aria-hidden"] == "true" for one in letters)


def test_facts_in_somebody_s_own_words_are_set_as_such():
    blocks = (Section("A"), Facts((("Respect", "We listen."),)), Facts((("Calm", "We wait."),), voice=True))
    reading = Reading(html.render(document(*blocks)))
    assert [one.get("class") for one in reading.all("dd")] == [None, "voice"]


def test_it_prints_on_a4_with_heads_repeated():
    page = html.render(demo()).decode()
    for rule in (
        "@page { size: A4",
        "table-header-group",
        "break-inside: avoid",
        "section.start { break-before: page",
    ):
        assert rule in page


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
@example(HARM)
@example("")
@example("\x00\x01\x1b\ud83d\udc00 \ufffe\uffff\u202e")
@example("Bra 👍🏽 שלום العربية 中文 (\\) --> ]]> &amp; &#60;")
@example(" \n\r\n\t\u2028 ")
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_becomes_markup(text: str) -> None:
    plain, typed = Reading(html.render(everywhere("x"))), Reading(html.render(everywhere(text)))
    assert {tag for tag, _attributes in typed.found} <= KNOWN
    assert not [
        name for _tag, one in typed.found for name in one if name.startswith("on") or name in ("src", "href")
    ]
    assert len(typed.found) <= len(plain.found)
    data = html.render(everywhere(text)).decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", data)


def test_a_typed_text_reads_as_it_was_typed():
    assert HARM in Reading(html.render(document(Section("x"), Text(HARM)))).said
    assert "👩‍⚕️ & “ja”" in Reading(html.render(document(Section("x"), Text("👩‍⚕️ & “ja”")))).said


def test_the_same_document_gives_the_same_bytes_and_progress_is_told():
    told: list[tuple[int, int]] = []
    assert html.render(demo(), lambda done, of: told.append((done, of))) == html.render(demo())
    assert told[-1] == (len(demo().blocks),) * 2


def test_an_empty_document_is_a_page():
    empty = Document("", "", "", "en", ("", ""))
    assert levels(Reading(html.render(empty))) == [1]


def test_a_long_plan_takes_no_time():
    start = time.process_time()
    html.render(long_plan(500))
    assert time.process_time() - start < 2


def test_a_row_with_too_few_cells_is_filled_up():
    table = Table((TableColumn("a"), TableColumn("b")), (RowGroup("", "", (TableRow((Cell("x"),)),)),))
    reading = Reading(html.render(document(Section("s"), table)))
    assert len(reading.all("td")) == 1


def test_writing_replaces_the_file_in_one_step(tmp_path):
    target = tmp_path / "a.html"
    target.write_text("<p>old")
    html.write(demo(), target)
    assert target.read_bytes() == html.render(demo())
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_its_language_is_the_document_s(language):
    made = Document("T", "", "", language, ("", ""), (Section("S"),))
    assert Reading(html.render(made)).all("html") == [{"lang": language}]
