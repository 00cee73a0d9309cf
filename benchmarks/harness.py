"""What every benchmark is made of: measuring by turns, a row for each figure, a child that says when it painted.

Machines differ and are busy with other things, so nothing is compared with a number from another day. Ours and what it
is measured against take turns, A B A B, and the medians are compared.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "build" / "bench.json"
LONG = os.environ.get("SAMSYN_BENCH") == "long"
"""Four times as many turns, for figures to keep."""


def turns(short: int) -> int:
    """How many turns to take, if `short` are enough to see by."""
    return short * 4 if LONG else short


@dataclass(frozen=True)
class Row:
    """One figure. `goal` is the most that `ratio` may be, or `ours` where it is measured against nothing."""

    name: str
    ours: float
    reference: float | None
    ratio: float | None
    goal: float
    met: bool


@dataclass
class Figures:
    """What was measured of one thing, in the order it was."""

    values: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return median(self.values)

    @property
    def spread(self) -> float:
        """Half of what the middle half of the figures lie within."""
        if len(self.values) < 2:
            return 0.0
        low, _middle, high = quantiles(self.values, n=4)
        return (high - low) / 2

    def percentile(self, n: int) -> float:
        """What `n` of a hundred figures stay under."""
        return quantiles(self.values, n=100, method="inclusive")[n - 1]


class Report:
    """Prints a line for each row as it comes, and keeps them all for `build/bench.json`."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        print(f"{'':58}{'ours':>16}{'reference':>16}{'ratio':>8}{'goal':>7}")

    def against(self, name: str, ours: Figures, reference: Figures, goal: float) -> None:
        """A row whose goal is a ratio of the medians."""
        ratio = ours.middle / reference.middle
        row = Row(
            name, round(ours.middle, 2), round(reference.middle, 2), round(ratio, 2), goal, ratio <= goal
        )
        self._add(
            row, f"{ours.middle:.1f} ±{ours.spread:.1f}", f"{reference.middle:.1f} ±{reference.spread:.1f}"
        )

    def alone(self, name: str, ours: float, goal: float) -> None:
        """A row that has a limit and nothing beside it."""
        self._add(Row(name, round(ours, 2), None, None, goal, ours <= goal), f"{ours:.1f}", "")

    def _add(self, row: Row, ours: str, reference: str) -> None:
        self._rows.append(row)
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        met = "met" if row.met else "not met"
        print(f"{row.name:58}{ours:>16}{reference:>16}{ratio:>8}{row.goal:>7g}  {met}", flush=True)

    def write(self) -> None:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps([asdict(row) for row in self._rows], indent=2) + "\n", encoding="utf-8")


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Says on the screen how far a measurement has come, and clears it away after."""

    def say(n: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"\r  {what}: {n} of {of}", end="", file=sys.stderr, flush=True)

    yield say
    if sys.stderr.isatty():
        print("\r" + " " * 70 + "\r", end="", file=sys.stderr, flush=True)


def by_turns(what: str, things: Mapping[str, Callable[[], float]], n: int) -> dict[str, Figures]:
    """Does each thing in turn, `n` times round after a first that is not counted; each returns its figure."""
    found = {name: Figures() for name in things}
    with progress(what) as say:
        for number in range(n + 1):
            say(number, n)
            for name, thing in things.items():
                figure = thing()
                if number:
                    found[name].values.append(figure)
    return found


@dataclass(frozen=True)
class Painted:
    """What a program had cost when its window was painted first: ms, ms of processor, MB at most, and its modules."""

    wall: float
    cpu: float
    memory: float
    modules: frozenset[str]


def painted(command: Sequence[str | Path], home: Path) -> Painted:
    """Starts Python with `command`, waits for the first paint of its window, and ends it there."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        env=environment(home) | {"PYTHONPATH": str(ROOT / "benchmarks" / "watch")},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=120,
    )
    said = json.loads(done.stdout)
    return Painted(
        (said["at"] - begun) * 1000, said["cpu"] * 1000, said["memory"], frozenset(said["modules"])
    )


def environment(home: Path) -> dict[str, str]:
    """A computer on which nothing has been set, without a screen, that may keep compiled bytecode."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_"))
    }
    return kept | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "LANG": "sv_SE.UTF-8"}


@contextmanager
def sample() -> Iterator[tuple[Path, Path]]:
    """(a home of its own, the sample workbook in it), thrown away after."""
    with TemporaryDirectory(prefix="samsyn-bench-") as folder:
        path = Path(folder) / "sample.samsyn"
        subprocess.run(
            [sys.executable, ROOT / "main.py", "sample", path],
            env=environment(Path(folder)),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        yield Path(folder), path
