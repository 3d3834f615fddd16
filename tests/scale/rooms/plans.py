"""A subscription with its bills and payments. The world keeps the vendor's books itself, so that their commands happen
in it too: it is turned into a company of that kind, and its author holds the permissions of the books."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from infra.blobs import key_of
from infra.clock import now
from infra.ids import uuid7
from infra.storage import storage
from infra.work import system, working
from tenants.identity.commands import roles as role_commands
from tenants.plans import buying, permissions
from tenants.plans import granting as g
from tenants.plans.ledger import orders, payments, providers, terms
from tenants.plans.metering import usage
from tenants.plans.models import Bill, Refund, Tenant
from tenants.telemetry.models import HeldReading
from tests.scale.worlds import World

OF_THE_BOOKS = (
    permissions.READ_LEDGER, permissions.APPROVE_PAYMENT, permissions.SETTLE_PAYMENT, permissions.ISSUE_INVOICE,
    permissions.SET_PROVIDER,
)  # fmt: skip
AMOUNT = 29_900
CODE = "91350100M000100Y43"


def _far() -> datetime:
    return now() + timedelta(days=300)


async def _order(w: World, state: str = "open", customer: UUID | None = None) -> tuple[UUID, str]:
    """(order, its number); the same id is the company's own bill."""
    id, at = uuid7(), now()
    number = f"LT{w.code()}"
    await w.does(
        orders.record_order,
        orders.RecordOrder(
            order_id=id, customer_id=customer or w.ids["subscription"], number=number, plan="starter", period="month",
            placed_at=at, placed_by=w.text("buyer"),
        ),
    )  # fmt: skip
    bill = Bill(
        id=id, number=number, plan="starter", period="month", list_amount=AMOUNT, amount=AMOUNT, currency="CNY",
        state=state, placed_at=at, placed_by=w.text("buyer"), ways={"bank": {"name": w.text("name")}, "simulator": {}},
    )  # fmt: skip
    await _insert(w, bill)
    return id, number


async def _insert(w: World, row: Any) -> Any:
    async with working(system(w.tenant_id, w.text("system")), command="test.row") as work:
        return await work.insert(row)


async def _blob(w: World) -> str:
    content = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x00\x00\x01" * 2 + b"\x08\x00" + w.code().encode() + b"IEND"
    )
    sha256 = hashlib.sha256(content).hexdigest()
    await storage().put(key_of(w.tenant_id, sha256), content, sha256=sha256)
    return sha256


async def _pending(w: World) -> UUID:
    order, _ = await _order(w)
    cmd = orders.RecordSlip(
        order_id=order, sha256=await _blob(w), reference=w.code(), payer=w.text("payer"), paid_on=date(2026, 11, 20)
    )
    return UUID(str((await w.does(orders.record_slip, cmd)).id))


async def _odd(w: World) -> UUID:
    cmd = _payment(w, w.code(), amount=AMOUNT)
    return UUID(str((await w.does(payments.record_payment, cmd)).id))


def _payment(w: World, number: str, *, amount: int, transaction: str | None = None) -> payments.RecordPayment:
    return payments.RecordPayment(
        provider="simulator", transaction_id=transaction or w.code(), order_number=number, amount=amount,
        currency="CNY", merchant="m", app="a", expected_merchant="m", expected_app="a", facts={"note": w.text()},
    )  # fmt: skip


async def _paid(w: World) -> UUID:
    """An order that is paid, with its bill."""
    order, number = await _order(w)
    await w.does(payments.record_payment, _payment(w, number, amount=AMOUNT))
    async with working(system(w.tenant_id, w.text("system")), command="test.paid") as work:
        bill = await work.lock(Bill, order)
        assert bill is not None
        await work.change(bill, state="paid", paid_at=work.now)
    return order


async def _place(_here: Any, w: World) -> dict[str, Any]:
    """One order at a time: what is open is closed first."""
    async with working(system(w.tenant_id, w.text("system")), command="test.close") as work:
        while (bill := await work.one(buying.WAITING)) is not None:
            await work.change(bill, state="cancelled")
    return {"plan": "starter", "period": "month"}


async def _bill(_here: Any, w: World) -> dict[str, Any]:
    return {"billId": str((await _order(w))[0])}


async def _choose(_here: Any, w: World) -> dict[str, Any]:
    return {"billId": str((await _order(w))[0]), "provider": "simulator"}


async def _slip(_here: Any, w: World) -> dict[str, Any]:
    return {
        "billId": str((await _order(w))[0]), "sha256": await _blob(w), "reference": w.code(), "payer": w.text("payer"),
        "paidOn": "2026-11-20",
    }  # fmt: skip


