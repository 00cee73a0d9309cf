"""The same checks by hand and before each commit, and templates that say in three languages that one may write."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / ".github").rglob("*.md"))


def checks_of_make() -> list[str]:
    """The commands of `make check`, as the Makefile calls them."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = text.partition("\ncheck:")[2].partition("\n\n")[0]
    product = re.search(r"^PRODUCT = \$\(wildcard (.*)\)$", text, re.M)
    commands = re.findall(r"\$\(BIN\)/(.+?)(?= 2>| &&|$)", recipe.replace("$(PRODUCT)", product[1]), re.M)
    return [command.strip() for command in commands]


def checks_of_hooks() -> list[str]:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    return re.findall(r"entry: \.venv/bin/([^,]+),", text)


def test_a_commit_is_checked_as_make_check_does():
    assert len(checks_of_make()) == 5
    assert checks_of_hooks() == checks_of_make()


def test_nothing_is_called_dead_without_a_reason():
    """Each line of vulture's list of exceptions says why it is there."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table = text.partition("[tool.vulture]")[2].partition("\n[")[0]
    lines = re.findall(r'^ +".*', table, re.M)
    assert lines
    assert [line for line in lines if "#" not in line] == []


def raised_in(function: ast.FunctionDef) -> set[str]:
    """The exceptions that leave a function which itself raises them, by name, without those of what it calls.

    One that it catches again does not leave it, and `NotImplementedError` says that a subclass fills it in.
    """
    names, nodes = set[str](), [(part, frozenset({"NotImplementedError"})) for part in function.body]
    while nodes:
        node, caught = nodes.pop()
        if isinstance(node, ast.Raise) and node.exc is not None:
            name = ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)
            names |= {name} - caught
        if isinstance(node, ast.Try):
            here = caught.union(ast.unparse(handler.type) for handler in node.handlers if handler.type)
            nodes += [(part, here) for part in node.body]
            nodes += [(part, caught) for part in (*node.handlers, *node.orelse, *node.finalbody)]
        elif not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            nodes += [(part, caught) for part in ast.iter_child_nodes(node)]
    return {name for name in names if name.rpartition(".")[2][0] != "_"}


@pytest.mark.parametrize("top", ["workbook", "exercises", "export", "ui"])
def test_what_a_public_function_raises_stands_in_its_docstring(top):
    silent = [
        f"{path.relative_to(ROOT)}:{function.lineno} {name}"
        for path in sorted((ROOT / top).rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and function.name[0] != "_"
        for name in raised_in(function)
        if name not in (ast.get_docstring(function) or "")
    ]
    assert silent == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_one_may_write_in_swedish_and_norwegian(path):
    text = path.read_text(encoding="utf-8")
    assert "Skriv gärna på svenska." in text
    assert "Skriv gjerne på norsk." in text


def test_there_are_templates():
    assert {path.name for path in TEMPLATES} == {"fault.md", "wish.md", "pull_request_template.md"}


def test_no_address_is_made_up():
    """Vulnerabilities go by GitHub's private report; whoever forks the project has another address than ours."""
    assert not re.search(r"\S@\S+\.\w", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
