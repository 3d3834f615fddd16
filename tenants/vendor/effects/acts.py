"""Suspending, resuming, extending, changing the plan and renaming, carried out."""

from collections.abc import Awaitable, Callable
from typing import Any, Final
from uuid import UUID

from infra import directory
from infra.actions import run_once
from infra.errors import Missing, Refusal
from infra.events import on
from infra.ids import derived
from infra.rows import by_id
from infra.work import Work, reading, system
from tenants import plans
from tenants.plans.commands import ChangeTenant, change_tenant
from tenants.plans.models import Tenant
from tenants.vendor.commands import NoteAct, note_act
from tenants.vendor.company import vendor_id
from tenants.vendor.errors import CustomerUnknown
from tenants.vendor.events import CustomerActed
from tenants.vendor.metering import measure
from tenants.vendor.models import Customer


@on(CustomerActed)
async def carry_out(work: Work, fact: CustomerActed) -> None:
    """The customer's own refusal is an outcome like any other: it stands in the timeline."""
    outcome, code, params = "done", None, dict[str, Any]()
    try:
        await need_served(work, fact.customer_id)
        await ACTS[fact.act](fact)
    except Refusal as refusal:
        outcome, code, params = "refused", refusal.code, refusal.params
    noted = NoteAct(
        id=derived("vendor.note_act", fact.act_id), act_id=fact.act_id, customer_id=fact.customer_id, act=fact.act,
        outcome=outcome, code=code, params=params,
    )  # fmt: skip
    await run_once(system(work.tenant_id, fact.by), note_act, noted)
    await measure([fact.customer_id])


async def need_served(work: Work, customer_id: UUID) -> None:
    """Still this organisation's customer, by the vendor's books: between an act and its effect it may have been handed
    over."""
    vendor = await vendor_id()
    if vendor is None:
        raise CustomerUnknown()
    if vendor == work.tenant_id:
        return
    async with reading(system(vendor)) as read:
        customer = await read.one(by_id(Customer), id=customer_id)
    if customer is None or customer.partner_id != work.tenant_id:
        raise CustomerUnknown()


async def _suspend(fact: CustomerActed) -> None:
    await plans.move(fact.slug, "suspended", fact.reason, by=fact.by, id=derived("vendor.act", fact.act_id))


async def _resume(fact: CustomerActed) -> None:
    """Back to where its subscription stands now."""
    state = await plans.due_state(fact.customer_id)
    await plans.move(fact.slug, state, fact.reason, by=fact.by, id=derived("vendor.act", fact.act_id))


async def _extend(fact: CustomerActed) -> None:
    await plans.extend_term(
        fact.customer_id, fact.days, by=fact.by, reason=fact.reason, id=derived("vendor.act", fact.act_id)
    )


async def _plan(fact: CustomerActed) -> None:
    assert fact.plan is not None
    await plans.change_plan(
        fact.customer_id, fact.plan, by=fact.by, reason=fact.reason, id=derived("vendor.act", fact.act_id)
    )


async def _rename(fact: CustomerActed) -> None:
    entry = await directory.find(fact.slug)
    if entry is None:
        raise Missing(what=fact.slug)
    cmd = ChangeTenant(
        id=derived("vendor.act", fact.act_id), reason=fact.reason, name_zh=fact.name_zh, name_en=fact.name_en
    )
    await run_once(system(entry.tenant_id, fact.by), change_tenant, cmd)


ACTS: Final[dict[str, Callable[[CustomerActed], Awaitable[None]]]] = {
    "suspend": _suspend, "resume": _resume, "extend": _extend, "plan": _plan, "rename": _rename,
}  # fmt: skip


async def tenant_named(tenant_id: UUID) -> Tenant:
    async with reading(system(tenant_id)) as read:
        tenant = await read.get(Tenant, tenant_id)
    if tenant is None:
        raise Missing(what="tenant")
    return tenant
