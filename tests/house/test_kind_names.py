"""Nobody asks for a field kind, a picture kind or a rule by its name, but the folder that holds them.

So that one more costs one file: everybody else asks what is true of it, or lets it do its part.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.fields import KINDS
from exercises.pictures import PICTURES
from exercises.rules import RULES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("workbook", "exercises", "export", "ui")
OWNED = {"exercises/fields": KINDS, "exercises/pictures": PICTURES, "exercises/rules": RULES}
_ASKED = re.compile(r"\b\w*(kind|rule)\b['\")\]]*$")


def asks(node: ast.expr) -> bool:
    """True for `field.kind`, `kind`, `raw["kind"]`, `raw.get("rule")` and the like."""
    return _ASKED.search(ast.unparse(node)) is not None


def names_in(node: ast.AST, constants: dict[str, set[str]]) -> set[str]:
    """The words in an expression, and in the constants of the module that it names."""
    found: set[str] = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            found.add(each.value)
        elif isinstance(each, ast.Name):
            found |= constants.get(each.id, set())
    return found


def constants_of(tree: ast.Module) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        for target in targets:
            if isinstance(target, ast.Name) and node.value is not None:
                found[target.id] = names_in(node.value, {})
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for name, value in zip(target.elts, node.value.elts, strict=True):
                    found[ast.unparse(name)] = names_in(value, {})
    return found


def compared(source: str) -> Iterator[tuple[int, set[str]]]:
    """(line, words) of every place that does one thing or another for a kind or a rule with one of those names."""
    tree = ast.parse(source)
    constants = constants_of(tree)
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        among: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
            among = list(parts)
        elif isinstance(node, ast.Subscript):
            parts, among = [node.slice], [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts, among = node.args[:1], [node.func.value]
        elif isinstance(node, ast.Match):
            parts, among = [node.subject], [case.pattern for case in node.cases]
        if any(asks(part) for part in parts):
            words = {word for part in among for word in names_in(part, constants)}
            if words:
                yield getattr(node, "lineno", 0), words


@pytest.mark.parametrize("folder", OWNED)
def test_only_its_own_folder_names_a_kind(folder):
    found = [
        f"{path}:{line} {', '.join(sorted(named))}"
        for floor in FLOORS
        for path in sorted((ROOT / floor).rglob("*.py"))
        if not path.is_relative_to(ROOT / folder)
        for line, words in compared(path.read_text(encoding="utf-8"))
        if (named := words & set(OWNED[folder]))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'x = field.kind == "grid"',
        'x = "grid" != spec.kind',
        'x = kind in ("votes", "grid")',
        '_WIDE: frozenset[str] = frozenset({"grid"})\nx = [f for f in fields if f.kind in _WIDE]',
        'A, B = ("grid",), 3\nx = field.kind not in A',
        'x = {"grid": 2}.get(self.spec.kind, 0)',
        '_BY = {"grid": 2}\nx = _BY[field.kind]',
        'x = raw["kind"] == "grid"',
        'x = raw.get("kind") == "grid"',
        'match field.kind:\n    case "grid" | "votes":\n        pass',
        'x = rule.rule == "grid"',
    ],
)
def test_a_name_would_be_seen(source):
    assert [line for line, words in compared(source) if "grid" in words]


def test_what_only_has_the_same_name_is_left_alone():
    for source in (
        "x = kind_of(field).picks",
        'x = mode == "grid"',
        "x = KINDS[field.kind]",
        "x = f.kind == o.kind",
    ):
        assert list(compared(source)) == []
