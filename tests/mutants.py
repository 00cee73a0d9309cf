"""Changes one place of the product at a time and sees whether a test notices: `make mutants N=40 SEED=7`.

The changes are drawn at random from all that could be made, the same for the same seed. Each is made in a copy of the
tree, never here, and runs against the tests that reach its line, as the last `make coverage` saw them, or without one
against all: those first that are not slow, and among them those whose file names the function or its module. A change
nobody noticed wants a test, or the code is not needed. All results are in build/mutants.json.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from coverage import CoverageData

from tests.helpers.tree import ROOT, files

PRODUCT = ("main.py", "workbook", "exercises", "export", "ui")
OUT, MAP = ROOT / "build" / "mutants.json", ROOT / "build" / "coverage" / "data"
NONE_CHOSEN = 5
"""What pytest ends with if no test has the mark."""
WAITS = 60
"""Seconds a test waits for a state that does not come."""
HANGS = 240
"""Seconds after which one test is taken for hung, which a test would notice."""

_SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: bytes `begin` to `end` of a file become `new`."""

    file: str
    line: int
    function: str
    operator: str
    old: str
    new: str
    begin: int
    end: int

    def __str__(self) -> str:
        old, new = (" ".join(text.split())[:70] for text in (self.old, self.new))
        return f"{self.file}:{self.line} {self.function}: {self.operator}: {old} -> {new}"


# --- what can be changed --------------------------------------------------------------------------------------------


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    """(operator, the node that is replaced, what stands there instead)."""
    match node:
        case ast.Return(value=ast.expr() as value) if not (
            isinstance(value, ast.Constant) and value.value is None
        ):
            yield "return-none", node, "return None"
        case ast.FunctionDef(body=[*body]):
            rest = body[1:] if ast.get_docstring(node) is not None else body
            if len(rest) > 1:
                yield (
                    "early-return",
                    rest[0],
                    f"return None\n{' ' * rest[0].col_offset}{ast.unparse(rest[0])}",
                )
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "drop-not", node, f"({ast.unparse(operand)})"
        case ast.BoolOp(op=op, values=values):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and-or", node, f"({ast.unparse(ast.BoolOp(other, values))})"
        case ast.Compare(left=left, ops=[op], comparators=others) if type(op) in _SWAPS:
            yield "compare", node, f"({ast.unparse(ast.Compare(left, [_SWAPS[type(op)]()], others))})"
        case ast.comprehension(ifs=[*ifs]):
            yield from (("drop-filter", test, "True") for test in ifs)
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            yield "constants", node, str(value + 1)
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "negate", node.test, f"(not ({ast.unparse(node.test)}))"


