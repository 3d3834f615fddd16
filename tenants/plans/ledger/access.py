"""Whose books these are."""

from uuid import UUID

from sqlalchemy import bindparam

from infra import directory
from infra.db import Statement, mine
from infra.errors import Missing
from infra.work import Actor, Read, Work, system
from tenants.plans.errors import NotLedger
from tenants.plans.models import Order, Payment, Subscription, Tenant
from tenants.plans.rules import VENDOR_SLUG

ORDER_BY_NUMBER = Statement(mine(Order).where(Order.number == bindparam("number")).with_for_update())
BY_TRANSACTION = Statement(
    mine(Payment)
    .where(Payment.provider == bindparam("provider"), Payment.transaction_id == bindparam("transaction_id"))
    .with_for_update()
)


async def vendor_id() -> UUID:
    """The company that runs this installation."""
    found = await directory.tenant_of(VENDOR_SLUG)
    if found is None:
        raise Missing(what="the vendor's company")
    return found


async def vendor(name: str = "Lotline") -> Actor:
    """The product acting in the vendor's company, under the name of whoever it acts for."""
    return system(await vendor_id(), name)


async def need_ledger(read: Read) -> None:
    """Raises NotLedger outside the vendor's company."""
    tenant = await read.get(Tenant, read.tenant_id)
    if tenant is None or tenant.kind != "vendor":
        raise NotLedger()


async def access_subscription(work: Work, customer_id: UUID) -> Subscription:
    await need_ledger(work)
    found = await work.lock(Subscription, customer_id)
    if found is None:
        raise Missing(what="subscription")
    work.subject(found.id)
    return found


async def access_order(work: Work, order_id: UUID) -> Order:
    await need_ledger(work)
    found = await work.lock(Order, order_id)
    if found is None:
        raise Missing(what="order")
    work.subject(found.customer_id)
    return found


async def access_payment(work: Work, payment_id: UUID) -> Payment:
    await need_ledger(work)
    found = await work.lock(Payment, payment_id)
    if found is None:
        raise Missing(what="payment")
    return found
