"""When a slot has moved far enough to be told to the order.

Every report moves what follows it by seconds. An order's planned times are regulated and journalled, so they follow
only when somebody would act on the difference: by a quarter of an hour for what begins soon, by a sixteenth of the
time that is left for what begins later, and always when the work unit differs or nothing was planned.
"""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

SOON = timedelta(minutes=15)
SHARE = 16


class Planned(NamedTuple):
    starts_at: datetime | None
    ends_at: datetime | None
    work_unit_id: UUID | None


def moved_enough(published: Planned, living: Planned, now: datetime, *, running: bool = False) -> bool:
    """`living` has times. What runs keeps the start it has: only its end is news."""
    if published.starts_at is None or published.ends_at is None or published.work_unit_id != living.work_unit_id:
        return True
    assert living.starts_at is not None
    assert living.ends_at is not None
    later = [(published.ends_at, living.ends_at)]
    if not running:
        later.append((published.starts_at, living.starts_at))
    return any(abs(old - new) > tolerance(new, now) for old, new in later)


def tolerance(at: datetime, now: datetime) -> timedelta:
    return max(SOON, (at - now) // SHARE)
