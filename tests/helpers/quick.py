"""A plugin of pytest that keeps `make quick` quick: who takes long and does not say so is told of.

What is measured is the time of the processor, of the test and of the processes it started, so that a busy machine
changes nothing. A test that takes longer is marked with `@pytest.mark.slow`, or made quicker.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

LONG = 1.5
"""Seconds."""
_TOOK = "processor"

_tests: dict[str, float] = {}


def _now() -> float:
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    before = _now()
    try:
        return (yield)
    finally:
        if item.get_closest_marker("slow") is None:
            item.user_properties.append((_TOOK, _now() - before))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for name, took in report.user_properties if report.when == "call" else ():
        if name == _TOOK:
            _tests[report.nodeid] = float(took)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    long = sorted(((took, test) for test, took in _tests.items() if took > LONG), reverse=True)
    if long:
        terminalreporter.section("not marked as slow")
    for took, test in long:
        terminalreporter.write_line(f"{took:6.1f} s  {test}")
