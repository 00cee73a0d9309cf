"""The files of the project: what a clone has, or what came out of an archive, on a machine with or without git."""

from __future__ import annotations

import subprocess
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = {".git", ".venv", "build", "dist", "__pycache__"}
"""What no clone has: the tools make it."""


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root: git's list, or where there is none what .gitignore leaves."""
    found = _listed() if (ROOT / ".git").exists() else None
    found = _walked() if found is None else found
    return tuple(
        path for path in sorted(set(found)) if not MADE & set(path.parts) and (ROOT / path).is_file()
    )


def _listed() -> list[Path] | None:
    """None if there is no git, or it will not say."""
    try:
        said = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return [Path(name) for name in said.split("\0") if name]


def _walked() -> list[Path]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/") for line in lines if line and line[0] != "#"]
    found = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
    return [path for path in found if not any(fnmatch(part, name) for part in path.parts for name in ignored)]
