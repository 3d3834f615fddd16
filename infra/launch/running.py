"""One house per state directory: the lock, the note of what runs, and how another shell stops it."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import ssl
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from infra.bootstrap import processes

STOP_PATIENCE = 60.0


class AlreadyRunning(RuntimeError):
    pass


@contextmanager
def only_one(state: Path) -> Iterator[None]:
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(str(note(state).get("url", ""))) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        try:
            yield
        finally:
            (state / "running.json").unlink(missing_ok=True)
            lock.truncate(0)


def holder(state: Path) -> int | None:
    """Pid of the process that holds this state directory."""
    try:
        with (state / "lock").open("r+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(lock.read() or 0) or None
    except FileNotFoundError:
        pass
    return None


def write_note(state: Path, content: Mapping[str, Any]) -> None:
    draft = state / "running.json.new"
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(content))
    draft.replace(state / "running.json")


def note(state: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((state / "running.json").read_text())
    except (OSError, ValueError):
        return {}
    return found


def stop(state: Path) -> bool:
    """False when nothing ran."""
    pid = holder(state)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    if not processes.until(lambda: holder(state) is None, seconds=STOP_PATIENCE, every=0.1):
        raise TimeoutError(f"process {pid} does not stop; end it with: kill -9 {pid} (its children end with it)")
    return True


def answers(url: str, seconds: float = 3.0) -> bool:
    """Does a health address say 200? Our own certificate is not checked: this is about life, not identity."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        with urllib.request.urlopen(url, timeout=seconds, context=context) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False
