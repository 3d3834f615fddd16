"""The agent's way to Lotline: GraphQL with an API token, and the live stream as a bell."""

from __future__ import annotations

import json
import ssl
import threading
import time
import urllib.error
import urllib.request
from typing import Any
from uuid import uuid4

TIMEOUT = 30.0


class Away(RuntimeError):
    """Lotline cannot be reached, or has a bad moment: the same again later."""


class Refused(RuntimeError):
    """Lotline said no; the code says why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{text} ({code})")
        self.code = code


class Wire:
    def __init__(self, url: str, token: str, ca: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._token = token
        self._context = ssl.create_default_context(cafile=ca) if self.url.startswith("https") else None

    def ask(self, document: str, **variables: Any) -> Any:
        """The data of one document. Raises Away, Refused."""
        body = json.dumps({"query": document, "variables": variables}).encode()
        request = urllib.request.Request(  # noqa: S310 (the address is the operator's own)
            f"{self.url}/api/graphql", body, {"content-type": "application/json", **self._authorized()}
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT, context=self._context) as answer:  # noqa: S310
                said = json.load(answer)
        except urllib.error.HTTPError as error:
            raise _of_status(error) from error
        except (OSError, ValueError) as error:
            raise Away(str(error)) from error
        if said.get("errors"):
            first = said["errors"][0]
            raise Refused(first.get("extensions", {}).get("code", "?"), first.get("message", ""))
        return said["data"]

    def do(self, name: str, kind: str, result: str, selection: str, input: dict[str, Any]) -> Any:
        """One mutation, with one id however often it has to be sent."""
        document = (
            f"mutation M($input: {kind}Input!) {{ done: {name}(input: $input) "
            f"{{ ... on {result} {{ {selection} }} ... on Problem {{ code text }} }} }}"
        )
        input = {"id": str(uuid4()), **input}
        wait = 1.0
        while True:
            try:
                done = self.ask(document, input=input)["done"]
                break
            except Away:
                time.sleep(wait)
                wait = min(wait * 2, 30)
        if "code" in done:
            raise Refused(done["code"], done["text"])
        return done

    def _authorized(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._token}"}


def _of_status(error: urllib.error.HTTPError) -> Exception:
    if error.code in (429, 502, 503, 504):
        return Away(f"HTTP {error.code}")
    try:
        said = json.load(error)
        return Refused(str(said.get("code", error.code)), str(said.get("message", "")))
    except ValueError:
        return Refused(str(error.code), error.reason)


class Bell(threading.Thread):
    """Rings when a print was asked for. It may be deaf at times: the agent also looks by itself."""

    def __init__(self, wire: Wire, event: str) -> None:
        super().__init__(daemon=True)
        self._wire = wire
        self._event = event.encode()
        self.rung = threading.Event()

    def run(self) -> None:
        while True:
            try:
                self._listen()
            except (OSError, ValueError):
                time.sleep(5)

    def _listen(self) -> None:
        wire = self._wire
        request = urllib.request.Request(f"{wire.url}/api/live", headers=wire._authorized())  # noqa: S310
        with urllib.request.urlopen(request, timeout=60, context=wire._context) as stream:  # noqa: S310
            for line in stream:
                if self._event in line:
                    self.rung.set()
