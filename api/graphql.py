"""`POST /api/graphql`: a thin handler of our own.

Strawberry makes the schema; documents are parsed and validated once and then only executed. Refusals of queries
become entries in `errors` with code and params, anything unexpected becomes an id that the log knows.
"""

import logging
from inspect import isawaitable
from typing import Any
from uuid import uuid4

import msgspec
import orjson
import structlog
from graphql import ExecutionResult, GraphQLError, execute
from litestar import Request, Response, post
from litestar.status_codes import HTTP_200_OK

from api.doors import doors
from api.fair import turnstile
from api.session import claim
from infra.apart import asked
from infra.errors import BadInput, DomainError, Unavailable, Unproven
from infra.graphql.compiled import CompiledMutation
from infra.graphql.context import Context
from infra.graphql.documents import DocumentRefused, Prepared
from infra.settings import settings
from infra.work import Actor, LazyRead, reading

log = structlog.get_logger("lotline.graphql")
logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)  # expected refusals are no server errors
logging.getLogger("graphql.execution").setLevel(logging.CRITICAL)


class Call(msgspec.Struct):
    """A request body: the hash of a known document, or a document."""

    id: str | None = None
    query: str | None = None
    variables: dict[str, Any] | None = None
    operationName: str | None = None


_decode = msgspec.json.Decoder(Call)


@post("/api/graphql", status_code=HTTP_200_OK)
async def graphql(request: Request[Any, Any, Any]) -> Response[bytes]:
    call = _read(await request.body())
    actor = await claim(request)
    prepared = _document(call, actor, request)
    body = await _elsewhere(actor, prepared, call) or await answer(actor, prepared, call.variables or {})
    return Response(body, media_type="application/json")


async def _elsewhere(actor: Actor, prepared: Prepared, call: Call) -> bytes | None:
    """A company that asks more than its share while others are about is answered in another process: a page of fifty
    rows is hundreds of turns of the loop, and each of them stands before somebody's report. Its bugs are told here, and
    a visitor is answered here, who has each of his looks written down by its name."""
    if prepared.mutation or actor.kind == "visitor" or not settings().apart:
        return None
    if not turnstile().crowded(actor.tenant_id):
        return None
    body = await asked(answer_again, actor, call.id, call.query, call.variables or {}, line="beside")
    return None if b'"infra.bug"' in body else body


async def answer_again(read: LazyRead, id: str | None, text: str | None, variables: dict[str, Any]) -> bytes:
    """A document that was found before, answered from another process."""
    documents = doors().documents
    prepared = documents.by_id(id) if id else documents.by_text(text or "", variables)
    return await _executed(Context(claimed=read.actor, read=read), prepared, variables)


def _read(body: bytes) -> Call:
    try:
        call = _decode.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadInput(field="body", problem=str(error)) from error
    # PostgreSQL's text holds every character but this one. A phone's queue (`envelopes`) must not stop for one intent:
    # `sync` refuses that one alone.
    if b"\\u0000" in body and "envelopes" not in (call.variables or {}):
        raise BadInput(field="body", problem="a NUL character")
    return call


def _document(call: Call, actor: Actor, request: Request[Any, Any, Any]) -> Prepared:
    door = doors()
    if call.id:
        return door.documents.by_id(call.id)
    by_token = (request.headers.get("authorization") or "").startswith("Bearer ")
    if door.settings.production and not by_token:
        raise DocumentRefused()
    return door.documents.by_text(call.query or "", call.variables or {})


async def answer(actor: Actor, prepared: Prepared, variables: dict[str, Any]) -> bytes:
    """Execute and encode. Raises Unavailable when the database is away, so that a phone keeps its queue."""
    async with reading(actor) as read:
        context = Context(claimed=actor, read=read)
        if prepared.compiled is not None:
            known = await _compiled(prepared.compiled, context, variables)
            if known is not None:
                return known
        body = await _executed(context, prepared, variables)
        if actor.proof is not None and not prepared.mutation:
            await read.prove()  # what needs no row is told only to whom is still let in, too
        return body


async def _executed(context: Context, prepared: Prepared, variables: dict[str, Any]) -> bytes:
    result = execute(doors().schema._schema, prepared.document, context_value=context, variable_values=variables)
    if isawaitable(result):
        result = await result
    return _encode(result)


async def _compiled(mutation: CompiledMutation, context: Context, variables: dict[str, Any]) -> bytes | None:
    try:
        return await mutation.run(context, variables)
    except (Unavailable, Unproven):
        raise
    except Exception as error:
        located = GraphQLError(str(error), path=[mutation.key], original_error=error)
        return _encode(ExecutionResult(data=None, errors=[located]))


def _encode(result: ExecutionResult) -> bytes:
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = [_error(each) for each in result.errors]
    return orjson.dumps(body, default=str)


def _error(error: GraphQLError) -> dict[str, Any]:
    cause = error.original_error
    if isinstance(cause, Unavailable | Unproven):
        raise cause
    shown: dict[str, Any] = {"path": error.path} if error.path else {}
    if isinstance(cause, DomainError):
        return shown | {"message": cause.sentence, "extensions": {"code": cause.code, "params": cause.params}}
    if cause is None or isinstance(cause, GraphQLError):  # a variable of the wrong type and the like: the caller's
        return shown | {"message": error.message, "extensions": {"code": "infra.bad_input", "params": {}}}
    incident = str(uuid4())[:8]
    log.error("bug", incident=incident, path=error.path, exc_info=cause)
    return shown | {
        "message": "something broke on our side",
        "extensions": {"code": "infra.bug", "params": {"incident": incident}},
    }