async def _simulate(_here: Any, w: World) -> dict[str, Any]:
    return {"billId": str((await _order(w))[0]), "kind": "paid"}


async def _profile(_here: Any, w: World) -> dict[str, Any]:
    return {"kind": "general", "title": w.text("title"), "taxNumber": CODE, "email": f"a@{w.marker}.cn"}


async def _ask(_here: Any, w: World) -> dict[str, Any]:
    return {"billId": str(await _paid(w))}


async def _approve(_here: Any, w: World) -> dict[str, Any]:
    return {"paymentId": str(await _pending(w)), "amount": AMOUNT}


async def _reject(_here: Any, w: World) -> dict[str, Any]:
    return {"paymentId": str(await _pending(w))}


async def _assign(_here: Any, w: World) -> dict[str, Any]:
    return {"paymentId": str(await _odd(w)), "orderNumber": (await _order(w))[1]}


async def _settle(_here: Any, w: World) -> dict[str, Any]:
    return {"paymentId": str(await _odd(w))}


async def _refund(_here: Any, w: World) -> dict[str, Any]:
    return {"paymentId": str(await _odd(w)), "amount": 1, "reference": w.code()}


async def _issue(_here: Any, w: World) -> dict[str, Any]:
    order = await _paid(w)
    await w.does(orders.request_invoice, _invoice(w, order))
    return {"orderId": str(order), "number": "12345678"}


async def _provider(_here: Any, w: World) -> dict[str, Any]:
    return {"code": "bank", "enabled": True, "settings": dict.fromkeys(("name", "bank", "account"), w.text("bank"))}


def _invoice(w: World, order: UUID) -> orders.RequestInvoice:
    return orders.RequestInvoice(
        order_id=order, kind="general", title=w.text("title"), tax_number=CODE, address=w.text("road"), phone="1",
        bank=w.text("bank"), account="1", email=f"a@{w.marker}.cn",
    )  # fmt: skip


RECIPES: dict[str, Any] = {
    "placeOrder": _place, "cancelBill": _bill, "choosePayment": _choose, "submitSlip": _slip,
    "simulatePayment": _simulate, "setInvoiceProfile": _profile, "askInvoice": _ask, "approveTransfer": _approve,
    "rejectTransfer": _reject, "assignPayment": _assign, "settlePayment": _settle, "noteRefund": _refund,
    "issueInvoice": _issue, "setProvider": _provider,
}  # fmt: skip


def _case(spec: Any, make: Any) -> Any:
    async def case(w: World) -> tuple[UUID, Any]:
        cmd = await make(w)

        async def act() -> Any:
            return await w.does(spec, cmd)

        return w.tenant_id, act

    return case


async def _entitled(w: World) -> g.SetEntitlement:
    return g.SetEntitlement(plan="private", state="active", since=now(), until=_far(), agreed={"note": w.text()})


async def _set_bill(w: World) -> buying.SetBill:
    return buying.SetBill(
        bill_id=uuid7(), version=1, number=w.code(), plan="starter", period="month", list_amount=1, credit=0, amount=1,
        currency="CNY", state="cancelled", placed_at=now(), placed_by=w.text("buyer"),
    )  # fmt: skip


async def _open(w: World) -> terms.OpenSubscription:
    return terms.OpenSubscription(
        customer_id=uuid7(), slug=w.code().lower(), name_zh=w.text("名"), name_en=w.text("name"), plan="starter",
        until=_far(), since=now(),
    )  # fmt: skip


async def _subscription(w: World) -> UUID:
    return UUID(str((await w.does(terms.open_subscription, await _open(w))).id))


async def _extend(w: World) -> terms.ExtendSubscription:
    return terms.ExtendSubscription(customer_id=await _subscription(w), days=3)


async def _change(w: World) -> terms.ChangeSubscriptionPlan:
    return terms.ChangeSubscriptionPlan(customer_id=await _subscription(w), plan="standard")


async def _price(w: World) -> terms.PriceSubscription:
    return terms.PriceSubscription(customer_id=await _subscription(w), prices={"starter": {"month": 1}})


async def _record(w: World) -> orders.RecordOrder:
    return orders.RecordOrder(
        order_id=uuid7(), customer_id=await _subscription(w), number=w.code(), plan="starter", period="year",
        placed_at=now(), placed_by=w.text("buyer"),
    )  # fmt: skip


async def _cancel(w: World) -> orders.CancelOrder:
    return orders.CancelOrder(order_id=(await _order(w))[0])


async def _link(w: World) -> orders.NotePayLink:
    return orders.NotePayLink(order_id=(await _order(w))[0], provider="simulator", pay_link=w.text("link"))


