"""A run of the tests ends in red when a worker is lost or stands still, and never waits for good."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.patience import PATIENCE
from tests.helpers.tree import ROOT

HEALTHY = "def test_one(): pass\ndef test_two(): pass\ndef test_three(): pass\n"
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"
UNHEALTHY = {
    "killed in the last test of its file": f"def test_one(): pass\ndef test_two(): {KILLED}\n",
    "a test without end": "def test_one(): pass\ndef test_two(): threading.Event().wait()\n",
    "stopped in its tracks": "def test_one(): os.kill(os.getpid(), signal.SIGSTOP)\n",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped here"),
]


def run(folder: Path, *more: str) -> tuple[int, str]:
    """Runs the tests of a folder as `make test` runs ours: (exit code, all that was said)."""
    said = folder / "said.txt"
    with said.open("w", encoding="utf-8") as out:
        child = subprocess.Popen(
            [
                sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder),
                "-p", "tests.helpers.run_ends", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile",
                "-o", "faulthandler_timeout=5", str(folder), *more,
            ],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
        try:
            code = child.wait(PATIENCE)
        finally:  # a worker that was stopped outlives the run
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    return code, said.read_text(encoding="utf-8")


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(f"import os, signal, threading\n\n{text}", encoding="utf-8")


@pytest.mark.parametrize("worker", UNHEALTHY)
def test_a_lost_worker_ends_the_run_in_red(tmp_path, worker):
    write(tmp_path, test_a=UNHEALTHY[worker], test_b=HEALTHY, test_c=HEALTHY)
    code, said = run(tmp_path)
    assert code != 0, said
    if worker.startswith("killed"):
        assert "crashed while running 'test_a.py::test_two'" in said
    else:
        assert "Timeout (0:00:" in said


def test_a_worker_lost_after_its_last_test_ends_the_run_in_red(tmp_path):
    leaves = (
        "def pytest_sessionfinish(session):\n    if hasattr(session.config, 'workerinput'): os._exit(3)\n"
    )
    write(tmp_path, test_a=HEALTHY, test_b=HEALTHY, conftest=leaves)
    code, said = run(tmp_path)
    assert code == 1, said
    assert "A worker was lost" in said
