"""What modules above decide about a subscription. Called by actors, never inside a command: it runs the ledger's own
command in the vendor's company, once per `id`."""

from typing import Any
from uuid import UUID

from infra.actions import run_once
from infra.ids import derived
from infra.work import reading
from tenants.plans.ledger.access import vendor
from tenants.plans.ledger.terms import (
    ChangeSubscriptionPlan,
    ExtendSubscription,
    PriceSubscription,
    change_subscription_plan,
    extend_subscription,
    price_subscription,
)
from tenants.plans.models import Subscription


async def extend_term(customer_id: UUID, days: int, *, by: str, reason: str, id: UUID) -> None:
    """More days for a trial or a paid term."""
    cmd = ExtendSubscription(id=derived("plans.extend", id), customer_id=customer_id, days=days, reason=reason)
    await run_once(await vendor(by), extend_subscription, cmd)


async def change_plan(
    customer_id: UUID, plan: str, *, by: str, reason: str, id: UUID, agreed: dict[str, Any] | None = None
) -> None:
    """Another plan at once, without a bill."""
    cmd = ChangeSubscriptionPlan(
        id=derived("plans.change", id), customer_id=customer_id, plan=plan, agreed=agreed, reason=reason
    )
    await run_once(await vendor(by), change_subscription_plan, cmd)


async def set_own_prices(
    customer_id: UUID, prices: dict[str, Any], *, by: str = "Lotline", id: UUID, currency: str | None = None
) -> None:
    """What its partner sells at: plan → period → amount, to those who pay in `currency` (None: whichever it is)."""
    cmd = PriceSubscription(
        id=derived("plans.price", id), customer_id=customer_id, prices=prices, currency=currency
    )  # fmt: skip
    await run_once(await vendor(by), price_subscription, cmd)


async def due_state(customer_id: UUID) -> str:
    """The state a customer has by its term alone (trial | active | grace | read_only): where resuming leads to."""
    async with reading(await vendor()) as read:
        row = await read.get(Subscription, customer_id)
        return row.state if row is not None else "active"


__all__ = ["change_plan", "due_state", "extend_term", "set_own_prices"]
