"""`GET /api/live`: what happens in the tenant, as server-sent events that resume by position."""

from collections.abc import AsyncIterator
from typing import Any

import orjson
from litestar import Request, get
from litestar.response import ServerSentEvent, ServerSentEventMessage

from api.doors import doors
from api.fair import leave
from api.session import authenticate
from infra.errors import BadInput
from infra.live import Beat, Fact, Hello, Item
from infra.work import Actor
from tenants.identity.events import AccessEnded
from tenants.identity.permissions import END_SWITCH
from tenants.identity.visits.events import VisitChanged

HEARTBEATS_BETWEEN_CHECKS = 2


@get("/api/live")
async def live(request: Request[Any, Any, Any]) -> ServerSentEvent:
    """One stream per tab. `Last-Event-ID` or `?after=` resumes; a session that ended closes the stream."""
    actor = await authenticate(request)
    leave(request.scope)
    # A big screen learns that something happened and asks for its own figures; the facts are for people.
    told = None if actor.kind == "user" or actor.may(END_SWITCH.name) else "{}"
    after = _position(request.headers.get("last-event-id") or request.query_params.get("after"))

    async def events() -> AsyncIterator[ServerSentEventMessage]:
        beats = 0
        async for item in doors().live.stream(actor.tenant_id, after):
            if isinstance(item, Beat):
                beats += 1
                if beats % HEARTBEATS_BETWEEN_CHECKS == 0:
                    await authenticate(request)  # raises when the session ended: the stream ends with it
            elif isinstance(item, Fact) and _concerns(item, actor):
                await authenticate(request)
            yield _message(item, told)

    return ServerSentEvent(events(), headers={"cache-control": "no-store", "x-accel-buffering": "no"})


def _concerns(fact: Fact, actor: Actor) -> bool:
    """Access of the one who listens was ended, or his visit: the beat would find out half a minute later."""
    return fact.name in (AccessEnded.name, VisitChanged.name) and fact.subject_id in (actor.id, actor.device_id)


def _position(text: str | None) -> int | None:
    if text is None or text == "":
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise BadInput(field="after", problem="not a position")
    return int(text)


def _message(item: Item, told: str | None) -> ServerSentEventMessage:
    """`told` stands for the facts' data where the one who listens may only know that something happened."""
    if isinstance(item, Hello):
        hello = orjson.dumps({"position": item.position, "reset": item.reset})
        return ServerSentEventMessage(event="hello", id=item.position, data=hello.decode())
    if isinstance(item, Fact):
        head = orjson.dumps({"name": item.name, "at": item.at, "subject": item.subject_id}, default=str).decode()
        return ServerSentEventMessage(event="fact", id=item.position, data=f'{head[:-1]},"data":{told or item.data}}}')
    return ServerSentEventMessage(comment="beat", data=None)
