"""The docs say what is so: commands, folders, kinds, files, keys, and the words on the buttons."""

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from exercises.fields import KINDS
from exercises.packs.reader import shipped_pack
from exercises.pictures import PICTURES
from exercises.rules import RULES
from exercises.start.time_boxes import boxes
from exercises.texts.texts import Texts
from tests.helpers.patience import PATIENCE
from tests.helpers.tree import MADE, ROOT, files

PRODUCT = ("workbook", "exercises", "export", "ui")
README, HOUSE = ROOT / "README.md", ROOT / "docs" / "architecture.md"
GUIDES = {"en": ROOT / "docs" / "using.md", "sv": ROOT / "docs" / "anvanda.md"}
LEADING = ROOT / "docs" / "facilitating.md"
"""Swedish first, then English."""
DOCS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(path: Path) -> str:
    """Without comments and blocks of code."""
    text = re.sub(r"<!--.*?-->|^```.*?^```", "", text_of(path), flags=re.S | re.M)
    return re.sub(r"^(?: {4}.*\n)+", "", text, flags=re.M)


def quoted(path: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", prose(path))


@cache
def names() -> frozenset[str]:
    """The name of every file and folder of the project."""
    return frozenset(part for path in files() for part in path.parts)


@cache
def tops() -> frozenset[str]:
    """Files and folders at the top."""
    return frozenset(path.parts[0] for path in files())


def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", *command, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=PATIENCE,
    )
    return done.stdout


# -- README --------------------------------------------------------------------------------------


def readme_commands() -> dict[str, str]:
    """Command -> its row in the table."""
    table = text_of(README).partition("## Command line")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \|", table.replace("\\|", "/"), re.M)
    return {row.split()[0]: row for row in rows if row[0].isalpha()}


def test_the_readme_has_every_command_and_no_other():
    listed = help_of().partition("Commands:")[2]
    assert set(readme_commands()) == set(re.findall(r"^  (\S+)", listed, re.M))


@pytest.mark.slow
@pytest.mark.parametrize("command", readme_commands())
def test_the_options_in_the_readme_are_those_of_the_command(command):
    said = set(re.findall(r"--[a-z]+", readme_commands()[command]))
    assert said <= set(re.findall(r"--[a-z]+", help_of(command)))


def test_the_readme_names_every_folder():
    folders = {name for name in tops() if (ROOT / name).is_dir()}
    assert {name for name in folders if f"| `{name}/` |" not in text_of(README)} == set()


def test_the_place_of_the_pictures_is_kept():
    readme = text_of(README)
    assert "<!-- pictures -->" in readme or "![" in readme


# -- the house -----------------------------------------------------------------------------------


def test_the_house_names_every_package():
    folders = {path.parent for top in PRODUCT for path in (ROOT / top).rglob("*.py")}
    wanted = {f"{folder.relative_to(ROOT).as_posix()}/" for folder in folders}
    assert wanted - set(quoted(HOUSE)) == set()


@pytest.mark.parametrize("kinds", [KINDS, PICTURES, RULES], ids=["fields", "pictures", "rules"])
def test_the_house_names_every_kind(kinds):
    assert set(kinds) - set(quoted(HOUSE)) == set()


# -- all of them ---------------------------------------------------------------------------------


def is_missing(said: str) -> bool:
    """True for what looks like a file or folder of the project and is none."""
    if not re.fullmatch(r"[\w./-]+", said):
        return False
    top, slash, _rest = said.partition("/")
    is_file = bool(re.search(r"\w\.(py|toml|md|po|txt)$", said))
    if top in MADE or not (slash or is_file):
        return False
    if top in tops():
        return not (ROOT / said).exists()
    # A pack's own files and references, such as exercise.toml, 0.1/services and exercise/field, are no paths of ours.
    return is_file and (said.endswith(".py") or not slash) and Path(said).name not in names()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_path_exists(path):
    assert [said for said in quoted(path) if is_missing(said)] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)", prose(path))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_docs_are_calm_and_finished(path):
    text = prose(path).replace("![", "[")
    assert "!" not in text
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text)
    assert [line for line in text_of(path).splitlines() if line != line.rstrip()] == []


def test_what_looks_like_a_path_is_found_out():
    assert is_missing("workbook/nothing.py")
    assert is_missing("export/spreadsheet/")
    assert is_missing("no_such_file.py")
    assert not is_missing("workbook/file.py")
    assert not is_missing("0.1/services")
    assert not is_missing("build/")


# -- the guides ----------------------------------------------------------------------------------


def pack_texts(tree: object) -> list[str]:
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in pack_texts(value)]
    if isinstance(tree, list):
        return [text for value in tree for text in pack_texts(value)]
    return [tree] if isinstance(tree, str) else []


