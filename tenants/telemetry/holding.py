"""Readings of a company that may only read (suspended, expired): kept as they came, in their order, and judged like any
other once it may write again. A machine does not stop counting because a bill is open."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Uuid, bindparam, delete, select

from infra.actions import run
from infra.db import Statement, mine, own
from infra.errors import Refusal, TenantClosed
from infra.ids import derived, uuid7
from infra.work import Actor, Line, database, reading, working
from tenants.telemetry import permissions, queries
from tenants.telemetry.commands.quarantine import QuarantineInput, quarantine_input
from tenants.telemetry.commands.readings import RecordReading, record_reading
from tenants.telemetry.devices import device_actor
from tenants.telemetry.models import HeldReading

AT_ONCE: Final = 500
OF_DEVICE: Final = Statement(
    mine(HeldReading)
    .where(HeldReading.device_id == bindparam("device_id", type_=Uuid()))
    .order_by(HeldReading.place)
    .limit(AT_ONCE)
)
DEVICES: Final = Statement(select(HeldReading.device_id).distinct().where(own(HeldReading)))
DROP: Final = Statement(delete(HeldReading).where(own(HeldReading), HeldReading.id == bindparam("held", type_=Uuid())))
_REMEMBERED: Final = 10_000
_nothing_held: set[UUID] = set()
"""Devices of which this process knows that nothing is held: one process takes a device's messages at a time."""


async def hold(actor: Actor, readings: Sequence[RecordReading]) -> None:
    """Keep readings that cannot be judged now. Kept twice they stand once."""
    actor.need(permissions.SEND_READING.name)
    assert actor.device_id is not None
    line = Line(id=uuid7(), command="telemetry.hold_readings", while_read_only=True)
    async with working(actor, command=line.command, line=line) as work:
        for each in readings:
            held = HeldReading(
                id=each.id, device_id=actor.device_id, signal_id=each.signal_id, boot=each.boot, seq=each.seq,
                count=each.count, at=each.at, place=uuid7(),
            )  # fmt: skip
            await work.insert_new(held)
    _nothing_held.discard(actor.device_id)


async def release(actor: Actor) -> int:
    """Judge what is held of a device, oldest first; how many. Raises TenantReadOnly while it still may not write."""
    device = actor.device_id
    assert device is not None
    if device in _nothing_held:
        return 0
    released = 0
    while True:
        async with database().transaction(actor.tenant_id, read_only=True) as at:
            rows: list[HeldReading] = await at.all(OF_DEVICE, device_id=device)
        if not rows:
            break
        for row in rows:
            await _judge(actor, row)
            async with database().transaction(actor.tenant_id) as at:
                await at.execute(DROP, held=row.id)
        released += len(rows)
    if len(_nothing_held) >= _REMEMBERED:
        _nothing_held.clear()
    _nothing_held.add(device)
    return released


async def _judge(actor: Actor, row: HeldReading) -> None:
    """By the command of every reading; what it refuses is put aside with its reason."""
    cmd = RecordReading(id=row.id, signal_id=row.signal_id, boot=row.boot, seq=row.seq, count=row.count, at=row.at)
    try:
        await run(actor, record_reading, cmd)
    except TenantClosed:
        raise
    except Refusal as refusal:
        aside = QuarantineInput(
            id=derived("telemetry.held", row.id), source="held",
            payload=f'{{"boot":"{row.boot}","seq":{row.seq},"count":{row.count}}}',
            code=refusal.code, params=refusal.params, device_id=row.device_id, signal_id=row.signal_id,
        )  # fmt: skip
        await run(actor, quarantine_input, aside)


async def release_all(system: Actor, slug: str) -> int:
    """Of every device of a company: when it may write again and no machine has spoken yet."""
    async with reading(system) as read:
        devices = {row["device_id"] for row in await read.all(DEVICES)}
        routes = {row["device_id"]: row for row in await queries.routes(read)} if devices else {}
    released = 0
    for device in devices & routes.keys():
        _nothing_held.discard(device)
        released += await release(device_actor(system.tenant_id, slug, routes[device], "held"))
    return released


def forget() -> None:
    """Drop what this process remembers (tests)."""
    _nothing_held.clear()
