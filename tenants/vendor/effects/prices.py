"""A partner's prices reach the subscriptions of its customers; where it serves no longer, the list price holds."""

from collections.abc import Sequence
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import select

from infra.db import mine, own
from infra.errors import Busy, Refusal
from infra.events import on
from infra.ids import derived
from infra.log import log
from infra.work import Work, reading, system
from tenants import plans
from tenants.plans.offers import CURRENCIES
from tenants.vendor.company import vendor_id
from tenants.vendor.events import PricesChanged
from tenants.vendor.models import Customer, Price


@on(PricesChanged, seconds=300)
async def push_prices(work: Work, fact: PricesChanged) -> None:
    """To every customer of a partner. The vendor's own prices are the catalogue's."""
    if work.tenant_id == await vendor_id():
        return
    async with reading(system(work.tenant_id)) as read:
        rows = await read.all(select(Customer.id).where(own(Customer), Customer.ended_at.is_(None)))
    await give_prices(work.tenant_id, [row["id"] for row in rows], once=work.line.id, currencies=(fact.currency,))


async def give_prices(
    partner: UUID | None,
    customers: Sequence[UUID],
    *,
    once: UUID,
    currencies: Sequence[str] = CURRENCIES,
    founded: bool = False,
) -> None:
    """What this organisation charges, told to the ledger; nobody: the catalogue's prices. Each customer takes those of
    the currency it pays in. Raises Busy for a company founded just now that the ledger has not heard of yet."""
    prices: dict[str, dict[str, Any]] = {currency: {} for currency in currencies}
    if partner is not None:
        async with reading(system(partner)) as read:
            for row in await read.all(mine(Price)):
                prices.setdefault(row.currency, {}).setdefault(row.plan, {})[row.period] = row.amount
    for customer, currency in product(customers, currencies):
        try:
            await plans.set_own_prices(
                customer, prices[currency], id=derived("vendor.prices", once, customer, currency), currency=currency
            )
        except Refusal as refusal:
            if founded and any(prices.values()):
                raise Busy() from refusal
            # One that never subscribed to anything has no price either.
            log.info("vendor.no_subscription", customer=str(customer), code=refusal.code)
