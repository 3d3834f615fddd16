"""Progress with seconds, one line per step."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH = 34


class Step:
    note = ""


def line(text: str = "") -> None:
    print(text, flush=True)


def trouble(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(name: str) -> Iterator[Step]:
    """Says what is going on while it goes on, and how long it took."""
    began = time.monotonic()
    waiting = sys.stdout.isatty()
    if waiting:
        print(f"  {name} …", end="", flush=True)
    current = Step()
    try:
        yield current
    except BaseException:
        line(f"{_start(waiting)}{name.ljust(WIDTH)} failed after {time.monotonic() - began:.1f} s")
        raise
    done(name, time.monotonic() - began, current.note, waiting)


def done(name: str, seconds: float, note: str = "", waiting: bool = False) -> None:
    line(f"{_start(waiting)}{name.ljust(WIDTH)} {seconds:6.1f} s  {note}".rstrip())


def _start(waiting: bool) -> str:
    return "\r  " if waiting else "  "


def padded(text: str, width: int) -> str:
    """Left-aligned in a terminal, where a Chinese sign takes two columns."""
    return text + " " * max(0, width - sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text))


class Downloads:
    """What came in over the network while something was installed, as the interfaces count it."""

    def __init__(self) -> None:
        self.began, self.bytes = time.monotonic(), _received()

    @property
    def note(self) -> str:
        megabytes = (_received() - self.bytes) / 1e6
        return f"{megabytes:.0f} MB downloaded" if megabytes >= 0.5 else "nothing downloaded"


def _received() -> int:
    try:
        rows = Path("/proc/net/dev").read_text().splitlines()[2:]
    except OSError:
        return 0
    return sum(int(row.split(":")[1].split()[0]) for row in rows if row.split(":")[0].strip() != "lo")
