"""Printers as the agent reaches them: TCP (9100) or a device file, ZPL or TSPL, with what they say of themselves."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

CONNECT_WITHIN = 8.0
ANSWER_WITHIN = 3.0
SEND_WITHIN = 60.0  # a printer whose paper ran out stops reading: that long nobody need worry
PORT = 9100


class Unreachable(OSError):
    """Nothing was sent."""


class BrokenOff(OSError):
    """The line went while data was on it."""


@dataclass(frozen=True)
class Status:
    """What a printer says. `pending`: labels it has not printed yet, None where it does not count."""

    ready: bool
    text: str
    pending: int | None = None


class Line(Protocol):
    def send(self, data: bytes) -> None: ...

    def ask(self, question: bytes, complete: Callable[[bytes], bool]) -> bytes: ...

    def close(self) -> None: ...


class TcpLine:
    def __init__(self, host: str, port: int) -> None:
        try:
            self._socket = socket.create_connection((host, port), CONNECT_WITHIN)
        except OSError as error:
            raise Unreachable(f"{host}:{port}: {error}") from error

    def send(self, data: bytes) -> None:
        self._socket.settimeout(SEND_WITHIN)
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise BrokenOff(str(error)) from error

    def ask(self, question: bytes, complete: Callable[[bytes], bool]) -> bytes:
        """What came within the time; nothing from a printer that does not answer."""
        self.send(question)
        until, found = time.monotonic() + ANSWER_WITHIN, b""
        while not complete(found) and (left := until - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                more = self._socket.recv(4096)
            except TimeoutError:
                break
            except OSError as error:
                raise BrokenOff(str(error)) from error
            if not more:
                raise BrokenOff("the printer closed the line")
            found += more
        return found

    def close(self) -> None:
        self._socket.close()


class FileLine:
    """A USB printer as the kernel shows it; it takes data and says nothing."""

    def __init__(self, path: str) -> None:
        try:
            self._file = os.open(path, os.O_WRONLY)
        except OSError as error:
            raise Unreachable(f"{path}: {error}") from error

    def send(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError as error:
            raise BrokenOff(str(error)) from error

    def ask(self, question: bytes, complete: Callable[[bytes], bool]) -> bytes:
        return b""

    def close(self) -> None:
        os.close(self._file)


def opened(address: str) -> Line:
    """Raises Unreachable."""
    if address.startswith("usb:"):
        return FileLine(address.removeprefix("usb:"))
    parts = urlsplit(address)
    return TcpLine(parts.hostname or "", parts.port or PORT)


def status(line: Line, language: str) -> Status | None:
    """None from a printer that does not answer."""
    if language == "tspl":
        answer = line.ask(b"\x1b!?", lambda found: len(found) >= 1)
        return tspl_status(answer) if answer else None
    answer = line.ask(b"~HS\r\n", lambda found: found.count(b"\x03") >= 3)
    return zpl_status(answer)


def zpl_status(answer: bytes) -> Status | None:
    """~HS: three strings between STX and ETX (ZPL II Programming Guide)."""
    strings = [part.partition(b"\x03")[0].decode("ascii", "replace").split(",") for part in answer.split(b"\x02")[1:]]
    if len(strings) < 2 or len(strings[0]) < 8 or len(strings[1]) < 9:
        return None
    first, second = strings[0], strings[1]
    flags = {"paper out": first[1], "paused": first[2], "buffer full": first[5], "head open": second[2],
             "ribbon out": second[3]}  # fmt: skip
    faults = [name for name, flag in flags.items() if flag == "1"]
    pending = _number(first[4]) + _number(second[8]) + (1 if first[7] == "1" else 0)
    return Status(not faults, ", ".join(faults) or "ready", pending)


def _number(text: str) -> int:
    return int(text) if text.strip().isdigit() else 0


_TSPL = {0x01: "head open", 0x02: "paper jam", 0x04: "paper out", 0x08: "ribbon out", 0x10: "paused", 0x80: "fault"}


def tspl_status(answer: bytes) -> Status:
    """<ESC>!? answers one byte of flags (TSPL/TSPL2 Programming Manual); 0x20 says that it prints."""
    byte = answer[0]
    faults = [name for flag, name in _TSPL.items() if byte & flag]
    return Status(not faults, ", ".join(faults) or "ready", 1 if byte & 0x20 else 0)
