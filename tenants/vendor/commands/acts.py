"""What is decided about a customer, each with its reason. The worker carries it out in the customer's own company,
under the name of whoever decided it, and notes here what came of it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.errors import BadInput
from infra.work import Work
from tenants import plans
from tenants.identity.rules import clean_name
from tenants.plans.models import Tenant
from tenants.vendor import permissions, rules
from tenants.vendor.access import access_customer, need_own_suspension, need_state, need_vendor
from tenants.vendor.errors import AlreadyServed, PartnerUnknown
from tenants.vendor.events import CustomerActed, CustomerActEnded, CustomerHandedOver
from tenants.vendor.models import Customer, Partner

SERVED = ("trial", "active", "grace", "read_only")


@dataclass(frozen=True, kw_only=True)
class SuspendCustomer(Command):
    customer_id: UUID


@command(needs=permissions.SUSPEND)
async def suspend_customer(work: Work, cmd: SuspendCustomer) -> Customer:
    """Stop a customer's writing; it can still read and export."""
    customer = await access_customer(work, cmd.customer_id)
    await need_state(work, customer, *SERVED)
    return await _act(work, cmd, customer, "suspend")


@dataclass(frozen=True, kw_only=True)
class ResumeCustomer(Command):
    customer_id: UUID


@command(needs=permissions.SUSPEND)
async def resume_customer(work: Work, cmd: ResumeCustomer) -> Customer:
    """Let a suspended customer work again. What the vendor suspended, no partner resumes."""
    customer = await access_customer(work, cmd.customer_id)
    await need_state(work, customer, "suspended")
    await need_own_suspension(work, customer.id)
    return await _act(work, cmd, customer, "resume")


@dataclass(frozen=True, kw_only=True)
class ExtendCustomer(Command):
    customer_id: UUID
    days: int


@command(needs=permissions.EXTEND)
async def extend_customer(work: Work, cmd: ExtendCustomer) -> Customer:
    """Give a trial or a subscription more days."""
    rules.check_days(cmd.days)
    customer = await access_customer(work, cmd.customer_id)
    await need_state(work, customer, *SERVED)
    return await _act(work, cmd, customer, "extend", days=cmd.days)


@dataclass(frozen=True, kw_only=True)
class ChangeCustomerPlan(Command):
    customer_id: UUID
    plan: str


@command(needs=permissions.CHANGE_PLAN)
async def change_customer_plan(work: Work, cmd: ChangeCustomerPlan) -> Customer:
    """Move a customer to another plan."""
    if cmd.plan not in {plan.code for plan in plans.catalogue()}:
        raise BadInput(field="plan", problem="no such plan")
    customer = await access_customer(work, cmd.customer_id)
    await need_state(work, customer, *SERVED)
    return await _act(work, cmd, customer, "plan", plan=cmd.plan)


@dataclass(frozen=True, kw_only=True)
class RenameCustomer(Command):
    customer_id: UUID
    name_zh: str
    name_en: str


@command(needs=permissions.RENAME)
async def rename_customer(work: Work, cmd: RenameCustomer) -> Customer:
    """Correct a customer's name. Its code stays: tokens and paper carry it."""
    zh, en = clean_name(cmd.name_zh, "nameZh"), clean_name(cmd.name_en, "nameEn")
    customer = await access_customer(work, cmd.customer_id)
    await need_state(work, customer, "trial", "active", "grace")
    return await _act(work, cmd, customer, "rename", name_zh=zh, name_en=en)


async def _act(work: Work, cmd: Command, customer: Customer, act: str, **more: Any) -> Customer:
    tenant = await work.get(Tenant, work.tenant_id)
    assert tenant is not None, "access_customer asked for it"
    fact = CustomerActed(
        act_id=cmd.id,
        customer_id=customer.id,
        slug=customer.slug,
        act=act,
        by=f"{work.actor.name} · {tenant.name_zh}",
        reason=(cmd.reason or "").strip(),
        **more,
    )
    work.emit(fact)
    return customer


@dataclass(frozen=True, kw_only=True)
class HandOverCustomer(Command):
    """`partner_id`: the partner who serves it from now on; none: the vendor itself."""

    customer_id: UUID
    partner_id: UUID | None = None


@command(needs=permissions.HAND_OVER)
async def hand_over_customer(work: Work, cmd: HandOverCustomer) -> Customer:
    """Give a customer to another partner, or take it back: the old one sees nothing of it from then on."""
    await need_vendor(work)
    customer = await access_customer(work, cmd.customer_id)
    if customer.partner_id == cmd.partner_id:
        raise AlreadyServed()
    if cmd.partner_id is not None:
        partner = await work.get(Partner, cmd.partner_id)
        if partner is None or partner.state != "active":
            raise PartnerUnknown()
    work.emit(CustomerHandedOver(customer_id=customer.id, from_partner=customer.partner_id, to_partner=cmd.partner_id))
    return await work.change(customer, partner_id=cmd.partner_id)


@dataclass(frozen=True, kw_only=True)
class NoteAct(Command):
    """`outcome`: done, or refused with the customer's own `code` and `params`."""

    act_id: UUID
    customer_id: UUID
    act: str
    outcome: str
    code: str | None = None
    params: dict[str, Any] = field(default_factory=dict)


@command(needs=permissions.KEEP_BOOKS)
async def note_act(work: Work, cmd: NoteAct) -> None:
    """What came of an act at the customer's."""
    work.subject(cmd.customer_id)
    work.emit(CustomerActEnded(customer_id=cmd.customer_id, act=cmd.act, outcome=cmd.outcome))
