"""`sync`: the queue of a phone, up to 50 intents at once, each with its own transaction and its own verdict.

The device proves itself with its key; who acted is the switch session each envelope names. An intent keeps its
place by (device, seq): each transaction moves the device's counter first, so two tabs cannot interleave.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from infra import clock
from infra.actions import Origin, find_command, run
from infra.errors import BadInput, LimitReached, NotItsTurn, Refusal, Unavailable
from infra.graphql.context import Info
from infra.journal import writer
from infra.journal.canonical import canonical
from infra.work import Actor, Known, Line, Work
from tenants import identity, records

LARGEST_BATCH = 50
FUTURE = timedelta(minutes=2)


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
    """Apply the envelopes in order; the first that must wait stops the rest."""
    await info.context.read.prove()
    door = info.context.read.actor
    device = identity.device_of(door)
    if len(envelopes) > LARGEST_BATCH:
        raise BatchTooLarge(size=len(envelopes), limit=LARGEST_BATCH)
    verdicts: list[Verdict] = []
    stopped = False
    people = await identity.entered_under(door, {each.switch for each in envelopes})
    for envelope in envelopes:
        entered = people[envelope.switch]
        verdict = _later(envelope) if stopped else await _decide(door, device, entered, envelope)
        stopped = stopped or verdict.verdict in ("retry_later", "gap", "alarm")
        verdicts.append(verdict)
    expected = await identity.note_sync(door, device, _build(envelopes))
    return SyncReply(server_time=clock.now(), expected_seq=expected, verdicts=verdicts)


@strawberry.type
class Mutation:
    sync: SyncReply = strawberry.field(
        resolver=sync, description="A phone's queued intents, in order. Needs a device key."
    )


def _build(envelopes: list[EnvelopeInput]) -> str | None:
    return envelopes[-1].build if envelopes else None


def _later(envelope: EnvelopeInput) -> Verdict:
    return Verdict(id=envelope.id, seq=envelope.seq, verdict="retry_later")


async def _decide(door: Actor, device: UUID, entered: identity.Entered, envelope: EnvelopeInput) -> Verdict:
    try:
        return await _apply(door, device, entered, envelope)
    except SeqGap as gap:
        return _verdict(envelope, "gap", gap)
    except SeqReused as alarm:
        return _verdict(envelope, "alarm", alarm)
    except Refusal as refusal:
        return _verdict(envelope, "rejected", refusal)
    except Unavailable as outage:
        return _verdict(envelope, "retry_later", outage)


def _verdict(envelope: EnvelopeInput, verdict: str, error: Refusal | Unavailable) -> Verdict:
    return Verdict(
        id=envelope.id,
        seq=envelope.seq,
        verdict=verdict,
        code=error.code,
        params=error.params,  # type: ignore[arg-type]
    )


async def _apply(door: Actor, device: UUID, entered: identity.Entered, envelope: EnvelopeInput) -> Verdict:
    """Apply one intent. What cannot even be read is refused under its id as well: it keeps its place."""
    take_place = _place(device, envelope)
    actor = door
    try:
        if envelope.device != device:
            raise BadInput(field="device", problem="not the device that sends")
        if entered.refusal is not None:
            raise entered.refusal
        assert entered.actor is not None
        actor = replace(entered.actor, work_unit_id=envelope.work_unit)
        spec = find_command(envelope.type)
        cmd = spec.decode({**_object(envelope.payload), "id": str(envelope.id)}, envelope.v)
    except Refusal as refusal:
        await _refuse_unread(actor, envelope, refusal, take_place)
        raise
    outcome = await run(actor, spec, cmd, origin=_origin(envelope), first=take_place, last=_resolve(envelope))
    return Verdict(
        id=envelope.id,
        seq=envelope.seq,
        verdict=outcome.verdict,
        result={"ids": [str(id) for id in outcome.ids]},  # type: ignore[arg-type]
    )


def _object(payload: Any) -> dict[str, Any]:
    if not isinstance(payload, dict):
        raise BadInput(field="payload", problem="not an object")
    return payload


def _origin(envelope: EnvelopeInput) -> Origin:
    skew = timedelta(milliseconds=envelope.srv_offset) if envelope.srv_offset is not None else None
    occurred_at = None
    if envelope.at_wall is not None:
        occurred_at = min(envelope.at_wall + (skew or timedelta(0)), clock.now())
    return Origin(seq=envelope.seq, device_at=envelope.at_wall, skew=skew, occurred_at=occurred_at)


def _place(device: UUID, envelope: EnvelopeInput) -> Callable[[Work], Awaitable[None]]:
    """Move the device's counter to this intent, or say why it is not its turn."""

    async def take(work: Work) -> None:
        expected = await identity.advance_device(work, device, envelope.seq)
        if expected is None:
            return
        known = await work.executor.connection.fetchrow(writer.STORED, work.tenant_id, envelope.id)
        if known is not None:
            raise Known(known)
        if envelope.seq > expected:
            raise SeqGap(expected=expected)
        raise SeqReused(seq=envelope.seq)

    return take


def _resolve(envelope: EnvelopeInput) -> Callable[[Work], Awaitable[None]] | None:
    fixes = envelope.fixes
    if fixes is None:
        return None

    async def resolve(work: Work) -> None:
        await records.resolve_intent(work, fixes, "fixed", by=envelope.id)

    return resolve


async def _refuse_unread(
    actor: Actor, envelope: EnvelopeInput, refusal: Refusal, take_place: Callable[[Work], Awaitable[None]]
) -> None:
    line = Line(
        id=envelope.id,
        command=envelope.type[:120],
        version=envelope.v,
        payload=canonical(envelope.payload),
        seq=envelope.seq,
        device_at=envelope.at_wall,
        occurred_at=_origin(envelope).occurred_at,
    )
    try:
        await writer.refuse(actor, line, refusal, first=take_place)
    except Known:
        return