@cache
def words_on_the_screen(language: str) -> tuple[re.Pattern[str], ...]:
    """The product's own texts and the pack's, each with anything in the place of its variables."""
    with (ROOT / "workbook" / "words" / "sv.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="sv") if message.id]
    texts = [message.id if language == "en" else message.string for message in messages]
    found = [part for text in texts for part in ([text] if isinstance(text, str) else text)]
    for pack in ("leda", "meeting"):
        for path in (ROOT / "exercises" / pack).rglob(f"{language}.toml"):
            found += pack_texts(tomllib.loads(text_of(path)))
    told = [text for text in found if len(re.findall(r"[^\W\d_]", re.sub(r"\{\w+\}", "", text))) >= 2]
    return tuple(re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text))) for text in told)


@pytest.mark.slow
@pytest.mark.parametrize("language", GUIDES)
def test_not_everything_is_on_the_screen(language):
    assert not any(text.fullmatch("Press the red button") for text in words_on_the_screen(language))


def quotes_in(text: str) -> list[str]:
    return [" ".join(said.split()) for said in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text)]


def leading(language: str) -> str:
    """What is said to whoever leads a half day, in one of its two languages."""
    swedish, _, english = prose(LEADING).partition("\n## English\n")
    return english if language == "en" else swedish


@pytest.mark.parametrize("language", GUIDES)
@pytest.mark.parametrize("book", ["using", "leading"])
def test_the_guide_quotes_what_is_on_the_screen(book, language):
    said = quotes_in(leading(language) if book == "leading" else prose(GUIDES[language]))
    known = words_on_the_screen(language)
    assert len(said) > 30
    assert [phrase for phrase in said if not any(text.fullmatch(phrase) for text in known)] == []


KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z]\w*|\S)|\bF\d+")


def known_keys() -> set[str]:
    """Those of the window, and F2, which lists, cards and scales have of their own."""
    source = text_of(ROOT / "ui" / "shell" / "commands.py").replace("Alt+{n}", "Alt+1")
    return {*re.findall(r'"((?:Ctrl|Alt|Shift)\+[^"]+|F\d+)"', source), "Alt+4", "F2"}


def test_the_guides_name_keys_that_the_window_has():
    english, swedish = (KEYS.findall(text_of(path).rpartition("\n## ")[2]) for path in GUIDES.values())
    assert english == swedish
    assert set(english) <= known_keys()
    assert len(english) > 15


def test_every_key_of_the_window_stands_in_the_guides():
    aliases = {
        "Ctrl+=",
        "Ctrl+Shift+Z",
        "Ctrl+Return",
        "Alt+1",
    }  # the same as another, or said as Alt+1 to Alt+4
    for path in GUIDES.values():
        text = text_of(path).replace("med Shift, övning", "Ctrl+Shift+PgUp Ctrl+Shift+PgDown")
        text = text.replace("with Shift, exercise", "Ctrl+Shift+PgUp Ctrl+Shift+PgDown")
        assert known_keys() - aliases - set(KEYS.findall(text)) == set()


# -- to lead a half day --------------------------------------------------------------------------


def test_both_languages_name_the_same_keys_that_the_window_has():
    english, swedish = (KEYS.findall(leading(language)) for language in ("en", "sv"))
    assert english == swedish
    assert set(english) <= known_keys()


STEPS = {
    "sv": {"varför": "why", "enskilt": "alone", "dela": "share", "besluta": "decide"},
    "en": {"why": "why", "alone": "alone", "share": "share", "decide": "decide"},
}


@pytest.mark.parametrize("language", STEPS)
def test_the_day_has_the_boxes_of_the_half_day(language):
    pack = shipped_pack()
    texts = Texts(pack, language)
    clock, told = None, dict[str, int]()
    for row in re.findall(r"^\| (\d+\.\d\d) \| (.+?) \| (\d+) \| (.*?) ?\|$", leading(language), re.M):
        starts, title, minutes, shared = row
        hour, minute = map(int, starts.split("."))
        assert clock in (None, hour * 60 + minute)
        clock = hour * 60 + minute + int(minutes)
        exercise = pack.exercises.get(title.split()[0])
        if exercise is None:
            continue
        assert title == f"{exercise.id} {texts.exercise(exercise, 'title')}"
        told[exercise.id] = int(minutes)
        said = {STEPS[language][name]: int(n) for name, n in re.findall(r"(\w+) (\d+)", shared)}
        assert said == boxes(exercise, int(minutes))
    assert told == dict(pack.programmes["half-day"].exercises)


def test_the_counted_hands_on_time_is_that_of_the_test():
    source = text_of(ROOT / "tests" / "ui" / "test_private_round.py")
    for language, point, group in (("sv", ",", " "), ("en", ".", ",")):
        text = leading(language).replace("\u00a0", " ")
        for name in set(re.findall(r"`(test_\w+)`", text)):
            body = source.partition(f"def {name}(")[2].partition("\n\n\n")[0]
            assert body
            assert [n for n in re.findall(r"12 \* (\d+)", body) if f"12 × {n}" not in text] == []
            assert [m for m in re.findall(r"== (\d+\.\d)\b", body) if m.replace(".", point) not in text] == []
        assert f"12 × 84 = 1{group}008" in text
