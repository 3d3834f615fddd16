"""What the agent remembers across a kill: which labels it began to send, and what it still has to tell."""

import fcntl
import json
import os
import threading
from pathlib import Path
from typing import Any


class AlreadyRunning(RuntimeError):
    """Another agent uses this memory."""


class Memory:
    """A file of JSON lines, each on the disk before the next step is taken."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.fresh = not path.exists()
        """Nothing is known of what an earlier agent began: whatever it took may have come out."""
        self._file = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(str(path)) from None
        self._jobs: dict[str, dict[str, Any]] = {}
        self._lock = threading.Lock()
        self._recall()

    def _recall(self) -> None:
        self._file.seek(0)
        for line in self._file:
            try:
                record = json.loads(line)
            except ValueError:
                continue  # cut off by the kill, before anything was sent on its strength
            self._apply(record)
        kept = [{"job": job, **known} for job, known in self._jobs.items()]
        self._file.seek(0)
        self._file.truncate()
        for record in kept:
            self._file.write(json.dumps(record) + "\n")
        self._sync()

    def began(self, job: str) -> int | None:
        """The last label of a job that was begun, None when none was."""
        found = self._jobs.get(job, {}).get("at")
        return int(found) if found is not None else None

    def begin(self, job: str, position: int) -> None:
        self._write({"job": job, "at": position})

    def end(self, job: str, report: dict[str, Any]) -> None:
        self._write({"job": job, "report": report})

    def forget(self, job: str) -> None:
        self._write({"job": job, "gone": True})

    def untold(self) -> list[tuple[str, dict[str, Any]]]:
        """Ends that Lotline was not told yet."""
        return [(job, known["report"]) for job, known in self._jobs.items() if "report" in known]

    def close(self) -> None:
        self._file.close()

    def _write(self, record: dict[str, Any]) -> None:
        with self._lock:
            self._file.write(json.dumps(record) + "\n")
            self._sync()
            self._apply(record)

    def _apply(self, record: dict[str, Any]) -> None:
        if record.get("gone"):
            self._jobs.pop(record["job"], None)
        else:
            known = {name: value for name, value in record.items() if name != "job"}
            self._jobs.setdefault(record["job"], {}).update(known)

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
