"""One of several server processes: asks again and again who some tokens are and what they may, and says what it found.

    python -m tests.infra.revocation_worker PERMISSION KIND=TOKEN …
One JSON line per request: whose (the place of the token among the arguments), when it started (a clock all processes
share), signed in or not, allowed or not. Lines on its standard input `PLACE KIND=TOKEN` put another token in a place.
"""

import asyncio
import json
import sys
import time

from infra import directory
from infra.errors import Refusal
from infra.work import database
from tenants import identity
from tenants.identity import tokens

Asked = tuple[str, tokens.Token]


async def ask(whose: int, kind: str, token: tokens.Token, permission: str) -> dict[str, object]:
    started = time.monotonic()
    tenant_id = await directory.tenant_of(token.slug)
    try:
        async with database().transaction(tenant_id, read_only=True) as executor:
            actor = (await identity.identify(executor, kind, token, address="10.1.2.3")).actor
        found = {"signed_in": True, "allowed": actor.may(permission)}
    except Refusal:
        found = {"signed_in": False, "allowed": False}
    return {"whose": whose, "id": str(token.id), "started": started, **found}


def read(text: str) -> Asked:
    kind, _, given = text.partition("=")
    token = tokens.parse(given)
    assert token is not None, text
    return kind, token


async def listen(asked: list[Asked]) -> None:
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    while line := (await reader.readline()).decode().strip():
        place, _, text = line.partition(" ")
        asked[int(place)] = read(text)


async def main(permission: str, *given: str) -> None:
    asked = [read(text) for text in given]
    await database().open()
    listening = asyncio.create_task(listen(asked))
    listening.add_done_callback(lambda _: None)
    while True:
        for whose, (kind, token) in enumerate(list(asked)):
            print(json.dumps(await ask(whose, kind, token, permission)), flush=True)
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
