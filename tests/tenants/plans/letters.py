"""Notifications the simulator would not send."""

from typing import Any
from uuid import UUID, uuid4

from infra import clock
from infra.payments import wechat
from infra.work import reading
from tenants.plans.ledger import providers, simulator
from tenants.plans.models import Order
from tests.tenants.plans.conftest import Market


async def retold(market: Market, order_id: UUID, *, amount: int) -> tuple[dict[str, str], bytes]:
    """The same transaction once more, with another amount: rightly signed."""
    async with reading(market.vendor.system) as read:
        order = await read.get(Order, order_id)
        kept = (await providers.opened(read, "simulator")).kept
    assert order is not None
    plain: dict[str, Any] = {
        "mchid": kept["mchid"], "appid": kept["appid"], "out_trade_no": order.number,
        "transaction_id": simulator.transaction_id(order, "paid"), "trade_state": "SUCCESS",
        "amount": {"total": amount, "currency": "CNY"},
    }  # fmt: skip
    return wechat.sealed_notice(
        plain, private_key=kept["private_key"], serial=kept["serial"], apiv3_key=kept["apiv3_key"],
        event_id=uuid4().hex, timestamp=int(clock.now().timestamp()), nonce=uuid4().hex,
    )  # fmt: skip
