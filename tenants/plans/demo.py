"""The demo's books: one company has paid, one is on trial and has just sent a transfer slip, and money came that fits
no order."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from infra import clock, directory
from infra.actions import run
from infra.blobs import key_of
from infra.ids import derived, uuid7
from infra.print.render import render_pages
from infra.settings import settings
from infra.storage import storage
from infra.work import Actor, reading, system
from tenants.plans import buying
from tenants.plans.ledger import orders, payments, providers, terms
from tenants.plans.ledger.access import vendor
from tenants.plans.ledger.providers import SetProvider
from tenants.plans.models import Order, Subscription, Tenant

ACCOUNT: Final = {
    "name": "工迹软件（苏州）有限公司", "bank": "招商银行苏州工业园区支行", "account": "512 9068 8261 0902",
}  # fmt: skip
TRIAL_LEFT: Final = timedelta(days=9)
SLIP: Final = Path(__file__).with_name("demo_slip.typ")


async def seed_subscriptions() -> None:
    """After the demo companies and the vendor's staff. Run again it changes nothing."""
    actor = await vendor("何敏 · Lotline")
    ways: dict[str, dict[str, str]] = {"bank": ACCOUNT} if settings().production else {"bank": ACCOUNT, "simulator": {}}
    for code, shown in ways.items():
        cmd = SetProvider(id=derived("plans.demo", code), code=code, enabled=True, settings=dict(shown))
        await run(actor, providers.set_provider, cmd)
    await _paid(actor, "hengzhun")
    await _on_trial(actor, "ruixing")


async def _opened(actor: Actor, slug: str, left: timedelta) -> Subscription | None:
    """The company's page in the books; None when it has one."""
    entry = await directory.find(slug)
    if entry is None:
        return None
    async with reading(actor) as read:
        if await read.get(Subscription, entry.tenant_id) is not None:
            return None
    async with reading(system(entry.tenant_id)) as read:
        tenant = await read.get(Tenant, entry.tenant_id)
    assert tenant is not None
    cmd = terms.OpenSubscription(
        customer_id=tenant.id, slug=slug, name_zh=tenant.name_zh, name_en=tenant.name_en, plan="professional",
        until=clock.now() + left, since=clock.now(),
    )  # fmt: skip
    row: Subscription = (await run(actor, terms.open_subscription, cmd)).row
    return row


async def _ordered(actor: Actor, row: Subscription, plan: str, by: str) -> Order:
    id = uuid7()
    cmd = orders.RecordOrder(
        order_id=id, customer_id=row.id, number=buying.order_number(id, clock.now()), plan=plan, period="year",
        placed_at=clock.now(), placed_by=by,
    )  # fmt: skip
    order: Order = (await run(actor, orders.record_order, cmd)).row
    return order


def _told(order: Order, amount: int) -> payments.RecordPayment:
    return payments.RecordPayment(
        provider="simulator", transaction_id=f"42000026{order.id.int % 10**20:020}", order_number=order.number,
        amount=amount, currency=order.currency, merchant="1900000000", app="wx0000lotline0000",
        expected_merchant="1900000000", expected_app="wx0000lotline0000",
    )  # fmt: skip


async def _paid(actor: Actor, slug: str) -> None:
    row = await _opened(actor, slug, timedelta(days=30))
    if row is not None:
        order = await _ordered(actor, row, "professional", "周晓岚")
        await run(actor, payments.record_payment, _told(order, order.amount))


async def _on_trial(actor: Actor, slug: str) -> None:
    row = await _opened(actor, slug, TRIAL_LEFT)
    if row is None:
        return
    first = await _ordered(actor, row, "starter", "顾明")
    await run(actor, payments.record_payment, _told(first, first.amount - 100))
    await run(actor, orders.cancel_recorded_order, orders.CancelOrder(order_id=first.id))
    order = await _ordered(actor, row, "standard", "顾明")
    reference = "CMB202611200918273"
    sha256 = await _slip(actor.tenant_id, row, order, reference)
    cmd = orders.RecordSlip(
        order_id=order.id, sha256=sha256, reference=reference, payer=f"{row.name_zh}有限公司",
        paid_on=clock.now().date(),
    )  # fmt: skip
    await run(actor, orders.record_slip, cmd)


async def _slip(vendor_id: UUID, row: Subscription, order: Order, reference: str) -> str:
    """As a bank prints it, in both companies' files."""
    data = {
        "付款户名": f"{row.name_zh}有限公司", "收款户名": ACCOUNT["name"], "收款账号": ACCOUNT["account"],
        "金额": f"CNY {order.amount / 100:,.2f}", "附言": order.number, "流水号": reference,
    }  # fmt: skip
    (content,) = render_pages(SLIP, data)
    sha256 = hashlib.sha256(content).hexdigest()
    for tenant_id in (vendor_id, row.id):
        await storage().put(key_of(tenant_id, sha256), content, sha256=sha256)
    return sha256
