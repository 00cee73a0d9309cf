"""`python -m benchmarks [GROUP ...]`: measures, prints a line per row, and writes `build/bench.json`."""

from __future__ import annotations

import importlib
import os
import sys

from benchmarks.harness import RESULTS, ROOT, Report

GROUPS = ("start", "saving", "window")
"""One module each, with a `run(report)`."""


def main(wanted: list[str]) -> int:
    if unknown := set(wanted) - set(GROUPS):
        print(
            f"There is no {', '.join(sorted(unknown))} here; there is {', '.join(GROUPS)}.", file=sys.stderr
        )
        return 2
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    report = Report()
    for group in wanted or GROUPS:
        importlib.import_module(f"benchmarks.{group}").run(report)
    report.write()
    print(f"Written to {RESULTS.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
