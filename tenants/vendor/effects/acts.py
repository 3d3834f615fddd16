"""Suspending, resuming, extending, changing the plan and renaming, carried out."""

from collections.abc import Awaitable, Callable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from infra import directory
from infra.actions import run_once
from infra.db import Statement, own
from infra.errors import Missing, Refusal
from infra.events import on
from infra.ids import derived
from infra.journal.models import JournalLine
from infra.rows import by_id
from infra.work import Work, reading, system
from tenants import plans
from tenants.plans.commands import ChangeTenant, change_tenant
from tenants.plans.models import Tenant
from tenants.vendor.access import decided
from tenants.vendor.commands import NoteAct, note_act
from tenants.vendor.company import vendor_id
from tenants.vendor.errors import CustomerUnknown, SuspendedByOthers
from tenants.vendor.events import CustomerActed
from tenants.vendor.metering import measure
from tenants.vendor.models import Customer

# Read of a suspended company only: little is written there after it.
LAST_MOVED: Final = Statement(
    select(JournalLine.id)
    .where(own(JournalLine), JournalLine.command == "plans.set_tenant_state", JournalLine.outcome == "applied")
    .order_by(JournalLine.recorded_at.desc(), JournalLine.id.desc())
    .limit(1)
)


@on(CustomerActed)
async def carry_out(work: Work, fact: CustomerActed) -> None:
    """The customer's own refusal is an outcome like any other: it stands in the timeline."""
    outcome, code, params = "done", None, dict[str, Any]()
    try:
        await need_served(work, fact.customer_id)
        if fact.act == "resume":
            await need_still_own(work, fact.customer_id)
        await ACTS[fact.act](fact)
    except Refusal as refusal:
        outcome, code, params = "refused", refusal.code, refusal.params
    await measure([fact.customer_id])
    for books in (work.tenant_id, await _partner(work, fact.customer_id)):
        if books is None:
            continue
        told = books != work.tenant_id
        noted = NoteAct(
            id=derived("vendor.note_act", fact.act_id, *([books] if told else [])), act_id=fact.act_id,
            customer_id=fact.customer_id, act=fact.act, outcome=outcome, code=code, params=params,
            reason=fact.reason if told else None,
        )  # fmt: skip
        await run_once(system(books, fact.by), note_act, noted)


async def _partner(work: Work, customer_id: UUID) -> UUID | None:
    """Who serves the customer beside the vendor that acted: what was done, and why, stands in its books as well."""
    customer = await work.get(Customer, customer_id)
    partner = customer.partner_id if customer is not None else None
    return partner if partner != work.tenant_id else None


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


async def need_still_own(work: Work, customer_id: UUID) -> None:
    """By the customer's trail, which names the act it is suspended by: since a partner's own suspension the vendor may
    have put its own in its place."""
    if work.tenant_id == await vendor_id():
        return
    own_acts = {derived("vendor.act", act["id"]) for act in await decided(work, customer_id)}
    async with reading(system(customer_id)) as read:
        last = await read.one(LAST_MOVED)
    if last is None or last["id"] not in own_acts:
        raise SuspendedByOthers()


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
