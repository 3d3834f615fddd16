"""`GET /api/live`: what happens in the tenant, as server-sent events that resume by position."""

from collections.abc import AsyncIterator
from typing import Any

import orjson
from litestar import Request, get
from litestar.response import ServerSentEvent, ServerSentEventMessage

from api.doors import doors
from api.session import authenticate
from infra.errors import BadInput
from infra.live import Beat, Fact, Hello, Item

HEARTBEATS_BETWEEN_CHECKS = 2


@get("/api/live")
async def live(request: Request[Any, Any, Any]) -> ServerSentEvent:
    """One stream per tab. `Last-Event-ID` or `?after=` resumes; a session that ended closes the stream."""
    actor = await authenticate(request)
    after = _position(request.headers.get("last-event-id") or request.query_params.get("after"))

    async def events() -> AsyncIterator[ServerSentEventMessage]:
        beats = 0
        async for item in doors().live.stream(actor.tenant_id, after):
            if isinstance(item, Beat):
                beats += 1
                if beats % HEARTBEATS_BETWEEN_CHECKS == 0:
                    await authenticate(request)  # raises when the session ended: the stream ends with it
            yield _message(item)

    return ServerSentEvent(events(), headers={"cache-control": "no-store", "x-accel-buffering": "no"})


def _position(text: str | None) -> int | None:
    if text is None or text == "":
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise BadInput(field="after", problem="not a position")
    return int(text)


def _message(item: Item) -> ServerSentEventMessage:
    if isinstance(item, Hello):
        hello = orjson.dumps({"position": item.position, "reset": item.reset})
        return ServerSentEventMessage(event="hello", id=item.position, data=hello.decode())
    if isinstance(item, Fact):
        head = orjson.dumps({"name": item.name, "at": item.at, "subject": item.subject_id}, default=str).decode()
        return ServerSentEventMessage(event="fact", id=item.position, data=f'{head[:-1]},"data":{item.data}}}')
    return ServerSentEventMessage(comment="beat", data=None)
