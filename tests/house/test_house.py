"""What keeps the house in order: versions, locks, catalogues, and who may import what."""

import ast
import io
import re
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.helpers.tree import ROOT, files

PRODUCT = ("main.py", "workbook", "exercises", "export", "ui")
QT_MAY_BE_IN = ("main.py", "ui", "tests", "benchmarks")
WORDS = ROOT / "workbook" / "words"


def python_files(*tops: str) -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and (not tops or path.parts[0] in tops)]


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@cache
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(name: str) -> dict[str, tuple[Requirement, int]]:
    """Package -> (its line in the lock, how many hashes follow it)."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = {}
    for line in text.splitlines():
        if line and line[0] not in "# -":
            requirement, *hashes = line.split("--hash=sha256:")
            pin = Requirement(requirement.strip())
            pins[canonicalize_name(pin.name)] = (pin, len(hashes))
    return pins


def test_the_tree_is_seen():
    assert Path("pyproject.toml") in files()
    assert python_files("tests")


# -- versions and imports ------------------------------------------------------------------------


def test_the_newest_change_is_of_this_version():
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert headings
    assert headings[0] == project()["version"]


def test_only_the_screen_knows_qt():
    guests = [
        str(path)
        for path in python_files()
        if path.parts[0] not in QT_MAY_BE_IN and imported(path) & {"PySide6", "shiboken6"}
    ]
    assert guests == []


@pytest.mark.slow
def test_nobody_imports_main():
    """The import contract in pyproject.toml holds the other arrows, but takes no single module."""
    assert [str(path) for path in python_files(*PRODUCT[1:]) if "main" in imported(path)] == []


@pytest.mark.parametrize("top", ["workbook", "export", "ui"])
def test_no_circle_of_imports(top):
    """Imports inside functions and for types counted. A package and what is in it are two ends of an arrow here.

    The import contract in pyproject.toml tells of circles between files and folders that stand side by side.
    """
    graph = grimp.build_graph(top)
    arrows = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    TopologicalSorter(arrows).prepare()


def test_no_file_of_the_product_is_long():
    lengths = {
        str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines())
        for path in python_files(*PRODUCT)
    }
    assert {path: lines for path, lines in lengths.items() if lines > 500} == {}


# -- locks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.txt", []), ("requirements-dev.txt", ["test"])], ids=["run", "test"]
)
def test_the_lock_pins_every_dependency(lock, extras):
    wanted = list(project()["dependencies"])
    for extra in extras:
        wanted += project()["optional-dependencies"][extra]
    pins = locked(lock)
    for requirement in map(Requirement, wanted):
        pin, _hashes = pins[canonicalize_name(requirement.name)]
        (exact,) = pin.specifier
        assert exact.operator == "=="
        assert requirement.specifier.contains(exact.version), f"{pin} does not fit {requirement}: make lock"


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_is_whole_and_fits_every_machine(lock):
    for pin, hashes in locked(lock).values():
        assert [part.operator for part in pin.specifier] == ["=="]
        assert hashes, f"{pin} has no hash"
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"index-url|find-links|trusted-host|://| @ ", text)


def test_tests_run_on_what_users_run():
    both = locked("requirements-dev.txt")
    for name, (pin, _hashes) in locked("requirements.txt").items():
        assert both[name][0] == pin


@pytest.mark.parametrize("name", ["pyside6-essentials", "shiboken6"])
def test_qt_is_one_that_lives_on_python_3_11(name):
    """6.12 dies there after a few thousand keystrokes: see pyproject.toml."""
    ((version),) = (part.version for part in locked("requirements.txt")[name][0].specifier)
    assert (6, 8) <= tuple(int(number) for number in version.split(".")[:2]) < (6, 12)


# -- catalogues ----------------------------------------------------------------------------------


def written(language: str) -> Catalog:
    with (WORDS / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(compiled: Catalog) -> dict:
    return {
        (message.context, tuple(message.id) if isinstance(message.id, list) else message.id): message.string
        for message in compiled
        if message.id
    }


@pytest.mark.parametrize("language", ["sv", "nb"])
def test_compiled_words_are_the_written_ones(language):
    fresh = io.BytesIO()
    write_mo(fresh, written(language))
    fresh.seek(0)
    with (WORDS / language / "LC_MESSAGES" / "samsyn.mo").open("rb") as kept:
        assert messages(read_mo(kept)) == messages(read_mo(fresh)), "make words"


@pytest.mark.parametrize("language", ["sv", "nb"])
def test_translations_keep_their_placeholders(language):
    faults = {message.id: [str(e) for e in errors] for message, errors in written(language).check()}
    assert faults == {}


# -- what the README and the check of a clean clone say -------------------------------------------


def test_the_readme_names_targets_that_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z-]+)", (ROOT / "README.md").read_text("utf-8"), re.M))
    assert {"run", "test"} <= named
    assert named <= targets
    assert "exec make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
