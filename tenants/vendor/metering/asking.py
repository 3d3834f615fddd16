"""Readiness is asked of a company under its own context: a few of those that are being brought live in each round."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from infra.errors import DomainError
from infra.log import log
from infra.work import reading, system
from tenants import onboarding
from tenants.onboarding.rollout.queries import stage
from tenants.vendor.metering import writing

AT_ONCE: Final = 40
AGAIN_AFTER: Final = timedelta(minutes=2)
_asked: dict[UUID, datetime] = {}


class Known(NamedTuple):
    """A customer in somebody's books, as it was left by the last round."""

    books: UUID
    row: dict[str, Any]


async def ask_readiness(connection: Any, by_customer: Mapping[UUID, Sequence[Known]], now: datetime) -> None:
    """Fill `readiness` and `stuck_at` in, those first that nobody has asked for longest."""
    bringing = [
        id for id, known in by_customer.items()
        if known[0].row["phase"] in ("trial", "onboarding") and now - _asked.get(id, now - AGAIN_AFTER) >= AGAIN_AFTER
    ]  # fmt: skip
    for id in sorted(bringing, key=lambda each: _asked.get(each, now - AGAIN_AFTER))[:AT_ONCE]:
        _asked[id] = now
        try:
            async with reading(system(id)) as read:
                found, board = await onboarding.readiness(read), await stage(read)
        except DomainError as error:  # on its way to another database, or closed: what is known stays
            log.info("vendor.readiness_unknown", customer=str(id), code=error.code)
            continue
        gaps = [
            {"title": gap.key, "text": gap.fix, "code": None, "count": gap.done, "at": None,
             "params": {"total": gap.total, "state": gap.state}}
            for gap in found.gaps
        ]  # fmt: skip
        steps = [
            {"title": board.next_title or "", "text": None, "code": None, "count": board.overdue,
             "at": None,
             "params": {"milestones": board.milestones, "done": board.done, "issues": board.issues_open,
                        "due": board.next_due.isoformat() if board.next_due else None}}
        ]  # fmt: skip
        for known in by_customer[id]:
            stuck = gaps[0]["title"] if gaps else None
            moved = (known.row["readiness"], known.row["stuck_at"]) != (found.score, stuck)
            known.row.update(readiness=found.score, stuck_at=stuck, moved=moved)
            await writing.write_causes(connection, known.books, "readiness", {id: gaps}, now)
            if board.milestones:
                await writing.write_causes(connection, known.books, "milestones", {id: steps}, now)
