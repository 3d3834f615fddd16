"""One counter reading becomes a sample, and its pieces a report."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.dialects.postgresql import insert

from infra.actions import Command, command
from infra.attempt import attempt
from infra.db import Statement, own
from infra.errors import Refusal
from infra.ids import derived
from infra.work import Work
from tenants import reporting
from tenants.telemetry import errors, permissions, queries
from tenants.telemetry.commands.quarantine import keep_aside
from tenants.telemetry.events import MessagesMissing
from tenants.telemetry.models import CounterState, DeviceStream, Gap, Sample
from tenants.telemetry.rules.counter import CounterLimits, Judgement, Position, Reading, Verdict, corrected, judge


@dataclass(frozen=True, kw_only=True)
class RecordReading(Command):
    """A counter as it stands. `id` comes from `reading_id`, so a redelivered message is the same command.

    `at` is what the device's own clock said; `occurred_at` stays empty, because the server corrects that clock.
    """

    signal_id: UUID
    boot: str
    seq: int
    count: Decimal
    at: datetime

    @property
    def reading(self) -> Reading:
        return Reading(boot=self.boot, seq=self.seq, count=self.count)


def reading_id(device_id: UUID, boot: str, seq: int) -> UUID:
    return derived("telemetry.reading", device_id, boot, seq)


_SAMPLE = Sample.__table__
SAMPLE = Statement(
    insert(Sample).values({column.name: bindparam(column.name) for column in _SAMPLE.columns}).on_conflict_do_nothing()
)
MOVE_STREAM = Statement(
    update(DeviceStream)
    .where(own(DeviceStream), DeviceStream.id == bindparam("device_id"))
    .values(
        boot=bindparam("boot"),
        seq=bindparam("seq"),
        past_boots=bindparam("past_boots"),
        last_at=bindparam("at"),
        missing=DeviceStream.missing + bindparam("more_missing"),
        updated_at=bindparam("now"),
    )
)
MOVE_COUNTER = Statement(
    update(CounterState)
    .where(own(CounterState), CounterState.id == bindparam("signal_id"))
    .values(count=bindparam("count"), last_at=bindparam("at"), updated_at=bindparam("now"))
)


@command(needs=permissions.SEND_READING)
async def record_reading(work: Work, cmd: RecordReading) -> Sample:
    """Judge a reading against the last one; report its pieces, or keep them aside with the reason."""
    work.occurred_at = corrected(cmd.at, work.now)
    work.line = replace(work.line, occurred_at=work.occurred_at)
    standing = await locked_standing(work, cmd)
    judgement = judge_reading(standing, cmd)
    await _check_not_reused(work, cmd, judgement)
    sample = sample_of(work, cmd, judgement)
    await save(work, standing["device_id"], [sample], judgement)
    if judgement.missing:
        await _record_gap(work, standing["device_id"], cmd, judgement.missing)
    if judgement.verdict is Verdict.IMPLAUSIBLE:
        refusal = errors.ReadingImplausible(before=standing["count"], now=cmd.count, limit=standing["largest_step"])
        await _keep_aside(work, cmd, standing, refusal, None)
    elif judgement.delta:
        await _report(work, cmd, standing, judgement.delta)
    return sample


async def locked_standing(work: Work, cmd: RecordReading) -> Any:
    """The signal with its device's stream and its counter, locked; refuses strangers and revoked devices."""
    standing = await work.one(queries.POSITION, signal_id=cmd.signal_id)
    if standing is None or not standing["active"] or standing["device_id"] != work.actor.device_id:
        raise errors.SignalUnknown(topic=str(cmd.signal_id))
    if standing["device_state"] != "enrolled":
        raise errors.DeviceRevoked(device=standing["device_name"])
    return standing


def judge_reading(standing: Any, cmd: RecordReading) -> Judgement:
    limits = CounterLimits(rolls_over_at=standing["rolls_over_at"], largest_step=standing["largest_step"])
    return judge(_position(standing), cmd.reading, limits)


def _position(standing: Any) -> Position | None:
    if standing["last_at"] is None:
        return None
    past = tuple(standing["past_boots"])
    return Position(boot=standing["boot"], seq=standing["seq"], count=standing["count"], past_boots=past)


async def _check_not_reused(work: Work, cmd: RecordReading, judgement: Judgement) -> None:
    """A late number is harmless when it never came or came with the same content, and a fault otherwise."""
    if judgement.verdict is Verdict.LATE:
        known = await work.get(Sample, cmd.id)
        if known is not None and (known.count, known.at) != (cmd.count, cmd.at):
            raise errors.SequenceReused(seq=cmd.seq)


def sample_of(work: Work, cmd: RecordReading, judgement: Judgement) -> Sample:
    return Sample(
        tenant_id=work.tenant_id,
        id=cmd.id,
        signal_id=cmd.signal_id,
        at=cmd.at,
        boot=cmd.boot,
        seq=cmd.seq,
        count=cmd.count,
        delta=judgement.delta,
        verdict=judgement.verdict.value,
        revision=1,
        created_at=work.now,
        updated_at=work.now,
    )


async def save(work: Work, device_id: UUID, samples: list[Sample], judgement: Judgement) -> None:
    """The samples, and where the last judgement leaves the stream and the counter."""
    for sample in samples:
        await work.execute(SAMPLE, **{column.name: getattr(sample, column.name) for column in _SAMPLE.columns})
    if judgement.verdict is Verdict.LATE:
        return
    last, position = samples[-1], judgement.position
    at = corrected(last.at, work.now)
    await work.execute(
        MOVE_STREAM,
        device_id=device_id,
        boot=position.boot,
        seq=position.seq,
        past_boots=list(position.past_boots),
        at=at,
        more_missing=judgement.missing,
        now=work.now,
    )
    await work.execute(MOVE_COUNTER, signal_id=last.signal_id, count=position.count, at=at, now=work.now)


async def _record_gap(work: Work, device_id: UUID, cmd: RecordReading, missing: int) -> None:
    gap = Gap(device_id=device_id, boot=cmd.boot, first_seq=cmd.seq - missing, last_seq=cmd.seq - 1)
    await work.insert(gap)
    work.emit(MessagesMissing(device_id=device_id, boot=gap.boot, first_seq=gap.first_seq, last_seq=gap.last_seq))


async def _report(work: Work, cmd: RecordReading, standing: Any, pieces: Decimal) -> None:
    """The machine reports as anybody does. What it may not report was made all the same, so it is kept aside."""
    if standing["operation_id"] is None:
        await _keep_aside(work, cmd, standing, errors.NotMapped(signal=standing["code"]), pieces)
        return
    report = reporting.ReportOutput(
        id=derived(cmd.id, "report"), operation_id=standing["operation_id"], good_quantity=pieces
    )
    try:
        async with attempt(work):
            await reporting.report_output.nested(work, report)
    except Refusal as refusal:
        await _keep_aside(work, cmd, standing, refusal, pieces)


async def _keep_aside(work: Work, cmd: RecordReading, standing: Any, refusal: Refusal, pieces: Decimal | None) -> None:
    await keep_aside(
        work,
        id=derived(cmd.id, "quarantine"),
        source=standing["code"],
        payload=f'{{"boot":"{cmd.boot}","seq":{cmd.seq},"count":{cmd.count}}}',
        refusal=refusal,
        device_id=standing["device_id"],
        signal_id=standing["id"],
        operation_id=standing["operation_id"],
        quantity=pieces,
    )
