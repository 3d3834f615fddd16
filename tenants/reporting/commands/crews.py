"""Who did the work of a report: the reporter, another one he reports for, or a crew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from infra.db import mine
from infra.work import Work
from tenants.identity.models import User
from tenants.orders import Operation
from tenants.reporting import errors, permissions, rules
from tenants.reporting.commands.help import helped, places_of
from tenants.reporting.models import OutputReport, Share

if TYPE_CHECKING:
    from tenants.reporting.commands.output import Reported


@dataclass(frozen=True, kw_only=True)
class CrewShare:
    """One person's part: a share (all sum to 1), or seconds, or neither (equal parts)."""

    user_id: UUID
    share: Decimal | None = None
    seconds: Decimal | None = None


@dataclass
class Crew:
    worker_id: UUID
    worker_name: str
    behalf: bool = False
    shares: list[Share] = field(default_factory=list)

    @property
    def people(self) -> dict[UUID, str]:
        return {each.user_id: each.user_name for each in self.shares} or {self.worker_id: self.worker_name}


async def crew_of(work: Work, cmd: "Reported", operation: Operation, corrects: OutputReport | None) -> Crew:
    """A correction keeps its original's worker unless it names another."""
    actor = work.actor
    worker_id = cmd.worker_id or (corrects.worker_id if corrects else None) or actor.id
    if cmd.shares:
        return await _shared(work, cmd, operation, worker_id)
    if corrects is not None and worker_id == corrects.worker_id:
        return Crew(worker_id, corrects.worker_name or corrects.reporter_name, "behalf" in corrects.flags)
    if worker_id == actor.id:
        return Crew(actor.id, actor.name)
    (worker,) = await _people(work, [worker_id])
    await _check_for_others(work, operation, [worker.name])
    return Crew(worker.id, worker.name, behalf=True)


async def _shared(work: Work, cmd: "Reported", operation: Operation, worker_id: UUID) -> Crew:
    parts = [rules.Part(each.user_id, each.share, each.seconds) for each in cmd.shares]
    shares = rules.shares(parts)
    people = await _people(work, [part.user_id for part in parts])
    behalf = work.actor.id not in {part.user_id for part in parts}
    if behalf:
        await _check_for_others(work, operation, [person.name for person in people[:3]])
    first = next((person for person in people if person.id == worker_id), people[0])
    rows = [
        Share(user_id=person.id, user_name=person.name, share=share, seconds=part.seconds)
        for person, part, share in zip(people, parts, shares, strict=True)
    ]
    return Crew(first.id, first.name, behalf, rows)


async def _people(work: Work, ids: Sequence[UUID]) -> list[User]:
    found = await work.many(User, ids)
    if any(user is None or not user.active for user in found):
        raise errors.WorkerUnknown()
    return [user for user in found if user is not None]


async def _check_for_others(work: Work, operation: Operation, people: list[str]) -> None:
    places = places_of(operation)
    if not work.actor.may(permissions.REPORT_FOR_OTHERS.name):
        refusal = errors.NotForOthers(worker=people, helper=[])
        raise await helped(work, refusal, permissions.REPORT_FOR_OTHERS, *places, overridable=False)
    work.actor.need(permissions.REPORT_FOR_OTHERS.name, *places)


async def keep(work: Work, report: OutputReport, crew: Crew) -> None:
    if crew.shares:
        for share in crew.shares:
            share.report_id = report.id
        await work.insert_all(crew.shares)


async def repeat(work: Work, report: OutputReport, reversal: OutputReport) -> None:
    """The shares of a reversal are its original's, so that they cancel out."""
    known: list[Share] = await work.all(mine(Share).where(Share.report_id == report.id).order_by(Share.id))
    await work.insert_all(
        [
            Share(report_id=reversal.id, user_id=s.user_id, user_name=s.user_name, share=s.share, seconds=s.seconds)
            for s in known
        ]
    )
