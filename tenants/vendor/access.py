"""The customer a command is about, found in the books of the company that acts: nobody reaches further."""

from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from infra.db import Statement
from infra.directory import DirectoryEntry
from infra.work import Read, Work
from tenants.plans.models import Tenant
from tenants.vendor.errors import CustomerStateWrong, CustomerUnknown, NotServing, NotVendor
from tenants.vendor.models import Customer

# The one table every process may read whole: no personal data (tenancy notes §6).
DIRECTORY = Statement(
    select(DirectoryEntry.slug, DirectoryEntry.state).where(
        DirectoryEntry.tenant_id == bindparam("customer", type_=Uuid())
    )
)


async def kind_of(read: Read) -> str:
    """What kind of company asks. Raises NotServing for one that serves nobody."""
    tenant = await read.get(Tenant, read.tenant_id)
    if tenant is None or tenant.kind not in ("vendor", "partner"):
        raise NotServing()
    return tenant.kind


async def need_vendor(read: Read) -> None:
    if await kind_of(read) != "vendor":
        raise NotVendor()


async def access_customer(work: Work, customer_id: UUID) -> Customer:
    """The customer, locked. Raises NotServing, CustomerUnknown."""
    await kind_of(work)
    customer = await work.lock(Customer, customer_id)
    if customer is None or customer.ended_at is not None:
        raise CustomerUnknown()
    work.subject(customer.id)
    return customer


async def state_of(read: Read, customer: Customer) -> str:
    """As the directory has it now."""
    found: Any = await read.one(DIRECTORY, customer=customer.id)
    if found is None:
        raise CustomerUnknown()
    return str(found["state"])


async def need_state(read: Read, customer: Customer, *wanted: str) -> str:
    state = await state_of(read, customer)
    if state not in wanted:
        raise CustomerStateWrong(state=state)
    return state
