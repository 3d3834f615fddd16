"""The smallest HTTP/1.1 client that keeps its connection: thousands of requests must not cost more than the answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    def json(self) -> Any:
        return orjson.loads(self.body)


class Wire:
    """One connection to one port; opened again when the server closed it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def graphql(self, token: str, query: str, variables: Any, scheme: str = "Bearer") -> Answer:
        body = json.dumps({"query": query, "variables": variables}).encode()
        return await self.post("/api/graphql", body, authorization=f"{scheme} {token}")

    async def post(self, path: str, body: bytes, **headers: str) -> Answer:
        return await self.send("POST", path, body, {"content-type": "application/json"} | headers)

    async def get(self, path: str, **headers: str) -> Answer:
        return await self.send("GET", path, b"", headers)

    async def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        for attempt in (1, 2):
            try:
                return await self._exchange(method, path, body, headers)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.close()
                if attempt == 2:
                    raise
        raise AssertionError

    async def _exchange(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**24)
        assert self.reader is not None
        every = {"host": f"127.0.0.1:{self.port}", "content-length": str(len(body))} | dict(headers)
        lines = "".join(f"{name}: {value}\r\n" for name, value in every.items())
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin1")
        first, *rest = head.strip().split("\r\n")
        said = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        return Answer(int(first.split()[1]), said, await self._body(said))

    async def _body(self, said: Mapping[str, str]) -> bytes:
        assert self.reader is not None
        if said.get("transfer-encoding") != "chunked":
            return await self.reader.readexactly(int(said.get("content-length", "0")))
        parts = []
        while size := int(await self.reader.readline(), 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readline()
        await self.reader.readline()
        return b"".join(parts)

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None
