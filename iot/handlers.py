"""Device messages: taken, or put in quarantine with its reason. Never dropped.

What no company can be named for goes to a file of this installation (`LOTLINE_STATE/strays.jsonl`): row-level security
has no place for rows of nobody.
"""

import base64
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC

import structlog

from infra import clock
from infra.actions import Origin, run
from infra.errors import DomainError, IdReused, Refusal, TenantClosed
from infra.ids import derived
from infra.settings import settings
from infra.work import Actor, system
from iot import payload, routing, topics
from iot.connection import Message
from iot.payload import Malformed
from tenants import telemetry
from tenants.traceability.tags import RecordTagRead, as_reader, record_tag_read

log = structlog.get_logger("lotline.mqtt")

LARGEST_STRAYS = 50 * 2**20


Done = Callable[[Message], None]


@dataclass(frozen=True)
class _Taken:
    """A message as far as it can be understood without a lock: a reading with its route, or why it is none."""

    message: Message
    route: routing.Route | None = None
    reading: telemetry.RecordReading | None = None
    tag: RecordTagRead | None = None  # what a fixed reader saw, instead of a reading
    refusal: DomainError | None = None
    owner: Actor | None = None  # whose quarantine it goes to; nobody's is a stray


async def line_of(message: Message) -> object:
    """Messages with the same answer are taken one after the other: those of one device."""
    route = await _route(message)
    return route.device_id if route else message.topic


async def settle(messages: Sequence[Message], address: str, done: Done) -> None:
    """Take one device's messages in their order; `done` is called for each after its commit.

    Raises Unavailable: those not yet done have to be tried again.
    """
    understood = [await _understand(message, address) for message in messages]
    at = 0
    while at < len(understood):
        head = understood[at]
        if head.tag is not None:
            await _see(head)
            done(head.message)
            at += 1
            continue
        if head.route is None or head.reading is None:
            await _keep(head)
            done(head.message)
            at += 1
            continue
        group = _same_actor(understood[at:])
        at += await _take(group, done)


def _same_actor(understood: Sequence[_Taken]) -> Sequence[_Taken]:
    first = understood[0].owner
    for number, each in enumerate(understood):
        if each.reading is None or each.owner != first:
            return understood[:number]
    return understood


async def _take(group: Sequence[_Taken], done: Done) -> int:
    """How many were settled: all of them, or up to and including the one that was refused."""
    taken = 0

    def one_more() -> None:
        nonlocal taken
        done(group[taken].message)
        taken += 1

    actor = group[0].owner
    assert actor is not None
    try:
        await telemetry.take_readings(actor, [each.reading for each in group if each.reading], one_more)
    except Refusal as refusal:
        await _keep(replace(group[taken], refusal=_said(refusal, group[taken])))
        one_more()
    return taken


async def _see(each: _Taken) -> None:
    """A tag takes the road of every scan; what is refused is looked at by a person."""
    assert each.tag is not None
    assert each.owner is not None
    try:
        await run(as_reader(each.owner), record_tag_read, each.tag, origin=Origin(device_at=each.tag.occurred_at))
    except Refusal as refusal:
        await _keep(replace(each, refusal=refusal))


def _said(refusal: Refusal, each: _Taken) -> DomainError:
    if isinstance(refusal, IdReused) and each.reading is not None:
        return telemetry.errors.SequenceReused(seq=each.reading.seq)
    return refusal


async def _route(message: Message) -> routing.Route | None:
    try:
        return await routing.route(topics.parse(message.topic), "")
    except topics.UnknownTopic:
        return None


async def _understand(message: Message, address: str) -> _Taken:
    try:
        topic = topics.parse(message.topic)
    except topics.UnknownTopic as error:
        return _Taken(message, refusal=telemetry.errors.MessageMalformed(problem=str(error)))
    tenant_id = await routing.company(topic.tenant)
    if tenant_id is None:
        return _Taken(message, refusal=telemetry.errors.CompanyUnknown(slug=topic.tenant))
    route = await routing.route(topic, address)
    if route is None:
        owner = system(tenant_id, "MQTT bridge")
        return _Taken(message, refusal=telemetry.errors.SignalUnknown(topic=message.topic), owner=owner)
    try:
        if (seen := payload.decode_tag(message.payload)) is not None:
            return _Taken(message, route=route, tag=_tag(seen, route), owner=route.actor)
        return _Taken(message, route=route, reading=_reading(message, route), owner=route.actor)
    except Malformed as error:
        refusal: DomainError = telemetry.errors.MessageMalformed(problem=str(error))
    except telemetry.errors.WrongDevice as wrong:
        refusal = wrong
    return _Taken(message, route=route, refusal=refusal, owner=route.actor)


def _tag(seen: payload.TagMessage, route: routing.Route) -> RecordTagRead:
    _check_device(seen.device, route)
    return RecordTagRead(
        id=derived("traceability.tag", route.device_id, seen.boot, seen.seq),
        text=seen.tag,
        location=seen.location,
        move=seen.move,
        occurred_at=seen.at.astimezone(UTC),
    )


def _check_device(named: str | None, route: routing.Route) -> None:
    if named is not None and named != str(route.device_id):
        raise telemetry.errors.WrongDevice(named=named)


def _reading(message: Message, route: routing.Route) -> telemetry.RecordReading:
    counter = payload.decode(message.payload)
    _check_device(counter.device, route)
    return telemetry.RecordReading(
        id=telemetry.reading_id(route.device_id, counter.boot, counter.seq),
        signal_id=route.signal_id,
        boot=counter.boot,
        seq=counter.seq,
        count=counter.count,
        at=counter.at.astimezone(UTC),
    )


async def _keep(entry: _Taken) -> None:
    """The same bad message is one entry a day, however often it comes: a broken sender must not fill the disk."""
    message, refusal, actor = entry.message, entry.refusal, entry.owner
    assert refusal is not None
    if actor is None or isinstance(refusal, TenantClosed):
        _stray(message, refusal.sentence)
        return
    day = clock.now().date().isoformat()
    digest = hashlib.sha256(message.payload).hexdigest()
    command = telemetry.QuarantineInput(
        id=derived("telemetry.quarantine", actor.tenant_id, message.topic, digest, day),
        source=message.topic,
        payload=_text(message.payload),
        code=refusal.code,
        params=refusal.params,
        device_id=entry.route.device_id if entry.route else None,
        signal_id=entry.route.signal_id if entry.route else None,
    )
    try:
        await run(actor, telemetry.quarantine_input, command)
    except Refusal as second:
        _stray(message, f"{refusal.sentence}; and no quarantine: {second.sentence}")


def _text(content: bytes) -> str:
    content = content[: payload.LARGEST]
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return "base64:" + base64.b64encode(content).decode()
    return text if "\x00" not in text else "base64:" + base64.b64encode(content).decode()


def _stray(message: Message, problem: str) -> None:
    log.warning("stray message", topic=message.topic, problem=problem)
    path = settings().state / "strays.jsonl"
    if path.exists() and path.stat().st_size > LARGEST_STRAYS:
        path.replace(path.with_suffix(".jsonl.1"))
    line = {
        "at": clock.now().isoformat(),
        "topic": message.topic,
        "problem": problem,
        "payload": _text(message.payload),
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
