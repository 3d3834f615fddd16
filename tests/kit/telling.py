"""A test that fails is named at once, so that a run which is cut short has still said what it saw."""

import os
from collections import Counter

import pytest

MOST, LINES = 4, 40  # of one file; of one failure
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
        said = [line[:200] for line in str(getattr(crash, "message", "")).splitlines()[:LINES]]
        _terminal[0].write_line(f"\n{report.when} failed: {report.nodeid}: " + "\n  ".join(said))
