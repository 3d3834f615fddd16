"""From a trial to a paid plan, by every way of paying; what is wrong is kept or alarmed, and never credited."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from infra import clock, directory
from infra.actions import run
from infra.errors import PermissionMissing, TenantReadOnly
from infra.events import event_from_json
from infra.ids import uuid7
from infra.work import reading, system, working
from tenants.plans import buying, extend_term, set_own_prices
from tenants.plans.commands import ChangeTenant, change_tenant
from tenants.plans.entitled import entitlements
from tenants.plans.errors import (
    ApproverNotHuman,
    BillNotOpen,
    NotLedger,
    OrderStillOpen,
    PaymentNotWaiting,
    RefundTooLarge,
    SameApprover,
    TransferDiffers,
    WayNotOffered,
)
from tenants.plans.ledger import orders, payments
from tenants.plans.ledger.actors import open_books
from tenants.plans.models import Bill
from tests.tenants.plans.conftest import DAY, Market


async def state_of(market: Market) -> str:
    entry = await directory.find(market.customer.slug)
    assert entry is not None
    return entry.state


async def test_a_trial_stands_in_the_books(market: Market) -> None:
    (row,) = await market.vendor.rows("plans_subscription", "id = $2", market.customer.tenant_id)
    assert (row["plan"], row["state"], row["paid"], row["slug"]) == (
        "professional", "trial", False, market.customer.slug,
    )  # fmt: skip
    mine = await market.entitlement()
    assert (mine.state, mine.version, mine.until) == ("trial", 1, row["until"])


async def test_what_is_told_again_later_is_known_and_not_lost(market: Market) -> None:
    """A worker that died after the books were written tells them again, a little later and in other words."""
    (told,) = await market.customer.rows("outbox", "actor LIKE '%.open_books'")
    fact: Any = event_from_json(told["event"], told["payload"])
    async with working(market.customer.system, command="test.again") as work:
        await open_books(work, fact)
    assert len(await market.vendor.rows("plans_subscription", "id = $2", market.customer.tenant_id)) == 1


async def test_an_order_is_paid_in_the_simulator_and_begins_at_once(market: Market) -> None:
    bill = await market.ordered("standard", "year")
    assert (bill.state, bill.amount, bill.currency) == ("open", 899_000, "CNY")
    assert set(bill.ways) == {"bank", "simulator"}

    await market.customer.does(
        buying.choose_payment, buying.ChoosePayment(bill_id=bill.id, provider="simulator"), market.buyer
    )
    assert await market.work_off() == []
    assert (await market.bill(bill.id)).pay_link == f"simulator:{bill.number}"
    await market.customer.does(buying.simulate_payment, buying.SimulatePayment(bill_id=bill.id), market.buyer)
    assert await market.work_off() == []

    paid = await market.bill(bill.id)
    mine = await market.entitlement()
    assert (paid.state, paid.provider, paid.pay_link) == ("paid", "simulator", None)
    assert (mine.plan, mine.state, mine.until) == ("standard", "active", paid.until)
    assert await state_of(market) == "active"
    (payment,) = await market.payments()
    assert (payment["state"], payment["amount"]) == ("credited", 899_000)
    async with reading(market.customer.system) as read:
        assert (await entitlements(read)).modules == {"wages", "scheduling"}


async def test_the_same_notification_again_credits_nothing(market: Market) -> None:
    bill = await market.ordered()
    letter = await market.letter(bill.id)
    assert [await market.post(*letter) for _ in range(5)] == [204] * 5
    assert await market.notice(bill.id, "twice") == [204, 204]  # signed anew, the same transaction
    assert await market.work_off() == []
    assert [row["state"] for row in await market.payments()] == ["credited"]
    until = (await market.bill(bill.id)).until
    assert until is not None
    assert abs((until - clock.now()).days - 365) <= 1


async def test_a_crash_between_commit_and_answer_loses_and_doubles_nothing(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    bill = await market.ordered()
    letter = await market.letter(bill.id)

    async def dies(*given: Any, **more: Any) -> None:
        await whole(*given, **more)
        raise ConnectionResetError("the process is gone before it answered")

    from api import pay

    whole = pay.take_notice
    monkeypatch.setattr(pay, "take_notice", dies)
    assert await market.post(*letter) == 503
    monkeypatch.setattr(pay, "take_notice", whole)
    assert await market.post(*letter) == 204
    assert await market.work_off() == []
    assert [row["state"] for row in await market.payments()] == ["credited"]


@pytest.mark.parametrize("kind", ["tampered", "late", "stranger"])
async def test_what_proves_nothing_is_refused_and_alarmed(market: Market, kind: str) -> None:
    bill = await market.ordered()
    before = await _alarms(market)
    with clock.frozen(clock.now() + timedelta(hours={"tampered": 2, "late": 3, "stranger": 4}[kind])):
        assert await market.notice(bill.id, kind) == [401]
        assert await market.notice(bill.id, kind) == [401]
    assert await market.payments() == []
    assert (await market.bill(bill.id)).state == "open"
    assert await _alarms(market) == before + 1  # one an hour, however often it comes


async def _alarms(market: Market) -> int:
    return len(await market.vendor.rows("journal", "command = 'plans.note_distrusted'"))


@pytest.mark.parametrize(
    ("kind", "problems"),
    [("wrong_amount", ["amount"]), ("wrong_currency", ["currency"]), ("wrong_merchant", ["merchant"])],
)
async def test_money_that_does_not_fit_is_kept_for_people(market: Market, kind: str, problems: list[str]) -> None:
    bill = await market.ordered()
    assert await market.notice(bill.id, kind) == [204]
    (payment,) = await market.payments()
    assert (payment["state"], payment["problems"]) == ("exception", problems)
    assert (await market.bill(bill.id)).state == "open"

    assert await market.notice(bill.id, "paid") == [204]  # the right one still pays
    assert await market.work_off() == []
    assert (await market.bill(bill.id)).state == "paid"


async def test_money_for_no_order_is_kept_too(market: Market) -> None:
    bill = await market.ordered()
    assert await market.notice(bill.id, "wrong_order") == [204]
    (payment,) = await market.vendor.rows("plans_payment", "order_number = $2", bill.number[:-1] + "X")
    assert (payment["state"], payment["order_id"], payment["problems"]) == ("exception", None, ["unknown_order"])


async def test_a_provider_that_tells_two_stories_is_believed_once(market: Market) -> None:
    bill, other = await market.ordered(), None
    assert await market.notice(bill.id) == [204]
    assert await market.work_off() == []
    from tests.tenants.plans import letters

    other = await letters.retold(market, bill.id, amount=1)
    assert await market.post(*other) == 204
    assert await market.post(*other) == 204
    states = sorted((row["state"], *row["problems"]) for row in await market.payments())
    assert states == [("credited",), ("exception", "contradicts", "amount", "paid_already")]


async def test_a_second_payment_of_the_same_order_waits_for_people(market: Market) -> None:
    bill = await market.ordered()
    await market.notice(bill.id)
    assert await market.work_off() == []
    await submitted(market, bill, fails=True)
    (payment,) = await market.payments("provider <> 'bank'")
    assert payment["state"] == "credited"


async def submitted(market: Market, bill: Bill, reference: str | None = None, *, fails: bool = False) -> UUID:
    cmd = buying.SubmitSlip(
        bill_id=bill.id, sha256=await market.slip(bill.number), reference=reference or f"CMB{bill.number}",
        payer="恒准精密", paid_on=clock.now().date(),
    )  # fmt: skip
    if fails:
        with pytest.raises(BillNotOpen):
            await market.customer.does(buying.submit_slip, cmd, market.buyer)
        return bill.id
    await market.customer.does(buying.submit_slip, cmd, market.buyer)
    assert await market.work_off() == []
    (row,) = await market.payments("provider = 'bank'")
    return UUID(str(row["id"]))


async def test_a_transfer_is_credited_by_two_people(market: Market) -> None:
    bill = await market.ordered("starter", "month")
    payment_id = await submitted(market, bill)
    assert (await market.bill(bill.id)).state == "checking"
    approve = payments.ApproveTransfer(payment_id=payment_id, amount=29_900)

    await run(market.hemin, payments.approve_transfer, approve)
    for actor, refusal in ((market.hemin, SameApprover), (market.vendor.system, ApproverNotHuman)):
        with pytest.raises(refusal):
            await run(actor, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=29_900))
    assert (await market.bill(bill.id)).state == "checking"
    with pytest.raises(TransferDiffers):
        await run(market.liutao, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=299))
    await run(market.liutao, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=29_900))
    assert await market.work_off() == []

    assert (await market.bill(bill.id)).state == "paid"
    assert (await market.entitlement()).plan == "starter"
    names = [row["approver"] for row in await market.vendor.rows("plans_approval", "payment_id = $2", payment_id)]
    assert sorted(names) == sorted([market.hemin.name, market.liutao.name])
    with pytest.raises(PaymentNotWaiting):
        await run(
            market.liutao, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=29_900)
        )


async def test_one_person_with_two_accounts_is_one_person(market: Market) -> None:
    bill = await market.ordered("starter", "month")
    payment_id = await submitted(market, bill)
    from tests.tenants.plans.conftest import person

    second = await person(market.vendor, f"x{uuid7().hex[-8:]}", "VENDOR_STAFF", name=market.hemin.name)
    cmd = payments.ApproveTransfer(payment_id=payment_id, amount=29_900)
    await run(market.hemin, payments.approve_transfer, cmd)
    with pytest.raises(SameApprover):
        await run(second, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=29_900))
    assert (await market.bill(bill.id)).state == "checking"


async def test_a_refused_slip_opens_the_order_again_with_the_reason(market: Market) -> None:
    bill = await market.ordered("starter", "month")
    payment_id = await submitted(market, bill)
    await run(market.hemin, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=29_900))
    await run(market.liutao, payments.reject_transfer, payments.RejectTransfer(payment_id=payment_id, reason="未到账"))
    assert await market.work_off() == []
    again = await market.bill(bill.id)
    assert (again.state, again.problem) == ("open", "slip_refused:未到账")

    assert await submitted(market, again) == payment_id  # the same reference, sent in again
    for actor in (market.hemin, market.liutao):  # and approved anew: the first round does not count
        await run(actor, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=29_900))
    assert await market.work_off() == []
    assert (await market.bill(bill.id)).state == "paid"


async def test_a_reference_proves_one_payment(market: Market) -> None:
    bill = await market.ordered("starter", "month")
    payment_id = await submitted(market, bill, "ONE-REFERENCE" + bill.number)
    for actor in (market.hemin, market.liutao):
        await run(actor, payments.approve_transfer, payments.ApproveTransfer(payment_id=payment_id, amount=29_900))
    assert await market.work_off() == []
    more = await market.ordered("starter", "month")
    cmd = buying.SubmitSlip(
        bill_id=more.id, sha256=await market.slip("second"), reference="ONE-REFERENCE" + bill.number, payer="恒准",
        paid_on=clock.now().date(),
    )  # fmt: skip
    await market.customer.does(buying.submit_slip, cmd, market.buyer)
    assert await market.work_off() == []
    refused = await market.bill(more.id)
    assert (refused.state, refused.problem) == ("open", "plans.reference_used")


async def test_an_exception_is_assigned_and_approved_by_two(market: Market) -> None:
    bill = await market.ordered("starter", "month")
    await market.notice(bill.id, "wrong_merchant")
    (odd,) = await market.payments()
    cmd = payments.AssignPayment(payment_id=odd["id"], order_number=bill.number, reason="付到了旧商户号")
    await run(market.hemin, payments.assign_payment, cmd)
    for actor in (market.hemin, market.liutao):
        await run(actor, payments.approve_transfer, payments.ApproveTransfer(payment_id=odd["id"], amount=29_900))
    assert await market.work_off() == []
    assert (await market.bill(bill.id)).state == "paid"


async def test_a_refund_is_noted_and_never_more_than_came(market: Market) -> None:
    bill = await market.ordered("starter", "month")
    await market.notice(bill.id)
    assert await market.work_off() == []
    (paid,) = await market.payments()
    note = payments.NoteRefund(payment_id=paid["id"], amount=20_000, reference="R1", reason="少用一月")
    await run(market.hemin, payments.note_refund, note)
    with pytest.raises(RefundTooLarge):
        more = payments.NoteRefund(payment_id=paid["id"], amount=9_901, reference="R2", reason="再退")
        await run(market.hemin, payments.note_refund, more)
    assert await market.work_off() == []
    assert (await market.bill(bill.id)).refunded == 20_000


async def test_an_invoice_is_asked_for_and_issued(market: Market) -> None:
    bill = await market.ordered("starter", "month")
    await market.notice(bill.id)
    assert await market.work_off() == []
    profile = buying.SetInvoiceProfile(
        kind="general", title="恒准精密机械（苏州）有限公司", tax_number="9135 0100 m000 100y43", email="cw@hengzhun.cn"
    )
    await market.customer.does(buying.set_invoice_profile, profile, market.buyer)
    await market.customer.does(buying.ask_invoice, buying.AskInvoice(bill_id=bill.id), market.buyer)
    assert await market.work_off() == []
    issue = orders.IssueInvoice(order_id=bill.id, number="26322000000123456789")
    await run(market.liutao, orders.issue_invoice, issue)
    assert await market.work_off() == []
    done = await market.bill(bill.id)
    assert (done.invoice_state, done.invoice_number) == ("issued", "26322000000123456789")
    (invoice,) = await market.vendor.rows("plans_invoice", "id = $2", bill.id)
    assert invoice["tax_number"] == "91350100M000100Y43"


async def test_one_order_at_a_time_and_only_ways_that_are_offered(market: Market) -> None:
    bill = await market.ordered()
    with pytest.raises(OrderStillOpen):
        await market.customer.does(buying.place_order, buying.PlaceOrder(plan="starter", period="month"), market.buyer)
    with pytest.raises(WayNotOffered):
        await market.customer.does(
            buying.choose_payment, buying.ChoosePayment(bill_id=bill.id, provider="wechat"), market.buyer
        )
    await market.customer.does(buying.cancel_bill, buying.CancelBill(bill_id=bill.id), market.buyer)
    assert await market.work_off() == []
    assert (await market.bill(bill.id)).state == "cancelled"
    assert await market.notice(bill.id) == [204]  # it was paid all the same
    (odd,) = await market.payments()
    assert (odd["state"], odd["problems"]) == ("exception", ["cancelled"])


async def test_a_partner_sells_at_its_own_price(market: Market) -> None:
    await set_own_prices(market.customer.tenant_id, {"standard": {"year": 799_000}}, id=uuid7())
    assert await market.work_off() == []
    await set_own_prices(market.customer.tenant_id, {"standard": {"year": 1}}, id=uuid7(), currency="USD")
    assert await market.work_off() == []
    bill = await market.ordered("standard", "year")
    assert (bill.amount, bill.currency) == (799_000, "CNY"), "what it sells at elsewhere changes nothing here"


async def test_an_upgrade_counts_what_is_left_and_ends_the_old_term(market: Market) -> None:
    first = await market.ordered("starter", "year")
    await market.notice(first.id)
    assert await market.work_off() == []
    with clock.frozen(clock.now() + 100 * DAY):
        second = await market.ordered("professional", "year")
        assert second.list_amount == 1_999_000
        assert 299_000 * 264 // 365 <= second.credit <= 299_000 * 266 // 365
        await market.notice(second.id)
        assert await market.work_off() == []
        mine = await market.entitlement()
        assert (mine.plan, mine.next_plan) == ("professional", None)
        old = await market.bill(first.id)
        assert old.until is not None
        assert old.until <= clock.now()


async def test_a_smaller_plan_follows_when_the_term_is_over(market: Market) -> None:
    first = await market.ordered("professional", "month")
    await market.notice(first.id)
    assert await market.work_off() == []
    second = await market.ordered("starter", "month")
    await market.notice(second.id)
    assert await market.work_off() == []
    mine = await market.entitlement()
    assert (mine.plan, mine.next_plan) == ("professional", "starter")
    with clock.frozen(clock.now() + 32 * DAY):
        await market.midnight()
        mine = await market.entitlement()
        assert (mine.plan, mine.state, mine.next_plan) == ("starter", "active", None)


async def test_a_trial_ends_in_grace_and_then_in_reading_and_paying_is_the_way_out(market: Market) -> None:
    begun = clock.now()
    with clock.frozen(begun + 30 * DAY + timedelta(minutes=1)):
        await market.midnight()
        assert ((await market.entitlement()).state, await state_of(market)) == ("grace", "grace")
        await run(market.customer.system, change_tenant, ChangeTenant(name_en="Still works"))
    with clock.frozen(begun + 37 * DAY + timedelta(minutes=1)):
        await market.midnight()
        assert ((await market.entitlement()).state, await state_of(market)) == ("read_only", "read_only")
        with pytest.raises(TenantReadOnly):
            await run(market.customer.system, change_tenant, ChangeTenant(name_en="Too late"))
        async with reading(market.customer.system) as read:
            assert (await entitlements(read)).state == "read_only"

        bill = await market.ordered("starter", "month")
        await market.notice(bill.id)
        assert await market.work_off() == []
        assert ((await market.entitlement()).state, await state_of(market)) == ("active", "active")
        await run(market.customer.system, change_tenant, ChangeTenant(name_en="Works again"))


async def test_reminders_come_before_the_end_and_once_each(market: Market) -> None:
    begun = clock.now()
    for days in (1, 2, 16, 17, 23, 27, 29):
        with clock.frozen(begun + days * DAY):
            await market.midnight()
    told = await market.customer.rows("live_event", "event = 'plans.term_ending'")
    due = await market.customer.rows("outbox", "event = 'plans.term_ending' AND actor = 'live'")
    assert len(told) + len(due) == 5  # 30, 14, 7, 3, 1


async def test_the_vendor_gives_more_days(market: Market) -> None:
    before = (await market.entitlement()).until
    act = uuid7()
    for _ in range(2):  # the worker's second try
        await extend_term(market.customer.tenant_id, 14, by="何敏 · Lotline", reason="现场调试", id=act)
    assert await market.work_off() == []
    after = (await market.entitlement()).until
    assert before is not None
    assert after == before + 14 * DAY


async def test_the_books_are_the_vendors_only(market: Market) -> None:
    forged = payments.RecordPayment(
        provider="wechat", transaction_id="1", order_number="LT1", amount=1, currency="CNY", merchant="", app="",
        expected_merchant="", expected_app="",
    )  # fmt: skip
    with pytest.raises(NotLedger):
        await run(system(market.customer.tenant_id), payments.record_payment, forged)
    with pytest.raises(PermissionMissing):
        await run(market.hemin, payments.record_payment, forged)
    with pytest.raises(PermissionMissing):
        await run(
            market.buyer, payments.approve_transfer, payments.ApproveTransfer(payment_id=uuid7(), amount=1)
        )  # fmt: skip
