"""The customer a command is about, found in the books of the company that acts: nobody reaches further."""

from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from infra.db import Statement, among, own
from infra.directory import DirectoryEntry
from infra.journal.models import JournalLine
from infra.work import Read, Work
from tenants.plans.models import Tenant
from tenants.vendor.errors import CustomerStateWrong, CustomerUnknown, NotServing, NotVendor, SuspendedByOthers
from tenants.vendor.models import Customer

# The one table every process may read whole: no personal data (tenancy notes §6).
DIRECTORY = Statement(
    select(DirectoryEntry.slug, DirectoryEntry.state).where(
        DirectoryEntry.tenant_id == bindparam("customer", type_=Uuid())
    )
)

SUSPEND, RESUME = "vendor.suspend_customer", "vendor.resume_customer"
DECIDED = Statement(
    select(JournalLine.id, JournalLine.command)
    .where(
        own(JournalLine),
        JournalLine.subject_id == bindparam("customer", type_=Uuid()),
        JournalLine.outcome == "applied",
        among(JournalLine.command, (SUSPEND, RESUME)),
    )
    .order_by(JournalLine.recorded_at.desc(), JournalLine.id.desc())
    .limit(50)
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


async def decided(read: Read, customer_id: UUID) -> list[Any]:
    """This organisation's suspensions and resumptions of a customer (id, command), the latest first."""
    return await read.all(DECIDED, customer=customer_id)


async def need_own_suspension(read: Read, customer_id: UUID) -> None:
    """Whoever suspended resumes; only the vendor resumes whatever stands. Raises SuspendedByOthers."""
    if await kind_of(read) != "vendor":
        acts = await decided(read, customer_id)
        if not acts or acts[0]["command"] != SUSPEND:
            raise SuspendedByOthers()
