"""What BOMs, routings, revisions and instructions have in common: drafts, numbers, and going live once."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from infra.db import Statement, TenantRow, mine, own
from infra.work import Work
from tenants.masterdata.errors import (
    AlreadyApproved,
    ChangeControlled,
    DatesReversed,
    DraftInChange,
    NotADraft,
    RecordNotFound,
)
from tenants.masterdata.lookups import plant_day
from tenants.masterdata.models import ChangePolicy, ChangeSubject, EngineeringChange, Item
from tenants.plans.models import Tenant

DRAFT, APPROVED, WITHDRAWN = "draft", "approved", "withdrawn"
OPEN_CHANGES = ("draft", "submitted")

V = TypeVar("V", bound=TenantRow)

POLICY = Statement(mine(ChangePolicy))
IN_CHANGE = Statement(
    select(EngineeringChange.number)
    .join(ChangeSubject, (ChangeSubject.change_id == EngineeringChange.id) & own(ChangeSubject))
    .where(
        own(EngineeringChange),
        ChangeSubject.subject_id == bindparam("subject_id"),
        or_(*(EngineeringChange.state == state for state in OPEN_CHANGES)),
    )
    .limit(1)
)


async def today(work: Work) -> date:
    """The plant's calendar day on which the act happened."""
    return await plant_day(work, work.occurred_at)


async def queue_up(work: Work) -> None:
    """Approvals of one company go one after the other: two that are each innocent may make a loop together."""
    await work.lock(Tenant, work.tenant_id)


async def next_version(work: Work, model: Any, item_id: UUID) -> int:
    """Versions of one item are numbered under its row lock."""
    await work.lock(Item, item_id)
    latest = select(func.coalesce(func.max(model.version), 0)).where(own(model), model.item_id == item_id)
    return int(await work.scalar(latest)) + 1


def check_dates(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise DatesReversed(since=since, until=until)


async def locked_draft(work: Work, model: type[V], id: UUID, what: str) -> V:
    """The draft, locked; raises for anything that is none any more."""
    row: Any = await work.lock(model, id)
    if row is None:
        raise RecordNotFound(what=what)
    label = getattr(row, "version", None) or row.item_revision
    if row.state == APPROVED:
        raise AlreadyApproved(version=label)
    if row.state != DRAFT:
        raise NotADraft(version=label)
    return row  # type: ignore[no-any-return]


async def check_free(work: Work, subject_id: UUID) -> None:
    """A draft inside an open change is changed and approved there."""
    number = await work.scalar(IN_CHANGE, subject_id=subject_id)
    if number is not None:
        raise DraftInChange(number=number)


async def check_uncontrolled(work: Work, model: Any, item_id: UUID) -> None:
    """May a version go live by itself? An item's first always may: it changes nothing."""
    policy: ChangePolicy | None = await work.one(POLICY)
    if policy is None or not policy.change_control:
        return
    live = select(func.count()).select_from(model).where(own(model), model.item_id == item_id, model.state == APPROVED)
    if await work.scalar(live):
        item = await work.get(Item, item_id)
        raise ChangeControlled(item=item.code if item else "")