async def _take_slip(w: World) -> orders.RecordSlip:
    return orders.RecordSlip(
        order_id=(await _order(w))[0], sha256=await _blob(w), reference=w.code(), payer=w.text("payer"),
        paid_on=date(2026, 11, 20),
    )  # fmt: skip


async def _problem(w: World) -> orders.NoteOrderProblem:
    return orders.NoteOrderProblem(order_id=(await _order(w))[0], problem="plans.reference_used")


async def _ask_invoice(w: World) -> orders.RequestInvoice:
    return _invoice(w, await _paid(w))


async def _money(w: World) -> payments.RecordPayment:
    return _payment(w, (await _order(w))[1], amount=AMOUNT)


async def _distrusted(w: World) -> payments.NoteDistrusted:
    return payments.NoteDistrusted(provider="wechat", problem=w.text(), hour=datetime(2026, 11, 20, tzinfo=UTC))


CASES: dict[str, Any] = {
    "plans.set_entitlement": _case(g.set_entitlement, _entitled),
    "plans.set_bill": _case(buying.set_bill, _set_bill),
    "plans.open_subscription": _case(terms.open_subscription, _open),
    "plans.extend_subscription": _case(terms.extend_subscription, _extend),
    "plans.change_subscription_plan": _case(terms.change_subscription_plan, _change),
    "plans.price_subscription": _case(terms.price_subscription, _price),
    "plans.record_order": _case(orders.record_order, _record),
    "plans.cancel_recorded_order": _case(orders.cancel_recorded_order, _cancel),
    "plans.note_pay_link": _case(orders.note_pay_link, _link),
    "plans.record_slip": _case(orders.record_slip, _take_slip),
    "plans.note_order_problem": _case(orders.note_order_problem, _problem),
    "plans.request_invoice": _case(orders.request_invoice, _ask_invoice),
    "plans.record_payment": _case(payments.record_payment, _money),
    "plans.note_distrusted": _case(payments.note_distrusted, _distrusted),
}


async def furnish(w: World) -> None:
    await _keeps_books(w)
    for code in ("simulator", "bank"):
        given = await _provider(None, w)
        cmd = providers.SetProvider(code=code, enabled=True, settings=given["settings"] if code == "bank" else {})
        await w.does(providers.set_provider, cmd)
    await w.does(g.set_entitlement, await _entitled(w))
    w.ids["subscription"] = await _subscription(w)
    w.ids["billId"] = w.ids["ledgerOrderId"] = await _paid(w)
    w.ids["customerId"] = w.ids.get("customerId", w.ids["subscription"])
    w.ids["paymentId"] = w.ids["ledgerPaymentId"] = await _pending(w)
    approval = payments.ApproveTransfer(payment_id=w.ids["paymentId"], amount=AMOUNT)
    await w.does(payments.approve_transfer, approval, _approver(w))
    await w.does(orders.request_invoice, _invoice(w, w.ids["ledgerOrderId"]))
    profile = await _profile(None, w)
    await w.does(
        buying.set_invoice_profile,
        buying.SetInvoiceProfile(
            kind="general", title=profile["title"], tax_number=CODE, email=profile["email"], address=w.text("road")
        ),
    )
    odd = await _odd(w)
    await _insert(
        w, Refund(payment_id=odd, amount=1, reference=w.code(), note=w.text(), noted_by=w.text(), noted_at=now())
    )
    async with working(system(w.tenant_id), command="test.usage") as work:
        await usage.measure(work)
    await _hold(w)


def _approver(w: World) -> Any:
    from dataclasses import replace

    return replace(w.lead, permissions=dict.fromkeys(each.name for each in OF_THE_BOOKS), name=w.text("first"))


async def _keeps_books(w: World) -> None:
    async with working(system(w.tenant_id), command="test.books") as work:
        tenant = await work.lock(Tenant, w.tenant_id)
        assert tenant is not None
        await work.change(tenant, kind="vendor")
    made = role_commands.CreateRole(**w.named(), permissions=[each.name for each in OF_THE_BOOKS])
    role = await w.does(role_commands.create_role, made)
    grant = role_commands.GrantRole(user_id=w.ids["author"], role_id=role.id)
    await w.does(role_commands.grant_role, grant)


async def _hold(w: World) -> None:
    """A reading that came while the company could only read."""
    (signal,) = await w.staff.rows("telemetry_signal", "id = $2", w.ids["signalId"])
    await _insert(
        w,
        HeldReading(
            device_id=signal["device_id"], signal_id=signal["id"], boot=w.text("boot"), seq=w.number, count=w.number,
            at=now(), place=uuid7(),
        ),
    )  # fmt: skip


__all__ = ["CASES", "RECIPES", "furnish"]
