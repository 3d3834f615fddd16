"""The company's side of its subscription: the rows that the vendor's ledger keeps up to date in it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from infra.actions import Command, command
from infra.work import Work
from tenants.plans import permissions
from tenants.plans.errors import UnknownPlan
from tenants.plans.events import EntitlementChanged, TrialGranted
from tenants.plans.models import Entitlement, Tenant
from tenants.plans.offers import CURRENCIES, PLANS
from tenants.plans.subscription import GRACE


@dataclass(frozen=True, kw_only=True)
class SetEntitlement(Command):
    plan: str
    state: str
    since: datetime
    until: datetime | None = None
    grace_until: datetime | None = None
    next_plan: str | None = None
    next_until: datetime | None = None
    version: int = 0
    agreed: dict[str, Any] = field(default_factory=dict)
    prices: dict[str, Any] = field(default_factory=dict)
    currency: str = "CNY"


@command(needs=permissions.SET_ENTITLEMENT, while_read_only=True)
async def set_entitlement(work: Work, cmd: SetEntitlement) -> Entitlement:
    """What the ledger says now. Told again it changes nothing; a renewed term is reminded of anew."""
    check_plan(cmd.plan)
    if cmd.currency not in CURRENCIES:
        raise UnknownPlan(plan=cmd.currency)
    values = {
        "plan": cmd.plan, "state": cmd.state, "since": cmd.since, "until": cmd.until, "grace_until": cmd.grace_until,
        "next_plan": cmd.next_plan, "next_until": cmd.next_until, "version": cmd.version, "agreed": cmd.agreed,
        "prices": cmd.prices, "currency": cmd.currency,
    }  # fmt: skip
    row = await work.lock(Entitlement, work.tenant_id)
    if row is None:
        row = await work.insert(Entitlement(id=work.tenant_id, **values))
    elif cmd.version and cmd.version <= row.version:
        return row
    else:
        renewed = row.until != cmd.until
        row = await work.change(row, **values, **({"told": None} if renewed else {}))
    work.emit(EntitlementChanged(tenant_id=work.tenant_id, plan=cmd.plan, state=cmd.state, until=cmd.until))
    return row


def check_plan(code: str) -> None:
    if code not in PLANS:
        raise UnknownPlan(plan=code)


async def grant_trial(
    work: Work, plan: str, days: int, *, partner: str | None = None, currency: str = "CNY"
) -> Entitlement:
    """A new company's first term, part of its founding: everything of the plan for so many days. It will pay in the
    currency whose prices it was shown. The vendor's ledger hears of it by the event."""
    check_plan(plan)
    tenant = await work.get(Tenant, work.tenant_id)
    assert tenant is not None, "the company's own row comes first"
    until = work.now + timedelta(days=days)
    row = await work.insert(
        Entitlement(
            id=work.tenant_id,
            plan=plan,
            state="trial",
            since=work.now,
            until=until,
            grace_until=until + GRACE["trial"],
            agreed={},
            prices={},
            currency=currency,
        )
    )
    work.emit(
        TrialGranted(
            tenant_id=work.tenant_id, slug=tenant.slug, name_zh=tenant.name_zh, name_en=tenant.name_en, plan=plan,
            until=until, partner=partner, currency=currency,
        )
    )  # fmt: skip
    return row
