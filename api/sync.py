"""`sync`: the queue of a phone, up to 50 intents at once, each with its own transaction and its own verdict.

The device proves itself with its key; who acted is the switch session each envelope names. An intent keeps its
place by (device, seq): each transaction moves the device's counter first, so two tabs cannot interleave.

At the start of a shift every phone comes at once. A few batches work at a time in one process and the others wait
their turn without holding a connection, so that people at their screens are still served.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

import strawberry
import structlog
from graphql import GraphQLResolveInfo
from strawberry.scalars import JSON

from infra import clock
from infra.actions import COMMANDS, Command, CommandSpec, Origin, find_command, payload_of, replay, run, snake
from infra.errors import BadInput, Busy, LimitReached, NotItsTurn, Refusal, TenantReadOnly, Unavailable, Unproven
from infra.graphql.context import Context, Info
from infra.graphql.inputs import coerced_command
from infra.journal import writer
from infra.journal.canonical import canonical
from infra.work import Actor, Known, LazyRead, Line, Work, working
from tenants import identity, records

log = structlog.get_logger("lotline.sync")

LARGEST_BATCH = 50
AT_ONCE = 6  # batches at work in one process: half of its connections, the others are for people at screens
PATIENCE = 17.0  # seconds a batch waits for its turn, then it is told to come again; phones give up after 25
SLICE = 6.0  # seconds one batch may work; what is left is sent again
FRESH = 0.5  # seconds for which a batch believes what it knows about its people

_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class SeqGap(NotItsTurn):
    """An earlier intent of this device has not arrived: nothing is stored, the phone sends from `expected`."""

    code = "api.sync_gap"
    text = "intent {expected} of this phone has not arrived yet"


class SeqReused(NotItsTurn):
    """Two different intents claim one place: the phone's storage was copied or rolled back."""

    code = "api.sync_seq_reused"
    text = "this phone already sent another intent as number {seq}"


class BatchTooLarge(LimitReached):
    code = "api.sync_batch_too_large"
    text = "{size} intents at once, {limit} are allowed"


@strawberry.input
class EnvelopeInput:
    """One intent as the phone stored it at the tap. Nothing in it says who acts: its switch does."""

    id: UUID
    device: UUID
    seq: int
    lane: str
    type: str
    v: int
    payload: JSON
    switch: UUID
    work_unit: UUID | None = None
    at_wall: datetime | None = None
    at_mono: float | None = None
    boot: str | None = None
    srv_offset: float | None = strawberry.field(default=None, description="server time − device time, ms")
    build: str | None = None
    seen_rev: int | None = None
    blobs: list[str] | None = None
    fixes: UUID | None = strawberry.field(default=None, description="the refused intent this one replaces")


@strawberry.type
class Verdict:
    """applied | duplicate | rejected | retry_later | gap | alarm"""

    id: UUID
    seq: int
    verdict: str
    code: str | None = None
    params: JSON | None = None
    result: JSON | None = None


@strawberry.type
class SyncReply:
    server_time: datetime
    expected_seq: int
    verdicts: list[Verdict]


async def sync(info: Info, envelopes: list[EnvelopeInput]) -> SyncReply:
    return await _sync(info.context, envelopes)


async def _direct(_source: Any, info: GraphQLResolveInfo[Context], envelopes: list[dict[str, Any]]) -> SyncReply:
    """`sync` without Strawberry's own conversion, which took a sixth of the time of a full batch."""
    return await _sync(info.context, [coerced_command(EnvelopeInput, each) for each in envelopes])


sync.direct = _direct  # type: ignore[attr-defined]  # found by infra.graphql.mutations.resolve_directly


async def _sync(context: Context, envelopes: list[EnvelopeInput]) -> SyncReply:
    """Apply the envelopes in order; the first that must wait stops the rest."""
    read = context.read
    await read.prove()
    door = read.actor
    device = identity.device_of(door)
    if len(envelopes) > LARGEST_BATCH:
        raise BatchTooLarge(size=len(envelopes), limit=LARGEST_BATCH)
    await read.restart()  # a batch that holds one connection while it asks for another would starve the pool
    async with _turn():
        verdicts = await _in_order(_People(read, envelopes), device, envelopes)
        expected = await identity.note_sync(door, device, _build(envelopes))
    return SyncReply(server_time=clock.now(), expected_seq=expected, verdicts=verdicts)


