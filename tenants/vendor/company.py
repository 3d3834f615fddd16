"""The company that runs this installation, and the organisations it works with. Every installation has the first one,
with a demo or without."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from infra import directory
from infra.actions import run_once
from infra.db import own
from infra.ids import derived
from infra.work import reading, system
from tenants import plans
from tenants.identity.seeds import seed_roles
from tenants.plans.commands import CreateTenant
from tenants.plans.models import Tenant
from tenants.vendor.commands import RecordCustomer, record_customer
from tenants.vendor.models import Customer

COMPANY = CreateTenant(slug=plans.VENDOR_SLUG, name_zh="Lotline", name_en="Lotline", kind="vendor")


async def ensure_vendor() -> UUID:
    """The vendor's own company with its roles. Run again it changes nothing."""
    vendor_id = await plans.provision(COMPANY)
    await seed_roles(vendor_id)
    return vendor_id


async def adopt_companies(at_most: int | None = None) -> int:
    """Into the vendor's books, whatever stood before there were any; how many. Run again it adds what is missing."""
    books = await ensure_vendor()
    async with reading(system(books)) as read:
        known = {row["id"] for row in await read.all(select(Customer.id).where(own(Customer)))}
    missing = [each for each in await directory.open_tenants() if each.tenant_id not in known | {books}]
    added = 0

    async def adopted(entry: directory.DirectoryEntry) -> None:
        nonlocal added
        if at_most is not None and added >= at_most:
            return
        async with reading(system(entry.tenant_id)) as read:
            tenant = await read.get(Tenant, entry.tenant_id)
        if tenant is not None and tenant.kind == "customer":
            # who is founded at this moment is recorded by that as well, with more than is known here
            await record(books, _as_found(tenant, entry.state), again="adopted")
            added += 1

    await directory.for_each(missing, adopted)
    return added


def _as_found(tenant: Tenant, state: str) -> RecordCustomer:
    return RecordCustomer(
        customer_id=tenant.id, slug=tenant.slug, name_zh=tenant.name_zh, name_en=tenant.name_en,
        industry=tenant.industry, state=state, if_missing=True,
    )  # fmt: skip


async def vendor_id() -> UUID | None:
    return await directory.tenant_of(plans.VENDOR_SLUG)


async def found_organisation(tenant_id: UUID, cmd: CreateTenant) -> None:
    """A partner's company with its roles. Repeated after a crash it finishes what it began."""
    await plans.provision(replace(cmd, kind="partner"), tenant_id)
    await seed_roles(tenant_id)


async def record(books: UUID, cmd: RecordCustomer, *, again: str = "") -> None:
    """Into the books of a company that serves, once (and once more for each `again`: a customer that came back)."""
    once = derived("vendor.record_customer", books, cmd.customer_id, again)
    await run_once(system(books), record_customer, replace(cmd, id=once))
