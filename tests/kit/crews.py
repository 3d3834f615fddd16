"""Several server processes that ask about some tokens all the time (`tests.infra.revocation_worker`)."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from infra.bootstrap.places import PROJECT
from tenants.identity.tokens import Token

PROCESSES = 4
PERMISSION = "identity.user:read"
Proof = tuple[str, Token]


@dataclass
class Server:
    process: asyncio.subprocess.Process
    answers: list[dict[str, Any]] = field(default_factory=list)
    reader: asyncio.Task[None] | None = None

    async def read(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.answers.append(json.loads(line))

    def put(self, place: int, proof: Proof) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{place} {proof[0]}={proof[1]}\n".encode())

    def later(self, whose: int, since: float) -> list[dict[str, Any]]:
        return [each for each in self.answers if each["whose"] == whose and each["started"] > since]


@dataclass
class Crew:
    servers: list[Server]

    def put(self, place: int, proof: Proof) -> None:
        for server in self.servers:
            server.put(place, proof)

    async def ready(self, key: str = "signed_in", places: Sequence[int] = (0,), id: str | None = None) -> None:
        """Until every process has seen each of these let in; `id` is the token now standing in the first place."""

        def seen(server: Server, whose: int) -> bool:
            last = server.later(whose, 0)[-3:]
            wanted = id if whose == places[0] else None
            return any(each[key] and wanted in (None, each["id"]) for each in last)

        await until(lambda: all(seen(server, whose) for server in self.servers for whose in places), 90)

    async def says(self, key: str, value: bool, since: float, *, whose: int = 0, answers: int = 5) -> float:
        """Wait until each process gave this answer to requests begun after `since`; the seconds until the slowest
        one's first. Nobody may give the other answer to any request begun after `since`."""
        await until(lambda: all(len(server.later(whose, since)) >= answers for server in self.servers), 30)
        found = [server.later(whose, since) for server in self.servers]
        wrong = [each for answers_ in found for each in answers_ if each[key] is not value]
        assert wrong == []
        return float(max(answers_[0]["started"] for answers_ in found) - since)

    def denied(self, places: Sequence[int], since: float) -> list[dict[str, Any]]:
        """Answers that kept out one of these, who had nothing to do with it."""
        return [
            each
            for server in self.servers
            for whose in places
            for each in server.later(whose, since)
            if not (each["signed_in"] and each["allowed"])
        ]

    def forget(self) -> None:
        for server in self.servers:
            server.answers.clear()


async def until(met: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it took too long"
        await asyncio.sleep(0.01)


@asynccontextmanager
async def crew(*proofs: Proof, processes: int = PROCESSES) -> AsyncIterator[Crew]:
    command = [sys.executable, "-m", "tests.infra.revocation_worker", PERMISSION]
    command += [f"{kind}={token}" for kind, token in proofs]
    made = [
        Server(await asyncio.create_subprocess_exec(
            *command, cwd=PROJECT, env=dict(os.environ), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        ))
        for _ in range(processes)
    ]  # fmt: skip
    for server in made:
        server.reader = asyncio.create_task(server.read())
    try:
        yield Crew(made)
    finally:
        for server in made:
            with suppress(ProcessLookupError):
                server.process.kill()
            await server.process.wait()
            if server.reader:
                await server.reader
