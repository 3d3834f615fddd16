"""Every mutation leaves a complete line, equal to what a second connection saw before and after.

The demo plant and the stories below; that no command is left out is held by tests/infra/test_journal_complete.py.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from infra import clock, outbox_commands
from infra.actions import Command, CommandSpec, Origin, run
from infra.db import mine
from infra.engines.roles import Dsns
from infra.errors import Refusal
from infra.ids import uuid7
from infra.work import Actor, reading, system, working
from tenants import identity, seed
from tenants.identity.commands import devices, people, sessions, teams
from tenants.identity.commands import roles as role_commands
from tenants.identity.models import Grant, Team
from tenants.masterdata import commands as masterdata
from tenants.masterdata.models import WorkCalendar
from tenants.orders import commands as orders
from tenants.orders import gates
from tenants.orders.models import Hold, Operation, ProductionOrder
from tenants.plans import commands as plans
from tenants.records import commands as records
from tenants.reporting import commands as reporting
from tenants.reporting.models import OutputReport
from tenants.roles import OPERATOR
from tenants.telemetry import commands as counters
from tests.kit.machine import Machine
from tests.kit.people import PASSWORD, PIN, Staff
from tests.kit.plant import Plant
from tests.kit.witness import ALWAYS, witnessing


class Story:
    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    async def does(self, spec: CommandSpec[Any, Any], cmd: Command, **more: Any) -> Any:
        return (await run(self.actor, spec, cmd, **more)).row


async def test_every_command(dsns: Dsns, staff: Staff, machine: Machine) -> None:
    fresh = not await seed.complete(await plans.provision(seed.DEMO))  # another file may have seeded this database
    async with witnessing(dsns.admin) as witness:
        tenant_id = await seed.seed_hengzhun()
        await plant_changes(machine, tenant_id)
        await orders_and_reports(machine)
        await counters_and_logs(machine)
        await refused_entries(machine)
        await dead_letters(dsns, machine)
        await people_and_devices(staff)
        await witness.settle()
    assert witness.faults == []
    assert sum(witness.commands.values()) > (600 if fresh else 90)


async def test_the_witness_notices_what_the_journal_leaves_out(dsns: Dsns, plant: Plant) -> None:
    """The control: a command that writes past the journal, and one that tells of more than it did."""
    order, _ = await plant.released(10)
    async with witnessing(dsns.admin) as witness:
        async with working(plant.boss.actor, command="test.silent") as work:
            work.needs_line = True
            sql = "UPDATE orders_production_order SET priority = 9 WHERE tenant_id = $1 AND id = $2"
            await work.executor.connection.execute(sql, plant.tenant_id, order.id)
    assert [fault.partition(": ")[2] for fault in witness.faults] == [
        f"wrote ('orders_production_order', {order.id!r}) without a word"
    ]
    async with witnessing(dsns.admin) as witness:
        async with working(plant.boss.actor, command="test.boastful") as work:
            changed = await work.change(await plant.row(ProductionOrder, order.id), priority=3)
            sql = "UPDATE orders_production_order SET priority = 4 WHERE tenant_id = $1 AND id = $2"
            await work.executor.connection.execute(sql, plant.tenant_id, changed.id)
    assert any("is not so afterwards" in fault for fault in witness.faults)


async def test_refusals_are_complete_lines_too(dsns: Dsns, staff: Staff) -> None:
    lead = await staff.signed_in("chen", OPERATOR)
    with pytest.raises(Refusal):
        await run(lead, people.create_user, people.CreateUser(login="x", name="X"))
    (line,) = await staff.rows("journal", "outcome = 'refused'")
    assert [name for name in ALWAYS if line[name] is None] == []
    assert (line["code"], line["actor_name"]) == ("infra.permission_missing", "Chen")
    assert await staff.rows("journal_change", "journal_id = $2", line["id"]) == []


async def plant_changes(machine: Machine, demo: Any) -> None:
    plant, m = machine.plant, masterdata
    story = Story(plant.boss.actor)
    places = ((m.change_site, plant.site), (m.change_area, plant.areas[0]), (m.change_work_unit, plant.work_unit),
              (m.change_work_center, plant.centers["CNC"]))  # fmt: skip
    for spec, place in places:
        await story.does(spec, m.ChangePlace(place_id=place.id, name_zh="新名"))
    item = await plant.item()
    await story.does(m.change_item, m.ChangeItem(item_id=item.id, item_revision="D"))
    await story.does(m.change_partner, m.ChangePartner(partner_id=plant.customer.id, name_zh="瑞泽"))
    reason = await story.does(
        m.create_reason_code, m.CreateReasonCode(code="X", kind="rework", name_zh="毛刺", name_en="Burr")
    )
    await story.does(m.change_reason_code, m.ChangeReasonCode(reason_code_id=reason.id, active=False))
    await story.does(plans.set_tenant_state, plans.SetTenantState(state="active", reason="paid"))
    other = Story(system(demo))
    calendar = (await rows(demo, mine(WorkCalendar)))[0]
    labour_day = m.SetCalendarDay(
        work_calendar_id=calendar.id, day=date(2030, 5, 1), working=False, name_zh="劳动节", name_en="Labour Day"
    )
    await other.does(m.set_calendar_day, labour_day)


async def rows(tenant_id: Any, statement: Any) -> list[Any]:
    async with reading(system(tenant_id)) as read:
        return await read.all(statement)


async def orders_and_reports(machine: Machine) -> None:
    plant = machine.plant
    story = Story(plant.boss.actor)
    order, (operation,) = await plant.released(10)
    cmd = orders.HoldOperation(operation_id=operation.id, reason_code="WAIT-QC", note="硬度")
    await story.does(orders.hold_operation, cmd)
    await lift(plant)
    fresh: Operation = await plant.row(Operation, operation.id)
    gate = await plant.within(
        lambda work: gates.arm_gate(work, fresh, "first_piece", opener=OPERATOR, closes_after_quantity=Decimal(0))
    )
    await story.does(orders.open_gate, orders.OpenGate(gate_id=gate.id, reason="首件合格"))
    report = await story.does(
        reporting.report_output, reporting.ReportOutput(operation_id=operation.id, good_quantity=Decimal(4))
    )
    await story.does(orders.pause_operation, orders.PauseOperation(operation_id=operation.id))
    await story.does(orders.resume_operation, orders.ResumeOperation(operation_id=operation.id))
    await story.does(reporting.reverse_output, reporting.ReverseOutput(report_id=report.id, reason="报错了"))
    cancelled = await plant.order()
    await story.does(orders.cancel_order, orders.CancelOrder(order_id=cancelled.id, reason="客户取消"))
    assert order.id != cancelled.id


async def lift(plant: Plant) -> None:
    """The one hold there is."""
    (hold,) = await plant.rows(mine(Hold).where(Hold.lifted_at.is_(None)))
    await plant.boss.does(orders.lift_hold, orders.LiftHold(hold_id=hold.id, reason="合格"))


async def counters_and_logs(machine: Machine) -> None:
    plant = machine.plant
    story = Story(plant.boss.actor)
    await machine.says(10)
    await machine.says(13)
    await story.does(counters.rebase_counter, counters.RebaseCounter(signal_id=machine.signal.id))
    change = counters.ChangeSignal(signal_id=machine.signal.id, largest_step=Decimal(400))
    await story.does(counters.change_signal, change)
    for decide in ("book", "dismiss"):
        entry = await held_reading(machine)
        if decide == "book":
            cmd = counters.BookQuarantined(quarantine_id=entry.id, reason="made on hold")
            await story.does(counters.book_quarantined, cmd)
        else:
            cmd = counters.DismissQuarantined(quarantine_id=entry.id, reason="noise")
            await story.does(counters.dismiss_quarantined, cmd)
    await Story(machine.actor).does(
        counters.quarantine_input,
        counters.QuarantineInput(source="mqtt", payload="{", code="telemetry.unreadable"),
    )
    _, (operation,) = await plant.released(10)
    await story.does(
        counters.record_log_row,
        counters.RecordLogRow(
            log="a.csv", line=2, ordinal=0, source="x", kind="production", operation_id=operation.id, worker_id=uuid7(),
            worker_name="ID4794", work_unit_id=plant.work_unit.id, started_at=clock.now() - timedelta(days=3),
            occurred_at=clock.now() - timedelta(days=2), completed=Decimal(2),
        ),
    )  # fmt: skip


async def held_reading(machine: Machine) -> Any:
    """A counter goes on while its operation is on hold."""
    plant = machine.plant
    cmd = orders.HoldOperation(operation_id=machine.operation.id, reason_code="WAIT-QC")
    await plant.boss.does(orders.hold_operation, cmd)
    known = {entry.id for entry in await machine.aside()}
    await machine.says(machine.seq * 20 + 20)
    await machine.says(machine.seq * 20 + 20)
    await lift(plant)
    return next(entry for entry in await machine.aside() if entry.id not in known)


async def refused_entries(machine: Machine) -> None:
    plant = machine.plant
    for seq, adopted in ((1, True), (2, False)):
        order, (operation,) = await plant.released(10)
        await plant.boss.does(orders.hold_order, orders.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
        cmd = reporting.ReportOutput(operation_id=operation.id, good_quantity=Decimal(3))
        with pytest.raises(Refusal):
            await run(plant.boss.actor, reporting.report_output, cmd, origin=Origin(seq=seq))
        await lift(plant)
        if adopted:
            await plant.boss.does(records.adopt_intent, records.AdoptIntent(intent_id=cmd.id, reason="补报"))
        else:
            await plant.boss.does(records.dismiss_intent, records.DismissIntent(intent_id=cmd.id, reason="重复"))
    reports = await plant.rows(mine(OutputReport))
    assert any(report.good_quantity == 3 for report in reports)


async def dead_letters(dsns: Dsns, machine: Machine) -> None:
    """Two outbox rows that background work has given up on."""
    tenant_id = machine.plant.tenant_id
    connection = await asyncpg.connect(dsns.admin)
    try:
        sql = "INSERT INTO outbox (tenant_id, id, event, actor, queue, payload, at, state, next_at)"
        for _ in range(2):
            values = "($1, $2, 'x', 'x', 'x', '{}', now(), 'dead', now())"
            await connection.execute(f"{sql} VALUES {values}", tenant_id, uuid7())
        letters = await connection.fetch("SELECT id FROM outbox WHERE tenant_id = $1 AND state = 'dead'", tenant_id)
    finally:
        await connection.close()
    boss = machine.plant.boss
    await boss.does(outbox_commands.retry_dead_letter, outbox_commands.RetryDeadLetter(letter_id=letters[0]["id"]))
    await boss.does(outbox_commands.discard_dead_letter, outbox_commands.DiscardDeadLetter(letter_id=letters[1]["id"]))


async def people_and_devices(staff: Staff) -> None:
    story, p, r = Story(staff.system), people, role_commands
    wang = await staff.hire("wang", OPERATOR, secrets=True, name="王建国")
    li = await staff.hire("limin", OPERATOR)
    await Story(await staff.actor(await staff.token(wang.id))).does(p.change_profile, p.ChangeProfile(locale="en"))
    await story.does(p.change_user, p.ChangeUser(user_id=wang.id, phone="13800000000"))
    await story.does(p.issue_badge, p.IssueBadge(user_id=wang.id, badge="B1"))
    await story.does(p.reset_pin, p.ResetPin(user_id=wang.id, pin="2468"))
    await story.does(p.reset_pin, p.ResetPin(user_id=wang.id, pin=PIN))
    await story.does(p.set_password, p.SetPassword(user_id=li.id, password="another-horse-8"))
    await story.does(p.deactivate_user, p.DeactivateUser(user_id=li.id))
    await story.does(p.reactivate_user, p.ReactivateUser(user_id=li.id))

    team: Team = await story.does(teams.create_team, teams.CreateTeam(code="T1", name_zh="一组", name_en="Team 1"))
    await story.does(teams.add_member, teams.AddMember(team_id=team.id, user_id=wang.id))
    await story.does(teams.remove_member, teams.RemoveMember(team_id=team.id, user_id=wang.id))
    role = await story.does(r.create_role, r.CreateRole(code="SETTER", name_zh="调机", name_en="Setter"))
    await story.does(r.change_role, r.ChangeRole(role_id=role.id, permissions=["records.trail:read"]))
    await story.does(r.grant_role, r.GrantRole(user_id=wang.id, role_id=role.id))
    (grant,) = await rows(staff.tenant_id, mine(Grant).where(Grant.role_id == role.id))
    await story.does(r.revoke_grant, r.RevokeGrant(grant_id=grant.id))

    _, phone = await staff.phone()
    await identity.enroll_own(staff.slug, "wang", PASSWORD)
    session = await identity.sign_in(staff.slug, "wang", PASSWORD, address="10.0.0.7")
    await identity.sign_out(session.actor)
    with pytest.raises(Refusal):
        await identity.sign_in(staff.slug, "wang", "wrong-password-1", address="10.0.0.7")
    switched = await identity.switch_user(phone, identity.Claim(badge="B1", kind="pin", secret=PIN), None)
    on_phone = await staff.actor(switched.token, "switch")
    await Story(on_phone).does(sessions.end_switch, sessions.EndSwitch(switch_id=switched.token.id))
    await story.does(devices.revoke_device, devices.RevokeDevice(device_id=phone.id, lost=True, reason="丢了"))
