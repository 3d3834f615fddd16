"""One of several server processes: asks again and again who a token is and what he may, and says what it found.

    python -m tests.infra.revocation_worker TOKEN PERMISSION
One JSON line per request: when it started (a clock all processes share), signed in or not, allowed or not.
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


async def ask(token: tokens.Token, permission: str) -> dict[str, object]:
    started = time.monotonic()
    tenant_id = await directory.tenant_of(token.slug)
    try:
        async with database().transaction(tenant_id, read_only=True) as executor:
            actor = (await identity.identify(executor, "session", token)).actor
        found = {"signed_in": True, "allowed": actor.may(permission)}
    except Refusal:
        found = {"signed_in": False, "allowed": False}
    return {"started": started, **found}


async def main(text: str, permission: str) -> None:
    token = tokens.parse(text)
    assert token is not None
    await database().open()
    while True:
        print(json.dumps(await ask(token, permission)), flush=True)
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
