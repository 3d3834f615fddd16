"""A mail server that keeps what it gets; it refuses unknown recipients and wrong logins like a real one."""

from __future__ import annotations

import base64
import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType


@dataclass
class PostOffice:
    login: str = "mailer"
    password: str = "mail-secret"
    unknown: str = "nobody@example.com"
    got: list[EmailMessage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> PostOffice:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def _handler(self) -> type[socketserver.StreamRequestHandler]:
        office = self

        class Talk(socketserver.StreamRequestHandler):
            known = False

            def say(self, line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode())

            def handle(self) -> None:
                self.say("220 post office")
                while line := self.rfile.readline().decode().strip():
                    if not self.obey(line):
                        return

            def obey(self, line: str) -> bool:
                word = line.split()[0].upper()
                if word == "EHLO":
                    self.say("250-post office")
                    self.say("250 AUTH PLAIN")
                elif word == "AUTH":
                    wanted = f"\0{office.login}\0{office.password}".encode()
                    self.known = base64.b64decode(line.split()[-1]) == wanted
                    self.say("235 welcome" if self.known else "535 wrong login")
                elif word == "MAIL":
                    self.say("250 ok" if self.known else "530 log in first")
                elif word == "RCPT":
                    self.say("550 no such mailbox" if office.unknown in line else "250 ok")
                elif word == "DATA":
                    self.say("354 go on")
                    self.keep()
                    self.say("250 kept")
                else:
                    self.say("221 bye" if word == "QUIT" else "250 ok")
                return word != "QUIT"

            def keep(self) -> None:
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    lines.append(line)
                office.got.append(message_from_bytes(b"".join(lines), policy=policy.default))

        return Talk
