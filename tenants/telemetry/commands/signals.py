"""Signals and which operation they feed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, update

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import Missing
from infra.work import Work
from tenants import orders
from tenants.telemetry import errors, permissions
from tenants.telemetry.models import CounterState, DeviceStream, Signal, SignalMapping

TOPIC_LEVEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")

OPEN_MAPPING = Statement(
    mine(SignalMapping)
    .where(SignalMapping.signal_id == bindparam("signal_id"), SignalMapping.ended_at.is_(None))
    .with_for_update()
)
FORGET_COUNT = Statement(
    update(CounterState)
    .where(own(CounterState), CounterState.id == bindparam("signal_id"))
    .values(count=None, updated_at=bindparam("now"))
)


@dataclass(frozen=True, kw_only=True)
class DefineSignal(Command):
    """A counter of a device at a work center. `rolls_over_at`: the first number it cannot show, if it starts over."""

    code: str
    name_zh: str
    name_en: str
    device_id: UUID
    work_center_id: UUID
    work_unit_id: UUID | None = None
    rolls_over_at: Decimal | None = None
    largest_step: Decimal = Decimal(1000)


@dataclass(frozen=True, kw_only=True)
class ChangeSignal(Command):
    signal_id: UUID
    active: bool | None = None
    rolls_over_at: Decimal | None = None
    largest_step: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class MapSignal(Command):
    """From now on the counter feeds this operation; none: its pieces wait in quarantine."""

    signal_id: UUID
    operation_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RebaseCounter(Command):
    """Believe the next reading whatever it says: the counter was exchanged or set by hand."""

    signal_id: UUID


@command(needs=permissions.DEFINE_SIGNAL)
async def define_signal(work: Work, cmd: DefineSignal) -> Signal:
    """Define a counter signal of a device."""
    if not TOPIC_LEVEL.fullmatch(cmd.code):
        raise errors.CodeUnusable(code=cmd.code)
    _check_limits(cmd.rolls_over_at, cmd.largest_step)
    signal = await work.insert(
        Signal(
            code=cmd.code,
            name_zh=cmd.name_zh,
            name_en=cmd.name_en,
            device_id=cmd.device_id,
            work_center_id=cmd.work_center_id,
            work_unit_id=cmd.work_unit_id,
            rolls_over_at=cmd.rolls_over_at,
            largest_step=cmd.largest_step,
        )
    )
    if await work.get(DeviceStream, cmd.device_id) is None:
        await work.insert(DeviceStream(id=cmd.device_id, boot="", seq=0, last_at=None))
    await work.insert(CounterState(id=signal.id, count=None, last_at=None))
    return signal


@command(needs=permissions.DEFINE_SIGNAL)
async def change_signal(work: Work, cmd: ChangeSignal) -> Signal:
    """Change a signal's limits or switch it off."""
    signal = await _access(work, cmd.signal_id)
    _check_limits(cmd.rolls_over_at, cmd.largest_step)
    given = {"active": cmd.active, "rolls_over_at": cmd.rolls_over_at, "largest_step": cmd.largest_step}
    return await work.change(signal, **{name: value for name, value in given.items() if value is not None})


@command(needs=permissions.MAP_SIGNAL)
async def map_signal(work: Work, cmd: MapSignal) -> Signal:
    """Say which operation a counter feeds from now on."""
    signal = await _access(work, cmd.signal_id)
    work.actor.need(permissions.MAP_SIGNAL.name, signal.work_center_id)
    current = await work.one(OPEN_MAPPING, signal_id=signal.id)
    if current is not None and current.operation_id == cmd.operation_id:
        return signal
    if current is not None:
        await work.change(current, ended_at=work.now)
    if cmd.operation_id is not None:
        await orders.access_operation(work, cmd.operation_id)
        await work.insert(
            SignalMapping(signal_id=signal.id, operation_id=cmd.operation_id, started_at=work.now, ended_at=None)
        )
    return signal


@command(needs=permissions.MAP_SIGNAL)
async def rebase_counter(work: Work, cmd: RebaseCounter) -> Signal:
    """Take the counter's next reading as a new start."""
    signal = await _access(work, cmd.signal_id)
    work.actor.need(permissions.MAP_SIGNAL.name, signal.work_center_id)
    await work.execute(FORGET_COUNT, signal_id=signal.id, now=work.now)
    return signal


async def _access(work: Work, id: UUID) -> Signal:
    signal = await work.lock(Signal, id)
    if signal is None:
        raise Missing(what="signal")
    return signal


def _check_limits(rolls_over_at: Decimal | None, largest_step: Decimal | None) -> None:
    for field, value in (("rolls_over_at", rolls_over_at), ("largest_step", largest_step)):
        if value is not None and not value > 0:
            raise errors.LimitsInvalid(field=field)
