"""Taking one device's readings in their order: those with something to say through the command, the rest in batches.

An idle machine repeats its count all day. Such samples change no regulated row, so they are stored many at a time and
leave no journal line; the first reading that has pieces, a hole before it or anything odd goes through the command.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from infra.actions import Origin, run
from infra.errors import TenantReadOnly
from infra.work import Actor, working
from tenants.telemetry import holding, permissions
from tenants.telemetry.commands.readings import (
    RecordReading,
    judge_reading,
    locked_standing,
    record_reading,
    sample_of,
    save,
)
from tenants.telemetry.models import Sample
from tenants.telemetry.rules.counter import Judgement, Verdict

_REMEMBERED = 10_000
_last_counts: dict[UUID, object] = {}


async def take_readings(actor: Actor, readings: Sequence[RecordReading], taken: Callable[[], None]) -> None:
    """Store one device's readings in their order; `taken` is called for each once it is committed.

    Raises Refusal for the first reading not taken, and Unavailable when nothing more could be stored. Those of a
    company that may only read are held, and taken before its next ones when it may write again.
    """
    at = 0
    try:
        await holding.release(actor)
        while at < len(readings):
            quiet = _leading_repeats(readings[at:])
            stored = await _take_quiet(actor, readings[at : at + quiet]) if quiet else 0
            if not stored:
                await take_reading(actor, readings[at])
                stored = 1
            at += stored
            for _ in range(stored):
                taken()
    except TenantReadOnly:
        await holding.hold(actor, readings[at:])
        for _ in readings[at:]:
            taken()


async def take_reading(actor: Actor, reading: RecordReading) -> None:
    """One reading through the command. Raises Refusal, and Unavailable when nothing was stored."""
    await run(actor, record_reading, reading, origin=Origin(device_at=reading.at))
    if len(_last_counts) >= _REMEMBERED:
        _last_counts.clear()
    _last_counts[reading.signal_id] = reading.count


def _leading_repeats(readings: Sequence[RecordReading]) -> int:
    """A guess that only chooses the road; the locked position decides."""
    signal_id = readings[0].signal_id
    for number, reading in enumerate(readings):
        if reading.signal_id != signal_id or _last_counts.get(signal_id) != reading.count:
            return number
    return len(readings)


async def _take_quiet(actor: Actor, readings: Sequence[RecordReading]) -> int:
    actor.need(permissions.SEND_READING.name)
    samples: list[Sample] = []
    judgement: Judgement | None = None
    async with working(actor, command="telemetry.store_samples") as work:
        standing = dict(await locked_standing(work, readings[0]))
        for reading in readings:
            found = judge_reading(standing, reading)
            if found.verdict is not Verdict.IDLE or found.missing:
                break
            judgement = found
            position = found.position
            standing |= {"boot": position.boot, "seq": position.seq, "past_boots": position.past_boots}
            samples.append(sample_of(work, reading, found))
        if judgement is not None:
            await save(work, standing["device_id"], samples, judgement)
    return len(samples)


def forget() -> None:
    """Drop the guesses (tests)."""
    _last_counts.clear()
    holding.forget()
