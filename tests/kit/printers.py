"""A ZPL printer on loopback: takes labels over TCP, answers ~HS, and has the bad days printers have."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Printer:
    """`labels`: the formats it took whole, in order. `stuck_after`: from then on it takes labels and prints none;
    `cut_after`: the line breaks within the next one; `silent`: it answers nothing."""

    paper: bool = True
    silent: bool = False
    stuck_after: int | None = None
    cut_after: int | None = None
    labels: list[bytes] = field(default_factory=list)
    address: str = ""
    lines: list[socket.socket] = field(default_factory=list)

    def hear(self, line: socket.socket) -> None:
        buffer = b""
        with line, suppress(OSError):
            while data := line.recv(65536):
                buffer += data
                while match := re.search(rb"\^XA.*?\^XZ\s*|~HS\s*", buffer, re.DOTALL):
                    buffer = buffer[match.end() :]
                    if len(self.labels) == self.cut_after:
                        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # a reset, no goodbye
                        return
                    if match[0].startswith(b"~HS"):
                        self.answer(line)
                    else:
                        self.labels.append(match[0])

    def answer(self, line: socket.socket) -> None:
        if self.silent:
            return
        pending = 0 if self.stuck_after is None else max(0, len(self.labels) - self.stuck_after)
        out = int(not self.paper)
        line.sendall(
            f"\x02030,{out},0,0400,{pending:03},0,0,0,000,0,0,0\x03\r\n"
            f"\x02000,0,0,0,1,2,4,0,{pending:08},1,000\x03\r\n\x020000,0\x03\r\n".encode()
        )


@contextmanager
def printer(**how: bool | int) -> Iterator[Printer]:
    made = Printer(**how)  # type: ignore[arg-type]
    with socket.create_server(("127.0.0.1", 0)) as server:
        made.address = f"tcp://127.0.0.1:{server.getsockname()[1]}"

        def accept() -> None:
            with suppress(OSError):
                while True:
                    line, _ = server.accept()
                    made.lines.append(line)
                    threading.Thread(target=made.hear, args=(line,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield made
        server.shutdown(socket.SHUT_RDWR)
        for line in made.lines:
            line.close()