@strawberry.type
class Mutation:
    sync: SyncReply = strawberry.field(
        resolver=sync, description="A phone's queued intents, in order. Needs a device key."
    )


@asynccontextmanager
async def _turn() -> AsyncIterator[None]:
    """One of the few places at work. Raises Busy when none came free in time."""
    turns = _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    try:
        async with asyncio.timeout(PATIENCE):
            await turns.acquire()
    except TimeoutError as error:
        raise Busy() from error
    try:
        yield
    finally:
        turns.release()


class _People:
    """Who entered the intents of one batch, by their switches: looked up anew while a long batch works."""

    def __init__(self, read: LazyRead, envelopes: list[EnvelopeInput]) -> None:
        self.read = read
        self.switches = {each.switch for each in envelopes}
        self.known: dict[UUID, identity.Entered] = {}
        self.until = 0.0

    @property
    def door(self) -> Actor:
        return self.read.actor

    async def behind(self, switch: UUID) -> identity.Entered:
        if time.monotonic() > self.until:
            await self.read.prove()
            await self.read.restart()
            self.known = await identity.entered_under(self.door, self.switches)
            self.until = time.monotonic() + FRESH
        return self.known[switch]


async def _in_order(people: _People, device: UUID, envelopes: list[EnvelopeInput]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    end = time.monotonic() + SLICE
    stopped = False
    for envelope in envelopes:
        stopped = stopped or time.monotonic() > end
        verdict = _later(envelope) if stopped else await _decide(people, device, envelope)
        stopped = stopped or verdict.verdict in ("retry_later", "gap", "alarm")
        verdicts.append(verdict)
    return verdicts


def _build(envelopes: list[EnvelopeInput]) -> str | None:
    return envelopes[-1].build if envelopes else None


def _later(envelope: EnvelopeInput) -> Verdict:
    return Verdict(id=envelope.id, seq=envelope.seq, verdict="retry_later")


async def _decide(people: _People, device: UUID, envelope: EnvelopeInput) -> Verdict:
    place = _Place(device, envelope)
    try:
        entered = await people.behind(envelope.switch)
        verdict = await _apply(people.door, entered, envelope, place)
    except SeqGap as gap:
        return _verdict(envelope, "gap", gap)
    except SeqReused as alarm:
        return _verdict(envelope, "alarm", alarm)
    except Unproven:
        raise  # the device itself was revoked meanwhile
    except TenantReadOnly as closed:
        return _verdict(envelope, "retry_later", closed)  # the phone keeps it for the day the company may write again
    except Refusal as refusal:
        verdict = _verdict(envelope, "rejected", refusal)
    except Unavailable as outage:
        return _verdict(envelope, "retry_later", outage)
    except Exception as bug:
        return _broken(envelope, bug)
    if verdict.verdict != "applied" and place.moved:
        await place.keep(people.door)
    return verdict


def _verdict(envelope: EnvelopeInput, verdict: str, error: Refusal | Unavailable) -> Verdict:
    return Verdict(
        id=envelope.id,
        seq=envelope.seq,
        verdict=verdict,
        code=error.code,
        params=error.params,  # type: ignore[arg-type]
    )


def _broken(envelope: EnvelopeInput, bug: Exception) -> Verdict:
    """A crash is no outcome: the intent stays queued, and what was decided before it is still told."""
    incident = str(uuid4())[:8]
    log.error("bug", incident=incident, command=envelope.type, exc_info=bug)
    params: Any = {"incident": incident}
    return Verdict(id=envelope.id, seq=envelope.seq, verdict="retry_later", code="infra.bug", params=params)


async def _apply(door: Actor, entered: identity.Entered, envelope: EnvelopeInput, place: "_Place") -> Verdict:
    """Apply one intent. What cannot count is refused under its id as well: it keeps its place."""
    actor = replace(entered.actor, work_unit_id=envelope.work_unit) if entered.actor is not None else door
    refusal: Refusal | None = entered.refusal
    if envelope.device != place.device:
        actor, refusal = door, BadInput(field="device", problem="not the device that sends")
    try:
        origin = _origin(envelope)
        spec, cmd = _decoded(envelope)
    except Refusal as unread:
        payload = _masked(envelope)
        return await _refuse(actor, envelope, payload, refusal or unread, place)
    if refusal is not None:
        return await _refuse(actor, envelope, payload_of(cmd), refusal, place, origin)
    outcome = await run(actor, spec, cmd, origin=origin, first=place.take, last=_resolve(envelope))
    return _settled(envelope, outcome.verdict, outcome.ids)


def _settled(envelope: EnvelopeInput, verdict: str, ids: tuple[UUID, ...]) -> Verdict:
    result: Any = {"ids": [str(id) for id in ids]}
    return Verdict(id=envelope.id, seq=envelope.seq, verdict=verdict, result=result)


def _decoded(envelope: EnvelopeInput) -> tuple[CommandSpec[Any, Any], Command]:
    payload: Any = envelope.payload
    if not isinstance(payload, dict):
        raise BadInput(field="payload", problem="not an object")
    spec = find_command(envelope.type)
    if envelope.v < 1:
        raise BadInput(field="v", problem="no such version")
    if any(_unstorable(each) for each in payload.values()):
        raise BadInput(field="payload", problem="text with a NUL character")
    return spec, spec.decode({**payload, "id": str(envelope.id)}, envelope.v)


def _unstorable(value: Any) -> bool:
    """PostgreSQL keeps no NUL in a text."""
    if isinstance(value, str):
        return "\0" in value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_unstorable(each) for each in inner)


