"""Keeps the processes running: starts them in order, restarts what crashed with growing pauses, stops them in reverse.

Everything is started and polled from the main thread, because a child dies with the *thread* that started it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from infra.bootstrap import processes, say

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
HEALTHY_AFTER = 60.0  # seconds without a crash after which the pauses begin anew


@dataclass
class Child:
    """`start` brings it up and returns its process; `stop` ends it gently."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    log: Path
    stop_signal: int = signal.SIGTERM
    patience: float = 12.0
    process: subprocess.Popen[bytes] | None = None
    crashes: int = 0
    since: float = 0.0
    again_at: float = 0.0

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None


@dataclass
class Supervisor:
    children: list[Child] = field(default_factory=list)
    stopping: bool = False

    def add(self, child: Child) -> Child:
        self.children.append(child)
        self._start(child)
        return child

    def watch(self, *, every: float = 0.25, then: Callable[[], None] = lambda: None) -> None:
        """Until `stopping`: restart what ended."""
        while not self.stopping:
            self.look()
            then()
            time.sleep(every)

    def look(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.running:
                if child.crashes and now - child.since > HEALTHY_AFTER:
                    child.crashes = 0
            elif child.process is not None:
                self._ended(child, now)
            elif now >= child.again_at:
                self._start(child)

    def pids(self) -> dict[str, int]:
        return {child.name: child.process.pid for child in self.children if child.process is not None and child.running}

    def stop_all(self) -> None:
        """Doors first, together; then the engines they stand on, last started first."""
        for child in reversed(self.children):
            if child.process is not None and child.running:
                processes.stop(child.process, sign=child.stop_signal, patience=child.patience)
                _sweep(child.process.pid)

    def _start(self, child: Child) -> None:
        try:
            child.process = child.start()
        except (
            Exception
        ) as error:  # an engine that cannot start now may start in a moment; the first start is not retried
            if not child.since:
                raise
            self._plan_restart(child, time.monotonic(), str(error).splitlines()[0])
            return
        child.since = time.monotonic()

    def _ended(self, child: Child, now: float) -> None:
        assert child.process is not None
        code = child.process.returncode
        _sweep(child.process.pid)
        reason = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        self._plan_restart(child, now, reason)

    def _plan_restart(self, child: Child, now: float, reason: str) -> None:
        pause = PAUSES[min(child.crashes, len(PAUSES) - 1)]
        child.process, child.crashes, child.again_at = None, child.crashes + 1, now + pause
        if not self.stopping:
            say.trouble(
                f"  {time.strftime('%H:%M:%S')} {child.name} ended ({reason}); again in {pause:g} s; log: {child.log}"
            )


def _sweep(group: int) -> None:
    """What a killed child left behind (workers of a server) would keep its port."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
