"""What staff decides about a customer happens at the customer's, in its own trail, under the staff's name."""

import pytest

from infra.actions import run
from infra.errors import PermissionMissing, ReasonMissing, TenantReadOnly
from infra.ids import uuid7
from infra.work import Actor
from tenants.identity.commands import people, roles
from tenants.identity.errors import UnknownPermission
from tenants.vendor import commands, errors
from tests.tenants.vendor.conftest import Console, new_customer, person

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_suspended_customer_reads_and_does_not_write_until_it_is_resumed(console: Console):
    cmd = commands.SuspendCustomer(customer_id=console.ours.tenant_id, reason="欠费")
    await run(console.hemin, commands.suspend_customer, cmd)
    assert await console.work_off() == []

    (line,) = await console.lines(console.ours, "plans.set_tenant_state")
    assert line["actor_name"] == f"{console.hemin.name} · Lotline"
    assert line["reason"] == "欠费"
    health = await console.health(console.ours)
    assert (health.state, health.phase, health.problems[0]["code"]) == ("suspended", "grace", "suspended")
    with pytest.raises(TenantReadOnly):
        await console.ours.does(people.create_user, people.CreateUser(login="late", name="Late"))

    back = commands.ResumeCustomer(customer_id=console.ours.tenant_id, reason="已付")
    await run(console.hemin, commands.resume_customer, back)
    assert await console.work_off() == []
    assert (await console.health(console.ours)).state == "active"
    await console.ours.hire("late")


async def test_an_act_without_a_reason_or_the_right_leaves_nothing(console: Console):
    before = await console.ours.written()
    with pytest.raises(ReasonMissing):
        await run(
            console.hemin, commands.suspend_customer, commands.SuspendCustomer(customer_id=console.ours.tenant_id)
        )
    zhao = await person(console.vendor, f"zhao{uuid7().hex[-6:]}", "VENDOR_STAFF")
    with pytest.raises(PermissionMissing):
        cmd = commands.SuspendCustomer(customer_id=console.ours.tenant_id, reason="x")
        await run(zhao, commands.suspend_customer, cmd)
    assert await console.work_off() == []
    assert await console.ours.written() == before


async def test_a_partner_reaches_its_own_customers_only(console: Console):
    before = await console.ours.written()
    for id in (console.ours.tenant_id, uuid7()):
        with pytest.raises(errors.CustomerUnknown):
            cmd = commands.SuspendCustomer(customer_id=id, reason="x")
            await run(console.guyan, commands.suspend_customer, cmd)
    assert await console.ours.written() == before

    cmd = commands.RenameCustomer(
        customer_id=console.theirs.tenant_id, name_zh="瑞兴", name_en="Ruixing", reason="改名"
    )
    await run(console.guyan, commands.rename_customer, cmd)
    assert await console.work_off() == []
    for books in (console.partner, console.vendor):
        assert (await console.health(console.theirs, books)).name_zh == "瑞兴"


async def test_a_handed_over_customer_is_gone_for_its_old_partner(console: Console):
    """Also for what it decided before and nobody had carried out yet."""
    customer = await new_customer(console.vendor, console.partner)
    console.more.append(customer)
    late = commands.SuspendCustomer(customer_id=customer.tenant_id, reason="x")
    over = commands.HandOverCustomer(
        customer_id=customer.tenant_id, partner_id=console.other_partner.tenant_id, reason="换伙伴"
    )
    await run(console.guyan, commands.suspend_customer, late)
    await run(console.hemin, commands.hand_over_customer, over)
    assert await console.work_off() == []

    (noted,) = await console.partner.rows(
        "journal", "command = 'vendor.note_act' AND subject_id = $2", customer.tenant_id
    )
    assert '"code":"vendor.customer_unknown"' in noted["payload"]
    assert await console.lines(customer, "plans.set_tenant_state") == []
    with pytest.raises(errors.CustomerUnknown):
        again = commands.SuspendCustomer(customer_id=customer.tenant_id, reason="x")
        await run(console.guyan, commands.suspend_customer, again)
    assert (await console.health(customer, console.other_partner)).slug == customer.slug
    assert (await console.health(customer)).partner_id == console.other_partner.tenant_id


async def test_a_customers_own_role_cannot_hold_what_serves_others(console: Console):
    cmd = roles.CreateRole(code="SPY", name_zh="探", name_en="Spy", permissions=["vendor.customer:read"])
    with pytest.raises(UnknownPermission):
        await console.ours.does(roles.create_role, cmd)
    allowed = await console.vendor.does(
        roles.create_role,
        roles.CreateRole(
            code=f"R{uuid7().hex[-8:].upper()}", name_zh="看", name_en="Look", permissions=["vendor.customer:read"]
        ),
    )
    assert allowed.code


async def test_what_the_vendor_suspended_no_partner_lifts(console: Console):
    """A partner lifts its own suspension, never the vendor's: neither at once nor where the vendor's came after."""
    customer = await new_customer(console.vendor, console.partner)
    console.more.append(customer)

    async def act(who: Actor, *acts: str) -> None:
        for name in acts:
            made = (
                commands.SuspendCustomer(customer_id=customer.tenant_id, reason="欠费")
                if name == "suspend_customer"
                else commands.ResumeCustomer(customer_id=customer.tenant_id, reason="已付")
            )
            await run(who, getattr(commands, name), made)
            assert await console.work_off() == []

    await act(console.guyan, "suspend_customer", "resume_customer")
    assert (await console.health(customer)).state == "active"

    await act(console.hemin, "suspend_customer")
    with pytest.raises(errors.SuspendedByOthers):
        await act(console.guyan, "resume_customer")
    told = "command = 'vendor.note_act' AND subject_id = $2"
    line = max(await console.partner.rows("journal", told, customer.tenant_id), key=lambda row: row["recorded_at"])
    assert (line["actor_name"], line["reason"]) == (f"{console.hemin.name} · Lotline", "欠费")

    await act(console.hemin, "resume_customer")
    await act(console.guyan, "suspend_customer")
    await act(console.hemin, "resume_customer", "suspend_customer")
    await act(console.guyan, "resume_customer")  # its own last act was to suspend: decided at the customer's
    assert (await console.health(customer, console.partner)).state == "suspended"
    line = max(await console.partner.rows("journal", told, customer.tenant_id), key=lambda row: row["recorded_at"])
    assert '"code":"vendor.suspended_by_others"' in line["payload"]
