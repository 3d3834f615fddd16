"""A bounded part of `./lotline prove fuzz`: absurd input for every field of the live schema."""

import json
from typing import Any

import httpx
from litestar import Litestar

from api.app import handlers
from api.errors import HANDLERS
from api.fair import fair
from api.schema import schema
from infra.db import Database
from infra.engines.roles import Dsns
from tests.scale.fuzz import fuzz
from tests.scale.shapes import shapes
from tests.scale.stand import Stand
from tests.scale.worlds import EVERYTHING, forget, world

CASES = 340


async def test_absurd_input_is_refused_and_never_breaks_anything(dsns: Dsns, app_pool: Database) -> None:
    forget()
    w = await world(Stand(home=None, cluster=None, dsns=dsns, env={}, port=0), 350_000)  # type: ignore[arg-type]
    app = Litestar(
        route_handlers=handlers(),
        exception_handlers=HANDLERS,
        middleware=[fair],
        openapi_config=None,
        logging_config=None,
    )
    headers = {"authorization": f"Bearer {w.tokens[EVERYTHING]}"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://l.test", headers=headers) as http:

        async def send(query: str, variables: dict[str, Any]) -> tuple[int, str]:
            body = json.dumps({"query": query, "variables": variables})  # ASCII: half a surrogate pair gets through
            answer = await http.post("/api/graphql", content=body, headers={"content-type": "application/json"})
            return answer.status_code, answer.text

        found = await fuzz(send, w, shapes(schema()._schema), CASES, seed=20261120)
    print(f"{found.cases} cases, {found.refused} refused, {found.done} done; {found.codes.most_common(12)}")
    assert not found.bugs, "\n".join(found.bugs)
    assert found.done >= CASES * 0.1  # some of it gets through, so the commands themselves were reached
    assert found.refused >= CASES * 0.3
