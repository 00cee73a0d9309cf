"""A plugin of pytest: every run ends, and one that lost a worker or came to a standstill ends in red.

Three things take care of it. A test that takes longer than `faulthandler_timeout` ends its process, which says where
it stood. Of a run on several workers, none is replaced (`--max-worker-restart=0`): with `--dist loadfile` pytest-xdist
hands the rest of the lost one's file to the new worker, which waits for a next test before it runs the last, and the
run never ends. And the process that leads the workers ends when it has heard of no test for twice that timeout.
All numbers stand in pyproject.toml.
"""

from __future__ import annotations

import faulthandler
import sys
from typing import Any

import pytest


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("dist", "no") != "no" and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Leader(config), "samsyn-leader")


class Leader:
    """What the process that leads the workers looks after."""

    def __init__(self, config: pytest.Config) -> None:
        self._silence = 2 * float(config.getini("faulthandler_timeout") or 0)
        self._lost: list[str] = []
        self._hears()

    def _hears(self) -> None:
        """Begins to wait anew: when the time is up, all threads are written to stderr, and the process ends with 1."""
        if self._silence:
            faulthandler.dump_traceback_later(self._silence, exit=True, file=sys.__stderr__)

    def pytest_runtest_logreport(self) -> None:
        self._hears()

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self) -> None:
        self._hears()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object | None) -> None:
        if error:
            self._lost.append(f"{node.gateway.id}: {error}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._lost and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        for lost in self._lost:
            terminalreporter.write_line(f"A worker was lost, and with it the tests it had not run: {lost}")

    def pytest_unconfigure(self) -> None:
        faulthandler.cancel_dump_traceback_later()
