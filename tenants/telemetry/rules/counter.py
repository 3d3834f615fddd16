"""What one counter reading means for the pieces made. Pure.

A counter only ever says "so many until now", so a lost reading loses no pieces: the next one carries them. What can go
wrong is the counter itself. It restarts from zero (power, a hand on the reset key), it rolls over at its last digit, it
shows nonsense for one moment, or an old reading arrives after newer ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

BOOTS_REMEMBERED = 16

OLDEST = timedelta(days=31)
"""A message that waited longer than any broker or gateway keeps one has a clock that stood still (1970, 2000)."""


def corrected(device_at: datetime, now: datetime) -> datetime:
    """When a reading counts as taken: the device's own time, unless it lies ahead of ours or impossibly far back."""
    return device_at if now - OLDEST <= device_at <= now else now


class Verdict(StrEnum):
    BASELINE = "baseline"  # the first reading ever: nothing to compare with, so no pieces
    STEP = "step"
    IDLE = "idle"
    ROLLED_OVER = "rolled_over"
    RESET = "reset"
    LATE = "late"  # older than what we know: already contained in the newer count
    IMPLAUSIBLE = "implausible"  # too many pieces at once: kept aside, the state does not move


@dataclass(frozen=True, kw_only=True)
class CounterLimits:
    """What the counter can do: `rolls_over_at` is the first number it cannot show (1000000 for six digits)."""

    rolls_over_at: Decimal | None = None
    largest_step: Decimal = Decimal(1000)


@dataclass(frozen=True, kw_only=True)
class Position:
    """Where a device's stream stands. `boot` names one power-on; `seq` counts its messages from 1."""

    boot: str
    seq: int
    count: Decimal | None  # None: the next reading is a new baseline
    past_boots: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    boot: str
    seq: int
    count: Decimal


@dataclass(frozen=True, kw_only=True)
class Judgement:
    verdict: Verdict
    delta: Decimal
    missing: int  # messages that should have come before this one
    position: Position


def judge(known: Position | None, reading: Reading, limits: CounterLimits) -> Judgement:
    if known is None:
        return Judgement(verdict=Verdict.BASELINE, delta=Decimal(0), missing=0, position=_moved(None, reading))
    if is_late(known, reading):
        return Judgement(verdict=Verdict.LATE, delta=Decimal(0), missing=0, position=known)
    missing = messages_missing(known, reading)
    if known.count is None:
        return Judgement(verdict=Verdict.BASELINE, delta=Decimal(0), missing=missing, position=_moved(known, reading))
    verdict, delta = _pieces(known.count, reading.count, limits)
    position = _moved(known, reading)
    if verdict is Verdict.IMPLAUSIBLE:
        position = replace(position, count=known.count)  # the stream went on, the counter is not believed
    return Judgement(verdict=verdict, delta=delta, missing=missing, position=position)


def is_late(known: Position, reading: Reading) -> bool:
    if reading.boot == known.boot:
        return reading.seq <= known.seq
    return reading.boot in known.past_boots


def messages_missing(known: Position, reading: Reading) -> int:
    """A new boot starts again at 1; how many the old boot still sent before it died cannot be known."""
    return max(0, reading.seq - (known.seq if reading.boot == known.boot else 0) - 1)


def _pieces(before: Decimal, now: Decimal, limits: CounterLimits) -> tuple[Verdict, Decimal]:
    if now == before:
        return Verdict.IDLE, Decimal(0)
    if now > before:
        step = now - before
        return _plausible(Verdict.STEP, step, limits)
    if limits.rolls_over_at is not None:
        around = limits.rolls_over_at - before + now
        if Decimal(0) <= around <= limits.largest_step:
            return Verdict.ROLLED_OVER, around
    return _plausible(Verdict.RESET, now, limits)


def _plausible(verdict: Verdict, step: Decimal, limits: CounterLimits) -> tuple[Verdict, Decimal]:
    if step > limits.largest_step:
        return Verdict.IMPLAUSIBLE, Decimal(0)
    return verdict, step


def _moved(known: Position | None, reading: Reading) -> Position:
    past = known.past_boots if known else ()
    if known and known.boot != reading.boot:
        past = remembered((*past, known.boot))
    return Position(boot=reading.boot, seq=reading.seq, count=reading.count, past_boots=past)


def remembered(boots: Sequence[str]) -> tuple[str, ...]:
    return tuple(boots)[-BOOTS_REMEMBERED:]
