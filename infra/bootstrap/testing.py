"""`./lotline test`: everything the tests need, then all of them, then a plain summary of what was real."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as xml
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from infra.bootstrap import browser, packages, say, system, web
from infra.bootstrap.places import PROJECT

ENGINES = {
    "RabbitMQ": "rabbitmq-server",
    "Redis": "redis-server",
    "PgBouncer": "pgbouncer",
    "mosquitto": "mosquitto",
}
HANG = "600"  # seconds after which a test that does not end shows where it stands


@dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    ok: bool = True
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, other: Outcome) -> None:
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.ok = self.ok and other.ok
        self.reasons.update(other.reasons)


def main(arguments: list[str]) -> int:
    began = time.monotonic()
    quick = "--quick" in arguments
    chosen = [each for each in arguments if each != "--quick"]
    say.line("Preparing")
    programs = threading.Thread(target=system.ensure_test_programs)
    if not chosen:
        programs.start()  # downloads while packages are unpacked
    total = Outcome()
    try:
        packages.ensure(packages.TEST)
        if (web.PWA / "package.json").exists() and not chosen:
            total.add(_web())
    finally:
        if not chosen:
            programs.join()
    chromium = browser.installed() if chosen else browser.ensure()
    missing = [] if chosen else system.missing()
    say.line("\nPython tests")
    total.add(_python(chosen, quick, chromium))
    _summary(total, chromium, missing, time.monotonic() - began, quick)
    return 0 if total.ok else 1


def _web() -> Outcome:
    """The built apps are what the browser tests visit, so a build that fails is a failed test."""
    try:
        if web.stale():
            web.build()
        found = web.ensure_node()
        web.install(found)
    except web.CannotBuild as error:
        say.trouble(str(error))
        return Outcome(failed=1, ok=False)
    say.line("\nWeb tests (vitest)")
    said = subprocess.run(
        [*found.npm, "run", "--silent", "test"],
        cwd=web.PWA,
        env=found.env | {"CI": "1"},
        capture_output=True,
        text=True,
    )
    text = said.stdout + said.stderr
    counted = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|skipped)", _line(text, "Tests"))}
    say.line(text.strip()[-6000:] if said.returncode else f"  {_line(text, 'Tests')}")
    failed = counted.get("failed", 0) or int(said.returncode != 0)
    return Outcome(counted.get("passed", 0), failed, counted.get("skipped", 0), said.returncode == 0)


def _line(text: str, label: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return next((line.strip() for line in plain.splitlines() if line.strip().startswith(label)), "")


def _python(chosen: list[str], quick: bool, chromium: str | None) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="lotline-report-") as folder:
        report = Path(folder) / "report.xml"
        argv = [str(packages.PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
        argv += [
            "--durations=10",
            "-q",
            "-o",
            f"faulthandler_timeout={HANG}",
            f"--junitxml={report}",
            *(["-m", "not slow"] if quick else []),
            *chosen,
        ]
        environment = os.environ | ({"CHROMIUM": chromium} if chromium else {})
        environment.pop("LOTLINE_STATE", None)
        code = subprocess.run(argv, cwd=PROJECT, env=environment, stdin=subprocess.DEVNULL).returncode
        return _counted(report, code)


def _counted(report: Path, code: int) -> Outcome:
    if not report.exists():
        return Outcome(failed=1, ok=False)
    outcome = Outcome(ok=code == 0)
    for case in xml.parse(report).getroot().iter("testcase"):  # noqa: S314 - pytest wrote it a moment ago
        skip = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif skip is not None:
            outcome.skipped += 1
            outcome.reasons[skip.get("message") or "no reason given"] += 1
        else:
            outcome.passed += 1
    return outcome


def _summary(total: Outcome, chromium: str | None, missing: list[str], seconds: float, quick: bool) -> None:
    say.line("\nEngines in this run")
    say.line("  real         PostgreSQL (embedded wheel, own cluster, application roles), amqtt, local files")
    for name, program in ENGINES.items():
        say.line(f"  {_mark(system.find(program))} {name}")
    say.line(f"  {_mark(chromium)} Chromium {chromium or '(no browser: every e2e test was skipped)'}")
    say.line("  simulated    S3 (moto)" if "S3_TEST_URL" not in os.environ else "  real         S3")
    if missing:
        say.line(f"  not installable here: {', '.join(missing)}")
    for reason, count in total.reasons.most_common():
        say.line(f"  skipped {count} ×  {reason}")
    if quick:
        say.line("  left out     the slow tests (--quick)")
    say.line(f"\n{seconds:.0f} s in all")
    say.line(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")


def _mark(found: str | None) -> str:
    return ("real" if found else "NOT TESTED").ljust(12)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