def within(node: ast.AST, function: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every node of a function, with the function's name; annotations, decorators and type checking left out."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST):
                continue
            inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
            if inner:
                yield inner, child
            yield from within(child, inner)


def mutants_of(file: str, source: bytes) -> Iterator[Mutant]:
    """All single changes of a file that still compile."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for function, node in within(ast.parse(source)):
        for operator, at, new in changes(node):
            assert isinstance(at, ast.expr | ast.stmt)
            assert at.end_lineno is not None
            assert at.end_col_offset is not None
            begin, end = starts[at.lineno - 1] + at.col_offset, starts[at.end_lineno - 1] + at.end_col_offset
            old = source[begin:end].decode()
            made = Mutant(file, at.lineno, function, operator, old, new, begin, end)
            try:
                compile(changed(source, made), file, "exec")
            except SyntaxError:  # inside an f-string, where the places of the nodes are not to be relied on
                continue
            yield made


def changed(source: bytes, mutant: Mutant) -> bytes:
    return source[: mutant.begin] + mutant.new.encode() + source[mutant.end :]


def draw(number: int, seed: int, only: str) -> list[Mutant]:
    """So many changes: each operator has the same chance, so that the rare ones come up too."""
    found: dict[str, list[Mutant]] = {}
    for path in files():
        if path.parts[0] in PRODUCT and path.suffix == ".py" and path.as_posix().startswith(only):
            for made in mutants_of(path.as_posix(), (ROOT / path).read_bytes()):
                found.setdefault(made.operator, []).append(made)
    chance, drawn = random.Random(seed), []
    while len(drawn) < number and any(found.values()):
        operator = chance.choice(sorted(name for name, left in found.items() if left))
        drawn.append(found[operator].pop(chance.randrange(len(found[operator]))))
    return drawn


# --- which tests reach it -------------------------------------------------------------------------------------------


@cache
def sources() -> dict[str, str]:
    tests = [path for path in files() if path.parts[0] == "tests" and path.name.startswith("test_")]
    return {path.as_posix(): (ROOT / path).read_text(encoding="utf-8") for path in tests}


@cache
def reached_by(file: str) -> dict[int, set[str]]:
    """The tests that reached each line when the map was made; "" stands for the import and for other processes."""
    data = CoverageData(str(MAP))
    data.read()
    lines = data.contexts_by_lineno(str(ROOT / file))
    return {line: {context.rpartition("|")[0] for context in found} for line, found in lines.items()}


def is_there(test: str) -> bool:
    """Whether a test of the map has not been renamed since."""
    file, _, name = test.partition("::")
    return f"def {name.partition('[')[0].rpartition('::')[2]}(" in sources().get(file, "")


def tests_for(mutant: Mutant) -> list[str]:
    """The tests that reach the line, those first whose file speaks of it most."""
    stem = Path(mutant.file).stem  # and the class that most such files hold: group_page, GroupPage
    words = re.compile(rf"\b({re.escape(mutant.function)}|{stem}|{stem.title().replace('_', '')})\b")
    mentions = {file: len(words.findall(text)) / len(text) for file, text in sources().items()}
    if MAP.exists():
        lines = reached_by(mutant.file)
        changed_since = (ROOT / mutant.file).stat().st_mtime > MAP.stat().st_mtime
        reached = set().union(*lines.values()) if changed_since else lines.get(mutant.line, set())
        if reached != {""}:
            return sorted(
                reached - {""}, key=lambda test: (-mentions.get(test.partition("::")[0], 0.0), test)
            )
    room = f"tests/{mutant.file.partition('/')[0]}/"
    return sorted(mentions, key=lambda file: (-mentions[file], not file.startswith(room), file))


# --- does one notice ------------------------------------------------------------------------------------------------


def copy_of_tree(folder: Path) -> Path:
    for path in files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, folder / path)
    return folder


def run(tree: Path, tests: list[str], seconds: float, marked: str) -> tuple[int | None, str]:
    """(exit code or None if the time was up, the first test that failed)."""
    listed = tree / "tests.list"
    listed.write_text("\n".join(tests), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "--tb=no",
        "-rfE",
        "-m",
        marked,
    ]
    command += ["-p", "no:xdist", "-o", "addopts=", "-o", f"faulthandler_timeout={HANGS}", f"@{listed.name}"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["SAMSYN_PATIENCE"] = str(WAITS)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as out:
        child = subprocess.Popen(
            command, cwd=tree, env=environment, stdout=out, stderr=out, start_new_session=True
        )
        try:
            code: int | None = child.wait(max(1.0, seconds))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)  # with what the test had started
            child.wait()
            code = None
        out.seek(0)
        said = out.read()
    failed = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", said, re.M)
    return code, failed.group(1) if failed else " ".join(said.split()[-30:])


def put(tree: Path, file: str, source: bytes) -> None:
    """Writes a file of the copy, and forgets what Python compiled of it: two of one size and second would be one."""
    (tree / file).write_bytes(source)
    Path(cache_from_source(str(tree / file))).unlink(missing_ok=True)


def judge(mutant: Mutant, tree: Path, cap: float) -> tuple[str, str]:
    """("killed", by which test), ("survived", what was run) or ("unclear", why)."""
    tests = tests_for(mutant)
    if not tests:
        return "survived", "no test reaches it"
    whole, ends = (ROOT / mutant.file).read_bytes(), time.monotonic() + cap
    code, said = 0, ""
    put(tree, mutant.file, changed(whole, mutant))
    try:
        for marked in ("not slow", "slow"):
            code, said = run(tree, tests, ends - time.monotonic(), marked)
            if code not in (0, NONE_CHOSEN):
                break
    finally:
        put(tree, mutant.file, whole)
    if code is None:
        return "survived", f"as many of {len(tests)} as {cap:.0f} seconds allow"
    if code in (0, NONE_CHOSEN):
        return "survived", f"all {len(tests)} that reach it"
    if "::" in said and run(tree, [said], cap, "")[0] != 0:
        return "unclear", f"{said} fails without the change too"
    return "killed", said


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutants", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=40)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", default="", help="a folder or file, such as ui/presenter")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--cap", type=float, default=300, help="seconds for one change; what is not run by then is said"
    )
    asked = parser.parse_args()
    drawn = draw(asked.number, asked.seed, asked.only)
    print(f"{len(drawn)} changes, seed {asked.seed}{'' if MAP.exists() else ', without a map'}", flush=True)
    results = []
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(asked.jobs) as pool:
        trees: queue.Queue[Path] = queue.Queue()
        for n in range(asked.jobs):
            trees.put(copy_of_tree(Path(scratch) / str(n)))

        def one(mutant: Mutant) -> None:
            tree = trees.get()
            began = time.monotonic()
            try:
                verdict, why = judge(mutant, tree, asked.cap)
            finally:
                trees.put(tree)
            took = round(time.monotonic() - began)
            results.append({**asdict(mutant), "verdict": verdict, "why": why, "seconds": took})
            print(f"{verdict:9}{took:4} s  {mutant}\n{'':17}{why}", flush=True)

        list(pool.map(one, drawn))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps({"seed": asked.seed, "mutants": results}, indent=1), encoding="utf-8")
    killed, survived = (
        sum(result["verdict"] == verdict for result in results) for verdict in ("killed", "survived")
    )
    print(f"Noticed: {killed} of {killed + survived}. {OUT.relative_to(ROOT)} has all of them.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
