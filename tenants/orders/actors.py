"""Orders follow engineering changes: at once, or on the day a change takes effect."""

from sqlalchemy import bindparam

from infra.attempt import attempt
from infra.db import Statement, mine, own
from infra.errors import Refusal
from infra.events import every, on
from infra.work import Work
from tenants.masterdata.commands.changes import settle_for_order
from tenants.masterdata.commands.versions import today
from tenants.masterdata.events import ChangeApproved
from tenants.masterdata.models import ChangeOrder, EngineeringChange
from tenants.orders.commands.rebase import follow

DUE = Statement(
    mine(ChangeOrder)
    .join(EngineeringChange, (EngineeringChange.id == ChangeOrder.change_id) & own(EngineeringChange))
    .where(
        ChangeOrder.outcome.is_(None),
        EngineeringChange.state == "approved",
        EngineeringChange.effective_from <= bindparam("day", type_=EngineeringChange.__table__.c.effective_from.type),
    )
    .order_by(ChangeOrder.order_number)
)


@on(ChangeApproved)
async def follow_change(work: Work, fact: ChangeApproved) -> None:
    await settle_due(work)


@every("10 * * * *")
async def follow_changes(work: Work) -> None:
    """Changes that take effect later than they were approved."""
    await settle_due(work)


async def settle_due(work: Work) -> None:
    """What was decided for each order happens; one that has begun meanwhile stays as it was, and says so."""
    for decided in await work.all(DUE, day=await today(work)):
        if decided.decision == "keep":
            await settle_for_order(work, decided, "kept")
            continue
        try:
            async with attempt(work):
                await follow(work, decided.order_id)
        except Refusal as refusal:
            await settle_for_order(work, decided, "refused", refusal.code)
        else:
            await settle_for_order(work, decided, "switched")