def _masked(envelope: EnvelopeInput) -> str:
    """The payload as it came, for the journal; what the command calls secret is not in it."""
    payload: Any = envelope.payload
    spec = COMMANDS.get(envelope.type)
    if spec is not None and isinstance(payload, dict):
        payload = {name: "•" if snake(name) in spec.type.secret else value for name, value in payload.items()}
    return canonical(payload)


def _origin(envelope: EnvelopeInput) -> Origin:
    at = envelope.at_wall
    if at is not None and at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    try:
        skew = timedelta(milliseconds=envelope.srv_offset) if envelope.srv_offset is not None else None
        occurred_at = min(at + (skew or timedelta(0)), clock.now()) if at is not None else None
    except OverflowError as error:
        raise BadInput(field="srvOffset", problem="no such time") from error
    return Origin(seq=envelope.seq, device_at=at, skew=skew, occurred_at=occurred_at)


class _Place:
    """An intent's place in its device's queue."""

    def __init__(self, device: UUID, envelope: EnvelopeInput) -> None:
        self.device = device
        self.envelope = envelope
        self.moved = False

    async def take(self, work: Work) -> None:
        """Move the device's counter to this intent, or say why it is not its turn."""
        expected = await identity.advance_device(work, self.device, self.envelope.seq)
        if expected is None:
            self.moved = True
            return
        known = await work.executor.connection.fetchrow(writer.STORED, work.tenant_id, self.envelope.id)
        if known is not None:
            raise Known(known)
        if self.envelope.seq > expected:
            raise SeqGap(expected=expected)
        raise SeqReused(seq=self.envelope.seq)

    async def take_unknown(self, work: Work) -> None:
        """The same for an intent that is refused unread: the first outcome of its id stands."""
        await self.take(work)
        known = await work.executor.connection.fetchrow(writer.STORED, work.tenant_id, self.envelope.id)
        if known is not None:
            raise Known(known)

    async def keep(self, door: Actor) -> None:
        """The id was known already and its transaction rolled back: the number counts as used all the same, else
        the phone, which has its verdict, would never send what is expected."""
        async with working(door, command="api.sync") as work:
            await identity.advance_device(work, self.device, self.envelope.seq)


def _resolve(envelope: EnvelopeInput) -> Callable[[Work], Awaitable[None]] | None:
    fixes = envelope.fixes
    if fixes is None:
        return None

    async def resolve(work: Work) -> None:
        await records.resolve_intent(work, fixes, "fixed", by=envelope.id)

    return resolve


async def _refuse(
    actor: Actor, envelope: EnvelopeInput, payload: str, refusal: Refusal, place: _Place, origin: Origin | None = None
) -> Verdict:
    """Journal a refusal that no command could utter. Raises it, or gives the first outcome of the id."""
    origin = origin or Origin(seq=envelope.seq)
    line = Line(
        id=envelope.id,
        command=envelope.type[:120].replace("\0", ""),
        version=envelope.v,
        payload=payload,
        seq=origin.seq,
        device_at=origin.device_at,
        occurred_at=origin.occurred_at,
        skew=origin.skew,
    )
    try:
        await writer.refuse(actor, line, refusal, first=place.take_unknown)
    except Known as known:
        outcome = replay(line, known.stored)
        return _settled(envelope, outcome.verdict, outcome.ids)
    raise refusal
