"""A test that fails is named at once, so that a run which is cut short has still said what it saw."""

import os
from collections import Counter

import pytest

MOST = 4  # of one file
_told: Counter[str] = Counter()
_terminal: list[pytest.TerminalReporter] = []


def pytest_sessionstart(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _terminal.append(session.config.pluginmanager.getplugin("terminalreporter"))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed and _terminal:
        file = report.nodeid.partition("::")[0]
        _told[file] += 1
        if _told[file] > MOST:  # one broken fixture fails hundreds
            return
        crash = getattr(report.longrepr, "reprcrash", None)
        said = str(getattr(crash, "message", "")).splitlines() or [""]
        _terminal[0].write_line(f"\n{report.when} failed: {report.nodeid}: {said[0][:200]}")
